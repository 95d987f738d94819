/* A decoder of one compression on top of another stream.
 *
 *   compressed:  [member][member][zeros][member] rubbish [member ...
 *
 * codec.c walks the members (gzip: members, zstd and lz4: frames, xz and bzip2: streams), fills the
 * input and tells damage at its place; a codec_ops knows one member. Every byte that can be decoded
 * before damage is handed out; behind it the walk goes on at the next member that can be told for
 * sure. Another decoder of the same compression (faster, or parallel) is another codec_ops. */
#ifndef ARCHIVE_CODEC_H
#define ARCHIVE_CODEC_H

#include "archive/stream.h"

enum codec_result {
    CODEC_MORE,        /* wants more input, or more room */
    CODEC_DONE,        /* the member ended and is sound */
    CODEC_CHECKSUM,    /* the member ended; its checksum or length tells that its bytes are wrong */
    CODEC_CORRUPT,     /* it cannot be read on */
    CODEC_LIMIT,       /* it needs more memory than the options allow; text tells */
    CODEC_UNSUPPORTED, /* nothing here can read it; text tells */
    CODEC_MEMORY,      /* out of memory */
};

struct codec_io {
    const unsigned char *in;
    size_t in_len;
    unsigned char *out;
    size_t out_len;
    char text[200]; /* for people, where the result is neither MORE nor DONE; "" = nothing to add */
};

struct codec_ops {
    const char *name;   /* "gzip" */
    const char *member; /* "member", "frame", "stream" */
    size_t head;        /* bytes that begins() wants; fewer at the end of the input */
    size_t probe;       /* the same where it searches behind damage */
    bool endless;       /* a member ends where the input does */
    void *(*open)(const struct source_options *options);
    void (*close)(void *state);

    /* True where a member begins at in; with search it must be told for sure, else a cut-off
     * beginning is one as well. */
    bool (*begins)(void *state, const unsigned char *in, size_t n, bool search);
    bool (*start)(void *state); /* a member begins. False without memory */

    /* Moves io->in and io->out on. What it wrote before an error must be counted in io->out. */
    enum codec_result (*decode)(void *state, struct codec_io *io);
};

extern const struct codec_ops codec_zstd, codec_gzip, codec_xz, codec_lzip, codec_bzip2, codec_lz4;
extern const struct codec_ops codec_compress, codec_utf16;

/* Owns input from now on, and closes it also where it returns NULL without memory. */
struct stream *codec_stream(const struct codec_ops *ops, struct stream *input,
                            const struct source_options *options);

#endif
