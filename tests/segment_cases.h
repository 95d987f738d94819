/* Tables of where sentences begin: a mark in a case stands at each place, and is taken out of the
 * text before it is read. */
#ifndef TESTS_SEGMENT_CASES_H
#define TESTS_SEGMENT_CASES_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "document_check.h"

enum { CASE_MAX = 4096, CASE_STARTS = 64 };

/* Copies the case without marks and tells where they stood; returns their number. */
static size_t case_take(const char *with, char mark, char *text, uint32_t *starts)
{
    size_t n = 0, at = 0;
    for (; *with; with++) {
        if (*with == mark && n < CASE_STARTS)
            starts[n++] = (uint32_t)at;
        else
            text[at++] = *with;
    }
    text[at] = '\0';
    return n;
}

static bool case_begins(const struct document *d, const uint32_t *starts, size_t n)
{
    if (d->n_sentences != n + 1)
        return false;
    for (size_t i = 0; i < n; i++) {
        uint32_t p = starts[i];
        while (p < d->text.len && d->text.data[p] == ' ')
            p++;
        if (d->sentences[i + 1].start != p)
            return false;
    }
    return true;
}

static void case_print(const struct document *d, char *out, size_t room)
{
    size_t at = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < d->n_sentences && at < room; i++) {
        const struct sentence *s = &d->sentences[i];
        at += (size_t)snprintf(out + at, room - at, "[%.*s]", (int)(s->end - s->start),
                               d->text.data + s->start);
    }
}

static void case_check(struct arena *arena, const char *with, char mark)
{
    char text[CASE_MAX], got[CASE_MAX];
    uint32_t starts[CASE_STARTS];
    struct document d;
    cr_assert(strlen(with) < CASE_MAX, "%s", with);
    size_t n = case_take(with, mark, text, starts);
    arena_reset(arena, 1 << 16);
    cr_assert(document_read(&d, STR(""), str_of(text), arena), "%s", with);
    const char *fault = check_document(&d);
    cr_expect(fault == NULL, "%s: %s", with, fault ? fault : "");
    if (text[0] == '\0')
        return;
    case_print(&d, got, sizeof got);
    cr_expect(case_begins(&d, starts, n), "%s\n    gave %s", with, got);
}

/* Every case of a table; mark stands where sentences begin. */
static void cases_check(const char *const *cases, size_t n, char mark)
{
    struct arena arena;
    cr_assert(arena_open(&arena, 1 << 24));
    for (size_t i = 0; i < n; i++)
        case_check(&arena, cases[i], mark);
    arena_close(&arena);
}

#define CASES_CHECK(cases, mark) cases_check(cases, sizeof cases / sizeof *cases, mark)

#endif
