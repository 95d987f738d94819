/* A network's arrays in a model file -> a network:
 *
 *   of each layer:  bias int32[outputs], weight int16[outputs][inputs]
 *
 * Whoever wrote the file, no sum that network_score() makes of it can leave 32 bits: the largest
 * that the weights allow is computed here, layer by layer. */
#include <string.h>

#include "kernel/model_arrays.h"

enum { LANES = 16 }; /* outputs are padded to whole vectors */

/* Where the weight of input i for output j stands. */
static size_t weight_place(const struct network_layer *layer, uint32_t i, uint32_t j)
{
    return ((size_t)(i / 2) * layer->lanes + j) * 2 + i % 2;
}

/* The weights as they stand in the file, a row an output, into lanes and pairs. *from moves on. */
static bool read_layer(struct network_layer *layer, const unsigned char **from, struct arena *arena,
                       struct error *error)
{
    layer->lanes = (layer->n_out + LANES - 1) / LANES * LANES;
    layer->pairs = (layer->n_in + 1) / 2;
    size_t weights = (size_t)layer->pairs * layer->lanes * 2;
    int32_t *bias = model_array(arena, layer->lanes * sizeof *bias, error);
    int16_t *weight = bias ? model_array(arena, weights * sizeof *weight, error) : NULL;
    if (weight == NULL)
        return false;
    for (uint32_t j = 0; j < layer->n_out; j++)
        bias[j] = (int32_t)(uint32_t)model_take(from, 4);
    for (uint32_t j = 0; j < layer->n_out; j++)
        for (uint32_t i = 0; i < layer->n_in; i++)
            weight[weight_place(layer, i, j)] = (int16_t)(uint16_t)model_take(from, 2);
    layer->bias = bias;
    layer->weight = weight;
    return true;
}

static uint64_t magnitude(int64_t value)
{
    return (uint64_t)(value < 0 ? -value : value);
}

/* The largest that input i can be, either way, when it is cut and scaled. */
static uint64_t largest_input(const struct network *network, uint32_t i)
{
    int64_t low = (network->low[i] - network->offset[i]) * (int64_t)network->factor[i];
    int64_t high = (network->high[i] - network->offset[i]) * (int64_t)network->factor[i];
    uint64_t a = magnitude(low * network->scale[i] >> 16);
    uint64_t b = magnitude(high * network->scale[i] >> 16);
    return a > b ? a : b;
}

/* Puts the largest magnitude of each output in place of that of each input; false where a sum can
 * leave 32 bits. */
static bool bound_layer(const struct network_layer *layer, uint64_t *largest)
{
    uint64_t sums[NETWORK_WIDTH_MAX];
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

/* Tells each layer its inputs. */
static void join_layers(struct network *network)
{
    uint32_t n_in = network->n_inputs;
    for (uint32_t l = 0; l < network->n_layers; l++) {
        network->layers[l].n_in = n_in;
        n_in = network->layers[l].n_out;
    }
}

size_t network_bytes(const struct network *network)
{
    size_t bytes = 0, n_in = network->n_inputs;
    for (uint32_t l = 0; l < network->n_layers; l++) {
        bytes += network->layers[l].n_out * (4 + 2 * n_in);
        n_in = network->layers[l].n_out;
    }
    return bytes;
}

bool network_read(struct network *network, const unsigned char **from, struct arena *arena,
                  struct error *error)
{
    uint64_t largest[NETWORK_WIDTH_MAX] = {0};
    join_layers(network);
    for (uint32_t i = 0; i < network->n_inputs; i++)
        largest[i] = largest_input(network, i);
    for (uint32_t l = 0; l < network->n_layers; l++) {
        if (!read_layer(&network->layers[l], from, arena, error))
            return false;
        if (!bound_layer(&network->layers[l], largest)) {
            error_set(error, ERROR_DAMAGED,
                      "the model's weights are too large: a sum could leave 32 bits");
            return false;
        }
    }
    network->sums = network_machine();
    return true;
}
