/* The names that news archives give to the parts of an article, in the order in which they are
 * asked.
 *
 * The lists are those of the corpora themselves (Dolma, C4, news-please, Newsroom, RealNews,
 * Webz.io, Washington Post, NewsAPI, …); the metadata.* of datatrove and the $oid of MongoDB
 * stand behind all others. An option replaces the whole list of its field. Keys are told apart
 * by one hash and mostly one comparison, so that the price of a key does not grow with the
 * lists. */
#include "format/fields.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
    enum field field;
    const char *paths; /* best first */
} automatic[FIELD_COUNT] = {
    {FIELD_TEXT,
     "text maintext plain_text articleBody article_body article body content contents "
     "document story full_text full_content raw_text main_text article_text articleText "
     "bodyText fields.bodyText content.rendered"},
    {FIELD_TITLE, "title headline title_page hl1 metadata.title webTitle title.rendered"},
    {FIELD_ID, "id uuid doc_id docid docno _id article_id guid _id.$oid"},
    {FIELD_URL, "url article_url requested_url responded_url link canonical_url metadata.url "
                "meta.url thread.url webUrl"},
    {FIELD_DATE, "date_publish published_date publish_date datePublished published publishedAt "
                 "published_at pubDate date created timestamp crawl_date warc_date metadata.date "
                 "publication_date date_published webPublicationDate time"},
    {FIELD_AUTHORS, "author authors byline"},
    {FIELD_SOURCE, "source source.name source_domain domain sitename publication publisher outlet"},
    {FIELD_LANG, "lang language metadata.lang metadata.language"},
    {FIELD_HTML, "html raw_html page_html"},
    {FIELD_REFERENCE, "reference summary highlights abstract description short_description"},
};

static unsigned slot_of(unsigned parent, struct str key)
{
    uint32_t hash = 2166136261u ^ parent;
    for (size_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)key.data[i]) * 16777619u;
    return (hash ^ hash >> 15) % FIELDS_SLOTS;
}

unsigned fields_find(const struct fields *fields, unsigned parent, struct str key)
{
    if (key.len > fields->key_max)
        return FIELDS_NONE;
    for (unsigned slot = slot_of(parent, key);; slot = (slot + 1) % FIELDS_SLOTS) {
        unsigned at = fields->slots[slot];
        if (at == FIELDS_ROOT)
            return FIELDS_NONE;
        if (fields->nodes[at].parent == parent && str_equal(fields->nodes[at].key, key))
            return at;
    }
}

/* The node of a key below parent, made where it is not there yet. */
static unsigned node_at(struct fields *fields, unsigned parent, struct str key)
{
    unsigned found = fields_find(fields, parent, key);
    if (found != FIELDS_NONE || fields->n_nodes == FIELDS_NODES_MAX)
        return found;
    struct field_node *node = &fields->nodes[fields->n_nodes];
    *node = (struct field_node){.key = key, .parent = parent};
    memset(node->rank, FIELDS_UNRANKED, sizeof node->rank);
    fields->nodes[parent].inner = true;
    if (fields->key_max < key.len)
        fields->key_max = key.len;
    unsigned slot = slot_of(parent, key);
    while (fields->slots[slot] != FIELDS_ROOT)
        slot = (slot + 1) % FIELDS_SLOTS;
    fields->slots[slot] = (uint16_t)fields->n_nodes;
    return fields->n_nodes++;
}

static void give(struct fields *fields, unsigned at, enum field field, unsigned rank)
{
    struct field_node *node = &fields->nodes[at];
    node->leaf = true;
    if (rank < node->rank[field])
        node->rank[field] = (uint8_t)rank;
}

/* Plants one dotted path. False where a part of it is empty or there are too many. */
static bool plant(struct fields *fields, enum field field, struct str path, unsigned rank)
{
    unsigned at = FIELDS_ROOT;
    const char *p = path.data, *end = path.data + path.len;
    for (unsigned parts = 0; parts < FIELDS_PARTS_MAX; parts++) {
        const char *dot = memchr(p, '.', (size_t)(end - p));
        const char *stop = dot ? dot : end;
        if (stop == p || at == FIELDS_NONE)
            return false;
        at = node_at(fields, at, (struct str){p, (size_t)(stop - p)});
        if (!dot) {
            if (at != FIELDS_NONE)
                give(fields, at, field, rank);
            return at != FIELDS_NONE;
        }
        p = dot + 1;
    }
    return false;
}

static void plant_automatic(struct fields *fields, enum field field, const char *paths)
{
    for (unsigned rank = 0; *paths; rank++) {
        size_t len = strcspn(paths, " ");
        plant(fields, field, (struct str){paths, len}, rank);
        paths += len + (paths[len] == ' ');
    }
}

/* An option's path; a key that has the dots in its own name is found as well, as the second
 * choice. */
static enum error_code plant_override(struct fields *fields, enum field field, const char *option,
                                      struct str path, struct error *error)
{
    if (!plant(fields, field, path, 0))
        return error_set(error, ERROR_USAGE, "--%s '%.100s': not a dotted path of 1 to %d names",
                         option, path.data, (int)FIELDS_PARTS_MAX);
    if (memchr(path.data, '.', path.len))
        give(fields, node_at(fields, FIELDS_ROOT, path), field, 1);
    return ERROR_NONE;
}

/* The given limits, with a default for each that is not. */
static struct format_limits limits_of(const struct format_options *options)
{
    const struct format_limits *given = &options->limits;
    return (struct format_limits){
        .json_depth = given->json_depth ? given->json_depth : FORMAT_MAX_JSON_DEPTH,
        .html_depth = given->html_depth ? given->html_depth : FORMAT_MAX_HTML_DEPTH,
        .attribute = given->attribute ? given->attribute : FORMAT_MAX_ATTRIBUTE,
        .field = given->field ? given->field : FORMAT_MAX_FIELD};
}

enum error_code fields_open(struct fields *fields, const struct format_options *options,
                            struct error *error)
{
    const char *const given[FIELD_COUNT] = {
        [FIELD_TEXT] = options->text_field, [FIELD_TITLE] = options->title_field,
        [FIELD_ID] = options->id_field,     [FIELD_DATE] = options->date_field,
        [FIELD_URL] = options->url_field,
    };
    static const char *const names[FIELD_COUNT] = {"text-field", "title-field", "id-field",
                                                   "url-field", "date-field"};
    *fields = (struct fields){.n_nodes = 1, .limits = limits_of(options)};
    size_t need = 1;
    for (unsigned i = 0; i < FIELD_COUNT; i++)
        need += given[i] ? strlen(given[i]) + 1 : 0;
    char *copy = fields->paths = malloc(need);
    if (!copy)
        return error_set(error, ERROR_MEMORY, "no memory for the names of fields");
    enum error_code code = ERROR_NONE;
    for (unsigned i = 0; i < FIELD_COUNT && code == ERROR_NONE; i++) {
        if (i == FIELD_REFERENCE && !options->reference)
            continue;
        if (!given[i]) {
            plant_automatic(fields, automatic[i].field, automatic[i].paths);
            continue;
        }
        struct str path = {memcpy(copy, given[i], strlen(given[i]) + 1), strlen(given[i])};
        copy += path.len + 1;
        code = plant_override(fields, (enum field)i, names[i], path, error);
    }
    if (code != ERROR_NONE)
        fields_close(fields);
    return code;
}

void fields_close(struct fields *fields)
{
    free(fields->paths);
    fields->paths = NULL;
}
