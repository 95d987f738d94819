/* Pages whose lines were joined: what stood under a sentence or over the next is in it now. Set
 * words, brackets and the form of an address tell where it begins; where it ends is told by the
 * missing space:
 *
 *   … the bridge.ALSO READ: Ten bridges of ElmtonThe board …   ->  … Elmton|The board …
 *   (Also watch: a bridge)Ode left …                           ->  (…)|Ode left …
 *   Bo Elm | Getty ImagesThe board …                           ->  … Getty Images|The board …
 *   … pic.twitter.com/a1b2c3d4e5The board …                    ->  …d4e5|The board …
 *
 * Prose is never cut: "He asked them to read more: …" has neither capitals nor a missing space. */
#include "kernel/furniture.h"

#include <string.h>

#include "kernel/abbreviations.h"
#include "kernel/characters.h"
#include "kernel/cues.h"
#include "kernel/embeds.h"
#include "kernel/keywords.h"

enum { YES = 1, TAIL_MIN = 3, PROSE_MIN = 8 };

/* clang-format off */
/* Names with a capital letter inside. */
#define INNER_CAPITALS(ROW, L) \
    ROW(L, "airasia", YES) ROW(L, "bookmyshow", YES) ROW(L, "deepmind", YES) \
    ROW(L, "facetime", YES) ROW(L, "freecharge", YES) ROW(L, "gamesindustry", YES) \
    ROW(L, "github", YES) ROW(L, "huffpost", YES) ROW(L, "iheartradio", YES) \
    ROW(L, "linkedin", YES) ROW(L, "macbook", YES) ROW(L, "mcdonald", YES) \
    ROW(L, "mcdonald's", YES) ROW(L, "oneplus", YES) ROW(L, "paypal", YES) \
    ROW(L, "playstation", YES) ROW(L, "techcrunch", YES) ROW(L, "tiktok", YES) \
    ROW(L, "whatsapp", YES) ROW(L, "wikileaks", YES) ROW(L, "wordpress", YES) \
    ROW(L, "youtube", YES) ROW(L, "youtuber", YES)
/* clang-format on */
KEYWORD_TABLE(inner_capitals, INNER_CAPITALS);

static uint32_t word_end(const struct furniture *furniture, uint32_t p)
{
    while (p < furniture->end &&
           (character_small(furniture->text[p]) || character_capital(furniture->text[p])))
        p++;
    return p;
}

/* True where the sentence ends with a stop: what is behind the furniture is prose. */
static bool complete(const struct furniture *furniture)
{
    uint32_t p = furniture->end;
    while (p > furniture->start &&
           (furniture->text[p - 1] == '"' || furniture->text[p - 1] == '\''))
        p--;
    char last = p > furniture->start ? furniture->text[p - 1] : ' ';
    return last == '.' || last == '!' || last == '?';
}

/* "ElmtonThe", "HEREThe": two words without a space; p is the second's first letter, whose capital
 * alone is proof where no names stand. */
static bool words_glued(const struct furniture *furniture, uint32_t p, struct str token, bool proof)
{
    const char *text = furniture->text;
    if (!character_capital(text[p]) || p + 1 >= furniture->end || !character_small(text[p + 1]) ||
        keyword_find(&inner_capitals, token) == YES)
        return false;
    struct str word = {text + p, word_end(furniture, p) - p};
    bool small = !character_capital(text[p - 1]);
    if (word.len < TAIL_MIN)
        return small && starter_is(word);
    return starter_is(word) || (small && proof);
}

/* ‹Elmton"We …›: a quotation opens right behind a word; p is its first letter. */
static bool quote_glued(const struct furniture *furniture, uint32_t p)
{
    const char *text = furniture->text;
    return p >= furniture->start + 2 && text[p - 1] == '"' && character_capital(text[p]) &&
           character_small(text[p - 2]);
}

/* ‹… confirms Elmco Elmco will …›: a headline and a sentence about the same. */
static bool said_twice(const struct furniture *furniture, uint32_t token)
{
    struct token t = furniture->tokens[token], before = furniture->tokens[token - 1];
    uint32_t n = t.end - t.start;
    const char *text = furniture->text;
    return n >= TAIL_MIN && n == before.end - before.start && before.end + 1 == t.start &&
           text[before.end] == ' ' && character_capital(text[t.start]) &&
           memcmp(text + t.start, text + before.start, n) == 0;
}

/* The first such place in the tokens behind the first; or end. */
static uint32_t glued_word(const struct furniture *furniture, bool names)
{
    uint32_t last = furniture->first_token + furniture->n_tokens, read = furniture->start;
    bool proof = !names && complete(furniture), open = false;
    for (uint32_t i = furniture->first_token + 1; i < last; i++) {
        struct token t = furniture->tokens[i];
        struct str word = {furniture->text + t.start, t.end - t.start};
        for (; read < t.start; read++)
            open ^= furniture->text[read] == '"';
        if (open && quote_glued(furniture, t.start))
            return t.start - 1;
        if (!names && said_twice(furniture, i))
            return t.start;
        for (uint32_t p = t.start + 2; p + 1 < t.end; p++)
            if (words_glued(furniture, p, word, proof))
                return p;
    }
    return furniture->end;
}

/* ‹Image: Elm Works It was …›: where a sentence may begin behind the names of a credit, at the
 * token that begins at p; before is the token before it. */
static uint32_t behind_names(const struct furniture *furniture, uint32_t p, uint32_t before,
                             struct str word)
{
    const char *text = furniture->text;
    if (p < furniture->start + 2 || !character_capital(text[p]))
        return furniture->end;
    if (text[p - 1] == '"' && text[p - 2] == ' ')
        return p - 1;
    bool named = !character_small(text[before]) || text[p - 2] == ')';
    if (!named || text[p - 1] != ' ' || word.len < 2 || !character_small(word.data[1]) ||
        !starter_is(word) || str_equal(word, STR("The")))
        return furniture->end;
    return p;
}

/* The first such place with a sentence of some length behind it; or end. */
static uint32_t names_end(const struct furniture *furniture)
{
    uint32_t first = furniture->first_token, last = first + furniture->n_tokens;
    if (!complete(furniture))
        return furniture->end;
    for (uint32_t i = first + 2; i + PROSE_MIN < last; i++) {
        struct token t = furniture->tokens[i];
        struct str word = {furniture->text + t.start, t.end - t.start};
        uint32_t cut = behind_names(furniture, t.start, furniture->tokens[i - 1].start, word);
        if (cut < furniture->end)
            return cut;
    }
    return furniture->end;
}

/* Behind the bracket that closes at or behind p, where a sentence may begin; or end. */
static uint32_t bracket_end(const struct furniture *furniture, uint32_t p)
{
    const char *text = furniture->text;
    while (p < furniture->end && text[p] != ')')
        p++;
    uint32_t next = p + 1;
    while (next < furniture->end && text[next] == ' ')
        next++;
    if (next >= furniture->end)
        return furniture->end;
    bool begins = character_capital(text[next]) || text[next] == '"' || text[next] == '(';
    return begins ? p + 1 : furniture->end;
}

/* Where the furniture that the sentence begins with ends; or end. */
static uint32_t first_ends(const struct furniture *furniture, const struct cue *cue)
{
    if (furniture->text[furniture->start] == '(' && cue->kind != CUE_NONE)
        return bracket_end(furniture, furniture->start);
    uint32_t end = glued_word(furniture, cue->kind == CUE_CREDIT);
    if (cue->kind != CUE_CREDIT)
        return end;
    uint32_t names = names_end(furniture), agency = embed_agency_end(furniture);
    if (names < end)
        end = names;
    return agency < end ? agency : end;
}

/* The last token that begins before p, or the first. */
static uint32_t token_before(const struct furniture *furniture, uint32_t p)
{
    uint32_t low = furniture->first_token, high = low + furniture->n_tokens;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (furniture->tokens[middle].start < p)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where furniture begins, or an embedded post ends, because of the sign at p; or end. */
static uint32_t sign_cut(const struct furniture *furniture, uint32_t p)
{
    char c = furniture->text[p];
    if ((c == ':' || c == '|') && cue_ends(furniture, p)) {
        struct cue cue = cue_before(furniture, p, token_before(furniture, p));
        if (cue.kind != CUE_NONE && cue.start > furniture->tokens[furniture->first_token].start)
            return cue.start;
    }
    if (c == '|' || c == '/')
        return embed_cut(furniture, p);
    if (c == '@' && furniture->text[p - 1] == '(')
        return embed_post_cut(furniture, p, token_before(furniture, p));
    return furniture->end;
}

/* The first such place behind the first word. */
static uint32_t next_begin(const struct furniture *furniture)
{
    uint32_t start = furniture->tokens[furniture->first_token].end, end = furniture->end;
    for (uint32_t at = start & ~63u; at < end; at += 64) {
        uint64_t left = furniture->signs[at / 64];
        if (at < start)
            left &= ~UINT64_C(0) << (start - at);
        if (end - at < 64)
            left &= (UINT64_C(1) << (end - at)) - 1;
        for (; left != 0; left &= left - 1) {
            uint32_t cut = sign_cut(furniture, at + (unsigned)__builtin_ctzll(left));
            if (cut < end)
                return cut;
        }
    }
    return end;
}

/* Words stand on both sides of p. */
static bool parts(const struct furniture *furniture, uint32_t p)
{
    uint32_t last = furniture->first_token + furniture->n_tokens - 1;
    return p >= furniture->tokens[furniture->first_token].end && p < furniture->tokens[last].end;
}

uint32_t furniture_cut(const struct furniture *furniture)
{
    if (furniture->n_tokens < 2)
        return furniture->end;
    uint32_t phrase = cue_phrase(furniture);
    if (phrase > furniture->start)
        return parts(furniture, phrase) ? phrase : furniture->end;
    if (!(furniture->marks & FURNITURE_SIGNS) && furniture->text[furniture->start] != '(')
        return furniture->end;
    struct cue cue = cue_first(furniture);
    uint32_t ends = cue.kind != CUE_NONE ? first_ends(furniture, &cue) : furniture->end;
    uint32_t begins = next_begin(furniture);
    uint32_t cut = begins < ends ? begins : ends;
    return parts(furniture, cut) ? cut : furniture->end;
}

bool furniture_sorted(void)
{
    return cue_sorted() && keywords_sorted(&inner_capitals);
}
