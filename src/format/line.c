/* A line that is a document -> an article.
 *
 *   2023-11-14 <tab> base64 of its sentences <tab> base64 of its text       WMT news-docs
 *   A story. NEWLINE_CHAR Goes on. ||||| Another source tells it.           Multi-News
 *
 * All other lines are no articles: shuffled sentences, a summary without its sources (Multi-News'
 * train.tgt, where each line begins with a dash). */
#include "format/line.h"

#include "format/charset.h"
#include "format/clean.h"
#include "format/date.h"
#include "format/text.h"

static int digit_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Decodes base64 into out, of three bytes for four; false where a letter is none of it. */
static bool decode_base64(struct str in, char *out, size_t *len)
{
    unsigned bits = 0, n = 0;
    size_t written = 0;
    while (in.len > 0 && in.data[in.len - 1] == '=')
        in.len--;
    for (size_t i = 0; i < in.len; i++) {
        int digit = digit_of(in.data[i]);
        if (digit < 0)
            return false;
        bits = bits << 6 | (unsigned)digit;
        if (++n % 4 == 0) {
            out[written++] = (char)(bits >> 16 & 0xFF);
            out[written++] = (char)(bits >> 8 & 0xFF);
            out[written++] = (char)(bits & 0xFF);
        }
    }
    if (n % 4 > 1)
        out[written++] = (char)(bits << 6 * (4 - n % 4) >> 16 & 0xFF);
    if (n % 4 > 2)
        out[written++] = (char)(bits << 6 >> 8 & 0xFF);
    *len = written;
    return n % 4 != 1;
}

static enum error_code no_memory(struct str line, struct error *error)
{
    return error_set(error, ERROR_MEMORY, "no memory for a line of %zu bytes", line.len);
}

/* Takes the next field off a line. */
static struct str next_field(struct str *line)
{
    const char *tab = line->len ? memchr(line->data, '\t', line->len) : NULL;
    size_t len = tab != NULL ? (size_t)(tab - line->data) : line->len;
    struct str field = {line->data, len};
    size_t taken = len + (tab != NULL);
    *line = (struct str){line->data + taken, line->len - taken};
    return field;
}

static bool is_day(struct str field)
{
    static const char form[] = "0000-00-00";
    for (size_t i = 0; i < field.len && i < sizeof form - 1; i++)
        if (form[i] == '0' ? field.data[i] < '0' || field.data[i] > '9' : field.data[i] != form[i])
            return false;
    return field.len == sizeof form - 1;
}

static enum error_code read_dated(struct str line, struct arena *arena, struct article *article,
                                  struct error *error)
{
    struct str rest = line, day = next_field(&rest), text = next_field(&rest);
    text = rest.len > 0 ? next_field(&rest) : text; /* paragraphs, where both are there */
    char iso[DATE_ISO_MAX];
    size_t len, date_len = date_iso(day, iso);
    char *out = arena_alloc(arena, text.len, 1, 1), *date = arena_alloc(arena, date_len, 1, 1);
    if (out == NULL || date == NULL)
        return no_memory(line, error);
    if (!decode_base64(text, out, &len))
        return error_set(error, ERROR_DAMAGED, "its text is no base64");
    if (charset_decode((struct str){out, len}, STR("utf-8"), arena, &text) != ERROR_NONE)
        return no_memory(line, error);
    enum error_code code = text_read(text, arena, article, error);
    if (date_len > 0)
        article->date = (struct str){memcpy(date, iso, date_len), date_len};
    return code;
}

static bool begins(struct str text, struct str word)
{
    return text.len >= word.len && memcmp(text.data, word.data, word.len) == 0;
}

/* The words that stand for line ends, as line ends. */
static enum error_code read_sources(struct str line, struct arena *arena, struct article *article,
                                    struct error *error)
{
    static const struct str newline = {"NEWLINE_CHAR", 12}, source = {"|||||", 5};
    char *copy = arena_alloc(arena, line.len + 1, 1, 1), *out = copy;
    if (copy == NULL)
        return no_memory(line, error);
    while (line.len > 0) {
        bool next = begins(line, source), mark = next || begins(line, newline);
        size_t n = next ? source.len : mark ? newline.len : 1;
        if (!mark)
            *out++ = *line.data;
        while (mark && out > copy && out[-1] == ' ')
            out--;
        if (mark)
            out = (char *)memcpy(out, "\n\n", 2) + 1 + next;
        while (mark && n < line.len && line.data[n] == ' ')
            n++;
        line = (struct str){line.data + n, line.len - n};
    }
    article->text = clean_trim((struct str){copy, (size_t)(out - copy)});
    return ERROR_NONE;
}

enum error_code line_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error)
{
    struct str line, rest;
    if (charset_decode(raw->bytes, STR(""), arena, &line) != ERROR_NONE)
        return no_memory(raw->bytes, error);
    rest = line;
    if (is_day(next_field(&rest)) && rest.len > 0)
        return read_dated(line, arena, article, error);
    if (memmem(line.data, line.len, "NEWLINE_CHAR", 12) || memmem(line.data, line.len, "|||||", 5))
        return read_sources(line, arena, article, error);
    article->skipped = begins(line, STR("\xE2\x80\x93 ")) ? "summary without its article"
                                                          : "sentence of no article";
    return ERROR_NONE;
}
