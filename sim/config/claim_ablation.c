/* claim_ablation.c - the arms of a claim once more, with something else assumed. */
#include <stdio.h>
#include <string.h>

#include "claim.h"

static const char label_key[] = "label"; /* beside what an ablation sets */

/* "path=value", for all that an ablation sets. */
static void make_name(const struct node *item, char name[ABLATION_NAME])
{
    size_t used = 0;
    name[0] = '\0';
    for (const struct node *member = item->first; member && used < ABLATION_NAME; member = member->next)
        if (strcmp(member->key, label_key) != 0)
            used += (size_t)snprintf(name + used, ABLATION_NAME - used, "%s%s=%s", used ? ", " : "", member->key,
                                     member->kind == NODE_SCALAR ? member->text : "...");
}

/* An arm with what the ablation sets, checked like the arm itself. */
static struct scenario *derive(struct claim_reading *reading, const struct node *item, int arm)
{
    struct claim_file *claim = reading->claim;
    struct study_varied varied = {{claim->parameter, NULL}, claim->parameter[0] ? 1 : 0, label_key};
    size_t before = reading->study.findings.count;
    struct draft from = reading->drafts[arm];
    from.scenario = claim->arms[arm].scenario;
    struct scenario *scenario = study_derive(&reading->study, &from, item, &varied);
    if (scenario && reading->study.findings.count == before)
        claim_values_check(reading, arm, scenario);
    return scenario;
}

static bool is_about_trust(struct claim_reading *reading, const struct node *item)
{
    const struct node *form = node_member(item, "trust.form");
    if (form)
        findings_add(&reading->study.findings, STATUS_DATA, source_key(&reading->study.source, form),
                     "claims are tested under both forms of trust anyway; expected another parameter");
    return form != NULL;
}

/* One that alters no arm would tell nothing. The command line may have overruled it: then nothing is said. */
static void check_difference(struct claim_reading *reading, const struct node *item,
                             const struct claim_ablation *ablation)
{
    const struct claim_file *claim = reading->claim;
    if (reading->study.override_count > 0)
        return;
    for (int i = 0; i < claim->arm_count; i++)
        if (params_hash(&ablation->scenarios[i]->params) != params_hash(&claim->arms[i].scenario->params))
            return;
    study_report(&reading->study, item, "an ablation that leaves all arms as they are; expected another value");
}

static void read_ablation(struct claim_reading *reading, const struct node *item)
{
    struct study *study = &reading->study;
    struct claim_file *claim = reading->claim;
    const struct node *label = item->kind == NODE_MAPPING ? node_member(item, label_key) : NULL;
    if (item->kind != NODE_MAPPING || !item->first || (label && item->first == label && !label->next)) {
        if (item->kind != NODE_REFUSED)
            study_report(study, item, "no ablation; expected 'path: value', as mechanisms.trust: off");
        return;
    }
    if (is_about_trust(reading, item))
        return;
    struct claim_ablation *ablation = &claim->ablations[claim->ablation_count++];
    size_t before = study->findings.count;
    make_name(item, ablation->name);
    if (label)
        source_line(&study->source, label, ablation->label, sizeof ablation->label, &study->findings);
    for (int i = 0; i < claim->arm_count && study->findings.count == before; i++)
        ablation->scenarios[i] = derive(reading, item, i); /* what is wrong in one arm is not told of the other */
    if (study->findings.count == before)
        check_difference(reading, item, ablation);
}

void claim_ablations_read(struct claim_reading *reading, const struct node *root)
{
    const struct node *ablations = node_member(root, "ablations");
    if (!ablations || !study_list(&reading->study, ablations, CLAIM_ABLATIONS, "ablations"))
        return;
    const struct node *item = ablations->first;
    for (; item && reading->claim->ablation_count < CLAIM_ABLATIONS; item = item->next)
        read_ablation(reading, item);
}
