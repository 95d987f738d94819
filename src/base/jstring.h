/* The strings of a JSON text, for jscan.c. Each begins behind the opening mark and returns where
 * the string's closing mark ends; or sets *fault, a constant that must have been NULL, and returns
 * the place of what is wrong. Nothing at or behind end is read. */
#ifndef BASE_JSTRING_H
#define BASE_JSTRING_H

#include "base/arena.h"
#include "base/str.h"

const char *jstring_skip(const char *pos, const char *end, const char **fault);

/* *value is a view of the text where the string holds no escape, else decoded into the arena. */
const char *jstring_read(const char *open, const char *end, struct arena *arena, struct str *value,
                         const char **fault);

#endif
