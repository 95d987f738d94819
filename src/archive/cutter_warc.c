/* Records of WARC and ARC files, by their own lengths. */
#include "archive/cutter.h"

void cutter_warc_cut(struct cutter *cutter, struct block *block, size_t member)
{
    (void)member;
    cutter->scan = block->raw.len;
}

void cutter_warc_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    if (!gap && block->raw.len > cutter->start)
        cutter_take(cutter, block, member, block->raw.len);
}
