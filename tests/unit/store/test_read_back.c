/* test_read_back.c - what the program wrote for others it can read itself, and damage is told with its place. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/fake_batch.h"
#include "../../support/scratch.h"
#include "regimesim/store/claims_import.h"
#include "regimesim/store/json_read.h"
#include "regimesim/store/manifest.h"
#include "regimesim/store/manifest_read.h"

static struct scratch scratch;

static int set_up(void **state)
{
    (void)state;
    scratch_open(&scratch);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

/* "a/0=1;" for each value. */
static enum status note(void *context, const struct json_place *place, const char *text, struct error *error)
{
    (void)error;
    char *out = context;
    for (int i = 0; i < place->depth; i++)
        sprintf(out + strlen(out), "%s%s", i ? "/" : "", place->keys[i]);
    sprintf(out + strlen(out), "=%s;", text);
    return STATUS_OK;
}

static void json_is_read_with_its_places(void **state)
{
    (void)state;
    struct error error;
    char seen[512] = "";
    assert_int_equal(json_read("{\"a\": [1, -2.5e3, true], \"b\\n\": {\"c\": \"x\\u00e9\\\"\"}, \"d\": {}, \"e\": []} ",
                               note, seen, &error),
                     STATUS_OK);
    assert_string_equal(seen, "a/0=1;a/1=-2.5e3;a/2=true;b\n/c=x\xc3\xa9\";");
}

static void broken_json_is_told_with_its_line(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "",          "{",         "{\n\"a\" 1}", "[1,]",        "[1 2]", "{\"a\": tru}",
        "[\"\\x\"]", "[\"open\n", "1 2",         "[\"\\u12\"]", "{1: 2}"};
    char seen[512];
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct error error;
        seen[0] = '\0';
        assert_int_equal(json_read(broken[i], note, seen, &error), STATUS_DATA);
        assert_true(error.line >= 1);
    }
    char deep[64] = "";
    memset(deep, '[', 40);
    struct error error;
    assert_int_equal(json_read(deep, note, seen, &error), STATUS_DATA);
}

static void a_manifest_comes_back(void **state)
{
    (void)state;
    static const char *const arguments[] = {"regimesim", "compare", "it's \"b\"\n"};
    struct fake_batch fake;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    struct manifest_record read;
    struct scenario *scenario = scenario_new("anonymous");
    const struct scenario *scenarios[2] = {scenario, scenario};
    fake_batch(&fake, 2, 2, 365);
    for (int i = 0; i < 2; i++)
        params_defaults(&fake.results.arms[i].params);
    /* an element that is named before it stands in the file: platforms come before jurisdictions */
    params_element_add(&scenario->params, SCOPE_JURISDICTION, "abroad");
    params_element_add(&scenario->params, SCOPE_PLATFORM, "foreign");
    scenario->params.platforms[1].home.index = 1;
    scenario->params.platforms[1].strength = 0.123456789;
    snprintf(scenario->title, sizeof scenario->title, "<b>");
    struct batch_record record = {BATCH_COMPARE, "0.1.0", "T", &fake.batch, scenarios, NULL};
    struct manifest manifest = {
        .record = &record, .arguments = arguments, .argument_count = 3, .threads = 2, .done = 4, .ended = 3661};
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    assert_int_equal(manifest_write(&manifest, &folder, &error), STATUS_OK);
    folder_close(&folder);
    assert_int_equal(manifest_read(scratch_path(&scratch, "out/manifest.json", path), &read, &error), STATUS_OK);
    assert_int_equal(read.kind, BATCH_COMPARE);
    assert_string_equal(read.version, "0.1.0");
    assert_int_equal(read.command_count, 3);
    assert_string_equal(read.command[2], "it's \"b\"\n");
    assert_string_equal(read.ended, "1970-01-01T01:01:01Z");
    assert_int_equal(read.runs_finished, 4);
    assert_int_equal(read.arm_count, 2);
    assert_int_equal(read.scenario_count, 1);
    assert_string_equal(read.scenarios[0].title, "<b>");
    assert_true(params_hash(&read.scenarios[0].params) == params_hash(&scenario->params));
    manifest_free(&read);
    scenario_free(scenario);
    fake_batch_free(&fake);
}

static void a_manifest_of_nothing_is_refused(void **state)
{
    (void)state;
    struct manifest_record read;
    struct error error;
    char path[SCRATCH_PATH];
    static const struct {
        const char *text;
        enum status wanted;
    } cases[] = {
        {"{}", STATUS_DATA},
        {"{\"kind\": \"run\", \"arms\": [{}, 5", STATUS_DATA},
        {"{\"kind\": \"run\", \"scenarios\": [{\"parameters\": {\"run.dyas\": {\"value\": 1}}}]}", STATUS_DATA},
        {"{\"kind\": \"run\", \"scenarios\": [{\"parameters\": {\"run.days\": {\"value\": -1}}}]}", STATUS_DATA},
        {"{\"kind\": \"run\", \"scenarios\": [{\"parameters\": {\"platforms.0.strength\": {\"value\": 1}}}]}",
         STATUS_DATA},
        {"{\"kind\": \"run\"}", STATUS_OK}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scratch_write(&scratch, "m.json", cases[i].text, path);
        assert_int_equal(manifest_read(path, &read, &error), cases[i].wanted);
        if (cases[i].wanted)
            assert_string_equal(error.file, path);
        manifest_free(&read);
    }
    assert_int_equal(manifest_read(scratch_path(&scratch, "absent", path), &read, &error), STATUS_NO_INPUT);
    manifest_free(&read);
}

#define HEADER                                                                                                         \
    "claim,trust,metric,unit,relation,from,to,pairs,difference,low,high,level,smallest_effect,comparison,verdict,"     \
    "replicates\n"
#define ROW "C1,relative,harm,\"a, \"\"b\"\"\nc\",greater,x,y,20,0.5,0.1,0.9,0.975,0.2,holds,holds,20\n"

static void claims_come_back(void **state)
{
    (void)state;
    struct claims_record record;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_write(&scratch, "claims.csv", HEADER ROW "C1,absolute,harm,u,greater,x,y,1,0.5,,,0.975,0.2,,fails,1\r\n",
                  path);
    assert_int_equal(claims_import(scratch.folder, &record, &error), STATUS_OK);
    assert_int_equal(record.row_count, 2);
    assert_string_equal(record.rows[0].unit, "a, \"b\"\nc");
    assert_int_equal(record.rows[0].relation, RELATION_GREATER);
    assert_true(record.rows[0].decides && record.rows[0].difference.low == 0.1);
    assert_true(isnan(record.rows[1].difference.low) && !record.rows[1].decides);
    assert_int_equal(record.rows[1].verdict, VERDICT_FAILS);
    assert_null(claims_record_argument(&record, "C1"));
    claims_record_free(&record);
    scratch_write(&scratch, "arguments.csv",
                  "claim,argument,source,section,parameter,direction\nC1,\"No, never.\",S,5,run.days,up\n", path);
    assert_int_equal(claims_import(scratch.folder, &record, &error), STATUS_OK);
    assert_string_equal(claims_record_argument(&record, "C1")->argument, "No, never.");
    assert_string_equal(record.rows[0].ablation, ""); /* a file from before there were any */
    claims_record_free(&record);
    scratch_write(&scratch, "claims.csv",
                  "ablation," HEADER ",C1,relative,harm,u,greater,x,y,1,0.5,,,0.975,0.2,,fails,1\n"
                  "a=1,C1,relative,harm,u,greater,x,y,1,0.5,,,0.975,0.2,,holds,1\n",
                  path);
    assert_int_equal(claims_import(scratch.folder, &record, &error), STATUS_OK);
    assert_string_equal(record.rows[0].ablation, "");
    assert_string_equal(record.rows[1].ablation, "a=1");
    claims_record_free(&record);
}

static void damaged_claims_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line;
    } cases[] = {{"", 1},
                 {"claim,trust\n", 1},
                 {HEADER "C1,relative\n", 2},
                 {HEADER ROW "C1,relative,harm,u,sideways,x,y,20,0.5,0.1,0.9,0.975,0.2,,holds,20\n", 4},
                 {HEADER "C1,relative,harm,u,less,x,y,many,0.5,0.1,0.9,0.975,0.2,,holds,20\n", 2},
                 {HEADER "C1,relative,harm,\"open", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct claims_record record;
        struct error error;
        char path[SCRATCH_PATH];
        scratch_write(&scratch, "claims.csv", cases[i].text, path);
        assert_int_equal(claims_import(scratch.folder, &record, &error), STATUS_DATA);
        assert_int_equal(error.line, cases[i].line);
        claims_record_free(&record);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_read_with_its_places),
        cmocka_unit_test(broken_json_is_told_with_its_line),
        cmocka_unit_test_setup_teardown(a_manifest_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_manifest_of_nothing_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(claims_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_claims_are_told_with_their_line, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
