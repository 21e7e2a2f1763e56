/* database_describe.c - the tables of the results database, and what is written when a batch begins. */
#include <inttypes.h>
#include <stdio.h>

#include "database_internal.h"
#include "regimesim/params/metrics.h"

static const char TABLES[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE arm(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, hash TEXT NOT NULL);"
    "CREATE TABLE element(arm INTEGER, scope TEXT, id INTEGER, name TEXT NOT NULL, PRIMARY KEY(arm, scope, id))"
    " WITHOUT ROWID;"
    "CREATE TABLE parameter(arm INTEGER, position INTEGER, path TEXT NOT NULL, value TEXT NOT NULL,"
    " origin TEXT NOT NULL, unit TEXT NOT NULL, basis TEXT NOT NULL, source TEXT, doc TEXT NOT NULL,"
    " PRIMARY KEY(arm, position)) WITHOUT ROWID;"
    "CREATE TABLE metric(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, scope TEXT NOT NULL,"
    " scale TEXT NOT NULL, unit TEXT NOT NULL, label TEXT NOT NULL, doc TEXT NOT NULL);"
    "CREATE TABLE run(arm INTEGER, replicate INTEGER, PRIMARY KEY(arm, replicate)) WITHOUT ROWID;"
    "CREATE TABLE seal(arm INTEGER, replicate INTEGER, seal INTEGER NOT NULL, PRIMARY KEY(arm, replicate)) WITHOUT "
    "ROWID;"
    "CREATE TABLE value(arm INTEGER, replicate INTEGER, metric INTEGER, element INTEGER, x INTEGER, value REAL,"
    " PRIMARY KEY(arm, replicate, metric, element, x)) WITHOUT ROWID;"
    "CREATE TABLE axis(id INTEGER PRIMARY KEY, path TEXT NOT NULL, label TEXT NOT NULL, scale TEXT NOT NULL);"
    "CREATE TABLE axis_value(axis INTEGER, position INTEGER, value REAL NOT NULL, PRIMARY KEY(axis, position))"
    " WITHOUT ROWID;"
    "CREATE TABLE variant(id INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL);"
    "CREATE TABLE sweep_metric(position INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE VIEW tidy AS SELECT arm.name AS scenario, value.replicate AS replicate, metric.name AS metric,"
    " element.name AS element, value.x AS x, value.value AS value, metric.unit AS unit"
    " FROM value JOIN arm ON arm.id = value.arm JOIN metric ON metric.id = value.metric"
    " LEFT JOIN element ON element.arm = value.arm AND element.scope = metric.scope AND element.id = value.element;";

static const char *decimal(uint64_t number, char *buffer)
{
    snprintf(buffer, 24, "%" PRIu64, number);
    return buffer;
}

static const char *hexadecimal(uint64_t number, char *buffer)
{
    snprintf(buffer, 24, "%016" PRIx64, number);
    return buffer;
}

static enum status write_meta(struct database *database, const struct batch_record *record, uint64_t hash,
                              struct error *error)
{
    const struct batch *batch = record->batch;
    char numbers[5][24];
    const struct {
        const char *key, *value;
    } rows[] = {
        {"program", record->program},
        {"kind", batch_kind_names[record->kind]},
        {"title", record->title},
        {"seed", decimal(batch->seed, numbers[0])},
        {"first_replicate", decimal((uint64_t)batch->first_replicate, numbers[1])},
        {"replicates", decimal((uint64_t)batch->replicates, numbers[2])},
        {"arms", decimal((uint64_t)batch->arm_count, numbers[3])},
        {"hash", hexadecimal(hash, numbers[4])},
        {"reference", record->sweep && record->sweep->reference ? "1" : "0"},
    };
    sqlite3_stmt *insert = NULL;
    enum status status = sql_prepare(&database->sql, "INSERT INTO meta VALUES(?, ?)", &insert, error);
    for (size_t i = 0; !status && i < sizeof rows / sizeof *rows; i++)
        status = sql_put(&database->sql, insert, error, "tt", rows[i].key, rows[i].value);
    sqlite3_finalize(insert);
    return status;
}

static enum status write_arms(struct database *database, const struct batch *batch, struct error *error)
{
    sqlite3_stmt *insert = NULL;
    enum status status = sql_prepare(&database->sql, "INSERT INTO arm VALUES(?, ?, ?, ?)", &insert, error);
    for (int arm = 0; !status && arm < batch->arm_count; arm++) {
        char hash[24];
        status = sql_put(&database->sql, insert, error, "ittt", arm, batch->arms[arm].name, batch->arms[arm].title,
                         hexadecimal(params_hash(batch->arms[arm].params), hash));
    }
    sqlite3_finalize(insert);
    return status;
}

static enum status write_elements(struct database *database, const struct batch *batch, struct error *error)
{
    sqlite3_stmt *insert = NULL;
    enum status status = sql_prepare(&database->sql, "INSERT INTO element VALUES(?, ?, ?, ?)", &insert, error);
    for (int arm = 0; !status && arm < batch->arm_count; arm++) {
        const struct params *params = batch->arms[arm].params;
        for (int scope = SCOPE_PLATFORM; !status && scope < SCOPE_COUNT; scope++)
            for (int i = 0; !status && i < params_list_count(params, scope); i++)
                status = sql_put(&database->sql, insert, error, "itit", arm, scope_sections[scope], i,
                                 params_element_name(params, scope, i));
    }
    sqlite3_finalize(insert);
    return status;
}

static enum status write_parameter(struct database *database, const struct batch_record *record, int arm, int i,
                                   sqlite3_stmt *insert, struct error *error)
{
    const struct params *params = record->batch->arms[arm].params;
    struct param_ref ref = params_at(params, (size_t)i);
    char path[160], value[TEXT_SIZE], origin[2 * TEXT_SIZE];
    return sql_put(&database->sql, insert, error, "iittttttt", arm, i, param_path(params, ref, path, sizeof path),
                   param_format(params, ref, value, sizeof value),
                   batch_record_origin(record, arm, ref, origin, sizeof origin), ref.row->unit,
                   basis_names[ref.row->basis], ref.row->source, ref.row->doc);
}

static enum status write_parameters(struct database *database, const struct batch_record *record, struct error *error)
{
    sqlite3_stmt *insert = NULL;
    enum status status =
        sql_prepare(&database->sql, "INSERT INTO parameter VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", &insert, error);
    for (int arm = 0; !status && arm < record->batch->arm_count; arm++) {
        int count = (int)params_count(record->batch->arms[arm].params);
        for (int i = 0; !status && i < count; i++)
            status = write_parameter(database, record, arm, i, insert, error);
    }
    sqlite3_finalize(insert);
    return status;
}

static enum status write_metrics(struct database *database, struct error *error)
{
    sqlite3_stmt *insert = NULL;
    enum status status =
        sql_prepare(&database->sql, "INSERT INTO metric VALUES(?, ?, ?, ?, ?, ?, ?, ?)", &insert, error);
    for (int i = 0; !status && i < METRIC_COUNT; i++) {
        const struct metric_row *row = &metric_table[i];
        status = sql_put(&database->sql, insert, error, "ittttttt", i, row->name, metric_kind_names[row->kind],
                         scope_sections[row->scope], scale_names[row->scale], row->unit, row->label, row->doc);
    }
    sqlite3_finalize(insert);
    return status;
}

enum status database_describe(struct database *database, const struct batch_record *record, uint64_t hash,
                              struct error *error)
{
    char marks[120];
    snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d;", DATABASE_ID,
             DATABASE_FORMAT);
    enum status status = sql_run(&database->sql, "BEGIN IMMEDIATE", error);
    if (!status)
        status = sql_run(&database->sql, marks, error);
    if (!status)
        status = sql_run(&database->sql, TABLES, error);
    if (!status)
        status = write_meta(database, record, hash, error);
    if (!status)
        status = write_arms(database, record->batch, error);
    if (!status)
        status = write_elements(database, record->batch, error);
    if (!status)
        status = write_parameters(database, record, error);
    if (!status)
        status = write_metrics(database, error);
    if (!status && record->sweep)
        status = database_write_sweep(database, record->sweep, error);
    if (!status && record->batch->events)
        status = database_describe_events(database, record->batch->events, error);
    return status ? status : sql_run(&database->sql, "COMMIT", error);
}
