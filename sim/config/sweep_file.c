/* sweep_file.c - reading a sweep: its own keys, and the scenarios it starts from. */
#include "regimesim/config/sweep_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "sweep.h"

static const char *const keys[] = {"title", "scenario", "reference", "replicates", "metrics", "axes", "variants"};

static bool is_listed(const struct sweep_file *sweep, int metric)
{
    for (int i = 0; i < sweep->metric_count; i++)
        if (sweep->metrics[i] == metric)
            return true;
    return false;
}

static void read_metrics(struct sweep_reading *reading, const struct node *metrics)
{
    struct sweep_file *sweep = reading->sweep;
    struct study *study = &reading->study;
    if (!study_list(study, metrics, SWEEP_METRICS, "metrics"))
        return;
    for (const struct node *item = metrics->first; item && !findings_full(&study->findings); item = item->next) {
        int metric = study_metric(study, item);
        if (metric >= 0 && is_listed(sweep, metric))
            findings_add(&study->findings, STATUS_DATA, source_value(&study->source, item),
                         "metric '%s' is listed twice; expected each once", item->text);
        else if (metric >= 0 && sweep->metric_count < SWEEP_METRICS)
            sweep->metrics[sweep->metric_count++] = metric;
    }
}

static void read_keys(struct sweep_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    const struct node *title = node_member(root, "title"), *scenario = node_member(root, "scenario"),
                      *reference = node_member(root, "reference"), *replicates = node_member(root, "replicates"),
                      *metrics = node_member(root, "metrics"), *axes = node_member(root, "axes");
    study_keys(study, root, keys, sizeof keys / sizeof *keys, "");
    if (title)
        source_title(&study->source, title, reading->sweep->title, &study->findings);
    if (scenario)
        study_scenario(study, &reading->base, scenario);
    else
        study_needs(study, root, "scenario", "the path of the scenario to vary");
    if (reference && study_draft(study, &reading->reference))
        study_scenario(study, &reading->reference, reference);
    if (replicates)
        reading->sweep->replicates = study_replicates(study, replicates);
    if (metrics)
        read_metrics(reading, metrics);
    else
        study_needs(study, root, "metrics", "a list of summary metrics to plot");
    if (axes)
        sweep_axes_read(reading, axes);
    else
        study_needs(study, root, "axes", "a list of one or two parameters with their values");
    sweep_variants_read(reading, node_member(root, "variants"));
    if (study->findings.status == STATUS_OK)
        sweep_grid_check(reading);
}

enum status sweep_file_load(const char *path, const struct override *overrides, size_t override_count,
                            struct sweep_file **sweep, struct fault_list *faults)
{
    struct sweep_reading reading = {0};
    struct node *root = study_open(&reading.study, path, overrides, override_count, faults);
    *sweep = NULL;
    if (!root)
        return findings_finish(&reading.study.findings);
    reading.sweep = calloc(1, sizeof *reading.sweep);
    if (reading.sweep && study_draft(&reading.study, &reading.base)) {
        snprintf(reading.sweep->path, TEXT_SIZE, "%s", path);
        input_name(path, reading.sweep->name);
        snprintf(reading.sweep->title, TITLE_SIZE, "%s", reading.sweep->name);
        read_keys(&reading, root);
    } else if (!reading.sweep) {
        study_memory(&reading.study);
    }
    document_free(root);
    scenario_free(reading.base.scenario);
    scenario_free(reading.reference.scenario);
    enum status status = findings_finish(&reading.study.findings);
    if (status == STATUS_OK)
        *sweep = reading.sweep;
    else
        sweep_file_free(reading.sweep);
    return status;
}

void sweep_file_free(struct sweep_file *sweep)
{
    for (int i = 0; sweep && i < sweep->variant_count; i++) {
        scenario_free(sweep->variants[i].scenario);
        scenario_free(sweep->variants[i].reference);
    }
    free(sweep);
}
