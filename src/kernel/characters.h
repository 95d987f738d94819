/* What a character is to a sentence: white space, an opening or a closing mark, lower case. Each
 * looks at the character at text < end and tells its size in bytes, 0 where it is none of that. */
#ifndef KERNEL_CHARACTERS_H
#define KERNEL_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "kernel/words.h"

/* Of ASCII; what is beyond it is compared with a few marks. */
enum character { CHARACTER_OPENS = 1, CHARACTER_CLOSES = 2 };
extern const unsigned char character_kinds[128];
unsigned character_opens_beyond(const char *text, const char *end);
unsigned character_closes_beyond(const char *text, const char *end);

/* ASCII letters only. */
static inline bool character_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool character_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* A line end counts. */
static inline unsigned character_space(const char *text, const char *end)
{
    unsigned size;
    enum byte_class class = words_class(text, end, &size);
    return class == BYTE_SPACE || class == BYTE_BREAK ? size : 0;
}

static inline unsigned character_opens(const char *text, const char *end)
{
    return *text & 0x80 ? character_opens_beyond(text, end)
                        : character_kinds[(unsigned char)*text] & CHARACTER_OPENS;
}

static inline unsigned character_closes(const char *text, const char *end)
{
    return *text & 0x80 ? character_closes_beyond(text, end)
                        : (character_kinds[(unsigned char)*text] & CHARACTER_CLOSES) != 0;
}

bool character_lower(const char *text, const char *end);

/* True where white space ends before text[p]. */
bool character_space_beyond(const char *text, size_t p);
static inline bool character_space_before(const char *text, size_t p)
{
    if (p == 0 || text[p - 1] & 0x80)
        return p > 0 && character_space_beyond(text, p);
    return character_space(text + p - 1, text + p) > 0;
}

/* True at any quotation mark. */
bool character_quote(const char *text, const char *end);

/* True where a quotation mark ends before text[p], p > 0. */
bool character_quote_before(const char *text, size_t p);

#endif
