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

static void describe_scorecard(FILE *stream)
{
    static const char *const columns[][3] = {
        {"scale", "", "which of the five scales the metric speaks to"},
        {"metric", "", "name of the metric, one of those of summary.csv"},
        {"better", "", "what is better for those whom it concerns: -1 lower, 1 higher, 0 neither"},
        {"scenario", "", "name of the scenario"},
        {"reference", "", "name of the first scenario"},
        {"pairs", "replicates", "replicates with a value under both"},
        {"ratio", "",
         "mean over these, divided by the reference's; inf where only the reference's is 0, empty where both are"},
        {"low", "", "lower bound of the ratio, 95 %, after Fieller, from pairs of replicates"},
        {"high", "", "upper bound; inf where the reference's mean may be 0"},
        {"mean", "of the metric", "mean over all replicates"},
        {"reference_mean", "of the metric", "the same of the reference"},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        describe(stream, EXPORT_SCORECARD, columns[i][0], "column", columns[i][1], columns[i][0], columns[i][2]);
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
    if (!sweep && results->arm_count > 1)
        describe_scorecard(stream);
}
