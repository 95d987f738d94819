/* A container (tar, zip, 7z, cpio) -> its members, one after the other. */
#ifndef ARCHIVE_CONTAINER_H
#define ARCHIVE_CONTAINER_H

#include "archive/sniff.h"
#include "archive/stream.h"

enum container_result {
    CONTAINER_MEMBER,  /* name, stream */
    CONTAINER_SKIPPED, /* name; damage.text tells why there is nothing to read: no loss */
    CONTAINER_DAMAGE,  /* damage; of the member name, or of the whole where name is "" */
    CONTAINER_END,
    CONTAINER_FAIL, /* error */
};

struct container;

/* Owns input from now on, and closes it also where it returns NULL without memory. */
struct container *container_open(enum kind kind, struct stream *input);
void container_close(struct container *container);

/* Goes on to the next member; what is left of the one before is read over. */
enum container_result container_next(struct container *container);

/* Of the last result. The name is well-formed UTF-8; all live until the next call. The stream is
 * the container's: closing it does nothing. */
struct str container_name(const struct container *container);
struct stream *container_stream(struct container *container);
const struct damage *container_damage(const struct container *container);
const struct error *container_error(const struct container *container);

#endif
