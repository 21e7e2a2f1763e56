/* test_journal.c - a batch that was killed in the middle of a commit, and its journal damaged afterwards: it is
 * refused, or every finished run is there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "../../support/fake_batch.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/store/database.h"

enum { ARMS = 2, REPLICATES = 4, DONE = 3, DAMAGES = 60 };

#define JOURNAL DATABASE_FILE "-journal"

static struct scratch scratch;
static struct fake_batch fake;
static struct scenario *scenarios[ARMS];
static struct batch_record record;
static char *data, *journal; /* of the killed batch */
static size_t data_size, journal_size;

static void open_folder(struct folder *folder, enum folder_mode mode)
{
    struct error error;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(folder, scratch_path(&scratch, "batch", path), mode, &error), STATUS_OK);
}

/* The middle of a commit: changed pages stand in the database, the old ones in its journal. */
static void die_within_a_commit(const char *path)
{
    sqlite3 *connection;
    static const char sql[] = "PRAGMA cache_size = 2; BEGIN IMMEDIATE; INSERT INTO run VALUES(0, 90);"
                              "INSERT INTO value SELECT 0, 90, metric, element, x, value FROM value WHERE arm = 1;"
                              "UPDATE value SET value = 1e9;";
    if (sqlite3_open(path, &connection) == SQLITE_OK)
        sqlite3_exec(connection, sql, NULL, NULL, NULL);
    _exit(0);
}

static void kill_one(const char *path)
{
    pid_t child = fork();
    int ended;
    assert_true(child >= 0);
    if (child == 0)
        die_within_a_commit(path);
    assert_int_equal(waitpid(child, &ended, 0), child);
}

/* A batch of which each scenario has DONE runs. */
static void make_batch(void)
{
    struct folder folder;
    struct database *database;
    struct error error;
    open_folder(&folder, FOLDER_NEW);
    assert_int_equal(database_create(&folder, &record, &database, &error), STATUS_OK);
    for (int run = 0; run < ARMS * DONE; run++)
        assert_int_equal(database_put(database, run / DONE, fake.batch.first_replicate + run % DONE,
                                      fake_results_run(&fake.results, run / DONE, run % DONE), &error),
                         STATUS_OK);
    database_close(database);
    folder_close(&folder);
}

static int set_up(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
    scratch_open(&scratch);
    fake_batch(&fake, ARMS, REPLICATES, 365);
    for (int arm = 0; arm < ARMS; arm++)
        params_defaults(&fake.results.arms[arm].params);
    for (int arm = 0; arm < ARMS; arm++)
        assert_non_null(scenarios[arm] = scenario_new(fake.arms[arm].name));
    record = (struct batch_record){BATCH_COMPARE, "0.1.0", "A comparison", &fake.batch, (void *)scenarios, NULL};
    make_batch();
    kill_one(scratch_path(&scratch, "batch/" DATABASE_FILE, path));
    data = slurp(path, &data_size);
    journal = slurp(scratch_path(&scratch, "batch/" JOURNAL, path), &journal_size);
    assert_true(data && journal && journal_size > 20000);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(data);
    free(journal);
    for (int i = 0; i < ARMS; i++)
        scenario_free(scenarios[i]);
    fake_batch_free(&fake);
    scratch_close(&scratch);
    return 0;
}

static bool same_run(struct results *results, int arm, int r)
{
    const struct outcome *is = fake_results_run(results, arm, r), *was = fake_results_run(&fake.results, arm, r);
    if (is->count != was->count)
        return false;
    for (size_t i = 0; i < is->count; i++)
        if (is->rows[i].value < was->rows[i].value || is->rows[i].value > was->rows[i].value)
            return false;
    return true;
}

/* All finished runs, with all their values, and no other. */
static bool is_whole(struct database *database)
{
    struct results results = {0};
    struct error error;
    bool whole = database_info(database)->done == ARMS * DONE && database_load(database, &results, &error) == STATUS_OK;
    for (int run = 0; whole && run < ARMS * DONE; run++)
        whole = same_run(&results, run / DONE, run % DONE);
    results_free(&results);
    return whole;
}

enum outcome_of_resuming { RECOVERED, REFUSED, LOST };

/* What --resume makes of the killed batch, a byte of whose journal is another. */
static enum outcome_of_resuming resume_after(size_t at, unsigned flip)
{
    struct folder folder;
    struct database *database;
    struct error error = {0};
    char path[SCRATCH_PATH];
    journal[at] = (char)(journal[at] ^ (int)flip);
    scratch_write_bytes(&scratch, "batch/" DATABASE_FILE, data, data_size, path);
    scratch_write_bytes(&scratch, "batch/" JOURNAL, journal, journal_size, path);
    journal[at] = (char)(journal[at] ^ (int)flip);
    open_folder(&folder, FOLDER_RESUME);
    enum outcome_of_resuming outcome = REFUSED;
    if (database_resume(&folder, &record, &database, &error) == STATUS_OK)
        outcome = is_whole(database) ? RECOVERED : LOST;
    else
        assert_true(error.code == STATUS_DATA && error.message[0]);
    database_close(database);
    folder_close(&folder);
    return outcome;
}

static void a_sound_journal_brings_all_runs_back(void **state)
{
    (void)state;
    assert_int_equal(resume_after(journal_size - 1, 0), RECOVERED);
}

static void a_damaged_head_never_loses_a_run(void **state)
{
    (void)state;
    for (size_t at = 0; at < 28; at++)
        if (resume_after(at, 0x41) == LOST)
            fail_msg("byte %zu of the journal", at);
}

static void a_damaged_page_never_loses_a_run(void **state)
{
    (void)state;
    int counts[3] = {0};
    for (size_t i = 0; i < DAMAGES; i++) {
        size_t at = 512 + i * (journal_size - 512) / DAMAGES;
        enum outcome_of_resuming outcome = resume_after(at, 0x41);
        counts[outcome]++;
        if (outcome == LOST)
            print_message("byte %zu of %zu: lost\n", at, journal_size);
    }
    print_message("%d recovered, %d refused, %d lost\n", counts[RECOVERED], counts[REFUSED], counts[LOST]);
    assert_int_equal(counts[LOST], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_journal_brings_all_runs_back),
        cmocka_unit_test(a_damaged_head_never_loses_a_run),
        cmocka_unit_test(a_damaged_page_never_loses_a_run),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
