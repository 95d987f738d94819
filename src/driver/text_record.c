/* Writes what the readers made of a record, choosing nothing; see text_record.h. Every key is
 * always there, as in record.c. */
#include "driver/text_record.h"

#include "base/jwrite.h"

static bool string_field(struct buffer *out, const char *name, struct str value)
{
    return jwrite_raw(out, str_of(name)) && jwrite_string(out, value);
}

bool text_write(struct buffer *out, const struct place *place, const struct article *article,
                struct str lang, bool with_reference)
{
    return record_write_id(out, place, article) &&
           string_field(out, ",\"archive\":", place->archive) &&
           string_field(out, ",\"member\":", place->member) &&
           jwrite_raw(out, STR(",\"record\":")) && jwrite_uint(out, place->record) &&
           string_field(out, ",\"url\":", article->url) &&
           string_field(out, ",\"title\":", article->title) &&
           string_field(out, ",\"date\":", article->date) && record_write_authors(out, article) &&
           string_field(out, ",\"lang\":", lang) &&
           string_field(out, ",\"text\":", article->text) &&
           (!with_reference || record_write_reference(out, article)) && jwrite_raw(out, STR("}\n"));
}
