/* The lists behind the full stop. Real words are kept out ("sat", "in", "am"), or count only with
 * a capital letter ("Mass.", "Gen.", "Dec."). Letters parted by full stops ("U.S", "b.sc") are
 * abbreviations without a list. */
#include "kernel/abbreviations.h"

#include <string.h>

#include "kernel/keywords.h"

enum { NONE, TITLE, NUMBER, INNER, MONTH, LAST, PLACE, HOUR, YES = 1 };
enum { LENGTH_MAX = 9 }; /* of an abbreviation, listed or dotted */

/* clang-format off */
#define ABBREVIATIONS(ROW, L) \
    ROW(L, "a.k.a", INNER)  ROW(L, "a.m", HOUR)     ROW(L, "adm", TITLE) \
    ROW(L, "al", INNER)     ROW(L, "ala", PLACE)    ROW(L, "ald", TITLE) \
    ROW(L, "amb", TITLE)    ROW(L, "approx", INNER) ROW(L, "apr", MONTH) \
    ROW(L, "ariz", PLACE)   ROW(L, "ark", PLACE)    ROW(L, "art", NUMBER) \
    ROW(L, "assoc", TITLE)  ROW(L, "asst", TITLE)   ROW(L, "atty", TITLE) \
    ROW(L, "aug", MONTH)    ROW(L, "ave", PLACE)    ROW(L, "blvd", PLACE) \
    ROW(L, "brig", TITLE)   ROW(L, "bros", LAST)    ROW(L, "ca", INNER) \
    ROW(L, "calif", PLACE)  ROW(L, "capt", TITLE)   ROW(L, "cdr", TITLE) \
    ROW(L, "cf", INNER)     ROW(L, "ch", NUMBER)    ROW(L, "chap", NUMBER) \
    ROW(L, "chas", TITLE)   ROW(L, "cllr", TITLE)   ROW(L, "cmdr", TITLE) \
    ROW(L, "co", LAST)      ROW(L, "col", TITLE)    ROW(L, "colo", PLACE) \
    ROW(L, "comm", TITLE)   ROW(L, "conn", PLACE)   ROW(L, "corp", LAST) \
    ROW(L, "cos", LAST)     ROW(L, "cpl", TITLE)    ROW(L, "cpt", TITLE) \
    ROW(L, "d.b.a", INNER)  ROW(L, "dec", MONTH)    ROW(L, "del", PLACE) \
    ROW(L, "dep", TITLE)    ROW(L, "dept", INNER)   ROW(L, "det", TITLE) \
    ROW(L, "dr", INNER)     ROW(L, "drs", TITLE)    ROW(L, "e.g", INNER) \
    ROW(L, "esq", LAST)     ROW(L, "etc", LAST)     ROW(L, "excl", INNER) \
    ROW(L, "feb", MONTH)    ROW(L, "fig", NUMBER)   ROW(L, "figs", NUMBER) \
    ROW(L, "fla", PLACE)    ROW(L, "fr", TITLE)     ROW(L, "fri", MONTH) \
    ROW(L, "ft", LAST)      ROW(L, "ga", PLACE)     ROW(L, "gen", TITLE) \
    ROW(L, "gens", TITLE)   ROW(L, "gov", TITLE)    ROW(L, "govs", TITLE) \
    ROW(L, "govt", INNER)   ROW(L, "hon", TITLE)    ROW(L, "i.e", INNER) \
    ROW(L, "ill", PLACE)    ROW(L, "inc", LAST)     ROW(L, "incl", INNER) \
    ROW(L, "ind", PLACE)    ROW(L, "insp", TITLE)   ROW(L, "intl", INNER) \
    ROW(L, "jan", MONTH)    ROW(L, "jr", LAST)      ROW(L, "jul", MONTH) \
    ROW(L, "jun", MONTH)    ROW(L, "kan", PLACE)    ROW(L, "ky", PLACE) \
    ROW(L, "la", PLACE)     ROW(L, "lieut", TITLE)  ROW(L, "llc", LAST) \
    ROW(L, "lt", TITLE)     ROW(L, "ltd", LAST)     ROW(L, "maj", TITLE) \
    ROW(L, "mar", MONTH)    ROW(L, "mass", PLACE)   ROW(L, "md", PLACE) \
    ROW(L, "messrs", INNER) ROW(L, "mich", PLACE)   ROW(L, "minn", PLACE) \
    ROW(L, "miss", PLACE)   ROW(L, "mlle", TITLE)   ROW(L, "mme", TITLE) \
    ROW(L, "mo", PLACE)     ROW(L, "mon", MONTH)    ROW(L, "mont", PLACE) \
    ROW(L, "mr", INNER)     ROW(L, "mrs", INNER)    ROW(L, "ms", INNER) \
    ROW(L, "msgr", TITLE)   ROW(L, "mt", TITLE)     ROW(L, "mx", INNER) \
    ROW(L, "neb", PLACE)    ROW(L, "nev", PLACE)    ROW(L, "no", NUMBER) \
    ROW(L, "nos", NUMBER)   ROW(L, "nov", MONTH)    ROW(L, "nr", NUMBER) \
    ROW(L, "n°", NUMBER)    ROW(L, "oct", MONTH)    ROW(L, "okla", PLACE) \
    ROW(L, "ore", PLACE)    ROW(L, "p", NUMBER)     ROW(L, "p.m", HOUR) \
    ROW(L, "pa", PLACE)     ROW(L, "para", NUMBER)  ROW(L, "penn", PLACE) \
    ROW(L, "ph.d", LAST)    ROW(L, "plc", LAST)     ROW(L, "pp", NUMBER) \
    ROW(L, "pres", TITLE)   ROW(L, "prof", INNER)   ROW(L, "profs", TITLE) \
    ROW(L, "pt", LAST)      ROW(L, "pvt", TITLE)    ROW(L, "rd", PLACE) \
    ROW(L, "rep", TITLE)    ROW(L, "reps", TITLE)   ROW(L, "resp", INNER) \
    ROW(L, "rev", TITLE)    ROW(L, "sec", NUMBER)   ROW(L, "sen", TITLE) \
    ROW(L, "sens", TITLE)   ROW(L, "sep", MONTH)    ROW(L, "sept", MONTH) \
    ROW(L, "sgt", TITLE)    ROW(L, "sq", PLACE)     ROW(L, "sr", LAST) \
    ROW(L, "sra", TITLE)    ROW(L, "srta", TITLE)   ROW(L, "st", LAST) \
    ROW(L, "ste", LAST)     ROW(L, "supt", TITLE)   ROW(L, "tenn", PLACE) \
    ROW(L, "tex", PLACE)    ROW(L, "thu", MONTH)    ROW(L, "thur", MONTH) \
    ROW(L, "thurs", MONTH)  ROW(L, "tue", MONTH)    ROW(L, "tues", MONTH) \
    ROW(L, "univ", INNER)   ROW(L, "v", INNER)      ROW(L, "va", PLACE) \
    ROW(L, "viz", INNER)    ROW(L, "vol", NUMBER)   ROW(L, "vols", NUMBER) \
    ROW(L, "vs", INNER)     ROW(L, "vt", PLACE)     ROW(L, "w.va", PLACE) \
    ROW(L, "wash", PLACE)   ROW(L, "wed", MONTH)    ROW(L, "wis", PLACE) \
    ROW(L, "wm", TITLE)     ROW(L, "wyo", PLACE)
/* clang-format on */
KEYWORD_TABLE(abbreviations, ABBREVIATIONS);

/* clang-format off */
#define STARTERS(ROW, L) \
    ROW(L, "a", YES)         ROW(L, "about", YES)     ROW(L, "above", YES) \
    ROW(L, "according", YES) ROW(L, "across", YES)    ROW(L, "after", YES) \
    ROW(L, "against", YES)   ROW(L, "all", YES)       ROW(L, "along", YES) \
    ROW(L, "also", YES)      ROW(L, "although", YES)  ROW(L, "among", YES) \
    ROW(L, "an", YES)        ROW(L, "and", YES)       ROW(L, "another", YES) \
    ROW(L, "are", YES)       ROW(L, "as", YES)        ROW(L, "asked", YES) \
    ROW(L, "at", YES)        ROW(L, "because", YES)   ROW(L, "before", YES) \
    ROW(L, "between", YES)   ROW(L, "both", YES)      ROW(L, "but", YES) \
    ROW(L, "by", YES)        ROW(L, "can", YES)       ROW(L, "could", YES) \
    ROW(L, "despite", YES)   ROW(L, "did", YES)       ROW(L, "do", YES) \
    ROW(L, "does", YES)      ROW(L, "don't", YES)     ROW(L, "don’t", YES) \
    ROW(L, "during", YES)    ROW(L, "each", YES)      ROW(L, "earlier", YES) \
    ROW(L, "even", YES)      ROW(L, "every", YES)     ROW(L, "few", YES) \
    ROW(L, "for", YES)       ROW(L, "from", YES)      ROW(L, "had", YES) \
    ROW(L, "has", YES)       ROW(L, "have", YES)      ROW(L, "he", YES) \
    ROW(L, "he's", YES)      ROW(L, "her", YES)       ROW(L, "here", YES) \
    ROW(L, "he’s", YES)      ROW(L, "his", YES)       ROW(L, "how", YES) \
    ROW(L, "however", YES)   ROW(L, "i", YES)         ROW(L, "i'm", YES) \
    ROW(L, "i've", YES)      ROW(L, "if", YES)        ROW(L, "in", YES) \
    ROW(L, "instead", YES)   ROW(L, "into", YES)      ROW(L, "is", YES) \
    ROW(L, "it", YES)        ROW(L, "it's", YES)      ROW(L, "its", YES) \
    ROW(L, "it’s", YES)      ROW(L, "i’m", YES)       ROW(L, "i’ve", YES) \
    ROW(L, "just", YES)      ROW(L, "last", YES)      ROW(L, "later", YES) \
    ROW(L, "let", YES)       ROW(L, "many", YES)      ROW(L, "may", YES) \
    ROW(L, "maybe", YES)     ROW(L, "meanwhile", YES) ROW(L, "might", YES) \
    ROW(L, "more", YES)      ROW(L, "most", YES)      ROW(L, "my", YES) \
    ROW(L, "next", YES)      ROW(L, "no", YES)        ROW(L, "nobody", YES) \
    ROW(L, "nor", YES)       ROW(L, "not", YES)       ROW(L, "nothing", YES) \
    ROW(L, "now", YES)       ROW(L, "of", YES)        ROW(L, "on", YES) \
    ROW(L, "once", YES)      ROW(L, "one", YES)       ROW(L, "only", YES) \
    ROW(L, "or", YES)        ROW(L, "other", YES)     ROW(L, "others", YES) \
    ROW(L, "our", YES)       ROW(L, "over", YES)      ROW(L, "perhaps", YES) \
    ROW(L, "please", YES)    ROW(L, "several", YES)   ROW(L, "she", YES) \
    ROW(L, "she's", YES)     ROW(L, "she’s", YES)     ROW(L, "should", YES) \
    ROW(L, "since", YES)     ROW(L, "so", YES)        ROW(L, "some", YES) \
    ROW(L, "still", YES)     ROW(L, "such", YES)      ROW(L, "that", YES) \
    ROW(L, "that's", YES)    ROW(L, "that’s", YES)    ROW(L, "the", YES) \
    ROW(L, "their", YES)     ROW(L, "then", YES)      ROW(L, "there", YES) \
    ROW(L, "there's", YES)   ROW(L, "there’s", YES)   ROW(L, "these", YES) \
    ROW(L, "they", YES)      ROW(L, "they're", YES)   ROW(L, "they’re", YES) \
    ROW(L, "this", YES)      ROW(L, "those", YES)     ROW(L, "though", YES) \
    ROW(L, "three", YES)     ROW(L, "to", YES)        ROW(L, "today", YES) \
    ROW(L, "two", YES)       ROW(L, "under", YES)     ROW(L, "unless", YES) \
    ROW(L, "until", YES)     ROW(L, "was", YES)       ROW(L, "we", YES) \
    ROW(L, "we're", YES)     ROW(L, "were", YES)      ROW(L, "we’re", YES) \
    ROW(L, "what", YES)      ROW(L, "when", YES)      ROW(L, "where", YES) \
    ROW(L, "which", YES)     ROW(L, "while", YES)     ROW(L, "who", YES) \
    ROW(L, "why", YES)       ROW(L, "will", YES)      ROW(L, "with", YES) \
    ROW(L, "without", YES)   ROW(L, "would", YES)     ROW(L, "yesterday", YES) \
    ROW(L, "yet", YES)       ROW(L, "you", YES)       ROW(L, "your", YES)
/* clang-format on */
KEYWORD_TABLE(starters, STARTERS);

/* clang-format off */
#define HOUR_WORDS(ROW, L) \
    ROW(L, "apr", YES)       ROW(L, "april", YES)     ROW(L, "aug", YES) \
    ROW(L, "august", YES)    ROW(L, "bst", YES)       ROW(L, "cdt", YES) \
    ROW(L, "central", YES)   ROW(L, "cest", YES)      ROW(L, "cet", YES) \
    ROW(L, "cst", YES)       ROW(L, "ct", YES)        ROW(L, "dec", YES) \
    ROW(L, "december", YES)  ROW(L, "eastern", YES)   ROW(L, "edt", YES) \
    ROW(L, "est", YES)       ROW(L, "et", YES)        ROW(L, "feb", YES) \
    ROW(L, "february", YES)  ROW(L, "fri", YES)       ROW(L, "friday", YES) \
    ROW(L, "gmt", YES)       ROW(L, "ist", YES)       ROW(L, "jan", YES) \
    ROW(L, "january", YES)   ROW(L, "july", YES)      ROW(L, "june", YES) \
    ROW(L, "local", YES)     ROW(L, "mar", YES)       ROW(L, "march", YES) \
    ROW(L, "may", YES)       ROW(L, "mdt", YES)       ROW(L, "mon", YES) \
    ROW(L, "monday", YES)    ROW(L, "mountain", YES)  ROW(L, "mst", YES) \
    ROW(L, "mt", YES)        ROW(L, "nov", YES)       ROW(L, "november", YES) \
    ROW(L, "oct", YES)       ROW(L, "october", YES)   ROW(L, "pacific", YES) \
    ROW(L, "pdt", YES)       ROW(L, "pst", YES)       ROW(L, "pt", YES) \
    ROW(L, "sat", YES)       ROW(L, "saturday", YES)  ROW(L, "sept", YES) \
    ROW(L, "september", YES) ROW(L, "sun", YES)       ROW(L, "sunday", YES) \
    ROW(L, "thu", YES)       ROW(L, "thurs", YES)     ROW(L, "thursday", YES) \
    ROW(L, "tue", YES)       ROW(L, "tues", YES)      ROW(L, "tuesday", YES) \
    ROW(L, "utc", YES)       ROW(L, "wed", YES)       ROW(L, "wednesday", YES)
/* clang-format on */
KEYWORD_TABLE(hour_words, HOUR_WORDS);

/* clang-format off */
#define ADDRESS_ENDS(ROW, L) \
    ROW(L, "aspx", YES) ROW(L, "co", YES)   ROW(L, "com", YES)  ROW(L, "edu", YES) \
    ROW(L, "gov", YES)  ROW(L, "htm", YES)  ROW(L, "html", YES) ROW(L, "info", YES) \
    ROW(L, "js", YES)   ROW(L, "net", YES)  ROW(L, "org", YES)  ROW(L, "php", YES)
/* clang-format on */
KEYWORD_TABLE(address_ends, ADDRESS_ENDS);

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "U.S", "N.Y.C", "b.sc": pieces of one or two letters, parted by full stops. */
static bool dotted(struct str word)
{
    size_t piece = 0, dots = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.data[i] == '.') {
            if (piece == 0)
                return false;
            piece = 0;
            dots++;
        } else if (!letter(word.data[i]) || ++piece > 2) {
            return false;
        }
    }
    return dots > 0 && piece > 0;
}

enum abbreviation abbreviation_find(struct str word)
{
    if (word.len > LENGTH_MAX)
        return ABBREVIATION_NONE;
    bool capital = word.len > 0 && word.data[0] >= 'A' && word.data[0] <= 'Z';
    switch (keyword_find(&abbreviations, word)) {
    case TITLE:
        return capital ? ABBREVIATION_TITLE : ABBREVIATION_NONE;
    case NUMBER:
        return ABBREVIATION_NUMBER;
    case INNER:
        return ABBREVIATION_INNER;
    case MONTH:
        return capital ? ABBREVIATION_MONTH : ABBREVIATION_NONE;
    case LAST:
        return ABBREVIATION_LAST;
    case PLACE:
        return capital ? ABBREVIATION_LAST : ABBREVIATION_NONE;
    case HOUR:
        return ABBREVIATION_HOUR;
    default:
        return dotted(word) ? ABBREVIATION_LAST : ABBREVIATION_NONE;
    }
}

bool starter_is(struct str word)
{
    return keyword_find(&starters, word) == YES;
}

bool hour_goes_on(struct str word)
{
    return keyword_find(&hour_words, word) == YES;
}

bool address_end(struct str word)
{
    return keyword_find(&address_ends, word) == YES;
}

bool abbreviation_sorted(void)
{
    return keywords_sorted(&abbreviations) && keywords_sorted(&starters) &&
           keywords_sorted(&address_ends) && keywords_sorted(&hour_words);
}
