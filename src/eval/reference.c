/* See reference.h. Labels come in any order with the sentences that they number, so the parts of a
 * row are found first and read after. The row's grammar was checked before; its types were not. */
#include "eval/reference.h"

#include "base/utf8.h"
#include "eval/scalar.h"

static const char wrong_summary[] = "its summary is no list of texts";
static const char wrong_text[] = "its text is no text";
static const char wrong_sentences[] = "its sentences are no places in its text";
static const char wrong_labels[] = "its labels are no list of editors' marks of its sentences";
static const char no_memory[] = "it is too large";
static const char nothing[] = "it has neither a summary nor labels";

static const double rank_step = 0.08, also_weight = 0.35;

struct parts {
    struct jscan summary, text, sentences, labels; /* each stands before its value */
    bool has_summary, has_text, has_sentences, has_labels;
};

static bool is_empty(struct jscan list)
{
    return jscan_type(&list) == JSCAN_ARRAY && jscan_enter(&list) && !jscan_element(&list);
}

static bool find_parts(struct str row, struct arena *arena, struct parts *parts)
{
    struct jscan scan;
    struct str key;
    *parts = (struct parts){0};
    jscan_open(&scan, row);
    if (!jscan_enter(&scan))
        return false;
    while (jscan_key(&scan, arena, &key)) {
        bool given = jscan_type(&scan) != JSCAN_NULL;
        if (str_equal(key, STR("summary"))) {
            parts->summary = scan;
            parts->has_summary = given;
        } else if (str_equal(key, STR("text"))) {
            parts->text = scan;
            parts->has_text = given;
        } else if (str_equal(key, STR("sentences"))) {
            parts->sentences = scan;
            parts->has_sentences = given;
        } else if (str_equal(key, STR("labels"))) {
            parts->labels = scan;
            parts->has_labels = given && !is_empty(scan);
        }
        (void)jscan_skip(&scan, NULL);
    }
    return !scan.fault;
}

static const char *read_summary(struct jscan *scan, struct arena *arena, struct reference *to)
{
    size_t n = 1;
    bool one = jscan_type(scan) == JSCAN_STRING;
    if (!one && !scalar_count(scan, &n))
        return wrong_summary;
    to->summary = ARENA_NEW(arena, n, struct str);
    if (!to->summary)
        return no_memory;
    if (one) {
        to->n_summary = 1;
        return scalar_text(scan, arena, &to->summary[0]) ? NULL : no_memory;
    }
    (void)jscan_enter(scan);
    while (jscan_element(scan))
        if (!scalar_text(scan, arena, &to->summary[to->n_summary++]))
            return wrong_summary;
    return NULL;
}

static bool read_span(struct jscan *scan, int64_t most, struct marked *sentence)
{
    *sentence = (struct marked){0};
    return jscan_type(scan) == JSCAN_ARRAY && jscan_enter(scan) && jscan_element(scan) &&
           scalar_integer(scan, &sentence->start) && jscan_element(scan) &&
           scalar_integer(scan, &sentence->end) && !jscan_element(scan) && sentence->start >= 0 &&
           sentence->start <= sentence->end && sentence->end <= most;
}

static const char *read_sentences(struct jscan *scan, struct arena *arena, struct reference *to)
{
    size_t n;
    int64_t most = (int64_t)utf8_count(to->text.data, to->text.len);
    if (!scalar_count(scan, &n))
        return wrong_sentences;
    to->sentences = ARENA_NEW(arena, n, struct marked);
    if (!to->sentences)
        return no_memory;
    (void)jscan_enter(scan);
    while (jscan_element(scan))
        if (!read_span(scan, most, &to->sentences[to->n_sentences++]))
            return wrong_sentences;
    return NULL;
}

enum mark { MARK_KEY, MARK_ALSO, MARK_NOISE, MARK_DANGLING, MARKS };

/* editor counts from 0: a sentence is noise by all where each editor before this one said so. */
static void put_mark(struct marked *sentence, enum mark mark, size_t rank, uint32_t editor)
{
    switch (mark) {
    case MARK_KEY:
        sentence->weight =
            sentence->weight + 1 - rank_step * (double)rank; /* as evaluate.py adds */
        sentence->weighed = true;
        break;
    case MARK_ALSO:
        sentence->weight += also_weight;
        sentence->weighed = true;
        break;
    case MARK_NOISE:
        sentence->noise_by += sentence->noise_by == editor;
        break;
    default:
        sentence->dangling = true;
    }
}

static bool read_marks(struct jscan *scan, enum mark mark, uint32_t editor, struct reference *to)
{
    if (jscan_type(scan) != JSCAN_ARRAY || !jscan_enter(scan))
        return false;
    for (size_t rank = 0; jscan_element(scan); rank++) {
        int64_t number;
        if (!scalar_integer(scan, &number) || number < 0 || (uint64_t)number >= to->n_sentences)
            return false;
        put_mark(&to->sentences[number], mark, rank, editor);
    }
    return true;
}

static bool read_editor(struct jscan *scan, struct arena *arena, struct reference *to)
{
    static const char *const names[MARKS] = {"key", "also", "noise", "dangling"};
    struct str key;
    if (jscan_type(scan) != JSCAN_OBJECT || !jscan_enter(scan))
        return false;
    while (jscan_key(scan, arena, &key)) {
        enum mark mark = MARK_KEY;
        while (mark < MARKS && !str_equal(key, str_of(names[mark])))
            mark++;
        if (mark == MARKS ? !jscan_skip(scan, NULL) : !read_marks(scan, mark, to->editors, to))
            return false;
    }
    to->editors++;
    return true;
}

bool reference_text(struct reference *reference, struct arena *arena)
{
    if (reference->text_state == TEXT_UNREAD) {
        if (!scalar_text(&reference->unread, arena, &reference->text))
            return false;
        reference->text_state = TEXT_READ;
    }
    return true;
}

static const char *read_labels(struct parts *parts, struct arena *arena, struct reference *to)
{
    if (!parts->has_text || !parts->has_sentences)
        return "it has labels, but no text or sentences";
    if (!reference_text(to, arena))
        return no_memory;
    const char *fault = read_sentences(&parts->sentences, arena, to);
    if (fault)
        return fault;
    if (jscan_type(&parts->labels) != JSCAN_ARRAY || !jscan_enter(&parts->labels))
        return wrong_labels;
    while (jscan_element(&parts->labels))
        if (!read_editor(&parts->labels, arena, to))
            return wrong_labels;
    return NULL;
}

const char *reference_read(struct str row, struct arena *arena, struct reference *to)
{
    struct parts parts;
    const char *fault = NULL;
    *to = (struct reference){0};
    if (!find_parts(row, arena, &parts))
        return no_memory;
    if (!parts.has_summary && !parts.has_labels)
        return nothing;
    to->unread = parts.text;
    to->text_state = parts.has_text ? TEXT_UNREAD : TEXT_NONE;
    if (parts.has_text && jscan_type(&parts.text) != JSCAN_STRING)
        return wrong_text;
    if (parts.has_summary)
        fault = read_summary(&parts.summary, arena, to);
    if (!fault && parts.has_labels)
        fault = read_labels(&parts, arena, to);
    to->has_summary = parts.has_summary;
    to->has_labels = parts.has_labels;
    return fault;
}
