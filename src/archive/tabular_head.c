/* What a first row tells: names, or a layout that is known without them.
 *
 *   id,title,content         two names that tables of news have: a row of names
 *   N55528 <tab> news ...    no names, but MIND's form: the names are told here
 *
 * A column is called by its number where nothing names it, so that --text-field can. It never
 * guesses from the words of an article: a name is short and no sentence. */
#include <stdio.h>
#include <string.h>

#include "archive/tabular.h"

enum { NAME_MAX_BYTES = 48, NAME_MAX_WORDS = 3 };

static const char delimiters[] = "\t,;|";

/* In lower case; blanks stand around each. */
static const char text_names[] =
    " text maintext plain_text articlebody article_body article body content contents document "
    "story"
    " full_text full_content raw_text main_text article_text articletext bodytext ";
static const char other_names[] =
    " id uuid doc_id docid article_id guid title headline url link article_url date published"
    " publish_date published_at publishedat pubdate publication_date date_published created"
    " timestamp year month day author authors byline source domain publication publisher outlet"
    " category section language lang summary description highlights abstract short_description"
    " keywords image url_to_image urltoimage media_name media_url stories_id ";

/* Layouts that are published without names. */
static const struct {
    const char *form;   /* 0 a digit, 9 some, A a capital, * the rest of the field, tab between */
    size_t least, most; /* columns */
    const char *names;
} layouts[] = {
    {"N9\t*\t*\t*\t*\t", 8, 8,
     "id\tcategory\tsubcategory\ttitle\tabstract\turl\ttitle_entities\tabstract_entities"},
    {"00000000000000*\t00000000000000\t9\t*\t", 5, 30, "id\tdate\tcollection\tsource\turl"},
    {"9\t00000000\t000000\t0000\t", 57, 61, "id\tdate"},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_form(struct str line, const char *form)
{
    size_t at = 0;
    for (; *form; form++) {
        if (*form == '*') {
            while (at < line.len && line.data[at] != '\t')
                at++;
        } else if (*form == '9') {
            size_t from = at;
            while (at < line.len && is_digit(line.data[at]))
                at++;
            if (at == from)
                return false;
        } else if (at == line.len ||
                   (*form == '0' ? !is_digit(line.data[at]) : line.data[at] != *form)) {
            return false;
        } else {
            at++;
        }
    }
    return true;
}

/* Takes the next name off a row of names, without the blanks and quotation marks around it. */
struct str tabular_next_name(struct str *row, char delimiter)
{
    const char *stop = row->len ? memchr(row->data, delimiter, row->len) : NULL;
    size_t len = stop != NULL ? (size_t)(stop - row->data) : row->len;
    struct str name = {row->data, len};
    size_t taken = len + (stop != NULL);
    *row = (struct str){row->data + taken, row->len - taken};
    while (name.len > 0 && strchr(" \"\r", name.data[name.len - 1]) != NULL)
        name.len--;
    while (name.len > 0 && strchr(" \"", name.data[0]) != NULL)
        name = (struct str){name.data + 1, name.len - 1};
    return name;
}

static bool is_listed(const char *names, struct str name)
{
    char wanted[NAME_MAX_BYTES + 3];
    if (name.len == 0 || name.len > NAME_MAX_BYTES)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i];
        wanted[i + 1] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c == ' ' || c == '-' ? '_' : c);
    }
    wanted[0] = wanted[name.len + 1] = ' ';
    wanted[name.len + 2] = '\0';
    return strstr(names, wanted) != NULL;
}

/* What may name a column: it begins with a letter and is no sentence. */
static bool is_name(struct str name)
{
    size_t words = 1;
    if (name.len == 0 || name.len > NAME_MAX_BYTES)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.data[i], low = (char)(c | 0x20);
        bool letter = (low >= 'a' && low <= 'z') || c == '_' || (c & 0x80);
        words += c == ' ';
        if (!letter && (i == 0 || strchr("0123456789 -./#:()", c) == NULL || c == '\0'))
            return false;
    }
    return words <= NAME_MAX_WORDS;
}

static bool takes_names(struct str line, char delimiter, struct tabular_table *table)
{
    *table = (struct tabular_table){.delimiter = delimiter, .header = true};
    for (bool more = true; more;) {
        more = line.len > 0 && memchr(line.data, delimiter, line.len) != NULL;
        struct str name = tabular_next_name(&line, delimiter);
        bool index = table->columns == 0 && name.len == 0; /* pandas leaves its own unnamed */
        if (!index && !is_name(name))
            return false;
        table->known += is_listed(text_names, name) || is_listed(other_names, name);
        table->columns++;
    }
    return table->columns > 1;
}

static bool find_layout(struct str line, struct tabular_table *table)
{
    size_t columns = tabular_count(line, '\t');
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (columns >= layouts[i].least && columns <= layouts[i].most &&
            has_form(line, layouts[i].form)) {
            *table = (struct tabular_table){'\t', false, true, columns, 1, layouts[i].names};
            return true;
        }
    return false;
}

struct tabular_table tabular_table_of(struct str line)
{
    struct tabular_table best = {0}, table;
    if (line.len > 0 && line.data[line.len - 1] == '\r')
        line.len--;
    if (line.len <= TABULAR_HEAD_MAX)
        for (const char *delimiter = delimiters; *delimiter; delimiter++)
            if (takes_names(line, *delimiter, &table) &&
                (best.delimiter == 0 || table.known > best.known))
                best = table;
    if (best.delimiter != 0 || find_layout(line, &best))
        return best;
    for (const char *delimiter = delimiters; *delimiter; delimiter++) {
        struct tabular_scan scan = {.delimiter = *delimiter, .literal = *delimiter == '\t'};
        bool ended;
        tabular_read(&scan, line.data, line.len, &ended);
        if (scan.fields + 1 > best.columns && scan.fields > 0)
            best =
                (struct tabular_table){*delimiter, false, scan.literal, scan.fields + 1, 0, NULL};
        if (best.delimiter == '\t')
            break;
    }
    return best;
}

bool tabular_have_text(struct str names, char delimiter)
{
    while (names.len > 0)
        if (is_listed(text_names, tabular_next_name(&names, delimiter)))
            return true;
    return false;
}
