/* Bytes of a skippable frame -> a dictionary for the frames behind it.
 *
 * Any program may use the same magic number for something else: what is not a dictionary by its own
 * magic number, or would be too large, is forgotten without a word. */
#include "archive/zstd_dictionary.h"

#include <stdlib.h>

enum { HEADER = 8 };

static const unsigned char frame_magic[] = {0x5d, 0x2a, 0x4d, 0x18};
static const unsigned char raw_magic[] = {0x37, 0xa4, 0x30, 0xec};
static const unsigned char zstd_magic[] = {0x28, 0xb5, 0x2f, 0xfd};

void zstd_dictionary_begin(struct zstd_dictionary *dictionary)
{
    dictionary->bytes.len = 0;
    dictionary->none = false;
}

void zstd_dictionary_free(struct zstd_dictionary *dictionary)
{
    ZSTD_freeDDict(dictionary->loaded);
    buffer_free(&dictionary->bytes);
}

static bool begins(struct buffer bytes, size_t at, const unsigned char magic[4])
{
    size_t n = bytes.len > at ? bytes.len - at : 0;
    return n == 0 || memcmp(bytes.data + at, magic, n < 4 ? n : 4) == 0;
}

bool zstd_dictionary_take(struct zstd_dictionary *dictionary, const unsigned char *in, size_t n)
{
    struct buffer *bytes = &dictionary->bytes;
    if (dictionary->none || n == 0)
        return true;
    if (n > ZSTD_DICTIONARY_MAX + HEADER - bytes->len)
        dictionary->none = true;
    else if (!buffer_append(bytes, in, n))
        return false;
    dictionary->none |= !begins(*bytes, 0, frame_magic) ||
                        !(begins(*bytes, HEADER, raw_magic) || begins(*bytes, HEADER, zstd_magic));
    return true;
}

/* What is compressed by zstd, in memory of its own: *n bytes; or NULL. */
static void *decompress(struct str bytes, size_t *n)
{
    unsigned long long size = ZSTD_getFrameContentSize(bytes.data, bytes.len);
    if (size == ZSTD_CONTENTSIZE_UNKNOWN)
        size = ZSTD_DICTIONARY_MAX;
    void *out = size <= ZSTD_DICTIONARY_MAX ? malloc((size_t)size + 1) : NULL;
    if (out == NULL)
        return NULL;
    *n = ZSTD_decompress(out, (size_t)size, bytes.data, bytes.len);
    if (!ZSTD_isError(*n))
        return out;
    free(out);
    return NULL;
}

static void load(struct zstd_dictionary *dictionary, const void *bytes, size_t n)
{
    if (n < sizeof raw_magic || memcmp(bytes, raw_magic, sizeof raw_magic) != 0)
        return;
    ZSTD_DDict *loaded = ZSTD_createDDict(bytes, n);
    if (loaded == NULL)
        return; /* not sound, or no memory: the frames that need it will say so */
    ZSTD_freeDDict(dictionary->loaded);
    dictionary->loaded = loaded;
    dictionary->id = ZSTD_getDictID_fromDDict(loaded);
}

void zstd_dictionary_end(struct zstd_dictionary *dictionary)
{
    struct buffer bytes = dictionary->bytes;
    if (dictionary->none || bytes.len <= HEADER + sizeof zstd_magic)
        return;
    struct str content = {bytes.data + HEADER, bytes.len - HEADER};
    size_t n = content.len;
    void *out = NULL;
    if (memcmp(content.data, zstd_magic, sizeof zstd_magic) == 0)
        out = decompress(content, &n);
    load(dictionary, out != NULL ? out : content.data, out != NULL ? n : content.len);
    free(out);
    dictionary->bytes.len = 0;
}
