/* csv.h - the fields of a CSV row (RFC 4180). */
#ifndef SIM_STORE_CSV_H
#define SIM_STORE_CSV_H

#include <stdio.h>

/* A text field, quoted where it must be. */
void csv_text(FILE *stream, const char *text);

/* A number in its shortest form; nothing for NaN. */
void csv_number(FILE *stream, double value);

/* `count` text fields and the end of the row. */
void csv_row(FILE *stream, const char *const *fields, int count);

#endif
