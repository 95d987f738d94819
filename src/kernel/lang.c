/* Script and hits of function words -> a language; see lang.h.
 *
 * Only the first bytes of a text are looked at, which keeps it cheap, and the answer the same
 * whatever follows. The record's own word counts where the text is short or as good as agrees. */
#include "kernel/lang.h"

#include <string.h>

#include "base/utf8.h"
#include "kernel/lexicon.h"

enum {
    SAMPLE_BYTES = 4096,
    GUESS_BYTES = 400,
    SHORT_TOKENS = 30, /* below it the record is believed */
    HITS_MIN = 3,      /* that a language needs, */
    HITS_PERCENT = 8,  /* of the tokens: Finnish has 12, most have 20 to 45 */
    KANA_PERCENT = 10, /* of Han and kana: Japanese has 40 to 70 */
    TAG_MAX = 24,      /* bytes of a name that is looked up */
};

/* Blocks of letters; a character that stands for a syllable or a word weighs more. */
static const struct range {
    uint32_t first, last;
    enum script script;
    unsigned weight;
} ranges[] = {
    {'A', 'Z', SCRIPT_LATIN, 1},         {'a', 'z', SCRIPT_LATIN, 1},
    {0xC0, 0x24F, SCRIPT_LATIN, 1},      {0x370, 0x3FF, SCRIPT_GREEK, 1},
    {0x400, 0x52F, SCRIPT_CYRILLIC, 1},  {0x531, 0x58F, SCRIPT_ARMENIAN, 1},
    {0x5D0, 0x5F2, SCRIPT_HEBREW, 1},    {0x620, 0x6FF, SCRIPT_ARABIC, 1},
    {0x700, 0x74F, SCRIPT_OTHER, 1},     {0x750, 0x77F, SCRIPT_ARABIC, 1},
    {0x780, 0x8FF, SCRIPT_OTHER, 1},     {0x900, 0x97F, SCRIPT_DEVANAGARI, 1},
    {0x980, 0x9FF, SCRIPT_BENGALI, 1},   {0xA00, 0xA7F, SCRIPT_GURMUKHI, 1},
    {0xA80, 0xAFF, SCRIPT_GUJARATI, 1},  {0xB00, 0xB7F, SCRIPT_OTHER, 1},
    {0xB80, 0xBFF, SCRIPT_TAMIL, 1},     {0xC00, 0xC7F, SCRIPT_TELUGU, 1},
    {0xC80, 0xCFF, SCRIPT_KANNADA, 1},   {0xD00, 0xD7F, SCRIPT_MALAYALAM, 1},
    {0xD80, 0xDFF, SCRIPT_SINHALA, 1},   {0xE00, 0xE7F, SCRIPT_THAI, 1},
    {0xE80, 0xEFF, SCRIPT_LAO, 1},       {0xF00, 0xFFF, SCRIPT_TIBETAN, 1},
    {0x1000, 0x109F, SCRIPT_BURMESE, 1}, {0x10A0, 0x10FF, SCRIPT_GEORGIAN, 1},
    {0x1100, 0x11FF, SCRIPT_HANGUL, 1},  {0x1200, 0x139F, SCRIPT_ETHIOPIC, 2},
    {0x13A0, 0x177F, SCRIPT_OTHER, 1},   {0x1780, 0x17FF, SCRIPT_KHMER, 1},
    {0x1800, 0x1CFF, SCRIPT_OTHER, 1},   {0x1E00, 0x1EFF, SCRIPT_LATIN, 1},
    {0x1F00, 0x1FFF, SCRIPT_GREEK, 1},   {0x2C00, 0x2DDF, SCRIPT_OTHER, 1},
    {0x3041, 0x30FF, SCRIPT_KANA, 2},    {0x3400, 0x4DBF, SCRIPT_HAN, 2},
    {0x4E00, 0x9FFF, SCRIPT_HAN, 2},     {0xA000, 0xABFF, SCRIPT_OTHER, 1},
    {0xAC00, 0xD7A3, SCRIPT_HANGUL, 2},  {0xF900, 0xFAFF, SCRIPT_HAN, 2},
    {0xFB50, 0xFEFC, SCRIPT_ARABIC, 1},  {0xFF66, 0xFF9F, SCRIPT_KANA, 1},
    {0x10000, 0x1EFFF, SCRIPT_OTHER, 1}, {0x20000, 0x3FFFF, SCRIPT_HAN, 2},
};

/* Where the word of a hash stands, or would. */
static size_t place_of(const struct lang_words *words, uint64_t hash)
{
    uint64_t mask = (UINT64_C(1) << LANG_WORDS_BITS) - 1, i = hash & mask;
    while (words->table[i].hash != 0 && words->table[i].hash != hash)
        i = (i + 1) & mask;
    return (size_t)i;
}

struct lang_word lang_word_find(const struct lang_words *words, uint64_t hash)
{
    return words->table[place_of(words, hash)];
}

static void add_list(struct lang_words *words, const char *word, uint64_t stop, uint64_t opener)
{
    const char *end = word + strlen(word);
    while (word < end) {
        uint32_t n = (uint32_t)strcspn(word, " ");
        uint64_t hash = word_hash(word_fold(word, n, end));
        struct lang_word *place = &words->table[place_of(words, hash)];
        place->hash = hash;
        place->stops |= stop;
        place->openers |= opener;
        word += n + (word + n < end);
    }
}

void lang_words_read(struct lang_words *words)
{
    memset(words, 0, sizeof *words);
    for (unsigned i = 0; i < langs_n; i++) {
        add_list(words, langs[i].words, UINT64_C(1) << i, 0);
        add_list(words, langs[i].openers, 0, UINT64_C(1) << i);
    }
}

/* Whether a word stands in a list parted by single spaces. */
static bool is_listed(const char *list, const char *word, size_t n)
{
    for (; *list != 0; list += *list == ' ') {
        size_t size = strcspn(list, " ");
        if (size == n && memcmp(list, word, n) == 0)
            return true;
        list += size;
    }
    return false;
}

const struct lang *lang_named(struct str name)
{
    char lower[TAG_MAX];
    size_t n = 0;
    for (; n < name.len && name.data[n] != '-' && name.data[n] != '_' && name.data[n] != ' '; n++) {
        if (n == sizeof lower)
            return NULL;
        char c = name.data[n];
        lower[n] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    for (unsigned i = 0; i < langs_n && n > 0; i++)
        if (is_listed(langs[i].code, lower, n) || is_listed(langs[i].names, lower, n))
            return &langs[i];
    return NULL;
}

static const struct range *range_of(uint32_t point)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ranges[middle].last < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof ranges / sizeof *ranges && ranges[low].first <= point ? &ranges[low] : NULL;
}

/* The script of most letters. Where the text has kana and Han, it is the kana's. */
static enum script script_of(struct str text)
{
    const char *p = text.data, *end = p + (text.len < SAMPLE_BYTES ? text.len : SAMPLE_BYTES);
    uint32_t count[SCRIPTS] = {0};
    for (unsigned size; p < end; p += size) {
        unsigned char letter = (unsigned char)*p | 0x20;
        size = 1;
        if ((unsigned char)*p < 0x80) {
            count[SCRIPT_LATIN] += letter >= 'a' && letter <= 'z';
            continue;
        }
        const struct range *range = range_of(utf8_decode(p, text.data + text.len, &size));
        if (range != NULL)
            count[range->script] += range->weight;
    }
    bool kana = count[SCRIPT_KANA] * 100 > (count[SCRIPT_HAN] + count[SCRIPT_KANA]) * KANA_PERCENT;
    count[kana ? SCRIPT_KANA : SCRIPT_HAN] += count[kana ? SCRIPT_HAN : SCRIPT_KANA];
    count[kana ? SCRIPT_HAN : SCRIPT_KANA] = 0;
    enum script best = SCRIPT_NONE;
    for (int s = SCRIPT_NONE + 1; s < SCRIPTS; s++)
        if (count[s] > count[best])
            best = (enum script)s;
    return best;
}

/* Hits of each language among the first tokens. */
struct hits {
    uint32_t of[LANGS_MAX], n_tokens;
    const struct lang *best, *second; /* of the script; NULL where there is none */
};

static void count_hits(struct hits *hits, const struct lang_words *words,
                       const struct document *document)
{
    const char *text = document->text.data, *limit = text + document->text.len;
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        struct token token = document->tokens[i];
        if (token.start >= SAMPLE_BYTES)
            break;
        hits->n_tokens++;
        if (token.end - token.start < 2) /* letters of debris would be Czech */
            continue;
        struct word word = word_fold(text + token.start, token.end - token.start, limit);
        for (uint64_t in = lang_word_find(words, word_hash(word)).stops; in != 0; in &= in - 1)
            hits->of[__builtin_ctzll(in)]++;
    }
}

static void find_best(struct hits *hits, enum script script)
{
    for (unsigned i = 0; i < langs_n; i++) {
        if (langs[i].script != script)
            continue;
        if (hits->best == NULL || hits->of[i] > hits->of[hits->best - langs]) {
            hits->second = hits->best;
            hits->best = &langs[i];
        } else if (hits->second == NULL || hits->of[i] > hits->of[hits->second - langs]) {
            hits->second = &langs[i];
        }
    }
}

static uint32_t hits_of(const struct hits *hits, const struct lang *lang)
{
    return lang != NULL ? hits->of[lang - langs] : 0;
}

/* Whether the text is in a language of which words are known. */
static bool is_told(const struct hits *hits)
{
    uint64_t best = hits_of(hits, hits->best);
    return best >= HITS_MIN && best * 100 >= (uint64_t)hits->n_tokens * HITS_PERCENT;
}

/* And clearly in no other. */
static bool is_clear(const struct hits *hits)
{
    uint64_t best = hits_of(hits, hits->best), second = hits_of(hits, hits->second);
    return is_told(hits) && best * 4 >= second * 5 + 4;
}

/* A language that CLD2 knows and the table does not is the table's last. */
static const struct lang *ask(const struct document *document, enum script script)
{
    const char *text = document->text.data;
    size_t n = document->text.len;
    if (n > GUESS_BYTES)
        for (n = GUESS_BYTES; n > 0 && (text[n] & 0xC0) == 0x80;)
            n--;
    const char *code = lang_guess(text, (int)n);
    const struct lang *lang = lang_named(str_of(code));
    if (lang == NULL && *code != 0)
        return &langs[langs_n - 1];
    return lang != NULL && lang->script == script ? lang : NULL;
}

/* The only language of a script, or NULL. */
static const struct lang *only_of(enum script script)
{
    const struct lang *only = NULL;
    for (unsigned i = 0; i < langs_n; i++) {
        if (langs[i].script != script)
            continue;
        if (only != NULL)
            return NULL;
        only = &langs[i];
    }
    return only;
}

const struct lang *lang_read(const struct lang_words *words, const struct document *document,
                             struct str said, bool english)
{
    enum script script = script_of(document->text);
    const struct lang *named = lang_named(said), *only = only_of(script);
    if (script == SCRIPT_NONE)
        return named;
    bool fits = named != NULL &&
                (named->script == script || (named->script == SCRIPT_KANA && script == SCRIPT_HAN));
    struct hits hits = {0};
    count_hits(&hits, words, document);
    find_best(&hits, script);
    if (fits && hits.n_tokens < SHORT_TOKENS)
        return named;
    if (english && script == SCRIPT_LATIN)
        return is_clear(&hits) && hits_of(&hits, hits.best) >= 2 * hits_of(&hits, langs) ? hits.best
                                                                                         : langs;
    if (fits && hits_of(&hits, named) * 4 >= hits_of(&hits, hits.best) * 3)
        return named;
    if (only != NULL || is_clear(&hits))
        return only != NULL ? only : hits.best;
    const struct lang *asked = ask(document, script);
    if (asked != NULL || fits)
        return asked != NULL ? asked : named;
    return is_told(&hits) || script != SCRIPT_LATIN ? hits.best : NULL;
}
