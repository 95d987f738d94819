/* The memory of a block: four growing arrays and an arena of names.
 *
 * Equal notes are folded: an archive of 70,000 encrypted members, or a tar of rubbish, tells the
 * first few and then counts. Those of different inputs never are: each bad file is told by its
 * name. It never looks at a record's bytes. */
#include "archive/block.h"

#include <stdlib.h>
#include <string.h>

enum {
    NOTES_EACH = 16,
    NAMES_SIZE = 64 << 20, /* address space, not memory */
    NAMES_FULL = 16 << 20,
    NAMES_KEEP = 64 << 10,
};

bool block_open(struct block *block)
{
    *block = (struct block){0};
    return arena_open(&block->names, NAMES_SIZE);
}

void block_reset(struct block *block)
{
    block->raw.len = 0;
    block->n_records = block->n_notes = block->n_members = block->first_note = 0;
    block->consumed = 0;
    arena_reset(&block->names, NAMES_KEEP);
}

void block_close(struct block *block)
{
    buffer_free(&block->raw);
    free(block->records);
    free(block->notes);
    free(block->members);
    free(block->heads);
    arena_close(&block->names);
    *block = (struct block){0};
}

/* Room for one more element; NULL without memory. */
static void *grow(void *array, size_t *cap, size_t n, size_t size)
{
    if (n < *cap)
        return array;
    size_t more = *cap == 0 ? 64 : *cap * 2;
    if (more > SIZE_MAX / size)
        return NULL;
    void *grown = realloc(array, more * size);
    if (grown != NULL)
        *cap = more;
    return grown;
}

static bool keep_text(struct block *block, struct str *text)
{
    char *copy = arena_alloc(&block->names, text->len + 1, 1, 1);
    if (copy == NULL)
        return false;
    if (text->len > 0)
        memcpy(copy, text->data, text->len);
    copy[text->len] = '\0';
    text->data = copy;
    return true;
}

bool block_add_member(struct block *block, struct str name, size_t *index)
{
    struct str *grown = grow(block->members, &block->cap_members, block->n_members, sizeof *grown);
    if (grown == NULL)
        return false;
    block->members = grown;
    grown = grow(block->heads, &block->cap_heads, block->n_members, sizeof *grown);
    if (grown == NULL)
        return false;
    block->heads = grown;
    if (!keep_text(block, &name))
        return false;
    *index = block->n_members;
    block->heads[*index] = STR("");
    block->members[block->n_members++] = name;
    return true;
}

bool block_set_head(struct block *block, size_t member, struct str head)
{
    if (!keep_text(block, &head))
        return false;
    block->heads[member] = head;
    return true;
}

bool block_add_record(struct block *block, const struct record *record)
{
    struct record *grown =
        grow(block->records, &block->cap_records, block->n_records, sizeof *grown);
    if (grown == NULL)
        return false;
    block->records = grown;
    block->records[block->n_records++] = *record;
    return true;
}

/* The latest of NOTES_EACH notes of this input with the same kind and reason, or NULL while they
 * are fewer. */
static struct note *find_fold(struct block *block, const struct note *note)
{
    struct note *latest = NULL;
    unsigned equal = 0;
    for (size_t i = block->n_notes; i-- > block->first_note;) {
        struct note *other = &block->notes[i];
        if (other->kind != note->kind || strcmp(other->reason, note->reason) != 0)
            continue;
        latest = latest == NULL ? other : latest;
        equal++;
    }
    return equal >= NOTES_EACH ? latest : NULL;
}

bool block_add_note(struct block *block, const struct note *note)
{
    struct note *fold = find_fold(block, note);
    if (fold != NULL) {
        fold->count += note->count;
        return true;
    }
    struct note *grown = grow(block->notes, &block->cap_notes, block->n_notes, sizeof *grown);
    if (grown == NULL)
        return false;
    block->notes = grown;
    struct note added = *note;
    added.before = block->n_records;
    if (!keep_text(block, &added.text))
        return false;
    block->notes[block->n_notes++] = added;
    return true;
}

bool block_reserve(struct block *block, size_t n)
{
    return n <= SIZE_MAX - BLOCK_SLACK && buffer_reserve(&block->raw, n + BLOCK_SLACK);
}

bool block_is_full(const struct block *block)
{
    return block->n_records >= BLOCK_RECORDS_MAX || block->n_members >= BLOCK_RECORDS_MAX ||
           (size_t)(block->names.pos - block->names.beg) >= NAMES_FULL;
}
