/* Blocks -> article. */
#include "format/html_article.h"

#include "format/html_hints.h"
#include "format/html_tags.h"
#include "format/html_trim.h"

enum {
    DROPS = HINT_COMMENT | HINT_RELATED | HINT_SHARE | HINT_NAV | HINT_AD | HINT_FORM |
            HINT_CAPTION | HINT_BYLINE | HINT_HIDDEN,
    TITLE_MAX_BYTES = 500, /* a longer one is none, and would cost time */
    TITLE_WORDS = 4,       /* of a line that repeats the title */
    IN_BODY = 1 << 15,     /* beside the hints: inside an element that is said to be the body */
};

struct choice {
    const struct html_blocks *blocks;
    struct str title;
    bool foreign;    /* nothing is known of the words of the language */
    uint16_t *drops; /* [n_nodes] inherited */
    uint32_t *prose; /* [n_blocks + 1] words of prose in the blocks before, all of them */
    uint32_t *body;  /* … of those under an element that is said to be the article's body */
    uint32_t *clean; /* … of those that nothing speaks against */
    bool told;       /* the page tells its article\'s body */
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

static bool is_long(const struct html_block *block)
{
    return block->words >= 8 && block->link_len * 3 <= block->len;
}

/* Sentences: words enough, a full stop, and grammar between, where its words are known. */
static bool is_prose(const struct choice *choice, const struct html_block *block)
{
    return is_long(block) && block->ends > 0 &&
           (choice->foreign || block->words >= 20 || block->stops * 8 >= block->words);
}

/* True where the page's language is none of those whose words of grammar are known. */
static bool is_foreign(const struct html_blocks *blocks)
{
    uint64_t words = 0, stops = 0;
    for (uint32_t i = 0; i < blocks->n_blocks; i++) {
        const struct html_block *block = &blocks->blocks[i];
        words += is_long(block) ? block->words : 0;
        stops += is_long(block) ? block->stops : 0;
    }
    return stops * 12 < words;
}

static uint32_t sum(const uint32_t *prefix, const struct html_node *node)
{
    return prefix[node->block_end] - prefix[node->block];
}

static bool drops(const struct choice *choice, uint32_t node)
{
    return choice->drops[node] & DROPS;
}

/* The words of a block, less those of links twice over: a line that begins with the linked title of
 * an article is no paragraph of this one. */
static uint32_t unlinked_words(const struct html_block *block)
{
    uint64_t rest = block->len - 2 * (uint64_t)block->link_len; /* link_len is a third at most */
    return (uint32_t)(block->words * rest / block->len);
}

static void weigh(struct choice *choice)
{
    const struct html_blocks *blocks = choice->blocks;
    for (uint32_t i = 0; i < blocks->n_blocks; i++) {
        const struct html_block *block = &blocks->blocks[i];
        bool body = choice->drops[block->node] & IN_BODY, out = drops(choice, block->node);
        bool prose = body ? is_long(block) : is_prose(choice, block);
        uint32_t words = prose ? unlinked_words(block) : 0;
        choice->prose[i + 1] = choice->prose[i] + words;
        choice->body[i + 1] = choice->body[i] + (body && !out ? words : 0);
        choice->clean[i + 1] = choice->clean[i] + (out || (choice->told && !body) ? 0 : words);
    }
}

/* The hints of the element itself that speak against it. Where many words stand in a class (a
 * blog's "post type-post tag-rain category-news") what speaks weakly is nothing beside "post". */
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

/* True for an element that holds a paragraph, not several. */
static bool is_line(unsigned tag)
{
    return tag == TAG_P || tag == TAG_LI || tag == TAG_BLOCKQUOTE ||
           (tag >= TAG_H1 && tag <= TAG_H6);
}

/* The element inside with the most prose; *second is the most of any other, *lines that of the
 * paragraphs that stand beside it. */
static uint32_t heaviest(const struct choice *choice, uint32_t at, uint32_t *second,
                         uint32_t *lines)
{
    const struct html_node *nodes = choice->blocks->nodes;
    uint32_t best = 0, most = 0;
    *second = *lines = 0;
    for (uint32_t n = at + 1; n < nodes[at].behind; n = nodes[n].behind) {
        uint32_t words = sum(choice->clean, &nodes[n]);
        *lines += is_line(nodes[n].tag) ? words : 0;
        if (words > most) {
            *second = most;
            most = words;
            best = n;
        } else if (words > *second) {
            *second = words;
        }
    }
    return best;
}

/* From the page's root down to the element of the article: on as long as one inside has nearly all
 * the prose; or most of it, where it says that it is one; or is one <article> among many. */
static uint32_t descend(const struct choice *choice)
{
    const struct html_node *nodes = choice->blocks->nodes;
    uint32_t at = 0, second, lines;
    for (;;) {
        uint32_t best = heaviest(choice, at, &second, &lines);
        const struct html_node *node = &nodes[best];
        bool inside = choice->told && (choice->drops[at] & IN_BODY);
        if (!best || is_line(node->tag))
            return at;
        uint64_t total = sum(choice->clean, &nodes[at]), most = sum(choice->clean, node);
        bool told = (node->hints & (HINT_BODY | HINT_STORY)) || node->tag == TAG_ARTICLE ||
                    node->tag == TAG_MAIN;
        bool stands_out = node->tag == TAG_ARTICLE && most >= 3 * (uint64_t)second &&
                          most >= 3 * (uint64_t)lines && most * 100 >= total * 35;
        if (inside)
            told = node->hints & HINT_BODY;
        if (most * 100 < total * (told ? 60 : 85) && !stands_out)
            return at;
        at = best;
    }
}

/* True for the title once more, or a good part of it. */
static bool in_title(const struct choice *choice, const struct html_block *block)
{
    return block->words >= TITLE_WORDS && block->len <= choice->title.len &&
           choice->title.len <= TITLE_MAX_BYTES &&
           memmem(choice->title.data, choice->title.len, choice->blocks->text + block->start,
                  block->len);
}

static bool good_block(const struct choice *choice, const struct html_block *block)
{
    const struct html_node *node = &choice->blocks->nodes[block->node];
    if (drops(choice, block->node) || (choice->told && !(choice->drops[block->node] & IN_BODY)))
        return false;
    if (node->tag == TAG_H1 || in_title(choice, block))
        return false;
    if (is_prose(choice, block) || block->link_len == 0)
        return true;
    return block->link_len * 2 < block->len ||
           (node->tag == TAG_P && block->words > 12 && block->link_len * 5 < block->len * 4);
}

/* Marks the blocks that are kept. */
static void mark(const struct choice *choice, const struct html_node *root, bool *keep)
{
    const struct html_block *blocks = choice->blocks->blocks;
    uint32_t beg = root->block, end = root->block_end;
    for (uint32_t i = 0; i < choice->blocks->n_blocks; i++)
        keep[i] = i >= beg && i < end && good_block(choice, &blocks[i]);
}

static void measure(struct choice *choice)
{
    uint32_t n = choice->blocks->n_blocks;
    choice->prose[0] = choice->body[0] = choice->clean[0] = 0;
    inherit(choice, 0);
    weigh(choice);
    inherit(choice, choice->clean[n] + 1);
    weigh(choice);
    choice->told = choice->body[n] >= 20 && choice->body[n] * 100 >= choice->clean[n] * 35;
    if (choice->told)
        weigh(choice);
}

bool html_article_read(const struct html_blocks *blocks, struct str title, struct arena *arena,
                       struct str *text)
{
    struct choice choice = {.blocks = blocks, .title = title, .foreign = is_foreign(blocks)};
    size_t n = blocks->n_blocks + (size_t)1;
    *text = STR("");
    choice.drops = ARENA_NEW(arena, blocks->n_nodes, uint16_t);
    choice.prose = ARENA_NEW(arena, n, uint32_t);
    choice.body = ARENA_NEW(arena, n, uint32_t);
    choice.clean = ARENA_NEW(arena, n, uint32_t);
    bool *keep = ARENA_NEW(arena, n, bool);
    if (!choice.drops || !choice.prose || !choice.body || !choice.clean || !keep)
        return false;
    measure(&choice);
    mark(&choice, &blocks->nodes[descend(&choice)], keep);
    html_trim(blocks, choice.prose, !choice.told, keep);
    return html_blocks_join(blocks, keep, arena, text);
}
