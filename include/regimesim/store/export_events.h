/* export_events.h - events.csv: every recorded event, one a row, with names.
 *
 *   scenario, replicate, sequence, day, event, person, other, third, offence, account, about, credential, layer,
 *   details, value
 *
 * Written only where the batch recorded events. Rows stand in the order in which things happened. */
#ifndef REGIMESIM_STORE_EXPORT_EVENTS_H
#define REGIMESIM_STORE_EXPORT_EVENTS_H

#include "regimesim/experiment/results.h"
#include "regimesim/store/database_events.h"

/* `results` are those of the database: they give the names. Does nothing where no events are recorded. */
enum status export_events(struct database *database, const struct results *results, struct folder *folder,
                          struct error *error);

/* The name of what the event is about (its element); "" without one, or where it does not exist. */
const char *export_event_about(const struct params *params, const struct event *event);

#endif
