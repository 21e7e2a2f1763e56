/* export_scorecard.c - scorecard.csv: each scenario's summary metrics as ratios to the first scenario's. */
#include "csv.h"
#include "export_internal.h"

static void write_ratio(FILE *stream, const struct results *results, int arm, int metric)
{
    const struct metric_row *row = &metric_table[metric];
    struct interval ratio = results_ratio(results, 0, arm, metric);
    const double numbers[] = {(double)ratio.count,
                              ratio.mean,
                              ratio.low,
                              ratio.high,
                              results_mean(results, arm, metric).mean,
                              results_mean(results, 0, metric).mean};
    fprintf(stream, "%s,%s,%d,", scale_names[row->scale], row->name, row->better);
    csv_text(stream, results->arms[arm].name);
    fputc(',', stream);
    csv_text(stream, results->arms[0].name);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        fputc(',', stream);
        csv_number(stream, numbers[i]);
    }
    fputc('\n', stream);
}

enum status export_scorecard(const struct results *results, struct folder *folder, struct error *error)
{
    struct file file;
    enum status status = folder_create(folder, EXPORT_SCORECARD, &file, error);
    if (status)
        return status;
    fputs("scale,metric,better,scenario,reference,pairs,ratio,low,high,mean,reference_mean\n", file.stream);
    for (int scale = SCALE_SECURITY; scale <= SCALE_COST; scale++)
        for (int metric = 0; metric < METRIC_COUNT; metric++)
            for (int arm = 1; arm < results->arm_count && (int)metric_table[metric].scale == scale; arm++)
                write_ratio(file.stream, results, arm, metric);
    return file_commit(&file, error);
}
