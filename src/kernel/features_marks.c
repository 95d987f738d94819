/* Marks of a sentence, counted by its bytes: commas, digits, "%", "$", "!".
 *
 *   16 bytes at a time, the last 16 once more without those that were seen
 *   lane of commas -= (byte == ',')      0xFF where it is one
 *
 * A lane holds 255 at most: the counts are taken out in time. */
#include <string.h>

#include "kernel/features_parts.h"
#include "kernel/signs.h"

enum { LANES = sizeof(measure_bytes), BLOCKS_MAX = 255 };

struct marks {
    uint32_t commas, digits;
    bool exclaims;
};

/* Counts in lanes; exclaims is not 0 where a "!" stands. */
struct lanes {
    measure_bytes commas, digits, exclaims;
};

static measure_bytes load(const void *at)
{
    measure_bytes bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static inline void look(struct lanes *lanes, measure_bytes bytes)
{
    lanes->commas -= (measure_bytes)(bytes == ',');
    lanes->digits -= (measure_bytes)((measure_bytes)(bytes - '0') < 10);
    lanes->exclaims |= (measure_bytes)(bytes == '!');
}

/* The sum of all lanes. */
static uint32_t sum_of(measure_bytes lanes)
{
    const uint64_t even = UINT64_C(0x00FF00FF00FF00FF), ones = UINT64_C(0x0001000100010001);
    uint64_t half[2];
    memcpy(half, &lanes, sizeof half);
    uint64_t sum =
        (half[0] & even) + (half[0] >> 8 & even) + (half[1] & even) + (half[1] >> 8 & even);
    return (uint32_t)(sum * ones >> 48);
}

static bool any(measure_bytes lanes)
{
    uint64_t half[2];
    memcpy(half, &lanes, sizeof half);
    return (half[0] | half[1]) != 0;
}

/* How often a mark stands in a sentence that has the sign of it; few have. */
static uint32_t count_mark(const char *text, const struct sentence *sentence, enum sign sign,
                           char mark)
{
    uint32_t count = 0;
    for (uint32_t p = sentence->start; sentence->signs & sign && p < sentence->end; p++)
        count += text[p] == mark;
    return count;
}

/* The last bytes, fewer than a vector; as many stand before end as a vector has. */
static measure_bytes load_last(const char *end, size_t n)
{
    static const uint8_t keep[2 * LANES] = {
        0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    };
    return load(end - LANES) & load(keep + n);
}

/* Adds the marks of at most BLOCKS_MAX vectors; text is where bytes may be read from. */
static void count(struct marks *marks, const char *text, const char *at, const char *end)
{
    struct lanes lanes = {0};
    for (; end - at >= LANES; at += LANES)
        look(&lanes, load(at));
    if (end - text >= LANES) {
        look(&lanes, load_last(end, (size_t)(end - at)));
    } else {
        char copy[LANES] = {0};
        memcpy(copy, at, (size_t)(end - at));
        look(&lanes, load(copy));
    }
    marks->commas += sum_of(lanes.commas);
    marks->digits += sum_of(lanes.digits);
    marks->exclaims |= any(lanes.exclaims);
}

void features_marks(const struct measure *measure, uint32_t s)
{
    const struct sentence *sentence = &measure->document->sentences[s];
    const char *text = measure->document->text.data;
    const uint32_t step = (BLOCKS_MAX - 1) * LANES;
    int16_t *row = features_of(measure->features, s);
    struct marks marks = {0};
    for (uint32_t p = sentence->start; p < sentence->end; p += step)
        count(&marks, text, text + p, text + (sentence->end - p < step ? sentence->end : p + step));
    uint32_t percents = count_mark(text, sentence, SIGN_PERCENT, '%');
    uint32_t dollars = count_mark(text, sentence, SIGN_DOLLAR, '$');
    row[FEATURE_COMMAS] = measure_cut(marks.commas, FEATURES_SOME);
    row[FEATURE_DIGITS] = measure_cut(marks.digits, FEATURES_MANY);
    row[FEATURE_PERCENT] = measure_cut((uint64_t)row[FEATURE_PERCENT] + percents, FEATURES_FEW);
    row[FEATURE_MONEY] = measure_cut((uint64_t)row[FEATURE_MONEY] + dollars, FEATURES_FEW);
    row[FEATURE_EXCLAMATION] = marks.exclaims;
    row[FEATURE_BRACKETS] = (sentence->signs & SIGN_BRACKET) != 0;
    row[FEATURE_COLON] = (sentence->signs & SIGN_COLON) != 0;
    row[FEATURE_DASH] = (sentence->signs & SIGN_DASH) != 0;
}
