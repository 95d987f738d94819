/* By jansson: one record, off every hot path. A key that is missing or of another type is taken as
 * empty, so that a record of a later version can be shown as well. */
#include "cli/show_record.h"

#include <jansson.h>
#include <stdlib.h>

static struct record_text text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return (struct record_text){"", 0};
    return (struct record_text){json_string_value(value), json_string_length(value)};
}

static size_t count_of(const json_t *object, const char *key)
{
    json_int_t value = json_integer_value(json_object_get(object, key));
    return value < 0 ? 0 : (size_t)value;
}

static bool read_points(struct record *record)
{
    const json_t *points = json_object_get(record->root, "key_points");
    size_t n = json_array_size(points);
    if (!n)
        return true;
    record->points = calloc(n, sizeof *record->points);
    if (!record->points)
        return false;
    record->n_points = n;
    for (size_t i = 0; i < n; i++) {
        const json_t *point = json_array_get(points, i);
        record->points[i].text = text_of(point, "text");
        record->points[i].start = count_of(point, "start");
        record->points[i].end = count_of(point, "end");
    }
    return true;
}

bool record_read(struct record *record, const char *line, size_t n)
{
    *record = (struct record){0};
    json_t *root = json_loadb(line, n, JSON_ALLOW_NUL, NULL);
    record->root = root;
    if (!json_is_object(root) || !read_points(record)) {
        record_free(record);
        return false;
    }
    record->title = text_of(root, "title");
    record->date = text_of(root, "date");
    record->source = text_of(root, "source");
    record->text = text_of(root, "text");
    record->status = text_of(root, "status");
    record->words = count_of(root, "words");
    record->sentences = count_of(root, "sentences");
    return true;
}

void record_free(struct record *record)
{
    free(record->points);
    json_decref(record->root);
    *record = (struct record){0};
}
