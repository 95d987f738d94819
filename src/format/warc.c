/* A record of a WARC or ARC file -> an article.
 *
 *   WARC response    its HTTP response, if 200 and a page or text      id, url, date of the record
 *        resource, conversion (WET)    a page or text                  (the page's own date is
 *   ARC line         its HTTP response, or what the line says          better)
 *
 * Everything else is no article: requests, revisits, what a crawler tells of itself, pictures,
 * redirects. Why not is a constant, to count by. */
#include "format/warc.h"

#include "archive/mime_head.h"
#include "archive/sniff.h"
#include "archive/warc_marks.h"
#include "format/charset.h"
#include "format/clean.h"
#include "format/date.h"
#include "format/html.h"
#include "format/http.h"
#include "format/text.h"

enum {
    PAYLOAD_MAX = 16 << 20, /* bytes of a page that came compressed */
    ARENA_PER_BYTE = 24,    /* what the readers behind, and the kernel, take for each of them */
    ARC_DATE = 14,
};

/* What the record tells of its content. */
struct content {
    struct str bytes;    /* the record's block */
    struct str type;     /* the block's, or "" */
    struct str payload;  /* the payload's type as its archive has told it, or "" */
    bool response, http; /* it must be a response of a server, or may be one */
    bool text;           /* it is text, whatever it looks like */
};

static const struct {
    const char *type, *skipped;
} others[] = {
    {"request", "WARC request"},           {"metadata", "WARC metadata"},
    {"warcinfo", "WARC warcinfo"},         {"revisit", "WARC revisit"},
    {"continuation", "WARC continuation"},
};

static const struct {
    unsigned status;
    const char *skipped;
} statuses[] = {
    {204, "HTTP 204"}, {206, "HTTP 206"}, {301, "HTTP 301"}, {302, "HTTP 302"}, {303, "HTTP 303"},
    {304, "HTTP 304"}, {307, "HTTP 307"}, {308, "HTTP 308"}, {400, "HTTP 400"}, {401, "HTTP 401"},
    {403, "HTTP 403"}, {404, "HTTP 404"}, {410, "HTTP 410"}, {429, "HTTP 429"}, {451, "HTTP 451"},
    {500, "HTTP 500"}, {502, "HTTP 502"}, {503, "HTTP 503"}, {504, "HTTP 504"},
};

static const char *skip_status(unsigned status)
{
    static const char *const classes[] = {
        "HTTP without a status", "HTTP 1xx", "HTTP 2xx", "HTTP 3xx", "HTTP 4xx", "HTTP 5xx"};
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (statuses[i].status == status)
            return statuses[i].skipped;
    size_t class = status / 100;
    return classes[class < sizeof classes / sizeof *classes ? class : 0];
}

static const char *skip_type(struct str type)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (mime_is(type, others[i].type))
            return others[i].skipped;
    return "WARC record of another type";
}

/* Of any case; lower is in lower case. */
static bool begins(struct str word, const char *lower)
{
    size_t n = strlen(lower);
    return word.len >= n && mime_is((struct str){word.data, n}, lower);
}

static bool is_page(struct str type)
{
    return mime_is(type, "text/html") || mime_is(type, "application/xhtml+xml") ||
           mime_is(type, "application/vnd.wap.xhtml+xml");
}

/* A type that says nothing: the bytes are asked. */
static bool is_vague(struct str type)
{
    return type.len == 0 || memchr(type.data, '/', type.len) == NULL ||
           mime_is(type, "unknown/unknown") || mime_is(type, "application/octet-stream");
}

static bool looks_like_page(struct str payload)
{
    struct str head =
        clean_trim((struct str){payload.data, payload.len < 4096 ? payload.len : 4096});
    return sniff_markup(head) == KIND_HTML;
}

static enum error_code read_text(struct str payload, struct str charset, struct arena *arena,
                                 struct article *article, struct error *error)
{
    struct str text;
    if (charset_decode(payload, charset, arena, &text) != ERROR_NONE)
        return error_set(error, ERROR_MEMORY, "no memory for a text of %zu bytes", payload.len);
    return text_read(text, arena, article, error);
}

/* The readers' own id and url are not the record's. */
static enum error_code read_payload(const struct raw *raw, struct str payload, bool page,
                                    struct str charset, struct arena *arena,
                                    struct article *article, struct error *error)
{
    struct str id = article->id, url = article->url;
    enum error_code code =
        page ? html_read_within(raw->limits, payload, charset, arena, article, error)
             : read_text(payload, charset, arena, article, error);
    article->id = id;
    article->url = url.len > 0 ? url : article->url;
    return code;
}

static size_t payload_max(const struct arena *arena)
{
    size_t room = (size_t)(arena->end - arena->pos) / ARENA_PER_BYTE;
    return room < PAYLOAD_MAX ? room : PAYLOAD_MAX;
}

static enum error_code read_content(const struct raw *raw, const struct content *content,
                                    struct arena *arena, struct article *article,
                                    struct error *error)
{
    struct http http = {.status = 200, .head = STR(""), .body = content->bytes};
    struct str payload, type, charset, value = content->type;
    bool response = content->http && http_read(content->bytes, &http);
    if (content->response && !response)
        article->skipped = "not HTTP";
    else if (http.status != 200)
        article->skipped = skip_status(http.status);
    if (article->skipped != NULL)
        return ERROR_NONE;
    if (response)
        value = mime_head_field(http.head, "content-type");
    http_media(value, &type, &charset);
    type = is_vague(type) && content->payload.len > 0 ? content->payload : type;
    bool page = is_page(type), text = mime_is(type, "text/plain");
    if (!page && !text && !is_vague(type)) {
        article->skipped = "not text";
        return ERROR_NONE;
    }
    enum error_code code = http_payload(&http, payload_max(arena), arena, &payload, error);
    if (code != ERROR_NONE)
        return code;
    page = page || (!content->text && looks_like_page(payload));
    if (page || text)
        return read_payload(raw, payload, page, charset, arena, article, error);
    article->skipped = "not text";
    return ERROR_NONE;
}

/* <http://example.org/>, as some have written it -> http://example.org/ */
static struct str without_brackets(struct str uri)
{
    bool both = uri.len >= 2 && uri.data[0] == '<' && uri.data[uri.len - 1] == '>';
    return both ? (struct str){uri.data + 1, uri.len - 2} : uri;
}

static struct str id_of(struct str value)
{
    static const char scheme[] = "urn:uuid:";
    size_t n = sizeof scheme - 1;
    struct str id = without_brackets(value);
    return id.len > n && begins(id, scheme) ? (struct str){id.data + n, id.len - n} : id;
}

static bool set_date(struct article *article, struct str value, struct arena *arena)
{
    char iso[DATE_ISO_MAX];
    size_t n = date_iso(value, iso);
    char *date = ARENA_NEW(arena, n, char);
    if (n == 0)
        return true;
    if (date == NULL)
        return false;
    memcpy(date, iso, n);
    article->date = (struct str){date, n};
    return true;
}

static bool set_names(struct article *article, struct str id, struct str url, struct arena *arena)
{
    article->id = id;
    article->url = url;
    return clean_name(&article->id, arena) && clean_name(&article->url, arena);
}

static enum error_code read_warc(const struct raw *raw, size_t head_len, struct arena *arena,
                                 struct article *article, struct error *error)
{
    struct str head = {raw->bytes.data, head_len};
    struct str type = mime_head_field(head, "warc-type");
    struct content content = {
        .bytes = {raw->bytes.data + head_len, raw->bytes.len - head_len},
        .type = mime_head_field(head, "content-type"),
        .payload = mime_head_field(head, "warc-identified-payload-type"),
        .response = mime_is(type, "response"),
        .text = mime_is(type, "conversion"),
    };
    content.http = content.response || begins(content.type, "application/http");
    if (!content.response && !content.text && !mime_is(type, "resource")) {
        article->skipped = skip_type(type);
        return ERROR_NONE;
    }
    struct str url = without_brackets(mime_head_field(head, "warc-target-uri"));
    if (!set_names(article, id_of(mime_head_field(head, "warc-record-id")), url, arena) ||
        !set_date(article, mime_head_field(head, "warc-date"), arena))
        return error_set(error, ERROR_MEMORY, "no memory for the head of a record");
    return read_content(raw, &content, arena, article, error);
}

/* 20140216050221 -> 2014-02-16T05:02:21Z; some have written more digits. */
static bool set_arc_date(struct article *article, struct str digits, struct arena *arena)
{
    static const char form[] = "0123-45-67T89:ab:cdZ";
    char text[sizeof form - 1];
    if (digits.len < ARC_DATE)
        return true;
    size_t taken = 0;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = strchr("-T:Z", form[i]) != NULL ? form[i] : digits.data[taken++];
    return set_date(article, (struct str){text, sizeof text}, arena);
}

static enum error_code read_arc(const struct raw *raw, struct arena *arena, struct article *article,
                                struct error *error)
{
    const char *newline = memchr(raw->bytes.data, '\n', raw->bytes.len);
    struct str line = {raw->bytes.data,
                       newline == NULL ? raw->bytes.len : (size_t)(newline - raw->bytes.data)};
    struct arc_line fields;
    if (!arc_line_read(line, &fields))
        return error_set(error, ERROR_DAMAGED, "neither a WARC record nor an ARC record");
    size_t head = line.len + (newline != NULL);
    struct content content = {.bytes = {raw->bytes.data + head, raw->bytes.len - head},
                              .type = fields.type,
                              .payload = STR(""),
                              .http = true};
    if (begins(line, "filedesc:")) {
        article->skipped = "ARC filedesc";
        return ERROR_NONE;
    }
    if (!set_names(article, STR(""), fields.url, arena) ||
        !set_arc_date(article, fields.date, arena))
        return error_set(error, ERROR_MEMORY, "no memory for the head of a record");
    article->id = article->url;
    return read_content(raw, &content, arena, article, error);
}

enum error_code warc_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    size_t head = mime_head_end(raw->bytes);
    if (raw->bytes.len >= 5 && memcmp(raw->bytes.data, "WARC/", 5) == 0)
        return read_warc(raw, head > 0 ? head : raw->bytes.len, arena, article, error);
    return raw->bytes.len > 0 ? read_arc(raw, arena, article, error)
                              : error_set(error, ERROR_DAMAGED, "an empty record");
}
