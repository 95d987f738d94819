/* The lists behind the full stop. Real words are kept out ("sat", "in", "am"), or count only with
 * a capital letter ("Mass.", "Gen.", "Dec."). Letters parted by full stops ("U.S", "b.sc") are
 * abbreviations without a list. */
#include "kernel/abbreviations.h"

#include <string.h>

#include "kernel/keywords.h"

enum { NONE, TITLE, NUMBER, INNER, MONTH, LAST, PLACE, HOUR, YES = 1 };
enum { LENGTH_MAX = 9 }; /* of an abbreviation, listed or dotted */

static const struct keyword abbreviations[] = {
    {"a.k.a", INNER}, {"a.m", HOUR},    {"adm", TITLE},    {"al", INNER},    {"ala", PLACE},
    {"ald", TITLE},   {"amb", TITLE},   {"approx", INNER}, {"apr", MONTH},   {"ariz", PLACE},
    {"ark", PLACE},   {"art", NUMBER},  {"assoc", TITLE},  {"asst", TITLE},  {"atty", TITLE},
    {"aug", MONTH},   {"ave", PLACE},   {"blvd", PLACE},   {"brig", TITLE},  {"bros", LAST},
    {"ca", INNER},    {"calif", PLACE}, {"capt", TITLE},   {"cdr", TITLE},   {"cf", INNER},
    {"ch", NUMBER},   {"chap", NUMBER}, {"chas", TITLE},   {"cllr", TITLE},  {"cmdr", TITLE},
    {"co", LAST},     {"col", TITLE},   {"colo", PLACE},   {"comm", TITLE},  {"conn", PLACE},
    {"corp", LAST},   {"cos", LAST},    {"cpl", TITLE},    {"cpt", TITLE},   {"d.b.a", INNER},
    {"dec", MONTH},   {"del", PLACE},   {"dep", TITLE},    {"dept", INNER},  {"det", TITLE},
    {"dr", INNER},    {"drs", TITLE},   {"e.g", INNER},    {"esq", LAST},    {"etc", LAST},
    {"excl", INNER},  {"feb", MONTH},   {"fig", NUMBER},   {"figs", NUMBER}, {"fla", PLACE},
    {"fr", TITLE},    {"fri", MONTH},   {"ft", LAST},      {"ga", PLACE},    {"gen", TITLE},
    {"gens", TITLE},  {"gov", TITLE},   {"govs", TITLE},   {"govt", INNER},  {"hon", TITLE},
    {"i.e", INNER},   {"ill", PLACE},   {"inc", LAST},     {"incl", INNER},  {"ind", PLACE},
    {"insp", TITLE},  {"intl", INNER},  {"jan", MONTH},    {"jr", LAST},     {"jul", MONTH},
    {"jun", MONTH},   {"kan", PLACE},   {"ky", PLACE},     {"la", PLACE},    {"lieut", TITLE},
    {"llc", LAST},    {"lt", TITLE},    {"ltd", LAST},     {"maj", TITLE},   {"mar", MONTH},
    {"mass", PLACE},  {"md", PLACE},    {"messrs", INNER}, {"mich", PLACE},  {"minn", PLACE},
    {"miss", PLACE},  {"mlle", TITLE},  {"mme", TITLE},    {"mo", PLACE},    {"mon", MONTH},
    {"mont", PLACE},  {"mr", INNER},    {"mrs", INNER},    {"ms", INNER},    {"msgr", TITLE},
    {"mt", TITLE},    {"mx", INNER},    {"neb", PLACE},    {"nev", PLACE},   {"no", NUMBER},
    {"nos", NUMBER},  {"nov", MONTH},   {"nr", NUMBER},    {"n°", NUMBER},   {"oct", MONTH},
    {"okla", PLACE},  {"ore", PLACE},   {"p", NUMBER},     {"p.m", HOUR},    {"pa", PLACE},
    {"para", NUMBER}, {"penn", PLACE},  {"ph.d", LAST},    {"plc", LAST},    {"pp", NUMBER},
    {"pres", TITLE},  {"prof", INNER},  {"profs", TITLE},  {"pt", LAST},     {"pvt", TITLE},
    {"rd", PLACE},    {"rep", TITLE},   {"reps", TITLE},   {"resp", INNER},  {"rev", TITLE},
    {"sec", NUMBER},  {"sen", TITLE},   {"sens", TITLE},   {"sep", MONTH},   {"sept", MONTH},
    {"sgt", TITLE},   {"sq", PLACE},    {"sr", LAST},      {"sra", TITLE},   {"srta", TITLE},
    {"st", LAST},     {"ste", LAST},    {"supt", TITLE},   {"tenn", PLACE},  {"tex", PLACE},
    {"thu", MONTH},   {"thur", MONTH},  {"thurs", MONTH},  {"tue", MONTH},   {"tues", MONTH},
    {"univ", INNER},  {"v", INNER},     {"va", PLACE},     {"viz", INNER},   {"vol", NUMBER},
    {"vols", NUMBER}, {"vs", INNER},    {"vt", PLACE},     {"w.va", PLACE},  {"wash", PLACE},
    {"wed", MONTH},   {"wis", PLACE},   {"wm", TITLE},     {"wyo", PLACE},
};

static const struct keyword starters[] = {
    {"a", YES},        {"about", YES},     {"above", YES},   {"according", YES}, {"across", YES},
    {"after", YES},    {"against", YES},   {"all", YES},     {"along", YES},     {"also", YES},
    {"although", YES}, {"among", YES},     {"an", YES},      {"and", YES},       {"another", YES},
    {"are", YES},      {"as", YES},        {"asked", YES},   {"at", YES},        {"because", YES},
    {"before", YES},   {"between", YES},   {"both", YES},    {"but", YES},       {"by", YES},
    {"can", YES},      {"could", YES},     {"despite", YES}, {"did", YES},       {"do", YES},
    {"does", YES},     {"don't", YES},     {"don’t", YES},   {"during", YES},    {"each", YES},
    {"earlier", YES},  {"even", YES},      {"every", YES},   {"few", YES},       {"for", YES},
    {"from", YES},     {"had", YES},       {"has", YES},     {"have", YES},      {"he", YES},
    {"he's", YES},     {"her", YES},       {"here", YES},    {"he’s", YES},      {"his", YES},
    {"how", YES},      {"however", YES},   {"i", YES},       {"i'm", YES},       {"i've", YES},
    {"if", YES},       {"in", YES},        {"instead", YES}, {"into", YES},      {"is", YES},
    {"it", YES},       {"it's", YES},      {"its", YES},     {"it’s", YES},      {"i’m", YES},
    {"i’ve", YES},     {"just", YES},      {"last", YES},    {"later", YES},     {"let", YES},
    {"many", YES},     {"may", YES},       {"maybe", YES},   {"meanwhile", YES}, {"might", YES},
    {"more", YES},     {"most", YES},      {"my", YES},      {"next", YES},      {"no", YES},
    {"nobody", YES},   {"nor", YES},       {"not", YES},     {"nothing", YES},   {"now", YES},
    {"of", YES},       {"on", YES},        {"once", YES},    {"one", YES},       {"only", YES},
    {"or", YES},       {"other", YES},     {"others", YES},  {"our", YES},       {"over", YES},
    {"perhaps", YES},  {"please", YES},    {"several", YES}, {"she", YES},       {"she's", YES},
    {"she’s", YES},    {"should", YES},    {"since", YES},   {"so", YES},        {"some", YES},
    {"still", YES},    {"such", YES},      {"that", YES},    {"that's", YES},    {"that’s", YES},
    {"the", YES},      {"their", YES},     {"then", YES},    {"there", YES},     {"there's", YES},
    {"there’s", YES},  {"these", YES},     {"they", YES},    {"they're", YES},   {"they’re", YES},
    {"this", YES},     {"those", YES},     {"though", YES},  {"three", YES},     {"to", YES},
    {"today", YES},    {"two", YES},       {"under", YES},   {"unless", YES},    {"until", YES},
    {"was", YES},      {"we", YES},        {"we're", YES},   {"were", YES},      {"we’re", YES},
    {"what", YES},     {"when", YES},      {"where", YES},   {"which", YES},     {"while", YES},
    {"who", YES},      {"why", YES},       {"will", YES},    {"with", YES},      {"without", YES},
    {"would", YES},    {"yesterday", YES}, {"yet", YES},     {"you", YES},       {"your", YES},
};

static const struct keyword hour_words[] = {
    {"apr", YES},     {"april", YES},    {"aug", YES},      {"august", YES},    {"bst", YES},
    {"cdt", YES},     {"central", YES},  {"cest", YES},     {"cet", YES},       {"cst", YES},
    {"ct", YES},      {"dec", YES},      {"december", YES}, {"eastern", YES},   {"edt", YES},
    {"est", YES},     {"et", YES},       {"feb", YES},      {"february", YES},  {"fri", YES},
    {"friday", YES},  {"gmt", YES},      {"ist", YES},      {"jan", YES},       {"january", YES},
    {"july", YES},    {"june", YES},     {"local", YES},    {"mar", YES},       {"march", YES},
    {"may", YES},     {"mdt", YES},      {"mon", YES},      {"monday", YES},    {"mountain", YES},
    {"mst", YES},     {"mt", YES},       {"nov", YES},      {"november", YES},  {"oct", YES},
    {"october", YES}, {"pacific", YES},  {"pdt", YES},      {"pst", YES},       {"pt", YES},
    {"sat", YES},     {"saturday", YES}, {"sept", YES},     {"september", YES}, {"sun", YES},
    {"sunday", YES},  {"thu", YES},      {"thurs", YES},    {"thursday", YES},  {"tue", YES},
    {"tues", YES},    {"tuesday", YES},  {"utc", YES},      {"wed", YES},       {"wednesday", YES},
};

static const struct keyword address_ends[] = {
    {"aspx", YES}, {"co", YES},   {"com", YES}, {"edu", YES}, {"gov", YES}, {"htm", YES},
    {"html", YES}, {"info", YES}, {"js", YES},  {"net", YES}, {"org", YES}, {"php", YES},
};

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
    switch (keyword_find(KEYWORDS(abbreviations), word)) {
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
    return keyword_find(KEYWORDS(starters), word) == YES;
}

bool hour_goes_on(struct str word)
{
    return keyword_find(KEYWORDS(hour_words), word) == YES;
}

bool address_end(struct str word)
{
    return keyword_find(KEYWORDS(address_ends), word) == YES;
}

bool abbreviation_sorted(void)
{
    return keywords_sorted(KEYWORDS(abbreviations)) && keywords_sorted(KEYWORDS(starters)) &&
           keywords_sorted(KEYWORDS(address_ends)) && keywords_sorted(KEYWORDS(hour_words));
}
