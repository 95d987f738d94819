/* Documents of newswires in XML, in their layouts and in words of our own. */
#include <stdio.h>
#include <stdlib.h>

#include "format/xml_vocabulary.h"
#include "format_reading.h"

#define DECLARED "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

struct want {
    const char *id, *title, *date, *lang, *text;
    const char *authors, *reference; /* each followed by '|' */
};

static const struct {
    const char *name, *input;
    struct want want;
} rows[] = {
    {"NITF: the lead paragraph stands in the text as well",
     DECLARED
     "<!DOCTYPE nitf SYSTEM \"http://example.org/nitf-3-3.dtd\">\n<nitf><head><title>Quarry "
     "Shuts</title><docdata><doc-id id-string=\"117\"/></docdata><pubdata "
     "date.publication=\"20000101T000000\" ex-ref=\"https://example.org/1\" name=\"The Gazette\"/>"
     "</head><body><body.head><hedline><hl1>Quarry\n  Shuts</hl1></hedline><byline "
     "class=\"print_byline\">By ANN SCRIBE and BO SCRIBE</byline><byline "
     "class=\"normalized_byline\">Scribe, Ann</byline><abstract><p>It shuts.</p><p>For "
     "good.</p></abstract></body.head><body.content><block class=\"lead_paragraph\"><p>The quarry "
     "shut.</p></block><block class=\"full_text\"><p>The quarry\n   <em>shut</em>.</p><p>Its 40 "
     "men&mdash;and <person>Ann</person>&#8217;s "
     "dog&unknown;&mdash;stay.</p><media><media-caption>A "
     "dog</media-caption></media></block></body.content></body></nitf>",
     {"117", "Quarry Shuts", "2000-01-01T00:00:00", "",
      "The quarry shut.\n\nIts 40 men\xe2\x80\x94"
      "and Ann\xe2\x80\x99s dog\xe2\x80\x94stay.",
      "ANN SCRIBE|BO SCRIBE|", "It shuts.|For good.|"}},
    {"NITF: the lead paragraph is all there is",
     "<nitf><body><body.content><block class=\"lead_paragraph\"><p>The quarry "
     "shut.</p></block></body.content></body></nitf>",
     {"", "", "", "", "The quarry shut.", "", ""}},
    {"RCV1, in Latin-1",
     "<?xml version=\"1.0\" encoding=\"iso-8859-1\" ?>\n<newsitem itemid=\"22\" "
     "date=\"1996-08-20\" "
     "xml:lang=\"en\">\n<title>NORLAND: Caf\xe9s reopen.</title>\n<headline>Caf\xe9s "
     "reopen.</headline>\n<byline>A. Scribe</byline>\n<dateline>NORHAVEN 1996-08-20</dateline>\n"
     "<text>\n<p>The caf\xe9s reopened.</p>\n<p>&quot;At last,&quot; she said.</p>\n</text>\n"
     "<copyright>(c)</copyright>\n</newsitem>",
     {"22", "Caf\xc3\xa9s reopen.", "1996-08-20", "en",
      "The caf\xc3\xa9s reopened.\n\n\"At last,\" she said.", "A. Scribe|", ""}},
    {"NewsML-G2 with NITF inside",
     DECLARED
     "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" xml:lang=\"en-GB\">"
     "<itemMeta><versionCreated>2018-10-21T16:25:32-05:00</versionCreated></itemMeta><contentMeta>"
     "<creator><name>Ann Scribe</name></creator><slugline>Quarry</slugline><headline> Quarry shuts"
     "</headline><description role=\"drol:summary\">It "
     "shuts.</description></contentMeta><contentSet>"
     "<inlineXML contenttype=\"application/nitf+xml\"><nitf><body><body.head><hedline><hl1>Other"
     "</hl1></hedline><byline>By Ann, "
     "<byttl>Writer</byttl></byline></body.head><body.content><p>One."
     "</p><p>Two.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>",
     {"urn:x:1", "Quarry shuts", "2018-10-21T16:25:32-05:00", "en-gb", "One.\n\nTwo.",
      "Ann Scribe|", "It shuts.|"}},
    {"NewsML-G2 with a page inside, behind a prefix",
     DECLARED
     "<n:newsItem xmlns:n=\"x\" guid=\"2\"><n:contentMeta><n:headline>Page</n:headline>"
     "</n:contentMeta><n:contentSet><n:inlineXML><html><head><title>no</title></head><body><h1>Big"
     "</h1><p>One<br/>line.</p></body></html></n:inlineXML></n:contentSet></n:newsItem>",
     {"2", "Page", "", "", "Big\n\nOne\nline.", "", ""}},
    {"a better author drives out a worse one; letters that no DTD names",
     "<newsItem><contentMeta><by>By Bo</by><creator><name>Ann</name></creator><headline>One "
     "&mdash; "
     "two</headline></contentMeta></newsItem>",
     {"", "One \xe2\x80\x94 two", "", "", "", "Ann|", ""}},
    {"NewsML-G2 with plain text",
     "<newsItem guid=\"3\"><contentSet><inlineData contenttype=\"text/plain\">One.\n\nTwo &lt; "
     "3.\n</inlineData></contentSet></newsItem>",
     {"3", "", "", "", "One.\n\nTwo < 3.", "", ""}},
    {"NewsML-G2 of a picture has no text",
     "<newsItem guid=\"4\"><contentMeta><headline>A dog</headline></contentMeta><contentSet>"
     "<remoteContent href=\"x.jpg\"/></contentSet></newsItem>",
     {"4", "A dog", "", "", "", "", ""}},
    {"NewsML 1",
     DECLARED
     "<NewsML><NewsItem><Identification><NewsIdentifier><DateId>20050301</DateId><NewsItemId>77"
     "</NewsItemId></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>Rain"
     "</HeadLine><ByLine>By "
     "Ann</ByLine></NewsLines><ContentItem><DataContent><p>One.</p><p>Two.</p>"
     "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
     {"77", "Rain", "2005-03-01", "", "One.\n\nTwo.", "Ann|", ""}},
    {"ProQuest: the text is escaped HTML",
     DECLARED
     "<RECORD><GOID>1000</GOID><Obj><TitleAtt><Title>Bridge opens</Title></TitleAtt><NumericDate>"
     "2015-11-14</NumericDate></Obj><DFS><PubFrosting><Title>The "
     "Gazette</Title></PubFrosting></DFS>"
     "<TextInfo><Text>&lt;html&gt;&lt;body&gt;&lt;p&gt;The "
     "bridge&amp;nbsp;opened.&lt;/p&gt;&lt;p&gt;"
     "&amp;quot;Late,&amp;quot; she said.&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;</Text></TextInfo>"
     "</RECORD>",
     {"1000", "Bridge opens", "2015-11-14", "", "The bridge\xc2\xa0opened.\n\"Late,\" she said.",
      "", ""}},
    {"an item of RSS",
     "<item><title>Rain</title><link>https://example.org/rain</link><guid>77</guid><dc:creator>Ann "
     "Scribe</dc:creator><pubDate>Tue, 14 Nov 2023 10:11:12 GMT</pubDate><description>Rain "
     "&#8230;</description><content:encoded><![CDATA[<p>It rained.</p><p>All "
     "night.</p>]]></content:encoded></item>",
     {"77", "Rain", "2023-11-14T10:11:12Z", "", "It rained.\nAll night.", "Ann Scribe|", ""}},
    {"an entry of Atom",
     "<entry xml:lang=\"en\"><id>tag:1</id><link rel=\"self\" href=\"b\"/><link rel=\"alternate\" "
     "href=\"https://example.org/1\"/><title>Rain</title><updated>2023-11-14T10:11:12Z</updated>"
     "<author><name>Ann</name></author><content type=\"xhtml\"><div><p>It rained.</p><p>All night."
     "</p></div></content></entry>",
     {"tag:1", "Rain", "2023-11-14T10:11:12Z", "en", "It rained.\n\nAll night.", "Ann|", ""}},
    {"ALTO: words cut by a line's end",
     DECLARED
     "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Layout><Page><TopMargin><TextLine>"
     "<String CONTENT=\"7\"/></TextLine></TopMargin><PrintSpace><TextBlock><TextLine><String "
     "CONTENT=\"The\"/><SP/><String CONTENT=\"con\" SUBS_TYPE=\"HypPart1\" "
     "SUBS_CONTENT=\"conference\"/>"
     "<HYP CONTENT=\"-\"/></TextLine><TextLine><String CONTENT=\"ference\" SUBS_TYPE=\"HypPart2\" "
     "SUBS_CONTENT=\"conference\"/><SP/><String CONTENT=\"be\"/><HYP CONTENT=\"-\"/></TextLine>"
     "<TextLine><String CONTENT=\"gan\"/><SP/><String CONTENT=\"on\"/><SP/><String "
     "CONTENT=\"Mon-\"/>"
     "</TextLine><TextLine><String CONTENT=\"day\"/><SP/><String CONTENT=\"in\"/><SP/><String "
     "CONTENT=\"New-\"/></TextLine><TextLine><String CONTENT=\"York.\"/></TextLine></TextBlock>"
     "<TextBlock><TextLine><String CONTENT=\"Next.\"/></TextLine></TextBlock></PrintSpace></Page>"
     "</Layout></alto>",
     {"", "", "", "", "The conference began on Monday in New- York.\n\nNext.", "", ""}},
};

static void expect(const char *row, const char *what, struct str got, const char *want)
{
    cr_expect(str_equal(got, str_of(want)), "%s: %s is '%.*s'", row, what, (int)got.len, got.data);
}

static void expect_list(const char *row, const char *what, const struct str *items, size_t n,
                        const char *want)
{
    char list[200] = "";
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(list);
        snprintf(list + len, sizeof list - len, "%.*s|", (int)items[i].len, items[i].data);
    }
    cr_expect_str_eq(list, want, "%s: %s are '%s'", row, what, list);
}

Test(xml, reads_the_vocabularies)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading =
            reading_open(NULL, RECORD_XML, str_of(rows[i].input), (size_t)1 << 20);
        const struct article *article = &reading.article;
        const char *name = rows[i].name;
        cr_expect(reading.code == ERROR_NONE, "%s: %s", name, reading.error.text);
        cr_expect(reading_well_formed(article), "%s", name);
        expect(name, "the id", article->id, rows[i].want.id);
        expect(name, "the title", article->title, rows[i].want.title);
        expect(name, "the date", article->date, rows[i].want.date);
        expect(name, "the language", article->lang, rows[i].want.lang);
        expect(name, "the text", article->text, rows[i].want.text);
        expect_list(name, "the authors", article->authors, article->n_authors,
                    rows[i].want.authors);
        expect_list(name, "the references", article->reference, article->n_reference,
                    rows[i].want.reference);
        reading_close(&reading);
    }
}

Test(xml, says_what_it_does_not_read)
{
    static const struct {
        const char *input;
        enum error_code code;
        const char *why;
    } bad[] = {
        {"<?xml version=\"1.0\"?><inventory><p>x</p></inventory>", ERROR_DAMAGED, "no known kind"},
        {"<RECORD><Title>x</Title></RECORD>", ERROR_DAMAGED, "no known kind"},
        {"<nitf><body><body.content><p>It rained", ERROR_DAMAGED, "at byte"},
        {"<nitf><body></nitf>", ERROR_DAMAGED, "at byte"},
        {"", ERROR_DAMAGED, "at byte"},
        {"<!DOCTYPE nitf [<!ENTITY a \"x\">]><nitf>&a;</nitf>", ERROR_DAMAGED, "entities"},
        {"<!DOCTYPE nitf [<!ENTITY % a \"x\">]><nitf/>", ERROR_DAMAGED, "entities"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct reading reading =
            reading_open(NULL, RECORD_XML, str_of(bad[i].input), (size_t)1 << 20);
        cr_expect(reading.code == bad[i].code && strstr(reading.error.text, bad[i].why) != NULL,
                  "%s: %d, %s", bad[i].input, (int)reading.code, reading.error.text);
        cr_expect(reading.article.text.len == 0 && reading.article.title.len == 0);
        reading_close(&reading);
    }
    struct reading reading =
        reading_open(NULL, RECORD_XML, STR("<mets:mets xmlns:mets=\"x\"/>"), (size_t)1 << 20);
    cr_expect(reading.code == ERROR_NONE && reading.article.skipped != NULL);
    reading_close(&reading);
}

/* What is named elsewhere is never fetched, and no fault: pictures, a DTD. */
Test(xml, reads_over_what_is_elsewhere)
{
    static const char input[] = "<!DOCTYPE nitf SYSTEM \"/dev/null\" [<!NOTATION jpeg SYSTEM "
                                "\"x\"><!ENTITY p SYSTEM \"dog.jpg\" "
                                "NDATA jpeg><!ENTITY f SYSTEM "
                                "\"file:///etc/passwd\">]><nitf><body><body.content><p>A &f;dog."
                                "</p></body.content></body></nitf>";
    struct reading reading = reading_open(NULL, RECORD_XML, str_of(input), (size_t)1 << 20);
    cr_expect(reading.code == ERROR_NONE, "%s", reading.error.text);
    expect("elsewhere", "the text", reading.article.text, "A dog.");
    reading_close(&reading);
}

static struct reading read_pieces(const char *head, const char *piece, size_t times)
{
    size_t n = strlen(piece), at = strlen(head);
    char *bytes = malloc(at + n * times + 1);
    cr_assert(bytes != NULL);
    memcpy(bytes, head, at);
    for (size_t i = 0; i < times; i++, at += n)
        memcpy(bytes + at, piece, n);
    struct reading reading =
        reading_open(NULL, RECORD_XML, (struct str){bytes, at}, 64 * at + (8 << 20));
    free(bytes);
    return reading;
}

Test(xml, hostile_documents)
{
    static const struct {
        const char *head, *piece;
        enum error_code code;
    } rows_of[] = {
        {"<nitf>", "<p>", ERROR_LIMIT},
        {"<nitf><body.content>", "<byline>", ERROR_LIMIT},
        {"<nitf>", "<a b='c'/>", ERROR_DAMAGED},
        {"<nitf><body.content>", "<p/>x", ERROR_DAMAGED},
        {"<nitf><abstract>", "<p>x</p>", ERROR_DAMAGED},
        {"<nitf><byline>", "a, ", ERROR_DAMAGED},
        {"<nitf ", "a ", ERROR_DAMAGED},
        {"<alto><Page><TextLine>", "<String CONTENT='x'/>", ERROR_DAMAGED},
        {"<!DOCTYPE alto [<!ATTLIST String CONTENT CDATA "
         "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>]><alto><Page><TextLine>",
         "<String/>", ERROR_LIMIT},
        {"<item><description>", "&lt;p>", ERROR_DAMAGED},
    };
    for (size_t i = 0; i < sizeof rows_of / sizeof *rows_of; i++) {
        struct reading reading = read_pieces(rows_of[i].head, rows_of[i].piece, 20000);
        cr_expect(reading.code == rows_of[i].code, "%s: %d, %s", rows_of[i].piece,
                  (int)reading.code, reading.error.text);
        reading_close(&reading);
    }
}

Test(xml, too_small_an_arena_is_told)
{
    for (size_t memory = 0; memory < 40000; memory += 4096) {
        struct reading reading = reading_open(NULL, RECORD_XML, str_of(rows[2].input), memory);
        cr_expect(reading.code == ERROR_NONE || reading.code == ERROR_MEMORY);
        reading_close(&reading);
    }
}

Test(xml, paths)
{
    static const char *const attributes[] = {"class", "a/b", "x:id", "7", NULL};
    static const struct {
        const char *path, *value; /* "" for the content, NULL where it does not fit */
    } paths[] = {
        {"p", ""},
        {"q", NULL},
        {"pp", NULL},
        {"body/p", ""},
        {"bod/p", NULL},
        {"body/p@id", "7"},
        {"p@ids", NULL},
        {"p[class=a/b]", ""},
        {"p[class=a]", NULL},
        {"p[class=a/b]@id", "7"},
        {"body/p[id=7]", ""},
        {"/p", NULL},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *value = NULL;
        bool fits = xml_path_fits(paths[i].path, "body", "p", attributes, &value);
        cr_expect(fits == (paths[i].value != NULL), "%s", paths[i].path);
        cr_expect(!fits || strcmp(value == NULL ? "" : value, paths[i].value) == 0, "%s: %s",
                  paths[i].path, value);
    }
}
