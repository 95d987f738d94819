/* The character set of a text that does not tell it.
 *
 *   no UTF-8 -> uchardet's guess -> does the text bear it out? -> it, else windows-1252
 *
 * uchardet knows the frequencies of some 30 languages, and on an English page with three curly
 * quotes finds one of them. So its word is taken for a script that makes up much of the letters
 * (Cyrillic, Greek, Chinese ...) or for a Latin one that is there often enough to tell; else the
 * bytes are what most bytes of the web are that are not UTF-8. */
#include <string.h>
#include <uchardet/uchardet.h>

#include "format/charset.h"

enum {
    /* Letters beyond ASCII before a Latin set other than 1252 is believed (of one "naïve" the guess
     * is IBM852, of one "Citroën" MacCentralEurope), and 1 of so many letters: names in an English
     * text are fewer, Slovene has some 1 of 30. */
    LATIN_SEEN = 12,
    LATIN_SHARE = 50,
    SCRIPT_SHARE = 6,  /* a script of its own has at least 1 of 6 letters beyond ASCII */
    BEFORE_FIRST = 64, /* bytes in front of the first that is not ASCII: the word it is in */
};

static const char otherwise[] = "WINDOWS-1252";

struct count {
    size_t high, letters; /* not ASCII, nor a typographer's mark; those and the letters of ASCII */
};

static struct count count(struct str bytes)
{
    struct count found = {0, 0};
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        unsigned char low = c | 0x20;
        bool high = c >= 0x80 && c != 0x85 && c != 0xA0 && !(c >= 0x91 && c <= 0x97);
        found.high += high;
        found.letters += high || (low >= 'a' && low <= 'z');
    }
    return found;
}

/* What is worth looking at: ASCII tells nothing. */
static struct str sample(struct str bytes)
{
    size_t first = 0;
    while (first < bytes.len && !(bytes.data[first] & 0x80) && bytes.data[first] != 0x1B)
        first++;
    first = first > BEFORE_FIRST ? first - BEFORE_FIRST : 0;
    size_t len = bytes.len - first;
    return (struct str){bytes.data + first, len < CHARSET_GUESSED ? len : CHARSET_GUESSED};
}

static bool is_latin(const char *name)
{
    static const char *const latin[] = {
        "WINDOWS-1250", "WINDOWS-1254", "WINDOWS-1257", "WINDOWS-1258", "ISO-8859-2",
        "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",
        "ISO-8859-15",  "ISO-8859-16",  "VISCII",       "TCVN",         "MAC-CENTRALEUROPE",
        "MACINTOSH",    "IBM852",       "IBM850",       "IBM437",
    };
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (strcmp(name, latin[i]) == 0)
            return true;
    return false;
}

static const char *ask(struct str bytes)
{
    uchardet_t detector = uchardet_new();
    if (detector == NULL)
        return NULL;
    const char *known = NULL;
    if (uchardet_handle_data(detector, bytes.data, bytes.len) == 0) {
        uchardet_data_end(detector);
        known = charset_of_label(str_of(uchardet_get_charset(detector)));
    }
    uchardet_delete(detector);
    return known;
}

const char *charset_guess(struct str bytes)
{
    struct str seen = sample(bytes);
    if (seen.len == 0)
        return otherwise;
    struct count found = count(seen);
    const char *name = ask(seen);
    if (name == NULL || strcmp(name, "UTF-8") == 0)
        return otherwise;
    if (strncmp(name, "ISO-2022", 8) == 0)
        return name;
    if (is_latin(name) && found.high < LATIN_SEEN)
        return otherwise;
    size_t share = is_latin(name) ? LATIN_SHARE : SCRIPT_SHARE;
    return found.high * share >= found.letters ? name : otherwise;
}
