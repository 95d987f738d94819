/* One <DOC> or <REUTERS> -> an article: Gigaword, TREC's collections, Reuters-21578, pages and
 * texts in <DOC>.
 *
 *   <DOC id="A_20101201.0001" type="story">  <DOCNO> FT911-1 </DOCNO>  <HEADLINE> … </HEADLINE>
 *   <TEXT> <P> … </P> </TEXT>                <BODY> … &#3;</BODY>      <html> … </html>
 *
 * The table tells which elements hold what; the rest are stepped into, so that what stands around
 * them does not matter. These files are no XML ("AT&T", Latin-1, elements that nobody closes), so
 * nothing is demanded of them: what is there is read. */
#include "format/sgml.h"

#include "format/charset.h"
#include "format/clean.h"
#include "format/facts.h"
#include "format/html.h"
#include "format/html_tokens.h"

enum { TAG_BYTES_MAX = 4096, LATIN_SHARE = 8, OUT_SLACK = 64 };

enum role { ROLE_FACT, ROLE_BYLINE, ROLE_TEXT, ROLE_BODY, ROLE_HEAD, ROLE_PAGE, ROLE_SKIP };

static const struct row {
    struct str name; /* upper case */
    enum role role;
    enum fact fact;
    unsigned rank;
} rows[] = {
    {{"DOCNO", 5}, ROLE_FACT, FACT_ID, 1},       {{"DOCID", 5}, ROLE_FACT, FACT_ID, 2},
    {{"HEADLINE", 8}, ROLE_FACT, FACT_TITLE, 0}, {{"TITLE", 5}, ROLE_FACT, FACT_TITLE, 1},
    {{"HL", 2}, ROLE_FACT, FACT_TITLE, 2},       {{"TI", 2}, ROLE_FACT, FACT_TITLE, 3},
    {{"H3", 2}, ROLE_FACT, FACT_TITLE, 4},       {{"HEAD", 4}, ROLE_FACT, FACT_TITLE, 5},
    {{"DATE_TIME", 9}, ROLE_FACT, FACT_DATE, 0}, {{"DATETIME", 8}, ROLE_FACT, FACT_DATE, 0},
    {{"DATE", 4}, ROLE_FACT, FACT_DATE, 1},      {{"DATE1", 5}, ROLE_FACT, FACT_DATE, 2},
    {{"PUB", 3}, ROLE_FACT, FACT_SOURCE, 0},     {{"BYLINE", 6}, ROLE_BYLINE, FACTS, 0},
    {{"AUTHOR", 6}, ROLE_BYLINE, FACTS, 1},      {{"LP", 2}, ROLE_TEXT, FACTS, 0},
    {{"LEADPARA", 8}, ROLE_TEXT, FACTS, 0},      {{"TEXT", 4}, ROLE_TEXT, FACTS, 0},
    {{"BODY", 4}, ROLE_BODY, FACTS, 0},          {{"DOCHDR", 6}, ROLE_HEAD, FACTS, 0},
    {{"HTML", 4}, ROLE_PAGE, FACTS, 0},          {{"DATELINE", 8}, ROLE_SKIP, FACTS, 0},
    {{"UNKNOWN", 7}, ROLE_SKIP, FACTS, 0},
};

enum { ROWS = sizeof rows / sizeof *rows };

struct reader {
    struct facts facts;
    struct flow text, line;
    struct str whole;    /* the record's content, behind its own tag */
    struct str unparsed; /* the <TEXT> of a Reuters document */
    struct str page;     /* an HTML page inside */
    bool reuters, brief;
    bool open_ended[ROWS]; /* no such element closes from here on: asked once */
};

bool sgml_is(struct str name, struct str upper)
{
    if (name.len != upper.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (name.data[i] != upper.data[i] && (name.data[i] & ~0x20) != upper.data[i])
            return false;
    return true;
}

static bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool is_name_byte(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

size_t sgml_tag_read(const char *text, const char *end, struct sgml_tag *tag)
{
    const char *pos = text + 1;
    end = end - text > TAG_BYTES_MAX ? text + TAG_BYTES_MAX : end;
    tag->closes = pos < end && *pos == '/';
    pos += tag->closes;
    const char *name = pos;
    while (pos < end && is_name_byte(*pos))
        pos++;
    tag->name = (struct str){name, (size_t)(pos - name)};
    if (tag->name.len == 0 || !is_letter(*name))
        return 0;
    const char *attributes = pos;
    while (pos < end && *pos != '>' && *pos != '<')
        pos++;
    tag->attributes = (struct str){attributes, (size_t)(pos - attributes)};
    return pos < end && *pos == '>' ? (size_t)(pos - text) + 1 : 0;
}

/* The value of an attribute, its name in upper case; "" where it has none. */
static struct str attribute(struct str attributes, struct str upper)
{
    struct str rest = attributes, name, value;
    while (html_attribute_next(&rest, &name, &value))
        if (sgml_is(name, upper))
            return value;
    return STR("");
}

static const struct row *row_of(struct str name)
{
    for (size_t i = 0; i < ROWS; i++)
        if (sgml_is(name, rows[i].name))
            return &rows[i];
    return NULL;
}

/* The content of an element of this row that has begun at pos: up to its closing tag, or to the
 * record's end where nobody closes it. Sets *behind. */
static struct str content_of(struct reader *reader, const struct row *row, const char *pos,
                             const char **behind)
{
    const char *end = reader->whole.data + reader->whole.len, *at = pos;
    struct sgml_tag tag;
    bool open_ended = reader->open_ended[row - rows];
    while (!open_ended && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        size_t n = at + 1 < end && at[1] == '/' ? sgml_tag_read(at, end, &tag) : 0;
        if (n > 0 && sgml_is(tag.name, row->name)) {
            *behind = at + n;
            return (struct str){pos, (size_t)(at - pos)};
        }
        at++;
    }
    reader->open_ended[row - rows] = true;
    bool text = row->role == ROLE_TEXT || row->role == ROLE_BODY || row->role == ROLE_PAGE;
    *behind = text ? end : pos;
    return (struct str){pos, text ? (size_t)(end - pos) : 0};
}

/* "FT  14 MAY 91 / Headline" is the headline; "Headline ---- By A. Writer" too. */
static struct str bare_title(struct str title)
{
    struct str head = {title.data, title.len < 20 ? title.len : 20};
    const char *slash = memmem(head.data, head.len, " / ", 3);
    if (head.len > 3 && memcmp(head.data, "FT ", 3) == 0 && slash != NULL)
        title = (struct str){slash + 3, (size_t)(title.data + title.len - slash) - 3};
    const char *by = memmem(title.data, title.len, "----", 4);
    return by == NULL ? title : clean_trim((struct str){title.data, (size_t)(by - title.data)});
}

/* 910514 is a day of the last century: those collections end with it. */
static struct str whole_date(struct reader *reader, struct str date)
{
    size_t digits = 0;
    while (digits < date.len && date.data[digits] >= '0' && date.data[digits] <= '9')
        digits++;
    char *copy = digits == 6 && date.len == 6 ? arena_alloc(reader->facts.arena, 8, 1, 1) : NULL;
    if (copy == NULL)
        return date;
    memcpy(copy, "19", 2);
    memcpy(copy + 2, date.data, 6);
    return (struct str){copy, 8};
}

static void take(struct reader *reader, const struct row *row, struct str content)
{
    size_t start = reader->line.len;
    flow_break(&reader->line, FLOW_SPACE);
    sgml_line(content, &reader->line);
    struct str value = flow_since(&reader->line, start);
    if (row->role == ROLE_BYLINE)
        facts_add_byline(&reader->facts, value, row->rank);
    else if (row->fact == FACT_TITLE)
        facts_offer(&reader->facts, FACT_TITLE, bare_title(value), row->rank);
    else if (row->fact == FACT_DATE)
        facts_offer(&reader->facts, FACT_DATE, whole_date(reader, value), row->rank);
    else
        facts_offer(&reader->facts, row->fact, value, row->rank);
}

/* The first line of what a crawler wrote in front of a page is its address. */
static void take_address(struct reader *reader, struct str head)
{
    head = clean_trim(head);
    size_t n = 0;
    while (n < head.len && head.data[n] != ' ' && head.data[n] != '\n' && head.data[n] != '\r')
        n++;
    struct str url = {head.data, n};
    if (memmem(url.data, url.len, "://", 3) != NULL)
        facts_offer(&reader->facts, FACT_URL, url, 1);
}

/* What an element is to the article; false where it is to be stepped into. */
static bool take_element(struct reader *reader, const struct row *row, const struct sgml_tag *tag,
                         const char *pos, const char **behind)
{
    bool inner = row->role == (reader->reuters ? ROLE_TEXT : ROLE_BODY);
    if (inner && reader->unparsed.len > 0)
        return false; /* once: what is stepped into is not read over again and again */
    struct str content = content_of(reader, row, pos, behind);
    if (inner) {
        reader->unparsed = content;
        reader->brief |= sgml_is(attribute(tag->attributes, STR("TYPE")), STR("BRIEF"));
        return false;
    }
    if (row->role == ROLE_TEXT || row->role == ROLE_BODY) {
        flow_break(&reader->text, FLOW_PARAGRAPH);
        sgml_text(content, &reader->text);
    } else if (row->role == ROLE_HEAD) {
        take_address(reader, content);
    } else if (row->role == ROLE_PAGE) {
        reader->page = (struct str){pos, content.len};
    } else if (row->role != ROLE_SKIP) {
        take(reader, row, content);
    }
    return true;
}

static void read_elements(struct reader *reader)
{
    const char *pos = reader->whole.data, *end = pos + reader->whole.len;
    struct sgml_tag tag;
    while (pos < end && (pos = memchr(pos, '<', (size_t)(end - pos))) != NULL) {
        size_t n = sgml_tag_read(pos, end, &tag);
        const struct row *row = n > 0 && !tag.closes ? row_of(tag.name) : NULL;
        const char *behind;
        pos += n > 0 ? n : 1;
        if (row != NULL && take_element(reader, row, &tag, pos, &behind))
            pos = behind;
    }
}

/* What no article is, by the type that the record's own tag names; else NULL. */
static const char *skipped_of(struct str type)
{
    static const struct {
        struct str type;
        const char *why;
    } types[] = {
        {{"ADVIS", 5}, "SGML: an advisory to editors"},
        {{"OTHER", 5}, "SGML: no article (other)"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (sgml_is(type, types[i].type))
            return types[i].why;
    return NULL;
}

/* The record's own tag. */
static void read_head(struct reader *reader, const struct sgml_tag *tag)
{
    struct facts *facts = &reader->facts;
    reader->reuters = sgml_is(tag->name, STR("REUTERS"));
    facts_offer(facts, FACT_ID, attribute(tag->attributes, STR("NEWID")), 0);
    facts_offer(facts, FACT_ID, attribute(tag->attributes, STR("ID")), 0);
    facts_offer(facts, FACT_URL, attribute(tag->attributes, STR("URL")), 0);
    facts_offer(facts, FACT_TITLE, attribute(tag->attributes, STR("TITLE")), 0);
    facts_offer(facts, FACT_LANG, attribute(tag->attributes, STR("LANG")), 0);
    facts_offer(facts, FACT_DATE, attribute(tag->attributes, STR("DATE")), 0);
}

/* The wire signs its stories with its name in a line of its own. */
static struct str unsigned_text(struct str text)
{
    struct str end = {text.data + text.len - (text.len < 7 ? text.len : 7),
                      text.len < 7 ? text.len : 7};
    bool is_signed = end.len == 7 && (end.data[0] == '\n' || end.data[0] == ' ') &&
                     sgml_is((struct str){end.data + 1, 6}, STR("REUTER"));
    return is_signed ? clean_trim((struct str){text.data, text.len - 7}) : text;
}

static void finish_text(struct reader *reader)
{
    struct facts *facts = &reader->facts;
    bool wiki = facts->rank[FACT_TITLE] == 0 && facts->rank[FACT_URL] == 0; /* <doc url title> */
    if (reader->text.len == 0 && reader->reuters && !reader->brief)
        sgml_text(reader->unparsed, &reader->text);
    else if (reader->text.len == 0 && !reader->reuters && (wiki || reader->unparsed.len > 0))
        sgml_text(wiki ? reader->whole : reader->unparsed, &reader->text);
    struct str text = flow_since(&reader->text, 0);
    facts_offer(facts, FACT_TEXT, reader->reuters ? unsigned_text(text) : text, 0);
    facts_offer_day_of(facts, facts->value[FACT_ID], 9);
}

/* Newswires are in Latin-1 where they are not in UTF-8; where every other byte is beyond ASCII it
 * is for the guess to say. */
static enum error_code decode(struct str bytes, struct arena *arena, struct str *utf8)
{
    size_t beyond = 0;
    for (size_t i = 0; i < bytes.len; i++)
        beyond += (unsigned char)bytes.data[i] >= 0x80;
    struct str hint = beyond < bytes.len / LATIN_SHARE ? STR("windows-1252") : STR("");
    return charset_decode(bytes, hint, arena, utf8);
}

static enum error_code finish(struct reader *reader, struct arena *arena, struct article *article,
                              struct error *error)
{
    finish_text(reader);
    if (reader->page.len > 0 && reader->text.len == 0) {
        enum error_code code = html_read(reader->page, STR("utf-8"), arena, article, error);
        if (code != ERROR_NONE)
            return code;
        facts_offer(&reader->facts, FACT_TEXT, article->text, 1);
        facts_offer(&reader->facts, FACT_TITLE, article->title, 9);
        facts_offer(&reader->facts, FACT_DATE, article->date, 0);
        facts_offer(&reader->facts, FACT_LANG, article->lang, 9);
        facts_offer(&reader->facts, FACT_SOURCE, article->source, 9);
        facts_offer(&reader->facts, FACT_URL, article->url, 9);
    }
    if (facts_finish(&reader->facts, article))
        return ERROR_NONE;
    return error_set(error, ERROR_MEMORY, "no memory for a record of SGML");
}

enum error_code sgml_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    struct reader reader = {.whole = STR(""), .unparsed = STR(""), .page = STR("")};
    struct str utf8;
    struct sgml_tag tag;
    if (decode(raw->bytes, arena, &utf8) != ERROR_NONE)
        return error_set(error, ERROR_MEMORY, "no memory for a record of %zu bytes",
                         raw->bytes.len);
    size_t n = utf8.len > 0 && utf8.data[0] == '<'
                   ? sgml_tag_read(utf8.data, utf8.data + utf8.len, &tag)
                   : 0;
    if (n == 0)
        return error_set(error, ERROR_DAMAGED, "the record begins with no tag");
    article->skipped = skipped_of(attribute(tag.attributes, STR("TYPE")));
    if (article->skipped != NULL)
        return ERROR_NONE;
    facts_open(&reader.facts, arena);
    if (!flow_open(&reader.text, arena, 2 * utf8.len + OUT_SLACK) ||
        !flow_open(&reader.line, arena, 2 * utf8.len + OUT_SLACK))
        return error_set(error, ERROR_MEMORY, "no memory for a record of %zu bytes", utf8.len);
    reader.whole = (struct str){utf8.data + n, utf8.len - n};
    read_head(&reader, &tag);
    read_elements(&reader);
    return finish(&reader, arena, article, error);
}
