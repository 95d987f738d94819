/* Is the object at hand an article, or are there articles in it?
 *
 *   { "04a6711caa7c6875": {"articleBody": …, "url": …},  "05844573ca7e1fba": {"articleBody": …
 *     key                  inner                         key                  inner
 *
 * Of articles, where its first two keys look like ids and their values are objects that begin with
 * the same key: so do no two parts of one article. Told when the second value begins; whoever has
 * but one article in such an object is not recognised. Or it is the answer of a news service:
 *
 *   { "status": "ok", "totalResults": 38, "articles": [ {"title": …
 *
 * Nothing but words of that kind may stand in front of the list: an article may have a list as
 * well, of articles that are like it. */
#include <string.h>

#include "archive/cutter.h"

enum { ID_LONG = 16 };

void table_begin(struct cutter_table *table)
{
    *table = (struct cutter_table){.phase = TABLE_KEY, .had_list = table->had_list};
}

/* A hash, a number, an address: it has a digit, or is longer than names of fields are. */
static bool is_id(const char *key, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (key[i] >= '0' && key[i] <= '9')
            return true;
    return n >= ID_LONG;
}

static bool is_one_of(const char *words, const char *key, size_t n)
{
    for (const char *word = words; *word; word += strcspn(word, " "), word += *word == ' ')
        if (strcspn(word, " ") == n && memcmp(word, key, n) == 0)
            return true;
    return false;
}

/* What follows a key. */
static enum table_phase behind_key(const struct cutter_table *table, const char *key, size_t n)
{
    static const char lists[] = "articles posts documents docs stories news results data";
    static const char heads[] =
        "status ok code message total totalResults totalArticles count "
        "total_results num_results found page pagination nextPage next meta "
        "moreResultsAvailable requestsLeft warnings copyright";
    if (table->n == 0 && is_one_of(lists, key, n))
        return TABLE_LIST;
    if (table->n == 0 && is_one_of(heads, key, n))
        return TABLE_HEAD;
    return is_id(key, n) ? TABLE_COLON : TABLE_NO;
}

static bool same_inner(const struct cutter_table *table, const char *start)
{
    const struct table_member *a = &table->members[0], *b = &table->members[1];
    size_t n = a->inner_end - a->inner;
    return n == b->inner_end - b->inner && memcmp(start + a->inner, start + b->inner, n) == 0;
}

/* A quotation mark: the begin or the end of a string. */
static enum table_told see_quote(struct cutter *cutter, const char *start, size_t at)
{
    struct cutter_json *json = &cutter->json;
    struct cutter_table *table = &json->table;
    struct table_member *member = &table->members[table->n];
    bool opens = json->string; /* it was just opened, or just closed */
    if (table->phase == TABLE_KEY && opens) {
        member->key = at;
        table->column = json->column;
    } else if (table->phase == TABLE_KEY) {
        table->phase = behind_key(table, start + member->key + 1, at - member->key - 1);
    } else if (table->phase == TABLE_INNER && opens) {
        member->inner = at;
    } else if (table->phase == TABLE_INNER) {
        member->inner_end = at;
        table->phase = TABLE_COMMA;
        return table->n == 1 && same_inner(table, start) ? TABLE_OF_RECORDS : TABLE_UNTOLD;
    } else if (table->phase != TABLE_COMMA && table->phase != TABLE_HEAD) {
        table->phase = TABLE_NO;
    }
    return TABLE_UNTOLD;
}

/* Where the first value has ended and the second member may begin. */
static void see_behind(struct cutter_table *table, uint64_t depth, size_t at, char c)
{
    if (depth == 1 && c == '}')
        table->members[table->n].end = at + 1;
    else if (depth == 1 && c == ',' && table->n == 0)
        *table = (struct cutter_table){.phase = TABLE_KEY,
                                       .members = {table->members[0]},
                                       .n = 1,
                                       .column = table->column,
                                       .had_list = table->had_list};
    else if (depth == 0 || (depth == 1 && c == ','))
        table->phase = TABLE_NO;
}

/* A key of a list, and what follows it. */
static void see_list(struct cutter_table *table, uint64_t depth, char c)
{
    if (table->phase == TABLE_LIST && c == '[')
        table->phase = TABLE_LIST_OPEN;
    else if (table->phase == TABLE_HEAD && depth == 1 && c == ',')
        table->phase = TABLE_KEY;
    else if ((table->phase == TABLE_LIST && c != ':') || table->phase == TABLE_LIST_OPEN ||
             depth == 0)
        table->phase = TABLE_NO;
}

enum table_told table_see(struct cutter *cutter, const char *raw, size_t at)
{
    struct cutter_json *json = &cutter->json;
    struct cutter_table *table = &json->table;
    const char *start = raw + cutter->start;
    char c = raw[at];
    if (cutter->dropped > 0)
        table->phase = TABLE_NO; /* places do not count from the start any more */
    if (table->phase == TABLE_NO || c == ' ' || c == '\t' || c == '\n' || c == '\r')
        return TABLE_UNTOLD;
    at -= cutter->start;
    if (c == '"')
        return see_quote(cutter, start, at);
    if (table->phase == TABLE_LIST_OPEN && c == '{')
        return TABLE_WITH_LIST;
    if (table->phase == TABLE_COMMA)
        see_behind(table, json->depth, at, c);
    else if (table->phase >= TABLE_HEAD)
        see_list(table, json->depth, c);
    else if (table->phase == TABLE_COLON && c == ':')
        table->phase = TABLE_VALUE;
    else if (table->phase == TABLE_VALUE && c == '{')
        table->phase = TABLE_INNER;
    else if (at > 0) /* the object's own bracket */
        table->phase = TABLE_NO;
    return TABLE_UNTOLD;
}
