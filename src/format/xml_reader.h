/* Events of a parser of XML -> facts, by the rules of a vocabulary. */
#ifndef FORMAT_XML_READER_H
#define FORMAT_XML_READER_H

#include "base/error.h"
#include "format/facts.h"
#include "format/flow.h"
#include "format/xml_page.h"
#include "format/xml_vocabulary.h"

enum {
    XML_DEPTH_MAX = 256,   /* elements inside one another */
    XML_CAPTURES_MAX = 16, /* of which so many hold something for us */
};

/* An element whose content is being taken. */
struct xml_capture {
    const struct xml_rule *rule;
    unsigned rank, depth;
    size_t start; /* in values */
};

struct xml_reader {
    struct facts facts;
    struct flow text, values; /* running text; everything else */
    struct xml_page page;
    const struct xml_vocabulary *vocabulary;
    const char *names[XML_DEPTH_MAX]; /* local names of the open elements */
    struct xml_capture captures[XML_CAPTURES_MAX];
    unsigned depth, n_captures;
    unsigned skipped;     /* the depth of an open element that is skipped, or 0 */
    enum error_code code; /* why it cannot go on; the parser is to be stopped */
    char why[100];
};

/* False where the arena is too small. size: bytes of the document. */
bool xml_reader_open(struct xml_reader *reader, struct arena *arena, size_t size);

/* Attributes are names and values by turns, then NULL; name lives until its element closes. */
void xml_reader_start(struct xml_reader *reader, const char *name, const char *const *attributes);
/* It cannot go on, for why and what, put together; of several reasons the first counts. */
void xml_reader_fail(struct xml_reader *reader, enum error_code code, const char *why,
                     const char *what);
void xml_reader_end(struct xml_reader *reader);
void xml_reader_text(struct xml_reader *reader, struct str text);

#endif
