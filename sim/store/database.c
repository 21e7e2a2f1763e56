/* database.c - opening, filling and finishing results.sqlite. */
#include "regimesim/store/database.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "database_internal.h"

/* The default rollback journal, not a write-ahead log: the result is one file that may be copied and moved any time. */
static const char SETTINGS[] = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

static enum status open_database(const char *path, int flags, struct database **database, struct error *error)
{
    *database = calloc(1, sizeof **database);
    if (!*database)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    return sql_open(&(*database)->sql, path, flags, error);
}

static void disconnect(struct database *database)
{
    sqlite3_finalize(database->put_run);
    sqlite3_finalize(database->put_seal);
    sqlite3_finalize(database->put_value);
    sqlite3_finalize(database->put_event);
    database->put_run = database->put_seal = database->put_value = database->put_event = NULL;
    sql_close(&database->sql);
}

void database_close(struct database *database)
{
    if (!database)
        return;
    disconnect(database);
    free(database->finished);
    free(database);
}

const struct database_info *database_info(const struct database *database)
{
    return &database->info;
}

static enum status close_on_failure(enum status status, struct database **database)
{
    if (status) {
        database_close(*database);
        *database = NULL;
    }
    return status;
}

static enum status prepare_puts(struct database *database, struct error *error)
{
    enum status status = sql_run(&database->sql, SETTINGS, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO run VALUES(?, ?)", &database->put_run, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO seal VALUES(?, ?, ?)", &database->put_seal, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO value VALUES(?, ?, ?, ?, ?, ?)", &database->put_value, error);
    return status ? status : database_prepare_events(database, error);
}

/* The journal is claimed too: a killed process may leave it, and it must never outlive the database it belongs to. */
static enum status claim(struct folder *folder, struct error *error)
{
    enum status status = folder_claim(folder, DATABASE_FILE, error);
    return status ? status : folder_claim(folder, DATABASE_FILE "-journal", error);
}

/* Writable where possible, also for reading: SQLite then clears up after a killed process. */
static enum status open_existing(const char *path, struct database **database, struct error *error)
{
    struct stat about;
    if (access(path, R_OK) || stat(path, &about))
        return error_at(error, STATUS_NO_INPUT, path, 0, 0, "there are no results here");
    if (!S_ISREG(about.st_mode))
        return error_at(error, STATUS_DATA, path, 0, 0, "is no regular file");
    enum status status = open_database(path, SQLITE_OPEN_READWRITE, database, error);
    return status ? status : database_read_info(*database, error);
}

enum status database_read(const char *path, struct database **database, struct error *error)
{
    char file[FILE_PATH_SIZE];
    struct folder folder = {.lock = -1};
    *database = NULL;
    if (strlen(path) >= sizeof folder.path)
        return error_set(error, STATUS_NO_INPUT, "the name of the folder is too long");
    memcpy(folder.path, path, strlen(path) + 1);
    return close_on_failure(open_existing(folder_path(&folder, DATABASE_FILE, file), database, error), database);
}

/* Describe the batch in a new file at `path`. */
static enum status write_new(const char *path, const struct batch_record *record, struct error *error)
{
    uint64_t hash;
    struct database *database = NULL;
    enum status status = batch_record_hash(record, &hash, error);
    if (!status)
        status = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &database, error);
    if (!status)
        status = database_describe(database, record, hash, error);
    database_close(database);
    if (status)
        unlink(path);
    return status;
}

/* A database without its description could not be resumed, so it comes into being with it. */
enum status database_create(struct folder *folder, const struct batch_record *record, struct database **database,
                            struct error *error)
{
    char path[FILE_PATH_SIZE], temporary[FILE_PATH_SIZE];
    *database = NULL;
    folder_path(folder, DATABASE_FILE, path);
    if (access(path, F_OK) == 0)
        return error_at(error, STATUS_CANT_CREATE, path, 0, 0, "is there already");
    enum status status = file_temporary(path, temporary, error);
    if (!status)
        status = claim(folder, error);
    if (!status)
        status = write_new(temporary, record, error);
    if (!status)
        status = file_replace(temporary, path, error);
    if (!status)
        status = open_existing(path, database, error);
    if (!status)
        status = prepare_puts(*database, error);
    return close_on_failure(status, database);
}

/* Name the first thing in which the recorded batch differs from the one asked for. */
static enum status compare_numbers(const struct database *database, const struct batch_record *record,
                                   struct error *error)
{
    const struct database_info *info = &database->info;
    const struct batch *batch = record->batch;
    const struct {
        const char *what;
        uint64_t there, asked;
    } rows[] = {
        {"seed", info->seed, batch->seed},
        {"first replicate", (uint64_t)info->first_replicate, (uint64_t)batch->first_replicate},
        {"replicates", (uint64_t)info->replicates, (uint64_t)batch->replicates},
        {"scenarios", (uint64_t)info->arm_count, (uint64_t)batch->arm_count},
        {"replicates with events", (uint64_t)info->events, (uint64_t)batch->events},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].there != rows[i].asked)
            return error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                            "holds another batch: %s %" PRIu64 " there, %" PRIu64 " asked for", rows[i].what,
                            rows[i].there, rows[i].asked);
    return STATUS_OK;
}

static enum status compare_arms(struct database *database, const struct batch *batch, struct error *error)
{
    struct result_arm *there = calloc(1, sizeof *there);
    enum status status = there ? STATUS_OK : error_set(error, STATUS_INTERNAL, "out of memory");
    for (int arm = 0; !status && arm < batch->arm_count; arm++) {
        const struct arm *asked = &batch->arms[arm];
        status = database_read_arm(database, arm, there, error);
        if (!status && strcmp(there->name, asked->name))
            status = error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                              "holds another batch: scenario '%s' there, '%s' asked for", there->name, asked->name);
        else if (!status && params_hash(&there->params) != params_hash(asked->params))
            status = error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                              "holds another batch: the parameters of scenario '%s' differ", asked->name);
    }
    free(there);
    return status;
}

static enum status compare_batch(struct database *database, const struct batch_record *record, struct error *error)
{
    const struct database_info *info = &database->info;
    uint64_t hash;
    enum status status = batch_record_hash(record, &hash, error);
    if (status)
        return status;
    if (strcmp(info->program, record->program))
        return error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                        "was begun by version %s of the program; this is version %s", info->program, record->program);
    if (info->hash == hash)
        return STATUS_OK;
    if (info->kind != record->kind)
        return error_at(error, STATUS_DATA, database->sql.path, 0, 0, "holds another batch: a %s there, a %s asked for",
                        batch_kind_names[info->kind], batch_kind_names[record->kind]);
    status = compare_numbers(database, record, error);
    if (!status)
        status = compare_arms(database, record->batch, error);
    if (!status)
        status = error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                          "holds another batch: the content of a network file differs");
    return status;
}

static enum status check_sound(struct database *database, struct error *error)
{
    sqlite3_stmt *check = NULL;
    enum status status = sql_prepare(&database->sql, "PRAGMA quick_check(1)", &check, error);
    if (sql_next(&database->sql, check, &status, error) && strcmp(sql_text(check, 0), "ok"))
        status = database_damaged(database, sql_text(check, 0), error);
    sqlite3_finalize(check);
    return status;
}

enum status database_resume(struct folder *folder, const struct batch_record *record, struct database **database,
                            struct error *error)
{
    char path[FILE_PATH_SIZE];
    *database = NULL;
    enum status status = open_existing(folder_path(folder, DATABASE_FILE, path), database, error);
    if (!status)
        status = check_sound(*database, error);
    if (!status)
        status = compare_batch(*database, record, error);
    if (!status)
        status = database_check_seals(*database, error);
    if (!status)
        status = claim(folder, error);
    if (!status)
        status = prepare_puts(*database, error);
    return close_on_failure(status, database);
}

/* Index into `finished`, or -1 for a run that is not of this batch. */
static long run_index(const struct database *database, int arm, int replicate)
{
    const struct database_info *info = &database->info;
    long r = (long)replicate - info->first_replicate;
    if (arm < 0 || arm >= info->arm_count || r < 0 || r >= info->replicates)
        return -1;
    return (long)arm * info->replicates + r;
}

bool database_has(const struct database *database, int arm, int replicate)
{
    long index = run_index(database, arm, replicate);
    return index >= 0 && database->finished[index];
}

/* Millions of rows go through here: what is the same for all of a run is bound once. */
static enum status put_rows(struct database *database, int arm, int replicate, const struct outcome *outcome,
                            struct error *error)
{
    sqlite3_stmt *insert = database->put_value;
    uint64_t seal = 0;
    enum status status = sql_put(&database->sql, database->put_run, error, "ii", arm, replicate);
    sqlite3_bind_int(insert, 1, arm);
    sqlite3_bind_int(insert, 2, replicate);
    for (size_t i = 0; !status && i < outcome->count; i++) {
        const struct outcome_row *row = &outcome->rows[i];
        sqlite3_bind_int(insert, 3, row->metric);
        sqlite3_bind_int(insert, 4, row->element);
        sqlite3_bind_int(insert, 5, row->x);
        if (isnan(row->value))
            sqlite3_bind_null(insert, 6);
        else
            sqlite3_bind_double(insert, 6, row->value);
        status = sql_step(&database->sql, insert, error);
        seal += database_seal_of(row->metric, row->element, row->x, row->value);
    }
    return status ? status : database_put_seal(database, arm, replicate, seal, error);
}

enum status database_put(struct database *database, int arm, int replicate, const struct outcome *outcome,
                         struct error *error)
{
    long index = run_index(database, arm, replicate);
    if (index < 0 || !database->put_value)
        return error_set(error, STATUS_INTERNAL, "run %d of scenario %d is not of this batch", replicate, arm);
    enum status status = sql_run(&database->sql, "BEGIN IMMEDIATE", error);
    if (status)
        return status;
    status = put_rows(database, arm, replicate, outcome, error);
    if (!status)
        status = database_put_events(database, arm, replicate, &outcome->events, error);
    if (!status)
        status = sql_run(&database->sql, "COMMIT", error);
    if (status) {
        sqlite3_exec(database->sql.connection, "ROLLBACK", NULL, NULL, NULL);
        return status;
    }
    database->finished[index] = true;
    database->info.done++;
    return STATUS_OK;
}

/* VACUUM INTO writes tables in a fixed order and rows by key, whatever the order of their insertion. It also counts the
 * schema version up, which is therefore set to the same number before. */
static enum status write_canonical(struct database *database, const char *target, struct error *error)
{
    sqlite3_stmt *vacuum = NULL;
    enum status status = sql_run(&database->sql, "PRAGMA schema_version = 1", error);
    if (!status)
        status = sql_prepare(&database->sql, "VACUUM INTO ?", &vacuum, error);
    if (!status)
        status = sql_put(&database->sql, vacuum, error, "t", target);
    sqlite3_finalize(vacuum);
    return status;
}

enum status database_finish(struct database *database, struct error *error)
{
    char temporary[FILE_PATH_SIZE];
    if (database->info.done < database->info.arm_count * database->info.replicates)
        return error_set(error, STATUS_INTERNAL, "the batch is not complete");
    enum status status = file_temporary(database->sql.path, temporary, error);
    if (status)
        return status;
    unlink(temporary);
    status = database_index_events(database, error);
    if (!status)
        status = write_canonical(database, temporary, error);
    if (status) {
        unlink(temporary);
        return status;
    }
    char path[FILE_PATH_SIZE];
    memcpy(path, database->sql.path, sizeof path);
    disconnect(database);
    status = file_replace(temporary, path, error);
    return status ? status : sql_open(&database->sql, path, SQLITE_OPEN_READWRITE, error);
}
