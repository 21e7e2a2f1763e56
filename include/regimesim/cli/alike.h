/* alike.h - what must be equal between scenarios that are compared on the same persons and luck. */
#ifndef REGIMESIM_CLI_ALIKE_H
#define REGIMESIM_CLI_ALIKE_H

#include "regimesim/config/scenario.h"

/* Report, at that place of `path`, every parameter of `run` and `network` in which `other` differs from `first`. */
void alike_check(const struct scenario *first, const struct scenario *other, const char *path, int line, int column,
                 struct fault_list *faults);

#endif
