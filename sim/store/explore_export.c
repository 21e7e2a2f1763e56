/* explore_export.c - points.csv, explore.csv, robustness.csv and their dictionary. */
#include "regimesim/store/explore_export.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "explore_internal.h"
#include "regimesim/experiment/robustness.h"
#include "regimesim/params/metrics.h"
#include "regimesim/store/explore_values.h"

static const struct csv_column points_columns[] = {
    {"claim", "", "identifier of the claim"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"point", "", "number of the point; 0: the claim as it is written"},
    {"part", "", "finding: boxes are found with it; checking: they are checked with it; defaults; left out"},
    {"verdict", "", "verdict at this point alone, at 95 %: holds, fails or undetermined"},
    {"score", "smallest effects", "how far the claim is borne out; 1 or more: the estimate bears it out"},
    {"score_low", "smallest effects", "lower end of its 95 % interval"},
    {"score_high", "smallest effects", "upper end of its 95 % interval"},
    {"smallest_effect", "of the metric", "smallest effect that matters at this point"},
    {"from", "", "point that is subtracted in the difference that tells most"},
    {"to", "", "point that it is subtracted from"},
    {"difference", "of the metric", "mean of the paired differences"},
    {"low", "of the metric", "lower end of its 95 % interval"},
    {"high", "of the metric", "upper end of its 95 % interval"},
};
enum { POINTS_COLUMNS = sizeof points_columns / sizeof *points_columns };

static const struct csv_column explore_columns[] = {
    {"claim", "", "identifier of the claim"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"kind", "",
     "points: all of them; rank: a parameter; box: where the claim is (not) borne out; limit: a side of it"},
    {"box", "", "borne out or not borne out"},
    {"parameter", "", "of a rank or a limit"},
    {"low", "of the parameter", "rank: the range that was explored; limit: at least (empty: open)"},
    {"high", "of the parameter", "rank: the range that was explored; limit: at most (empty: open)"},
    {"rho", "", "rank correlation (Spearman) of the score with the parameter"},
    {"p", "probability", "rank: of such a correlation by chance; box: of so many hits inside by chance"},
    {"shown", "", "1: p is below its threshold, for boxes on the points that they were not found with"},
    {"points", "points", "points with a score (box: of those that check it)"},
    {"inside", "points", "of them in the box"},
    {"hits", "points", "of them such as the box is for (points: that bear the claim out)"},
    {"hits_inside", "points", "both"},
    {"support", "share", "share of the points in the box"},
    {"coverage", "share", "share of the hits in the box"},
    {"density", "share", "share of hits among the points in the box"},
    {"density_low", "share", "lower end of its 95 % interval (Clopper and Pearson)"},
    {"density_high", "share", "upper end of its 95 % interval"},
    {"holds", "points", "points with this verdict (box: inside, of those that check it)"},
    {"fails", "points", "points with this verdict"},
    {"undetermined", "points", "points with this verdict"},
};
enum { EXPLORE_COLUMNS = sizeof explore_columns / sizeof *explore_columns };

static const struct csv_column robustness_columns[] = {
    {"claim", "", "identifier of the claim; the most robust first"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"defaults", "", "verdict at the defaults"},
    {"replicates", "runs", "replicates that this verdict rests on"},
    {"points", "points", "points that were tested"},
    {"holds", "points", "points with this verdict"},
    {"fails", "points", "points with this verdict"},
    {"undetermined", "points", "points with this verdict"},
    {"decided", "points", "points that hold or fail"},
    {"as_defaults", "points", "of them with the verdict of the defaults"},
    {"share", "share", "as_defaults / decided; empty where the defaults are undetermined"},
    {"share_low", "share", "lower end of its 95 % interval (Clopper and Pearson)"},
    {"share_high", "share", "upper end of its 95 % interval"},
    {"sorted_by", "share", "(as_defaults + 1) / (decided + 2)"},
};
enum { ROBUSTNESS_COLUMNS = sizeof robustness_columns / sizeof *robustness_columns };

/* The parameters of all explorations, each once. */
struct parameters {
    const struct explore_dimension **items;
    int count;
};

static enum status find_parameters(struct parameters *parameters, const struct explore *items, int count,
                                   struct error *error)
{
    size_t most = 0;
    for (int i = 0; i < count; i++)
        most += (size_t)items[i].dimension_count;
    *parameters = (struct parameters){.items = calloc(most, sizeof *parameters->items)};
    if (!parameters->items)
        return error_set(error, STATUS_INTERNAL, "out of memory for %zu parameters", most);
    for (int i = 0; i < count; i++)
        for (int d = 0; d < items[i].dimension_count; d++) {
            int k = 0;
            while (k < parameters->count && strcmp(parameters->items[k]->path, items[i].dimensions[d].path))
                k++;
            parameters->items[k] = &items[i].dimensions[d];
            parameters->count += k == parameters->count;
        }
    return STATUS_OK;
}

static void put_header(FILE *stream, const struct csv_column *columns, int count, const struct parameters *parameters)
{
    csv_header(stream, columns, count);
    for (int i = 0; parameters && i < parameters->count; i++) {
        fputc(',', stream);
        csv_text(stream, parameters->items[i]->path);
    }
    fputc('\n', stream);
}

static void put_result(FILE *stream, const struct explore_test *test, const struct explore_result *result)
{
    char name[SIDE_NAME];
    csv_next_text(stream, verdict_names[result->verdict]);
    csv_next_number(stream, result->score.mean);
    csv_next_number(stream, result->score.low);
    csv_next_number(stream, result->score.high);
    csv_next_number(stream, result->smallest);
    csv_next_text(stream, claims_from_name(test->test, &result->shown, name, sizeof name));
    csv_next_text(stream, claims_to_name(test->test, &result->shown, name, sizeof name));
    csv_next_number(stream, result->shown.difference.mean);
    csv_next_number(stream, result->shown.difference.low);
    csv_next_number(stream, result->shown.difference.high);
}

static void put_point(FILE *stream, const struct explore *explore, const struct explore_test *test, int point,
                      const struct parameters *parameters)
{
    bool out = explore->left_out[point];
    csv_text(stream, explore->claim->id);
    csv_next_text(stream, test->test->trust);
    csv_next_number(stream, point);
    csv_next_text(stream, out ? "left out" : point == 0 ? "defaults" : explore_finds(point) ? "finding" : "checking");
    if (out)
        fputs(",,,,,,,,,,", stream);
    else
        put_result(stream, test, &test->results[point]);
    for (int i = 0; i < parameters->count; i++) {
        int d = 0;
        while (d < explore->dimension_count && strcmp(explore->dimensions[d].path, parameters->items[i]->path))
            d++;
        csv_next_number(stream, d < explore->dimension_count ? explore_value(explore, point, d) : NAN);
    }
    fputc('\n', stream);
}

/* A row of explore.csv in the making: NaN is empty. */
struct row {
    const char *kind, *box, *parameter;
    double low, high, rho, p, shown;
    const struct prim_check *check;
    const int *verdicts;
};

static void put_row(FILE *stream, const struct explore *explore, const struct explore_test *test, const struct row *row)
{
    csv_text(stream, explore->claim->id);
    csv_next_text(stream, test->test->trust);
    csv_next_text(stream, row->kind);
    csv_next_text(stream, row->box);
    csv_next_text(stream, row->parameter);
    const double numbers[] = {row->low, row->high, row->rho, row->p, row->shown};
    for (int i = 0; i < 5; i++)
        csv_next_number(stream, isfinite(numbers[i]) ? numbers[i] : NAN);
    const struct prim_check *c = row->check;
    const double counts[] = {c ? c->count : NAN,       c ? c->inside : NAN,      c ? c->hits : NAN,
                             c ? c->hits_inside : NAN, c ? c->support : NAN,     c ? c->coverage : NAN,
                             c ? c->density : NAN,     c ? c->density_low : NAN, c ? c->density_high : NAN};
    for (int i = 0; i < 9; i++)
        csv_next_number(stream, counts[i]);
    for (int v = 0; v < VERDICTS; v++)
        csv_next_number(stream, row->verdicts ? row->verdicts[v] : NAN);
    fputc('\n', stream);
}

static void put_ranks(FILE *stream, const struct explore *explore, const struct explore_test *test)
{
    for (int i = 0; i < explore->dimension_count; i++) {
        const struct explore_rank *rank = &test->ranks[i];
        const struct explore_dimension *dimension = &explore->dimensions[rank->dimension];
        put_row(stream, explore, test,
                &(struct row){"rank", "", dimension->path, dimension->row->low, dimension->row->high, rank->rho,
                              rank->p, rank->shown, NULL, NULL});
    }
}

static void put_box(FILE *stream, const struct explore *explore, const struct explore_test *test,
                    const struct explore_box *box)
{
    const char *name = box->bears_out ? "borne out" : "not borne out";
    if (box->box.count == 0)
        return;
    put_row(stream, explore, test,
            &(struct row){"box", name, "", NAN, NAN, NAN, box->check.p, box->confirmed, &box->check, box->verdicts});
    for (int i = 0; i < box->box.count; i++) {
        const struct prim_limit *limit = &box->box.limits[i];
        put_row(stream, explore, test,
                &(struct row){"limit", name, explore->dimensions[limit->dimension].path, limit->low, limit->high, NAN,
                              NAN, NAN, NULL, NULL});
    }
}

static void put_test(FILE *stream, const struct explore *explore, const struct explore_test *test)
{
    struct prim_check all = {.count = test->known, .hits = test->bear_out, .inside = test->known};
    all.hits_inside = test->bear_out;
    all.support = all.coverage = all.density = all.density_low = all.density_high = NAN;
    put_row(stream, explore, test, &(struct row){"points", "", "", NAN, NAN, NAN, NAN, NAN, &all, test->verdicts});
    put_ranks(stream, explore, test);
    for (int b = 0; b < EXPLORE_BOXES; b++)
        put_box(stream, explore, test, &test->boxes[b]);
}

static enum status write_points(const struct explore *items, int count, const struct parameters *parameters,
                                struct folder *folder, struct error *error)
{
    struct file file;
    enum status status = folder_create(folder, "points.csv", &file, error);
    if (status)
        return status;
    put_header(file.stream, points_columns, POINTS_COLUMNS, parameters);
    for (int i = 0; i < count; i++)
        for (int t = 0; t < items[i].test_count; t++)
            for (int point = 0; point <= items[i].points; point++)
                put_point(file.stream, &items[i], &items[i].tests[t], point, parameters);
    return file_commit(&file, error);
}

static enum status write_explore(const struct explore *items, int count, struct folder *folder, struct error *error)
{
    struct file file;
    enum status status = folder_create(folder, "explore.csv", &file, error);
    if (status)
        return status;
    put_header(file.stream, explore_columns, EXPLORE_COLUMNS, NULL);
    for (int i = 0; i < count; i++)
        for (int t = 0; t < items[i].test_count; t++)
            put_test(file.stream, &items[i], &items[i].tests[t]);
    return file_commit(&file, error);
}

static void put_robustness(FILE *stream, const struct robustness *item)
{
    csv_text(stream, item->explore->claim->id);
    csv_next_text(stream, item->test->test->trust);
    csv_next_text(stream, verdict_names[item->defaults]);
    const double numbers[] = {explore_replicates(item->explore, 0),
                              item->points,
                              item->test->verdicts[VERDICT_HOLDS],
                              item->test->verdicts[VERDICT_FAILS],
                              item->test->verdicts[VERDICT_UNDETERMINED],
                              item->decided,
                              item->judged ? item->kept : NAN,
                              item->share.mean,
                              item->share.low,
                              item->share.high,
                              item->expected};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        csv_next_number(stream, numbers[i]);
    fputc('\n', stream);
}

static enum status write_robustness(const struct explore *items, int count, struct folder *folder, struct error *error)
{
    struct robustness_ranking ranking;
    struct file file;
    enum status status = robustness_rank(items, count, &ranking, error);
    if (!status)
        status = folder_create(folder, "robustness.csv", &file, error);
    if (!status) {
        put_header(file.stream, robustness_columns, ROBUSTNESS_COLUMNS, NULL);
        for (int i = 0; i < ranking.count; i++)
            put_robustness(file.stream, &ranking.items[i]);
        status = file_commit(&file, error);
    }
    robustness_free(&ranking);
    return status;
}

static enum status write_dictionary(const struct parameters *parameters, struct folder *folder, struct error *error)
{
    struct file file;
    enum status status = folder_create(folder, "data_dictionary.csv", &file, error);
    if (status)
        return status;
    csv_row(file.stream, (const char *const[]){"file", "what", "name", "unit", "label", "doc"}, 6);
    csv_describe(file.stream, "points.csv", points_columns, POINTS_COLUMNS);
    for (int i = 0; i < parameters->count; i++) {
        const struct explore_dimension *item = parameters->items[i];
        csv_row(
            file.stream,
            (const char *const[]){"points.csv", "parameter", item->path, item->row->unit, item->path, item->row->doc},
            6);
    }
    csv_describe(file.stream, "explore.csv", explore_columns, EXPLORE_COLUMNS);
    csv_describe(file.stream, "robustness.csv", robustness_columns, ROBUSTNESS_COLUMNS);
    csv_describe(file.stream, EXPLORE_VALUES, explore_values_columns, EXPLORE_VALUES_COLUMNS);
    return file_commit(&file, error);
}

enum status explore_export(const struct explore *items, int count, struct folder *folder, struct error *error)
{
    struct parameters parameters;
    enum status status = find_parameters(&parameters, items, count, error);
    if (!status)
        status = write_points(items, count, &parameters, folder, error);
    if (!status)
        status = write_explore(items, count, folder, error);
    if (!status)
        status = write_robustness(items, count, folder, error);
    if (!status)
        status = write_dictionary(&parameters, folder, error);
    free(parameters.items);
    return status;
}
