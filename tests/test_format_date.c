/* Dates: one row a spelling, "" for what is no date. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format/date.h"

static const struct {
    const char *from, *to;
} rows[] = {
    /* ISO 8601 and its cousins */
    {"2024-01-05", "2024-01-05"},
    {"2024-01-05T10:11:12Z", "2024-01-05T10:11:12Z"},
    {"2024-01-05T10:11:12z", "2024-01-05T10:11:12Z"},
    {"2024-01-05T10:11:12+02:00", "2024-01-05T10:11:12+02:00"},
    {"2024-01-05T10:11:12-0330", "2024-01-05T10:11:12-03:30"},
    {"2024-01-05T10:11:12+02", "2024-01-05T10:11:12+02:00"},
    {"2024-01-05T10:11:12+00:00", "2024-01-05T10:11:12+00:00"},
    {"2024-01-05T10:11:12.5Z", "2024-01-05T10:11:12.5Z"},
    {"2024-01-05T10:11:12,250Z", "2024-01-05T10:11:12.250Z"},
    {"2024-01-05T10:11:12.123456+05:45", "2024-01-05T10:11:12.123456+05:45"},
    {"2024-01-05T10:11:12.1234567890123Z", "2024-01-05T10:11:12.123456789Z"},
    {"2024-01-05T10:11", "2024-01-05T10:11"},
    {"2024-01-05T10:11Z", "2024-01-05T10:11Z"},
    {"2024-01-05 10:11:12", "2024-01-05T10:11:12"},
    {"2024-01-05 10:11:12 +0000 UTC", "2024-01-05T10:11:12+00:00"},
    {"2024-01-05 10:11:12 UTC", "2024-01-05T10:11:12Z"},
    {"2024-01-05, 4:11 pm", "2024-01-05T16:11"},
    {"  2024-01-05\n", "2024-01-05"},
    {"2024-01-05Z", "2024-01-05"},
    {"2024-01-05 (updated)", "2024-01-05"},
    {"2024/01/05", "2024-01-05"},
    {"2024/1/5 7:05", "2024-01-05T07:05"},
    {"2024.01.05", "2024-01-05"},
    {"2024-1-5", "2024-01-05"},
    {"2024-01", "2024-01"},
    {"2024", "2024"},
    {"2024-12-31T23:59:60Z", "2024-12-31T23:59:60Z"},
    {"2024-02-29", "2024-02-29"},
    {"2000-02-29", "2000-02-29"},
    /* figures without marks */
    {"20240105", "2024-01-05"},
    {"20240105T101112Z", "2024-01-05T10:11:12Z"},
    {"20240105T101112.5+0100", "2024-01-05T10:11:12.5+01:00"},
    {"20161231000000", "2016-12-31T00:00:00"},
    {"20161231250000", "2016-12-31"},
    /* month first, day first */
    {"06-13-2014", "2014-06-13"},
    {"06/05/2014", "2014-06-05"},
    {"6/13/2014 5:12 PM", "2014-06-13T17:12"},
    {"13/06/2014", "2014-06-13"},
    {"13.06.2014", "2014-06-13"},
    {"05.06.2014 10:00", "2014-06-05T10:00"},
    /* seconds, milliseconds, microseconds, nanoseconds since 1970 */
    {"1356999181", "2013-01-01T00:13:01Z"},
    {"1356999181000", "2013-01-01T00:13:01Z"},
    {"1356999181250", "2013-01-01T00:13:01.250Z"},
    {"1356999181.75", "2013-01-01T00:13:01Z"},
    {"1356999181000001", "2013-01-01T00:13:01.000001Z"},
    {"1356999181000000000", "2013-01-01T00:13:01Z"},
    {"951782400", "2000-02-29T00:00:00Z"},
    {"951868799", "2000-02-29T23:59:59Z"},
    {"4102444800", "2100-01-01T00:00:00Z"},
    {"-777600000000", "1945-05-12T00:00:00Z"},
    {"-777600000500", "1945-05-11T23:59:59Z"},
    {"-777600001", "1945-05-11T23:59:59Z"},
    /* words */
    {"June 13, 2014", "2014-06-13"},
    {"June 13 2014", "2014-06-13"},
    {"Jun. 13, 2014", "2014-06-13"},
    {"13 June 2014", "2014-06-13"},
    {"13th of June, 2014", "2014-06-13"},
    {"13-Jun-2014", "2014-06-13"},
    {"2014 June 13", "2014-06-13"},
    {"SEPT. 1, 1987", "1987-09-01"},
    {"June 2014", "2014-06"},
    {"Friday, June 13, 2014", "2014-06-13"},
    {"Fri, 13 Jun 2014 10:00:00 GMT", "2014-06-13T10:00:00Z"},
    {"Fri, 13 Jun 2014 10:00:00 +0000", "2014-06-13T10:00:00+00:00"},
    {"Fri, 13 Jun 2014 10:00:00 -0430 (VET)", "2014-06-13T10:00:00-04:30"},
    {"Fri Jun 13 10:00:00 2014", "2014-06-13T10:00:00"},
    {"Fri Jun 13 10:00:00 +0100 2014", "2014-06-13T10:00:00+01:00"},
    {"Jun 13, 2014, 5:12 pm EDT", "2014-06-13T17:12-04:00"},
    {"June 13, 2014 at 12:05 a.m.", "2014-06-13T00:05"},
    {"Published 5:12 PM ET, Fri June 13, 2014", "2014-06-13T17:12"},
    {"Friday 13 June 2014 10.00 BST", "2014-06-13T10:00+01:00"},
    {"10:15, 13 June 2014", "2014-06-13T10:15"},
    {"13 June 2014 10:00 Atlantis Time", "2014-06-13T10:00"},
    {"June 13, 2014 10:00\xE2\x88\x92"
     "05:00",
     "2014-06-13T10:00-05:00"},
    {"13\xC2\xA0June\xC2\xA0"
     "2014",
     "2014-06-13"},
    {"Updated: May 2, 2014 by A. Writer", "2014-05-02"},
    /* the time goes, the date stays */
    {"2024-01-05T25:00:00", "2024-01-05"},
    {"2024-01-05 10:61", "2024-01-05"},
    {"2024-01-05 13:10 pm", "2024-01-05"},
    /* impossible */
    {"2024-02-30", ""},
    {"2023-02-29", ""},
    {"1900-02-29", ""},
    {"2024-13-01", ""},
    {"2024-00-10", ""},
    {"2024-01-00", ""},
    {"20241301", ""},
    {"20241301000000", ""},
    {"31/11/2014", ""},
    {"13-13-2014", ""},
    {"June 31, 2014", ""},
    {"0001-01-01T00:00:00", ""},
    {"0000-00-00 00:00:00", ""},
    /* no dates */
    {"", ""},
    {"0", ""},
    {"-", ""},
    {"-1", ""},
    {"12", ""},
    {"12345", ""},
    {"123456", ""},
    {"99999999999999999999999999", ""},
    {"1e9", ""},
    {"yesterday", ""},
    {"June", ""},
    {"June 13", ""},
    {"May 2014 June 2015", ""},
    {"13 14 June 2014", ""},
    {"Friday the 13th", ""},
    {"2024-01-05abc", ""},
    {"2024-01-051", ""},
    {"2024-01-05T", ""},
    {"2024-W01-5", ""},
    {"13 Jun 14", ""},
    {"1/2/3", ""},
    {"Mayor Brandt 2014", ""},
    {"\xFF\xFE\x80", ""},
};

static size_t iso(const char *from, size_t len, char *out)
{
    /* An exact copy on the heap: reading past the end is seen by the sanitizer. */
    char *copy = malloc(len + !len);
    cr_assert(copy);
    memcpy(copy, from, len);
    size_t n = date_iso((struct str){copy, len}, out);
    free(copy);
    return n;
}

Test(date, spellings)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[DATE_ISO_MAX + 1];
        size_t n = iso(rows[i].from, strlen(rows[i].from), out);
        cr_assert(n <= DATE_ISO_MAX, "row %zu '%s': %zu bytes", i, rows[i].from, n);
        out[n] = 0;
        cr_expect_str_eq(out, rows[i].to, "row %zu '%s': got '%s', not '%s'", i, rows[i].from, out,
                         rows[i].to);
    }
}

Test(date, what_is_written_is_read_back)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[DATE_ISO_MAX + 1];
        size_t n = iso(rows[i].to, strlen(rows[i].to), out);
        out[n] = 0;
        cr_expect_str_eq(out, rows[i].to, "row %zu '%s': became '%s'", i, rows[i].to, out);
    }
}

/* Every day of 1600..2399 by its number since 1970, against a plain count through the calendar. */
Test(date, days_of_eight_centuries)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    long long day = -135140; /* 1600-01-01 */
    for (int year = 1600; year < 2400; year++)
        for (int month = 0; month < 12; month++) {
            bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            for (int d = 1; d <= days[month] + (month == 1 && leap); d++, day++) {
                char from[32], to[32], out[DATE_ISO_MAX + 1];
                if (day > -1200 && day < 1200)
                    continue; /* fewer than nine digits of seconds: no date */
                snprintf(from, sizeof from, "%lld", day * 86400);
                snprintf(to, sizeof to, "%04d-%02d-%02dT00:00:00Z", year, month + 1, d);
                out[date_iso(str_of(from), out)] = 0;
                cr_assert_str_eq(out, to, "%s: got %s, not %s", from, out, to);
            }
        }
}

/* Every spelling cut short at every byte and with every byte replaced: any answer, but no crash. */
Test(date, broken_spellings)
{
    static const char marks[] = {0, ' ', '0', '9', '-', ':', '.', 'T', 'Z', 'p', '\x80', '\xE2'};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[DATE_ISO_MAX], copy[64];
        size_t len = strlen(rows[i].from);
        for (size_t cut = 0; cut < len; cut++) {
            cr_assert(iso(rows[i].from, cut, out) <= DATE_ISO_MAX, "row %zu cut at %zu", i, cut);
            for (size_t m = 0; m < sizeof marks; m++) {
                memcpy(copy, rows[i].from, len);
                copy[cut] = marks[m];
                cr_assert(iso(copy, len, out) <= DATE_ISO_MAX, "row %zu byte %zu", i, cut);
            }
        }
    }
}
