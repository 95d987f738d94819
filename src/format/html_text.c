/* Text between tags -> the block at hand: white space folded to one space, a <br> to a line's end,
 * references decoded, invisible letters left out.
 *
 * Words come in long runs of plain bytes; a table tells at which byte something is to be done. */
#include "format/html_builder.h"

#include "format/html_entities.h"

/* The bytes at which a run of plain text ends: white space and controls, '&', and the first bytes
 * of no-break spaces (C2 A0), soft hyphens (C2 AD), marks without width (E2 80 8B …, EF BB BF). */
static bool is_plain(unsigned char c)
{
    return c > ' ' && c != '&' && c != 0xC2 && c != 0xE2 && c != 0xEF && c != 0x7F;
}

static void begin_block(struct html_builder *builder)
{
    struct html_blocks *blocks = builder->blocks;
    if (blocks->n_blocks >= HTML_BLOCKS_MAX)
        return;
    builder->block = &blocks->blocks[blocks->n_blocks++];
    *builder->block = (struct html_block){.node = builder->open[builder->depth - 1].node,
                                          .start = (uint32_t)blocks->len,
                                          .glued = builder->line,
                                          .spaced = builder->space};
    builder->line = true;
    builder->space = false;
}

static void append(struct html_builder *builder, const char *bytes, size_t n)
{
    struct html_blocks *blocks = builder->blocks;
    if (!builder->block)
        begin_block(builder);
    struct html_block *block = builder->block;
    if (!block)
        return;
    size_t start = blocks->len;
    if (block->len > 0 && builder->breaks)
        blocks->text[blocks->len++] = '\n';
    else if (block->len > 0 && builder->space)
        blocks->text[blocks->len++] = ' ';
    builder->space = false;
    builder->breaks = 0;
    memcpy(blocks->text + blocks->len, bytes, n);
    blocks->len += n;
    size_t added = blocks->len - start;
    block->len += (uint32_t)added;
    if (builder->link_depth)
        block->link_len += (uint32_t)added;
}

/* What stands at pos and is not plain: returns its bytes. */
static size_t take_special(struct html_builder *builder, const char *pos, const char *end)
{
    char out[4];
    unsigned len = 0;
    size_t left = (size_t)(end - pos), taken = 1;
    const char *bytes = pos;
    if ((unsigned char)*pos <= ' ' || *pos == 0x7F) {
        builder->space = true;
        return 1;
    }
    if (*pos == '&') {
        taken = html_entity_read(pos, end, out, &len);
        bytes = taken ? out : pos;
        taken = taken ? taken : 1;
        len = len ? len : 1;
    } else {
        len = (unsigned char)*pos == 0xC2 ? 2 : 3;
        len = len <= left ? len : 1;
        taken = len;
    }
    unsigned char second = len > 1 ? (unsigned char)bytes[1] : 0;
    unsigned char third = len > 2 ? (unsigned char)bytes[2] : 0;
    unsigned char first = (unsigned char)*bytes;
    if ((len == 1 && first <= ' ') || (first == 0xC2 && (second == 0xA0 || second == 0x85)) ||
        (first == 0xE2 && second == 0x80 &&
         (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF)))
        builder->space = true;
    else if (!((first == 0xC2 && second == 0xAD) ||
               (first == 0xE2 && second == 0x80 && third >= 0x8B && third <= 0x8F) ||
               (first == 0xEF && second == 0xBB && third == 0xBF)))
        append(builder, bytes, len);
    return taken;
}

void html_text_take(struct html_builder *builder, struct str text)
{
    const char *pos = text.data, *end = pos + text.len;
    while (pos < end) {
        const char *beg = pos;
        while (pos < end && is_plain((unsigned char)*pos))
            pos++;
        if (pos > beg)
            append(builder, beg, (size_t)(pos - beg));
        if (pos < end)
            pos += take_special(builder, pos, end);
    }
}
