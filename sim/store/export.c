/* export.c - results as tidy CSV: which rows go into which file. */
#include "regimesim/store/export.h"

#include <string.h>

#include "csv.h"
#include "export_internal.h"
#include "regimesim/util/text.h"

static const struct export_table tables[] = {
    {"series.csv", 1u << METRIC_FLOW | 1u << METRIC_STOCK | 1u << METRIC_RATE, "day", "days",
     "last day of the window that the value belongs to"},
    {"cohorts.csv", 1u << METRIC_COHORT, "cohort_day", "days", "first day of a 30-day cohort of offences"},
    {"delays.csv", 1u << METRIC_DELAY, "days_since_offence", "days", "days since the offence"},
};
enum { TABLES = sizeof tables / sizeof *tables };

static const struct export_table summary = {"summary.csv", 1u << METRIC_SUMMARY, NULL, NULL, NULL};
static const struct export_table sweep_summary = {"sweep.csv", 1u << METRIC_SUMMARY, NULL, NULL, NULL};

static const struct outcome *run_of(const struct results *results, int arm, int r)
{
    return &results->outcomes[(size_t)arm * (size_t)results->replicates + (size_t)r];
}

static bool belongs(const struct export_table *table, int metric)
{
    return table->kinds & 1u << metric_table[metric].kind;
}

bool export_has_metric(const struct results *results, int metric)
{
    for (int arm = 0; arm < results->arm_count; arm++)
        for (int r = 0; r < results->replicates; r++) {
            const struct outcome *run = run_of(results, arm, r);
            for (int element = -1; element < MAX_OFFENCES; element++) {
                size_t count;
                if (outcome_series(run, metric, element, &count))
                    return true;
            }
        }
    return false;
}

static bool has_rows(const struct results *results, const struct export_table *table)
{
    for (int metric = 0; metric < METRIC_COUNT; metric++)
        if (belongs(table, metric) && export_has_metric(results, metric))
            return true;
    return false;
}

/* The columns between x and the value, which are the same along a curve. */
static void make_middle(char *middle, size_t size, const struct params *params, const struct outcome_row *row)
{
    const struct metric_row *metric = &metric_table[row->metric];
    const char *element = metric->scope == SCOPE_ROOT ? "" : params_element_name(params, metric->scope, row->element);
    snprintf(middle, size, ",%s,%s,%s,%s,", metric->scope == SCOPE_PLATFORM ? element : "",
             metric->scope == SCOPE_JURISDICTION ? element : "", metric->scope == SCOPE_OFFENCE ? element : "",
             metric->name);
}

static void write_curves_of_run(FILE *stream, const struct results *results, int arm, int r,
                                const struct export_table *table)
{
    const struct outcome *run = run_of(results, arm, r);
    char middle[5 * NAME_SIZE];
    for (size_t i = 0; i < run->count; i++) {
        const struct outcome_row *row = &run->rows[i];
        if (!belongs(table, row->metric))
            continue;
        if (i == 0 || row[-1].metric != row->metric || row[-1].element != row->element)
            make_middle(middle, sizeof middle, &results->arms[arm].params, row);
        csv_text(stream, results->arms[arm].name);
        fputc(',', stream);
        csv_number(stream, results->first_replicate + r);
        fputc(',', stream);
        csv_number(stream, row->x);
        fputs(middle, stream);
        csv_number(stream, row->value);
        fputc('\n', stream);
    }
}

static void write_curves(FILE *stream, const struct results *results, const struct export_table *table)
{
    fprintf(stream, "scenario,replicate,%s,platform,jurisdiction,offence,metric,value\n", table->x);
    for (int arm = 0; arm < results->arm_count; arm++)
        for (int r = 0; r < results->replicates; r++)
            write_curves_of_run(stream, results, arm, r, table);
}

/* The summary rows of one run: the text `name`, the ready-made columns `more`, then replicate, metric, value. */
static void write_summary_of_run(FILE *stream, const struct results *results, int arm, int r, const char *name,
                                 const char *more)
{
    const struct outcome *run = run_of(results, arm, r);
    for (size_t i = 0; i < run->count; i++) {
        const struct outcome_row *row = &run->rows[i];
        if (!belongs(&summary, row->metric))
            continue;
        csv_text(stream, name);
        fprintf(stream, ",%s%d,%s,", more, results->first_replicate + r, metric_table[row->metric].name);
        csv_number(stream, row->value);
        fputc('\n', stream);
    }
}

static void write_summary(FILE *stream, const struct results *results)
{
    fputs("scenario,replicate,metric,value\n", stream);
    for (int arm = 0; arm < results->arm_count; arm++)
        for (int r = 0; r < results->replicates; r++)
            write_summary_of_run(stream, results, arm, r, results->arms[arm].name, "");
}

static void write_point(FILE *stream, const struct results *results, int arm, const char *variant, const char *more)
{
    for (int r = 0; r < results->replicates; r++)
        write_summary_of_run(stream, results, arm, r, variant, more);
}

static void write_variant(FILE *stream, const struct results *results, const struct sweep_layout *sweep, int v)
{
    char more[96], first[32], second[32];
    const char *name = sweep->variants[v].name;
    bool two = sweep->axis_count > 1;
    if (sweep_layout_reference(sweep, v) >= 0)
        write_point(stream, results, sweep_layout_reference(sweep, v), name, two ? "reference,,," : "reference,,");
    for (int i = 0; i < sweep->axes[0].count; i++)
        for (int j = 0; j < (two ? sweep->axes[1].count : 1); j++) {
            text_number(sweep->axes[0].values[i], first, sizeof first);
            text_number(two ? sweep->axes[1].values[j] : 0, second, sizeof second);
            snprintf(more, sizeof more, "grid,%s,%s%s", first, two ? second : "", two ? "," : "");
            write_point(stream, results, sweep_layout_arm(sweep, v, i, j), name, more);
        }
}

static void write_sweep(FILE *stream, const struct results *results, const struct sweep_layout *sweep)
{
    fputs("variant,role,", stream);
    for (int a = 0; a < sweep->axis_count; a++)
        fprintf(stream, "%s,", sweep->axes[a].path);
    fputs("replicate,metric,value\n", stream);
    for (int v = 0; v < sweep->variant_count; v++)
        write_variant(stream, results, sweep, v);
}

static enum status begin(struct folder *folder, const char *name, struct file *file, struct error *error)
{
    enum { BLOCK = 1 << 18 };
    enum status status = folder_create(folder, name, file, error);
    if (!status)
        setvbuf(file->stream, NULL, _IOFBF, BLOCK);
    return status;
}

static enum status export_curves(const struct results *results, const struct export_table *table, struct folder *folder,
                                 struct error *error)
{
    struct file file;
    enum status status = begin(folder, table->file, &file, error);
    if (status)
        return status;
    write_curves(file.stream, results, table);
    return file_commit(&file, error);
}

static enum status export_summary(const struct results *results, const struct sweep_layout *sweep,
                                  struct folder *folder, struct error *error)
{
    struct file file;
    enum status status = begin(folder, sweep ? sweep_summary.file : summary.file, &file, error);
    if (status)
        return status;
    if (sweep)
        write_sweep(file.stream, results, sweep);
    else
        write_summary(file.stream, results);
    return file_commit(&file, error);
}

enum status export_csv(const struct results *results, const struct sweep_layout *sweep, struct folder *folder,
                       struct error *error)
{
    const struct export_table *written[TABLES + 1];
    int count = 0;
    enum status status = STATUS_OK;
    for (int i = 0; !status && i < TABLES; i++)
        if (has_rows(results, &tables[i])) {
            status = export_curves(results, &tables[i], folder, error);
            written[count++] = &tables[i];
        }
    if (!status && has_rows(results, &summary)) {
        status = export_summary(results, sweep, folder, error);
        written[count++] = sweep ? &sweep_summary : &summary;
    }
    if (!status && !sweep && results->arm_count > 1)
        status = export_scorecard(results, folder, error);
    struct file file;
    if (!status)
        status = begin(folder, "data_dictionary.csv", &file, error);
    if (status)
        return status;
    export_dictionary(file.stream, results, sweep, written, count);
    return file_commit(&file, error);
}
