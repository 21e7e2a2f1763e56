/* claims_import.c - columns are found by their names, so that files with more of them can be read too. */
#include "regimesim/store/claims_import.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv_table.h"
#include "regimesim/params/metrics.h"
#include "regimesim/store/file.h"

static void copy(const struct csv_table *table, int column, char *text, size_t size)
{
    snprintf(text, size, "%s", csv_table_field(table, column));
}

static int word(const char *text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], text) == 0)
            return i;
    return -1;
}

static void *add(void *items, int count, size_t size)
{
    char *larger = realloc(items, (size_t)(count + 1) * size);
    if (larger)
        memset(larger + (size_t)count * size, 0, size);
    return larger;
}

/* All rows of a file, each read into an item of `size` bytes; what was read stands in *items also after a failure. */
static enum status read_all(const char *path, const char *const *columns, int needed,
                            enum status (*read)(const struct csv_table *, void *, struct error *), size_t size,
                            void **items, int *count, struct error *error)
{
    struct csv_table table;
    enum status status = csv_table_open(&table, path, columns, needed, error);
    while (csv_table_next(&table, &status, error)) {
        char *larger = add(*items, *count, size);
        if (larger) {
            *items = larger;
            status = read(&table, larger + (size_t)(*count)++ * size, error);
        } else {
            status = error_set(error, STATUS_INTERNAL, "out of memory");
        }
    }
    csv_table_close(&table);
    return status;
}

enum {
    C_CLAIM,
    C_TRUST,
    C_METRIC,
    C_UNIT,
    C_RELATION,
    C_FROM,
    C_TO,
    C_PAIRS,
    C_MEAN,
    C_LOW,
    C_HIGH,
    C_LEVEL,
    C_SMALLEST,
    C_COMPARISON,
    C_VERDICT,
    C_REPLICATES,
    C_ABLATION,
    C_LABEL
};
static const char *const claim_columns[] = {"claim",      "trust",    "metric",          "unit",       "relation",
                                            "from",       "to",       "pairs",           "difference", "low",
                                            "high",       "level",    "smallest_effect", "comparison", "verdict",
                                            "replicates", "ablation", "label",           NULL};

/* Nobody makes more runs, and every such number fits an int. */
static bool is_count(double number)
{
    return number >= 0 && number <= 1e9;
}

static enum status read_row(const struct csv_table *table, void *item, struct error *error)
{
    struct claim_row *row = item;
    double pairs, replicates;
    int relation = word(csv_table_field(table, C_RELATION), relation_names, RELATIONS);
    int verdict = word(csv_table_field(table, C_VERDICT), verdict_names, VERDICTS);
    copy(table, C_CLAIM, row->claim, sizeof row->claim);
    copy(table, C_TRUST, row->trust, sizeof row->trust);
    copy(table, C_ABLATION, row->ablation, sizeof row->ablation);
    copy(table, C_LABEL, row->label, sizeof row->label);
    copy(table, C_METRIC, row->metric, sizeof row->metric);
    copy(table, C_UNIT, row->unit, sizeof row->unit);
    copy(table, C_FROM, row->from, sizeof row->from);
    copy(table, C_TO, row->to, sizeof row->to);
    bool sound = csv_table_number(table, C_PAIRS, &pairs) && csv_table_number(table, C_MEAN, &row->difference.mean) &&
                 csv_table_number(table, C_LOW, &row->difference.low) &&
                 csv_table_number(table, C_HIGH, &row->difference.high) &&
                 csv_table_number(table, C_LEVEL, &row->level) && csv_table_number(table, C_SMALLEST, &row->smallest) &&
                 csv_table_number(table, C_REPLICATES, &replicates);
    if (!sound || relation < 0 || verdict < 0 || !is_count(pairs) || !is_count(replicates))
        return csv_table_damaged(table, "a value of a row", error);
    row->difference.count = (size_t)pairs;
    row->replicates = (int)replicates;
    row->relation = (enum relation)relation;
    row->verdict = (enum verdict)verdict;
    row->decides = csv_table_field(table, C_COMPARISON)[0];
    return STATUS_OK;
}

static enum status read_claims(const char *path, struct claims_record *record, struct error *error)
{
    void *items = NULL;
    enum status status =
        read_all(path, claim_columns, C_ABLATION, read_row, sizeof *record->rows, &items, &record->row_count, error);
    record->rows = items;
    return status;
}

enum { A_CLAIM, A_ARGUMENT, A_SOURCE, A_SECTION, A_PARAMETER, A_DIRECTION };
static const char *const argument_columns[] = {"claim",     "argument",  "source", "section",
                                               "parameter", "direction", NULL};

static enum status read_argument(const struct csv_table *table, void *item, struct error *error)
{
    struct claim_argument *argument = item;
    (void)error;
    copy(table, A_CLAIM, argument->claim, sizeof argument->claim);
    copy(table, A_ARGUMENT, argument->argument, sizeof argument->argument);
    copy(table, A_SOURCE, argument->source, sizeof argument->source);
    copy(table, A_SECTION, argument->section, sizeof argument->section);
    copy(table, A_PARAMETER, argument->parameter, sizeof argument->parameter);
    copy(table, A_DIRECTION, argument->direction, sizeof argument->direction);
    return STATUS_OK;
}

static enum status read_arguments(const char *path, struct claims_record *record, struct error *error)
{
    void *items = NULL;
    enum status status = read_all(path, argument_columns, A_DIRECTION + 1, read_argument, sizeof *record->arguments,
                                  &items, &record->argument_count, error);
    record->arguments = items;
    return status;
}

enum {
    P_PATTERN,
    P_TRUST,
    P_ABLATION,
    P_ARGUMENT,
    P_SOURCE,
    P_OBSERVED,
    P_SEEN_LOW,
    P_SEEN_HIGH,
    P_RANGE,
    P_CALIBRATED,
    P_PARAMETERS,
    P_FIGURE,
    P_LOW,
    P_HIGH,
    P_REPLICATES,
    P_VERDICT,
    P_REACH
};
static const char *const pattern_columns[] = {
    "pattern",    "trust",      "ablation", "argument", "source", "observed",   "seen_low", "seen_high", "range",
    "calibrated", "parameters", "figure",   "low",      "high",   "replicates", "verdict",  "reach",     NULL};

static enum status read_pattern(const struct csv_table *table, void *item, struct error *error)
{
    struct pattern_row *row = item;
    double replicates;
    int calibrated = word(csv_table_field(table, P_CALIBRATED), calibrated_names, CALIBRATED_WORDS);
    int verdict = word(csv_table_field(table, P_VERDICT), verdict_names, VERDICTS);
    copy(table, P_PATTERN, row->pattern, sizeof row->pattern);
    copy(table, P_TRUST, row->trust, sizeof row->trust);
    copy(table, P_ABLATION, row->ablation, sizeof row->ablation);
    copy(table, P_ARGUMENT, row->argument, sizeof row->argument);
    copy(table, P_SOURCE, row->source, sizeof row->source);
    copy(table, P_OBSERVED, row->observed, sizeof row->observed);
    copy(table, P_RANGE, row->range, sizeof row->range);
    copy(table, P_REACH, row->reach, sizeof row->reach);
    copy(table, P_PARAMETERS, row->parameters, sizeof row->parameters);
    bool numbers =
        csv_table_number(table, P_SEEN_LOW, &row->seen_low) && csv_table_number(table, P_SEEN_HIGH, &row->seen_high) &&
        csv_table_number(table, P_FIGURE, &row->figure.mean) && csv_table_number(table, P_LOW, &row->figure.low) &&
        csv_table_number(table, P_HIGH, &row->figure.high) && csv_table_number(table, P_REPLICATES, &replicates);
    if (!numbers || calibrated < 0 || verdict < 0 || !(replicates >= 0))
        return csv_table_damaged(table, "a value of a row", error);
    row->figure.count = (size_t)replicates;
    row->calibrated = (enum calibrated)calibrated;
    row->verdict = (enum verdict)verdict;
    row->replicates = (int)replicates;
    return STATUS_OK;
}

static enum status read_patterns(const char *path, struct claims_record *record, struct error *error)
{
    void *items = NULL;
    enum status status = read_all(path, pattern_columns, P_REACH + 1, read_pattern, sizeof *record->patterns, &items,
                                  &record->pattern_count, error);
    record->patterns = items;
    return status;
}

enum status claims_import(const char *path, struct claims_record *record, struct error *error)
{
    char name[FILE_PATH_SIZE];
    *record = (struct claims_record){0};
    snprintf(name, sizeof name, "%s/patterns.csv", path);
    if (access(name, F_OK) == 0)
        return read_patterns(name, record, error);
    snprintf(name, sizeof name, "%s/claims.csv", path);
    enum status status = read_claims(name, record, error);
    snprintf(name, sizeof name, "%s/arguments.csv", path);
    if (!status && access(name, F_OK) == 0)
        status = read_arguments(name, record, error);
    return status;
}

void claims_record_free(struct claims_record *record)
{
    free(record->rows);
    free(record->arguments);
    free(record->patterns);
    *record = (struct claims_record){0};
}

const struct claim_argument *claims_record_argument(const struct claims_record *record, const char *claim)
{
    for (int i = 0; i < record->argument_count; i++)
        if (strcmp(record->arguments[i].claim, claim) == 0)
            return &record->arguments[i];
    return NULL;
}
