/* What a document is measured by: reference sentences, editors' labels, or both. */
#ifndef EVAL_REFERENCE_H
#define EVAL_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/jscan.h"
#include "base/str.h"

/* A sentence that editors looked at. */
struct marked {
    int64_t start, end; /* code points of the text */
    double weight;      /* 1 - 0.08 * rank an editor for a key sentence, 0.35 for an "also" one */
    uint32_t noise_by;  /* how many editors called it noise */
    bool weighed;       /* an editor called it key or "also" */
    bool dangling;      /* an editor called it not understandable alone */
};

struct reference {
    struct str text; /* reference_text() gives it; with labels it is there */
    struct jscan unread;
    enum { TEXT_NONE, TEXT_UNREAD, TEXT_READ } text_state;
    struct str *summary;
    size_t n_summary;
    struct marked *sentences;
    size_t n_sentences;
    uint32_t editors;
    bool has_summary, has_labels;
};

/* NULL, or a constant that tells why the row cannot be measured by: neither a summary nor labels,
 * or what is wrong with them. A summary may be one text instead of a list. All lives as long as the
 * row and the arena. */
const char *reference_read(struct str row, struct arena *arena, struct reference *reference);

/* Reads the text, once: well-formed, empty where it is not given. False where it is no text, or the
 * arena has no room. */
bool reference_text(struct reference *reference, struct arena *arena);

/* Every editor called it noise. */
static inline bool reference_noise(const struct reference *reference, const struct marked *sentence)
{
    return sentence->noise_by == reference->editors;
}

#endif
