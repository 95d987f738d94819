/* What kind of text a file holds.
 *
 *   @highlight lines -> a story      [SN]URL[SN] -> sections      news.2023.en.shuffled -> none
 *   divided words at line ends -> OCR, joined -> plain text       all else -> plain text
 *
 * Told by the text. Only two things are told by the name alone: that a file "ocr.txt" was read by a
 * machine, and that sentences were shuffled, so that no article can be had of them. */
#include "format/text_file.h"

#include "format/charset.h"
#include "format/facts.h"
#include "format/text.h"

static struct str base_of(struct str path)
{
    const char *slash = path.len ? memrchr(path.data, '/', path.len) : NULL;
    size_t skipped = slash != NULL ? (size_t)(slash - path.data) + 1 : 0;
    return (struct str){path.data + skipped, path.len - skipped};
}

static bool contains(struct str name, const char *word)
{
    return memmem(name.data, name.len, word, strlen(word)) != NULL;
}

/* WMT's news crawl: news.2023.en.shuffled.deduped */
static bool is_shuffled(struct str name)
{
    struct str base = base_of(name);
    return base.len > 5 && memcmp(base.data, "news.", 5) == 0 && contains(base, ".shuffled");
}

/* The day of a newspaper's page, which its path tells; or "". */
static struct str day_of(struct str name, struct arena *arena)
{
    struct facts facts;
    facts_open(&facts, arena);
    facts_offer_day_of(&facts, name, 0);
    return facts.value[FACT_DATE];
}

enum error_code text_file_read(const struct raw *raw, struct arena *arena, struct article *article,
                               struct error *error)
{
    struct str text;
    bool done = true;
    if (charset_decode(raw->bytes, STR(""), arena, &text) != ERROR_NONE)
        return error_set(error, ERROR_MEMORY, "no memory for a text of %zu bytes", raw->bytes.len);
    if (is_shuffled(raw->name)) {
        article->skipped = "shuffled sentences, no articles";
        return ERROR_NONE;
    }
    if (text_story_read(text, arena, article, &done) ||
        text_sections_read(text, arena, article, &done))
        return done ? ERROR_NONE
                    : error_set(error, ERROR_MEMORY, "no memory for a text of %zu bytes", text.len);
    bool ocr = contains(base_of(raw->name), "ocr.txt") || text_ocr_is(text);
    if (ocr && !text_ocr_join(&text, arena))
        return error_set(error, ERROR_MEMORY, "no memory for a text of %zu bytes", text.len);
    enum error_code code = text_read(text, arena, article, error);
    if (ocr && code == ERROR_NONE)
        article->date = day_of(raw->name, arena);
    return code;
}
