/* Tables: where a row ends, what an unclosed quotation mark costs, what a first row tells. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/block.h"
#include "archive/sniff.h"
#include "archive/tabular.h"
#include "test_archive.h"

#define HEAD "id,title,text\n"

static const struct {
    const char *name, *input, *records; /* each followed by '|' */
    size_t lost;                        /* notes of damage or a limit */
    const char *head;
} tables[] = {
    {"rows", HEAD "1,a,b\n2,c,d\n", "1,a,b|2,c,d|", 0, ",id,title,text"},
    {"no line end at the end", HEAD "1,a,b", "1,a,b|", 0, ",id,title,text"},
    {"CRLF", "id,title,text\r\n1,a,b\r\n2,c,d\r\n", "1,a,b|2,c,d|", 0, ",id,title,text\r"},
    {"blank rows", "\n\r\n" HEAD "\n1,a,b\n \r\n\n2,c,d\n\n", "1,a,b|2,c,d|", 0, ",id,title,text"},
    {"a mark of UTF-8", "\xEF\xBB\xBF" HEAD "1,a,b\n", "1,a,b|", 0, ",id,title,text"},
    {"names alone", HEAD, "", 0, NULL},
    {"names without a line end", "id,title,text", "", 0, NULL},
    {"line ends in a field", HEAD "1,a,\"b\nc\n\nd\"\n2,\"e\nf\",g\n",
     "1,a,\"b\nc\n\nd\"|2,\"e\nf\",g|", 0, ",id,title,text"},
    {"doubled marks", HEAD "1,a,\"b\"\"\n\"\"c\"\n2,\"\",\"\"\"\"\n",
     "1,a,\"b\"\"\n\"\"c\"|2,\"\",\"\"\"\"|", 0, ",id,title,text"},
    {"marks inside a field", HEAD "1,5\" pipe,b\n2,a \"x\" b,c\n", "1,5\" pipe,b|2,a \"x\" b,c|", 0,
     ",id,title,text"},
    {"a field that goes on behind its mark", HEAD "1,\"a\" b,c\n\",d\n2,e,f\n",
     "1,\"a\" b,c\n\",d|2,e,f|", 0, ",id,title,text"},
    {"blanks around marks", HEAD "1, \"a\nb\" ,c\n2,d,e\n", "1, \"a\nb\" ,c|2,d,e|", 0,
     ",id,title,text"},
    {"semicolons", "id;title;text\n1;\"a;\nb\";c,\"d\n2;e;f\n", "1;\"a;\nb\";c,\"d|2;e;f|", 0,
     ";id;title;text"},
    {"tabs", "id\ttitle\ttext\n1\t\"a\tb\nc\"\td\n2\te\tf\n", "1\t\"a\tb\nc\"\td|2\te\tf|", 0,
     "\tid\ttitle\ttext"},
    {"rows of other lengths", HEAD "1,a\n2,b,c,d,e\n3,f,\"g\nh\",i\n",
     "1,a|2,b,c,d,e|3,f,\"g\nh\",i|", 0, ",id,title,text"},
    /* quotation marks that are never closed */
    {"an unclosed mark in a row of as many columns", HEAD "1,a,\"b\n2,c,d\n3,e,f\n",
     "1,a,\"b|2,c,d|3,e,f|", 1, ",id,title,text"},
    {"it closes in a row behind, by chance", HEAD "1,a,\"b\n2,\"c\",d\n3,e,f\n",
     "1,a,\"b|2,\"c\",d|3,e,f|", 1, ",id,title,text"},
    {"an unclosed mark that takes a comma", HEAD "1,\"a,b\n2,c,d\n3,e,f\n", "1,\"a,b|2,c,d|3,e,f|",
     1, ",id,title,text"},
    {"a row of several lines that loses its last mark",
     HEAD "1,a,\"b\nno row\nnor this, one\n2,c,\"d\nx\"\n3,e,f\n", "1,a,\"b|2,c,\"d\nx\"|3,e,f|", 1,
     ",id,title,text"},
    {"a broken row of too few columns", HEAD "1,\"a\nno row\n2,c,d\n3,e,f\n", "2,c,d|3,e,f|", 1,
     ",id,title,text"},
    {"two of them", HEAD "1,a,\"b\n2,c,d\n3,e,\"f\n4,g,h\n", "1,a,\"b|2,c,d|3,e,\"f|4,g,h|", 2,
     ",id,title,text"},
    {"on the last line", HEAD "1,a,b\n2,c,\"d", "1,a,b|2,c,\"d|", 1, ",id,title,text"},
    {"and its line end", HEAD "1,a,b\n2,c,\"d\n", "1,a,b|2,c,\"d|", 1, ",id,title,text"},
    /* without names */
    {"MIND",
     "N1\tnews\tlocal\t\"A title\tAn, abstract\thttps://x\t[]\t[]\nN2\ta\tb\tc\td\te\tf\tg\n",
     "N1\tnews\tlocal\t\"A title\tAn, abstract\thttps://x\t[]\t[]|N2\ta\tb\tc\td\te\tf\tg|", 0,
     "\tid\tcategory\tsubcategory\ttitle\tabstract\turl\ttitle_entities\tabstract_entities"},
    {"GDELT", "20231114080000-0\t20231114080000\t1\tx.org\thttps://x\t\t\t\n",
     "20231114080000-0\t20231114080000\t1\tx.org\thttps://x\t\t\t|", 0,
     "\tid\tdate\tcollection\tsource\turl"},
    {"other tabs", "1\t2\tc\n3\t4\t\"d\n", "1\t2\tc|3\t4\t\"d|", 0, "\t1\t2\t3"},
    {"numbers by commas", "1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6\n", "1,2,3|4,5,6|7,8,9|1,2,3|4,5,6|",
     0, ",1,2,3"},
};

/* Records and heads of all blocks of so many bytes. */
struct rows {
    char joined[400], head[200];
    size_t lost;
    bool heads_differ;
};

static void add_block(struct rows *rows, const struct block *block)
{
    for (size_t i = 0; i < block->n_records; i++) {
        const struct record *record = &block->records[i];
        struct str head = block->heads[record->member];
        size_t len = strlen(rows->joined);
        snprintf(rows->joined + len, sizeof rows->joined - len, "%.*s|", (int)record->len,
                 block->raw.data + record->start);
        rows->heads_differ |= rows->head[0] != '\0' && !str_equal(head, str_of(rows->head));
        snprintf(rows->head, sizeof rows->head, "%.*s", (int)head.len, head.data);
    }
    for (size_t i = 0; i < block->n_notes; i++)
        if (block->notes[i].kind == NOTE_DAMAGED || block->notes[i].kind == NOTE_LIMIT)
            rows->lost += block->notes[i].count;
}

static struct rows read_rows(const char *input, size_t bytes, size_t max_record)
{
    struct rows rows = {0};
    struct source_options options = test_options;
    struct error error = {0};
    struct block block;
    char path[64];
    options.max_record = max_record;
    int descriptor = test_file(input, strlen(input), path);
    struct source *source = source_open(path, &options, &error);
    cr_assert(source != NULL && block_open(&block));
    for (bool ended = false; !ended;) {
        block_reset(&block);
        cr_assert(source_read(source, &block, bytes, &ended, &error) == ERROR_NONE);
        add_block(&rows, &block);
    }
    block_close(&block);
    source_close(source);
    close(descriptor);
    return rows;
}

Test(archive_csv, rows_whatever_the_block)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (size_t bytes = 1; bytes <= strlen(tables[i].input) + 1; bytes++) {
            struct rows rows = read_rows(tables[i].input, bytes, 1 << 20);
            cr_expect(strcmp(rows.joined, tables[i].records) == 0, "%s, blocks of %zu: %s",
                      tables[i].name, bytes, rows.joined);
            cr_expect(rows.lost == tables[i].lost, "%s, blocks of %zu: %zu lost", tables[i].name,
                      bytes, rows.lost);
            cr_expect(!rows.heads_differ &&
                          strcmp(rows.head, tables[i].head ? tables[i].head : "") == 0,
                      "%s, blocks of %zu: head '%s'", tables[i].name, bytes, rows.head);
        }
}

static const struct {
    const char *name, *input, *records;
    size_t lost;
} limits[] = {
    {"as long as may be", HEAD "1,a,bbbbbb\r\n2,c,d\n", "1,a,bbbbbb|2,c,d|", 0},
    {"one byte more", HEAD "1,a,bbbbbbb\n2,c,d\n", "2,c,d|", 1},
    {"much more", HEAD "1,a,bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n2,c,d\n", "2,c,d|", 1},
    {"at the end", HEAD "2,c,d\n1,a,bbbbbbbbbbbbbbbbbbbbbbb", "2,c,d|", 1},
    {"in a field of one line", HEAD "1,a,\"bbbbbbbbbbbbbbbbbbb,\",\n2,c,d\n", "2,c,d|", 1},
    {"in a field of lines", HEAD "1,a,\"bb\nccccccccc\ndddd\"\n2,c,d\n3,e,f\n",
     "1,a,\"bb|2,c,d|3,e,f|", 1},
    {"in lines of another number of columns", HEAD "1,\"bb\nccccccccc\ndddd\",x\n2,c,d\n3,e,f\n",
     "2,c,d|3,e,f|", 1},
};

Test(archive_csv, rows_above_the_limit)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        for (size_t bytes = 1; bytes <= strlen(limits[i].input) + 1; bytes++) {
            struct rows rows = read_rows(limits[i].input, bytes, 10);
            cr_expect(strcmp(rows.joined, limits[i].records) == 0, "%s, blocks of %zu: %s",
                      limits[i].name, bytes, rows.joined);
            cr_expect(rows.lost == limits[i].lost, "%s, blocks of %zu: %zu lost", limits[i].name,
                      bytes, rows.lost);
        }
}

static const struct {
    const char *name, *text;
    enum kind kind;
} sniffed[] = {
    {"names", "id,title,content\n1,a,b\n", KIND_CSV},
    {"two names", "Headline,Body\na,b\n", KIND_CSV},
    {"names with blanks", "Article Text;Publish Date;Url\na;b;c\n", KIND_CSV},
    {"pandas' index", ",title,text\n0,a,b\n", KIND_CSV},
    {"unknown names, rows that agree", "foo,bar,baz\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n", KIND_CSV},
    {"a title with commas", "Rain, wind, snow\n\nIt fell on Monday, and on Tuesday.\n", KIND_TEXT},
    {"a title of words that are names", "Title, text\nRain fell.\n", KIND_CSV},
    {"one word that is a name", "Source\n\nRain fell, and fell.\n", KIND_TEXT},
    {"two columns in prose", "Rain, wind\nIt fell, long\nOn us, all\nAnd more, too\nSo, what\n",
     KIND_TEXT},
    {"a table in prose", "Results\n1\t2\t3\n4\t5\t6\nThat was all.\n", KIND_TEXT},
    {"tabs alone", "a b c d e\tf\tg\nh\ti\tj\n", KIND_CSV},
    {"WMT's documents", "2023-11-14\tUmFpbg==\tUmFpbg==\n", KIND_TEXT_LINES},
    {"a day and a sentence", "2023-11-14\tRain fell.\n", KIND_TEXT},
    {"Multi-News", "Rain. NEWLINE_CHAR It fell. ||||| Another.\n", KIND_TEXT_LINES},
    {"its summaries", "\xE2\x80\x93 Rain fell.\n\xE2\x80\x93 More fell.\n", KIND_TEXT_LINES},
    {"a dash and a story", "\xE2\x80\x93 Rain fell.\nMore fell.\n", KIND_TEXT},
    {"a sentence a line, but few", "Rain fell.\nMore fell.\nIt stopped.\n", KIND_TEXT},
    {"empty", "", KIND_TEXT},
};

Test(archive_csv, what_is_a_table)
{
    for (size_t i = 0; i < sizeof sniffed / sizeof *sniffed; i++) {
        enum kind kind = sniff_rows(str_of(sniffed[i].text));
        cr_expect(kind == sniffed[i].kind, "%s: %s", sniffed[i].name, kind_name(kind));
    }
}

Test(archive_csv, a_corpus_of_sentences)
{
    static char text[64 << 10];
    size_t n = 0;
    while (n + 80 < sizeof text)
        n += (size_t)sprintf(text + n, "Sentence %zu, said the mayor, has nothing before it.\n", n);
    cr_expect(sniff_rows((struct str){text, n}) == KIND_TEXT_LINES);
    cr_expect(sniff_rows((struct str){text, n / 2}) == KIND_TEXT, "half of it may be an article");
    text[n / 2] = '\n';
    text[n / 2 + 1] = '\n';
    cr_expect(sniff_rows((struct str){text, n}) == KIND_TEXT, "paragraphs");
}

/* Each line opens a mark that is never closed: what is read twice is bounded. */
Test(archive_csv, marks_without_end)
{
    enum { ROWS = 20000 };
    char *input = malloc(64 + ROWS * 8), *to = input + sprintf(input, HEAD);
    cr_assert(input != NULL);
    for (size_t i = 0; i < ROWS; i++)
        to += sprintf(to, "1,2,\"x\n");
    struct source_options options = test_options;
    options.max_record = 1 << 16;
    struct reading got = test_read(input, (size_t)(to - input), 1 << 20, &options, false);
    cr_expect(got.records == ROWS, "%zu records", got.records);
    cr_expect(got.lost > 0 && got.lost < ROWS / 2, "%zu lost", got.lost);
    test_reading_free(&got);
    free(input);
}
