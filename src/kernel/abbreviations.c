/* The lists behind the full stop. Real words are kept out ("sat", "in", "am"), or count only with
 * a capital letter ("Mass.", "Gen.", "Dec."). Letters parted by full stops ("U.S", "b.sc") are
 * abbreviations without a list. */
#include "kernel/abbreviations.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/keywords.h"

enum { NONE, TITLE, NUMBER, INNER, MONTH, LAST, PLACE, HOUR, SECTION, YES = 1, CASED = 2 };
enum { ALWAYS = OPEN_ALWAYS, ALONE = OPEN_ALONE };
enum { LENGTH_MAX = 9 }; /* of an abbreviation, listed or dotted */

/* clang-format off */
#define ABBREVIATIONS(ROW, L) \
    ROW(L, "a.k.a", INNER) ROW(L, "a.m", HOUR) ROW(L, "abp", TITLE) ROW(L, "addl", TITLE) \
    ROW(L, "adm", TITLE) ROW(L, "adv", TITLE) ROW(L, "al", LAST) ROW(L, "ala", PLACE) \
    ROW(L, "ald", TITLE) ROW(L, "amb", TITLE) ROW(L, "approx", INNER) ROW(L, "apr", MONTH) \
    ROW(L, "apt", NUMBER) ROW(L, "ariz", PLACE) ROW(L, "ark", PLACE) ROW(L, "art", NUMBER) \
    ROW(L, "assn", LAST) ROW(L, "assoc", TITLE) ROW(L, "asst", TITLE) ROW(L, "atty", TITLE) \
    ROW(L, "aug", MONTH) ROW(L, "ave", PLACE) ROW(L, "blvd", PLACE) ROW(L, "bp", TITLE) \
    ROW(L, "brig", TITLE) ROW(L, "bros", LAST) ROW(L, "c", NUMBER) ROW(L, "ca", INNER) \
    ROW(L, "calif", PLACE) ROW(L, "capt", TITLE) ROW(L, "cdr", TITLE) ROW(L, "cf", INNER) \
    ROW(L, "ch", NUMBER) ROW(L, "chap", NUMBER) ROW(L, "chas", TITLE) ROW(L, "cl", NUMBER) \
    ROW(L, "cllr", TITLE) ROW(L, "cmdr", TITLE) ROW(L, "co", LAST) ROW(L, "col", TITLE) \
    ROW(L, "colo", PLACE) ROW(L, "comm", TITLE) ROW(L, "conn", PLACE) ROW(L, "corp", LAST) \
    ROW(L, "cos", LAST) ROW(L, "cpl", TITLE) ROW(L, "cpt", TITLE) ROW(L, "ct", PLACE) \
    ROW(L, "d.b.a", INNER) ROW(L, "dak", PLACE) ROW(L, "dec", MONTH) ROW(L, "del", PLACE) \
    ROW(L, "dep", TITLE) ROW(L, "dept", INNER) ROW(L, "det", TITLE) ROW(L, "dir", TITLE) \
    ROW(L, "dist", TITLE) ROW(L, "dr", INNER) ROW(L, "drs", TITLE) ROW(L, "dy", TITLE) \
    ROW(L, "e.g", INNER) ROW(L, "ens", TITLE) ROW(L, "ep", NUMBER) ROW(L, "eps", NUMBER) \
    ROW(L, "esq", LAST) ROW(L, "est", NUMBER) ROW(L, "etc", LAST) ROW(L, "excl", INNER) \
    ROW(L, "ext", NUMBER) ROW(L, "feb", MONTH) ROW(L, "fig", SECTION) ROW(L, "figs", NUMBER) \
    ROW(L, "fla", PLACE) ROW(L, "flt", NUMBER) ROW(L, "fr", TITLE) ROW(L, "fri", MONTH) \
    ROW(L, "ft", LAST) ROW(L, "ga", PLACE) ROW(L, "gen", TITLE) ROW(L, "gens", TITLE) \
    ROW(L, "gov", TITLE) ROW(L, "govs", TITLE) ROW(L, "govt", INNER) ROW(L, "gp", TITLE) \
    ROW(L, "hav", TITLE) ROW(L, "hon", TITLE) ROW(L, "hwy", NUMBER) ROW(L, "i.e", INNER) \
    ROW(L, "ill", PLACE) ROW(L, "inc", LAST) ROW(L, "incl", INNER) ROW(L, "ind", PLACE) \
    ROW(L, "insp", TITLE) ROW(L, "intl", INNER) ROW(L, "jan", MONTH) ROW(L, "jr", LAST) \
    ROW(L, "jul", MONTH) ROW(L, "jun", MONTH) ROW(L, "kan", PLACE) ROW(L, "ky", PLACE) \
    ROW(L, "la", PLACE) ROW(L, "lcpl", TITLE) ROW(L, "ldr", TITLE) ROW(L, "lieut", TITLE) \
    ROW(L, "llc", LAST) ROW(L, "ln", PLACE) ROW(L, "lt", TITLE) ROW(L, "ltd", LAST) \
    ROW(L, "lv", NUMBER) ROW(L, "lvl", NUMBER) ROW(L, "maj", TITLE) ROW(L, "mar", MONTH) \
    ROW(L, "mass", PLACE) ROW(L, "max", NUMBER) ROW(L, "md", PLACE) ROW(L, "messrs", INNER) \
    ROW(L, "mex", PLACE) ROW(L, "mfg", INNER) ROW(L, "mgr", TITLE) ROW(L, "mich", PLACE) \
    ROW(L, "minn", PLACE) ROW(L, "miss", PLACE) ROW(L, "mk", NUMBER) ROW(L, "mlle", TITLE) \
    ROW(L, "mme", TITLE) ROW(L, "mo", PLACE) ROW(L, "mon", MONTH) ROW(L, "mont", PLACE) \
    ROW(L, "mr", INNER) ROW(L, "mrs", INNER) ROW(L, "ms", INNER) ROW(L, "msgr", TITLE) \
    ROW(L, "mt", TITLE) ROW(L, "mx", INNER) ROW(L, "natl", INNER) ROW(L, "neb", PLACE) \
    ROW(L, "nev", PLACE) ROW(L, "nfld", PLACE) ROW(L, "no", NUMBER) ROW(L, "nos", NUMBER) \
    ROW(L, "nov", MONTH) ROW(L, "nr", NUMBER) ROW(L, "n°", NUMBER) ROW(L, "oct", MONTH) \
    ROW(L, "ofc", TITLE) ROW(L, "okla", PLACE) ROW(L, "ont", PLACE) ROW(L, "ore", PLACE) \
    ROW(L, "p", NUMBER) ROW(L, "p.m", HOUR) ROW(L, "pa", PLACE) ROW(L, "para", NUMBER) \
    ROW(L, "penn", PLACE) ROW(L, "pfc", TITLE) ROW(L, "pg", NUMBER) ROW(L, "pgs", NUMBER) \
    ROW(L, "ph.d", LAST) ROW(L, "pkwy", PLACE) ROW(L, "plc", LAST) ROW(L, "pp", NUMBER) \
    ROW(L, "pres", TITLE) ROW(L, "prof", INNER) ROW(L, "profs", TITLE) ROW(L, "pt", PLACE) \
    ROW(L, "pvt", TITLE) ROW(L, "que", PLACE) ROW(L, "rd", PLACE) ROW(L, "rep", TITLE) \
    ROW(L, "reps", TITLE) ROW(L, "resp", INNER) ROW(L, "rev", TITLE) ROW(L, "revd", TITLE) \
    ROW(L, "rs", NUMBER) ROW(L, "rt", TITLE) ROW(L, "rte", NUMBER) ROW(L, "sask", PLACE) \
    ROW(L, "sec", SECTION) ROW(L, "secy", TITLE) ROW(L, "sen", TITLE) ROW(L, "sens", TITLE) \
    ROW(L, "sep", MONTH) ROW(L, "sept", MONTH) ROW(L, "sgt", TITLE) ROW(L, "smt", TITLE) \
    ROW(L, "spc", TITLE) ROW(L, "spl", TITLE) ROW(L, "sq", PLACE) ROW(L, "sqn", TITLE) \
    ROW(L, "sr", LAST) ROW(L, "sra", TITLE) ROW(L, "srta", TITLE) ROW(L, "ssgt", TITLE) \
    ROW(L, "st", LAST) ROW(L, "ste", LAST) ROW(L, "supt", TITLE) ROW(L, "tel", NUMBER) \
    ROW(L, "tenn", PLACE) ROW(L, "tex", PLACE) ROW(L, "thu", MONTH) ROW(L, "thur", MONTH) \
    ROW(L, "thurs", MONTH) ROW(L, "tpke", PLACE) ROW(L, "treas", TITLE) ROW(L, "tsgt", TITLE) \
    ROW(L, "tue", MONTH) ROW(L, "tues", MONTH) ROW(L, "univ", INNER) ROW(L, "v", INNER) \
    ROW(L, "va", PLACE) ROW(L, "ver", NUMBER) ROW(L, "viz", INNER) ROW(L, "vol", SECTION) \
    ROW(L, "vols", NUMBER) ROW(L, "vs", INNER) ROW(L, "vt", PLACE) ROW(L, "w.va", PLACE) \
    ROW(L, "wash", PLACE) ROW(L, "wed", MONTH) ROW(L, "wg", TITLE) ROW(L, "wis", PLACE) \
    ROW(L, "wm", TITLE) ROW(L, "wyo", PLACE)
/* clang-format on */
KEYWORD_TABLE(abbreviations, ABBREVIATIONS);

/* clang-format off */
#define STARTERS(ROW, L) \
    ROW(L, "a", CASED) ROW(L, "about", CASED) ROW(L, "above", CASED) ROW(L, "according", YES) \
    ROW(L, "across", CASED) ROW(L, "additionally", YES) ROW(L, "after", CASED) \
    ROW(L, "against", CASED) ROW(L, "all", CASED) ROW(L, "along", CASED) ROW(L, "also", CASED) \
    ROW(L, "although", YES) ROW(L, "amid", YES) ROW(L, "amidst", CASED) ROW(L, "among", CASED) \
    ROW(L, "an", CASED) ROW(L, "analysts", CASED) ROW(L, "and", CASED) \
    ROW(L, "another", CASED) ROW(L, "anyone", YES) ROW(L, "are", CASED) \
    ROW(L, "around", CASED) ROW(L, "as", CASED) ROW(L, "asked", CASED) ROW(L, "at", CASED) \
    ROW(L, "authorities", CASED) ROW(L, "based", CASED) ROW(L, "because", CASED) \
    ROW(L, "before", CASED) ROW(L, "besides", CASED) ROW(L, "between", CASED) \
    ROW(L, "beyond", CASED) ROW(L, "both", CASED) ROW(L, "but", YES) ROW(L, "by", CASED) \
    ROW(L, "can", CASED) ROW(L, "could", CASED) ROW(L, "critics", CASED) \
    ROW(L, "currently", CASED) ROW(L, "despite", CASED) ROW(L, "did", CASED) \
    ROW(L, "do", CASED) ROW(L, "does", CASED) ROW(L, "don't", YES) ROW(L, "don’t", YES) \
    ROW(L, "dozens", CASED) ROW(L, "during", CASED) ROW(L, "each", CASED) \
    ROW(L, "earlier", CASED) ROW(L, "economists", CASED) ROW(L, "eight", CASED) \
    ROW(L, "either", CASED) ROW(L, "elsewhere", CASED) ROW(L, "even", CASED) \
    ROW(L, "eventually", CASED) ROW(L, "every", CASED) ROW(L, "everybody", CASED) \
    ROW(L, "everyone", YES) ROW(L, "except", CASED) ROW(L, "experts", CASED) \
    ROW(L, "few", CASED) ROW(L, "five", CASED) ROW(L, "following", CASED) ROW(L, "for", CASED) \
    ROW(L, "four", CASED) ROW(L, "from", CASED) ROW(L, "furthermore", YES) \
    ROW(L, "given", CASED) ROW(L, "had", CASED) ROW(L, "has", CASED) ROW(L, "have", CASED) \
    ROW(L, "he", YES) ROW(L, "he'd", YES) ROW(L, "he's", YES) ROW(L, "hence", YES) \
    ROW(L, "her", YES) ROW(L, "here", YES) ROW(L, "here's", YES) ROW(L, "here’s", YES) \
    ROW(L, "he’s", YES) ROW(L, "his", YES) ROW(L, "how", YES) ROW(L, "however", YES) \
    ROW(L, "hundreds", CASED) ROW(L, "i", YES) ROW(L, "i'm", YES) ROW(L, "i've", YES) \
    ROW(L, "if", YES) ROW(L, "in", CASED) ROW(L, "initially", CASED) ROW(L, "inside", CASED) \
    ROW(L, "instead", CASED) ROW(L, "into", CASED) ROW(L, "investigators", CASED) \
    ROW(L, "investors", CASED) ROW(L, "is", CASED) ROW(L, "isn't", YES) ROW(L, "it", YES) \
    ROW(L, "it's", YES) ROW(L, "its", YES) ROW(L, "it’s", YES) ROW(L, "i’m", YES) \
    ROW(L, "i’ve", YES) ROW(L, "just", CASED) ROW(L, "last", CASED) ROW(L, "later", CASED) \
    ROW(L, "lawmakers", CASED) ROW(L, "let", CASED) ROW(L, "let's", CASED) \
    ROW(L, "let’s", CASED) ROW(L, "like", CASED) ROW(L, "many", CASED) ROW(L, "may", CASED) \
    ROW(L, "maybe", CASED) ROW(L, "meanwhile", YES) ROW(L, "might", CASED) \
    ROW(L, "millions", CASED) ROW(L, "more", CASED) ROW(L, "moreover", YES) \
    ROW(L, "most", CASED) ROW(L, "my", YES) ROW(L, "nearly", YES) ROW(L, "neither", YES) \
    ROW(L, "never", YES) ROW(L, "nevertheless", YES) ROW(L, "next", CASED) \
    ROW(L, "nine", CASED) ROW(L, "no", CASED) ROW(L, "nobody", CASED) ROW(L, "none", CASED) \
    ROW(L, "nor", CASED) ROW(L, "not", CASED) ROW(L, "nothing", CASED) ROW(L, "now", CASED) \
    ROW(L, "nowhere", CASED) ROW(L, "of", CASED) ROW(L, "officials", CASED) \
    ROW(L, "on", CASED) ROW(L, "once", CASED) ROW(L, "one", CASED) ROW(L, "only", CASED) \
    ROW(L, "or", CASED) ROW(L, "other", CASED) ROW(L, "others", CASED) \
    ROW(L, "otherwise", CASED) ROW(L, "our", YES) ROW(L, "outside", CASED) \
    ROW(L, "over", CASED) ROW(L, "overall", CASED) ROW(L, "people", CASED) \
    ROW(L, "perhaps", CASED) ROW(L, "please", CASED) ROW(L, "previously", CASED) \
    ROW(L, "prosecutors", CASED) ROW(L, "rather", CASED) ROW(L, "recent", CASED) \
    ROW(L, "recently", CASED) ROW(L, "regardless", CASED) ROW(L, "researchers", CASED) \
    ROW(L, "residents", CASED) ROW(L, "scientists", CASED) ROW(L, "seven", CASED) \
    ROW(L, "several", CASED) ROW(L, "shares", CASED) ROW(L, "she", YES) ROW(L, "she'd", YES) \
    ROW(L, "she's", YES) ROW(L, "she’s", YES) ROW(L, "should", CASED) ROW(L, "similarly", YES) \
    ROW(L, "since", CASED) ROW(L, "six", CASED) ROW(L, "so", YES) ROW(L, "some", CASED) \
    ROW(L, "someone", CASED) ROW(L, "something", YES) ROW(L, "sometimes", YES) \
    ROW(L, "soon", CASED) ROW(L, "still", CASED) ROW(L, "such", CASED) \
    ROW(L, "supporters", CASED) ROW(L, "ten", CASED) ROW(L, "that", YES) ROW(L, "that's", YES) \
    ROW(L, "that’s", YES) ROW(L, "the", YES) ROW(L, "their", YES) ROW(L, "then", YES) \
    ROW(L, "there", YES) ROW(L, "there's", YES) ROW(L, "therefore", YES) \
    ROW(L, "there’s", YES) ROW(L, "these", YES) ROW(L, "they", YES) ROW(L, "they're", YES) \
    ROW(L, "they've", YES) ROW(L, "they’re", YES) ROW(L, "they’ve", YES) ROW(L, "this", YES) \
    ROW(L, "those", YES) ROW(L, "though", YES) ROW(L, "thousands", CASED) \
    ROW(L, "three", CASED) ROW(L, "throughout", YES) ROW(L, "thus", YES) ROW(L, "to", CASED) \
    ROW(L, "today", CASED) ROW(L, "together", CASED) ROW(L, "tomorrow", YES) \
    ROW(L, "tonight", YES) ROW(L, "too", CASED) ROW(L, "two", CASED) ROW(L, "under", CASED) \
    ROW(L, "unless", CASED) ROW(L, "unlike", CASED) ROW(L, "until", CASED) \
    ROW(L, "upon", CASED) ROW(L, "was", CASED) ROW(L, "we", YES) ROW(L, "we're", YES) \
    ROW(L, "we've", YES) ROW(L, "were", CASED) ROW(L, "we’re", YES) ROW(L, "we’ve", YES) \
    ROW(L, "what", YES) ROW(L, "what's", YES) ROW(L, "whatever", YES) ROW(L, "what’s", YES) \
    ROW(L, "when", YES) ROW(L, "whenever", YES) ROW(L, "where", YES) ROW(L, "whereas", YES) \
    ROW(L, "wherever", CASED) ROW(L, "whether", YES) ROW(L, "which", CASED) \
    ROW(L, "while", YES) ROW(L, "who", CASED) ROW(L, "why", YES) ROW(L, "will", CASED) \
    ROW(L, "with", CASED) ROW(L, "within", CASED) ROW(L, "without", CASED) \
    ROW(L, "witnesses", CASED) ROW(L, "would", CASED) ROW(L, "yes", CASED) \
    ROW(L, "yesterday", CASED) ROW(L, "yet", CASED) ROW(L, "you", YES) ROW(L, "you're", YES) \
    ROW(L, "your", YES) ROW(L, "you’re", YES)
/* clang-format on */
KEYWORD_TABLE(starters, STARTERS);

/* clang-format off */
#define HOUR_WORDS(ROW, L) \
    ROW(L, "acdt", YES) ROW(L, "adt", YES) ROW(L, "aedt", YES) ROW(L, "aest", YES) \
    ROW(L, "akdt", YES) ROW(L, "akst", YES) ROW(L, "apr", YES) ROW(L, "april", YES) \
    ROW(L, "ast", YES) ROW(L, "aug", YES) ROW(L, "august", YES) ROW(L, "awst", YES) \
    ROW(L, "bjt", YES) ROW(L, "brt", YES) ROW(L, "bst", YES) ROW(L, "cat", YES) \
    ROW(L, "cdt", YES) ROW(L, "central", YES) ROW(L, "cest", YES) ROW(L, "cet", YES) \
    ROW(L, "christmas", YES) ROW(L, "cst", YES) ROW(L, "ct", YES) ROW(L, "dec", YES) \
    ROW(L, "december", YES) ROW(L, "eastern", YES) ROW(L, "eat", YES) ROW(L, "edt", YES) \
    ROW(L, "eest", YES) ROW(L, "eet", YES) ROW(L, "est", YES) ROW(L, "et", YES) \
    ROW(L, "feb", YES) ROW(L, "february", YES) ROW(L, "fri", YES) ROW(L, "friday", YES) \
    ROW(L, "gmt", YES) ROW(L, "gst", YES) ROW(L, "hkt", YES) ROW(L, "hst", YES) \
    ROW(L, "ist", YES) ROW(L, "jan", YES) ROW(L, "january", YES) ROW(L, "jst", YES) \
    ROW(L, "july", YES) ROW(L, "june", YES) ROW(L, "kst", YES) ROW(L, "local", YES) \
    ROW(L, "mar", YES) ROW(L, "march", YES) ROW(L, "may", YES) ROW(L, "mdt", YES) \
    ROW(L, "mon", YES) ROW(L, "monday", YES) ROW(L, "mountain", YES) ROW(L, "msk", YES) \
    ROW(L, "mst", YES) ROW(L, "mt", YES) ROW(L, "nov", YES) ROW(L, "november", YES) \
    ROW(L, "nzdt", YES) ROW(L, "nzst", YES) ROW(L, "oct", YES) ROW(L, "october", YES) \
    ROW(L, "pacific", YES) ROW(L, "pdt", YES) ROW(L, "pht", YES) ROW(L, "pkt", YES) \
    ROW(L, "pst", YES) ROW(L, "pt", YES) ROW(L, "sast", YES) ROW(L, "sat", YES) \
    ROW(L, "saturday", YES) ROW(L, "sept", YES) ROW(L, "september", YES) ROW(L, "sgt", YES) \
    ROW(L, "sun", YES) ROW(L, "sunday", YES) ROW(L, "thu", YES) ROW(L, "thurs", YES) \
    ROW(L, "thursday", YES) ROW(L, "tue", YES) ROW(L, "tues", YES) ROW(L, "tuesday", YES) \
    ROW(L, "utc", YES) ROW(L, "wat", YES) ROW(L, "wed", YES) ROW(L, "wednesday", YES) \
    ROW(L, "wib", YES)
/* clang-format on */
KEYWORD_TABLE(hour_words, HOUR_WORDS);

/* clang-format off */
#define ADDRESS_ENDS(ROW, L) \
    ROW(L, "ai", YES) ROW(L, "app", YES) ROW(L, "aspx", YES) ROW(L, "biz", YES) \
    ROW(L, "ca", YES) ROW(L, "co", YES) ROW(L, "com", YES) ROW(L, "csv", YES) \
    ROW(L, "dev", YES) ROW(L, "edu", YES) ROW(L, "exe", YES) ROW(L, "fm", YES) \
    ROW(L, "gg", YES) ROW(L, "gov", YES) ROW(L, "htm", YES) ROW(L, "html", YES) \
    ROW(L, "info", YES) ROW(L, "io", YES) ROW(L, "jpg", YES) ROW(L, "js", YES) \
    ROW(L, "json", YES) ROW(L, "net", YES) ROW(L, "org", YES) ROW(L, "pdf", YES) \
    ROW(L, "php", YES) ROW(L, "png", YES) ROW(L, "tv", YES) ROW(L, "txt", YES) \
    ROW(L, "uk", YES) ROW(L, "xml", YES) ROW(L, "xyz", YES)
/* clang-format on */
KEYWORD_TABLE(address_ends, ADDRESS_ENDS);

/* clang-format off */
#define OPEN_WORDS(ROW, L) \
    ROW(L, "a", ALWAYS) ROW(L, "an", ALWAYS) ROW(L, "and", ALWAYS) ROW(L, "as", ALONE) \
    ROW(L, "at", ALONE) ROW(L, "but", ALONE) ROW(L, "by", ALONE) ROW(L, "for", ALONE) \
    ROW(L, "from", ALONE) ROW(L, "had", ALONE) ROW(L, "has", ALONE) ROW(L, "his", ALONE) \
    ROW(L, "in", ALONE) ROW(L, "into", ALONE) ROW(L, "its", ALONE) ROW(L, "my", ALWAYS) \
    ROW(L, "of", ALONE) ROW(L, "or", ALWAYS) ROW(L, "our", ALWAYS) ROW(L, "than", ALONE) \
    ROW(L, "the", ALWAYS) ROW(L, "their", ALWAYS) ROW(L, "to", ALONE) ROW(L, "towards", ALONE) \
    ROW(L, "which", ALONE) ROW(L, "who", ALONE) ROW(L, "will", ALONE) ROW(L, "with", ALONE) \
    ROW(L, "your", ALWAYS)
/* clang-format on */
KEYWORD_TABLE(open_words, OPEN_WORDS);

/* clang-format off */
#define BANG_NAMES(ROW, L) \
    ROW(L, "e", YES)      ROW(L, "jeopardy", YES) ROW(L, "panic", YES) ROW(L, "wham", YES) \
    ROW(L, "yahoo", YES)  ROW(L, "yum", YES)
/* clang-format on */
KEYWORD_TABLE(bang_names, BANG_NAMES);

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
        return capital && word.len == 1 ? ABBREVIATION_NONE : ABBREVIATION_NUMBER;
    case SECTION:
        return !capital                                     ? ABBREVIATION_NUMBER
               : character_capital(word.data[word.len - 1]) ? ABBREVIATION_NONE
                                                            : ABBREVIATION_LAST;
    case INNER:
        return ABBREVIATION_INNER;
    case MONTH:
        return capital ? ABBREVIATION_MONTH : ABBREVIATION_NONE;
    case LAST:
        return ABBREVIATION_LAST;
    case PLACE:
        return capital && !character_capital(word.data[word.len - 1]) ? ABBREVIATION_LAST
                                                                      : ABBREVIATION_NONE;
    case HOUR:
        return ABBREVIATION_HOUR;
    default:
        return dotted(word) ? ABBREVIATION_LAST : ABBREVIATION_NONE;
    }
}

bool starter_is(struct str word)
{
    return keyword_find(&starters, word) != NONE;
}

bool starter_lower(struct str word)
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

enum open_word open_word(struct str word)
{
    bool small = word.len > 0 && word.data[0] >= 'a' && word.data[0] <= 'z';
    return small ? (enum open_word)keyword_find(&open_words, word) : OPEN_NONE;
}

bool bang_name(struct str word)
{
    bool capital = word.len > 0 && word.data[0] >= 'A' && word.data[0] <= 'Z';
    return capital && keyword_find(&bang_names, word) == YES;
}

bool abbreviation_sorted(void)
{
    return keywords_sorted(&abbreviations) && keywords_sorted(&starters) &&
           keywords_sorted(&address_ends) && keywords_sorted(&hour_words) &&
           keywords_sorted(&open_words) && keywords_sorted(&bang_names);
}
