/* Reads a text on standard input and prints how the kernel sees it: a row for each line and each
 * sentence. With an argument N it measures instead: reads the text N times over (for callgrind). A
 * developer's aid. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "kernel/document.h"
#include "kernel/opening.h"

static const char *const classes[] = {"prose",    "blank",     "caption",   "credit", "byline",
                                      "dateline", "promotion", "label",     "list",   "timestamp",
                                      "related",  "headline",  "standfirst"};
static const char *const openings[] = {"plain", "connective", "pronoun", "quote"};

static bool read_input(struct buffer *input)
{
    size_t n;
    do {
        if (!buffer_reserve(input, 65536))
            return false;
        n = fread(input->data + input->len, 1, 65536, stdin);
        input->len += n;
    } while (n > 0);
    return true;
}

static void print_sentence(const struct document *document, const struct sentence *sentence)
{
    printf("  %c %-10s %2u words  body +%-3u |", sentence->selectable ? '*' : '-',
           openings[sentence->opening], sentence->words, sentence->body - sentence->start);
    for (uint32_t p = sentence->start; p < sentence->end; p++)
        putchar(document->text.data[p] == '\n' ? ' ' : document->text.data[p]);
    printf("|\n");
}

static void print(const struct document *document)
{
    printf("%u words, %u tokens\n", document->words, document->n_tokens);
    for (uint32_t i = 0; i < document->n_lines; i++) {
        const struct line *line = &document->lines[i];
        printf("%s\n", classes[line->class]);
        for (uint32_t k = 0; k < line->n_sentences; k++)
            print_sentence(document, &document->sentences[line->first_sentence + k]);
    }
}

int main(int argc, char **argv)
{
    struct buffer input = {0};
    struct arena arena;
    struct document document;
    int times = argc > 1 ? atoi(argv[1]) : 0;
    if (!read_input(&input) || !arena_open(&arena, (size_t)1 << 34))
        return 2;
    for (int i = 0; i < (times ? times : 1); i++) {
        arena_reset(&arena, (size_t)1 << 27);
        if (!document_read(&document, STR(""), buffer_str(&input), &arena))
            return 1;
    }
    for (uint32_t i = 0; i < document.n_lines; i++)
        opening_read(&document, i);
    if (times == 0)
        print(&document);
    arena_close(&arena);
    buffer_free(&input);
    return 0;
}
