/* A web page -> an article: the order of things.
 *
 *   bytes -> UTF-8 -> tokens -> what the page tells of itself
 *                        `----> elements, blocks -> the article's text
 *
 * One pass over the page, one over its blocks. The text of JSON-LD is taken only where the page
 * itself shows less of the same article, or nothing: pages whose text a script fetches. */
#include "format/html.h"

#include "format/charset.h"
#include "format/clean.h"
#include "format/html_article.h"
#include "format/html_builder.h"
#include "format/html_entities.h"
#include "format/html_meta.h"

enum {
    CHARSET_LOOKED = 4096, /* bytes of a page in which its <meta charset> stands */
    TITLE_LOOKED = 500,    /* bytes of a title in which headings are looked for */
    PROBE = 32,            /* bytes of a paragraph that two texts have in common */
    PROBES = 3,
    LINKED_WORDS = 40, /* of a text in JSON-LD that stands alone */
};

static struct str charset_of_content(struct str content)
{
    const char *found = content.len ? memmem(content.data, content.len, "charset=", 8) : NULL;
    if (!found)
        return STR("");
    const char *beg = found + 8, *end = content.data + content.len, *pos = beg;
    while (pos < end && *pos != ';' && *pos != ' ' && *pos != '"')
        pos++;
    return (struct str){beg, (size_t)(pos - beg)};
}

/* The character set that the page names. */
static struct str told_charset(struct str page)
{
    struct html_tokens tokens;
    struct html_token token;
    page.len = page.len < CHARSET_LOOKED ? page.len : CHARSET_LOOKED;
    html_tokens_open(&tokens, page);
    while (html_tokens_next(&tokens, &token)) {
        struct str name, value, content = STR("");
        if (token.type != HTML_OPEN || token.tag != TAG_META)
            continue;
        while (html_attribute_next(&token.text, &name, &value)) {
            if (html_name_is(name, STR("charset")))
                return value;
            if (html_name_is(name, STR("content")))
                content = charset_of_content(value);
        }
        if (content.len)
            return content;
    }
    return STR("");
}

static void read_page(const struct format_limits *limits, struct html_blocks *blocks,
                      struct str page, struct html_meta *meta, struct arena *arena)
{
    struct html_builder builder;
    struct html_tokens tokens;
    struct html_token token;
    html_builder_open(&builder, blocks);
    html_tokens_open(&tokens, page);
    if (limits) {
        builder.depth_max = limits->html_depth;
        tokens.attributes_max = limits->attribute;
    }
    while (html_tokens_next(&tokens, &token)) {
        html_builder_take(&builder, &token);
        if (meta)
            html_meta_take(meta, &token, arena);
    }
    html_builder_close(&builder);
    html_blocks_measure(blocks);
}

static bool has(struct str text, struct str part)
{
    return text.len >= part.len && part.len && memmem(text.data, text.len, part.data, part.len);
}

/* The heading of the page: the first that its title has, or that is more than a name. */
static struct str heading_of(const struct html_blocks *blocks, struct str title)
{
    struct str found = STR("");
    title.len = title.len < TITLE_LOOKED ? title.len : TITLE_LOOKED;
    for (uint32_t n = 0; n < blocks->n_nodes; n++) {
        const struct html_node *node = &blocks->nodes[n];
        if (node->tag != TAG_H1 || node->block == node->block_end)
            continue;
        const struct html_block *first = &blocks->blocks[node->block];
        const struct html_block *last = &blocks->blocks[node->block_end - 1];
        struct str text = {blocks->text + first->start, last->start + last->len - first->start};
        if (has(title, text))
            return text;
        if (found.len == 0 && first->words > 2)
            found = text;
    }
    return found;
}

static size_t count_words(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n +=
            (unsigned char)text.data[i] > ' ' && (i == 0 || (unsigned char)text.data[i - 1] <= ' ');
    return n;
}

/* True where the beginning of one of the text's first paragraphs of some length stands in other. */
static bool agrees(struct str text, struct str other)
{
    const char *pos = text.data, *end = pos + text.len;
    for (unsigned probes = 0; pos < end && probes < PROBES;) {
        const char *stop = memchr(pos, '\n', (size_t)(end - pos));
        stop = stop ? stop : end;
        if (stop - pos >= 2 * PROBE) {
            if (has(other, (struct str){pos, PROBE}))
                return true;
            probes++;
        }
        pos = stop + (stop < end);
    }
    return false;
}

/* The text of JSON-LD, which may be HTML inside, as plain text. False without memory. */
static bool plain_text(struct str *text, struct arena *arena)
{
    struct html_blocks blocks;
    struct str decoded = html_decode(*text, arena);
    if (decoded.len == 0 || !clean_utf8(&decoded, arena))
        return text->len == 0;
    *text = decoded;
    if (!memchr(decoded.data, '<', decoded.len))
        return true;
    if (!html_blocks_open(&blocks, arena, decoded.len))
        return false;
    read_page(NULL, &blocks, decoded, NULL, arena);
    return html_blocks_join(&blocks, NULL, arena, text);
}

static bool read_article(const struct html_blocks *blocks, struct html_meta *meta,
                         struct arena *arena, struct article *article)
{
    struct str heading = heading_of(blocks, meta->title), linked = meta->body;
    if (!html_meta_write(meta, heading, arena, article) ||
        !html_article_read(blocks, article->title, arena, &article->text))
        return false;
    size_t words = count_words(linked), ours = count_words(article->text);
    if (words < LINKED_WORDS || words < 2 * ours)
        return true;
    if (!plain_text(&linked, arena))
        return false;
    if (ours < LINKED_WORDS || agrees(article->text, linked))
        article->text = linked;
    return true;
}

enum error_code html_read(struct str bytes, struct str charset, struct arena *arena,
                          struct article *article, struct error *error)
{
    return html_read_within(NULL, bytes, charset, arena, article, error);
}

enum error_code html_read_within(const struct format_limits *limits, struct str bytes,
                                 struct str charset, struct arena *arena, struct article *article,
                                 struct error *error)
{
    struct html_blocks blocks;
    struct html_meta meta;
    struct str page;
    if (bytes.len > UINT32_MAX / 4)
        return error_set(error, ERROR_LIMIT, "a page of %zu bytes is too long", bytes.len);
    if (charset.len == 0)
        charset = told_charset(bytes);
    html_meta_open(&meta);
    if (charset_decode(bytes, charset, arena, &page) != ERROR_NONE ||
        !html_blocks_open(&blocks, arena, page.len))
        return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", bytes.len);
    read_page(limits, &blocks, page, &meta, arena);
    if (!read_article(&blocks, &meta, arena, article))
        return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", bytes.len);
    return ERROR_NONE;
}
