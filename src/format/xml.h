/* An XML document of a newswire, a page of a newspaper -> an article; format/article.h is its
 * contract. */
#ifndef FORMAT_XML_H
#define FORMAT_XML_H

#include "format/article.h"

enum error_code xml_read(const struct raw *raw, struct arena *arena, struct article *article,
                         struct error *error);

#endif
