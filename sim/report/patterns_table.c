/* patterns_table.c - patterns as plain text. */
#include "regimesim/report/patterns_table.h"

#include <errno.h>
#include <string.h>

#include "cells.h"

enum { INDENT = 19, WORDS_WIDTH = 14, RANGE_WIDTH = 17, FIGURE_WIDTH = 27, RUNS_WIDTH = 5 };

static const char *const headings[CALIBRATED_WORDS] = {
    [CALIBRATED_NO] = "Not used to set anything: evidence for or against the model",
    [CALIBRATED_YES] = "Calibrated on: parameters were set from these very figures, so that they are no evidence",
    [CALIBRATED_BUILT_IN] = "Built in: the model presupposes them, so that they are no evidence",
};

static void put_after_indent(FILE *file, const char *before, const char *text)
{
    char line[5 * PATTERN_TEXT];
    snprintf(line, sizeof line, "%s%s", before, text);
    fprintf(file, "%*s", INDENT, "");
    cells_paragraph(file, line, INDENT);
}

/* What was seen, with the range that counts, and from which parameters it is not independent. */
static void put_heading(const struct claim_file *claim, FILE *file)
{
    char text[4 * PATTERN_TEXT], range[64];
    size_t used;
    cells_left(file, claim->id, INDENT);
    cells_paragraph(file, claim->argument, INDENT);
    snprintf(text, sizeof text, "%s [%s]; %s: %s", claim->pattern.figure, claim->source,
             patterns_range(&claim->pattern, range, sizeof range), claim->pattern.range);
    put_after_indent(file, "seen: ", text);
    patterns_figure(claim, text, sizeof text);
    put_after_indent(file, "model: ", text);
    used = 0;
    for (int i = 0; i < claim->pattern.parameter_count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "", claim->pattern.parameters[i]);
    if (used)
        put_after_indent(file, "not independent of ", text);
}

static void put_test(const struct claims *claims, const struct claim_test *test, FILE *file)
{
    char figure[CELL_SIZE], range[64], runs[16], text[ABLATION_NAME + 64];
    if (test->ablation >= 0) {
        snprintf(text, sizeof text, "%s%s", test->claim->ablations[test->ablation].name,
                 claims_changed(claims, test) ? " the verdict is another:" : ":");
        put_after_indent(file, "with ", text);
    }
    fprintf(file, "%*s", INDENT, "");
    cells_left(file, verdict_names[test->answer.verdict], WORDS_WIDTH);
    cells_left(file, patterns_range(&test->claim->pattern, range, sizeof range), RANGE_WIDTH);
    cells_left(file, cells_bounds(&test->answer.comparisons[0].difference, figure), FIGURE_WIDTH);
    snprintf(runs, sizeof runs, "%d", test->replicates);
    cells_right(file, runs, RUNS_WIDTH);
    fprintf(file, "  %s\n", test->trust);
}

static void put_group(const struct claims *claims, enum calibrated calibrated, FILE *file)
{
    if (!patterns_count(claims, calibrated, VERDICTS))
        return;
    fprintf(file, "\n%s\n", headings[calibrated]);
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_test *test = &claims->tests[i];
        if (test->claim->pattern.calibrated != calibrated)
            continue;
        if (i == 0 || test->claim != claims->tests[i - 1].claim) {
            fputc('\n', file);
            put_heading(test->claim, file);
        }
        put_test(claims, test, file);
        bool last = i + 1 == claims->test_count || claims->tests[i + 1].claim != test->claim;
        if (last && (calibrated == CALIBRATED_NO || test->answer.verdict != VERDICT_HOLDS))
            put_after_indent(file, "reach: ", test->claim->pattern.reach);
    }
}

static void put_counts(const struct claims *claims, FILE *file)
{
    static const char *const words[CALIBRATED_WORDS] = {"not calibrated on", "calibrated on", "built in"};
    fputc('\n', file);
    for (int c = 0; c < CALIBRATED_WORDS; c++) {
        int all = patterns_count(claims, (enum calibrated)c, VERDICTS);
        if (all)
            fprintf(file, "%d %s: %d hold, %d fail, %d undetermined.\n", all, words[c],
                    patterns_count(claims, (enum calibrated)c, VERDICT_HOLDS),
                    patterns_count(claims, (enum calibrated)c, VERDICT_FAILS),
                    patterns_count(claims, (enum calibrated)c, VERDICT_UNDETERMINED));
    }
}

enum status patterns_table(const struct claims *claims, FILE *file, struct error *error)
{
    cells_left(file, "pattern", INDENT);
    cells_left(file, "verdict", WORDS_WIDTH);
    cells_left(file, "seen", RANGE_WIDTH);
    cells_left(file, "model [interval]", FIGURE_WIDTH);
    cells_right(file, "runs", RUNS_WIDTH);
    fputs("  trust\n", file);
    for (int c = 0; c < CALIBRATED_WORDS; c++)
        put_group(claims, (enum calibrated)c, file);
    put_counts(claims, file);
    fprintf(file,
            "Holds: the whole interval of the model's figure lies within the range that was seen; fails: outside of it."
            "\nThe chance that any of this is wrong by the luck of the runs is at most %g %% (Bonferroni, %d tests).\n"
            "What the ranges are worth is said beside each: some are the source's, some are ours.\n",
            100 * CLAIMS_ERROR, claims->test_count);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the table could not be written: %s", strerror(errno));
    return STATUS_OK;
}
