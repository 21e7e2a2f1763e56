/* sweep_axis.c - the axes of a sweep: which parameter, over which values, drawn on which scale. */
#include <string.h>

#include "regimesim/util/text.h"
#include "sweep.h"

static const char *const keys[] = {"parameter", "scale", "label", "values"};
static const char *const scales[] = {"linear", "log", "one_minus_log"};
enum { SCALES = sizeof scales / sizeof *scales };

static void report(struct sweep_reading *reading, const struct node *value, const char *message)
{
    findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, value), "%s", message);
}

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
    const char *path = sweep_text(reading, value, "the path of a parameter");
    struct error error;
    if (!path)
        return false;
    if (params_find(params, path, ref, &error) != STATUS_OK) {
        if (!draft_cannot_judge(&reading->base, path, NULL))
            report(reading, value, error.message);
        return false;
    }
    enum param_type type = ref->row->type;
    if (type != PARAM_REAL && type != PARAM_INT && type != PARAM_BOOL && type != PARAM_CHOICE) {
        report(reading, value, "a parameter without an order of values; expected a number, a switch or a choice");
        return false;
    }
    if (strcmp(ref->row->path, "run.seed") == 0 || strcmp(ref->row->path, "run.replicates") == 0) {
        report(reading, value, "the same for the whole sweep; expected a parameter of the model");
        return false;
    }
    param_path(params, *ref, axis->path, sizeof axis->path);
    param_path(params, *ref, axis->label, sizeof axis->label);
    if (!is_swept(reading->sweep, axis->path))
        return true;
    report(reading, value, "the parameter of both axes; expected two different ones");
    return false;
}

static void read_scale(struct sweep_reading *reading, const struct node *value, struct sweep_axis *axis)
{
    struct vocabulary words = {.count = 0};
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE];
    const char *text = sweep_text(reading, value, "linear, log or one_minus_log");
    vocabulary_add_all(&words, scales, SCALES);
    if (!text)
        return;
    for (int i = 0; i < SCALES; i++) {
        if (strcmp(text, scales[i]) == 0) {
            axis->scale = (enum sweep_scale)i;
            return;
        }
    }
    findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, value), "unknown scale %s; %s",
                 findings_quote(text, quoted), vocabulary_advice(&words, text, advice));
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
    findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, item),
                 "'%.60s' cannot be shown on the scale %s; expected %s", item->text, scales[axis->scale],
                 axis->scale == SWEEP_LOG ? "a value above 0" : "a value from 0 to below 1");
}

static void add_value(struct sweep_reading *reading, const struct node *item, double value, struct sweep_axis *axis)
{
    if (axis->count == SWEEP_VALUES)
        return;
    reading->places[reading->sweep->axis_count][axis->count] = source_value(&reading->source, item);
    axis->values[axis->count++] = value;
}

static void read_values(struct sweep_reading *reading, const struct node *values, struct param_ref ref,
                        struct sweep_axis *axis)
{
    struct params scratch = reading->base.scenario->params;
    struct error error;
    char before[32];
    if (!sweep_list(reading, values, SWEEP_VALUES, "values"))
        return;
    for (const struct node *item = values->first; item && !findings_full(&reading->findings); item = item->next) {
        const char *text = sweep_text(reading, item, "a value of the parameter");
        if (!text)
            continue;
        if (param_set_text(&scratch, ref, text, &error) != STATUS_OK) {
            report(reading, item, error.message);
            continue;
        }
        double value = param_get_number(&scratch, ref);
        if (!fits_scale(axis->scale, value))
            report_scale(reading, item, axis);
        if (axis->count > 0 && value <= axis->values[axis->count - 1])
            findings_add(&reading->findings, STATUS_DATA, source_value(&reading->source, item),
                         "'%.60s' does not ascend; expected more than %s", text,
                         text_number(axis->values[axis->count - 1], before, sizeof before));
        add_value(reading, item, value, axis);
    }
}

static void read_axis(struct sweep_reading *reading, const struct node *item)
{
    struct sweep_axis *axis = &reading->sweep->axes[reading->sweep->axis_count];
    struct param_ref ref;
    memset(axis, 0, sizeof *axis); /* it may hold what was read of a faulty axis */
    if (item->kind != NODE_MAPPING) {
        if (item->kind != NODE_REFUSED)
            report(reading, item, "no axis; expected 'parameter:' and 'values:'");
        return;
    }
    const struct node *parameter = node_member(item, "parameter"), *scale = node_member(item, "scale"),
                      *label = node_member(item, "label"), *values = node_member(item, "values");
    sweep_keys(reading, item, keys, sizeof keys / sizeof *keys, "an axis");
    if (!parameter)
        sweep_needs(reading, item, "parameter", "the path of the parameter to vary");
    if (!values)
        sweep_needs(reading, item, "values", "a list of its values");
    if (scale)
        read_scale(reading, scale, axis);
    bool found = parameter && read_parameter(reading, parameter, axis, &ref);
    if (found && values)
        read_values(reading, values, ref, axis);
    if (label)
        source_title(&reading->source, label, axis->label, &reading->findings);
    reading->sweep->axis_count += found;
}

void sweep_axes_read(struct sweep_reading *reading, const struct node *axes)
{
    if (!sweep_list(reading, axes, SWEEP_AXES, "axes"))
        return;
    for (const struct node *item = axes->first; item && reading->sweep->axis_count < SWEEP_AXES; item = item->next)
        read_axis(reading, item);
}
