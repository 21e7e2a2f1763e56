/* claims_paths.h - which claim files the arguments of a command mean. */
#ifndef SIM_CLI_CLAIMS_PATHS_H
#define SIM_CLI_CLAIMS_PATHS_H

#include "regimesim/cli/cli.h"

enum { CLAIMS_MOST = 256 };
#define CLAIMS_FOLDER "scenarios/claims"
#define PATTERNS_FOLDER "scenarios/patterns"

/* Paths of files, each on the heap. */
struct claims_paths {
    char *items[CLAIMS_MOST];
    int count;
};

/* An argument is a file (with a '/' or an ending .yaml), or the identifier of a claim in `folder`, where files of
 * `what`, "claim" or "pattern", stand; without any, all of that folder by name. Reports what cannot be found. Free with
 * claims_paths_free, also after a failure. */
enum status claims_paths_find(const struct options *options, const char *folder, const char *what,
                              struct claims_paths *paths, struct fault_list *faults);
void claims_paths_free(struct claims_paths *paths);

#endif
