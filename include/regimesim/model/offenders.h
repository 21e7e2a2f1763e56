/* offenders.h - offenders, their operating accounts and their offences. */
#ifndef REGIMESIM_MODEL_OFFENDERS_H
#define REGIMESIM_MODEL_OFFENDERS_H

#include "regimesim/model/world.h"

/* Make the person motivated, with perceived certainty `perceived`. The first time, traits are drawn and accounts
 * get their places (closed, due today). *offender receives the index. */
enum status offender_motivate(struct world *world, uint32_t person, double perceived, uint32_t *offender,
                              struct error *error);
/* End motivation: accounts are abandoned. */
void offender_desist(struct world *world, uint32_t offender);
/* Neither in detention nor without motivation today. */
static inline bool offender_at_large(const struct world *world, const struct offender *offender)
{
    return offender->motivated && offender->detained_until <= world->day;
}

/* Motivated offender k, while the records of those a few places on are on their way from memory: for walks over all. */
static inline const struct offender *offender_fetched(const struct world *world, size_t k)
{
    enum { NEAR = 8, FAR = 16 };
    const struct vec32 *motivated = &world->motivated;
    if (k + FAR < motivated->count) {
        const struct offender *far = &world->offenders[motivated->items[k + FAR]];
        const struct offender *near = &world->offenders[motivated->items[k + NEAR]];
        __builtin_prefetch(far);
        __builtin_prefetch((const char *)far + 64);
        __builtin_prefetch(&world->accounts[near->first_account]);
        __builtin_prefetch(&world->persons.at[near->person]);
        __builtin_prefetch(&world->graph->offset[near->person]);
    }
    return &world->offenders[motivated->items[k]];
}

/* How many accounts are open; *last receives the last of them. */
static inline int offender_open_accounts(const struct world *world, const struct offender *offender, uint32_t *last)
{
    int open = 0;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].state == ACCOUNT_OPEN) {
            *last = a;
            open++;
        }
    return open;
}

/* Open the account under the credential; `identity` for a false one. The account must not be open. */
void account_open(struct world *world, uint32_t account, enum credential credential, bool own_persona,
                  uint32_t identity);
/* Close it with its contacts; the next decision is due on `due`. Works on opening ones too; no-op on closed ones. */
void account_close(struct world *world, uint32_t account, int32_t due);
/* The platform suspends it: with an own credential the person is barred there, with a false one the identity is burned
 * and its innocent owner barred until cleared. The offender may go on elsewhere. */
enum status account_suspend(struct world *world, uint32_t account, struct error *error);
/* Police closes the account of an identified offender, who may go on elsewhere. */
void account_seize(struct world *world, uint32_t account);
/* The offender loses own accounts on the platform, and the ordinary one, for ban_days. */
enum status offender_bar(struct world *world, uint32_t offender, int platform, struct error *error);

static inline bool account_looks_verified(const struct account *account)
{
    return account->credential != CREDENTIAL_UNVERIFIED;
}

/* The offender's true identity stands behind the account for others to see: own persona, nobody else's assumed. */
static inline bool account_true_identity(const struct account *account)
{
    return account->own_persona && account->assumed == NOBODY;
}

/* Neither limited by a tiered rule nor in the persona of a holder who is blacklisted. */
static inline bool account_meets_strangers(const struct world *world, const struct account *account)
{
    uint32_t holder = world->offenders[account->owner].person;
    return !account->limited && !(account->own_persona && world->persons.at[holder].traits & TRAIT_BLACKLISTED);
}

static inline uint32_t *account_contacts(const struct world *world, uint32_t account)
{
    return world->contacts[account].persons;
}

/* One contact more, which is none yet; there must be room. */
void account_add_contact(const struct world *world, uint32_t account, uint32_t person);
bool account_has_contact(const struct world *world, uint32_t account, uint32_t person);

/* Act as `person` until the day; NOBODY and any day end it. Keeps the platform's count of false identities. */
void account_assume(struct world *world, uint32_t account, uint32_t person, int32_t until);

/* rho of a credential on a platform: 1 - (1 - rho_registry)(1 - rho_tech) with an own credential, else rho_tech. */
double credential_traceability(const struct world *world, int platform, enum credential credential);
/* rho_tech of this offender: 1 - (1 - rho_tech)(1 - file_gain) for one identified before whose home keeps a file. */
double offender_technical_trace(const struct world *world, const struct offender *offender);
/* The same for an account of this offender, who may be on file. */
double offender_traceability(const struct world *world, const struct offender *offender, int platform,
                             enum credential credential);

/* 1 + delta_d (1 - rho)(1 - stake): what anonymity does to restraint. The stake is the reputation of a durable
 * pseudonym; 0 elsewhere. */
double credential_disinhibition(const struct world *world, int platform, enum credential credential, double rho);

/* Append to the log; *index (may be NULL) receives its number. */
enum status offence_record(struct world *world, const struct offence *offence, uint32_t *index, struct error *error);

/* Bytes of an account; contacts, which are memory only once they are won, count where there is infiltration. */
size_t account_bytes(const struct params *params);

#endif
