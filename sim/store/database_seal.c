/* database_seal.c - the sums over the values of finished runs, by which a resumed batch knows that none was lost.
 *
 * SQLite takes back what a killed process left half done, by its journal. Where that file was damaged in the meantime
 * it may take back a part only, or wrong pages, and the tables still look sound. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "database_internal.h"

static uint64_t mixed(uint64_t word)
{
    word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9u;
    word = (word ^ word >> 27) * 0x94d049bb133111ebu;
    return word ^ word >> 31;
}

/* Rows are added up, so their order does not matter. NaN is stored as NULL, and -0 as 0. */
uint64_t database_seal_of(int metric, int element, int x, double value)
{
    uint64_t bits = 0;
    if (isnan(value))
        bits = UINT64_MAX;
    else if (value < 0 || value > 0)
        memcpy(&bits, &value, sizeof bits);
    uint64_t word = mixed((uint64_t)(unsigned)metric << 32 | (unsigned)element);
    return mixed(mixed(word + (unsigned)x + 1) ^ bits);
}

enum status database_put_seal(struct database *database, int arm, int replicate, uint64_t seal, struct error *error)
{
    sqlite3_bind_int(database->put_seal, 1, arm);
    sqlite3_bind_int(database->put_seal, 2, replicate);
    sqlite3_bind_int64(database->put_seal, 3, (sqlite3_int64)seal);
    return sql_step(&database->sql, database->put_seal, error);
}

/* Index of the run of this row among all of the batch, -1 when it is none that was finished. */
static long finished_run(const struct database *database, sqlite3_stmt *row)
{
    int arm = sqlite3_column_int(row, 0), replicate = sqlite3_column_int(row, 1);
    if (!database_has(database, arm, replicate))
        return -1;
    return (long)arm * database->info.replicates + replicate - database->info.first_replicate;
}

/* Add up the values of each run. */
static enum status add_up(struct database *database, uint64_t *seals, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status =
        sql_prepare(&database->sql, "SELECT arm, replicate, metric, element, x, value FROM value", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        long run = finished_run(database, query);
        bool none = sqlite3_column_type(query, 5) == SQLITE_NULL;
        if (run < 0)
            status = database_damaged(database, "values of a run that was not finished", error);
        else
            seals[run] += database_seal_of(sqlite3_column_int(query, 2), sqlite3_column_int(query, 3),
                                           sqlite3_column_int(query, 4), none ? NAN : sqlite3_column_double(query, 5));
    }
    sqlite3_finalize(query);
    return status;
}

static enum status compare(struct database *database, const uint64_t *seals, struct error *error)
{
    sqlite3_stmt *query = NULL;
    int count = 0;
    enum status status = sql_prepare(&database->sql, "SELECT arm, replicate, seal FROM seal", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        long run = finished_run(database, query);
        if (run < 0 || seals[run] != (uint64_t)sqlite3_column_int64(query, 2))
            status = database_damaged(database, "values of a finished run", error);
        count++;
    }
    sqlite3_finalize(query);
    if (!status && count != database->info.done)
        status = database_damaged(database, "the list of finished runs", error);
    return status;
}

enum status database_check_seals(struct database *database, struct error *error)
{
    size_t runs = (size_t)database->info.arm_count * (size_t)database->info.replicates;
    uint64_t *seals = calloc(runs, sizeof *seals);
    enum status status = seals ? STATUS_OK : error_set(error, STATUS_INTERNAL, "out of memory");
    if (!status)
        status = add_up(database, seals, error);
    if (!status)
        status = compare(database, seals, error);
    free(seals);
    return status;
}
