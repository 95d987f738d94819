/* Asks each library for its version; see versions.h. */
#include "archive/versions.h"

#include <archive.h>
#include <bzlib.h>
#include <lz4.h>
#include <lzma.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

size_t archive_versions(char *out, size_t size)
{
    const char *bzip2 = BZ2_bzlibVersion(); /* "1.0.8, 13-Jul-2019" */
    int written =
        snprintf(out, size, "%s, libzstd %s, zlib %s, liblzma %s, bzip2 %.*s, lz4 %s",
                 archive_version_string(), ZSTD_versionString(), zlibVersion(),
                 lzma_version_string(), (int)strcspn(bzip2, ","), bzip2, LZ4_versionString());
    return written < 0 ? 0 : (size_t)written;
}
