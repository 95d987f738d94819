/* Short lines of a page that announce what is no article. */
#ifndef FORMAT_HTML_CUES_H
#define FORMAT_HTML_CUES_H

#include "base/str.h"

enum html_cue {
    CUE_NONE,
    CUE_ALONE,   /* the line itself, no more: "Advertisement", "Read more" */
    CUE_RELATED, /* other articles follow: "You may also like" */
    CUE_READERS, /* what readers say follows: "12 comments", "Leave a reply" */
};

enum { HTML_CUE_WORDS = 7 }; /* a line of more words announces nothing */

enum html_cue html_cue_of(struct str line);

#endif
