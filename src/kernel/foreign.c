/* Handles of the libraries, and the lines and sentences of an article that is not in English; see
 * foreign.h. Of the rules for lines only those are kept that need no words: headings have no stop,
 * the headline is known, an address is no news. */
#include "kernel/foreign.h"

#include <stdlib.h>

#include "kernel/characters.h"
#include "kernel/foreign_parts.h"
#include "kernel/reflow.h"
#include "kernel/words.h"

enum {
    PHRASE_BYTES = 180,  /* by spaces: as long as a sentence, 60 letters of three bytes */
    WORDS_MIN = 5,       /* of what may be chosen */
    UNSPACED_MIN = 6,    /* the same where ICU cuts the words */
    LABEL_WORDS = 12,    /* a line without a stop: more words are prose that was cut off */
    TERMS_STEM_MAX = 64, /* bytes */
};

static bool open_stemmers(struct foreign *foreign)
{
    sb_symbol longest[TERMS_STEM_MAX];
    memset(longest, 'b', sizeof longest); /* their buffers grow here, not on an article's path */
    for (unsigned i = 1; i < langs_n; i++) {
        if (langs[i].stemmer == NULL)
            continue;
        foreign->stemmers[i] = sb_stemmer_new(langs[i].stemmer, "UTF_8");
        if (foreign->stemmers[i] == NULL ||
            sb_stemmer_stem(foreign->stemmers[i], longest, sizeof longest) == NULL)
            return false;
    }
    return true;
}

struct foreign *foreign_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct foreign *foreign = calloc(1, sizeof *foreign);
    if (foreign == NULL)
        return NULL;
    foreign->text = (UText)UTEXT_INITIALIZER;
    foreign->sentences = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    foreign->greek = ubrk_open(UBRK_SENTENCE, "el", NULL, 0, &status);
    foreign->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    foreign->fold = ucasemap_open("", U_FOLD_CASE_DEFAULT, &status);
    foreign->fold_turkic = ucasemap_open("", U_FOLD_CASE_EXCLUDE_SPECIAL_I, &status);
    if (U_SUCCESS(status) && open_stemmers(foreign))
        return foreign;
    foreign_free(foreign);
    return NULL;
}

void foreign_free(struct foreign *foreign)
{
    if (foreign == NULL)
        return;
    for (unsigned i = 0; i < langs_n; i++)
        if (foreign->stemmers[i] != NULL)
            sb_stemmer_delete(foreign->stemmers[i]);
    ubrk_close(foreign->sentences);
    ubrk_close(foreign->greek);
    ubrk_close(foreign->words);
    ucasemap_close(foreign->fold);
    ucasemap_close(foreign->fold_turkic);
    utext_close(&foreign->text);
    free(foreign);
}

/* The place in the text. */
struct cutter {
    struct document *document;
    struct foreign *foreign;
    const struct lang *lang;
    struct foreign_tokens tokens;
    size_t cap; /* sentences */
    bool full;
};

static bool has_trait(const struct lang *lang, unsigned trait)
{
    return lang != NULL && lang->traits & trait;
}

/* White space at both ends is cut off, but for what carries a mark. */
static uint32_t skip_space(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = start, before = start;
    for (unsigned size; at < end && (size = character_space(text + at, text + end)) > 0; at += size)
        before = at;
    return at > start && at < end && foreign_carried(text, at, end) ? before : at;
}

static uint32_t trim_space(const char *text, uint32_t start, uint32_t end)
{
    while (end > start && character_space_before(text, end))
        do
            end--;
        while (end > start && (text[end] & 0xC0) == 0x80);
    return end;
}

/* Runs between white space that begin in the sentence. */
static uint32_t count_words(const char *text, uint32_t start, uint32_t end)
{
    uint32_t words = 0;
    bool inside = false;
    for (uint32_t p = start; p < end;) {
        unsigned space = character_space(text + p, text + end);
        words += space == 0 && !inside;
        inside = space == 0;
        p += space ? space : 1;
    }
    return words;
}

static void sentence_add(struct cutter *cutter, uint32_t start, uint32_t end, uint32_t first)
{
    struct document *document = cutter->document;
    const char *text = document->text.data;
    uint32_t token = cutter->tokens.n;
    start = skip_space(text, start, end);
    end = trim_space(text, start, end);
    if (start >= end || cutter->full)
        return;
    if (document->n_sentences == cutter->cap || !foreign_tokens_add(&cutter->tokens, start, end)) {
        cutter->full = true;
        return;
    }
    uint32_t n = cutter->tokens.n - token;
    uint32_t words = has_trait(cutter->lang, LANG_UNSPACED) ? n : count_words(text, start, end);
    if (n == 0 && document->n_sentences > first) { /* marks alone belong to what is before */
        struct sentence *before = &document->sentences[document->n_sentences - 1];
        before->end = end;
        before->words += words;
        return;
    }
    document->sentences[document->n_sentences++] = (struct sentence){.start = start,
                                                                     .end = end,
                                                                     .body = start,
                                                                     .first_token = token,
                                                                     .n_tokens = n,
                                                                     .words = words,
                                                                     .line = document->n_lines};
}

/* Where a phrase that began at start ends, at a space, or end. */
static uint32_t phrase_end(const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t p = start + PHRASE_BYTES; p < end; p++)
        if (text[p] == ' ' && !foreign_carried(text, p + 1, end))
            return p + 1;
    return end;
}

/* What ends behind a mark takes closing guillemets along that stand apart: "« Oui. » Il …". */
static uint32_t take_closing(const char *text, uint32_t at, uint32_t end)
{
    static const char mark[] = "»";
    if (end - at < sizeof mark - 1 || memcmp(text + at, mark, sizeof mark - 1) != 0)
        return at;
    uint32_t behind = at + (uint32_t)sizeof mark - 1;
    return behind == end || character_space(text + behind, text + end) ? behind : at;
}

static bool sentences_add(struct cutter *cutter, uint32_t start, uint32_t end)
{
    const char *text = cutter->document->text.data;
    bool greek = cutter->lang != NULL && cutter->lang->script == SCRIPT_GREEK;
    UBreakIterator *ends = greek ? cutter->foreign->greek : cutter->foreign->sentences;
    uint32_t from = start, first = cutter->document->n_sentences;
    if (!foreign_look(cutter->foreign, ends, text + start, end - start))
        return false;
    for (int32_t at; (at = ubrk_next(ends)) != UBRK_DONE && !cutter->full;) {
        uint32_t to = start + (uint32_t)at;
        if (to <= from || (to < end && !foreign_ends(cutter->lang, text, from, to, end)))
            continue;
        to = take_closing(text, to, end);
        while (from < to && !cutter->full) {
            uint32_t phrase =
                has_trait(cutter->lang, LANG_BY_SPACES) ? phrase_end(text, from, to) : to;
            sentence_add(cutter, from, phrase, first);
            from = phrase;
        }
    }
    return !cutter->full;
}

static bool is_address(const char *at, const char *end)
{
    for (; end - at >= 3; at++)
        if (memcmp(at, "://", 3) == 0 || memcmp(at, "www", 3) == 0 || memcmp(at, "©", 2) == 0)
            return true;
    return false;
}

/* Whether a sentence may be chosen. */
static bool is_selectable(const struct cutter *cutter, const struct sentence *sentence)
{
    const char *text = cutter->document->text.data;
    struct foreign_ending ending = foreign_ending(text, sentence->start, sentence->end);
    uint32_t least = has_trait(cutter->lang, LANG_UNSPACED) ? UNSPACED_MIN : WORDS_MIN;
    return (ending.complete || has_trait(cutter->lang, LANG_BY_SPACES)) && !ending.question &&
           sentence->words >= least && !is_address(text + sentence->start, text + sentence->end);
}

static enum line_class line_class(const struct cutter *cutter, const struct line *line)
{
    const struct document *document = cutter->document;
    const struct sentence *sentence = &document->sentences[line->first_sentence];
    struct str own = {document->text.data + line->start, line->end - line->start};
    if (line->n_sentences == 0)
        return LINE_BLANK;
    if (sentence->n_tokens == 0)
        return LINE_LABEL;
    if (str_equal(own, document->title))
        return LINE_HEADLINE;
    bool open = !foreign_ending(own.data, 0, (uint32_t)own.len).complete;
    return line->n_sentences == 1 && open && sentence->words < LABEL_WORDS ? LINE_LABEL
                                                                           : LINE_PROSE;
}

/* The line's sentences are known: what it is, what of it may be chosen and what leans. */
static void line_judge(struct cutter *cutter, struct line *line)
{
    struct document *document = cutter->document;
    line->class = line_class(cutter, line);
    line->opened = true;
    for (uint32_t i = 0; i < line->n_sentences; i++) {
        struct sentence *sentence = &document->sentences[line->first_sentence + i];
        sentence->class = line->class;
        sentence->selectable = line->class == LINE_PROSE && is_selectable(cutter, sentence);
        if (sentence->n_tokens > 0 &&
            foreign_leans(&cutter->tokens, document->tokens[sentence->first_token]))
            sentence->opening = OPENING_PRONOUN;
    }
}

static bool line_add(struct cutter *cutter, uint32_t start, uint32_t end)
{
    struct document *document = cutter->document;
    uint32_t first = document->n_sentences;
    start = skip_space(document->text.data, start, end);
    end = trim_space(document->text.data, start, end);
    if (start < end && !sentences_add(cutter, start, end))
        return false;
    struct line *line = &document->lines[document->n_lines++];
    *line = (struct line){.start = start,
                          .end = end,
                          .first_sentence = first,
                          .n_sentences = document->n_sentences - first};
    line_judge(cutter, line);
    return true;
}

static bool lines_add(struct cutter *cutter, const struct scan *scan)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < scan->n_marks; i++) {
        const struct mark *mark = &scan->marks[i];
        if (mark->kind != MARK_BREAK)
            continue;
        if (!line_add(cutter, start, mark->start))
            return false;
        start = mark->start + mark->size;
    }
    return start == cutter->document->text.len ||
           line_add(cutter, start, (uint32_t)cutter->document->text.len);
}

static bool read_title(struct cutter *cutter, struct arena *arena)
{
    struct document *document = cutter->document;
    struct foreign_tokens tokens = cutter->tokens;
    tokens.text = document->title;
    tokens.cap = (uint32_t)(document->title.len / 2 + 1);
    tokens.tokens = ARENA_NEW(arena, tokens.cap, struct token);
    tokens.keys = ARENA_NEW(arena, tokens.cap, uint32_t);
    tokens.n = 0;
    if (tokens.tokens == NULL || tokens.keys == NULL ||
        !foreign_tokens_add(&tokens, 0, (uint32_t)tokens.text.len))
        return false;
    document->title_keys = tokens.keys;
    document->n_title_keys = tokens.n;
    return true;
}

/* Room for tokens and for so many sentences. */
static bool make_room(struct cutter *cutter, size_t sentences, struct arena *arena)
{
    struct document *document = cutter->document;
    struct foreign_tokens *tokens = &cutter->tokens;
    tokens->cap = (uint32_t)(document->text.len / 2 + 1);
    tokens->tokens = ARENA_NEW(arena, tokens->cap, struct token);
    tokens->keys = ARENA_NEW(arena, tokens->cap, uint32_t);
    cutter->cap = sentences;
    document->sentences = ARENA_NEW(arena, sentences, struct sentence);
    document->tokens = tokens->tokens;
    document->keys = tokens->keys;
    return tokens->tokens != NULL && tokens->keys != NULL && document->sentences != NULL;
}

bool foreign_read(struct foreign *foreign, const struct lang_words *words, const struct lang *lang,
                  struct document *document, struct str title, struct str text, struct arena *arena)
{
    struct scan scan;
    if (text.len > KERNEL_TEXT_MAX || !words_scan(&scan, text, arena))
        return false;
    reflow_read(text, scan.marks, scan.n_marks);
    size_t n_lines = 1, rooms[] = {text.len / 32 + 64, text.len / 2 + 64};
    for (uint32_t i = 0; i < scan.n_marks; i++)
        n_lines += scan.marks[i].kind == MARK_BREAK;
    struct line *lines = ARENA_NEW(arena, n_lines, struct line);
    for (size_t i = 0; lines != NULL && i < sizeof rooms / sizeof *rooms; i++) {
        struct arena scope = *arena;
        *document =
            (struct document){.title = title, .text = text, .lines = lines, .foreign = true};
        struct cutter cutter = {.document = document, .foreign = foreign, .lang = lang};
        cutter.tokens =
            (struct foreign_tokens){.foreign = foreign, .words = words, .lang = lang, .text = text};
        if (!make_room(&cutter, rooms[i], &scope))
            return false;
        if (!lines_add(&cutter, &scan))
            continue;
        document->n_tokens = cutter.tokens.n;
        document->words = has_trait(lang, LANG_UNSPACED) ? cutter.tokens.n : scan.words;
        *arena = scope;
        return read_title(&cutter, arena);
    }
    return false;
}
