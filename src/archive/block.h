/* How a source writes into a block. Where memory fails, false; the block is as before. */
#ifndef ARCHIVE_BLOCK_H
#define ARCHIVE_BLOCK_H

#include "archive/source.h"

bool block_add_member(struct block *block, struct str name, size_t *index);
/* The head is copied. */
bool block_set_head(struct block *block, size_t member, struct str head);
bool block_add_record(struct block *block, const struct record *record);

/* The note's text is copied. After NOTES_EACH of one kind and reason the rest of the input's in
 * this block are folded into the last of them. */
bool block_add_note(struct block *block, const struct note *note);

/* Makes room for n bytes and the slack behind raw. */
bool block_reserve(struct block *block, size_t n);

/* True where no more should be appended, whatever raw holds. */
bool block_is_full(const struct block *block);

#endif
