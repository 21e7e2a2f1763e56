/* html_claims.c - verdicts on claims, in words. */
#include <math.h>
#include <string.h>

#include "cells.h"
#include "html_internal.h"
#include "regimesim/experiment/claims.h"

static const char *const verdict_words[VERDICTS] = {
    [VERDICT_HOLDS] = "Holds: in the model, the runs bear it out.",
    [VERDICT_FAILS] = "Fails: in the model, the effect is on the other side, or too small to matter.",
    [VERDICT_UNDETERMINED] = "Undetermined: the runs cannot tell.",
};

/* Of two regimes the second and the first are filled in; of one, the parameter. */
static const struct {
    const char *before, *between;
} relation_words[RELATIONS] = {
    [RELATION_LESS] = {"is lower under ", " than under "},
    [RELATION_GREATER] = {"is higher under ", " than under "},
    [RELATION_ABOUT_EQUAL] = {"is about the same under ", " and under "},
    [RELATION_COMPOUNDS] = {"gains more in ", " than in "},
    [RELATION_MONOTONE_UP] = {"rises with ", NULL},
    [RELATION_MONOTONE_DOWN] = {"falls with ", NULL},
    [RELATION_PEAKS_INSIDE] = {"is highest somewhere between the ends of ", NULL},
    [RELATION_CROSSES] = {"is lower under one regime at one end, and under the other at the other end, of ", NULL},
};

static bool same_test(const struct claim_row *a, const struct claim_row *b)
{
    return strcmp(a->claim, b->claim) == 0 && strcmp(a->trust, b->trust) == 0 && strcmp(a->ablation, b->ablation) == 0;
}

/* Of the tests of claims as they stand, or of those with something else assumed; VERDICTS: with any verdict. */
static int count_tests(const struct claims_record *record, enum verdict verdict, bool ablated)
{
    int count = 0;
    for (int i = 0; i < record->row_count; i++) {
        const struct claim_row *row = &record->rows[i];
        if ((i == 0 || !same_test(row, row - 1)) && (row->ablation[0] != '\0') == ablated)
            count += verdict == VERDICTS || row->verdict == verdict;
    }
    return count;
}

/* "relative": a word of the model's own. */
static const char *trust_words(const char *trust)
{
    return strcmp(trust, "relative") == 0   ? "a badge informs as far as it separates (relative)"
           : strcmp(trust, "absolute") == 0 ? "a badge is always trusted (absolute)"
                                            : trust;
}

static void say_relation(const struct claim_row *row, const struct claim_argument *argument, FILE *stream)
{
    int metric = metric_find(row->metric);
    char smallest[32];
    snprintf(smallest, sizeof smallest, "%.3g", row->smallest);
    html_put(stream, "<p>In terms of the model: <strong>%s</strong> (%s) %s",
             metric >= 0 ? metric_table[metric].label : row->metric, row->unit, relation_words[row->relation].before);
    if (relation_words[row->relation].between)
        html_put(stream, "“%s”%s“%s”", row->to, relation_words[row->relation].between, row->from);
    else if (argument && argument->parameter[0])
        html_put(stream, "<code>%s</code>", argument->parameter);
    else
        html_put(stream, "the parameter");
    if (argument && argument->direction[0])
        html_put(stream, ": the second goes %s past the first", argument->direction);
    html_put(stream, ". An effect of less than %s would not matter.</p>\n", smallest);
}

static void put_heading(const struct claims_record *record, const struct claim_row *row, FILE *stream)
{
    const struct claim_argument *argument = claims_record_argument(record, row->claim);
    html_put(stream, "<article class=\"claim\">\n<h3>%s</h3>\n", row->claim);
    if (argument)
        html_put(stream, "<blockquote><p>%s</p></blockquote>\n<p class=\"about\">Source: %s; section: %s.</p>\n",
                 argument->argument, argument->source, argument->section);
    say_relation(row, argument, stream);
}

static void put_columns(FILE *stream)
{
    html_put(stream, "<thead><tr><th scope=\"col\">trust, or what is assumed otherwise</th><th "
                     "scope=\"col\">verdict</th><th scope=\"col\">compared</th>"
                     "<th scope=\"col\">effect (range)</th><th scope=\"col\">worlds</th></tr></thead>\n<tbody>\n");
}

/* The first of a test stands for all `together` in what they share. */
static void put_comparison(const struct claim_row *row, int together, FILE *stream)
{
    char cell[CELL_SIZE], level[16];
    html_put(stream, "<tr>");
    if (together && row->ablation[0])
        html_put(stream, "<th scope=\"rowgroup\" rowspan=\"%d\">where %s <code>%s</code></th>", together, row->label,
                 row->ablation);
    else if (together)
        html_put(stream, "<th scope=\"rowgroup\" rowspan=\"%d\">%s</th>", together, trust_words(row->trust));
    if (together)
        html_put(stream, "<td class=\"words\" rowspan=\"%d\">%s</td>", together, verdict_words[row->verdict]);
    snprintf(level, sizeof level, "%.5g", 100 * row->level);
    html_put(stream,
             "<td class=\"words\">%s, against %s</td><td>%s%s <span class=\"unit\">(range of %s %%)</span></td>"
             "<td>%d</td></tr>\n",
             row->to, row->from, html_difference(&row->difference, cell), row->decides ? "" : "; decides nothing",
             level, row->replicates);
}

static int count_together(const struct claims_record *record, int first)
{
    int i = first;
    while (i < record->row_count && same_test(&record->rows[i], &record->rows[first]))
        i++;
    return i - first;
}

/* The rows of one claim; returns where the next one begins. */
static int put_claim(const struct claims_record *record, int first, FILE *stream)
{
    const struct claim_row *rows = record->rows;
    char caption[NAME_SIZE + 32];
    int i = first;
    put_heading(record, &rows[first], stream);
    snprintf(caption, sizeof caption, "Tests of %s", rows[first].claim);
    html_table(stream, caption);
    put_columns(stream);
    for (; i < record->row_count && strcmp(rows[i].claim, rows[first].claim) == 0; i++)
        put_comparison(&rows[i], i == first || !same_test(&rows[i], &rows[i - 1]) ? count_together(record, i) : 0,
                       stream);
    html_table_end(stream);
    html_put(stream, "</article>\n");
    return i;
}

/* Bonferroni, in words. */
static void say_error(int tests, FILE *stream)
{
    char error[16];
    snprintf(error, sizeof error, "%g", 100 * CLAIMS_ERROR);
    html_put(
        stream,
        "<p>Who asks often enough gets some wrong answers by luck. Therefore the ranges here are wider the more is "
        "asked: the chance that <em>any</em> “holds” or “fails” on this page is wrong by the luck of the runs is at "
        "most %s %%. ",
        error);
    if (tests > 1)
        html_put(stream, "Each of the %d tests, with all its ranges, is allowed %s %% divided by %d. ", tests, error,
                 tests);
    html_put(stream, "What the model assumes or leaves out is not in that.</p>\n");
}

void html_claims(const struct html_page *page, FILE *stream)
{
    const struct claims_record *record = page->claims;
    int tests = count_tests(record, VERDICTS, false), ablated = count_tests(record, VERDICTS, true);
    html_section(stream, "outcome", "The verdicts");
    html_put(stream,
             "<p>%d test%s: holds %d, fails %d, undetermined %d. A claim is tested twice where it does not say "
             "itself how badges are trusted, as this is assumed and decides much.</p>\n",
             tests, tests == 1 ? "" : "s", count_tests(record, VERDICT_HOLDS, false),
             count_tests(record, VERDICT_FAILS, false), count_tests(record, VERDICT_UNDETERMINED, false));
    if (ablated)
        html_put(
            stream,
            "<p>What carries a claim? %d more tests assume something else in all regimes (the first form of trust), "
            "and say where. Where the verdict is another then, the claim hangs on what is assumed.</p>\n",
            ablated);
    html_put(stream,
             "<p>A claim holds when the whole range of the effect lies on the claimed side, and reaches the size "
             "that matters. It fails when nothing of that size is left there. Else the runs cannot tell. “0.5 "
             "higher (0.2 to 0.8)” means: 0.5 higher on average over the worlds; by luck this may be off as far "
             "as the range in brackets. “No difference "
             "shown”: the range includes zero.</p>\n");
    say_error(tests + ablated, stream);
    for (int i = 0; i < record->row_count;)
        i = put_claim(record, i, stream);
    html_section_end(stream);
}
