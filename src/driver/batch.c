/* The memory of a batch; see batch.h. */
#include "driver/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

bool batch_open(struct batch *batch, unsigned threads)
{
    *batch = (struct batch){.threads = threads};
    batch->lines = calloc(threads, sizeof *batch->lines);
    return batch->lines && block_open(&batch->block);
}

void batch_close(struct batch *batch)
{
    for (unsigned t = 0; batch->lines && t < batch->threads; t++)
        buffer_free(&batch->lines[t]);
    block_close(&batch->block);
    free(batch->lines);
    free(batch->segments);
    free(batch->results);
    *batch = (struct batch){0};
}

void batch_reset(struct batch *batch)
{
    block_reset(&batch->block);
    batch->n_segments = 0;
    for (unsigned t = 0; t < batch->threads; t++)
        batch->lines[t].len = 0;
}

struct segment *batch_segment(struct batch *batch, const char *archive)
{
    if (batch->n_segments == batch->cap_segments) {
        size_t cap = batch->cap_segments ? 2 * batch->cap_segments : 16;
        struct segment *grown = realloc(batch->segments, cap * sizeof *grown);
        if (!grown)
            return NULL;
        batch->segments = grown;
        batch->cap_segments = cap;
    }
    size_t size = strlen(archive);
    char *name = ARENA_NEW(&batch->block.names, 3 * size + 1, char);
    if (!name)
        return NULL;
    name[utf8_repair(archive, size, name)] =
        '\0'; /* a file's name is any bytes, a record is UTF-8 */
    struct segment *segment = &batch->segments[batch->n_segments++];
    *segment = (struct segment){.archive = name,
                                .first_record = batch->block.n_records,
                                .first_note = batch->block.n_notes,
                                .first_member = batch->block.n_members};
    return segment;
}

bool batch_prepare(struct batch *batch)
{
    if (batch->block.n_records <= batch->cap_results)
        return true;
    size_t cap = batch->block.n_records + batch->block.n_records / 2;
    struct result *grown = realloc(batch->results, cap * sizeof *grown);
    if (!grown)
        return false;
    batch->results = grown;
    batch->cap_results = cap;
    return true;
}

const struct segment *batch_segment_of(const struct batch *batch, size_t member)
{
    size_t low = 0, high = batch->n_segments; /* the last segment with first_member <= member */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (batch->segments[middle].first_member <= member)
            low = middle;
        else
            high = middle;
    }
    return &batch->segments[low];
}
