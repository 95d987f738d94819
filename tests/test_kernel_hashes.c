/* Hashes of many words at once: the same from every reader, and those of the lexicon. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "kernel/hashes.h"
#include "kernel/lexicon.h"

enum { BYTES = 4000 };

/* Words of 1 to 20 bytes without a gap, from the first byte of the text to its last. */
static uint32_t cut_words(struct token *tokens, uint32_t *seed)
{
    uint32_t n = 0;
    for (uint32_t start = 0; start < BYTES; n++) {
        *seed = *seed * 1664525 + 1013904223;
        uint32_t end = start + 1 + (*seed >> 16) % 20;
        tokens[n] = (struct token){start, end < BYTES ? end : BYTES};
        start = end;
    }
    return n;
}

Test(hashes, every_reader_gives_the_hash_of_the_lexicon)
{
    static struct token tokens[BYTES];
    char *text = malloc(BYTES); /* exactly as long as it is: a read behind it is seen */
    uint32_t seed = 7;
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < BYTES; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = (char)(seed >> 24);
        }
        uint32_t n = cut_words(tokens, &seed);
        for (uint32_t first = 0; first < n; first += HASHES_MAX) {
            uint64_t fast[HASHES_MAX], portable[HASHES_MAX];
            uint32_t some = n - first < HASHES_MAX ? n - first : HASHES_MAX;
            some = round % 2 && some > 13 ? 13 : some;
            hashes_reader()((struct str){text, BYTES}, tokens + first, some, fast);
            hashes_portable((struct str){text, BYTES}, tokens + first, some, portable);
            for (uint32_t i = 0; i < some; i++) {
                struct token token = tokens[first + i];
                uint64_t expected =
                    word_hash(word_fold(text + token.start, token.end - token.start, text + BYTES));
                cr_assert(fast[i] == expected && portable[i] == expected, "word %u, %u bytes at %u",
                          first + i, token.end - token.start, token.start);
            }
        }
    }
    free(text);
}
