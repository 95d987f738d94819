/* The tokenizer: from one '<' to the next by memchr, and through a tag by its quotes.
 *
 *   text <tag name="value" …> raw content </tag> <!-- comment -->
 *
 * It follows the HTML standard where pages of the real world need it (a '<' that opens nothing is
 * text, a quote protects '>', a comment ends at "-->"), and where they break it takes the reading
 * that loses least: a comment without end ends at its first '>', a quote without end protects
 * nothing. It builds nothing and never looks back; what it has searched for in vain it does not
 * search for again, so that no page takes more than linear time. */
#include "format/html_tokens.h"

void html_tokens_open(struct html_tokens *tokens, struct str page)
{
    *tokens = (struct html_tokens){
        .pos = page.data, .end = page.data + page.len, .attributes_max = SIZE_MAX};
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool html_name_is(struct str name, struct str lower)
{
    if (name.len != lower.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 32);
        if (c != lower.data[i])
            return false;
    }
    return true;
}

static const char *find(const char *pos, const char *end, char c)
{
    return pos < end ? memchr(pos, c, (size_t)(end - pos)) : NULL;
}

/* Behind the quoted value that opens at pos, or pos where it never ends. Where each quotation mark
 * stands next is remembered: thousands of values without an end search for it once. */
static const char *skip_quoted(struct html_tokens *tokens, const char *pos)
{
    const char **next = &tokens->quote[*pos == '\''];
    const char *from = pos + 1;
    if (!*next || *next < from) {
        const char *found = find(from, tokens->end, *pos);
        *next = found ? found : tokens->end;
    }
    return *next < tokens->end && *next - from <= HTML_QUOTED_MAX ? *next + 1 : pos;
}

/* The '>' of the tag whose attributes begin at pos, or the end of the page. */
static const char *tag_end(struct html_tokens *tokens, const char *pos)
{
    const char *end = tokens->end;
    bool value = false; /* an = was the last that is no white space: a quote opens a value */
    while (pos < end && *pos != '>') {
        char c = *pos;
        if (value && (c == '"' || c == '\'')) {
            const char *behind = skip_quoted(tokens, pos);
            pos = behind == pos ? pos + 1 : behind;
            value = false;
            continue;
        }
        value = c == '=' || (value && is_space(c));
        pos++;
    }
    return pos;
}

/* Behind what begins with "<!", "<?" or "</" and is no tag; pos stands on its second byte. */
static const char *skip_declaration(struct html_tokens *tokens, const char *pos)
{
    const char *end = tokens->end, *found;
    size_t left = (size_t)(end - pos);
    if (left >= 3 && memcmp(pos, "!--", 3) == 0 && !tokens->no_comment_end) {
        found = memmem(pos + 1, left - 1, "-->", 3);
        if (found)
            return found + 3;
        tokens->no_comment_end = true;
    }
    found = find(pos, end, '>');
    return found ? found + 1 : end;
}

static const char *name_end(const char *pos, const char *end)
{
    while (pos < end && !is_space(*pos) && *pos != '/' && *pos != '>')
        pos++;
    return pos;
}

/* The tag whose name begins at pos. */
static void read_tag(struct html_tokens *tokens, struct html_token *token, const char *pos)
{
    const char *name = pos;
    pos = name_end(pos, tokens->end);
    token->tag = html_tag_of((struct str){name, (size_t)(pos - name)});
    const char *end = tag_end(tokens, pos);
    size_t len = (size_t)(end - pos);
    token->text = (struct str){pos, len < tokens->attributes_max ? len : tokens->attributes_max};
    token->empty = end > pos && end[-1] == '/';
    tokens->pos = end < tokens->end ? end + 1 : end;
    if (token->type == HTML_OPEN && (html_tag_traits(token->tag) & TAG_IS_RAW))
        tokens->raw = token->tag;
}

/* True where the end tag of raw content stands at pos, which is "</". */
static bool closes_raw(const struct html_tokens *tokens, const char *pos)
{
    const char *name = pos + 2, *end = name_end(name, tokens->end);
    return end < tokens->end &&
           html_tag_of((struct str){name, (size_t)(end - name)}) == tokens->raw;
}

static void read_raw(struct html_tokens *tokens, struct html_token *token)
{
    const char *beg = tokens->pos, *pos = beg;
    while ((pos = find(pos, tokens->end, '<'))) {
        if (tokens->end - pos > 2 && pos[1] == '/' && closes_raw(tokens, pos))
            break;
        pos++;
    }
    if (!pos)
        pos = tokens->end;
    *token = (struct html_token){
        .type = HTML_RAW, .tag = tokens->raw, .text = {beg, (size_t)(pos - beg)}};
    tokens->raw = TAG_OTHER;
    tokens->pos = pos;
}

static void read_text(struct html_tokens *tokens, struct html_token *token)
{
    const char *beg = tokens->pos, *pos = find(beg + 1, tokens->end, '<');
    tokens->pos = pos ? pos : tokens->end;
    *token = (struct html_token){.type = HTML_TEXT, .text = {beg, (size_t)(tokens->pos - beg)}};
}

bool html_tokens_next(struct html_tokens *tokens, struct html_token *token)
{
    while (tokens->pos < tokens->end) {
        const char *pos = tokens->pos;
        char next = tokens->end - pos > 1 ? pos[1] : 0;
        if (tokens->raw != TAG_OTHER) {
            read_raw(tokens, token);
            return true;
        }
        if (*pos != '<' || !(is_letter(next) || next == '/' || next == '!' || next == '?')) {
            read_text(tokens, token);
            return true;
        }
        bool close = next == '/';
        if (is_letter(next) || (close && tokens->end - pos > 2 && is_letter(pos[2]))) {
            *token = (struct html_token){.type = close ? HTML_CLOSE : HTML_OPEN};
            read_tag(tokens, token, pos + 1 + close);
            return true;
        }
        tokens->pos = skip_declaration(tokens, pos + 1);
    }
    return false;
}

static struct str quoted_value(const char **pos, const char *end)
{
    char quote = **pos;
    const char *beg = *pos + 1, *found = find(beg, end, quote);
    if (!found) /* the tag was ended at its first '>' */
        found = end;
    *pos = found < end ? found + 1 : end;
    size_t len = (size_t)(found - beg);
    return (struct str){beg, len < HTML_ATTRIBUTE_MAX ? len : HTML_ATTRIBUTE_MAX};
}

static struct str bare_value(const char **pos, const char *end)
{
    const char *beg = *pos;
    while (*pos < end && !is_space(**pos))
        (*pos)++;
    size_t len = (size_t)(*pos - beg);
    return (struct str){beg, len < HTML_ATTRIBUTE_MAX ? len : HTML_ATTRIBUTE_MAX};
}

static const char *skip_space(const char *pos, const char *end)
{
    while (pos < end && is_space(*pos))
        pos++;
    return pos;
}

bool html_attribute_next(struct str *attributes, struct str *name, struct str *value)
{
    const char *pos = attributes->data, *end = pos + attributes->len;
    while (pos < end && (is_space(*pos) || *pos == '/'))
        pos++;
    const char *beg = pos;
    pos += pos < end; /* even an '=' */
    while (pos < end && !is_space(*pos) && *pos != '=' && *pos != '/')
        pos++;
    *name = (struct str){beg, (size_t)(pos - beg)};
    *value = STR("");
    const char *equals = skip_space(pos, end);
    if (equals < end && *equals == '=') {
        pos = skip_space(equals + 1, end);
        if (pos < end)
            *value = *pos == '"' || *pos == '\'' ? quoted_value(&pos, end) : bare_value(&pos, end);
    }
    *attributes = (struct str){pos, (size_t)(end - pos)};
    return name->len > 0;
}
