/* One input, all its layers: a stack of open containers, and on top of it the leaf that is cut.
 *
 *   stack:  outer.zip | inner.tgz |        leaf: codec -> member's stream -> cutter -> block
 *
 * source_read() goes on with the leaf, else with the next member of the innermost container, else
 * it is at the end. It never holds more than the open record between two blocks. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/source_state.h"

enum { READ_SIZE = 128 << 10 };

enum error_code source_fail(struct source *source, const struct error *error)
{
    source->error = *error;
    source->failed = error->code != ERROR_NONE ? error->code : ERROR_READ;
    return source->failed;
}

enum error_code source_fail_memory(struct source *source)
{
    source->failed = error_set(&source->error, ERROR_MEMORY, "out of memory");
    return source->failed;
}

bool source_find_member(struct source *source, struct block *block)
{
    if (source->member != (size_t)SOURCE_NO_MEMBER)
        return true;
    return block_add_member(block, buffer_str(&source->name), &source->member);
}

void source_add_note(struct source *source, struct block *block, const struct damage *damage)
{
    struct note note = {.kind = damage->kind,
                        .offset = damage->offset,
                        .in_member = source->n_layers > 0 && !damage->outside,
                        .count = 1,
                        .reason = damage->reason,
                        .text = str_of(damage->text)};
    if (!source_find_member(source, block))
        source_fail_memory(source);
    note.member = source->member;
    if (source->failed == ERROR_NONE && !block_add_note(block, &note))
        source_fail_memory(source);
}

static bool set_name(struct source *source, size_t prefix, struct str name)
{
    source->member = (size_t)SOURCE_NO_MEMBER;
    source->name.len = prefix;
    if (prefix > 0 && name.len > 0 && !buffer_append(&source->name, "/", 1))
        return false;
    return name.len == 0 || buffer_append(&source->name, name.data, name.len);
}

static void close_leaf(struct source *source, struct block *block)
{
    if (!source_find_member(source, block))
        source_fail_memory(source);
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
    want = want > READ_SIZE ? READ_SIZE : want; /* cut while it is in the cache */
    if (!block_reserve(block, want)) {
        source_fail_memory(source);
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
        source_add_note(source, block, &leaf->damage);
    } else if (got == STREAM_FAIL) {
        source_fail(source, &leaf->error);
    } else {
        close_leaf(source, block);
    }
}

static void step_leaf(struct source *source, struct block *block, size_t bytes)
{
    struct cutter *cutter = &source->cutter;
    if (!source_find_member(source, block)) {
        source_fail_memory(source);
        return;
    }
    cutter_cut(cutter, block, source->member);
    if (is_given_up(source))
        close_leaf(source, block);
    else if (cutter->scan == block->raw.len && !cutter_must_stop(cutter, block))
        read_leaf(source, block, bytes);
    if (cutter->broken)
        source_fail_memory(source);
}

/* One more member; false where there may be no more. */
static bool count_member(struct source *source)
{
    uint64_t most = source->options.max_members;
    if (most == 0 || source->members++ < most)
        return true;
    source->failed =
        error_set(&source->error, ERROR_LIMIT,
                  "it has more members than --max-members %" PRIu64 "; the rest is not read", most);
    return false;
}

/* The next member of the innermost container, or back to the one around it. */
static void step_container(struct source *source, struct block *block)
{
    struct layer *layer = &source->layers[source->n_layers - 1];
    enum container_result result = container_next(layer->container);
    if (result == CONTAINER_FAIL) {
        source_fail(source, container_error(layer->container));
        return;
    }
    if (result == CONTAINER_END) {
        container_close(layer->container);
        source->n_layers--;
        return;
    }
    if (!set_name(source, layer->name_len, container_name(layer->container))) {
        source_fail_memory(source);
    } else if (result == CONTAINER_DAMAGE || !count_member(source)) {
        if (source->failed == ERROR_NONE)
            source_add_note(source, block, container_damage(layer->container));
    } else if (result == CONTAINER_MEMBER) {
        struct stream *stream = container_stream(layer->container);
        stream->meter = &source->meter;
        stream->level = layer->depth;
        source_peel(source, block, stream, layer->depth);
    } else {
        source_add_note(source, block, container_damage(layer->container));
    }
}

static void close_layers(struct source *source)
{
    stream_close(source->leaf);
    source->leaf = NULL;
    while (source->n_layers > 0)
        container_close(source->layers[--source->n_layers].container);
}

/* A limit for the whole input was met: a note, and the input ends. What was read stands; the
 * open record is what there is of it, as where an input is truncated. */
static void give_up(struct source *source, struct block *block)
{
    struct damage damage = {.kind = NOTE_LIMIT, .reason = "limit", .outside = true};
    snprintf(damage.text, sizeof damage.text, "%.250s", source->error.text);
    source->failed = ERROR_NONE;
    if (!source_find_member(source, block)) {
        source_fail_memory(source);
        return;
    }
    if (source->leaf != NULL) {
        cutter_end(&source->cutter, block, source->member, true);
        cutter_end(&source->cutter, block, source->member, false);
    }
    source_add_note(source, block, &damage);
    close_layers(source);
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
        source_fail_memory(source);
    block->raw.len = source->cutter.kept;
}

static bool carry_in(struct source *source, struct block *block)
{
    source->member = (size_t)SOURCE_NO_MEMBER;
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
    block->first_note = block->n_notes;
    source_peel(source, block, input, 0);
}

enum error_code source_read(struct source *source, struct block *block, size_t bytes, bool *ended,
                            struct error *error)
{
    *ended = false;
    if (source->failed == ERROR_NONE && !carry_in(source, block))
        source_fail_memory(source);
    locale_t before = uselocale(source->utf8);
    size_t records = block->n_records, notes = block->n_notes, members = block->n_members;
    while (source->failed == ERROR_NONE && !is_ended(source)) {
        if (source->input != NULL)
            open_input(source, block);
        else if (source->leaf != NULL)
            step_leaf(source, block, bytes);
        else
            step_container(source, block);
        if (source->failed == ERROR_LIMIT)
            give_up(source, block);
        bool got_on = block->n_records > records || block->n_notes > notes ||
                      (source->leaf == NULL && block->n_members > members);
        if (got_on && is_full(source, block, bytes))
            break;
    }
    uselocale(before);
    carry_over(source, block);
    block->consumed = source->consumed;
    *ended = is_ended(source) && source->failed == ERROR_NONE;
    if (source->failed != ERROR_NONE && error != NULL)
        *error = source->error;
    return source->failed;
}

/* With stop a pipe without a writer is not waited for here, where nothing could end it, but by the
 * first read. */
static int open_path(const char *path, const volatile int *stop, struct error *error)
{
    if (strcmp(path, "-") == 0)
        return STDIN_FILENO;
    int wait = stop != NULL ? O_NONBLOCK : 0;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | wait);
    struct stat status;
    if (descriptor < 0) {
        error_set_system(error, ERROR_OPEN, "cannot open");
    } else if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        error_set(error, ERROR_OPEN, "is a directory");
        close(descriptor);
        descriptor = -1;
    } else if (wait != 0) {
        (void)fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
    }
    return descriptor;
}

struct source *source_open(const char *path, const struct source_options *options,
                           struct error *error)
{
    int descriptor = open_path(path, options->stop, error);
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
    if (source->options.max_depth > SOURCE_DEPTH_MAX)
        source->options.max_depth = SOURCE_DEPTH_MAX;
    source->member = (size_t)SOURCE_NO_MEMBER;
    source->meter = (struct meter){.consumed = &source->consumed,
                                   .free = options->max_record,
                                   .max_ratio = options->max_ratio,
                                   .max_total = options->max_total};
    source->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    source->input = file_stream(descriptor, &source->consumed, source->options.stop);
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
    close_layers(source);
    stream_close(source->input);
    if (source->utf8 != (locale_t)0)
        freelocale(source->utf8);
    buffer_free(&source->carry);
    buffer_free(&source->name);
    free(source);
}
