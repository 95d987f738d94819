/* See selection.h. The row's grammar was checked before; its types were not. */
#include "eval/selection.h"

#include <stdlib.h>

#include "eval/scalar.h"

static const char no_memory[] = "it is too large", no_list[] = "key_points is not a list";
static const char too_many[] = "it has more than 4096 points";

/* Null means that it is not given. */
static bool read_place(struct jscan *scan, bool *given, int64_t *number)
{
    *given = jscan_type(scan) != JSCAN_NULL;
    return *given ? scalar_integer(scan, number) : jscan_skip(scan, NULL);
}

static const char *read_object(struct jscan *scan, struct arena *arena, struct piece *piece,
                               bool *ranked)
{
    struct str key;
    bool has_text = false, has_rank = false, has_sentence = false, good = true;
    (void)jscan_enter(scan);
    while (good && jscan_key(scan, arena, &key)) {
        if (str_equal(key, STR("text")))
            good = has_text = scalar_text(scan, arena, &piece->text);
        else if (str_equal(key, STR("rank")))
            good = has_rank = scalar_number(scan, &piece->rank);
        else if (str_equal(key, STR("start")))
            good = read_place(scan, &piece->placed, &piece->start);
        else if (str_equal(key, STR("end")))
            good = read_place(scan, &piece->ended, &piece->end);
        else if (str_equal(key, STR("sentence")))
            good = read_place(scan, &has_sentence, &piece->sentence);
        else
            good = jscan_skip(scan, NULL);
    }
    if (!good)
        return "the text of a point is no text, or its place no whole number";
    *ranked = *ranked && has_rank;
    if (!has_sentence || piece->sentence < 0)
        piece->sentence = -1;
    return has_text ? NULL : "a point has no text";
}

/* Of equal ranks the first given comes first, as in Python's sort. */
static int by_rank(const void *left, const void *right)
{
    const struct piece *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->given < b->given ? -1 : a->given > b->given;
}

/* The list that stands next; the first element tells whether they are texts or objects. */
static const char *read_pieces(struct jscan *scan, struct arena *arena, struct selection *selection)
{
    const char *fault = NULL;
    bool ranked = true;
    enum jscan_type kind = JSCAN_NULL;
    (void)jscan_enter(scan);
    for (size_t i = 0; !fault && jscan_element(scan); i++) {
        struct piece *piece = &selection->pieces[i];
        *piece = (struct piece){.sentence = -1, .given = (uint32_t)i};
        enum jscan_type type = jscan_type(scan);
        kind = i ? kind : type;
        if (type != kind || (type != JSCAN_OBJECT && type != JSCAN_STRING))
            fault = "its points are neither all texts nor all objects";
        else if (type == JSCAN_OBJECT)
            fault = read_object(scan, arena, piece, &ranked);
        else if (!scalar_text(scan, arena, &piece->text))
            fault = no_memory;
        piece->words = scalar_words(piece->text);
        selection->n = i + 1;
    }
    if (!fault && kind == JSCAN_OBJECT && ranked)
        qsort(selection->pieces, selection->n, sizeof *selection->pieces, by_rank);
    return fault;
}

static const char *read_list(struct jscan *scan, struct arena *arena, struct selection *selection)
{
    size_t n;
    struct str raw;
    double number;
    *selection = (struct selection){0};
    switch (jscan_type(scan)) {
    case JSCAN_ARRAY:
        break;
    case JSCAN_NULL:
    case JSCAN_FALSE:
        return jscan_skip(scan, NULL) ? NULL : no_memory;
    case JSCAN_NUMBER:
        return scalar_number(scan, &number) && number == 0 ? NULL : no_list;
    default:
        return jscan_skip(scan, &raw) && raw.len == 2 ? NULL : no_list; /* "" and {} */
    }
    if (!scalar_count(scan, &n))
        return no_memory;
    if (n > SELECTION_MOST)
        return too_many;
    selection->pieces = ARENA_NEW(arena, n, struct piece);
    return selection->pieces ? read_pieces(scan, arena, selection) : no_memory;
}

const char *selection_read(struct str row, struct arena *arena, struct selection *selection)
{
    struct jscan scan;
    struct str key;
    const char *fault = NULL;
    *selection = (struct selection){0};
    jscan_open(&scan, row);
    if (!jscan_enter(&scan))
        return no_list;
    while (jscan_key(&scan, arena, &key)) {
        if (!str_equal(key, STR("key_points"))) {
            (void)jscan_skip(&scan, NULL);
            continue;
        }
        struct jscan list = scan; /* whatever comes of it, the row goes on behind */
        fault = read_list(&list, arena, selection);
        (void)jscan_skip(&scan, NULL);
    }
    if (fault)
        *selection = (struct selection){0};
    return fault;
}
