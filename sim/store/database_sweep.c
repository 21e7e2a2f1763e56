/* database_sweep.c - the layout of a sweep in the results database. */
#include "database_internal.h"
#include "regimesim/params/metrics.h"

static const char *const scale_words[] = {"linear", "log", "one_minus_log"}; /* by enum sweep_scale */

static enum status write_axes(struct database *database, const struct sweep_layout *sweep, struct error *error)
{
    sqlite3_stmt *axis = NULL, *value = NULL;
    enum status status = sql_prepare(&database->sql, "INSERT INTO axis VALUES(?, ?, ?, ?)", &axis, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO axis_value VALUES(?, ?, ?)", &value, error);
    for (int a = 0; !status && a < sweep->axis_count; a++) {
        const struct sweep_axis *row = &sweep->axes[a];
        status = sql_put(&database->sql, axis, error, "ittt", a, row->path, row->label, scale_words[row->scale]);
        for (int i = 0; !status && i < row->count; i++)
            status = sql_put(&database->sql, value, error, "iid", a, i, row->values[i]);
    }
    sqlite3_finalize(axis);
    sqlite3_finalize(value);
    return status;
}

enum status database_write_sweep(struct database *database, const struct sweep_layout *sweep, struct error *error)
{
    sqlite3_stmt *variant = NULL, *metric = NULL;
    enum status status = write_axes(database, sweep, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO variant VALUES(?, ?, ?)", &variant, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO sweep_metric VALUES(?, ?)", &metric, error);
    for (int v = 0; !status && v < sweep->variant_count; v++)
        status = sql_put(&database->sql, variant, error, "itt", v, sweep->variants[v].name, sweep->variants[v].title);
    for (int m = 0; !status && m < sweep->metric_count; m++)
        status = sql_put(&database->sql, metric, error, "it", m, metric_table[sweep->metrics[m]].name);
    sqlite3_finalize(variant);
    sqlite3_finalize(metric);
    return status;
}

static enum status read_axis_values(struct database *database, struct sweep_layout *sweep, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status =
        sql_prepare(&database->sql, "SELECT axis, value FROM axis_value ORDER BY axis, position", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        int a = sqlite3_column_int(query, 0);
        if (a < 0 || a >= sweep->axis_count || sweep->axes[a].count == SWEEP_VALUES)
            status = database_damaged(database, "values of an axis", error);
        else
            sweep->axes[a].values[sweep->axes[a].count++] = sqlite3_column_double(query, 1);
    }
    sqlite3_finalize(query);
    return status;
}

static enum status read_axes(struct database *database, struct sweep_layout *sweep, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status = sql_prepare(&database->sql, "SELECT path, label, scale FROM axis ORDER BY id", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        int scale = database_position(sql_text(query, 2), scale_words, 3);
        if (sweep->axis_count == SWEEP_AXES || scale < 0) {
            status = database_damaged(database, "an axis", error);
            break;
        }
        struct sweep_axis *axis = &sweep->axes[sweep->axis_count++];
        sql_copy_text(query, 0, axis->path, sizeof axis->path);
        sql_copy_text(query, 1, axis->label, sizeof axis->label);
        axis->scale = (enum sweep_scale)scale;
    }
    sqlite3_finalize(query);
    return status ? status : read_axis_values(database, sweep, error);
}

static enum status read_variants(struct database *database, struct sweep_layout *sweep, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status = sql_prepare(&database->sql, "SELECT name, title FROM variant ORDER BY id", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        if (sweep->variant_count == SWEEP_VARIANTS) {
            status = database_damaged(database, "too many variants", error);
            break;
        }
        sql_copy_text(query, 0, sweep->variants[sweep->variant_count].name, NAME_SIZE);
        sql_copy_text(query, 1, sweep->variants[sweep->variant_count++].title, TITLE_SIZE);
    }
    sqlite3_finalize(query);
    return status;
}

static enum status read_sweep_metrics(struct database *database, struct sweep_layout *sweep, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status = sql_prepare(&database->sql, "SELECT name FROM sweep_metric ORDER BY position", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        int metric = metric_find(sql_text(query, 0));
        if (metric < 0 || sweep->metric_count == SWEEP_METRICS)
            status = database_damaged(database, "a metric of the sweep", error);
        else
            sweep->metrics[sweep->metric_count++] = metric;
    }
    sqlite3_finalize(query);
    return status;
}

enum status database_read_sweep(struct database *database, struct error *error)
{
    struct sweep_layout *sweep = &database->info.sweep;
    uint64_t reference = 0;
    enum status status = database_read_meta_number(database, "reference", 10, &reference, error);
    sweep->reference = reference != 0;
    if (!status)
        status = read_axes(database, sweep, error);
    if (!status)
        status = read_variants(database, sweep, error);
    if (!status)
        status = read_sweep_metrics(database, sweep, error);
    if (!status &&
        (sweep->axis_count < 1 || sweep->metric_count < 1 || sweep_layout_arms(sweep) != database->info.arm_count))
        status = database_damaged(database, "the grid of the sweep", error);
    return status;
}
