/* The many spellings of a date -> ISO 8601. Pure integer arithmetic: no locale, no clock, no
 * time zone of the machine. */
#ifndef FORMAT_DATE_H
#define FORMAT_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { DATE_ISO_MAX = 40 }; /* 2024-01-05T10:11:12.123456789+02:00 is 35 */

/* Writes the date that value tells, as precise as it tells it, and returns its bytes; 0 where
 * value is no date, an impossible one, or one before the year 1000 (what programs write for
 * "none").
 *
 *   2024   2024-01   2024-01-05   2024-01-05T10:11   2024-01-05T10:11:12.5Z
 *   2024-01-05T10:11:12+02:00
 *
 * Where day and month cannot be told apart the month is first (06-05-2014 is the 5th of June),
 * but with full stops the day is (05.06.2014). A time that is impossible or not understood is
 * left out, as is a zone without a known offset. */
size_t date_iso(struct str value, char out[DATE_ISO_MAX]);

/* What date.c, date_clock.c and date_words.c share. */

enum {
    DATE_NO_TIME = -1,
    DATE_NO_ZONE = 100000,
    DATE_ZERO_ZONE, /* an offset of nothing, written +00:00: not the same letters as Z */
};

struct moment {
    int year, month, day;     /* month and day may be 0: not told */
    int hour, minute, second; /* hour may be DATE_NO_TIME; second too */
    struct str fraction;      /* digits behind the second, 9 at most */
    int zone;                 /* minutes east of UTC, or DATE_…_ZONE */
};

struct date_text {
    const char *pos, *end;
};

/* Reads a time of day, and a zone behind it, where one stands next: 10:11, 10:11:12.5Z, 5:12 pm
 * EDT. False where none does; the text is then where it was. */
bool date_time(struct date_text *text, struct moment *moment);

void date_drop_time(struct moment *moment);

/* Reads ".123" or ",123" where it stands next. */
void date_fraction(struct date_text *text, struct moment *moment);

/* Reads a zone by name or offset where one stands next. */
bool date_zone(struct date_text *text, struct moment *moment);

/* A number of 1 to max digits and no more, or -1; *digits (may be NULL) tells how many. */
int date_number(struct date_text *text, unsigned max, unsigned *digits);

/* The date that a text with the name of a month tells. */
bool date_words(struct date_text text, struct moment *moment);

#endif
