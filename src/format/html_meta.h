/* What a page says about its article: title, date, authors, language, publisher, address. */
#ifndef FORMAT_HTML_META_H
#define FORMAT_HTML_META_H

#include "base/arena.h"
#include "base/str.h"
#include "format/article.h"
#include "format/html_tokens.h"

enum meta_field {
    META_TITLE,
    META_DATE,
    META_AUTHOR,
    META_LANG,
    META_SITE,
    META_URL,
    META_FIELDS,
};

enum {
    META_UNTOLD = 255,
    META_AUTHORS_MAX = 64,
    META_SCRIPTS_MAX = 32,  /* of JSON-LD on one page that are read */
    META_CAPTURE_MAX = 200, /* bytes of an author's name, of a title behind its tag */
};

/* The best that was told so far, and how good its teller is: 0 is best. */
struct html_meta {
    struct str value[META_FIELDS]; /* as they stand in the page, references not decoded */
    unsigned rank[META_FIELDS];
    struct str authors[META_AUTHORS_MAX];
    size_t n_authors;
    struct str title; /* of the <title> */
    struct str body;  /* articleBody of the JSON-LD, decoded */
    unsigned scripts;
    bool in_json;   /* the next raw text is JSON-LD */
    bool in_author; /* the next text is an author's name */
};

void html_meta_open(struct html_meta *meta);

/* Looks at a token of the page; the arena is for what JSON-LD has in escapes. */
void html_meta_take(struct html_meta *meta, const struct html_token *token, struct arena *arena);

/* Offers a value: it is taken where none of a better or equal rank was. */
void html_meta_offer(struct html_meta *meta, enum meta_field field, unsigned rank,
                     struct str value);
void html_meta_author(struct html_meta *meta, unsigned rank, struct str name);

/* Reads a script of JSON-LD into *meta (html_linked.c). */
void html_linked_read(struct html_meta *meta, struct str json, struct arena *arena);

/* Writes what was told into *article; what was not stays as it is. heading: the page's <h1>, or "".
 * False where the arena is too small. */
bool html_meta_write(struct html_meta *meta, struct str heading, struct arena *arena,
                     struct article *article);

#endif
