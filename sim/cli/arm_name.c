/* arm_name.c - names of the arms that scenarios become. */
#include "regimesim/cli/arm_name.h"

#include <stdio.h>
#include <string.h>

void arm_name(struct arm *arms, int index, const struct scenario *scenario)
{
    struct arm *arm = &arms[index];
    int copies = 1;
    snprintf(arm->name, sizeof arm->name, "%s", scenario->name);
    for (int i = 0; i < index; i++)
        if (strcmp(arms[i].name, arm->name) == 0) {
            snprintf(arm->name, sizeof arm->name, "%s-%d", scenario->name, ++copies);
            i = -1;
        }
    snprintf(arm->title, sizeof arm->title, "%s", scenario->title);
    arm->params = &scenario->params;
}
