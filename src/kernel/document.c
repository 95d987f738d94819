/* An article's text -> lines, sentences, tokens.
 *
 *   words_scan: tokens, marks -> reflow_read: which line ends are spaces
 *   for each line: for each mark: segment_ends? -> a sentence
 *   lines_read: what each line is
 *
 * Every byte that is no white space lies in exactly one sentence. */
#include "kernel/document.h"

#include "kernel/characters.h"
#include "kernel/lines.h"
#include "kernel/reflow.h"
#include "kernel/segment.h"
#include "kernel/signs.h"
#include "kernel/words.h"

/* The splitter's place in the text. */
struct splitter {
    struct document *document;
    struct segment segment;
    const uint64_t *signs; /* of words_scan() */
    uint32_t words;        /* that begin before the open sentence */
    uint32_t last;         /* where the sentence before ended */
};

static uint32_t skip_space(const char *text, uint32_t start, uint32_t limit)
{
    unsigned size;
    while (start < limit && (size = character_space(text + start, text + limit)) > 0)
        start += size;
    return start;
}

static uint32_t trim_space(const char *text, uint32_t start, uint32_t end)
{
    while (end > start && character_space_before(text, end))
        do
            end--;
        while (end > start && (text[end] & 0xC0) == 0x80);
    return end;
}

/* Words that begin before end, which mark made the end of a sentence. */
static uint32_t words_until(const char *text, const struct mark *mark, uint32_t end)
{
    if (end <= mark->start)
        return mark->words - 1;
    uint32_t words = mark->words;
    for (uint32_t p = mark->start + mark->size; p < end; p++)
        words += text[p - 1] == ' ' && text[p] != ' ';
    return words;
}

/* Tokens that begin before end, close to hint. */
static uint32_t tokens_until(const struct document *document, uint32_t hint, uint32_t end)
{
    while (hint < document->n_tokens && document->tokens[hint].start < end)
        hint++;
    while (hint > 0 && document->tokens[hint - 1].start >= end)
        hint--;
    return hint;
}

/* What is left of a line without a word in it belongs to the sentence before. */
static void sentence_extend(struct sentence *sentence, uint32_t end, uint32_t words, unsigned signs)
{
    sentence->end = end;
    sentence->words += words;
    sentence->signs |= signs;
}

/* The open sentence ends at end, before which words and tokens begin in all; first is its line's
 * first sentence. */
static void sentence_add(struct splitter *splitter, uint32_t first, uint32_t end, uint32_t words,
                         uint32_t tokens)
{
    struct document *document = splitter->document;
    struct segment *segment = &splitter->segment;
    const char *text = document->text.data;
    uint32_t start = segment->start, trimmed = trim_space(text, start, end), straight;
    unsigned signs = signs_read(splitter->signs, text, start, trimmed, &straight);
    bool inside = start == splitter->last && start > 0 && !character_space_before(text, start);
    if (tokens == segment->first_token && document->n_sentences > first)
        sentence_extend(&document->sentences[document->n_sentences - 1], trimmed,
                        words - splitter->words, signs);
    else
        document->sentences[document->n_sentences++] = (struct sentence){
            .start = start,
            .end = trimmed,
            .body = start,
            .first_token = segment->first_token,
            .n_tokens = tokens - segment->first_token,
            .words = words - splitter->words + inside,
            .line = document->n_lines,
            .signs = signs,
        };
    segment->quoted ^= straight & 1;
    segment->start = skip_space(text, end, segment->limit);
    segment->first_token = tokens;
    splitter->words = words;
    splitter->last = trimmed;
}

/* One line, whose marks are given; words and tokens begin before its end. */
static void line_add(struct splitter *splitter, uint32_t start, uint32_t end,
                     const struct mark *marks, uint32_t n_marks, uint32_t words, uint32_t tokens)
{
    struct document *document = splitter->document;
    struct segment *segment = &splitter->segment;
    const char *text = document->text.data;
    uint32_t first = document->n_sentences;
    start = skip_space(text, start, end);
    end = trim_space(text, start, end);
    segment->start = start;
    segment->limit = end;
    segment->quoted = false;
    for (uint32_t i = 0; i < n_marks; i++) {
        const struct mark *mark = &marks[i];
        uint32_t at;
        while (mark->kind != MARK_JOINED && mark->start >= segment->start && mark->start < end &&
               segment_ends(segment, mark, &at)) {
            uint32_t before = tokens_until(document, mark->token, at);
            if (before == segment->first_token && document->n_sentences == first)
                break;
            sentence_add(splitter, first, at, words_until(text, mark, at), before);
        }
    }
    if (segment->start < end)
        sentence_add(splitter, first, end, words, tokens);
    document->lines[document->n_lines++] = (struct line){
        start, end, first, document->n_sentences - first, start < end ? LINE_PROSE : LINE_BLANK,
        false};
}

/* No capital letter among the first letters: the text was lower-cased. */
static bool lower_case(struct str text)
{
    size_t n = text.len < 600 ? text.len : 600, letters = 0;
    for (size_t i = 0; i < n; i++) {
        if (text.data[i] >= 'A' && text.data[i] <= 'Z')
            return false;
        letters += text.data[i] >= 'a' && text.data[i] <= 'z';
    }
    return letters >= 40;
}

static void lines_add(struct document *document, const struct scan *scan)
{
    struct str text = document->text;
    struct splitter splitter = {document, {.text = text.data}, scan->signs, 0, 0};
    splitter.segment.tokens = scan->tokens;
    splitter.segment.n_tokens = scan->n_tokens;
    splitter.segment.lower = lower_case(text);
    uint32_t start = 0, first = 0;
    for (uint32_t i = 0; i < scan->n_marks; i++) {
        const struct mark *mark = &scan->marks[i];
        if (mark->kind != MARK_BREAK)
            continue;
        line_add(&splitter, start, mark->start, scan->marks + first, i - first, mark->words,
                 mark->token);
        start = mark->start + mark->size;
        first = i + 1;
    }
    if (start < text.len)
        line_add(&splitter, start, (uint32_t)text.len, scan->marks + first, scan->n_marks - first,
                 scan->words, scan->n_tokens);
}

bool document_read(struct document *document, struct str title, struct str text,
                   struct arena *arena)
{
    struct scan scan;
    *document = (struct document){.title = title, .text = text};
    if (text.len > KERNEL_TEXT_MAX || !words_scan(&scan, text, arena))
        return false;
    reflow_read(text, scan.marks, scan.n_marks);
    size_t n_lines = 1, n_sentences = 1;
    for (uint32_t i = 0; i < scan.n_marks; i++) {
        n_lines += scan.marks[i].kind == MARK_BREAK;
        n_sentences += scan.marks[i].kind == MARK_BREAK ? 1 : 2;
    }
    document->tokens = scan.tokens;
    document->n_tokens = scan.n_tokens;
    document->words = scan.words;
    document->lines = ARENA_NEW(arena, n_lines, struct line);
    document->sentences = ARENA_NEW(arena, n_sentences, struct sentence);
    if (!document->lines || !document->sentences)
        return false;
    lines_add(document, &scan);
    lines_read(document);
    return true;
}
