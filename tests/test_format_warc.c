/* Records of WARC and ARC: what of them is an article, and what is not and why; heads that lie
 * about their payloads. All text is invented. */
#include <stdio.h>
#include <zlib.h>

#include "format/http.h"
#include "format_reading.h"

enum { MEMORY = 64 << 20, SPACE = 1 << 16 };

#define PAGE                                                                                       \
    "<html><head><title>Oak falls</title></head><body><p>The old oak fell.</p></body></html>"
#define HEAD                                                                                       \
    "WARC/1.0\r\nWARC-Record-ID: <urn:uuid:1-2>\r\nWARC-Target-URI: https://example.org/oak\r\n"   \
    "WARC-Date: 2024-03-01T10:11:12Z\r\n"
#define RESPONSE                                                                                   \
    HEAD "WARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n\r\n"
#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
#define STORY "The oak fell."

static struct reading read_warc(const char *record, size_t n)
{
    return reading_open(NULL, RECORD_WARC, (struct str){record, n}, MEMORY);
}

static const struct {
    const char *name, *record, *skipped, *text; /* skipped "": an article with this text */
} rows[] = {
    {"plain text", RESPONSE OK "\r\n" STORY, "", STORY},
    {"of any case",
     "WARC/1.1\nwarc-type:Response\n\nhttp/1.0  200\ncontent-TYPE: Text/Plain; x\n\n" STORY, "",
     STORY},
    {"HTTP/2", RESPONSE "HTTP/2 200\r\ncontent-type: text/plain\r\n\r\n" STORY, "", STORY},
    {"an interim response", RESPONSE "HTTP/1.1 100 Continue\r\n\r\n" OK "\r\n" STORY, "", STORY},
    {"latin 1",
     RESPONSE "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\"iso-8859-1\"\r\n\r\nCaf\xe9.",
     "", "Caf\xc3\xa9."},
    {"a request", HEAD "WARC-Type: request\r\n\r\nGET / HTTP/1.1\r\n\r\n", "WARC request", ""},
    {"a revisit", HEAD "WARC-Type: revisit\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "WARC revisit", ""},
    {"what a file says of itself", "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: x\r\n",
     "WARC warcinfo", ""},
    {"what a crawler says", HEAD "WARC-Type: metadata\r\n\r\nx: y\r\n", "WARC metadata", ""},
    {"a type of tomorrow", HEAD "WARC-Type: dream\r\n\r\nx", "WARC record of another type", ""},
    {"no type", HEAD "\r\nx", "WARC record of another type", ""},
    {"not found", RESPONSE "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" PAGE,
     "HTTP 404", ""},
    {"moved", RESPONSE "HTTP/1.1 301 Moved\r\n\r\n", "HTTP 301", ""},
    {"a rare status", RESPONSE "HTTP/1.1 418 Teapot\r\n\r\n", "HTTP 4xx", ""},
    {"no status", RESPONSE "HTTP/1.1 OK\r\n\r\n", "HTTP without a status", ""},
    {"a status of nonsense", RESPONSE "HTTP/1.1 999 OK\r\n\r\n", "HTTP without a status", ""},
    {"another protocol", RESPONSE "example.org. 1 IN A 192.0.2.1", "not HTTP", ""},
    {"a picture", RESPONSE "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", "not text",
     ""},
    {"bytes without a type", RESPONSE "HTTP/1.1 200 OK\r\n\r\n\x89PNG", "not text", ""},
    {"its archive has told the type",
     HEAD "WARC-Type: response\r\nWARC-Identified-Payload-Type: text/plain\r\n\r\nHTTP/1.1 200 "
          "OK\r\n\r\n" STORY,
     "", STORY},
    {"a resource of text", HEAD "WARC-Type: resource\r\nContent-Type: text/plain\r\n\r\n" STORY, "",
     STORY},
    {"a resource that is none",
     HEAD "WARC-Type: resource\r\nContent-Type: application/pdf\r\n\r\n%PDF", "not text", ""},
    {"a text made of a page",
     HEAD
     "WARC-Type: conversion\r\nContent-Type: text/plain\r\n\r\nHTTP/1.1 404 is no response here.",
     "", "HTTP/1.1 404 is no response here."},
    {"a text that begins with a tag",
     HEAD "WARC-Type: conversion\r\nContent-Type: text/plain\r\n\r\n<p>x</p> means x.", "",
     "<p>x</p> means x."},
    {"nothing at all", RESPONSE OK "\r\n", "", ""},
    {"chunks",
     RESPONSE OK "Transfer-Encoding: chunked\r\n\r\n4\r\nThe \r\n9;x=y\r\noak fell.\r\n0\r\n\r\n",
     "", STORY},
    {"chunks without their header", RESPONSE OK "\r\n4\r\nThe \r\n9\r\noak fell.\r\n0\r\n\r\n", "",
     STORY},
    {"a header without chunks", RESPONSE OK "Transfer-Encoding: chunked\r\n\r\n" STORY, "", STORY},
    {"chunks that are cut off",
     RESPONSE OK "Transfer-Encoding: chunked\r\n\r\n4\r\nThe \r\nff\r\noak", "", "The oak"},
    {"chunks that end in rubbish", RESPONSE OK "Transfer-Encoding: chunked\r\n\r\n4\r\nThe \r\noak",
     "", "The oak"},
    {"numbers that are no chunks", RESPONSE OK "\r\n4\r\nmen fell.", "", "4\r\nmen fell."},
    {"no gzip whatever the header", RESPONSE OK "Content-Encoding: gzip\r\n\r\n" STORY, "", STORY},
    {"words that could be deflate", RESPONSE OK "Content-Encoding: deflate\r\n\r\nbank it", "",
     "bank it"},
    {"control characters", RESPONSE OK "\r\n\x01\x02 oak", "", "\x01\x02 oak"},
    {"no deflate whatever the header", RESPONSE OK "Content-Encoding: deflate\r\n\r\n" STORY, "",
     STORY},
    {"no brotli whatever the header", RESPONSE OK "Content-Encoding: br\r\n\r\n" STORY, "", STORY},
    {"an ARC's response",
     "http://example.org/a b 192.0.2.1 20140216050221 text/html 99\n" OK "\r\n" STORY, "", STORY},
    {"an ARC's text", "http://example.org/ 192.0.2.1 20140216050221 text/plain 13\n" STORY, "",
     STORY},
    {"an ARC's head", "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 5\n1 0 x\n",
     "ARC filedesc", ""},
    {"an ARC's name server", "dns:example.org 192.0.2.1 20140216050221 text/dns 3\nabc", "not text",
     ""},
};

Test(warc, what_is_an_article)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading = read_warc(rows[i].record, strlen(rows[i].record));
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE, "%s: %s", rows[i].name, reading.error.text);
        cr_expect_str_eq(article->skipped != NULL ? article->skipped : "", rows[i].skipped,
                         "%s: %s", rows[i].name, article->skipped);
        cr_expect(article->skipped != NULL || str_equal(article->text, str_of(rows[i].text)),
                  "%s: %.*s", rows[i].name, (int)article->text.len, article->text.data);
        reading_close(&reading);
    }
}

#define CANONICAL "<link rel=canonical href=\"https://example.org/other\">"

static const struct {
    const char *name, *record, *id, *url, *date;
} names[] = {
    {"all of them", RESPONSE OK "\r\n", "1-2", "https://example.org/oak", "2024-03-01T10:11:12Z"},
    {"in brackets, an id of its own, a fraction",
     "WARC/1.0\nWARC-Type: resource\nContent-Type: text/plain\nWARC-Record-ID: <x:1>\n"
     "WARC-Target-URI: <https://example.org/a b>\nWARC-Date: 2024-03-01T10:11:12.123Z\n\nx",
     "x:1", "https://example.org/a b", "2024-03-01T10:11:12.123Z"},
    {"none of them",
     "WARC/1.0\nWARC-Type: resource\nContent-Type: text/plain\nWARC-Date: soon\n\nx", "", "", ""},
    {"ARC", "http://example.org/a b 192.0.2.1 20140216050221 text/plain 1\nx",
     "http://example.org/a b", "http://example.org/a b", "2014-02-16T05:02:21Z"},
    {"an ARC's date of too many digits",
     "http://example.org/ 192.0.2.1 201404010000000000 text/plain 1\nx", "http://example.org/",
     "http://example.org/", "2014-04-01T00:00:00Z"},
    {"a page", RESPONSE "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" CANONICAL PAGE, "1-2",
     "https://example.org/oak", "2024-03-01T10:11:12Z"},
    {"a page without a type", RESPONSE "HTTP/1.1 200 OK\r\n\r\n<!DOCTYPE html>" PAGE, "1-2",
     "https://example.org/oak", "2024-03-01T10:11:12Z"},
};

Test(warc, id_url_and_date)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct reading reading = read_warc(names[i].record, strlen(names[i].record));
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE && article->skipped == NULL, "%s", names[i].name);
        cr_expect(str_equal(article->id, str_of(names[i].id)), "%s: id %.*s", names[i].name,
                  (int)article->id.len, article->id.data);
        cr_expect(str_equal(article->url, str_of(names[i].url)), "%s: url %.*s", names[i].name,
                  (int)article->url.len, article->url.data);
        cr_expect(str_equal(article->date, str_of(names[i].date)), "%s: date %.*s", names[i].name,
                  (int)article->date.len, article->date.data);
        reading_close(&reading);
    }
}

static size_t deflated(const char *text, size_t n, int bits, char *out)
{
    z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)text,
                  .avail_in = (uInt)n,
                  .next_out = (Bytef *)out,
                  .avail_out = SPACE};
    cr_assert(deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    cr_assert(deflate(&z, Z_FINISH) == Z_STREAM_END);
    deflateEnd(&z);
    return SPACE - z.avail_out;
}

Test(warc, compressed_payloads)
{
    static const struct {
        const char *name, *head;
        int bits;    /* of the compression, as zlib counts them */
        int lacks;   /* bytes at its end that are missing */
        size_t gets; /* bytes of the text */
    } payloads[] = {
        {"gzip", "Content-Encoding: gzip\r\n", 31, 0, sizeof STORY - 1},
        {"gzip without its header", "", 31, 0, sizeof STORY - 1},
        {"gzip, and deflate in its header", "Content-Encoding: deflate\r\n", 31, 0,
         sizeof STORY - 1},
        {"deflate as zlib", "Content-Encoding: deflate\r\n", 15, 0, sizeof STORY - 1},
        {"deflate as it is", "Content-Encoding: x, Deflate\r\n", -15, 0, sizeof STORY - 1},
        {"gzip without its end", "Content-Encoding: gzip\r\n", 31, 8, sizeof STORY - 1},
        {"gzip that is cut off", "Content-Encoding: gzip\r\n", 31, 12, 10},
    };
    static char record[2 * SPACE];
    for (size_t i = 0; i < sizeof payloads / sizeof *payloads; i++) {
        int n = snprintf(record, SPACE, RESPONSE OK "%s\r\n", payloads[i].head);
        size_t len = (size_t)n + deflated(STORY, sizeof STORY - 1, payloads[i].bits, record + n);
        struct reading reading = read_warc(record, len - (size_t)payloads[i].lacks);
        const struct str text = reading.article.text;
        cr_expect(reading.code == ERROR_NONE && text.len >= payloads[i].gets &&
                      memcmp(text.data, STORY, text.len) == 0,
                  "%s: %.*s", payloads[i].name, (int)text.len, text.data);
        reading_close(&reading);
    }
}

Test(warc, chunks_of_gzip_and_gzip_twice)
{
    static char once[SPACE], twice[SPACE], record[2 * SPACE];
    size_t n = deflated(STORY, sizeof STORY - 1, 31, once);
    int head = snprintf(record, SPACE, RESPONSE OK "\r\n%zx\r\n", n);
    memcpy(record + head, once, n);
    memcpy(record + head + n, "\r\n0\r\n\r\n", 7);
    struct reading reading = read_warc(record, (size_t)head + n + 7);
    cr_expect(str_equal(reading.article.text, STR(STORY)), "chunks");
    reading_close(&reading);
    head = snprintf(record, SPACE, RESPONSE OK "\r\n");
    n = deflated(once, n, 31, twice);
    memcpy(record + head, twice, n);
    reading = read_warc(record, (size_t)head + n);
    cr_expect(str_equal(reading.article.text, STR(STORY)), "twice");
    reading_close(&reading);
    n = deflated("The ", 4, 31, record + head);
    n += deflated("oak fell.", 9, 31, record + head + n);
    reading = read_warc(record, (size_t)head + n);
    cr_expect(str_equal(reading.article.text, STR(STORY)), "two members");
    reading_close(&reading);
}

Test(warc, what_cannot_be_read_is_told)
{
    static char zeros[20 << 20], bomb[SPACE], record[2 * SPACE];
    size_t n = deflated(zeros, sizeof zeros, 31, bomb);
    int head = snprintf(record, SPACE, RESPONSE OK "\r\n");
    memcpy(record + head, bomb, n);
    struct reading reading = read_warc(record, (size_t)head + n);
    cr_expect(reading.code == ERROR_MEMORY && strstr(reading.error.text, "compressed"),
              "a bomb: %s", reading.error.text);
    reading_close(&reading);
    static const char brotli[] =
        RESPONSE OK "Content-Encoding: br\r\n\r\n\x8b\x06\x80\x01\x02\x03\x04";
    reading = read_warc(brotli, sizeof brotli - 1);
    cr_expect(reading.code == ERROR_DAMAGED && strstr(reading.error.text, "by br, which"),
              "brotli: %s", reading.error.text);
    reading_close(&reading);
    reading = read_warc("no record", 9);
    cr_expect(reading.code == ERROR_DAMAGED, "no record");
    reading_close(&reading);
}

Test(warc, every_beginning_of_a_record_is_read)
{
    static const char record[] =
        RESPONSE OK "Transfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n\r\n"
                    "2\r\n\x78\x9c\r\n3\r\nabc\r\n0\r\n\r\n";
    static const char arc[] =
        "http://example.org/ 192.0.2.1 20140216050221 text/html 13\n" OK "\r\n" PAGE;
    for (size_t n = 0; n < sizeof record; n++) {
        struct reading reading = read_warc(record, n);
        cr_expect(reading_well_formed(&reading.article), "%zu bytes", n);
        reading_close(&reading);
    }
    for (size_t n = 0; n < sizeof arc; n++) {
        struct reading reading = read_warc(arc, n);
        cr_expect(reading_well_formed(&reading.article), "%zu bytes of an ARC", n);
        reading_close(&reading);
    }
}

Test(warc, media_types)
{
    static const struct {
        const char *value, *type, *charset;
    } media[] = {
        {"text/html", "text/html", ""},
        {"text/html; charset=utf-8", "text/html", "utf-8"},
        {" text/html ;x=y; CHARSET = ", "text/html", ""},
        {"text/html;charset='ISO-8859-1';x", "text/html", "ISO-8859-1"},
        {"text/html, text/html; charset=\"gbk\"", "text/html", "gbk"},
        {"charset=", "charset=", ""},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof media / sizeof *media; i++) {
        struct str type, charset;
        http_media(str_of(media[i].value), &type, &charset);
        cr_expect(str_equal(type, str_of(media[i].type)), "%s: %.*s", media[i].value, (int)type.len,
                  type.data);
        cr_expect(str_equal(charset, str_of(media[i].charset)), "%s: %.*s", media[i].value,
                  (int)charset.len, charset.data);
    }
}
