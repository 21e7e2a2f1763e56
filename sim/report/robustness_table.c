/* robustness_table.c - how robust claims are, as plain text. */
#include <string.h>

#include "cells.h"
#include "robustness_text.h"

enum { CLAIM_WIDTH = 24, DEFAULTS_WIDTH = 14, SHARE_WIDTH = 8, KEPT_WIDTH = 32 };

char *robustness_name(const struct robustness *item, char *buffer, size_t size)
{
    bool both = item->explore->test_count > 1;
    snprintf(buffer, size, "%s%s%s", item->explore->claim->id, both ? " " : "", both ? item->test->test->trust : "");
    return buffer;
}

/* Those that are as robust as the last that is named. */
static size_t add_ties(const struct robustness_ranking *ranking, bool robust, char *buffer, size_t size)
{
    char name[ROBUSTNESS_NAME];
    const struct robustness *last = robustness_most(ranking, robust, ranking->named - 1);
    size_t used = 0;
    for (int i = ranking->named; i < ranking->judged && used < size; i++) {
        const struct robustness *item = robustness_most(ranking, robust, i);
        if (item->expected != last->expected)
            break;
        used += (size_t)snprintf(buffer + used, size - used, "%s%s",
                                 used ? ", " : "; as much so: ", robustness_name(item, name, sizeof name));
    }
    return used;
}

char *robustness_sentence(const struct robustness_ranking *ranking, bool robust, char *buffer, size_t size)
{
    char name[ROBUSTNESS_NAME];
    size_t used = (size_t)snprintf(buffer, size, "%s: ", robust ? "Most robust" : "Most fragile");
    for (int i = 0; i < ranking->named && used < size; i++) {
        const struct robustness *item = robustness_most(ranking, robust, i);
        const char *before = i == 0 ? "" : i == ranking->named - 1 ? " and " : ", ";
        used += (size_t)snprintf(
            buffer + used, size - used, "%s%s (%s at the defaults, and at %d of %d decided points)", before,
            robustness_name(item, name, sizeof name), verdict_names[item->defaults], item->kept, item->decided);
    }
    if (used < size)
        used += add_ties(ranking, robust, buffer + used, size - used);
    if (used < size)
        snprintf(buffer + used, size - used, ".");
    return buffer;
}

char *robustness_share(const struct robustness *item, char *buffer, size_t size)
{
    if (!item->judged)
        snprintf(buffer, size, item->decided == 0 ? "none decided" : "undetermined there");
    else
        snprintf(buffer, size, "%d of %d, %.0f %% [%.0f, %.0f]", item->kept, item->decided, 100 * item->share.mean,
                 100 * item->share.low, 100 * item->share.high);
    return buffer;
}

double robustness_percent(const struct robustness *item, enum verdict verdict)
{
    return item->points ? 100.0 * item->test->verdicts[verdict] / item->points : 0;
}

static void put_columns(FILE *file)
{
    cells_left(file, "claim", CLAIM_WIDTH);
    cells_left(file, "at defaults", DEFAULTS_WIDTH);
    cells_right(file, "holds", SHARE_WIDTH);
    cells_right(file, "fails", SHARE_WIDTH);
    cells_right(file, "open", SHARE_WIDTH);
    fputs("  ", file);
    cells_last(file, "decided as at the defaults", KEPT_WIDTH);
}

static void put_item(const struct robustness *item, FILE *file)
{
    char name[ROBUSTNESS_NAME], cell[CELL_SIZE];
    cells_left(file, robustness_name(item, name, sizeof name), CLAIM_WIDTH);
    cells_left(file, verdict_names[item->defaults], DEFAULTS_WIDTH);
    for (int v = 0; v < VERDICTS; v++) {
        snprintf(cell, sizeof cell, "%.0f %%", robustness_percent(item, (enum verdict)v));
        cells_right(file, cell, SHARE_WIDTH);
    }
    fputs("  ", file);
    cells_last(file, robustness_share(item, cell, sizeof cell), KEPT_WIDTH);
}

void robustness_table(const struct robustness_ranking *ranking, FILE *file)
{
    char text[ROBUSTNESS_SENTENCE];
    fputs("\nHow robust the claims are, the most robust first\n\n", file);
    put_columns(file);
    for (int i = 0; i < ranking->count; i++)
        put_item(&ranking->items[i], file);
    fputc('\n', file);
    for (int robust = 1; robust >= 0 && ranking->named > 0; robust--)
        cells_paragraph(file, robustness_sentence(ranking, robust, text, sizeof text), 0);
    cells_paragraph(file,
                    "Last column: of the points where the runs decide (holds or fails), those with the verdict of the "
                    "defaults, with an exact 95 % interval. Sorted by (such points + 1) / (decided points + 2): few "
                    "decided points say little. Open points tell of luck.",
                    0);
}
