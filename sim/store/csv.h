/* csv.h - the fields of a CSV row (RFC 4180). */
#ifndef SIM_STORE_CSV_H
#define SIM_STORE_CSV_H

#include <stdio.h>

/* A text field, quoted where it must be. */
void csv_text(FILE *stream, const char *text);

/* A number in its shortest form; nothing for NaN. */
void csv_number(FILE *stream, double value);

/* The same as a further field of the row: after a comma. */
void csv_next_text(FILE *stream, const char *text);
void csv_next_number(FILE *stream, double value);

/* `count` text fields and the end of the row. */
void csv_row(FILE *stream, const char *const *fields, int count);

/* A column of a file: its name in the header, and what the data dictionary says of it. */
struct csv_column {
    const char *name, *unit, *doc;
};

/* The names, without the end of the row. */
void csv_header(FILE *stream, const struct csv_column *columns, int count);
/* A row of the dictionary (file, what, name, unit, label, doc) for each column. */
void csv_describe(FILE *stream, const char *file, const struct csv_column *columns, int count);

#endif
