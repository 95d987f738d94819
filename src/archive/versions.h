/* The versions of the libraries that this room reads archives with. */
#ifndef ARCHIVE_VERSIONS_H
#define ARCHIVE_VERSIONS_H

#include <stddef.h>

/* "libarchive 3.6.2, libzstd 1.5.4, …" of the libraries at run time, terminated, cut at size;
 * returns the whole length as snprintf does. */
size_t archive_versions(char *out, size_t size);

#endif
