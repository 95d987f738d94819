/* jansson as the judge of the JSON scanner. */
#ifndef TESTS_JSCAN_ORACLE_H
#define TESTS_JSCAN_ORACLE_H

#include <stddef.h>

/* Reads the text with both, the scanner by walking and by skipping. NULL where they agree: both
 * take it and read the same, or both refuse it, or only the one that may (base/jscan.h tells what
 * the scanner allows; jansson nests deeper). Otherwise what is different, a constant. */
const char *jscan_oracle_differs(const char *text, size_t n);

#endif
