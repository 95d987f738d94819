/* JSON records: the layouts of known corpora, each as one invented record, and the rules of choice.
 * A row expects "id|source|url|title|date|lang|authors|text", authors joined by ";". */
#include <stdio.h>

#include "format_reading.h"

static char *put(char *out, struct str value, const char *end)
{
    memcpy(out, value.data, value.len);
    return (char *)memcpy(out + value.len, end, strlen(end) + 1) + strlen(end);
}

static void tell(const struct article *article, char *out)
{
    out = put(out, article->id, "|");
    out = put(out, article->source, "|");
    out = put(out, article->url, "|");
    out = put(out, article->title, "|");
    out = put(out, article->date, "|");
    out = put(out, article->lang, "|");
    for (size_t i = 0; i < article->n_authors; i++)
        out = put(out, article->authors[i], i + 1 < article->n_authors ? ";" : "");
    out = put(out, STR("|"), "");
    put(out, article->text, "");
}

struct row {
    const char *what, *json, *expected;
};

static void check(const struct row *rows, size_t n, const struct format_options *options)
{
    for (size_t i = 0; i < n; i++) {
        static char got[4096];
        struct reading reading =
            reading_open(options, RECORD_JSON, str_of(rows[i].json), (size_t)1 << 20);
        cr_expect(reading.code == ERROR_NONE, "%s: error %d %s", rows[i].what, reading.code,
                  reading.error.text);
        cr_expect(reading_well_formed(&reading.article), "%s: ill-formed", rows[i].what);
        tell(&reading.article, got);
        cr_expect_str_eq(got, rows[i].expected, "%s:\n got  %s\n want %s", rows[i].what, got,
                         rows[i].expected);
        reading_close(&reading);
    }
}

#define CHECK(rows, options) check(rows, sizeof(rows) / sizeof *(rows), options)

static const struct row layouts[] = {
    {"Pile", "{\"text\":\"Rain fell.\",\"meta\":{\"pile_set_name\":\"News\"}}",
     "|||||||Rain fell."},
    {"Dolma",
     "{\"id\":\"d1\",\"text\":\"T.\",\"source\":\"daily\",\"added\":\"2024-02-01\","
     "\"created\":\"2024-01-05T00:00:00Z\",\"metadata\":{\"x\":1}}",
     "d1|daily|||2024-01-05T00:00:00Z|||T."},
    {"datatrove",
     "{\"text\":\"T.\",\"id\":\"<urn:uuid:1>\",\"metadata\":{\"url\":\"https://example.org/a\","
     "\"date\":\"2023-11-14T08:00:00Z\",\"language\":\"EN\",\"file_path\":\"x\"}}",
     "<urn:uuid:1>||https://example.org/a||2023-11-14T08:00:00Z|en||T."},
    {"C4",
     "{\"text\":\"T.\",\"timestamp\":\"2019-04-24T10:00:00Z\",\"url\":\"http://example.org\"}",
     "http://example.org||http://example.org||2019-04-24T10:00:00Z|||T."},
    {"RealNews",
     "{\"title\":\"Head\",\"text\":\"T.\",\"summary\":null,\"authors\":[\"Ann Lee\","
     "\"Bo Roe\"],\"publish_date\":\"06-13-2014\",\"status\":\"success\",\"url\":\"u\","
     "\"domain\":\"example.org\",\"warc_date\":\"2017-01-01T00:00:00Z\",\"split\":\"train\"}",
     "u|example.org|u|Head|2014-06-13||Ann Lee;Bo Roe|T."},
    {"Newsroom",
     "{\"url\":\"u\",\"archive\":\"http://example.org/w\",\"title\":\"Head\",\"date\":"
     "\"20161231000000\",\"text\":\"One.\\n\\nTwo.\",\"summary\":\"S.\",\"density\":12.5}",
     "u||u|Head|2016-12-31T00:00:00|||One.\n\nTwo."},
    {"news-please",
     "{\"authors\":[\"A. Writer\"],\"date_download\":\"2023-11-15 00:00:00\",\"date_modify\":"
     "null,\"date_publish\":\"2023-11-14 08:00:00\",\"description\":\"D\",\"language\":\"en\","
     "\"maintext\":\"M.\",\"source_domain\":\"example.org\",\"title\":\"Head\",\"title_page\":"
     "\"Head - Site\",\"url\":\"u\"}",
     "u|example.org|u|Head|2023-11-14T08:00:00|en|A. Writer|M."},
    {"cc_news of the hub",
     "{\"title\":\"Head\",\"text\":\"T.\",\"domain\":\"example.org\",\"date\":"
     "\"2017-03-02 00:00:00\",\"description\":\"D\",\"url\":\"u\",\"image_url\":\"i\"}",
     "u|example.org|u|Head|2017-03-02T00:00:00|||T."},
    {"stanford-oval",
     "{\"requested_url\":\"u1\",\"responded_url\":\"u2\",\"plain_text\":\"P.\","
     "\"published_date\":\"2016-10-01\",\"title\":\"Head\",\"tags\":[],\"author\":\"A\","
     "\"sitename\":\"Daily\",\"publisher\":\"Co\",\"language\":\"en\",\"language_score\":0.99,"
     "\"crawl_date\":\"2016-10-02\"}",
     "u1|Daily|u1|Head|2016-10-01|en|A|P."},
    {"NeuCLIR",
     "{\"id\":\"n1\",\"cc_file\":\"f\",\"time\":\"t\",\"title\":\"Head\",\"text\":\"T.\","
     "\"url\":\"u\"}",
     "n1||u|Head||||T."},
    {"Webz.io",
     "{\"uuid\":\"w1\",\"author\":\"A\",\"published\":\"2024-01-28T02:00:00.000+02:00\","
     "\"title\":\"Head\",\"text\":\"T.\",\"highlightText\":\"\",\"language\":\"english\","
     "\"entities\":{\"persons\":[]},\"thread\":{\"uuid\":\"no\",\"url\":\"tu\",\"title\":"
     "\"no\"}}",
     "w1||tu|Head|2024-01-28T02:00:00.000+02:00|english|A|T."},
    {"Washington Post",
     "{\"id\":\"p1\",\"article_url\":\"u\",\"title\":\"Head\",\"author\":\"A\","
     "\"published_date\":1356999181000,\"contents\":[{\"content\":\"Local\",\"mime\":"
     "\"text/plain\",\"type\":\"kicker\"},{\"content\":\"Head\",\"type\":\"title\"},null,"
     "{\"content\":1356999181000,\"type\":\"date\"},{\"fullcaption\":\"no\",\"type\":\"image\"}"
     ","
     "{\"content\":\"One.\",\"subtype\":\"paragraph\",\"type\":\"sanitized_html\"},"
     "{\"type\":\"sanitized_html\",\"content\":\"Tw\\u00f6.\"}],\"source\":\"Example\"}",
     "p1|Example|u|Head|2013-01-01T00:13:01Z||A|One.\nTw\u00f6."},
    {"Washington Post, told by its blocks",
     "{\"id\":\"p1\",\"title\":null,\"author\":\"\",\"contents\":[{\"content\":\"Head\","
     "\"type\":\"title\"},{\"content\":\"By A and B\",\"type\":\"byline\"},"
     "{\"content\":1356999181000,\"type\":\"date\"},{\"type\":\"sanitized_html\",\"mime\":"
     "\"text/plain\",\"content\":\"&nbsp;\"},{\"type\":\"sanitized_html\",\"mime\":"
     "\"text/html\",\"content\":\"<strong>One</strong> <a href=\\\"u\\\">&lt;two&gt;</a>.\"},"
     "{\"type\":\"tweet\",\"content\":\"no\"}]}",
     "p1|||Head|2013-01-01T00:13:01Z||A and B|One <two>."},
    {"a record of an object of records", "\"04a6\" : {\"articleBody\":\"B.\",\"url\":\"u\"}",
     "04a6||u|||||B."},
    {"and one with an id of its own", "\"04a6\":{\"id\":7,\"text\":\"B.\"}", "7|||||||B."},
    {"Signal-1M",
     "{\"id\":\"s1\",\"content\":\"C.\",\"title\":\"Head\",\"media-type\":\"News\","
     "\"source\":\"Example\",\"published\":\"2015-09-07T10:16:14Z\"}",
     "s1|Example||Head|2015-09-07T10:16:14Z|||C."},
    {"NELA-GT",
     "{\"id\":\"l1\",\"date\":\"2021-11-14\",\"source\":\"example\",\"title\":\"Head\","
     "\"content\":\"C.\",\"author\":\"A\",\"url\":\"u\",\"published\":"
     "\"Sun, 14 Nov 2021 08:00:00 +0000\",\"published_utc\":1636876800}",
     "l1|example|u|Head|2021-11-14T08:00:00+00:00||A|C."},
    {"NewsAPI",
     "{\"source\":{\"id\":\"ex\",\"name\":\"Example\"},\"author\":null,\"title\":\"Head\","
     "\"description\":\"D\",\"url\":\"u\",\"publishedAt\":\"2024-01-05T10:00:00Z\","
     "\"content\":\"C.\"}",
     "u|Example|u|Head|2024-01-05T10:00:00Z|||C."},
    {"trafilatura",
     "{\"title\":\"Head\",\"author\":\"A; B\",\"date\":\"2024-01-05\",\"fingerprint\":\"f\","
     "\"id\":null,\"raw_text\":\"R.\",\"text\":\"T.\",\"excerpt\":\"E\"}",
     "|||Head|2024-01-05||A; B|T."},
    {"CNN/DM", "{\"article\":\"A.\",\"highlights\":\"H\",\"id\":\"c1\"}", "c1|||||||A."},
    {"XSum", "{\"document\":\"D.\",\"summary\":\"S\",\"id\":\"35232142\"}", "35232142|||||||D."},
    {"a benchmark's page", "{\"articleBody\":\"B.\",\"url\":\"u\"}", "u||u|||||B."},
    {"full_content", "{\"article_id\":7,\"full_content\":\"F.\",\"content\":\"\"}", "7|||||||F."},
    {"MongoDB", "{\"_id\":{\"$oid\":\"5f\"},\"body\":\"B.\"}", "5f|||||||B."},
    {"schema.org",
     "{\"headline\":\"Head\",\"article_body\":\"B.\",\"datePublished\":\"2024-01-05\","
     "\"author\":{\"@type\":\"Person\",\"name\":\"A\"},\"publisher\":\"Co\"}",
     "|Co||Head|2024-01-05||A|B."},
};

Test(json, layouts_of_known_corpora)
{
    CHECK(layouts, NULL);
}

static const struct row choices[] = {
    {"nothing", "{}", "|||||||"},
    {"BOM and white space", "\xEF\xBB\xBF {\"text\" : \"T.\"} \r\n", "|||||||T."},
    {"the list's order, not the document's", "{\"body\":\"B\",\"text\":\"T\"}", "|||||||T"},
    {"the first non-empty", "{\"text\":\"\",\"body\":\"B\",\"maintext\":null}", "|||||||B"},
    {"a blank string is empty", "{\"text\":\" \\n\\u00a0\",\"body\":\"B\"}", "|||||||B"},
    {"a string before an array", "{\"text\":[\"A\"],\"raw_text\":\"R\"}", "|||||||R"},
    {"arrays by rank", "{\"content\":[\"C\"],\"body\":[\"A\",\"B\"]}", "|||||||A\nB"},
    {"an array of nothing", "{\"text\":[],\"content\":[1,null],\"body\":[\"\"]}", "|||||||"},
    {"blocks with text", "{\"content\":[{\"type\":\"p\",\"text\":\"A\"},\"B\"]}", "|||||||A\nB"},
    {"twice in a block",
     "{\"text\":[{\"type\":\"p\",\"text\":\"A\",\"text\":\"B\",\"type\":\"x\"}]}", "|||||||A"},
    {"a tab folded", "{\"title\":\"a\\tb\"}", "|||a b||||"},
    {"a key twice", "{\"text\":\"A\",\"text\":\"B\",\"id\":1,\"id\":\"x\"}", "1|||||||A"},
    {"a key twice, the first empty", "{\"text\":\"\",\"text\":\"B\"}", "|||||||"},
    {"an escaped key", "{\"te\\u0078t\":\"T\"}", "|||||||T"},
    {"a fragment of HTML", "{\"content\":\"<p>A &amp; <b>B</b>.</p>\\n<p>C<br/>D</p>\"}",
     "|||||||A & B.\n\nC\nD"},
    {"a text with a bracket", "{\"text\":\"<3 A &amp; B</3>\"}", "|||||||<3 A &amp; B</3>"},
    {"rendered", "{\"title\":{\"rendered\":\"H\"},\"content\":{\"rendered\":\"C.\"}}",
     "|||H||||C."},
    {"wrong types", "{\"text\":7,\"title\":{\"a\":1},\"id\":true,\"url\":null,\"lang\":[]}",
     "|||||||"},
    {"folded title", "{\"title\":\"  A\\n \\u2028 b\\u00a0\"}", "|||A b||||"},
    {"trimmed, not folded", "{\"id\":\" a  b \",\"url\":\"\\tu v\\n\"}", "a  b||u v|||||"},
    {"numbers as ids", "{\"id\":12345678901234567890}", "12345678901234567890|||||||"},
    {"a negative id", "{\"docid\":-7}", "-7|||||||"},
    {"an id before the url", "{\"url\":\"u\",\"guid\":\"g\"}", "g||u|||||"},
    {"a broken date does not count", "{\"date_publish\":\"soon\",\"date\":\"2024\"}",
     "||||2024|||"},
    {"seconds", "{\"timestamp\":1356999181}", "||||2013-01-01T00:13:01Z|||"},
    {"authors by rank", "{\"byline\":\"By C\",\"authors\":[\"A\",\" \",\"B \"]}", "||||||A;B|"},
    {"authors as objects", "{\"author\":[{\"name\":\"A\"},{\"n\":1},\"B\"]}", "||||||A;B|"},
    {"empty authors", "{\"author\":\"\",\"authors\":[],\"byline\":\"C\"}", "||||||C|"},
    {"first of an array", "{\"title\":[null,\"\",\"A\",\"B\"],\"id\":[\"x\"]}", "x|||A||||"},
    {"a source without a name", "{\"source\":{\"id\":\"x\"},\"domain\":\"d\"}", "|d||||||"},
    {"metadata that is no object", "{\"metadata\":[{\"url\":\"no\"}],\"meta\":{\"url\":\"u\"}}",
     "u||u|||||"},
    {"lone surrogate", "{\"text\":\"a\\ud800b\"}", "|||||||a\uFFFDb"},
    {"ill-formed bytes", "{\"text\":\"a\xFF b\",\"title\":\"\xE2\x82\"}", "|||\uFFFD||||a\uFFFD b"},
    {"ill-formed author", "{\"author\":[\"J\xF3hn\"],\"lang\":\"EN-gb\"}", "|||||en-gb|J\uFFFDhn|"},
};

Test(json, rules_of_choice)
{
    CHECK(choices, NULL);
}

Test(json, nul_and_breaks_stay_in_the_text)
{
    struct reading reading = reading_open(
        NULL, RECORD_JSON, STR("{\"text\":\" a\\r\\n\\tb\\u0000 c \"}"), (size_t)1 << 20);
    cr_assert(reading.code == ERROR_NONE);
    cr_expect(str_equal(reading.article.text, STR(" a\r\n\tb\0 c ")));
    reading_close(&reading);
}

Test(json, overrides)
{
    static const struct format_options options = {.text_field = "story.pages.0.words",
                                                  .title_field = "story.head",
                                                  .id_field = "url",
                                                  .date_field = "when.at",
                                                  .url_field = "a.b"};
    static const struct row rows[] = {
        {"paths",
         "{\"text\":\"no\",\"title\":\"no\",\"id\":\"no\",\"date\":\"2020-01-01\",\"url\":\"i\","
         "\"story\":{\"head\":\"H\",\"pages\":[{\"words\":\"W.\"},{\"words\":\"no\"}]},"
         "\"when\":{\"at\":1356999181},\"a\":{\"b\":\"u\"}}",
         "i||u|H|2013-01-01T00:13:01Z|||W."},
        {"a key with a dot in it", "{\"a.b\":\"u\",\"url\":7,\"source\":\"s\"}", "7|s|u|||||"},
        {"the path before the key with a dot", "{\"a.b\":\"no\",\"a\":{\"b\":\"u\"}}", "u||u|||||"},
        {"an object by a number", "{\"story\":{\"pages\":{\"0\":{\"words\":\"W\"}}}}", "|||||||W"},
        {"an array of text", "{\"story\":{\"pages\":[{\"words\":[\"A\",\"B\"]}]}}", "|||||||A\nB"},
        {"nothing there", "{\"story\":{\"pages\":[],\"head\":null},\"text\":\"no\"}", "|||||||"},
    };
    static const struct format_options same = {.text_field = "title"};
    static const struct row shared[] = {{"one key, two fields", "{\"title\":\"T\"}", "|||T||||T"}};
    static const struct format_options inside = {.text_field = "source.text"};
    static const struct row below[] = {{"a field and a path through it",
                                        "{\"source\":{\"name\":\"S\",\"text\":\"T\"}}",
                                        "|S||||||T"},
                                       {"a field and no path", "{\"source\":\"S\"}", "|S||||||"}};
    CHECK(rows, &options);
    CHECK(shared, &same);
    CHECK(below, &inside);
}

Test(json, overrides_that_cannot_be_meant)
{
    static const char *const paths[] = {"",   ".",    "a.",
                                        ".a", "a..b", "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct error error = {.text = ""};
        struct format_options options = {.date_field = paths[i]};
        cr_expect(format_new(&options, &error) == NULL, "'%s' was taken", paths[i]);
        cr_expect(error.code == ERROR_USAGE, "'%s': code %d", paths[i], error.code);
        cr_expect(strstr(error.text, "--date-field"), "'%s': %s", paths[i], error.text);
    }
}

/* "reference|reference" of records read with references. */
static const struct row references[] = {
    {"none", "{\"text\":\"T.\"}", ""},
    {"a string", "{\"text\":\"T.\",\"summary\":\" S  one. \"}", "S one.|"},
    {"highlights are lines", "{\"article\":\"T.\",\"highlights\":\"One .\\n\\nTwo .\\r\\n\"}",
     "One .|Two .|"},
    {"a list", "{\"text\":\"T.\",\"summary\":[\"One.\",\"\",null,\"Two.\"]}", "One.|Two.|"},
    {"by rank",
     "{\"description\":\"D\",\"highlights\":[\"H\"],\"summary\":\"S\",\"abstract\":\"A\"}", "S|"},
    {"what is empty does not count", "{\"summary\":\"\",\"abstract\":null,\"highlights\":[\"H\"]}",
     "H|"},
    {"our own", "{\"summary\":\"S\",\"reference\":[\"R\"]}", "R|"},
    {"the text again", "{\"text\":\" One. Two.\\n\",\"summary\":\"One. Two.\"}", ""},
    {"the text's first sentence", "{\"text\":\"One. Two.\",\"summary\":\"One.\"}", "One.|"},
    {"a beginning cut off", "{\"text\":\"One two three.\",\"description\":\"One two...\"}", ""},
    {"… by another mark", "{\"text\":\"One two.\",\"description\":\"One \\u2026\"}", ""},
    {"a description", "{\"text\":\"One two.\",\"description\":\"Two ones\"}", "Two ones|"},
    {"before the text", "{\"summary\":\"T.\",\"text\":\"T.\"}", ""},
    {"ill-formed", "{\"summary\":[\"a\xFF\"]}", "a\uFFFD|"},
    {"another type", "{\"summary\":7,\"highlights\":{\"a\":1}}", ""},
};

Test(json, references_are_read_where_they_are_wanted)
{
    static const struct format_options with = {.reference = true};
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        char got[200] = "", *out = got;
        struct str json = str_of(references[i].json);
        struct reading reading = reading_open(&with, RECORD_JSON, json, (size_t)1 << 20);
        cr_assert(reading.code == ERROR_NONE, "%s: %s", references[i].what, reading.error.text);
        for (size_t r = 0; r < reading.article.n_reference; r++)
            out = put(out, reading.article.reference[r], "|");
        cr_expect_str_eq(got, references[i].expected, "%s:\n got  %s\n want %s", references[i].what,
                         got, references[i].expected);
        reading_close(&reading);
        reading = reading_open(NULL, RECORD_JSON, json, (size_t)1 << 20);
        cr_expect(reading.article.n_reference == 0, "%s: not wanted", references[i].what);
        reading_close(&reading);
    }
}

Test(json, the_depth_may_be_limited)
{
    static const struct format_options three = {.limits = {.json_depth = 3}};
    static const struct row good[] = {{"three", "{\"a\":[{}],\"text\":\"T\"}", "|||||||T"}};
    CHECK(good, &three);
    struct reading reading =
        reading_open(&three, RECORD_JSON, STR("{\"a\":[{\"b\":[]}]}"), (size_t)1 << 20);
    cr_expect(reading.code == ERROR_LIMIT, "code %d", reading.code);
    reading_close(&reading);
}
