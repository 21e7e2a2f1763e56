/* utf8.h - reading text from users letter by letter: titles and arguments may hold anything. */
#ifndef REGIMESIM_STORE_UTF8_H
#define REGIMESIM_STORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { UTF8_BYTES = 4, UTF8_REPLACEMENT = 0xfffd };

/* The letter at *text, which is moved past it; its bytes, NUL-terminated, go into `bytes` (UTF8_BYTES + 1).
 * A byte that starts no valid sequence (overlong forms and surrogates included) counts as U+FFFD. 0 at the end. */
uint32_t utf8_next(const char **text, char *bytes);

/* How many columns of a terminal the letter takes: 0 for combining marks, 2 for East Asian wide ones, else 1. */
int utf8_letter_width(uint32_t letter);

/* Columns of a whole text; control characters count as one. */
size_t utf8_width(const char *text);

/* Copy as many letters as fit into `columns` and `size` bytes, control characters as spaces; what was cut is shown by
 * an ellipsis, which is counted in. Returns buffer. */
char *utf8_fit(const char *text, size_t columns, char *buffer, size_t size);

#endif
