/* A model file -> a model:
 *
 *   text (model_text.c), ending with an empty line
 *   of each forest (forest_read.c):     bias int32; of each tree its levels, then its leaves
 *   of each gain-layer (network_read.c): bias int32[outputs], weight int16[outputs][inputs]
 *   of each table of words:             weight int8[2^bits]
 *   checksum uint64: FNV-1a of all bytes before
 *
 * Numbers are little-endian, without gaps. */
#include "kernel/model.h"

#include <string.h>

#include "kernel/model_arrays.h"
#include "kernel/model_text.h"

enum {
    ALIGN = 64,
    CHECKSUM_BYTES = 8,
    ARENA_BASE = 8 << 20, /* address space: the largest forests and layers, and the text's copies */
};

uint64_t model_checksum(struct str bytes)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < bytes.len; i++)
        sum = (sum ^ (unsigned char)bytes.data[i]) * UINT64_C(0x100000001b3);
    return sum;
}

static bool damaged(struct error *error, const char *what)
{
    error_set(error, ERROR_DAMAGED, "%s", what);
    return false;
}

void *model_array(struct arena *arena, size_t bytes, struct error *error)
{
    void *array = arena_alloc(arena, bytes, 1, ALIGN);
    if (array == NULL)
        error_set(error, ERROR_MEMORY, "no memory for the model's arrays");
    else
        memset(array, 0, bytes);
    return array;
}

static bool read_words(struct model *model, const struct model_text *text,
                       const unsigned char **from, struct error *error)
{
    static const int8_t none[1] = {0};
    for (uint32_t t = 0; t < MODEL_TABLES_MAX; t++) {
        size_t size = (size_t)1 << text->word_bits[t];
        model->words[t] = none;
        if (t >= text->n_tables)
            continue;
        int8_t *weight = model_array(&model->arena, size, error);
        if (weight == NULL)
            return false;
        memcpy(weight, *from, size);
        *from += size;
        model->words[t] = weight;
        model->words_mask[t] = (uint32_t)(size - 1);
    }
    return true;
}

/* Whether there are as many bytes as the text promises, and those that were written. */
static bool check_bytes(struct str bytes, size_t expected, struct error *error)
{
    if (bytes.len < expected)
        return damaged(error, "the model is truncated");
    if (bytes.len > expected)
        return damaged(error, "the model is longer than its text says");
    struct str before = {bytes.data, bytes.len - CHECKSUM_BYTES};
    const unsigned char *sum = (const unsigned char *)bytes.data + before.len;
    return model_take(&sum, CHECKSUM_BYTES) == model_checksum(before) ||
           damaged(error, "the model is damaged: its checksum is another");
}

static bool read_all(struct model *model, struct str bytes, const struct model_inputs *inputs,
                     struct error *error)
{
    struct model_text text = {0};
    if (!model_text_read(bytes, inputs, model, &text, error))
        return false;
    size_t expected = text.size + forests_bytes(&model->forests) + network_bytes(&model->gain);
    for (uint32_t t = 0; t < text.n_tables; t++)
        expected += (size_t)1 << text.word_bits[t];
    const unsigned char *from = (const unsigned char *)bytes.data + text.size;
    return check_bytes(bytes, expected + CHECKSUM_BYTES, error) &&
           forests_read(&model->forests, &from, &model->arena, error) &&
           network_read(&model->gain, &from, &model->arena, error) &&
           read_words(model, &text, &from, error);
}

struct model *model_new(struct str bytes, const struct model_inputs *inputs, struct error *error)
{
    struct arena arena;
    struct model *model = NULL;
    if (bytes.len <= SIZE_MAX / 4 && arena_open(&arena, ARENA_BASE + 2 * bytes.len))
        model = ARENA_NEW(&arena, 1, struct model);
    if (model == NULL) {
        error_set(error, ERROR_MEMORY, "no memory for a model");
        return NULL;
    }
    *model = (struct model){.arena = arena};
    if (read_all(model, bytes.len ? bytes : STR(""), inputs, error))
        return model;
    model_free(model);
    return NULL;
}

void model_free(struct model *model)
{
    if (model == NULL)
        return;
    struct arena arena = model->arena;
    arena_close(&arena);
}
