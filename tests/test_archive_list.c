/* Objects that hold a list of records, as news services answer: what is cut out of them, whatever
 * the blocks. */
#include <criterion/criterion.h>
#include <string.h>

#include "test_archive.h"

/* A record is followed by '|', one that is the whole member by '!'. */
static const struct {
    const char *name, *input, *records;
    size_t lost;
} rows[] = {
    {"a list", "{\"status\":\"ok\",\"totalResults\":2,\"articles\":[{\"a\":\"]}\"},{\"b\":[1]}]}",
     "{\"a\":\"]}\"}|{\"b\":[1]}|", 0},
    {"of one", "{\"articles\": [{\"a\":1}]}\n", "{\"a\":1}|", 0},
    {"over lines",
     "{\n \"meta\": {\n  \"found\": 2\n },\n \"data\": [\n  {\n   \"a\": 1\n  },\n  {\n   "
     "\"b\": 2\n  }\n ]\n}\n",
     "{\n   \"a\": 1\n  }|{\n   \"b\": 2\n  }|", 0},
    {"without indentation",
     "{\n\"total\": 2,\n\"posts\": [\n{\n\"a\": 1\n},\n{\n\"b\": 2\n}\n]\n}\n",
     "{\n\"a\": 1\n}|{\n\"b\": 2\n}|", 0},
    {"with members behind it",
     "{\"posts\":[{\"a\":1}],\"next\":\"]}\\\"\",\"x\":{\"y\":[{}]}}{\"b\":2}",
     "{\"a\":1}|{\"b\":2}|", 0},
    {"answers in lines", "{\"count\":1,\"docs\":[{\"a\":1}]}\n{\"count\":1,\"docs\":[{\"b\":2}]}\n",
     "{\"a\":1}|{\"b\":2}|", 0},
    {"and a plain array behind", "{\"docs\":[{\"a\":1}]}\n[{\"b\":2},{\"c\":3}]\n{\"d\":4}",
     "{\"a\":1}|{\"b\":2}|{\"c\":3}|{\"d\":4}|", 0},
    {"cut off in the list", "{\"docs\":[{\"a\":1},{\"b\":", "{\"a\":1}|{\"b\":|", 1},
    {"cut off behind it", "{\"docs\":[{\"a\":1}],\"next\":\"x", "{\"a\":1}|", 1},
    {"an article with a list", "{\"title\":\"T\",\"articles\":[{\"a\":1}]}",
     "{\"title\":\"T\",\"articles\":[{\"a\":1}]}!", 0},
    {"a list of no objects", "{\"status\":\"ok\",\"articles\":[\"a\"]}",
     "{\"status\":\"ok\",\"articles\":[\"a\"]}!", 0},
    {"no list", "{\"status\":\"ok\",\"articles\":{\"a\":[{}]}}",
     "{\"status\":\"ok\",\"articles\":{\"a\":[{}]}}!", 0},
    {"not at the top", "{\"data\":{\"articles\":[{\"a\":1}]}}",
     "{\"data\":{\"articles\":[{\"a\":1}]}}!", 0},
    {"an element of an array", "[{\"articles\":[{\"a\":1}]},{\"b\":2}]",
     "{\"articles\":[{\"a\":1}]}|{\"b\":2}|", 0},
    {"lines of articles", "{\"id\":1,\"news\":[{\"a\":1}]}\n{\"id\":2,\"news\":[{\"a\":2}]}\n",
     "{\"id\":1,\"news\":[{\"a\":1}]}|{\"id\":2,\"news\":[{\"a\":2}]}|", 0},
};

Test(list, is_cut_into_its_records)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t bytes = 1; bytes < 64; bytes += 1 + bytes / 4) {
            struct reading got =
                test_read(rows[i].input, strlen(rows[i].input), bytes, &test_options, true);
            struct str joined = got.joined.len ? buffer_str(&got.joined) : STR("");
            cr_expect(str_equal(joined, str_of(rows[i].records)) && got.lost == rows[i].lost,
                      "%s in %zu: %zu lost, '%.*s'", rows[i].name, bytes, got.lost, (int)joined.len,
                      joined.data);
            test_reading_free(&got);
        }
}
