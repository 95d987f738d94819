/* An article's text -> lines, sentences, tokens.
 *
 *   words_scan: tokens, marks -> reflow_read: which line ends are spaces
 *   for each line: for each mark: segment_ends? -> a sentence
 *   lines_read: what each line is
 *
 * Every byte that is no white space lies in exactly one sentence. */
#include "kernel/document.h"

#include "kernel/characters.h"
#include "kernel/furniture.h"
#include "kernel/lines.h"
#include "kernel/reflow.h"
#include "kernel/segment.h"
#include "kernel/signs.h"
#include "kernel/words.h"

/* A page has a few; hostile text has many. */
enum { CUTS_MAX = 128 };

/* The splitter's place in the text. */
struct splitter {
    struct document *document;
    struct segment segment;
    const uint64_t *signs; /* of words_scan() */
    uint32_t words;        /* that begin before the open sentence */
    uint32_t last;         /* where the sentence before ended */
    uint32_t cuts;         /* of furniture off sentences, so far */
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

/* The open sentence, up to a place where it ends. */
struct part {
    uint32_t end, trimmed;  /* without and with white space cut off */
    uint32_t words, tokens; /* that begin before end, in all */
    uint32_t straight;
    unsigned signs;
};

static inline struct part part_of(const struct splitter *splitter, uint32_t end, uint32_t words,
                                  uint32_t tokens)
{
    const struct segment *segment = &splitter->segment;
    struct part part = {end, trim_space(segment->text, segment->start, end), words, tokens, 0, 0};
    part.signs =
        signs_read(splitter->signs, segment->text, segment->start, part.trimmed, &part.straight);
    return part;
}

/* The open sentence is part; first is its line's first sentence. */
static inline void sentence_add(struct splitter *splitter, uint32_t first, const struct part *part)
{
    struct document *document = splitter->document;
    struct segment *segment = &splitter->segment;
    uint32_t start = segment->start, words = part->words - splitter->words;
    bool inside =
        start == splitter->last && start > 0 && !character_space_before(segment->text, start);
    if (part->tokens == segment->first_token && document->n_sentences > first)
        sentence_extend(&document->sentences[document->n_sentences - 1], part->trimmed, words,
                        part->signs);
    else
        document->sentences[document->n_sentences++] = (struct sentence){
            .start = start,
            .end = part->trimmed,
            .body = start,
            .first_token = segment->first_token,
            .n_tokens = part->tokens - segment->first_token,
            .words = words + inside,
            .line = document->n_lines,
            .signs = part->signs,
        };
    segment->quoted ^= part->straight & 1;
    segment->start = skip_space(segment->text, part->end, segment->limit);
    segment->first_token = part->tokens;
    splitter->words = part->words;
    splitter->last = part->trimmed;
}

/* Nearly all sentences can be told to hold none. */
static inline bool may_hold_furniture(const struct splitter *splitter, const struct part *part)
{
    const struct segment *segment = &splitter->segment;
    return part->signs & FURNITURE_SIGNS ||
           furniture_begins((unsigned char)segment->text[segment->start]);
}

/* Where furniture is to be cut off the open sentence, or its end. */
static uint32_t next_cut(const struct splitter *splitter, const struct part *part)
{
    const struct segment *segment = &splitter->segment;
    uint32_t first = segment->first_token;
    if (!may_hold_furniture(splitter, part) || part->tokens <= first || splitter->cuts == CUTS_MAX)
        return part->trimmed;
    struct furniture furniture = {segment->text,        segment->tokens, splitter->signs,
                                  segment->start,       part->trimmed,   first,
                                  part->tokens - first, part->signs};
    return furniture_cut(&furniture);
}

/* The open sentence up to cut. */
static struct part part_cut(struct splitter *splitter, uint32_t cut)
{
    struct document *document = splitter->document;
    const char *text = document->text.data;
    uint32_t words = splitter->words;
    uint32_t tokens = tokens_until(document, splitter->segment.first_token, cut);
    for (uint32_t p = splitter->segment.start; p < cut; p++)
        words += (text[p] & 0xC0) != 0x80 && character_space(text + p, text + cut) == 0 &&
                 (p == 0 || character_space_before(text, p));
    if (document->tokens[tokens - 1].end > cut) /* "bridgesThe": the word is what follows */
        document->tokens[--tokens].start = cut;
    return part_of(splitter, cut, words, tokens);
}

/* The open sentence is part; what a page glued to it are sentences of their own. */
static void sentence_cut(struct splitter *splitter, uint32_t first, struct part *part)
{
    for (uint32_t cut; (cut = next_cut(splitter, part)) < part->trimmed; splitter->cuts++) {
        struct part before = part_cut(splitter, cut);
        sentence_add(splitter, first, &before);
        *part = part_of(splitter, part->end, part->words, part->tokens);
    }
}

/* The open sentence ends at end. */
static void sentences_add(struct splitter *splitter, uint32_t first, uint32_t end, uint32_t words,
                          uint32_t tokens)
{
    struct part part = part_of(splitter, end, words, tokens);
    if (may_hold_furniture(splitter, &part))
        sentence_cut(splitter, first, &part);
    sentence_add(splitter, first, &part);
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
            sentences_add(splitter, first, at, words_until(text, mark, at), before);
        }
    }
    if (segment->start < end)
        sentences_add(splitter, first, end, words, tokens);
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
    struct splitter splitter = {document, {.text = text.data}, scan->signs, 0, 0, 0};
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
    size_t n_lines = 1, n_sentences = 1 + CUTS_MAX;
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
