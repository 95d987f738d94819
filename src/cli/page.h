/* Text laid out for a terminal: words wrapped to its width, spans of it highlighted. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct page {
    FILE *out;
    unsigned width; /* columns, at least PAGE_LEAST */
    bool color;
};

enum { PAGE_LEAST = 20, PAGE_MOST = 100 };

/* Code points of a text, end excluded. */
struct span {
    size_t start, end;
};

enum page_style { PAGE_PLAIN, PAGE_BOLD, PAGE_FAINT };

/* A page as wide as the terminal at fd, at most PAGE_MOST, 80 where it is no terminal. */
struct page page_of(FILE *out, int fd, bool color);

/* One paragraph in a style: lead (ASCII or one column a character), then the text, white space
 * folded, continued below its first word. */
void page_paragraph(const struct page *page, enum page_style style, const char *lead,
                    const char *text, size_t n);

/* A line across the page. */
void page_rule(const struct page *page);

/* A text with its own line breaks kept and blank lines folded to one. Spans are in order and do
 * not overlap; they are highlighted, or stand between U+00BB and U+00AB where the page has no
 * colour. */
void page_text(const struct page *page, const char *text, size_t n, const struct span *spans,
               size_t n_spans);

#endif
