/* patterns_markdown.c - patterns as a page in Markdown. */
#include <errno.h>
#include <string.h>

#include "cells.h"
#include "regimesim/report/patterns_table.h"

static const struct {
    const char *title, *text;
} groups[CALIBRATED_WORDS] = {
    [CALIBRATED_NO] = {"Not used to set anything",
                       "No parameter was set from these figures. That the model shows one of them is evidence for it; "
                       "that it does not is evidence against it, or shows where it ends."},
    [CALIBRATED_YES] = {"Calibrated on",
                        "Parameters were set from these very figures, as the table of parameters says. That the model "
                        "shows them says only that this succeeded."},
    [CALIBRATED_BUILT_IN] = {"Built in",
                             "The model presupposes these patterns: a mechanism or a rule of decision says so, without "
                             "a figure. That it shows them says nothing."},
};

/* Keys, blanks between, each linked to its entry. */
static void put_sources(const char *keys, FILE *file)
{
    char key[64];
    int used = 0;
    bool first = true;
    for (const char *at = keys; sscanf(at, "%63s%n", key, &used) == 1; at += used) {
        fprintf(file, "%s[%s](../SOURCES.md#%s)", first ? "" : ", ", key, key);
        first = false;
    }
}

static void put_test(const struct claim_test *test, FILE *file)
{
    const struct claim_file *claim = test->claim;
    char figure[CELL_SIZE], text[4 * PATTERN_TEXT];
    const char *slash = strrchr(claim->path, '/');
    fprintf(file, "| [%s](%s) | ", claim->id, slash ? slash + 1 : claim->path);
    cells_markdown(file, claim->argument);
    fputs(" | ", file);
    cells_markdown(file, claim->pattern.figure);
    fputs(" (", file);
    put_sources(claim->source, file);
    fprintf(file, ") | %s | ", patterns_range(&claim->pattern, text, sizeof text));
    fprintf(file, "%s, %d runs: `%s` | ", cells_bounds(&test->answer.comparisons[0].difference, figure),
            test->replicates, patterns_figure(claim, text, sizeof text));
    fprintf(file, test->answer.verdict == VERDICT_FAILS ? "**%s** |" : "%s |", verdict_names[test->answer.verdict]);
    for (int i = 0; i < claim->pattern.parameter_count; i++)
        fprintf(file, "%s`%s`", i ? ", " : " ", claim->pattern.parameters[i]);
    fprintf(file, "%s\n", claim->pattern.calibrated != CALIBRATED_NO ? " |" : "");
}

static void put_group(const struct claims *claims, enum calibrated calibrated, FILE *file)
{
    bool from = calibrated != CALIBRATED_NO;
    if (!patterns_count(claims, calibrated, VERDICTS))
        return;
    fprintf(file, "\n## %s\n\n%s\n\n", groups[calibrated].title, groups[calibrated].text);
    fprintf(file,
            "| | pattern | seen | range that counts | model [interval] | verdict |%s\n|---|---|---|---|---|---|%s\n",
            from ? " by |" : "", from ? "---|" : "");
    for (int i = 0; i < claims->test_count; i++)
        if (claims->tests[i].claim->pattern.calibrated == calibrated && claims->tests[i].ablation < 0)
            put_test(&claims->tests[i], file);
}

static void put_beginning(const struct claims *claims, const char *version, FILE *file)
{
    fprintf(
        file,
        "# Results of the patterns\n\n"
        "Written by `regimesim patterns --markdown`, version %s, seed %d, %d runs. Each line holds a figure of the "
        "model\nagainst one from the world. It *holds* with the whole interval of the model's figure within the "
        "range that was\nseen, *fails* with all of it outside, and is *undetermined* else. The chance that any "
        "\"holds\" or \"fails\" of this\npage is wrong by the luck of the runs is at most %g %% (Bonferroni over %d "
        "tests).\n\n"
        "Of %d figures that nothing was set from the model shows %d, does not show %d, and %d cannot be told. What "
        "the ranges\nare worth differs: see [where they come from](#where-the-ranges-come-from). Patterns on which "
        "the model is silent, and why:\n[COVERAGE.md](COVERAGE.md).\n",
        version, claims->params[0].run.seed, claims->runs, 100 * CLAIMS_ERROR, claims->test_count,
        patterns_count(claims, CALIBRATED_NO, VERDICTS), patterns_count(claims, CALIBRATED_NO, VERDICT_HOLDS),
        patterns_count(claims, CALIBRATED_NO, VERDICT_FAILS),
        patterns_count(claims, CALIBRATED_NO, VERDICT_UNDETERMINED));
}

/* For each pattern once: what it says about the model's reach (unless a calibrated one holds), or about its range. */
static void put_list(const struct claims *claims, bool reach, FILE *file)
{
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_test *test = &claims->tests[i];
        const struct pattern *pattern = &test->claim->pattern;
        bool expected = pattern->calibrated != CALIBRATED_NO && test->answer.verdict == VERDICT_HOLDS;
        if ((i > 0 && test->claim == claims->tests[i - 1].claim) || (reach && expected))
            continue;
        fprintf(file, "- **%s**", test->claim->id);
        if (reach)
            fprintf(file, " (%s)", verdict_names[test->answer.verdict]);
        fprintf(file, ": %s\n", reach ? pattern->reach : pattern->range);
    }
}

static void put_ablations(const struct claims *claims, FILE *file)
{
    char figure[CELL_SIZE];
    bool any = false;
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_test *test = &claims->tests[i];
        if (test->ablation < 0)
            continue;
        if (!any)
            fputs("\n## With something else assumed\n\nIn bold: another verdict than above.\n\n"
                  "| | with | verdict | model [interval] |\n|---|---|---|---|\n",
                  file);
        any = true;
        fprintf(file, "| %s | `%s` | ", test->claim->id, test->claim->ablations[test->ablation].name);
        fprintf(file, claims_changed(claims, test) ? "**%s** | " : "%s | ", verdict_names[test->answer.verdict]);
        fprintf(file, "%s |\n", cells_bounds(&test->answer.comparisons[0].difference, figure));
    }
}

enum status patterns_markdown(const struct claims *claims, const char *version, FILE *file, struct error *error)
{
    put_beginning(claims, version, file);
    for (int c = 0; c < CALIBRATED_WORDS; c++)
        put_group(claims, (enum calibrated)c, file);
    put_ablations(claims, file);
    fputs("\n## What they say about the model's reach\n\n", file);
    put_list(claims, true, file);
    fputs("\n## Where the ranges come from\n\n", file);
    put_list(claims, false, file);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the page could not be written: %s", strerror(errno));
    return STATUS_OK;
}
