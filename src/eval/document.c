/* See document.h. All of a document lives in the scorer's arena and is forgotten with it; what is
 * kept from one to the next are stems and scratch tables. */
#include "eval/document.h"

#include <stdlib.h>

#include "eval/alone.h"
#include "eval/points.h"
#include "eval/reference.h"
#include "eval/rouge.h"
#include "eval/selection.h"
#include "eval/vocabulary.h"

/* Of the arena, in bytes of a row: squeezing a text takes 9 for one, repairing it 3, its shortest
 * sentences ("[0,1],") 10, those of a summary 8; points are few. */
enum { ROW_TIMES = 48, ROOM_FIRST = 64 << 10, ARENA_LEAST = 16 << 20, ARENA_KEEP = 1 << 20 };

static const char cut[] = "ROUGE is of its first 16384 words";

struct scorer {
    struct arena arena;
    size_t room; /* bytes of a row that the arena was made for */
    struct vocabulary *vocabulary;
    struct rouge *rouge;
};

/* An empty arena with room for rows of so many bytes; its address space follows the longest. */
static bool make_room(struct scorer *scorer, size_t bytes)
{
    arena_reset(&scorer->arena, ARENA_KEEP);
    if (scorer->arena.beg && bytes <= scorer->room)
        return true;
    arena_close(&scorer->arena);
    scorer->room = bytes < SIZE_MAX / 4 / ROW_TIMES ? 2 * bytes : 0;
    return scorer->room >= bytes &&
           arena_open(&scorer->arena, scorer->room * ROW_TIMES + ARENA_LEAST);
}

struct scorer *scorer_new(void)
{
    struct scorer *scorer = calloc(1, sizeof *scorer);
    if (!scorer)
        return NULL;
    scorer->vocabulary = vocabulary_new();
    scorer->rouge = rouge_new();
    if (scorer->vocabulary && scorer->rouge && make_room(scorer, ROOM_FIRST))
        return scorer;
    scorer_free(scorer);
    return NULL;
}

void scorer_free(struct scorer *scorer)
{
    if (!scorer)
        return;
    arena_close(&scorer->arena);
    vocabulary_free(scorer->vocabulary);
    rouge_free(scorer->rouge);
    free(scorer);
}

static bool read_reference_side(struct scorer *scorer, const struct reference *reference,
                                struct side *side)
{
    bool good = side_open(side, reference->n_summary, &scorer->arena);
    for (size_t i = 0; good && i < reference->n_summary; i++)
        good = side_add(side, reference->summary[i], scorer->vocabulary);
    return good;
}

static bool read_candidate_side(struct scorer *scorer, const struct selection *selection,
                                struct side *side)
{
    bool good = side_open(side, selection->n, &scorer->arena);
    for (size_t i = 0; good && i < selection->n; i++)
        good = side_add(side, selection->pieces[i].text, scorer->vocabulary);
    return good;
}

/* The row may have no other fault. */
static void tell_cut(const struct side *side, const char **fault)
{
    if (side->cut && !*fault)
        *fault = cut;
}

static bool measure_rouge(struct scorer *scorer, struct reference *reference,
                          const struct side *side, const struct selection *selection,
                          double columns[COLUMNS], const char **fault)
{
    struct side candidate;
    uint32_t dangling;
    if (!read_candidate_side(scorer, selection, &candidate) ||
        !rouge_score(scorer->rouge, side, &candidate, vocabulary_count(scorer->vocabulary),
                     columns) ||
        !alone_count(selection, reference, &scorer->arena, &dangling))
        return false;
    tell_cut(&candidate, fault);
    for (size_t i = 0; i < selection->n; i++)
        columns[COLUMN_SUMMARY_WORDS] += selection->pieces[i].words;
    columns[COLUMN_DANGLING_SUMMARY] = dangling > 0;
    columns[COLUMN_DANGLING] = dangling;
    columns[COLUMN_POINTS] = (double)selection->n;
    return true;
}

static bool measure_gain(struct scorer *scorer, const struct reference *reference,
                         const struct selection *selection, double columns[COLUMNS])
{
    struct points_gain gain;
    if (!points_score(reference, selection, &scorer->arena, &gain))
        return false;
    columns[COLUMN_AT_3] = gain.at_3;
    columns[COLUMN_AT_80] = gain.at_80;
    columns[COLUMN_NOISE] = gain.noise;
    columns[COLUMN_EDITOR_DANGLING] = gain.dangling;
    columns[COLUMN_OPENS] = gain.opens;
    columns[COLUMN_UNLOCATED] = gain.unlocated;
    columns[COLUMN_MISPLACED] = gain.misplaced;
    columns[COLUMN_WORDS] = gain.words;
    columns[COLUMN_POINTS] = gain.points;
    return true;
}

/* What one system has for the reference. */
static bool measure_system(struct scorer *scorer, struct reference *reference,
                           const struct side *side, size_t s, struct measured *measured)
{
    struct selection selection = {0};
    const struct row *row = measured->rows[s];
    if (row && !row->fault)
        measured->faults[s] = selection_read(row->raw, &scorer->arena, &selection);
    return (!reference->has_summary ||
            measure_rouge(scorer, reference, side, &selection, measured->columns[MEASURE_ROUGE][s],
                          &measured->faults[s])) &&
           (!reference->has_labels ||
            measure_gain(scorer, reference, &selection, measured->columns[MEASURE_GAIN][s]));
}

static size_t bytes_of(const struct row *reference, const struct measured *measured)
{
    size_t bytes = reference->raw.len;
    for (size_t s = 0; s < SYSTEMS_MOST; s++)
        if (measured->rows[s] && measured->rows[s]->raw.len > bytes)
            bytes = measured->rows[s]->raw.len;
    return bytes;
}

/* The reference's id and the rows that have it. False where it cannot be told. */
static bool find_rows(struct scorer *scorer, struct row *row, const struct rows *systems,
                      size_t n_systems, struct measured *measured)
{
    (void)row_read_id(row, &scorer->arena);
    for (size_t s = 0; s < n_systems && !row->fault; s++)
        measured->rows[s] = rows_find(&systems[s], row->id);
    return !row->fault;
}

bool document_measure(struct scorer *scorer, struct row *row, const struct rows *systems,
                      size_t n_systems, struct measured *measured)
{
    struct reference reference;
    struct side side = {0};
    *measured = (struct measured){0};
    vocabulary_forget(scorer->vocabulary);
    if (!make_room(scorer, row->raw.len))
        return false;
    if (!find_rows(scorer, row, systems, n_systems, measured))
        return true;
    if (!make_room(scorer, bytes_of(row, measured)))
        return false;
    row->fault = reference_read(row->raw, &scorer->arena, &reference);
    if (row->fault)
        return true;
    measured->by[MEASURE_ROUGE] = reference.has_summary;
    measured->by[MEASURE_GAIN] = reference.has_labels;
    if (reference.has_summary) {
        if (!read_reference_side(scorer, &reference, &side))
            return false;
        tell_cut(&side, &row->fault);
    }
    for (size_t s = 0; s < n_systems; s++) {
        struct arena scope = scorer->arena;
        bool good = measure_system(scorer, &reference, &side, s, measured);
        scorer->arena = scope;
        if (!good)
            return false;
    }
    return true;
}
