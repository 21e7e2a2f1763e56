/* trace.h - where the parts of a case lie, and what a trace across borders is worth (ODD, section 10). */
#ifndef REGIMESIM_MODEL_TRACE_H
#define REGIMESIM_MODEL_TRACE_H

#include "regimesim/model/world.h"

/* Where the parts of a case lie. */
struct venue {
    int victim, platform, offender; /* jurisdictions */
    int base;                       /* where the ring organised itself; the victim's if not abroad, or no ring's */
};

/* A victimless offence counts the platform's home as the victim's; one without an account has no platform border. */
struct venue trace_venue(const struct world *world, const struct offence *offence);
/* The matrix of cooperation: what remains of a trace when `asking` asks `asked`, and the days that takes; with the
 * agreements in force today. */
double trace_cooperation(const struct params *params, int asking, int asked);
int32_t trace_request_days(const struct params *params, int asking, int asked);
/* Days that help from abroad takes; requests run side by side. */
int32_t trace_delay(const struct params *params, const struct venue *venue);
/* Probability that an investigation of the offence identifies the offender; the registry helps when it was looked up.
 */
double trace_identifies(const struct world *world, const struct offence *offence, bool looked_up);

#endif
