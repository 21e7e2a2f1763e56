/* fuzz_database.c - a results database that somebody has changed: the input is SQL, run on a sound one. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fake_batch.h"
#include "../support/slurp.h"
#include "fuzz.h"
#include "regimesim/store/database.h"

enum { ARMS = 2, REPLICATES = 2, STEPS = 20000 };

static char *sound;
static size_t sound_size;

/* The database that all inputs start from. */
static void make_sound(void)
{
    struct fake_batch fake;
    struct scenario *scenarios[ARMS];
    struct folder folder;
    struct database *database;
    char path[SCRATCH_PATH];
    fake_batch(&fake, ARMS, REPLICATES, 365);
    for (int arm = 0; arm < ARMS; arm++) {
        scenarios[arm] = scenario_new(fake.arms[arm].name);
        params_defaults(&fake.results.arms[arm].params);
    }
    struct batch_record record = {BATCH_COMPARE, "0.1.0", "A comparison", &fake.batch, (void *)scenarios, NULL};
    fuzz_need(!folder_open(&folder, scratch_path(fuzz_scratch(), "sound", path), FOLDER_NEW, NULL), "a folder");
    fuzz_need(!database_create(&folder, &record, &database, NULL), "a database");
    for (int run = 0; run < ARMS * REPLICATES; run++) {
        int arm = run / REPLICATES, r = run % REPLICATES;
        fuzz_need(
            !database_put(database, arm, fake.batch.first_replicate + r, fake_results_run(&fake.results, arm, r), NULL),
            "a run in the database");
    }
    fuzz_need(!database_finish(database, NULL), "a finished database");
    database_close(database);
    folder_close(&folder);
    for (int arm = 0; arm < ARMS; arm++)
        scenario_free(scenarios[arm]);
    fake_batch_free(&fake);
    sound = slurp(scratch_path(fuzz_scratch(), "sound/" DATABASE_FILE, path), &sound_size);
    fuzz_need(sound != NULL, "the database's bytes");
}

static int give_up(void *context)
{
    (void)context;
    return 1;
}

/* Whatever the statements do to this one file. */
static void change(const char *path, const uint8_t *bytes, size_t size)
{
    sqlite3 *connection = NULL;
    char *text = calloc(size + 1, 1);
    fuzz_need(text && sqlite3_open(path, &connection) == SQLITE_OK, "an open database");
    memcpy(text, bytes, size);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 1 << 16);
    sqlite3_progress_handler(connection, STEPS, give_up, NULL);
    sqlite3_exec(connection, text, NULL, NULL, NULL);
    sqlite3_close(connection);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct database *database;
    struct results results = {0};
    struct error error = {0};
    char folder[SCRATCH_PATH];
    if (!sound)
        make_sound();
    change(fuzz_file(DATABASE_FILE, (const uint8_t *)sound, sound_size), bytes, size);
    enum status status = database_read(scratch_path(fuzz_scratch(), "case", folder), &database, &error);
    if (!status)
        status = database_load(database, &results, &error);
    fuzz_check_error(status, &error);
    results_free(&results);
    database_close(database);
    return 0;
}
