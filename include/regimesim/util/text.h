/* text.h - small helpers for names and numbers as text. */
#ifndef REGIMESIM_UTIL_TEXT_H
#define REGIMESIM_UTIL_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* Levenshtein distance, for "did you mean". */
size_t text_distance(const char *a, const char *b);

/* The candidate nearest to `word`, or NULL when none is near enough (more than a third of its letters, at least 2,
 * differ). */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

/* A valid name for a list element, a scenario or a variant: letters, digits, '-' and '_', a letter first, at most 47
 * bytes. */
int text_is_name(const char *word);

/* Shortest decimal form that reads back as the same double; returns `buffer` (size >= 32). */
const char *text_number(double value, char *buffer, size_t size);

/* Parse the whole of `text` as a finite decimal number. Returns 0, or -1. Locale-independent. */
int text_parse_number(const char *text, double *value);

/* Length of the control character that `text` begins with, 0 when it begins with another one or `size` is 0: controls
 * of ASCII, of Latin-1, and those that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069). */
size_t text_control(const char *text, size_t size);

/* FNV-1a, 64 bits; start with TEXT_HASH_START. */
#define TEXT_HASH_START 14695981039346656037u
uint64_t text_hash(uint64_t hash, const void *data, size_t size);

#endif
