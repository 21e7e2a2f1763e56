/* test_html_page.c - the page of each kind of results: every section, no id twice, and nothing that a title could do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/fake_results.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/html_page.h"

static const char hostile[] = "</title><script>alert(1)</script>\" onload='x' &amp;";
static struct manifest_record manifest;
static struct manifest_scenario scenario;
static char command[3][TEXT_SIZE] = {"regimesim", "run", "it's <b>"};

static int set_up(void **state)
{
    (void)state;
    snprintf(scenario.title, sizeof scenario.title, "%s", hostile);
    params_defaults(&scenario.params);
    manifest = (struct manifest_record){.version = "9.8.7",
                                        .compiler = "gcc <12>",
                                        .command = command,
                                        .command_count = 3,
                                        .started = "2001-02-03T04:05:06Z",
                                        .hash = "00000000deadbeef",
                                        .seed = "17",
                                        .first_replicate = 1,
                                        .replicates = 8,
                                        .runs_finished = 16,
                                        .scenarios = &scenario,
                                        .scenario_count = 1};
    return 0;
}

/* Made-up results with the parameters of real regimes. */
static void open_results(struct results *results, int arms, int replicates)
{
    fake_results(results, arms, replicates, 73);
    for (int arm = 0; arm < arms; arm++)
        params_defaults(&results->arms[arm].params);
    snprintf(results->arms[0].title, sizeof results->arms[0].title, "%s", hostile);
}

static char *write_page(const struct html_page *page)
{
    char *text;
    size_t size;
    struct error error;
    FILE *stream = open_memstream(&text, &size);
    assert_int_equal(html_page(page, stream, &error), STATUS_OK);
    assert_int_equal(fclose(stream), 0);
    return text;
}

static void expect_unique_ids(const char *text)
{
    for (const char *at = text; (at = strstr(at, " id=\"")); at++) {
        char id[256];
        size_t length = strcspn(at + 5, "\"") + 6;
        snprintf(id, sizeof id, "%.*s", (int)length, at);
        assert_int_equal(count_of(text, id), 1);
    }
}

/* All sections, sound to the eye of a parser that knows tags only, and no trace of the title's markup. */
static void expect_page(const char *text, const char *const *sections)
{
    for (int i = 0; sections[i]; i++) {
        char begin[64], link[64];
        snprintf(begin, sizeof begin, "<section id=\"%s\"", sections[i]);
        snprintf(link, sizeof link, "<a href=\"#%s\"", sections[i]);
        assert_int_equal(count_of(text, begin), 1);
        assert_true(count_of(text, link) >= 1);
    }
    static const char *const pairs[] = {"section", "table", "figure", "details", "ul", "li",
                                        "dl",      "p",     "tr",     "article", "div"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char plain[32], more[32], end[32];
        snprintf(plain, sizeof plain, "<%s>", pairs[i]);
        snprintf(more, sizeof more, "<%s ", pairs[i]);
        snprintf(end, sizeof end, "</%s>", pairs[i]);
        assert_int_equal(count_of(text, plain) + count_of(text, more), count_of(text, end));
    }
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "onload='"));
    assert_non_null(strstr(text, "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp;"));
    assert_null(strstr(text, "http://www.w3.org/1999/xlink"));
    assert_non_null(strstr(text, "<html lang=\"en\""));
    assert_non_null(strstr(text, "How large")); /* the ODD's last section */
    assert_non_null(strstr(text, "00000000deadbeef"));
    assert_non_null(strstr(text, "&#39;it&#39;\\&#39;&#39;s &lt;b&gt;&#39;")); /* as a shell takes it */
    expect_unique_ids(text);
}

static const char *const of_batches[] = {"question", "outcome", "regimes",   "figures", "scorecard",
                                         "assumed",  "limits",  "reproduce", NULL};

static void a_comparison_has_its_page(void **state)
{
    (void)state;
    struct results results;
    open_results(&results, 3, 8);
    results.arms[1].params.platforms[0].verification = VERIFICATION_MANDATORY;
    results.arms[1].params.platforms[0].law_day = 120;
    results.arms[1].params.platforms[0].breach_day = 200;
    results.arms[2].params.platforms[0].verification = VERIFICATION_OPTIONAL;
    results.arms[2].params.platforms[0].registry_keeper = KEEPER_STATE;
    results.arms[2].params.jurisdictions[0].register_breach_hazard = 0.05;
    results.arms[1].params.infiltration.accept_stranger = 0.5;
    struct html_page page = {BATCH_COMPARE, hostile, &manifest, &results, NULL, NULL, NULL, "gnuplot <was> not found"};
    char *text = write_page(&page), *again = write_page(&page);
    expect_page(text, of_batches);
    assert_string_equal(text, again);
    assert_non_null(strstr(text, "In 8 simulated worlds"));
    assert_non_null(strstr(text, "Everybody: each account must be backed by a verified identity."));
    assert_non_null(strstr(text, "From day 120 on"));
    assert_non_null(strstr(text, "On day 200 the platform&#39;s registry is broken into: 71 % of its records leak."));
    assert_non_null(strstr(text, "By chance the state&#39;s register is broken into 0.05 times a year"));
    assert_non_null(strstr(text, "gnuplot &lt;was&gt; not found"));
    assert_non_null(strstr(text, "<a href=\"#source-boshmaf2011\">boshmaf2011</a>"));
    assert_non_null(strstr(text, "<details>"));
    assert_null(strstr(text, "<svg"));
    free(text);
    free(again);
    fake_results_free(&results);
}

static void one_regime_has_its_page(void **state)
{
    (void)state;
    struct results results;
    open_results(&results, 1, 1);
    params_element_add(&results.arms[0].params, SCOPE_INTERVENTION, "law");
    results.arms[0].params.interventions[0].start = 50;
    struct html_page page = {BATCH_RUN, hostile, &manifest, &results, NULL, NULL, NULL, NULL};
    char *text = write_page(&page);
    expect_page(text, of_batches);
    assert_non_null(strstr(text, "no range can be given"));
    assert_non_null(strstr(text, "<strong>law</strong>, from day 50 on"));
    free(text);
    fake_results_free(&results);
}

static void a_sweep_has_its_page(void **state)
{
    (void)state;
    static const char *const sections[] = {"question", "outcome", "regimes",   "figures",
                                           "assumed",  "limits",  "reproduce", NULL};
    struct results results;
    struct sweep_layout *sweep = calloc(1, sizeof *sweep);
    assert_non_null(sweep);
    open_results(&results, 7, 4);
    sweep->axis_count = 1;
    sweep->axes[0] = (struct sweep_axis){.path = "platforms.domestic.strength", .values = {0, 0.5, 0.9}, .count = 3};
    sweep->metrics[0] = M_SUM_RATE_ALL;
    sweep->metric_count = 1;
    sweep->variant_count = 2;
    snprintf(sweep->variants[0].title, sizeof sweep->variants[0].title, "plain");
    snprintf(sweep->variants[1].title, sizeof sweep->variants[1].title, "<i>other");
    for (int i = 0; i < 6; i++)
        results.arms[i].params.platforms[0].strength = sweep->axes[0].values[i % 3];
    struct html_page page = {BATCH_SWEEP, hostile, &manifest, &results, sweep, NULL, NULL, NULL};
    results.arm_count = 6;
    char *text = write_page(&page);
    results.arm_count = 7;
    expect_page(text, sections);
    assert_non_null(strstr(text, "<th scope=\"col\">&lt;i&gt;other</th>"));
    assert_non_null(strstr(text, "0, 0.5, 0.9"));
    free(text);
    free(sweep);
    fake_results_free(&results);
}

static void claims_have_their_page(void **state)
{
    (void)state;
    static const char *const sections[] = {"question", "outcome", "regimes", "assumed", "limits", "reproduce", NULL};
    struct claim_row rows[4] = {{.claim = "C1",
                                 .trust = "relative",
                                 .metric = "harm",
                                 .relation = RELATION_GREATER,
                                 .from = "a",
                                 .to = "b",
                                 .difference = {20, 2, 1, 3},
                                 .level = 0.975,
                                 .smallest = 1,
                                 .verdict = VERDICT_HOLDS,
                                 .decides = true},
                                {.claim = "C1",
                                 .trust = "relative",
                                 .ablation = "mechanisms.trust=off",
                                 .label = "badges are not trusted",
                                 .metric = "harm",
                                 .relation = RELATION_GREATER,
                                 .from = "a",
                                 .to = "b",
                                 .difference = {20, 0.5, 0.25, 0.75},
                                 .level = 0.975,
                                 .smallest = 1,
                                 .verdict = VERDICT_FAILS,
                                 .decides = true},
                                {.claim = "C1",
                                 .trust = "absolute",
                                 .metric = "harm",
                                 .relation = RELATION_GREATER,
                                 .from = "a",
                                 .to = "b",
                                 .difference = {20, -2, -3, -1},
                                 .level = 0.975,
                                 .smallest = 1,
                                 .verdict = VERDICT_FAILS,
                                 .decides = true},
                                {.claim = "C2",
                                 .trust = "as written",
                                 .metric = "gone",
                                 .relation = RELATION_MONOTONE_UP,
                                 .from = "a",
                                 .to = "b",
                                 .difference = {20, 0, -1, 1},
                                 .level = 0.975,
                                 .smallest = 1,
                                 .verdict = VERDICT_UNDETERMINED}};
    struct claim_argument argument = {.claim = "C1", .argument = "All <are> worse.", .source = "S", .section = "5"};
    struct claims_record claims = {.rows = rows, .row_count = 4, .arguments = &argument, .argument_count = 1};
    struct html_page page = {BATCH_CLAIMS, hostile, &manifest, NULL, NULL, &claims, NULL, NULL};
    char *text = write_page(&page);
    expect_page(text, sections);
    assert_non_null(strstr(text, "3 tests: holds 1, fails 1, undetermined 1."));
    assert_non_null(strstr(text, "All &lt;are&gt; worse."));
    assert_non_null(strstr(text, "is higher under “b” than under “a”"));
    assert_non_null(strstr(text, "2.0 lower (1.0 to 3.0)"));
    assert_non_null(strstr(text, "no difference shown (-1.0 to 1.0)"));
    assert_non_null(strstr(text, "Each of the 4 tests, with all its ranges, is allowed 5 % divided by 4."));
    assert_non_null(strstr(text, "1 tests, of which 1 came out otherwise"));
    assert_non_null(strstr(text, "and where badges are not trusted (<code>mechanisms.trust=off</code>)"));
    assert_int_equal(count_of(text, "another verdict than for the claim as it stands"), 1);
    assert_non_null(strstr(text, "<a href=\"#claim-C1\">C1</a>"));
    assert_non_null(strstr(text, "relative: holds<br />absolute: fails</td><td>1 of 1</td>"));
    free(text);
}

/* A drawing that stands in the folder is taken in, with its words. */
static void drawings_are_taken_in(void **state)
{
    (void)state;
    struct scratch scratch;
    struct results results;
    char path[SCRATCH_PATH];
    scratch_open(&scratch);
    scratch_write(&scratch, "prevalence.svg", "<svg viewBox='0 0 1 1'><g id='a'/></svg>", path);
    scratch_write(&scratch, "detection.svg", "<svg viewBox='0 0 1 1'><g id='a'/></svg>", path);
    open_results(&results, 2, 4);
    struct html_page page = {BATCH_COMPARE, hostile, &manifest, &results, NULL, NULL, scratch.folder, NULL};
    char *text = write_page(&page);
    expect_page(text, of_batches);
    assert_int_equal(count_of(text, "<svg role=\"img\""), 2);
    assert_non_null(strstr(text, "<g id=\"prevalence-a\"/>"));
    assert_non_null(strstr(text, "<desc id=\"prevalence-words\">prevalence"));
    free(text);
    scratch_write(&scratch, "detection.svg", "no drawing", path);
    FILE *stream = tmpfile();
    struct error error;
    assert_int_equal(html_page(&page, stream, &error), STATUS_DATA);
    fclose(stream);
    fake_results_free(&results);
    scratch_close(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_comparison_has_its_page, set_up),
        cmocka_unit_test_setup(one_regime_has_its_page, set_up),
        cmocka_unit_test_setup(a_sweep_has_its_page, set_up),
        cmocka_unit_test_setup(claims_have_their_page, set_up),
        cmocka_unit_test_setup(drawings_are_taken_in, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
