/* crew.h - threads that share the parts of one piece of work, and sleep between two.
 *
 * OpenMP's threads spin while they wait for the next loop. Inside the days of a run that is often, and on a machine
 * with other work to do a spinning thread keeps from its processor the one that it waits for. */
#ifndef REGIMESIM_UTIL_CREW_H
#define REGIMESIM_UTIL_CREW_H

#include <stddef.h>

#include "regimesim/util/error.h"

struct crew;

/* One part of the work. Parts are done in any order and at the same time: a part may write only to what is its own. */
typedef void crew_work(void *context, size_t part);

/* A crew of `threads`, the caller among them; *crew is NULL, which is a crew too, for a single one. Where the system
 * gives fewer threads the crew is smaller. STATUS_INTERNAL when memory is out. */
enum status crew_create(struct crew **crew, int threads, struct error *error);
void crew_free(struct crew *crew);

/* work(context, 0) ... work(context, parts - 1), each once; returns when all are done. */
void crew_do(struct crew *crew, size_t parts, crew_work *work, void *context);

#endif
