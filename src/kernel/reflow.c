/* Hard-wrapped text is told by its line ends: most stand in mid-sentence, before a word that would
 * not have fitted.
 *
 *   |The council met on Monday to |
 *   |discuss the new bridge.      |   <- the next word would have fitted: the paragraph ends here
 *
 * Only where the whole text looks so are its lines joined; a text of unwrapped paragraphs has none
 * of these. */
#include "kernel/reflow.h"

#include "kernel/characters.h"

enum { WIDTH_MIN = 40, WIDTH_MAX = 120, SLACK = 12 };

/* A line end between two lines that hold something. */
struct wrap {
    uint32_t length;  /* bytes of the line before, without white space at its end */
    const char *next; /* the line behind */
    bool open;        /* the line before ends without a stop and the next goes on in lower case */
};

static uint32_t trimmed(const char *text, uint32_t start, uint32_t end)
{
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\r' || text[end - 1] == '\t'))
        end--;
    return end;
}

/* The line from start ends at text[at] (and its size); false where one of the two lines is blank.
 */
static bool wrap_at(struct str text, uint32_t start, const struct mark *mark, struct wrap *wrap)
{
    const char *end = text.data + text.len;
    uint32_t last = trimmed(text.data, start, mark->start);
    const char *next = text.data + mark->start + mark->size;
    if (last == start || next >= end || character_space(next, end))
        return false;
    char stop = text.data[last - 1];
    *wrap = (struct wrap){last - start, next,
                          character_lower(next, end) && stop != '.' && stop != '?' && stop != '!'};
    return true;
}

/* Bytes of the first word behind a line end. */
static uint32_t next_word(struct str text, const struct wrap *wrap)
{
    const char *p = wrap->next, *end = text.data + text.len;
    while (p < end && p - wrap->next < WIDTH_MAX && !character_space(p, end))
        p++;
    return (uint32_t)(p - wrap->next);
}

/* The width that the text is wrapped at, 0 where it is not. An address may be longer than a line.
 */
static uint32_t wrap_width(struct str text, const struct mark *marks, uint32_t n_marks)
{
    uint32_t start = 0, width = 0, n = 0, n_open = 0, n_long = 0;
    for (uint32_t i = 0; i < n_marks; i++) {
        struct wrap wrap;
        if (marks[i].kind != MARK_BREAK)
            continue;
        if (wrap_at(text, start, &marks[i], &wrap)) {
            n++;
            if (wrap.length >= WIDTH_MIN && wrap.length <= WIDTH_MAX)
                n_open += wrap.open;
            if (wrap.length > WIDTH_MAX)
                n_long++;
            else if (wrap.length > width)
                width = wrap.length;
        }
        start = marks[i].start + marks[i].size;
    }
    return n_long * 10 <= n && n_open >= 2 && n_open * 4 >= n ? width : 0;
}

void reflow_read(struct str text, struct mark *marks, uint32_t n_marks)
{
    uint32_t width = wrap_width(text, marks, n_marks), start = 0;
    if (width == 0)
        return;
    for (uint32_t i = 0; i < n_marks; i++) {
        struct wrap wrap;
        if (marks[i].kind != MARK_BREAK)
            continue;
        uint32_t next = marks[i].start + marks[i].size;
        if (wrap_at(text, start, &marks[i], &wrap) &&
            (wrap.open || wrap.length + 1 + next_word(text, &wrap) + SLACK > width))
            marks[i].kind = MARK_JOINED;
        start = next;
    }
}
