/* Greedy choice: the best sentence that may stand, again and again, until the budget is spent.
 *
 *   heap by score -> best: hangs in the air?  -> waits until the sentence before it is chosen
 *                          says it again?     -> dropped (trigrams; Paulus et al. 2018)
 *                          does not fit?      -> dropped, the next may
 *                          else               -> a point, ranked by its turn
 *
 * A point never begins in mid-air: a sentence that opens with a pronoun or an orphan quote needs
 * the one before it among the points; behind a mere connective or a dateline the point begins at
 * the body. Where nothing may stand, the rules give way one by one until something does: first the
 * budget, then pronouns (first in, then over the budget), then quotes. */
#include "kernel/select.h"

#include "base/utf8.h"
#include "kernel/leaning.h"
#include "kernel/opening.h"
#include "kernel/voice.h"

enum {
    PROBES_MAX = 64,     /* in the set of trigrams; what does not find a place is not remembered */
    POINT_TRIGRAMS = 64, /* a point's usual share of the set */
};

enum { NOT_CHOSEN = 0, WAITING = UINT32_MAX }; /* in place of a rank */

/* What may open a point whose predecessor is none. */
enum leniency { STRICT, ALLOW_PRONOUN, ALLOW_QUOTE };

struct choice {
    struct document *document;
    const struct terms *terms;
    const uint32_t *score;
    uint32_t *worth; /* the score, or what is left of it without the sentence before */
    uint32_t *heap;  /* sentences, the best on top */
    uint32_t n_heap;
    uint32_t *rank;  /* of each sentence */
    uint32_t *start; /* of each chosen sentence's point, bytes */
    uint64_t *trigrams;
    uint32_t trigram_mask;
    uint32_t n, limit; /* points */
    uint64_t room;     /* words that are left */
    enum leniency leniency;
    uint32_t lead; /* nothing before this sentence could be shown */
};

static bool outranks(const struct choice *choice, uint32_t a, uint32_t b)
{
    const uint32_t *worth = choice->worth;
    return worth[a] > worth[b] || (worth[a] == worth[b] && a < b);
}

static void sift_down(struct choice *choice, uint32_t i)
{
    uint32_t *heap = choice->heap, sentence = heap[i];
    for (uint32_t child = 2 * i + 1; child < choice->n_heap; child = 2 * i + 1) {
        if (child + 1 < choice->n_heap && outranks(choice, heap[child + 1], heap[child]))
            child++;
        if (outranks(choice, sentence, heap[child]))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = sentence;
}

static uint32_t pop_best(struct choice *choice)
{
    uint32_t best = choice->heap[0];
    choice->heap[0] = choice->heap[--choice->n_heap];
    if (choice->n_heap > 0)
        sift_down(choice, 0);
    return best;
}

static void sift_up(struct choice *choice, uint32_t i, uint32_t sentence)
{
    uint32_t *heap = choice->heap;
    while (i > 0 && outranks(choice, sentence, heap[(i - 1) / 2])) {
        heap[i] = heap[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    heap[i] = sentence;
}

static void push(struct choice *choice, uint32_t sentence)
{
    sift_up(choice, choice->n_heap++, sentence);
}

/* Everything selectable that is not chosen yet. */
static void fill_heap(struct choice *choice)
{
    const struct document *document = choice->document;
    choice->n_heap = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        if (choice->rank[s] == WAITING)
            choice->rank[s] = NOT_CHOSEN;
        if (document->sentences[s].selectable && choice->rank[s] == NOT_CHOSEN)
            choice->heap[choice->n_heap++] = s;
    }
    for (uint32_t i = choice->n_heap / 2; i-- > 0;)
        sift_down(choice, i);
}

/* The place of a trigram in the set, or a free one; NULL where neither is near. */
static uint64_t *trigram_slot(const struct choice *choice, uint64_t key)
{
    uint32_t i = (uint32_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32);
    for (int probe = 0; probe < PROBES_MAX; probe++, i++) {
        uint64_t *slot = &choice->trigrams[i & choice->trigram_mask];
        if (*slot == 0 || *slot == key)
            return slot;
    }
    return NULL;
}

static uint64_t trigram_key(const uint32_t *terms)
{
    return 1 + (terms[0] | (uint64_t)terms[1] << 21 | (uint64_t)terms[2] << 42);
}

static void remember(struct choice *choice, const uint32_t *terms)
{
    uint64_t key = trigram_key(terms), *slot = trigram_slot(choice, key);
    if (slot != NULL)
        *slot = key;
}

/* Whether a sentence shares a trigram with a point. */
static bool repeats(const struct choice *choice, uint32_t s)
{
    const struct terms *terms = choice->terms;
    for (uint32_t i = terms->first_content[s]; i + 2 < terms->first_content[s + 1]; i++) {
        const uint64_t *slot = trigram_slot(choice, trigram_key(terms->content + i));
        if (slot != NULL && *slot != 0)
            return true;
    }
    return false;
}

static bool is_chosen(const struct choice *choice, uint32_t s)
{
    return choice->rank[s] != NOT_CHOSEN && choice->rank[s] != WAITING;
}

static bool predecessor_chosen(const struct choice *choice, uint32_t s)
{
    return s > 0 && is_chosen(choice, s - 1);
}

static bool hangs(const struct choice *choice, uint32_t s)
{
    const struct sentence *sentence = &choice->document->sentences[s];
    opening_read(choice->document, sentence->line);
    bool pronoun = sentence->opening == OPENING_PRONOUN;
    bool quote = sentence->opening == OPENING_QUOTE || voice_leans(choice->document, sentence);
    bool hanging =
        (pronoun && choice->leniency < ALLOW_PRONOUN) || (quote && choice->leniency < ALLOW_QUOTE);
    return hanging && !predecessor_chosen(choice, s);
}

/* True where the sentence leans so much that another one may come first. What it is worth is found
 * here, where it stands on top, and for few sentences therefore. */
static bool discounted(struct choice *choice, uint32_t s)
{
    if (s <= choice->lead || choice->worth[s] < choice->score[s] || predecessor_chosen(choice, s))
        return false;
    uint64_t share = leaning_share(choice->document, &choice->document->sentences[s]);
    choice->worth[s] = (uint32_t)(choice->score[s] * share >> 16);
    return choice->worth[s] < choice->score[s];
}

/* The sentence before is shown: what leans on it is worth its score. */
static void restore_worth(struct choice *choice, uint32_t s)
{
    if (choice->worth[s] == choice->score[s] || is_chosen(choice, s))
        return;
    choice->worth[s] = choice->score[s];
    for (uint32_t i = 0; i < choice->n_heap; i++)
        if (choice->heap[i] == s) {
            sift_up(choice, i, s);
            return;
        }
}

static uint32_t point_start(const struct choice *choice, uint32_t s)
{
    const struct sentence *sentence = &choice->document->sentences[s];
    bool whole = sentence->opening == OPENING_PRONOUN || sentence->opening == OPENING_QUOTE ||
                 (sentence->opening == OPENING_CONNECTIVE && predecessor_chosen(choice, s));
    return whole ? sentence->start : sentence->body;
}

/* Runs between white space from start to the end of the sentence. */
static uint32_t words_from(const struct choice *choice, uint32_t s, uint32_t start)
{
    const struct sentence *sentence = &choice->document->sentences[s];
    if (start == sentence->start)
        return sentence->words;
    const char *at = choice->document->text.data + start;
    const char *end = choice->document->text.data + sentence->end;
    uint32_t words = 0;
    bool inside = false;
    while (at < end) {
        unsigned space = utf8_space(at, end);
        words += space == 0 && !inside;
        inside = space == 0;
        at += space ? space : 1;
    }
    return words;
}

static void take(struct choice *choice, uint32_t s, uint32_t start, uint32_t words)
{
    const struct terms *terms = choice->terms;
    choice->rank[s] = ++choice->n;
    choice->start[s] = start;
    choice->room -= words < choice->room ? words : choice->room;
    for (uint32_t i = terms->first_content[s]; i + 2 < terms->first_content[s + 1]; i++)
        remember(choice, terms->content + i);
    if (s + 1 >= choice->document->n_sentences)
        return;
    restore_worth(choice, s + 1);
    if (choice->rank[s + 1] == WAITING) {
        choice->rank[s + 1] = NOT_CHOSEN;
        push(choice, s + 1);
    }
}

/* Chooses until there are limit points; with no regard to the budget where heedless. */
static void choose(struct choice *choice, uint32_t limit, enum leniency leniency, bool heedless)
{
    choice->leniency = leniency;
    fill_heap(choice);
    while (choice->n_heap > 0 && choice->n < limit) {
        uint32_t s = pop_best(choice);
        if (hangs(choice, s)) {
            choice->rank[s] = WAITING;
            continue;
        }
        if (discounted(choice, s)) {
            push(choice, s);
            continue;
        }
        uint32_t start = point_start(choice, s), words = words_from(choice, s, start);
        if ((heedless || words <= choice->room) && !repeats(choice, s))
            take(choice, s, start, words);
    }
}

/* A connective may stay where the sentence before it was chosen later, if it fits. */
static void restore_connectives(struct choice *choice)
{
    for (uint32_t s = 1; s < choice->document->n_sentences; s++) {
        const struct sentence *sentence = &choice->document->sentences[s];
        if (!is_chosen(choice, s) || choice->start[s] != sentence->body ||
            sentence->opening != OPENING_CONNECTIVE || !predecessor_chosen(choice, s))
            continue;
        uint32_t extra = sentence->words - words_from(choice, s, sentence->body);
        if (extra <= choice->room) {
            choice->start[s] = sentence->start;
            choice->room -= extra;
        }
    }
}

static uint64_t word_budget(const struct kernel_options *options, uint32_t words)
{
    uint64_t room = options->max_words != 0 ? options->max_words : UINT64_MAX;
    uint64_t share = (uint64_t)words * options->ratio / 1000000;
    return options->ratio != 0 && share < room ? share : room;
}

static bool open_choice(struct choice *choice, uint32_t points, struct arena *arena)
{
    uint32_t n = choice->document->n_sentences;
    uint64_t trigrams = choice->terms->first_content[n], size = 64;
    if (points != 0 && trigrams > (uint64_t)points * POINT_TRIGRAMS)
        trigrams = (uint64_t)points * POINT_TRIGRAMS;
    while (size < 2 * trigrams)
        size *= 2;
    choice->trigram_mask = (uint32_t)(size - 1);
    choice->heap = ARENA_NEW(arena, n, uint32_t);
    choice->worth = ARENA_NEW(arena, n, uint32_t);
    choice->rank = ARENA_NEW(arena, n, uint32_t);
    choice->start = ARENA_NEW(arena, n, uint32_t);
    choice->trigrams = ARENA_NEW(arena, size, uint64_t);
    if (!choice->heap || !choice->worth || !choice->rank || !choice->start || !choice->trigrams)
        return false;
    memcpy(choice->worth, choice->score, n * sizeof *choice->worth);
    memset(choice->rank, 0, n * sizeof *choice->rank);
    memset(choice->trigrams, 0, size * sizeof *choice->trigrams);
    return true;
}

static bool write_points(const struct choice *choice, struct arena *arena,
                         struct kernel_result *result)
{
    result->points = ARENA_NEW(arena, choice->n, struct kernel_point);
    if (result->points == NULL)
        return false;
    for (uint32_t s = 0; s < choice->document->n_sentences; s++) {
        if (!is_chosen(choice, s))
            continue;
        result->points[result->n_points++] =
            (struct kernel_point){.start = choice->start[s],
                                  .end = choice->document->sentences[s].end,
                                  .sentence = s,
                                  .rank = choice->rank[s],
                                  .score = choice->worth[s]};
    }
    return true;
}

/* Up to here no sentence leans on one before it: up to the lead, or everywhere where the article is
 * read in its order. */
static uint32_t lead_of(const struct document *document, enum kernel_method method)
{
    uint32_t s = 0;
    while (s < document->n_sentences && !document->sentences[s].selectable)
        s++;
    return method == KERNEL_LEAD ? UINT32_MAX : s;
}

bool select_points(struct document *document, const struct terms *terms, const uint32_t *score,
                   const struct kernel_options *options, struct arena *arena,
                   struct kernel_result *result)
{
    struct choice choice = {.document = document, .terms = terms, .score = score};
    choice.lead = lead_of(document, options->method);
    result->n_points = 0;
    if (!open_choice(&choice, options->points, arena))
        return false;
    uint32_t limit = options->points != 0 ? options->points : UINT32_MAX - 1;
    choice.room = word_budget(options, document->words);
    choose(&choice, limit, STRICT, false);
    if (choice.n == 0)
        choose(&choice, 1, STRICT, true);
    for (int leniency = ALLOW_PRONOUN; choice.n == 0 && leniency <= ALLOW_QUOTE; leniency++) {
        choose(&choice, 1, (enum leniency)leniency, false);
        if (choice.n == 0)
            choose(&choice, 1, (enum leniency)leniency, true);
        choose(&choice, choice.n == 0 ? 0 : limit, STRICT, false);
    }
    restore_connectives(&choice);
    return write_points(&choice, arena, result);
}
