/* Strict on purpose: strtoull and strtod take signs, white space, "0x10", "nan" and "inf", none of
 * which anyone means here, so the characters are looked at first. */
#include "cli/values.h"

#include <stdlib.h>
#include <string.h>

/* Reads decimal digits; *end is behind them. False without a digit or where they are too many. */
static bool digits(const char *text, uint64_t *number, const char **end)
{
    uint64_t value = 0;
    const char *at = text;
    for (; *at >= '0' && *at <= '9'; at++) {
        uint64_t digit = (uint64_t)(*at - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return false;
        value = 10 * value + digit;
    }
    *number = value;
    *end = at;
    return at > text;
}

bool value_number(const char *text, uint64_t least, uint64_t most, uint64_t *number)
{
    const char *end;
    uint64_t value;
    if (!digits(text, &value, &end) || *end || value < least || value > most)
        return false;
    *number = value;
    return true;
}

/* The power of two that a suffix stands for, or -1. */
static int suffix_shift(const char *suffix)
{
    static const char letters[] = "KMGT";
    if (!*suffix || strcmp(suffix, "B") == 0)
        return 0;
    char letter = *suffix == 'k' ? 'K' : *suffix == 'm' ? 'M' : *suffix == 'g' ? 'G' : *suffix;
    const char *found = strchr(letters, letter);
    const char *rest = suffix + 1;
    if (!found || (*rest && strcmp(rest, "B") != 0 && strcmp(rest, "iB") != 0))
        return -1;
    return 10 * (int)(found - letters + 1);
}

bool value_bytes(const char *text, uint64_t *bytes)
{
    const char *suffix;
    uint64_t value;
    if (!digits(text, &value, &suffix) || value == 0)
        return false;
    int shift = suffix_shift(suffix);
    if (shift < 0 || value > (uint64_t)INT64_MAX >> shift)
        return false;
    *bytes = value << shift;
    return true;
}

bool value_ratio(const char *text, double *ratio)
{
    if (!*text || text[strspn(text, "0123456789.")])
        return false;
    char *end;
    double value = strtod(text, &end);
    if (*end || !(value > 0) || value > 1)
        return false;
    *ratio = value;
    return true;
}
