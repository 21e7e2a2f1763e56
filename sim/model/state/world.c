/* world.c - making and freeing the state of a run. */
#include "regimesim/model/world.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/model/exposure.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/policy.h"
#include "regimesim/model/registration.h"
#include "regimesim/model/sellers.h"

void world_set_attributes(struct world *world, int type, uint32_t attributes)
{
    int size = exposure_size(attributes);
    world->attribute_sets[type] = attributes;
    for (int shown = 0; shown <= ATTRIBUTE_COUNT; shown++)
        world->leverage[type][shown] = size > 0 ? (double)shown / size : 0;
}

enum status world_create(struct world *world, const struct params *params, const struct graph *graph,
                         struct rng_key key, struct error *error)
{
    memset(world, 0, sizeof *world);
    world->params = world->base = params;
    world->graph = graph;
    world->key = key;
    world->price = params->credentials.price;
    world->price_vpn = params->vpn.price;
    world->tallies = calloc(1, sizeof *world->tallies);
    if (!world->tallies)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (int o = 0; o < params->offence_count; o++)
        world_set_attributes(world, o, exposure_spread(params->offences[o].attributes));
    for (int p = 0; p < params->platform_count; p++) {
        struct platform_state *platform = &world->platforms[p];
        platform->in_force = params->platforms[p].law_day == 0;
        platform->verification = platform->in_force ? params->platforms[p].verification : VERIFICATION_NONE;
        platform->rule = registration_rule(&params->platforms[p]);
        platform->trust_verified = platform->trust_unverified = 1;
        platform->blocked_before = params->platforms[p].blocked_in;
    }
    for (int k = 0; k < params->jurisdiction_count; k++)
        world->jurisdictions[k].public_certainty = params->learning.prior;
    enum status status = crew_create(&world->crew, omp_get_max_threads(), error);
    if (!status)
        status = persons_create(world, error);
    return status ? status : sellers_create(world, error);
}

void world_free(struct world *world)
{
    crew_free(world->crew);
    persons_free(&world->persons);
    free(world->offenders);
    vec32_free(&world->motivated);
    free(world->accounts);
    free(world->contacts);
    free(world->offences);
    free(world->rings);
    for (int p = 0; p < MAX_PLATFORMS; p++) {
        fifo_free(&world->platforms[p].reports);
        free(world->platforms[p].deadline_order);
        free(world->platforms[p].deadline_start);
    }
    for (int k = 0; k < MAX_JURISDICTIONS; k++) {
        fifo_free(&world->jurisdictions[k].cases);
        free(world->jurisdictions[k].active);
    }
    for (int g = 0; g < GOOD_COUNT; g++)
        free(world->markets[g].items);
    vec32_free(&world->leaked);
    vec32_free(&world->suspended);
    vec32_free(&world->insulters);
    vec32_free(&world->identified);
    vec32_free(&world->accused);
    free(world->credit);
    vec32_free(&world->credit_listed);
    free(world->tallies);
    policy_free(world);
    memset(world, 0, sizeof *world);
}
