/* patterns_export.c - patterns.csv, values.csv and their dictionary. */
#include "regimesim/store/patterns_export.h"

#include <math.h>

#include "claims_file.h"
#include "csv.h"
#include "regimesim/experiment/measure.h"

static const struct csv_column patterns_columns[] = {
    {"pattern", "", "identifier of the pattern"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"ablation", "", "what was assumed otherwise in all arms; empty: the pattern as it stands"},
    {"argument", "", "the pattern in one sentence"},
    {"source", "", "keys of scenarios/SOURCES.md"},
    {"observed", "", "what was counted, where and when"},
    {"value", "of the figure", "the figure from the world; empty where only a range is known"},
    {"seen_low", "of the figure", "lower end of its range; empty: open"},
    {"seen_high", "of the figure", "upper end of its range; empty: open"},
    {"range", "", "where the range comes from"},
    {"calibrated", "", "was a parameter set from this figure? no, yes, or built_in"},
    {"parameters", "", "which parameters, blanks between"},
    {"relation", "", "what the figure is of the arms: value, difference or ratio"},
    {"figure", "of the figure", "the model's figure"},
    {"low", "of the figure", "lower end of its interval"},
    {"high", "of the figure", "upper end of its interval"},
    {"level", "probability", "level of the interval"},
    {"replicates", "runs", "replicates of the test"},
    {"verdict", "", "holds, fails or undetermined"},
    {"reach", "", "what it says about the model's reach"},
};
enum { PATTERNS_COLUMNS = sizeof patterns_columns / sizeof *patterns_columns };

static const struct csv_column values_columns[] = {
    {"pattern", "", "identifier of the pattern"},
    {"trust", "", "form of trust in badges that it was tested under"},
    {"ablation", "", "what was assumed otherwise in all arms; empty: the pattern as it stands"},
    {"arm", "", "the arm"},
    {"replicate", "", "number of the replicate; the same number means the same persons, ties and luck in every arm"},
    {"measure", "", "what was taken from the run"},
    {"value", "of the measure", "the value; empty when it does not exist"},
};
enum { VALUES_COLUMNS = sizeof values_columns / sizeof *values_columns };

static void put_about(FILE *stream, const struct claim_test *test)
{
    csv_text(stream, test->claim->id);
    csv_next_text(stream, test->trust);
    csv_next_text(stream, test->ablation < 0 ? "" : test->claim->ablations[test->ablation].name);
}

/* Nothing for an open end. */
static void put_end(FILE *stream, double end)
{
    csv_next_number(stream, isfinite(end) ? end : NAN);
}

static void put_seen(FILE *stream, const struct claim_file *claim)
{
    const struct pattern *pattern = &claim->pattern;
    char parameters[PATTERN_PARAMETERS * 161] = "";
    size_t used = 0;
    for (int i = 0; i < pattern->parameter_count; i++)
        used +=
            (size_t)snprintf(parameters + used, sizeof parameters - used, "%s%s", i ? " " : "", pattern->parameters[i]);
    csv_next_text(stream, claim->argument);
    csv_next_text(stream, claim->source);
    csv_next_text(stream, pattern->figure);
    csv_next_number(stream, pattern->value);
    put_end(stream, pattern->low);
    put_end(stream, pattern->high);
    csv_next_text(stream, pattern->range);
    csv_next_text(stream, calibrated_names[pattern->calibrated]);
    csv_next_text(stream, parameters);
}

static void put_test(FILE *stream, const struct claim_test *test)
{
    const struct interval *figure = &test->answer.comparisons[0].difference;
    put_about(stream, test);
    put_seen(stream, test->claim);
    csv_next_text(stream, relation_names[test->claim->relation]);
    csv_next_number(stream, figure->mean);
    csv_next_number(stream, figure->low);
    put_end(stream, figure->high);
    csv_next_number(stream, test->answer.level);
    csv_next_number(stream, test->replicates);
    csv_next_text(stream, verdict_names[test->answer.verdict]);
    csv_next_text(stream, test->claim->pattern.reach);
    fputc('\n', stream);
}

static void put_values(FILE *stream, const struct claims *claims, const struct claim_test *test, int arm)
{
    char words[PATTERN_TEXT];
    measure_words(&test->claim->arms[arm].measure, words, sizeof words);
    for (int r = 0; r < test->replicates; r++) {
        put_about(stream, test);
        csv_next_text(stream, test->claim->arms[arm].name);
        csv_next_number(stream, r + 1);
        csv_next_text(stream, words);
        csv_next_number(stream, claims_value(claims, test, arm, r));
        fputc('\n', stream);
    }
}

static void write_patterns(FILE *stream, const struct claims *claims)
{
    csv_header(stream, patterns_columns, PATTERNS_COLUMNS);
    fputc('\n', stream);
    for (int i = 0; i < claims->test_count; i++)
        put_test(stream, &claims->tests[i]);
}

static void write_values(FILE *stream, const struct claims *claims)
{
    csv_header(stream, values_columns, VALUES_COLUMNS);
    fputc('\n', stream);
    for (int i = 0; i < claims->test_count; i++)
        for (int arm = 0; arm < claims->tests[i].points; arm++)
            put_values(stream, claims, &claims->tests[i], arm);
}

static void write_dictionary(FILE *stream, const struct claims *claims)
{
    (void)claims;
    csv_row(stream, (const char *const[]){"file", "what", "name", "unit", "label", "doc"}, 6);
    csv_describe(stream, "patterns.csv", patterns_columns, PATTERNS_COLUMNS);
    csv_describe(stream, "values.csv", values_columns, VALUES_COLUMNS);
}

enum status patterns_export(const struct claims *claims, struct folder *folder, struct error *error)
{
    enum status status = claims_write_file(claims, folder, "patterns.csv", write_patterns, error);
    if (!status)
        status = claims_write_file(claims, folder, "values.csv", write_values, error);
    if (!status)
        status = claims_write_file(claims, folder, "data_dictionary.csv", write_dictionary, error);
    return status;
}
