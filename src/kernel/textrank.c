/* TextRank: a sentence counts as much as the sentences that resemble it count.
 *
 *   x[s][t]  tf-idf of sentence s, of length 1         graph: cosine(s, q) = x[s] . x[q]
 *   y[t]     = sum over q of x[q][t] * r[q] / degree[q]
 *   r[s]     = 0.15 + 0.85 * (x[s] . y - its own part)  20 times
 *
 * The graph is never built: a step of PageRank over it is two passes over the sentences' terms, so
 * the cost grows with the article's length and not with its square. Fixed point, 1.0 = 2^16; at
 * most the first 4096 selectable sentences take part, so that no sum leaves 64 bits. Mihalcea and
 * Tarau 2004, Brin and Page 1998. */
#include "kernel/rank.h"

enum {
    ONE = 1 << 16,
    SENTENCES_MAX = 4096,
    STEPS = 20,
    DAMPING = 55706,       /* 0.85 */
    DEGREE_MIN = ONE / 64, /* resembling the others less than this is resembling none */
};

struct graph {
    const struct terms *terms;
    uint32_t *nodes; /* sentences */
    uint32_t n;
    uint32_t *x;      /* of each use, at most ONE */
    uint64_t *y;      /* of each term */
    uint64_t *own;    /* of each node: x . x, close to ONE */
    uint64_t *degree; /* of each node */
    uint64_t *r;      /* of each node */
};

static void read_node(struct graph *graph, uint32_t node)
{
    const struct terms *terms = graph->terms;
    uint32_t s = graph->nodes[node], first = terms->first_use[s], last = terms->first_use[s + 1];
    uint64_t sum = 0, own = 0;
    for (uint32_t u = first; u < last; u++) {
        struct use use = terms->uses[u];
        graph->x[u] = (uint32_t)rank_use_weight(terms, use);
        sum += (uint64_t)graph->x[u] * graph->x[u];
    }
    uint64_t root = square_root(sum);
    for (uint32_t u = first; u < last; u++) {
        graph->x[u] = root ? (uint32_t)((uint64_t)graph->x[u] * ONE / (root + 1)) : 0;
        own += (uint64_t)graph->x[u] * graph->x[u];
    }
    graph->own[node] = own / ONE;
}

/* y = the nodes' vectors, each times its share */
static void spread(struct graph *graph, const uint64_t *share)
{
    const struct terms *terms = graph->terms;
    memset(graph->y, 0, terms->n * sizeof *graph->y);
    for (uint32_t i = 0; i < graph->n; i++) {
        uint32_t s = graph->nodes[i];
        for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
            graph->y[terms->uses[u].term] += graph->x[u] * share[i];
    }
    for (uint32_t t = 0; t < terms->n; t++)
        graph->y[t] /= ONE;
}

/* What reaches a node from the others, given what it spread itself. */
static uint64_t gather(const struct graph *graph, uint32_t node, uint64_t share)
{
    const struct terms *terms = graph->terms;
    uint32_t s = graph->nodes[node];
    uint64_t sum = 0, own = graph->own[node] * share / ONE;
    for (uint32_t u = terms->first_use[s]; u < terms->first_use[s + 1]; u++)
        sum += graph->x[u] * graph->y[terms->uses[u].term];
    sum /= ONE;
    return sum > own ? sum - own : 0;
}

static bool open_graph(struct graph *graph, const struct document *document, struct arena *arena)
{
    const struct terms *terms = graph->terms;
    uint32_t most = document->n_sentences < SENTENCES_MAX ? document->n_sentences : SENTENCES_MAX;
    graph->nodes = ARENA_NEW(arena, most, uint32_t);
    graph->x = ARENA_NEW(arena, terms->first_use[document->n_sentences], uint32_t);
    graph->y = ARENA_NEW(arena, terms->n, uint64_t);
    graph->own = ARENA_NEW(arena, most, uint64_t);
    graph->degree = ARENA_NEW(arena, most, uint64_t);
    graph->r = ARENA_NEW(arena, most, uint64_t);
    if (!graph->nodes || !graph->x || !graph->y || !graph->own || !graph->degree || !graph->r)
        return false;
    for (uint32_t s = 0; s < document->n_sentences && graph->n < most; s++)
        if (document->sentences[s].selectable)
            graph->nodes[graph->n++] = s;
    return true;
}

static void measure_degrees(struct graph *graph)
{
    for (uint32_t i = 0; i < graph->n; i++) {
        read_node(graph, i);
        graph->r[i] = ONE;
    }
    spread(graph, graph->r);
    for (uint32_t i = 0; i < graph->n; i++)
        graph->degree[i] = gather(graph, i, ONE);
}

static void step(struct graph *graph)
{
    for (uint32_t i = 0; i < graph->n; i++)
        graph->r[i] = graph->degree[i] < DEGREE_MIN ? 0 : graph->r[i] * ONE / graph->degree[i];
    spread(graph, graph->r);
    for (uint32_t i = 0; i < graph->n; i++)
        graph->r[i] = ONE - DAMPING + gather(graph, i, graph->r[i]) * DAMPING / ONE;
}

bool rank_textrank(const struct document *document, const struct terms *terms, struct arena *arena,
                   uint32_t *score)
{
    struct graph graph = {.terms = terms};
    memset(score, 0, document->n_sentences * sizeof *score);
    if (!open_graph(&graph, document, arena))
        return false;
    measure_degrees(&graph);
    for (int i = 0; i < STEPS; i++)
        step(&graph);
    uint64_t best = 1;
    for (uint32_t i = 0; i < graph.n; i++)
        best = graph.r[i] > best ? graph.r[i] : best;
    for (uint32_t i = 0; i < graph.n; i++)
        score[graph.nodes[i]] = (uint32_t)(graph.r[i] * SCORE_ONE / best);
    return true;
}
