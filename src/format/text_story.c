/* Texts that bring their summary: CNN/Daily Mail's stories and XSum's files.
 *
 *   (CNN) -- The bridge reopened ...          [SN]URL[SN]
 *                                             https://...
 *   @highlight
 *                                             [SN]FIRST-SENTENCE[SN]
 *   Harbour bridge reopens                    The bridge reopened ...      <- the summary
 *
 * The summary is never part of the text: what is learned or measured with it would be worth
 * nothing. The text stays as it stands there, its place line too. */
#include "format/clean.h"
#include "format/facts.h"
#include "format/text_file.h"

static struct str skip(struct str text, size_t n)
{
    return (struct str){text.data + n, text.len - n};
}

/* Where the word next begins a line, or text.len. */
static size_t find_line(struct str text, struct str word)
{
    for (size_t at = 0; at < text.len;) {
        const char *found = memmem(text.data + at, text.len - at, word.data, word.len);
        if (found == NULL)
            return text.len;
        at = (size_t)(found - text.data);
        if (at == 0 || found[-1] == '\n')
            return at;
        at += word.len;
    }
    return text.len;
}

/* The next line that is the word and nothing else. */
static size_t find_alone(struct str text, struct str word)
{
    for (size_t at = 0;;) {
        at += find_line(skip(text, at), word);
        size_t end = at + word.len;
        if (at == text.len)
            return at;
        while (end < text.len && (text.data[end] == ' ' || text.data[end] == '\r'))
            end++;
        if (end == text.len || text.data[end] == '\n')
            return at;
        at += word.len;
    }
}

bool text_story_read(struct str text, struct arena *arena, struct article *article, bool *done)
{
    static const struct str mark = {"@highlight", 10};
    size_t at = find_alone(text, mark);
    if (at == text.len)
        return false;
    struct facts facts;
    facts_open(&facts, arena);
    facts_offer(&facts, FACT_TEXT, clean_trim((struct str){text.data, at}), 0);
    while (at < text.len) {
        struct str rest = skip(text, at + mark.len);
        size_t len = find_alone(rest, mark);
        facts_add_reference(&facts, clean_trim((struct str){rest.data, len}));
        at += mark.len + len;
    }
    *done = facts_finish(&facts, article);
    return true;
}

static void take_section(struct facts *facts, struct str name, struct str value)
{
    static const struct {
        const char *name;
        enum fact fact; /* FACTS for the summary */
    } sections[] = {
        {"URL", FACT_URL},         {"TITLE", FACT_TITLE},   {"DATE", FACT_DATE},
        {"FIRST-SENTENCE", FACTS}, {"RESTBODY", FACT_TEXT},
    };
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (!str_equal(name, str_of(sections[i].name)))
            continue;
        if (sections[i].fact == FACTS)
            facts_add_reference(facts, value);
        else
            facts_offer(facts, sections[i].fact, value, 0);
    }
}

bool text_sections_read(struct str text, struct arena *arena, struct article *article, bool *done)
{
    static const struct str mark = {"[SN]", 4};
    struct facts facts;
    text = clean_trim(text);
    if (text.len < mark.len || memcmp(text.data, mark.data, mark.len) != 0)
        return false;
    facts_open(&facts, arena);
    while (text.len > mark.len) {
        text = skip(text, mark.len);
        const char *end = memmem(text.data, text.len, mark.data, mark.len);
        if (end == NULL)
            break;
        struct str name = {text.data, (size_t)(end - text.data)};
        text = skip(text, name.len + mark.len);
        size_t len = find_line(text, mark);
        take_section(&facts, name, clean_trim((struct str){text.data, len}));
        text = skip(text, len);
    }
    *done = facts_finish(&facts, article);
    return true;
}
