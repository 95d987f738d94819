/* The 48 English golden rules of sentence splitting (data/golden_en_48.json, from pySBD). Rules
 * and real news disagree in places: the two that are not kept need a list of bare "1)" and an
 * ellipsis that begins a sentence. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/jscan.h"
#include "document_check.h"

enum { RULES = 48, KEPT = 46 };

static void read_file(const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "rb");
    cr_assert(file != NULL, "%s is missing", path);
    size_t n;
    do {
        cr_assert(buffer_reserve(out, 4096));
        n = fread(out->data + out->len, 1, 4096, file);
        out->len += n;
    } while (n > 0);
    fclose(file);
}

/* True where the next sentence of the document is the expected one. */
static bool same(const struct document *d, uint32_t i, struct str expected)
{
    if (i >= d->n_sentences)
        return false;
    const struct sentence *s = &d->sentences[i];
    return str_equal((struct str){d->text.data + s->start, s->end - s->start}, expected);
}

/* Reads one rule, {"text": …, "expected": [ … ]}; true where the kernel keeps it. */
static bool rule_kept(struct jscan *scan, struct arena *arena, struct str *text)
{
    struct str key, expected;
    struct document d;
    bool kept = false;
    cr_assert(jscan_enter(scan));
    while (jscan_key(scan, arena, &key)) {
        if (str_equal(key, STR("text"))) {
            cr_assert(jscan_string(scan, arena, text));
            continue;
        }
        uint32_t n = 0;
        cr_assert(document_read(&d, STR(""), *text, arena));
        kept = true;
        cr_assert(jscan_enter(scan));
        while (jscan_element(scan)) {
            cr_assert(jscan_string(scan, arena, &expected));
            kept = same(&d, n++, expected) && kept;
        }
        kept = kept && n == d.n_sentences;
    }
    return kept;
}

Test(kernel_segment, golden_rules)
{
    struct arena arena;
    struct buffer file = {0};
    struct jscan scan;
    int rules = 0, kept = 0;
    cr_assert(arena_open(&arena, 1 << 24));
    read_file(TEST_DIR "/data/golden_en_48.json", &file);
    jscan_open(&scan, buffer_str(&file));
    cr_assert(jscan_enter(&scan));
    while (jscan_element(&scan)) {
        struct str text = {"", 0};
        bool good = rule_kept(&scan, &arena, &text);
        if (!good)
            fprintf(stderr, "golden rule %d is not kept: %.*s\n", rules, (int)text.len, text.data);
        kept += good;
        rules++;
    }
    cr_assert(scan.fault == NULL, "%s", scan.fault ? scan.fault : "");
    cr_assert_eq(rules, RULES);
    cr_assert(kept >= KEPT, "%d of %d golden rules kept, %d were", kept, rules, KEPT);
    buffer_free(&file);
    arena_close(&arena);
}
