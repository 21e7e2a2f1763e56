/* sweep_variant.c - the variants of a sweep: for each, the base scenario and the reference with what it sets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"
#include "sweep.h"

static const char *const keys[] = {"name", "title", "set"};

static struct scenario *derive(struct sweep_reading *reading, const struct draft *from, const struct node *set)
{
    struct study_varied varied = {.count = reading->sweep->axis_count};
    for (int i = 0; i < varied.count; i++)
        varied.paths[i] = reading->sweep->axes[i].path;
    return study_derive(&reading->study, from, set, &varied);
}

/* Add a variant. What is wrong with its `set` is reported for the reference only when the base scenario takes it. */
static struct sweep_variant *add_variant(struct sweep_reading *reading, const struct node *set)
{
    struct sweep_variant *variant = &reading->sweep->variants[reading->sweep->variant_count++];
    size_t before = reading->study.findings.count;
    variant->scenario = derive(reading, &reading->base, set);
    if (reading->reference.scenario && reading->study.findings.count == before) {
        reading->study.findings.about = "in the reference scenario: ";
        variant->reference = derive(reading, &reading->reference, set);
        reading->study.findings.about = NULL;
    }
    return variant;
}

static void read_name(struct sweep_reading *reading, const struct node *value, char name[NAME_SIZE])
{
    if (!study_name(&reading->study, value, name))
        return;
    for (int i = 0; i < reading->sweep->variant_count; i++)
        if (strcmp(reading->sweep->variants[i].name, name) == 0)
            findings_add(&reading->study.findings, STATUS_DATA, source_value(&reading->study.source, value),
                         "two variants are called '%s'; expected a name for each", name);
}

static void read_variant(struct sweep_reading *reading, const struct node *item)
{
    struct study *study = &reading->study;
    char name[NAME_SIZE] = "";
    if (item->kind != NODE_MAPPING) {
        if (item->kind != NODE_REFUSED)
            study_report(study, item, "no variant; expected 'name:' and 'set:'");
        return;
    }
    const struct node *named = node_member(item, "name"), *title = node_member(item, "title"),
                      *set = node_member(item, "set");
    study_keys(study, item, keys, sizeof keys / sizeof *keys, "a variant");
    if (named)
        read_name(reading, named, name);
    else
        study_needs(study, item, "name", "a name for the variant");
    if (set)
        set = study_set(study, set);
    struct sweep_variant *variant = add_variant(reading, set);
    snprintf(variant->name, sizeof variant->name, "%s", name);
    snprintf(variant->title, sizeof variant->title, "%s", name);
    if (title)
        source_title(&study->source, title, variant->title, &study->findings);
}

void sweep_variants_read(struct sweep_reading *reading, const struct node *variants)
{
    if (!variants) {
        struct sweep_variant *only = add_variant(reading, NULL);
        snprintf(only->name, sizeof only->name, "%s", reading->base.scenario->name);
        snprintf(only->title, sizeof only->title, "%s", reading->base.scenario->title);
    } else if (study_list(&reading->study, variants, SWEEP_VARIANTS, "variants")) {
        const struct node *item = variants->first;
        for (; item && reading->sweep->variant_count < SWEEP_VARIANTS; item = item->next)
            read_variant(reading, item);
    }
}

/* Report the first rule broken with axis 0 at its value i, over all values of axis 1. */
static void check_line(struct sweep_reading *reading, const struct sweep_variant *variant, struct params *params, int i)
{
    const struct sweep_file *sweep = reading->sweep;
    const struct sweep_axis *first = &sweep->axes[0], *second = sweep->axis_count > 1 ? &sweep->axes[1] : NULL;
    struct param_ref ref;
    char a[32], b[32], other[200] = "", message[ERROR_MESSAGE_SIZE];
    if (params_find(params, first->path, &ref, NULL) == STATUS_OK)
        param_store(params, ref, first->values[i]);
    for (int j = 0; j < (second ? second->count : 1); j++) {
        if (second && params_find(params, second->path, &ref, NULL) == STATUS_OK) {
            param_store(params, ref, second->values[j]);
            snprintf(other, sizeof other, " and %s = %s", second->path, text_number(second->values[j], b, sizeof b));
        }
        if (!params_broken(params, message))
            continue;
        findings_add(&reading->study.findings, STATUS_DATA, reading->places[0][i], "in variant '%s' with %s = %s%s: %s",
                     variant->name, first->path, text_number(first->values[i], a, sizeof a), other, message);
        return;
    }
}

void sweep_grid_check(struct sweep_reading *reading)
{
    const struct sweep_file *sweep = reading->sweep;
    for (int v = 0; v < sweep->variant_count; v++) {
        struct params params = sweep->variants[v].scenario->params;
        for (int i = 0; i < sweep->axes[0].count; i++)
            check_line(reading, &sweep->variants[v], &params, i);
    }
}
