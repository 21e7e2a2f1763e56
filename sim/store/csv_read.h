/* csv_read.h - reading CSV (RFC 4180) row by row. */
#ifndef SIM_STORE_CSV_READ_H
#define SIM_STORE_CSV_READ_H

#include "regimesim/util/error.h"

enum { CSV_FIELDS = 32 };

/* Fields point into the text that is read, which is changed. */
struct csv_reader {
    char *at;
    int line, next_line;
    const char *fields[CSV_FIELDS];
    int count;
};

/* The next row: 1, 0 at the end, -1 when a field does not end or there are too many. */
int csv_next(struct csv_reader *reader);

/* Which field of the present row has this text; -1: none. */
int csv_find(const struct csv_reader *reader, const char *text);

#endif
