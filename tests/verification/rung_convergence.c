/* rung_convergence.c - more persons: the same means, and a scatter that falls with the square root. */
#include <math.h>

#include "../support/tiny_run.h"
#include "ladder.h"

enum { SIZES = 4, REPLICATES = 40 };
static const uint32_t sizes[SIZES] = {500, 1500, 4500, 13500};

static const struct {
    const char *name, *what;
    enum metric metric;
} followed[] = {
    {"rate", "victimisation rate", M_SUM_RATE_ALL},
    {"prevalence", "share ever victimised", M_SUM_PREVALENCE},
    {"false-share", "share of operating accounts in a false identity", M_SUM_FALSE_SHARE},
    {"detection", "offences detected in the follow-up", M_SUM_DETECTION},
};
enum { FOLLOWED = sizeof followed / sizeof *followed };

static void plain(struct params *params)
{
    params_defaults(params);
    params->run.days = 120;
    params->run.interval = 30;
    params->run.follow_up = 40;
    params->population.motivated_share = 0.05;
    params->population.propensity_shape = 1;
    params->moderation.displacement = 0;
    params->offending.rate = 1;
    params->jurisdictions[0].investigations = 1000;
    params->jurisdictions[0].duration = 10;
}

/* Slope of ln s against ln N. ln s has variance 1/(2(n-1)) for n replicates of a normal mean. */
static void slope(struct ladder *ladder, int which, const struct sample samples[SIZES])
{
    double x = 0, y = 0, xx = 0, xy = 0;
    char id[48], what[96];
    for (int k = 0; k < SIZES; k++) {
        double lx = log(sizes[k]), ly = log(sample_error(&samples[k]));
        x += lx / SIZES, y += ly / SIZES;
        xx += lx * lx, xy += lx * ly;
    }
    xx -= SIZES * x * x, xy -= SIZES * x * y;
    snprintf(id, sizeof id, "convergence.%s.slope", followed[which].name);
    snprintf(what, sizeof what, "scatter of the %s ~ N^slope", followed[which].what);
    ladder_near(ladder, id, what, -0.5, xy / xx, 4 * sqrt(1 / (2 * (REPLICATES - 1.0)) / xx), "4 SE");
}

void rung_convergence(struct ladder *ladder)
{
    struct params params;
    struct sample samples[FOLLOWED][SIZES] = {{{0}}};
    plain(&params);
    for (int size = 0; size < SIZES; size++) {
        struct graph graph;
        tiny_busy_graph(&graph, sizes[size]);
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
            struct outcome o;
            tiny_simulate(&params, &graph, replicate + 100 * (uint32_t)size, &o);
            for (int k = 0; k < FOLLOWED; k++)
                sample_add(&samples[k][size], tiny_summary(&o, followed[k].metric));
            outcome_free(&o);
        }
        graph_free(&graph);
    }
    for (int k = 0; k < FOLLOWED; k++) {
        char id[48], what[96];
        slope(ladder, k, samples[k]);
        snprintf(id, sizeof id, "convergence.%s.limit", followed[k].name);
        snprintf(what, sizeof what, "%s of 4,500 persons against 13,500", followed[k].what);
        ladder_means(ladder, id, what, &samples[k][SIZES - 1], &samples[k][SIZES - 2]);
    }
}
