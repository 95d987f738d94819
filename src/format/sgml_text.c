/* The text of an SGML record: paragraphs by their tags, or by their lines.
 *
 *   <P> one,        lines of a            One paragraph, long, a line.     one, wrapped by hand:
 *   wrapped </P>    paragraph             The next one.                       the next begins with
 *   <P> two </P>    (blank) the next                                       an indentation.
 *
 * Where nothing but lines is there: lines longer than any terminal's are paragraphs; wrapped ones
 * are joined, and a paragraph begins behind a blank line, with an indentation, or behind a short
 * line that ends a sentence. */
#include "format/sgml.h"

#include "format/clean.h"

enum {
    WRAP_MAX = 110,    /* bytes of a line that was wrapped by hand */
    SHORT_PERCENT = 66 /* of the longest line: shorter, a line ends its paragraph */
};

/* How the lines of a text are to be read. */
struct lines {
    bool wrapped;  /* they are joined */
    bool indented; /* an indentation begins a paragraph */
    size_t short_line;
};

static bool is_any(struct str name, const struct str *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sgml_is(name, names[i]))
            return true;
    return false;
}

static bool is_paragraph(struct str name)
{
    static const struct str names[] = {{"P", 1}, {"PARA", 4}, {"LP", 2}, {"BR", 2},
                                       {"L", 1}, {"DIV", 3},  {"LI", 2}, {"TR", 2}};
    return is_any(name, names, sizeof names / sizeof *names);
}

/* Elements that hold no prose: tables, codes of fields, captions. */
static bool is_silent(struct str name)
{
    static const struct str names[] = {{"TABLE", 5},   {"F", 1},      {"FIG", 3},
                                       {"CAPTION", 7}, {"SCRIPT", 6}, {"STYLE", 5}};
    return is_any(name, names, sizeof names / sizeof *names);
}

/* The text up to the next tag, and the tag; false at the end, with the text that is left. */
static bool next_tag(struct str *rest, struct str *text, struct sgml_tag *tag)
{
    const char *end = rest->data + rest->len, *at = rest->data;
    *text = *rest;
    while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        size_t n = sgml_tag_read(at, end, tag);
        if (n > 0) {
            text->len = (size_t)(at - rest->data);
            *rest = (struct str){at + n, (size_t)(end - at) - n};
            return true;
        }
        at++;
    }
    *rest = STR("");
    return false;
}

static bool has_paragraphs(struct str markup)
{
    struct str text;
    struct sgml_tag tag;
    while (next_tag(&markup, &text, &tag))
        if (is_paragraph(tag.name))
            return true;
    return false;
}

static struct str next_line(struct str *rest)
{
    const char *newline = memchr(rest->data, '\n', rest->len);
    size_t n = newline == NULL ? rest->len : (size_t)(newline - rest->data);
    struct str line = {rest->data, n};
    n += newline != NULL;
    *rest = (struct str){rest->data + n, rest->len - n};
    return line;
}

static bool is_indented(struct str line)
{
    return line.len > 2 && (line.data[0] == '\t' || (line.data[0] == ' ' && line.data[1] == ' '));
}

static struct lines look_at_lines(struct str text)
{
    size_t longest = 0, lines = 0, indented = 0;
    while (text.len > 0) {
        struct str line = next_line(&text);
        size_t len = clean_trim(line).len;
        longest = len > longest ? len : longest;
        lines += len > 0;
        indented += len > 0 && is_indented(line);
    }
    return (struct lines){.wrapped = longest <= WRAP_MAX,
                          .indented = indented * 2 <= lines,
                          .short_line = longest * SHORT_PERCENT / 100};
}

/* A sentence may end with this line. */
static bool ends_sentence(struct str line)
{
    while (line.len > 0 && memchr("\"')", line.data[line.len - 1], 3) != NULL)
        line.len--;
    return line.len > 0 && memchr(".?!", line.data[line.len - 1], 3) != NULL;
}

static void put_lines(struct str text, const struct lines *lines, struct flow *flow)
{
    while (text.len > 0) {
        struct str line = next_line(&text), bare = clean_trim(line);
        bool last = text.len == 0 && line.data + line.len == text.data;
        if (bare.len == 0 || (lines->indented && is_indented(line)))
            flow_break(flow, last ? FLOW_SPACE : FLOW_PARAGRAPH);
        flow_markup(flow, line);
        if (last)
            return; /* its line goes on behind a tag */
        bool ends = !lines->wrapped || (bare.len < lines->short_line && ends_sentence(bare));
        flow_break(flow, ends ? FLOW_PARAGRAPH : FLOW_SPACE);
    }
}

/* lines: how to read them, or NULL where a line's end is a space. */
static void put(struct str markup, const struct lines *lines, struct flow *flow)
{
    struct str text;
    struct sgml_tag tag;
    struct str silent = STR(""); /* the name of what is open and says nothing */
    for (bool more = true; more;) {
        more = next_tag(&markup, &text, &tag);
        if (silent.len == 0 && lines != NULL)
            put_lines(text, lines, flow);
        else if (silent.len == 0)
            flow_markup(flow, text);
        if (more && is_paragraph(tag.name)) {
            flow_break(flow, FLOW_PARAGRAPH);
            silent = STR(""); /* where nobody closed it */
        } else if (more && is_silent(tag.name)) {
            silent = tag.closes ? STR("") : tag.name;
        }
    }
}

void sgml_text(struct str markup, struct flow *flow)
{
    if (has_paragraphs(markup)) {
        put(markup, NULL, flow);
        return;
    }
    struct lines lines = look_at_lines(markup);
    put(markup, &lines, flow);
}

void sgml_line(struct str markup, struct flow *flow)
{
    struct str text;
    struct sgml_tag tag;
    for (bool more = true; more;) {
        more = next_tag(&markup, &text, &tag);
        flow_markup(flow, text);
        flow_break(flow, FLOW_SPACE);
    }
}
