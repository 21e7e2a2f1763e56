/* explore_table.c - where claims hold, in words. */
#include "regimesim/report/explore_table.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "cells.h"
#include "claims_internal.h"
#include "regimesim/util/text.h"
#include "robustness_text.h"

enum { INDENT = 6, INNER = 8, PATH_WIDTH = 42, RANGE_WIDTH = 22, LISTED = 8, WORDS_SIZE = 1024 };

char *explore_box_words(const struct explore *explore, const struct prim_box *box, char *buffer, size_t size)
{
    size_t used = 0;
    buffer[0] = '\0';
    for (int i = 0; i < box->count && used < size; i++) {
        const struct prim_limit *limit = &box->limits[i];
        char low[32], high[32];
        text_number(limit->low, low, sizeof low);
        text_number(limit->high, high, sizeof high);
        used += (size_t)snprintf(buffer + used, size - used, "%s%s is ", i ? " and " : "",
                                 explore->dimensions[limit->dimension].path);
        if (used >= size)
            break;
        if (isinf(limit->high))
            used += (size_t)snprintf(buffer + used, size - used, "at least %s", low);
        else if (isinf(limit->low))
            used += (size_t)snprintf(buffer + used, size - used, "at most %s", high);
        else
            used += (size_t)snprintf(buffer + used, size - used, "from %s to %s", low, high);
    }
    return buffer;
}

static double percent(int part, int whole)
{
    return whole ? 100.0 * part / whole : 0;
}

static void put_indented(FILE *file, const char *text, int indent)
{
    fprintf(file, "%*s", indent, "");
    cells_paragraph(file, text, indent);
}

static void put_about(const struct explore *explore, FILE *file)
{
    char text[WORDS_SIZE];
    int used = snprintf(text, sizeof text,
                        "%d points over the plausible ranges of %d parameters, %d replicates at each, 95 %% intervals "
                        "without correction.",
                        explore->points, explore->dimension_count, explore->replicates);
    if (explore->redrawn)
        snprintf(text + used, sizeof text - (size_t)used,
                 " %d that broke a rule between parameters were drawn anew, %d of them in vain and left out.",
                 explore->redrawn, explore->left_out_count);
    put_indented(file, text, INDENT);
}

static void put_shares(const struct explore *explore, const struct explore_test *test, FILE *file)
{
    char text[WORDS_SIZE], cell[CELL_SIZE];
    const struct explore_result *defaults = &test->results[0];
    int points = explore->points - explore->left_out_count;
    fprintf(file, "\n%*strust: %s\n", INDENT, "", test->test->trust);
    snprintf(text, sizeof text,
             "At %d of %d points it holds (%.0f %%), at %d it fails (%.0f %%), at %d it is undetermined (%.0f %%). "
             "Without regard to luck the estimate bears it out at %d of %d (%.0f %%). At the defaults, with "
             "%d replicates: %s, score %s.",
             test->verdicts[VERDICT_HOLDS], points, percent(test->verdicts[VERDICT_HOLDS], points),
             test->verdicts[VERDICT_FAILS], percent(test->verdicts[VERDICT_FAILS], points),
             test->verdicts[VERDICT_UNDETERMINED], percent(test->verdicts[VERDICT_UNDETERMINED], points),
             test->bear_out, test->known, percent(test->bear_out, test->known), explore_replicates(explore, 0),
             verdict_names[defaults->verdict], cells_bounds(&defaults->score, cell));
    put_indented(file, text, INDENT);
}

static void put_rank(const struct explore *explore, const struct explore_rank *rank, FILE *file)
{
    const struct explore_dimension *dimension = &explore->dimensions[rank->dimension];
    char range[80], low[32], high[32];
    snprintf(range, sizeof range, "%s to %s%s", text_number(dimension->row->low, low, sizeof low),
             text_number(dimension->row->high, high, sizeof high), dimension->logarithmic ? ", log" : "");
    fprintf(file, "%*s", INNER, "");
    cells_left(file, dimension->path, PATH_WIDTH);
    cells_left(file, range, RANGE_WIDTH);
    fprintf(file, "%+.2f  %s\n", rank->rho, rank->rho > 0 ? "the higher, the more" : "the higher, the less");
}

static void put_ranks(const struct explore *explore, const struct explore_test *test, FILE *file)
{
    char text[WORDS_SIZE];
    int shown = 0;
    while (shown < explore->dimension_count && test->ranks[shown].shown)
        shown++;
    if (shown)
        snprintf(text, sizeof text,
                 "What decides: range, and rank correlation with how far it is borne out (each beyond what chance does "
                 "to any of %d in %g %% of explorations)",
                 explore->dimension_count, 100 * EXPLORE_ERROR);
    else
        snprintf(text, sizeof text,
                 "No parameter is shown to decide alone: no rank correlation with how far it is borne out is beyond "
                 "what chance does to any of %d in %g %% of explorations. The highest, for what it is worth:",
                 explore->dimension_count, 100 * EXPLORE_ERROR);
    put_indented(file, text, INDENT);
    for (int i = 0; i < (shown ? shown : 1) && i < LISTED; i++)
        put_rank(explore, &test->ranks[i], file);
    if (shown > LISTED)
        fprintf(file, "%*sand %d more\n", INNER, "", shown - LISTED);
}

static void put_box(const struct explore *explore, const struct explore_box *box, FILE *file)
{
    char text[2 * WORDS_SIZE], words[WORDS_SIZE];
    const char *what = box->bears_out ? "borne out" : "not borne out";
    const struct prim_check *check = &box->check;
    if (!box->searched)
        snprintf(text, sizeof text, "No box for where it is %s: %d of %d points are not enough of both kinds.", what,
                 box->found.hits, box->found.count);
    else if (!box->confirmed)
        snprintf(text, sizeof text,
                 "No box for where it is %s: the half of the points that was kept for it confirms none.", what);
    else
        snprintf(text, sizeof text,
                 "It is %s %s where %s: at %d of %d such points (density %.0f %%, 95 %% interval %.0f to %.0f %%), "
                 "against %.0f %% of all. These are %.0f %% of the points where it is (coverage), and the box has %.0f "
                 "%% of "
                 "all points. Verdicts there: %d hold, %d fail, %d undetermined.",
                 what, check->density >= 0.5 ? "mostly" : "more often",
                 explore_box_words(explore, &box->box, words, sizeof words), check->hits_inside, check->inside,
                 100 * check->density, 100 * check->density_low, 100 * check->density_high,
                 percent(check->hits, check->count), 100 * check->coverage, 100 * check->support,
                 box->verdicts[VERDICT_HOLDS], box->verdicts[VERDICT_FAILS], box->verdicts[VERDICT_UNDETERMINED]);
    put_indented(file, text, INDENT);
}

/* Of a single claim there is nothing to sort. */
static enum status put_robustness(const struct explore *items, int count, FILE *file, struct error *error)
{
    struct robustness_ranking ranking;
    enum status status = count > 1 ? robustness_rank(items, count, &ranking, error) : STATUS_OK;
    if (status || count < 2)
        return status;
    robustness_table(&ranking, file);
    robustness_free(&ranking);
    return STATUS_OK;
}

enum status explore_table(const struct explore *items, int count, FILE *file, struct error *error)
{
    for (int i = 0; i < count; i++) {
        const struct explore *explore = &items[i];
        if (i > 0)
            fputc('\n', file);
        claims_heading(&explore->claims.tests[0], file);
        put_about(explore, file);
        for (int t = 0; t < explore->test_count; t++) {
            put_shares(explore, &explore->tests[t], file);
            put_ranks(explore, &explore->tests[t], file);
            for (int b = 0; b < EXPLORE_BOXES; b++)
                put_box(explore, &explore->tests[t].boxes[b], file);
        }
    }
    fputs("\nScore: the effect in units of the smallest that matters, turned so that 1 or more bears the claim out. "
          "Boxes are\nfound with every other point; what is said of them is from the points between. A share of points "
          "is no\nprobability: it depends on the ranges, which are mostly assumed.\n",
          file);
    enum status status = put_robustness(items, count, file, error);
    if (status)
        return status;
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the table could not be written: %s", strerror(errno));
    return STATUS_OK;
}
