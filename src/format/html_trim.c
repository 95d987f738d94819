/* The ends of an article.
 *
 *   prose prose prose | 12 Comments  prose prose          cut at the announcement
 *   prose prose prose | link link link link | prose       runs: the longest one, and its neighbours
 *   `---- a run ----'   `----- gap -----'                 that are long beside the gap to them
 *
 * Nothing is ever added here. An announcement is believed where enough prose stands before it;
 * other articles are announced in the middle of one, too, so that one is an end only where little
 * follows. */
#include "format/html_trim.h"

#include "format/html_cues.h"
#include "format/html_tags.h"

enum {
    BEFORE_MIN = 50,   /* words of prose before an end */
    BEHIND_SHARE = 35, /* percent of all prose that may stand behind other articles' announcement */
    GAP_MIN = 12,      /* words that are not kept: a smaller gap parts no runs */
    NEAR = 2,          /* levels */
    GAP_TIMES = 2,     /* a run that is shorter than so many gaps is not of the article */
};

/* A stretch of kept blocks without a gap. */
struct run {
    uint32_t beg, end;    /* blocks */
    uint32_t words, home; /* of prose; the element that its longest block stands in */
};

static uint32_t words_of(const uint32_t *prose, uint32_t block)
{
    return prose[block + 1] - prose[block];
}

static void cut(bool *keep, uint32_t beg, uint32_t end)
{
    for (uint32_t i = beg; i < end; i++)
        keep[i] = false;
}

static uint32_t kept_prose(const uint32_t *prose, const bool *keep, uint32_t beg, uint32_t end)
{
    uint32_t words = 0;
    for (uint32_t i = beg; i < end; i++)
        words += keep[i] ? words_of(prose, i) : 0;
    return words;
}

static void cut_at_cues(const struct html_blocks *blocks, const uint32_t *prose, bool apart,
                        bool *keep)
{
    uint32_t n = blocks->n_blocks, before = 0, all = kept_prose(prose, keep, 0, n);
    for (uint32_t i = 0; i < n; i++) {
        before += keep[i] ? words_of(prose, i) : 0;
        if (!keep[i] || blocks->blocks[i].words > HTML_CUE_WORDS || blocks->blocks[i].glued)
            continue;
        enum html_cue cue = html_cue_of(html_block_text(blocks, i));
        if (cue == CUE_NONE)
            continue;
        uint64_t behind = all - before;
        bool ends = cue == CUE_READERS || (apart && behind * 100 <= (uint64_t)all * BEHIND_SHARE);
        keep[i] = false;
        if (before >= BEFORE_MIN && ends && cue != CUE_ALONE)
            cut(keep, i, n);
    }
}

/* The container that a block's lines stand in side by side. */
static uint32_t home_of(const struct html_blocks *blocks, uint32_t block)
{
    uint32_t node = blocks->blocks[block].node;
    while (node && (blocks->nodes[node].tag == TAG_P || blocks->nodes[node].tag == TAG_LI ||
                    (blocks->nodes[node].traits & TAG_IS_INLINE)))
        node = blocks->nodes[node].parent;
    return node;
}

/* The run that begins at or behind block beg. */
static struct run next_run(const struct html_blocks *blocks, const uint32_t *prose,
                           const bool *keep, uint32_t beg)
{
    uint32_t n = blocks->n_blocks, gap = 0, most = 0;
    while (beg < n && !keep[beg])
        beg++;
    struct run run = {.beg = beg, .end = beg};
    for (uint32_t i = beg; i < n; i++) {
        uint32_t words = keep[i] ? words_of(prose, i) : 0;
        gap = words ? 0 : gap + (keep[i] ? 0 : blocks->blocks[i].words);
        if (gap >= GAP_MIN)
            break;
        run.end = keep[i] ? i + 1 : run.end;
        run.words += words;
        if (words > most) {
            most = words;
            run.home = home_of(blocks, i);
        }
    }
    return run;
}

/* True where the blocks from beg to end have more than limit words; each has one at least, so that
 * it takes no more than limit steps. */
static bool is_gap(const struct html_blocks *blocks, uint32_t beg, uint32_t end, uint32_t limit)
{
    uint32_t words = 0;
    while (beg < end && words <= limit)
        words += blocks->blocks[beg++].words;
    return words > limit;
}

/* True where two elements stand near each other: side by side, or NEAR levels below that. */
static bool is_near(const struct html_blocks *blocks, uint32_t a, uint32_t b)
{
    for (unsigned i = 0; i <= NEAR; i++, a = blocks->nodes[a].parent)
        if (b >= a && b < blocks->nodes[a].behind)
            break;
        else if (i == NEAR)
            return false;
    for (unsigned i = 0; i <= NEAR; i++, b = blocks->nodes[b].parent)
        if (a == b)
            return true;
    return false;
}

/* True where a run with the gap from beg to end belongs to the article whose longest cluster is
 * main: it stands near, or the gap is small beside it. */
static bool belongs(const struct html_blocks *blocks, const struct run *run, const struct run *main,
                    uint32_t beg, uint32_t end)
{
    return is_near(blocks, run->home, main->home) ||
           !is_gap(blocks, beg, end, run->words / GAP_TIMES);
}

/* The run that begins at or behind block beg, and those behind it that stand near it one after the
 * other, whatever stands between. */
static struct run next_cluster(const struct html_blocks *blocks, const uint32_t *prose,
                               const bool *keep, uint32_t beg)
{
    struct run cluster = next_run(blocks, prose, keep, beg);
    while (cluster.end < blocks->n_blocks) {
        struct run run = next_run(blocks, prose, keep, cluster.end);
        if (run.words == 0 || !is_near(blocks, run.home, cluster.home))
            break;
        cluster.end = run.end;
        cluster.words += run.words;
    }
    return cluster;
}

/* Cuts what stands too far from the longest cluster, outwards from it. */
static void cut_runs(const struct html_blocks *blocks, const uint32_t *prose, bool *keep)
{
    uint32_t n = blocks->n_blocks;
    struct run longest = {0};
    for (struct run run = next_cluster(blocks, prose, keep, 0); run.beg < n;
         run = next_cluster(blocks, prose, keep, run.end))
        if (run.words > longest.words)
            longest = run;
    if (longest.words == 0)
        return;
    uint32_t first = longest.beg, end = longest.end;
    for (struct run run = next_run(blocks, prose, keep, end); run.beg < n;
         run = next_run(blocks, prose, keep, run.end)) {
        if (!belongs(blocks, &run, &longest, end, run.beg))
            break;
        end = run.end;
    }
    cut(keep, end, n);
    for (struct run run = next_run(blocks, prose, keep, 0); run.end <= first && run.beg < n;
         run = next_run(blocks, prose, keep, run.end))
        if (!belongs(blocks, &run, &longest, run.end, first))
            cut(keep, run.beg, run.end);
}

/* Before the first prose, too. */
static void cut_head(const struct html_blocks *blocks, const uint32_t *prose, bool *keep)
{
    uint32_t first = 0;
    while (first < blocks->n_blocks && !(keep[first] && words_of(prose, first)))
        first++;
    if (first == blocks->n_blocks)
        return;
    uint32_t beg = first, home = home_of(blocks, first);
    while (beg > blocks->nodes[home].block && keep[beg - 1] && home_of(blocks, beg - 1) == home)
        beg--;
    cut(keep, 0, beg);
}

/* Behind the last prose only what stands in the same container, without a gap, is kept. */
static void cut_tail(const struct html_blocks *blocks, const uint32_t *prose, bool *keep)
{
    uint32_t last = blocks->n_blocks, gap = 0;
    while (last > 0 && !(keep[last - 1] && words_of(prose, last - 1)))
        last--;
    if (last == 0)
        return;
    uint32_t behind = blocks->nodes[home_of(blocks, last - 1)].block_end, end = last;
    for (; end < behind && gap < GAP_MIN; end++)
        gap += keep[end] ? 0 : blocks->blocks[end].words;
    cut(keep, end, blocks->n_blocks);
}

void html_trim(const struct html_blocks *blocks, const uint32_t *prose, bool apart, bool *keep)
{
    cut_at_cues(blocks, prose, apart, keep);
    if (apart) {
        cut_runs(blocks, prose, keep);
        cut_head(blocks, prose, keep);
        cut_tail(blocks, prose, keep);
    }
}
