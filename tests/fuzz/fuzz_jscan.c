/* Any bytes as a JSON text: the scanner reads what jansson reads, and the text as a string, written
 * and read again, is the string it was. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/jscan.h"
#include "base/jwrite.h"
#include "base/utf8.h"
#include "jscan_oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "fuzz_jscan: %s\n", what);
        abort();
    }
}

/* Folded text has no white space but single spaces inside. */
static bool is_folded(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char *pos = text.data + i;
        unsigned space = utf8_space(pos, text.data + text.len);
        if (space && (*pos != ' ' || i == 0 || i + 1 == text.len || pos[-1] == ' '))
            return false;
    }
    return true;
}

static void write_and_read(struct str text, struct arena *arena, bool folded)
{
    struct buffer out = {0};
    struct jscan scan;
    struct str again;
    expect(folded ? jwrite_folded(&out, text) : jwrite_string(&out, text), "no memory");
    jscan_open(&scan, buffer_str(&out));
    expect(jscan_string(&scan, arena, &again) && jscan_end(&scan), "a string written is none");
    expect(folded ? is_folded(again) : str_equal(again, text), "a string has changed");
    for (size_t i = 0; i < out.len; i++) {
        unsigned space = utf8_space(out.data + i, out.data + out.len);
        expect(!space || folded || out.data[i] == ' ' || space > 1, "raw white space");
    }
    buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *difference = jscan_oracle_differs((const char *)data, size);
    expect(!difference, difference ? difference : "");
    struct arena arena;
    expect(arena_open(&arena, 32 * size + 256), "no memory");
    char *repaired = ARENA_NEW(&arena, 3 * size + 1, char);
    struct str text = {repaired, utf8_repair((const char *)data, size, repaired)};
    expect(utf8_valid(text.data, text.len), "repaired text is broken");
    write_and_read(text, &arena, false);
    write_and_read(text, &arena, true);
    arena_close(&arena);
    return 0;
}
