/* Tokens -> nodes and blocks.
 *
 *   <div><p>One <b>two</b> <span class=x>three</span></p>four</div>
 *
 *   div -- p -- "One two "             a block ends where an element of lines begins or ends
 *       |  `- span.x -- "three"        ... or where one inside a line says what it is: glued to
 *       `- "four"                          the block before
 *
 * The stack of open elements follows what browsers do with broken markup only as far as text moves
 * by it: a paragraph ends at the next element of lines, a list's item at the next, an end tag
 * closes the nearest element of its name unless a table's cell stands between. Emphasis is not
 * kept at all. */
#include "format/html_builder.h"

static void end_block(struct html_builder *builder)
{
    builder->block = NULL;
}

/* A border between lines. */
static void end_line(struct html_builder *builder)
{
    builder->block = NULL;
    builder->line = false;
    builder->space = false;
    builder->breaks = 0;
}

static uint32_t top_node(const struct html_builder *builder)
{
    return builder->open[builder->depth - 1].node;
}

static bool add_node(struct html_builder *builder, enum html_tag tag, unsigned hints)
{
    struct html_blocks *blocks = builder->blocks;
    if (blocks->n_nodes >= HTML_NODES_MAX)
        return false;
    blocks->nodes[blocks->n_nodes] =
        (struct html_node){.parent = builder->depth ? top_node(builder) : 0,
                           .block = blocks->n_blocks,
                           .hints = (uint16_t)hints,
                           .tag = (uint8_t)tag,
                           .traits = (uint8_t)html_tag_traits(tag)};
    blocks->n_nodes++;
    return true;
}

void html_builder_open(struct html_builder *builder, struct html_blocks *blocks)
{
    builder->blocks = blocks;
    builder->depth_max = HTML_DEPTH_MAX;
    builder->depth = builder->over = builder->link_depth = 0;
    builder->block = NULL;
    builder->space = builder->line = false;
    builder->breaks = 0;
    memset(builder->count, 0, sizeof builder->count);
    hints_open(&builder->hints);
    add_node(builder, TAG_HTML, 0);
    builder->open[builder->depth++] = (struct html_open){.node = 0, .tag = TAG_HTML, .own = true};
}

static void pop(struct html_builder *builder)
{
    struct html_open *open = &builder->open[--builder->depth];
    if (builder->link_depth > builder->depth)
        builder->link_depth = 0;
    builder->count[open->tag]--;
    if (open->own) {
        struct html_node *node = &builder->blocks->nodes[open->node];
        node->behind = builder->blocks->n_nodes;
        node->block_end = builder->blocks->n_blocks;
    }
}

static bool is_cell(unsigned tag)
{
    return tag == TAG_TD || tag == TAG_TH || tag == TAG_TABLE || tag == TAG_CAPTION;
}

static bool is_inline(unsigned tag)
{
    return html_tag_traits((enum html_tag)tag) & TAG_IS_INLINE;
}

/* Closes the nearest open element of this tag and what is open inside it. It is not looked for
 * beyond a table's border, nor by an element inside a line beyond that line. */
static void close_tag(struct html_builder *builder, enum html_tag tag)
{
    if (builder->count[tag] == 0)
        return;
    bool own_lines = !is_inline(tag);
    for (unsigned i = builder->depth; i-- > 1;) {
        unsigned at = builder->open[i].tag;
        if (at == tag) {
            while (builder->depth > i)
                pop(builder);
            return;
        }
        if (own_lines ? is_cell(at) && !is_cell(tag) && tag != TAG_TR && tag != TAG_TBODY
                      : !is_inline(at))
            return;
    }
}

/* Closes an element that the one to be opened cannot stand in: nearer than any of the tags that
 * hold such elements. */
static void close_sibling(struct html_builder *builder, unsigned first, unsigned second,
                          unsigned holder, unsigned other)
{
    if (builder->count[first] + builder->count[second] == 0)
        return;
    for (unsigned i = builder->depth; i-- > 1;) {
        unsigned at = builder->open[i].tag;
        if (at == first || at == second) {
            while (builder->depth > i)
                pop(builder);
            return;
        }
        if (at == holder || at == other || is_cell(at))
            return;
    }
}

static void close_implied(struct html_builder *builder, enum html_tag tag)
{
    if (builder->count[TAG_P] && builder->open[builder->depth - 1].tag != TAG_P)
        while (builder->depth > 1 && is_inline(builder->open[builder->depth - 1].tag))
            pop(builder);
    if (builder->open[builder->depth - 1].tag == TAG_P)
        pop(builder);
    if (tag == TAG_LI)
        close_sibling(builder, TAG_LI, TAG_LI, TAG_UL, TAG_OL);
    else if (tag == TAG_DT || tag == TAG_DD)
        close_sibling(builder, TAG_DT, TAG_DD, TAG_DL, TAG_DL);
    else if (tag == TAG_OPTION)
        close_sibling(builder, TAG_OPTION, TAG_OPTION, TAG_SELECT, TAG_SELECT);
    else if (tag == TAG_TD || tag == TAG_TH) {
        close_tag(builder, TAG_TD);
        close_tag(builder, TAG_TH);
    } else if (tag == TAG_TR)
        close_tag(builder, TAG_TR);
}

static void push(struct html_builder *builder, enum html_tag tag, bool own)
{
    uint32_t node = own ? builder->blocks->n_nodes - 1 : top_node(builder);
    builder->open[builder->depth++] =
        (struct html_open){.node = node, .tag = (uint8_t)tag, .own = own};
    builder->count[tag]++;
}

static void open_inline(struct html_builder *builder, const struct html_token *token)
{
    if (token->tag == TAG_A) {
        if (token->text.len > 5 && memmem(token->text.data, token->text.len, "href", 4))
            builder->link_depth = builder->depth;
        return;
    }
    unsigned hints = token->text.len > 1 ? hints_read(&builder->hints, token->text) : 0;
    hints &= (unsigned)~(HINT_BODY | HINT_STORY | HINT_PARAGRAPH);
    bool own = hints != 0 || (html_tag_traits(token->tag) & TAG_IS_SILENT);
    if (own)
        end_block(builder);
    push(builder, token->tag, own && add_node(builder, token->tag, hints));
}

static void open_tag(struct html_builder *builder, const struct html_token *token)
{
    unsigned traits = html_tag_traits(token->tag);
    if (traits & (TAG_IS_FORMAT | TAG_IS_RAW))
        return;
    if (traits & TAG_IS_VOID) {
        builder->breaks += token->tag == TAG_BR;
        if (token->tag == TAG_HR)
            end_line(builder);
        return;
    }
    if (builder->depth >= builder->depth_max || builder->over) {
        builder->over++;
        end_line(builder);
        return;
    }
    if (traits & TAG_IS_INLINE) {
        open_inline(builder, token);
        return;
    }
    end_line(builder);
    if (token->tag == TAG_HTML || token->tag == TAG_BODY)
        return;
    close_implied(builder, token->tag);
    unsigned hints = token->text.len > 1 ? hints_read(&builder->hints, token->text) : 0;
    push(builder, token->tag, add_node(builder, token->tag, hints));
}

static void close_element(struct html_builder *builder, const struct html_token *token)
{
    unsigned traits = html_tag_traits(token->tag);
    if (traits & (TAG_IS_FORMAT | TAG_IS_VOID | TAG_IS_RAW))
        return;
    if (token->tag == TAG_A) {
        builder->link_depth = 0;
        return;
    }
    if (traits & TAG_IS_INLINE) {
        if (builder->count[token->tag] && !builder->over) {
            uint32_t node = top_node(builder);
            close_tag(builder, token->tag);
            if (top_node(builder) != node)
                end_block(builder);
        }
        return;
    }
    end_line(builder);
    if (builder->over)
        builder->over--;
    else
        close_tag(builder, token->tag);
}

void html_builder_take(struct html_builder *builder, const struct html_token *token)
{
    switch (token->type) {
    case HTML_TEXT:
        if (builder->breaks >= 2)
            end_line(builder);
        html_text_take(builder, token->text);
        break;
    case HTML_RAW:
        break;
    case HTML_OPEN:
        open_tag(builder, token);
        break;
    case HTML_CLOSE:
        close_element(builder, token);
        break;
    }
}

void html_builder_close(struct html_builder *builder)
{
    while (builder->depth > 0)
        pop(builder);
}
