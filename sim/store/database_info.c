/* database_info.c - what a results database says about its batch. What is read is not trusted: the file may have been
 * made by another program or another version, or be damaged. */
#include <stdlib.h>
#include <string.h>

#include "database_internal.h"

enum status database_damaged(const struct database *database, const char *what, struct error *error)
{
    return error_at(error, STATUS_DATA, database->sql.path, 0, 0, "is damaged: %s", what);
}

static enum status read_number(struct database *database, const char *pragma, int *number, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status = sql_prepare(&database->sql, pragma, &query, error);
    if (sql_next(&database->sql, query, &status, error))
        *number = sqlite3_column_int(query, 0);
    sqlite3_finalize(query);
    return status;
}

static enum status check_format(struct database *database, struct error *error)
{
    int id = 0, format = 0;
    enum status status = read_number(database, "PRAGMA application_id", &id, error);
    if (!status)
        status = read_number(database, "PRAGMA user_version", &format, error);
    if (status)
        return status;
    if (id != DATABASE_ID)
        return error_at(error, STATUS_DATA, database->sql.path, 0, 0, "is not a results database of regimesim");
    if (format != DATABASE_FORMAT)
        return error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                        "was written by %s version of regimesim (format %d; this version reads format %d)",
                        format > DATABASE_FORMAT ? "a newer" : "an older", format, DATABASE_FORMAT);
    return STATUS_OK;
}

/* The value of a key in meta, or an error. */
static enum status read_meta(struct database *database, const char *key, char *value, size_t size, struct error *error)
{
    sqlite3_stmt *query = NULL;
    bool found = false;
    enum status status = sql_query_text(&database->sql, "SELECT value FROM meta WHERE key = ?", key, &query, error);
    if (sql_next(&database->sql, query, &status, error))
        found = sql_copy_text(query, 0, value, size);
    sqlite3_finalize(query);
    if (!status && !found)
        status = database_damaged(database, key, error);
    return status;
}

enum status database_read_meta_number(struct database *database, const char *key, int base, uint64_t *number,
                                      struct error *error)
{
    char text[NAME_SIZE], *end = text;
    enum status status = read_meta(database, key, text, sizeof text, error);
    if (status)
        return status;
    *number = strtoull(text, &end, base);
    return end == text || *end ? database_damaged(database, key, error) : STATUS_OK;
}

/* More than any batch, so few that nothing computed from them overflows. */
enum { MOST_RUNS = 100000000, MOST_REPLICATES = 100000 /* the range of run.replicates */ };

static enum status read_meta_count(struct database *database, const char *key, int *count, struct error *error)
{
    uint64_t number = 0;
    enum status status = database_read_meta_number(database, key, 10, &number, error);
    if (!status && number > MOST_RUNS)
        status = database_damaged(database, key, error);
    *count = (int)number;
    return status;
}

/* The position of `word` among the names, or -1. */
int database_position(const char *word, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(word, names[i]) == 0)
            return i;
    return -1;
}

static enum status read_kind(struct database *database, struct error *error)
{
    char word[NAME_SIZE];
    enum status status = read_meta(database, "kind", word, sizeof word, error);
    int kind = database_position(word, batch_kind_names, BATCH_KINDS);
    if (!status && kind < 0)
        status = database_damaged(database, "kind", error);
    database->info.kind = kind < 0 ? BATCH_RUN : (enum batch_kind)kind;
    return status;
}

/* Before memory is asked for so many: that there are. */
static enum status check_runs(struct database *database, struct error *error)
{
    const struct database_info *info = &database->info;
    sqlite3_stmt *query = NULL;
    int there = 0;
    if (info->replicates < 1 || info->replicates > MOST_REPLICATES || info->arm_count < 1 ||
        info->arm_count > MOST_RUNS / info->replicates)
        return database_damaged(database, "number of runs", error);
    enum status status = sql_prepare(&database->sql, "SELECT count(*) FROM arm", &query, error);
    if (sql_next(&database->sql, query, &status, error))
        there = sqlite3_column_int(query, 0);
    sqlite3_finalize(query);
    if (!status && there != info->arm_count)
        status = database_damaged(database, "number of scenarios", error);
    return status;
}

static enum status read_batch(struct database *database, struct error *error)
{
    struct database_info *info = &database->info;
    enum status status = read_kind(database, error);
    if (!status)
        status = read_meta(database, "program", info->program, sizeof info->program, error);
    if (!status)
        status = read_meta(database, "title", info->title, sizeof info->title, error);
    if (!status)
        status = database_read_meta_number(database, "seed", 10, &info->seed, error);
    if (!status)
        status = database_read_meta_number(database, "hash", 16, &info->hash, error);
    if (!status)
        status = read_meta_count(database, "first_replicate", &info->first_replicate, error);
    if (!status)
        status = read_meta_count(database, "replicates", &info->replicates, error);
    if (!status)
        status = read_meta_count(database, "arms", &info->arm_count, error);
    return status ? status : check_runs(database, error);
}

static enum status read_finished(struct database *database, struct error *error)
{
    struct database_info *info = &database->info;
    sqlite3_stmt *query = NULL;
    database->finished = calloc((size_t)info->arm_count * (size_t)info->replicates, sizeof *database->finished);
    if (!database->finished)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    enum status status = sql_prepare(&database->sql, "SELECT arm, replicate FROM run", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        long arm = sqlite3_column_int(query, 0), r = (long)sqlite3_column_int(query, 1) - info->first_replicate;
        if (arm < 0 || arm >= info->arm_count || r < 0 || r >= info->replicates) {
            status = database_damaged(database, "a run that is not of the batch", error);
            break;
        }
        database->finished[(size_t)arm * (size_t)info->replicates + (size_t)r] = true;
        info->done++;
    }
    sqlite3_finalize(query);
    return status;
}

enum status database_read_info(struct database *database, struct error *error)
{
    enum status status = check_format(database, error);
    if (!status)
        status = read_batch(database, error);
    if (!status && database->info.kind == BATCH_SWEEP)
        status = database_read_sweep(database, error);
    if (!status)
        status = database_read_events_info(database, error);
    return status ? status : read_finished(database, error);
}
