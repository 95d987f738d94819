/* What the bytes of a leaf are cut into, whatever the blocks, and the limits. */
#include "test_archive.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

const struct source_options test_options = {
    .max_record = 8 << 20, .max_window = 128 << 20, .max_depth = 8};

int test_file(const void *bytes, size_t n, char path[64])
{
    int descriptor = memfd_create("test", MFD_CLOEXEC);
    cr_assert(descriptor >= 0 && (n == 0 || write(descriptor, bytes, n) == (ssize_t)n));
    snprintf(path, 64, "/proc/self/fd/%d", descriptor);
    return descriptor;
}

static uint64_t hash(uint64_t h, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < n; i++)
        h = (h ^ at[i]) * UINT64_C(1099511628211);
    return h;
}

static void add_record(struct reading *reading, const struct block *block, size_t i, bool join)
{
    const struct record *record = &block->records[i];
    const char *bytes = block->raw.data + record->start;
    struct str member = block->members[record->member];
    uint64_t facts[] = {record->len, record->number, record->offset, (uint64_t)record->kind,
                        record->whole};
    cr_assert(record->start + record->len + BLOCK_SLACK <= block->raw.cap, "slack is missing");
    reading->records++;
    reading->bytes += record->len;
    reading->hash = hash(reading->hash, bytes, record->len);
    reading->hash = hash(reading->hash, facts, sizeof facts);
    reading->hash = hash(reading->hash, member.data, member.len);
    if (join)
        cr_assert(buffer_append(&reading->joined, bytes, record->len) &&
                  buffer_append(&reading->joined, record->whole ? "!" : "|", 1));
}

static void add_note(struct reading *reading, const struct note *note)
{
    cr_assert(note->reason != NULL && note->text.data[note->text.len] == '\0');
    cr_assert(note->count > 0);
    if (note->kind == NOTE_SKIPPED)
        reading->skipped += note->count;
    if (note->kind == NOTE_LIMIT)
        reading->limits += note->count;
    if (note->kind != NOTE_LIMIT && note->kind != NOTE_DAMAGED)
        return;
    reading->lost += note->count;
    if (reading->first[0] == '\0') {
        snprintf(reading->first, sizeof reading->first, "%s", note->reason);
        snprintf(reading->text, sizeof reading->text, "%.*s", (int)note->text.len, note->text.data);
    }
}

struct reading test_read_path(const char *path, size_t block_bytes,
                              const struct source_options *options, bool join)
{
    struct reading reading = {.hash = UINT64_C(1469598103934665603)};
    struct error error = {0};
    struct block block;
    struct source *source = source_open(path, options, &error);
    cr_assert(source != NULL, "%s", error.text);
    cr_assert(block_open(&block));
    for (bool ended = false; !ended && reading.error == ERROR_NONE;) {
        block_reset(&block);
        reading.error = source_read(source, &block, block_bytes, &ended, &error);
        for (size_t i = 0; i < block.n_records; i++)
            add_record(&reading, &block, i, join);
        for (size_t i = 0; i < block.n_notes; i++) {
            cr_assert(block.notes[i].before <= block.n_records);
            cr_assert(i == 0 || block.notes[i].before >= block.notes[i - 1].before);
            add_note(&reading, &block.notes[i]);
        }
    }
    block_close(&block);
    source_close(source);
    return reading;
}

struct reading test_read(const void *bytes, size_t n, size_t block_bytes,
                         const struct source_options *options, bool join)
{
    char path[64];
    int descriptor = test_file(bytes, n, path);
    struct reading reading = test_read_path(path, block_bytes, options, join);
    close(descriptor);
    return reading;
}

void test_reading_free(struct reading *reading)
{
    buffer_free(&reading->joined);
}

/* A record is followed by '|', one that is the whole member by '!'. */
static const struct {
    const char *name, *input, *records;
    size_t lost;
} cuts[] = {
    {"nothing", "", "", 0},
    {"lines", "{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}|", 0},
    {"no newline at the end", "{\"a\":1}\n{\"b\":2}", "{\"a\":1}|{\"b\":2}|", 0},
    {"CRLF", "{\"a\":1}\r\n{\"b\":2}\r\n", "{\"a\":1}|{\"b\":2}|", 0},
    {"blank lines", "\n \n{\"a\":1}\n\t\r\n\n  {\"b\":2}\n  \n", "{\"a\":1}|{\"b\":2}|", 0},
    {"one line is the whole member", "{\"a\":1}\n", "{\"a\":1}!", 0},
    {"and blank lines are nothing", "\n{\"a\":1}\n \n\n", "{\"a\":1}!", 0},
    {"a BOM", "\xef\xbb\xbf{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}|", 0},
    {"a broken first line", "{\"a\":\n{\"b\":2}\n", "{\"a\":|{\"b\":2}|", 0},
    {"a first line broken in a string", "{\"a\":\"x\n{\"b\":2}\n", "{\"a\":\"x|{\"b\":2}|", 0},
    {"a broken line among others", "{\"a\":1}\n{\"b\n{\"c\":3}\n", "{\"a\":1}|{\"b|{\"c\":3}|", 0},
    {"a line that is no JSON first", "rubbish\n{\"b\":2}\n", "rubbish|{\"b\":2}|", 0},
    {"a line that is no JSON behind", "{\"a\":1}\nrubbish\n", "{\"a\":1}|rubbish|", 0},
    {"braces in strings", "{\"a\":\"}{\\\"}\"}\n{\"b\":\"\\\\\"}\n",
     "{\"a\":\"}{\\\"}\"}|{\"b\":\"\\\\\"}|", 0},
    {"one object over lines", "{\n \"a\": 1\n}\n", "{\n \"a\": 1\n}!", 0},
    {"objects over lines", "{\n \"a\": 1\n}\n{\n \"b\": 2\n}", "{\n \"a\": 1\n}|{\n \"b\": 2\n}|",
     0},
    {"objects on one line", "{\"a\":1}{\"b\":2} {\"c\":3}", "{\"a\":1}|{\"b\":2}|{\"c\":3}|", 0},
    {"an array", "[{\"a\":1},{\"b\":[{}]}, {\"c\":3}]", "{\"a\":1}|{\"b\":[{}]}|{\"c\":3}|", 0},
    {"an array of one", "[{\"a\":1}]", "{\"a\":1}!", 0},
    {"an array over lines", "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": 2\n  }\n]\n",
     "{\n    \"a\": 1\n  }|{\n    \"b\": 2\n  }|", 0},
    {"an array without indentation", "[\n{\n\"a\": [\n{\n\"x\": 1\n}\n]\n},\n{\n\"b\": 2\n}\n]\n",
     "{\n\"a\": [\n{\n\"x\": 1\n}\n]\n}|{\n\"b\": 2\n}|", 0},
    {"an array of lines", "[\n{\"a\":1},\n{\"b\":2}\n]\n", "{\"a\":1}|{\"b\":2}|", 0},
    {"an empty array", "[ ]\n", "", 0},
    {"other elements", "[\"x,]\",{\"a\":1},null, 7 ,[{}]]", "\"x,]\"|{\"a\":1}|null|7 |[{}]|", 0},
    {"an array that is cut off", "[{\"a\":1},{\"b\":", "{\"a\":1}|{\"b\":|", 1},
    {"an object that is cut off", "{\n \"a\": 1,\n \"b", "{\n \"a\": 1,\n \"b!", 0},
    {"an element that lost its end", "[\n  {\n    \"a\": 1,\n  {\n    \"b\": 2\n  }\n]\n",
     "{\n    \"a\": 1,\n  |{\n    \"b\": 2\n  }|", 0},
    {"a line of an array that lost its end", "[\n{\"a\":\"1,\n{\"b\":2},\n{\"c\":3}\n]\n",
     "{\"a\":\"1,\n|{\"b\":2}|{\"c\":3}|", 0},
    {"an object of objects", "{\"a1\":{\"t\":1},\"a2\":{\"t\":\"}\"}}",
     "\"a1\":{\"t\":1}|\"a2\":{\"t\":\"}\"}|", 0},
    {"over lines, with other values",
     "{\n  \"a1\" : {\n    \"t\": [{}]\n  },\n  \"a2\": {\n    \"t\": 2\n  }, \"a3\": null ,\n"
     "  \"a4\": [1, 2]\n}\n{\"b\":1}",
     "\"a1\" : {\n    \"t\": [{}]\n  }|\"a2\": {\n    \"t\": 2\n  }|\"a3\": null |\"a4\": [1, 2]|"
     "{\"b\":1}|",
     0},
    {"cut off", "{\"a1\":{\"t\":1},\"a2\":{\"t\":2", "\"a1\":{\"t\":1}|\"a2\":{\"t\":2|", 1},
    {"a member that lost its end",
     "{\n \"a1\": {\n  \"t\": 1\n },\n \"a2\": {\n  \"t\": 2,\n \"a3\": {\n  \"t\": 3\n }\n}",
     "\"a1\": {\n  \"t\": 1\n }|\"a2\": {\n  \"t\": 2,\n |\"a3\": {\n  \"t\": 3\n }|", 0},
    {"keys that are no ids", "{\"a\":{\"t\":1},\"b\":{\"t\":2}}",
     "{\"a\":{\"t\":1},\"b\":{\"t\":2}}!", 0},
    {"parts that differ", "{\"a1\":{\"t\":1},\"b1\":{\"u\":2}}",
     "{\"a1\":{\"t\":1},\"b1\":{\"u\":2}}!", 0},
    {"one object inside", "{\"a1\":{\"t\":1}}", "{\"a1\":{\"t\":1}}!", 0},
    {"and a value that is none", "{\"a1\":{\"t\":1},\"a2\":7,\"a3\":{\"t\":1}}",
     "{\"a1\":{\"t\":1},\"a2\":7,\"a3\":{\"t\":1}}!", 0},
    {"empty objects", "{\"a1\":{},\"a2\":{}}", "{\"a1\":{},\"a2\":{}}!", 0},
    {"lines of objects of objects", "{\"a1\":{\"t\":1}}\n{\"a2\":{\"t\":2}}\n",
     "{\"a1\":{\"t\":1}}|{\"a2\":{\"t\":2}}|", 0},
    {"text", "A title\n\nA {story} of\nlines.\n", "A title\n\nA {story} of\nlines.\n!", 0},
    {"text with a BOM", "\xef\xbb\xbfText", "Text!", 0},
    {"text that begins with a bracket", "[Updated] It rained.", "[Updated] It rained.!", 0},
    {"white space is text", " \n\n", " \n\n!", 0},
    {"Latin-1 is text", "Caf\xe9 closed.\n", "Caf\xe9 closed.\n!", 0},
    {"a page is one record", "<!DOCTYPE html><p>x</p>", "<!DOCTYPE html><p>x</p>!", 0},
    {"UTF-16", "\xff\xfeh\0i\0", "hi!", 0},
    {"rubbish", "\x01\x02\x03\x04\x05\x06\x07\x0e\x0f", "", 1},
};

static size_t length_of(size_t row)
{
    return strncmp(cuts[row].input, "\xff\xfe", 2) == 0 ? 6 : strlen(cuts[row].input);
}

Test(archive, cuts_records_whatever_the_block)
{
    for (size_t row = 0; row < sizeof cuts / sizeof *cuts; row++) {
        size_t n = length_of(row);
        struct reading first = test_read(cuts[row].input, n, 1 << 20, &test_options, true);
        size_t want = strlen(cuts[row].records);
        cr_expect(first.joined.len == want &&
                      (want == 0 || memcmp(first.joined.data, cuts[row].records, want) == 0),
                  "%s: %.*s", cuts[row].name, (int)first.joined.len,
                  first.joined.len > 0 ? first.joined.data : "");
        cr_expect(first.lost == cuts[row].lost, "%s: %zu lost", cuts[row].name, first.lost);
        for (size_t bytes = 1; bytes <= n + 1; bytes++) {
            struct reading other = test_read(cuts[row].input, n, bytes, &test_options, false);
            cr_expect(other.hash == first.hash && other.records == first.records &&
                          other.lost == first.lost,
                      "%s: not the same in blocks of %zu", cuts[row].name, bytes);
        }
        test_reading_free(&first);
    }
}

Test(archive, reads_over_records_above_the_limit)
{
    static const struct {
        const char *name, *input, *records;
        size_t limits;
    } rows[] = {
        {"a long line", "{\"a\":1}\n{\"b\":\"0123456789\"}\n{\"c\":3}\n", "{\"a\":1}|{\"c\":3}|",
         1},
        {"the first", "{\"b\":\"0123456789\"}\n{\"c\":3}\n{\"d\":4}\n", "{\"c\":3}|{\"d\":4}|", 1},
        {"the last", "{\"a\":1}\n{\"b\":\"0123456789", "{\"a\":1}|", 1},
        {"just not", "{\"b\":\"0123\"}\r\n{\"c\":3}\n", "{\"b\":\"0123\"}|{\"c\":3}|", 0},
        {"an element", "[{\"a\":1},{\"b\":[\"0123456789\"]},{\"c\":3}]", "{\"a\":1}|{\"c\":3}|", 1},
        {"an object", "{\"a\":\n1}\n{\"b\":\n\"0123456789\"}{\"c\":3}", "{\"a\":\n1}|{\"c\":3}|",
         1},
        {"a text", "0123456789 abc", "", 1},
        {"blanks are none", "{\"a\":1}\n                      \n{\"c\":3}\n",
         "{\"a\":1}|{\"c\":3}|", 0},
        {"all", "{\"a\":\"0123456789\"}\n{\"a\":\"0123456789\"}\n", "", 2},
    };
    struct source_options options = test_options;
    options.max_record = 12;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        size_t n = strlen(rows[row].input), want = strlen(rows[row].records);
        for (size_t bytes = 1; bytes <= n + 1; bytes++) {
            struct reading reading = test_read(rows[row].input, n, bytes, &options, true);
            cr_expect(reading.joined.len == want &&
                          (want == 0 || memcmp(reading.joined.data, rows[row].records, want) == 0),
                      "%s, blocks of %zu: %.*s", rows[row].name, bytes, (int)reading.joined.len,
                      reading.joined.len > 0 ? reading.joined.data : "");
            cr_expect(reading.limits == rows[row].limits && reading.lost == reading.limits,
                      "%s, blocks of %zu: %zu lost", rows[row].name, bytes, reading.lost);
            cr_expect(reading.limits == 0 || strstr(reading.text, "--max-record") != NULL, "%s: %s",
                      rows[row].name, reading.text);
            test_reading_free(&reading);
        }
    }
}

Test(archive, memory_is_bounded_by_block_and_record)
{
    size_t n = 24 << 20;
    char *line = malloc(n);
    cr_assert(line != NULL);
    memset(line, 'x', n);
    memcpy(line, "{\"a\":\"", 6);
    struct source_options options = test_options;
    options.max_record = 1 << 20;
    char path[64];
    int descriptor = test_file(line, n, path);
    struct error error = {0};
    struct block block;
    struct source *source = source_open(path, &options, &error);
    cr_assert(source != NULL && block_open(&block));
    bool ended = false;
    while (!ended)
        cr_assert(source_read(source, &block, 1 << 20, &ended, &error) == ERROR_NONE);
    cr_expect(block.n_records == 0 && block.n_notes == 2, "%zu notes", block.n_notes);
    cr_expect(block.raw.cap <= 4u << 20, "%zu bytes were taken", block.raw.cap);
    source_close(source);
    block_close(&block);
    close(descriptor);
    free(line);
}

Test(archive, several_inputs_share_a_block)
{
    char path[64];
    int descriptor = test_file("{\"a\":1}\n{\"b\":2}\n", 16, path);
    struct block block;
    struct error error = {0};
    cr_assert(block_open(&block));
    for (size_t i = 1; i <= 3; i++) {
        bool ended = false;
        lseek(descriptor, 0, SEEK_SET);
        struct source *source = source_open(path, &test_options, &error);
        cr_assert(source != NULL);
        cr_assert(source_read(source, &block, 1 << 20, &ended, &error) == ERROR_NONE && ended);
        cr_expect(block.n_records == 2 * i && block.n_members == i);
        cr_expect(block.consumed == 16);
        source_close(source);
    }
    for (size_t i = 0; i < block.n_records; i++) {
        const struct record *record = &block.records[i];
        cr_expect(memcmp(block.raw.data + record->start, i % 2 ? "{\"b\":2}" : "{\"a\":1}", 7) ==
                  0);
        cr_expect(record->member == i / 2 && record->number == i % 2 + 1);
    }
    block_close(&block);
    close(descriptor);
}

Test(archive, tells_what_cannot_be_opened)
{
    struct error error = {0};
    cr_expect(source_open("/nonexistent/x.jsonl", &test_options, &error) == NULL);
    cr_expect(error.code == ERROR_OPEN && error.text[0] != '\0');
    cr_expect(source_open("/", &test_options, &error) == NULL);
    cr_expect(error.code == ERROR_OPEN);
}

Test(archive, equal_notes_are_folded)
{
    struct buffer lines = {0};
    struct source_options options = test_options;
    options.max_record = 4;
    for (int i = 0; i < 1000; i++)
        cr_assert(buffer_append(&lines, "{\"a\":\"12345\"}\n", 14));
    char path[64];
    int descriptor = test_file(lines.data, lines.len, path);
    struct error error = {0};
    struct block block;
    bool ended = false;
    struct source *source = source_open(path, &options, &error);
    cr_assert(source != NULL && block_open(&block));
    cr_assert(source_read(source, &block, 1 << 20, &ended, &error) == ERROR_NONE && ended);
    uint64_t count = 0;
    for (size_t i = 0; i < block.n_notes; i++)
        count += block.notes[i].kind == NOTE_LIMIT ? block.notes[i].count : 0;
    cr_expect(count == 1000, "%" PRIu64, count);
    cr_expect(block.n_notes < 20, "%zu", block.n_notes);
    source_close(source);
    block_close(&block);
    buffer_free(&lines);
    close(descriptor);
}

Test(archive, notes_of_different_inputs_are_not_folded)
{
    char path[64];
    int descriptor = test_file("\0\0\0\1 no text", 12, path);
    struct error error = {0};
    struct block block;
    size_t lost = 0;
    cr_assert(block_open(&block));
    for (int i = 0; i < 100; i++) {
        bool ended = false;
        struct source *source = source_open(path, &test_options, &error);
        cr_assert(source != NULL, "%s", error.text);
        cr_assert(source_read(source, &block, 1 << 20, &ended, &error) == ERROR_NONE && ended);
        source_close(source);
    }
    for (size_t i = 0; i < block.n_notes; i++)
        lost += block.notes[i].kind == NOTE_DAMAGED && block.notes[i].count == 1;
    cr_expect(lost == 100, "%zu notes", lost);
    block_close(&block);
    close(descriptor);
}

static volatile int stop_wanted;

static void on_alarm(int number)
{
    stop_wanted = number;
}

Test(archive, half_a_record_is_none_where_a_wait_is_stopped)
{
    static const char *const rows[] = {"{\"text\":\"A whole record.\"}\n{\"text\":\"Half a",
                                       "Half a plain text, and",
                                       "[{\"text\":\"A whole record.\"},{\"text\":"};
    static const size_t records[] = {1, 0, 1};
    for (size_t row = 0; row < 3; row++) {
        char path[] = "/tmp/nutgraf-pipe-XXXXXX";
        cr_assert(mkdtemp(path) != NULL && rmdir(path) == 0 && mkfifo(path, 0600) == 0);
        int pipe = open(path, O_RDWR); /* it has a writer as long as this is open */
        ssize_t n = (ssize_t)strlen(rows[row]);
        cr_assert(pipe >= 0 && write(pipe, rows[row], (size_t)n) == n);
        struct source_options options = test_options;
        options.stop = &stop_wanted;
        stop_wanted = 0;
        signal(SIGALRM, on_alarm);
        struct itimerval soon = {.it_value.tv_usec = 300000};
        cr_assert(setitimer(ITIMER_REAL, &soon, NULL) == 0);
        struct reading reading = test_read_path(path, 1 << 20, &options, false);
        cr_expect(reading.error == ERROR_STOPPED && reading.lost == 0, "row %zu: %d, %zu lost", row,
                  (int)reading.error, reading.lost);
        cr_expect(reading.records <= records[row], "row %zu: %zu records", row, reading.records);
        test_reading_free(&reading);
        close(pipe);
        unlink(path);
    }
}

Test(archive, a_pipe_that_nobody_writes_to_can_be_stopped)
{
    static const volatile int stop = 1;
    char path[] = "/tmp/nutgraf-pipe-XXXXXX";
    cr_assert(mkdtemp(path) != NULL && rmdir(path) == 0 && mkfifo(path, 0600) == 0);
    struct source_options options = test_options;
    options.stop = &stop;
    struct reading reading = test_read_path(path, 1 << 20, &options, false);
    cr_expect(reading.error == ERROR_STOPPED && reading.records == 0 && reading.lost == 0);
    test_reading_free(&reading);
    unlink(path);
}
