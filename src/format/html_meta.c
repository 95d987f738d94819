/* The head of a page, and the few elements of its body that say what they are.
 *
 * Each field has several tellers of different worth: JSON-LD, Open Graph, the many names of <meta>,
 * <title>, <time>. The best one that speaks is believed; a row below is a name of <meta>, its field
 * and its rank. Values are kept as views of the page; html_meta_write.c decodes them. */
#include "format/html_meta.h"

#include "format/clean.h"
#include "format/date.h"

static const struct row {
    struct str name;
    enum meta_field field;
    unsigned rank;
} rows[] = {
    {{"og:title", 8}, META_TITLE, 2},
    {{"twitter:title", 13}, META_TITLE, 3},
    {{"dc.title", 8}, META_TITLE, 3},
    {{"citation_title", 14}, META_TITLE, 1},
    {{"headline", 8}, META_TITLE, 2},
    {{"article:published_time", 22}, META_DATE, 1},
    {{"datepublished", 13}, META_DATE, 1},
    {{"og:published_time", 17}, META_DATE, 1},
    {{"article:published", 17}, META_DATE, 1},
    {{"parsely-pub-date", 16}, META_DATE, 2},
    {{"sailthru.date", 13}, META_DATE, 2},
    {{"pubdate", 7}, META_DATE, 2},
    {{"publishdate", 11}, META_DATE, 2},
    {{"publish-date", 12}, META_DATE, 2},
    {{"publish_date", 12}, META_DATE, 2},
    {{"publication_date", 16}, META_DATE, 2},
    {{"publication-date", 16}, META_DATE, 2},
    {{"citation_publication_date", 25}, META_DATE, 3},
    {{"dcterms.created", 15}, META_DATE, 3},
    {{"dc.date.issued", 14}, META_DATE, 3},
    {{"dcterms.date", 12}, META_DATE, 3},
    {{"dc.date", 7}, META_DATE, 3},
    {{"date", 4}, META_DATE, 4},
    {{"article.published", 17}, META_DATE, 3},
    {{"author", 6}, META_AUTHOR, 2},
    {{"article:author", 14}, META_AUTHOR, 3},
    {{"article:author_name", 19}, META_AUTHOR, 2},
    {{"parsely-author", 14}, META_AUTHOR, 1},
    {{"sailthru.author", 15}, META_AUTHOR, 1},
    {{"byl", 3}, META_AUTHOR, 2},
    {{"dc.creator", 10}, META_AUTHOR, 3},
    {{"citation_author", 15}, META_AUTHOR, 1},
    {{"twitter:creator:name", 20}, META_AUTHOR, 4},
    {{"og:locale", 9}, META_LANG, 3},
    {{"content-language", 16}, META_LANG, 4},
    {{"language", 8}, META_LANG, 4},
    {{"dc.language", 11}, META_LANG, 4},
    {{"og:site_name", 12}, META_SITE, 0},
    {{"application-name", 16}, META_SITE, 3},
    {{"dc.publisher", 12}, META_SITE, 3},
    {{"og:url", 6}, META_URL, 1},
};

enum {
    RANK_HTML_LANG = 2,
    RANK_CANONICAL = 0,
    RANK_ITEM = 3,
    RANK_TIME_ITEM = 1,
    RANK_TIME = 8,
    RANK_LINK_AUTHOR = 5,
};

void html_meta_open(struct html_meta *meta)
{
    memset(meta, 0, sizeof *meta);
    for (unsigned i = 0; i < META_FIELDS; i++) {
        meta->value[i] = STR("");
        meta->rank[i] = META_UNTOLD;
    }
    meta->title = meta->body = STR("");
}

void html_meta_offer(struct html_meta *meta, enum meta_field field, unsigned rank, struct str value)
{
    char date[DATE_ISO_MAX];
    value = clean_trim(value);
    if (rank >= meta->rank[field] || value.len == 0)
        return;
    if (field == META_DATE && date_iso(value, date) == 0)
        return;
    meta->value[field] = value;
    meta->rank[field] = rank;
}

static bool contains(struct str text, const char *part)
{
    return text.len > 0 && memmem(text.data, text.len, part, strlen(part));
}

void html_meta_author(struct html_meta *meta, unsigned rank, struct str name)
{
    name = clean_trim(name);
    if (name.len == 0 || name.len > META_CAPTURE_MAX || contains(name, "://") ||
        contains(name, "@") || contains(name, "/") || rank > meta->rank[META_AUTHOR])
        return;
    if (rank < meta->rank[META_AUTHOR])
        meta->n_authors = 0;
    meta->rank[META_AUTHOR] = rank;
    if (meta->n_authors < META_AUTHORS_MAX)
        meta->authors[meta->n_authors++] = name;
}

static void take_meta(struct html_meta *meta, struct str attributes)
{
    struct str name, value, key = STR(""), content = STR("");
    while (html_attribute_next(&attributes, &name, &value)) {
        if (html_name_is(name, STR("content")))
            content = value;
        else if (html_name_is(name, STR("name")) || html_name_is(name, STR("property")) ||
                 html_name_is(name, STR("itemprop")) || html_name_is(name, STR("http-equiv")))
            key = value;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (key.len != rows[i].name.len || !html_name_is(key, rows[i].name))
            continue;
        if (rows[i].field == META_AUTHOR)
            html_meta_author(meta, rows[i].rank, content);
        else
            html_meta_offer(meta, rows[i].field, rows[i].rank, content);
        return;
    }
}

static void take_link(struct html_meta *meta, struct str attributes)
{
    struct str name, value, href = STR("");
    bool canonical = false;
    while (html_attribute_next(&attributes, &name, &value)) {
        if (html_name_is(name, STR("href")))
            href = value;
        else if (html_name_is(name, STR("rel")))
            canonical = html_name_is(value, STR("canonical"));
    }
    if (canonical)
        html_meta_offer(meta, META_URL, RANK_CANONICAL, href);
}

/* An element of the text that says what it is: itemprop, <time datetime>, rel="author". */
static void take_item(struct html_meta *meta, enum html_tag tag, struct str attributes)
{
    struct str name, value, item = STR(""), when = STR("");
    while (html_attribute_next(&attributes, &name, &value)) {
        if (html_name_is(name, STR("itemprop")))
            item = value;
        else if (html_name_is(name, STR("datetime")) || html_name_is(name, STR("content")))
            when = value;
        else if (html_name_is(name, STR("rel")) && html_name_is(value, STR("author")))
            meta->in_author = meta->rank[META_AUTHOR] > RANK_LINK_AUTHOR;
    }
    if (contains(item, "datePublished"))
        html_meta_offer(meta, META_DATE, RANK_TIME_ITEM, when);
    else if (tag == TAG_TIME)
        html_meta_offer(meta, META_DATE, RANK_TIME, when);
    else if (html_name_is(item, STR("author")))
        meta->in_author = meta->rank[META_AUTHOR] > RANK_LINK_AUTHOR;
}

static void take_lang(struct html_meta *meta, struct str attributes)
{
    struct str name, value;
    while (html_attribute_next(&attributes, &name, &value))
        if (html_name_is(name, STR("lang")) || html_name_is(name, STR("xml:lang")))
            html_meta_offer(meta, META_LANG, RANK_HTML_LANG, value);
}

static void take_open(struct html_meta *meta, const struct html_token *token)
{
    struct str attributes = token->text;
    switch (token->tag) {
    case TAG_META:
        take_meta(meta, attributes);
        break;
    case TAG_LINK:
        take_link(meta, attributes);
        break;
    case TAG_HTML:
        take_lang(meta, attributes);
        break;
    case TAG_SCRIPT:
        meta->in_json = contains(attributes, "ld+json");
        break;
    case TAG_TIME:
        take_item(meta, token->tag, attributes);
        break;
    case TAG_A:
        if (contains(attributes, "author"))
            take_item(meta, token->tag, attributes);
        break;
    case TAG_SPAN:
    case TAG_DIV:
    case TAG_P:
        if (attributes.len > 16 && contains(attributes, "itemprop"))
            take_item(meta, token->tag, attributes);
        break;
    default:
        break;
    }
}

void html_meta_take(struct html_meta *meta, const struct html_token *token, struct arena *arena)
{
    if (token->type == HTML_OPEN) {
        take_open(meta, token);
    } else if (token->type == HTML_RAW) {
        if (token->tag == TAG_TITLE && meta->title.len == 0)
            meta->title = clean_trim(token->text);
        else if (token->tag == TAG_SCRIPT && meta->in_json && meta->scripts++ < META_SCRIPTS_MAX)
            html_linked_read(meta, token->text, arena);
        meta->in_json = false;
    } else if (token->type == HTML_TEXT && meta->in_author && !clean_blank(token->text)) {
        meta->in_author = false;
        html_meta_author(meta, RANK_LINK_AUTHOR, token->text);
    }
}
