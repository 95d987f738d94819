/* An input -> blocks of whole raw records.
 *
 *   file or pipe -> [codec] -> [container -> member -> [codec]] ... -> leaf -> records -> block
 *
 * A source opens one input, tells by content what it is (layers of compression and containers, to a
 * depth), and hands out its records in order, a block at a time, cut at the last record boundary;
 * what is cut off is carried into the next block. It never parses a record, never keeps more than
 * one block's worth and never stops at damage that it can get past: what is lost is a note in the
 * block, at its place in the order. What is handed out does not depend on the size of the blocks.
 * One thread at a time. */
#ifndef ARCHIVE_SOURCE_H
#define ARCHIVE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"

/* What a leaf of the archive holds, and so what each of its records is. */
enum record_kind {
    RECORD_JSON, /* one JSON object: a line of JSON Lines, an element of an array, or a whole file;
                    or whatever stands where one should be */
    RECORD_TEXT, /* a whole member of plain text */
    RECORD_LINE, /* a line of text that is a document */
    RECORD_CSV,  /* a row, whose columns the member's head names */
    RECORD_WARC, /* a record of a WARC or ARC file: its head and its block */
    RECORD_HTML, /* a whole member: a web page */
    RECORD_XML,  /* a whole member: a document of a newswire, a page of a newspaper */
    RECORD_SGML, /* <DOC> ... </DOC>, <REUTERS> ... </REUTERS> */
    RECORD_WIKI, /* <page> ... </page> of a dump */
};

struct record {
    size_t start, len; /* where its bytes stand in block.raw */
    size_t member;     /* index into block.members */
    uint64_t number;   /* counts from 1 in its member; unreadable records count too */
    uint64_t offset;   /* of its first byte in the decoded member */
    enum record_kind kind;
    bool whole; /* the member is this one record (a text, a single object) */
};

/* Something that was read over or lost. */
enum note_kind {
    NOTE_SKIPPED, /* no loss: a directory, a link, a resource fork. Counted, told with -v */
    NOTE_KIND,    /* no loss: what the input was taken for. Told with -v */
    NOTE_DAMAGED, /* lost: broken, truncated, encrypted, or of no known kind. Exit status 1 */
    NOTE_LIMIT,   /* lost: a limit for hostile input was met; the text names its option. Status 1 */
};

struct note {
    enum note_kind kind;
    size_t before;   /* it stands before block.records[before] */
    size_t member;   /* index into block.members */
    uint64_t record; /* the record's number in its member, or 0 where it concerns the whole of it */
    uint64_t offset; /* bytes into the compressed archive, or into the member where in_member */
    bool in_member;
    uint64_t count;     /* 1, or how many equal ones this one stands for (the text is its own) */
    const char *reason; /* a constant to count by: "truncated", "checksum", "encrypted", ... */
    struct str text;    /* a sentence for people; block.names owns it */
};

struct block {
    struct buffer raw; /* at least BLOCK_SLACK readable bytes follow the last record */
    struct record *records;
    struct note *notes;
    struct str *members; /* names inside the archive, well-formed UTF-8: "" for the input itself,
                            "a.tgz/b.txt" inside an inner archive */
    struct str *heads;   /* [n_members] what records of the member cannot be read without: the row
                            of a CSV file that names the columns, where there is one; else "" */
    size_t n_records, n_notes, n_members;
    size_t cap_records, cap_notes, cap_members, cap_heads;
    size_t first_note;  /* of the input at hand: equal notes are folded within it */
    struct arena names; /* owns the texts of members and notes; reset with the block */
    uint64_t consumed;  /* compressed bytes of the input read so far: progress */
};

enum {
    BLOCK_SLACK = 64,
    BLOCK_RECORDS_MAX = 1 << 16, /* a million empty lines should not cost 50 MB */
};

bool block_open(struct block *block);
void block_reset(struct block *block); /* empty, its memory kept */
void block_close(struct block *block);

/* What the program does without options, and the largest record it takes: the kernel counts in 32
 * bits. */
enum {
    SOURCE_MAX_RECORD = 16 << 20,
    SOURCE_MAX_RECORD_MOST = 1 << 30,
    SOURCE_MAX_WINDOW = 128 << 20,
    SOURCE_MAX_DEPTH = 8,
    /* gzip makes 1032 bytes of zeros into one, text a few dozen at most: what expands further was
     * compressed twice, or says nothing. */
    SOURCE_MAX_RATIO = 1000,
    SOURCE_MAX_MEMBERS = 10000000, /* the New York Times corpus has 1.8 million */
};

struct source_options {
    /* Bytes of one decoded record; a longer one is a note: --max-record. */
    size_t max_record;
    /* Bytes of a zstd window; a frame that needs more is a note: --max-window. */
    uint64_t max_window;
    /* Archives inside archives, layers of compression included: --max-depth. */
    unsigned max_depth;
    /* Decoded bytes for each byte of the input, above max_record; all decoded bytes; members of
     * all containers together. What is beyond is a note, and the input ends there. 0 = no limit:
     * --max-ratio, --max-total, --max-members. */
    uint64_t max_ratio, max_total, max_members;
    /* Nonzero ends a wait for a pipe: ERROR_STOPPED, and what is open is no record. May be NULL. */
    const volatile int *stop;
};

struct source;

/* Opens a path, or standard input for "-". On failure NULL and *error (ERROR_OPEN, ERROR_READ,
 * ERROR_MEMORY). The options are copied. */
struct source *source_open(const char *path, const struct source_options *options,
                           struct error *error);
void source_close(struct source *source);

/* Appends whole records and the notes of what was met on the way to block, until block.raw holds
 * about bytes (more where one record is larger, never more than max_record in addition), the block
 * holds BLOCK_RECORDS_MAX records or as many names as it can, or the input ends, which sets *ended.
 * Several small inputs can so share a block: members are appended as well, one index each, and
 * nothing that stands in the block before the call is touched. Each call gets on, also with a block
 * that is full. Returns ERROR_NONE, or an error that ends the source (ERROR_READ, ERROR_MEMORY,
 * ERROR_STOPPED); what was appended before it is good. */
enum error_code source_read(struct source *source, struct block *block, size_t bytes, bool *ended,
                            struct error *error);

#endif
