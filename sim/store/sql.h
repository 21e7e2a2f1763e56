/* sql.h - SQLite calls that report failure as this program does. */
#ifndef SIM_STORE_SQL_H
#define SIM_STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>

#include "regimesim/store/file.h"

struct sql {
    sqlite3 *connection;
    char path[FILE_PATH_SIZE];
};

/* `flags` as for sqlite3_open_v2; one thread at a time. Close with sql_close, also after a failure. */
enum status sql_open(struct sql *sql, const char *path, int flags, struct error *error);
void sql_close(struct sql *sql);

enum status sql_run(struct sql *sql, const char *text, struct error *error);

enum status sql_prepare(struct sql *sql, const char *text, sqlite3_stmt **statement, struct error *error);

/* Prepare, and bind a number or a text that outlives the statement to the one parameter. */
enum status sql_query_int(struct sql *sql, const char *text, int value, sqlite3_stmt **statement, struct error *error);
enum status sql_query_text(struct sql *sql, const char *text, const char *value, sqlite3_stmt **statement,
                           struct error *error);

/* Run a statement without rows, with what is bound, and make it ready for the next. */
enum status sql_step(struct sql *sql, sqlite3_stmt *statement, struct error *error);

/* Bind what `types` says in order - i: int, d: double (NaN as NULL), t: const char * that outlives the call (NULL as
 * NULL) - and sql_step. */
enum status sql_put(struct sql *sql, sqlite3_stmt *statement, struct error *error, const char *types, ...);

/* Step to the next row, unless *status is a failure already. False at the end and on failure: *status tells which. */
bool sql_next(struct sql *sql, sqlite3_stmt *statement, enum status *status, struct error *error);

/* Text of a column, "" for NULL; and a copy of it, false when it does not fit. */
const char *sql_text(sqlite3_stmt *statement, int column);
bool sql_copy_text(sqlite3_stmt *statement, int column, char *buffer, size_t size);

#endif
