/* See starts.h. A word is what \w+ matches in Python, its ASCII letters lowered; of the characters
 * beyond ASCII marks, signs and spaces are told from letters by blocks, which is as good as
 * Unicode's own classes for the scripts that news is written in. */
#include "eval/starts.h"

#include <stdint.h>

#include "base/utf8.h"

enum { WORD_MAX = 15 }; /* letters of the longest word in the lists, and one more */

/* OPENS: in evaluate.py's list; DANGLES: in that of the article. */
enum { OPENS = 1, DANGLES = 2, BOTH = 3 };

static const struct {
    const char *word;
    unsigned lists;
} words[] = {
    {"he", BOTH},           {"she", BOTH},        {"they", BOTH},          {"it", BOTH},
    {"his", BOTH},          {"her", BOTH},        {"hers", OPENS},         {"him", BOTH},
    {"them", BOTH},         {"their", BOTH},      {"theirs", OPENS},       {"its", OPENS},
    {"this", BOTH},         {"that", BOTH},       {"these", BOTH},         {"those", BOTH},
    {"there", OPENS},       {"here", OPENS},      {"such", OPENS},         {"both", BOTH},
    {"and", BOTH},          {"but", BOTH},        {"or", OPENS},           {"so", BOTH},
    {"yet", OPENS},         {"still", BOTH},      {"also", BOTH},          {"however", BOTH},
    {"meanwhile", BOTH},    {"then", BOTH},       {"moreover", BOTH},      {"therefore", OPENS},
    {"thus", OPENS},        {"instead", OPENS},   {"nevertheless", OPENS}, {"nonetheless", OPENS},
    {"furthermore", OPENS}, {"otherwise", OPENS}, {"besides", OPENS},      {"clearly", DANGLES},
};

static const char *const phrases[][4] = {
    {"not", "only"},
    {"not", "just"},
    {"on", "one", "side"},
    {"on", "another"},
};

static const char *const speech[] = {
    "said",  "says",   "say",     "told",      "tells", "added",     "adds",
    "wrote", "writes", "tweeted", "according", "asked", "announced", "explained",
};

/* First and last of what is no letter beyond ASCII. */
static const uint32_t no_letters[][2] = {
    {0x80, 0xA9},       {0xAB, 0xB1},       {0xB4, 0xB4},       {0xB6, 0xB8},     {0xBB, 0xBB},
    {0xBF, 0xBF},       {0xD7, 0xD7},       {0xF7, 0xF7},       {0x2C2, 0x2C5},   {0x2D2, 0x2DF},
    {0x2E5, 0x2EB},     {0x2EF, 0x36F},     {0x483, 0x489},     {0x2000, 0x206F}, {0x207A, 0x207E},
    {0x208A, 0x208F},   {0x20A0, 0x2101},   {0x2116, 0x2118},   {0x2120, 0x2123}, {0x2190, 0x245F},
    {0x249C, 0x24E9},   {0x2500, 0x2775},   {0x2794, 0x2BFF},   {0x2E00, 0x2E2E}, {0x2E30, 0x2E7F},
    {0x3000, 0x3004},   {0x3008, 0x3020},   {0x302A, 0x3030},   {0xFE00, 0xFE6F}, {0xFEFF, 0xFEFF},
    {0xFF01, 0xFF0F},   {0xFF1A, 0xFF20},   {0xFF3B, 0xFF40},   {0xFF5B, 0xFF65}, {0xFFF0, 0xFFFF},
    {0x1F000, 0x1F0FF}, {0x1F110, 0x1FAFF}, {0xE0000, 0xE01EF},
};

static bool is_letter(uint32_t point)
{
    if (point < 0x80)
        return point == '_' || (point >= '0' && point <= '9') ||
               ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
    for (size_t i = 0; i < sizeof no_letters / sizeof *no_letters; i++)
        if (point <= no_letters[i][1])
            return point < no_letters[i][0];
    return true;
}

/* A character beyond ASCII that a regular expression without regard to case takes for an ASCII
 * letter: dotted and dotless i, long s, the Kelvin sign. */
static char folded(uint32_t point)
{
    switch (point) {
    case 0x130:
    case 0x131:
        return 'i';
    case 0x17F:
        return 's';
    case 0x212A:
        return 'k';
    default:
        return '?';
    }
}

/* Moves *text behind its next word, which is put into word: letters beyond ASCII as "?", longer
 * words cut. False where there is none. With joins that is one more character that a word may hold,
 * and no character beyond ASCII is folded: so str.lower() leaves them. */
static bool next_word(struct str *text, char joins, char word[WORD_MAX + 1])
{
    const char *at = text->data, *end = text->data + text->len;
    size_t n = 0;
    bool inside = false;
    while (at < end) {
        unsigned len;
        uint32_t point = utf8_decode(at, end, &len);
        if (!is_letter(point) && !(joins && point == (unsigned char)joins)) {
            if (inside)
                break;
        } else {
            char c = point < 0x80 ? (char)point : joins ? '?' : folded(point);
            if (n < WORD_MAX)
                word[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
            inside = true;
        }
        at += len;
    }
    word[n] = '\0';
    *text = (struct str){at, (size_t)(end - at)};
    return inside;
}

static bool listed(const char *word, unsigned list)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((words[i].lists & list) && strcmp(word, words[i].word) == 0)
            return true;
    return false;
}

static bool has_speech(struct str point)
{
    char word[WORD_MAX + 1];
    while (next_word(&point, 0, word))
        for (size_t i = 0; i < sizeof speech / sizeof *speech; i++)
            if (strcmp(word, speech[i]) == 0)
                return true;
    return false;
}

/* Behind white space. What is empty does, as in evaluate.py. */
static bool opens_with_quote(struct str point)
{
    static const char *const marks[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x98"};
    const char *at = point.data, *end = point.data + point.len;
    unsigned space;
    while (at < end && (space = utf8_space(at, end)) > 0)
        at += space;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if ((size_t)(end - at) >= n && memcmp(at, marks[i], n) == 0)
            return true;
    }
    return at == end;
}

bool starts_open(struct str point)
{
    char word[WORD_MAX + 1];
    struct str rest = point;
    if (opens_with_quote(point) && !has_speech(point))
        return true;
    return next_word(&rest, '\'', word) && listed(word, OPENS);
}

static bool opens_with_phrase(struct str point)
{
    char first[3][WORD_MAX + 1];
    size_t n = 0;
    while (n < 3 && next_word(&point, 0, first[n]))
        n++;
    for (size_t p = 0; p < sizeof phrases / sizeof *phrases; p++) {
        size_t i = 0;
        while (phrases[p][i] && i < n && strcmp(phrases[p][i], first[i]) == 0)
            i++;
        if (!phrases[p][i])
            return true;
    }
    return false;
}

bool starts_dangling(struct str point)
{
    char word[WORD_MAX + 1];
    struct str rest = point;
    if (!next_word(&rest, 0, word))
        return false;
    return listed(word, DANGLES) || opens_with_phrase(point) ||
           (opens_with_quote(point) && !has_speech(point));
}
