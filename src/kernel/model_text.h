/* The lines of text that a model file begins with. */
#ifndef KERNEL_MODEL_TEXT_H
#define KERNEL_MODEL_TEXT_H

#include "kernel/model.h"

/* What the lines say beside what stands in the model itself. */
struct model_text {
    uint8_t word_bits[MODEL_TABLES_MAX];
    uint32_t n_tables;
    size_t size; /* bytes of the lines, the empty one included */
};

/* Reads them into the model: names, inputs, sizes and shifts of forests and layers (not yet their
 * lanes and arrays) and parameters. False and *error where they are not as models/README.md says,
 * or the inputs not those wanted. */
bool model_text_read(struct str bytes, const struct model_inputs *inputs, struct model *model,
                     struct model_text *text, struct error *error);

#endif
