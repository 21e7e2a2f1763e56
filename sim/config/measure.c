/* measure.c - reading what is taken from a run. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "claim.h"
#include "regimesim/params/metrics.h"
#include "regimesim/util/text.h"

static const char *const keys[] = {"metric", "less", "of", "per", "per_less", "per_of", "days"};
enum { NAME_TEXT = 64 };

static bool can_be_taken(int metric)
{
    return metric_table[metric].kind != METRIC_COHORT && metric_table[metric].kind != METRIC_DELAY;
}

static bool is_summary(int metric)
{
    return metric_table[metric].kind == METRIC_SUMMARY;
}

static void read_metric(struct study *study, const struct node *value, int *metric)
{
    struct vocabulary words = {.count = 0};
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE];
    const char *text = value ? study_text(study, value, "the name of a metric") : NULL;
    if (!text)
        return;
    *metric = metric_find(text);
    if (*metric >= 0 && can_be_taken(*metric))
        return;
    for (int i = 0; i < METRIC_COUNT; i++)
        if (can_be_taken(i))
            vocabulary_add(&words, metric_table[i].name, strlen(metric_table[i].name));
    findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "%s is no %s; %s",
                 findings_quote(text, quoted), *metric < 0 ? "metric" : "metric of a run, of a window or of a day",
                 vocabulary_advice(&words, text, advice));
    *metric = -1;
}

static void read_day(struct study *study, const struct node *item, int *day)
{
    double number;
    char quoted[QUOTE_SIZE];
    const char *text = study_text(study, item, "a day");
    if (!text)
        return;
    if (text_parse_number(text, &number) == 0 && number >= 0 && number <= 1e6 && number == floor(number))
        *day = (int)number;
    else
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, item),
                     "%s is no day; expected 0, 10, ...", findings_quote(text, quoted));
}

static void read_days(struct study *study, const struct node *value, struct measure *measure)
{
    if (!value || !study_list(study, value, 2, "days"))
        return;
    if (!value->first->next) {
        study_report(study, value, "one day; expected two: after the first, and up to the second");
        return;
    }
    read_day(study, value->first, &measure->from);
    read_day(study, value->first->next, &measure->until);
    if (measure->until <= measure->from)
        study_report(study, value, "no days between; expected the second above the first");
}

void measure_read(struct study *study, const struct node *value, struct measure *measure)
{
    if (value->kind != NODE_MAPPING) {
        if (value->kind != NODE_REFUSED)
            study_report(study, value, "no measure; expected 'metric:' and what else it takes");
        return;
    }
    const struct node *of = node_member(value, "of"), *per_of = node_member(value, "per_of");
    study_keys(study, value, keys, sizeof keys / sizeof *keys, "a measure");
    read_metric(study, node_member(value, "metric"), &measure->metric);
    read_metric(study, node_member(value, "less"), &measure->less);
    read_metric(study, node_member(value, "per"), &measure->per);
    read_metric(study, node_member(value, "per_less"), &measure->per_less);
    if (of)
        source_line(&study->source, of, measure->of, sizeof measure->of, &study->findings);
    if (per_of)
        source_line(&study->source, per_of, measure->per_of, sizeof measure->per_of, &study->findings);
    read_days(study, node_member(value, "days"), measure);
}

/* Each of the names, blanks between, must be one of the scope. */
static void check_names(struct study *study, const struct node *value, const char *names, int metric,
                        const struct params *params)
{
    enum param_scope scope = metric_table[metric].scope;
    char name[NAME_TEXT], advice[ADVICE_SIZE];
    int used = 0;
    if (scope == SCOPE_ROOT && names[0])
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                     "'%s' is of the whole world; expected no elements of it", metric_table[metric].name);
    for (const char *at = names; scope != SCOPE_ROOT && sscanf(at, "%63s%n", name, &used) == 1; at += used) {
        struct vocabulary words = {.count = 0};
        for (int e = 0; e < params_list_count(params, scope); e++)
            vocabulary_add(&words, params_element_name(params, scope, e),
                           strlen(params_element_name(params, scope, e)));
        if (params_element_find(params, scope, name) < 0)
            findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "'%s' has no '%s'; %s",
                         metric_table[metric].name, name, vocabulary_advice(&words, name, advice));
    }
}

static bool is_end(const struct params *params, int day)
{
    return day % params->run.interval == 0 || day == params->run.days;
}

static void check_days(struct study *study, const struct node *value, const struct measure *measure,
                       const struct params *params)
{
    bool given = measure->until > 0;
    if (given && is_summary(measure->metric))
        study_report(study, value, "'days' has no use with a summary metric, which is of the whole run");
    else if (given && measure->until > params->run.days)
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                     "days end with %d, but the run with %d", measure->until, params->run.days);
    else if (given && !(is_end(params, measure->from) && is_end(params, measure->until)))
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                     "days %d to %d are no whole windows; expected multiples of run.interval, %d", measure->from,
                     measure->until, params->run.interval);
}

/* What is subtracted has the elements of what it is subtracted from. */
static void check_scopes(struct study *study, const struct node *value, const char *key, int less, int from)
{
    if (less >= 0 && (from < 0 || metric_table[less].scope != metric_table[from].scope))
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                     "'%s' is not of what it is subtracted from; expected a metric of the same elements", key);
}

void measure_check(struct study *study, const struct node *value, const struct measure *measure,
                   const struct params *params)
{
    const int metrics[] = {measure->less, measure->per, measure->per_less};
    if (measure->metric < 0) {
        study_needs(study, value, "metric", "the name of a metric");
        return;
    }
    for (int i = 0; i < 3; i++)
        if (metrics[i] >= 0 && is_summary(metrics[i]) != is_summary(measure->metric))
            findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                         "'%s' beside '%s'; expected either summary metrics only or none",
                         metric_table[metrics[i]].name, metric_table[measure->metric].name);
    check_scopes(study, value, "less", measure->less, measure->metric);
    check_scopes(study, value, "per_less", measure->per_less, measure->per);
    check_names(study, value, measure->of, measure->metric, params);
    if (measure->per >= 0 && strcmp(measure->per_of, "all") != 0)
        check_names(study, value, measure->per_of, measure->per, params);
    if (measure->per < 0 && measure->per_of[0])
        study_report(study, value, "'per_of' without 'per'");
    check_days(study, value, measure, params);
}
