/* alike.c - what must be equal between scenarios that are compared on the same persons and luck. */
#include "regimesim/cli/alike.h"

#include <string.h>

void alike_check(const struct scenario *first, const struct scenario *other, const char *path, int line, int column,
                 struct fault_list *faults)
{
    char here[TEXT_SIZE], there[TEXT_SIZE];
    for (size_t i = 0; i < param_table_size; i++) {
        struct param_ref ref = {&param_table[i], -1};
        if (strncmp(ref.row->path, "run.", 4) != 0 && strncmp(ref.row->path, "network.", 8) != 0)
            continue;
        param_format(&first->params, ref, here, sizeof here);
        param_format(&other->params, ref, there, sizeof there);
        if (strcmp(here, there) != 0)
            faults_add_at(faults, STATUS_DATA, path, line, column,
                          "%s is %.100s in %s, but %.100s in %s; expected the same, since they meet the same persons "
                          "(--set gives one value to all)",
                          ref.row->path, there, other->name, here, first->name);
    }
}
