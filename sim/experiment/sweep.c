/* sweep.c - making the arms of a sweep: for each variant its reference, then every point of its grid. */
#include "regimesim/experiment/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"

static enum status set_axis(struct params *params, const struct sweep_axis *axis, int value, struct error *error)
{
    struct param_ref ref;
    enum status status = params_find(params, axis->path, &ref, error);
    return status ? status : param_set_number(params, ref, axis->values[value], error);
}

static void name_point(struct arm *arm, const struct sweep_layout *layout, int variant, int i, int j)
{
    char first[32], second[32] = "";
    text_number(layout->axes[0].values[i], first, sizeof first);
    if (layout->axis_count > 1)
        text_number(layout->axes[1].values[j], second, sizeof second);
    snprintf(arm->name, sizeof arm->name, "%s@%s%s%s", layout->variants[variant].name, first, second[0] ? "," : "",
             second);
    snprintf(arm->title, sizeof arm->title, "%s, %s = %s%s%s%s%s", layout->variants[variant].title,
             layout->axes[0].path, first, second[0] ? ", " : "", second[0] ? layout->axes[1].path : "",
             second[0] ? " = " : "", second);
}

static enum status make_point(struct sweep *sweep, const struct sweep_file *file, int variant, int i, int j,
                              struct error *error)
{
    int index = sweep_layout_arm(&sweep->layout, variant, i, j);
    struct params *params = &sweep->params[index];
    *params = file->variants[variant].scenario->params;
    sweep->scenarios[index] = file->variants[variant].scenario;
    sweep->arms[index].params = params;
    name_point(&sweep->arms[index], &sweep->layout, variant, i, j);
    enum status status = set_axis(params, &file->axes[0], i, error);
    if (!status && file->axis_count > 1)
        status = set_axis(params, &file->axes[1], j, error);
    return status;
}

static void make_reference(struct sweep *sweep, const struct sweep_file *file, int variant)
{
    int index = sweep_layout_reference(&sweep->layout, variant);
    const struct scenario *reference = file->variants[variant].reference;
    if (index < 0)
        return;
    sweep->params[index] = reference->params;
    sweep->scenarios[index] = reference;
    sweep->arms[index].params = &sweep->params[index];
    snprintf(sweep->arms[index].name, sizeof sweep->arms[index].name, "%s@reference", file->variants[variant].name);
    snprintf(sweep->arms[index].title, sizeof sweep->arms[index].title, "%s, reference: %s",
             file->variants[variant].title, reference->title);
}

enum status sweep_make(struct sweep *sweep, const struct sweep_file *file, struct error *error)
{
    memset(sweep, 0, sizeof *sweep);
    sweep_layout_from_file(file, &sweep->layout);
    sweep->arm_count = sweep_layout_arms(&sweep->layout);
    size_t count = (size_t)sweep->arm_count;
    sweep->arms = calloc(count, sizeof *sweep->arms);
    sweep->params = malloc(count * sizeof *sweep->params);
    sweep->scenarios = calloc(count, sizeof *sweep->scenarios);
    if (!sweep->arms || !sweep->params || !sweep->scenarios)
        return error_set(error, STATUS_INTERNAL, "out of memory for a sweep of %d points", sweep->arm_count);
    enum status status = STATUS_OK;
    for (int v = 0; v < file->variant_count && !status; v++) {
        make_reference(sweep, file, v);
        for (int i = 0; i < file->axes[0].count; i++)
            for (int j = 0; j < (file->axis_count > 1 ? file->axes[1].count : 1) && !status; j++)
                status = make_point(sweep, file, v, i, j, error);
    }
    return status;
}

void sweep_free(struct sweep *sweep)
{
    free(sweep->arms);
    free(sweep->params);
    free(sweep->scenarios);
    memset(sweep, 0, sizeof *sweep);
}
