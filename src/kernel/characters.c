/* Marks of ASCII, of General Punctuation and the guillemets; enough for news in English, harmless
 * in the rest. */
#include "kernel/characters.h"

#include <string.h>

#define BOTH (CHARACTER_OPENS | CHARACTER_CLOSES)
const unsigned char character_kinds[128] = {
    ['"'] = BOTH,
    ['\''] = BOTH,
    ['('] = CHARACTER_OPENS,
    ['['] = CHARACTER_OPENS,
    ['{'] = CHARACTER_OPENS,
    ['-'] = CHARACTER_OPENS,
    ['*'] = CHARACTER_OPENS,
    ['`'] = CHARACTER_OPENS,
    [')'] = CHARACTER_CLOSES,
    [']'] = CHARACTER_CLOSES,
    ['}'] = CHARACTER_CLOSES,
};

/* The size of the character at text where it is one of those in set, which has the same size each.
 */
static unsigned one_of(const char *text, const char *end, const char *set, unsigned size)
{
    if ((size_t)(end - text) < size)
        return 0;
    for (; *set; set += size)
        if (memcmp(text, set, size) == 0)
            return size;
    return 0;
}

unsigned character_opens_beyond(const char *text, const char *end)
{
    if (*text == '\xC2')
        return one_of(text, end, "«¿¡", 2);
    return one_of(text, end, "“‘–—•⁃‹„‑", 3);
}

unsigned character_closes_beyond(const char *text, const char *end)
{
    return *text == '\xC2' ? one_of(text, end, "»", 2) : one_of(text, end, "”’›", 3);
}

bool character_quote(const char *text, const char *end)
{
    if (!(*text & 0x80))
        return *text == '"' || *text == '\'';
    return *text == '\xC2' ? one_of(text, end, "«»", 2) : one_of(text, end, "“”‘’‹›„", 3);
}

bool character_quote_before(const char *text, size_t p)
{
    size_t q = p - 1;
    while (q > 0 && p - q < 3 && (text[q] & 0xC0) == 0x80)
        q--;
    return character_quote(text + q, text + p);
}

bool character_lower(const char *text, const char *end)
{
    if (*text == '\xC3' && end - text > 1)
        return (unsigned char)text[1] >= 0x9F;
    return *text >= 'a' && *text <= 'z';
}

bool character_space_beyond(const char *text, size_t p)
{
    size_t q = p;
    do {
        if (q == 0 || p - q == 3)
            return false;
        q--;
    } while ((text[q] & 0xC0) == 0x80);
    return character_space(text + q, text + p) == p - q;
}
