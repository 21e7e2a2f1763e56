/* patterns_json.c - patterns as JSON. */
#include <errno.h>
#include <string.h>

#include "claims_internal.h"
#include "regimesim/experiment/measure.h"
#include "regimesim/report/patterns_table.h"
#include "regimesim/store/json.h"

static void put_observed(struct json *json, const struct pattern *pattern)
{
    json_open(json, "observed", '{');
    json_string(json, "figure", pattern->figure);
    json_number(json, "value", pattern->value);
    json_number(json, "low", pattern->low);
    json_number(json, "high", pattern->high);
    json_string(json, "range", pattern->range);
    json_close(json);
    json_string(json, "calibrated", calibrated_names[pattern->calibrated]);
    json_open(json, "parameters", '[');
    for (int i = 0; i < pattern->parameter_count; i++)
        json_string(json, NULL, pattern->parameters[i]);
    json_close(json);
}

static void put_model(struct json *json, const struct claims *claims, const struct claim_test *test)
{
    const struct interval *figure = &test->answer.comparisons[0].difference;
    char words[PATTERN_TEXT];
    json_open(json, "model", '{');
    json_number(json, "figure", figure->mean);
    json_number(json, "low", figure->low);
    json_number(json, "high", figure->high);
    json_number(json, "level", test->answer.level);
    json_integer(json, "replicates", test->replicates);
    json_open(json, "arms", '[');
    for (int i = 0; i < test->claim->arm_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "name", test->claim->arms[i].name);
        json_string(json, "measure", measure_words(&test->claim->arms[i].measure, words, sizeof words));
        json_number(json, "mean", claims_mean(claims, test, i));
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

static void put_test(struct json *json, const struct claims *claims, const struct claim_test *test)
{
    const struct claim_file *claim = test->claim;
    claims_json_begin(json, claims, test, "pattern");
    put_observed(json, &claim->pattern);
    json_string(json, "relation", relation_names[claim->relation]);
    put_model(json, claims, test);
    json_string(json, "verdict", verdict_names[test->answer.verdict]);
    json_string(json, "reach", claim->pattern.reach);
    json_close(json);
}

enum status patterns_json(const struct claims *claims, FILE *file, struct error *error)
{
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_number(&json, "family_wise_error", CLAIMS_ERROR);
    json_string(&json, "correction", "Bonferroni");
    json_integer(&json, "runs", claims->runs);
    for (int c = 0; c < CALIBRATED_WORDS; c++) {
        static const char *const keys[CALIBRATED_WORDS] = {"not_calibrated", "calibrated", "built_in"};
        json_open(&json, keys[c], '{');
        for (int v = 0; v < VERDICTS; v++)
            json_integer(&json, verdict_names[v], patterns_count(claims, (enum calibrated)c, (enum verdict)v));
        json_close(&json);
    }
    json_open(&json, "tests", '[');
    for (int i = 0; i < claims->test_count; i++)
        put_test(&json, claims, &claims->tests[i]);
    json_close(&json);
    json_close(&json);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the results could not be written: %s", strerror(errno));
    return STATUS_OK;
}
