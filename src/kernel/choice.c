/* Rules of the choice; see choice.h.
 *
 * A point never begins in mid-air: a sentence that opens with a pronoun or an orphan quote needs
 * the one before it among the points; behind a mere connective or a dateline the point begins at
 * the body. No point shares three content terms in a row with another (Paulus et al. 2018). */
#include "kernel/choice.h"

#include <string.h>

#include "base/utf8.h"
#include "kernel/opening.h"
#include "kernel/voice.h"

enum {
    PROBES_MAX = 64,     /* in the set of trigrams; what does not find a place is not remembered */
    POINT_TRIGRAMS = 64, /* a point's usual share of the set */
    WORD_TRIGRAMS = 2,   /* that of a word of the budget */
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

uint32_t choice_pop(struct choice *choice)
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

void choice_push(struct choice *choice, uint32_t sentence)
{
    sift_up(choice, choice->n_heap++, sentence);
}

void choice_raise(struct choice *choice, uint32_t sentence)
{
    for (uint32_t i = 0; i < choice->n_heap; i++)
        if (choice->heap[i] == sentence) {
            sift_up(choice, i, sentence);
            return;
        }
}

void choice_fill(struct choice *choice)
{
    const struct document *document = choice->document;
    choice->n_heap = 0;
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        if (choice->rank[s] == CHOICE_WAITING)
            choice->rank[s] = CHOICE_NONE;
        if (document->sentences[s].selectable && choice->rank[s] == CHOICE_NONE)
            choice->heap[choice->n_heap++] = s;
    }
    for (uint32_t i = choice->n_heap / 2; i-- > 0;)
        sift_down(choice, i);
}

/* The place of a trigram in the set, or a free one; NULL where neither is near. */
static uint64_t *trigram_slot(const struct choice *choice, uint64_t key, uint64_t hash)
{
    uint32_t i = (uint32_t)(hash >> 32);
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

/* Where a trigram's bit stands. */
static size_t seen_word(uint64_t hash)
{
    return hash >> 61;
}

static uint64_t seen_bit(uint64_t hash)
{
    return UINT64_C(1) << (hash >> 55 & 63);
}

static uint64_t trigram_hash(uint64_t key)
{
    return key * UINT64_C(0x9e3779b97f4a7c15);
}

static void remember(struct choice *choice, const uint32_t *terms)
{
    uint64_t key = trigram_key(terms), hash = trigram_hash(key);
    uint64_t *slot = trigram_slot(choice, key, hash);
    if (slot != NULL)
        *slot = key;
    choice->seen[seen_word(hash)] |= seen_bit(hash);
}

bool choice_repeats(const struct choice *choice, uint32_t s)
{
    const struct terms *terms = choice->terms;
    uint32_t first = terms->first_content[s], end = terms->first_content[s + 1], held = 0;
    for (uint32_t i = first; choice->n > 0 && i + 2 < end; i++) {
        uint64_t key = trigram_key(terms->content + i), hash = trigram_hash(key);
        if ((choice->seen[seen_word(hash)] & seen_bit(hash)) == 0)
            continue;
        const uint64_t *slot = trigram_slot(choice, key, hash);
        held += slot != NULL && *slot != 0;
        if (held * UINT64_C(1000) > choice->repeat_limit * (uint64_t)(end - first - 2))
            return true;
    }
    return false;
}

bool choice_hangs(const struct choice *choice, uint32_t s)
{
    const struct sentence *sentence = &choice->document->sentences[s];
    opening_read(choice->document, sentence->line);
    if (choice->leniency >= LENIENCY_QUOTE || choice_follows(choice, s))
        return false;
    bool pronoun =
        sentence->opening == OPENING_PRONOUN || (choice->hanging != NULL && choice->hanging[s]);
    return (pronoun && choice->leniency < LENIENCY_PRONOUN) || sentence->opening == OPENING_QUOTE ||
           voice_leans(choice->document, sentence, true);
}

uint32_t choice_start(const struct choice *choice, uint32_t s)
{
    const struct sentence *sentence = &choice->document->sentences[s];
    bool whole = sentence->opening == OPENING_PRONOUN || sentence->opening == OPENING_QUOTE ||
                 (sentence->opening == OPENING_CONNECTIVE && choice_follows(choice, s));
    return whole ? sentence->start : sentence->body;
}

uint32_t choice_words(const struct choice *choice, uint32_t s, uint32_t start)
{
    const struct sentence *sentence = &choice->document->sentences[s];
    if (start == sentence->start)
        return sentence->words;
    const char *at = choice->document->text.data + start;
    const char *end = choice->document->text.data + sentence->end;
    uint32_t words = 0;
    bool inside = false;
    while (at < end) {
        bool visible = *at > ' ' && *at < 0x7F; /* nearly all bytes */
        unsigned space = visible ? 0 : utf8_space(at, end);
        words += space == 0 && !inside;
        inside = space == 0;
        at += space ? space : 1;
    }
    return words;
}

void choice_take(struct choice *choice, uint32_t s, uint32_t start, uint32_t words)
{
    const struct terms *terms = choice->terms;
    choice->rank[s] = ++choice->n;
    choice->start[s] = start;
    choice->room -= words < choice->room ? words : choice->room;
    for (uint32_t i = terms->first_content[s]; i + 2 < terms->first_content[s + 1]; i++)
        remember(choice, terms->content + i);
    if (s + 1 >= choice->document->n_sentences)
        return;
    if (choice->rank[s + 1] == CHOICE_WAITING) {
        choice->rank[s + 1] = CHOICE_NONE;
        choice_push(choice, s + 1);
    }
}

void choice_restore_connectives(struct choice *choice)
{
    for (uint32_t s = 1; s < choice->document->n_sentences; s++) {
        const struct sentence *sentence = &choice->document->sentences[s];
        if (!choice_shown(choice, s) || choice->start[s] != sentence->body ||
            sentence->opening != OPENING_CONNECTIVE || !choice_follows(choice, s))
            continue;
        uint32_t extra = sentence->words - choice_words(choice, s, sentence->body);
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

bool choice_open(struct choice *choice, const struct kernel_options *options, struct arena *arena)
{
    uint32_t n = choice->document->n_sentences, points = options->points;
    uint64_t trigrams = choice->terms->first_content[n], size = 64;
    choice->room = word_budget(options, choice->document->words);
    if (points != 0 && trigrams > (uint64_t)points * POINT_TRIGRAMS)
        trigrams = (uint64_t)points * POINT_TRIGRAMS;
    if (trigrams / WORD_TRIGRAMS > choice->room)
        trigrams = choice->room * WORD_TRIGRAMS;
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
    memset(choice->seen, 0, sizeof choice->seen);
    return true;
}

bool choice_write(const struct choice *choice, struct arena *arena, struct kernel_result *result)
{
    result->n_points = 0;
    result->points = ARENA_NEW(arena, choice->n, struct kernel_point);
    if (result->points == NULL)
        return false;
    for (uint32_t s = 0; s < choice->document->n_sentences; s++) {
        if (!choice_shown(choice, s))
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
