/* Elements of SGML, of a wiki's dump, of a feed as records, whatever the blocks; and which markup
 * a text is taken for. */
#include "test_archive.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "archive/sniff.h"

/* A record is followed by '|', one that is the whole member by '!'. */
static const struct {
    const char *name, *input, *records;
    size_t lost;
    const char *reason;
} cuts[] = {
    {"one", "<DOC>\nx\n</DOC>\n", "<DOC>\nx\n</DOC>!", 0, ""},
    {"two", "<DOC>a</DOC>\n<DOC id=\"1\" >b</DOC>", "<DOC>a</DOC>|<DOC id=\"1\" >b</DOC>|", 0, ""},
    {"on one line", "<DOC>a</DOC><DOC>b</DOC>", "<DOC>a</DOC>|<DOC>b</DOC>|", 0, ""},
    {"in lower case", "<doc>a</doc>\n<Doc>b</dOC>\n", "<doc>a</doc>|<Doc>b</dOC>|", 0, ""},
    {"other names that begin so", "<DOC>\n<DOCNO>1</DOCNO>\n<DOCID>2</DOCID>\n</DOC>\n",
     "<DOC>\n<DOCNO>1</DOCNO>\n<DOCID>2</DOCID>\n</DOC>!", 0, ""},
    {"what stands between is none", "<DOC>a</DOC>\n<!-- x -->\n</DOCS>\n<DO <DOC>b</DOC>\nend\n",
     "<DOC>a</DOC>|<DOC>b</DOC>|", 0, ""},
    {"a closing tag with a space", "<DOC>a</DOC >\n<DOC>b</DOC\n>", "<DOC>a</DOC >|<DOC>b</DOC\n>|",
     0, ""},
    {"a tag inside a line opens none", "<DOC>a <DOC> b</DOC>", "<DOC>a <DOC> b</DOC>!", 0, ""},
    {"not closed", "<DOC>\na\n<DOC>\nb\n</DOC>\n", "<DOC>\na\n|<DOC>\nb\n</DOC>|", 1, "not closed"},
    {"the last is not closed", "<DOC>\na\n</DOC>\n<DOC>\nb", "<DOC>\na\n</DOC>|<DOC>\nb|", 1,
     "truncated"},
    {"the only one is not closed", "<DOC>\nb\n</DO", "<DOC>\nb\n</DO!", 1, "truncated"},
    {"signs that are no tags", "<DOC>1 < 2, <<b>, <, </, a<</DOC>",
     "<DOC>1 < 2, <<b>, <, </, a<</DOC>!", 0, ""},
    {"Reuters", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">\n<DOC>\n</REUTERS>\n",
     "<REUTERS NEWID=\"1\">\n<DOC>\n</REUTERS>!", 0, ""},
    {"a dump of a wiki",
     "<mediawiki xml:lang=\"en\">\n <siteinfo/>\n <page>\n<page1/></page>\n "
     "<page>b</page>\n</mediawiki>",
     "<page>\n<page1/></page>|<page>b</page>|", 0, ""},
    {"a dump of one page", "<mediawiki>\n<page>a</page>\n</mediawiki>\n", "<page>a</page>!", 0, ""},
    {"a feed",
     "<?xml version=\"1.0\"?>\n<rss><channel><title>t</title><items/><item>a</item>\n<item "
     "id=\"2\">b</item></channel></rss>",
     "<item>a</item>|<item id=\"2\">b</item>|", 0, ""},
    {"an Atom feed", "<feed xmlns=\"x\"><entry><item>a</item></entry></feed>",
     "<entry><item>a</item></entry>!", 0, ""},
    {"nothing but a feed's head", "<rss><channel></channel></rss>", "", 0, ""},
};

Test(elements, cuts_records_whatever_the_block)
{
    for (size_t row = 0; row < sizeof cuts / sizeof *cuts; row++) {
        size_t n = strlen(cuts[row].input), want = strlen(cuts[row].records);
        struct reading first = test_read(cuts[row].input, n, 1 << 20, &test_options, true);
        cr_expect(first.joined.len == want &&
                      (want == 0 || memcmp(first.joined.data, cuts[row].records, want) == 0),
                  "%s: %.*s", cuts[row].name, (int)first.joined.len,
                  first.joined.len > 0 ? first.joined.data : "");
        cr_expect(first.lost == cuts[row].lost, "%s: %zu lost", cuts[row].name, first.lost);
        cr_expect_str_eq(first.first, cuts[row].reason, "%s: %s", cuts[row].name, first.first);
        for (size_t bytes = 1; bytes <= n + 1; bytes++) {
            struct reading other = test_read(cuts[row].input, n, bytes, &test_options, false);
            cr_expect(other.hash == first.hash && other.records == first.records &&
                          other.lost == first.lost && strcmp(other.text, first.text) == 0,
                      "%s: not the same in blocks of %zu", cuts[row].name, bytes);
        }
        test_reading_free(&first);
    }
}

/* Through a pipe of any pieces the bytes come as they like: cut by hand, one byte at a time. */
Test(elements, reads_over_records_above_the_limit)
{
    static const struct {
        const char *name, *input, *records, *text;
    } rows[] = {
        {"among others", "<DOC>a</DOC>\n<DOC>0123456789</DOC>\n<DOC>c</DOC>\n",
         "<DOC>a</DOC>|<DOC>c</DOC>|", "a record of 21 bytes is larger than --max-record 16"},
        {"just not", "<DOC>01234</DOC>\n", "<DOC>01234</DOC>!", ""},
        {"not closed", "<DOC>a</DOC>\n<DOC>0123456789\n<DOC>c</DOC>\n",
         "<DOC>a</DOC>|<DOC>c</DOC>|", "a record of 16 bytes is larger than --max-record 15"},
        {"the last", "<DOC>a</DOC>\n<DOC>0123456789<", "<DOC>a</DOC>|",
         "a record of 16 bytes is larger than --max-record 15"},
        {"what is none has no limit", "<DOC>a</DOC>                           <DOC>c</DOC>",
         "<DOC>a</DOC>|<DOC>c</DOC>|", ""},
        {"no more than its tag", "<DOC                           >a</DOC>\n<DOC>c</DOC>",
         "<DOC>c</DOC>|", "a record of 39 bytes is larger than --max-record 16"},
    };
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        struct source_options options = test_options;
        options.max_record = strstr(rows[row].text, "15") != NULL ? 15 : 16;
        size_t n = strlen(rows[row].input), want = strlen(rows[row].records);
        for (size_t bytes = 1; bytes <= n + 1; bytes++) {
            struct reading reading = test_read(rows[row].input, n, bytes, &options, true);
            cr_expect(reading.joined.len == want &&
                          memcmp(reading.joined.data, rows[row].records, want) == 0,
                      "%s: %.*s in blocks of %zu", rows[row].name, (int)reading.joined.len,
                      reading.joined.data, bytes);
            cr_expect_str_eq(reading.text, rows[row].text, "%s: %s", rows[row].name, reading.text);
            test_reading_free(&reading);
        }
    }
}

static const struct {
    const char *head;
    enum kind kind;
} markups[] = {
    {"<!DOCTYPE html><p>x</p>", KIND_HTML},
    {"<html lang=\"en\">", KIND_HTML},
    {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML\" \"x\">\n<html>",
     KIND_HTML},
    {"<!-- > <doc> --><meta charset=\"utf-8\">", KIND_HTML},
    {"<p>A paragraph", KIND_HTML},
    {"<DOC>\n<DOCNO>", KIND_SGML},
    {"<doc id=\"1\" url=\"x\">\n", KIND_SGML},
    {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\">", KIND_SGML},
    {"<mediawiki xmlns=\"x\">", KIND_WIKI},
    {"<?xml version=\"1.0\"?>\n<!-- <html> -->\n<rss version=\"2.0\">", KIND_FEED},
    {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", KIND_FEED},
    {"<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"x\" [<!ENTITY a \"b\">]><nitf>", KIND_XML},
    {"<newsItem\n xmlns=\"x\"", KIND_XML},
    {"<alto>", KIND_XML},
    {"<mets:mets xmlns:mets=\"x\">", KIND_XML},
    {"<?xml version=\"1.0\"?><inventory><item/></inventory>", KIND_XML},
    {"<inventory><item/></inventory>", KIND_XML},
    {"<inventory of=\"x\"><item/>", KIND_XML},
    {"<?xml version=\"1.0\"?>", KIND_XML},
    {"<laughs> It rained, he said.", KIND_TEXT},
    {"<3 the rain", KIND_TEXT},
    {"< p>", KIND_TEXT},
    {"<", KIND_TEXT},
    {"", KIND_TEXT},
    {"It rained. <p>", KIND_TEXT},
};

Test(elements, tells_markup_by_its_first_element)
{
    for (size_t row = 0; row < sizeof markups / sizeof *markups; row++) {
        size_t n = strlen(markups[row].head);
        char *copy = malloc(n + (n == 0)); /* so that a byte read too far is seen */
        cr_assert(copy != NULL);
        memcpy(copy, markups[row].head, n);
        enum kind kind = sniff_markup((struct str){copy, n});
        cr_expect(kind == markups[row].kind, "%s: %s", markups[row].head, kind_name(kind));
        free(copy);
    }
}
