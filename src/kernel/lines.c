/* Which lines are prose. */
#include "kernel/lines.h"

enum { WORDS_MIN = 4 };

void lines_read(struct document *document)
{
    for (uint32_t i = 0; i < document->n_sentences; i++)
        document->sentences[i].selectable = document->sentences[i].words >= WORDS_MIN;
}
