/* See rows.h. A block of 16 MiB a call, each kept where it is: a row is a view of it.
 *
 * Ids are found by one pass that checks the whole row's grammar, so that what is no JSON is known
 * before anything is scored. Never reads a value but the id. */
#include "eval/rows.h"

#include <stdlib.h>

#include "base/jscan.h"

enum { BLOCK_BYTES = 16 << 20 };

static uint32_t hash_of(struct str id)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < id.len; i++)
        hash = (hash ^ (unsigned char)id.data[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The slot of an id: that of its row, or the free one where it would stand. */
static uint32_t *slot_of(const struct rows *rows, struct str id)
{
    size_t at = hash_of(id) & (rows->n_slots - 1);
    while (rows->slots[at] && !str_equal(rows->rows[rows->slots[at] - 1].id, id))
        at = (at + 1) & (rows->n_slots - 1);
    return &rows->slots[at];
}

struct row *rows_find(const struct rows *rows, struct str id)
{
    uint32_t found = rows->n_slots ? *slot_of(rows, id) : 0;
    return found ? &rows->rows[found - 1] : NULL;
}

/* NULL, or what is wrong. Of several keys "id" the last one counts, as in Python. */
static const char *read_id(struct row *row, struct arena *arena, bool *found)
{
    struct jscan scan;
    struct str key;
    jscan_open(&scan, row->raw);
    *found = false;
    if (jscan_type(&scan) != JSCAN_OBJECT || !jscan_enter(&scan))
        return scan.fault ? "it is no JSON" : "it is no JSON object";
    while (jscan_key(&scan, arena, &key)) {
        enum jscan_type type = jscan_type(&scan);
        if (!str_equal(key, STR("id")))
            (void)jscan_skip(&scan, NULL);
        else if (type == JSCAN_STRING)
            *found = jscan_string(&scan, arena, &row->id);
        else
            *found = jscan_skip(&scan, &row->id) && type == JSCAN_NUMBER;
    }
    if (!jscan_end(&scan))
        return "it is no JSON";
    return *found ? NULL : "it has no id";
}

static bool add_row(struct rows *rows, const struct block *block, const struct record *record)
{
    if (rows->n == rows->cap) {
        size_t cap = rows->cap ? 2 * rows->cap : 1024;
        struct row *grown = cap > ROWS_MOST ? NULL : realloc(rows->rows, cap * sizeof *grown);
        if (!grown)
            return false;
        rows->rows = grown;
        rows->cap = cap;
    }
    rows->rows[rows->n++] = (struct row){.raw = {block->raw.data + record->start, record->len},
                                         .member = block->members[record->member],
                                         .number = record->number,
                                         .offset = record->offset};
    return true;
}

static bool make_index(struct rows *rows)
{
    size_t bytes = 0;
    for (size_t i = 0; i < rows->n; i++)
        bytes += rows->rows[i].raw.len;
    if (!arena_open(&rows->ids, bytes + 1)) /* what is decoded is no longer than it was */
        return false;
    rows->n_slots = 64;
    while (rows->n_slots < 2 * rows->n)
        rows->n_slots *= 2;
    rows->slots = calloc(rows->n_slots, sizeof *rows->slots);
    for (size_t i = 0; rows->slots && i < rows->n; i++) {
        bool found;
        rows->rows[i].fault = read_id(&rows->rows[i], &rows->ids, &found);
        if (found)
            *slot_of(rows, rows->rows[i].id) = (uint32_t)i + 1;
    }
    return rows->slots != NULL;
}

/* One more block, open; NULL without memory. */
static struct block *add_block(struct rows *rows)
{
    if (rows->n_blocks == rows->cap_blocks) {
        size_t cap = rows->cap_blocks ? 2 * rows->cap_blocks : 16;
        struct block **grown = realloc(rows->blocks, cap * sizeof *grown);
        if (!grown)
            return NULL;
        rows->blocks = grown;
        rows->cap_blocks = cap;
    }
    struct block *block = calloc(1, sizeof *block);
    if (!block)
        return NULL;
    rows->blocks[rows->n_blocks++] = block;
    return block_open(block) ? block : NULL;
}

static bool no_memory(struct rows *rows)
{
    error_set(&rows->error, ERROR_MEMORY, "no memory for '%s'", rows->path);
    return false;
}

static bool failed(struct rows *rows)
{
    error_set(&rows->error, rows->error.code, "%s: %s", rows->path, rows->error.text);
    return false;
}

static bool read_blocks(struct rows *rows, struct source *source)
{
    bool ended = false;
    while (!ended) {
        struct block *block = add_block(rows);
        if (!block)
            return no_memory(rows);
        if (source_read(source, block, BLOCK_BYTES, &ended, &rows->error))
            return failed(rows);
        for (size_t i = 0; i < block->n_records; i++)
            if (!add_row(rows, block, &block->records[i]))
                return no_memory(rows);
    }
    return true;
}

bool rows_read(struct rows *rows, const char *path, const struct source_options *options)
{
    *rows = (struct rows){.path = path};
    struct source *source = source_open(path, options, &rows->error);
    if (!source)
        return failed(rows);
    bool read = read_blocks(rows, source);
    source_close(source);
    return read && (make_index(rows) || no_memory(rows));
}

void rows_close(struct rows *rows)
{
    for (size_t i = 0; i < rows->n_blocks; i++) {
        block_close(rows->blocks[i]);
        free(rows->blocks[i]);
    }
    free(rows->blocks);
    free(rows->rows);
    free(rows->slots);
    arena_close(&rows->ids);
    *rows = (struct rows){0};
}
