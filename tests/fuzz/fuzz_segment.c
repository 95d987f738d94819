/* Any bytes, made UTF-8, as an article: the sentences cover it, in order, and nothing stands
 * outside. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../document_check.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_segment: %s\n", what);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct document document;
    char *room = malloc(3 * size + 1);
    expect(room != NULL && arena_open(&arena, 64 * size + (1 << 20)), "no memory");
    size_t n = utf8_repair((const char *)data, size, room);
    char *text = malloc(n ? n : 1); /* exactly as long as it is: a read behind it is seen */
    expect(text != NULL, "no memory");
    memcpy(text, room, n);
    expect(document_read(&document, STR(""), (struct str){text, n}, &arena), "arena too small");
    const char *fault = check_document(&document);
    expect(fault == NULL, fault ? fault : "");
    arena_close(&arena);
    free(text);
    free(room);
    return 0;
}
