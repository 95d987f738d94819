/* A model file's forests -> forests as they are worked:
 *
 *   of each forest: bias int32; of each tree: (feature uint16, threshold int16) of each level,
 *   then int8[2^depth] leaves
 *
 *   questions (feature, threshold) of all levels -> sorted, each once -> cut into columns
 *   question -> its column, and how many thresholds of that must be below: its border
 *
 * Whoever wrote the file: features are those there are, and no output can leave 32 bits. */
#include <string.h>

#include "kernel/model_arrays.h"

/* A question is a number that sorts by feature, then by threshold. */
enum { QUESTION_BITS = 24, THRESHOLD_BITS = 16, THRESHOLD_OFFSET = 1 << 15 };

struct reading {
    struct forests *forests;
    struct forest_tree *trees; /* of all forests */
    uint32_t n_trees, n;
    uint32_t *asked;  /* [n] the questions of all levels, in order */
    uint32_t *sorted; /* [n_sorted] each once */
    uint32_t *spare;  /* [n] */
    uint32_t n_sorted;
};

static bool damaged(struct error *error, const char *what)
{
    error_set(error, ERROR_DAMAGED, "%s", what);
    return false;
}

static void count(const struct forests *forests, uint32_t *trees, uint32_t *levels)
{
    *trees = *levels = 0;
    for (uint32_t f = 0; f < forests->n; f++) {
        *trees += forests->forest[f].n_trees;
        *levels += forests->forest[f].n_trees * forests->forest[f].depth;
    }
}

size_t forests_bytes(const struct forests *forests)
{
    uint32_t trees, levels;
    size_t bytes = 0;
    count(forests, &trees, &levels);
    for (uint32_t f = 0; f < forests->n; f++)
        bytes += 4 + ((size_t)forests->forest[f].n_trees << forests->forest[f].depth);
    return bytes + 4 * (size_t)levels;
}

/* Leaves are turned round: what is worked are the answers' complements. */
static bool take_tree(struct reading *reading, struct forest_tree *tree, uint32_t depth,
                      const unsigned char **from)
{
    bool known = true;
    for (uint32_t level = 0; level < depth; level++) {
        uint32_t feature = (uint32_t)model_take(from, 2), threshold = (uint32_t)model_take(from, 2);
        known &= feature < reading->forests->n_inputs;
        threshold = (threshold + THRESHOLD_OFFSET) & ((1 << THRESHOLD_BITS) - 1);
        reading->asked[reading->n++] = feature << THRESHOLD_BITS | threshold;
    }
    for (uint32_t leaves = 1U << depth, i = leaves; i > 0; i--)
        tree->leaf[i - 1] = (uint8_t)(model_take(from, 1) + FOREST_LEAF_OFFSET);
    return known;
}

static bool take_forests(struct reading *reading, const unsigned char **from, struct error *error)
{
    for (uint32_t f = 0; f < reading->forests->n; f++) {
        struct forest *forest = &reading->forests->forest[f];
        int64_t bias = (int32_t)(uint32_t)model_take(from, 4);
        int64_t most = (bias < 0 ? -bias : bias) + FOREST_LEAF_OFFSET * (int64_t)forest->n_trees;
        if (most > INT32_MAX >> forest->shift)
            return damaged(error, "the model's forests are too large: an output could leave "
                                  "32 bits");
        struct forest_tree *trees = reading->trees + reading->n_trees;
        forest->bias = (int32_t)bias;
        forest->trees = trees;
        for (uint32_t t = 0; t < forest->n_trees; t++)
            if (!take_tree(reading, &trees[t], forest->depth, from))
                return damaged(error, "the model's trees ask for a feature that it has not");
        reading->n_trees += forest->n_trees;
    }
    return true;
}

/* By counting, a byte after the other from the lowest. */
static void sort(uint32_t *numbers, uint32_t *spare, uint32_t n)
{
    for (unsigned shift = 0; shift < QUESTION_BITS; shift += 8) {
        uint32_t place[257] = {0}, *swapped = numbers;
        for (uint32_t i = 0; i < n; i++)
            place[(numbers[i] >> shift & 255) + 1]++;
        for (uint32_t k = 1; k < 256; k++)
            place[k] += place[k - 1];
        for (uint32_t i = 0; i < n; i++)
            spare[place[numbers[i] >> shift & 255]++] = numbers[i];
        numbers = spare;
        spare = swapped;
    }
}

/* Into sorted, each once. */
static void sort_questions(struct reading *reading)
{
    uint32_t n = 0;
    memcpy(reading->spare, reading->asked, reading->n * sizeof *reading->spare);
    sort(reading->spare, reading->sorted, reading->n);
    for (uint32_t i = 0; i < reading->n; i++)
        if (i == 0 || reading->sorted[i] != reading->sorted[n - 1])
            reading->sorted[n++] = reading->sorted[i];
    reading->n_sorted = n;
}

/* Puts the sorted questions into columns; spare[question] = its column * 64 + its border. */
static void cut_columns(struct reading *reading, struct forest_column *columns, int16_t *thresholds)
{
    struct forest_column *column = columns - 1;
    uint32_t used = 1;
    for (uint32_t q = 0; q < reading->n_sorted; q++) {
        uint32_t question = reading->sorted[q], feature = question >> THRESHOLD_BITS;
        int32_t threshold = (int32_t)(question & ((1 << THRESHOLD_BITS) - 1)) - THRESHOLD_OFFSET;
        if (q == 0 || column->feature != feature || column->n == FOREST_BINS) {
            for (uint32_t size = 1; q > 0 && size <= FOREST_BINS; size = 2 * size + 1)
                if (size >= column->n) {
                    used = column->first + size;
                    break;
                }
            *++column = (struct forest_column){.feature = (uint16_t)feature, .first = used};
        }
        thresholds[column->first + column->n++] = (int16_t)threshold;
        reading->spare[q] = (uint32_t)(column - columns) * (FOREST_BINS + 1) + column->n;
    }
    reading->forests->n_columns = (uint32_t)(column + 1 - columns);
}

/* The column and border of a question that is among the sorted ones. */
static uint32_t find(const struct reading *reading, uint32_t question)
{
    uint32_t low = 0, high = reading->n_sorted;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (reading->sorted[middle] <= question)
            low = middle;
        else
            high = middle;
    }
    return reading->spare[low];
}

static void point_trees(const struct reading *reading)
{
    const uint32_t *question = reading->asked;
    struct forest_tree *tree = reading->trees;
    for (uint32_t f = 0; f < reading->forests->n; f++)
        for (uint32_t t = 0; t < reading->forests->forest[f].n_trees; t++, tree++)
            for (uint32_t level = 0; level < reading->forests->forest[f].depth; level++) {
                uint32_t found = find(reading, *question++);
                tree->column[level] = (uint16_t)(found / (FOREST_BINS + 1) * FOREST_ROWS);
                tree->border[level] = (int8_t)(found % (FOREST_BINS + 1));
            }
}

static void find_groups(struct forests *forests)
{
    for (uint32_t c = 0; c < forests->n_columns; c++) {
        uint8_t group = (uint8_t)(forests->columns[c].feature / 8);
        if (c == 0 || forests->groups[forests->n_groups - 1] != group)
            forests->groups[forests->n_groups++] = group;
    }
}

/* A binary search reads 64 numbers from the one before a column's, whatever they are. */
static bool make_columns(struct reading *reading, struct arena *arena, struct error *error)
{
    size_t room = 2 * (size_t)reading->n_sorted + FOREST_BINS + 2;
    struct forest_column *columns = model_array(arena, FOREST_COLUMNS_MAX * sizeof *columns, error);
    int16_t *thresholds = columns ? model_array(arena, room * sizeof *thresholds, error) : NULL;
    if (thresholds == NULL)
        return false;
    for (size_t i = 0; i < room; i++)
        thresholds[i] = INT16_MAX;
    cut_columns(reading, columns, thresholds);
    reading->forests->columns = columns;
    reading->forests->thresholds = thresholds;
    return true;
}

bool forests_read(struct forests *forests, const unsigned char **from, struct arena *arena,
                  struct error *error)
{
    struct reading reading = {.forests = forests};
    uint32_t trees, levels;
    count(forests, &trees, &levels);
    if (forests->n == 0)
        return true;
    size_t bytes = levels * sizeof *reading.asked;
    reading.trees = model_array(arena, trees * sizeof *reading.trees, error);
    reading.asked = reading.trees ? model_array(arena, bytes, error) : NULL;
    reading.sorted = reading.asked ? model_array(arena, bytes, error) : NULL;
    reading.spare = reading.sorted ? model_array(arena, bytes, error) : NULL;
    if (reading.spare == NULL || !take_forests(&reading, from, error))
        return false;
    sort_questions(&reading);
    if (!make_columns(&reading, arena, error))
        return false;
    point_trees(&reading);
    find_groups(forests);
    forests->run = forests_fastest();
    return true;
}
