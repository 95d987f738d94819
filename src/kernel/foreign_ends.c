/* Where sentences end that are not in English: what UAX 29 cannot know.
 *
 *   "am 3. Mai"     an ordinal, where the language writes it so
 *   "z. B.", "т.е.", "Dr. X", "J. Y"    abbreviations and initials
 *   "Yahoo! gibt"   lower case goes on
 *
 * A line end that reflow_read() took for a space is none either: UAX 29 says it always is. */
#include <unicode/uchar.h>

#include "kernel/foreign_parts.h"

enum { WORD_MAX = 32 }; /* bytes of a word that may be an abbreviation */

static const char abbreviations[] =
    " dr prof mr mrs ms st sr jr no nr nº vs ing arch art str tel fig vol min max mag dipl hon "
    "bzw ca ggf evtl inkl exkl abs vgl geb gest hrsg sog bspw mio mrd jan feb okt nov dez bes allg "
    "mme mlle mm me av boul éd env mgr sra srta sres dra ud uds avda pág núm dpto gral lic "
    "sig dott avv on pag gen col cap ten eng exmo dhr mevr mw drs bijv incl bl kl mia tlf evt "
    "np ul al im tzw godz mln mld tys płk gen ks zob inż np např tzv tj mj sv hod ifj özv pl kb "
    "dl dna sn doç esim mm г гг руб коп млн млрд тыс им ул проф акад см стр др напр обл пос "
    "рр грн тис ім вул див κ κα αρ δρ χλμ εκ δισ ";

/* Whether it is in the list, ASCII letters folded. */
static bool is_abbreviation(const char *word, uint32_t n)
{
    char key[WORD_MAX + 2] = " ";
    for (uint32_t i = 0; i < n; i++) {
        char c = word[i];
        key[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    key[n + 1] = ' ';
    const char *at = abbreviations, *end = abbreviations + sizeof abbreviations - 1;
    for (; end - at >= n + 2; at++)
        if (*at == ' ' && memcmp(at, key, n + 2) == 0)
            return true;
    return false;
}

bool foreign_carried(const char *text, uint32_t at, uint32_t limit)
{
    int class = u_getIntPropertyValue(foreign_point(text, at, limit), UCHAR_GRAPHEME_CLUSTER_BREAK);
    return class == U_GCB_EXTEND || class == U_GCB_SPACING_MARK || class == U_GCB_ZWJ;
}

/* Whether the character that ends before text[at] belongs to the next one. */
static bool is_prepended(const char *text, uint32_t start, uint32_t at)
{
    return u_getIntPropertyValue(foreign_point_before(text, start, &at),
                                 UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_PREPEND;
}

static int break_of(UChar32 point)
{
    return u_getIntPropertyValue(point, UCHAR_SENTENCE_BREAK);
}

/* Back over white space, closing marks and what they carry: where the last character before them
 * ends; *point is this character, 0 where there is none. */
static uint32_t back_to_stop(const char *text, uint32_t start, uint32_t at, UChar32 *point)
{
    uint32_t p = at;
    *point = 0;
    while (p > start) {
        uint32_t end = p;
        UChar32 c = foreign_point_before(text, start, &p);
        switch (break_of(c)) {
        case U_SB_SP:
        case U_SB_SEP:
        case U_SB_CR:
        case U_SB_LF:
        case U_SB_CLOSE:
        case U_SB_EXTEND:
        case U_SB_FORMAT:
            break;
        default:
            *point = c;
            return end;
        }
    }
    return start;
}

struct foreign_ending foreign_ending(const char *text, uint32_t start, uint32_t end)
{
    struct foreign_ending ending = {false, false};
    UChar32 point;
    uint32_t p = back_to_stop(text, start, end, &point);
    int class = break_of(point);
    bool greek = false;
    if (point == ';' && p > start + 1) { /* behind a Greek letter it asks */
        uint32_t before = p - 1;
        UChar32 letter = foreign_point_before(text, start, &before);
        greek = letter >= 0x370 && letter < 0x400;
    }
    ending.question = point == '?' || point == 0x61F || point == 0xFF1F || point == 0x37E || greek;
    ending.complete =
        class == U_SB_STERM || class == U_SB_ATERM || point == 0x2026 || ending.question;
    return ending;
}

/* The word that ends before text[end], with the stops inside it. */
static uint32_t word_start(const char *text, uint32_t start, uint32_t end)
{
    uint32_t p = end;
    while (p > start && end - p < WORD_MAX) {
        uint32_t before = p;
        UChar32 c = foreign_point_before(text, start, &before);
        if (!(u_isalnum(c) || c == '.' || c == 0xBA || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0))
            break;
        p = before;
    }
    return p;
}

/* Whether the full stop at text[stop] belongs to the word before it. */
static bool is_of_word(const struct lang *lang, const char *text, uint32_t start, uint32_t stop)
{
    uint32_t word = word_start(text, start, stop), n = stop - word;
    if (n == 0 || n > WORD_MAX)
        return false;
    UChar32 first = foreign_point(text, word, stop);
    bool alone = word + (uint32_t)U8_LENGTH(first) == stop;
    bool cased = u_isULowercase(first) || u_isUUppercase(first);
    if (u_isdigit(first))
        return lang != NULL && lang->traits & LANG_ORDINALS && n <= 2;
    return (cased && (alone || memchr(text + word, '.', n) != NULL)) ||
           is_abbreviation(text + word, n);
}

/* Whether a quotation is closed between the stop and what follows, without a space: 「…。」と… */
static bool is_quoted(const char *text, uint32_t stop, uint32_t at)
{
    UChar32 last = foreign_point_before(text, stop, &at);
    return last == 0x201D || last == 0x2019 || last == 0x300D || last == 0x300F || last == '"';
}

bool foreign_ends(const struct lang *lang, const char *text, uint32_t start, uint32_t at,
                  uint32_t limit)
{
    UChar32 point;
    uint32_t end = back_to_stop(text, start, at, &point);
    if (!foreign_ending(text, start, at).complete || foreign_carried(text, at, limit) ||
        is_prepended(text, start, at))
        return false;
    UChar32 next = foreign_point(text, at, limit);
    if (u_isULowercase(next) || (end < at && lang != NULL && lang->traits & LANG_UNSPACED &&
                                 is_quoted(text, end, at) && u_isalpha(next)))
        return false;
    return point != '.' || !is_of_word(lang, text, start, end - 1);
}
