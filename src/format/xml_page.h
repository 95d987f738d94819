/* The words of a newspaper's page that was read by a machine (ALTO): lines joined, words that a
 * line's end cut made whole. */
#ifndef FORMAT_XML_PAGE_H
#define FORMAT_XML_PAGE_H

#include <stdbool.h>

#include "format/flow.h"

struct xml_page {
    bool whole;  /* the word that was cut has been written: its second half is none */
    bool glue;   /* the next word goes on with the last one */
    bool begins; /* the next word is its line's first */
};

void xml_page_line(struct xml_page *page, struct flow *flow);
void xml_page_hyphen(struct xml_page *page);

/* content, what the attributes SUBS_TYPE and SUBS_CONTENT tell; NULL where they do not. */
void xml_page_word(struct xml_page *page, struct flow *flow, const char *content, const char *type,
                   const char *whole);

#endif
