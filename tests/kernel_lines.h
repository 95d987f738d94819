/* Documents for tests: read from a text and checked, or, for what follows document_read(), made by
 * hand: each line of the text is a selectable sentence of prose, so that these tests do not lean on
 * how lines are judged. */
#ifndef TESTS_KERNEL_LINES_H
#define TESTS_KERNEL_LINES_H

#include <criterion/criterion.h>

#include "document_check.h"
#include "kernel/signs.h"
#include "kernel/terms.h"
#include "kernel/words.h"

/* What document_read() makes of a text without a title, in an arena that it empties. */
static inline struct document read_text(struct arena *arena, const char *text)
{
    struct document d;
    arena_reset(arena, 1 << 16);
    cr_assert(document_read(&d, STR(""), str_of(text), arena), "%s", text);
    const char *fault = check_document(&d);
    cr_assert(fault == NULL, "%s: %s", text, fault ? fault : "");
    return d;
}

struct made {
    struct arena arena;
    struct document document;
    struct stems *stems;
    struct terms terms;
};

static inline uint32_t made_words(const char *text, uint32_t start, uint32_t end)
{
    uint32_t words = 0;
    for (uint32_t i = start; i < end; i++)
        words += text[i] != ' ' && (i == start || text[i - 1] == ' ');
    return words;
}

static inline void made_line(struct document *document, const struct scan *scan, uint32_t start,
                             uint32_t end, uint32_t first_token)
{
    uint32_t s = document->n_sentences++, token = first_token, straight;
    while (token < document->n_tokens && document->tokens[token].end <= end)
        token++;
    document->lines[s] = (struct line){start, end, s, 1, LINE_PROSE, true};
    document->sentences[s] =
        (struct sentence){.start = start, .end = end, .body = start, .first_token = first_token};
    document->sentences[s].n_tokens = token - first_token;
    document->sentences[s].words = made_words(document->text.data, start, end);
    document->sentences[s].line = s;
    document->sentences[s].signs =
        signs_read(scan->signs, document->text.data, start, end, &straight);
    document->sentences[s].selectable = true;
    document->words += document->sentences[s].words;
    document->n_lines++;
}

static inline struct made made_open(const char *title, const char *text)
{
    struct made made = {.stems = stems_new()};
    struct scan scan;
    cr_assert(made.stems != NULL && arena_open(&made.arena, 1 << 27));
    struct document *document = &made.document;
    document->title = str_of(title);
    document->text = str_of(text);
    cr_assert(words_scan(&scan, document->text, &made.arena));
    document->tokens = scan.tokens;
    document->n_tokens = scan.n_tokens;
    document->lines = ARENA_NEW(&made.arena, strlen(text), struct line);
    document->sentences = ARENA_NEW(&made.arena, strlen(text), struct sentence);
    uint32_t start = 0, token = 0;
    for (uint32_t i = 0; text[i] != 0; i++) {
        if (text[i] != '\n')
            continue;
        made_line(document, &scan, start, i, token);
        token += document->sentences[document->n_sentences - 1].n_tokens;
        start = i + 1;
    }
    cr_assert(terms_read(&made.terms, document, made.stems, &made.arena));
    return made;
}

static inline void made_close(struct made *made)
{
    stems_free(made->stems);
    arena_close(&made->arena);
}

#endif
