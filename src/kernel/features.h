/* What is measured of each sentence before it is scored.
 *
 *   document, terms, model's word weights -> value[sentence][feature], small integers
 *
 * The only implementation: `nutgraf features` prints these numbers, training reads what it prints,
 * and the model is asked with the same. A share is in 1/1024, a logarithm (of 1 + x, base 2) in
 * 1/64, a flag 0 or 1; everything else is a count, cut at what its comment says. Sentences that
 * cannot be chosen have no features (all 0). */
#ifndef KERNEL_FEATURES_H
#define KERNEL_FEATURES_H

#include "kernel/document.h"
#include "kernel/kinds.h"
#include "kernel/terms.h"

/* clang-format off */
#define FEATURES_PLACE(F) \
    F(PLACE, "place")                   /* sentences of prose before it, at most 255 */ \
    F(PLACE_LOG, "place-log") \
    F(PLACE_INVERSE, "place-inverse")   /* 1024 / (1 + place) */ \
    F(PLACE_SHARE, "place-share")       /* of the prose */ \
    F(BEHIND_LOG, "behind-log")         /* sentences of prose behind it */ \
    F(PROSE_LOG, "prose-log")           /* of the article */ \
    F(WORDS_BEFORE, "words-before")     /* share of the prose */ \
    F(LINE_LOG, "line-log")             /* lines of prose before its own */ \
    F(LINE_PLACE, "line-place")         /* sentences before it in its line, at most 15 */ \
    F(LINE_BEHIND, "line-behind")       /* behind it in its line, at most 15 */ \
    F(LINE_SIZE, "line-size")           /* sentences of its line, at most 31 */ \
    F(LINES_LOG, "lines-log")           /* lines of prose */ \
    F(OTHERS_BEFORE, "others-before")   /* other lines since the prose before, at most 15 */ \
    F(OTHERS_SHARE, "others-share")     /* of the article's lines that are no prose */ \
    F(LABEL_BEFORE, "label-before")     /* flags: the line before, for a line's first */ \
    F(PICTURE_BEFORE, "picture-before") \
    F(LIST_BEFORE, "list-before") \
    F(PROMOTION_BEFORE, "promotion-before") \
    F(BYLINE_BEFORE, "byline-before") \
    F(LABEL_BEHIND, "label-behind")     /* flags: behind, for a line's last */ \
    F(PICTURE_BEHIND, "picture-behind") \
    F(LIST_BEHIND, "list-behind") \
    F(PROMOTION_BEHIND, "promotion-behind") \
    F(LABELS_SHARE, "labels-share")     /* of the article's lines */ \
    F(LISTS_SHARE, "lists-share") \
    F(TIMES_SHARE, "times-share")       /* of the article's lines: time stamps */ \
    F(STANDFIRST, "standfirst")         /* flag */

#define FEATURES_LENGTH(F) \
    F(WORDS, "words")                   /* at most 255 */ \
    F(WORDS_LOG, "words-log") \
    F(WORDS_RELATIVE, "words-relative") /* 256 = the mean of the article's prose, at most 1023 */ \
    F(WORDS_MEAN, "words-mean")         /* of the article's prose */ \
    F(CONTENT, "content")               /* tokens that are no stop words, at most 255 */ \
    F(CONTENT_SHARE, "content-share")   /* of its tokens */ \
    F(LINE_WORDS, "line-words")         /* logarithm of the words of its line */

#define FEATURES_TERMS(F) \
    F(CENTROID, "centroid")             /* cosine with the whole article, 1024 = 1 */ \
    F(CENTROID_BEST, "centroid-best")   /* its share of the best sentence's */ \
    F(CENTROID_RECORD, "centroid-record") /* flag: nearer than all before it */ \
    F(COUNT_MEAN, "count-mean")         /* how often its terms stand in the article, in 1/16 */ \
    F(WEIGHT_MEAN, "weight-mean")       /* of its terms in the centroid, in 1/16 */ \
    F(WEIGHT_SUM, "weight-sum")         /* 256 = mean of the article, at most 2047 */ \
    F(WEIGHT_MAX, "weight-max")         /* of its terms, share of the article's heaviest */ \
    F(REPEATED, "repeated")             /* share of its terms that stand elsewhere too */ \
    F(FREQUENT, "frequent")             /* share that stand three times or more */ \
    F(NEW, "new")                       /* share that stand nowhere before it */ \
    F(LATER, "later")                   /* share of its new terms that come again */ \
    F(RARITY, "rarity")                 /* mean of its terms, 1/256 */ \
    F(DISTINCT, "distinct")             /* share of its terms' uses */ \
    F(BACKWARD, "backward")             /* mean cosine with the prose before, 1024 = 1 */ \
    F(FORWARD, "forward")               /* with the prose behind */ \
    F(BACKWARD_SUM, "backward-sum")     /* the same as sums, cut at 8191 */ \
    F(FORWARD_SUM, "forward-sum") \
    F(FIRST, "first")                   /* cosine with the first sentence of prose */ \
    F(LEAD, "lead")                     /* with the first three together */ \
    F(FIRST_MOST, "first-most")         /* the greatest with one of the first three, but itself */ \
    F(PREVIOUS, "previous")             /* with the sentence before */ \
    F(NEXT, "next")                     /* with the one behind */ \
    F(TITLE, "title")                   /* flag: there is one */ \
    F(TITLE_COVER, "title-cover")       /* share of the title's weight that it holds */ \
    F(TITLE_SHARE, "title-share")       /* share of its own weight that the title holds */ \
    F(TITLE_NEW, "title-new")           /* share of the title's weight that nothing before held */ \
    F(TITLE_BEST, "title-best")         /* its share of the best sentence's cover */

#define FEATURES_FORM(F) \
    F(CAPITALS, "capitals")             /* share of its tokens, but for the first */ \
    F(NAMES, "names")                   /* runs of tokens with a capital, at most 31 */ \
    F(NAMES_NEW, "names-new")           /* with a capital, nowhere before, at most 31 */ \
    F(UPPER, "upper")                   /* tokens all in capitals, at most 31 */ \
    F(NUMBERS, "numbers")               /* tokens that begin with a digit, at most 31 */ \
    F(NUMBERS_NEW, "numbers-new")       /* that stand nowhere before, at most 31 */ \
    F(MONEY, "money")                   /* currencies and magnitudes, at most 15 */ \
    F(PERCENT, "percent")               /* at most 15 */ \
    F(TIMES, "times")                   /* days, months, today; at most 15 */ \
    F(SPEECH, "speech")                 /* verbs of saying, at most 15 */ \
    F(FIRST_PERSON, "first-person")     /* pronouns, at most 15 each */ \
    F(SECOND_PERSON, "second-person") \
    F(THIRD_PERSON, "third-person") \
    F(POINTING, "pointing")             /* this, these, that, such; at most 15 */ \
    F(MODALS, "modals")                 /* will, would, may; at most 15 */ \
    F(NEGATIONS, "negations") \
    F(CONTRASTS, "contrasts")           /* but, however, despite, although */ \
    F(ROLES, "roles")                   /* president, police, court, company; at most 15 */ \
    F(EVENTS, "events")                 /* announced, killed, won, launched; at most 15 */ \
    F(OPINIONS, "opinions")             /* think, best, amazing, perhaps; at most 15 */ \
    F(COMMAS, "commas")                 /* at most 31 */ \
    F(DIGITS, "digits")                 /* bytes, at most 63 */ \
    F(BRACKETS, "brackets")             /* flags */ \
    F(COLON, "colon") \
    F(DASH, "dash") \
    F(EXCLAMATION, "exclamation") \
    F(QUOTED, "quoted")                 /* flags: voice.h */ \
    F(SPOKEN, "spoken") \
    F(PERSONAL, "personal") \
    F(QUESTION, "question") \
    F(CONNECTIVE, "connective")         /* flags: opening.h */ \
    F(PRONOUN, "pronoun") \
    F(ORPHAN, "orphan") \
    F(LEANS, "leans")                   /* flag: voice_leans() */ \
    F(LEANING, "leaning")               /* points of leaning.h, at most 31 */ \
    F(DATED, "dated")                   /* flag: behind a dateline */ \
    F(OPENS_THE, "opens-the")           /* flags: the first word */ \
    F(OPENS_A, "opens-a") \
    F(OPENS_NAME, "opens-name") \
    F(OPENS_NAMES, "opens-names")       /* flag: two words with a capital */ \
    F(OPENS_NUMBER, "opens-number") \
    F(OPENS_STOP, "opens-stop") \
    F(OPENS_SMALL, "opens-small") \
    F(CASED, "cased")                   /* flag: the article has capitals */ \
    F(ARTICLE_PERSONAL, "article-personal") /* share of its sentences with I, we, you */ \
    F(ARTICLE_SPOKEN, "article-spoken") /* that open with a quotation */ \
    F(ARTICLE_QUESTIONS, "article-questions") /* that are questions */ \
    F(ARTICLE_NUMBERS, "article-numbers") /* with a number */ \
    F(ARTICLE_OPINIONS, "article-opinions") /* with a word of opinion */

#define FEATURES_WORDS(F) \
    F(WORD_MEAN, "word-mean")           /* learned weights of words and pairs, a token */ \
    F(WORD_SUM, "word-sum") \
    F(WORD_BEST, "word-best")           /* the sum less the article's mean sum */ \
    F(OPENING_WEIGHT, "opening-weight") /* of its first word, pair and three */ \
    F(BEFORE_WEIGHT, "before-weight")   /* word-mean of the sentence before */ \
    F(BEHIND_WEIGHT, "behind-weight")   /* of the one behind */ \
    F(BEHIND_OPENING, "behind-opening") /* opening-weight of the one behind */

#define FEATURES_NEIGHBOURS(F) \
    F(BEFORE_WORDS, "before-words")     /* of the sentence of prose before: */ \
    F(BEFORE_CENTROID, "before-centroid") \
    F(BEFORE_QUOTED, "before-quoted")   /* flag: quoted or spoken */ \
    F(BEFORE_SPEECH, "before-speech") \
    F(BEHIND_WORDS, "behind-words")     /* of the one behind: */ \
    F(BEHIND_CENTROID, "behind-centroid") \
    F(BEHIND_QUOTED, "behind-quoted") \
    F(BEHIND_LEANS, "behind-leans")     /* flag: pronoun, orphan quote or leans */ \
    F(BEHIND_CONNECTIVE, "behind-connective") \
    F(BEHIND_LEANING, "behind-leaning") \
    F(BEHIND_SPEECH, "behind-speech")

#define FEATURES_LIST(F) \
    FEATURES_PLACE(F) FEATURES_LENGTH(F) FEATURES_TERMS(F) FEATURES_FORM(F) FEATURES_WORDS(F) \
    FEATURES_NEIGHBOURS(F)
/* clang-format on */

#define FEATURE_ENUM(name, text) FEATURE_##name,
enum feature { FEATURES_LIST(FEATURE_ENUM) FEATURES };

extern const char *const features_names[FEATURES];

/* A row of values; padded, so that vectors can be read over its end. */
enum { FEATURES_STRIDE = (FEATURES + 15) / 16 * 16 };

/* Of the terms of a sentence, each once. */
struct term_sums {
    uint32_t rarity, title, weight; /* title: the rarity of those in the title */
};

struct features {
    int16_t *value;         /* [n_sentences][FEATURES_STRIDE] */
    uint32_t *x;            /* [uses] of terms.h: tf-idf vectors of length 1 in 1/65536 */
    uint32_t *weight;       /* [terms] of the centroid */
    struct term_sums *sums; /* [n_sentences] of those that can be chosen */
    uint64_t weight_sum;    /* of all terms */
    uint64_t title_sum;     /* rarity of the title's terms */
    uint32_t n_sentences;
};

static inline int16_t *features_of(const struct features *features, uint32_t sentence)
{
    return features->value + (size_t)sentence * FEATURES_STRIDE;
}

/* Whether a row's sentence needs the one before it, by its opening or its voice. */
static inline bool features_leans(const int16_t *row)
{
    return row[FEATURE_PRONOUN] || row[FEATURE_ORPHAN] || row[FEATURE_LEANS];
}

struct model;

/* Fills features of all sentences of a document; opening_read() is done for its lines. model gives
 * the words' weights, may be NULL. False where the arena is too small. */
bool features_read(struct features *features, struct document *document, const struct terms *terms,
                   const struct kinds *kinds, const struct model *model, struct arena *arena);

#endif
