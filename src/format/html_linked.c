/* JSON-LD: the objects of a page's <script type="application/ld+json">.
 *
 *   {"@graph": [{"@type": "WebPage", …},
 *               {"@type": "NewsArticle", "headline": "…", "author": [{"name": "…"}], …}]}
 *
 * Objects are looked for at the top, in arrays and in "@graph"; one whose type is an article's
 * speaks for the page, one of the page itself more softly. What stands before a fault of the JSON
 * is kept: many of these scripts are broken near their end. An article inside another object is
 * not looked for: it may be any article. */
#include "format/html_meta.h"

#include "base/jscan.h"

enum { DEPTH_MAX = 8, TYPE_MAX = 64 };

enum { RANK_ARTICLE = 0, RANK_PAGE = 6 };

/* The strings of one object. */
struct linked {
    struct str type; /* as JSON: a string or an array of them */
    struct str headline, name, published, url, language, body, publisher;
    struct str authors; /* as JSON */
    struct str graph;   /* as JSON */
};

static bool contains(struct str text, struct str part)
{
    return text.len >= part.len && memmem(text.data, text.len, part.data, part.len);
}

/* A string, or the first string of an array: of types, of names. */
static struct str read_string(struct jscan *scan, struct arena *arena)
{
    struct str value = STR("");
    if (jscan_type(scan) == JSCAN_STRING) {
        jscan_string(scan, arena, &value);
        return value;
    }
    if (jscan_type(scan) != JSCAN_ARRAY) {
        jscan_skip(scan, NULL);
        return value;
    }
    jscan_enter(scan);
    while (jscan_element(scan)) {
        if (value.len == 0 && jscan_type(scan) == JSCAN_STRING)
            jscan_string(scan, arena, &value);
        else
            jscan_skip(scan, NULL);
    }
    return value;
}

/* The "name" of an object, or a string that is one. */
static struct str read_name(struct jscan *scan, struct arena *arena)
{
    struct str name = STR(""), key;
    if (jscan_type(scan) != JSCAN_OBJECT)
        return read_string(scan, arena);
    jscan_enter(scan);
    while (jscan_key(scan, arena, &key)) {
        if (str_equal(key, STR("name")))
            name = read_string(scan, arena);
        else
            jscan_skip(scan, NULL);
    }
    return name;
}

static void read_authors(struct html_meta *meta, unsigned rank, struct str json,
                         struct arena *arena)
{
    struct jscan scan;
    jscan_open(&scan, json);
    if (jscan_type(&scan) != JSCAN_ARRAY) {
        html_meta_author(meta, rank, read_name(&scan, arena));
        return;
    }
    jscan_enter(&scan);
    while (jscan_element(&scan))
        html_meta_author(meta, rank, read_name(&scan, arena));
}

static void read_field(struct jscan *scan, struct arena *arena, struct str key,
                       struct linked *linked)
{
    const struct {
        struct str key;
        struct str *into;
    } fields[] = {
        {STR("headline"), &linked->headline},       {STR("name"), &linked->name},
        {STR("datePublished"), &linked->published}, {STR("url"), &linked->url},
        {STR("inLanguage"), &linked->language},     {STR("articleBody"), &linked->body},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_equal(key, fields[i].key)) {
            *fields[i].into = read_string(scan, arena);
            return;
        }
    if (str_equal(key, STR("publisher")))
        linked->publisher = read_name(scan, arena);
    else if (str_equal(key, STR("@type")))
        jscan_skip(scan, &linked->type);
    else if (str_equal(key, STR("author")))
        jscan_skip(scan, &linked->authors);
    else if (str_equal(key, STR("@graph")))
        jscan_skip(scan, &linked->graph);
    else
        jscan_skip(scan, NULL);
}

static void tell(struct html_meta *meta, const struct linked *linked, struct arena *arena)
{
    bool article = contains(linked->type, STR("Article")) ||
                   contains(linked->type, STR("BlogPosting")) ||
                   contains(linked->type, STR("\"Report\""));
    if (!article && !contains(linked->type, STR("WebPage")))
        return;
    unsigned rank = article ? RANK_ARTICLE : RANK_PAGE;
    html_meta_offer(meta, META_TITLE, rank, linked->headline.len ? linked->headline : linked->name);
    html_meta_offer(meta, META_DATE, rank, linked->published);
    html_meta_offer(meta, META_LANG, rank + 1, linked->language);
    html_meta_offer(meta, META_SITE, rank + 1, linked->publisher);
    html_meta_offer(meta, META_URL, rank + 2, linked->url);
    if (linked->authors.len)
        read_authors(meta, rank, linked->authors, arena);
    if (article && linked->body.len > meta->body.len)
        meta->body = linked->body;
}

static void read_value(struct html_meta *meta, struct jscan *scan, struct arena *arena,
                       unsigned depth);

static void read_object(struct html_meta *meta, struct jscan *scan, struct arena *arena,
                        unsigned depth)
{
    const struct str none = STR("");
    struct linked linked = {none, none, none, none, none, none, none, none, none, none};
    struct str key;
    jscan_enter(scan);
    while (jscan_key(scan, arena, &key))
        read_field(scan, arena, key, &linked);
    tell(meta, &linked, arena);
    if (linked.graph.len) {
        struct jscan graph;
        jscan_open(&graph, linked.graph);
        read_value(meta, &graph, arena, depth + 1);
    }
}

static void read_value(struct html_meta *meta, struct jscan *scan, struct arena *arena,
                       unsigned depth)
{
    if (jscan_type(scan) == JSCAN_OBJECT && depth < DEPTH_MAX) {
        read_object(meta, scan, arena, depth);
    } else if (jscan_type(scan) == JSCAN_ARRAY && depth < DEPTH_MAX) {
        jscan_enter(scan);
        while (jscan_element(scan))
            read_value(meta, scan, arena, depth + 1);
    } else {
        jscan_skip(scan, NULL);
    }
}

void html_linked_read(struct html_meta *meta, struct str json, struct arena *arena)
{
    struct jscan scan;
    while (json.len > 0 && *json.data != '{' && *json.data != '[') /* "<!--", "//<![CDATA[" */
        json = (struct str){json.data + 1, json.len - 1};
    jscan_open(&scan, json);
    if (json.len > 0)
        read_value(meta, &scan, arena, 0);
}
