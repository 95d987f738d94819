/* Writes records; see record.h. Every key is always there, always of the same type, in one order:
 * data set loaders take the schema from the first records they see. */
#include "driver/record.h"

#include <string.h>

#include "base/jwrite.h"
#include "base/utf8.h"

const char *record_status(enum kernel_status status)
{
    static const char *const names[] = {[KERNEL_OK] = "ok",
                                        [KERNEL_NO_TEXT] = "no-text",
                                        [KERNEL_TOO_SHORT] = "too-short",
                                        [KERNEL_NOT_PROSE] = "not-prose",
                                        [KERNEL_TOO_LONG] = "too-long",
                                        [KERNEL_LANGUAGE] = "language"};
    return names[status];
}

static bool raw(struct buffer *out, const char *json)
{
    return jwrite_raw(out, str_of(json));
}

static bool string_field(struct buffer *out, const char *name, struct str value)
{
    return raw(out, name) && jwrite_string(out, value);
}

static bool uint_field(struct buffer *out, const char *name, uint64_t value)
{
    return raw(out, name) && jwrite_uint(out, value);
}

static struct str base_name(struct str path)
{
    const char *slash = path.len ? memrchr(path.data, '/', path.len) : NULL;
    if (!slash)
        return path;
    size_t cut = (size_t)(slash - path.data) + 1;
    return (struct str){path.data + cut, path.len - cut};
}

/* The article's own id; else its address; else its place: "member#7", or "member" where that is
 * all there is. */
bool record_write_id(struct buffer *out, const struct place *place, const struct article *article)
{
    if (article->id.len)
        return string_field(out, "{\"id\":", article->id);
    if (article->url.len)
        return string_field(out, "{\"id\":", article->url);
    struct str name = place->member.len ? place->member : base_name(place->archive);
    if (!string_field(out, "{\"id\":", name))
        return false;
    if (place->whole)
        return true;
    out->len--; /* the closing quotation mark */
    return raw(out, "#") && jwrite_uint(out, place->record) && raw(out, "\"");
}

static bool list_field(struct buffer *out, const char *name, const struct str *values, size_t n)
{
    bool ok = raw(out, name);
    for (size_t i = 0; ok && i < n; i++)
        ok = (i == 0 || raw(out, ",")) && jwrite_string(out, values[i]);
    return ok && raw(out, "]");
}

bool record_write_authors(struct buffer *out, const struct article *article)
{
    return list_field(out, ",\"authors\":[", article->authors, article->n_authors);
}

bool record_write_reference(struct buffer *out, const struct article *article)
{
    return list_field(out, ",\"reference\":[", article->reference, article->n_reference);
}

static struct str point_text(struct str text, const struct kernel_point *point)
{
    return (struct str){text.data + point->start, point->end - point->start};
}

/* Points stand in document order, so that one pass over the text counts the code points before
 * each. */
static bool points_field(struct buffer *out, struct str text, const struct kernel_result *result)
{
    size_t byte = 0, code_point = 0;
    bool ok = raw(out, ",\"key_points\":[");
    for (size_t i = 0; ok && i < result->n_points; i++) {
        const struct kernel_point *point = &result->points[i];
        size_t start = code_point + utf8_count(text.data + byte, point->start - byte);
        size_t end = start + utf8_count(text.data + point->start, point->end - point->start);
        byte = point->end;
        code_point = end;
        ok = raw(out, i ? ",{\"text\":" : "{\"text\":") &&
             jwrite_folded(out, point_text(text, point)) && uint_field(out, ",\"start\":", start) &&
             uint_field(out, ",\"end\":", end) &&
             uint_field(out, ",\"sentence\":", point->sentence) &&
             uint_field(out, ",\"rank\":", point->rank) && raw(out, ",\"score\":") &&
             jwrite_decimal4(out, point->score) && raw(out, "}");
    }
    return ok && raw(out, "]");
}

static bool summary_field(struct buffer *out, struct str text, const struct kernel_result *result)
{
    bool ok = raw(out, ",\"summary\":\"");
    for (size_t i = 0; ok && i < result->n_points; i++)
        ok = (i == 0 || raw(out, " ")) &&
             jwrite_folded_inside(out, point_text(text, &result->points[i]));
    return ok && raw(out, "\"");
}

struct str record_language(const struct article *article, const struct kernel_result *result)
{
    bool told = result->lang != NULL && *result->lang != 0;
    return told ? str_of(result->lang) : article->lang;
}

bool record_write(struct buffer *out, const struct place *place, const struct article *article,
                  const struct kernel_result *result, unsigned with)
{
    return record_write_id(out, place, article) &&
           string_field(out, ",\"source\":", article->source) &&
           string_field(out, ",\"archive\":", place->archive) &&
           string_field(out, ",\"member\":", place->member) &&
           uint_field(out, ",\"record\":", place->record) &&
           string_field(out, ",\"url\":", article->url) &&
           string_field(out, ",\"title\":", article->title) &&
           string_field(out, ",\"date\":", article->date) && record_write_authors(out, article) &&
           string_field(out, ",\"lang\":", record_language(article, result)) &&
           uint_field(out, ",\"words\":", result->words) &&
           uint_field(out, ",\"sentences\":", result->sentences) &&
           string_field(out, ",\"status\":", str_of(record_status(result->status))) &&
           points_field(out, article->text, result) && summary_field(out, article->text, result) &&
           (!(with & RECORD_WITH_TEXT) || string_field(out, ",\"text\":", article->text)) &&
           (!(with & RECORD_WITH_REFERENCE) || record_write_reference(out, article)) &&
           raw(out, "}\n");
}
