/* The summary that a record brings beside its text. */
#ifndef FORMAT_REFERENCE_H
#define FORMAT_REFERENCE_H

#include "format/article.h"

/* Each line of value, or of each string of the JSON array in it where list, that is not blank
 * becomes one element of article->reference; none where all of it is nothing but the article's
 * text again, or where teaser and it is the text's beginning, cut off. False where the arena is
 * too small. */
bool reference_take(struct str value, bool list, bool teaser, struct arena *arena,
                    struct article *article);

#endif
