/* scenario.c - scenarios: made, copied, read, overridden, and asked where a value came from. */
#include "regimesim/config/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "input.h"

struct scenario *scenario_new(const char *name)
{
    struct scenario *scenario = calloc(1, sizeof *scenario);
    if (!scenario)
        return NULL;
    snprintf(scenario->name, sizeof scenario->name, "%s", name);
    snprintf(scenario->title, sizeof scenario->title, "%s", name);
    params_defaults(&scenario->params);
    return scenario;
}

struct scenario *scenario_copy(const struct scenario *scenario)
{
    struct scenario *copy = malloc(sizeof *copy);
    if (copy)
        *copy = *scenario;
    return copy;
}

void scenario_free(struct scenario *scenario)
{
    free(scenario);
}

static void apply_overrides(struct draft *draft, const struct override *overrides, size_t count)
{
    for (size_t i = 0; i < count && !findings_full(draft->findings); i++)
        override_apply(draft, &overrides[i]);
    rules_check(draft, overrides, count);
}

static enum status out_of_memory(struct findings *findings)
{
    findings_add(findings, STATUS_INTERNAL, (struct place){NULL, 0, 0}, "out of memory");
    return findings_finish(findings);
}

enum status scenario_load(const char *path, const struct override *overrides, size_t override_count,
                          struct scenario **scenario, struct fault_list *faults)
{
    struct findings findings = findings_begin(faults);
    char name[NAME_SIZE];
    *scenario = NULL;
    input_name(path, name);
    struct draft draft = {.scenario = scenario_new(name), .findings = &findings};
    if (!draft.scenario)
        return out_of_memory(&findings);
    draft_read(&draft, path, (struct place){NULL, 0, 0});
    apply_overrides(&draft, overrides, override_count);
    enum status status = findings_finish(&findings);
    if (status == STATUS_OK)
        *scenario = draft.scenario;
    else
        scenario_free(draft.scenario);
    return status;
}

enum status scenario_override(struct scenario *scenario, const struct override *overrides, size_t override_count,
                              struct fault_list *faults)
{
    struct findings findings = findings_begin(faults);
    struct draft draft = {.scenario = scenario_copy(scenario), .findings = &findings};
    if (!draft.scenario)
        return out_of_memory(&findings);
    apply_overrides(&draft, overrides, override_count);
    enum status status = findings_finish(&findings);
    if (status == STATUS_OK)
        *scenario = *draft.scenario;
    scenario_free(draft.scenario);
    return status;
}

const char *scenario_origin(const struct scenario *scenario, struct param_ref ref, char *buffer, size_t size)
{
    const struct origin *origin = &scenario->origins[param_slot(ref)];
    if (origin->kind == ORIGIN_FILE)
        snprintf(buffer, size, "%s:%d", scenario->files[origin->file], origin->line);
    else
        snprintf(buffer, size, "%s", origin->kind == ORIGIN_OPTION ? "--set" : "default");
    return buffer;
}
