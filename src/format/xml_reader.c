/* Captures on a stack: an element that a rule names is captured until it closes.
 *
 *   <byline>By <person>Ann</person></byline>      values:  By Ann
 *                                                  byline: |----|  person: |-|
 *
 * Text of captured elements goes to the text, to the values, or nowhere, as the innermost says; a
 * value is what stands in the values between its beginning and its end. */
#include "format/xml_reader.h"

#include <stdio.h>

#include "format/html_tags.h"
#include "format/markup.h"

enum { RANK_INNER = 64, RANK_LEAD = 900, OUT_SLACK = 256 };

bool xml_reader_open(struct xml_reader *reader, struct arena *arena, size_t size)
{
    *reader = (struct xml_reader){0};
    facts_open(&reader->facts, arena);
    return flow_open(&reader->text, arena, size + OUT_SLACK) &&
           flow_open(&reader->values, arena, size + OUT_SLACK);
}

void xml_reader_fail(struct xml_reader *reader, enum error_code code, const char *why,
                     const char *what)
{
    if (reader->code != ERROR_NONE)
        return;
    reader->code = code;
    snprintf(reader->why, sizeof reader->why, "%s%.40s", why, what);
}

static struct xml_capture *innermost(struct xml_reader *reader)
{
    return reader->n_captures > 0 ? &reader->captures[reader->n_captures - 1] : NULL;
}

/* Where text goes now; NULL: nowhere. */
static struct flow *sink(struct xml_reader *reader)
{
    const struct xml_capture *capture = innermost(reader);
    if (capture == NULL || reader->skipped > 0)
        return NULL;
    return capture->rule->what == XML_TEXT ? &reader->text : &reader->values;
}

/* Only declared attributes make more text than there are bytes. */
static void check_room(struct xml_reader *reader, const struct flow *flow)
{
    if (flow->full)
        xml_reader_fail(reader, ERROR_LIMIT, "it holds more text than bytes", "");
}

/* What stands between the text before a tag of this element and the text behind it. */
static enum flow_gap gap_of(const char *element)
{
    static const char *const blocks[] = {"hl1", "hl2", "block", "bq", "para", "TextBlock"};
    enum html_tag tag = html_tag_of(str_of(element));
    if (tag == TAG_BR)
        return FLOW_LINE;
    if (tag != TAG_OTHER)
        return html_tag_traits(tag) & TAG_IS_INLINE ? FLOW_NONE : FLOW_PARAGRAPH;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strcmp(element, blocks[i]) == 0)
            return FLOW_PARAGRAPH;
    return FLOW_NONE;
}

static void break_at(struct xml_reader *reader, const char *element)
{
    struct flow *flow = sink(reader);
    if (flow != NULL)
        flow_break(flow, gap_of(element));
}

static struct str keep(struct xml_reader *reader, const char *value)
{
    struct str text = str_of(value);
    char *copy = arena_alloc(reader->facts.arena, text.len, 1, 1);
    reader->facts.no_memory |= copy == NULL;
    if (copy == NULL || text.len == 0)
        return STR("");
    return (struct str){memcpy(copy, text.data, text.len), text.len};
}

/* A value that is known whole. */
static void take(struct xml_reader *reader, const struct xml_rule *rule, unsigned rank,
                 struct str value)
{
    struct facts *facts = &reader->facts;
    if (rule->what == XML_FACT)
        facts_offer(facts, rule->fact, value, rank);
    else if (rule->what == XML_AUTHOR)
        facts_add_author(facts, value, rank);
    else if (rule->what == XML_BYLINE)
        facts_add_byline(facts, value, rank);
    else if (rule->what == XML_REFERENCE)
        facts_add_reference(facts, value);
    else if (rule->what == XML_LEAD)
        facts_offer(facts, FACT_TEXT, value, RANK_LEAD + rank);
    else if (rule->what == XML_MARKUP) {
        if (markup_is(value) && !markup_strip(&value, facts->arena))
            facts->no_memory = true;
        facts_offer(facts, FACT_TEXT, value, 1 + rank);
    }
}

/* A word, a hyphen, a line of a page. */
static void read_page(struct xml_reader *reader, enum xml_what what, const char *value,
                      const char *const *attributes)
{
    struct flow *flow = sink(reader);
    if (flow == NULL)
        return;
    if (what == XML_LINE)
        xml_page_line(&reader->page, flow);
    else if (what == XML_HYPHEN)
        xml_page_hyphen(&reader->page);
    else
        xml_page_word(&reader->page, flow, value, xml_attribute(attributes, "SUBS_TYPE", 9),
                      xml_attribute(attributes, "SUBS_CONTENT", 12));
    check_room(reader, flow);
}

static void capture(struct xml_reader *reader, const struct xml_rule *rule, unsigned rank)
{
    const struct xml_capture *open = innermost(reader);
    if (rule->what == XML_SKIP) {
        reader->skipped = reader->depth;
        return;
    }
    if (open != NULL && open->depth == reader->depth) /* a better rule has it */
        return;
    if (open != NULL && (open->rule->what == rule->what || open->rule->what == XML_MARKUP))
        return; /* it is in there already */
    if (reader->n_captures == XML_CAPTURES_MAX)
        return;
    if (rule->what == XML_TEXT)
        flow_break(&reader->text, FLOW_PARAGRAPH);
    else
        flow_break(&reader->values, FLOW_SPACE);
    reader->captures[reader->n_captures++] = (struct xml_capture){
        .rule = rule, .rank = rank, .depth = reader->depth, .start = reader->values.len};
}

static void apply(struct xml_reader *reader, const struct xml_rule *rules, unsigned rank,
                  const char *const *attributes)
{
    const char *element = reader->names[reader->depth - 1], *value;
    const char *parent = reader->depth > 1 ? reader->names[reader->depth - 2] : NULL;
    for (; rules != NULL && rules->path != NULL && reader->skipped == 0; rules++, rank++) {
        if (!xml_path_fits(rules->path, parent, element, attributes, &value))
            continue;
        if (rules->what >= XML_LINE)
            read_page(reader, rules->what, value, attributes);
        else if (value != NULL)
            take(reader, rules, rank, keep(reader, value));
        else
            capture(reader, rules, rank);
    }
}

/* The root tells the vocabulary. */
static void read_root(struct xml_reader *reader, const char *name)
{
    reader->vocabulary = xml_vocabulary_of(name);
    if (reader->vocabulary == NULL)
        xml_reader_fail(reader, ERROR_DAMAGED, "an XML document of no known kind: its root is ",
                        name);
    else if (reader->vocabulary->skipped != NULL)
        xml_reader_fail(reader, ERROR_STOPPED, "", ""); /* no more need be read */
}

void xml_reader_start(struct xml_reader *reader, const char *name, const char *const *attributes)
{
    if (reader->depth == XML_DEPTH_MAX)
        xml_reader_fail(reader, ERROR_LIMIT, "it is nested too deep", "");
    if (reader->code == ERROR_NONE && reader->depth == 0)
        read_root(reader, name);
    if (reader->code != ERROR_NONE)
        return;
    reader->names[reader->depth++] = xml_local(name);
    if (reader->skipped > 0)
        return;
    break_at(reader, xml_local(name));
    apply(reader, reader->vocabulary->rules, 0, attributes);
    apply(reader, reader->vocabulary->inner, RANK_INNER, attributes);
}

void xml_reader_end(struct xml_reader *reader)
{
    struct xml_capture *open = innermost(reader);
    if (reader->code != ERROR_NONE)
        return;
    break_at(reader, reader->names[reader->depth - 1]);
    if (reader->skipped == reader->depth)
        reader->skipped = 0;
    if (open != NULL && open->depth == reader->depth) {
        reader->n_captures--;
        take(reader, open->rule, open->rank, flow_since(&reader->values, open->start));
    }
    reader->depth--;
}

void xml_reader_text(struct xml_reader *reader, struct str text)
{
    const struct xml_capture *open = innermost(reader);
    struct flow *flow = sink(reader);
    if (flow == NULL)
        return;
    if (open->rule->what == XML_MARKUP)
        flow_raw(flow, text);
    else
        flow_text(flow, text);
    check_room(reader, flow);
}
