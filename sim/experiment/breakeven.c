/* breakeven.c - bisection for where a difference crosses 0, and for the ends of its interval. */
#include "regimesim/experiment/breakeven.h"

#include <math.h>
#include <string.h>

struct search {
    const struct breakeven_range *range;
    breakeven_difference *difference;
    void *context;
    struct breakeven *found;
    struct error *error;
};

static int sign(double value)
{
    return (value > 0) - (value < 0);
}

static bool includes_zero(const struct interval *difference)
{
    return !(difference->low > 0) && !(difference->high < 0);
}

/* d at x, from the values tried or added to them in ascending order. */
static enum status evaluate(const struct search *search, double x, struct interval *difference)
{
    struct breakeven *found = search->found;
    int at = 0;
    while (at < found->count && found->points[at].x < x)
        at++;
    if (at < found->count && found->points[at].x == x) {
        *difference = found->points[at].difference;
        return STATUS_OK;
    }
    if (found->count == BREAKEVEN_POINTS)
        return error_set(search->error, STATUS_DATA, "more than %d values to try; expected a larger tolerance",
                         BREAKEVEN_POINTS);
    enum status status = search->difference(search->context, x, difference, search->error);
    if (status)
        return status;
    memmove(&found->points[at + 1], &found->points[at], (size_t)(found->count - at) * sizeof *found->points);
    found->points[at] = (struct breakeven_point){x, *difference};
    found->count++;
    return STATUS_OK;
}

/* The value between two, or false when they are as near as asked for. */
static bool middle(const struct breakeven_range *range, double a, double b, double *x)
{
    double least = range->whole ? fmax(range->tolerance, 1) : range->tolerance;
    *x = range->whole ? floor((a + b) / 2) : (a + b) / 2;
    return fabs(b - a) > least && *x != a && *x != b;
}

/* Narrow [low, high], at whose ends the mean of d has different signs. A mean of exactly 0 is the point. */
static enum status find_point(const struct search *search, double *low, double *high)
{
    struct interval at, at_low;
    double x;
    enum status status = evaluate(search, *low, &at_low);
    while (!status && middle(search->range, *low, *high, &x)) {
        status = evaluate(search, x, &at);
        if (status)
            break;
        if (sign(at.mean) == 0)
            *low = *high = x;
        else if (sign(at.mean) == sign(at_low.mean))
            *low = x;
        else
            *high = x;
    }
    return status;
}

/* The end of the interval between `end` of the range and `inside`, next to the point. Values tried before narrow the
 * search. *open: not even the end of the range is excluded. */
static enum status find_end(const struct search *search, double end, double inside, double *limit, bool *open)
{
    struct interval at;
    double outside = end, x;
    enum status status = evaluate(search, end, &at);
    *open = !status && includes_zero(&at);
    *limit = end;
    if (status || *open)
        return status;
    for (int i = 0; i < search->found->count; i++) {
        const struct breakeven_point *point = &search->found->points[i];
        bool between = (point->x - outside) * (point->x - inside) < 0;
        bool nearer = fabs(point->x - inside) < fabs(outside - inside);
        if (between && nearer && !includes_zero(&point->difference))
            outside = point->x;
    }
    while (!status && middle(search->range, outside, inside, &x)) {
        status = evaluate(search, x, &at);
        if (!status && includes_zero(&at))
            inside = x;
        else
            outside = x;
    }
    *limit = outside;
    return status;
}

static int count_crossings(const struct breakeven *found)
{
    int crossings = 0, last = 0;
    for (int i = 0; i < found->count; i++) {
        int now = sign(found->points[i].difference.mean);
        crossings += now && last && now != last;
        last = now ? now : last;
    }
    return crossings;
}

/* d at the ends and at the values that part the range in four. */
static enum status scan(const struct search *search)
{
    enum { PARTS = 4 };
    const struct breakeven_range *range = search->range;
    struct interval at;
    enum status status = STATUS_OK;
    for (int i = 0; i <= PARTS && !status; i++) {
        double x = i == PARTS ? range->to : range->from + (range->to - range->from) * i / PARTS;
        status = evaluate(search, range->whole ? floor(x) : x, &at);
    }
    return status;
}

/* The first two neighbours between which the mean of d changes its sign; values at which it is 0 are passed over. */
static void find_bracket(const struct breakeven *found, double *low, double *high)
{
    int last = 0;
    for (int i = 0; i < found->count; i++) {
        int now = sign(found->points[i].difference.mean);
        *high = found->points[i].x;
        if (now && last && now != last)
            return;
        if (now)
            *low = found->points[i].x;
        last = now ? now : last;
    }
}

enum status breakeven_find(const struct breakeven_range *range, breakeven_difference *difference, void *context,
                           struct breakeven *breakeven, struct error *error)
{
    struct search search = {range, difference, context, breakeven, error};
    double low = range->from, high = range->to;
    memset(breakeven, 0, sizeof *breakeven);
    breakeven->value = breakeven->low = breakeven->high = NAN;
    enum status status = scan(&search);
    if (status)
        return status;
    const struct interval *first = &breakeven->points[0].difference;
    const struct interval *last = &breakeven->points[breakeven->count - 1].difference;
    if (includes_zero(first) && includes_zero(last)) {
        breakeven->finding = BREAKEVEN_NOT_SHOWN;
    } else if (sign(first->mean) * sign(last->mean) >= 0) {
        breakeven->finding = BREAKEVEN_NONE;
    } else {
        breakeven->finding = BREAKEVEN_FOUND;
        find_bracket(breakeven, &low, &high);
        status = find_point(&search, &low, &high);
        breakeven->value = low + (high - low) / 2;
        if (!status)
            status = find_end(&search, range->from, high, &breakeven->low, &breakeven->low_open);
        if (!status)
            status = find_end(&search, range->to, low, &breakeven->high, &breakeven->high_open);
    }
    breakeven->crossings = count_crossings(breakeven);
    return status;
}

int breakeven_most(const struct breakeven_range *range)
{
    double least = range->whole ? fmax(range->tolerance, 1) : range->tolerance;
    double halvings = ceil(log2((range->to - range->from) / least));
    return 5 + 3 * (int)fmax(halvings, 0);
}
