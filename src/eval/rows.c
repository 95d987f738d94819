/* See rows.h. Parts are small at first, so that whoever measures rows can begin while others are
 * read. Never reads a value but the id. */
#include "eval/rows.h"

#include <stdlib.h>

#include "base/jscan.h"

enum { PART_BYTES = 1 << 20, PARTS_SMALL = 64, PART_BYTES_LATER = 16 << 20 };

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

bool rows_open(struct rows *rows, const char *path, const struct source_options *options)
{
    *rows = (struct rows){.path = path};
    rows->source = source_open(path, options, &rows->error);
    return rows->source || failed(rows);
}

/* One more part, its block open; NULL without memory. */
static struct part *add_part(struct rows *rows)
{
    if (rows->n_parts == rows->cap_parts) {
        size_t cap = rows->cap_parts ? 2 * rows->cap_parts : 16;
        struct part **grown = realloc(rows->parts, cap * sizeof *grown);
        if (!grown)
            return NULL;
        rows->parts = grown;
        rows->cap_parts = cap;
    }
    struct part *part = calloc(1, sizeof *part);
    if (!part)
        return NULL;
    rows->parts[rows->n_parts++] = part;
    return block_open(&part->block) ? part : NULL;
}

static bool add_rows(struct part *part)
{
    const struct block *block = &part->block;
    part->rows = malloc(block->n_records * sizeof *part->rows + 1);
    if (!part->rows)
        return false;
    for (; part->n < block->n_records; part->n++) {
        const struct record *record = &block->records[part->n];
        part->rows[part->n] = (struct row){.raw = {block->raw.data + record->start, record->len},
                                           .member = block->members[record->member],
                                           .number = record->number,
                                           .offset = record->offset};
    }
    return true;
}

struct part *rows_next(struct rows *rows)
{
    bool ended = false;
    size_t bytes = rows->n_parts < PARTS_SMALL ? PART_BYTES : PART_BYTES_LATER;
    if (!rows->source)
        return NULL;
    struct part *part = add_part(rows);
    bool good =
        part ? !source_read(rows->source, &part->block, bytes, &ended, &rows->error) || failed(rows)
             : no_memory(rows);
    if (good && !add_rows(part))
        good = no_memory(rows);
    if (ended || !good) {
        source_close(rows->source);
        rows->source = NULL;
    }
    return good ? part : NULL;
}

void rows_close(struct rows *rows)
{
    source_close(rows->source);
    for (size_t i = 0; i < rows->n_parts; i++) {
        block_close(&rows->parts[i]->block);
        free(rows->parts[i]->rows);
        free(rows->parts[i]);
    }
    free(rows->parts);
    free(rows->slots);
    arena_close(&rows->ids);
    *rows = (struct rows){0};
}

/* Reads the row's keys; of several "id" the last one counts, as in Python. */
static bool find_id(struct row *row, struct jscan *scan, struct arena *arena)
{
    struct str key;
    bool found = false;
    while (jscan_key(scan, arena, &key)) {
        enum jscan_type type = jscan_type(scan);
        if (!str_equal(key, STR("id")))
            (void)jscan_skip(scan, NULL);
        else if (type == JSCAN_STRING)
            found = jscan_string(scan, arena, &row->id);
        else
            found = jscan_skip(scan, &row->id) && type == JSCAN_NUMBER;
    }
    return found;
}

bool row_read_id(struct row *row, struct arena *arena)
{
    struct jscan scan;
    jscan_open(&scan, row->raw);
    if (jscan_type(&scan) != JSCAN_OBJECT || !jscan_enter(&scan)) {
        row->fault = scan.fault ? "it is no JSON" : "it is no JSON object";
        return false;
    }
    bool found = find_id(row, &scan, arena);
    if (!jscan_end(&scan))
        row->fault = "it is no JSON";
    else if (!found)
        row->fault = "it has no id";
    return found;
}

static uint32_t hash_of(struct str id)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < id.len; i++)
        hash = (hash ^ (unsigned char)id.data[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The slot of an id: that of its row, or the free one where it would stand. */
static struct row **slot_of(const struct rows *rows, struct str id)
{
    size_t at = hash_of(id) & (rows->n_slots - 1);
    while (rows->slots[at] && !str_equal(rows->slots[at]->id, id))
        at = (at + 1) & (rows->n_slots - 1);
    return &rows->slots[at];
}

struct row *rows_find(const struct rows *rows, struct str id)
{
    return rows->n_slots ? *slot_of(rows, id) : NULL;
}

static bool make_index(struct rows *rows)
{
    size_t bytes = 0, n = 0;
    for (size_t p = 0; p < rows->n_parts; p++) {
        bytes += rows->parts[p]->block.raw.len;
        n += rows->parts[p]->n;
    }
    if (!arena_open(&rows->ids, bytes + 1)) /* what is decoded is no longer than it was */
        return false;
    size_t n_slots = 64;
    while (n_slots < 2 * n)
        n_slots *= 2;
    rows->slots = calloc(n_slots, sizeof *rows->slots);
    if (!rows->slots)
        return false;
    rows->n_slots = n_slots;
    for (size_t p = 0; p < rows->n_parts; p++)
        for (size_t i = 0; i < rows->parts[p]->n; i++)
            if (row_read_id(&rows->parts[p]->rows[i], &rows->ids))
                *slot_of(rows, rows->parts[p]->rows[i].id) = &rows->parts[p]->rows[i];
    return true;
}

bool rows_read(struct rows *rows, const char *path, const struct source_options *options)
{
    if (!rows_open(rows, path, options))
        return false;
    while (rows_next(rows))
        continue;
    return !rows->error.code && (make_index(rows) || no_memory(rows));
}
