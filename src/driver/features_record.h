/* What a model sees of an article -> a line of JSON, for training. */
#ifndef DRIVER_FEATURES_RECORD_H
#define DRIVER_FEATURES_RECORD_H

#include "driver/record.h"

enum { FEATURES_HASH_BITS = 18 };

/* Appends the line, newline included:
 *
 *   {"id":"…","archive":"…","member":"…","record":1,
 *    "dictionary":3735928559,"status":"ok",
 *    "sentences":[{"start":0,"end":91},…],"selectable":[true,…],
 *    "features":{"place":[0,…],…},
 *    "steps":[{"sentence":[3,0,7,…],"taken":0,"gains":{"score":[…],…}},…]}
 *
 * start and end in code points, as in record.h; every array under features has a number for each
 * sentence, every array under gains one for each candidate of the step; taken counts candidates;
 * dictionary is the checksum that a model's words are learned with.
 * Where with_words, "words":[[…],…] and "openings":[[…],…] follow: the places of each sentence's
 * words, pairs and openings in a model's tables, of FEATURES_HASH_BITS (a smaller table takes their
 * low bits). The text follows as "text" where with_text. False without memory. */
bool features_write(struct buffer *out, const struct place *place, const struct article *article,
                    const struct kernel_features *features, bool with_words, bool with_text);

#endif
