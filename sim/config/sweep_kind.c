/* sweep_kind.c - telling sweeps from scenarios. */
#include <stdlib.h>

#include "regimesim/config/sweep_file.h"
#include "study.h"

bool sweep_file_is(const char *path)
{
    char *axes = study_peek(path, "axes");
    free(axes);
    return axes != NULL;
}
