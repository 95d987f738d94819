/* A developer's tool: JSON Lines with id, title, text on standard input -> id and key_points, as
 * the evaluation wants them. Not part of the product: jansson does the JSON, slowly.
 *
 *   summarize_jsonl [lead|centroid|textrank] [POINTS [MAX_WORDS [RATIO_MILLIONTHS]]] */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "kernel/kernel.h"

static const char *const statuses[] = {"ok",        "no-text",  "too-short",
                                       "not-prose", "too-long", "language"};

static struct str string_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return STR("");
    return (struct str){json_string_value(value), json_string_length(value)};
}

static json_t *point_json(struct str text, const struct kernel_point *point)
{
    return json_pack("{s:s%,s:I,s:I,s:i,s:i,s:i}", "text", text.data + point->start,
                     point->end - point->start, "start",
                     (json_int_t)utf8_count(text.data, point->start), "end",
                     (json_int_t)utf8_count(text.data, point->end), "sentence",
                     (int)point->sentence, "rank", (int)point->rank, "score", (int)point->score);
}

static void write_result(const json_t *input, struct str text, const struct kernel_result *result)
{
    json_t *points = json_array();
    for (size_t i = 0; i < result->n_points; i++)
        json_array_append_new(points, point_json(text, &result->points[i]));
    json_t *row =
        json_pack("{s:O?,s:s,s:s,s:i,s:i,s:o}", "id", json_object_get(input, "id"), "status",
                  statuses[result->status], "lang", result->lang, "words", (int)result->words,
                  "sentences", (int)result->sentences, "key_points", points);
    json_dumpf(row, stdout, JSON_COMPACT | JSON_ENSURE_ASCII);
    putchar('\n');
    json_decref(row);
}

static struct kernel_options options_of(int argc, char **argv)
{
    struct kernel_options options = {.method = KERNEL_CENTROID, .points = 3};
    if (argc > 1 && strcmp(argv[1], "lead") == 0)
        options.method = KERNEL_LEAD;
    if (argc > 1 && strcmp(argv[1], "textrank") == 0)
        options.method = KERNEL_TEXTRANK;
    uint32_t *numbers[] = {&options.points, &options.max_words, &options.ratio};
    for (int i = 2; i < argc && i < 5; i++)
        *numbers[i - 2] = (uint32_t)strtoul(argv[i], NULL, 10);
    return options;
}

int main(int argc, char **argv)
{
    struct kernel_options options = options_of(argc, argv);
    struct kernel *kernel = kernel_new(NULL);
    struct arena arena;
    if (kernel == NULL || !arena_open(&arena, (size_t)1 << 30))
        return 2;
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        json_t *input = json_loads(line, 0, NULL);
        if (input == NULL)
            continue;
        struct kernel_result result;
        struct str text = string_of(input, "text");
        kernel_summarize(kernel, &options, string_of(input, "title"), text, &arena, &result);
        write_result(input, text, &result);
        arena_reset(&arena, 1 << 20);
        json_decref(input);
    }
    free(line);
    arena_close(&arena);
    kernel_free(kernel);
    return 0;
}
