/* claims_markdown.c - the verdicts on claims as a page in Markdown. */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "cells.h"
#include "claims_internal.h"
#include "regimesim/report/claims_table.h"

/* The target of a link: whatever could end it is spelled out. */
static void put_target(FILE *file, const char *path)
{
    for (; *path; path++) {
        bool plain = isalnum((unsigned char)*path) || strchr("-._", *path);
        fprintf(file, plain ? "%c" : "%%%02X", (unsigned char)*path);
    }
}

/* The claim, linked to its file, which lies beside the page. */
static void put_link(const struct claim_file *claim, FILE *file, const char *before)
{
    const char *slash = strrchr(claim->path, '/');
    fprintf(file, "%s[%s](", before, claim->id);
    put_target(file, slash ? slash + 1 : claim->path);
    fputc(')', file);
}

void claims_markdown_claim(const struct claim_file *claim, FILE *file)
{
    put_link(claim, file, "| ");
    fputs(" | ", file);
}

static void put_difference(const struct claims *claims, const struct claim_test *test,
                           const struct verdict_comparison *comparison, FILE *file)
{
    char effect[CELL_SIZE], name[DIFFERENCE_NAME];
    fprintf(file, "%s: %s (%.3g)", cells_bounds(&comparison->difference, effect),
            claims_difference_name(test, comparison, " − ", name, sizeof name),
            claims_mean(claims, test, comparison->from));
}

/* The comparison that tells most; of a crossing both that decide. */
static void put_effect(const struct claims *claims, const struct claim_test *test, FILE *file)
{
    const struct verdict_answer *answer = &test->answer;
    put_difference(claims, test, &answer->comparisons[answer->shown], file);
    for (int i = 0; i < answer->count && test->claim->relation == RELATION_CROSSES; i++) {
        if (i == answer->shown || !answer->comparisons[i].decides)
            continue;
        fputs("; ", file);
        put_difference(claims, test, &answer->comparisons[i], file);
    }
}

static void put_test(const struct claims *claims, const struct claim_test *test, bool first, FILE *file)
{
    const struct claim_file *claim = test->claim;
    if (first) {
        claims_markdown_claim(test->claim, file);
        cells_markdown(file, claim->argument);
        fprintf(file, " | `%s`: %s%s | ", metric_table[claim->metric].name, relation_names[claim->relation],
                claim->direction > 0   ? " up"
                : claim->direction < 0 ? " down"
                                       : "");
    } else {
        fputs("| | | | ", file);
    }
    fprintf(file, "%s | %s | ", test->trust, verdict_names[test->answer.verdict]);
    put_effect(claims, test, file);
    fprintf(file, " | %.3g | %d |\n", test->smallest, test->replicates);
}

static void put_ablation(const struct claims *claims, const struct claim_test *test, FILE *file)
{
    claims_markdown_claim(test->claim, file);
    cells_markdown(file, claims_ablation_words(test));
    fprintf(file, " | `%s` | ", test->claim->ablations[test->ablation].name);
    fprintf(file, claims_changed(claims, test) ? "**%s** | " : "%s | ", verdict_names[test->answer.verdict]);
    put_effect(claims, test, file);
    fprintf(file, " | %d |\n", test->replicates);
}

static void put_beginning(const struct claims *claims, const char *version, FILE *file)
{
    fprintf(file,
            "# Results of the claims\n\n"
            "Written by `regimesim claims --markdown`, version %s, seed %d, %d runs. %d tests of claims: %d hold, %d "
            "fail, %d\n"
            "undetermined. What a verdict takes: "
            "[verdict.h](../../include/regimesim/experiment/verdict.h). The chance that any\n"
            "\"holds\" or \"fails\" of this page is wrong by the luck of the runs is at most %g %% (Bonferroni over %d "
            "tests).\n"
            "What the model leaves out or assumes is not in that: the file of each claim says how the argument was\n"
            "translated. A claim that fails is a result.\n\n"
            "*Effect*: mean difference with its interval, of which points, and in brackets the mean at the point "
            "that is\n"
            "subtracted; in the unit of the metric ([METRICS.md](../METRICS.md)). *Least*: the smallest effect that "
            "matters.\n"
            "*Trust*: whether a badge informs as far as it separates (relative) or always (absolute).\n\n",
            version, claims->params[0].run.seed, claims->runs,
            claims_count(claims, VERDICT_HOLDS) + claims_count(claims, VERDICT_FAILS) +
                claims_count(claims, VERDICT_UNDETERMINED),
            claims_count(claims, VERDICT_HOLDS), claims_count(claims, VERDICT_FAILS),
            claims_count(claims, VERDICT_UNDETERMINED), 100 * CLAIMS_ERROR, claims->test_count);
}

/* A sentence for each claim that has ablations. */
static void put_sentences(const struct claims *claims, FILE *file)
{
    char text[CARRIED_SIZE];
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_test *test = &claims->tests[i];
        if (test->ablation >= 0 || !claims_carried(claims, test, text, sizeof text))
            continue;
        put_link(test->claim, file, "- ");
        fprintf(file, ": %s\n", text);
    }
}

static void put_ablations(const struct claims *claims, FILE *file)
{
    bool any = false;
    for (int i = 0; i < claims->test_count; i++)
        any = any || claims->tests[i].ablation >= 0;
    if (!any)
        return;
    fputs("\n## With something else assumed\n\n"
          "What carries a claim? Each was tested once more with something else set in all arms (trust relative). Where "
          "no\n"
          "verdict differs, the claim does not hang on what was tried; much else was not tried.\n\n",
          file);
    put_sentences(claims, file);
    fputs("\nThe figures. In bold: a verdict that differs from the one above.\n\n"
          "| claim | where | set | verdict | effect | runs |\n|---|---|---|---|---|---|\n",
          file);
    for (int i = 0; i < claims->test_count; i++)
        if (claims->tests[i].ablation >= 0)
            put_ablation(claims, &claims->tests[i], file);
}

enum status claims_markdown(const struct claims *claims, const char *version, FILE *file, struct error *error)
{
    put_beginning(claims, version, file);
    fputs("| claim | argument | measured by | trust | verdict | effect | least | runs "
          "|\n|---|---|---|---|---|---|---|---|"
          "\n",
          file);
    for (int i = 0; i < claims->test_count; i++)
        if (claims->tests[i].ablation < 0)
            put_test(claims, &claims->tests[i], i == 0 || claims->tests[i].claim != claims->tests[i - 1].claim, file);
    put_ablations(claims, file);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the page could not be written: %s", strerror(errno));
    return STATUS_OK;
}
