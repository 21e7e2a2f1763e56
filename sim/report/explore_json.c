/* explore_json.c - where claims hold, as JSON. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "regimesim/report/explore_table.h"
#include "regimesim/store/json.h"
#include "robustness_text.h"

static void put_verdicts(struct json *json, const int *verdicts)
{
    json_open(json, "verdicts", '{');
    for (int v = 0; v < VERDICTS; v++)
        json_integer(json, verdict_names[v], verdicts[v]);
    json_close(json);
}

static void put_check(struct json *json, const char *key, const struct prim_check *check)
{
    json_open(json, key, '{');
    json_integer(json, "points", check->count);
    json_integer(json, "hits", check->hits);
    json_integer(json, "inside", check->inside);
    json_integer(json, "hits_inside", check->hits_inside);
    json_number(json, "support", check->support);
    json_number(json, "coverage", check->coverage);
    json_number(json, "density", check->density);
    json_number(json, "density_low", check->density_low);
    json_number(json, "density_high", check->density_high);
    json_number(json, "p", check->p);
    json_close(json);
}

static void put_box(struct json *json, const struct explore *explore, const struct explore_box *box)
{
    char words[1024];
    json_open(json, NULL, '{');
    json_string(json, "where", box->bears_out ? "borne out" : "not borne out");
    json_bool(json, "searched", box->searched);
    json_bool(json, "confirmed", box->confirmed);
    if (box->box.count > 0) {
        json_string(json, "words", explore_box_words(explore, &box->box, words, sizeof words));
        json_open(json, "limits", '[');
        for (int i = 0; i < box->box.count; i++) {
            const struct prim_limit *limit = &box->box.limits[i];
            json_open(json, NULL, '{');
            json_string(json, "parameter", explore->dimensions[limit->dimension].path);
            json_number(json, "low", limit->low);
            json_number(json, "high", limit->high);
            json_close(json);
        }
        json_close(json);
        put_check(json, "finding", &box->found);
        put_check(json, "checking", &box->check);
        put_verdicts(json, box->verdicts);
    }
    json_close(json);
}

static void put_rank(struct json *json, const struct explore *explore, const struct explore_rank *rank)
{
    const struct explore_dimension *dimension = &explore->dimensions[rank->dimension];
    json_open(json, NULL, '{');
    json_string(json, "parameter", dimension->path);
    json_number(json, "low", dimension->row->low);
    json_number(json, "high", dimension->row->high);
    json_bool(json, "logarithmic", dimension->logarithmic);
    json_number(json, "rho", rank->rho);
    json_number(json, "p", rank->p);
    json_bool(json, "shown", rank->shown);
    json_close(json);
}

static void put_test(struct json *json, const struct explore *explore, const struct explore_test *test)
{
    const struct explore_result *defaults = &test->results[0];
    json_open(json, NULL, '{');
    json_string(json, "trust", test->test->trust);
    json_open(json, "defaults", '{');
    json_integer(json, "replicates", explore_replicates(explore, 0));
    json_string(json, "verdict", verdict_names[defaults->verdict]);
    json_number(json, "score", defaults->score.mean);
    json_number(json, "low", defaults->score.low);
    json_number(json, "high", defaults->score.high);
    json_close(json);
    put_verdicts(json, test->verdicts);
    json_integer(json, "known", test->known);
    json_integer(json, "bear_out", test->bear_out);
    json_open(json, "boxes", '[');
    for (int b = 0; b < EXPLORE_BOXES; b++)
        put_box(json, explore, &test->boxes[b]);
    json_close(json);
    json_open(json, "ranks", '[');
    for (int i = 0; i < explore->dimension_count; i++)
        put_rank(json, explore, &test->ranks[i]);
    json_close(json);
    json_close(json);
}

static void put_item(struct json *json, const struct explore *explore)
{
    json_open(json, NULL, '{');
    json_string(json, "claim", explore->claim->id);
    json_string(json, "argument", explore->claim->argument);
    json_string(json, "file", explore->claim->path);
    json_integer(json, "points", explore->points);
    json_integer(json, "redrawn", explore->redrawn);
    json_integer(json, "left_out", explore->left_out_count);
    json_integer(json, "parameters", explore->dimension_count);
    json_integer(json, "replicates", explore->replicates);
    json_open(json, "tests", '[');
    for (int t = 0; t < explore->test_count; t++)
        put_test(json, explore, &explore->tests[t]);
    json_close(json);
    json_close(json);
}

static void put_robust(struct json *json, const struct robustness *item)
{
    json_open(json, NULL, '{');
    json_string(json, "claim", item->explore->claim->id);
    json_string(json, "trust", item->test->test->trust);
    json_string(json, "defaults", verdict_names[item->defaults]);
    json_integer(json, "points", item->points);
    put_verdicts(json, item->test->verdicts);
    json_integer(json, "decided", item->decided);
    json_integer(json, "as_defaults", item->kept);
    json_number(json, "share", item->share.mean);
    json_number(json, "low", item->share.low);
    json_number(json, "high", item->share.high);
    json_number(json, "sorted_by", item->expected);
    json_close(json);
}

static void put_named(struct json *json, const struct robustness_ranking *ranking, bool robust)
{
    char name[ROBUSTNESS_NAME];
    json_open(json, robust ? "most_robust" : "most_fragile", '[');
    for (int i = 0; i < ranking->named; i++)
        json_string(json, NULL, robustness_name(robustness_most(ranking, robust, i), name, sizeof name));
    json_close(json);
}

static enum status put_ranking(struct json *json, const struct explore *items, int count, struct error *error)
{
    struct robustness_ranking ranking;
    enum status status = robustness_rank(items, count, &ranking, error);
    if (status)
        return status;
    json_open(json, "robustness", '[');
    for (int i = 0; i < ranking.count; i++)
        put_robust(json, &ranking.items[i]);
    json_close(json);
    put_named(json, &ranking, true);
    put_named(json, &ranking, false);
    robustness_free(&ranking);
    return STATUS_OK;
}

enum status explore_json(const struct explore *items, int count, FILE *file, struct error *error)
{
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_number(&json, "level", EXPLORE_LEVEL);
    json_open(&json, "explorations", '[');
    for (int i = 0; i < count; i++)
        put_item(&json, &items[i]);
    json_close(&json);
    enum status status = put_ranking(&json, items, count, error);
    if (status)
        return status;
    json_close(&json);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the result could not be written: %s", strerror(errno));
    return STATUS_OK;
}
