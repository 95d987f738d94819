/* Where a sentence stands, how long it is, and what stands around its line.
 *
 *   headline            others-before = 2, label-before
 *   By Jane Doe
 *   First. Second.      line-place 0 and 1 of line-size 2
 *   Third.
 *
 * Places count sentences that can be chosen, lines those that hold one. */
#include "kernel/features_parts.h"

enum { LINE_PLACE_MAX = 15, LINE_SIZE_MAX = 31, SMALL_MAX = 255, RELATIVE_ONE = 256 };

/* Kinds of lines around, as features count them. */
enum around {
    AROUND_NOTHING,
    AROUND_LABEL,
    AROUND_PICTURE,
    AROUND_LIST,
    AROUND_PROMOTION,
    AROUND_BYLINE
};

static enum around around_of(enum line_class class)
{
    switch (class) {
    case LINE_LABEL:
    case LINE_HEADLINE:
        return AROUND_LABEL;
    case LINE_CAPTION:
    case LINE_CREDIT:
        return AROUND_PICTURE;
    case LINE_LIST:
        return AROUND_LIST;
    case LINE_PROMOTION:
    case LINE_RELATED:
        return AROUND_PROMOTION;
    case LINE_BYLINE:
    case LINE_DATELINE:
    case LINE_TIMESTAMP:
        return AROUND_BYLINE;
    default:
        return AROUND_NOTHING;
    }
}

/* The nearest line before or behind that is not blank, or none. */
static const struct line *neighbour(const struct document *document, uint32_t line, int step)
{
    uint32_t i = line + (uint32_t)step;
    while (i < document->n_lines && document->lines[i].class == LINE_BLANK)
        i += (uint32_t)step;
    return i < document->n_lines ? &document->lines[i] : NULL;
}

static void read_around(const struct measure *measure, uint32_t i, bool first, bool last)
{
    const struct document *document = measure->document;
    uint32_t line = measure_sentence(measure, i)->line;
    int16_t *row = measure_row(measure, i);
    const struct line *before = first ? neighbour(document, line, -1) : NULL;
    const struct line *behind = last ? neighbour(document, line, 1) : NULL;
    enum around kind = before != NULL ? around_of(before->class) : AROUND_NOTHING;
    row[FEATURE_LABEL_BEFORE] = kind == AROUND_LABEL;
    row[FEATURE_PICTURE_BEFORE] = kind == AROUND_PICTURE;
    row[FEATURE_LIST_BEFORE] = kind == AROUND_LIST;
    row[FEATURE_PROMOTION_BEFORE] = kind == AROUND_PROMOTION;
    row[FEATURE_BYLINE_BEFORE] = kind == AROUND_BYLINE;
    kind = behind != NULL ? around_of(behind->class) : AROUND_NOTHING;
    row[FEATURE_LABEL_BEHIND] = kind == AROUND_LABEL;
    row[FEATURE_PICTURE_BEHIND] = kind == AROUND_PICTURE;
    row[FEATURE_LIST_BEHIND] = kind == AROUND_LIST;
    row[FEATURE_PROMOTION_BEHIND] = kind == AROUND_PROMOTION;
}

/* What is the same for all sentences. */
struct whole {
    uint32_t lines, prose_lines, labels, lists, times;
    uint64_t words;
    struct divisor by_words, by_more, by_sentences; /* words, words + 1, sentences */
    int16_t words_mean, prose_log, lines_log, others_share, labels_share, lists_share, times_share;
};

/* The features that all sentences share. */
static void share(const struct measure *measure, struct whole *whole)
{
    const struct divisor by_lines = divisor_of(whole->lines);
    whole->words_mean = measure_cut(divide(whole->words, whole->by_sentences), SMALL_MAX);
    whole->prose_log = measure_log(measure->n);
    whole->lines_log = measure_log(whole->prose_lines);
    whole->others_share = divisor_share(whole->lines - whole->prose_lines, by_lines);
    whole->labels_share = divisor_share(whole->labels, by_lines);
    whole->lists_share = divisor_share(whole->lists, by_lines);
    whole->times_share = divisor_share(whole->times, by_lines);
}

static struct whole read_whole(const struct measure *measure)
{
    const struct document *document = measure->document;
    struct whole whole = {0};
    for (uint32_t i = 0; i < document->n_lines; i++) {
        enum line_class class = document->lines[i].class;
        whole.lines += class != LINE_BLANK;
        whole.labels += class == LINE_LABEL;
        whole.lists += class == LINE_LIST;
        whole.times += class == LINE_TIMESTAMP;
    }
    for (uint32_t i = 0; i < measure->n; i++) {
        whole.words += measure_sentence(measure, i)->words;
        whole.prose_lines +=
            i == 0 || measure_sentence(measure, i)->line != measure_sentence(measure, i - 1)->line;
    }
    whole.by_words = divisor_of(whole.words);
    whole.by_more = divisor_of(whole.words + 1);
    whole.by_sentences = divisor_of(measure->n);
    share(measure, &whole);
    return whole;
}

static void read_length(const struct measure *measure, uint32_t i, const struct whole *whole)
{
    int16_t *row = measure_row(measure, i);
    uint64_t words = measure_sentence(measure, i)->words;
    row[FEATURE_WORDS] = measure_cut(words, SMALL_MAX);
    row[FEATURE_WORDS_LOG] = measure_log(words);
    row[FEATURE_WORDS_RELATIVE] =
        measure_cut(divide(words * RELATIVE_ONE * measure->n, whole->by_more), 1023);
    row[FEATURE_WORDS_MEAN] = whole->words_mean;
}

static void read_place(const struct measure *measure, uint32_t i, const struct whole *whole,
                       uint64_t words_before, uint32_t line)
{
    int16_t *row = measure_row(measure, i);
    row[FEATURE_PLACE] = measure_cut(i, SMALL_MAX);
    row[FEATURE_PLACE_LOG] = measure_log(i);
    row[FEATURE_PLACE_INVERSE] = (int16_t)(SHARE_ONE / (1 + i));
    row[FEATURE_PLACE_SHARE] = divisor_share(i, whole->by_sentences);
    row[FEATURE_BEHIND_LOG] = measure_log(measure->n - 1 - i);
    row[FEATURE_PROSE_LOG] = whole->prose_log;
    row[FEATURE_WORDS_BEFORE] = divisor_share(words_before, whole->by_words);
    row[FEATURE_LINE_LOG] = measure_log(line);
    row[FEATURE_LINES_LOG] = whole->lines_log;
    row[FEATURE_OTHERS_SHARE] = whole->others_share;
    row[FEATURE_LABELS_SHARE] = whole->labels_share;
    row[FEATURE_LISTS_SHARE] = whole->lists_share;
    row[FEATURE_TIMES_SHARE] = whole->times_share;
    row[FEATURE_STANDFIRST] = measure_sentence(measure, i)->class == LINE_STANDFIRST;
}

/* The sentences first .. last - 1 share a line. */
static void read_line(const struct measure *measure, uint32_t first, uint32_t last)
{
    const struct document *document = measure->document;
    uint32_t line = measure_sentence(measure, first)->line, others = 0;
    uint32_t before = first > 0 ? measure_sentence(measure, first - 1)->line + 1 : 0;
    uint64_t words = 0;
    for (uint32_t i = before; i < line; i++)
        others += document->lines[i].class != LINE_BLANK;
    for (uint32_t i = first; i < last; i++)
        words += measure_sentence(measure, i)->words;
    for (uint32_t i = first; i < last; i++) {
        int16_t *row = measure_row(measure, i);
        row[FEATURE_LINE_PLACE] = measure_cut(i - first, LINE_PLACE_MAX);
        row[FEATURE_LINE_BEHIND] = measure_cut(last - 1 - i, LINE_PLACE_MAX);
        row[FEATURE_LINE_SIZE] = measure_cut(last - first, LINE_SIZE_MAX);
        row[FEATURE_LINE_WORDS] = measure_log(words);
        row[FEATURE_OTHERS_BEFORE] = measure_cut(others, LINE_PLACE_MAX);
        read_around(measure, i, i == first, i + 1 == last);
    }
}

void features_place(const struct measure *measure)
{
    struct whole whole = read_whole(measure);
    uint64_t words = 0;
    uint32_t line = 0, first = 0;
    for (uint32_t i = 0; i < measure->n; i++) {
        const struct sentence *sentence = measure_sentence(measure, i);
        if (i > 0 && sentence->line != measure_sentence(measure, i - 1)->line) {
            read_line(measure, first, i);
            first = i;
            line++;
        }
        read_place(measure, i, &whole, words, line);
        read_length(measure, i, &whole);
        words += sentence->words;
    }
    read_line(measure, first, measure->n);
}
