/* Dates with the name of a month, and zones.
 *
 *   June 13, 2014        Fri, 13 Jun 2014 10:00:00 GMT      13th of June 2014, 5.12 pm
 *   word number number   word number word number time zone  number word number time
 *
 * The order of the parts hardly matters, for they tell themselves apart: a month is a word, a
 * year has four digits, a time has a colon. So the text is read as a bag of parts, each at most
 * once; a part that is there twice makes it no date. English and its common abbreviations only.
 * A time is read only behind or before, never within, a date. */
#include "format/date.h"

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct str read_word(struct date_text *text)
{
    const char *beg = text->pos;
    while (text->pos < text->end && is_letter(*text->pos))
        text->pos++;
    return (struct str){beg, (size_t)(text->pos - beg)};
}

/* True where word, in any case, is the beginning of the lower-case whole, and not shorter than
 * least. */
static bool begins(struct str word, const char *whole, size_t least)
{
    if (word.len < least || word.len > strlen(whole))
        return false;
    for (size_t i = 0; i < word.len; i++)
        if ((word.data[i] | 32) != whole[i])
            return false;
    return true;
}

static bool is(struct str word, const char *whole)
{
    return begins(word, whole, strlen(whole));
}

/* 1 to 12, or 0 */
static int month_of(struct str word)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++)
        if (begins(word, months[i], 3))
            return i + 1;
    return 0;
}

/* Words that may stand in a date and tell nothing; ET and its like have no one offset through
 * the year. */
static bool is_filler(struct str word)
{
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    static const char *const words[] = {
        "published", "updated", "posted", "created", "last", "modified", "first", "on",
        "at",        "of",      "the",    "st",      "nd",   "rd",       "th",    "date",
        "from",      "local",   "time",   "et",      "ct",   "mt",       "pt",    "ist"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (begins(word, days[i], 3))
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is(word, words[i]))
            return true;
    return false;
}

/* A word: a month, a filler, a zone apart from its time (asctime's "10:00:00 UTC 2014"), or,
 * once the date is whole, anything. */
static bool take_word(struct date_text *text, struct moment *moment)
{
    struct date_text before = *text;
    struct str word = read_word(text);
    int month = month_of(word);
    if (month > 0 && moment->month == 0) {
        moment->month = month;
        return true;
    }
    if (is_filler(word) || date_zone(&before, moment))
        return true;
    return moment->month > 0 && moment->year > 0;
}

static bool take_number(struct date_text *text, struct moment *moment)
{
    unsigned digits = 0;
    if (moment->hour == DATE_NO_TIME && date_time(text, moment))
        return true;
    int number = date_number(text, 4, &digits);
    if (digits == 4 && number > 0 && moment->year == 0) {
        moment->year = number;
        return true;
    }
    if (digits <= 2 && number > 0 && moment->day == 0) {
        moment->day = number;
        return true;
    }
    return false;
}

bool date_words(struct date_text text, struct moment *moment)
{
    while (text.pos < text.end) {
        if (is_letter(*text.pos)) {
            if (!take_word(&text, moment))
                return false;
        } else if (is_digit(*text.pos)) {
            bool whole = moment->month > 0 && moment->year > 0 && moment->day > 0;
            if (!take_number(&text, moment)) {
                if (whole)
                    break;
                return false;
            }
        } else if (!((*text.pos == '+' || *text.pos == '-') && moment->hour != DATE_NO_TIME &&
                     moment->zone == DATE_NO_ZONE && date_zone(&text, moment))) {
            text.pos++;
        }
    }
    return moment->month > 0 && moment->year > 0;
}
