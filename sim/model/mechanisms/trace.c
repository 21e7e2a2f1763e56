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

/* What is left of a trace after every border it crosses: the platform's, and the suspect's. */
static double cooperation(const struct params *params, const struct venue *venue)
{
    double left = 1;
    if (venue->platform != venue->victim)
        left *= params->jurisdictions[venue->platform].cooperation;
    if (venue->offender != venue->victim && venue->offender != venue->platform)
        left *= params->jurisdictions[venue->offender].cooperation;
    return left;
}

int32_t trace_delay(const struct params *params, const struct venue *venue)
{
    int32_t days = 0;
    if (venue->platform != venue->victim)
        days = params->jurisdictions[venue->platform].cooperation_delay;
    if (venue->offender != venue->victim && params->jurisdictions[venue->offender].cooperation_delay > days)
        days = params->jurisdictions[venue->offender].cooperation_delay; /* requests run side by side */
    return days;
}

/* P(identified) = 1 − (1 − coop·ρ_registry·[own credential]) (1 − coop·ρ_tech·(1 − evasion·[hidden])); where the victim
 * knows the offender at least known_offender. */
double trace_identifies(const struct world *world, const struct offence *offence)
{
    const struct params *params = world->params;
    struct venue venue = trace_venue(world, offence);
    double left = cooperation(params, &venue);
    double registry = offence->account != NO_ACCOUNT && offence->credential == CREDENTIAL_OWN
                          ? left * params->investigation.trace_registry
                          : 0;
    double technical = params->investigation.trace_technical;
    if (offence->flags & OFFENCE_HIDDEN)
        technical *= 1 - params->vpn.evasion;
    double p = 1 - (1 - registry) * (1 - left * technical);
    return offence->flags & OFFENCE_KNOWN ? fmax(p, params->investigation.known_offender) : p;
}
