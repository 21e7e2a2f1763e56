/* batch_command.h - what run, compare and sweep have in common: a batch in a folder, from start to figures. */
#ifndef REGIMESIM_CLI_BATCH_COMMAND_H
#define REGIMESIM_CLI_BATCH_COMMAND_H

#include "regimesim/cli/cli.h"
#include "regimesim/experiment/results.h"
#include "regimesim/report/gnuplot.h"
#include "regimesim/store/batch_record.h"
#include "regimesim/store/database.h"

/* What the table on standard output is made by, once all runs are there. */
typedef enum status batch_table(const struct options *options, const struct results *results, const void *context,
                                struct error *error);

/* What is told after the table, from the database; may be NULL. */
typedef enum status batch_epilogue(const struct options *options, struct database *database,
                                   const struct results *results, struct error *error);

struct batch_command {
    const struct options *options;
    struct batch_record record;
    const char *folder; /* default, when --out is not given */
    batch_table *table;
    const void *context;
    batch_epilogue *epilogue;
};

/* Fill in the choices of the command line: replicates, --replicate, seed, threads and events, from the first arm. */
void batch_prepare(struct batch *batch, const struct options *options);

/* Try every network once before anything is created, so that all faults are told and nothing is left behind. Prints its
 * own messages. */
enum status batch_check_networks(const struct batch *batch);

/* Run (or resume) the batch; write database, CSV, manifest and figures; print the table. Prints its own messages. */
enum status batch_execute(const struct batch_command *command);

/* Draw the figures unless --no-figures; without gnuplot a note is printed. *drawn says whether they are there, and
 * *gnuplot then which version drew them. */
void batch_draw(const struct options *options, const struct results *results, const struct sweep_layout *sweep,
                struct folder *folder, struct gnuplot *gnuplot, bool *drawn);

#endif
