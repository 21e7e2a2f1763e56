/* database_events.h - the events of a batch in results.sqlite.
 *
 * Tables: event(arm, replicate, sequence, day, kind, person, other, third, offence, account, element, value, flags),
 * NULL where there is none, in the order in which they happened; event_kind(id, name, about, sentence). They exist only
 * in the record of a batch that asked for events. */
#ifndef REGIMESIM_STORE_DATABASE_EVENTS_H
#define REGIMESIM_STORE_DATABASE_EVENTS_H

#include "regimesim/model/event_log.h"
#include "regimesim/store/database.h"

/* The run whose events are read. */
struct event_run {
    int arm, replicate;
};

/* Of a finished batch. What to read: everything in which the person has a part, everything about the offence, or what
 * happened in the world (`number` is not used). Added
 * to `log` in the order in which it happened; the caller frees it, also after a failure. */
enum event_query { EVENTS_OF_PERSON, EVENTS_OF_OFFENCE, EVENTS_OF_WORLD };
enum status database_events(struct database *database, struct event_run run, enum event_query query, uint32_t number,
                            struct event_log *log, struct error *error);

/* The person with the smallest number who is the victim of an offence in one of the two runs and not in the other;
 * EVENT_NONE when there is none. */
enum status database_victim_of_one(struct database *database, struct event_run first, struct event_run second,
                                   uint32_t *person, struct error *error);

/* All events of all runs, in the order scenario, replicate, sequence. */
typedef enum status event_visitor(void *context, struct event_run run, uint32_t sequence, const struct event *event,
                                  struct error *error);
enum status database_each_event(struct database *database, event_visitor *visit, void *context, struct error *error);

/* How many events are recorded. */
enum status database_count_events(struct database *database, int64_t *count, struct error *error);

#endif
