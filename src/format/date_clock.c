/* The time of day and its zone, as they follow or precede a date.
 *
 *   10:11   10:11:12.5Z   10:11:12,5 +0200   5.12 pm EDT   17:12 (GMT)
 *
 * A reader that fails leaves the text where it was, so that the caller may go on with the date
 * alone. What is no time of day (25:00) is not read at all. */
#include "format/date.h"

static bool is_digit(const struct date_text *text)
{
    return text->pos < text->end && *text->pos >= '0' && *text->pos <= '9';
}

static bool is_letter(const struct date_text *text)
{
    return text->pos < text->end && (*text->pos | 32) >= 'a' && (*text->pos | 32) <= 'z';
}

static bool mark(struct date_text *text, char c)
{
    if (text->pos == text->end || *text->pos != c)
        return false;
    text->pos++;
    return true;
}

void date_drop_time(struct moment *moment)
{
    moment->hour = moment->second = DATE_NO_TIME;
    moment->fraction = STR("");
    moment->zone = DATE_NO_ZONE;
}

void date_fraction(struct date_text *text, struct moment *moment)
{
    struct date_text at = *text;
    if ((!mark(&at, '.') && !mark(&at, ',')) || !is_digit(&at))
        return;
    const char *beg = at.pos;
    while (is_digit(&at))
        at.pos++;
    size_t len = (size_t)(at.pos - beg);
    moment->fraction = (struct str){beg, len < 9 ? len : 9};
    *text = at;
}

/* "pm", " p.m." behind a time of the twelve-hour clock. */
static bool read_half(struct date_text *text, struct moment *moment)
{
    struct date_text at = *text;
    while (mark(&at, ' '))
        ;
    bool after = mark(&at, 'p') || mark(&at, 'P');
    if (!after && !mark(&at, 'a') && !mark(&at, 'A'))
        return true;
    mark(&at, '.');
    if ((!mark(&at, 'm') && !mark(&at, 'M')) || is_letter(&at))
        return true;
    mark(&at, '.');
    if (moment->hour > 12 || (moment->hour == 0 && after))
        return false;
    moment->hour = moment->hour % 12 + (after ? 12 : 0);
    *text = at;
    return true;
}

static int pair(struct date_text *text)
{
    unsigned digits = 0;
    int number = date_number(text, 2, &digits);
    return digits == 2 ? number : -1;
}

static bool same_word(struct str word, const char *lower)
{
    size_t i = 0;
    while (i < word.len && lower[i] && (word.data[i] | 32) == lower[i])
        i++;
    return i == word.len && !lower[i];
}

/* Only zones whose name has one offset in the news that uses it; "IST" and "CST" of China are
 * not told apart from others, so IST is left out and CST is America's, as in RFC 822. */
static const struct {
    const char *name;
    int hours;
} zones[] = {
    {"z", 0},    {"utc", 0},  {"gmt", 0},  {"ut", 0},    {"est", -5},  {"edt", -4},  {"cst", -6},
    {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8},  {"pdt", -7},  {"bst", 1},   {"wet", 0},
    {"west", 1}, {"cet", 1},  {"cest", 2}, {"eet", 2},   {"eest", 3},  {"msk", 3},   {"jst", 9},
    {"kst", 9},  {"hkt", 8},  {"sgt", 8},  {"aest", 10}, {"aedt", 11}, {"nzst", 12}, {"nzdt", 13},
};

static bool named_zone(struct date_text *text, struct moment *moment)
{
    struct date_text at = *text;
    while (is_letter(&at))
        at.pos++;
    struct str word = {text->pos, (size_t)(at.pos - text->pos)};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (same_word(word, zones[i].name)) {
            moment->zone = zones[i].hours * 60;
            *text = at;
            return true;
        }
    return false;
}

/* +02:00, +0200, +02, and the sign that Unicode calls a minus */
static bool offset_zone(struct date_text *text, struct moment *moment)
{
    struct date_text at = *text;
    bool minus = at.pos < at.end && *at.pos == '-';
    if (at.end - at.pos >= 3 && memcmp(at.pos, "\xE2\x88\x92", 3) == 0) {
        minus = true;
        at.pos += 2;
    } else if (!minus && (at.pos == at.end || *at.pos != '+')) {
        return false;
    }
    at.pos++;
    unsigned digits;
    int hours = date_number(&at, 4, &digits), minutes = 0;
    if (hours < 0 || digits == 3)
        return false;
    if (digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (at.end - at.pos >= 3 && *at.pos == ':') {
        at.pos++;
        minutes = date_number(&at, 2, &digits);
    }
    if (hours > 14 || minutes < 0 || minutes > 59 || digits == 1)
        return false;
    moment->zone = (hours * 60 + minutes) * (minus ? -1 : 1);
    if (moment->zone == 0)
        moment->zone = DATE_ZERO_ZONE;
    *text = at;
    return true;
}

bool date_zone(struct date_text *text, struct moment *moment)
{
    struct date_text at = *text;
    while (at.pos < at.end && (*at.pos == ' ' || *at.pos == '('))
        at.pos++;
    if (!named_zone(&at, moment) && !offset_zone(&at, moment))
        return false;
    *text = at;
    return true;
}

bool date_time(struct date_text *text, struct moment *moment)
{
    struct date_text at = *text;
    struct moment read = *moment;
    date_drop_time(&read);
    read.hour = date_number(&at, 2, NULL);
    if (read.hour < 0 || read.hour > 23 || (!mark(&at, ':') && !mark(&at, '.')))
        return false;
    read.minute = pair(&at);
    if (read.minute < 0 || read.minute > 59)
        return false;
    struct date_text seconds = at;
    if (mark(&seconds, ':')) {
        read.second = pair(&seconds);
        if (read.second < 0 || read.second > 60)
            return false;
        at = seconds;
        date_fraction(&at, &read);
    }
    if (is_digit(&at) || !read_half(&at, &read))
        return false;
    date_zone(&at, &read);
    *text = at;
    *moment = read;
    return true;
}
