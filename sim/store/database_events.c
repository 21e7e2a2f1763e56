/* database_events.c - the events of a batch in results.sqlite: written run by run, read by person or offence.
 */
#include "regimesim/store/database_events.h"

#include <string.h>

#include "database_internal.h"

static const char *const about_words[] = {"", "platform", "jurisdiction", "offence", "attribute", "intervention"};

static const char TABLES[] =
    "CREATE TABLE event_kind(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, about TEXT NOT NULL,"
    " sentence TEXT NOT NULL);"
    "CREATE TABLE event(arm INTEGER, replicate INTEGER, sequence INTEGER, day INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " person INTEGER, other INTEGER, third INTEGER, offence INTEGER, account INTEGER, element INTEGER,"
    " value INTEGER NOT NULL, flags INTEGER NOT NULL, PRIMARY KEY(arm, replicate, sequence)) WITHOUT ROWID;";

/* Made once all runs are there: rows go in faster without. */
static const char INDEXES[] =
    "CREATE INDEX IF NOT EXISTS event_person ON event(arm, replicate, person) WHERE person IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS event_other ON event(arm, replicate, other) WHERE other IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS event_third ON event(arm, replicate, third) WHERE third IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS event_offence ON event(arm, replicate, offence) WHERE offence IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS event_world ON event(arm, replicate, kind) WHERE person IS NULL AND other IS NULL;";

#define COLUMNS "arm, replicate, sequence, day, kind, person, other, third, offence, account, element, value, flags"

/* In a record without events none of this exists, so that it is what it was before there were any. */
enum status database_describe_events(struct database *database, int replicates, struct error *error)
{
    sqlite3_stmt *insert = NULL, *meta = NULL;
    enum status status = sql_run(&database->sql, TABLES, error);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO meta VALUES('events', ?)", &meta, error);
    if (!status)
        status = sql_put(&database->sql, meta, error, "i", replicates);
    sqlite3_finalize(meta);
    if (!status)
        status = sql_prepare(&database->sql, "INSERT INTO event_kind VALUES(?, ?, ?, ?)", &insert, error);
    for (int kind = 0; !status && kind < EVENT_KIND_COUNT; kind++)
        status = sql_put(&database->sql, insert, error, "ittt", kind, event_kinds[kind].name,
                         about_words[event_kinds[kind].about], event_kinds[kind].sentence);
    sqlite3_finalize(insert);
    return status;
}

/* Numbers of kinds may change between versions; names do not. */
static enum status read_kinds(struct database *database, struct error *error)
{
    sqlite3_stmt *query = NULL;
    enum status status = sql_prepare(&database->sql, "SELECT id, name FROM event_kind", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        int id = sqlite3_column_int(query, 0);
        if (id < 0 || id > 255)
            status = database_damaged(database, "a kind of event", error);
        else
            database->kinds[id] = event_kind_find(sql_text(query, 1));
    }
    sqlite3_finalize(query);
    return status;
}

enum status database_read_events_info(struct database *database, struct error *error)
{
    sqlite3_stmt *query = NULL;
    for (int i = 0; i < 256; i++)
        database->kinds[i] = -1;
    enum status status =
        sql_prepare(&database->sql, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'events'", &query, error);
    if (sql_next(&database->sql, query, &status, error))
        database->info.events = sqlite3_column_int(query, 0);
    sqlite3_finalize(query);
    if (!status && (database->info.events < 0 || database->info.events > database->info.replicates))
        status = database_damaged(database, "number of replicates with events", error);
    return status || database->info.events == 0 ? status : read_kinds(database, error);
}

enum status database_prepare_events(struct database *database, struct error *error)
{
    if (database->info.events == 0)
        return STATUS_OK;
    return sql_prepare(&database->sql, "INSERT INTO event VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       &database->put_event, error);
}

static void bind_number(sqlite3_stmt *insert, int column, uint32_t number, uint32_t none)
{
    if (number == none)
        sqlite3_bind_null(insert, column);
    else
        sqlite3_bind_int64(insert, column, number);
}

enum status database_put_events(struct database *database, int arm, int replicate, const struct event_log *log,
                                struct error *error)
{
    sqlite3_stmt *insert = database->put_event;
    enum status status = STATUS_OK;
    for (size_t i = 0; insert && !status && i < log->count; i++) {
        const struct event *event = &log->items[i];
        const uint32_t numbers[] = {event->person, event->other, event->third, event->offence, event->account};
        sqlite3_bind_int(insert, 1, arm);
        sqlite3_bind_int(insert, 2, replicate);
        sqlite3_bind_int64(insert, 3, (sqlite3_int64)i);
        sqlite3_bind_int(insert, 4, event->day);
        sqlite3_bind_int(insert, 5, event->kind);
        for (int k = 0; k < 5; k++)
            bind_number(insert, 6 + k, numbers[k], EVENT_NONE);
        bind_number(insert, 11, event->element, EVENT_NO_ELEMENT);
        sqlite3_bind_int(insert, 12, event->value);
        sqlite3_bind_int(insert, 13, event->flags);
        status = sql_step(&database->sql, insert, error);
    }
    return status;
}

enum status database_index_events(struct database *database, struct error *error)
{
    return database->info.events ? sql_run(&database->sql, INDEXES, error) : STATUS_OK;
}

static uint32_t read_number(sqlite3_stmt *query, int column, uint32_t none)
{
    return sqlite3_column_type(query, column) == SQLITE_NULL ? none : (uint32_t)sqlite3_column_int64(query, column);
}

/* The event of a row of COLUMNS. False for a kind that this version does not know. */
static bool read_event(const struct database *database, sqlite3_stmt *query, struct event *event)
{
    int kind = sqlite3_column_int(query, 4);
    kind = kind < 0 || kind > 255 ? -1 : database->kinds[kind];
    *event = (struct event){
        .day = sqlite3_column_int(query, 3),
        .kind = (uint8_t)kind,
        .person = read_number(query, 5, EVENT_NONE),
        .other = read_number(query, 6, EVENT_NONE),
        .third = read_number(query, 7, EVENT_NONE),
        .offence = read_number(query, 8, EVENT_NONE),
        .account = read_number(query, 9, EVENT_NONE),
        .element = (uint8_t)read_number(query, 10, EVENT_NO_ELEMENT),
        .value = sqlite3_column_int(query, 11),
        .flags = (uint16_t)sqlite3_column_int(query, 12),
    };
    return kind >= 0;
}

static enum status query_run(struct database *database, const char *text, struct event_run run, uint32_t number,
                             sqlite3_stmt **query, struct error *error)
{
    enum status status = sql_prepare(&database->sql, text, query, error);
    if (status)
        return status;
    sqlite3_bind_int(*query, 1, run.arm);
    sqlite3_bind_int(*query, 2, run.replicate);
    sqlite3_bind_int64(*query, 3, number);
    return STATUS_OK;
}

/* The index is named: left to itself SQLite reads a whole run, which stands in the order asked for. */
#define BY(column)                                                                                                     \
    "SELECT " COLUMNS " FROM event INDEXED BY event_" column " WHERE arm = ?1 AND replicate = ?2 AND " column " = ?3 "

enum status database_events(struct database *database, struct event_run run, enum event_query what, uint32_t number,
                            struct event_log *log, struct error *error)
{
    static const char *const texts[] = {
        [EVENTS_OF_PERSON] = BY("person") "UNION " BY("other") "UNION " BY("third") "ORDER BY 3",
        [EVENTS_OF_OFFENCE] = BY("offence") "ORDER BY 3",
        [EVENTS_OF_WORLD] = "SELECT " COLUMNS " FROM event INDEXED BY event_world WHERE arm = ?1 AND replicate = ?2"
                            " AND person IS NULL AND other IS NULL ORDER BY 3",
    };
    sqlite3_stmt *query = NULL;
    struct event event;
    enum status status = query_run(database, texts[what], run, number, &query, error);
    while (sql_next(&database->sql, query, &status, error))
        if (read_event(database, query, &event))
            event_append(log, &event);
    sqlite3_finalize(query);
    return !status && log->failed ? error_set(error, STATUS_INTERNAL, "out of memory for events") : status;
}

/* The victims of one run, in ascending order, against those of the other. */
#define VICTIMS(arm, replicate)                                                                                        \
    "SELECT person FROM event WHERE arm = " arm " AND replicate = " replicate " AND kind = ?5 AND person IS NOT NULL"

enum status database_victim_of_one(struct database *database, struct event_run first, struct event_run second,
                                   uint32_t *person, struct error *error)
{
    sqlite3_stmt *query = NULL;
    int kind = 0;
    while (kind < 256 && database->kinds[kind] != EVENT_OFFENCE)
        kind++;
    *person = EVENT_NONE;
    enum status status = sql_prepare(
        &database->sql,
        "SELECT min(person) FROM (SELECT * FROM (" VICTIMS("?1", "?2") " EXCEPT " VICTIMS(
            "?3", "?4") ")"
                        " UNION ALL SELECT * FROM (" VICTIMS("?3", "?4") " EXCEPT " VICTIMS("?1", "?2") "))",
        &query, error);
    if (status)
        return status;
    const int numbers[] = {first.arm, first.replicate, second.arm, second.replicate, kind};
    for (int i = 0; i < 5; i++)
        sqlite3_bind_int(query, i + 1, numbers[i]);
    if (sql_next(&database->sql, query, &status, error))
        *person = read_number(query, 0, EVENT_NONE);
    sqlite3_finalize(query);
    return status;
}

enum status database_each_event(struct database *database, event_visitor *visit, void *context, struct error *error)
{
    sqlite3_stmt *query = NULL;
    struct event event;
    enum status status =
        sql_prepare(&database->sql, "SELECT " COLUMNS " FROM event ORDER BY arm, replicate, sequence", &query, error);
    while (sql_next(&database->sql, query, &status, error)) {
        struct event_run run = {sqlite3_column_int(query, 0), sqlite3_column_int(query, 1)};
        if (run.arm < 0 || run.arm >= database->info.arm_count)
            status = database_damaged(database, "an event that is not of the batch", error);
        else if (read_event(database, query, &event))
            status = visit(context, run, (uint32_t)sqlite3_column_int64(query, 2), &event, error);
    }
    sqlite3_finalize(query);
    return status;
}

enum status database_count_events(struct database *database, int64_t *count, struct error *error)
{
    sqlite3_stmt *query = NULL;
    *count = 0;
    if (database->info.events == 0)
        return STATUS_OK;
    enum status status = sql_prepare(&database->sql, "SELECT count(*) FROM event", &query, error);
    if (sql_next(&database->sql, query, &status, error))
        *count = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return status;
}
