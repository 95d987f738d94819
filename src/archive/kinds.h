/* What can be read, for people. */
#ifndef ARCHIVE_KINDS_H
#define ARCHIVE_KINDS_H

#include <stdbool.h>
#include <stddef.h>

/* The kind of this number, from 0, in the order compression, archive, records (which are the names
 * of groups); false behind the last. All are constants. */
bool kinds_at(size_t number, const char **group, const char **name, const char **about);

#endif
