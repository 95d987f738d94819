/* One input, all its layers: a stack of open containers, and on top of it the leaf that is being cut.
 *
 *   stack:  outer.zip | inner.tgz |        leaf: codec -> member's stream -> cutter -> block
 *
 * source_read() goes on with the leaf, else with the next member of the innermost container, else
 * it is at the end. It never holds more than the open record between two blocks. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/block.h"
#include "archive/codec.h"
#include "archive/container.h"
#include "archive/cutter.h"
#include "archive/sniff.h"
#include "archive/stream.h"

enum { READ_SIZE = 64 << 10, DEPTH_MAX = 32, NO_MEMBER = -1 };

struct layer {
    struct container *container;
    size_t name_len; /* of its own name, in source.name */
    unsigned depth;  /* layers below and with it */
};

struct source {
    struct source_options options;
    struct layer layers[DEPTH_MAX + 1];
    unsigned n_layers;
    struct stream *input; /* until the first read opens it */
    struct stream *leaf;  /* NULL between members */
    struct cutter cutter;
    struct buffer carry; /* the open record between two blocks */
    struct buffer name;  /* of the member that is open, or was last */
    size_t member;       /* its index in the block, or NO_MEMBER */
    uint64_t consumed;
    locale_t utf8; /* libarchive gives names as the locale allows */
    bool ended;
    enum error_code failed;
    struct error error;
};

static enum error_code fail(struct source *source, const struct error *error)
{
    source->error = *error;
    source->failed = error->code != ERROR_NONE ? error->code : ERROR_READ;
    return source->failed;
}

static enum error_code fail_memory(struct source *source)
{
    source->failed = error_set(&source->error, ERROR_MEMORY, "out of memory");
    return source->failed;
}

/* The index of the open member in this block. */
static bool find_member(struct source *source, struct block *block)
{
    if (source->member != (size_t)NO_MEMBER)
        return true;
    return block_add_member(block, buffer_str(&source->name), &source->member);
}

static void add_note(struct source *source, struct block *block, const struct damage *damage)
{
    struct note note = {.kind = damage->kind,
                        .offset = damage->offset,
                        .in_member = source->n_layers > 0 && !damage->outside,
                        .count = 1,
                        .reason = damage->reason,
                        .text = str_of(damage->text)};
    if (!find_member(source, block))
        fail_memory(source);
    note.member = source->member;
    if (source->failed == ERROR_NONE && !block_add_note(block, &note))
        fail_memory(source);
}

static void tell(struct source *source, struct block *block, enum note_kind kind,
                 const char *reason, const char *text)
{
    struct damage damage = {.kind = kind, .reason = reason};
    snprintf(damage.text, sizeof damage.text, "%s", text);
    add_note(source, block, &damage);
}

static bool set_name(struct source *source, size_t prefix, struct str name)
{
    source->member = (size_t)NO_MEMBER;
    source->name.len = prefix;
    if (prefix > 0 && name.len > 0 && !buffer_append(&source->name, "/", 1))
        return false;
    return name.len == 0 || buffer_append(&source->name, name.data, name.len);
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
    default:
        return NULL;
    }
}

/* Why a leaf cannot be read, for the note. */
static void tell_unknown(struct source *source, struct block *block, enum kind kind)
{
    char text[200];
    if (kind == KIND_UTF16)
        snprintf(text, sizeof text, "not UTF-8 text but UTF-16: convert it with iconv -f UTF-16");
    else if (kind == KIND_BINARY)
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
        fail_memory(source);
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
                                   struct stream *stream)
{
    enum kind kind;
    char byte;
    while ((kind = sniff(stream)) == KIND_EMPTY) {
        ptrdiff_t got = stream_read(stream, &byte, 1);
        if (got == STREAM_DAMAGE)
            add_note(source, block, &stream->damage);
        else if (got == STREAM_FAIL)
            fail(source, &stream->error);
        if (got != STREAM_DAMAGE || source->failed != ERROR_NONE)
            break;
    }
    return kind;
}

/* Peels the layers of compression off a stream, which it owns, until a container or leaf is open. */
static void open_stream(struct source *source, struct block *block, struct stream *stream,
                        unsigned depth)
{
    size_t notes = block->n_notes;
    enum kind kind = sniff_past_damage(source, block, stream);
    while (kind_is_codec(kind) && depth++ < source->options.max_depth) {
        stream = codec_stream(codec_of(kind), stream, &source->options);
        if (stream == NULL) {
            fail_memory(source);
            return;
        }
        kind = sniff_past_damage(source, block, stream);
    }
    if (kind_is_leaf(kind)) {
        open_leaf(source, block, kind, stream);
        return;
    }
    if (kind_is_container(kind) && depth < source->options.max_depth) {
        push_container(source, kind, stream, depth + 1);
        return;
    }
    if (kind_is_codec(kind) || kind_is_container(kind))
        tell_too_deep(source, block);
    else if (kind != KIND_EMPTY)
        tell_unknown(source, block, kind);
    else if (block->n_notes == notes)
        tell(source, block, NOTE_SKIPPED, "empty", "empty");
    stream_close(stream);
}

static void close_leaf(struct source *source, struct block *block)
{
    if (!find_member(source, block))
        fail_memory(source);
    cutter_end(&source->cutter, block, source->member, false);
    stream_close(source->leaf);
    source->leaf = NULL;
}

/* A text above the limit cannot become a record any more: the rest of it is not even read. */
static bool is_given_up(const struct source *source)
{
    return source->cutter.mode == CUT_TEXT && source->cutter.dropped > 0;
}

/* Bytes of the leaf into the block. */
static void read_leaf(struct source *source, struct block *block, size_t bytes)
{
    size_t want = bytes > block->raw.len ? bytes - block->raw.len : READ_SIZE;
    want = want > SIZE_MAX / 4 ? SIZE_MAX / 4 : want;
    if (!block_reserve(block, want)) {
        fail_memory(source);
        return;
    }
    struct stream *leaf = source->leaf;
    ptrdiff_t got = stream_read(leaf, block->raw.data + block->raw.len, want);
    if (got > 0) {
        block->raw.len += (size_t)got;
        source->cutter.read += (uint64_t)got;
    } else if (got == STREAM_DAMAGE) {
        if (leaf->damage.gap)
            cutter_end(&source->cutter, block, source->member, true);
        add_note(source, block, &leaf->damage);
    } else if (got == STREAM_FAIL) {
        fail(source, &leaf->error);
    } else {
        close_leaf(source, block);
    }
}

static void step_leaf(struct source *source, struct block *block, size_t bytes)
{
    struct cutter *cutter = &source->cutter;
    if (!find_member(source, block)) {
        fail_memory(source);
        return;
    }
    cutter_cut(cutter, block, source->member);
    if (is_given_up(source))
        close_leaf(source, block);
    else if (cutter->scan == block->raw.len && !cutter_must_stop(cutter, block))
        read_leaf(source, block, bytes);
    if (cutter->broken)
        fail_memory(source);
}

/* The next member of the innermost container, or back to the one around it. */
static void step_container(struct source *source, struct block *block)
{
    struct layer *layer = &source->layers[source->n_layers - 1];
    enum container_result result = container_next(layer->container);
    if (result == CONTAINER_FAIL) {
        fail(source, container_error(layer->container));
        return;
    }
    if (result == CONTAINER_END) {
        container_close(layer->container);
        source->n_layers--;
        return;
    }
    if (!set_name(source, layer->name_len, container_name(layer->container)))
        fail_memory(source);
    else if (result == CONTAINER_MEMBER)
        open_stream(source, block, container_stream(layer->container), layer->depth);
    else
        add_note(source, block, container_damage(layer->container));
}

static bool is_full(const struct source *source, const struct block *block, size_t bytes)
{
    bool full = block->raw.len >= bytes || block_is_full(block);
    return full && (source->leaf == NULL || cutter_is_settled(&source->cutter));
}

/* The open record out of the block, for the next one. */
static void carry_over(struct source *source, struct block *block)
{
    source->carry.len = 0;
    if (source->leaf == NULL)
        return;
    size_t start = source->cutter.start;
    size_t n = block->raw.len - start;
    if (n > 0 && !buffer_append(&source->carry, block->raw.data + start, n))
        fail_memory(source);
    block->raw.len = source->cutter.kept;
}

static bool carry_in(struct source *source, struct block *block)
{
    source->member = (size_t)NO_MEMBER;
    cutter_move(&source->cutter, block->raw.len);
    if (!block_reserve(block, source->carry.len))
        return false;
    return source->carry.len == 0 ||
           buffer_append(&block->raw, source->carry.data, source->carry.len);
}

static bool is_ended(const struct source *source)
{
    return source->input == NULL && source->leaf == NULL && source->n_layers == 0;
}

static void open_input(struct source *source, struct block *block)
{
    struct stream *input = source->input;
    source->input = NULL;
    open_stream(source, block, input, 0);
}

enum error_code source_read(struct source *source, struct block *block, size_t bytes, bool *ended,
                            struct error *error)
{
    *ended = false;
    if (source->failed == ERROR_NONE && !carry_in(source, block))
        fail_memory(source);
    locale_t before = uselocale(source->utf8);
    size_t records = block->n_records, notes = block->n_notes;
    while (source->failed == ERROR_NONE && !is_ended(source)) {
        if (source->input != NULL)
            open_input(source, block);
        else if (source->leaf != NULL)
            step_leaf(source, block, bytes);
        else
            step_container(source, block);
        bool got_on = block->n_records > records || block->n_notes > notes;
        if (got_on && is_full(source, block, bytes))
            break;
    }
    uselocale(before);
    carry_over(source, block);
    block->consumed = source->consumed;
    *ended = is_ended(source);
    if (source->failed != ERROR_NONE && error != NULL)
        *error = source->error;
    return source->failed;
}

static int open_path(const char *path, struct error *error)
{
    if (strcmp(path, "-") == 0)
        return STDIN_FILENO;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct stat status;
    if (descriptor < 0) {
        error_set_system(error, ERROR_OPEN, "cannot open");
    } else if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        error_set(error, ERROR_OPEN, "is a directory");
        close(descriptor);
        descriptor = -1;
    }
    return descriptor;
}

struct source *source_open(const char *path, const struct source_options *options,
                           struct error *error)
{
    int descriptor = open_path(path, error);
    if (descriptor < 0)
        return NULL;
    struct source *source = calloc(1, sizeof *source);
    if (source == NULL) {
        if (descriptor != STDIN_FILENO)
            close(descriptor);
        error_set(error, ERROR_MEMORY, "out of memory");
        return NULL;
    }
    source->options = *options;
    if (source->options.max_depth > DEPTH_MAX)
        source->options.max_depth = DEPTH_MAX;
    source->member = (size_t)NO_MEMBER;
    source->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    source->input = file_stream(descriptor, &source->consumed);
    if (source->input == NULL) {
        error_set(error, ERROR_MEMORY, "out of memory");
        source_close(source);
        return NULL;
    }
    return source;
}

void source_close(struct source *source)
{
    if (source == NULL)
        return;
    stream_close(source->leaf);
    while (source->n_layers > 0)
        container_close(source->layers[--source->n_layers].container);
    stream_close(source->input);
    if (source->utf8 != (locale_t)0)
        freelocale(source->utf8);
    buffer_free(&source->carry);
    buffer_free(&source->name);
    free(source);
}
