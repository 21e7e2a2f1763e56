/* database_internal.h - shared by the files that make up the results database. */
#ifndef SIM_STORE_DATABASE_INTERNAL_H
#define SIM_STORE_DATABASE_INTERNAL_H

#include "regimesim/store/database.h"
#include "sql.h"

/* "RGSM", in the header of the file: tells our databases from others. */
enum { DATABASE_ID = 0x5247534d };

struct database {
    struct sql sql;
    struct database_info info;
    bool *finished; /* by arm * replicates + replicate - first_replicate */
    sqlite3_stmt *put_run, *put_seal;
    sqlite3_stmt *put_value, *put_event; /* put_event is NULL where no events are recorded */
    int kinds[256];                      /* event_kind of this program by the number in the file, or -1 */
};

/* database_describe.c: make the tables and write down what the batch is. */
enum status database_describe(struct database *database, const struct batch_record *record, uint64_t hash,
                              struct error *error);

/* database_sweep.c: the layout of a sweep, written and read back. */
enum status database_write_sweep(struct database *database, const struct sweep_layout *sweep, struct error *error);
enum status database_read_sweep(struct database *database, struct error *error);

/* database_events.c: make the tables of a new record; read how they are numbered; write one run's events; the indexes,
 * once all runs are there. */
enum status database_describe_events(struct database *database, int replicates, struct error *error);
enum status database_read_events_info(struct database *database, struct error *error);
enum status database_prepare_events(struct database *database, struct error *error);
enum status database_put_events(struct database *database, int arm, int replicate, const struct event_log *log,
                                struct error *error);
enum status database_index_events(struct database *database, struct error *error);

/* database_info.c: check that the file is ours; read `info` and `finished`. */
enum status database_read_info(struct database *database, struct error *error);
/* The error for content that this program would not have written; `what` names it. */
enum status database_damaged(const struct database *database, const char *what, struct error *error);
/* The value of a key in meta as a number. */
enum status database_read_meta_number(struct database *database, const char *key, int base, uint64_t *number,
                                      struct error *error);
/* The position of `word` among the names, or -1. */
int database_position(const char *word, const char *const *names, int count);

/* database_seal.c: what a row adds to its run's seal; write one run's; check those of all runs (database_put writes
 * them with the run, so that a run without is none). */
uint64_t database_seal_of(int metric, int element, int x, double value);
enum status database_put_seal(struct database *database, int arm, int replicate, uint64_t seal, struct error *error);
enum status database_check_seals(struct database *database, struct error *error);

/* database_load.c: one arm's name, title and parameters. */
enum status database_read_arm(struct database *database, int arm, struct result_arm *result, struct error *error);

#endif
