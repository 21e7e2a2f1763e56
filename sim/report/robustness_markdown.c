/* robustness_markdown.c - where claims hold, as a page in Markdown. */
#include <errno.h>
#include <string.h>

#include "cells.h"
#include "claims_internal.h"
#include "regimesim/report/explore_table.h"
#include "robustness_text.h"

enum { DECIDING = 3, BOX_WORDS = 1024 };

static const char ABOUT[] =
    "\n"
    "A share of points is no probability: it depends on the ranges, which are mostly assumed\n"
    "([PARAMETERS.md](../PARAMETERS.md)). All arms of a claim get the same values at a point, the same persons and "
    "the\n"
    "same luck. A verdict at a point is at 95 %, without correction for their number. Worlds are smaller than in\n"
    "[RESULTS.md](RESULTS.md), so a verdict at the defaults may be another than there. How points are drawn:\n"
    "[explore.h](../../include/regimesim/experiment/explore.h); how claims are sorted:\n"
    "[robustness.h](../../include/regimesim/experiment/robustness.h).\n\n"
    "*At the defaults*: verdict of the claim as it is written. *Holds*, *fails*, *open*: share of the points with "
    "this\n"
    "verdict (open: undetermined, as so few runs cannot tell). *As at the defaults*: of the points that are decided\n"
    "(holds or fails), those with the verdict of the defaults, with an exact 95 % interval. Sorted by (such points + "
    "1)\n"
    "/ (decided points + 2), so that few decided points say little; what is undetermined at the defaults,\n"
    "or at all points, comes last. *What decides*: the parameters whose rank correlation with the effect is beyond\n"
    "chance among all that are varied (+: the higher, the more the claim is borne out), at most three.\n\n";

static int all_runs(const struct explore *items, int count)
{
    int runs = 0;
    for (int i = 0; i < count; i++)
        runs += explore_runs(&items[i]);
    return runs;
}

static bool same_world(const struct params *a, const struct params *b)
{
    return a->network.persons == b->network.persons && a->network.mean_degree == b->network.mean_degree;
}

/* How many arms have the same world as this one. */
static int count_alike(const struct explore *items, int count, const struct params *params, int *arms)
{
    int alike = 0;
    *arms = 0;
    for (int i = 0; i < count; i++)
        for (int arm = 0; arm < items[i].claims.arm_count; arm++, ++*arms)
            alike += same_world(params, &items[i].claims.params[arm]);
    return alike;
}

/* The world that most arms have; *differ: not all of them do. */
static const struct params *usual_world(const struct explore *items, int count, bool *differ)
{
    const struct params *usual = NULL;
    int most = 0, arms = 0;
    for (int i = 0; i < count; i++)
        for (int arm = 0; arm < items[i].claims.arm_count; arm++) {
            int alike = count_alike(items, count, &items[i].claims.params[arm], &arms);
            if (alike > most)
                usual = &items[i].claims.params[arm];
            most = alike > most ? alike : most;
        }
    *differ = most < arms;
    return usual;
}

static void put_beginning(const struct explore *items, int count, const char *version, FILE *file)
{
    bool differ;
    const struct params *usual = usual_world(items, count, &differ);
    int least = items[0].dimension_count, most = least;
    for (int i = 1; i < count; i++) {
        least = items[i].dimension_count < least ? items[i].dimension_count : least;
        most = items[i].dimension_count > most ? items[i].dimension_count : most;
    }
    fprintf(
        file,
        "# Where the claims hold\n\n"
        "Written by `regimesim claims --explore %d --markdown`, version %s, seed %d, %d runs. %d claims, each tested "
        "again at\n"
        "%d points (a Latin hypercube) over the plausible ranges of all that is uncertain, %d to %d parameters, with "
        "%d\n"
        "replicates at each point and %d at the defaults. Worlds have %d persons with %g friends each%s.\n"
        "Form of trust in badges: %s.\n",
        items[0].points, version, usual->run.seed, all_runs(items, count), count, items[0].points, least, most,
        items[0].replicates, explore_replicates(&items[0], 0), (int)usual->network.persons,
        (double)usual->network.mean_degree, differ ? ", unless a claim says otherwise" : "",
        items[0].test_count > 1 ? "both, one after the other" : items[0].tests[0].test->trust);
    fputs(ABOUT, file);
}

static void put_deciding(const struct robustness *item, FILE *file)
{
    const struct explore_rank *ranks = item->test->ranks;
    for (int i = 0; i < DECIDING && i < item->explore->dimension_count && ranks[i].shown; i++)
        fprintf(file, "%s`%s` %s", i ? ", " : "", item->explore->dimensions[ranks[i].dimension].path,
                ranks[i].rho > 0 ? "+" : "−");
}

static void put_item(const struct robustness *item, FILE *file)
{
    char cell[CELL_SIZE];
    claims_markdown_claim(item->explore->claim, file);
    cells_markdown(file, item->explore->claim->argument);
    fprintf(file, " | %s | %s | ", item->test->test->trust, verdict_names[item->defaults]);
    for (int v = 0; v < VERDICTS; v++)
        fprintf(file, "%.0f %% | ", robustness_percent(item, (enum verdict)v));
    fprintf(file, "%s | ", robustness_share(item, cell, sizeof cell));
    put_deciding(item, file);
    fputs(" |\n", file);
}

static void put_boxes(const struct robustness_ranking *ranking, FILE *file)
{
    char name[ROBUSTNESS_NAME], words[BOX_WORDS];
    bool any = false;
    for (int i = 0; i < ranking->count; i++)
        for (int b = 0; b < EXPLORE_BOXES; b++) {
            const struct robustness *item = &ranking->items[i];
            const struct explore_box *box = &item->test->boxes[b];
            if (!box->confirmed)
                continue;
            if (!any)
                fputs("\n## Where\n\nFound with half of the points, and confirmed by the others.\n\n", file);
            any = true;
            fprintf(file, "- %s is %s where %s: at %d of %d such points, against %d of all %d.\n",
                    robustness_name(item, name, sizeof name), box->bears_out ? "borne out" : "not borne out",
                    explore_box_words(item->explore, &box->box, words, sizeof words), box->check.hits_inside,
                    box->check.inside, box->check.hits, box->check.count);
        }
}

enum status explore_markdown(const struct explore *items, int count, const char *version, FILE *file,
                             struct error *error)
{
    struct robustness_ranking ranking;
    char text[ROBUSTNESS_SENTENCE];
    enum status status = robustness_rank(items, count, &ranking, error);
    if (status)
        return status;
    put_beginning(items, count, version, file);
    for (int robust = 1; robust >= 0 && ranking.named > 0; robust--)
        fprintf(file, "%s\n\n", robustness_sentence(&ranking, robust, text, sizeof text));
    fputs("| claim | argument | trust | at the defaults | holds | fails | open | as at the defaults | what decides |\n"
          "|---|---|---|---|---|---|---|---|---|\n",
          file);
    for (int i = 0; i < ranking.count; i++)
        put_item(&ranking.items[i], file);
    put_boxes(&ranking, file);
    robustness_free(&ranking);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the page could not be written: %s", strerror(errno));
    return STATUS_OK;
}
