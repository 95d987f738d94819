/* A web page -> an article. */
#include "format/html.h"

#include "format/clean.h"
#include "format/html_article.h"
#include "format/html_builder.h"

static void read_page(struct html_blocks *blocks, struct str page)
{
    struct html_builder builder;
    struct html_tokens tokens;
    struct html_token token;
    html_builder_open(&builder, blocks);
    html_tokens_open(&tokens, page);
    while (html_tokens_next(&tokens, &token))
        html_builder_take(&builder, &token);
    html_builder_close(&builder);
    html_blocks_measure(blocks);
}

enum error_code html_read(struct str bytes, struct str charset, struct arena *arena,
                          struct article *article, struct error *error)
{
    struct html_blocks blocks;
    (void)charset;
    if (bytes.len > UINT32_MAX / 2)
        return error_set(error, ERROR_LIMIT, "a page of %zu bytes is too long", bytes.len);
    if (!clean_utf8(&bytes, arena) || !html_blocks_open(&blocks, arena, bytes.len))
        return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", bytes.len);
    read_page(&blocks, bytes);
    if (!html_article_read(&blocks, STR(""), arena, &article->text))
        return error_set(error, ERROR_MEMORY, "no memory for a page of %zu bytes", bytes.len);
    return ERROR_NONE;
}
