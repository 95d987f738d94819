/* Any bytes, as an input of small limits, read to the end: no fault, no hang, blocks that are
 * whole. The first byte chooses the size of the blocks. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "archive/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check(const struct block *block, const struct source_options *options)
{
    for (size_t i = 0; i < block->n_records; i++) {
        const struct record *record = &block->records[i];
        if (record->len > options->max_record || record->member >= block->n_members ||
            record->number == 0 || record->start + record->len + BLOCK_SLACK > block->raw.cap)
            abort();
    }
    for (size_t i = 0; i < block->n_notes; i++) {
        const struct note *note = &block->notes[i];
        if (note->before > block->n_records || note->member >= block->n_members ||
            note->reason == NULL || note->text.len == 0 || note->count == 0)
            abort();
    }
}

static void read_all(struct source *source, size_t bytes, const struct source_options *options)
{
    struct block block;
    struct error error = {0};
    bool ended = false;
    if (!block_open(&block))
        abort();
    while (!ended) {
        block_reset(&block);
        if (source_read(source, &block, bytes, &ended, &error) != ERROR_NONE)
            break;
        check(&block, options);
    }
    block_close(&block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const size_t sizes[] = {1, 7, 64, 1000, 65536};
    const struct source_options options = {
        .max_record = 1 << 12, .max_window = 1 << 20, .max_depth = 4};
    struct error error = {0};
    char path[64];
    if (n == 0)
        return 0;
    int descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    if (descriptor < 0 || write(descriptor, data + 1, n - 1) != (ssize_t)(n - 1))
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    struct source *source = source_open(path, &options, &error);
    if (source == NULL)
        abort();
    read_all(source, sizes[data[0] % (sizeof sizes / sizeof *sizes)], &options);
    source_close(source);
    close(descriptor);
    return 0;
}
