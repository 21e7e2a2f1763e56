/* sweep_kind.c - telling sweeps from scenarios. */
#include <stdlib.h>

#include "regimesim/config/sweep_file.h"
#include "study.h"

enum status sweep_file_is(const char *path, bool *is)
{
    char *axes;
    enum status status = study_peek(path, "axes", &axes);
    *is = axes != NULL;
    free(axes);
    return status;
}
