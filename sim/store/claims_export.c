/* claims_export.c - claims.csv, values.csv, arguments.csv and their dictionary. */
#include "regimesim/store/claims_export.h"

#include "claims_file.h"
#include "csv.h"
#include "regimesim/params/metrics.h"

/* Each column, and what it holds. */
static const struct csv_column claims_columns[] = {
    {"claim", "", "identifier of the claim"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"ablation", "", "what was assumed otherwise in all arms; empty: the claim as it stands"},
    {"label", "", "what the world is like then, in words; empty where the claim does not say"},
    {"metric", "", "the metric that it is about"},
    {"unit", "", "unit of the metric and of the differences"},
    {"relation", "", "what it says of the points"},
    {"from", "", "point that is subtracted: arm, with the value of its parameter where there is one; or a difference"},
    {"to", "", "point that it is subtracted from, or a difference"},
    {"pairs", "replicates", "replicates in which both points have a value"},
    {"difference", "of the metric", "mean of the paired differences"},
    {"low", "of the metric", "lower end of its interval"},
    {"high", "of the metric", "upper end of its interval"},
    {"level", "probability", "level of the interval"},
    {"smallest_effect", "of the metric", "smallest effect that matters"},
    {"comparison", "", "verdict on this comparison alone; empty where it decides nothing"},
    {"verdict", "", "verdict on the claim: holds, fails or undetermined"},
    {"replicates", "runs", "replicates of the test"},
};
enum { CLAIMS_COLUMNS = sizeof claims_columns / sizeof *claims_columns };

static const struct csv_column values_columns[] = {
    {"claim", "", "identifier of the claim"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"ablation", "", "what was assumed otherwise in all arms; empty: the claim as it stands"},
    {"point", "", "arm, with the value of its parameter where there is one"},
    {"replicate", "", "number of the replicate; the same number means the same persons, ties and luck at every point"},
    {"metric", "", "the metric that the claim is about"},
    {"value", "of the metric", "the value; empty when it does not exist"},
};
enum { VALUES_COLUMNS = sizeof values_columns / sizeof *values_columns };

static const struct csv_column arguments_columns[] = {
    {"claim", "", "identifier of the claim"},
    {"argument", "", "what is argued, in one sentence"},
    {"source", "", "who argues it"},
    {"section", "", "where in the source"},
    {"parameter", "", "parameter that is varied; empty where arms are compared"},
    {"direction", "", "of a claim that two curves cross: up or down; else empty"},
};
enum { ARGUMENTS_COLUMNS = sizeof arguments_columns / sizeof *arguments_columns };

static void put_about(FILE *stream, const struct claim_test *test)
{
    csv_text(stream, test->claim->id);
    csv_next_text(stream, test->trust);
    csv_next_text(stream, test->ablation < 0 ? "" : test->claim->ablations[test->ablation].name);
}

static void put_comparison(FILE *stream, const struct claim_test *test, const struct verdict_comparison *comparison)
{
    char name[SIDE_NAME];
    const struct metric_row *metric = &metric_table[test->claim->metric];
    put_about(stream, test);
    csv_next_text(stream, test->ablation < 0 ? "" : test->claim->ablations[test->ablation].label);
    csv_next_text(stream, metric->name);
    csv_next_text(stream, metric->unit);
    csv_next_text(stream, relation_names[test->claim->relation]);
    csv_next_text(stream, claims_from_name(test, comparison, name, sizeof name));
    csv_next_text(stream, claims_to_name(test, comparison, name, sizeof name));
    csv_next_number(stream, (double)comparison->difference.count);
    csv_next_number(stream, comparison->difference.mean);
    csv_next_number(stream, comparison->difference.low);
    csv_next_number(stream, comparison->difference.high);
    csv_next_number(stream, test->answer.level);
    csv_next_number(stream, test->smallest);
    csv_next_text(stream, comparison->decides ? verdict_names[comparison->verdict] : "");
    csv_next_text(stream, verdict_names[test->answer.verdict]);
    csv_next_number(stream, test->replicates);
    fputc('\n', stream);
}

static void put_values(FILE *stream, const struct claims *claims, const struct claim_test *test, int point)
{
    char name[2 * NAME_SIZE];
    claims_point_name(test, point, name, sizeof name);
    for (int r = 0; r < test->replicates; r++) {
        put_about(stream, test);
        csv_next_text(stream, name);
        csv_next_number(stream, r + 1);
        csv_next_text(stream, metric_table[test->claim->metric].name);
        csv_next_number(stream, claims_value(claims, test, point, r));
        fputc('\n', stream);
    }
}

static void write_claims(FILE *stream, const struct claims *claims)
{
    csv_header(stream, claims_columns, CLAIMS_COLUMNS);
    fputc('\n', stream);
    for (int i = 0; i < claims->test_count; i++)
        for (int c = 0; c < claims->tests[i].answer.count; c++)
            put_comparison(stream, &claims->tests[i], &claims->tests[i].answer.comparisons[c]);
}

static void write_values(FILE *stream, const struct claims *claims)
{
    csv_header(stream, values_columns, VALUES_COLUMNS);
    fputc('\n', stream);
    for (int i = 0; i < claims->test_count; i++)
        for (int p = 0; p < claims->tests[i].points; p++)
            put_values(stream, claims, &claims->tests[i], p);
}

/* Tests of one claim stand side by side. */
static void write_arguments(FILE *stream, const struct claims *claims)
{
    csv_header(stream, arguments_columns, ARGUMENTS_COLUMNS);
    fputc('\n', stream);
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_file *claim = claims->tests[i].claim;
        const char *direction = claim->direction > 0 ? "up" : claim->direction < 0 ? "down" : "";
        if (i == 0 || claim != claims->tests[i - 1].claim)
            csv_row(stream,
                    (const char *const[]){claim->id, claim->argument, claim->source, claim->section, claim->parameter,
                                          direction},
                    ARGUMENTS_COLUMNS);
    }
}

static void write_dictionary(FILE *stream, const struct claims *claims)
{
    csv_row(stream, (const char *const[]){"file", "what", "name", "unit", "label", "doc"}, 6);
    csv_describe(stream, "claims.csv", claims_columns, CLAIMS_COLUMNS);
    csv_describe(stream, "values.csv", values_columns, VALUES_COLUMNS);
    csv_describe(stream, "arguments.csv", arguments_columns, ARGUMENTS_COLUMNS);
    for (int i = 0; i < claims->column_count; i++) {
        const struct metric_row *row = &metric_table[claims->columns[i].metric];
        csv_row(stream, (const char *const[]){"values.csv", "metric", row->name, row->unit, row->label, row->doc}, 6);
    }
}

enum status claims_write_file(const struct claims *claims, struct folder *folder, const char *name,
                              void (*write)(FILE *, const struct claims *), struct error *error)
{
    struct file file;
    enum status status = folder_create(folder, name, &file, error);
    if (status)
        return status;
    write(file.stream, claims);
    return file_commit(&file, error);
}

enum status claims_export(const struct claims *claims, struct folder *folder, struct error *error)
{
    enum status status = claims_write_file(claims, folder, "claims.csv", write_claims, error);
    if (!status)
        status = claims_write_file(claims, folder, "values.csv", write_values, error);
    if (!status)
        status = claims_write_file(claims, folder, "arguments.csv", write_arguments, error);
    if (!status)
        status = claims_write_file(claims, folder, "data_dictionary.csv", write_dictionary, error);
    return status;
}
