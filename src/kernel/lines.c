/* Which lines and sentences are prose, and which stand around it.
 *
 * A line of one kind is of that kind; a line of several sentences is prose, in which single ones
 * may still not be chosen. What cannot be told from a sentence alone (pieces.c), its neighbours
 * tell: the line before "Name | Agency" is the caption. */
#include "kernel/lines.h"

#include <string.h>

#include "kernel/authors.h"
#include "kernel/captions.h"
#include "kernel/characters.h"
#include "kernel/forms.h"
#include "kernel/headline.h"
#include "kernel/pieces.h"

enum {
    WORDS_MIN = 5,
    SAMPLE = 64,
    CAPTION_MAX = 3,
    CAPTIONS_MIN = 2,
    LINES_FEW = 3,
    BIOGRAPHY_MAX = 4
};

/* How the text as a whole is written. */
struct style {
    bool tokenized; /* with white space before most of its stops */
    bool cased;     /* its sentences begin with capitals */
};

static struct style style_of(const struct document *document)
{
    uint32_t alone = 0, complete = 0, small = 0, capital = 0;
    uint32_t n = document->n_sentences < SAMPLE ? document->n_sentences : SAMPLE;
    for (uint32_t i = 0; i < n; i++) {
        const struct sentence *sentence = &document->sentences[i];
        struct ending ending = piece_ending(document, sentence);
        alone += ending.alone;
        complete += ending.complete;
        small += character_small(document->text.data[sentence->start]);
        capital += character_capital(document->text.data[sentence->start]);
    }
    return (struct style){alone * 3 > complete * 2, capital > small};
}

/* The rest of a sentence, in cased text; "iBridge", "watch nowThe …" and "a@b.exampleThe …" are
 * not. */
static bool is_fragment(const struct document *document, const struct sentence *sentence)
{
    const char *p = document->text.data + sentence->start;
    const char *end = document->text.data + sentence->end;
    if (!character_small(*p))
        return false;
    for (int words = 0; p < end && words < 2; p++) {
        words += *p == ' ';
        if (character_capital(*p) || *p == '@')
            return false;
    }
    return true;
}

static void line_reject(struct document *document, struct line *line, enum line_class class)
{
    line->class = class;
    for (uint32_t i = 0; i < line->n_sentences; i++) {
        document->sentences[line->first_sentence + i].class = class;
        document->sentences[line->first_sentence + i].selectable = false;
    }
}

/* The class of a line from those of its sentences: that of all, or prose. */
static void line_read(struct document *document, struct line *line, struct style style)
{
    enum line_class class = LINE_PROSE, piece = LINE_PROSE;
    for (uint32_t i = 0; i < line->n_sentences; i++) {
        struct sentence *sentence = &document->sentences[line->first_sentence + i];
        struct ending ending = piece_ending(document, sentence);
        piece = sentence->class = piece_class(document, sentence, ending, style.tokenized);
        sentence->selectable = piece == LINE_PROSE && sentence->words >= WORDS_MIN &&
                               !ending.question &&
                               !(style.cased && is_fragment(document, sentence));
        class = i == 0 || class == piece ? piece : LINE_PROSE;
    }
    line->class = class;
    bool pictured = piece == LINE_CREDIT || piece == LINE_TIMESTAMP;
    if (pictured && class == LINE_PROSE && line->n_sentences <= CAPTION_MAX)
        line_reject(document, line, LINE_CAPTION);
}

/* A credit that names an agency stands under the caption of its picture, with a date or another
 * credit between. */
static void caption_read(struct document *document, uint32_t credit)
{
    uint32_t passed = 0;
    for (uint32_t i = credit; i-- > 0 && passed < 3;) {
        struct line *line = &document->lines[i];
        if (line->class == LINE_BLANK)
            continue;
        bool open = line->class == LINE_PROSE || line->class == LINE_LABEL;
        if (open && line->n_sentences <= CAPTION_MAX)
            line_reject(document, line, LINE_CAPTION);
        if (line->class != LINE_DATELINE && line->class != LINE_TIMESTAMP &&
            line->class != LINE_CREDIT)
            return;
        passed++;
    }
}

/* In a text of one line in which there are captions, longer heads are captions, too. */
static void heads_read(struct document *document)
{
    uint32_t captions = 0;
    if (document->n_lines > LINES_FEW)
        return;
    for (uint32_t i = 0; i < document->n_sentences; i++)
        captions += document->sentences[i].class == LINE_CAPTION;
    for (uint32_t i = 0; captions >= CAPTIONS_MIN && i < document->n_sentences; i++) {
        struct sentence *sentence = &document->sentences[i];
        if (sentence->class != LINE_PROSE || !caption_long_head(document, sentence))
            continue;
        sentence->class = LINE_CAPTION;
        sentence->selectable = false;
        if (document->lines[sentence->line].n_sentences == 1)
            document->lines[sentence->line].class = LINE_CAPTION;
    }
}

/* The caption of a picture stands twice, once without its credit, where a page has it as the
 * picture's description, too. */
static void captions_repeat(struct document *document)
{
    const char *text = document->text.data;
    struct line *before = NULL;
    for (uint32_t i = 0; i < document->n_lines; i++) {
        struct line *line = &document->lines[i];
        if (line->class == LINE_BLANK)
            continue;
        if (before != NULL && before->class == LINE_PROSE && line->class == LINE_CAPTION &&
            line->end - line->start >= before->end - before->start &&
            memcmp(text + line->start, text + before->start, before->end - before->start) == 0)
            line_reject(document, before, LINE_CAPTION);
        before = line;
    }
}

static void captions_read(struct document *document)
{
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const struct line *line = &document->lines[i];
        if (line->class == LINE_CREDIT &&
            form_has_bar(document, &document->sentences[line->first_sentence]))
            caption_read(document, i);
    }
}

/* "- One headline - Another": headlines that were joined, of which single sentences look sound.
 * Items that end with stops are prose. */
static bool is_joined_list(const struct document *document, const struct line *line)
{
    const char *p = document->text.data + line->start, *end = document->text.data + line->end;
    uint32_t items = 0;
    if (end - p < 4 || *p != '-' || p[1] != ' ')
        return false;
    for (p += 2; p + 2 < end && (p = memchr(p, '-', (size_t)(end - 2 - p))) != NULL; p++) {
        char before = p[-2], behind = p[2];
        items += p[-1] == ' ' && p[1] == ' ' && before != '.' && before != '!' && before != '?' &&
                 (behind < 'a' || behind > 'z');
    }
    return items >= 2;
}

/* What a line of prose is where its place or its form says otherwise, or prose. */
static enum line_class line_form(const struct document *document, const struct line *line)
{
    const struct sentence *first = &document->sentences[line->first_sentence];
    if (is_joined_list(document, line))
        return LINE_LIST;
    if (line->n_sentences == 1 && form_ends_dated(document, first))
        return LINE_CAPTION;
    bool late = line->first_sentence >= document->n_sentences / 2;
    if (late && line->n_sentences <= BIOGRAPHY_MAX && form_biography(document, first))
        return LINE_BYLINE;
    return LINE_PROSE;
}

void lines_read(struct document *document)
{
    struct style style = style_of(document);
    document->cased = style.cased;
    for (uint32_t i = 0; i < document->n_lines; i++) {
        struct line *line = &document->lines[i];
        if (line->class == LINE_BLANK)
            continue;
        line_read(document, line, style);
        enum line_class form = line_form(document, line);
        if (form != LINE_PROSE)
            line_reject(document, line, form);
    }
    captions_read(document);
    captions_repeat(document);
    heads_read(document);
    headline_read(document);
    authors_read(document);
}
