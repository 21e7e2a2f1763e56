/* database.h - results.sqlite: the record of a batch, filled run by run.
 *
 * Tables: meta(key, value); arm(id, name, title, hash); element(arm, scope, id, name); parameter(arm, position, path,
 * value, origin, unit, basis, source, doc); metric(id, name, kind, scope, scale, unit, label, doc); run(arm,
 * replicate): the finished runs; value(arm, replicate, metric, element, x, value), element -1 for the whole world and
 * NULL for a value that does not exist; axis, axis_value, variant, sweep_metric for sweeps; event and event_kind where
 * events are recorded (database_events.h). The view `tidy` shows values with names. Nothing in the file depends on
 * time, threads or interruptions: after database_finish equal batches have equal bytes. */
#ifndef REGIMESIM_STORE_DATABASE_H
#define REGIMESIM_STORE_DATABASE_H

#include "regimesim/experiment/results.h"
#include "regimesim/store/batch_record.h"
#include "regimesim/store/folder.h"

#define DATABASE_FILE "results.sqlite"
enum { DATABASE_FORMAT = 1 };

struct database; /* one open file; calls by one thread at a time */

struct database_info {
    enum batch_kind kind;
    char program[NAME_SIZE]; /* the version that began the batch */
    char title[TEXT_SIZE];
    uint64_t seed, hash;
    int first_replicate, replicates, arm_count;
    int done;                  /* finished runs, of arm_count * replicates */
    int events;                /* of so many replicates, from the first on, events are recorded */
    struct sweep_layout sweep; /* of a sweep, else all zero */
};

/* Begin the record of a batch. STATUS_CANT_CREATE when the folder has one already. */
enum status database_create(struct folder *folder, const struct batch_record *record, struct database **database,
                            struct error *error);

/* Open an unfinished (or finished) record to go on with the same batch. STATUS_NO_INPUT when there is none;
 * STATUS_DATA when it is damaged, not ours, of a newer format, or of another batch: the message says what differs. */
enum status database_resume(struct folder *folder, const struct batch_record *record, struct database **database,
                            struct error *error);

/* Open the record in the folder `path` for reading. Statuses as above. */
enum status database_read(const char *path, struct database **database, struct error *error);

/* What is known without reading the values; lives as long as the database. */
const struct database_info *database_info(const struct database *database);

/* Is this run recorded? `replicate` is the number itself, from first_replicate on. */
bool database_has(const struct database *database, int arm, int replicate);

/* Record a run, whole or not at all. */
enum status database_put(struct database *database, int arm, int replicate, const struct outcome *outcome,
                         struct error *error);

/* When all runs are there: rewrite the file in its one canonical form, in place. May be repeated; the database can be
 * read afterwards. STATUS_INTERNAL when runs are missing. */
enum status database_finish(struct database *database, struct error *error);

/* All runs recorded so far, with the arms' parameters. `results` is initialised here; free it with results_free. */
enum status database_load(struct database *database, struct results *results, struct error *error);

/* The same without the values: the arms with their parameters. */
enum status database_load_arms(struct database *database, struct results *results, struct error *error);

/* NULL is allowed. */
void database_close(struct database *database);

#endif
