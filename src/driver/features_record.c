/* Writes columns, a name once an article instead of once a sentence; see features_record.h. */
#include "driver/features_record.h"

#include "base/jwrite.h"
#include "base/utf8.h"
#include "kernel/features.h"
#include "kernel/gain.h"
#include "kernel/models.h"
#include "kernel/word_hashes.h"

static bool raw(struct buffer *out, const char *json)
{
    return jwrite_raw(out, str_of(json));
}

static bool number(struct buffer *out, int value)
{
    if (value < 0 && !raw(out, "-"))
        return false;
    return jwrite_uint(out, (uint64_t)(value < 0 ? -(int64_t)value : value));
}

/* {"name":[…],…}: of each name the numbers of n rows. */
static bool columns(struct buffer *out, const char *const *names, uint32_t n_names,
                    const int16_t *value, size_t stride, uint32_t n)
{
    bool ok = raw(out, "{");
    for (uint32_t c = 0; ok && c < n_names; c++) {
        ok = raw(out, c ? ",\"" : "\"") && raw(out, names[c]) && raw(out, "\":[");
        for (uint32_t row = 0; ok && row < n; row++)
            ok = (row == 0 || raw(out, ",")) && number(out, value[row * stride + c]);
        ok = ok && raw(out, "]");
    }
    return ok && raw(out, "}");
}

/* Sentences stand in the order of the text, so that one pass counts the code points. */
static bool sentences_field(struct buffer *out, struct str text,
                            const struct kernel_features *features)
{
    size_t byte = 0, code_point = 0;
    bool ok = raw(out, ",\"sentences\":[");
    for (uint32_t s = 0; ok && s < features->n_sentences; s++) {
        struct kernel_sentence sentence = features->sentences[s];
        size_t start = code_point + utf8_count(text.data + byte, sentence.start - byte);
        code_point = start + utf8_count(text.data + sentence.start, sentence.end - sentence.start);
        byte = sentence.end;
        ok = raw(out, s ? ",{\"start\":" : "{\"start\":") && jwrite_uint(out, start) &&
             raw(out, ",\"end\":") && jwrite_uint(out, code_point) && raw(out, "}");
    }
    ok = ok && raw(out, "],\"selectable\":[");
    for (uint32_t s = 0; ok && s < features->n_sentences; s++)
        ok = (s == 0 || raw(out, ",")) &&
             raw(out, features->sentences[s].selectable ? "true" : "false");
    return ok && raw(out, "]");
}

static bool step(struct buffer *out, const struct kernel_step *turn)
{
    bool ok = raw(out, "{\"sentence\":[");
    for (uint32_t c = 0; ok && c < turn->n; c++)
        ok = (c == 0 || raw(out, ",")) && jwrite_uint(out, turn->sentence[c]);
    return ok && raw(out, "],\"taken\":") && jwrite_uint(out, turn->taken) &&
           raw(out, ",\"gains\":") &&
           columns(out, models_inputs.gains, GAINS, turn->value, GAINS_STRIDE, turn->n) &&
           raw(out, "}");
}

static bool steps_field(struct buffer *out, const struct kernel_features *features)
{
    bool ok = raw(out, ",\"steps\":[");
    for (uint32_t s = 0; ok && s < features->n_steps; s++)
        ok = (s == 0 || raw(out, ",")) && step(out, &features->steps[s]);
    return ok && raw(out, "]");
}

static bool hash(struct buffer *out, bool first, uint32_t value)
{
    return (first || raw(out, ",")) &&
           jwrite_uint(out, value & ((UINT32_C(1) << FEATURES_HASH_BITS) - 1));
}

static bool words(struct buffer *out, const struct kernel_sentence *sentence)
{
    const uint32_t *keys = sentence->keys;
    bool ok = raw(out, "[");
    for (uint32_t k = 0; ok && k < sentence->n_keys; k++)
        ok = hash(out, k == 0, word_hash_one(keys[k])) &&
             (k == 0 || hash(out, false, word_hash_two(keys[k - 1], keys[k])));
    return ok && raw(out, "]");
}

static bool openings(struct buffer *out, const struct kernel_sentence *sentence)
{
    bool ok = raw(out, "[");
    for (uint32_t n = 1; ok && n <= WORD_OPENING && n <= sentence->n_keys; n++)
        ok = hash(out, n == 1, word_hash_opening(sentence->keys, n));
    return ok && raw(out, "]");
}

static bool words_fields(struct buffer *out, const struct kernel_features *features)
{
    bool ok = raw(out, ",\"words\":[");
    for (uint32_t s = 0; ok && s < features->n_sentences; s++)
        ok = (s == 0 || raw(out, ",")) && words(out, &features->sentences[s]);
    ok = ok && raw(out, "],\"openings\":[");
    for (uint32_t s = 0; ok && s < features->n_sentences; s++)
        ok = (s == 0 || raw(out, ",")) && openings(out, &features->sentences[s]);
    return ok && raw(out, "]");
}

bool features_write(struct buffer *out, const struct place *place, const struct article *article,
                    const struct kernel_features *features, bool with_words, bool with_text)
{
    return record_write_id(out, place, article) && raw(out, ",\"archive\":") &&
           jwrite_string(out, place->archive) && raw(out, ",\"member\":") &&
           jwrite_string(out, place->member) && raw(out, ",\"record\":") &&
           jwrite_uint(out, place->record) && raw(out, ",\"dictionary\":") &&
           jwrite_uint(out, *models_inputs.dictionary) && raw(out, ",\"status\":") &&
           jwrite_string(out, str_of(record_status(features->status))) &&
           sentences_field(out, article->text, features) && raw(out, ",\"features\":") &&
           columns(out, features_names, FEATURES, features->value, FEATURES_STRIDE,
                   features->n_sentences) &&
           steps_field(out, features) && (!with_words || words_fields(out, features)) &&
           (!with_text || (raw(out, ",\"text\":") && jwrite_string(out, article->text))) &&
           raw(out, "}\n");
}
