/* trace.c - what traces are worth to the police, at home and across borders (ODD, section 10). */
#include "regimesim/model/trace.h"

#include <math.h>

#include "regimesim/model/offenders.h"
#include "regimesim/model/platforms.h"

struct venue trace_venue(const struct world *world, const struct offence *offence)
{
    struct venue venue = {.platform = world->params->platforms[offence->platform].home.index,
                          .offender = world->persons.at[world->offenders[offence->offender].person].jurisdiction};
    venue.victim = offence->victim != NOBODY ? world->persons.at[offence->victim].jurisdiction : venue.platform;
    if (offence->account == NO_ACCOUNT)
        venue.platform = venue.victim; /* no platform had a part in it */
    const struct ring *ring = offence->ring ? &world->rings[offence->ring - 1] : NULL;
    venue.base = ring && ring->base != NO_PLATFORM ? world->params->platforms[ring->base].home.index : venue.victim;
    return venue;
}

/* Whether both are party to the agreement, and it is in force. */
static bool agreed(const struct agreement_params *agreement, int asking, int asked)
{
    return agreement->in_force && agreement->parties >> asking & agreement->parties >> asked & 1u;
}

/* coop(a, b): the largest of what b gives to everybody and of all agreements in force between a and b. */
double trace_cooperation(const struct params *params, int asking, int asked)
{
    double most = params->jurisdictions[asked].cooperation;
    for (int i = 0; i < params->agreement_count; i++)
        if (agreed(&params->agreements[i], asking, asked))
            most = fmax(most, params->agreements[i].cooperation);
    return most;
}

/* The smallest, alike. */
int32_t trace_request_days(const struct params *params, int asking, int asked)
{
    int32_t least = params->jurisdictions[asked].cooperation_delay;
    for (int i = 0; i < params->agreement_count; i++)
        if (agreed(&params->agreements[i], asking, asked) && params->agreements[i].delay < least)
            least = params->agreements[i].delay;
    return least;
}

/* What is left of a trace after every border it crosses: the platform's, the suspect's, and the ring's. */
static double cooperation(const struct params *params, const struct venue *venue)
{
    double left = 1;
    if (venue->platform != venue->victim)
        left *= trace_cooperation(params, venue->victim, venue->platform);
    if (venue->offender != venue->victim && venue->offender != venue->platform)
        left *= trace_cooperation(params, venue->victim, venue->offender);
    if (venue->base != venue->victim && venue->base != venue->platform && venue->base != venue->offender)
        left *= trace_cooperation(params, venue->victim, venue->base);
    return left;
}

int32_t trace_delay(const struct params *params, const struct venue *venue)
{
    const int borders[] = {venue->platform, venue->offender, venue->base};
    int32_t days = 0;
    for (size_t k = 0; k < sizeof borders / sizeof borders[0]; k++) { /* requests run side by side */
        if (borders[k] == venue->victim)
            continue;
        int32_t request = trace_request_days(params, venue->victim, borders[k]);
        days = request > days ? request : days;
    }
    return days;
}

/* P(a witness comes forward) = witness · A, with A among ordinary accounts on the platform of the offence. */
static double witnessed(const struct world *world, const struct offence *offence)
{
    const struct platform_state *platform = &world->platforms[offence->platform];
    uint32_t users = platform_all_users(platform);
    if (offence->account == NO_ACCOUNT || users == 0)
        return 0;
    return world->params->investigation.witness * platform_authentic(platform) / users;
}

/* P(identified) = 1 − (1 − coop·ρ_registry·[own credential, kept and looked up])
 * (1 − coop·ρ_tech·(1 − evasion·[hidden])); where the victim knows the offender at least known_offender; with a witness
 * 1 − (1 − P) (1 − witness·A). */
double trace_identifies(const struct world *world, const struct offence *offence, bool looked_up)
{
    const struct params *params = world->params;
    struct venue venue = trace_venue(world, offence);
    double left = cooperation(params, &venue);
    bool registered = looked_up && offence->account != NO_ACCOUNT && offence->credential == CREDENTIAL_OWN &&
                      params->platforms[offence->platform].registry_keeper != KEEPER_NOBODY;
    double registry = registered ? left * params->investigation.trace_registry : 0;
    double technical = offender_technical_trace(world, &world->offenders[offence->offender]);
    if (offence->flags & OFFENCE_HIDDEN)
        technical *= 1 - params->vpn.evasion;
    double p = 1 - (1 - registry) * (1 - left * technical);
    if (offence->flags & OFFENCE_KNOWN)
        p = fmax(p, params->investigation.known_offender);
    return p + (1 - p) * witnessed(world, offence);
}
