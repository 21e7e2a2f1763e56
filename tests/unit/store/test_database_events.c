/* test_database_events.c - events in the record of a batch: kept in order, found by person and offence, absent unless
 * asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../../support/fake_batch.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/store/database_events.h"
#include "regimesim/store/export.h"
#include "regimesim/store/export_events.h"

enum { ARMS = 2, REPLICATES = 2 };

static struct scratch scratch;
static struct fake_batch fake;
static struct scenario *scenarios[ARMS];
static struct batch_record record;

/* The event number `i` of a run, made up so that every field is there sometimes and absent sometimes. */
static struct event made_up(int arm, int r, uint32_t i)
{
    bool offence = i % 10 == 9;
    return (struct event){.day = (int32_t)(i / 4),
                          .kind = (uint8_t)(offence ? EVENT_OFFENCE : EVENT_CONTACT_WON),
                          .person = i % 7 + (uint32_t)(offence ? 10 * arm : 0),
                          .other = i % 3 ? 20 + i % 3 : EVENT_NONE,
                          .third = i % 5 ? EVENT_NONE : 40,
                          .offence = offence ? i / 10 : EVENT_NONE,
                          .account = i % 2 ? i % 4 : EVENT_NONE,
                          .element = i % 4 ? 0 : EVENT_NO_ELEMENT,
                          .value = r - 1,
                          .flags = (uint16_t)i};
}

enum { EVENTS = 100 };

static void fill(int events)
{
    fake.batch.events = events;
    for (int arm = 0; arm < ARMS; arm++)
        for (int r = 0; r < events; r++)
            for (uint32_t i = 0; i < EVENTS; i++) {
                struct event event = made_up(arm, r, i);
                event_append(&fake_results_run(&fake.results, arm, r)->events, &event);
            }
}

static int set_up(void **state)
{
    (void)state;
    scratch_open(&scratch);
    fake_batch(&fake, ARMS, REPLICATES, 365);
    for (int i = 0; i < ARMS; i++) {
        scenarios[i] = scenario_new(fake.arms[i].name);
        assert_non_null(scenarios[i]);
        params_defaults(&fake.results.arms[i].params);
    }
    record = (struct batch_record){.kind = BATCH_COMPARE,
                                   .program = "0.1.0",
                                   .title = "A comparison",
                                   .batch = &fake.batch,
                                   .scenarios = (const struct scenario *const *)scenarios};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (int i = 0; i < ARMS; i++)
        scenario_free(scenarios[i]);
    fake_batch_free(&fake);
    scratch_close(&scratch);
    return 0;
}

static struct database *make(const char *name, bool backwards, struct folder *folder)
{
    struct error error = {0};
    struct database *database;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(folder, scratch_path(&scratch, name, path), FOLDER_NEW, &error), STATUS_OK);
    assert_int_equal(database_create(folder, &record, &database, &error), STATUS_OK);
    for (int k = 0; k < ARMS * REPLICATES; k++) {
        int run = backwards ? ARMS * REPLICATES - 1 - k : k, arm = run / REPLICATES, r = run % REPLICATES;
        assert_int_equal(database_put(database, arm, fake.batch.first_replicate + r,
                                      fake_results_run(&fake.results, arm, r), &error),
                         STATUS_OK);
    }
    assert_int_equal(database_finish(database, &error), STATUS_OK);
    return database;
}

static void expect_event(const struct event *there, const struct event *put)
{
    assert_int_equal(there->day, put->day);
    assert_int_equal(there->kind, put->kind);
    assert_int_equal(there->person, put->person);
    assert_int_equal(there->other, put->other);
    assert_int_equal(there->third, put->third);
    assert_int_equal(there->offence, put->offence);
    assert_int_equal(there->account, put->account);
    assert_int_equal(there->element, put->element);
    assert_int_equal(there->value, put->value);
    assert_int_equal(there->flags, put->flags);
}

static enum status check_next(void *context, struct event_run run, uint32_t sequence, const struct event *event,
                              struct error *error)
{
    int *seen = context;
    int i = (*seen)++, r = run.replicate - fake.batch.first_replicate;
    (void)error;
    assert_int_equal(i, (run.arm * REPLICATES + r) * EVENTS + (int)sequence);
    struct event put = made_up(run.arm, r, sequence);
    expect_event(event, &put);
    return STATUS_OK;
}

static void all_events_are_read_back_in_order(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    int64_t count;
    int seen = 0;
    fill(REPLICATES);
    struct database *database = make("all", true, &folder);
    assert_int_equal(database_info(database)->events, REPLICATES);
    assert_int_equal(database_each_event(database, check_next, &seen, &error), STATUS_OK);
    assert_int_equal(seen, ARMS * REPLICATES * EVENTS);
    assert_int_equal(database_count_events(database, &count, &error), STATUS_OK);
    assert_int_equal(count, seen);
    database_close(database);
    folder_close(&folder);
}

static bool has_part(const struct event *event, uint32_t person)
{
    return event->person == person || event->other == person || event->third == person;
}

static void a_persons_events_are_those_with_a_part_in_them(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    static const uint32_t persons[] = {3, 21, 40, 13, 999};
    fill(REPLICATES);
    struct database *database = make("person", false, &folder);
    struct event_run run = {1, fake.batch.first_replicate + 1};
    for (size_t p = 0; p < sizeof persons / sizeof *persons; p++) {
        struct event_log log = {0};
        size_t next = 0;
        assert_int_equal(database_events(database, run, EVENTS_OF_PERSON, persons[p], &log, &error), STATUS_OK);
        for (uint32_t i = 0; i < EVENTS; i++) {
            struct event put = made_up(1, 1, i);
            if (has_part(&put, persons[p]))
                expect_event(&log.items[next++], &put);
        }
        assert_int_equal(log.count, next);
        assert_true(next > 0 || persons[p] == 999);
        event_log_free(&log);
    }
    struct event_log log = {0};
    assert_int_equal(database_events(database, run, EVENTS_OF_OFFENCE, 4, &log, &error), STATUS_OK);
    assert_int_equal(log.count, 1);
    assert_int_equal(log.items[0].offence, 4);
    event_log_free(&log);
    database_close(database);
    folder_close(&folder);
}

/* Victims of arm 0 are 9 mod 7 and so on, of 0 to 6; of arm 1 ten more. The smallest of either is of arm 0. */
static void the_victim_of_one_regime_has_the_smallest_number(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    uint32_t person, smallest = EVENT_NONE;
    fill(REPLICATES);
    struct database *database = make("one", false, &folder);
    struct event_run first = {0, fake.batch.first_replicate}, second = {1, fake.batch.first_replicate};
    for (uint32_t i = 9; i < EVENTS; i += 10)
        smallest = made_up(0, 0, i).person < smallest ? made_up(0, 0, i).person : smallest;
    assert_int_equal(database_victim_of_one(database, first, second, &person, &error), STATUS_OK);
    assert_int_equal(person, smallest);
    assert_int_equal(database_victim_of_one(database, second, first, &person, &error), STATUS_OK);
    assert_int_equal(person, smallest);
    assert_int_equal(database_victim_of_one(database, first, first, &person, &error), STATUS_OK);
    assert_int_equal(person, EVENT_NONE);
    database_close(database);
    folder_close(&folder);
}

static char *bytes_of(const char *name, size_t *size)
{
    char path[SCRATCH_PATH];
    char *bytes = slurp(scratch_path(&scratch, name, path), size);
    assert_non_null(bytes);
    return bytes;
}

static void the_order_of_runs_does_not_show_in_the_bytes(void **state)
{
    (void)state;
    struct folder folder;
    size_t size, other_size;
    fill(REPLICATES);
    database_close(make("forwards", false, &folder));
    folder_close(&folder);
    database_close(make("backwards", true, &folder));
    folder_close(&folder);
    char *bytes = bytes_of("forwards/" DATABASE_FILE, &size),
         *other = bytes_of("backwards/" DATABASE_FILE, &other_size);
    assert_int_equal(size, other_size);
    assert_memory_equal(bytes, other, size);
    free(bytes);
    free(other);
}

static int tables_about_events(const char *name)
{
    char path[SCRATCH_PATH];
    sqlite3 *connection;
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_open(scratch_path(&scratch, name, path), &connection), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(connection,
                                        "SELECT (SELECT count(*) FROM sqlite_master WHERE name LIKE 'event%')"
                                        " + (SELECT count(*) FROM meta WHERE key = 'events')",
                                        -1, &query, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    int count = sqlite3_column_int(query, 0);
    sqlite3_finalize(query);
    sqlite3_close(connection);
    return count;
}

static void without_events_the_record_knows_nothing_of_them(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    int64_t count;
    struct database *database = make("without", false, &folder);
    assert_int_equal(database_info(database)->events, 0);
    assert_int_equal(database_count_events(database, &count, &error), STATUS_OK);
    assert_int_equal(count, 0);
    database_close(database);
    folder_close(&folder);
    assert_int_equal(tables_about_events("without/" DATABASE_FILE), 0);
}

static void a_batch_begun_without_events_is_another_one(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct database *database = make("resumed", false, &folder);
    database_close(database);
    fake.batch.events = 1;
    assert_int_equal(database_resume(&folder, &record, &database, &error), STATUS_DATA);
    assert_non_null(strstr(error.message, "replicates with events 0 there, 1 asked for"));
    folder_close(&folder);
}

static void the_csv_names_what_happened(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct results results;
    fill(1);
    struct database *database = make("csv", false, &folder);
    assert_int_equal(database_load(database, &results, &error), STATUS_OK);
    assert_true(results.events);
    assert_int_equal(export_csv(&results, NULL, &folder, &error), STATUS_OK);
    assert_int_equal(export_events(database, &results, &folder, &error), STATUS_OK);
    char *text = bytes_of("csv/events.csv", NULL), *dictionary = bytes_of("csv/data_dictionary.csv", NULL);
    assert_int_equal(count_of(text, "\n"), 1 + ARMS * EVENTS);
    assert_memory_equal(text, "scenario,replicate,sequence,day,event,person,", 45);
    /* number 9: an offence of type 0 against person 2, by person EVENT_NONE, known from its flags 9 */
    char line[160];
    snprintf(line, sizeof line, "\nanonymous,%d,9,2,offence,2,,,0,1,%s,own,,acting,-1\n", fake.batch.first_replicate,
             fake.results.arms[0].params.offences[0].name);
    assert_non_null(strstr(text, line));
    assert_non_null(strstr(dictionary, "\nevents.csv,column,third,"));
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        snprintf(line, sizeof line, "\nevents.csv,event,%s,", event_kinds[kind].name);
        assert_non_null(strstr(dictionary, line));
    }
    free(text);
    free(dictionary);
    results_free(&results);
    database_close(database);
    folder_close(&folder);
}

#define WITH_SCRATCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(all_events_are_read_back_in_order),
        WITH_SCRATCH(a_persons_events_are_those_with_a_part_in_them),
        WITH_SCRATCH(the_victim_of_one_regime_has_the_smallest_number),
        WITH_SCRATCH(the_order_of_runs_does_not_show_in_the_bytes),
        WITH_SCRATCH(without_events_the_record_knows_nothing_of_them),
        WITH_SCRATCH(a_batch_begun_without_events_is_another_one),
        WITH_SCRATCH(the_csv_names_what_happened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
