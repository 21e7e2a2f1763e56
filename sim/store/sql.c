/* sql.c - SQLite calls that report failure as this program does. */
#include "sql.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

enum { WAIT_FOR_OTHERS_MS = 60000 };

static enum status status_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR: /* a table or column that should be there is missing */ return STATUS_DATA;
    case SQLITE_READONLY:
    case SQLITE_PERM: return STATUS_CANT_CREATE;
    case SQLITE_NOMEM:
    case SQLITE_MISUSE:
    case SQLITE_CONSTRAINT:
    case SQLITE_RANGE: return STATUS_INTERNAL;
    default: return STATUS_IO;
    }
}

/* Turn the connection's last failure into an error about its file. */
static enum status fault(struct sql *sql, struct error *error)
{
    int code = sqlite3_errcode(sql->connection);
    if ((code & 0xff) == SQLITE_NOTADB)
        return error_at(error, STATUS_DATA, sql->path, 0, 0, "is not a results database of regimesim");
    return error_at(error, status_of(code), sql->path, 0, 0, "database: %s", sqlite3_errmsg(sql->connection));
}

enum status sql_open(struct sql *sql, const char *path, int flags, struct error *error)
{
    snprintf(sql->path, sizeof sql->path, "%s", path);
    int code = sqlite3_open_v2(path, &sql->connection, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (!sql->connection)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    if (code != SQLITE_OK)
        return fault(sql, error);
    sqlite3_busy_timeout(sql->connection, WAIT_FOR_OTHERS_MS);
    return STATUS_OK;
}

void sql_close(struct sql *sql)
{
    sqlite3_close(sql->connection);
    sql->connection = NULL;
}

enum status sql_run(struct sql *sql, const char *text, struct error *error)
{
    return sqlite3_exec(sql->connection, text, NULL, NULL, NULL) == SQLITE_OK ? STATUS_OK : fault(sql, error);
}

enum status sql_prepare(struct sql *sql, const char *text, sqlite3_stmt **statement, struct error *error)
{
    return sqlite3_prepare_v2(sql->connection, text, -1, statement, NULL) == SQLITE_OK ? STATUS_OK : fault(sql, error);
}

enum status sql_query_int(struct sql *sql, const char *text, int value, sqlite3_stmt **statement, struct error *error)
{
    enum status status = sql_prepare(sql, text, statement, error);
    if (!status && sqlite3_bind_int(*statement, 1, value) != SQLITE_OK)
        status = fault(sql, error);
    return status;
}

enum status sql_query_text(struct sql *sql, const char *text, const char *value, sqlite3_stmt **statement,
                           struct error *error)
{
    enum status status = sql_prepare(sql, text, statement, error);
    if (!status && sqlite3_bind_text(*statement, 1, value, -1, SQLITE_STATIC) != SQLITE_OK)
        status = fault(sql, error);
    return status;
}

enum status sql_step(struct sql *sql, sqlite3_stmt *statement, struct error *error)
{
    enum status status = sqlite3_step(statement) == SQLITE_DONE ? STATUS_OK : fault(sql, error);
    sqlite3_reset(statement);
    return status;
}

static int bind_double(sqlite3_stmt *statement, int column, double value)
{
    return isnan(value) ? sqlite3_bind_null(statement, column) : sqlite3_bind_double(statement, column, value);
}

enum status sql_put(struct sql *sql, sqlite3_stmt *statement, struct error *error, const char *types, ...)
{
    int code = SQLITE_OK;
    va_list values;
    va_start(values, types);
    for (int i = 0; types[i] && code == SQLITE_OK; i++) {
        if (types[i] == 'i')
            code = sqlite3_bind_int(statement, i + 1, va_arg(values, int));
        else if (types[i] == 'd')
            code = bind_double(statement, i + 1, va_arg(values, double));
        else
            code = sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1, SQLITE_STATIC);
    }
    va_end(values);
    return code == SQLITE_OK ? sql_step(sql, statement, error) : fault(sql, error);
}

bool sql_next(struct sql *sql, sqlite3_stmt *statement, enum status *status, struct error *error)
{
    if (*status)
        return false;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        *status = fault(sql, error);
    return false;
}

const char *sql_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

bool sql_copy_text(sqlite3_stmt *statement, int column, char *buffer, size_t size)
{
    const char *text = sql_text(statement, column);
    snprintf(buffer, size, "%s", text);
    return strlen(text) < size;
}
