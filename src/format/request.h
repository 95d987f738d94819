/* The question that people paste under an article. */
#ifndef FORMAT_REQUEST_H
#define FORMAT_REQUEST_H

#include <stdbool.h>

#include "base/str.h"

/* True where the trimmed line asks for the important parts of an article: "What are the most
 * important parts of this news article?", "Summarise the key points." headed: the article began
 * with "News article:", so that the question need not say what it is about. */
bool request_is(struct str line, bool headed);

#endif
