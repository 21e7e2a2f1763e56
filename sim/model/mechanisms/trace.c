/* trace.c - what traces are worth to the police, at home and across borders (ODD, section 10). */
#include "regimesim/model/trace.h"

#include <math.h>

struct venue trace_venue(const struct world *world, const struct offence *offence)
{
    struct venue venue = {.platform = world->params->platforms[offence->platform].home.index,
                          .offender = world->persons.jurisdiction[world->offenders[offence->offender].person]};
    venue.victim = offence->victim != NOBODY ? world->persons.jurisdiction[offence->victim] : venue.platform;
    if (offence->account == NO_ACCOUNT)
        venue.platform = venue.victim; /* no platform had a part in it */
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

/* What is left of a trace after every border it crosses: the platform's, and the suspect's. */
static double cooperation(const struct params *params, const struct venue *venue)
{
    double left = 1;
    if (venue->platform != venue->victim)
        left *= trace_cooperation(params, venue->victim, venue->platform);
    if (venue->offender != venue->victim && venue->offender != venue->platform)
        left *= trace_cooperation(params, venue->victim, venue->offender);
    return left;
}

int32_t trace_delay(const struct params *params, const struct venue *venue)
{
    int32_t days = 0;
    if (venue->platform != venue->victim)
        days = trace_request_days(params, venue->victim, venue->platform);
    if (venue->offender != venue->victim && trace_request_days(params, venue->victim, venue->offender) > days)
        days = trace_request_days(params, venue->victim, venue->offender); /* requests run side by side */
    return days;
}

/* P(identified) = 1 − (1 − coop·ρ_registry·[own credential]) (1 − coop·ρ_tech); where the victim knows the offender at
 * least known_offender. */
double trace_identifies(const struct world *world, const struct offence *offence)
{
    const struct params *params = world->params;
    struct venue venue = trace_venue(world, offence);
    double left = cooperation(params, &venue);
    double registry = offence->account != NO_ACCOUNT && offence->credential == CREDENTIAL_OWN
                          ? left * params->investigation.trace_registry
                          : 0;
    double p = 1 - (1 - registry) * (1 - left * params->investigation.trace_technical);
    return offence->flags & OFFENCE_KNOWN ? fmax(p, params->investigation.known_offender) : p;
}
