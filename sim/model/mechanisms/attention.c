/* attention.c - removing posts draws attention to what they were about, also where nobody removes them (ODD, section
 * 5). */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/expression.h"

/* More posts than this would not be counted rightly on one platform and day. */
static const double EXTRA_MAX = 1e8;

/* The category is as common on every platform as where takedown rules see it most. */
static double category_share(const struct params *params)
{
    double share = 0;
    for (int p = 0; p < params->platform_count; p++)
        share = fmax(share, params->platforms[p].targeted_share);
    return share;
}

/* Extra posts ~ Poisson(share · harmless · ΣA), removed like the others; of the harmless posts left, those of the
 * category are (share − removed)/(1 − removed). */
static void write_in_category(struct world *world, int platform, double share, double attention,
                              struct platform_posts *today)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    double removed = rule->targeted_share * rule->takedown_breadth * (1 - rule->encryption);
    struct rng rng;
    rng_open(&rng, world->key, RNG_ATTENTION, (uint32_t)platform, 0, (uint32_t)world->day);
    double left = removed < 1 ? (share - removed) / (1 - removed) : 0;
    unsigned stay = gsl_ran_binomial(&rng.gsl, left, today->harmless - today->removed);
    unsigned extra = gsl_ran_poisson(&rng.gsl, fmin(share * today->harmless * attention, EXTRA_MAX));
    unsigned gone = gsl_ran_binomial(&rng.gsl, removed / share, extra);
    tally(world, M_POSTS, platform, extra);
    tally(world, M_POSTS_REMOVED, platform, gone);
    tally(world, M_POSTS_TARGETED, platform, stay + extra - gone);
    today->posts += extra;
    today->removed += gone;
}

/* A *= 2^(−1/half-life);  A += attention · (removed here today)/(posts of all platforms today) */
void attention_step(struct world *world, struct platform_posts today[MAX_PLATFORMS])
{
    const struct params *params = world->params;
    double share = category_share(params), attention = 0, posts = 0;
    for (int p = 0; p < params->platform_count; p++)
        attention += world->platforms[p].attention;
    if (share == 0 && attention == 0)
        return;
    for (int p = 0; p < params->platform_count; p++) {
        if (share > 0)
            write_in_category(world, p, share, attention, &today[p]);
        posts += today[p].posts;
    }
    for (int p = 0; p < params->platform_count; p++) {
        double *kept = &world->platforms[p].attention;
        *kept *= exp2(-1 / params->expression.attention_half_life);
        *kept += today[p].removed ? params->expression.attention * today[p].removed / posts : 0;
    }
}
