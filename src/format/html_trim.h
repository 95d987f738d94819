/* Where an article ends among the blocks that look like one. */
#ifndef FORMAT_HTML_TRIM_H
#define FORMAT_HTML_TRIM_H

#include "format/html_blocks.h"

/* Unmarks blocks of keep[n_blocks]: what follows a line that announces readers' comments; and where
 * the page does not tell its article's body (apart), what follows one that announces other
 * articles, and prose that stands far from the most of it. prose[i] tells the words of prose before
 * block i. */
void html_trim(const struct html_blocks *blocks, const uint32_t *prose, bool apart, bool *keep);

#endif
