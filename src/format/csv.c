/* A row of CSV or tab-separated values -> an article.
 *
 *   head: ,id,title,content     raw: 7,Rain,"It ""fell""."     -> id 7, title Rain, text It "fell".
 *
 * Columns are called as the keys of JSON records are, so that fields.c's one list, and the options
 * that override it, serve both; a name may be written with capitals and blanks. libcsv takes the
 * row apart. Where that gives another number of fields than the table has columns, and splitting
 * at the delimiters alone gives just as many, quotation marks are letters (MIND). A row of a table
 * none of whose columns is known is no article: nothing is guessed by a column's place. */
#include "format/csv.h"

#include <csv.h>
#include <stdio.h>

#include "archive/tabular.h"
#include "format/charset.h"
#include "format/clean.h"
#include "format/date.h"
#include "format/finds.h"

enum { COLUMN_UNKNOWN = FIELDS_NONE, NAME_MOST = 64 };

/* Beside the nodes of the trie: what a date is made of where no column has one. */
enum part { PART_YEAR, PART_MONTH, PART_DAY, PARTS };

struct row {
    const struct fields *fields;
    struct arena *arena;
    char delimiter;
    unsigned *columns; /* nodes */
    size_t n_columns;
    size_t part[PARTS]; /* columns; n_columns for none */
    struct str *cells;  /* [n_columns] */
    size_t n_cells;     /* may be more */
    size_t longest;
    bool no_memory;
};

/* "Publish Date" -> "publish_date" */
static unsigned find_column(const struct fields *fields, struct str name)
{
    char folded[NAME_MOST];
    unsigned node = fields_find(fields, FIELDS_ROOT, name);
    if ((node != FIELDS_NONE && fields->nodes[node].leaf) || name.len > NAME_MOST)
        return node;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        folded[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c == ' ' || c == '-' ? '_' : c);
    }
    node = fields_find(fields, FIELDS_ROOT, (struct str){folded, name.len});
    return node != FIELDS_NONE && fields->nodes[node].leaf ? node : COLUMN_UNKNOWN;
}

static void find_part(struct row *row, struct str name, size_t column)
{
    static const char *const names[PARTS] = {"year", "month", "day"};
    for (unsigned part = 0; part < PARTS; part++)
        if (str_equal(name, str_of(names[part])))
            row->part[part] = column;
}

/* What each column is. False without memory. */
static bool read_head(struct row *row, struct str head)
{
    row->delimiter = head.len > 0 ? head.data[0] : ',';
    struct str names = head.len > 0 ? (struct str){head.data + 1, head.len - 1} : head;
    row->n_columns = tabular_count(names, row->delimiter);
    row->columns = ARENA_NEW(row->arena, row->n_columns, unsigned);
    row->cells = ARENA_NEW(row->arena, row->n_columns, struct str);
    for (unsigned part = 0; part < PARTS; part++)
        row->part[part] = row->n_columns;
    for (size_t i = 0; row->columns && row->cells && i < row->n_columns; i++) {
        struct str name = tabular_next_name(&names, row->delimiter);
        row->columns[i] = find_column(row->fields, name);
        row->cells[i] = STR("");
        find_part(row, name, i);
    }
    return row->columns && row->cells;
}

static bool is_part(const struct row *row, size_t column)
{
    return column == row->part[PART_YEAR] || column == row->part[PART_MONTH] ||
           column == row->part[PART_DAY];
}

static bool is_wanted(const struct row *row, size_t column)
{
    return column < row->n_columns &&
           (row->columns[column] != COLUMN_UNKNOWN || is_part(row, column));
}

static bool knows_any(const struct row *row)
{
    for (size_t i = 0; i < row->n_columns; i++)
        if (row->columns[i] != COLUMN_UNKNOWN)
            return true;
    return false;
}

/* A field as libcsv hands it out: its memory is used again. */
static void take_cell(void *bytes, size_t len, void *context)
{
    struct row *row = context;
    size_t column = row->n_cells++;
    row->longest = len > row->longest ? len : row->longest;
    if (!is_wanted(row, column) || len == 0)
        return;
    char *copy = arena_alloc(row->arena, len, 1, 1);
    row->no_memory |= copy == NULL;
    if (copy != NULL)
        row->cells[column] = (struct str){memcpy(copy, bytes, len), len};
}

/* The row was cut already: line ends inside it are its fields'. */
static int ends_never(unsigned char c)
{
    (void)c;
    return 0;
}

static bool split_quoted(struct row *row, struct str bytes)
{
    struct csv_parser parser;
    if (csv_init(&parser, 0) != 0)
        return false;
    csv_set_delim(&parser, (unsigned char)row->delimiter);
    csv_set_term_func(&parser, ends_never);
    csv_set_blk_size(&parser, bytes.len + 1); /* one allocation */
    bool done = csv_parse(&parser, bytes.data, bytes.len, take_cell, NULL, row) == bytes.len &&
                csv_fini(&parser, take_cell, NULL, row) == 0;
    csv_free(&parser);
    return done && !row->no_memory;
}

static void split_literal(struct row *row, struct str bytes)
{
    row->n_cells = row->longest = 0;
    for (bool more = true; more; row->n_cells++) {
        const char *stop = bytes.len ? memchr(bytes.data, row->delimiter, bytes.len) : NULL;
        more = stop != NULL;
        size_t len = more ? (size_t)(stop - bytes.data) : bytes.len;
        if (row->n_cells < row->n_columns)
            row->cells[row->n_cells] = (struct str){bytes.data, len};
        row->longest = len > row->longest ? len : row->longest;
        bytes = (struct str){bytes.data + len + more, bytes.len - len - more};
    }
}

static void offer_cell(struct finds *finds, const struct field_node *node, struct str cell)
{
    if (clean_blank(cell) || !finds_wants(finds, node))
        return;
    for (unsigned field = 0; field < FIELD_COUNT; field++)
        if (node->rank[field] < finds->best[field])
            finds_offer(finds, field, cell, node->rank[field]);
}

/* "2016", "12.0", "9" */
static unsigned number_of(const struct row *row, enum part part)
{
    unsigned n = 0;
    if (row->part[part] == row->n_columns)
        return 0;
    struct str cell = clean_trim(row->cells[row->part[part]]);
    for (size_t i = 0; i < cell.len && i < 4 && cell.data[i] >= '0' && cell.data[i] <= '9'; i++)
        n = n * 10 + (unsigned)(cell.data[i] - '0');
    return n;
}

static void offer_parts(struct finds *finds, const struct row *row)
{
    char date[40];
    unsigned year = number_of(row, PART_YEAR), month = number_of(row, PART_MONTH);
    unsigned day = number_of(row, PART_DAY);
    if (finds->best[FIELD_DATE] != FIELDS_UNRANKED || year == 0)
        return;
    int len = snprintf(date, sizeof date, "%04u", year);
    if (month > 0)
        len += snprintf(date + len, sizeof date - (size_t)len, "-%02u", month);
    if (month > 0 && day > 0)
        len += snprintf(date + len, sizeof date - (size_t)len, "-%02u", day);
    finds_offer(finds, FIELD_DATE, (struct str){date, (size_t)len}, 0);
}

enum error_code csv_read(const struct fields *fields, const struct raw *raw, struct arena *arena,
                         struct article *article, struct error *error)
{
    struct row row = {.fields = fields, .arena = arena};
    struct finds finds;
    struct str bytes;
    if (!read_head(&row, raw->head) ||
        charset_decode(raw->bytes, STR(""), arena, &bytes) != ERROR_NONE)
        return error_set(error, ERROR_MEMORY, "no memory for a row of %zu bytes", raw->bytes.len);
    if (!knows_any(&row)) {
        article->skipped = "row of a table without columns of articles";
        return ERROR_NONE;
    }
    if (!split_quoted(&row, bytes))
        return error_set(error, ERROR_MEMORY, "no memory for a row of %zu bytes", raw->bytes.len);
    if (row.n_cells != row.n_columns && tabular_count(bytes, row.delimiter) == row.n_columns)
        split_literal(&row, bytes);
    if (row.longest > raw->limits->field)
        return error_set(error, ERROR_LIMIT, "a field of %zu bytes is larger than --max-field %zu",
                         row.longest, raw->limits->field);
    finds_open(&finds, raw->limits, arena);
    for (size_t i = 0; i < row.n_columns; i++)
        if (row.columns[i] != COLUMN_UNKNOWN)
            offer_cell(&finds, &fields->nodes[row.columns[i]], row.cells[i]);
    offer_parts(&finds, &row);
    if (!finds_finish(&finds, article))
        return error_set(error, ERROR_MEMORY, "no memory for a row of %zu bytes", raw->bytes.len);
    return ERROR_NONE;
}
