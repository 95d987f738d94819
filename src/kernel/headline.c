/* The head of a page above its story.
 *
 *   Elmton votes for bridge                 headline: the title's words in its order, nearly all
 *   The mayor hails a new era for the town  standfirst: before the story, without a full stop
 *   A vote of 9 to 2 ends a long dispute.   standfirst: before a byline or a time stamp
 *   By Ann Ode
 *   The board of Elmton …                   the story
 *
 * A standfirst with a full stop may be chosen; without one it reads like a heading, and editors
 * call it noise. */
#include "kernel/headline.h"

#include "kernel/characters.h"
#include "kernel/pieces.h"

enum { WORDS = 40, WORDS_MIN = 3, TOP = 8, STANDFIRST_MIN = 8, STANDFIRST_MAX = 45, SENTENCES = 2 };

/* The words of a headline, as hashes. */
struct headline {
    uint32_t word[WORDS];
    uint32_t n;
};

static bool separates(const char *p, const char *end)
{
    if (*p & 0x80)
        return end - p >= 2 && p[0] == '\xE2' && p[1] == '\x80'; /* quotation marks, dashes */
    return !(character_capital(*p) || character_small(*p) || (*p >= '0' && *p <= '9'));
}

/* Its words, in lower case; none where there are more than a headline has. */
static void words_read(struct headline *headline, const char *p, const char *end)
{
    headline->n = 0;
    while (p < end) {
        uint32_t hash = UINT32_C(2166136261);
        const char *start = p;
        while (p < end && !separates(p, end))
            hash = (hash ^ (unsigned char)(character_capital(*p) ? *p | 0x20 : *p)) *
                   UINT32_C(16777619),
            p++;
        if (p > start && headline->n == WORDS) {
            headline->n = 0;
            return;
        }
        if (p > start)
            headline->word[headline->n++] = hash;
        else
            p += *p & 0x80 && end - p >= 3 ? 3 : 1;
    }
}

/* How many words both have, in the same order (the longest common subsequence). */
static uint32_t common(const struct headline *a, const struct headline *b)
{
    uint32_t row[WORDS + 1] = {0};
    for (uint32_t i = 0; i < a->n; i++) {
        uint32_t diagonal = 0;
        for (uint32_t j = 0; j < b->n; j++) {
            uint32_t above = row[j + 1];
            if (a->word[i] == b->word[j])
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    return row[b->n];
}

/* Three words in four of the shorter one, two in three of the longer one. */
static bool repeats(const struct document *document, const struct line *line)
{
    struct headline title, other;
    words_read(&title, document->title.data, document->title.data + document->title.len);
    words_read(&other, document->text.data + line->start, document->text.data + line->end);
    uint32_t less = other.n < title.n ? other.n : title.n;
    uint32_t more = other.n < title.n ? title.n : other.n;
    if (less < WORDS_MIN || less * 3 < more * 2)
        return false;
    uint32_t n = common(&title, &other);
    return n * 4 >= less * 3 && n * 3 >= more * 2;
}

static bool is_title(const struct document *document, const struct line *line)
{
    struct str text = {document->text.data + line->start, line->end - line->start};
    return str_equal(text, document->title);
}

static const struct sentence *last_sentence(const struct document *document,
                                            const struct line *line)
{
    return &document->sentences[line->first_sentence + line->n_sentences - 1];
}

static bool is_complete(const struct document *document, const struct line *line)
{
    return piece_ending(document, last_sentence(document, line)).complete;
}

static void line_become(struct document *document, struct line *line, enum line_class class,
                        bool selectable)
{
    line->class = class;
    for (uint32_t i = 0; i < line->n_sentences; i++) {
        struct sentence *sentence = &document->sentences[line->first_sentence + i];
        sentence->class = class;
        sentence->selectable = sentence->selectable && selectable;
    }
}

static uint32_t words_of(const struct document *document, const struct line *line)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < line->n_sentences; i++)
        words += document->sentences[line->first_sentence + i].words;
    return words;
}

static bool may_be_headline(const struct line *line)
{
    return line->class == LINE_PROSE || line->class == LINE_LABEL || line->class == LINE_RELATED;
}

/* A line that is the title, and at the top one nearly like it that ends as headlines do. */
static void repeats_read(struct document *document)
{
    for (uint32_t i = 0, seen = 0; document->title.len > 0 && i < document->n_lines; i++) {
        struct line *line = &document->lines[i];
        seen += line->class != LINE_BLANK;
        if (!may_be_headline(line) || line->n_sentences > SENTENCES ||
            words_of(document, line) > WORDS)
            continue;
        if (is_title(document, line) ||
            (seen <= TOP && !is_complete(document, line) && repeats(document, line)))
            line_become(document, line, LINE_HEADLINE, false);
    }
}

/* The last line of the head, a byline or a time stamp among the first TOP lines with text; 0 where
 * there is none. */
static uint32_t head_end(const struct document *document)
{
    uint32_t seen = 0, prose = 0;
    for (uint32_t i = 0; i < document->n_lines && seen < TOP && prose <= 2; i++) {
        enum line_class class = document->lines[i].class;
        if (class == LINE_BYLINE || class == LINE_TIMESTAMP || class == LINE_DATELINE)
            return i;
        seen += class != LINE_BLANK;
        prose += class == LINE_PROSE;
    }
    return 0;
}

/* Without a full stop, before a line of prose that has one. */
static bool is_open(const struct document *document, uint32_t index)
{
    const struct line *line = &document->lines[index];
    const struct sentence *sentence = last_sentence(document, line);
    struct ending ending = piece_ending(document, sentence);
    if (ending.complete || ending.colon || line->n_sentences > 1 ||
        character_small(document->text.data[line->start]))
        return false;
    for (uint32_t i = index + 1; i < document->n_lines; i++)
        if (document->lines[i].class == LINE_PROSE)
            return is_complete(document, &document->lines[i]);
    return false;
}

static void standfirsts_read(struct document *document)
{
    uint32_t head = head_end(document), seen = 0;
    for (uint32_t i = 0; i < document->n_lines && seen < TOP; i++) {
        struct line *line = &document->lines[i];
        seen += line->class != LINE_BLANK;
        if (line->class != LINE_PROSE && line->class != LINE_LABEL)
            continue;
        uint32_t words = words_of(document, line);
        bool open = words >= STANDFIRST_MIN && words <= STANDFIRST_MAX && is_open(document, i);
        bool above = i < head && line->class == LINE_PROSE && line->n_sentences <= SENTENCES &&
                     words <= STANDFIRST_MAX;
        if (open && seen == 1 && document->title.len == 0)
            line_become(document, line, LINE_HEADLINE, false);
        else if (open || above)
            line_become(document, line, LINE_STANDFIRST, !open);
        else if (line->class == LINE_PROSE)
            return;
    }
}

void headline_read(struct document *document)
{
    repeats_read(document);
    standfirsts_read(document);
}
