/* The second stage's network: its sums cannot overflow and are the same on every machine. */
#include <criterion/criterion.h>

#include "kernel/model.h"
#include "model_bytes.h"

static const char *const gains[] = {"score", "rank"};
static const struct model_inputs inputs = {NULL, gains, 0, 2, NULL};

#define HEAD "nutgraf model 2\nname: small\nlearned-from: twelve articles\n"

/* x' is at most 15000 >> 1 = 7500: weights of 32767 and a bias of so much just fit, or not. */
Test(network, a_sum_that_could_leave_32_bits_is_refused)
{
    static const struct {
        const char *row;
        int16_t weight;
        int32_t bias;
        bool fits;
    } rows[] = {
        {"it fits", 32767, INT32_MAX - 7500 * 32767, true},
        {"the bias is one too large", 32767, INT32_MAX - 7500 * 32767 + 1, false},
        {"downwards it fits", -32768, -(INT32_MAX - 7500 * 32768), true},
        {"downwards it is one too large", -32768, -(INT32_MAX - 7500 * 32768) - 1, false},
    };
    static struct model_bytes bytes;
    const char *text = HEAD "gain: score 0 50 0 300 -32768\ngain: rank 0 0 0 0 0\n"
                            "gain-layer: 1 0\n\n";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        int32_t out[1];
        bytes.len = 0;
        model_bytes_text(&bytes, text);
        model_bytes_layer(&bytes, &rows[i].bias, (const int16_t[]){rows[i].weight, 1}, 1, 2);
        model_bytes_seal(&bytes);
        struct model *model = model_new(model_bytes_str(&bytes), &inputs, &error);
        cr_expect((model != NULL) == rows[i].fits, "%s: %s", rows[i].row, error.text);
        cr_expect(model || strstr(error.text, "32 bits"), "%s: %s", rows[i].row, error.text);
        if (model) {
            network_score(&model->gain, (const int16_t[]){50, 0}, 2, 1, out);
            cr_expect(out[0] == rows[i].bias - 7500 * rows[i].weight, "%s: %d", rows[i].row,
                      out[0]);
        }
        model_free(model);
    }
}

Test(network, what_a_layer_hands_on_is_cut_at_16_bits)
{
    static struct model_bytes bytes;
    struct error error = {0};
    int32_t out[1];
    bytes.len = 0;
    model_bytes_text(&bytes, HEAD "gain: score 0 50 0 300 -32768\ngain: rank 0 0 0 0 0\n"
                                  "gain-layer: 1 0\ngain-layer: 1 0\n\n");
    model_bytes_layer(&bytes, (const int32_t[]){3}, (const int16_t[]){-32767, 0}, 1, 2);
    model_bytes_layer(&bytes, (const int32_t[]){-1}, (const int16_t[]){2}, 1, 1);
    model_bytes_seal(&bytes);
    struct model *model = model_new(model_bytes_str(&bytes), &inputs, &error);
    cr_assert(model != NULL, "%s", error.text);
    network_score(&model->gain, (const int16_t[]){50, 0}, 2, 1, out);
    cr_expect(out[0] == 2 * INT16_MAX - 1, "%d", out[0]);
    model_free(model);
}

static int16_t pick(uint32_t *seed, int range)
{
    *seed = *seed * 1664525 + 1013904223;
    return (int16_t)((int)(*seed >> 8) % (2 * range + 1) - range);
}

/* The machine's own way and the portable one, for sizes on both sides of every padding. */
Test(network, every_machine_gives_the_same_sums)
{
    static const uint32_t sizes[][2] = {{1, 1}, {2, 16}, {15, 17}, {80, 32}, {256, 256}, {33, 3}};
    static int16_t weight[128 * 256 * 2] __attribute__((aligned(64)));
    static int32_t bias[256] __attribute__((aligned(64)));
    uint32_t seed = 3;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct network_layer layer = {.n_in = sizes[i][0], .n_out = sizes[i][1]};
        static int16_t x[NETWORK_ROWS][NETWORK_WIDTH_MAX] __attribute__((aligned(64)));
        static int32_t fast[NETWORK_ROWS][NETWORK_WIDTH_MAX] __attribute__((aligned(64)));
        static int32_t portable[NETWORK_ROWS][NETWORK_WIDTH_MAX];
        layer.lanes = (layer.n_out + 15) / 16 * 16;
        layer.pairs = (layer.n_in + 1) / 2;
        layer.weight = weight;
        layer.bias = bias;
        for (uint32_t k = 0; k < layer.pairs * layer.lanes * 2; k++)
            weight[k] = pick(&seed, 250);
        for (uint32_t k = 0; k < 256; k++)
            bias[k] = pick(&seed, 32767) * 1000;
        for (uint32_t k = 0; k < NETWORK_ROWS * NETWORK_WIDTH_MAX; k++)
            x[k / NETWORK_WIDTH_MAX][k % NETWORK_WIDTH_MAX] = pick(&seed, 32767);
        network_machine()(&layer, (const int16_t(*)[NETWORK_WIDTH_MAX])x, fast);
        network_sums_portable(&layer, (const int16_t(*)[NETWORK_WIDTH_MAX])x, portable);
        for (int row = 0; row < NETWORK_ROWS; row++)
            cr_expect(memcmp(fast[row], portable[row], layer.lanes * sizeof **fast) == 0,
                      "%u inputs, %u outputs, row %d", layer.n_in, layer.n_out, row);
    }
}
