/* The best of what a record says of each field, and the article made of it.
 *
 *   "text" rank 0 · "body" rank 5 · an array rank + 64 · a block's own title rank 200
 *
 * The lower rank stays, whatever came first. Values are kept as they came until the record is read
 * to its end: only what stands in the article is cleaned. It knows nothing of JSON but arrays that
 * list.c reads. */
#include "format/finds.h"

#include "format/clean.h"
#include "format/date.h"
#include "format/html.h"
#include "format/list.h"
#include "format/markup.h"
#include "format/reference.h"

enum {
    RANK_ARRAY = 64,  /* added to the rank of an array */
    RANK_BLOCK = 200, /* of what stands among the blocks of the text */
};

void finds_open(struct finds *finds, const struct format_limits *limits, struct arena *arena)
{
    *finds = (struct finds){.arena = arena, .limits = limits};
    for (unsigned field = 0; field < FIELD_COUNT; field++) {
        finds->value[field] = STR("");
        finds->best[field] = FIELDS_UNRANKED;
    }
}

bool finds_wants(const struct finds *finds, const struct field_node *node)
{
    for (unsigned field = 0; node->leaf && field < FIELD_COUNT; field++)
        if (node->rank[field] < finds->best[field])
            return true;
    return false;
}

static void take(struct finds *finds, unsigned field, struct str value, unsigned rank)
{
    finds->value[field] = value;
    finds->best[field] = rank;
}

static void take_author(struct finds *finds, struct str name, unsigned rank)
{
    finds->authors = ARENA_NEW(finds->arena, 1, struct str);
    finds->n_authors = finds->authors != NULL;
    if (finds->authors)
        *finds->authors = name;
    else
        finds->no_memory = true;
    finds->best[FIELD_AUTHORS] = rank;
}

static void take_reference(struct finds *finds, struct str value, unsigned rank)
{
    take(finds, FIELD_REFERENCE, value, rank);
    finds->references = false;
}

static void take_date(struct finds *finds, struct str value, unsigned rank)
{
    char iso[DATE_ISO_MAX];
    size_t len = date_iso(value, iso);
    if (len == 0)
        return;
    char *copy = arena_alloc(finds->arena, len, 1, 1);
    if (copy)
        take(finds, FIELD_DATE, (struct str){memcpy(copy, iso, len), len}, rank);
    else
        finds->no_memory = true;
}

void finds_offer(struct finds *finds, unsigned field, struct str value, unsigned rank)
{
    if (field == FIELD_DATE)
        take_date(finds, value, rank);
    else if (field == FIELD_AUTHORS)
        take_author(finds, value, rank);
    else if (field == FIELD_REFERENCE)
        take_reference(finds, value, rank);
    else
        take(finds, field, value, rank);
}

static void take_authors(struct finds *finds, struct str json, unsigned rank)
{
    struct str *names;
    size_t n;
    if (!list_names(json, finds->arena, &names, &n))
        finds->no_memory = true;
    if (n == 0)
        return;
    finds->authors = names;
    finds->n_authors = n;
    finds->best[FIELD_AUTHORS] = rank;
}

/* What stands among the paragraphs, for those that have it nowhere else. */
static void take_blocks(struct finds *finds, const struct list_story *story)
{
    static const struct str by = {"By ", 3};
    struct str byline = story->byline;
    if (byline.len > by.len && memcmp(byline.data, by.data, by.len) == 0)
        byline = (struct str){byline.data + by.len, byline.len - by.len};
    if (finds->best[FIELD_TITLE] > RANK_BLOCK && !clean_blank(story->title))
        finds_offer(finds, FIELD_TITLE, story->title, RANK_BLOCK);
    if (finds->best[FIELD_AUTHORS] > RANK_BLOCK && !clean_blank(byline))
        finds_offer(finds, FIELD_AUTHORS, byline, RANK_BLOCK);
    if (finds->best[FIELD_DATE] > RANK_BLOCK && !clean_blank(story->date))
        finds_offer(finds, FIELD_DATE, story->date, RANK_BLOCK);
}

static bool read_text(struct finds *finds, struct str json, struct str *text)
{
    struct list_story story;
    if (!list_paragraphs(json, finds->arena, &story))
        return false;
    take_blocks(finds, &story);
    *text = story.text;
    return true;
}

static void take_references(struct finds *finds, struct str json, unsigned rank)
{
    take(finds, FIELD_REFERENCE, json, rank);
    finds->references = true;
}

void finds_take_list(struct finds *finds, const struct field_node *node, struct str json)
{
    struct str value;
    if (node->rank[FIELD_AUTHORS] < finds->best[FIELD_AUTHORS])
        take_authors(finds, json, node->rank[FIELD_AUTHORS]);
    if (node->rank[FIELD_REFERENCE] < finds->best[FIELD_REFERENCE] && json.data[0] == '[')
        take_references(finds, json, node->rank[FIELD_REFERENCE]);
    for (unsigned field = 0; field < FIELD_COUNT && json.data[0] == '['; field++) {
        unsigned rank = node->rank[field] + RANK_ARRAY;
        if (field == FIELD_AUTHORS || field == FIELD_REFERENCE ||
            node->rank[field] == FIELDS_UNRANKED || rank >= finds->best[field])
            continue;
        bool read = field == FIELD_TEXT ? read_text(finds, json, &value)
                                        : list_first(json, finds->arena, &value);
        if (!read)
            finds->no_memory = true;
        else if (!clean_blank(value))
            finds_offer(finds, field, value, rank);
    }
}

static bool finish_authors(struct finds *finds, struct article *article)
{
    bool done = true;
    for (size_t i = 0; i < finds->n_authors; i++)
        done = clean_line(&finds->authors[i], finds->arena) && done;
    article->authors = finds->n_authors ? finds->authors : NULL;
    article->n_authors = finds->n_authors;
    return done;
}

static bool lower(struct str *value, struct arena *arena)
{
    char *copy = arena_alloc(arena, value->len, 1, 1);
    for (size_t i = 0; copy && i < value->len; i++)
        copy[i] = (char)(value->data[i] | (value->data[i] >= 'A' && value->data[i] <= 'Z') << 5);
    *value = copy && value->len ? (struct str){copy, value->len} : STR("");
    return copy;
}

/* The text, off its markup where it has any; or that of a page. A page that cannot be read leaves
 * an article without text. */
static bool finish_text(struct finds *finds, struct article *article)
{
    struct str page = finds->value[FIELD_HTML];
    struct error why;
    if (markup_is(article->text) && !markup_strip(&article->text, finds->arena))
        return false;
    if (page.len == 0 || !clean_blank(article->text))
        return clean_utf8(&article->text, finds->arena);
    enum error_code code =
        html_read_within(finds->limits, page, STR("utf-8"), finds->arena, article, &why);
    if (code != ERROR_NONE)
        article->text = STR("");
    return code != ERROR_MEMORY;
}

static bool finish_reference(struct finds *finds, struct article *article)
{
    struct str value = finds->value[FIELD_REFERENCE];
    bool teaser = finds->best[FIELD_REFERENCE] >= FIELDS_TEASER;
    return value.len == 0 ||
           reference_take(value, finds->references, teaser, finds->arena, article);
}

bool finds_finish(struct finds *finds, struct article *article)
{
    struct arena *arena = finds->arena;
    article->text = finds->value[FIELD_TEXT];
    article->title = finds->value[FIELD_TITLE];
    article->id = finds->value[FIELD_ID];
    article->url = finds->value[FIELD_URL];
    article->date = finds->value[FIELD_DATE];
    article->source = finds->value[FIELD_SOURCE];
    article->lang = finds->value[FIELD_LANG];
    bool done = clean_line(&article->title, arena) && clean_name(&article->id, arena) &&
                clean_name(&article->url, arena) && clean_line(&article->source, arena) &&
                clean_name(&article->lang, arena) && lower(&article->lang, arena) &&
                finish_authors(finds, article) && finish_text(finds, article) &&
                finish_reference(finds, article);
    if (article->id.len == 0)
        article->id = article->url;
    return done && !finds->no_memory;
}
