/* The door of the room: a record of any kind -> an article.
 *
 * It only chooses the reader and sees to it that a record which cannot be read leaves an empty
 * article behind, never half of one. */
#include "format/article.h"

#include <stdlib.h>

#include "format/csv.h"
#include "format/fields.h"
#include "format/html.h"
#include "format/json.h"
#include "format/line.h"
#include "format/sgml.h"
#include "format/text_file.h"
#include "format/warc.h"
#include "format/wiki.h"
#include "format/xml.h"

struct format {
    struct fields fields;
};

struct format *format_new(const struct format_options *options, struct error *error)
{
    static const struct format_options none;
    struct format *format = malloc(sizeof *format);
    if (!format) {
        error_set(error, ERROR_MEMORY, "no memory for the formats");
        return NULL;
    }
    if (fields_open(&format->fields, options ? options : &none, error) != ERROR_NONE) {
        free(format);
        return NULL;
    }
    return format;
}

void format_free(struct format *format)
{
    if (format)
        fields_close(&format->fields);
    free(format);
}

static void clear(struct article *article)
{
    const struct str none = STR("");
    *article = (struct article){.id = none,
                                .source = none,
                                .url = none,
                                .title = none,
                                .date = none,
                                .lang = none,
                                .text = none};
}

enum error_code format_read(const struct format *format, const struct raw *record,
                            struct arena *arena, struct article *article, struct error *error)
{
    enum error_code code = ERROR_DAMAGED;
    struct raw within = *record;
    const struct raw *raw = &within;
    within.limits = &format->fields.limits;
    clear(article);
    switch (raw->kind) {
    case RECORD_JSON:
        code = json_read(&format->fields, raw->bytes, arena, article, error);
        break;
    case RECORD_TEXT:
        code = text_file_read(raw, arena, article, error);
        break;
    case RECORD_LINE:
        code = line_read(raw, arena, article, error);
        break;
    case RECORD_CSV:
        code = csv_read(&format->fields, raw, arena, article, error);
        break;
    case RECORD_WARC:
        code = warc_read(raw, arena, article, error);
        break;
    case RECORD_HTML:
        code = html_read_within(raw->limits, raw->bytes, STR(""), arena, article, error);
        break;
    case RECORD_XML:
        code = xml_read(raw, arena, article, error);
        break;
    case RECORD_SGML:
        code = sgml_read(raw, arena, article, error);
        break;
    case RECORD_WIKI:
        code = wiki_read(raw, arena, article, error);
        break;
    }
    if (code != ERROR_NONE)
        clear(article);
    return code;
}
