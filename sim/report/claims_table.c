/* claims_table.c - the verdicts on claims as plain text. */
#include "regimesim/report/claims_table.h"

#include <errno.h>
#include <string.h>

#include "cells.h"
#include "claims_internal.h"

enum { INDENT = 6, TRUST_WIDTH = 11, VERDICT_WIDTH = 13, EFFECT_WIDTH = 27, RUNS_WIDTH = 6 };

void claims_heading(const struct claim_test *test, FILE *file)
{
    const struct claim_file *claim = test->claim;
    char text[2 * TEXT_SIZE], number[64];
    snprintf(number, sizeof number, claim->relative ? "%g of the first arm's mean" : "%g", claim->smallest);
    fprintf(file, "%-*s", INDENT - 1, claim->id);
    fputc(' ', file);
    cells_paragraph(file, claim->argument, INDENT);
    snprintf(text, sizeof text, "%s (%s)%s%s: %s%s; smallest effect %s", metric_table[claim->metric].label,
             metric_table[claim->metric].unit, claim->parameter[0] ? " over " : "", claim->parameter,
             relation_names[claim->relation],
             claim->direction > 0   ? " up"
             : claim->direction < 0 ? " down"
                                    : "",
             number);
    fprintf(file, "%*s", INDENT, "");
    cells_paragraph(file, text, INDENT);
}

/* Ended by its number of runs, before the interval was as narrow as the claim asks for. */
static bool is_cut(const struct claim_test *test)
{
    return test->claim->precision > 0 && !test->narrow && test->replicates >= test->claim->most;
}

static void put_comparison(const struct claim_test *test, const struct verdict_comparison *shown, bool first,
                           FILE *file)
{
    char effect[CELL_SIZE], between[DIFFERENCE_NAME], runs[16] = "";
    fprintf(file, "%*s", INDENT, "");
    cells_left(file, first ? test->trust : "", TRUST_WIDTH);
    cells_left(file, first ? verdict_names[test->answer.verdict] : "", VERDICT_WIDTH);
    cells_left(file, cells_bounds(&shown->difference, effect), EFFECT_WIDTH);
    if (first)
        snprintf(runs, sizeof runs, "%d%s", test->replicates, is_cut(test) ? "*" : " ");
    cells_right(file, runs, RUNS_WIDTH);
    fputs("  ", file);
    cells_last(file, claims_difference_name(test, shown, " - ", between, sizeof between), TABLE_WIDTH);
}

/* The comparison that tells most; of a crossing both that decide. */
static void put_test(const struct claims *claims, const struct claim_test *test, FILE *file)
{
    const struct verdict_answer *answer = &test->answer;
    char text[ABLATION_NAME + TITLE_SIZE + 64];
    if (test->ablation >= 0) {
        const struct claim_ablation *ablation = &test->claim->ablations[test->ablation];
        snprintf(text, sizeof text, "with %s%s%s%s%s", ablation->name, ablation->label[0] ? " (" : "", ablation->label,
                 ablation->label[0] ? ")" : "", claims_changed(claims, test) ? " the verdict is another:" : ":");
        fprintf(file, "%*s", INDENT, "");
        cells_paragraph(file, text, INDENT);
    }
    put_comparison(test, &answer->comparisons[answer->shown], true, file);
    for (int i = 0; i < answer->count && test->claim->relation == RELATION_CROSSES; i++)
        if (i != answer->shown && answer->comparisons[i].decides)
            put_comparison(test, &answer->comparisons[i], false, file);
}

/* After the last test of a claim: what carries it. */
static void put_carried(const struct claims *claims, int first, FILE *file)
{
    char text[CARRIED_SIZE];
    for (int i = first; i < claims->test_count && claims->tests[i].claim == claims->tests[first].claim; i++) {
        if (claims->tests[i].ablation >= 0 || !claims_carried(claims, &claims->tests[i], text, sizeof text))
            continue;
        fprintf(file, "%*s", INDENT, "");
        cells_paragraph(file, text, INDENT);
    }
}

static void put_columns(FILE *file)
{
    fprintf(file, "%-*s", INDENT, "claim");
    cells_left(file, "trust", TRUST_WIDTH);
    cells_left(file, "verdict", VERDICT_WIDTH);
    cells_left(file, "effect [interval]", EFFECT_WIDTH);
    cells_right(file, "runs", RUNS_WIDTH);
    fputs("  effect of\n", file);
}

static bool any_cut(const struct claims *claims)
{
    for (int i = 0; i < claims->test_count; i++)
        if (is_cut(&claims->tests[i]))
            return true;
    return false;
}

/* How the claims came out, and how many ablations came out otherwise. */
static void put_counts(const struct claims *claims, FILE *file)
{
    int holds = claims_count(claims, VERDICT_HOLDS), fails = claims_count(claims, VERDICT_FAILS);
    int undetermined = claims_count(claims, VERDICT_UNDETERMINED), tests = holds + fails + undetermined, changed = 0;
    for (int i = 0; i < claims->test_count; i++)
        changed += claims_changed(claims, &claims->tests[i]);
    fprintf(file, "\n%d test%s: %d hold%s, %d fail%s, %d undetermined.", tests, tests == 1 ? "" : "s", holds,
            holds == 1 ? "s" : "", fails, fails == 1 ? "s" : "", undetermined);
    if (claims->test_count > tests)
        fprintf(file, " With something else assumed: %d, of which %d differ.", claims->test_count - tests, changed);
}

enum status claims_table(const struct claims *claims, FILE *file, struct error *error)
{
    int first = 0;
    put_columns(file);
    for (int i = 0; i < claims->test_count; i++) {
        if (i == 0 || claims->tests[i].claim != claims->tests[i - 1].claim) {
            fputc('\n', file);
            claims_heading(&claims->tests[i], file);
            first = i;
        }
        put_test(claims, &claims->tests[i], file);
        if (i + 1 == claims->test_count || claims->tests[i].claim != claims->tests[i + 1].claim)
            put_carried(claims, first, file);
    }
    put_counts(claims, file);
    fprintf(file,
            "\nThe chance that any verdict \"holds\" or \"fails\" of this table is wrong by the luck of the runs is "
            "at\nmost %g %% (Bonferroni: each test, with its intervals, has an error of %g %%/%d). What the model\n"
            "leaves out or assumes is not in that.\n",
            100 * CLAIMS_ERROR, 100 * CLAIMS_ERROR, claims->test_count);
    if (any_cut(claims))
        fputs("* as many runs as the claim allows; the interval is wider than it asks for\n", file);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the table could not be written: %s", strerror(errno));
    return STATUS_OK;
}
