/* Blocks -> article. */
#include "format/html_article.h"

#include "format/html_hints.h"
#include "format/html_tags.h"

enum {
    DROPS = HINT_COMMENT | HINT_RELATED | HINT_SHARE | HINT_NAV | HINT_AD | HINT_FORM |
            HINT_CAPTION | HINT_BYLINE | HINT_HIDDEN,
    IN_BODY = 1 << 15, /* beside the hints: inside an element that is said to be the body */
};

struct choice {
    const struct html_blocks *blocks;
    uint16_t *drops; /* [n_nodes] inherited */
    uint32_t *prose; /* [n_blocks + 1] words of prose in the blocks before, all of them */
    uint32_t *body;  /* … of those under an element that is said to be the article's body */
    uint32_t *clean; /* … of those that nothing speaks against */
    bool told;        /* the page tells its article\'s body */
};

static unsigned tag_hints(unsigned tag, unsigned traits)
{
    switch (tag) {
    case TAG_NAV:
    case TAG_FOOTER:
        return HINT_NAV;
    case TAG_ASIDE:
        return HINT_RELATED;
    case TAG_FIGURE:
    case TAG_FIGCAPTION:
        return HINT_CAPTION;
    case TAG_ADDRESS:
    case TAG_TIME:
        return HINT_BYLINE;
    default:
        return traits & TAG_IS_SILENT ? HINT_HIDDEN : 0;
    }
}

static bool is_prose(const struct html_block *block)
{
    if (block->words < 8 || block->link_len * 3 > block->len)
        return false;
    return block->ends > 0 && (block->stops * 8 >= block->words || block->words >= 20);
}

static uint32_t sum(const uint32_t *prefix, const struct html_node *node)
{
    return prefix[node->block_end] - prefix[node->block];
}

static bool drops(const struct choice *choice, uint32_t node)
{
    return choice->drops[node] & DROPS;
}

static void weigh(struct choice *choice)
{
    const struct html_blocks *blocks = choice->blocks;
    for (uint32_t i = 0; i < blocks->n_blocks; i++) {
        const struct html_block *block = &blocks->blocks[i];
        uint32_t words = is_prose(block) ? block->words : 0;
        choice->prose[i + 1] = choice->prose[i] + words;
        choice->body[i + 1] = choice->body[i] + (choice->drops[block->node] & IN_BODY && !drops(choice, block->node) ? words : 0);
        bool out = drops(choice, block->node) ||
                   (choice->told && !(choice->drops[block->node] & IN_BODY));
        choice->clean[i + 1] = choice->clean[i] + (out ? 0 : words);
    }
}

/* The hints of the element itself that speak against it. Where many words stand in a class (a blog's
 * "post type-post tag-rain category-news") what speaks weakly is nothing beside "post". */
static unsigned own_drops(const struct html_node *node)
{
    const unsigned weak = HINT_BYLINE | HINT_CAPTION | HINT_AD | HINT_FORM | HINT_SHARE | HINT_NAV;
    unsigned own = (node->hints & DROPS) | tag_hints(node->tag, node->traits);
    if (node->hints & HINT_BODY)
        own &= HINT_HIDDEN;
    if (node->tag == TAG_ARTICLE || node->tag == TAG_MAIN || (node->hints & HINT_STORY))
        own &= ~weak;
    return own;
}

/* What speaks against an element is void where most of the page's prose stands in it. */
static bool outweighs(const struct choice *choice, const struct html_node *node, unsigned own,
                      uint32_t clean)
{
    uint32_t prose = sum(choice->prose, node), body = sum(choice->body, node);
    if (own & HINT_COMMENT)
        return prose > 100 && clean < 30;
    if (body * 2 > prose && body > 50 && !(own & HINT_HIDDEN))
        return true;
    return prose > clean * 2 && prose > 30;
}

static void inherit(struct choice *choice, uint32_t clean)
{
    const struct html_blocks *blocks = choice->blocks;
    for (uint32_t n = 0; n < blocks->n_nodes; n++) {
        const struct html_node *node = &blocks->nodes[n];
        unsigned own = own_drops(node);
        if (own && clean && outweighs(choice, node, own, clean - 1))
            own = 0;
        if (node->hints & HINT_BODY)
            own |= IN_BODY;
        choice->drops[n] = (uint16_t)(own | (n ? choice->drops[node->parent] : 0));
    }
}

static uint32_t descend(const struct choice *choice)
{
    const struct html_blocks *blocks = choice->blocks;
    uint32_t at = 0;
    for (;;) {
        uint32_t total = sum(choice->clean, &blocks->nodes[at]), best = 0, most = 0;
        for (uint32_t n = at + 1; n < blocks->nodes[at].behind; n = blocks->nodes[n].behind) {
            uint32_t words = sum(choice->clean, &blocks->nodes[n]);
            if (words > most) {
                most = words;
                best = n;
            }
        }
        if (!best)
            return at;
        const struct html_node *node = &blocks->nodes[best];
        bool told = (node->hints & (HINT_BODY | HINT_STORY)) || node->tag == TAG_ARTICLE ||
                    node->tag == TAG_MAIN;
        if (most * 100 < total * (told ? 60 : 85))
            return at;
        at = best;
    }
}

static bool is_heading(unsigned tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static bool good_block(const struct choice *choice, const struct html_block *block)
{
    const struct html_node *node = &choice->blocks->nodes[block->node];
    if (drops(choice, block->node) ||
        (choice->told && !(choice->drops[block->node] & IN_BODY)))
        return false;
    if (is_prose(block) || block->link_len == 0)
        return true;
    return block->link_len * 2 < block->len || (node->tag == TAG_P && block->words > 12);
}

bool html_article_read(const struct html_blocks *blocks, struct str title, struct arena *arena,
                       struct str *text)
{
    struct choice choice = {.blocks = blocks};
    size_t n = blocks->n_blocks + (size_t)1;
    *text = STR("");
    (void)title;
    choice.drops = ARENA_NEW(arena, blocks->n_nodes, uint16_t);
    choice.prose = ARENA_NEW(arena, n, uint32_t);
    choice.body = ARENA_NEW(arena, n, uint32_t);
    choice.clean = ARENA_NEW(arena, n, uint32_t);
    char *out = arena_alloc(arena, blocks->len + 2 * n, 1, 1);
    if (!choice.drops || !choice.prose || !choice.body || !choice.clean || !out)
        return false;
    choice.prose[0] = choice.body[0] = choice.clean[0] = 0;
    inherit(&choice, 0);
    weigh(&choice);
    inherit(&choice, choice.clean[blocks->n_blocks] + 1);
    weigh(&choice);
    uint32_t told = choice.body[blocks->n_blocks];
    choice.told = told >= 20 && told * 100 >= choice.clean[blocks->n_blocks] * 35;
    if (choice.told)
        weigh(&choice);
    const struct html_node *root = &blocks->nodes[descend(&choice)];
    uint32_t beg = root->block, end = root->block_end;
    while (beg < end &&
           !(is_prose(&blocks->blocks[beg]) && !drops(&choice, blocks->blocks[beg].node)))
        beg++;
    while (!choice.told && end > beg &&
           !(is_prose(&blocks->blocks[end - 1]) && !drops(&choice, blocks->blocks[end - 1].node)))
        end--;
    size_t len = 0;
    bool before = false;
    for (uint32_t i = beg; i < end; i++) {
        const struct html_block *block = &blocks->blocks[i];
        if (!block->glued)
            before = false;
        if (!good_block(&choice, block))
            continue;
        if (before && block->spaced)
            out[len++] = ' ';
        else if (!before && len) {
            out[len++] = '\n';
            out[len++] = '\n';
        }
        memcpy(out + len, blocks->text + block->start, block->len);
        len += block->len;
        before = true;
        (void)is_heading;
    }
    *text = (struct str){out, len};
    return true;
}
