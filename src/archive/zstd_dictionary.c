/* Bytes of a skippable frame -> a dictionary for the frames behind it.
 *
 * Any program may use the same magic number for something else: what is not a dictionary by its own
 * magic number, or would be too large, is forgotten without a word. */
#include "archive/zstd_dictionary.h"

#include <stdlib.h>
#include <zdict.h>

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

/* Makes *content what it holds compressed, in memory of its own, *out; nothing where it is not
 * sound. False without memory. */
static bool decompress(struct str *content, char **out)
{
    unsigned long long size = ZSTD_getFrameContentSize(content->data, content->len);
    if (size == ZSTD_CONTENTSIZE_UNKNOWN)
        size = ZSTD_DICTIONARY_MAX;
    if (size > ZSTD_DICTIONARY_MAX)
        return true;
    *out = malloc((size_t)size + 1);
    if (*out == NULL)
        return false;
    size_t n = ZSTD_decompress(*out, (size_t)size, content->data, content->len);
    *content = (struct str){*out, ZSTD_isError(n) ? 0 : n};
    return true;
}

/* What is not sound is not loaded; the frames that need it will say so. */
static bool load(struct zstd_dictionary *dictionary, struct str content)
{
    if (content.len < sizeof raw_magic || memcmp(content.data, raw_magic, sizeof raw_magic) != 0)
        return true;
    ZSTD_DDict *loaded = ZSTD_createDDict(content.data, content.len);
    if (loaded == NULL)
        return ZDICT_isError(ZDICT_getDictHeaderSize(content.data, content.len));
    ZSTD_freeDDict(dictionary->loaded);
    dictionary->loaded = loaded;
    dictionary->id = ZSTD_getDictID_fromDDict(loaded);
    return true;
}

bool zstd_dictionary_end(struct zstd_dictionary *dictionary)
{
    struct buffer bytes = dictionary->bytes;
    char *out = NULL;
    if (dictionary->none || bytes.len <= HEADER + sizeof zstd_magic)
        return true;
    struct str content = {bytes.data + HEADER, bytes.len - HEADER};
    bool packed = memcmp(content.data, zstd_magic, sizeof zstd_magic) == 0;
    bool done = (!packed || decompress(&content, &out)) && load(dictionary, content);
    free(out);
    dictionary->bytes.len = 0;
    return done;
}
