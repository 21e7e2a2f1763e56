/* html_patterns.c - what was seen in the world, and whether the model shows it, in words. */
#include <math.h>

#include "cells.h"
#include "html_internal.h"
#include "regimesim/experiment/claims.h"

static const struct {
    const char *title, *text;
} groups[CALIBRATED_WORDS] = {
    [CALIBRATED_NO] = {"Not used to set anything",
                       "No value of the model was set from these figures. That the model shows one of them is evidence "
                       "for it; that it does not is evidence against it, or shows where it ends."},
    [CALIBRATED_YES] =
        {"Calibrated on",
         "Values of the model were set from these very figures. That the model shows them is no evidence."},
    [CALIBRATED_BUILT_IN] = {"Built in",
                             "The model presupposes these patterns, without a figure. That it shows them is no "
                             "evidence."},
};
static const char *const verdict_words[VERDICTS] = {
    [VERDICT_HOLDS] = "Holds: the model shows it.",
    [VERDICT_FAILS] = "Fails: the model does not show it.",
    [VERDICT_UNDETERMINED] = "Undetermined: the runs cannot tell.",
};

static int count(const struct claims_record *record, enum calibrated calibrated, enum verdict verdict)
{
    int found = 0;
    for (int i = 0; i < record->pattern_count; i++)
        found += record->patterns[i].calibrated == calibrated && !record->patterns[i].ablation[0] &&
                 (verdict == VERDICTS || record->patterns[i].verdict == verdict);
    return found;
}

/* "0.82 to 0.94"; an open end has no number. */
static const char *range_words(const struct pattern_row *row, char *buffer, size_t size)
{
    if (isnan(row->seen_low))
        snprintf(buffer, size, "at most %.4g", row->seen_high);
    else if (isnan(row->seen_high))
        snprintf(buffer, size, "at least %.4g", row->seen_low);
    else
        snprintf(buffer, size, "%.4g to %.4g", row->seen_low, row->seen_high);
    return buffer;
}

static void put_row(const struct pattern_row *row, FILE *stream)
{
    char figure[CELL_SIZE], range[64];
    html_put(stream, "<tr><th scope=\"row\">%s</th><td class=\"words\">%s", row->pattern, row->argument);
    if (row->ablation[0])
        html_put(stream, " With <code>%s</code>.", row->ablation);
    html_put(stream, "<br />Seen: %s (%s). Range: %s.", row->observed, row->source, row->range);
    if (row->parameters[0])
        html_put(stream, "<br />Not independent of: <code>%s</code>.", row->parameters);
    html_put(stream, "</td><td>%s</td><td>%s</td><td class=\"words\">%s", range_words(row, range, sizeof range),
             html_mean(&row->figure, figure), verdict_words[row->verdict]);
    if (row->calibrated == CALIBRATED_NO || row->verdict != VERDICT_HOLDS)
        html_put(stream, "<br />What it says about the model: %s", row->reach);
    html_put(stream, "</td></tr>\n");
}

static void put_group(const struct claims_record *record, enum calibrated calibrated, FILE *stream)
{
    if (!count(record, calibrated, VERDICTS))
        return;
    html_put(stream, "<h3>%s</h3>\n<p>%s Holds %d, fails %d, undetermined %d.</p>\n", groups[calibrated].title,
             groups[calibrated].text, count(record, calibrated, VERDICT_HOLDS),
             count(record, calibrated, VERDICT_FAILS), count(record, calibrated, VERDICT_UNDETERMINED));
    html_table(stream, groups[calibrated].title);
    html_put(stream, "<thead><tr><th scope=\"col\"></th><th scope=\"col\">pattern</th><th scope=\"col\">seen</th>"
                     "<th scope=\"col\">model (range)</th><th scope=\"col\">verdict</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < record->pattern_count; i++)
        if (record->patterns[i].calibrated == calibrated)
            put_row(&record->patterns[i], stream);
    html_table_end(stream);
}

void html_patterns(const struct html_page *page, FILE *stream)
{
    char error[16];
    snprintf(error, sizeof error, "%g", 100 * CLAIMS_ERROR);
    html_section(stream, "outcome", "The verdicts");
    html_put(
        stream,
        "<p>A pattern holds when the whole range of the model's figure lies within the range that was seen, and fails "
        "when all of it lies outside. The chance that <em>any</em> “holds” or “fails” on this page is wrong by the "
        "luck of the runs is at most %s %%. How good the figures from the world are is not in that: many have a "
        "range of our own, as is said beside them.</p>\n",
        error);
    for (int c = 0; c < CALIBRATED_WORDS; c++)
        put_group(page->claims, (enum calibrated)c, stream);
    html_section_end(stream);
}
