/* The best value for each fact, and the two lists. Nothing is copied but dates and what cleaning
 * changes. */
#include "format/facts.h"

#include "format/clean.h"
#include "format/date.h"

enum { NO_RANK = 1000, BYLINE_PIECES = 64 };

void facts_open(struct facts *facts, struct arena *arena)
{
    *facts = (struct facts){.arena = arena};
    facts->authors.rank = NO_RANK;
    for (unsigned fact = 0; fact < FACTS; fact++) {
        facts->value[fact] = STR("");
        facts->rank[fact] = NO_RANK;
    }
}

/* False where it is none, or there is no memory. */
static bool make_date(struct facts *facts, struct str *value)
{
    char iso[DATE_ISO_MAX];
    size_t len = date_iso(clean_trim(*value), iso);
    char *copy = len > 0 ? arena_alloc(facts->arena, len, 1, 1) : NULL;
    facts->no_memory |= len > 0 && copy == NULL;
    if (copy == NULL)
        return false;
    *value = (struct str){memcpy(copy, iso, len), len};
    return true;
}

void facts_offer(struct facts *facts, enum fact fact, struct str value, unsigned rank)
{
    if (rank >= facts->rank[fact] || clean_blank(value))
        return;
    if (fact == FACT_DATE && !make_date(facts, &value))
        return;
    facts->value[fact] = value;
    facts->rank[fact] = rank;
}

static void add(struct facts *facts, struct facts_list *list, struct str item)
{
    if (clean_blank(item) || list->n == FACTS_LIST_MAX)
        return;
    if (list->n == list->cap) {
        size_t cap = list->cap == 0 ? 8 : list->cap * 2;
        struct str *items = ARENA_NEW(facts->arena, cap, struct str);
        facts->no_memory |= items == NULL;
        if (items == NULL)
            return;
        if (list->n > 0)
            memcpy(items, list->items, list->n * sizeof *items);
        list->items = items;
        list->cap = cap;
    }
    list->items[list->n++] = item;
}

void facts_add_author(struct facts *facts, struct str name, unsigned rank)
{
    struct facts_list *authors = &facts->authors;
    if (rank > authors->rank || clean_blank(name))
        return;
    if (rank < authors->rank)
        authors->n = 0;
    authors->rank = rank;
    add(facts, authors, name);
}

void facts_add_reference(struct facts *facts, struct str text)
{
    add(facts, &facts->reference, text);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* The word, in lower case, at the beginning of the text, of any case. */
static bool begins(struct str text, const char *word)
{
    size_t i = 0;
    while (word[i] != '\0' && i < text.len && lower(text.data[i]) == word[i])
        i++;
    return word[i] == '\0';
}

static struct str skip(struct str text, size_t n)
{
    return (struct str){text.data + n, text.len - n};
}

/* What stands behind a name may tell what somebody is. */
static bool is_role(struct str piece)
{
    static const char *const words[] = {"staff",    "press writer", "times writer", "correspondent",
                                        "reporter", "editor",       "bureau",       "special to"};
    for (size_t at = 0; at < piece.len; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (begins(skip(piece, at), words[i]))
                return true;
    return false;
}

/* Bytes of what parts two names at the beginning of the text, or 0. */
static size_t separator_at(struct str text)
{
    static const char *const marks[] = {",", ";", " and ", " & "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (begins(text, marks[i]))
            return strlen(marks[i]);
    return 0;
}

void facts_add_byline(struct facts *facts, struct str line, unsigned rank)
{
    line = clean_trim(line);
    for (unsigned pieces = 0; line.len > 0 && pieces < BYLINE_PIECES; pieces++) {
        size_t n = 0;
        while (n < line.len && separator_at(skip(line, n)) == 0)
            n++;
        struct str name = clean_trim((struct str){line.data, n});
        name = begins(name, "compiled ") ? clean_trim(skip(name, 9)) : name;
        name = begins(name, "by ") ? clean_trim(skip(name, 3)) : name;
        if (pieces == 0 || !is_role(name))
            facts_add_author(facts, name, rank);
        line = skip(line, n);
        line = skip(line, line.len > 0 ? separator_at(line) : 0);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits of a day at text, "20101201" or "2010/12/01"; bytes, or 0. */
static size_t day_at(const char *text, size_t len, char digits[8])
{
    size_t at = 0, n = 0;
    for (; at < len && n < 8; at++) {
        bool mark = text[at] == '/' && (n == 4 || n == 6) && text[at - 1] != '/';
        if (!mark && !is_digit(text[at]))
            return 0;
        if (!mark)
            digits[n++] = text[at];
    }
    bool whole = n == 8 && (at == len || !is_digit(text[at]));
    return whole && (memcmp(digits, "1", 1) == 0 || memcmp(digits, "2", 1) == 0) ? at : 0;
}

void facts_offer_day_of(struct facts *facts, struct str name, unsigned rank)
{
    for (size_t at = 0; at < name.len; at++) {
        char digits[8];
        if ((at == 0 || !is_digit(name.data[at - 1])) &&
            day_at(name.data + at, name.len - at, digits) > 0)
            facts_offer(facts, FACT_DATE, (struct str){digits, 8}, rank);
    }
}

static bool make_lower(struct str *value, struct arena *arena)
{
    char *copy = arena_alloc(arena, value->len, 1, 1);
    for (size_t i = 0; copy != NULL && i < value->len; i++)
        copy[i] = lower(value->data[i]);
    *value = copy != NULL && value->len > 0 ? (struct str){copy, value->len} : STR("");
    return copy != NULL;
}

bool facts_finish(struct facts *facts, struct article *article)
{
    struct arena *arena = facts->arena;
    article->id = facts->value[FACT_ID];
    article->source = facts->value[FACT_SOURCE];
    article->url = facts->value[FACT_URL];
    article->title = facts->value[FACT_TITLE];
    article->date = facts->value[FACT_DATE];
    article->lang = facts->value[FACT_LANG];
    article->text = facts->value[FACT_TEXT];
    bool done = clean_utf8(&article->text, arena) && clean_line(&article->title, arena) &&
                clean_name(&article->id, arena) && clean_name(&article->url, arena) &&
                clean_line(&article->source, arena) && clean_name(&article->lang, arena) &&
                make_lower(&article->lang, arena);
    for (size_t i = 0; i < facts->authors.n; i++)
        done = clean_line(&facts->authors.items[i], arena) && done;
    for (size_t i = 0; i < facts->reference.n; i++)
        done = clean_line(&facts->reference.items[i], arena) && done;
    article->authors = facts->authors.items;
    article->n_authors = facts->authors.n;
    article->reference = facts->reference.items;
    article->n_reference = facts->reference.n;
    if (article->id.len == 0)
        article->id = article->url;
    return done && !facts->no_memory;
}
