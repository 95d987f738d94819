/* What holds of every document, whatever the text: for the tests and the fuzz target of the
 * sentence splitter. */
#ifndef TESTS_DOCUMENT_CHECK_H
#define TESTS_DOCUMENT_CHECK_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "kernel/document.h"
#include "kernel/opening.h"
#include "kernel/signs.h"

/* Runs between white space, by the definition: the slow reference. */
static inline uint32_t check_words(const char *text, uint32_t start, uint32_t end)
{
    uint32_t words = 0;
    bool gap = true;
    for (const char *p = text + start; p < text + end;) {
        unsigned space = utf8_space(p, text + end), size = space;
        if (space == 0)
            utf8_decode(p, text + end, &size);
        words += gap && space == 0;
        gap = space > 0;
        p += size;
    }
    return words;
}

static inline bool check_boundary(struct str text, uint32_t p)
{
    return p <= text.len && (p == text.len || (text.data[p] & 0xC0) != 0x80);
}

/* The signs of a sentence, by the definition; a curled quotation mark may be another character. */
static inline bool check_signs(const char *text, const struct sentence *s)
{
    static const struct {
        char mark;
        unsigned sign;
    } rows[] = {{'"', SIGN_STRAIGHT}, {'(', SIGN_BRACKET}, {'-', SIGN_DASH},  {':', SIGN_COLON},
                {'@', SIGN_TAG},      {'#', SIGN_TAG},     {'|', SIGN_BAR},   {'{', SIGN_BRACE},
                {'/', SIGN_SLASH},    {'%', SIGN_PERCENT}, {'$', SIGN_DOLLAR}};
    unsigned signs = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        signs |= memchr(text + s->start, rows[i].mark, s->end - s->start) ? rows[i].sign : 0;
    for (uint32_t p = s->start; p + 2 < s->end; p++) {
        signs |= memcmp(text + p, "“", 3) == 0 || memcmp(text + p, "”", 3) == 0 ? SIGN_CURLED : 0;
        signs |= text[p] == ',' && text[p + 2] && strchr("cflprs", text[p + 2]) ? SIGN_ASIDE : 0;
        signs |= text[p] == '-' && ((text[p + 2] >= 'A' && text[p + 2] <= 'Z') ||
                                    (text[p + 2] >= '0' && text[p + 2] <= '9'))
                     ? SIGN_ITEM
                     : 0;
    }
    return (s->signs & ~(unsigned)SIGN_CURLED) == (signs & ~(unsigned)SIGN_CURLED) &&
           (s->signs & signs) == signs;
}

/* NULL, or what is wrong with a sentence that follows one that ended at last. */
static inline const char *check_sentence(const struct document *d, const struct sentence *s,
                                         uint32_t last)
{
    const char *text = d->text.data;
    if (s->start >= s->end || s->end > d->text.len || s->start < last)
        return "a sentence out of order";
    if (!check_boundary(d->text, s->start) || !check_boundary(d->text, s->end) ||
        !check_boundary(d->text, s->body))
        return "a sentence inside a code point";
    if (s->body < s->start || s->body >= s->end)
        return "a body outside of its sentence";
    if (check_words(text, last, s->start) != 0)
        return "text lost between sentences";
    if (utf8_space(text + s->start, text + s->end) > 0 ||
        utf8_space(text + s->body, text + s->end) > 0)
        return "white space in front of a sentence";
    if (s->words != check_words(text, s->start, s->end))
        return "words of a sentence";
    if (!check_signs(text, s))
        return "signs of a sentence";
    return NULL;
}

static inline const char *check_tokens(const struct document *d, const struct sentence *s)
{
    uint32_t last = s->start;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        struct token t = d->tokens[s->first_token + i];
        if (t.start < last || t.end <= t.start || t.end > s->end)
            return "a token out of order";
        if (!check_boundary(d->text, t.start) || !check_boundary(d->text, t.end))
            return "a token inside a code point";
        last = t.end;
    }
    return NULL;
}

/* NULL, or what is wrong. */
static inline const char *check_document(struct document *d)
{
    uint32_t last = 0, token = 0, sentence = 0;
    for (uint32_t i = 0; i < d->n_lines; i++) {
        opening_read(d, i);
        const struct line *line = &d->lines[i];
        if (line->first_sentence != sentence || line->start < last || line->end < line->start)
            return "a line out of order";
        if ((line->class == LINE_BLANK) != (line->n_sentences == 0))
            return "a blank line with sentences, or the other way about";
        for (uint32_t k = 0; k < line->n_sentences; k++, sentence++) {
            const struct sentence *s = &d->sentences[sentence];
            const char *fault = check_sentence(d, s, last);
            if (!fault)
                fault = check_tokens(d, s);
            if (fault)
                return fault;
            if (s->line != i || s->first_token != token || s->start < line->start ||
                s->end > line->end)
                return "a sentence outside of its line";
            token += s->n_tokens;
            last = s->end;
        }
    }
    if (sentence != d->n_sentences || token != d->n_tokens)
        return "sentences or tokens outside of the lines";
    if (check_words(d->text.data, last, (uint32_t)d->text.len) != 0)
        return "text lost behind the last sentence";
    return d->words == check_words(d->text.data, 0, (uint32_t)d->text.len) ? NULL : "words";
}

#endif
