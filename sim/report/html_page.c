/* html_page.c - the frame of the page, and the order of its sections. */
#include "regimesim/report/html_page.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "cells.h"
#include "html_internal.h"
#include "templates.h"

int html_arms(const struct html_page *page)
{
    return page->results ? page->results->arm_count : page->manifest->scenario_count;
}

const char *html_arm_title(const struct html_page *page, int arm)
{
    return page->results ? page->results->arms[arm].title : page->manifest->scenarios[arm].title;
}

const struct params *html_arm_params(const struct html_page *page, int arm)
{
    return page->results ? &page->results->arms[arm].params : &page->manifest->scenarios[arm].params;
}

int html_worlds(const struct html_page *page)
{
    return page->results ? cells_finished(page->results).most : page->manifest->replicates;
}

char *html_mean(const struct interval *interval, char *buffer)
{
    return isnan(interval->mean) ? strcpy(buffer, "no such value") : cells_range(interval, buffer);
}

/* What a range says in brackets, with the blank before them; "" where there is none. */
static const char *brackets(const char *range)
{
    return range + strcspn(range, " ");
}

char *html_difference(const struct interval *difference, char *buffer)
{
    struct interval size = *difference;
    char range[CELL_SIZE];
    if (isnan(difference->mean))
        return strcpy(buffer, "no such value");
    bool shown = isnan(difference->low) ? difference->mean != 0 : cells_is_shown(difference);
    if (shown && size.mean < 0)
        size = (struct interval){size.count, -size.mean, -size.high, -size.low};
    cells_range(&size, range);
    if (shown)
        snprintf(buffer, CELL_SIZE, "%.*s %s%s", (int)(brackets(range) - range), range,
                 difference->mean < 0 ? "lower" : "higher", brackets(range));
    else
        snprintf(buffer, CELL_SIZE, "no difference shown%s", brackets(range));
    return buffer;
}

/* No script, no request: the policy says so to the browser as well. */
static void put_head(const struct html_page *page, FILE *stream)
{
    html_put(stream,
             "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
             "<meta charset=\"utf-8\" />\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
             "img-src data:\" />\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
             "<meta name=\"color-scheme\" content=\"light dark\" />\n"
             "<link rel=\"icon\" href=\"data:,\" />\n<title>%s - report of regimesim</title>\n<style>\n",
             page->title);
    fputs(template_page, stream);
    fputs("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#question\">Skip to the content</a>\n", stream);
}

struct link {
    const char *id, *words;
    bool there;
};

static void put_header(const struct html_page *page, FILE *stream)
{
    bool batch = page->kind == BATCH_RUN || page->kind == BATCH_COMPARE, claims = page->claims != NULL;
    const struct link links[] = {{"question", "The question", true},
                                 {"outcome", claims ? "The verdicts" : "What came out", true},
                                 {"regimes", "The regimes in plain words", true},
                                 {"figures", "Figures", !claims},
                                 {"scorecard", "Scorecard", batch},
                                 {"assumed", "What is assumed", true},
                                 {"limits", "What the model cannot say", true},
                                 {"reproduce", "How to repeat this", true}};
    html_put(stream,
             "<header>\n<p class=\"kind\">Report of regimesim, a simulator of real-name and anonymity regimes</p>\n"
             "<h1>%s</h1>\n<nav aria-label=\"Contents\">\n<ul>\n",
             page->title);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (links[i].there)
            html_put(stream, "<li><a href=\"#%s\">%s</a></li>\n", links[i].id, links[i].words);
    html_put(stream, "</ul>\n</nav>\n</header>\n<main>\n");
}

static void put_outcome(const struct html_page *page, FILE *stream)
{
    if (page->kind == BATCH_PATTERNS)
        html_patterns(page, stream);
    else if (page->kind == BATCH_CLAIMS)
        html_claims(page, stream);
    else if (page->kind == BATCH_SWEEP)
        html_sweep(page, stream);
    else
        html_outcome(page, stream);
}

enum status html_page(const struct html_page *page, FILE *stream, struct error *error)
{
    put_head(page, stream);
    put_header(page, stream);
    html_question(page, stream);
    put_outcome(page, stream);
    enum status status = html_regimes(page, stream, error);
    if (!status && page->results)
        status = html_figures(page, stream, error);
    if (!status && page->results && !page->sweep)
        status = html_scorecard(page, stream, error);
    if (!status)
        status = html_assumed(page, stream, error);
    html_limits(page, stream);
    html_reproduce(page, stream);
    html_put(stream, "</main>\n</body>\n</html>\n");
    return status;
}
