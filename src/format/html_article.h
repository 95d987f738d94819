/* Which blocks of a page are its article. */
#ifndef FORMAT_HTML_ARTICLE_H
#define FORMAT_HTML_ARTICLE_H

#include "format/html_blocks.h"

/* The article's text: paragraphs joined by a blank line, "" where the page has none. Blocks have
 * been measured. title: the page's, "" if unknown; it is no part of the text. False where the
 * arena is too small. */
bool html_article_read(const struct html_blocks *blocks, struct str title, struct arena *arena,
                       struct str *text);

#endif
