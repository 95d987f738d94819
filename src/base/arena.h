/* Memory that is given back all at once.
 *
 *   beg            pos                         end
 *    |#### used ####|........ reserved .........|
 *
 * An arena reserves address space once and takes pages as it grows; arena_reset() makes it empty
 * again and keeps the first pages warm. Copying the struct opens a scope: what the copy allocates
 * is forgotten with it. One thread at a time. Under AddressSanitizer what is not allocated is
 * poisoned. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>

struct arena {
    char *beg, *pos, *end;
};

/* Reserves size bytes of address space (rounded up to pages). False where the system has none;
 * *arena is then empty and may be closed. */
bool arena_open(struct arena *arena, size_t size);
void arena_close(struct arena *arena);

/* n objects of size bytes each, aligned, uninitialized; NULL where they do not fit or the product
 * overflows. */
void *arena_alloc(struct arena *arena, size_t n, size_t size, size_t align);

/* Gives back what was allocated last, from end on, which lies inside it or at its end. */
void arena_trim(struct arena *arena, void *end);

/* Everything allocated is gone, by copies as well. Pages beyond the first keep bytes go back to the
 * system. */
void arena_reset(struct arena *arena, size_t keep);

#define ARENA_NEW(arena, n, type) ((type *)arena_alloc((arena), (n), sizeof(type), alignof(type)))

#endif
