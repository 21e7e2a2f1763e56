/* claim_file.c - reading a claim: its own keys; arms, sizes and ablations are read beside. */
#include "regimesim/config/claim_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim.h"

const char *const relation_names[RELATIONS] = {"less",         "greater",           "about_equal",  "compounds",
                                               "monotone_up",  "monotone_down",     "peaks_inside", "crosses",
                                               "value_within", "difference_within", "ratio_within"};
static const char *const keys[] = {
    "id",        "argument",  "source",    "section",         "arms",           "metric",     "relation",
    "parameter", "values",    "direction", "smallest_effect", "smallest_share", "replicates", "precision",
    "most",      "ablations", "observed",  "calibrated",      "parameters",     "measure",    "reach"};
static const char *const directions[] = {"up", "down"};

/* A line of text that must be there. */
static void read_line(struct study *study, const struct node *root, const char *key, const char *expected, char *line,
                      size_t size)
{
    const struct node *value = node_member(root, key);
    if (value)
        source_line(&study->source, value, line, size, &study->findings);
    else
        study_needs(study, root, key, expected);
}

static void read_about(struct claim_reading *reading, const struct node *root)
{
    struct claim_file *claim = reading->claim;
    struct study *study = &reading->study;
    const struct node *id = node_member(root, "id");
    if (id)
        study_name(study, id, claim->id);
    else
        study_needs(study, root, "id", "a name for the claim, as C31");
    read_line(study, root, "argument", "the argument in one sentence", claim->argument, sizeof claim->argument);
    read_line(study, root, "source", "who argues so, and where", claim->source, sizeof claim->source);
    read_line(study, root, "section", "the section of the source", claim->section, sizeof claim->section);
}

static void read_relation(struct claim_reading *reading, const struct node *root)
{
    const struct node *value = node_member(root, "relation");
    int relation = value ? study_word(&reading->study, value, relation_names, RELATIONS, "relation") : -1;
    if (!value)
        study_needs(&reading->study, root, "relation", "less, greater, about_equal, ...");
    if (relation < 0)
        return;
    reading->known = true;
    reading->claim->relation = (enum relation)relation;
    reading->runs_over_values = relation >= RELATION_MONOTONE_UP && !relation_is_within((enum relation)relation);
}

static void read_direction(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    const struct node *value = node_member(root, "direction");
    bool crosses = reading->known && reading->claim->relation == RELATION_CROSSES;
    int word = value ? study_word(study, value, directions, 2, "direction") : -1;
    if (word >= 0)
        reading->claim->direction = word == 0 ? 1 : -1;
    if (crosses && !value)
        study_needs(study, root, "direction", "up or down");
    if (value && reading->known && !crosses)
        findings_add(&study->findings, STATUS_DATA, source_key(&study->source, value),
                     "'direction' has no use in '%s'; expected with 'crosses' only",
                     relation_names[reading->claim->relation]);
}

bool relation_is_within(enum relation relation)
{
    return relation >= RELATION_VALUE_WITHIN && relation <= RELATION_RATIO_WITHIN;
}

bool claim_file_is_pattern(const struct claim_file *claim)
{
    return relation_is_within(claim->relation);
}

void claim_refuse(struct claim_reading *reading, const struct node *member)
{
    if (member)
        findings_add(&reading->study.findings, STATUS_DATA, source_key(&reading->study.source, member),
                     "'%s' has no use in '%s'", member->key, relation_names[reading->claim->relation]);
}

/* What a claim is measured by; a pattern has measures of its own. */
static void read_metric(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    const struct node *metric = node_member(root, "metric");
    if (reading->known && claim_file_is_pattern(reading->claim)) {
        claim_refuse(reading, metric);
        pattern_read(reading, root);
        return;
    }
    if (reading->known)
        pattern_refuse(reading, root);
    if (metric)
        reading->claim->metric = study_metric(study, metric);
    else
        study_needs(study, root, "metric", "the name of a summary metric");
}

static void read_keys(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    study_keys(study, root, keys, sizeof keys / sizeof *keys, "");
    read_about(reading, root);
    read_relation(reading, root);
    claim_arms_read(reading, root);
    read_metric(reading, root);
    claim_values_read(reading, root);
    read_direction(reading, root);
    claim_size_read(reading, root);
    claim_arms_derive(reading);
    for (int i = 0; i < reading->claim->arm_count && study->findings.status == STATUS_OK; i++)
        claim_values_check(reading, i, reading->claim->arms[i].scenario);
    if (study->findings.status == STATUS_OK && claim_file_is_pattern(reading->claim))
        pattern_check(reading, root);
    if (study->findings.status == STATUS_OK)
        claim_ablations_read(reading, root);
}

enum status claim_file_load(const char *path, const struct override *overrides, size_t override_count,
                            struct claim_file **claim, struct fault_list *faults)
{
    struct claim_reading reading = {0};
    struct node *root = study_open(&reading.study, path, overrides, override_count, faults);
    *claim = NULL;
    if (!root)
        return findings_finish(&reading.study.findings);
    reading.claim = calloc(1, sizeof *reading.claim);
    if (reading.claim) {
        snprintf(reading.claim->path, TEXT_SIZE, "%s", path);
        read_keys(&reading, root);
    } else {
        study_memory(&reading.study);
    }
    document_free(root);
    for (int i = 0; i < CLAIM_ARMS; i++)
        scenario_free(reading.drafts[i].scenario);
    enum status status = findings_finish(&reading.study.findings);
    if (status == STATUS_OK)
        *claim = reading.claim;
    else
        claim_file_free(reading.claim);
    return status;
}

void claim_file_free(struct claim_file *claim)
{
    for (int i = 0; claim && i < claim->arm_count; i++)
        scenario_free(claim->arms[i].scenario);
    for (int i = 0; claim && i < claim->ablation_count; i++)
        for (int k = 0; k < claim->arm_count; k++)
            scenario_free(claim->ablations[i].scenarios[k]);
    free(claim);
}

enum status claim_file_is(const char *path, bool *is)
{
    char *relation;
    enum status status = study_peek(path, "relation", &relation);
    *is = relation != NULL;
    free(relation);
    return status;
}

enum status claim_file_id(const char *path, char id[NAME_SIZE])
{
    char *text;
    enum status status = study_peek(path, "id", &text);
    snprintf(id, NAME_SIZE, "%s", text ? text : "");
    free(text);
    return status;
}

bool claim_file_sets(const struct claim_file *claim, const char *path)
{
    struct param_ref ref;
    if (strcmp(claim->parameter, path) == 0)
        return true;
    for (int i = 0; i < claim->arm_count; i++) {
        const struct scenario *scenario = claim->arms[i].scenario;
        if (params_find(&scenario->params, path, &ref, NULL) != STATUS_OK)
            continue;
        const struct origin *origin = &scenario->origins[param_slot(ref)];
        if (origin->kind == ORIGIN_OPTION ||
            (origin->kind == ORIGIN_FILE && strcmp(scenario->files[origin->file], claim->path) == 0))
            return true;
    }
    return false;
}
