/* pattern.c - reading what makes a claim a pattern: the figure from the world, and what it was used for. */
#include "regimesim/config/pattern.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "claim.h"
#include "regimesim/util/text.h"

const char *const calibrated_names[CALIBRATED_WORDS] = {"no", "yes", "built_in"};
static const char *const observed_keys[] = {"figure", "value", "low", "high", "range"};
static const char *const own_keys[] = {"observed", "calibrated", "parameters", "measure", "reach"};

bool measure_names(const char *names, const struct params *params, enum param_scope scope, int element)
{
    char name[64];
    int used = 0;
    const char *wanted = scope == SCOPE_ROOT ? NULL : params_element_name(params, scope, element);
    if (!names[0] || !wanted)
        return true;
    for (const char *at = names; sscanf(at, "%63s%n", name, &used) == 1; at += used)
        if (strcmp(name, wanted) == 0)
            return true;
    return false;
}

static void read_text(struct study *study, const struct node *mapping, const char *key, const char *expected,
                      char text[PATTERN_TEXT])
{
    const struct node *value = node_member(mapping, key);
    if (value)
        source_line(&study->source, value, text, PATTERN_TEXT, &study->findings);
    else
        study_needs(study, mapping, key, expected);
}

/* `missing` where there is none. */
static double read_number(struct study *study, const struct node *value, double missing)
{
    char quoted[QUOTE_SIZE];
    double number = missing;
    const char *text = value ? study_text(study, value, "a number") : NULL;
    if (text && (text_parse_number(text, &number) || !isfinite(number)))
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "%s is %s; expected a number",
                     value->key, findings_quote(text, quoted));
    return number;
}

static void read_observed(struct study *study, const struct node *root, struct pattern *pattern)
{
    const struct node *observed = node_member(root, "observed");
    if (!observed || observed->kind != NODE_MAPPING) {
        study_needs(study, root, "observed", "a mapping: figure, low, high, range");
        return;
    }
    const struct node *low = node_member(observed, "low"), *high = node_member(observed, "high");
    study_keys(study, observed, observed_keys, sizeof observed_keys / sizeof *observed_keys, "observed");
    read_text(study, observed, "figure", "what was counted, where and when", pattern->figure);
    read_text(study, observed, "range", "where 'low' and 'high' come from", pattern->range);
    pattern->value = read_number(study, node_member(observed, "value"), NAN);
    pattern->low = read_number(study, low, -INFINITY);
    pattern->high = read_number(study, high, INFINITY);
    if (!low && !high)
        study_needs(study, observed, "low", "the lower end of what may be true, or 'high'");
    if (pattern->low >= pattern->high)
        study_report(study, observed, "no range; expected 'low' below 'high'");
    else if (pattern->value < pattern->low || pattern->value > pattern->high)
        study_report(study, observed, "the value lies outside of its range");
}

static void read_parameters(struct study *study, const struct node *list, struct pattern *pattern)
{
    if (!study_list(study, list, PATTERN_PARAMETERS, "parameters"))
        return;
    for (const struct node *item = list->first; item && pattern->parameter_count < PATTERN_PARAMETERS;
         item = item->next) {
        const char *text = study_text(study, item, "the path of a parameter");
        if (text)
            snprintf(pattern->parameters[pattern->parameter_count++], 160, "%s", text);
    }
}

static void read_calibrated(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    struct pattern *pattern = &reading->claim->pattern;
    const struct node *value = node_member(root, "calibrated"), *parameters = node_member(root, "parameters");
    int word = value ? study_word(study, value, calibrated_names, CALIBRATED_WORDS, "answer") : -1;
    if (!value)
        study_needs(study, root, "calibrated", "no, yes or built_in");
    if (word >= 0)
        pattern->calibrated = (enum calibrated)word;
    if (word > CALIBRATED_NO && !parameters)
        study_needs(study, root, "parameters", "which parameters were set from this figure, or presuppose it");
    if (word == CALIBRATED_NO && parameters)
        findings_add(&study->findings, STATUS_DATA, source_key(&study->source, parameters),
                     "'parameters' beside 'calibrated: no'; expected one of them");
    else if (parameters)
        read_parameters(study, parameters, pattern);
}

static void read_measures(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    struct claim_file *claim = reading->claim;
    const struct node *value = node_member(root, "measure");
    struct measure measure = {-1, -1, -1, -1, "", "", 0, 0};
    if (value)
        measure_read(study, value, &measure);
    else
        study_needs(study, root, "measure", "what to take from a run");
    for (int i = 0; i < claim->arm_count; i++) {
        claim->arms[i].measure = measure;
        if (reading->measures[i])
            measure_read(study, reading->measures[i], &claim->arms[i].measure);
    }
}

void pattern_read(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    read_observed(study, root, &reading->claim->pattern);
    read_calibrated(reading, root);
    read_measures(reading, root);
    read_text(study, root, "reach", "what it says about the model's reach", reading->claim->pattern.reach);
}

void pattern_refuse(struct claim_reading *reading, const struct node *root)
{
    for (size_t i = 0; i < sizeof own_keys / sizeof *own_keys; i++)
        claim_refuse(reading, node_member(root, own_keys[i]));
    for (int i = 0; i < reading->claim->arm_count; i++)
        claim_refuse(reading, reading->measures[i]);
}

/* "platforms.*.breach_share" names the parameter of any platform. */
static const struct param_row *find_row(const struct params *params, const char *path)
{
    struct param_ref ref;
    if (params_find(params, path, &ref, NULL) == STATUS_OK)
        return ref.row;
    for (size_t i = 0; i < param_table_size; i++)
        if (strcmp(param_table[i].path, path) == 0)
            return &param_table[i];
    return NULL;
}

/* A parameter that was set from the figure says so in the table. */
static void check_parameter(struct claim_reading *reading, const struct node *item, const char *path)
{
    const struct claim_file *claim = reading->claim;
    const struct param_row *row = find_row(&claim->arms[0].scenario->params, path);
    struct place place = source_value(&reading->study.source, item);
    if (!row)
        findings_add(&reading->study.findings, STATUS_DATA, place, "no parameter '%s'", path);
    else if (claim->pattern.calibrated == CALIBRATED_YES && !(row->source && strstr(claim->source, row->source)))
        findings_add(&reading->study.findings, STATUS_DATA, place,
                     "the default of '%s' is not from '%s'; expected 'built_in', or another parameter", path,
                     claim->source);
}

void pattern_check(struct claim_reading *reading, const struct node *root)
{
    const struct claim_file *claim = reading->claim;
    const struct node *parameters = node_member(root, "parameters"), *item = parameters ? parameters->first : NULL;
    for (int i = 0; i < claim->arm_count; i++)
        measure_check(&reading->study, reading->measures[i] ? reading->measures[i] : node_member(root, "measure"),
                      &claim->arms[i].measure, &claim->arms[i].scenario->params);
    for (int i = 0; i < claim->pattern.parameter_count && item; i++, item = item->next)
        check_parameter(reading, item, claim->pattern.parameters[i]);
}
