/* test_manifest.c - the manifest says how a batch was made, in valid JSON whatever the user typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/fake_batch.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/store/manifest.h"

enum { ARMS = 3 };

static struct scratch scratch;
static struct fake_batch fake;
static const struct scenario *scenarios[ARMS];
static struct scenario *made[2];
static struct batch_record record;
static struct manifest manifest;

/* Three arms made from two scenarios, as in a sweep with a reference. */
static int set_up(void **state)
{
    (void)state;
    static const char *const arguments[] = {"regimesim", "sweep", "a \"b\"\\\n\xff"};
    scratch_open(&scratch);
    fake_batch(&fake, ARMS, 2, 365);
    for (int i = 0; i < 2; i++)
        made[i] = scenario_new(i ? "real-name" : "anonymous");
    for (int i = 0; i < ARMS; i++) {
        params_defaults(&fake.results.arms[i].params);
        scenarios[i] = made[i > 0];
    }
    record = (struct batch_record){
        .kind = BATCH_SWEEP, .program = "0.1.0", .title = "T \"quoted\"", .batch = &fake.batch, .scenarios = scenarios};
    manifest = (struct manifest){.record = &record,
                                 .arguments = arguments,
                                 .argument_count = 3,
                                 .threads = 2,
                                 .done = 6,
                                 .started = 0,
                                 .ended = 86400 + 3661};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scenario_free(made[0]);
    scenario_free(made[1]);
    fake_batch_free(&fake);
    scratch_close(&scratch);
    return 0;
}

static char *write_and_read(void)
{
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    assert_int_equal(manifest_write(&manifest, &folder, &error), STATUS_OK);
    folder_close(&folder);
    char *text = slurp(scratch_path(&scratch, "out/manifest.json", path), NULL);
    assert_non_null(text);
    return text;
}

static void it_says_how_the_batch_was_made(void **state)
{
    (void)state;
    char *text = write_and_read();
    static const char *const parts[] = {"\"version\": \"0.1.0\"",
                                        "\"kind\": \"sweep\"",
                                        "\"seed\": 42",
                                        "\"replicates\": 2",
                                        "\"runs\": 6",
                                        "\"runs_finished\": 6",
                                        "\"threads\": 2",
                                        "\"started\": \"1970-01-01T00:00:00Z\"",
                                        "\"ended\": \"1970-01-02T01:01:01Z\"",
                                        "\"sqlite\": \"3.",
                                        "\"gsl\": \"",
                                        "\"igraph\": \"",
                                        "\"libyaml\": \"",
                                        "\"compiler\": \""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(text, parts[i]))
            fail_msg("no %s", parts[i]);
    assert_null(strstr(text, "gnuplot"));
    free(text);
}

static void every_parameter_is_there_with_its_origin(void **state)
{
    (void)state;
    char *text = write_and_read();
    for (size_t i = 0; i < params_count(&made[0]->params); i++) {
        char path[160], key[200];
        snprintf(key, sizeof key, "\"%s\": {\n",
                 param_path(&made[0]->params, params_at(&made[0]->params, i), path, sizeof path));
        assert_int_equal(count_of(text, key), 2); /* once a scenario, not once an arm */
    }
    assert_int_equal(count_of(text, "\"origin\": \"default\""), 2 * params_count(&made[0]->params));
    assert_int_equal(count_of(text, "\"scenario\": 1\n"), 2);
    free(text);
}

static void what_the_user_typed_is_escaped(void **state)
{
    (void)state;
    char *text = write_and_read();
    assert_non_null(strstr(text, "\"a \\\"b\\\"\\\\\\n\xef\xbf\xbd\""));
    assert_non_null(strstr(text, "\"title\": \"T \\\"quoted\\\"\""));
    free(text);
}

#define WITH_SCRATCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(it_says_how_the_batch_was_made),
        WITH_SCRATCH(every_parameter_is_there_with_its_origin),
        WITH_SCRATCH(what_the_user_typed_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
