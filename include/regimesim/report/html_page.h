/* html_page.h - a folder of results as one HTML page that needs nothing else: for readers without statistics.
 *
 * Sections: the question; what came out; the regimes in plain words; the figures, each with its data; the scorecard;
 * what is assumed; what the model cannot say; how to repeat it. The bytes depend on what is given here alone. */
#ifndef REGIMESIM_REPORT_HTML_PAGE_H
#define REGIMESIM_REPORT_HTML_PAGE_H

#include <stdio.h>

#include "regimesim/experiment/results.h"
#include "regimesim/experiment/sweep_layout.h"
#include "regimesim/store/claims_import.h"
#include "regimesim/store/manifest_read.h"

/* Everything pointed to stays the caller's. */
struct html_page {
    enum batch_kind kind;
    const char *title;
    const struct manifest_record *manifest;
    const struct results *results;      /* NULL for claims */
    const struct sweep_layout *sweep;   /* of a sweep, else NULL */
    const struct claims_record *claims; /* of claims, else NULL */
    const char *figures;                /* folder with the SVG of the figures; NULL: there are none */
    const char *no_figures;             /* why, where there are none */
};

/* STATUS_INTERNAL when memory is out; STATUS_NO_INPUT or STATUS_DATA when a figure cannot be read. Failures to write
 * stay in the stream. */
enum status html_page(const struct html_page *page, FILE *stream, struct error *error);

#endif
