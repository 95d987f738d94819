/* Rows: CSV, tab-separated values, a document a line.
 *
 *   first line has names of columns -> CSV      all lines have as many tabs or commas -> CSV
 *   date <tab> base64 ... (WMT), NEWLINE_CHAR, ||||| (Multi-News) -> a document a line
 *
 * In doubt it is text: an article taken for a table is lost to the reader. */
#include <string.h>

#include "archive/sniff.h"
#include "archive/tabular.h"

enum {
    ROWS_LEAST = 5,    /* rows of no known names that agree before they are a table */
    COLUMNS_LEAST = 3, /* … and their columns */
    LINES_LEAST = 100, /* lines that are a sentence each before they are no article */
    WHOLE = 60 << 10,  /* a shorter head is all of the text */
};

static struct str next_line(struct str *rest)
{
    const char *newline = rest->len ? memchr(rest->data, '\n', rest->len) : NULL;
    size_t len = newline != NULL ? (size_t)(newline - rest->data) : rest->len;
    struct str line = {rest->data, len};
    size_t taken = len + (newline != NULL);
    *rest = (struct str){rest->data + taken, rest->len - taken};
    if (line.len > 0 && line.data[line.len - 1] == '\r')
        line.len--;
    return line;
}

static bool contains(struct str text, const char *word)
{
    return memmem(text.data, text.len, word, strlen(word)) != NULL;
}

static bool begins(struct str text, const char *word)
{
    return text.len >= strlen(word) && memcmp(text.data, word, strlen(word)) == 0;
}

static bool is_base64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=';
}

/* WMT news-docs: 2023-11-14 <tab> base64 <tab> base64 */
static bool is_dated_base64(struct str line)
{
    static const char form[] = "0000-00-00\t";
    size_t n = sizeof form - 1;
    if (line.len < n + 4)
        return false;
    for (size_t i = 0; i < n; i++)
        if (form[i] == '0' ? line.data[i] < '0' || line.data[i] > '9' : line.data[i] != form[i])
            return false;
    for (size_t i = n; i < line.len; i++)
        if (!is_base64(line.data[i]) && line.data[i] != '\t')
            return false;
    return true;
}

/* Multi-News: sources of one story in a line, or its summary, which begins with a dash. */
static bool is_multi_news(struct str head)
{
    struct str rest = head, line = next_line(&rest);
    if (contains(line, " NEWLINE_CHAR ") && contains(line, "|||||"))
        return true;
    for (rest = head; rest.len > 0;) {
        line = next_line(&rest);
        if (line.len > 0 && !begins(line, "\xe2\x80\x93 "))
            return false;
    }
    return begins(head, "\xe2\x80\x93 ");
}

static bool ends_sentence(struct str line)
{
    while (line.len > 0 && strchr("\"')] ", line.data[line.len - 1]) != NULL)
        line.len--;
    return line.len > 0 && strchr(".!?\x9d\x99", line.data[line.len - 1]) != NULL;
}

/* A corpus for language models: hundreds of lines, nearly all of them one sentence, none blank. */
static bool is_sentences(struct str head)
{
    size_t lines = 0, sentences = 0;
    if (head.len < WHOLE)
        return false;
    while (head.len > 0) {
        struct str line = next_line(&head);
        if (line.len == 0)
            return false;
        lines++;
        sentences += ends_sentence(line);
    }
    return lines >= LINES_LEAST && sentences * 10 >= lines * 8;
}

/* Prose puts a blank behind its commas. */
static bool is_prose(struct str head, char delimiter)
{
    size_t all = 0, blank = 0;
    for (size_t i = 0; i + 1 < head.len; i++) {
        all += head.data[i] == delimiter;
        blank += head.data[i] == delimiter && head.data[i + 1] == ' ';
    }
    return delimiter != '\t' && blank * 2 > all;
}

/* True where all whole rows have as many fields as the table has columns. */
static bool agrees(struct str head, const struct tabular_table *table)
{
    bool whole = head.len < WHOLE;
    size_t rows = 0;
    for (struct str rest = head; rest.len > 0;) {
        struct tabular_scan scan = {.delimiter = table->delimiter, .literal = table->literal};
        bool ended;
        size_t n = tabular_read(&scan, rest.data, rest.len, &ended);
        if (!ended && !whole)
            break;
        if (scan.fields + !ended != table->columns || scan.state == TABULAR_QUOTED)
            return false;
        rest = (struct str){rest.data + n, rest.len - n};
        rows++;
    }
    return table->columns >= COLUMNS_LEAST && rows >= (table->delimiter == '\t' ? 1 : ROWS_LEAST);
}

static bool is_table(struct str head)
{
    struct str rest = head, line = next_line(&rest);
    struct tabular_table table = tabular_table_of(line);
    if (table.delimiter == 0)
        return false;
    if (table.names != NULL || (table.header && table.known >= 2) ||
        (table.header && table.known == 1 && table.columns >= COLUMNS_LEAST))
        return true;
    return !is_prose(head, table.delimiter) && agrees(head, &table);
}

enum kind sniff_rows(struct str head)
{
    struct str rest = head;
    if (is_dated_base64(next_line(&rest)) || is_multi_news(head))
        return KIND_TEXT_LINES;
    if (is_table(head))
        return KIND_CSV;
    return is_sentences(head) ? KIND_TEXT_LINES : KIND_TEXT;
}
