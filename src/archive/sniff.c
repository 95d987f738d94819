/* Kinds by content, never by name.
 *
 *   magic numbers -> tar's checksum -> JSON -> (a zip behind a prefix) -> text or not
 *
 * A new kind is a line in `magics`, or a function in `leaf_kind`. Nothing is decoded here. */
#include "archive/sniff.h"

#include <string.h>

enum {
    HEAD = 4 << 10,
    HEAD_TEXT = 64 << 10, /* to see whether text that begins with no JSON holds JSON lines */
    TAR_BLOCK = 512,
    TAR_RECORD = 20 * TAR_BLOCK,
    ZIP_END = 22,
    ZIP_TAIL = 1 << 17, /* the end record with the longest comment, and some rubbish */
};

static const struct magic {
    enum kind kind;
    unsigned char len;
    const char *bytes;
} magics[] = {
    {KIND_GZIP, 3, "\x1f\x8b\x08"},
    {KIND_ZSTD, 4, "\x28\xb5\x2f\xfd"},
    {KIND_LZ4, 4, "\x04\x22\x4d\x18"},
    {KIND_XZ, 6,
     "\xfd"
     "7zXZ\0"},
    {KIND_BZIP2, 10, "BZh9\x31\x41\x59\x26\x53\x59"},
    {KIND_BZIP2, 10, "BZh9\x17\x72\x45\x38\x50\x90"}, /* an empty one */
    {KIND_LZIP, 5, "LZIP\x01"},
    {KIND_COMPRESS, 2, "\x1f\x9d"},
    {KIND_ZIP, 4, "PK\x03\x04"},
    {KIND_ZIP, 4, "PK\x05\x06"},
    {KIND_ZIP, 8, "PK\x07\x08PK\x03\x04"},
    {KIND_ZIP, 8, "PK00PK\x03\x04"},
    {KIND_7Z, 6, "7z\xbc\xaf\x27\x1c"},
    {KIND_CPIO, 6, "070701"},
    {KIND_CPIO, 6, "070702"},
    {KIND_CPIO, 6, "070707"},
    {KIND_WARC, 5, "WARC/"},
    {KIND_ARC, 11, "filedesc://"},
};

static bool begins(struct str head, const char *bytes, size_t n)
{
    return head.len >= n && memcmp(head.data, bytes, n) == 0;
}

/* bzip2's fourth byte is the block size; a short head is enough where it is all there is. */
static bool matches(struct str head, const struct magic *magic)
{
    if (magic->kind != KIND_BZIP2)
        return begins(head, magic->bytes, magic->len);
    if (head.len < 4 || memcmp(head.data, "BZh", 3) != 0 || head.data[3] < '1' ||
        head.data[3] > '9')
        return false;
    size_t rest = head.len < magic->len ? head.len : magic->len;
    return memcmp(head.data + 4, magic->bytes + 4, rest - 4) == 0;
}

static bool is_skippable(struct str head)
{
    return head.len >= 4 && ((unsigned char)head.data[0] & 0xf0) == 0x50 &&
           memcmp(head.data + 1, "\x2a\x4d\x18", 3) == 0;
}

/* zstd and lz4 share the skippable frame: the first other frame tells. */
static enum kind skippable_kind(struct str head)
{
    while (is_skippable(head)) {
        const unsigned char *at = (const unsigned char *)head.data + 4;
        if (head.len < 8)
            return KIND_ZSTD;
        uint32_t size =
            at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
        if (size > head.len - 8)
            return KIND_ZSTD;
        head.data += 8 + size;
        head.len -= 8 + size;
    }
    return begins(head, "\x04\x22\x4d\x18", 4) ? KIND_LZ4 : KIND_ZSTD;
}

/* The checksum of a tar header: all its bytes, its own field taken as spaces. */
static bool is_tar(struct str head)
{
    if (head.len < TAR_BLOCK || head.data[0] == '\0')
        return false;
    unsigned long sum = 0, told = 0;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += i >= 148 && i < 156 ? ' ' : (unsigned char)head.data[i];
    size_t at = 148;
    while (at < 155 && head.data[at] == ' ')
        at++;
    for (; at < 156 && head.data[at] >= '0' && head.data[at] <= '7'; at++)
        told = told * 8 + (unsigned long)(head.data[at] - '0');
    return told == sum;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct str trim_front(struct str text)
{
    if (begins(text, "\xef\xbb\xbf", 3))
        text = (struct str){text.data + 3, text.len - 3};
    while (text.len > 0 && is_space(text.data[0]))
        text = (struct str){text.data + 1, text.len - 1};
    return text;
}

/* An object with a key, or an array of things that may hold one. */
static bool is_json(struct str text)
{
    if (text.len == 0 || (text.data[0] != '{' && text.data[0] != '['))
        return false;
    bool array = text.data[0] == '[';
    text = trim_front((struct str){text.data + 1, text.len - 1});
    if (text.len == 0)
        return true;
    return strchr(array ? "[{]\"" : "\"}", text.data[0]) != NULL && text.data[0] != '\0';
}

/* A line that begins an object at its first column, behind one that does not. */
static bool holds_json_line(struct str text)
{
    const char *end = text.data + text.len;
    for (const char *at = text.data; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (newline == NULL)
            return false;
        at = newline + 1;
        if (end - at >= 3 && at[0] == '{' && at[1] == '"')
            return true;
    }
    return false;
}

/* Text has no NUL and few control characters; of random bytes they are 11 %. */
static bool is_text(struct str head)
{
    size_t control = 0;
    for (size_t i = 0; i < head.len; i++) {
        unsigned char c = (unsigned char)head.data[i];
        if (c == 0)
            return false;
        control += c < 0x20 && (c < '\b' || c > '\r') && c != 0x1b;
    }
    return control * 32 <= head.len;
}

/* A mark, and behind it no NUL, no half of a pair and few control characters: of random bytes one
 * unit of 32 is half a pair. */
static bool is_utf16(struct str head)
{
    const unsigned char *at = (const unsigned char *)head.data;
    if (!begins(head, "\xff\xfe", 2) && !begins(head, "\xfe\xff", 2))
        return false;
    unsigned high = at[0] == 0xff; /* the place of a unit's upper byte */
    bool pair = false;
    size_t control = 0;
    for (size_t i = 2; i + 1 < head.len; i += 2) {
        unsigned unit = (unsigned)at[i + high] << 8 | at[i + !high];
        bool second = unit >= 0xdc00 && unit <= 0xdfff;
        if (second != pair || unit == 0 || unit >= 0xfffe)
            return false;
        pair = unit >= 0xd800 && unit <= 0xdbff;
        control += unit < 0x20 && (unit < '\b' || unit > '\r') && unit != 0x1b;
    }
    return control * 32 <= head.len / 2;
}

/* Two blocks of zeros are a tar's end, and tar fills up to twenty. More zeros are no tar. */
static bool is_empty_tar(struct stream *stream)
{
    struct str head = stream_peek(stream, TAR_RECORD + 1);
    if (head.len < 2 * TAR_BLOCK || head.len > TAR_RECORD || head.len % TAR_BLOCK != 0)
        return false;
    return head.data[0] == 0 && memcmp(head.data, head.data + 1, head.len - 1) == 0;
}

uint64_t zip_end(struct stream *stream)
{
    uint64_t tail = stream->size < ZIP_TAIL ? stream->size : ZIP_TAIL, end = 0;
    if (!stream_seek(stream, stream->size - tail))
        return 0;
    struct str bytes = stream_peek(stream, (size_t)tail);
    for (size_t i = bytes.len; i-- > 0 && end == 0;) {
        const unsigned char *at = (const unsigned char *)bytes.data + i;
        struct str rest = {bytes.data + i, bytes.len - i};
        if (rest.len < ZIP_END || !begins(rest, "PK\5\6", 4))
            continue;
        size_t len = ZIP_END + at[20] + 256u * at[21];
        end = len <= rest.len ? stream->size - rest.len + len : 0;
    }
    return stream_seek(stream, 0) ? end : 0;
}

/* A zip's table of contents is at its end: anything may stand in front (a script, a program). */
static bool is_zip_behind(struct stream *stream)
{
    return stream_can_seek(stream) && stream->position == 0 && zip_end(stream) > 0;
}

static enum kind leaf_kind(struct stream *stream)
{
    struct str head = stream_peek(stream, HEAD);
    if (is_json(trim_front(head)))
        return KIND_JSON;
    if (begins(trim_front(head), "WARC/", 5))
        return KIND_WARC;
    if (is_zip_behind(stream))
        return KIND_ZIP;
    head = stream_peek(stream, HEAD);
    if (is_utf16(head))
        return KIND_UTF16;
    if (!is_text(head))
        return KIND_BINARY;
    enum kind kind = sniff_markup(trim_front(head));
    if (kind != KIND_TEXT)
        return kind;
    head = stream_peek(stream, HEAD_TEXT);
    return holds_json_line(head) ? KIND_LINES : sniff_rows(trim_front(head));
}

enum kind sniff(struct stream *stream)
{
    struct str head = stream_peek(stream, HEAD);
    if (head.len == 0)
        return KIND_EMPTY;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (matches(head, &magics[i]))
            return magics[i].kind;
    if (is_skippable(head))
        return skippable_kind(head);
    if (is_tar(head))
        return KIND_TAR;
    if (is_empty_tar(stream))
        return KIND_EMPTY;
    return leaf_kind(stream);
}
