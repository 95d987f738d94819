/* What the attributes of an element say about what it holds: the words of class, id, role,
 * itemprop; whether it is hidden. */
#ifndef FORMAT_HTML_HINTS_H
#define FORMAT_HTML_HINTS_H

#include <stdint.h>

#include "base/str.h"

enum {
    HINT_BODY = 1,        /* the body of an article: "article-body", itemprop="articleBody" */
    HINT_STORY = 2,       /* an article, or the main part of a page */
    HINT_COMMENT = 4,     /* what readers wrote */
    HINT_RELATED = 8,     /* other articles */
    HINT_SHARE = 16,      /* buttons of social networks */
    HINT_NAV = 32,        /* menus, head and foot of the page */
    HINT_AD = 64,         /* advertisements */
    HINT_FORM = 128,      /* newsletters, subscriptions, cookies, log-in */
    HINT_CAPTION = 256,   /* of pictures, with their credits */
    HINT_BYLINE = 512,    /* authors, dates, tags */
    HINT_HIDDEN = 1024,   /* not shown */
    HINT_HEAD = 2048,     /* title, section, standfirst */
    HINT_EMBED = 4096,    /* a post of a social network, a video, a box of facts */
    HINT_PARAGRAPH = 8192 /* one of many */
};

enum { HINTS_SLOTS = 1024 };

/* The words, by a hash; made once a page. */
struct hints {
    uint16_t slots[HINTS_SLOTS]; /* index of a row + 1, or 0 */
};

void hints_open(struct hints *hints);

/* The hints in all attributes of one element, as html_attribute_next() reads them. */
unsigned hints_read(const struct hints *hints, struct str attributes);

#endif
