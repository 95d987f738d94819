/* The labels of character sets that pages carry, and what is meant by them.
 *
 *   "ISO-8859-1" -> "iso88591" -> windows-1252
 *
 * Only what stands here is ever asked of iconv: a label comes from a stranger. The mapping is that
 * of the WHATWG Encoding Standard (4.2), by letters and digits alone, and some DOS and Macintosh
 * sets that old texts are written in. */
#include "format/charset.h"

enum { LABEL_MAX = 24 }; /* letters and digits of the longest label, and some */

static const struct {
    const char *name, *labels; /* iconv's name; labels, each with a space behind it */
} sets[] = {
    {"UTF-8", "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 "},
    {"WINDOWS-1252", "windows1252 iso88591 latin1 usascii ascii cp1252 xcp1252 l1 cp819 ibm819 "
                     "csisolatin1 isoir100 iso885911987 ansix341968 iso8859 ansi "},
    {"ISO-8859-2", "iso88592 latin2 l2 csisolatin2 isoir101 iso885921987 "},
    {"ISO-8859-3", "iso88593 latin3 l3 csisolatin3 isoir109 iso885931988 "},
    {"ISO-8859-4", "iso88594 latin4 l4 csisolatin4 isoir110 iso885941988 "},
    {"ISO-8859-5", "iso88595 cyrillic csisolatincyrillic isoir144 iso885951988 "},
    {"ISO-8859-6", "iso88596 arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 "
                   "iso88596e iso88596i isoir127 iso885961987 "},
    {"ISO-8859-7", "iso88597 greek greek8 csisolatingreek ecma118 elot928 isoir126 iso885971987 "
                   "suneugreek "},
    {"ISO-8859-8", "iso88598 hebrew visual logical csiso88598e csiso88598i csisolatinhebrew "
                   "iso88598e iso88598i isoir138 iso885981988 "},
    {"ISO-8859-10", "iso885910 latin6 l6 csisolatin6 isoir157 "},
    {"ISO-8859-13", "iso885913 "},
    {"ISO-8859-14", "iso885914 "},
    {"ISO-8859-15", "iso885915 latin9 l9 csisolatin9 "},
    {"ISO-8859-16", "iso885916 "},
    {"WINDOWS-1250", "windows1250 cp1250 xcp1250 "},
    {"WINDOWS-1251", "windows1251 cp1251 xcp1251 "},
    {"WINDOWS-1253", "windows1253 cp1253 xcp1253 "},
    {"WINDOWS-1254", "windows1254 cp1254 xcp1254 iso88599 latin5 l5 csisolatin5 isoir148 "
                     "iso885991989 "},
    {"WINDOWS-1255", "windows1255 cp1255 xcp1255 "},
    {"WINDOWS-1256", "windows1256 cp1256 xcp1256 "},
    {"WINDOWS-1257", "windows1257 cp1257 xcp1257 "},
    {"WINDOWS-1258", "windows1258 cp1258 xcp1258 "},
    {"CP874", "windows874 cp874 dos874 iso885911 tis620 "},
    {"KOI8-R", "koi8r koi koi8 cskoi8r "},
    {"KOI8-U", "koi8u koi8ru "},
    {"MACINTOSH", "macintosh mac xmacroman csmacintosh macroman "},
    {"MAC-CYRILLIC", "xmaccyrillic xmacukrainian maccyrillic "},
    {"MAC-CENTRALEUROPE", "maccentraleurope xmacce "},
    {"IBM866", "ibm866 cp866 866 csibm866 "},
    {"IBM852", "ibm852 cp852 "},
    {"IBM855", "ibm855 cp855 "},
    {"IBM850", "ibm850 cp850 "},
    {"IBM437", "ibm437 cp437 "},
    {"GB18030", "gb18030 gbk gb2312 gb231280 gb23121980 chinese csgb2312 csiso58gb231280 isoir58 "
                "xgbk cp936 euccn "},
    {"BIG5-HKSCS", "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 "},
    {"EUC-TW", "euctw xeuctw "},
    {"EUC-JP", "eucjp xeucjp cseucpkdfmtjapanese "},
    {"ISO-2022-JP", "iso2022jp csiso2022jp "},
    {"CP932", "shiftjis sjis mskanji ms932 windows31j csshiftjis xsjis cp932 "},
    {"UHC", "euckr korean ksc5601 ksc56011987 ksc56011989 cseuckr csksc56011987 isoir149 "
            "windows949 uhc cp949 "},
    {"JOHAB", "johab cp1361 "},
    {"ISO-2022-KR", "iso2022kr "},
    {"TCVN", "tcvn tcvn5712 "},
    {"VISCII", "viscii "},
    {"UTF-16LE", "utf16 utf16le unicode ucs2 iso10646ucs2 csunicode unicodefeff "},
    {"UTF-16BE", "utf16be unicodefffe "},
    {"UTF-32LE", "utf32 utf32le "},
    {"UTF-32BE", "utf32be "},
};

/* The letters and digits of a label in lower case; 0 where there are too many or none. */
static size_t fold(struct str label, char out[LABEL_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < label.len; i++) {
        char c = label.data[i];
        c = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            continue;
        if (n == LABEL_MAX)
            return 0;
        out[n++] = c;
    }
    return n;
}

static bool has_label(const char *labels, const char *label, size_t n)
{
    for (size_t len; *labels; labels += len + 1) {
        len = strcspn(labels, " ");
        if (len == n && memcmp(labels, label, n) == 0)
            return true;
    }
    return false;
}

const char *charset_of_label(struct str label)
{
    char folded[LABEL_MAX];
    size_t n = fold(label, folded);
    for (size_t i = 0; n > 0 && i < sizeof sets / sizeof *sets; i++)
        if (has_label(sets[i].labels, folded, n))
            return sets[i].name;
    return NULL;
}
