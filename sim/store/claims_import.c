/* claims_import.c - columns are found by their names, so that files with more of them can be read too. */
#include "regimesim/store/claims_import.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv_read.h"
#include "regimesim/params/metrics.h"
#include "regimesim/store/file.h"
#include "regimesim/store/read_text.h"
#include "regimesim/util/text.h"

enum { COLUMNS = 20 };

/* A file under way: which field each wanted column is. */
struct table {
    const char *path;
    struct csv_reader reader;
    int places[COLUMNS];
    char *text;
};

static enum status damaged(const struct table *table, const char *what, struct error *error)
{
    return error_at(error, STATUS_DATA, table->path, table->reader.line, 1, "is damaged: %.100s", what);
}

static enum status open_table(struct table *table, const char *path, const char *const *columns, struct error *error)
{
    *table = (struct table){.path = path};
    enum status status = read_text_file(path, &table->text, error);
    table->reader.at = table->text;
    if (!status && csv_next(&table->reader) <= 0)
        status = damaged(table, "it has no header", error);
    for (int i = 0; !status && columns[i]; i++) {
        table->places[i] = csv_find(&table->reader, columns[i]);
        if (table->places[i] < 0)
            status = damaged(table, columns[i], error);
    }
    return status;
}

/* False at the end, and after a failure. */
static bool next_row(struct table *table, enum status *status, struct error *error)
{
    int columns = table->reader.count;
    int got = *status ? 0 : csv_next(&table->reader);
    if (got < 0 || (got && table->reader.count != columns))
        *status = damaged(table, "a row has not the columns of the header", error);
    return got > 0 && !*status;
}

static const char *field(const struct table *table, int column)
{
    return table->reader.fields[table->places[column]];
}

static void copy(const struct table *table, int column, char *text, size_t size)
{
    snprintf(text, size, "%s", field(table, column));
}

/* An empty field is a number that does not exist. */
static bool number(const struct table *table, int column, double *value)
{
    *value = NAN;
    return !field(table, column)[0] || text_parse_number(field(table, column), value) == 0;
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
static enum status read_all(const char *path, const char *const *columns,
                            enum status (*read)(const struct table *, void *, struct error *), size_t size,
                            void **items, int *count, struct error *error)
{
    struct table table;
    enum status status = open_table(&table, path, columns, error);
    while (next_row(&table, &status, error)) {
        char *larger = add(*items, *count, size);
        if (larger) {
            *items = larger;
            status = read(&table, larger + (size_t)(*count)++ * size, error);
        } else {
            status = error_set(error, STATUS_INTERNAL, "out of memory");
        }
    }
    free(table.text);
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
    C_REPLICATES
};
static const char *const claim_columns[] = {
    "claim", "trust", "metric",          "unit",       "relation", "from",       "to", "pairs", "difference", "low",
    "high",  "level", "smallest_effect", "comparison", "verdict",  "replicates", NULL};

static enum status read_row(const struct table *table, void *item, struct error *error)
{
    struct claim_row *row = item;
    double pairs, replicates;
    int relation = word(field(table, C_RELATION), relation_names, RELATIONS);
    int verdict = word(field(table, C_VERDICT), verdict_names, VERDICTS);
    copy(table, C_CLAIM, row->claim, sizeof row->claim);
    copy(table, C_TRUST, row->trust, sizeof row->trust);
    copy(table, C_METRIC, row->metric, sizeof row->metric);
    copy(table, C_UNIT, row->unit, sizeof row->unit);
    copy(table, C_FROM, row->from, sizeof row->from);
    copy(table, C_TO, row->to, sizeof row->to);
    bool sound = number(table, C_PAIRS, &pairs) && number(table, C_MEAN, &row->difference.mean) &&
                 number(table, C_LOW, &row->difference.low) && number(table, C_HIGH, &row->difference.high) &&
                 number(table, C_LEVEL, &row->level) && number(table, C_SMALLEST, &row->smallest) &&
                 number(table, C_REPLICATES, &replicates);
    if (!sound || relation < 0 || verdict < 0 || !(pairs >= 0) || !(replicates >= 0))
        return damaged(table, "a value of a row", error);
    row->difference.count = (size_t)pairs;
    row->replicates = (int)replicates;
    row->relation = (enum relation)relation;
    row->verdict = (enum verdict)verdict;
    row->decides = field(table, C_COMPARISON)[0];
    return STATUS_OK;
}

static enum status read_claims(const char *path, struct claims_record *record, struct error *error)
{
    void *items = NULL;
    enum status status =
        read_all(path, claim_columns, read_row, sizeof *record->rows, &items, &record->row_count, error);
    record->rows = items;
    return status;
}

enum { A_CLAIM, A_ARGUMENT, A_SOURCE, A_SECTION, A_PARAMETER, A_DIRECTION };
static const char *const argument_columns[] = {"claim",     "argument",  "source", "section",
                                               "parameter", "direction", NULL};

static enum status read_argument(const struct table *table, void *item, struct error *error)
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
    enum status status = read_all(path, argument_columns, read_argument, sizeof *record->arguments, &items,
                                  &record->argument_count, error);
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

static enum status read_pattern(const struct table *table, void *item, struct error *error)
{
    struct pattern_row *row = item;
    double replicates;
    int calibrated = word(field(table, P_CALIBRATED), calibrated_names, CALIBRATED_WORDS);
    int verdict = word(field(table, P_VERDICT), verdict_names, VERDICTS);
    copy(table, P_PATTERN, row->pattern, sizeof row->pattern);
    copy(table, P_TRUST, row->trust, sizeof row->trust);
    copy(table, P_ABLATION, row->ablation, sizeof row->ablation);
    copy(table, P_ARGUMENT, row->argument, sizeof row->argument);
    copy(table, P_SOURCE, row->source, sizeof row->source);
    copy(table, P_OBSERVED, row->observed, sizeof row->observed);
    copy(table, P_RANGE, row->range, sizeof row->range);
    copy(table, P_REACH, row->reach, sizeof row->reach);
    copy(table, P_PARAMETERS, row->parameters, sizeof row->parameters);
    bool numbers = number(table, P_SEEN_LOW, &row->seen_low) && number(table, P_SEEN_HIGH, &row->seen_high) &&
                   number(table, P_FIGURE, &row->figure.mean) && number(table, P_LOW, &row->figure.low) &&
                   number(table, P_HIGH, &row->figure.high) && number(table, P_REPLICATES, &replicates);
    if (!numbers || calibrated < 0 || verdict < 0 || !(replicates >= 0))
        return damaged(table, "a value of a row", error);
    row->figure.count = (size_t)replicates;
    row->calibrated = (enum calibrated)calibrated;
    row->verdict = (enum verdict)verdict;
    row->replicates = (int)replicates;
    return STATUS_OK;
}

static enum status read_patterns(const char *path, struct claims_record *record, struct error *error)
{
    void *items = NULL;
    enum status status =
        read_all(path, pattern_columns, read_pattern, sizeof *record->patterns, &items, &record->pattern_count, error);
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
