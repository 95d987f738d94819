/* A cue is told by its words and by what stands before it: the begin of the sentence, a bracket, a
 * closing mark, nothing at all ("bridgesALSO READ:"), or two words that only a page says ("Also
 * read:"). "It read: …" and "Where to watch: …" are none.
 *
 *   … bridges ALSO READ | Ten …
 *             ^start    ^p          last is READ, before it ALSO */
#include "kernel/cues.h"

#include "kernel/abbreviations.h"
#include "kernel/characters.h"
#include "kernel/keywords.h"

enum { LINK = 1, CREDIT, PAIRS, YES = 1 };

/* clang-format off */
/* The last word of a cue: what follows, or PAIRS where another word must stand before. */
#define LASTS(ROW, L) \
    ROW(L, "credit", PAIRS) ROW(L, "credits", PAIRS) ROW(L, "image", CREDIT) \
    ROW(L, "images", CREDIT) ROW(L, "inputs", CREDIT) ROW(L, "listen", LINK) \
    ROW(L, "more", PAIRS)   ROW(L, "photo", CREDIT)  ROW(L, "photos", CREDIT) \
    ROW(L, "read", LINK)    ROW(L, "related", LINK)  ROW(L, "see", PAIRS) \
    ROW(L, "source", CREDIT) ROW(L, "video", PAIRS)  ROW(L, "watch", LINK)
/* clang-format on */
KEYWORD_TABLE(lasts, LASTS);

/* clang-format off */
/* Before the last word. */
#define FIRSTS(ROW, L) \
    ROW(L, "also", LINK)    ROW(L, "image", CREDIT)  ROW(L, "must", LINK) \
    ROW(L, "photo", CREDIT) ROW(L, "picture", CREDIT) ROW(L, "read", LINK) \
    ROW(L, "watch", LINK)
/* clang-format on */
KEYWORD_TABLE(firsts, FIRSTS);

/* clang-format off */
/* What a page says without a colon; the word behind must begin a sentence. */
#define PHRASES(ROW, L) \
    ROW(L, "advertisement", " ") \
    ROW(L, "article", " continues below; continues after advertisement") \
    ROW(L, "continue", " reading the main story; reading below") \
    ROW(L, "follow", " us on twitter; us on x; us on facebook; us on instagram") \
    ROW(L, "read", " more") \
    ROW(L, "scroll", " down for video; down for videos; down for more") \
    ROW(L, "story", " continues below; continues below advertisement; continues below ad") \
    ROW(L, "view", " this post on instagram; this post on x; comments")
/* clang-format on */
#define FIRST(letter, word, rest) {word, YES},
#define REST(letter, word, rest) rest,
static const struct keyword phrase_rows[] = {PHRASES(FIRST, 0)};
static const struct keywords phrases = {phrase_rows, sizeof phrase_rows / sizeof *phrase_rows,
                                        KEYWORDS_INDEX(PHRASES)};
static const char *const rests[] = {PHRASES(REST, 0)};

static struct str token_str(const struct furniture *furniture, uint32_t index)
{
    struct token token = furniture->tokens[index];
    return (struct str){furniture->text + token.start, token.end - token.start};
}

/* The last part of a word that page and text share: "READ" of "bridgesREAD"; the whole else. */
static struct str tail_of(struct str word)
{
    size_t p = word.len;
    while (p > 0 && character_small(word.data[p - 1]))
        p--;
    bool upper = p == word.len;
    while (p > 0 && character_capital(word.data[p - 1]) &&
           (upper || p == word.len || !character_capital(word.data[p])))
        p--;
    return p == word.len ? word : (struct str){word.data + p, word.len - p};
}

/* True where nothing, or no word, stands before the cue at p: it may begin here. */
static bool stands_first(const struct furniture *furniture, uint32_t p)
{
    const char *text = furniture->text;
    if (p == furniture->start)
        return true;
    if (text[p - 1] != ' ')
        return text[p - 1] != '#' && text[p - 1] != '@' && text[p - 1] != '-' && text[p - 1] != '_';
    while (p > furniture->start && text[p - 1] == ' ')
        p--;
    char before = p > furniture->start ? text[p - 1] : ')';
    return before == ')' || before == ']' || before == '.' || before == '|' || before == '?' ||
           before == '!' || before == '"';
}

static bool adjacent(const struct furniture *furniture, uint32_t token)
{
    uint32_t end = furniture->tokens[token - 1].end;
    return furniture->tokens[token].start == end + 1 && furniture->text[end] == ' ';
}

/* The cue of two words whose second is token. */
static struct cue cue_pair(const struct furniture *furniture, uint32_t token)
{
    struct cue none = {CUE_NONE, 0};
    if (token <= furniture->first_token || !adjacent(furniture, token))
        return none;
    struct str word = token_str(furniture, token - 1);
    struct str tail = tail_of(word);
    if (!character_capital(tail.data[0]))
        return none;
    struct str end = {word.data + word.len - 4, 4};
    unsigned kind = keyword_find(&firsts, tail);
    if (kind == 0 && word.len > 4 && (str_equal(end, STR("ALSO")) || str_equal(end, STR("MUST"))))
        kind = LINK, tail = end; /* "3pm PDTALSO READ:" */
    if (kind == 0)
        return none;
    return (struct cue){(enum cue_kind)kind, (uint32_t)(tail.data - furniture->text)};
}

static struct cue cue_single(const struct furniture *furniture, uint32_t p, struct str tail,
                             unsigned kind)
{
    struct cue none = {CUE_NONE, 0};
    uint32_t start = (uint32_t)(tail.data - furniture->text);
    if (kind == PAIRS || !character_capital(tail.data[0]))
        return none;
    if (!stands_first(furniture, start) && (kind == CREDIT || furniture->text[p] != '|'))
        return none;
    return (struct cue){(enum cue_kind)kind, start};
}

bool cue_ends(const struct furniture *furniture, uint32_t p)
{
    const char *text = furniture->text;
    while (p > furniture->start && text[p - 1] == ' ')
        p--;
    uint32_t start = p;
    while (start > furniture->start &&
           (character_small(text[start - 1]) || character_capital(text[start - 1])))
        start--;
    return keyword_find(&lasts, tail_of((struct str){text + start, p - start})) != 0;
}

struct cue cue_before(const struct furniture *furniture, uint32_t p, uint32_t token)
{
    struct cue none = {CUE_NONE, 0};
    uint32_t end = furniture->tokens[token].end;
    if (p < end || p - end > 2 || (p > end && furniture->text[end] != ' '))
        return none;
    struct str tail = tail_of(token_str(furniture, token));
    unsigned kind = keyword_find(&lasts, tail);
    if (kind == 0)
        return none;
    struct cue cue = none;
    if (tail.len == token_str(furniture, token).len)
        cue = cue_pair(furniture, token);
    if (cue.kind == CUE_NONE)
        cue = cue_single(furniture, p, tail, kind);
    if (cue.kind != CUE_NONE && cue.start > furniture->start &&
        furniture->text[cue.start - 1] == '(')
        cue.start--;
    return cue;
}

/* "(With inputs from …)", "(Reuters photo)" */
static bool bracket_credit(const struct furniture *furniture)
{
    const char *text = furniture->text;
    for (uint32_t i = 0; i < 3 && i < furniture->n_tokens; i++) {
        struct str word = token_str(furniture, furniture->first_token + i);
        unsigned kind = keyword_find(&lasts, word);
        if (kind == CREDIT && !str_equal(word, STR("source")))
            return true;
        uint32_t end = furniture->tokens[furniture->first_token + i].end;
        if (end == furniture->end || text[end] != ' ')
            return false;
    }
    return false;
}

struct cue cue_first(const struct furniture *furniture)
{
    struct cue none = {CUE_NONE, 0};
    bool bracket = furniture->text[furniture->start] == '(';
    for (uint32_t i = 0; i < 2 && i < furniture->n_tokens; i++) {
        uint32_t token = furniture->first_token + i, p = furniture->tokens[token].end;
        while (p < furniture->end && furniture->text[p] == ' ')
            p++;
        if (p == furniture->end || (furniture->text[p] != ':' && furniture->text[p] != '|'))
            continue;
        struct cue cue = cue_before(furniture, p, token);
        if (cue.kind != CUE_NONE && cue.start <= furniture->tokens[furniture->first_token].start)
            return cue;
    }
    if (bracket && bracket_credit(furniture))
        return (struct cue){CUE_CREDIT, furniture->start};
    return none;
}

static char lower(char c)
{
    return character_capital(c) ? (char)(c + 32) : c;
}

/* Behind rest[0..n) at text[p..end), in any case; or 0. */
static uint32_t matches(const struct furniture *furniture, uint32_t p, const char *rest, size_t n)
{
    if (n > furniture->end - p)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (lower(furniture->text[p + i]) != rest[i])
            return 0;
    return p + (uint32_t)n;
}

/* "The", "Ann", not "the", "THE". */
static bool sentence_starts(const struct furniture *furniture, uint32_t p, bool known)
{
    const char *text = furniture->text;
    if (furniture->end - p < 4 || text[p] != ' ' || !character_capital(text[p + 1]))
        return false;
    uint32_t end = p + 1;
    while (end < furniture->end && text[end] != ' ')
        end++;
    struct str word = {text + p + 1, end - p - 1};
    return starter_is(word) || (known && character_small(text[p + 2]));
}

uint32_t cue_phrase(const struct furniture *furniture)
{
    struct token first = furniture->tokens[furniture->first_token];
    size_t row = keyword_index(&phrases, token_str(furniture, furniture->first_token));
    if (row == phrases.n || first.start != furniture->start)
        return furniture->start;
    uint32_t longest = furniture->start;
    for (const char *rest = rests[row];; rest++) {
        size_t n = 0;
        while (rest[n] != ';' && rest[n] != '\0')
            n++;
        bool many = n > 5; /* three words say it */
        uint32_t behind = n == 1 ? first.end : matches(furniture, first.end, rest, n);
        if (behind > longest && sentence_starts(furniture, behind, many))
            longest = behind;
        rest += n;
        if (*rest == '\0')
            return longest;
    }
}

bool cue_sorted(void)
{
    return keywords_sorted(&lasts) && keywords_sorted(&firsts) && keywords_sorted(&phrases);
}
