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

static bool begins_test(const struct claims_record *record, int i)
{
    return i == 0 || !same_test(&record->rows[i], &record->rows[i - 1]);
}

/* Claims as they stand; VERDICTS: with any verdict. */
static int count_tests(const struct claims_record *record, enum verdict verdict)
{
    int count = 0;
    for (int i = 0; i < record->row_count; i++)
        if (begins_test(record, i) && !record->rows[i].ablation[0])
            count += verdict == VERDICTS || record->rows[i].verdict == verdict;
    return count;
}

/* Has this ablation another verdict than the claim as it stands? */
static bool is_changed(const struct claims_record *record, int row)
{
    const struct claim_row *rows = record->rows;
    for (int i = 0; i < record->row_count && rows[row].ablation[0]; i++)
        if (!rows[i].ablation[0] && strcmp(rows[i].claim, rows[row].claim) == 0 &&
            strcmp(rows[i].trust, rows[row].trust) == 0)
            return rows[i].verdict != rows[row].verdict;
    return false;
}

/* Tests with something else assumed, of a claim or (NULL) of all; those that came out otherwise. */
static int count_ablations(const struct claims_record *record, const char *claim, bool changed)
{
    int count = 0;
    for (int i = 0; i < record->row_count; i++) {
        bool counts = begins_test(record, i) && record->rows[i].ablation[0];
        if (counts && (!claim || strcmp(record->rows[i].claim, claim) == 0))
            count += !changed || is_changed(record, i);
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
    html_put(stream, "<article class=\"claim\" id=\"claim-%s\">\n<h3>%s</h3>\n", row->claim, row->claim);
    if (argument)
        html_put(stream, "<blockquote><p>%s</p></blockquote>\n<p class=\"about\">Source: %s; section: %s.</p>\n",
                 argument->argument, argument->source, argument->section);
    say_relation(row, argument, stream);
}

static void put_columns(FILE *stream)
{
    html_put(stream, "<thead><tr><th scope=\"col\">compared</th><th scope=\"col\">effect (range)</th>"
                     "<th scope=\"col\">worlds</th></tr></thead>\n");
}

/* What all comparisons of a test share. */
static void put_test(const struct claims_record *record, int first, FILE *stream)
{
    const struct claim_row *row = &record->rows[first];
    html_put(stream, "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"3\">If %s", trust_words(row->trust));
    if (row->ablation[0] && row->label[0])
        html_put(stream, ", and where %s (<code>%s</code>)", row->label, row->ablation);
    else if (row->ablation[0])
        html_put(stream, ", and with <code>%s</code>", row->ablation);
    html_put(stream, ". <span class=\"about\">%s%s</span></th></tr>\n", verdict_words[row->verdict],
             is_changed(record, first) ? " This is another verdict than for the claim as it stands." : "");
}

static void put_comparison(const struct claim_row *row, FILE *stream)
{
    char cell[CELL_SIZE], level[16];
    snprintf(level, sizeof level, "%.5g", 100 * row->level);
    html_put(stream,
             "<tr><td class=\"words\">%s, against %s</td><td>%s%s <span class=\"unit\">(range of %s %%)</span></td>"
             "<td>%d</td></tr>\n",
             row->to, row->from, html_difference(&row->difference, cell), row->decides ? "" : "; decides nothing",
             level, row->replicates);
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
    for (; i < record->row_count && strcmp(rows[i].claim, rows[first].claim) == 0; i++) {
        if (begins_test(record, i)) {
            html_put(stream, i == first ? "" : "</tbody>\n");
            put_test(record, i, stream);
        }
        put_comparison(&rows[i], stream);
    }
    html_table_end(stream);
    html_put(stream, "</article>\n");
    return i;
}

/* "holds", or by form of trust where they differ. */
static void put_verdicts(const struct claims_record *record, int first, FILE *stream)
{
    const struct claim_row *rows = record->rows;
    bool differ = false;
    int last = first;
    for (; last < record->row_count && strcmp(rows[last].claim, rows[first].claim) == 0; last++)
        differ = differ || (!rows[last].ablation[0] && rows[last].verdict != rows[first].verdict);
    html_put(stream, "<td>%s", differ ? "" : verdict_names[rows[first].verdict]);
    for (int i = first; i < last && differ; i++)
        if (begins_test(record, i) && !rows[i].ablation[0]) {
            html_put(stream, i == first ? "" : "<br />");
            html_put(stream, "%s: %s", rows[i].trust, verdict_names[rows[i].verdict]);
        }
    html_put(stream, "</td>");
}

/* A row for each claim. */
static void put_glance(const struct claims_record *record, FILE *stream)
{
    const struct claim_row *rows = record->rows;
    html_put(stream, "<div class=\"glance\">\n");
    html_table(stream, "All claims, by form of trust where they differ");
    html_put(stream, "<thead><tr><th scope=\"col\">claim</th><th scope=\"col\">argument</th>"
                     "<th scope=\"col\">verdict</th><th scope=\"col\">otherwise*</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < record->row_count; i++) {
        if (i > 0 && strcmp(rows[i].claim, rows[i - 1].claim) == 0)
            continue;
        const struct claim_argument *argument = claims_record_argument(record, rows[i].claim);
        int tried = count_ablations(record, rows[i].claim, false);
        html_put(stream, "<tr><th scope=\"row\"><a href=\"#claim-%s\">%s</a></th><td class=\"words\">%s</td>",
                 rows[i].claim, rows[i].claim, argument ? argument->argument : "");
        put_verdicts(record, i, stream);
        if (tried)
            html_put(stream, "<td>%d of %d</td></tr>\n", count_ablations(record, rows[i].claim, true), tried);
        else
            html_put(stream, "<td>not tried</td></tr>\n");
    }
    html_table_end(stream);
    html_put(stream, "<p class=\"note\">* How many of the tests with something else assumed had another verdict.</p>\n"
                     "</div>\n");
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
    int tests = count_tests(record, VERDICTS), ablations = count_ablations(record, NULL, false);
    html_section(stream, "outcome", "The verdicts");
    html_put(stream,
             "<p>%d test%s: holds %d, fails %d, undetermined %d. A claim is tested twice where it does not say "
             "itself how badges are trusted, as this is assumed and decides much.</p>\n",
             tests, tests == 1 ? "" : "s", count_tests(record, VERDICT_HOLDS), count_tests(record, VERDICT_FAILS),
             count_tests(record, VERDICT_UNDETERMINED));
    html_put(stream,
             "<p>A claim holds when the whole range of the effect lies on the claimed side, and reaches the size "
             "that matters. It fails when nothing of that size is left there. Else the runs cannot tell. “0.5 "
             "higher (0.2 to 0.8)” means: 0.5 higher on average over the worlds; by luck this may be off as far "
             "as the range in brackets. “No difference "
             "shown”: the range includes zero.</p>\n");
    say_error(tests + ablations, stream);
    if (ablations)
        html_put(stream,
                 "<p>Some claims were tested again with something else assumed in all regimes: %d tests, of "
                 "which %d came out otherwise.</p>\n",
                 ablations, count_ablations(record, NULL, true));
    put_glance(record, stream);
    for (int i = 0; i < record->row_count;)
        i = put_claim(record, i, stream);
    html_section_end(stream);
}
