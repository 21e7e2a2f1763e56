/* figures_marks.c - the days on which interventions begin and end, for curves over time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figures_internal.h"

/* More lines than these would hide the curves. */
enum { MARKS_MOST = 12, MARK_TEXT = 2 * NAME_SIZE + 16 };

struct mark {
    int day;
    char text[MARK_TEXT];
};

struct marks {
    struct mark items[MARKS_MOST];
    int count;
    bool full;
};

/* Whether the words stand among those that commas separate in `list`. */
static bool has_words(const char *list, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = list; (at = strstr(at, words)); at++)
        if ((at == list || at[-1] == ' ') && (at[length] == '\0' || at[length] == ','))
            return true;
    return false;
}

/* What falls on the same day shares a line. */
static void add(struct marks *marks, int day, const char *words)
{
    for (int i = 0; i < marks->count; i++) {
        struct mark *mark = &marks->items[i];
        size_t used = strlen(mark->text);
        if (mark->day != day)
            continue;
        if (!has_words(mark->text, words))
            snprintf(mark->text + used, sizeof mark->text - used, ", %s", words);
        return;
    }
    marks->full |= marks->count == MARKS_MOST;
    if (marks->full)
        return;
    marks->items[marks->count].day = day;
    snprintf(marks->items[marks->count++].text, MARK_TEXT, "%s", words);
}

static void add_arm(struct marks *marks, const struct params *params)
{
    for (int i = 0; i < params->intervention_count && params->mechanisms.policy; i++) {
        const struct intervention_params *rule = &params->interventions[i];
        char words[NAME_SIZE + 8];
        if (rule->start >= 0 && rule->start < params->run.days)
            add(marks, rule->start, rule->name);
        snprintf(words, sizeof words, "%s ends", rule->name);
        if (rule->until >= 0 && rule->until < params->run.days)
            add(marks, rule->until, words);
    }
}

static int by_day(const void *left, const void *right)
{
    return ((const struct mark *)left)->day - ((const struct mark *)right)->day;
}

void figures_mark(struct plot *plot, const struct results *results)
{
    struct marks marks = {.count = 0};
    for (int arm = 0; arm < results->arm_count; arm++)
        add_arm(&marks, &results->arms[arm].params);
    if (marks.full)
        return;
    qsort(marks.items, (size_t)marks.count, sizeof marks.items[0], by_day);
    for (int i = 0; i < marks.count; i++)
        plot_mark(plot, marks.items[i].day, marks.items[i].text);
}
