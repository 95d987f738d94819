/* Articles that are not in English: sentences and words by the rules of Unicode (UAX 29, by ICU),
 * stems by Snowball, into the same document that document_read() fills, so that ranking and choice
 * stay what they are. The slow path: ICU and Snowball have heaps of their own.
 *
 *   text -> lines -> sentences, words -> keys: hashes of folded stems, or that of a stop word
 */
#ifndef KERNEL_FOREIGN_H
#define KERNEL_FOREIGN_H

#include "base/arena.h"
#include "kernel/document.h"
#include "kernel/lang.h"

struct foreign; /* handles of ICU and Snowball; one a thread */

struct foreign *foreign_new(void); /* NULL without memory */
void foreign_free(struct foreign *foreign);

/* Fills the document: lines with their classes, sentences and what may be chosen, tokens, keys of
 * terms. lang is NULL where it is not known. False where the arena is too small. */
bool foreign_read(struct foreign *foreign, const struct lang_words *words, const struct lang *lang,
                  struct document *document, struct str title, struct str text,
                  struct arena *arena);

#endif
