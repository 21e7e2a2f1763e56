/* sweep_axis.c - the axes of a sweep: which parameter, over which values, drawn on which scale. */
#include <string.h>

#include "sweep.h"

static const char *const keys[] = {"parameter", "scale", "label", "values"};
static const char *const scales[] = {"linear", "log", "one_minus_log"};
enum { SCALES = sizeof scales / sizeof *scales };

static bool is_swept(const struct sweep_file *sweep, const char *path)
{
    for (int i = 0; i < sweep->axis_count; i++)
        if (strcmp(sweep->axes[i].path, path) == 0)
            return true;
    return false;
}

/* Find the parameter and note its path. False when there is none that can be swept. */
static bool read_parameter(struct sweep_reading *reading, const struct node *value, struct sweep_axis *axis,
                           struct param_ref *ref)
{
    const struct params *params = &reading->base.scenario->params;
    if (!study_parameter(&reading->study, &reading->base, value, ref))
        return false;
    param_path(params, *ref, axis->path, sizeof axis->path);
    param_path(params, *ref, axis->label, sizeof axis->label);
    if (!is_swept(reading->sweep, axis->path))
        return true;
    study_report(&reading->study, value, "the parameter of both axes; expected two different ones");
    return false;
}

/* Whether the scale can show a value. */
static bool fits_scale(enum sweep_scale scale, double value)
{
    if (scale == SWEEP_LOG)
        return value > 0;
    return scale == SWEEP_LINEAR || (value >= 0 && value < 1);
}

static void report_scale(struct sweep_reading *reading, const struct node *item, const struct sweep_axis *axis)
{
    findings_add(&reading->study.findings, STATUS_DATA, source_value(&reading->study.source, item),
                 "'%.60s' cannot be shown on the scale %s; expected %s", item->text, scales[axis->scale],
                 axis->scale == SWEEP_LOG ? "a value above 0" : "a value from 0 to below 1");
}

static void add_value(struct sweep_reading *reading, const struct node *item, double value, struct sweep_axis *axis)
{
    if (axis->count == SWEEP_VALUES)
        return;
    reading->places[reading->sweep->axis_count][axis->count] = source_value(&reading->study.source, item);
    axis->values[axis->count++] = value;
}

static void read_values(struct sweep_reading *reading, const struct node *values, struct param_ref ref,
                        struct sweep_axis *axis)
{
    struct study *study = &reading->study;
    if (!study_list(study, values, SWEEP_VALUES, "values"))
        return;
    for (const struct node *item = values->first; item && !findings_full(&study->findings); item = item->next) {
        double value, *before = axis->count > 0 ? &axis->values[axis->count - 1] : NULL;
        if (!study_value(study, item, &reading->base.scenario->params, ref, before, &value))
            continue;
        if (!fits_scale(axis->scale, value))
            report_scale(reading, item, axis);
        add_value(reading, item, value, axis);
    }
}

static void read_axis(struct sweep_reading *reading, const struct node *item)
{
    struct study *study = &reading->study;
    struct sweep_axis *axis = &reading->sweep->axes[reading->sweep->axis_count];
    struct param_ref ref;
    memset(axis, 0, sizeof *axis); /* it may hold what was read of a faulty axis */
    if (item->kind != NODE_MAPPING) {
        if (item->kind != NODE_REFUSED)
            study_report(study, item, "no axis; expected 'parameter:' and 'values:'");
        return;
    }
    const struct node *parameter = node_member(item, "parameter"), *scale = node_member(item, "scale"),
                      *label = node_member(item, "label"), *values = node_member(item, "values");
    study_keys(study, item, keys, sizeof keys / sizeof *keys, "an axis");
    if (!parameter)
        study_needs(study, item, "parameter", "the path of the parameter to vary");
    if (!values)
        study_needs(study, item, "values", "a list of its values");
    int drawn = scale ? study_word(study, scale, scales, SCALES, "scale") : -1;
    if (drawn >= 0)
        axis->scale = (enum sweep_scale)drawn;
    bool found = parameter && read_parameter(reading, parameter, axis, &ref);
    if (found && values)
        read_values(reading, values, ref, axis);
    if (label)
        source_title(&study->source, label, axis->label, &study->findings);
    reading->sweep->axis_count += found;
}

void sweep_axes_read(struct sweep_reading *reading, const struct node *axes)
{
    if (!study_list(&reading->study, axes, SWEEP_AXES, "axes"))
        return;
    for (const struct node *item = axes->first; item && reading->sweep->axis_count < SWEEP_AXES; item = item->next)
        read_axis(reading, item);
}
