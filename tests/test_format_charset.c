/* Character sets: what a text is taken for, and that no byte of it is lost or made up. */
#include <criterion/criterion.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "format/charset.h"

#define CAFE "In den Cafés der Stadt saß gestern niemand, sagte der Bürgermeister über Öl."
#define CAFE_1252                                                                                  \
    "In den Caf\xE9s der Stadt sa\xDF gestern niemand, sagte der B\xFCrgermeister \xFC"            \
    "ber \xD6l."

static const struct {
    const char *what, *hint;
    struct str bytes;
    const char *utf8;
} rows[] = {
    {"empty", "", {"", 0}, ""},
    {"ASCII", "", STR("Rain"), "Rain"},
    {"UTF-8", "", STR(CAFE), CAFE},
    {"UTF-8, the header lies", "ISO-8859-1", STR(CAFE), CAFE},
    {"UTF-8, the header lies widely", "utf-16", STR(CAFE), CAFE},
    {"UTF-8 with a mark", "latin1", STR("\xEF\xBB\xBF" CAFE), CAFE},
    {"a mark and nothing", "", STR("\xEF\xBB\xBF"), ""},
    {"UTF-8 with one broken place", "ISO-8859-1", STR(CAFE " \xE4 " CAFE), CAFE " \uFFFD " CAFE},
    {"UTF-8 with one broken place, no hint", "", STR(CAFE "\xE2\x82"), CAFE "\uFFFD"},
    {"latin-1 by its header", "iso-8859-1", STR(CAFE_1252), CAFE},
    {"latin-1 although the header says UTF-8", "UTF-8", STR(CAFE_1252), CAFE},
    {"latin-1 without a hint", "", STR(CAFE_1252), CAFE},
    {"latin-1 with a hint that nobody knows", "x-nothing//TRANSLIT", STR(CAFE_1252), CAFE},
    {"curly quotes, as latin-1", "iso-8859-1", STR("\x93Rain\x94, it\x92s \x80 5"),
     "“Rain”, it’s € 5"},
    {"curly quotes, no hint", "", STR("\x93Rain\x94, the mayor said. \x93It\x92s late.\x94"),
     "“Rain”, the mayor said. “It’s late.”"},
    {"one word, no hint", "", STR("na\xEFve"), "naïve"},
    {"one name, no hint", "", STR("Citro\xEBn said profit fell."), "Citroën said profit fell."},
    {"marks alone, no hint", "",
     STR("\x93Rain,\x94 he said \x96 \x93"
         "again.\x94 It\x92s late. \x93Go,\x94 she said. \x93We "
         "can\x92t,\x94 he said. \x93Why?\x94"),
     "“Rain,” he said – “again.” It’s late. “Go,” she said. “We can’t,” he said. “Why?”"},
    {"a byte that windows-1252 lacks", "latin1", STR("a\x81z"), "a\uFFFDz"},
    {"UTF-16, little",
     "",
     {"\xFF\xFE"
      "R\0a\0\xE9\0\x3D\xD8\x00\xDE",
      12},
     "Raé😀"},
    {"UTF-16, big", "", {"\xFE\xFF\0R\0a\0\xE9", 8}, "Raé"},
    {"UTF-16 cut off",
     "",
     {"\xFF\xFE"
      "R\0a",
      5},
     "R\uFFFD"},
    {"UTF-16, half a pair",
     "",
     {"\xFF\xFE\x3D\xD8"
      "R\0",
      6},
     "\uFFFDR"},
    {"UTF-16 without a mark", "", {"R\0a\0i\0n\0", 8}, "Rain"},
    {"UTF-16 without a mark, big", "utf-8", {"\0R\0a\0i\0n", 8}, "Rain"},
    {"UTF-32, little", "", {"\xFF\xFE\0\0R\0\0\0\x00\xF6\x01\0", 12}, "R😀"},
    {"UTF-32, big", "", {"\0\0\xFE\xFF\0\0\0R", 8}, "R"},
    {"a NUL is no UTF-16", "", {"Rain\0 fell", 10}, NULL},
    {"windows-1251", "windows-1251", STR("\xC4\xEE\xE6\xE4\xFC"), "Дождь"},
    {"KOI8-R", "KOI8-R", STR("\xE4\xCF\xD6\xC4\xD8"), "Дождь"},
    {"Shift_JIS", "Shift_JIS", STR("\x89\x4A\x82\xAA\x8D~\x82\xC1\x82\xBD"), "雨が降った"},
    {"EUC-JP", "euc-jp", STR("\xB1\xAB\xA4\xAC"), "雨が"},
    {"ISO-2022-JP", "iso-2022-jp", STR("\x1B$B1+$,\x1B(B."), "雨が."},
    {"GBK as gb2312", "gb2312", STR("\xCF\xC2\xD3\xEA\xC1\xCB"), "下雨了"},
    {"Big5", "big5", STR("\xA4U\xAB\x42"), "下雨"},
    {"EUC-KR", "ks_c_5601-1987", STR("\xBA\xF1"), "비"},
    {"broken Shift_JIS keeps the ASCII behind", "sjis", STR("\x89<p>"), "\uFFFD<p>"},
    {"Turkish by its latin-5", "iso-8859-9", STR("ya\xF0mur"), "yağmur"},
    {"Greek", "greek", STR("\xC2\xF1\xEF\xF7\xDE"), "Βροχή"},
};

static enum error_code decode(struct arena *arena, struct str bytes, const char *hint,
                              struct str *utf8, char **copy)
{
    *copy = malloc(bytes.len + !bytes.len); /* on the heap, so that a byte too far is seen */
    if (bytes.len)
        memcpy(*copy, bytes.data, bytes.len);
    return charset_decode((struct str){*copy, bytes.len}, str_of(hint), arena, utf8);
}

Test(charset, sets)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct str utf8;
        char *copy;
        cr_assert(arena_open(&arena, 1 << 16));
        enum error_code code = decode(&arena, rows[i].bytes, rows[i].hint, &utf8, &copy);
        struct str want = rows[i].utf8 ? str_of(rows[i].utf8) : rows[i].bytes;
        cr_expect(code == ERROR_NONE, "%s", rows[i].what);
        cr_expect(str_equal(utf8, want), "%s: '%.*s'", rows[i].what, (int)utf8.len, utf8.data);
        arena_close(&arena);
        free(copy);
    }
}

/* Whatever it is cut at, it is well-formed, and no memory but the arena's is needed. */
Test(charset, cut_at_every_byte)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t n = 0; n <= rows[i].bytes.len; n++) {
            struct arena arena;
            struct str utf8;
            char *copy;
            cr_assert(arena_open(&arena, 1 << 16));
            struct str cut = {rows[i].bytes.data, n};
            cr_expect(decode(&arena, cut, rows[i].hint, &utf8, &copy) == ERROR_NONE &&
                          utf8_valid(utf8.data, utf8.len),
                      "%s cut at %zu", rows[i].what, n);
            arena_close(&arena);
            free(copy);
        }
}

Test(charset, a_view_where_it_is_utf8)
{
    static const char text[] = "\xEF\xBB\xBF" CAFE;
    struct arena none = {0};
    struct str utf8;
    cr_expect(charset_decode(str_of(text), STR("latin1"), &none, &utf8) == ERROR_NONE);
    cr_expect(utf8.data == text + 3, "a copy was made");
}

Test(charset, no_memory)
{
    struct arena none = {0};
    struct str utf8;
    cr_expect(charset_decode(STR(CAFE_1252), STR("latin1"), &none, &utf8) == ERROR_MEMORY);
    cr_expect(utf8.len == 0);
    cr_expect(charset_decode(STR("\xE4\xE4"), STR("utf-8"), &none, &utf8) == ERROR_MEMORY);
}

static const struct {
    const char *label, *name;
} labels[] = {
    {"utf-8", "UTF-8"},
    {" UTF8 ", "UTF-8"},
    {"ISO-8859-1", "WINDOWS-1252"},
    {"us-ascii", "WINDOWS-1252"},
    {"ISO_8859-1:1987", "WINDOWS-1252"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"x-sjis", "CP932"},
    {"euc-kr", "UHC"},
    {"gb2312", "GB18030"},
    {"", NULL},
    {"8859", NULL},
    {"utf", NULL},
    {"utf-7", NULL},
    {"//", NULL},
    {"latin1latin1latin1latin1latin1latin1", NULL},
};

Test(charset, labels)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *name = charset_of_label(str_of(labels[i].label));
        cr_expect((name == NULL) == (labels[i].name == NULL), "'%s'", labels[i].label);
        if (name != NULL && labels[i].name != NULL)
            cr_expect_str_eq(name, labels[i].name, "'%s' is %s", labels[i].label, name);
    }
}

/* Texts of some length that tell nothing: by their letters. */
static const struct {
    const char *name, *utf8;
} guessed[] = {
    {"WINDOWS-1251", "В городе всю ночь шёл дождь, и река вышла из берегов. Мэр сказал, что школы "
                     "сегодня закрыты, а мост будет открыт только в пятницу."},
    {"KOI8-R", "В городе всю ночь шел дождь, и река вышла из берегов. Мэр сказал, что школы "
               "сегодня закрыты, а мост будет открыт только в пятницу."},
    {"WINDOWS-1252", "Il a plu toute la nuit sur la vieille ville, et les cafés du bord de l’eau "
                     "sont restés fermés. « Personne n’a été blessé », a déclaré le maire."},
    {"ISO-8859-2",
     "Przez całą noc padał deszcz, rzeka wystąpiła z brzegów. Burmistrz powiedział, że szkoły będą "
     "zamknięte, a most zostanie otwarty dopiero w piątek."},
    {"WINDOWS-1250", "Celou noc pršelo a řeka se vylila z břehů. Starosta řekl, že školy zůstanou "
                     "zavřené a most bude otevřen až v pátek. Nikdo nebyl zraněn."},
    {"CP932", "昨夜から町に強い雨が降り、川の水があふれた。市長は学校を休みにすると話した。"
              "橋は金曜日まで閉じたままになる。"},
    {"EUC-JP", "昨夜から町に強い雨が降り、川の水があふれた。市長は学校を休みにすると話した。"
               "橋は金曜日まで閉じたままになる。"},
    {"GB18030", "昨晚全城大雨，河水漫过堤岸。市长说今天学校停课，大桥要到星期五才会重新开放。"
                "消防部门说没有人受伤。"},
    {"BIG5-HKSCS", "昨晚全城大雨，河水漫過堤岸。市長說今天學校停課，大橋要到星期五才會重新開放。"
                   "消防部門說沒有人受傷。"},
    {"UHC", "어젯밤 도시에 큰 비가 내려 강물이 넘쳤다. 시장은 오늘 학교가 문을 닫는다고 말했다. "
            "다리는 금요일에야 다시 열린다."},
};

static struct str encode(const char *name, struct str utf8, char *out, size_t room)
{
    iconv_t handle = iconv_open(name, "UTF-8");
    cr_assert(handle != (iconv_t)-1, "%s", name);
    char *from = (char *)(uintptr_t)utf8.data, *to = out;
    size_t left = utf8.len;
    size_t failed = iconv(handle, &from, &left, &to, &room);
    iconv_close(handle);
    return (struct str){out, failed == (size_t)-1 ? 0 : (size_t)(to - out)};
}

Test(charset, guesses)
{
    for (size_t i = 0; i < sizeof guessed / sizeof *guessed; i++) {
        struct arena arena;
        struct str utf8;
        char bytes[2000];
        cr_assert(arena_open(&arena, 1 << 16));
        struct str from = str_of(guessed[i].utf8);
        struct str encoded = encode(guessed[i].name, from, bytes, sizeof bytes);
        cr_assert(encoded.len > 0, "%s", guessed[i].name);
        cr_expect(charset_decode(encoded, STR(""), &arena, &utf8) == ERROR_NONE);
        cr_expect(str_equal(utf8, from), "%s: '%.*s'", guessed[i].name, (int)utf8.len, utf8.data);
        arena_close(&arena);
    }
}
