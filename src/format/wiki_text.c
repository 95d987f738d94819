/* One pass over wikitext. What opens and closes is wiki_open.c's; here are lines and marks.
 *
 *   == Heading ==      a paragraph of its own; one of sources or links ends the text
 *   * item, : reply    a line of its own, without its mark
 *   blank line         a paragraph ends; any other line's end is a space
 *   ''it'', <br>, &nbsp;, __TOC__, <!-- -->
 */
#include "format/wiki_text.h"

#include "format/clean.h"
#include "format/sgml.h"

struct scan {
    const char *pos, *end;
    struct wiki_stack stack;
    struct flow *text;
    bool no_comment_end; /* no --> stands behind pos */
    bool item;           /* this line is an item of a list */
    bool ended;
};

static bool at(const struct scan *scan, const char *mark)
{
    size_t n = strlen(mark);
    return (size_t)(scan->end - scan->pos) >= n && memcmp(scan->pos, mark, n) == 0;
}

static struct str line_at(const struct scan *scan)
{
    size_t left = (size_t)(scan->end - scan->pos);
    const char *newline = memchr(scan->pos, '\n', left);
    return (struct str){scan->pos, newline == NULL ? left : (size_t)(newline - scan->pos)};
}

/* The heading of a line "== Heading ==", or "" where it is none. */
static struct str heading_of(struct str line)
{
    size_t n = 0;
    line = clean_trim(line);
    while (n < line.len / 2 && line.data[n] == '=' && line.data[line.len - 1 - n] == '=')
        n++;
    return n < 2 ? STR("") : clean_trim((struct str){line.data + n, line.len - 2 * n});
}

static void read_heading(struct scan *scan, struct str line, struct str heading)
{
    scan->ended = wiki_is_last(heading);
    if (scan->ended)
        return;
    flow_break(scan->text, FLOW_PARAGRAPH);
    flow_markup(scan->text, heading);
    flow_break(scan->text, FLOW_PARAGRAPH);
    scan->pos = line.data + line.len;
}

/* The beginning of a line: what its first characters say of all of it. */
static void read_line_start(struct scan *scan)
{
    struct str line = line_at(scan), heading = heading_of(line);
    if (clean_blank(line)) {
        flow_break(scan->text, FLOW_PARAGRAPH);
    } else if (heading.len > 0) {
        read_heading(scan, line, heading);
    } else if (at(scan, "{|")) {
        wiki_open(&scan->stack, WIKI_TABLE, STR(""));
        scan->pos += 2;
    } else if (at(scan, "|}") && !at(scan, "|}}")) {
        wiki_close(&scan->stack, WIKI_TABLE, STR(""));
        scan->pos += 2;
    } else if (at(scan, "----")) {
        flow_break(scan->text, FLOW_PARAGRAPH);
        while (scan->pos < scan->end && *scan->pos == '-')
            scan->pos++;
    } else if (memchr("*#:;", *scan->pos, 4) != NULL) {
        flow_break(scan->text, FLOW_LINE);
        scan->item = true;
        while (scan->pos < scan->end && memchr("*#:;", *scan->pos, 4) != NULL)
            scan->pos++;
    }
}

static bool is_any(struct str name, const struct str *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sgml_is(name, names[i]))
            return true;
    return false;
}

/* Elements whose content is no text of the article. */
static bool is_silent(struct str name)
{
    static const struct str names[] = {{"REF", 3},      {"GALLERY", 7},  {"MATH", 4},
                                       {"TIMELINE", 8}, {"TABLE", 5},    {"IMAGEMAP", 8},
                                       {"SCORE", 5},    {"GRAPH", 5},    {"SYNTAXHIGHLIGHT", 15},
                                       {"POLL", 4},     {"INPUTBOX", 8}, {"DYNAMICPAGELIST", 15},
                                       {"MAPFRAME", 8}};
    return is_any(name, names, sizeof names / sizeof *names);
}

static void read_comment(struct scan *scan)
{
    size_t left = (size_t)(scan->end - scan->pos);
    const char *close = scan->no_comment_end ? NULL : memmem(scan->pos, left, "-->", 3);
    scan->no_comment_end = close == NULL;
    scan->pos = close == NULL ? scan->pos + 4 : close + 3;
}

static void read_tag(struct scan *scan)
{
    static const struct str blocks[] = {
        {"P", 1}, {"DIV", 3}, {"LI", 2}, {"BLOCKQUOTE", 10}, {"CENTER", 6}};
    struct sgml_tag tag;
    size_t n = sgml_tag_read(scan->pos, scan->end, &tag);
    if (n == 0) {
        flow_text(scan->text, (struct str){scan->pos++, 1});
        return;
    }
    scan->pos += n;
    bool empty = scan->pos[-2] == '/';
    if (sgml_is(tag.name, STR("BR")))
        flow_break(scan->text, FLOW_LINE);
    else if (is_any(tag.name, blocks, sizeof blocks / sizeof *blocks))
        flow_break(scan->text, FLOW_PARAGRAPH);
    else if (is_silent(tag.name) && tag.closes)
        wiki_close(&scan->stack, WIKI_TAG, tag.name);
    else if (is_silent(tag.name) && !empty)
        wiki_open(&scan->stack, WIKI_TAG, tag.name);
}

/* "[http://example.org label]": the address goes. False where it is no such link. */
static bool read_address(struct scan *scan)
{
    const char *pos = scan->pos + 1;
    while (pos < scan->end && ((*pos | 0x20) >= 'a' && (*pos | 0x20) <= 'z'))
        pos++;
    if (pos == scan->pos + 1 || scan->end - pos < 3 || memcmp(pos, "://", 3) != 0)
        return false;
    while (pos < scan->end && *pos != ' ' && *pos != ']' && *pos != '\n')
        pos++;
    scan->pos = pos;
    wiki_open(&scan->stack, WIKI_ADDRESS, STR(""));
    return true;
}

/* "__NOTOC__" and the like: its bytes, or 0. */
static size_t magic_word_at(const struct scan *scan)
{
    const char *pos = scan->pos + 2;
    while (pos < scan->end && *pos >= 'A' && *pos <= 'Z')
        pos++;
    bool is_magic =
        at(scan, "__") && pos > scan->pos + 2 && scan->end - pos >= 2 && memcmp(pos, "__", 2) == 0;
    return is_magic ? (size_t)(pos - scan->pos) + 2 : 0;
}

/* Marks of two characters; false where none stands here. */
static bool read_pair(struct scan *scan)
{
    struct wiki_stack *stack = &scan->stack;
    if (at(scan, "{{"))
        wiki_open(stack, WIKI_TEMPLATE, STR(""));
    else if (at(scan, "}}"))
        wiki_close(stack, WIKI_TEMPLATE, STR(""));
    else if (at(scan, "[["))
        wiki_open(stack, WIKI_LINK, STR(""));
    else if (at(scan, "]]"))
        wiki_close(stack, WIKI_LINK, STR(""));
    else if (!at(scan, "''"))
        return false;
    bool quotes = *scan->pos == '\'';
    scan->pos += 2;
    while (quotes && scan->pos < scan->end && *scan->pos == '\'')
        scan->pos++;
    return true;
}

static void read_mark(struct scan *scan)
{
    char c = *scan->pos;
    size_t magic = c == '_' ? magic_word_at(scan) : 0;
    if (magic > 0) {
        scan->pos += magic;
    } else if (read_pair(scan)) {
        return;
    } else if (at(scan, "<!--")) {
        read_comment(scan);
    } else if (c == '<') {
        read_tag(scan);
    } else if (c == '[' && read_address(scan)) {
        return;
    } else if (c == ']' && scan->stack.n > 0 &&
               scan->stack.open[scan->stack.n - 1].what == WIKI_ADDRESS) {
        wiki_close(&scan->stack, WIKI_ADDRESS, STR(""));
        scan->pos++;
    } else {
        if (c == '|' && wiki_has_parts(&scan->stack))
            flow_raw(scan->text, STR("|"));
        else
            flow_text(scan->text, (struct str){scan->pos, 1});
        scan->pos++;
    }
}

static void read_text(struct scan *scan)
{
    const char *from = scan->pos;
    while (scan->pos < scan->end && memchr("\n{}[]<|'_", *scan->pos, 9) == NULL)
        scan->pos++;
    flow_markup(scan->text, (struct str){from, (size_t)(scan->pos - from)});
}

bool wiki_text_read(struct wiki_text *out, struct str markup, struct arena *arena)
{
    out->date[0] = '\0';
    if (!flow_open(&out->text, arena, 2 * markup.len + 1))
        return false;
    struct scan scan = {.pos = markup.data,
                        .end = markup.data + markup.len,
                        .stack = {.out = out},
                        .text = &out->text};
    bool fresh = true;
    while (scan.pos < scan.end && !scan.ended) {
        if (fresh)
            read_line_start(&scan);
        fresh = scan.pos < scan.end && *scan.pos == '\n';
        if (fresh) {
            flow_break(scan.text, scan.item ? FLOW_LINE : FLOW_SPACE);
            scan.item = false;
            scan.pos++;
        } else if (scan.pos < scan.end && !scan.ended) {
            read_text(&scan);
            if (scan.pos < scan.end && *scan.pos != '\n')
                read_mark(&scan);
        }
    }
    return true;
}
