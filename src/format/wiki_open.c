/* What is left of an element when it closes.
 *
 *   {{date|May 1, 2023}}  a date            [[Norhaven]]              Norhaven
 *   {{w|Norway}}          Norway            [[Norway|the kingdom]]    the kingdom
 *   {{anything else}}     nothing           [[File:a.jpg|thumb|A]]    nothing
 *   {| table |}           nothing           [http://x label]          label
 *   <ref>…</ref>          nothing
 */
#include "format/wiki_text.h"

#include "format/clean.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Letters of ASCII are of any case in the text. */
static bool begins(struct str text, struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (i == text.len || (text.data[i] != word.data[i] && lower(text.data[i]) != word.data[i]))
            return false;
    return true;
}

static bool is_word(struct str text, struct str word)
{
    return text.len == word.len && begins(text, word);
}

void wiki_open(struct wiki_stack *stack, enum wiki_open what, struct str tag)
{
    if (stack->n == WIKI_DEPTH_MAX) {
        stack->beyond++;
        return;
    }
    stack->open[stack->n++] = (struct wiki_element){
        .what = what, .mark = stack->out->text.len, .gap = stack->out->text.gap, .tag = tag};
}

bool wiki_has_parts(const struct wiki_stack *stack)
{
    return stack->n > 0 && stack->open[stack->n - 1].what <= WIKI_LINK;
}

static void take_back(struct flow *text, const struct wiki_element *element)
{
    text->len = element->mark;
    text->gap = element->gap;
}

/* Of what the element wrote only a part stays; white space in front of it too. */
static void keep(struct flow *text, const struct wiki_element *element, struct str part)
{
    struct str all = {text->data + element->mark, text->len - element->mark};
    size_t space = (size_t)(clean_trim(all).data - all.data);
    part = clean_trim(part);
    if (part.len == 0) {
        take_back(text, element);
        return;
    }
    memmove(text->data + element->mark + space, part.data, part.len);
    text->len = element->mark + space + part.len;
}

/* The text behind the first '|' of all, or "". */
static struct str behind_bar(struct str all)
{
    const char *bar = memchr(all.data, '|', all.len);
    size_t n = bar == NULL ? all.len : (size_t)(bar - all.data) + 1;
    return (struct str){all.data + n, all.len - n};
}

static struct str last_part(struct str all)
{
    const char *bar = memrchr(all.data, '|', all.len);
    size_t n = bar == NULL ? all.len : (size_t)(bar - all.data) + 1;
    return (struct str){all.data + n, all.len - n};
}

static void take_date(struct wiki_text *out, struct str date)
{
    size_t n = 0;
    date = clean_trim(date);
    while (n < date.len && date.data[n] != '|')
        n++;
    if (out->date[0] != '\0' || n == 0 || n >= sizeof out->date)
        return;
    memcpy(out->date, date.data, n);
    out->date[n] = '\0';
}

static void close_template(struct wiki_text *out, const struct wiki_element *element)
{
    static const struct str kept[] = {{"w", 1}, {"nowrap", 6}, {"lang", 4}, {"wikipedia", 9}};
    struct str all =
        clean_trim((struct str){out->text.data + element->mark, out->text.len - element->mark});
    struct str parts = behind_bar(all);
    struct str name = clean_trim((struct str){all.data, all.len - parts.len - (parts.len > 0)});
    if (is_word(name, STR("date")))
        take_date(out, parts);
    const char *dated =
        is_word(name, STR("byline")) ? memmem(parts.data, parts.len, "date=", 5) : NULL;
    if (dated != NULL)
        take_date(out, (struct str){dated + 5, (size_t)(parts.data + parts.len - dated) - 5});
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (is_word(name, kept[i])) {
            keep(&out->text, element, last_part(all));
            return;
        }
    }
    take_back(&out->text, element);
}

/* Bytes of what stands in front of the ':' of a target, with it; 0 where there is none. */
static size_t prefix_of(struct str target)
{
    const char *colon = memchr(target.data, ':', target.len);
    size_t n = colon == NULL ? 0 : (size_t)(colon - target.data) + 1;
    return n < target.len && target.data[n] != ' ' ? n : 0;
}

static void close_link(struct wiki_text *out, const struct wiki_element *element)
{
    static const struct str dropped[] = {
        {"file:", 5}, {"image:", 6}, {"category:", 9}, {"media:", 6}};
    struct str all =
        clean_trim((struct str){out->text.data + element->mark, out->text.len - element->mark});
    struct str label = behind_bar(all);
    bool named = memchr(all.data, '|', all.len) != NULL;
    struct str target = {all.data, all.len - label.len - named};
    size_t prefix = target.len > 0 && target.data[0] == ':' ? 1 : prefix_of(target);
    bool picture = prefix > 1 && memchr(label.data, '|', label.len) != NULL;
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        picture |= begins(target, dropped[i]);
    bool other_language = prefix > 2 && prefix <= 4 && !named; /* [[de:Titel]] */
    if (picture || other_language)
        take_back(&out->text, element);
    else if (named && !clean_blank(label))
        keep(&out->text, element, label);
    else
        keep(&out->text, element, (struct str){target.data + prefix, target.len - prefix});
}

void wiki_close(struct wiki_stack *stack, enum wiki_open what, struct str tag)
{
    if (stack->beyond > 0) {
        stack->beyond--;
        return;
    }
    unsigned at = stack->n;
    while (at > 0 && (stack->open[at - 1].what != what ||
                      (what == WIKI_TAG && !is_word(stack->open[at - 1].tag, tag))))
        at--;
    if (at == 0)
        return;
    const struct wiki_element *element = &stack->open[at - 1];
    stack->n = at - 1;
    if (what == WIKI_TEMPLATE)
        close_template(stack->out, element);
    else if (what == WIKI_LINK)
        close_link(stack->out, element);
    else if (what != WIKI_ADDRESS)
        take_back(&stack->out->text, element);
}

bool wiki_is_last(struct str heading)
{
    static const char *const headings[] = {
        "sources",          "source",           "external links",
        "external link",    "related news",     "references",
        "related articles", "see also",         "notes",
        "footnotes",        "further reading",  "sister links",
        "quellen",          "weblinks",         "einzelnachweise",
        "fuentes",          "enlaces externos", "referencias",
        "liens externes",   "voir aussi",       "fonti",
        "fontes",           "bronnen",          "Źródła",
        "Zobacz też",       "Источники",        "Ссылки",
        "Примечания",       "情報源",           "مصادر"};
    heading = clean_trim(heading);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (is_word(heading, str_of(headings[i])))
            return true;
    return false;
}
