/* An SGML element of a newswire -> an article; format/article.h is its contract. */
#ifndef FORMAT_SGML_H
#define FORMAT_SGML_H

#include "format/article.h"
#include "format/flow.h"

enum error_code sgml_read(const struct raw *raw, struct arena *arena, struct article *article,
                          struct error *error);

/* What sgml.c and sgml_text.c share. */

struct sgml_tag {
    struct str name;       /* as it stands */
    struct str attributes; /* between the name and the '>' */
    bool closes;
};

/* The tag that begins with the '<' at text: its bytes, or 0 where it is none: "1 < 2". */
size_t sgml_tag_read(const char *text, const char *end, struct sgml_tag *tag);

/* Whether a name of any case is this one, in upper case. */
bool sgml_is(struct str name, struct str upper);

/* The content of a TEXT element, its paragraphs apart: those of <P>, else those that the lines
 * tell. */
void sgml_text(struct str markup, struct flow *flow);

/* The content of a small element, in one line. */
void sgml_line(struct str markup, struct flow *flow);

#endif
