/* sweep_variant.c - the variants of a sweep: for each, the base scenario and the reference with what it sets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"
#include "sweep.h"

static const char *const keys[] = {"name", "title", "set"};

static bool is_axis(const struct sweep_file *sweep, const char *path)
{
    for (int i = 0; i < sweep->axis_count; i++)
        if (strcmp(sweep->axes[i].path, path) == 0)
            return true;
    return false;
}

static void apply_set(struct sweep_reading *reading, struct draft *draft, const struct node *set)
{
    struct source source = {reading->source.path, draft_file(draft, reading->source.path)};
    struct param_ref ref;
    struct error error;
    for (const struct node *member = set->first; member && !findings_full(&reading->findings); member = member->next) {
        if (params_find(&draft->scenario->params, member->key, &ref, &error) != STATUS_OK) {
            if (!draft_cannot_judge(draft, member->key, NULL))
                findings_add(&reading->findings, error.code, source_key(&source, member), "%s", error.message);
            draft_doubt(draft, member->key);
        } else if (is_axis(reading->sweep, member->key)) {
            findings_add(&reading->findings, STATUS_DATA, source_key(&source, member),
                         "'%s' is varied by an axis; expected another parameter", member->key);
        } else {
            apply_value(draft, &source, ref, member);
        }
    }
}

/* A copy of the scenario with what the variant and the command line set, its rules checked. NULL when memory is out. */
static struct scenario *derive(struct sweep_reading *reading, const struct draft *from, const struct node *set)
{
    struct draft draft = *from;
    draft.scenario = scenario_copy(from->scenario);
    if (!draft.scenario) {
        findings_add(&reading->findings, STATUS_INTERNAL, (struct place){NULL, 0, 0}, "out of memory");
        return NULL;
    }
    if (set)
        apply_set(reading, &draft, set);
    for (size_t i = 0; i < reading->override_count; i++)
        override_apply(&draft, &reading->overrides[i]);
    rules_check(&draft, reading->overrides, reading->override_count);
    return draft.scenario;
}

/* Add a variant. What is wrong with its `set` is reported for the reference only when the base scenario takes it. */
static struct sweep_variant *add_variant(struct sweep_reading *reading, const struct node *set)
{
    struct sweep_variant *variant = &reading->sweep->variants[reading->sweep->variant_count++];
    size_t before = reading->findings.count;
    variant->scenario = derive(reading, &reading->base, set);
    if (reading->reference.scenario && reading->findings.count == before) {
        reading->findings.about = "in the reference scenario: ";
        variant->reference = derive(reading, &reading->reference, set);
        reading->findings.about = NULL;
    }
    return variant;
}

static void read_name(struct sweep_reading *reading, const struct node *value, char name[NAME_SIZE])
{
    const char *text = sweep_text(reading, value, "a name");
    struct place place = source_value(&reading->source, value);
    char quoted[QUOTE_SIZE];
    if (!text)
        return;
    for (int i = 0; i < reading->sweep->variant_count; i++)
        if (strcmp(reading->sweep->variants[i].name, text) == 0)
            findings_add(&reading->findings, STATUS_DATA, place,
                         "two variants are called '%s'; expected a name for each", text);
    if (text_is_name(text))
        snprintf(name, NAME_SIZE, "%s", text);
    else
        findings_add(&reading->findings, STATUS_DATA, place,
                     "%s is no name; expected letters, digits, - and _, a letter first, at most %d bytes",
                     findings_quote(text, quoted), NAME_SIZE - 1);
}

static void read_variant(struct sweep_reading *reading, const struct node *item)
{
    char name[NAME_SIZE] = "";
    if (item->kind != NODE_MAPPING) {
        if (item->kind != NODE_REFUSED)
            findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, item),
                         "no variant; expected 'name:' and 'set:'");
        return;
    }
    const struct node *named = node_member(item, "name"), *title = node_member(item, "title"),
                      *set = node_member(item, "set");
    sweep_keys(reading, item, keys, sizeof keys / sizeof *keys, "a variant");
    if (named)
        read_name(reading, named, name);
    else
        sweep_needs(reading, item, "name", "a name for the variant");
    if (set && set->kind != NODE_MAPPING) {
        if (set->kind != NODE_REFUSED)
            findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, set),
                         "set is %s; expected 'path: value' lines",
                         set->kind == NODE_SCALAR && set->bare ? "empty" : node_kind_name(set));
        set = NULL;
    }
    struct sweep_variant *variant = add_variant(reading, set);
    snprintf(variant->name, sizeof variant->name, "%s", name);
    snprintf(variant->title, sizeof variant->title, "%s", name);
    if (title)
        source_title(&reading->source, title, variant->title, &reading->findings);
}

void sweep_variants_read(struct sweep_reading *reading, const struct node *variants)
{
    if (!variants) {
        struct sweep_variant *only = add_variant(reading, NULL);
        snprintf(only->name, sizeof only->name, "%s", reading->base.scenario->name);
        snprintf(only->title, sizeof only->title, "%s", reading->base.scenario->title);
    } else if (sweep_list(reading, variants, SWEEP_VARIANTS, "variants")) {
        const struct node *item = variants->first;
        for (; item && reading->sweep->variant_count < SWEEP_VARIANTS; item = item->next)
            read_variant(reading, item);
    }
}

/* The first rule that is broken at a point of the grid. */
struct broken {
    bool any;
    char message[ERROR_MESSAGE_SIZE];
};

static void keep_first(void *context, struct param_ref blame, const char *message)
{
    struct broken *broken = context;
    (void)blame;
    if (!broken->any)
        snprintf(broken->message, sizeof broken->message, "%s", message);
    broken->any = true;
}

/* Report the first rule broken with axis 0 at its value i, over all values of axis 1. */
static void check_line(struct sweep_reading *reading, const struct sweep_variant *variant, struct params *params, int i)
{
    const struct sweep_file *sweep = reading->sweep;
    const struct sweep_axis *first = &sweep->axes[0], *second = sweep->axis_count > 1 ? &sweep->axes[1] : NULL;
    struct param_ref ref;
    char a[32], b[32], other[200] = "";
    if (params_find(params, first->path, &ref, NULL) == STATUS_OK)
        param_store(params, ref, first->values[i]);
    for (int j = 0; j < (second ? second->count : 1); j++) {
        struct broken broken = {.any = false};
        if (second && params_find(params, second->path, &ref, NULL) == STATUS_OK) {
            param_store(params, ref, second->values[j]);
            snprintf(other, sizeof other, " and %s = %s", second->path, text_number(second->values[j], b, sizeof b));
        }
        params_check(params, keep_first, &broken);
        if (!broken.any)
            continue;
        findings_add(&reading->findings, STATUS_DATA, reading->places[0][i], "in variant '%s' with %s = %s%s: %s",
                     variant->name, first->path, text_number(first->values[i], a, sizeof a), other, broken.message);
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
