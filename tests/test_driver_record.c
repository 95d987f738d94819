/* The record's form: keys, order, offsets, ids. */
#include <criterion/criterion.h>

#include "driver/record.h"

static struct kernel_point points[] = {
    {.start = 0, .end = 8, .sentence = 0, .rank = 2, .score = 4321},
    {.start = 9, .end = 24, .sentence = 1, .rank = 1, .score = 10000},
};
static const struct kernel_result two_points = {
    .status = KERNEL_OK, .lang = "de", .words = 5, .sentences = 2, .points = points, .n_points = 2};

static void expect_record(const struct place *place, const struct article *article,
                          const struct kernel_result *result, bool with_text, const char *expected)
{
    struct buffer out = {0};
    cr_assert(record_write(&out, place, article, result, with_text));
    cr_expect(out.len == strlen(expected) && memcmp(out.data, expected, out.len) == 0,
              "is      %.*sinstead %s", (int)out.len, out.data, expected);
    buffer_free(&out);
}

Test(record, all_keys_in_order_with_offsets_in_code_points)
{
    struct place place = {STR("dir/a.tar.zst"), STR("x/y.txt"), 17, false};
    struct str authors[] = {STR("A \"B\""), STR("C")};
    struct article article = {.id = STR("7"),
                              .source = STR("S"),
                              .url = STR("u"),
                              .title = STR("T\\"),
                              .date = STR("2024-01-02"),
                              .lang = STR("de-at"),
                              .text = STR("É \n\tok. \xC2\xA0Zwei\xE2\x80\xA8 \"b\"!?"),
                              .authors = authors,
                              .n_authors = 2};
    expect_record(
        &place, &article, &two_points, true,
        "{\"id\":\"7\",\"source\":\"S\",\"archive\":\"dir/a.tar.zst\",\"member\":\"x/y.txt\","
        "\"record\":17,\"url\":\"u\",\"title\":\"T\\\\\",\"date\":\"2024-01-02\","
        "\"authors\":[\"A \\\"B\\\"\",\"C\"],\"lang\":\"de\",\"words\":5,\"sentences\":2,"
        "\"status\":\"ok\",\"key_points\":[{\"text\":\"É ok.\",\"start\":0,\"end\":7,"
        "\"sentence\":0,\"rank\":2,\"score\":0.4321},{\"text\":\"Zwei \\\"b\\\"!?\","
        "\"start\":8,\"end\":20,\"sentence\":1,\"rank\":1,\"score\":1.0000}],"
        "\"summary\":\"É ok. Zwei \\\"b\\\"!?\","
        "\"text\":\"É \\n\\tok. \xC2\xA0Zwei\\u2028 \\\"b\\\"!?\"}\n");
}

Test(record, id_falls_back_to_address_and_place)
{
    static const struct {
        struct place place;
        struct article article;
        const char *id;
    } rows[] = {
        {{STR("d/a.zst"), STR("m/x"), 3, false},
         {.id = STR("i"), .url = STR("u")},
         "{\"id\":\"i\","},
        {{STR("d/a.zst"), STR("m/x"), 3, false}, {.url = STR("u")}, "{\"id\":\"u\","},
        {{STR("d/a.zst"), STR("m/x"), 3, false}, {.id = STR("")}, "{\"id\":\"m/x#3\","},
        {{STR("d/a.zst"), STR("m/x"), 1, true}, {.id = STR("")}, "{\"id\":\"m/x\","},
        {{STR("d/a.zst"), STR(""), 12, false}, {.id = STR("")}, "{\"id\":\"a.zst#12\","},
        {{STR("a.txt"), STR(""), 1, true}, {.id = STR("")}, "{\"id\":\"a.txt\","},
        {{STR("-"), STR(""), 2, false}, {.id = STR("")}, "{\"id\":\"-#2\","},
    };
    static const struct kernel_result none = {.status = KERNEL_NO_TEXT};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out = {0};
        cr_assert(record_write(&out, &rows[i].place, &rows[i].article, &none, false));
        cr_expect(strncmp(out.data, rows[i].id, strlen(rows[i].id)) == 0, "row %zu: %.40s", i,
                  out.data);
        buffer_free(&out);
    }
}

Test(record, without_points_all_keys_are_still_there)
{
    struct place place = {STR("a.jsonl"), STR(""), 1, false};
    struct article article = {.id = STR("x")};
    struct kernel_result result = {.status = KERNEL_NOT_PROSE};
    expect_record(
        &place, &article, &result, false,
        "{\"id\":\"x\",\"source\":\"\",\"archive\":\"a.jsonl\",\"member\":\"\",\"record\":1,"
        "\"url\":\"\",\"title\":\"\",\"date\":\"\",\"authors\":[],\"lang\":\"\",\"words\":0,"
        "\"sentences\":0,\"status\":\"not-prose\",\"key_points\":[],\"summary\":\"\"}\n");
}
