/* Words by ICU's rules and dictionaries, and the key of each: a hash of its folded stem, or that of
 * a stop word where the language has it for a function word.
 *
 * ICU sees a few thousand bytes at a time: its dictionaries need memory for each run of letters,
 * and a hostile run is as long as the text. */
#include <unicode/uchar.h>

#include "kernel/foreign_parts.h"
#include "kernel/lexicon.h"

enum {
    PIECE_MAX = 4096, /* bytes that ICU sees at once */
    WORD_MAX = 64,    /* a longer word is its own stem */
    FOLDED_MAX = 256, /* bytes of a folded word: at most three for one */
    KEY_STOP = 1,     /* any stop word's */
};

bool foreign_look(struct foreign *foreign, UBreakIterator *iterator, const char *text, uint32_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&foreign->text, text, (int64_t)n, &status);
    ubrk_setUText(iterator, &foreign->text, &status);
    return U_SUCCESS(status);
}

static uint64_t hash_of(const char *bytes, uint32_t n)
{
    return word_hash(word_fold(bytes, n, bytes + n));
}

static bool is_turkic(const struct lang *lang)
{
    return lang != NULL && strcmp(lang->code, "tr") == 0;
}

/* The word without case; its own bytes where it is too long. */
static struct str fold(const struct foreign_tokens *tokens, struct str word, char out[FOLDED_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    const UCaseMap *map =
        is_turkic(tokens->lang) ? tokens->foreign->fold_turkic : tokens->foreign->fold;
    if (word.len > WORD_MAX)
        return word;
    int32_t n = ucasemap_utf8FoldCase(map, out, FOLDED_MAX, word.data, (int32_t)word.len, &status);
    return U_SUCCESS(status) && n > 0 && n < FOLDED_MAX ? (struct str){out, (size_t)n} : word;
}

static uint64_t bit_of(const struct lang *lang)
{
    return lang != NULL ? UINT64_C(1) << (lang - langs) : 0;
}

/* Hiragana alone is grammar. */
static bool is_grammar(const struct lang *lang, struct str word)
{
    if (lang == NULL || lang->script != SCRIPT_KANA)
        return false;
    for (size_t i = 0; i + 2 < word.len; i += 3) {
        const unsigned char *p = (const unsigned char *)word.data + i;
        unsigned point = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        if (p[0] != 0xE3 || point < 0x3041 || point > 0x309F)
            return false;
    }
    return word.len % 3 == 0;
}

static struct str stem(const struct foreign_tokens *tokens, struct str word)
{
    struct sb_stemmer *stemmer =
        tokens->lang != NULL ? tokens->foreign->stemmers[tokens->lang - langs] : NULL;
    if (stemmer == NULL || word.len > FOLDED_MAX)
        return word;
    const sb_symbol *bytes = sb_stemmer_stem(stemmer, (const sb_symbol *)word.data, (int)word.len);
    int n = bytes != NULL ? sb_stemmer_length(stemmer) : 0;
    return n > 0 ? (struct str){(const char *)bytes, (size_t)n} : word;
}

static bool is_stop(const struct foreign_tokens *tokens, struct str raw, struct str folded)
{
    uint64_t bit = bit_of(tokens->lang);
    struct lang_word as_is = lang_word_find(tokens->words, hash_of(raw.data, (uint32_t)raw.len));
    struct lang_word lower =
        lang_word_find(tokens->words, hash_of(folded.data, (uint32_t)folded.len));
    bool letter = folded.len == 1 && (*folded.data < '0' || *folded.data > '9');
    return ((as_is.stops | lower.stops) & bit) != 0 || letter || is_grammar(tokens->lang, folded);
}

static uint32_t key_of(const struct foreign_tokens *tokens, struct str word)
{
    char out[FOLDED_MAX];
    struct str folded = fold(tokens, word, out);
    if (is_stop(tokens, word, folded))
        return KEY_STOP;
    bool number = *word.data >= '0' && *word.data <= '9';
    struct str stemmed = number ? folded : stem(tokens, folded);
    uint64_t hash = hash_of(stemmed.data, (uint32_t)stemmed.len);
    return TERM_UNKNOWN | (number ? TERM_NUMBER : 0) | (uint32_t)(hash & (TERM_NUMBER - 1));
}

/* The same, looked up where the word came lately. */
static uint32_t find_key(const struct foreign_tokens *tokens, struct str word)
{
    struct foreign_memo found = {.lang = tokens->lang};
    if (word.len > sizeof found.bytes)
        return key_of(tokens, word);
    memcpy(found.bytes, word.data, word.len);
    uint64_t hash = word_mix(found.bytes[0], found.bytes[1], word.len);
    struct foreign_memo *memo = &tokens->foreign->memo[hash >> (64 - FOREIGN_MEMO_BITS)];
    if (memo->key == 0 || memo->lang != found.lang || memo->bytes[0] != found.bytes[0] ||
        memo->bytes[1] != found.bytes[1]) {
        found.key = key_of(tokens, word);
        *memo = found;
    }
    return memo->key;
}

bool foreign_leans(const struct foreign_tokens *tokens, struct token token)
{
    char out[FOLDED_MAX];
    struct str word = {tokens->text.data + token.start, token.end - token.start};
    struct str folded = fold(tokens, word, out);
    struct lang_word known =
        lang_word_find(tokens->words, hash_of(folded.data, (uint32_t)folded.len));
    return (known.openers & bit_of(tokens->lang)) != 0;
}

static bool piece_add(struct foreign_tokens *tokens, uint32_t start, uint32_t n)
{
    UBreakIterator *words = tokens->foreign->words;
    const char *piece = tokens->text.data + start;
    if (!foreign_look(tokens->foreign, words, piece, n))
        return false;
    for (int32_t last = 0, at; (at = ubrk_next(words)) != UBRK_DONE; last = at) {
        if (ubrk_getRuleStatus(words) < UBRK_WORD_NONE_LIMIT)
            continue;
        if (tokens->n == tokens->cap)
            return false;
        tokens->tokens[tokens->n] = (struct token){start + (uint32_t)last, start + (uint32_t)at};
        tokens->keys[tokens->n++] =
            find_key(tokens, (struct str){piece + last, (size_t)(at - last)});
    }
    return true;
}

bool foreign_tokens_add(struct foreign_tokens *tokens, uint32_t start, uint32_t end)
{
    while (start < end) {
        uint32_t n = end - start;
        if (n > PIECE_MAX)
            for (n = PIECE_MAX; n > 1 && (tokens->text.data[start + n] & 0xC0) == 0x80;)
                n--;
        if (!piece_add(tokens, start, n))
            return false;
        start += n;
    }
    return true;
}
