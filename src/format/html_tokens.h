/* HTML as tokens: tags, text, the raw content of scripts. */
#ifndef FORMAT_HTML_TOKENS_H
#define FORMAT_HTML_TOKENS_H

#include <stdbool.h>

#include "base/str.h"
#include "format/html_tags.h"

enum {
    HTML_ATTRIBUTE_MAX = 64 << 10, /* bytes of a value that are looked at; the rest is read over */
    HTML_QUOTED_MAX = 8 << 20,     /* a quoted value longer than this has lost its end */
};

enum html_token_type {
    HTML_TEXT, /* between tags; character references are not decoded */
    HTML_RAW,  /* the content of the script, style, title … that was opened before */
    HTML_OPEN,
    HTML_CLOSE,
};

struct html_token {
    enum html_token_type type;
    enum html_tag tag; /* of HTML_OPEN, HTML_CLOSE and HTML_RAW */
    bool empty;        /* <tag/> */
    struct str text;   /* the text; of HTML_OPEN all its attributes, as they stand */
};

struct html_tokens {
    const char *pos, *end;
    size_t attributes_max; /* bytes of all attributes of a tag: what is behind is read over */
    enum html_tag raw;     /* whose raw content stands next, or TAG_OTHER */
    const char *quote[2]; /* the next " and ' at or behind pos, as far as is known; NULL: unasked */
    bool no_comment_end;  /* no --> stands behind pos */
};

void html_tokens_open(struct html_tokens *tokens, struct str page);

/* The next token; false at the end. Comments, declarations and processing instructions are read
 * over. Linear in the page, whatever it holds. */
bool html_tokens_next(struct html_tokens *tokens, struct html_token *token);

/* Takes the next attribute off *attributes; false where none is left. A value has no quotes, its
 * character references are not decoded, and it is "" where there is none. */
bool html_attribute_next(struct str *attributes, struct str *name, struct str *value);

/* True where a name of any case is lower. */
bool html_name_is(struct str name, struct str lower);

#endif
