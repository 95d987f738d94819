/* From a stream of unknown kind to something that can be cut.
 *
 *   zstd -> gzip -> ...  -> container: pushed on the stack
 *                        -> leaf:      opened for the cutter
 *                        -> else:      a note says what it seems to be
 *
 * Each layer counts against max_depth, so that a bomb inside a bomb ends. A leaf that cannot be
 * read is closed without being decoded any further. */
#include <stdio.h>
#include <string.h>

#include "archive/codec.h"
#include "archive/sniff.h"
#include "archive/source_state.h"

static void tell(struct source *source, struct block *block, enum note_kind kind,
                 const char *reason, const char *text)
{
    struct damage damage = {.kind = kind, .reason = reason};
    snprintf(damage.text, sizeof damage.text, "%s", text);
    source_add_note(source, block, &damage);
}

static const struct codec_ops *codec_of(enum kind kind)
{
    switch (kind) {
    case KIND_GZIP:
        return &codec_gzip;
    case KIND_ZSTD:
        return &codec_zstd;
    case KIND_XZ:
        return &codec_xz;
    case KIND_LZIP:
        return &codec_lzip;
    case KIND_BZIP2:
        return &codec_bzip2;
    case KIND_LZ4:
        return &codec_lz4;
    case KIND_COMPRESS:
        return &codec_compress;
    case KIND_UTF16:
        return &codec_utf16;
    default:
        return NULL;
    }
}

/* Why a leaf cannot be read, for the note. */
static void tell_unknown(struct source *source, struct block *block, enum kind kind)
{
    char text[200];
    if (kind == KIND_BINARY)
        snprintf(text, sizeof text, "neither text nor an archive of a known kind");
    else
        snprintf(text, sizeof text, "it seems to be %s, which is not read yet", kind_name(kind));
    tell(source, block, NOTE_DAMAGED, "unknown kind", text);
}

static void tell_too_deep(struct source *source, struct block *block)
{
    char text[100];
    snprintf(text, sizeof text, "archives inside archives deeper than --max-depth %u",
             source->options.max_depth);
    tell(source, block, NOTE_LIMIT, "too deep", text);
}

static void push_container(struct source *source, enum kind kind, struct stream *stream,
                           unsigned depth)
{
    struct container *container = container_open(kind, stream);
    if (container == NULL) {
        source_fail_memory(source);
        return;
    }
    struct layer *layer = &source->layers[source->n_layers++];
    *layer = (struct layer){container, source->name.len, depth};
}

static void open_leaf(struct source *source, struct block *block, enum kind kind,
                      struct stream *stream)
{
    struct str bom = stream_peek(stream, 3);
    char skipped[3];
    bool has_bom = bom.len == 3 && memcmp(bom.data, "\xef\xbb\xbf", 3) == 0;
    source->leaf = stream;
    cutter_open(&source->cutter, kind, source->options.max_record, block->raw.len);
    if (has_bom && stream_read(stream, skipped, 3) == 3)
        source->cutter.read = 3;
}

/* What the stream holds, behind the damage it may begin with. */
static enum kind sniff_past_damage(struct source *source, struct block *block,
                                   struct stream *stream, bool *damaged)
{
    enum kind kind;
    char byte;
    while ((kind = sniff(stream)) == KIND_EMPTY) {
        ptrdiff_t got = stream_read(stream, &byte, 1);
        if (got == STREAM_DAMAGE)
            source_add_note(source, block, &stream->damage);
        else if (got == STREAM_FAIL)
            source_fail(source, &stream->error);
        *damaged |= got == STREAM_DAMAGE;
        if (got != STREAM_DAMAGE || source->failed != ERROR_NONE)
            break;
    }
    return kind;
}

/* What the input itself was taken for: "zstd, tar"; and the first of its members of each kind. */
static void tell_kind(struct source *source, struct block *block, const char *layers,
                      enum kind kind)
{
    char text[200];
    uint64_t bit = UINT64_C(1) << kind;
    if (source->n_layers > 0 && (source->told_kinds & bit))
        return;
    source->told_kinds |= source->n_layers > 0 ? bit : 0;
    snprintf(text, sizeof text, "%s%s", layers, kind_name(kind));
    tell(source, block, NOTE_KIND, "kind", text);
}

/* Neither leaf nor container. */
static void tell_why_not(struct source *source, struct block *block, enum kind kind, bool damaged)
{
    if (kind_is_codec(kind) || kind_is_container(kind))
        tell_too_deep(source, block);
    else if (kind != KIND_EMPTY)
        tell_unknown(source, block, kind);
    else if (!damaged)
        tell(source, block, NOTE_SKIPPED, "empty", "empty");
}

void source_peel(struct source *source, struct block *block, struct stream *stream, unsigned depth)
{
    char layers[200] = "";
    bool damaged = false;
    enum kind kind = sniff_past_damage(source, block, stream, &damaged);
    while (kind_is_codec(kind) && depth < source->options.max_depth) {
        size_t n = strlen(layers);
        snprintf(layers + n, sizeof layers - n, "%s, ", kind_name(kind));
        depth++;
        stream = codec_stream(codec_of(kind), stream, &source->options);
        if (stream == NULL) {
            source_fail_memory(source);
            return;
        }
        stream->meter = &source->meter;
        stream->level = depth;
        kind = sniff_past_damage(source, block, stream, &damaged);
    }
    if (kind_is_leaf(kind)) {
        tell_kind(source, block, layers, kind);
        open_leaf(source, block, kind, stream);
    } else if (kind_is_container(kind) && depth < source->options.max_depth) {
        tell_kind(source, block, layers, kind);
        push_container(source, kind, stream, depth + 1);
    } else {
        if (source->failed == ERROR_NONE)
            tell_why_not(source, block, kind, damaged);
        stream_close(stream);
    }
}
