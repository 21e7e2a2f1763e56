/* platforms.h - counts over a platform's accounts. */
#ifndef REGIMESIM_MODEL_PLATFORMS_H
#define REGIMESIM_MODEL_PLATFORMS_H

#include "regimesim/model/world.h"

static inline uint32_t platform_users(const struct platform_state *p, enum credential credential)
{
    return p->users[credential][0] + p->users[credential][1];
}

/* Active ordinary accounts. */
static inline uint32_t platform_all_users(const struct platform_state *p)
{
    return platform_users(p, CREDENTIAL_UNVERIFIED) + platform_users(p, CREDENTIAL_OWN) +
           platform_users(p, CREDENTIAL_FALSE);
}

static inline uint32_t platform_authentic(const struct platform_state *p)
{
    return p->users[CREDENTIAL_UNVERIFIED][1] + p->users[CREDENTIAL_OWN][1] + p->users[CREDENTIAL_FALSE][1];
}

static inline uint32_t platform_verified_users(const struct platform_state *p)
{
    return platform_users(p, CREDENTIAL_OWN) + platform_users(p, CREDENTIAL_FALSE);
}

static inline uint32_t platform_operating(const struct platform_state *p)
{
    return p->operating[CREDENTIAL_UNVERIFIED] + p->operating[CREDENTIAL_OWN] + p->operating[CREDENTIAL_FALSE];
}

/* Accounts that carry a badge, ordinary and operating, true and false. */
static inline uint32_t platform_verified(const struct platform_state *p)
{
    return platform_verified_users(p) + p->operating[CREDENTIAL_OWN] + p->operating[CREDENTIAL_FALSE];
}

/* v: share of all accounts that carry a badge; 0 on an empty platform. */
static inline double platform_verified_share(const struct platform_state *p)
{
    uint32_t all = platform_all_users(p) + platform_operating(p);
    return all ? (double)platform_verified(p) / all : 0;
}

/* alpha-hat: how common authentic profiles are among ordinary accounts with (or without) a badge. */
static inline double platform_authentic_share(const struct platform_state *p, bool verified)
{
    uint32_t all = verified ? platform_verified_users(p) : platform_users(p, CREDENTIAL_UNVERIFIED);
    uint32_t authentic =
        verified ? p->users[CREDENTIAL_OWN][1] + p->users[CREDENTIAL_FALSE][1] : p->users[CREDENTIAL_UNVERIFIED][1];
    return all ? (double)authentic / all : 0;
}

#endif
