/* database_load.c - reading the runs of a results database back, and the parameters they were made with. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "database_internal.h"
#include "regimesim/params/metrics.h"
#include "regimesim/util/text.h"

/* Elements come first, in order: their numbers are the order in which they were added. */
static enum status add_elements(struct database *database, int arm, struct params *params, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status = sql_query_int(
        &database->sql, "SELECT scope, name FROM element WHERE arm = ? ORDER BY scope, id", arm, &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        int scope = database_position(sql_text(query, 0), scope_sections, SCOPE_COUNT);
        const char *name = sql_text(query, 1);
        if (scope <= SCOPE_ROOT || !text_is_name(name) ||
            (params_element_find(params, scope, name) < 0 && params_element_add(params, scope, name) < 0))
            status = database_damaged(database, "an element of a list", error);
    }
    sqlite3_finalize(query);
    return status;
}

/* Parameters were written in the order of the table, so the `position`-th is nearly always meant; where another
 * version's table differs, the path is searched for. */
static enum status find_parameter(const struct params *params, int position, const char *path, struct param_ref *ref,
                                  struct error *error)
{
    char there[160];
    if (position >= 0 && (size_t)position < params_count(params)) {
        *ref = params_at(params, (size_t)position);
        if (strcmp(param_path(params, *ref, there, sizeof there), path) == 0)
            return STATUS_OK;
    }
    return params_find(params, path, ref, error);
}

static enum status set_parameters(struct database *database, int arm, struct params *params, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status =
        sql_query_int(&database->sql, "SELECT position, path, value FROM parameter WHERE arm = ? ORDER BY position",
                      arm, &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        struct param_ref ref;
        struct error reason;
        status = find_parameter(params, sqlite3_column_int(query, 0), sql_text(query, 1), &ref, &reason);
        if (!status)
            status = param_set_text(params, ref, sql_text(query, 2), &reason);
        if (status)
            status = error_at(error, STATUS_DATA, database->sql.path, 0, 0,
                              "holds a parameter this version refuses: %.300s", reason.message);
    }
    sqlite3_finalize(query);
    return status;
}

enum status database_read_arm(struct database *database, int arm, struct result_arm *result, struct error *error)
{
    sqlite3_stmt *query = NULL;
    bool found = false;
    uint64_t hash = 0;
    enum status status =
        sql_query_int(&database->sql, "SELECT name, title, hash FROM arm WHERE id = ?", arm, &query, error);
    if (sql_next(&database->sql, query, &status, error)) {
        found = sql_copy_text(query, 0, result->name, sizeof result->name) &&
                sql_copy_text(query, 1, result->title, sizeof result->title);
        hash = strtoull(sql_text(query, 2), NULL, 16);
    }
    sqlite3_finalize(query);
    if (!status && !found)
        status = database_damaged(database, "a scenario is missing", error);
    params_defaults(&result->params);
    if (!status)
        status = add_elements(database, arm, &result->params, error);
    if (!status)
        status = set_parameters(database, arm, &result->params, error);
    if (!status && params_hash(&result->params) != hash)
        status = database_damaged(database, "the parameters are not those of the batch", error);
    return status;
}

enum { METRIC_IDS = 4096 };

static int find_metric(int id, const char *name)
{
    return id < METRIC_COUNT && strcmp(metric_table[id].name, name) == 0 ? id : metric_find(name);
}

/* Numbers of metrics may change between versions; names do not. Unknown ones become -1 and are left out. */
static enum status read_metric_numbers(struct database *database, int *numbers, struct error *error)
{
    sqlite3_stmt *query = NULL;
    for (int i = 0; i < METRIC_IDS; i++)
        numbers[i] = -1;
    enum status status = sql_prepare(&database->sql, "SELECT id, name FROM metric", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        int id = sqlite3_column_int(query, 0);
        if (id >= 0 && id < METRIC_IDS)
            numbers[id] = find_metric(id, sql_text(query, 1));
    }
    sqlite3_finalize(query);
    return status;
}

/* Is `element` one that the metric has in this arm? */
static bool is_element(const struct params *params, int metric, int element)
{
    enum param_scope scope = metric_table[metric].scope;
    return scope == SCOPE_ROOT ? element == -1 : element >= 0 && element < params_list_count(params, scope);
}

static enum status add_row(struct database *database, struct results *results, const int *numbers, sqlite3_stmt *query,
                           struct error *error)
{
    long arm = sqlite3_column_int(query, 0), r = (long)sqlite3_column_int(query, 1) - results->first_replicate;
    int id = sqlite3_column_int(query, 2), element = sqlite3_column_int(query, 3);
    if (arm < 0 || arm >= results->arm_count || r < 0 || r >= results->replicates || id < 0 || id >= METRIC_IDS)
        return database_damaged(database, "a value that is not of the batch", error);
    if (numbers[id] < 0)
        return STATUS_OK;
    if (!is_element(&results->arms[arm].params, numbers[id], element))
        return database_damaged(database, "a value that belongs to nothing", error);
    double value = sqlite3_column_type(query, 5) == SQLITE_NULL ? NAN : sqlite3_column_double(query, 5);
    struct outcome *outcome = &results->outcomes[arm * results->replicates + r];
    return outcome_add(outcome, numbers[id], element, sqlite3_column_int(query, 4), value, error);
}

static enum status read_values(struct database *database, struct results *results, struct error *error)
{
    sqlite3_stmt *query = NULL;
    int *numbers = calloc(METRIC_IDS, sizeof *numbers);
    if (!numbers)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    enum status status = read_metric_numbers(database, numbers, error);
    if (!status)
        status = sql_prepare(&database->sql,
                             "SELECT arm, replicate, metric, element, x, value FROM value"
                             " ORDER BY arm, replicate, metric, element, x",
                             &query, error);
    while (sql_next(&database->sql, query, &status, error))
        status = add_row(database, results, numbers, query, error);
    sqlite3_finalize(query);
    free(numbers);
    return status;
}

static enum status load_arms(struct database *database, struct results *results, struct error *error)
{
    const struct database_info *info = &database->info;
    enum status status = results_alloc(results, info->arm_count, info->first_replicate, info->replicates, error);
    results->events = info->events > 0;
    for (int arm = 0; !status && arm < info->arm_count; arm++)
        status = database_read_arm(database, arm, &results->arms[arm], error);
    return status;
}

enum status database_load_arms(struct database *database, struct results *results, struct error *error)
{
    enum status status = load_arms(database, results, error);
    if (status)
        results_free(results);
    return status;
}

enum status database_load(struct database *database, struct results *results, struct error *error)
{
    const struct database_info *info = &database->info;
    enum status status = load_arms(database, results, error);
    if (!status)
        status = read_values(database, results, error);
    for (int i = 0; !status && i < info->arm_count * info->replicates; i++)
        outcome_sort(&results->outcomes[i]);
    if (status)
        results_free(results);
    return status;
}
