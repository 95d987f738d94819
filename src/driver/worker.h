/* A thread's own workshop: one raw record in, one line of JSON out. */
#ifndef DRIVER_WORKER_H
#define DRIVER_WORKER_H

#include "base/arena.h"
#include "base/error.h"
#include "driver/batch.h"
#include "format/article.h"
#include "kernel/kernel.h"
#include "nutgraf.h"

struct worker {
    struct arena arena; /* reset after each article */
    struct kernel *kernel;
};

/* What all workers share and none changes. */
struct work {
    struct format *format;
    struct kernel_options choice;
    enum nutgraf_form form;
    bool with_words;
    unsigned with; /* RECORD_WITH_… */
};

enum { WORKER_ARENA_KEEP = 4 << 20 }; /* pages that stay warm from article to article */

/* Address space for the arena that an article of so many bytes is worked in; 0 where there is
 * none. */
size_t worker_arena_size(size_t bytes);

/* max_record: bytes of the largest record, by which address space is reserved. */
bool worker_open(struct worker *worker, size_t max_record, struct error *error);
void worker_close(struct worker *worker);

/* Works record i of the batch into batch->results[i] and batch->lines[thread]. Only a lack of
 * memory for the line is an error; a record that cannot be read is a result. */
enum error_code worker_do(struct worker *worker, const struct work *work, struct batch *batch,
                          size_t i, uint32_t thread, struct error *error);

#endif
