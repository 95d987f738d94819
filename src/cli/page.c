/* Greedy wrapping, one word at a time; memory does not grow with the text.
 *
 * A highlight is black on yellow: readable on dark terminals and on light ones. It is switched off
 * before a line ends and on again behind it, since many terminals fill the rest of the line with
 * the background colour. Control characters never come through: see glyph.h. */
#include "cli/page.h"

#include <string.h>
#include <sys/ioctl.h>

#include "cli/glyph.h"

#define HIGHLIGHT "\033[30;43m"
#define RESET "\033[0m"
#define OPENED "\xC2\xBB"
#define CLOSED "\xC2\xAB"

/* Where a text is in being laid out. */
struct flow {
    const struct page *page;
    const char *text;
    size_t n, at;      /* bytes */
    size_t index;      /* of the code point at at */
    unsigned column;   /* where the next character goes */
    unsigned indent;   /* where continued lines begin */
    bool fresh;        /* nothing stands on this line yet */
    const char *style; /* escape sequence of all that is in no span, or "" */
    const struct span *span, *spans_end;
    bool open; /* inside *span */
};

struct page page_of(FILE *out, int fd, bool color)
{
    struct winsize size;
    struct page page = {.out = out, .width = 80, .color = color};
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        page.width = size.ws_col;
    if (page.width < PAGE_LEAST)
        page.width = PAGE_LEAST;
    if (page.width > PAGE_MOST)
        page.width = PAGE_MOST;
    return page;
}

/* The escape sequence that holds for what comes next, or "". */
static const char *lit(const struct flow *flow)
{
    return flow->open && flow->page->color ? HIGHLIGHT : flow->style;
}

/* Ends the line, with a blank one below it if so wanted, and goes to where the next begins. */
static void line_end(struct flow *flow, bool blank)
{
    const char *code = lit(flow);
    fprintf(flow->page->out, "%s\n%s%*s%s", *code ? RESET : "", blank ? "\n" : "",
            (int)flow->indent, "", code);
    flow->column = flow->indent;
    flow->fresh = true;
}

static void span_open(struct flow *flow)
{
    flow->open = true;
    fputs(flow->page->color ? HIGHLIGHT : OPENED, flow->page->out);
    flow->column += !flow->page->color;
}

static void span_close(struct flow *flow)
{
    flow->open = false;
    flow->span++;
    fputs(flow->page->color ? RESET : CLOSED, flow->page->out);
    flow->column += !flow->page->color;
}

/* Steps over the character at hand, which was written or folded away. */
static void step(struct flow *flow, const struct glyph *glyph)
{
    flow->at += glyph->bytes;
    flow->index++;
    if (flow->open && flow->index >= flow->span->end)
        span_close(flow);
    while (!flow->open && flow->span < flow->spans_end && flow->span->end <= flow->index)
        flow->span++;
}

/* Steps over white space; returns the line breaks in it. */
static unsigned skip_space(struct flow *flow)
{
    unsigned breaks = 0;
    struct glyph glyph;
    while (flow->at < flow->n) {
        glyph_read(flow->text + flow->at, flow->n - flow->at, &glyph);
        if (!glyph.space)
            break;
        breaks += glyph.line_break;
        step(flow, &glyph);
    }
    return breaks;
}

/* The columns of the word at hand, with the marks that go around it. */
static size_t word_columns(const struct flow *flow)
{
    size_t at = flow->at, sum = 0, index = flow->index;
    struct glyph glyph;
    for (; at < flow->n; at += glyph.bytes, index++) {
        glyph_read(flow->text + at, flow->n - at, &glyph);
        if (glyph.space)
            break;
        sum += glyph.width;
    }
    for (const struct span *s = flow->span; !flow->page->color && s < flow->spans_end; s++) {
        sum += s->start >= flow->index && s->start < index;
        sum += s->end > flow->index && s->end <= index;
        if (s->end > index)
            break;
    }
    return sum;
}

/* Writes the word at hand; one that is wider than a line is broken where the line ends. */
static void word(struct flow *flow)
{
    const struct page *page = flow->page;
    struct glyph glyph;
    while (flow->at < flow->n) {
        glyph_read(flow->text + flow->at, flow->n - flow->at, &glyph);
        if (glyph.space)
            break;
        if (flow->column + glyph.width > page->width && !flow->fresh)
            line_end(flow, false);
        if (!flow->open && flow->span < flow->spans_end && flow->index >= flow->span->start)
            span_open(flow);
        fwrite(glyph.shown, 1, glyph.shown_bytes, page->out);
        flow->column += glyph.width;
        flow->fresh = false;
        step(flow, &glyph);
    }
}

/* Goes to where the next word stands: behind a space, on a new line, or below a blank one. */
static void gap(struct flow *flow, unsigned breaks)
{
    if (breaks == 0 && flow->column + 1 + word_columns(flow) <= flow->page->width) {
        fputc(' ', flow->page->out);
        flow->column++;
        return;
    }
    line_end(flow, breaks > 1);
}

/* Lays out all of a text; breaks_kept: its line breaks stay, up to two together. */
static void flow_all(struct flow *flow, bool breaks_kept)
{
    FILE *out = flow->page->out;
    flow->fresh = true;
    skip_space(flow);
    fputs(flow->style, out);
    while (flow->at < flow->n) {
        word(flow);
        unsigned breaks = skip_space(flow);
        if (flow->at < flow->n)
            gap(flow, breaks_kept ? breaks : 0);
    }
    if (flow->open)
        span_close(flow);
    fprintf(out, "%s\n", *flow->style ? RESET : "");
}

void page_paragraph(const struct page *page, enum page_style style, const char *lead,
                    const char *text, size_t n)
{
    static const char *const codes[] = {
        [PAGE_PLAIN] = "", [PAGE_BOLD] = "\033[1m", [PAGE_FAINT] = "\033[2m"};
    unsigned indent = (unsigned)glyph_columns(lead, strlen(lead));
    struct flow flow = {.page = page,
                        .text = text,
                        .n = n,
                        .column = indent,
                        .indent = indent,
                        .style = page->color ? codes[style] : ""};
    fputs(lead, page->out);
    flow_all(&flow, false);
}

void page_rule(const struct page *page)
{
    fputs(page->color ? "\033[2m" : "", page->out);
    for (unsigned i = 0; i < page->width; i++)
        fputs("\xE2\x94\x80", page->out);
    fprintf(page->out, "%s\n", page->color ? RESET : "");
}

void page_text(const struct page *page, const char *text, size_t n, const struct span *spans,
               size_t n_spans)
{
    struct flow flow = {.page = page,
                        .text = text,
                        .n = n,
                        .style = "",
                        .span = spans,
                        .spans_end = spans + n_spans};
    flow_all(&flow, true);
}
