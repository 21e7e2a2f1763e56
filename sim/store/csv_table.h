/* csv_table.h - a CSV file read row by row, its columns found by their names, so that files with more of them can be
 * read too. */
#ifndef SIM_STORE_CSV_TABLE_H
#define SIM_STORE_CSV_TABLE_H

#include <stdbool.h>

#include "csv_read.h"

enum { CSV_COLUMNS = 24 };

/* A file under way: which field each wanted column is. */
struct csv_table {
    const char *path;
    struct csv_reader reader;
    int places[CSV_COLUMNS];
    char *text;
};

/* `columns` ends with NULL; those from `needed` on may be missing, as older versions did not write them, and are empty
 * then. To be closed after a failure too. */
enum status csv_table_open(struct csv_table *table, const char *path, const char *const *columns, int needed,
                           struct error *error);
void csv_table_close(struct csv_table *table);

/* False at the end, and after a failure: of before (*status), or of this row. */
bool csv_table_next(struct csv_table *table, enum status *status, struct error *error);

/* The present row's field in a wanted column. */
const char *csv_table_field(const struct csv_table *table, int column);
/* False where it is no number; NaN where it is empty: a number that does not exist. */
bool csv_table_number(const struct csv_table *table, int column, double *value);

/* STATUS_DATA, with the present line. */
enum status csv_table_damaged(const struct csv_table *table, const char *what, struct error *error);

#endif
