/* The article as the kernel sees it, filled stage by stage. All arrays live in the article's
 * arena; all positions are bytes of text (a text is below 4 GiB, KERNEL_TEXT_MAX).
 *
 *   document_read (document.c, with lines.c, segment.c, words.c)   lines, sentences, tokens
 *   terms_read    (terms.c, with lexicon.c)                        terms of each sentence
 *   rank_…        (rank.c, textrank.c)                             scores
 *   select_points (select.c)                                       choice */
#ifndef KERNEL_DOCUMENT_H
#define KERNEL_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { KERNEL_TEXT_MAX = 1 << 30 };

/* What a line of the article is; only prose and standfirsts are ever chosen: line_is_prose(). */
enum line_class {
    LINE_PROSE,
    LINE_BLANK,
    LINE_CAPTION,    /* "… (left) pictured …", "File photo: …" */
    LINE_CREDIT,     /* "Photograph: …/Agency" */
    LINE_BYLINE,     /* "By Jane Doe, Staff Writer"; who she is, at the end */
    LINE_DATELINE,   /* a place and a date alone */
    LINE_PROMOTION,  /* "Sign up for …", "Follow us …", "All rights reserved" */
    LINE_LABEL,      /* a heading, a section label: no full stop, few words */
    LINE_LIST,       /* an item of a list or table */
    LINE_TIMESTAMP,  /* "Updated 10:32 GMT", "3 March 2020" */
    LINE_RELATED,    /* "Read more: …", "ALSO READ | …": the headline of another article */
    LINE_HEADLINE,   /* the title repeated */
    LINE_STANDFIRST, /* a summary between headline and byline or time stamp */
    LINE_CLASSES
};

/* True for the lines whose sentences may be chosen, if they are selectable themselves. */
static inline bool line_is_prose(enum line_class class)
{
    return class == LINE_PROSE || class == LINE_STANDFIRST;
}

/* A line, or a run of hard-wrapped lines re-flowed into one paragraph. */
struct line {
    uint32_t start, end;
    uint32_t first_sentence, n_sentences;
    enum line_class class;
    bool opened; /* opening_read() was here */
};

/* How a sentence opens, for the rule that no point begins in mid-air. */
enum opening {
    OPENING_PLAIN,
    OPENING_CONNECTIVE, /* "But …", "However, …": body tells where what can stand alone begins */
    OPENING_PRONOUN,    /* "He …", "This …", also behind a connective */
    OPENING_QUOTE,      /* a quotation whose speaker is not in the sentence */
};

struct sentence {
    uint32_t start, end; /* trimmed; end is behind the closing mark */
    uint32_t body; /* start, or behind a leading connective and its comma, or behind a dateline */
    uint32_t first_token, n_tokens;
    uint32_t words;        /* runs between white space from start to end */
    uint32_t line;         /* index of its line */
    enum opening opening;  /* with body: known when opening_read() has read its line */
    unsigned signs;        /* enum sign (signs.h) of start to end, together */
    enum line_class class; /* its own: in a line of prose there may be captions */
    bool selectable;       /* prose, long enough, complete */
};

/* Who writes: whether "I" and "we" need the sentence before them. */
enum writer { WRITER_UNKNOWN, WRITER_REPORTS, WRITER_SPEAKS };

/* A word: letters, digits, apostrophes and inner hyphens as words.h says. */
struct token {
    uint32_t start, end;
};

struct document {
    struct str title, text;
    struct line *lines;
    struct sentence *sentences;
    struct token *tokens;
    uint32_t n_lines, n_sentences, n_tokens;
    uint32_t words; /* runs between white space in the whole text */
    enum writer writer;
    bool cased; /* its sentences begin with capitals */

    /* Of what is not in English (foreign.h), whose rules then do not hold; else false and NULL. */
    bool foreign;
    uint32_t *keys, *title_keys; /* of the tokens, as terms.h has them, and of the title's */
    uint32_t n_title_keys;
};

/* The bytes of a token of the text. */
static inline struct str document_token(const struct document *document, uint32_t index)
{
    struct token token = document->tokens[index];
    return (struct str){document->text.data + token.start, token.end - token.start};
}

/* Lines, sentences and tokens of text, in one pass. False where the arena is too small. */
bool document_read(struct document *document, struct str title, struct str text,
                   struct arena *arena);

#endif
