/* A model file -> a model:
 *
 *   text (model_text.c), ending with an empty line
 *   of each layer, "layer" before "gain-layer":  bias int32[outputs], weight int16[outputs][inputs]
 *   of each table of words:                      weight int8[2^bits]
 *   checksum uint64: FNV-1a of all bytes before
 *
 * Numbers are little-endian, without gaps. Whoever wrote the file, no sum that model_score() makes
 * of it can leave 32 bits: the largest that the weights allow is computed here, layer by layer. */
#include "kernel/model.h"

#include <stdalign.h>
#include <string.h>

#include "kernel/model_text.h"

enum {
    LANES = 16, /* outputs are padded to whole vectors */
    ALIGN = 64,
    CHECKSUM_BYTES = 8,
    ARENA_BASE = 8 << 20, /* address space: eight layers of 256 x 256, and the text's copies */
};

uint64_t model_checksum(struct str bytes)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < bytes.len; i++)
        sum = (sum ^ (unsigned char)bytes.data[i]) * UINT64_C(0x100000001b3);
    return sum;
}

/* A little-endian number of so many bytes. */
static uint64_t number_at(const unsigned char *at, unsigned bytes)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < bytes; i++)
        value |= (uint64_t)at[i] << 8 * i;
    return value;
}

static bool damaged(struct error *error, const char *what)
{
    error_set(error, ERROR_DAMAGED, "%s", what);
    return false;
}

/* Where the weight of input i for output j stands. */
static size_t weight_place(const struct model_layer *layer, uint32_t i, uint32_t j)
{
    return ((size_t)(i / 2) * layer->lanes + j) * 2 + i % 2;
}

static void *new_array(struct arena *arena, size_t bytes, struct error *error)
{
    void *array = arena_alloc(arena, bytes, 1, ALIGN);
    if (array == NULL)
        error_set(error, ERROR_MEMORY, "no memory for the model's arrays");
    else
        memset(array, 0, bytes);
    return array;
}

/* The weights as they stand in the file, a row an output, into lanes and pairs. *from moves on. */
static bool read_layer(struct model_layer *layer, const unsigned char **from, struct arena *arena,
                       struct error *error)
{
    layer->lanes = (layer->n_out + LANES - 1) / LANES * LANES;
    layer->pairs = (layer->n_in + 1) / 2;
    size_t weights = (size_t)layer->pairs * layer->lanes * 2;
    int32_t *bias = new_array(arena, layer->lanes * sizeof *bias, error);
    int16_t *weight = bias ? new_array(arena, weights * sizeof *weight, error) : NULL;
    if (weight == NULL)
        return false;
    for (uint32_t j = 0; j < layer->n_out; j++, *from += 4)
        bias[j] = (int32_t)(uint32_t)number_at(*from, 4);
    for (uint32_t j = 0; j < layer->n_out; j++)
        for (uint32_t i = 0; i < layer->n_in; i++, *from += 2)
            weight[weight_place(layer, i, j)] = (int16_t)(uint16_t)number_at(*from, 2);
    layer->bias = bias;
    layer->weight = weight;
    return true;
}

static uint64_t magnitude(int64_t value)
{
    return (uint64_t)(value < 0 ? -value : value);
}

/* The largest that the stage's input i can be, either way, when it is cut and scaled. */
static uint64_t largest_input(const struct model_stage *stage, uint32_t i)
{
    int64_t low = (stage->low[i] - stage->offset[i]) * (int64_t)stage->factor[i];
    int64_t high = (stage->high[i] - stage->offset[i]) * (int64_t)stage->factor[i];
    uint64_t a = magnitude(low * stage->scale[i] >> 16);
    uint64_t b = magnitude(high * stage->scale[i] >> 16);
    return a > b ? a : b;
}

/* Puts the largest magnitude of each output in place of that of each input; false where a sum can
 * leave 32 bits. */
static bool bound_layer(const struct model_layer *layer, uint64_t *largest)
{
    uint64_t sums[MODEL_WIDTH_MAX];
    for (uint32_t j = 0; j < layer->n_out; j++) {
        sums[j] = magnitude(layer->bias[j]);
        for (uint32_t i = 0; i < layer->n_in; i++)
            sums[j] += magnitude(layer->weight[weight_place(layer, i, j)]) * largest[i];
        if (sums[j] > INT32_MAX)
            return false;
    }
    for (uint32_t j = 0; j < layer->n_out; j++) {
        uint64_t shifted = sums[j] >> layer->shift;
        largest[j] = shifted < INT16_MAX ? shifted : INT16_MAX;
    }
    return true;
}

static bool read_stage(struct model_stage *stage, const unsigned char **from, struct arena *arena,
                       struct error *error)
{
    uint64_t largest[MODEL_WIDTH_MAX] = {0};
    for (uint32_t i = 0; i < stage->n_inputs; i++)
        largest[i] = largest_input(stage, i);
    for (uint32_t l = 0; l < stage->n_layers; l++) {
        if (!read_layer(&stage->layers[l], from, arena, error))
            return false;
        if (!bound_layer(&stage->layers[l], largest))
            return damaged(error, "the model's weights are too large: a sum could leave 32 bits");
    }
    stage->sums = model_machine();
    return true;
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
        int8_t *weight = new_array(&model->arena, size, error);
        if (weight == NULL)
            return false;
        memcpy(weight, *from, size);
        *from += size;
        model->words[t] = weight;
        model->words_mask[t] = (uint32_t)(size - 1);
    }
    return true;
}

/* Tells each layer its inputs; returns the bytes of the stage's arrays. */
static size_t join_layers(struct model_stage *stage)
{
    size_t bytes = 0;
    uint32_t n_in = stage->n_inputs;
    for (uint32_t l = 0; l < stage->n_layers; l++) {
        stage->layers[l].n_in = n_in;
        n_in = stage->layers[l].n_out;
        bytes += (size_t)n_in * (4 + 2 * (size_t)stage->layers[l].n_in);
    }
    return bytes;
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
    return number_at(sum, CHECKSUM_BYTES) == model_checksum(before) ||
           damaged(error, "the model is damaged: its checksum is another");
}

static bool read_all(struct model *model, struct str bytes, const struct model_inputs *inputs,
                     struct error *error)
{
    struct model_text text = {0};
    if (!model_text_read(bytes, inputs, model, &text, error))
        return false;
    size_t expected = text.size + join_layers(&model->sentence) + join_layers(&model->gain);
    for (uint32_t t = 0; t < text.n_tables; t++)
        expected += (size_t)1 << text.word_bits[t];
    const unsigned char *from = (const unsigned char *)bytes.data + text.size;
    return check_bytes(bytes, expected + CHECKSUM_BYTES, error) &&
           read_stage(&model->sentence, &from, &model->arena, error) &&
           read_stage(&model->gain, &from, &model->arena, error) &&
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
