/* What a document tells of its article, in whatever order it tells it: of several values for the
 * same the best ranked is the one, and of equal ones the first. */
#ifndef FORMAT_FACTS_H
#define FORMAT_FACTS_H

#include "base/arena.h"
#include "format/article.h"

enum fact { FACT_ID, FACT_SOURCE, FACT_URL, FACT_TITLE, FACT_DATE, FACT_LANG, FACT_TEXT, FACTS };

enum { FACTS_LIST_MAX = 1000 }; /* authors, sentences of the summary; what is beyond is not told */

struct facts_list {
    struct str *items;
    size_t n, cap;
    unsigned rank;
};

struct facts {
    struct arena *arena;
    struct str value[FACTS];
    unsigned rank[FACTS];
    struct facts_list authors, reference;
    bool no_memory;
};

void facts_open(struct facts *facts, struct arena *arena);

/* A value, which lives as long as the article, well-formed; rank 0 is the best. Blank ones and
 * dates that are none are not taken. */
void facts_offer(struct facts *facts, enum fact fact, struct str value, unsigned rank);

/* One author's name; names of a better rank drive out those of a worse one. */
void facts_add_author(struct facts *facts, struct str name, unsigned rank);

/* The authors that a line names: "By A. Writer and B. Writer, Staff Reporters". */
void facts_add_byline(struct facts *facts, struct str line, unsigned rank);

/* A sentence or paragraph of the article's summary. */
void facts_add_reference(struct facts *facts, struct str text);

/* A day in a name that holds one: "AFP_ENG_20101201.0001", "sn83030214/1903/05/01/ed-1". */
void facts_offer_day_of(struct facts *facts, struct str name, unsigned rank);

/* Cleans what was found into the article. False where the arena was too small. */
bool facts_finish(struct facts *facts, struct article *article);

#endif
