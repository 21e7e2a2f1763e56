/* study_scenario.c - the scenarios that a study starts from, and copies of them with other values. */
#include <stdio.h>
#include <string.h>

#include "input.h"
#include "study.h"

bool study_draft(struct study *study, struct draft *draft)
{
    draft->findings = &study->findings;
    draft->incomplete = true;
    draft->scenario = scenario_new("");
    if (!draft->scenario)
        study_memory(study);
    return draft->scenario != NULL;
}

void study_scenario(struct study *study, struct draft *draft, const struct node *value)
{
    const char *name = study_text(study, value, "the path of a scenario file");
    char path[TEXT_SIZE];
    if (!name)
        return;
    if (!input_beside(study->source.path, name, path)) {
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                     "the path is too long; expected at most %d bytes", TEXT_SIZE - 1);
        return;
    }
    draft->incomplete = false;
    input_name(path, draft->scenario->name);
    snprintf(draft->scenario->title, sizeof draft->scenario->title, "%s", draft->scenario->name);
    draft_read(draft, path, source_value(&study->source, value));
}

static bool is_varied(const struct study_varied *varied, const char *path)
{
    for (int i = 0; i < varied->count; i++)
        if (strcmp(varied->paths[i], path) == 0)
            return true;
    return false;
}

static void apply_set(struct study *study, struct draft *draft, const struct node *set,
                      const struct study_varied *varied)
{
    struct source source = {study->source.path, draft_file(draft, study->source.path)};
    struct param_ref ref;
    struct error error;
    for (const struct node *member = set->first; member && !findings_full(&study->findings); member = member->next) {
        if (varied->aside && strcmp(member->key, varied->aside) == 0)
            continue;
        if (params_find(&draft->scenario->params, member->key, &ref, &error) != STATUS_OK) {
            if (!draft_cannot_judge(draft, member->key, NULL))
                findings_add(&study->findings, error.code, source_key(&source, member), "%s", error.message);
            draft_doubt(draft, member->key);
        } else if (is_varied(varied, member->key)) {
            findings_add(&study->findings, STATUS_DATA, source_key(&source, member),
                         "'%s' is varied over values; expected another parameter", member->key);
        } else {
            apply_value(draft, &source, ref, member);
        }
    }
}

struct scenario *study_derive(struct study *study, const struct draft *from, const struct node *set,
                              const struct study_varied *varied)
{
    struct draft draft = *from;
    draft.scenario = scenario_copy(from->scenario);
    if (!draft.scenario) {
        study_memory(study);
        return NULL;
    }
    if (set)
        apply_set(study, &draft, set, varied);
    for (size_t i = 0; i < study->override_count; i++)
        override_apply(&draft, &study->overrides[i]);
    rules_check(&draft, study->overrides, study->override_count);
    return draft.scenario;
}

const struct node *study_set(struct study *study, const struct node *set)
{
    if (set->kind == NODE_MAPPING)
        return set;
    if (set->kind != NODE_REFUSED)
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, set),
                     "set is %s; expected 'path: value' lines",
                     set->kind == NODE_SCALAR && set->bare ? "empty" : node_kind_name(set));
    return NULL;
}
