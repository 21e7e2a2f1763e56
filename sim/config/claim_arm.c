/* claim_arm.c - the arms of a claim, and the values that it runs over. */
#include <stdio.h>
#include <string.h>

#include "claim.h"
#include "regimesim/util/text.h"

static const char *const keys[] = {"name", "scenario", "set", "measure"};
enum { LEAST_VALUES = 3 };

static void read_name(struct claim_reading *reading, const struct node *value, int arm)
{
    struct claim_arm *arms = reading->claim->arms;
    if (!study_name(&reading->study, value, arms[arm].name))
        return;
    for (int i = 0; i < arm; i++)
        if (strcmp(arms[i].name, arms[arm].name) == 0)
            findings_add(&reading->study.findings, STATUS_DATA, source_value(&reading->study.source, value),
                         "two arms are called '%s'; expected a name for each", arms[arm].name);
}

static void read_arm(struct claim_reading *reading, const struct node *item)
{
    struct study *study = &reading->study;
    int arm = reading->claim->arm_count++;
    struct draft *draft = &reading->drafts[arm];
    if (!study_draft(study, draft))
        return;
    if (item->kind != NODE_MAPPING) {
        if (item->kind != NODE_REFUSED)
            study_report(study, item, "no arm; expected 'name:' and 'scenario:'");
        return;
    }
    const struct node *name = node_member(item, "name"), *scenario = node_member(item, "scenario"),
                      *set = node_member(item, "set");
    study_keys(study, item, keys, sizeof keys / sizeof *keys, "an arm");
    if (name)
        read_name(reading, name, arm);
    else
        study_needs(study, item, "name", "a name for the arm");
    if (scenario) {
        reading->claim->arms[arm].line = scenario->line;
        reading->claim->arms[arm].column = scenario->column;
        study_scenario(study, draft, scenario);
    } else {
        study_needs(study, item, "scenario", "the path of a scenario file");
    }
    reading->sets[arm] = set ? study_set(study, set) : NULL;
    reading->measures[arm] = node_member(item, "measure");
}

/* How many arms the relation compares. */
static int arms_wanted(const struct claim_reading *reading)
{
    if (reading->claim->relation == RELATION_COMPOUNDS)
        return 4;
    if (reading->claim->relation == RELATION_VALUE_WITHIN)
        return 1;
    return reading->runs_over_values && reading->claim->relation != RELATION_CROSSES ? 1 : 2;
}

void claim_arms_read(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    const struct node *arms = node_member(root, "arms");
    if (!arms) {
        study_needs(study, root, "arms", "a list of what is compared");
        return;
    }
    if (!study_list(study, arms, CLAIM_ARMS, "arms"))
        return;
    for (const struct node *item = arms->first; item && reading->claim->arm_count < CLAIM_ARMS; item = item->next)
        read_arm(reading, item);
    int wanted = arms_wanted(reading);
    if (reading->known && reading->claim->arm_count != wanted)
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, arms),
                     "%d arm%s; expected %d for '%s'", reading->claim->arm_count,
                     reading->claim->arm_count == 1 ? "" : "s", wanted, relation_names[reading->claim->relation]);
}

static void read_values(struct claim_reading *reading, const struct node *values, struct param_ref ref)
{
    struct study *study = &reading->study;
    struct claim_file *claim = reading->claim;
    int least = claim->relation == RELATION_CROSSES ? 2 : LEAST_VALUES, given = 0;
    if (!study_list(study, values, CLAIM_VALUES, "values"))
        return;
    for (const struct node *item = values->first; item && !findings_full(&study->findings); item = item->next) {
        double value, *before = claim->value_count > 0 ? &claim->values[claim->value_count - 1] : NULL;
        given++;
        if (!study_value(study, item, &reading->drafts[0].scenario->params, ref, before, &value) ||
            claim->value_count == CLAIM_VALUES)
            continue;
        reading->places[claim->value_count] = source_value(&study->source, item);
        claim->values[claim->value_count++] = value;
    }
    if (given < least)
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, values),
                     "%d value%s; expected at least %d for '%s'", given, given == 1 ? "" : "s", least,
                     relation_names[claim->relation]);
}

/* What only relations over values take, found with another one. */
static void refuse_values(struct claim_reading *reading, const struct node *member)
{
    if (member && claim_file_is_pattern(reading->claim))
        claim_refuse(reading, member);
    else if (member)
        findings_add(&reading->study.findings, STATUS_DATA, source_key(&reading->study.source, member),
                     "'%s' has no use in '%s', which compares arms", member->key,
                     relation_names[reading->claim->relation]);
}

void claim_values_read(struct claim_reading *reading, const struct node *root)
{
    struct study *study = &reading->study;
    struct claim_file *claim = reading->claim;
    const struct node *parameter = node_member(root, "parameter"), *values = node_member(root, "values");
    struct param_ref ref;
    if (!reading->runs_over_values) {
        refuse_values(reading, reading->known ? parameter : NULL);
        refuse_values(reading, reading->known ? values : NULL);
        return;
    }
    if (!parameter)
        study_needs(study, root, "parameter", "the path of the parameter to vary");
    if (!values)
        study_needs(study, root, "values", "a list of its values");
    for (int i = 0; parameter && i < claim->arm_count && reading->drafts[i].scenario; i++)
        if (!study_parameter(study, &reading->drafts[i], parameter, &ref))
            return;
    if (!parameter || claim->arm_count == 0 || !reading->drafts[0].scenario ||
        params_find(&reading->drafts[0].scenario->params, parameter->text, &ref, NULL) != STATUS_OK)
        return;
    param_path(&reading->drafts[0].scenario->params, ref, claim->parameter, sizeof claim->parameter);
    if (values)
        read_values(reading, values, ref);
}

void claim_arms_derive(struct claim_reading *reading)
{
    struct claim_file *claim = reading->claim;
    struct study_varied varied = {{claim->parameter, NULL}, claim->parameter[0] ? 1 : 0, NULL};
    for (int i = 0; i < claim->arm_count; i++)
        if (reading->drafts[i].scenario)
            claim->arms[i].scenario = study_derive(&reading->study, &reading->drafts[i], reading->sets[i], &varied);
}

void claim_values_check(struct claim_reading *reading, int arm, const struct scenario *scenario)
{
    const struct claim_file *claim = reading->claim;
    char message[ERROR_MESSAGE_SIZE], number[32];
    struct params params = scenario->params;
    struct param_ref ref;
    for (int k = 0; k < claim->value_count; k++) {
        if (params_find(&params, claim->parameter, &ref, NULL) != STATUS_OK)
            continue;
        param_store(&params, ref, claim->values[k]);
        if (params_broken(&params, message))
            findings_add(&reading->study.findings, STATUS_DATA, reading->places[k], "in arm '%s' with %s = %s: %s",
                         claim->arms[arm].name, claim->parameter, text_number(claim->values[k], number, sizeof number),
                         message);
    }
}
