/* The articles of tests/data: each file is a title and a text, told apart without a byte lost. */
#include <glob.h>
#include <stdio.h>

#include "format_reading.h"

static struct str slurp(const char *path, char *space, size_t size)
{
    FILE *file = fopen(path, "rb");
    cr_assert(file, "%s", path);
    size_t n = fread(space, 1, size, file);
    fclose(file);
    cr_assert(n < size, "%s is too long for this test", path);
    return (struct str){space, n};
}

Test(samples, title_and_text)
{
    glob_t found;
    static char space[1 << 16];
    cr_assert(glob(TEST_DIR "/data/articles/*.txt", 0, NULL, &found) == 0);
    cr_expect(found.gl_pathc >= 24, "%zu articles", found.gl_pathc);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *path = found.gl_pathv[i];
        struct str file = slurp(path, space, sizeof space);
        size_t title = strcspn(file.data, "\r\n"), gap = file.data[title] == '\r' ? 4 : 2;
        struct reading reading = reading_open(NULL, RECORD_TEXT, file, (size_t)1 << 20);
        const struct article *article = &reading.article;
        cr_expect(reading.code == ERROR_NONE, "%s: %s", path, reading.error.text);
        cr_expect(str_equal(article->title, (struct str){file.data, title}), "%s: title '%.*s'",
                  path, (int)article->title.len, article->title.data);
        cr_expect(
            str_equal(article->text, (struct str){file.data + title + gap, file.len - title - gap}),
            "%s: the text is not what follows the title", path);
        reading_close(&reading);
    }
    globfree(&found);
}
