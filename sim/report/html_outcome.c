/* html_outcome.c - the headline metrics of one regime, or of several against the first, in sentences. */
#include <math.h>

#include "cells.h"
#include "html_internal.h"
#include "regimesim/params/metrics.h"

static const struct part {
    enum metric_scale scale;
    const char *title, *words;
} parts[] = {
    {SCALE_SECURITY, "Security", "Who is victimised, and how often"},
    {SCALE_ACCOUNTABILITY, "Accountability", "Whether offenders are found, and whether the innocent are accused"},
    {SCALE_PRIVACY, "Privacy", "What others and authorities come to know"},
    {SCALE_LIBERTY, "Liberty", "Who is silenced, shut out or driven away"},
    {SCALE_COST, "Cost", "What platforms, police and users have to do"},
    {SCALE_NONE, "Who is there", "No scale: what kind of accounts there are"},
};
enum { PARTS = sizeof parts / sizeof *parts };

static bool exists(const struct results *results, int metric)
{
    for (int arm = 0; arm < results->arm_count; arm++)
        if (results_mean(results, arm, metric).count > 0)
            return true;
    return false;
}

static void put_one(const struct results *results, int metric, FILE *stream)
{
    char cell[CELL_SIZE];
    struct interval mean = results_mean(results, 0, metric);
    html_put(stream, "%s%s", isnan(mean.mean) ? "" : "on average ", html_mean(&mean, cell));
}

/* The others against the first, each in a line of its own. */
static void put_others(const struct results *results, int metric, FILE *stream)
{
    char cell[CELL_SIZE];
    html_put(stream, "\n<ul>\n");
    for (int arm = 1; arm < results->arm_count; arm++) {
        struct paired paired = results_difference(results, 0, arm, metric);
        struct interval mean = results_mean(results, arm, metric);
        bool pairs = paired.difference.count > 0;
        html_put(stream, "<li>%s: %s%s</li>\n", results->arms[arm].title,
                 pairs || isnan(mean.mean) ? "" : "on average ",
                 pairs ? html_difference(&paired.difference, cell) : html_mean(&mean, cell));
    }
    html_put(stream, "</ul>\n");
}

static void put_metric(const struct results *results, int metric, FILE *stream)
{
    const struct metric_row *row = &metric_table[metric];
    html_put(stream, "<li><strong>%s</strong> <span class=\"unit\">(%s)</span>: ", row->label, row->unit);
    if (results->arm_count > 1)
        html_put(stream, "under “%s” ", results->arms[0].title);
    put_one(results, metric, stream);
    if (results->arm_count > 1)
        put_others(results, metric, stream);
    html_put(stream, "</li>\n");
}

static void put_part(const struct results *results, const struct part *part, FILE *stream)
{
    bool begun = false;
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        const struct metric_row *row = &metric_table[metric];
        if (row->kind != METRIC_SUMMARY || !row->headline || row->scale != part->scale || !exists(results, metric))
            continue;
        if (!begun)
            html_put(stream, "<div class=\"part\">\n<h3>%s</h3>\n<p class=\"about\">%s.</p>\n<ul>\n", part->title,
                     part->words);
        begun = true;
        put_metric(results, metric, stream);
    }
    if (begun)
        html_put(stream, "</ul>\n</div>\n");
}

void html_outcome(const struct html_page *page, FILE *stream)
{
    int worlds = html_worlds(page);
    html_section(stream, "outcome", "What came out");
    html_put(stream, "<p>In %d simulated world%s, over the whole run", worlds, worlds == 1 ? "" : "s");
    if (page->results->arm_count > 1)
        html_put(stream, ". First stands the average under “%s”; for the other regimes, how much higher or lower it is",
                 page->results->arms[0].title);
    html_put(stream, ". Numbers in brackets are ranges.</p>\n");
    for (int i = 0; i < PARTS; i++)
        put_part(page->results, &parts[i], stream);
    html_section_end(stream);
}
