/* 64 bytes as bit masks, and bit masks as lists: what words.c asks of the machine. Every machine
 * gives the same. */
#ifndef KERNEL_BLOCK_H
#define KERNEL_BLOCK_H

#include <stdint.h>

enum { BLOCK = 64 };

/* Bit i tells of byte i. */
struct block {
    uint64_t letters;     /* digits, too, and all bytes from 0x80 on */
    uint64_t spaces;      /* line ends, too */
    uint64_t marks;       /* . ! ? and line ends */
    uint64_t apostrophes; /* straight ones */
    uint64_t signs;       /* none of these */
    uint64_t leads;       /* from 0xC0 on: they begin a character */
};

struct block_machine {
    struct block (*read)(const char bytes[BLOCK]);
    /* Writes base + i for each bit i to out, which has room for BLOCK numbers whatever the bits;
     * returns the end of the list. */
    uint32_t *(*list)(uint64_t bits, uint32_t base, uint32_t *out);
};

/* The fastest way that this processor can go; and the one that any can. */
struct block_machine block_machine(void);
extern const struct block_machine block_portable;

#endif
