/* Plain text -> an article; format/article.h is its contract. Other texts: text_file.h. */
#ifndef FORMAT_TEXT_H
#define FORMAT_TEXT_H

#include "format/article.h"

enum error_code text_read(struct str bytes, struct arena *arena, struct article *article,
                          struct error *error);

#endif
