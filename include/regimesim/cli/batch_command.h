/* batch_command.h - what run, compare and sweep have in common: a batch in a folder, from start to figures. */
#ifndef REGIMESIM_CLI_BATCH_COMMAND_H
#define REGIMESIM_CLI_BATCH_COMMAND_H

#include "regimesim/cli/cli.h"
#include "regimesim/store/batch_record.h"

/* What the table on standard output is made by, once all runs are there. */
typedef enum status batch_table(const struct options *options, const struct results *results, const void *context,
                                struct error *error);

struct batch_command {
    const struct options *options;
    struct batch_record record; /* `batch` filled in but for threads, replicates' choice and seed, see batch_prepare */
    const char *folder;         /* default, when --out is not given */
    batch_table *table;
    const void *context;
};

/* Fill in the choices of the command line: replicates, --replicate, seed and threads, from the first arm. */
void batch_prepare(struct batch *batch, const struct options *options);

/* Run (or resume) the batch; write database, CSV, manifest and figures; print the table. Prints its own messages. */
enum status batch_execute(const struct batch_command *command);

/* Draw the figures of a finished batch again; used by `plot`. */
enum status batch_draw(const struct options *options, const struct results *results, const struct sweep_layout *sweep,
                       struct folder *folder, const char **gnuplot);

#endif
