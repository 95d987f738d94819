/* A file of JSON Lines, whole in memory, its rows found by id. */
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

struct rows {
    const char *path;
    struct block **blocks; /* own the bytes of the rows */
    size_t n_blocks, cap_blocks;
    struct row *rows;
    size_t n, cap;
    uint32_t *slots; /* hash -> row + 1; 0 is free */
    size_t n_slots;
    struct arena ids; /* of ids that were written with escapes */
    struct error error;
};

enum { ROWS_MOST = 1 << 30 };

/* Reads all of path (as source_open does) and finds each row's id: a string, or a number by its
 * digits. False and rows->error where it cannot be read at all; damage is a note of its block or
 * the fault of its row. Call rows_close in any case. */
bool rows_read(struct rows *rows, const char *path, const struct source_options *options);
void rows_close(struct rows *rows);

/* The last row with this id, as in a Python dict; NULL where there is none. A row with a fault is
 * found only where its id could be read. */
struct row *rows_find(const struct rows *rows, struct str id);

#endif
