/* Makes the k-th allocation of the program under test fail. Every test program is linked with it
 * (the linker's --wrap): malloc, calloc, realloc, aligned_alloc, strdup, strndup and mmap as they
 * are called by our own code, not those inside shared libraries. Asleep until the first call.
 *
 *     for (long k = 1; failing_malloc_at(k), !work(); k++)   // work() frees what it has made
 *         cr_assert(failing_malloc_hit(), "work fails without a reason");
 *     cr_assert(!failing_malloc_hit());                      // it went well: nothing failed before
 *     failing_malloc_at(0);
 */
#ifndef TESTS_FAILING_MALLOC_H
#define TESTS_FAILING_MALLOC_H

#include <stdbool.h>

/* From now on the k-th allocation (1 = the next) of any thread fails, and only that; 0: none does.
 * */
void failing_malloc_at(long k);

/* Has the allocation been met that was to fail? */
bool failing_malloc_hit(void);

/* The allocations since failing_malloc_at(). */
long failing_malloc_count(void);

#endif
