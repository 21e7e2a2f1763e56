/* manifest.h - manifest.json: how a batch was made, for people and for whoever repeats it. The only output that holds
 * wall-clock time and the number of threads. */
#ifndef REGIMESIM_STORE_MANIFEST_H
#define REGIMESIM_STORE_MANIFEST_H

#include <time.h>

#include "regimesim/store/batch_record.h"
#include "regimesim/store/folder.h"

/* Everything pointed to stays the caller's. */
struct manifest {
    const struct batch_record *record;
    const char *const *arguments; /* the command line as given */
    int argument_count;
    int threads;
    int done;            /* finished runs */
    const char *gnuplot; /* its version, NULL when no figures were made */
    time_t started, ended;
};

enum status manifest_write(const struct manifest *manifest, struct folder *folder, struct error *error);

#endif
