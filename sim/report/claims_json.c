/* claims_json.c - the verdicts on claims as JSON, with every comparison. */
#include <errno.h>
#include <string.h>

#include "claims_internal.h"
#include "regimesim/report/claims_table.h"
#include "regimesim/store/json.h"

static void put_comparison(struct json *json, const struct claim_test *test,
                           const struct verdict_comparison *comparison)
{
    char name[SIDE_NAME];
    json_open(json, NULL, '{');
    json_string(json, "from", claims_from_name(test, comparison, name, sizeof name));
    json_string(json, "to", claims_to_name(test, comparison, name, sizeof name));
    json_integer(json, "pairs", (int64_t)comparison->difference.count);
    json_number(json, "difference", comparison->difference.mean);
    json_number(json, "low", comparison->difference.low);
    json_number(json, "high", comparison->difference.high);
    json_bool(json, "decides", comparison->decides);
    if (comparison->decides)
        json_string(json, "verdict", verdict_names[comparison->verdict]);
    json_close(json);
}

static void put_point(struct json *json, const struct claims *claims, const struct claim_test *test, int point)
{
    char name[2 * NAME_SIZE];
    json_open(json, NULL, '{');
    json_string(json, "name", claims_point_name(test, point, name, sizeof name));
    json_number(json, "mean", claims_mean(claims, test, point));
    json_close(json);
}

void claims_json_begin(struct json *json, const struct claims *claims, const struct claim_test *test,
                       const char *called)
{
    const struct claim_file *claim = test->claim;
    json_open(json, NULL, '{');
    json_string(json, called, claim->id);
    json_string(json, "argument", claim->argument);
    json_string(json, "source", claim->source);
    json_string(json, "section", claim->section);
    json_string(json, "file", claim->path);
    json_string(json, "trust", test->trust);
    if (test->ablation >= 0) {
        json_string(json, "ablation", claim->ablations[test->ablation].name);
        if (claim->ablations[test->ablation].label[0])
            json_string(json, "label", claim->ablations[test->ablation].label);
        json_bool(json, "changes_verdict", claims_changed(claims, test));
    }
}

static void put_test(struct json *json, const struct claims *claims, const struct claim_test *test)
{
    const struct claim_file *claim = test->claim;
    claims_json_begin(json, claims, test, "claim");
    json_string(json, "metric", metric_table[claim->metric].name);
    json_string(json, "unit", metric_table[claim->metric].unit);
    json_string(json, "relation", relation_names[claim->relation]);
    json_number(json, "smallest_effect", test->smallest);
    json_string(json, "verdict", verdict_names[test->answer.verdict]);
    json_integer(json, "replicates", test->replicates);
    json_bool(json, "by_precision", claim->precision > 0);
    json_bool(json, "narrow", test->narrow);
    json_number(json, "level", test->answer.level);
    json_number(json, "half_width", test->answer.half_width);
    json_integer(json, "shown", test->answer.shown);
    json_open(json, "points", '[');
    for (int i = 0; i < test->points; i++)
        put_point(json, claims, test, i);
    json_close(json);
    json_open(json, "comparisons", '[');
    for (int i = 0; i < test->answer.count; i++)
        put_comparison(json, test, &test->answer.comparisons[i]);
    json_close(json);
    json_close(json);
}

enum status claims_json(const struct claims *claims, FILE *file, struct error *error)
{
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_number(&json, "family_wise_error", CLAIMS_ERROR);
    json_string(&json, "correction", "Bonferroni");
    json_integer(&json, "runs", claims->runs);
    json_open(&json, "counts", '{');
    for (int v = 0; v < VERDICTS; v++)
        json_integer(&json, verdict_names[v], claims_count(claims, (enum verdict)v));
    json_close(&json);
    json_open(&json, "tests", '[');
    for (int i = 0; i < claims->test_count; i++)
        put_test(&json, claims, &claims->tests[i]);
    json_close(&json);
    json_close(&json);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the results could not be written: %s", strerror(errno));
    return STATUS_OK;
}
