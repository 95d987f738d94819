/* A file of JSON Lines, held in memory in parts, its rows found by id. */
#ifndef EVAL_ROWS_H
#define EVAL_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/source.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

struct row {
    struct str raw; /* its JSON */
    struct str id;
    struct str member;       /* of the archive, "" for the file itself */
    uint64_t number, offset; /* of the record in its member */
    const char *fault;       /* a constant: why it cannot be used; NULL as long as it can */
};

/* A block and its rows, which are views of it. */
struct part {
    struct block block;
    struct row *rows;
    size_t n;
};

struct rows {
    const char *path;
    struct source *source; /* NULL when all is read */
    struct part **parts;   /* a part stays where it is */
    size_t n_parts, cap_parts;
    struct row **slots; /* by the hash of the id; NULL is free */
    size_t n_slots;
    struct arena ids; /* of ids that were written with escapes */
    struct error error;
};

/* Opens path (as source_open does). False and rows->error where it cannot. Call rows_close in any
 * case. */
bool rows_open(struct rows *rows, const char *path, const struct source_options *options);
void rows_close(struct rows *rows);

/* Reads one more part. NULL at the end, and where it fails: rows->error tells. Damage is a note of
 * the part's block. */
struct part *rows_next(struct rows *rows);

/* Finds a row's id: a string, or a number by its digits. False where there is none that could be
 * read. Either way all of the row's grammar is checked: row->fault tells what is wrong. */
bool row_read_id(struct row *row, struct arena *arena);

/* Reads all of path, and each row's id. False and rows->error where it cannot be read at all. */
bool rows_read(struct rows *rows, const char *path, const struct source_options *options);

/* Behind rows_read: the last row with this id, as in a Python dict, even where it has a fault; NULL
 * where there is none. */
struct row *rows_find(const struct rows *rows, struct str id);

#endif
