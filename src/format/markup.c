/* Tags off a fragment of HTML, as the values of JSON records have them.
 *
 *   <p>One &amp; two.</p><p>Three.<br>Four.</p>   ->   One & two.\n Three.\n Four.   (no spaces)
 *
 * What it writes is never longer than what it reads: a reference takes more bytes than it means,
 * and a line break stands for a tag. Scripts and styles are left out, white space is not folded. */
#include "format/markup.h"

#include "format/html_entities.h"
#include "format/html_tokens.h"

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

bool markup_is(struct str value)
{
    size_t at = 0;
    while (at < value.len && (value.data[at] == ' ' || value.data[at] == '\n' ||
                              value.data[at] == '\r' || value.data[at] == '\t'))
        at++;
    if (value.len - at < 3 || value.data[at] != '<' || !is_letter(value.data[at + 1]))
        return false;
    return memmem(value.data, value.len, "</", 2) || memmem(value.data, value.len, "<br", 3);
}

static size_t put_text(struct str text, char *out)
{
    const char *at = text.data, *end = text.data + text.len;
    char *start = out;
    while (at < end) {
        unsigned len = 0;
        size_t taken = *at == '&' ? html_entity_read(at, end, out, &len) : 0;
        if (taken == 0)
            *out++ = *at++;
        out += len;
        at += taken;
    }
    return (size_t)(out - start);
}

/* A line ends at a block's tag, unless it is empty. */
static size_t put_break(const struct html_token *token, const char *out, size_t len)
{
    bool block = !(html_tag_traits(token->tag) & (TAG_IS_INLINE | TAG_IS_FORMAT));
    return (block || token->tag == TAG_BR) && len > 0 && out[len - 1] != '\n';
}

bool markup_strip(struct str *value, struct arena *arena)
{
    struct html_tokens tokens;
    struct html_token token;
    size_t len = 0;
    if (!memchr(value->data, '<', value->len) && !memchr(value->data, '&', value->len))
        return true;
    char *out = arena_alloc(arena, value->len, 1, 1);
    if (!out)
        return false;
    html_tokens_open(&tokens, *value);
    while (html_tokens_next(&tokens, &token)) {
        if (token.type == HTML_TEXT)
            len += put_text(token.text, out + len);
        else if (token.type != HTML_RAW && put_break(&token, out, len))
            out[len++] = '\n';
    }
    while (len > 0 && out[len - 1] == '\n')
        len--;
    *value = len ? (struct str){out, len} : STR("");
    return true;
}
