/* export_dictionary.c - data_dictionary.csv: every column and metric of the CSV files, with its unit and meaning. */
#include "csv.h"
#include "export_internal.h"

static void describe(FILE *stream, const char *file, const char *name, const char *what, const char *unit,
                     const char *label, const char *doc)
{
    csv_row(stream, (const char *const[]){file, what, name, unit, label, doc}, 6);
}

static void describe_columns(FILE *stream, const struct export_table *table)
{
    describe(stream, table->file, "scenario", "column", "", "scenario", "name of the scenario");
    describe(stream, table->file, "replicate", "column", "", "replicate",
             "number of the replicate; the same number means the same persons, ties and luck in every scenario");
    if (!table->x)
        return;
    describe(stream, table->file, table->x, "column", table->x_unit, table->x, table->x_doc);
    describe(stream, table->file, "platform", "column", "", "platform", "for metrics by platform, else empty");
    describe(stream, table->file, "jurisdiction", "column", "", "jurisdiction",
             "for metrics by jurisdiction, else empty");
    describe(stream, table->file, "offence", "column", "", "offence", "for metrics by type of offence, else empty");
}

static void describe_sweep_columns(FILE *stream, const char *file, const struct results *results,
                                   const struct sweep_layout *sweep)
{
    describe(stream, file, "variant", "column", "", "variant", "name of the variant");
    describe(stream, file, "role", "column", "", "role",
             "grid: a point of the sweep; reference: the variant's reference scenario, without values on the axes");
    for (int a = 0; a < sweep->axis_count; a++) {
        struct param_ref ref;
        const struct sweep_axis *axis = &sweep->axes[a];
        bool known = params_find(&results->arms[0].params, axis->path, &ref, NULL) == STATUS_OK;
        describe(stream, file, axis->path, "column", known ? ref.row->unit : "", axis->label,
                 known ? ref.row->doc : "the parameter that was varied");
    }
    describe(stream, file, "replicate", "column", "", "replicate",
             "number of the replicate; the same number means the same persons, ties and luck at every point");
}

void export_dictionary(FILE *stream, const struct results *results, const struct sweep_layout *sweep,
                       const struct export_table *const *tables, int count)
{
    csv_row(stream, (const char *const[]){"file", "what", "name", "unit", "label", "doc"}, 6);
    for (int i = 0; i < count; i++) {
        const struct export_table *table = tables[i];
        if (sweep && !table->x)
            describe_sweep_columns(stream, table->file, results, sweep);
        else
            describe_columns(stream, table);
        describe(stream, table->file, "metric", "column", "", "metric", "name of the metric, one of those below");
        describe(stream, table->file, "value", "column", "of the metric", "value",
                 "the value; empty when it does not exist, as a rate without a denominator");
        for (int metric = 0; metric < METRIC_COUNT; metric++) {
            const struct metric_row *row = &metric_table[metric];
            if (table->kinds & 1u << row->kind && export_has_metric(results, metric))
                describe(stream, table->file, row->name, "metric", row->unit, row->label, row->doc);
        }
    }
    if (results->events)
        export_events_dictionary(stream);
}
