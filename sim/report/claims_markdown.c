/* claims_markdown.c - the verdicts on claims as a page in Markdown. */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "cells.h"
#include "regimesim/report/claims_table.h"

/* A text within a cell: a bar would end it, and nothing in it is markup. */
static void put_text(FILE *file, const char *text)
{
    for (; *text; text++) {
        if (*text == '<' || *text == '&') {
            fputs(*text == '<' ? "&lt;" : "&amp;", file);
            continue;
        }
        if (strchr("|\\`*_[]", *text))
            fputc('\\', file);
        fputc(*text, file);
    }
}

/* The target of a link: whatever could end it is spelled out. */
static void put_target(FILE *file, const char *path)
{
    for (; *path; path++) {
        bool plain = isalnum((unsigned char)*path) || strchr("-._", *path);
        fprintf(file, plain ? "%c" : "%%%02X", (unsigned char)*path);
    }
}

/* The claim, linked to its file, which lies beside the page. */
static void put_claim(const struct claim_test *test, FILE *file)
{
    const char *slash = strrchr(test->claim->path, '/');
    fprintf(file, "| [%s](", test->claim->id);
    put_target(file, slash ? slash + 1 : test->claim->path);
    fputs(") | ", file);
}

static void put_difference(const struct claims *claims, const struct claim_test *test,
                           const struct verdict_comparison *comparison, FILE *file)
{
    char effect[CELL_SIZE], from[2 * NAME_SIZE], to[2 * NAME_SIZE];
    fprintf(file, "%s: %s − %s (%.3g)", cells_bounds(&comparison->difference, effect),
            claims_point_name(test, comparison->to, to, sizeof to),
            claims_point_name(test, comparison->from, from, sizeof from), claims_mean(claims, test, comparison->from));
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
        put_claim(test, file);
        put_text(file, claim->argument);
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
    put_claim(test, file);
    fprintf(file, "`%s` | ", test->claim->ablations[test->ablation].name);
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

static void put_ablations(const struct claims *claims, FILE *file)
{
    bool any = false;
    for (int i = 0; i < claims->test_count; i++) {
        if (claims->tests[i].ablation < 0)
            continue;
        if (!any)
            fputs("\n## With something else assumed\n\n"
                  "Each claim once more with this set in all arms (trust relative). In bold: a verdict that differs "
                  "from the one\nabove. Where none differs, the claim does not hang on what was tried; much else was "
                  "not tried.\n\n"
                  "| claim | with | verdict | effect | runs |\n|---|---|---|---|---|\n",
                  file);
        any = true;
        put_ablation(claims, &claims->tests[i], file);
    }
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
