/* Text in UTF-16 is read as if it were UTF-8, whatever it holds and however it comes. */
#include <criterion/criterion.h>
#include <string.h>

#include "test_archive.h"

static const struct {
    const char *name;
    size_t len;
    const char *input;
    const char *records;
    size_t lost;
} texts[] = {
    {"little", 8,
     "\xff\xfe"
     "h\0i\0\xe9\0",
     "hi\xc3\xa9!", 0},
    {"big", 8, "\xfe\xff\0h\0i\x20\xac", "hi\xe2\x82\xac!", 0},
    {"a pair", 6, "\xff\xfe\x3d\xd8\x00\xde", "\xf0\x9f\x98\x80!", 0},
    {"half a character at the end", 7, "\xff\xfeh\0i\0a", "hi!", 1},
    {"half a pair at the end", 6, "\xff\xfeh\0\x3d\xd8", "h!", 1},
    {"JSON lines", 38,
     "\xff\xfe{\0\"\0a\0\"\0:\0"
     "1\0}\0\n\0{\0\"\0b\0\"\0:\0"
     "2\0}\0\n\0\n\0\n\0",
     "{\"a\":1}|{\"b\":2}|", 0},
    {"a mark alone", 2, "\xff\xfe", "", 0},
    {"halves of pairs are no text", 8,
     "\xff\xfe\x00\xde\x00\xde"
     "a\0",
     "", 1},
    {"NULs are no text", 6,
     "\xff\xfe"
     "a\0\0\0",
     "", 1},
    {"control characters are no text", 6, "\xff\xfe\1\0\2\0", "", 1},
};

Test(archive_utf16, texts)
{
    for (size_t row = 0; row < sizeof texts / sizeof *texts; row++)
        for (size_t bytes = 1; bytes < 64; bytes += 7) {
            struct reading got =
                test_read(texts[row].input, texts[row].len, bytes, &test_options, true);
            size_t want = strlen(texts[row].records);
            cr_expect(got.joined.len == want &&
                          (want == 0 || memcmp(got.joined.data, texts[row].records, want) == 0),
                      "%s: %.*s", texts[row].name, (int)got.joined.len,
                      got.joined.len > 0 ? got.joined.data : "");
            cr_expect(got.lost == texts[row].lost, "%s: %zu lost", texts[row].name, got.lost);
            buffer_free(&got.joined);
        }
}
