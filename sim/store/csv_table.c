/* csv_table.c - rows whose fields are asked for by column. */
#include "csv_table.h"

#include <math.h>
#include <stdlib.h>

#include "regimesim/store/read_text.h"
#include "regimesim/util/text.h"

enum status csv_table_damaged(const struct csv_table *table, const char *what, struct error *error)
{
    return error_at(error, STATUS_DATA, table->path, table->reader.line, 1, "is damaged: %.100s", what);
}

enum status csv_table_open(struct csv_table *table, const char *path, const char *const *columns, int needed,
                           struct error *error)
{
    *table = (struct csv_table){.path = path};
    enum status status = read_text_file(path, &table->text, error);
    table->reader.at = table->text;
    if (!status && csv_next(&table->reader) <= 0)
        status = csv_table_damaged(table, "it has no header", error);
    for (int i = 0; !status && columns[i]; i++) {
        table->places[i] = csv_find(&table->reader, columns[i]);
        if (table->places[i] < 0 && i < needed)
            status = csv_table_damaged(table, columns[i], error);
    }
    return status;
}

void csv_table_close(struct csv_table *table)
{
    free(table->text);
    table->text = NULL;
}

bool csv_table_next(struct csv_table *table, enum status *status, struct error *error)
{
    int columns = table->reader.count;
    int got = *status ? 0 : csv_next(&table->reader);
    if (got < 0 || (got && table->reader.count != columns))
        *status = csv_table_damaged(table, "a row has not the columns of the header", error);
    return got > 0 && !*status;
}

const char *csv_table_field(const struct csv_table *table, int column)
{
    return table->places[column] < 0 ? "" : table->reader.fields[table->places[column]];
}

bool csv_table_number(const struct csv_table *table, int column, double *value)
{
    *value = NAN;
    return !csv_table_field(table, column)[0] || text_parse_number(csv_table_field(table, column), value) == 0;
}
