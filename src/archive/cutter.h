/* The bytes of a leaf -> records, cut where they stand in block.raw.
 *
 *   raw:  [records of before | start: the open record ... scan: looked at | ... len)
 *
 * The source appends bytes to raw and calls cutter_cut(), which hands out what is whole and leaves
 * the open record from start on. A record above the limit is read over without being kept. The
 * result does not depend on how the bytes come in. */
#ifndef ARCHIVE_CUTTER_H
#define ARCHIVE_CUTTER_H

#include "archive/block.h"
#include "archive/sniff.h"
#include "archive/tabular.h"

enum cutter_mode { CUT_LINES, CUT_TEXT, CUT_DOCUMENT, CUT_CSV, CUT_WARC, CUT_ELEMENTS };

/* Whether the first object is one of records, by their ids, or holds a list of them; see
 * cutter_table.c. */
enum table_phase {
    TABLE_NO,
    TABLE_KEY,
    TABLE_COLON,
    TABLE_VALUE,
    TABLE_INNER,
    TABLE_COMMA,
    TABLE_HEAD,      /* in front of a list: a value that says how many there are */
    TABLE_LIST,      /* behind the key of a list */
    TABLE_LIST_OPEN, /* behind its bracket */
};

enum table_told { TABLE_UNTOLD, TABLE_OF_RECORDS, TABLE_WITH_LIST };

/* One member of it; places count from the open record's start. */
struct table_member {
    size_t key, end, inner, inner_end; /* its key; behind its value; the value's first key */
};

struct cutter_table {
    enum table_phase phase;
    struct table_member members[2];
    unsigned n;                   /* the member at hand */
    bool had_list, in_list, tail; /* an object with a list was met; in its list, behind it */
    uint64_t column;
};

/* What a document's bytes so far mean; see cutter_json.c. */
struct cutter_json {
    bool undecided; /* lines or documents? Not yet told */
    bool in_array;  /* inside a top-level array: records are its elements */
    bool in_table;  /* inside a top-level object: they are its members, with their keys */
    bool open;      /* a record is open */
    bool scalar;    /* the open record is no object and no array */
    bool string, escape;
    bool fresh; /* only white space since the last line break of the open record */
    bool flat;  /* the open record's lines are not indented: no telling where it broke */
    bool deep;  /* some of them are: a line that is not does not continue it */
    char last;  /* the last character that is no white space, outside of strings */
    uint64_t depth;
    uint64_t column, indent; /* spaces in front of this line; of the line the record begins on */
    struct cutter_table table;
};

/* See cutter_elements.c. */
struct cutter_elements {
    unsigned row;       /* 1 + the row of the name that records have here, or 0 */
    size_t held;        /* bytes in front of scan that may begin a tag of ours */
    bool open, closing; /* a record is open; its closing tag has begun */
    bool fresh;         /* the tag at hand begins its line */
    char last;          /* the byte in front of scan, or 0 */
};

enum warc_phase { WARC_BETWEEN, WARC_SEEK, WARC_HEAD, WARC_BODY };

/* See cutter_warc.c. Places count from the open record's beginning. */
struct cutter_warc {
    enum warc_phase phase;
    bool told;          /* why bytes in front of the next record are read over */
    bool open;          /* the record's length is wrong: it goes on to the next one */
    bool last, gap;     /* no more bytes come; because some are lost */
    uint64_t looked;    /* no other record begins in front of it */
    uint64_t head, end; /* behind its head; behind its block, as it says */
};

/* See cutter_csv.c. */
struct cutter_csv {
    struct tabular_scan row;
    bool opened; /* the first row told what the table is */
    bool large;  /* the open row is above the limit */
    bool lost;   /* a quotation mark was never closed: what has other columns is the rest of it */
    size_t columns;
    size_t broken;  /* behind the first line end inside the open row, from its beginning; or 0 */
    uint64_t again; /* bytes read a second time */
    size_t head_len;
    char head[TABULAR_HEAD_MAX + 1];
};

struct cutter {
    enum cutter_mode mode;
    enum kind kind;
    enum record_kind record_kind;
    size_t max_record;
    size_t kept; /* raw[..kept) are records of before */
    size_t start, scan;
    uint64_t read;    /* bytes of the leaf so far; raw.len is where the last of them stands */
    uint64_t dropped; /* bytes of the open record not kept: it is above the limit */
    uint64_t number;  /* of the last record */
    bool more;        /* something stands behind the first record */
    bool broken;      /* out of memory */
    struct cutter_json json;
    struct cutter_csv csv;
    struct cutter_elements elements;
    struct cutter_warc warc;
};

void cutter_open(struct cutter *cutter, enum kind kind, size_t max_record, size_t start);

/* The open record now stands at raw[start..raw.len) of another block. */
void cutter_move(struct cutter *cutter, size_t start);

/* Cuts raw[cutter->scan..raw.len) until it is used up or the block is full (then scan < len). */
void cutter_cut(struct cutter *cutter, struct block *block, size_t member);

/* The leaf is at its end, or at a gap behind which nothing continues: what is open is a record. */
void cutter_end(struct cutter *cutter, struct block *block, size_t member, bool gap);

/* False while it is open whether the first record is the whole member: the block must not end. */
bool cutter_is_settled(const struct cutter *cutter);

/* True where the block is full and may end here. */
bool cutter_must_stop(const struct cutter *cutter, const struct block *block);

/* For cutter_json.c. Hands out raw[start..end) as a record, or tells that it was too large. */
void cutter_take(struct cutter *cutter, struct block *block, size_t member, size_t end);
void cutter_json_cut(struct cutter *cutter, struct block *block, size_t member);
void cutter_json_end(struct cutter *cutter, struct block *block, size_t member, bool gap);

/* For cutter_json.c: cutter_table.c looks at the first object as it goes by. table_begin opens it;
 * table_see takes the characters outside of strings and the quotation marks around them, raw[at],
 * until it is told: a table, whose first record is raw[start + members[0].key..end), or an object
 * with a list, whose first record begins at raw[at]. */
void table_begin(struct cutter_table *table);
enum table_told table_see(struct cutter *cutter, const char *raw, size_t at);

/* For the modes with a file of their own, as the two above: rows, records of WARC and ARC files,
 * elements of SGML and of a wiki's dump. */
void cutter_csv_cut(struct cutter *cutter, struct block *block, size_t member);
void cutter_csv_end(struct cutter *cutter, struct block *block, size_t member, bool gap);
void cutter_warc_cut(struct cutter *cutter, struct block *block, size_t member);
void cutter_warc_end(struct cutter *cutter, struct block *block, size_t member, bool gap);
void cutter_elements_cut(struct cutter *cutter, struct block *block, size_t member);
void cutter_elements_end(struct cutter *cutter, struct block *block, size_t member, bool gap);

#endif
