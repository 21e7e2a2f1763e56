/* expression.c - what ordinary persons post, what they withhold, and what an authority makes of it (ODD, section 5).
 *
 * Posts are drawn by count for each group of accounts that are alike: by credential, and by whether the real name is
 * shown. No post exists as such. Vulnerable speakers are a share of each group. */
#include "regimesim/model/expression.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/platforms.h"

/* P(withheld) = chill · identifiability, where authors take themselves to be identifiable by a shown real name for
 * sure, else with ρ; fear F of the authority adds to the chill: chill + (1 − chill) F */
static double withheld_share(const struct world *world, const struct author_group *group)
{
    double fear = world->jurisdictions[world->params->platforms[group->platform].home.index].fear;
    double chill = world->params->expression.chill;
    double rho = credential_traceability(world, group->platform, group->credential);
    return (chill + (1 - chill) * fear) * (group->named ? 1 : rho);
}

/* Of `posts`, some are withheld and the authors of some of the others found; returns how many. */
static unsigned dare(struct world *world, const struct author_group *group, unsigned posts, double withheld,
                     bool vulnerable, struct rng *rng)
{
    unsigned silent = gsl_ran_binomial(&rng->gsl, withheld, posts);
    unsigned found = authors_identify(world, group, posts - silent, vulnerable, rng);
    tally(world, M_POSTS_SENSITIVE, group->platform, posts);
    tally(world, M_POSTS_WITHHELD, group->platform, silent);
    tally(world, M_AUTHORS_IDENTIFIED, group->platform, found);
    if (vulnerable) {
        tally(world, M_POSTS_WITHHELD_VULNERABLE, group->platform, silent);
        tally(world, M_AUTHORS_IDENTIFIED_VULNERABLE, group->platform, found);
    }
    return found;
}

/* Vulnerable speakers write as many sensitive posts as others, and Poisson(vulnerable_posts − 1) times as many more. */
static unsigned dare_vulnerable(struct world *world, const struct author_group *group, unsigned *sensitive,
                                unsigned *extra)
{
    const struct params *params = world->params;
    double share = params->expression.vulnerable_share;
    double each = params->expression.posts * params->expression.sensitive_share;
    double withheld = fmin(1, params->expression.vulnerable_chill * withheld_share(world, group));
    struct rng rng;
    rng_open(&rng, world->key, RNG_VULNERABLE, (uint32_t)group->platform, 2 * group->credential + group->named,
             (uint32_t)world->day);
    unsigned own = gsl_ran_binomial(&rng.gsl, share, *sensitive);
    *extra = gsl_ran_poisson(&rng.gsl, (params->expression.vulnerable_posts - 1) * share * each * group->authors);
    *sensitive -= own;
    return dare(world, group, own + *extra, withheld, true, &rng);
}

static void write_posts(struct world *world, const struct author_group *group, struct platform_posts *today)
{
    const struct params *params = world->params;
    const struct platform_params *rule = &params->platforms[group->platform];
    struct rng rng;
    rng_open(&rng, world->key, RNG_EXPRESSION, (uint32_t)group->platform, 2 * group->credential + group->named,
             (uint32_t)world->day);
    unsigned posts = gsl_ran_poisson(&rng.gsl, params->expression.posts * group->authors), extra = 0, found = 0;
    unsigned sensitive = gsl_ran_binomial(&rng.gsl, params->expression.sensitive_share, posts);
    unsigned harmless = posts - sensitive;
    if (params->expression.vulnerable_share > 0)
        found = dare_vulnerable(world, group, &sensitive, &extra);
    found += dare(world, group, sensitive, withheld_share(world, group), false, &rng);
    double removable = rule->targeted_share * rule->takedown_breadth * (1 - rule->encryption);
    unsigned removed = gsl_ran_binomial(&rng.gsl, removable, harmless);
    unsigned sanctioned = gsl_ran_binomial(&rng.gsl, params->jurisdictions[rule->home.index].persecution, found);
    tally(world, M_POSTS, group->platform, posts + extra);
    tally(world, M_POSTS_REMOVED, group->platform, removed);
    tally(world, M_AUTHORS_SANCTIONED, group->platform, sanctioned);
    today->posts += posts + extra;
    today->harmless += harmless;
    today->removed += removed;
    today->sanctioned += sanctioned;
}

/* F *= 2^(−1/half-life);  F += min(1, fear · (authors sanctioned today per 1,000 accounts at home)) · (1 − F) */
static void spread_fear(struct world *world, int law, const struct platform_posts today[MAX_PLATFORMS])
{
    double *fear = &world->jurisdictions[law].fear, sanctioned = 0, accounts = 0;
    for (int p = 0; p < world->params->platform_count; p++) {
        if (world->params->platforms[p].home.index != law)
            continue;
        sanctioned += today[p].sanctioned;
        accounts += platform_all_users(&world->platforms[p]);
    }
    *fear *= exp2(-1 / world->params->expression.fear_half_life);
    if (sanctioned > 0)
        *fear += fmin(1, world->params->expression.fear * sanctioned / (accounts / 1000)) * (1 - *fear);
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    struct platform_posts today[MAX_PLATFORMS] = {{0}};
    for (int p = 0; p < world->params->platform_count; p++)
        for (int c = 0; c < CREDENTIAL_COUNT; c++)
            for (int named = 0; named < 2; named++) {
                const struct platform_state *state = &world->platforms[p];
                uint32_t shown = state->named[c];
                struct author_group group = {p, (enum credential)c, named,
                                             named ? shown : platform_users(state, (enum credential)c) - shown};
                write_posts(world, &group, &today[p]);
            }
    attention_step(world, today);
    for (int k = 0; k < world->params->jurisdiction_count; k++)
        spread_fear(world, k, today);
    return STATUS_OK;
}

const struct mechanism expression_mechanism = {
    .name = "expression",
    .doc = "posts are written, withheld, removed; authors are identified and sanctioned",
    .switch_offset = MECHANISM_SWITCH(expression),
    .step = step,
};
