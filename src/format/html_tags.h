/* The names of elements, and what they mean for the text of a page. */
#ifndef FORMAT_HTML_TAGS_H
#define FORMAT_HTML_TAGS_H

#include <stdint.h>

#include "base/str.h"

enum html_tag {
    TAG_OTHER, /* a name that is not listed: custom elements, mostly containers */
    TAG_A,
    TAG_ADDRESS,
    TAG_AMP_AD,
    TAG_ARTICLE,
    TAG_ASIDE,
    TAG_AUDIO,
    TAG_B,
    TAG_BASE,
    TAG_BLOCKQUOTE,
    TAG_BODY,
    TAG_BR,
    TAG_BUTTON,
    TAG_CAPTION,
    TAG_CANVAS,
    TAG_CENTER,
    TAG_COL,
    TAG_DD,
    TAG_DETAILS,
    TAG_DIALOG,
    TAG_DIV,
    TAG_DL,
    TAG_DT,
    TAG_EM,
    TAG_EMBED,
    TAG_FIELDSET,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_FONT,
    TAG_FOOTER,
    TAG_FORM,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_HEAD,
    TAG_HEADER,
    TAG_HR,
    TAG_HTML,
    TAG_I,
    TAG_IFRAME,
    TAG_IMG,
    TAG_INPUT,
    TAG_LABEL,
    TAG_LEGEND,
    TAG_LI,
    TAG_LINK,
    TAG_MAIN,
    TAG_MATH,
    TAG_MENU,
    TAG_META,
    TAG_NAV,
    TAG_NOEMBED,
    TAG_NOFRAMES,
    TAG_NOSCRIPT,
    TAG_OBJECT,
    TAG_OL,
    TAG_OPTION,
    TAG_P,
    TAG_PARAM,
    TAG_PRE,
    TAG_S,
    TAG_SCRIPT,
    TAG_SECTION,
    TAG_SELECT,
    TAG_SMALL,
    TAG_SOURCE,
    TAG_SPAN,
    TAG_STRONG,
    TAG_STYLE,
    TAG_SUB,
    TAG_SUMMARY,
    TAG_SUP,
    TAG_SVG,
    TAG_TABLE,
    TAG_TBODY,
    TAG_TD,
    TAG_TEMPLATE,
    TAG_TEXTAREA,
    TAG_TFOOT,
    TAG_TH,
    TAG_THEAD,
    TAG_TIME,
    TAG_TITLE,
    TAG_TR,
    TAG_TRACK,
    TAG_U,
    TAG_UL,
    TAG_VIDEO,
    TAG_WBR,
    TAG_XMP,
    TAG_COUNT,
};

/* What an element is; 0 is a container that is no more. */
enum {
    TAG_IS_INLINE = 1,  /* stands inside a line: no block ends at it */
    TAG_IS_VOID = 2,    /* has no content and no end tag */
    TAG_IS_RAW = 4,     /* its content is no markup */
    TAG_IS_SILENT = 8,  /* its content is never text of the article */
    TAG_IS_FORMAT = 16, /* inline, and nothing is asked of it: it is not even kept */
};

unsigned html_tag_traits(enum html_tag tag);

/* Letters of any case. */
enum html_tag html_tag_of(struct str name);

#endif
