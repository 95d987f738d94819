/* Memory that is given back all at once: a bump pointer over one reservation.
 *
 *   | high | used ...... | free .......................... |
 *   beg                  pos                             end
 *
 * The reservation costs address space only; the system hands out a page when it is first touched.
 * Copies of an arena are scopes and may have gone further than the original, so the highest byte
 * ever given out is kept in the mapping itself, where all copies see it: that is what arena_reset()
 * has to give back and to poison. */
#include "base/arena.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

struct head {
    alignas(64) char *high; /* a cache line, so that the first object starts one */
};

static size_t page_size(void)
{
    long size = sysconf(_SC_PAGESIZE);
    return size > 0 ? (size_t)size : 4096;
}

static char *first(const struct arena *arena)
{
    return arena->beg + sizeof(struct head);
}

bool arena_open(struct arena *arena, size_t size)
{
    *arena = (struct arena){0};
    size_t page = page_size();
    if (size > SIZE_MAX / 2)
        return false;
    size = (size + sizeof(struct head) + page - 1) & ~(page - 1);
    char *beg = mmap(NULL, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (beg == MAP_FAILED)
        return false;
    *arena = (struct arena){beg, beg + sizeof(struct head), beg + size};
    ((struct head *)(void *)beg)->high = arena->pos;
    POISON(arena->pos, (size_t)(arena->end - arena->pos));
    return true;
}

void arena_close(struct arena *arena)
{
    if (arena->beg) {
        size_t size = (size_t)(arena->end - arena->beg);
        UNPOISON(arena->beg, size);
        munmap(arena->beg, size);
    }
    *arena = (struct arena){0};
}

void *arena_alloc(struct arena *arena, size_t n, size_t size, size_t align)
{
    size_t room = (size_t)(arena->end - arena->pos);
    size_t pad = (size_t)(-(uintptr_t)arena->pos & (align - 1));
    if (!arena->beg || pad > room || (size && n > (room - pad) / size))
        return NULL;
    char *object = arena->pos + pad;
    arena->pos = object + n * size;
    struct head *head = (struct head *)(void *)arena->beg;
    if (head->high < arena->pos)
        head->high = arena->pos;
    UNPOISON(object, n * size);
    return object;
}

void arena_trim(struct arena *arena, void *end)
{
    POISON(end, (size_t)(arena->pos - (char *)end));
    arena->pos = end;
}

void arena_reset(struct arena *arena, size_t keep)
{
    if (!arena->beg)
        return;
    struct head *head = (struct head *)(void *)arena->beg;
    size_t used = (size_t)(head->high - arena->beg);
    size_t page = page_size();
    arena->pos = first(arena);
    head->high = arena->pos;
    UNPOISON(arena->pos, used - sizeof *head);
    if (keep < used) {
        size_t kept = keep < page ? page : (keep + page - 1) & ~(page - 1);
        if (kept < used)
            madvise(arena->beg + kept, used - kept, MADV_DONTNEED);
    }
    POISON(arena->pos, used - sizeof *head);
}
