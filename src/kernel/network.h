/* A small layered network: the second stage of a model.
 *
 *   inputs -> cut and scaled -> layers -> one output
 *
 * A layer is y = max(0, (bias + weight x) >> shift), cut at 16 bits; the last one is neither cut
 * nor held above 0. All in integers: the same outputs on every machine. */
#ifndef KERNEL_NETWORK_H
#define KERNEL_NETWORK_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NETWORK_INPUTS_MAX = 256,
    NETWORK_WIDTH_MAX = 256, /* outputs of a layer */
    NETWORK_LAYERS_MAX = 4,
};

/* Outputs stand in lanes, inputs in pairs, both padded by zeros: weight[pair][lane][2]. */
struct network_layer {
    uint32_t n_in, n_out, lanes, pairs;
    unsigned shift;
    const int16_t *weight;
    const int32_t *bias; /* [lanes] */
};

/* Rows worked at once: each weight is read for all of them. */
enum { NETWORK_ROWS = 4 };

/* sum[row][lane] = bias[lane] + the products of lane's weights and x[row], which is padded to whole
 * pairs. */
typedef void network_sums(const struct network_layer *layer, const int16_t (*x)[NETWORK_WIDTH_MAX],
                          int32_t (*sum)[NETWORK_WIDTH_MAX]);

/* The fastest that this processor can run; and the one that any can. */
network_sums *network_machine(void);
network_sums network_sums_portable;

/* Each input is cut and scaled first: (min(max(x, low), high) - offset) * factor * scale >> 16. */
struct network {
    uint32_t n_inputs, n_layers; /* both 0: there is none */
    int16_t low[NETWORK_INPUTS_MAX], high[NETWORK_INPUTS_MAX], offset[NETWORK_INPUTS_MAX],
        factor[NETWORK_INPUTS_MAX], scale[NETWORK_INPUTS_MAX];
    struct network_layer layers[NETWORK_LAYERS_MAX];
    network_sums *sums;
};

/* The outputs for n rows of inputs, stride numbers apart; 0 where there is no network. */
void network_score(const struct network *network, const int16_t *x, size_t stride, size_t n,
                   int32_t *out);

#endif
