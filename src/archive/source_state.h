/* What the files of a source share: source.c reads, peel.c opens what is found. */
#ifndef ARCHIVE_SOURCE_STATE_H
#define ARCHIVE_SOURCE_STATE_H

#include <locale.h>

#include "archive/block.h"
#include "archive/container.h"
#include "archive/cutter.h"
#include "archive/stream.h"

enum { SOURCE_DEPTH_MAX = 32, SOURCE_NO_MEMBER = -1 };

struct layer {
    struct container *container;
    size_t name_len; /* of its own name, in source.name */
    unsigned depth;  /* layers below and with it */
};

struct source {
    struct source_options options;
    struct layer layers[SOURCE_DEPTH_MAX + 1];
    unsigned n_layers;
    struct stream *input; /* until the first read opens it */
    struct stream *leaf;  /* NULL between members */
    struct cutter cutter;
    struct buffer carry; /* the open record between two blocks */
    struct buffer name;  /* of the member that is open, or was last */
    size_t member;       /* its index in the block, or SOURCE_NO_MEMBER */
    uint64_t consumed;
    struct meter meter;
    uint64_t members;    /* of all containers, so far */
    uint64_t told_kinds; /* bit KIND_…: a member of this kind was told of */
    locale_t utf8;       /* libarchive gives names as the locale allows */
    bool ended;
    enum error_code failed;
    struct error error;
};

/* The error that ends the source; returns its code. */
enum error_code source_fail(struct source *source, const struct error *error);
enum error_code source_fail_memory(struct source *source);

/* Gives the open member its index in this block. False without memory. */
bool source_find_member(struct source *source, struct block *block);

/* A note on the open member. */
void source_add_note(struct source *source, struct block *block, const struct damage *damage);

/* Peels the layers of compression off a stream, which it owns, until a container or leaf is open;
 * or tells why there is none. depth counts the layers around it. */
void source_peel(struct source *source, struct block *block, struct stream *stream, unsigned depth);

#endif
