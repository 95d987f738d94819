/* Status, head and payload of a response.
 *
 *   HTTP/1.1 200 OK | fields | | 1f4 CRLF ... CRLF 0 CRLF | -> chunks off -> gzip off -> payload
 *
 * Heads lie: crawlers have kept "Transfer-Encoding: chunked" and "Content-Encoding: gzip" of bodies
 * that they decoded, and have dropped them of bodies that they did not. So the bytes are asked, and
 * a head only where they leave it open. Linear in the body. */
#include "format/http.h"

#include "archive/mime_head.h"
#include "archive/unpack.h"
#include "format/clean.h"

enum {
    INTERIM_MAX = 4,
    LAYERS_MAX = 2, /* a server's gzip around an archive's */
    HEX_MAX = 8,
    CHUNK_LINE_MAX = 256,
    LOOK = 1 << 10,
};

static bool read_one(struct str bytes, struct http *http)
{
    size_t at = sizeof "HTTP/" - 1;
    if (bytes.len < at || !mime_is((struct str){bytes.data, at}, "http/"))
        return false;
    size_t end = mime_head_end(bytes);
    end = end > 0 ? end : bytes.len;
    *http = (struct http){.head = {bytes.data, end}, .body = {bytes.data + end, bytes.len - end}};
    while (at < end && bytes.data[at] != ' ' && bytes.data[at] != '\n')
        at++;
    while (at < end && bytes.data[at] == ' ')
        at++;
    for (unsigned i = 0; i < 3 && at < end && bytes.data[at] >= '0' && bytes.data[at] <= '9'; i++)
        http->status = http->status * 10 + (unsigned)(bytes.data[at++] - '0');
    return true;
}

bool http_read(struct str bytes, struct http *http)
{
    if (!read_one(bytes, http))
        return false;
    for (unsigned i = 0; i < INTERIM_MAX && http->status / 100 == 1; i++)
        if (!read_one(http->body, http))
            break;
    return true;
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
}

/* Takes the line in front of a chunk off the rest: "1f4;name=value"; false where there is none. */
static bool chunk_line(struct str *rest, size_t *size)
{
    size_t digits = 0, most = rest->len < CHUNK_LINE_MAX ? rest->len : CHUNK_LINE_MAX;
    const char *newline = most > 0 ? memchr(rest->data, '\n', most) : NULL;
    *size = 0;
    while (newline != NULL && digits < HEX_MAX && hex_value(rest->data[digits]) >= 0)
        *size = *size * 16 + (size_t)hex_value(rest->data[digits++]);
    if (digits == 0 || memchr(" \t;\r\n", rest->data[digits], 5) == NULL)
        return false;
    size_t n = (size_t)(newline - rest->data) + 1;
    *rest = (struct str){rest->data + n, rest->len - n};
    return true;
}

/* Walks over the chunks, copying them to out unless it is NULL; returns their bytes. *rest is what
 * stands where a chunk should; *ended where the last one did. */
static size_t walk_chunks(struct str *rest, char *out, bool *ended)
{
    size_t n = 0, size;
    *ended = false;
    while (chunk_line(rest, &size)) {
        *ended = size == 0;
        if (*ended)
            break;
        size = size < rest->len ? size : rest->len;
        if (out != NULL)
            memcpy(out + n, rest->data, size);
        n += size;
        *rest = (struct str){rest->data + size, rest->len - size};
        size_t end = rest->len > 0 && rest->data[0] == '\r';
        end += rest->len > end && rest->data[end] == '\n';
        *rest = (struct str){rest->data + end, rest->len - end};
    }
    return n;
}

/* Where the head is silent the chunks must be sound to their end; where it speaks of them, what
 * stands behind a broken one is taken as it is. */
static bool without_chunks(const struct http *http, struct arena *arena, struct str *body)
{
    struct str rest = *body;
    bool ended, told = mime_is(mime_head_field(http->head, "transfer-encoding"), "chunked");
    size_t n = walk_chunks(&rest, NULL, &ended);
    if (n == 0 || (!told && !ended))
        return true;
    size_t left = ended ? 0 : rest.len;
    char *out = ARENA_NEW(arena, n + left, char);
    if (out == NULL)
        return false;
    rest = *body;
    walk_chunks(&rest, out, &ended);
    memcpy(out + n, rest.data, left);
    *body = (struct str){out, n + left};
    return true;
}

/* True where a word stands in the value, of any case: "gzip, br". */
static bool names(struct str value, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= value.len; i++)
        if (mime_is((struct str){value.data + i, n}, word))
            return true;
    return false;
}

static bool is_binary(struct str bytes)
{
    size_t n = bytes.len < LOOK ? bytes.len : LOOK, control = 0;
    for (size_t i = 0; i < n; i++)
        control +=
            (unsigned char)bytes.data[i] < ' ' && memchr("\t\n\f\r\x1b", bytes.data[i], 5) == NULL;
    return control * 32 > n;
}

enum error_code http_payload(const struct http *http, size_t most, struct arena *arena,
                             struct str *payload, struct error *error)
{
    struct str coding = mime_head_field(http->head, "content-encoding");
    enum unpacked result = UNPACKED;
    *payload = http->body;
    if (!without_chunks(http, arena, payload))
        return error_set(error, ERROR_MEMORY, "no memory for a body of %zu bytes", payload->len);
    for (unsigned i = 0; i < LAYERS_MAX && result == UNPACKED; i++) {
        bool deflate = i == 0 && names(coding, "deflate") && is_binary(*payload);
        result = unpack_read(*payload, deflate, most, arena, payload);
    }
    if (result == UNPACKED_TOO_LARGE || result == UNPACKED_MEMORY)
        return error_set(error, ERROR_MEMORY, "a page of more than %zu bytes, compressed", most);
    if (coding.len > 0 && is_binary(*payload))
        return error_set(error, ERROR_DAMAGED, "compressed by %.*s, which cannot be read",
                         coding.len < 40 ? (int)coding.len : 40, coding.data);
    return ERROR_NONE;
}

void http_media(struct str value, struct str *type, struct str *charset)
{
    static const char name[] = "charset=";
    size_t n = sizeof name - 1, end = 0, at = 0;
    while (end < value.len && value.data[end] != ';' && value.data[end] != ',')
        end++;
    *type = clean_trim((struct str){value.data, end});
    *charset = STR("");
    while (at + n <= value.len && !mime_is((struct str){value.data + at, n}, name))
        at++;
    if (at + n > value.len)
        return;
    at += n;
    while (at < value.len && memchr("\"' ", value.data[at], 3) != NULL)
        at++;
    for (end = at; end < value.len && memchr("\"';, \t", value.data[end], 6) == NULL;)
        end++;
    *charset = (struct str){value.data + at, end - at};
}
