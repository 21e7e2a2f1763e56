/* test_database.c - the record of a batch: complete, resumable, the same bytes however it came about. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../../support/fake_batch.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/params/metrics.h"
#include "regimesim/store/database.h"

enum { ARMS = 3, REPLICATES = 4 };

static struct scratch scratch;
static struct fake_batch fake;
static struct scenario *scenarios[ARMS];
static struct batch_record record;

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

static void open_folder(struct folder *folder, const char *name, enum folder_mode mode)
{
    struct error error;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(folder, scratch_path(&scratch, name, path), mode, &error), STATUS_OK);
}

static struct database *create(struct folder *folder, const char *name)
{
    struct error error = {0};
    struct database *database;
    open_folder(folder, name, FOLDER_NEW);
    enum status status = database_create(folder, &record, &database, &error);
    if (status)
        print_message("%s\n", error.message);
    assert_int_equal(status, STATUS_OK);
    return database;
}

static void put(struct database *database, int arm, int r)
{
    struct error error;
    assert_int_equal(
        database_put(database, arm, fake.batch.first_replicate + r, fake_results_run(&fake.results, arm, r), &error),
        STATUS_OK);
}

static void finish(struct database *database, struct folder *folder)
{
    struct error error;
    assert_int_equal(database_finish(database, &error), STATUS_OK);
    database_close(database);
    folder_close(folder);
}

/* A whole batch, its runs put in an order that steps through them by `step`. */
static void make_batch(const char *name, int step)
{
    struct folder folder;
    struct database *database = create(&folder, name);
    for (int i = 0, run = 0; i < ARMS * REPLICATES; i++, run = (run + step) % (ARMS * REPLICATES))
        put(database, run / REPLICATES, run % REPLICATES);
    finish(database, &folder);
}

static char *bytes_of(const char *name, size_t *size)
{
    char path[SCRATCH_PATH];
    char *bytes = slurp(scratch_path(&scratch, name, path), size);
    assert_non_null(bytes);
    return bytes;
}

static void expect_same_bytes(const char *a, const char *b)
{
    size_t size_a, size_b;
    char *bytes_a = bytes_of(a, &size_a), *bytes_b = bytes_of(b, &size_b);
    assert_int_equal(size_a, size_b);
    assert_memory_equal(bytes_a, bytes_b, size_a);
    free(bytes_a);
    free(bytes_b);
}

static enum status read_back(const char *name, struct results *results, struct error *error)
{
    char path[SCRATCH_PATH];
    struct database *database;
    enum status status = database_read(scratch_path(&scratch, name, path), &database, error);
    if (!status)
        status = database_load(database, results, error);
    database_close(database);
    return status;
}

static void expect_same_run(const struct outcome *a, const struct outcome *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(a->rows[i].metric, b->rows[i].metric);
        assert_int_equal(a->rows[i].element, b->rows[i].element);
        assert_int_equal(a->rows[i].x, b->rows[i].x);
        bool both_missing = a->rows[i].value != a->rows[i].value && b->rows[i].value != b->rows[i].value;
        assert_true(a->rows[i].value == b->rows[i].value || both_missing);
    }
}

static void what_is_put_is_loaded_again(void **state)
{
    (void)state;
    struct results results;
    struct error error;
    struct param_ref first = {&param_table[0], -1};
    assert_int_equal(param_set_text(&fake.results.arms[1].params, first, "100", &error), STATUS_OK);
    assert_int_equal(params_element_add(&fake.results.arms[2].params, SCOPE_PLATFORM, "abroad"), 1);
    make_batch("out", 1);
    assert_int_equal(read_back("out", &results, &error), STATUS_OK);
    assert_int_equal(results.arm_count, ARMS);
    assert_int_equal(results.replicates, REPLICATES);
    for (int arm = 0; arm < ARMS; arm++) {
        assert_string_equal(results.arms[arm].title, fake.arms[arm].title);
        assert_true(params_hash(&results.arms[arm].params) == params_hash(fake.arms[arm].params));
        for (int r = 0; r < REPLICATES; r++)
            expect_same_run(fake_results_run(&results, arm, r), fake_results_run(&fake.results, arm, r));
    }
    assert_string_equal(results.arms[2].params.platforms[1].name, "abroad");
    results_free(&results);
}

static void the_order_of_runs_does_not_show_in_the_bytes(void **state)
{
    (void)state;
    make_batch("forwards", 1);
    make_batch("jumping", 5);
    make_batch("backwards", ARMS * REPLICATES - 1);
    expect_same_bytes("forwards/" DATABASE_FILE, "jumping/" DATABASE_FILE);
    expect_same_bytes("forwards/" DATABASE_FILE, "backwards/" DATABASE_FILE);
}

static void an_interruption_does_not_show_in_the_bytes(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    make_batch("whole", 1);
    struct database *database = create(&folder, "broken");
    put(database, 2, 3);
    put(database, 0, 1);
    database_close(database);
    folder_close(&folder);
    open_folder(&folder, "broken", FOLDER_RESUME);
    assert_int_equal(database_resume(&folder, &record, &database, &error), STATUS_OK);
    assert_int_equal(database_info(database)->done, 2);
    for (int i = 0; i < ARMS * REPLICATES; i++)
        if (!database_has(database, i / REPLICATES, fake.batch.first_replicate + i % REPLICATES))
            put(database, i / REPLICATES, i % REPLICATES);
    finish(database, &folder);
    expect_same_bytes("whole/" DATABASE_FILE, "broken/" DATABASE_FILE);
}

static void finishing_twice_changes_nothing(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct database *database;
    make_batch("once", 1);
    make_batch("twice", 1);
    open_folder(&folder, "twice", FOLDER_RESUME);
    assert_int_equal(database_resume(&folder, &record, &database, &error), STATUS_OK);
    finish(database, &folder);
    expect_same_bytes("once/" DATABASE_FILE, "twice/" DATABASE_FILE);
}

static void nothing_but_the_one_file_remains(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    make_batch("out", 1);
    assert_int_not_equal(access(scratch_path(&scratch, "out/" DATABASE_FILE "-journal", path), F_OK), 0);
    assert_int_not_equal(access(scratch_path(&scratch, "out/." DATABASE_FILE ".part", path), F_OK), 0);
}

static void an_unfinished_batch_cannot_be_finished(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct database *database = create(&folder, "out");
    put(database, 0, 0);
    assert_int_equal(database_finish(database, &error), STATUS_INTERNAL);
    database_close(database);
    folder_close(&folder);
}

/* The process is killed as soon as it has put four runs and begun to put a fifth. */
static void put_until_killed(const char *name)
{
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        struct folder folder;
        struct database *database = create(&folder, name);
        for (int i = 0; i < 4; i++)
            put(database, i / REPLICATES, i % REPLICATES);
        struct outcome huge = {0};
        for (int x = 0; x < 400000; x++)
            outcome_add(&huge, M_RATE_ALL, -1, x, 0.1, NULL);
        if (write(ready[1], "x", 1) == 1)
            database_put(database, 2, fake.batch.first_replicate, &huge, NULL);
        _exit(1);
    }
    char byte;
    assert_int_equal(read(ready[0], &byte, 1), 1);
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    kill(child, SIGKILL);
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    close(ready[0]);
    close(ready[1]);
}

static void a_killed_process_loses_only_the_run_in_flight(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct database *database;
    put_until_killed("out");
    open_folder(&folder, "out", FOLDER_RESUME);
    assert_int_equal(database_resume(&folder, &record, &database, &error), STATUS_OK);
    assert_int_equal(database_info(database)->done, 4);
    assert_true(database_has(database, 0, fake.batch.first_replicate + 3));
    assert_false(database_has(database, 2, fake.batch.first_replicate));
    for (int i = 4; i < ARMS * REPLICATES; i++)
        put(database, i / REPLICATES, i % REPLICATES);
    finish(database, &folder);
    make_batch("whole", 1);
    expect_same_bytes("whole/" DATABASE_FILE, "out/" DATABASE_FILE);
}

static void a_run_that_cannot_be_put_whole_is_not_put_at_all(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct results results;
    struct outcome twice = {0};
    struct database *database = create(&folder, "out");
    for (int i = 0; i < 2; i++)
        outcome_add(&twice, M_RATE_ALL, -1, 30, 0.5, &error);
    assert_int_not_equal(database_put(database, 0, fake.batch.first_replicate, &twice, &error), STATUS_OK);
    assert_false(database_has(database, 0, fake.batch.first_replicate));
    assert_int_not_equal(database_put(database, ARMS, fake.batch.first_replicate, &twice, &error), STATUS_OK);
    assert_int_equal(database_load(database, &results, &error), STATUS_OK);
    assert_int_equal(results.outcomes[0].count, 0);
    results_free(&results);
    put(database, 0, 0);
    outcome_free(&twice);
    database_close(database);
    folder_close(&folder);
}

static void expect_resume_refused(const char *reason)
{
    struct folder folder;
    struct error error;
    struct database *database;
    open_folder(&folder, "out", FOLDER_RESUME);
    assert_int_equal(database_resume(&folder, &record, &database, &error), STATUS_DATA);
    assert_null(database);
    if (!strstr(error.message, reason))
        fail_msg("'%s' does not say '%s'", error.message, reason);
    folder_close(&folder);
}

static void another_batch_is_not_resumed(void **state)
{
    (void)state;
    struct error error;
    make_batch("out", 1);
    fake.batch.seed = 43;
    expect_resume_refused("seed 42 there, 43 asked for");
    fake.batch.seed = 42;
    fake.batch.replicates = 5;
    expect_resume_refused("replicates 4 there, 5 asked for");
    fake.batch.replicates = 4;
    fake.batch.arm_count = 2;
    expect_resume_refused("scenarios 3 there, 2 asked for");
    fake.batch.arm_count = 3;
    record.kind = BATCH_RUN;
    expect_resume_refused("a compare there, a run asked for");
    record.kind = BATCH_COMPARE;
    record.program = "0.2.0";
    expect_resume_refused("version 0.1.0");
    record.program = "0.1.0";
    param_set_text(&fake.results.arms[1].params, (struct param_ref){&param_table[0], -1}, "99", &error);
    expect_resume_refused("parameters of scenario 'real-name'");
    params_defaults(&fake.results.arms[1].params);
    strcpy(fake.arms[2].name, "other");
    expect_resume_refused("scenario 'mixed' there, 'other' asked for");
}

static void use_network_file(const char *edges)
{
    char path[SCRATCH_PATH];
    scratch_write(&scratch, "network.txt", edges, path);
    for (int i = 0; i < ARMS; i++) {
        struct params *params = &fake.results.arms[i].params;
        params->network.source = NETWORK_FILE;
        snprintf(params->network.file, sizeof params->network.file, "%s", path);
    }
}

static void a_network_file_of_other_content_is_another_batch(void **state)
{
    (void)state;
    use_network_file("0 1\n");
    make_batch("out", 1);
    use_network_file("0 2\n");
    expect_resume_refused("network file");
}

static void make_changed_batch(const char *sql)
{
    char path[SCRATCH_PATH];
    sqlite3 *connection;
    make_batch("out", 1);
    assert_int_equal(sqlite3_open(scratch_path(&scratch, "out/" DATABASE_FILE, path), &connection), SQLITE_OK);
    assert_int_equal(sqlite3_exec(connection, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(connection);
}

static void a_newer_format_is_refused_by_name(void **state)
{
    (void)state;
    make_changed_batch("PRAGMA user_version = 99");
    expect_resume_refused("newer version");
}

/* Memory is asked for by these numbers: they must be true. */
static void more_replicates_than_there_can_be_are_refused(void **state)
{
    (void)state;
    make_changed_batch("UPDATE meta SET value = '49999999' WHERE key = 'replicates'");
    expect_resume_refused("number of runs");
}

static void more_scenarios_than_there_are_are_refused(void **state)
{
    (void)state;
    make_changed_batch("UPDATE meta SET value = '999999' WHERE key = 'arms'");
    expect_resume_refused("number of scenarios");
}

static void a_value_that_somebody_changed_is_found(void **state)
{
    (void)state;
    make_changed_batch("UPDATE value SET value = value + 1 WHERE arm = 1 AND replicate = "
                       "(SELECT max(replicate) FROM run) AND x = (SELECT max(x) FROM value)");
    expect_resume_refused("values of a finished run");
}

static void a_value_that_is_gone_is_found(void **state)
{
    (void)state;
    make_changed_batch("DELETE FROM value WHERE arm = 1 AND x = (SELECT max(x) FROM value)");
    expect_resume_refused("values of a finished run");
}

static void another_programs_database_is_refused(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    sqlite3 *connection;
    make_batch("out", 1);
    unlink(scratch_path(&scratch, "out/" DATABASE_FILE, path));
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    assert_int_equal(sqlite3_exec(connection, "CREATE TABLE meta(key, value)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(connection);
    expect_resume_refused("not a results database");
    scratch_write(&scratch, "out/" DATABASE_FILE, "This is no database, though long enough to look like a file.", path);
    expect_resume_refused("not a results database");
    scratch_write(&scratch, "out/" DATABASE_FILE, "", path);
    expect_resume_refused("not a results database");
}

/* Damage the file at many places: it must be refused or read, never crash the program. */
static void damage_is_found_or_harmless(void **state)
{
    (void)state;
    size_t size;
    char path[SCRATCH_PATH];
    make_batch("out", 1);
    char *good = bytes_of("out/" DATABASE_FILE, &size), *bad = malloc(size);
    assert_non_null(bad);
    int refused = 0;
    for (size_t at = 20; at < size; at += size / 25) {
        struct results results;
        struct error error;
        memcpy(bad, good, size);
        memset(bad + at, 0xa5, size - at < 64 ? size - at : 64);
        scratch_write_bytes(&scratch, "out/" DATABASE_FILE, bad, size, path);
        if (read_back("out", &results, &error))
            refused++;
        else
            results_free(&results);
    }
    assert_true(refused > 0);
    scratch_write_bytes(&scratch, "out/" DATABASE_FILE, good, size / 2, path);
    struct results results;
    struct error error;
    assert_int_equal(read_back("out", &results, &error), STATUS_DATA);
    free(good);
    free(bad);
}

static void a_folder_without_results_is_no_input(void **state)
{
    (void)state;
    struct database *database;
    struct error error;
    assert_int_equal(database_read(scratch.folder, &database, &error), STATUS_NO_INPUT);
    assert_null(database);
    database_close(database);
}

static void a_second_create_is_refused(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    struct database *database;
    make_batch("out", 1);
    open_folder(&folder, "out", FOLDER_RESUME);
    assert_int_equal(database_create(&folder, &record, &database, &error), STATUS_CANT_CREATE);
    folder_close(&folder);
    open_folder(&folder, "out", FOLDER_REPLACE);
    assert_int_equal(database_create(&folder, &record, &database, &error), STATUS_OK);
    assert_int_equal(database_info(database)->done, 0);
    database_close(database);
    folder_close(&folder);
}

static void the_layout_of_a_sweep_is_read_back(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    struct database *database;
    struct sweep_layout sweep = {.axis_count = 1, .metric_count = 1, .variant_count = 1, .reference = true};
    sweep.axes[0] = (struct sweep_axis){.path = "platforms.domestic.strength",
                                        .label = "strength, 1 - q",
                                        .scale = SWEEP_ONE_MINUS_LOG,
                                        .values = {0.1, 0.99},
                                        .count = 2};
    sweep.metrics[0] = M_SUM_DETECTION;
    strcpy(sweep.variants[0].name, "base");
    strcpy(sweep.variants[0].title, "as it is");
    record.kind = BATCH_SWEEP;
    record.sweep = &sweep;
    database_close(create(&folder, "out"));
    folder_close(&folder);
    assert_int_equal(database_read(scratch_path(&scratch, "out", path), &database, &error), STATUS_OK);
    const struct database_info *info = database_info(database);
    assert_int_equal(info->kind, BATCH_SWEEP);
    assert_string_equal(info->title, "A comparison");
    assert_int_equal(info->sweep.axes[0].count, 2);
    assert_true(info->sweep.axes[0].values[1] == 0.99);
    assert_int_equal(info->sweep.axes[0].scale, SWEEP_ONE_MINUS_LOG);
    assert_string_equal(info->sweep.axes[0].label, "strength, 1 - q");
    assert_string_equal(info->sweep.variants[0].title, "as it is");
    assert_int_equal(info->sweep.metrics[0], M_SUM_DETECTION);
    assert_true(info->sweep.reference);
    database_close(database);
}

static void every_value_has_its_origin(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    sqlite3 *connection;
    sqlite3_stmt *query;
    param_set_text(&fake.results.arms[1].params, (struct param_ref){&param_table[0], -1}, "99", &error);
    database_close(create(&folder, "out"));
    folder_close(&folder);
    assert_int_equal(sqlite3_open(scratch_path(&scratch, "out/" DATABASE_FILE, path), &connection), SQLITE_OK);
    sqlite3_prepare_v2(connection, "SELECT value, origin FROM parameter WHERE arm = 1 AND path = ?", -1, &query, NULL);
    sqlite3_bind_text(query, 1, param_table[0].path, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(query, 0), "99");
    assert_string_equal((const char *)sqlite3_column_text(query, 1), "sweep");
    sqlite3_reset(query);
    sqlite3_bind_text(query, 1, param_table[1].path, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(query, 1), "default");
    sqlite3_finalize(query);
    sqlite3_close(connection);
}

#define WITH_SCRATCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(what_is_put_is_loaded_again),
        WITH_SCRATCH(the_order_of_runs_does_not_show_in_the_bytes),
        WITH_SCRATCH(an_interruption_does_not_show_in_the_bytes),
        WITH_SCRATCH(finishing_twice_changes_nothing),
        WITH_SCRATCH(nothing_but_the_one_file_remains),
        WITH_SCRATCH(an_unfinished_batch_cannot_be_finished),
        WITH_SCRATCH(a_killed_process_loses_only_the_run_in_flight),
        WITH_SCRATCH(a_run_that_cannot_be_put_whole_is_not_put_at_all),
        WITH_SCRATCH(another_batch_is_not_resumed),
        WITH_SCRATCH(a_network_file_of_other_content_is_another_batch),
        WITH_SCRATCH(a_newer_format_is_refused_by_name),
        WITH_SCRATCH(more_replicates_than_there_can_be_are_refused),
        WITH_SCRATCH(more_scenarios_than_there_are_are_refused),
        WITH_SCRATCH(a_value_that_somebody_changed_is_found),
        WITH_SCRATCH(a_value_that_is_gone_is_found),
        WITH_SCRATCH(another_programs_database_is_refused),
        WITH_SCRATCH(damage_is_found_or_harmless),
        WITH_SCRATCH(a_folder_without_results_is_no_input),
        WITH_SCRATCH(a_second_create_is_refused),
        WITH_SCRATCH(the_layout_of_a_sweep_is_read_back),
        WITH_SCRATCH(every_value_has_its_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
