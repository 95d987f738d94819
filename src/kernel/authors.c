/* What is told of the authors, found from the end of the story backwards.
 *
 *   The bridge opens in March.
 *   Ann Ode reported from Elmton and Bo Elm from Fenton.   names and words of that kind alone
 *   Ann is a reporter at the Elmton Weekly.                a name, what she is: begins a line
 *   She joined it in 2020. Before that, …                  goes on, up to the end
 *
 * Only the last sentences are looked at, and what follows must be about her, too: an article may
 * end with a reporter's name, and then goes on with something else. */
#include "kernel/authors.h"

#include <string.h>

#include "kernel/characters.h"
#include "kernel/keywords.h"

enum { TAIL = 10, NAME_MAX = 4, CREDIT_MIN = 4, CREDIT_MAX = 45, ROLE_WITHIN = 16, LINES_FEW = 3 };
enum { LINK = 1, REPORTED, BEING, DONE, ROLE, SHE, SINCE, A, NOBODY };

/* clang-format off */
#define AUTHOR_WORDS(ROW, L) \
    ROW(L, "a", A) ROW(L, "allow", SINCE) ROW(L, "also", LINK) ROW(L, "an", A) \
    ROW(L, "and", LINK) ROW(L, "article", LINK) ROW(L, "as", SINCE) ROW(L, "before", SINCE) \
    ROW(L, "blogger", ROLE) ROW(L, "but", NOBODY) ROW(L, "by", LINK) ROW(L, "columnist", ROLE) \
    ROW(L, "contact", SINCE) ROW(L, "contributed", REPORTED) ROW(L, "contributor", ROLE) \
    ROW(L, "correspondent", ROLE) ROW(L, "covers", BEING) ROW(L, "edited", REPORTED) \
    ROW(L, "editor", ROLE) ROW(L, "fellow", ROLE) ROW(L, "follow", SINCE) ROW(L, "for", LINK) \
    ROW(L, "formerly", SINCE) ROW(L, "freelancer", ROLE) ROW(L, "from", LINK) \
    ROW(L, "has", DONE) ROW(L, "he", SHE) ROW(L, "her", SHE) ROW(L, "his", SHE) \
    ROW(L, "holds", DONE) ROW(L, "if", NOBODY) ROW(L, "in", LINK) ROW(L, "is", BEING) \
    ROW(L, "it", NOBODY) ROW(L, "it's", NOBODY) ROW(L, "its", NOBODY) ROW(L, "joined", DONE) \
    ROW(L, "journalist", ROLE) ROW(L, "leads", DONE) ROW(L, "lives", DONE) \
    ROW(L, "no", NOBODY) ROW(L, "not", NOBODY) ROW(L, "of", LINK) ROW(L, "one", NOBODY) \
    ROW(L, "our", NOBODY) ROW(L, "podcaster", ROLE) ROW(L, "previously", SINCE) \
    ROW(L, "prior", SINCE) ROW(L, "producer", ROLE) ROW(L, "report", LINK) \
    ROW(L, "reported", REPORTED) ROW(L, "reporter", ROLE) ROW(L, "reporting", REPORTED) \
    ROW(L, "reports", DONE) ROW(L, "reviewer", ROLE) ROW(L, "she", SHE) ROW(L, "she's", SHE) \
    ROW(L, "she’s", SHE) ROW(L, "story", LINK) ROW(L, "that", NOBODY) ROW(L, "the", LINK) \
    ROW(L, "their", SHE) ROW(L, "there", NOBODY) ROW(L, "these", NOBODY) ROW(L, "they", SHE) \
    ROW(L, "this", LINK) ROW(L, "those", NOBODY) ROW(L, "to", LINK) ROW(L, "was", DONE) \
    ROW(L, "we", NOBODY) ROW(L, "what", NOBODY) ROW(L, "when", SINCE) ROW(L, "while", LINK) \
    ROW(L, "who", NOBODY) ROW(L, "with", LINK) ROW(L, "works", BEING) ROW(L, "writer", ROLE) \
    ROW(L, "writes", BEING) ROW(L, "wrote", REPORTED) ROW(L, "yes", NOBODY) ROW(L, "you", SINCE)
/* clang-format on */
KEYWORD_TABLE(author_words, AUTHOR_WORDS);

static unsigned author_word(const struct document *document, uint32_t token)
{
    return keyword_find(&author_words, document_token(document, token));
}

static bool capital(const struct document *document, uint32_t token)
{
    return character_capital(document->text.data[document->tokens[token].start]);
}

/* "Is a senior reporter …" in lower case: what is left of "Jane Doe is a senior reporter …" */
static bool biography(const struct document *document, const struct sentence *sentence)
{
    static const char *const begins[] = {"is a ",      "is an ",    "is the ",
                                         "is one of ", "is editor", "is senior",
                                         "writes ",    "covers ",   "by "};
    const char *text = document->text.data + sentence->start;
    if (*text != 'i' && *text != 'w' && *text != 'c' && *text != 'b')
        return false;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t n = strlen(begins[i]);
        if (sentence->end - sentence->start > n && memcmp(text, begins[i], n) == 0)
            return true;
    }
    return false;
}

/* "… contributed to this report." */
static bool contributed(const struct document *document, const struct sentence *sentence)
{
    static const char *const ends[] = {"to this report", "to this story", "to this article"};
    uint32_t end = document->tokens[sentence->first_token + sentence->n_tokens - 1].end;
    const char *tail = document->text.data + end - 2;
    if (end - sentence->start < 2 ||
        (memcmp(tail, "rt", 2) != 0 && memcmp(tail, "ry", 2) != 0 && memcmp(tail, "le", 2) != 0))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (end - sentence->start > n && memcmp(document->text.data + end - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

bool authors_named(const struct document *document, const struct sentence *sentence)
{
    return sentence->n_tokens > 0 &&
           (biography(document, sentence) || contributed(document, sentence));
}

/* "Ann Ode reported from Elmton, and Bo Elm wrote from Fenton.": names and those words alone. */
static bool is_credit(const struct document *document, const struct sentence *sentence)
{
    uint32_t names = 0, others = 0, i = sentence->first_token, end = i + sentence->n_tokens;
    bool reported = false;
    if (sentence->n_tokens < CREDIT_MIN || sentence->n_tokens > CREDIT_MAX)
        return false;
    for (; i < end && others <= 1; i++) {
        if (capital(document, i)) {
            names++;
            continue;
        }
        unsigned kind = author_word(document, i);
        reported |= kind == REPORTED && i + 1 < end && author_word(document, i + 1) == LINK;
        others += kind != LINK && kind != REPORTED;
    }
    return reported && names > 1 && others <= 1;
}

/* Behind a name of one to four words, "(she/her)" left out, the kind of the next word. */
static unsigned behind_name(const struct document *document, const struct sentence *sentence,
                            uint32_t *at)
{
    uint32_t i = sentence->first_token, end = i + sentence->n_tokens;
    uint32_t name_end = end - i > NAME_MAX ? i + NAME_MAX : end;
    while (i < name_end && capital(document, i) && author_word(document, i) == 0)
        i++;
    if (i == sentence->first_token)
        return 0;
    unsigned kind = SHE;
    while (i < end && (kind = author_word(document, i)) == SHE)
        i++;
    *at = i;
    return i < end ? kind : 0;
}

static bool has_role(const struct document *document, const struct sentence *sentence,
                     uint32_t from)
{
    uint32_t end = sentence->first_token + sentence->n_tokens;
    end = end - from > ROLE_WITHIN ? from + ROLE_WITHIN : end;
    for (uint32_t i = from; i < end; i++)
        if (author_word(document, i) == ROLE ||
            (author_word(document, i) == REPORTED &&
             str_equal(document_token(document, i - 1), STR("been"))))
            return true;
    return false;
}

/* Whether a word of the story before the sentence begins like its first one. */
static bool is_known(const struct document *document, const struct sentence *sentence)
{
    struct str name = document_token(document, sentence->first_token);
    for (const struct sentence *s = document->sentences; s < sentence; s++) {
        for (uint32_t i = 0; s->class == LINE_PROSE && i < s->n_tokens; i++) {
            struct str word = document_token(document, s->first_token + i);
            if (*word.data == *name.data && word.len >= name.len &&
                memcmp(word.data, name.data, name.len) == 0)
                return true;
        }
    }
    return false;
}

/* "Ann Ode is a reporter at …"; "Ann covers …", "Ann is the …" where no Ann was in the story. */
static bool introduces(const struct document *document, const struct sentence *sentence)
{
    uint32_t at, end = sentence->first_token + sentence->n_tokens;
    if (sentence->n_tokens < 4 || document->tokens[sentence->first_token].start > sentence->start)
        return false;
    unsigned kind = behind_name(document, sentence, &at);
    if ((kind == BEING || kind == DONE) && has_role(document, sentence, at))
        return true;
    if (kind != BEING || is_known(document, sentence))
        return false;
    bool is = document_token(document, at).len == 2;
    unsigned next = at + 1 < end ? author_word(document, at + 1) : 0;
    return !is || next == A ||
           (next == LINK && str_equal(document_token(document, at + 1), STR("the")));
}

/* "She joined …", "Prior to …", "Ann holds …": about the author whose first name is given. */
static bool goes_on(const struct document *document, const struct sentence *sentence,
                    struct str name)
{
    if (sentence->n_tokens == 0)
        return true;
    unsigned kind = author_word(document, sentence->first_token);
    return kind == SHE || kind == SINCE ||
           str_equal(document_token(document, sentence->first_token), name);
}

static void sentence_become(struct document *document, uint32_t index, enum line_class class)
{
    struct sentence *sentence = &document->sentences[index];
    struct line *line = &document->lines[sentence->line];
    sentence->class = class;
    sentence->selectable = false;
    for (uint32_t i = 0; i < line->n_sentences; i++)
        if (document->sentences[line->first_sentence + i].class == LINE_PROSE)
            return;
    line->class = class;
}

/* From first on everything that is prose is about an author. */
static bool is_biography(const struct document *document, uint32_t first)
{
    const struct sentence *sentence = &document->sentences[first];
    bool begins = document->lines[sentence->line].first_sentence == first;
    if (sentence->class != LINE_PROSE || (!begins && document->n_lines > LINES_FEW) ||
        !introduces(document, sentence))
        return false;
    if (!begins &&
        (!has_role(document, sentence, sentence->first_token + 1) || is_known(document, sentence)))
        return false;
    struct str name = document_token(document, sentence->first_token);
    for (uint32_t i = first + 1; i < document->n_sentences; i++) {
        sentence = &document->sentences[i];
        if (sentence->selectable && sentence->class == LINE_PROSE &&
            !goes_on(document, sentence, name) && !introduces(document, sentence))
            return false;
    }
    return true;
}

void authors_read(struct document *document)
{
    uint32_t n = document->n_sentences, start = n > TAIL ? n - TAIL : 1;
    for (uint32_t i = start; i < n; i++)
        if (document->sentences[i].class == LINE_PROSE &&
            is_credit(document, &document->sentences[i]))
            sentence_become(document, i, LINE_BYLINE);
    for (uint32_t i = start; i < n; i++) {
        if (!is_biography(document, i))
            continue;
        for (; i < n; i++)
            if (document->sentences[i].class == LINE_PROSE)
                sentence_become(document, i, LINE_BYLINE);
    }
}

bool authors_sorted(void)
{
    return keywords_sorted(&author_words);
}
