/* Elements of SGML and of a wiki's dump: <DOC> ... </DOC>, <page> ... </page>. */
#include "archive/cutter.h"

void cutter_elements_cut(struct cutter *cutter, struct block *block, size_t member)
{
    (void)member;
    cutter->scan = block->raw.len;
}

void cutter_elements_end(struct cutter *cutter, struct block *block, size_t member, bool gap)
{
    if (!gap && block->raw.len > cutter->start)
        cutter_take(cutter, block, member, block->raw.len);
}
