/* What the three files of a container share: container.c opens it, container_entry.c goes from
 * member to member, container_member.c reads one. */
#ifndef ARCHIVE_CONTAINER_STATE_H
#define ARCHIVE_CONTAINER_STATE_H

#include <archive.h>
#include <archive_entry.h>

#include "archive/container.h"
#include "base/buffer.h"

enum { CONTAINER_INPUT = 64 << 10, CONTAINER_PENDING = 4 };

struct container {
    enum kind kind;
    struct stream *input;
    struct stream *spooled; /* what is read instead of input, or NULL */
    struct archive *archive;
    struct archive_entry *entry;
    struct stream member;
    struct buffer name;
    bool opened, ended, told; /* told: the damage that ends it, in a member */
    bool member_ended;
    bool reading;     /* a header was read: its data comes next */
    const char *data; /* of the block that libarchive gave last */
    size_t data_len;
    uint64_t hole;   /* zeros in front of data */
    uint64_t offset; /* in the member, behind hole and data */
    bool failed;     /* the input failed: error */
    struct damage damage;
    struct damage
        pending[CONTAINER_PENDING]; /* met, to be told next, in order; more are not kept */
    unsigned n_pending;
    struct error error;
    uint64_t reads;
    uint64_t budget; /* bytes that libarchive may still ask for */
    char bytes[CONTAINER_INPUT];
};

extern const struct stream_ops container_member_ops;

/* What libarchive reads. */
struct stream *container_input(struct container *container);

/* Opens libarchive on the input, at the first container_next(). False: it failed, or what is
 * pending tells. */
bool container_open_archive(struct container *container);

/* Damage of which the reader has not heard yet, in order; no more than CONTAINER_PENDING. */
void container_add_pending(struct container *container, const struct damage *damage);
bool container_take_pending(struct container *container, struct damage *damage);

/* Damage of the container's own making, at about where the input stands. */
void container_add_own(struct container *container, const char *reason, const char *text);

/* What libarchive said last, behind what is still to be told. */
void container_add_said(struct container *container);

#endif
