/* fake_results.c - made-up but realistic results: smooth curves by arm, with noise by replicate. Uses no code of the
 * program, so that tests of every layer can link it. */
#include "fake_results.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/params/metrics.h"

enum { DAYS = 730, OFFENCES = 10 };

/* Noise with mean 0 and about standard deviation 1, the same for the same four numbers. */
static double noise(int arm, int r, int metric, int x)
{
    unsigned state = 2654435761u * (unsigned)(r * 131 + metric) + 40503u * (unsigned)x + 97u * (unsigned)arm;
    double sum = 0;
    for (int i = 0; i < 6; i++) {
        state = state * 1664525u + 1013904223u;
        sum += (double)(state >> 8) / 16777216.0 - 0.5;
    }
    return sum * 1.4;
}

struct outcome *fake_results_run(struct results *results, int arm, int r)
{
    return &results->outcomes[arm * results->replicates + r];
}

static void add(struct outcome *outcome, int metric, int element, int x, double value)
{
    if (outcome->count == outcome->capacity) {
        outcome->capacity = outcome->capacity ? 2 * outcome->capacity : 256;
        outcome->rows = realloc(outcome->rows, outcome->capacity * sizeof *outcome->rows);
        if (!outcome->rows)
            abort();
    }
    outcome->rows[outcome->count++] = (struct outcome_row){(uint16_t)metric, (int16_t)element, x, value};
}

/* How much of the harm remains in arm k once its rule has settled in. */
static double level(int arm, double x)
{
    static const double settled[] = {1, 0.62, 0.8, 1.15, 0.5};
    return 1 + (settled[arm % 5] - 1) * (1 - exp(-x / 120));
}

static double curve(int arm, int r, int metric, int x)
{
    double luck = 1 + 0.03 * noise(0, r, metric, 0), jitter = noise(arm, r, metric, x);
    switch (metric) {
    case M_RATE_ALL: return 14.5 * level(arm, x) * luck + 0.5 * jitter;
    case M_RATE_AUTHENTIC: return 16.5 * level(arm, x) * luck + 0.7 * jitter;
    case M_RATE_FICTITIOUS:
    case M_RATE_UNVERIFIED: return 9.7 * luck + 0.5 * jitter;
    case M_RATE_VERIFIED: return 16.2 * luck + 1.1 * jitter;
    case M_PREVALENCE: return (1 - exp(-0.0003 * x * level(arm, x))) * luck;
    case M_AUTHENTIC_SHARE: return 0.75 + (0.2 - 0.05 * (arm % 3)) * (1 - level(arm, x)) + 0.002 * jitter;
    case M_FALSE_SHARE: return 0.9 * level(arm, x) + 0.01 * jitter;
    case M_COHORT_DETECTION: return 0.03 / level(arm, 2 * x) * luck + 0.004 * jitter;
    case M_COHORT_DETECTION_REPORTED: return 0.22 / level(arm, 2 * x) * luck + 0.02 * jitter;
    case M_UNDETECTED: return 1 - 0.035 / level(arm, 730) * (1 - exp(-x / 70.0)) * luck;
    case M_UNDETECTED_REPORTED: return 1 - 0.24 / level(arm, 730) * (1 - exp(-x / 60.0)) * luck;
    default: return floor(50 * luck * level(arm, x) + 5 * jitter + 20);
    }
}

static double summary(int arm, int r, int metric)
{
    double luck = 1 + 0.05 * noise(0, r, metric, 1) + 0.01 * noise(arm, r, metric, 2);
    switch (metric) {
    case M_SUM_RATE_ALL: return 14.5 * level(arm, 500) * luck;
    case M_SUM_RATE_AUTHENTIC: return 16.5 * level(arm, 500) * luck;
    case M_SUM_RATE_VERIFIED: return arm % 3 == 2 ? 15.1 * luck : NAN;
    case M_SUM_RATE_UNVERIFIED: return arm % 3 == 1 ? NAN : 10.2 * luck;
    case M_SUM_MEDIAN_DAYS: return 61 * luck;
    case M_SUM_ACCEPT_STRANGER: return 0.193 + 0.004 * noise(arm, r, metric, 3);
    case M_SUM_ACCEPT_MUTUAL: return 0.70 + 0.004 * noise(arm, r, metric, 3);
    case M_SUM_BREACHED: return 0;
    default: return 0.104 * level(arm, 500) * luck;
    }
}

static int elements(int metric)
{
    if (metric == M_OFFENCES)
        return OFFENCES;
    bool world = (metric >= M_ONSETS && metric < M_USERS) || metric >= M_PRICE;
    return world ? 0 : 1;
}

static void fill_metric(struct outcome *outcome, int arm, int r, int metric, int interval)
{
    int step = metric >= M_COHORT_DETECTION && metric <= M_COHORT_DETECTION_REPORTED ? 30
               : metric >= M_UNDETECTED && metric <= M_UNDETECTED_REPORTED           ? 5
                                                                                     : interval;
    int last = step == 30 ? DAYS / 2 : step == 5 ? DAYS / 2 : DAYS;
    int first = step == 30 || step == 5 ? 0 : interval;
    int from = elements(metric) ? 0 : -1, to = elements(metric) ? elements(metric) - 1 : -1;
    for (int element = from; element <= to; element++)
        for (int x = first; x <= last; x += step)
            add(outcome, metric, element, x, curve(arm, r, metric, x));
}

static void fill_run(struct outcome *outcome, int arm, int r, int interval)
{
    for (int metric = 0; metric < METRIC_COUNT; metric++)
        if (metric < M_SUM_RATE_ALL)
            fill_metric(outcome, arm, r, metric, interval);
        else
            add(outcome, metric, -1, 0, summary(arm, r, metric));
}

static void fill_arm(struct result_arm *arm, int k, int interval)
{
    static const char *const names[] = {"anonymous", "real-name", "mixed"};
    static const char *const titles[] = {"Anonymous", "Real name back stage, voluntary front stage", "Mixed"};
    static const char *const offences[OFFENCES] = {
        "fraud",  "harassment",    "stalking",         "impersonation", "account-takeover",
        "doxing", "offline-theft", "offline-violence", "incitement",    "incivility"};
    if (k < 3) {
        strcpy(arm->name, names[k]);
        strcpy(arm->title, titles[k]);
    } else {
        snprintf(arm->name, sizeof arm->name, "arm-%d", k);
        snprintf(arm->title, sizeof arm->title, "Arm %d", k);
    }
    struct params *params = &arm->params;
    params->run.days = DAYS;
    params->run.interval = interval;
    params->platform_count = params->jurisdiction_count = 1;
    params->offence_count = OFFENCES;
    strcpy(params->platforms[0].name, "domestic");
    strcpy(params->jurisdictions[0].name, "home");
    for (int i = 0; i < OFFENCES; i++)
        strcpy(params->offences[i].name, offences[i]);
}

void fake_results(struct results *results, int arms, int replicates, int interval)
{
    *results = (struct results){.arm_count = arms, .first_replicate = 1, .replicates = replicates};
    results->arms = calloc((size_t)arms, sizeof *results->arms);
    results->outcomes = calloc((size_t)arms * (size_t)replicates, sizeof *results->outcomes);
    results->work = calloc(2 * (size_t)replicates, sizeof *results->work);
    if (!results->arms || !results->outcomes)
        abort();
    for (int k = 0; k < arms; k++) {
        fill_arm(&results->arms[k], k, interval);
        for (int r = 0; r < replicates; r++)
            fill_run(fake_results_run(results, k, r), k, r, interval);
    }
}

void fake_results_free(struct results *results)
{
    for (int i = 0; i < results->arm_count * results->replicates; i++) {
        free(results->outcomes[i].rows);
        free(results->outcomes[i].events.items);
    }
    free(results->outcomes);
    free(results->arms);
    free(results->work);
    *results = (struct results){0};
}

void fake_results_drop(struct results *results, int arm, int metric)
{
    for (int r = 0; r < results->replicates; r++) {
        struct outcome *outcome = fake_results_run(results, arm, r);
        size_t kept = 0;
        for (size_t i = 0; i < outcome->count; i++)
            if (outcome->rows[i].metric != metric)
                outcome->rows[kept++] = outcome->rows[i];
        outcome->count = kept;
    }
}
