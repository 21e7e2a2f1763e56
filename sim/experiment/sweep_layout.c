/* sweep_layout.c - which arm of a batch is which point of a sweep. */
#include "regimesim/experiment/sweep_layout.h"

#include <string.h>

void sweep_layout_from_file(const struct sweep_file *file, struct sweep_layout *layout)
{
    *layout = (struct sweep_layout){.axis_count = file->axis_count,
                                    .metric_count = file->metric_count,
                                    .variant_count = file->variant_count,
                                    .reference = file->variant_count > 0 && file->variants[0].reference};
    memcpy(layout->axes, file->axes, sizeof layout->axes);
    memcpy(layout->metrics, file->metrics, sizeof layout->metrics);
    for (int v = 0; v < file->variant_count; v++) {
        memcpy(layout->variants[v].name, file->variants[v].name, sizeof layout->variants[v].name);
        memcpy(layout->variants[v].title, file->variants[v].title, sizeof layout->variants[v].title);
    }
}

static int second_count(const struct sweep_layout *layout)
{
    return layout->axis_count > 1 ? layout->axes[1].count : 1;
}

static int arms_of_variant(const struct sweep_layout *layout)
{
    return layout->axes[0].count * second_count(layout) + (layout->reference ? 1 : 0);
}

int sweep_layout_arms(const struct sweep_layout *layout)
{
    return layout->variant_count * arms_of_variant(layout);
}

int sweep_layout_arm(const struct sweep_layout *layout, int variant, int i, int j)
{
    int first = variant * arms_of_variant(layout) + (layout->reference ? 1 : 0);
    return first + i * second_count(layout) + j;
}

int sweep_layout_reference(const struct sweep_layout *layout, int variant)
{
    return layout->reference ? variant * arms_of_variant(layout) : -1;
}
