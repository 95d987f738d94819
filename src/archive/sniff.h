/* What a stream holds, told by its first bytes. */
#ifndef ARCHIVE_SNIFF_H
#define ARCHIVE_SNIFF_H

#include "archive/stream.h"

enum kind {
    KIND_EMPTY,
    /* compression */
    KIND_GZIP,
    KIND_ZSTD,
    KIND_XZ,
    KIND_LZIP,
    KIND_BZIP2,
    KIND_LZ4,
    KIND_COMPRESS,
    KIND_UTF16, /* text in it: a layer like the others */
    /* containers */
    KIND_TAR,
    KIND_ZIP,
    KIND_7Z,
    KIND_CPIO,
    /* leaves */
    KIND_JSON,  /* begins with an object or array: lines or documents, the cutter will see */
    KIND_LINES, /* JSON Lines whose first line is no JSON */
    KIND_TEXT,
    KIND_TEXT_LINES, /* each line is a document */
    KIND_CSV,
    KIND_WARC,
    KIND_ARC,
    KIND_HTML,
    KIND_XML,
    KIND_SGML,
    KIND_WIKI,
    KIND_FEED, /* RSS, Atom */
    /* leaves that nothing here can read */
    KIND_BINARY,
};

/* Which markup a text that begins with a tag, behind white space, is written in; from its first
 * bytes. KIND_TEXT for none. */
enum kind sniff_markup(struct str head);

/* Whether a text that begins with no tag and no JSON is CSV (or has tabs), or documents in lines;
 * else KIND_TEXT. */
enum kind sniff_rows(struct str head);

/* Looks, takes nothing. KIND_EMPTY also where the first thing is damage. */
enum kind sniff(struct stream *stream);

/* Where a zip ends in a stream that can seek: behind the comment of its end record; 0 where there
 * is none. Leaves the stream at its beginning. */
uint64_t zip_end(struct stream *stream);

/* "gzip", "JSON"; see kinds.c. */
const char *kind_name(enum kind kind);

static inline bool kind_is_codec(enum kind kind)
{
    return kind >= KIND_GZIP && kind <= KIND_UTF16;
}

static inline bool kind_is_container(enum kind kind)
{
    return kind >= KIND_TAR && kind <= KIND_CPIO;
}

static inline bool kind_is_leaf(enum kind kind)
{
    return kind >= KIND_JSON && kind <= KIND_FEED;
}

#endif
