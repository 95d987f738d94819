/* UTF-8 against what the Unicode standard and Python's decoder say. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define R "\xEF\xBF\xBD" /* U+FFFD */

/* In exact memory, so that a sanitizer sees every byte read too many. */
static char *copy_of(struct str text)
{
    char *copy = malloc(text.len ? text.len : 1);
    cr_assert(copy);
    memcpy(copy, text.data, text.len);
    return copy;
}

static const struct {
    struct str broken, repaired;
} repairs[] = {
    {STR(""), STR("")},
    {STR("plain"), STR("plain")},
    {STR("a\0b"), STR("a\0b")},
    {STR("na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80"),
     STR("na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80")},
    {STR("\xE2\x82"), STR(R)}, /* cut inside three bytes: one part */
    {STR("\xE2\x82z"), STR(R "z")},
    {STR("\xE2z"), STR(R "z")},
    {STR("\xF0\x9F\x98"), STR(R)}, /* cut inside four bytes */
    {STR("\xF0\x9F\x98\x98\x98"), STR("\xF0\x9F\x98\x98" R)},
    {STR("\xF0\x80\x80"), STR(R R R)}, /* overlong: the second byte cannot follow */
    {STR("\xF0\x80\x80\xAF"), STR(R R R R)},
    {STR("\xE0\x80\xAF"), STR(R R R)},
    {STR("\xE0\x9F\xBF"), STR(R R R)},
    {STR("\xC0\xAF"), STR(R R)},
    {STR("\xC1\xBF"), STR(R R)},
    {STR("\xED\xA0\x80"), STR(R R R)}, /* a surrogate */
    {STR("\xED\xBF\xBF"), STR(R R R)},
    {STR("\xED\x9F\xBF"), STR("\xED\x9F\xBF")}, /* the last before them */
    {STR("\xF4\x8F\xBF\xBF"), STR("\xF4\x8F\xBF\xBF")},
    {STR("\xF4\x90\x80\x80"), STR(R R R R)}, /* above U+10FFFF */
    {STR("\xF5\x80\x80\x80"), STR(R R R R)},
    {STR("\x80\xBF"), STR(R R)}, /* nothing before them */
    {STR("\xFE\xFF"), STR(R R)},
    {STR("\xC3"), STR(R)},
    {STR("\xC3\xC3\xA9"), STR(R "\xC3\xA9")},
    {STR("\xC3(\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
         "A"),
     STR(R "(" R R R R "A")},
    {STR("caf\xE9 au lait, s'il vous pla\xEEt"), STR("caf" R " au lait, s'il vous pla" R "t")},
    {STR("sixteen bytes, \xE2\x82 and more"), STR("sixteen bytes, " R " and more")},
};

Test(utf8, repairs)
{
    for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++) {
        struct str broken = repairs[i].broken, want = repairs[i].repaired;
        char *copy = copy_of(broken), *out = malloc(3 * broken.len + 1);
        cr_assert(out);
        struct str got = {out, utf8_repair(copy, broken.len, out)};
        cr_expect(str_equal(got, want), "row %zu: %.*s", i, (int)got.len, got.data);
        cr_expect_eq(utf8_valid(copy, broken.len), str_equal(broken, want), "row %zu", i);
        cr_expect(utf8_valid(out, got.len), "row %zu", i);
        free(copy);
        free(out);
    }
}

/* Every vector at every offset: the quick way over ASCII must not pass anything. */
Test(utf8, sees_faults_wherever_they_stand)
{
    char text[64];
    for (size_t i = 0; i < sizeof repairs / sizeof *repairs; i++) {
        struct str broken = repairs[i].broken;
        for (size_t at = 0; at + broken.len <= sizeof text; at++) {
            memset(text, 'x', sizeof text);
            memcpy(text + at, broken.data, broken.len);
            cr_assert_eq(utf8_valid(text, sizeof text), str_equal(broken, repairs[i].repaired),
                         "row %zu at %zu", i, at);
        }
    }
}

Test(utf8, every_code_point_comes_back)
{
    size_t bytes = 0;
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        char text[4];
        unsigned len, n = utf8_encode(point, text);
        uint32_t want = point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point;
        cr_assert(utf8_valid(text, n), "U+%04X", point);
        cr_assert_eq(utf8_decode(text, text + n, &len), want, "U+%04X", point);
        cr_assert_eq(len, n, "U+%04X", point);
        cr_assert_eq(utf8_count(text, n), 1, "U+%04X", point);
        bytes += n;
    }
    cr_expect_eq(bytes, 128 + 2 * 1920 + 3 * 63488 + 4 * 1048576);
    char text[4];
    cr_expect_eq(utf8_encode(0x110000, text), 3);
    cr_expect(memcmp(text, R, 3) == 0);
}

Test(utf8, counts)
{
    static const struct {
        const char *text;
        size_t points;
    } rows[] = {
        {"", 0},
        {"a", 1},
        {"1234567", 7},
        {"12345678", 8},
        {"\xC3\xA9", 1},
        {"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 5},
        {"\xE2\x80\x9Cquoted\xE2\x80\x9D words", 14},
        {"\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_eq(utf8_count(rows[i].text, strlen(rows[i].text)), rows[i].points, "row %zu", i);
}

Test(utf8, decode_stays_inside_text_that_is_cut)
{
    char *cut = copy_of(STR("\xF0\x9F\x98"));
    unsigned len;
    cr_expect_eq(utf8_decode(cut, cut + 3, &len), 0xFFFD);
    cr_expect_eq(len, 1);
    free(cut);
}

static bool python_space(uint32_t point)
{
    static const uint32_t spaces[] = {
        0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x1C,   0x1D,   0x1E,   0x1F,   0x20,
        0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
        0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (spaces[i] == point)
            return true;
    return false;
}

Test(utf8, white_space_is_what_python_takes_for_it)
{
    for (uint32_t point = 0; point <= 0xFFFF; point++) {
        char text[4];
        unsigned n = utf8_encode(point, text);
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        cr_assert_eq(utf8_space(text, text + n), python_space(point) ? n : 0, "U+%04X", point);
        char *cut = copy_of((struct str){text, n - 1});
        cr_assert(n == 1 || utf8_space(cut, cut + n - 1) == 0, "U+%04X, cut", point);
        free(cut);
    }
}
