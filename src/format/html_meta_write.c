/* What a page has told -> the fields of an article: references decoded, white space folded, the
 * publisher's name cut off the title, dates and addresses only where they are some. */
#include "format/html_meta.h"

#include "format/clean.h"
#include "format/date.h"
#include "format/html_entities.h"

enum { RANK_HEADING = 4, RANK_TITLE = 5 };

/* Cuts what follows the last separator of a title: "Rain at last | The Paper". */
static struct str without_site(struct str title, struct str site)
{
    static const struct str separators[] = {
        {" | ", 3},        {" - ", 3}, {" \xE2\x80\x93 ", 5}, {" \xE2\x80\x94 ", 5},
        {" \xC2\xBB ", 4}, {" :: ", 4}};
    size_t cut = 0, tail = 0;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        for (size_t at = title.len; at-- > cut;)
            if (title.len - at > separators[i].len &&
                memcmp(title.data + at, separators[i].data, separators[i].len) == 0) {
                cut = at;
                tail = at + separators[i].len;
                break;
            }
    struct str rest = {title.data + tail, title.len - tail};
    bool known =
        site.len > 0 && rest.len == site.len && memcmp(rest.data, site.data, site.len) == 0;
    return known && cut > 0 ? (struct str){title.data, cut} : title;
}

static bool decode_line(struct str *value, struct arena *arena)
{
    struct str decoded = html_decode(*value, arena);
    bool done = value->len == 0 || decoded.len > 0;
    *value = decoded;
    return clean_line(value, arena) && done;
}

static bool write_title(struct html_meta *meta, struct str heading, struct arena *arena,
                        struct article *article)
{
    if (!decode_line(&meta->title, arena) || !clean_line(&heading, arena))
        return false;
    html_meta_offer(meta, META_TITLE, RANK_HEADING, heading);
    html_meta_offer(meta, META_TITLE, RANK_TITLE, meta->title);
    struct str title = meta->value[META_TITLE];
    if (!decode_line(&title, arena))
        return false;
    if (heading.len && heading.len < title.len &&
        memcmp(title.data, heading.data, heading.len) == 0)
        title = heading; /* what follows is the site's name */
    if (title.len)
        article->title = without_site(title, article->source);
    return true;
}

/* "en" of "en-US", "en_US"; in lower case. */
static bool write_lang(struct str lang, struct arena *arena, struct article *article)
{
    size_t n = 0;
    char *out = arena_alloc(arena, lang.len + 1, 1, 1);
    if (!out)
        return false;
    while (n < lang.len && (lang.data[n] | 32) >= 'a' && (lang.data[n] | 32) <= 'z') {
        out[n] = (char)(lang.data[n] | 32);
        n++;
    }
    if (n == 2 || n == 3)
        article->lang = (struct str){out, n};
    return true;
}

static struct str without_by(struct str name)
{
    if (name.len > 3 && (name.data[0] | 32) == 'b' && (name.data[1] | 32) == 'y' &&
        name.data[2] == ' ')
        return clean_trim((struct str){name.data + 3, name.len - 3});
    return name;
}

static bool write_authors(struct html_meta *meta, struct arena *arena, struct article *article)
{
    if (meta->n_authors == 0)
        return true;
    struct str *authors = ARENA_NEW(arena, meta->n_authors, struct str);
    size_t n = 0;
    if (!authors)
        return false;
    for (size_t i = 0; i < meta->n_authors; i++) {
        struct str name = meta->authors[i];
        if (!decode_line(&name, arena))
            return false;
        name = without_by(name);
        bool new = name.len > 0;
        for (size_t k = 0; k < n; k++)
            new = new && !str_equal(name, authors[k]);
        if (new)
            authors[n++] = name;
    }
    if (n > 0) {
        article->authors = authors;
        article->n_authors = n;
    }
    return true;
}

/* Where the path of an address begins; its length where it has none. */
static size_t path_of(struct str url)
{
    const char *scheme = url.len ? memmem(url.data, url.len, "://", 3) : NULL;
    size_t at = scheme ? (size_t)(scheme - url.data) + 3 : 0;
    while (at < url.len && url.data[at] != '/')
        at++;
    return at;
}

static bool write_url(struct str url, struct arena *arena, struct article *article)
{
    struct str decoded = html_decode(url, arena);
    bool done = url.len == 0 || decoded.len > 0;
    if (!done || !clean_name(&decoded, arena))
        return false;
    bool absolute = decoded.len > 8 && memcmp(decoded.data, "http", 4) == 0;
    if (absolute && (article->url.len == 0 || path_of(decoded) + 1 < decoded.len))
        article->url = decoded;
    return true;
}

/* The publisher, or the host of the address. */
static bool write_site(struct str site, struct arena *arena, struct article *article)
{
    if (!decode_line(&site, arena))
        return false;
    if (site.len) {
        article->source = site;
        return true;
    }
    const char *scheme =
        article->url.len ? memmem(article->url.data, article->url.len, "://", 3) : NULL;
    if (article->source.len || !scheme)
        return true;
    const char *host = scheme + 3, *end = article->url.data + path_of(article->url);
    if (end - host > 4 && memcmp(host, "www.", 4) == 0)
        host += 4;
    article->source = (struct str){host, (size_t)(end - host)};
    return clean_line(&article->source, arena);
}

static bool write_date(struct str value, struct arena *arena, struct article *article)
{
    char *date = arena_alloc(arena, DATE_ISO_MAX, 1, 1);
    size_t len = date && value.len ? date_iso(value, date) : 0;
    if (len)
        article->date = (struct str){date, len};
    return date;
}

bool html_meta_write(struct html_meta *meta, struct str heading, struct arena *arena,
                     struct article *article)
{
    return write_url(meta->value[META_URL], arena, article) &&
           write_site(meta->value[META_SITE], arena, article) &&
           write_title(meta, heading, arena, article) &&
           write_date(meta->value[META_DATE], arena, article) &&
           write_lang(meta->value[META_LANG], arena, article) &&
           write_authors(meta, arena, article);
}
