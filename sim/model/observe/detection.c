/* detection.c - detection by cohort, time to detection, and their summaries (ODD: observation). */
#include <math.h>
#include <stdlib.h>

#include "regimesim/model/observation.h"
#include "regimesim/util/stats.h"

enum { COHORT_DAYS = 30 };

/* Which offences count, how long they are followed, and from which day on. */
struct question {
    int first_day, last_day; /* days of offence */
    int follow_up;
    bool reported_only;
};

static bool counts(const struct offence *offence, const struct question *q)
{
    return offence->victim != NOBODY && offence->day >= q->first_day && offence->day <= q->last_day &&
           (!q->reported_only || offence->flags & OFFENCE_REPORTED_POLICE);
}

/* Share of these offences detected within the follow-up; NaN without any. */
static double detected_share(const struct world *world, const struct question *q)
{
    double all = 0, detected = 0;
    for (uint32_t i = 0; i < world->offence_count; i++) {
        const struct offence *offence = &world->offences[i];
        if (!counts(offence, q))
            continue;
        all++;
        detected += offence->detected >= 0 && offence->detected - offence->day <= q->follow_up;
    }
    return all > 0 ? detected / all : NAN;
}

/* The last day of offence that is followed for the whole follow-up. */
static int last_followed(const struct world *world, int follow_up)
{
    return world->params->run.days - 1 - follow_up;
}

static enum status add_cohorts(struct world *world, struct error *error)
{
    int follow_up = world->params->run.follow_up;
    enum status status = STATUS_OK;
    for (int first = 0; first + COHORT_DAYS - 1 <= last_followed(world, follow_up) && !status; first += COHORT_DAYS) {
        struct question q = {first, first + COHORT_DAYS - 1, follow_up, false};
        status = observe_row(world, M_COHORT_DETECTION, -1, first, detected_share(world, &q), error);
        q.reported_only = true;
        if (!status)
            status = observe_row(world, M_COHORT_DETECTION_REPORTED, -1, first, detected_share(world, &q), error);
    }
    return status;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Kaplan-Meier over days since the offence, on the grid of windows up to the follow-up. */
static enum status add_survival(struct world *world, enum metric metric, bool reported_only, struct error *error)
{
    int interval = world->params->run.interval, days = world->params->run.days, last = world->params->run.follow_up;
    if (last > days - 1)
        last = days - 1;
    size_t n = 0, points = (size_t)(last / interval) + 1;
    double *time = malloc((world->offence_count + 1) * sizeof *time);
    unsigned char *event = malloc(world->offence_count + 1);
    double *grid = calloc(points, sizeof *grid), *survival = malloc(points * sizeof *survival);
    enum status status = STATUS_OK;
    if (!time || !event || !grid || !survival) {
        status = error_set(error, STATUS_INTERNAL, "out of memory");
        goto out;
    }
    struct question q = {0, days, days, reported_only};
    for (uint32_t i = 0; i < world->offence_count; i++) {
        const struct offence *offence = &world->offences[i];
        if (!counts(offence, &q))
            continue;
        event[n] = offence->detected >= 0;
        time[n] = (event[n] ? offence->detected : days) - offence->day;
        n++;
    }
    for (size_t k = 0; k < points; k++)
        grid[k] = (double)k * interval;
    if (stats_kaplan_meier(time, event, n, grid, points, survival))
        status = error_set(error, STATUS_INTERNAL, "out of memory");
    for (size_t k = 0; k < points && !status; k++)
        status = observe_row(world, metric, -1, (int)grid[k], survival[k], error);
out:
    free(time);
    free(event);
    free(grid);
    free(survival);
    return status;
}

size_t observe_offence_bytes(void)
{
    return sizeof(double) + sizeof(unsigned char) + stats_kaplan_meier_bytes(); /* time, event */
}

static enum status add_median(struct world *world, struct error *error)
{
    struct question q = {0, last_followed(world, world->params->run.follow_up), world->params->run.follow_up, false};
    double *days = malloc((world->offence_count + 1) * sizeof *days);
    size_t n = 0;
    if (!days)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t i = 0; i < world->offence_count; i++) {
        const struct offence *offence = &world->offences[i];
        if (counts(offence, &q) && offence->detected >= 0 && offence->detected - offence->day <= q.follow_up)
            days[n++] = offence->detected - offence->day;
    }
    qsort(days, n, sizeof *days, ascending);
    double median = n == 0 ? NAN : n % 2 ? days[n / 2] : (days[n / 2 - 1] + days[n / 2]) / 2;
    free(days);
    return observe_row(world, M_SUM_MEDIAN_DAYS, -1, 0, median, error);
}

enum status observe_detection(struct world *world, struct error *error)
{
    int days = world->params->run.days, follow_up = world->params->run.follow_up;
    struct question all = {0, last_followed(world, follow_up), follow_up, false}, reported = all, late, ever;
    reported.reported_only = true;
    late = (struct question){days / 2, days, days, false};
    ever = (struct question){0, days, days, false};
    const struct {
        enum metric metric;
        const struct question *question;
    } shares[] = {{M_SUM_DETECTION, &all},
                  {M_SUM_DETECTION_REPORTED, &reported},
                  {M_SUM_DETECTION_SECOND_HALF, &late},
                  {M_SUM_IDENTIFIED, &ever}};
    enum status status = add_cohorts(world, error);
    for (size_t k = 0; k < sizeof shares / sizeof shares[0] && !status; k++)
        status = observe_row(world, shares[k].metric, -1, 0, detected_share(world, shares[k].question), error);
    if (!status)
        status = add_survival(world, M_UNDETECTED, false, error);
    if (!status)
        status = add_survival(world, M_UNDETECTED_REPORTED, true, error);
    return status ? status : add_median(world, error);
}
