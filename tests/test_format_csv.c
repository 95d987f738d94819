/* Rows: which column is what, and that a field comes out as it went in. */
#include "format_reading.h"

static const struct format_options by_name = {.text_field = "Meine Spalte", .title_field = "3"};

static const struct {
    const char *what, *head, *row;
    const char *id, *title, *text, *date, *author;
    const struct format_options *options;
} rows[] = {
    {"names as JSON keys have them", ",id,title,content", "7,Rain,It fell.", "7", "Rain",
     "It fell.", "", "", NULL},
    {"All the News", ",,id,title,publication,author,date,year,month,url,content",
     "0,17283,Rain,Times,A. Writer,2016-12-31,2016.0,12.0,,\"It fell,\nand fell.\"", "17283",
     "Rain", "It fell,\nand fell.", "2016-12-31", "A. Writer", NULL},
    {"capitals and blanks", ",Headline,Article Text,Publish Date,Byline",
     "Rain,It fell.,2024-01-05,A. Writer", "", "Rain", "It fell.", "2024-01-05", "A. Writer", NULL},
    {"quoted names, CR", ",\"id\",\"text\"\r", "1,a", "1", "", "a", "", "", NULL},
    {"doubled marks", ",id,text", "1,\"It \"\"fell\"\".\"", "1", "", "It \"fell\".", "", "", NULL},
    {"marks inside", ",id,text", "1,a 5\" pipe", "1", "", "a 5\" pipe", "", "", NULL},
    {"blanks around marks", ",id,text", "1, \"a, b\" ", "1", "", "a, b", "", "", NULL},
    {"a lone CR", ",id,text,title", "1,a\rb,c", "1", "c", "a\rb", "", "", NULL},
    {"a lone CR behind marks", ",id,title,text", "1,\"a,b\",c\rd", "1", "a,b", "c\rd", "", "",
     NULL},
    {"an unclosed mark", ",id,title,text", "1,\"a,b", "1", "\"a", "b", "", "", NULL},
    {"tabs, marks are letters", "\tid\ttitle\ttext", "1\t\"Rain\" fell\ta, b", "1", "\"Rain\" fell",
     "a, b", "", "", NULL},
    {"tabs, marks are marks", "\tid\ttitle\ttext", "1\tRain\t\"a\tb\"", "1", "Rain", "a\tb", "", "",
     NULL},
    {"too few fields", ",id,title,text", "1,Rain", "1", "Rain", "", "", "", NULL},
    {"too many", ",id,text", "1,a,b,c", "1", "", "a", "", "", NULL},
    {"the better of two", ",body,text,id", "a,b,1", "1", "", "b", "", "", NULL},
    {"but not where it is blank", ",body,text,id", "a, ,1", "1", "", "a", "", "", NULL},
    {"a url is an id", ",url,text", "https://x,a", "https://x", "", "a", "", "", NULL},
    {"year, month, day", ",id,year,month,day,text", "1,2016,12.0,9,a", "1", "", "a", "2016-12-09",
     "", NULL},
    {"year and month", ",id,year,month,text", "1,2016,2,a", "1", "", "a", "2016-02", "", NULL},
    {"a year", ",id,year,text", "1,2016.0,a", "1", "", "a", "2016", "", NULL},
    {"no year", ",id,year,month,text", "1,,2,a", "1", "", "a", "", "", NULL},
    {"a date before a year", ",date,year,text", "2015-01-02,2016,a", "", "", "a", "2015-01-02", "",
     NULL},
    {"no such day", ",id,year,month,day,text", "1,2016,13,9,a", "1", "", "a", "", "", NULL},
    {"windows-1252", ",id,text", "1,caf\xE9 \x93x\x94", "1", "", "café “x”", "", "", NULL},
    {"columns by option", ",text,Meine Spalte,3", "a,b,c", "", "c", "b", "", "", &by_name},
    {"columns by number", ",1,2,3", "a,b,c", "", "c", "", "", "", &by_name},
    {"empty", ",id,text", "", "", "", "", "", "", NULL},
};

static struct reading read_row(const struct format_options *options, const char *head,
                               const char *row)
{
    const struct raw raw = {
        .kind = RECORD_CSV, .bytes = str_of(row), .head = str_of(head), .name = STR("a.csv")};
    return reading_open_as(options, &raw, (size_t)1 << 16);
}

Test(csv, rows)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading = read_row(rows[i].options, rows[i].head, rows[i].row);
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE, "%s: %s", rows[i].what, reading.error.text);
        cr_expect(article->skipped == NULL, "%s: skipped", rows[i].what);
        const struct {
            const char *name, *want;
            struct str have;
        } parts[] = {
            {"id", rows[i].id, article->id},
            {"title", rows[i].title, article->title},
            {"text", rows[i].text, article->text},
            {"date", rows[i].date, article->date},
            {"author", rows[i].author, article->n_authors ? article->authors[0] : STR("")}};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            cr_expect(str_equal(parts[k].have, str_of(parts[k].want)), "%s: %s '%.*s'",
                      rows[i].what, parts[k].name, (int)parts[k].have.len, parts[k].have.data);
        cr_expect(reading_well_formed(article), "%s: ill-formed", rows[i].what);
        reading_close(&reading);
    }
}

Test(csv, a_table_of_something_else)
{
    static const char *const heads[] = {"\t1\t2\t3", ",foo,bar", ",", ""};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct reading reading = read_row(NULL, heads[i], "1,2,3");
        cr_expect(reading.code == ERROR_NONE && reading.article.skipped != NULL, "'%s'", heads[i]);
        reading_close(&reading);
    }
}

Test(csv, a_field_above_the_limit)
{
    const struct format_options few = {.limits = {.field = 4}};
    struct reading reading = read_row(&few, ",id,text", "1,\"abc\nd\"");
    cr_expect(reading.code == ERROR_LIMIT && strstr(reading.error.text, "--max-field 4"), "%s",
              reading.error.text);
    reading_close(&reading);
    reading = read_row(&few, ",id,text", "1,\"ab\nd\"");
    cr_expect(reading.code == ERROR_NONE, "%s", reading.error.text);
    reading_close(&reading);
}

/* Cut at every byte, in every size of memory: well-formed, or no memory. */
Test(csv, cut_and_short_of_memory)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t n = 0; n <= strlen(rows[i].row); n++) {
            const struct raw raw = {.kind = RECORD_CSV,
                                    .bytes = {rows[i].row, n},
                                    .head = str_of(rows[i].head),
                                    .name = STR("")};
            struct reading reading = reading_open_as(rows[i].options, &raw, 4096);
            cr_expect(reading.code == ERROR_NONE && reading_well_formed(&reading.article),
                      "%s cut at %zu", rows[i].what, n);
            reading_close(&reading);
        }
    char text[5000] = "1,\"";
    memset(text + 3, 'x', sizeof text - 4);
    struct raw raw = {
        .kind = RECORD_CSV, .bytes = str_of(text), .head = STR(",id,text"), .name = STR("")};
    struct reading reading = reading_open_as(NULL, &raw, 1);
    cr_expect(reading.code == ERROR_MEMORY, "%d", (int)reading.code);
    cr_expect(reading.article.text.len == 0, "half an article");
    reading_close(&reading);
}
