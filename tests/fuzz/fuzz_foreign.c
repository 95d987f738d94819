/* Any bytes, made UTF-8, as an article in the language that the first byte picks: sentences stand
 * in order, hold their words, and no end of theirs cuts a character as readers see it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "kernel/foreign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_foreign: %s\n", what);
        abort();
    }
}

/* Made once: they are what a thread has. */
static struct foreign *foreign;
static struct lang_words words;
static UBreakIterator *characters;

static void open_once(void)
{
    UErrorCode status = U_ZERO_ERROR;
    if (foreign != NULL)
        return;
    foreign = foreign_new();
    lang_words_read(&words);
    characters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    expect(foreign != NULL && U_SUCCESS(status), "no memory");
}

static void check_sentences(const struct document *document)
{
    uint32_t last = 0, token = 0;
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, document->text.data, (int64_t)document->text.len, &status);
    ubrk_setUText(characters, &view, &status);
    expect(U_SUCCESS(status), "no memory");
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        const struct sentence *sentence = &document->sentences[s];
        expect(sentence->start >= last && sentence->start < sentence->end &&
                   sentence->end <= document->text.len,
               "sentences are not in order");
        expect(ubrk_isBoundary(characters, (int32_t)sentence->start) &&
                   ubrk_isBoundary(characters, (int32_t)sentence->end),
               "a character is cut");
        expect(sentence->first_token >= token || sentence->n_tokens == 0, "words are not in order");
        for (uint32_t t = 0; t < sentence->n_tokens; t++, token++)
            expect(document->tokens[token].start >= sentence->start &&
                       document->tokens[token].end <= sentence->end && document->keys[token] != 0,
                   "a word outside its sentence");
        last = sentence->end;
    }
    expect(token == document->n_tokens, "words without a sentence");
    utext_close(&view);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct document document;
    open_once();
    if (size == 0)
        return 0;
    const struct lang *lang = *data == 0xFF ? NULL : &langs[*data % langs_n];
    char *room = malloc(3 * size + 1);
    expect(room != NULL && arena_open(&arena, 96 * size + (1 << 20)), "no memory");
    size_t n = utf8_repair((const char *)data + 1, size - 1, room);
    char *text = malloc(n ? n : 1); /* exactly as long as it is: a read behind it is seen */
    expect(text != NULL, "no memory");
    memcpy(text, room, n);
    expect(
        foreign_read(foreign, &words, lang, &document, STR("Title"), (struct str){text, n}, &arena),
        "arena too small");
    check_sentences(&document);
    lang_read(&words, &document, STR(""), false);
    arena_close(&arena);
    free(text);
    free(room);
    return 0;
}
