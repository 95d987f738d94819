/* Dates of figures, and the face of all dates.
 *
 *   2024-01-05T10:11:12Z   2024/01/05   06-13-2014   20240105101112   1356999181000
 *   … and date_words.c for what has the name of a month
 *
 * Each reader fills a struct moment or refuses; only what passes the calendar is written. Plain
 * numbers are told apart by their length: 4 a year, 8 a day, 14 a second of the calendar (web
 * archives), 9 to 11 seconds since 1970, 12 or 13 milliseconds, 16 microseconds, 19 nanoseconds. */
#include "format/date.h"

#include <stdint.h>

#include "format/clean.h"

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

static bool possible(const struct moment *moment)
{
    if (moment->year < 1000 || moment->year > 9999 || moment->month < 0 || moment->month > 12 ||
        moment->day < 0 || (moment->day > 0 && moment->month == 0))
        return false;
    return moment->month == 0 || moment->day <= days_in(moment->year, moment->month);
}

static bool digit(const struct date_text *text)
{
    return text->pos < text->end && *text->pos >= '0' && *text->pos <= '9';
}

static bool mark(struct date_text *text, char c)
{
    if (text->pos == text->end || *text->pos != c)
        return false;
    text->pos++;
    return true;
}

int date_number(struct date_text *text, unsigned max, unsigned *digits)
{
    struct date_text at = *text;
    int number = 0;
    unsigned n = 0;
    for (; n <= max && digit(&at); n++)
        number = number * 10 + (*at.pos++ - '0');
    if (n == 0 || n > max)
        return -1;
    *text = at;
    if (digits)
        *digits = n;
    return number;
}

/* Exactly n digits of a longer row of them. */
static int figures(const char **pos, int n)
{
    int number = 0;
    while (n-- > 0)
        number = number * 10 + (*(*pos)++ - '0');
    return number;
}

/* What may stand between a date of figures and its time: "T", white space, ", ". */
static void read_tail(struct date_text *text, struct moment *moment)
{
    if (!mark(text, 'T') && !mark(text, 't')) {
        mark(text, ',');
        while (text->pos < text->end && (*text->pos == ' ' || *text->pos == '\t'))
            text->pos++;
    }
    date_time(text, moment);
}

/* Nothing may touch a date but white space, punctuation, a zone, or the T of its time. */
static bool ends_date(const struct date_text *text)
{
    if (text->pos == text->end)
        return true;
    unsigned char c = (unsigned char)*text->pos;
    if (c == 'T' || c == 't')
        return text->end - text->pos > 1 && text->pos[1] >= '0' && text->pos[1] <= '9';
    return c >= 0x80 || memchr(" \t,;()Z+", c, 8) != NULL;
}

/* 2024-01-05, 2024/1/5, 2024.01.05, 2024-01 */
static bool read_year_first(struct date_text text, struct moment *moment)
{
    unsigned digits;
    moment->year = date_number(&text, 4, &digits);
    if (moment->year < 0 || digits != 4 || text.pos == text.end)
        return false;
    char separator = *text.pos++;
    if (separator != '-' && separator != '/' && separator != '.')
        return false;
    moment->month = date_number(&text, 2, NULL);
    if (moment->month < 1)
        return false;
    if (!mark(&text, separator))
        return text.pos == text.end && separator != '.';
    moment->day = date_number(&text, 2, NULL);
    if (moment->day < 1 || !ends_date(&text))
        return false;
    read_tail(&text, moment);
    return true;
}

/* 06-13-2014, 6/13/2014, and the other way round where only that can be or full stops say so */
static bool read_year_last(struct date_text text, struct moment *moment)
{
    unsigned digits;
    int first = date_number(&text, 2, NULL);
    if (first < 1 || text.pos == text.end)
        return false;
    char separator = *text.pos++;
    if (separator != '-' && separator != '/' && separator != '.')
        return false;
    int second = date_number(&text, 2, NULL);
    if (second < 1 || !mark(&text, separator))
        return false;
    moment->year = date_number(&text, 4, &digits);
    if (moment->year < 0 || digits != 4 || !ends_date(&text))
        return false;
    bool day_first = separator == '.' || first > 12;
    moment->month = day_first ? second : first;
    moment->day = day_first ? first : second;
    read_tail(&text, moment);
    return true;
}

/* 20240105, 20240105101112, 20240105T101112Z */
static bool read_calendar_digits(struct date_text text, size_t n, struct moment *moment)
{
    if (n != 4 && n != 8 && n != 14)
        return false;
    moment->year = figures(&text.pos, 4);
    moment->month = n > 4 ? figures(&text.pos, 2) : 0;
    moment->day = n > 4 ? figures(&text.pos, 2) : 0;
    if (n > 4 && (moment->month == 0 || moment->day == 0))
        return false;
    bool basic = n == 8 && text.end - text.pos >= 7 && *text.pos == 'T';
    for (int i = 1; basic && i < 7; i++)
        basic = text.pos[i] >= '0' && text.pos[i] <= '9';
    text.pos += basic;
    if (n != 14 && !basic)
        return text.pos == text.end;
    moment->hour = figures(&text.pos, 2);
    moment->minute = figures(&text.pos, 2);
    moment->second = figures(&text.pos, 2);
    if (basic) {
        date_fraction(&text, moment);
        date_zone(&text, moment);
    }
    if (moment->hour > 23 || moment->minute > 59 || moment->second > 60)
        date_drop_time(moment);
    return text.pos == text.end;
}

/* Days since 1970-01-01 -> the calendar (Howard Hinnant, chrono-Compatible Low-Level Date
 * Algorithms: years that begin in March, eras of 400 years = 146097 days). */
static void from_days(int64_t days, struct moment *moment)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    int64_t from_march = (5 * day_of_year + 2) / 153;
    moment->day = (int)(day_of_year - (153 * from_march + 2) / 5 + 1);
    moment->month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
    moment->year = (int)(year + era * 400 + (moment->month <= 2));
}

/* 1356999181, 1356999181000, -86400000, 1356999181.25: n digits before any point */
static bool read_epoch(struct date_text text, size_t n, bool negative, struct moment *moment)
{
    size_t kept = n == 19 ? n - 9 : n == 16 ? n - 6 : n == 12 || n == 13 ? n - 3 : n;
    int64_t seconds = 0;
    if (kept < 9 || kept > 11)
        return false;
    const char *digits = text.pos;
    for (size_t i = 0; i < kept; i++)
        seconds = seconds * 10 + (digits[i] - '0');
    bool rest = false;
    for (size_t i = kept; i < n; i++)
        rest = rest || digits[i] != '0';
    text.pos += n;
    if (mark(&text, '.'))
        while (digit(&text))
            text.pos++;
    if (text.pos != text.end)
        return false;
    seconds = negative ? -seconds - rest : seconds;
    int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
    int of_day = (int)(seconds - days * 86400);
    from_days(days, moment);
    moment->hour = of_day / 3600;
    moment->minute = of_day / 60 % 60;
    moment->second = of_day % 60;
    moment->zone = 0;
    if (rest && !negative)
        moment->fraction = (struct str){digits + kept, n - kept};
    return true;
}

static bool read_digits(struct date_text text, struct moment *moment)
{
    bool negative = mark(&text, '-');
    struct date_text at = text;
    while (digit(&at))
        at.pos++;
    size_t n = (size_t)(at.pos - text.pos);
    struct moment calendar = *moment;
    if (n >= 4 && !negative && read_calendar_digits(text, n, &calendar) && possible(&calendar)) {
        *moment = calendar;
        return true;
    }
    return read_epoch(text, n, negative, moment);
}

static char *put(char *out, int number, int digits, const char *before)
{
    while (*before)
        *out++ = *before++;
    for (int i = digits - 1; i >= 0; i--, number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + digits;
}

static char *put_zone(char *p, int zone)
{
    int minutes = zone == DATE_ZERO_ZONE ? 0 : zone < 0 ? -zone : zone;
    if (zone == DATE_NO_ZONE)
        return p;
    if (zone == 0) {
        *p++ = 'Z';
        return p;
    }
    p = put(p, minutes / 60, 2, zone < 0 ? "-" : "+");
    return put(p, minutes % 60, 2, ":");
}

static size_t write_iso(const struct moment *moment, char *out)
{
    char *p = put(out, moment->year, 4, "");
    if (moment->month > 0)
        p = put(p, moment->month, 2, "-");
    if (moment->day > 0)
        p = put(p, moment->day, 2, "-");
    if (moment->day == 0 || moment->hour == DATE_NO_TIME)
        return (size_t)(p - out);
    p = put(p, moment->hour, 2, "T");
    p = put(p, moment->minute, 2, ":");
    if (moment->second != DATE_NO_TIME)
        p = put(p, moment->second, 2, ":");
    if (moment->second != DATE_NO_TIME && moment->fraction.len > 0) {
        *p++ = '.';
        memcpy(p, moment->fraction.data, moment->fraction.len);
        p += moment->fraction.len;
    }
    p = put_zone(p, moment->zone);
    return (size_t)(p - out);
}

size_t date_iso(struct str value, char out[DATE_ISO_MAX])
{
    static bool (*const readers[])(struct date_text, struct moment *) = {
        read_year_first,
        read_year_last,
        read_digits,
        date_words,
    };
    value = clean_trim(value);
    if (value.len < 4 || value.len > 100)
        return 0;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct moment moment = {.fraction = STR("")};
        date_drop_time(&moment);
        if (readers[i]((struct date_text){value.data, value.data + value.len}, &moment))
            return possible(&moment) ? write_iso(&moment, out) : 0;
    }
    return 0;
}
