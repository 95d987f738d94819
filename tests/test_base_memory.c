/* Arenas, buffers and errors: what they give, what they refuse, and that a refusal changes nothing.
 * */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "failing_malloc.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
enum { WITH_ASAN = 1 };
#else
enum { WITH_ASAN = 0 };
#define __asan_address_is_poisoned(p) ((void)(p), 0)
#endif

Test(arena, aligns)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 16));
    for (size_t align = 1; align <= 4096; align *= 2) {
        cr_assert(arena_alloc(&arena, 1, 1, 1));
        void *object = arena_alloc(&arena, 3, 7, align);
        cr_assert(object, "align %zu", align);
        cr_expect((uintptr_t)object % align == 0, "align %zu: %p", align, object);
    }
    arena_close(&arena);
}

Test(arena, objects_do_not_overlap)
{
    struct arena arena;
    unsigned *ints[100];
    cr_assert(arena_open(&arena, 1 << 16));
    for (unsigned i = 0; i < 100; i++) {
        ints[i] = ARENA_NEW(&arena, i, unsigned);
        cr_assert(ints[i], "row %u", i);
        for (unsigned k = 0; k < i; k++)
            ints[i][k] = i;
    }
    for (unsigned i = 0; i < 100; i++)
        for (unsigned k = 0; k < i; k++)
            cr_assert_eq(ints[i][k], i, "object %u, place %u", i, k);
    arena_close(&arena);
}

Test(arena, refuses_what_does_not_fit)
{
    static const struct {
        size_t n, size, align;
    } rows[] = {
        {SIZE_MAX, 1, 1},
        {SIZE_MAX, 8, 8},
        {SIZE_MAX / 2 + 1, 2, 1},
        {1, SIZE_MAX, 1},
        {(1 << 20), 2, 1},
        {1 << 20, 1, 4096},
        {(size_t)1 << 33, (size_t)1 << 33, 8},
    };
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 20));
    cr_assert(arena_alloc(&arena, 4096, 1, 1));
    char *before = arena.pos;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cr_expect(!arena_alloc(&arena, rows[i].n, rows[i].size, rows[i].align), "row %zu", i);
        cr_expect(arena.pos == before, "row %zu: the arena has changed", i);
    }
    cr_expect(arena_alloc(&arena, (1 << 20) - 4096, 1, 1), "what was asked for must fit");
    while (arena_alloc(&arena, 1, 1, 1))
        ;
    arena_trim(&arena, arena.pos - 3);
    cr_expect(!arena_alloc(&arena, 1, 1, (size_t)1 << 40), "that place is behind the end");
    cr_expect(arena_alloc(&arena, 3, 1, 1));
    arena_close(&arena);
}

Test(arena, without_memory_it_is_empty_and_closes)
{
    struct arena arena;
    cr_expect(!arena_open(&arena, SIZE_MAX));
    cr_expect(!arena_open(&arena, SIZE_MAX / 2));
    failing_malloc_at(1);
    cr_expect(!arena_open(&arena, 4096));
    failing_malloc_at(0);
    cr_expect(!arena_alloc(&arena, 1, 1, 1));
    cr_expect(!arena_alloc(&arena, 0, 1, 1));
    arena_reset(&arena, 0);
    arena_close(&arena);
}

Test(arena, a_copy_is_a_scope)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 20));
    char *kept = ARENA_NEW(&arena, 10, char);
    memset(kept, 'k', 10);
    struct arena scope = arena;
    char *gone = ARENA_NEW(&scope, 1000, char);
    memset(gone, 'g', 1000);
    char *next = ARENA_NEW(&arena, 1000, char);
    cr_expect_eq(next, gone, "what the copy took is free again");
    cr_expect_eq(kept[9], 'k');
    arena_close(&arena);
}

Test(arena, trim_gives_back_the_end)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 16));
    char *text = ARENA_NEW(&arena, 1000, char);
    arena_trim(&arena, text + 8);
    cr_expect(!WITH_ASAN || __asan_address_is_poisoned(text + 8));
    cr_expect(!__asan_address_is_poisoned(text + 7));
    cr_expect_eq(ARENA_NEW(&arena, 1, char), text + 8);
    arena_close(&arena);
}

/* A page that went back to the system reads as zeros; one that was kept has what was written. */
Test(arena, reset_keeps_the_first_pages)
{
    struct arena arena;
    size_t page = (size_t)sysconf(_SC_PAGESIZE), size = 64 * page;
    cr_assert(arena_open(&arena, size));
    struct arena scope = arena; /* what only a copy has used must go back as well */
    char *bytes = ARENA_NEW(&scope, size, char);
    memset(bytes, 1, size);
    arena_reset(&arena, 4 * page);
    cr_expect(!WITH_ASAN || __asan_address_is_poisoned(bytes), "after a reset nothing may be used");
    cr_expect(!WITH_ASAN || __asan_address_is_poisoned(bytes + size - 1), "not even the end");
    cr_expect_eq(ARENA_NEW(&arena, size, char), bytes);
    cr_expect_eq(bytes[2 * page], 1, "a page within keep");
    for (size_t at = 5 * page; at < size; at += page)
        cr_expect_eq(bytes[at], 0, "page %zu was kept", at / page);
    arena_close(&arena);
}

Test(buffer, grows_by_half_and_holds_what_was_appended)
{
    struct buffer buffer = {0};
    long growths = 0;
    for (unsigned i = 0; i < 100000; i++) {
        size_t cap = buffer.cap;
        char byte = (char)(i * 7);
        cr_assert(buffer_append(&buffer, &byte, 1));
        if (buffer.cap != cap) {
            growths++;
            cr_assert(buffer.cap >= cap + cap / 2, "from %zu to %zu", cap, buffer.cap);
        }
    }
    cr_expect(growths < 20, "%ld growths", growths);
    cr_assert_eq(buffer.len, 100000);
    for (unsigned i = 0; i < 100000; i++)
        cr_assert_eq(buffer.data[i], (char)(i * 7), "byte %u", i);
    buffer_free(&buffer);
    cr_expect(!buffer.data && !buffer.len && !buffer.cap);
}

Test(buffer, nothing_from_nowhere_is_fine)
{
    struct buffer buffer = {0};
    cr_expect(buffer_append(&buffer, NULL, 0));
    cr_expect(buffer_reserve(&buffer, 0));
    cr_expect(!buffer.data);
    buffer_free(&buffer);
}

Test(buffer, without_memory_nothing_changes)
{
    struct buffer buffer = {0};
    cr_assert(buffer_append(&buffer, "abc", 3));
    struct buffer before = buffer;
    failing_malloc_at(1);
    cr_expect(!buffer_reserve(&buffer, 5000));
    cr_expect(failing_malloc_hit());
    failing_malloc_at(0);
    cr_expect(!buffer_reserve(&buffer, SIZE_MAX));
    cr_expect(!buffer_reserve(&buffer, SIZE_MAX - 3));
    cr_expect(!buffer_reserve(&buffer, PTRDIFF_MAX));
    cr_expect(memcmp(&before, &buffer, sizeof buffer) == 0);
    cr_expect(str_equal(buffer_str(&buffer), STR("abc")));
    buffer_free(&buffer);
}

Test(error, tells)
{
    struct error error;
    cr_expect_eq(error_set(&error, ERROR_LIMIT, "%d bytes", 7), ERROR_LIMIT);
    cr_expect_eq(error.code, ERROR_LIMIT);
    cr_expect_str_eq(error.text, "7 bytes");
    cr_expect_eq(error.system, 0);
    cr_expect_eq(error_set(NULL, ERROR_USAGE, "x"), ERROR_USAGE);
    cr_expect_eq(error_set_system(NULL, ERROR_READ, "x"), ERROR_READ);
}

Test(error, may_wrap_itself)
{
    struct error error;
    error_set(&error, ERROR_DAMAGED, "a frame is broken");
    error_set(&error, error.code, "%s: %s", "a.zst", error.text);
    cr_expect_str_eq(error.text, "a.zst: a frame is broken");
}

Test(error, keeps_the_reason_of_the_system_where_the_text_is_cut)
{
    char path[1000];
    struct error error;
    memset(path, 'p', sizeof path);
    path[sizeof path - 1] = '\0';
    errno = ENOENT;
    error_set_system(&error, ERROR_OPEN, "%s", path);
    cr_expect_eq(error.system, ENOENT);
    cr_expect_eq(errno, ENOENT);
    cr_expect_eq(strlen(error.text), sizeof error.text - 1);
    cr_expect(strstr(error.text, "p: No such file or directory"), "%s", error.text);
    error_set(&error, ERROR_OPEN, "%s", path);
    cr_expect_eq(strlen(error.text), sizeof error.text - 1);
}
