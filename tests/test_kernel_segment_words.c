/* Tokens and words: a table, and random text against the slow reference of document_check.h. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "document_check.h"
#include "kernel/block.h"
#include "kernel/words.h"

static const struct {
    const char *text, *tokens; /* parted by a bar */
    uint32_t words;
} table[] = {
    {"", "", 0},
    {"one", "one", 1},
    {"one two", "one|two", 2},
    {"  one\ttwo\n", "one|two", 2},
    {"don't stop", "don't|stop", 2},
    {"don’t stop", "don’t|stop", 2},
    {"the boys' room", "the|boys|room", 3},
    {"'quoted'", "quoted", 1},
    {"well-known", "well|known", 1},
    {"U.S. $1,000.50", "U|S|1|000|50", 2},
    {"a – b—c", "a|b|c", 3},
    {"“word”…", "word", 1},
    {"naïve Café", "naïve|Café", 2},
    {"Ærø ÆØ", "Ærø|ÆØ", 2},
    {"a\xC2\xA0"
     "b\xE3\x80\x80"
     "c\xC2\x85"
     "d",
     "a|b|c|d", 4},
    {"a\xE2\x80\x8B"
     "b",
     "a|b", 1},
    {"a\x1C"
     "b\x1F"
     "c",
     "a|b|c", 3},
    {"« oui »", "oui", 3},
    {"100°C µm", "100|C|µm", 2},
    {"یہ، ہے۔", "یہ|ہے", 2},
    {"x@y_z", "x|y|z", 1},
    {"abcdefgh ABCDEFGHI abcdefghijklmnopqrst", "abcdefgh|ABCDEFGHI|abcdefghijklmnopqrst", 3},
    {"\xF0\x9F\x98\x80 ok", "ok", 2},
};

static void join_tokens(const struct document *d, char *out, size_t room)
{
    size_t at = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < d->n_tokens && at < room; i++)
        at += (size_t)snprintf(out + at, room - at, "%s%.*s", i ? "|" : "",
                               (int)(d->tokens[i].end - d->tokens[i].start),
                               d->text.data + d->tokens[i].start);
}

Test(kernel_segment, tokens)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct document d;
        char got[512];
        arena_reset(&arena, 1 << 16);
        cr_assert(document_read(&d, STR(""), str_of(table[i].text), &arena));
        join_tokens(&d, got, sizeof got);
        cr_expect_str_eq(got, table[i].tokens, "‹%s› gave %s", table[i].text, got);
        cr_expect_eq(d.words, table[i].words, "‹%s› has %u words", table[i].text, d.words);
    }
    arena_close(&arena);
}

/* The same wherever the row stands in a block of 64 bytes, and over the bound of two. */
Test(kernel_segment, tokens_anywhere)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        for (size_t shift = 1; shift <= 64; shift++) {
            struct document d;
            char text[256], got[512];
            memset(text, ' ', shift);
            strcpy(text + shift, table[i].text);
            arena_reset(&arena, 1 << 16);
            cr_assert(document_read(&d, STR(""), str_of(text), &arena));
            join_tokens(&d, got, sizeof got);
            cr_expect(d.words == table[i].words && strcmp(got, table[i].tokens) == 0,
                      "‹%s› at %zu gave %s, %u words", table[i].text, shift, got, d.words);
        }
    }
    arena_close(&arena);
}

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

/* On a processor without wider vectors both are the same. */
Test(kernel_segment, blocks_on_every_machine)
{
    struct block_machine machine = block_machine();
    uint64_t state = 11;
    for (int i = 0; i < 20000; i++) {
        char bytes[BLOCK];
        uint32_t lists[2][BLOCK], base = next_random(&state);
        for (size_t k = 0; k < sizeof bytes; k++)
            bytes[k] = (char)next_random(&state);
        struct block a = block_portable.read(bytes), b = machine.read(bytes);
        cr_assert(memcmp(&a, &b, sizeof a) == 0, "block %d", i);
        uint64_t bits = i % 2 ? a.letters : a.leads & a.letters << 3;
        size_t n = (size_t)(block_portable.list(bits, base, lists[0]) - lists[0]);
        size_t m = (size_t)(machine.list(bits, base, lists[1]) - lists[1]);
        cr_assert(n == m && memcmp(lists[0], lists[1], n * sizeof *lists[0]) == 0, "list %d", i);
        cr_assert(n == (size_t)__builtin_popcountll(bits), "list %d has %zu", i, n);
    }
}

/* Pieces that matter to some rule. */
static const char *const pieces[] = {" ",
                                     " ",
                                     "a",
                                     "the",
                                     "Ode",
                                     "No",
                                     ". ",
                                     ".",
                                     "...",
                                     "…",
                                     "\n",
                                     "\r\n",
                                     "“",
                                     "”",
                                     "\"",
                                     "'",
                                     "’",
                                     "! ",
                                     "?",
                                     "1. ",
                                     "2) ",
                                     "• ",
                                     "- ",
                                     ", ",
                                     ": ",
                                     "(",
                                     ")",
                                     "é",
                                     "今",
                                     "。",
                                     "\xC2\xA0",
                                     "\xE2\x80\xA8",
                                     "\xE3\x80\x80",
                                     "\xC2\x85",
                                     "\t",
                                     "a.m.",
                                     "U.S. ",
                                     "Mr. ",
                                     "But ",
                                     "However, ",
                                     "said ",
                                     "| ",
                                     "Reuters",
                                     "That said, ",
                                     "— ",
                                     "--",
                                     "\xE2\x81\xA0",
                                     "; ",
                                     "@",
                                     "/",
                                     "com ",
                                     "www.",
                                     "abcdefghijkl",
                                     "12:30 ",
                                     "May "};

/* Pieces in any order. */
static size_t random_text(uint64_t *state, char *out, size_t room)
{
    size_t n = 0;
    while (n + 16 < room && next_random(state) % 200 != 0) {
        const char *piece = pieces[next_random(state) % (sizeof pieces / sizeof *pieces)];
        memcpy(out + n, piece, strlen(piece));
        n += strlen(piece);
    }
    return n;
}

Test(kernel_segment, random_text_is_covered)
{
    struct arena arena;
    uint64_t state = 7;
    cr_assert(arena_open(&arena, 1 << 24));
    for (int i = 0; i < 3000; i++) {
        char room[2048];
        struct document d;
        size_t n = random_text(&state, room, sizeof room);
        arena_reset(&arena, 1 << 20);
        cr_assert(document_read(&d, STR(""), (struct str){room, n}, &arena));
        const char *fault = check_document(&d);
        cr_assert(fault == NULL, "text %d, %.*s: %s", i, (int)n, room, fault ? fault : "");
    }
    arena_close(&arena);
}

/* More tokens and marks than news has: the second, larger room. */
Test(kernel_segment, dense_text)
{
    static const char *const units[] = {"a ", ". ", "\n", "a.", "•", "1. ", "\"", "’"};
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 26));
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        static char text[40000];
        size_t n = 0, size = strlen(units[i]);
        for (; n + size <= sizeof text; n += size)
            memcpy(text + n, units[i], size);
        struct document d;
        arena_reset(&arena, 1 << 20);
        cr_assert(document_read(&d, STR(""), (struct str){text, n}, &arena));
        const char *fault = check_document(&d);
        cr_expect(fault == NULL, "‹%s›: %s", units[i], fault ? fault : "");
    }
    arena_close(&arena);
}

Test(kernel_segment, small_arena)
{
    static const char text[] = "The board met. It voted.\n\nNobody came to see it. “Why?” he said.";
    for (size_t size = 0; size < 40000; size += 4096) {
        struct arena arena;
        struct document d;
        cr_assert(arena_open(&arena, size));
        if (document_read(&d, STR(""), str_of(text), &arena))
            cr_expect(check_document(&d) == NULL);
        arena_close(&arena);
    }
}
