/* expression.c - what ordinary persons post, what they withhold, and what an authority makes of it (ODD, section 5).
 *
 * Posts are drawn by count for each group of accounts that are alike: by credential, and by whether the real name is
 * shown. No post exists as such, and nobody reacts to one. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/platforms.h"

/* How identifiable the authors of a group take themselves to be: surely by a shown real name, else by ρ. */
static double identifiability(const struct world *world, int platform, enum credential credential, bool named)
{
    return named ? 1 : credential_traceability(world, platform, credential);
}

/* P(withheld) = chill · identifiability;  P(author identified | published) = surveillance · ρ */
static void write_sensitive(struct world *world, int platform, enum credential credential, bool named, unsigned posts,
                            struct rng *rng)
{
    const struct params *params = world->params;
    double surveillance = params->jurisdictions[params->platforms[platform].home.index].surveillance;
    double withheld = params->expression.chill * identifiability(world, platform, credential, named);
    unsigned silent = gsl_ran_binomial(&rng->gsl, withheld, posts);
    unsigned found = gsl_ran_binomial(&rng->gsl, surveillance * credential_traceability(world, platform, credential),
                                      posts - silent);
    tally(world, M_POSTS_SENSITIVE, platform, posts);
    tally(world, M_POSTS_WITHHELD, platform, silent);
    tally(world, M_AUTHORS_IDENTIFIED, platform, found);
}

static void write_posts(struct world *world, int platform, enum credential credential, bool named)
{
    const struct params *params = world->params;
    const struct platform_params *rule = &params->platforms[platform];
    const struct platform_state *state = &world->platforms[platform];
    uint32_t authors = named ? state->named[credential] : platform_users(state, credential) - state->named[credential];
    struct rng rng;
    rng_open(&rng, world->key, RNG_EXPRESSION, (uint32_t)platform, 2 * credential + named, (uint32_t)world->day);
    unsigned posts = gsl_ran_poisson(&rng.gsl, params->expression.posts * authors);
    unsigned sensitive = gsl_ran_binomial(&rng.gsl, params->expression.sensitive_share, posts);
    double removed = rule->targeted_share * rule->takedown_breadth;
    tally(world, M_POSTS, platform, posts);
    write_sensitive(world, platform, credential, named, sensitive, &rng);
    tally(world, M_POSTS_REMOVED, platform, gsl_ran_binomial(&rng.gsl, removed, posts - sensitive));
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    for (int p = 0; p < world->params->platform_count; p++)
        for (int c = 0; c < CREDENTIAL_COUNT; c++)
            for (int named = 0; named < 2; named++)
                write_posts(world, p, (enum credential)c, named);
    return STATUS_OK;
}

const struct mechanism expression_mechanism = {
    .name = "expression",
    .doc = "posts are written, withheld, removed; authors are identified",
    .switch_offset = MECHANISM_SWITCH(expression),
    .step = step,
};
