/* sweep_file.c - reading a sweep: its own keys, and the scenarios it starts from. */
#include "regimesim/config/sweep_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "regimesim/params/metrics.h"
#include "sweep.h"

static const char *const keys[] = {"title", "scenario", "reference", "replicates", "metrics", "axes", "variants"};

void sweep_keys(struct sweep_reading *reading, const struct node *mapping, const char *const *known, size_t count,
                const char *where)
{
    struct vocabulary words = {.count = 0};
    vocabulary_add_all(&words, known, count);
    for (const struct node *member = mapping->first; member && !findings_full(&reading->findings);
         member = member->next)
        if (!vocabulary_has(&words, member->key))
            source_unknown_key(&reading->source, member, &words, where, &reading->findings);
}

bool sweep_list(struct sweep_reading *reading, const struct node *list, int most, const char *what)
{
    int count = 0;
    if (list->kind == NODE_REFUSED)
        return false;
    if (list->kind != NODE_SEQUENCE || !list->first) {
        findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, list),
                     "%s is %s; expected a list of 1 to %d %s", list->key,
                     list->kind == NODE_SEQUENCE || (list->kind == NODE_SCALAR && list->bare) ? "empty"
                                                                                              : node_kind_name(list),
                     most, what);
        return false;
    }
    for (const struct node *item = list->first; item; item = item->next)
        if (++count == most + 1)
            findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, item),
                         "too many %s; expected at most %d", what, most);
    return true;
}

void sweep_needs(struct sweep_reading *reading, const struct node *mapping, const char *key, const char *expected)
{
    findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, mapping), "no '%s' here; expected %s",
                 key, expected);
}

const char *sweep_text(struct sweep_reading *reading, const struct node *value, const char *expected)
{
    if (value->kind == NODE_SCALAR && value->text[0])
        return value->text;
    if (value->kind != NODE_REFUSED)
        findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, value), "%s; expected %s",
                     value->kind == NODE_SCALAR ? "nothing" : node_kind_name(value), expected);
    return NULL;
}

/* Start a draft and read the scenario that `value` names into it. */
static void read_scenario(struct sweep_reading *reading, struct draft *draft, const struct node *value)
{
    const char *name = sweep_text(reading, value, "the path of a scenario file");
    char path[TEXT_SIZE];
    if (!name)
        return;
    if (!input_beside(reading->source.path, name, path)) {
        findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, value),
                     "the path is too long; expected at most %d bytes", TEXT_SIZE - 1);
        return;
    }
    draft->incomplete = false;
    input_name(path, draft->scenario->name);
    snprintf(draft->scenario->title, sizeof draft->scenario->title, "%s", draft->scenario->name);
    draft_read(draft, path, source_value(&reading->source, value));
}

/* Until its scenario is read nothing that it may bring can be judged. False when memory is out; reported. */
static bool start_draft(struct sweep_reading *reading, struct draft *draft)
{
    draft->findings = &reading->findings;
    draft->incomplete = true;
    draft->scenario = scenario_new("");
    if (!draft->scenario)
        findings_add(&reading->findings, STATUS_INTERNAL, (struct place){NULL, 0, 0}, "out of memory");
    return draft->scenario != NULL;
}

/* The number of the summary metric with that name, or -1. */
static int summary_find(const char *name)
{
    for (int i = 0; i < METRIC_COUNT; i++)
        if (metric_table[i].kind == METRIC_SUMMARY && strcmp(metric_table[i].name, name) == 0)
            return i;
    return -1;
}

static void report_metric(struct sweep_reading *reading, const struct node *item)
{
    struct vocabulary words = {.count = 0};
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE];
    for (int i = 0; i < METRIC_COUNT; i++)
        if (metric_table[i].kind == METRIC_SUMMARY)
            vocabulary_add(&words, metric_table[i].name, strlen(metric_table[i].name));
    findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, item), "%s is no summary metric; %s",
                 findings_quote(item->text, quoted), vocabulary_advice(&words, item->text, advice));
}

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
    if (!sweep_list(reading, metrics, SWEEP_METRICS, "metrics"))
        return;
    for (const struct node *item = metrics->first; item && !findings_full(&reading->findings); item = item->next) {
        const char *name = sweep_text(reading, item, "the name of a summary metric");
        int metric = name ? summary_find(name) : -1;
        if (metric >= 0 && is_listed(sweep, metric))
            findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, item),
                         "metric '%s' is listed twice; expected each once", name);
        else if (metric >= 0 && sweep->metric_count < SWEEP_METRICS)
            sweep->metrics[sweep->metric_count++] = metric;
        else if (name && metric < 0)
            report_metric(reading, item);
    }
}

/* The same range as run.replicates of a scenario. */
static void read_replicates(struct sweep_reading *reading, const struct node *value)
{
    struct param_ref ref = {param_row_find("run", "replicates"), -1};
    const char *text = sweep_text(reading, value, "a number of runs");
    struct params scratch = reading->base.scenario->params;
    struct error error;
    if (!text)
        return;
    if (param_set_text(&scratch, ref, text, &error) == STATUS_OK)
        reading->sweep->replicates = (int)param_get_number(&scratch, ref);
    else
        findings_add(&reading->findings, error.code, source_value(&reading->source, value), "%s", error.message);
}

static void read_keys(struct sweep_reading *reading, const struct node *root)
{
    const struct node *title = node_member(root, "title"), *scenario = node_member(root, "scenario"),
                      *reference = node_member(root, "reference"), *replicates = node_member(root, "replicates"),
                      *metrics = node_member(root, "metrics"), *axes = node_member(root, "axes");
    sweep_keys(reading, root, keys, sizeof keys / sizeof *keys, "");
    if (title)
        source_title(&reading->source, title, reading->sweep->title, &reading->findings);
    if (scenario)
        read_scenario(reading, &reading->base, scenario);
    else
        sweep_needs(reading, root, "scenario", "the path of the scenario to vary");
    if (reference && start_draft(reading, &reading->reference))
        read_scenario(reading, &reading->reference, reference);
    if (replicates)
        read_replicates(reading, replicates);
    if (metrics)
        read_metrics(reading, metrics);
    else
        sweep_needs(reading, root, "metrics", "a list of summary metrics to plot");
    if (axes)
        sweep_axes_read(reading, axes);
    else
        sweep_needs(reading, root, "axes", "a list of one or two parameters with their values");
    sweep_variants_read(reading, node_member(root, "variants"));
    if (reading->findings.status == STATUS_OK)
        sweep_grid_check(reading);
}

/* The parsed file, or NULL; reported. */
static struct node *read_document(struct findings *findings, const char *path)
{
    struct place whole = {path, 0, 0};
    struct input input;
    struct error error;
    struct node *root = NULL;
    if (strlen(path) >= TEXT_SIZE) {
        findings_add(findings, STATUS_NO_INPUT, whole, "the path is too long; expected at most %d bytes",
                     TEXT_SIZE - 1);
    } else if (input_read(path, false, &input, &error) != STATUS_OK) {
        findings_add(findings, error.code, whole, "%s", error.message);
    } else {
        findings_note(findings, document_parse(path, input.bytes, input.size, &root, findings->faults));
        input_free(&input);
    }
    return root;
}

enum status sweep_file_load(const char *path, const struct override *overrides, size_t override_count,
                            struct sweep_file **sweep, struct fault_list *faults)
{
    struct sweep_reading reading = {.findings = findings_begin(faults),
                                    .source = {path, -1},
                                    .overrides = overrides,
                                    .override_count = override_count};
    struct node *root = read_document(&reading.findings, path);
    *sweep = NULL;
    if (!root)
        return findings_finish(&reading.findings);
    reading.sweep = calloc(1, sizeof *reading.sweep);
    if (reading.sweep && start_draft(&reading, &reading.base)) {
        snprintf(reading.sweep->path, TEXT_SIZE, "%s", path);
        input_name(path, reading.sweep->name);
        snprintf(reading.sweep->title, TITLE_SIZE, "%s", reading.sweep->name);
        read_keys(&reading, root);
    } else if (!reading.sweep) {
        findings_add(&reading.findings, STATUS_INTERNAL, (struct place){NULL, 0, 0}, "out of memory");
    }
    document_free(root);
    scenario_free(reading.base.scenario);
    scenario_free(reading.reference.scenario);
    enum status status = findings_finish(&reading.findings);
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
