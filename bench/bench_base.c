/* How fast are the scanner and the writer? MB/s of JSON lines of about 4 KB, read and written on
 * one core, beside memcpy of the same bytes in the same run: the machine's speed changes, the ratio
 * less. The text is made up here from a seed. Every figure is the fastest of PASSES passes.
 *
 *     bench_base [PASSES]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/jscan.h"
#include "base/jwrite.h"
#include "base/utf8.h"

enum { LINES = 4000, TEXT_BYTES = 4000 };

struct corpus {
    struct buffer lines, copy, out;
    struct arena arena;
};

/* Returns the bytes it worked on. */
typedef size_t stage(struct corpus *corpus);

static void need(bool good)
{
    if (!good) {
        fprintf(stderr, "bench_base: no memory or a fault\n");
        exit(1);
    }
}

static uint32_t roll(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Sentences of made-up words, some quoted, in paragraphs; escapes and other scripts as asked. */
static void make_text(uint32_t *state, struct buffer *text, bool many_escapes)
{
    static const char *const parts[] = {"ta", "ren", "o", "sel", "mi", "dor", "ka", "est", "un"};
    text->len = 0;
    while (text->len < TEXT_BYTES) {
        for (unsigned n = 1 + roll(state) % 4; n; n--)
            need(jwrite_raw(text, str_of(parts[roll(state) % 9])));
        unsigned kind = roll(state) % (many_escapes ? 24 : 96);
        struct str gap = STR(" ");
        if (kind == 0)
            gap = STR(".\n\n");
        else if (kind < 6)
            gap = STR(". ");
        else if (kind == 6)
            gap = STR(" \"");
        else if (kind == 7)
            gap = STR("\" ");
        else if (kind == 8)
            gap = STR(" \xE2\x80\x9C");
        else if (kind == 9)
            gap = STR("\xC3\xA9 ");
        need(jwrite_raw(text, gap));
    }
}

static void make_lines(struct corpus *corpus, bool many_escapes)
{
    uint32_t state = 1;
    struct buffer text = {0}, *out = &corpus->lines;
    out->len = 0;
    for (uint64_t i = 0; i < LINES; i++) {
        make_text(&state, &text, many_escapes);
        struct str title = {text.data, 60};
        while (!utf8_valid(title.data, title.len))
            title.len--;
        need(jwrite_raw(out, STR("{\"id\":\"")) && jwrite_uint(out, i) &&
             jwrite_raw(out, STR("\",\"title\":")) && jwrite_string(out, title) &&
             jwrite_raw(out, STR(",\"text\":")) && jwrite_string(out, buffer_str(&text)) &&
             jwrite_raw(out, STR("}\n")));
    }
    buffer_free(&text);
    corpus->copy.len = 0;
    need(buffer_reserve(&corpus->copy, out->len) && buffer_reserve(&corpus->out, 2 * out->len));
}

static size_t copy(struct corpus *corpus)
{
    memcpy(corpus->copy.data, corpus->lines.data, corpus->lines.len);
    return corpus->lines.len;
}

/* The next line, without its end; false behind the last. */
static bool next_line(struct str *rest, struct str *line)
{
    const char *end = rest->len ? memchr(rest->data, '\n', rest->len) : NULL;
    if (!end)
        return false;
    *line = (struct str){rest->data, (size_t)(end - rest->data)};
    *rest = (struct str){end + 1, rest->len - line->len - 1};
    return true;
}

static size_t find_lines(struct corpus *corpus)
{
    struct str rest = buffer_str(&corpus->lines), line;
    size_t bytes = 0;
    while (next_line(&rest, &line))
        bytes += line.len + 1;
    return bytes;
}

/* Reads each line's strings; writes them where write is one of jwrite's. Counts what was written.
 * */
static size_t read_lines(struct corpus *corpus, bool (*write)(struct buffer *, struct str))
{
    struct str rest = buffer_str(&corpus->lines), line, key, value;
    struct jscan scan;
    corpus->out.len = 0;
    while (next_line(&rest, &line)) {
        arena_reset(&corpus->arena, 1 << 20);
        jscan_open(&scan, line);
        need(jscan_enter(&scan));
        while (jscan_key(&scan, &corpus->arena, &key)) {
            need(jscan_string(&scan, &corpus->arena, &value));
            need(!write || write(&corpus->out, value));
        }
        need(jscan_end(&scan));
    }
    return write ? corpus->out.len : corpus->lines.len;
}

static size_t walk(struct corpus *corpus)
{
    return read_lines(corpus, NULL);
}

static size_t walk_and_write(struct corpus *corpus)
{
    return read_lines(corpus, jwrite_string);
}

static size_t walk_and_fold(struct corpus *corpus)
{
    return read_lines(corpus, jwrite_folded);
}

static size_t skip(struct corpus *corpus)
{
    struct str rest = buffer_str(&corpus->lines), line;
    struct jscan scan;
    while (next_line(&rest, &line)) {
        jscan_open(&scan, line);
        need(jscan_skip(&scan, NULL) && jscan_end(&scan));
    }
    return corpus->lines.len;
}

static size_t validate(struct corpus *corpus)
{
    need(utf8_valid(corpus->lines.data, corpus->lines.len));
    return corpus->lines.len;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        stage *run;
    } stages[] = {
        {"memcpy", copy},
        {"find lines", find_lines},
        {"utf8_valid", validate},
        {"jscan_skip", skip},
        {"walk", walk},
        {"walk + jwrite_string", walk_and_write},
        {"walk + jwrite_folded", walk_and_fold},
    };
    enum { STAGES = sizeof stages / sizeof *stages };
    int passes = argc > 1 ? atoi(argv[1]) : 9;
    struct corpus corpus = {0};
    need(arena_open(&corpus.arena, 1 << 24));
    for (int many = 0; many < 2; many++) {
        double best[STAGES] = {0};
        make_lines(&corpus, many);
        for (int pass = 0; pass < passes;
             pass++) /* all stages in turn: they see the same weather */
            for (int i = 0; i < STAGES; i++) {
                double start = now();
                double rate = (double)stages[i].run(&corpus) / (now() - start) / 1e6;
                best[i] = rate > best[i] ? rate : best[i];
            }
        printf("%s: %.1f MB in %d lines\n", many ? "many escapes" : "plain news",
               (double)corpus.lines.len / 1e6, LINES);
        for (int i = 0; i < STAGES; i++)
            printf("  %-22s %8.0f MB/s  %.3f of memcpy\n", stages[i].name, best[i],
                   best[i] / best[0]);
    }
    arena_close(&corpus.arena);
    buffer_free(&corpus.lines);
    buffer_free(&corpus.copy);
    buffer_free(&corpus.out);
}
