/* authors.c - how an authority finds the authors of lawful posts (ODD, section 5).
 *
 * Authors are drawn by count. Where access to the registry is refused the technical trace is left. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/expression.h"
#include "regimesim/model/lookup.h"
#include "regimesim/model/offenders.h"

/* Streams of look-ups that belong to no offence. */
enum { LOOKUP_AUTHORS = 0x800000 };

/* Of the posts whose author was not found, some the authority went after all the same. */
static unsigned draw_targets(struct rng *rng, double surveillance, double rho, unsigned published, unsigned found)
{
    if (published == found)
        return found;
    double sought = surveillance * (1 - rho) / (1 - surveillance * rho);
    return found + gsl_ran_binomial(&rng->gsl, sought, published - found);
}

/* With n look-ups wanted and k made, the authors found are spread over both by chance; one who was not looked up stays
 * found with the share ρ_tech/ρ of cases in which the technical trace alone leads there. */
static unsigned found_under_law(struct world *world, const struct author_group *group, unsigned wanted, unsigned found,
                                struct rng *rng)
{
    unsigned made = lookup_authors(world, group->platform, wanted, rng);
    if (made == wanted || found == 0)
        return found;
    double technical = credential_traceability(world, group->platform, CREDENTIAL_UNVERIFIED);
    double share = technical / credential_traceability(world, group->platform, group->credential);
    unsigned looked_up = gsl_ran_hypergeometric(&rng->gsl, found, wanted - found, made);
    return looked_up + gsl_ran_binomial(&rng->gsl, share, found - looked_up);
}

/* P(sought) = surveillance · (1 − encryption);  P(found | sought) = ρ, or ρ_tech when the look-up is refused */
unsigned authors_identify(struct world *world, const struct author_group *group, unsigned published, bool vulnerable,
                          struct rng *rng)
{
    const struct platform_params *rule = &world->params->platforms[group->platform];
    double surveillance = world->params->jurisdictions[rule->home.index].surveillance * (1 - rule->encryption);
    double rho = credential_traceability(world, group->platform, group->credential);
    unsigned found = gsl_ran_binomial(&rng->gsl, surveillance * rho, published);
    if (surveillance == 0 || group->credential == CREDENTIAL_UNVERIFIED || rule->registry_keeper == KEEPER_NOBODY)
        return found;
    struct rng lookups;
    uint32_t sub = LOOKUP_AUTHORS + 4 * group->credential + 2 * group->named + vulnerable;
    rng_open(&lookups, world->key, RNG_LOOKUP, (uint32_t)group->platform, sub, (uint32_t)world->day);
    unsigned wanted = draw_targets(&lookups, surveillance, rho, published, found);
    return found_under_law(world, group, wanted, found, &lookups);
}
