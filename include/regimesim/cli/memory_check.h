/* memory_check.h - the memory that a batch will need, against what there is. */
#ifndef REGIMESIM_CLI_MEMORY_CHECK_H
#define REGIMESIM_CLI_MEMORY_CHECK_H

#include "regimesim/cli/cli.h"
#include "regimesim/experiment/batch.h"

/* Refuse what will not fit, with STATUS_INTERNAL and the figure, before anything large is allocated. A network from a
 * file is not known before it is read, and passes. With --dry-run it is read, and what is needed is printed. Prints its
 * own messages. */
enum status memory_check(const struct batch *batch, const struct options *options);

#endif
