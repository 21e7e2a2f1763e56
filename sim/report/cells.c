/* cells.c - the cells of plain-text tables: sensible digits and padding by columns. */
#include "cells.h"

#include <math.h>
#include <string.h>

#include "regimesim/store/utf8.h"

enum { MOST_DECIMALS = 8 };
static const char PLUS_MINUS[] = "\xc2\xb1";

/* Decimals that show `digits` significant digits of the value. */
static int decimals_for(double value, int digits)
{
    if (value == 0 || !isfinite(value))
        return 0;
    int decimals = digits - 1 - (int)floor(log10(fabs(value)));
    return decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
}

/* Three digits of the mean; fewer where the half-width leaves no meaning to them, up to two more where it would else
 * read zero. */
static int decimals_of(double mean, double half)
{
    int decimals = decimals_for(mean, 3), least = decimals_for(half, 1), most = decimals_for(half, 2);
    if (isnan(half) || half == 0)
        return decimals;
    if (decimals > most || mean == 0)
        decimals = most;
    if (decimals < least)
        decimals = least < decimals + 2 ? least : decimals + 2;
    return decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
}

/* Printing a value that rounds to zero must not leave "-0.0". */
static double without_negative_zero(double value, int decimals)
{
    return fabs(value) < 0.5 * pow(10, -decimals) ? 0 : value;
}

static char *put_value(double value, double half, bool sign, char *buffer)
{
    int decimals = decimals_of(value, half);
    int used = snprintf(buffer, CELL_SIZE, sign && value != 0 ? "%+.*f" : "%.*f", decimals,
                        without_negative_zero(value, decimals));
    bool always_zero = value == 0 && half == 0;
    if (!isnan(half) && !always_zero && used > 0 && used < CELL_SIZE)
        snprintf(buffer + used, CELL_SIZE - (size_t)used, " %s %.*f", PLUS_MINUS, decimals, half);
    return buffer;
}

char *cells_interval(const struct interval *interval, char *buffer)
{
    if (isnan(interval->mean))
        return strcpy(buffer, "-");
    return put_value(interval->mean, interval->high - interval->mean, false, buffer);
}

bool cells_is_shown(const struct interval *difference)
{
    return difference->low > 0 || difference->high < 0;
}

char *cells_difference(const struct interval *difference, char *buffer)
{
    if (isnan(difference->mean))
        return strcpy(buffer, "-");
    if (!isnan(difference->low) && !cells_is_shown(difference))
        return strcpy(buffer, "no difference shown");
    return put_value(difference->mean, difference->high - difference->mean, true, buffer);
}

char *cells_bounds(const struct interval *interval, char *buffer)
{
    if (isnan(interval->mean))
        return strcpy(buffer, "-");
    double half = (interval->high - interval->low) / 2;
    int decimals = decimals_of(interval->mean, half);
    if (isnan(half))
        snprintf(buffer, CELL_SIZE, "%.*f", decimals, without_negative_zero(interval->mean, decimals));
    else
        snprintf(buffer, CELL_SIZE, "%.*f [%.*f, %.*f]", decimals, without_negative_zero(interval->mean, decimals),
                 decimals, without_negative_zero(interval->low, decimals), decimals,
                 without_negative_zero(interval->high, decimals));
    return buffer;
}

char *cells_range(const struct interval *interval, char *buffer)
{
    if (isnan(interval->mean))
        return strcpy(buffer, "-");
    double half = (interval->high - interval->low) / 2;
    int decimals = decimals_of(interval->mean, half);
    int used = snprintf(buffer, CELL_SIZE, "%.*f", decimals, without_negative_zero(interval->mean, decimals));
    if (half > 0 && used > 0 && used < CELL_SIZE)
        snprintf(buffer + used, CELL_SIZE - (size_t)used, " (%.*f to %.*f)", decimals,
                 without_negative_zero(interval->low, decimals), decimals,
                 without_negative_zero(interval->high, decimals));
    return buffer;
}

void cells_left(FILE *file, const char *text, int width)
{
    char cut[4 * TABLE_WIDTH + 4];
    utf8_fit(text, (size_t)width, cut, sizeof cut);
    fprintf(file, "%s%*s", cut, width - (int)utf8_width(cut), "");
}

void cells_last(FILE *file, const char *text, int width)
{
    char cut[4 * TABLE_WIDTH + 4];
    fprintf(file, "%s\n", utf8_fit(text, (size_t)width, cut, sizeof cut));
}

void cells_right(FILE *file, const char *text, int width)
{
    char cut[4 * TABLE_WIDTH + 4];
    utf8_fit(text, (size_t)width - 1, cut, sizeof cut);
    fprintf(file, "%*s%s", width - (int)utf8_width(cut), "", cut);
}

void cells_paragraph(FILE *file, const char *text, int indent)
{
    int used = 0;
    while (*text) {
        int length = (int)strcspn(text, " ");
        if (used > 0 && used + 1 + length > TABLE_WIDTH - indent) {
            fprintf(file, "\n%*s", indent, "");
            used = 0;
        }
        used += fprintf(file, "%s%.*s", used ? " " : "", length, text);
        text += length + strspn(text + length, " ");
    }
    fputc('\n', file);
}

struct cells_count cells_finished(const struct results *results)
{
    struct cells_count count = {results->replicates, 0};
    for (int arm = 0; arm < results->arm_count; arm++) {
        int finished = 0;
        for (int r = 0; r < results->replicates; r++)
            finished += results->outcomes[(size_t)arm * (size_t)results->replicates + (size_t)r].count > 0;
        count.least = finished < count.least ? finished : count.least;
        count.most = finished > count.most ? finished : count.most;
    }
    return count;
}

char *cells_replicates(const struct results *results, char *buffer)
{
    struct cells_count count = cells_finished(results);
    if (count.least < count.most)
        snprintf(buffer, CELL_SIZE, "%d to %d replicates", count.least, count.most);
    else
        snprintf(buffer, CELL_SIZE, "%d replicate%s", count.most, count.most == 1 ? "" : "s");
    return buffer;
}

void cells_markdown(FILE *file, const char *text)
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
