/* slurp.h - a whole file in memory. */
#ifndef TESTS_SUPPORT_SLURP_H
#define TESTS_SUPPORT_SLURP_H

#include <stddef.h>

/* The bytes of the file and a NUL, for the caller to free; NULL when it cannot be read. `size` may be NULL. */
char *slurp(const char *path, size_t *size);

/* How often `part` occurs in `text`, not overlapping. */
size_t count_of(const char *text, const char *part);

#endif
