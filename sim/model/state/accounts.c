/* accounts.c - opening and closing operating accounts (ODD: entities; sections 1, 7 and 8). */
#include "regimesim/model/events.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

static void count_identity(struct world *world, const struct account *account, int sign)
{
    if (!account_true_identity(account))
        world->platforms[account->platform].operating_false_identity += (uint32_t)sign;
}

void account_open(struct world *world, uint32_t index, enum credential credential, bool own_persona, uint32_t identity)
{
    struct account *account = &world->accounts[index];
    struct platform_state *platform = &world->platforms[account->platform];
    account->state = ACCOUNT_OPEN;
    account->serial++;
    account->credential = (uint8_t)credential;
    account->own_persona = own_persona;
    account->identity = identity;
    account->assumed = NOBODY;
    account->contact_count = 0;
    account->reported = false;
    account->limited = platform->verification == VERIFICATION_TIERED && credential == CREDENTIAL_UNVERIFIED;
    account->due = world->day;
    platform->operating[credential]++;
    count_identity(world, account, 1);
    tally(world, M_OPENED, account->platform, 1);
    event_account(world, EVENT_ACCOUNT_OPENED, index, 0);
}

void account_close(struct world *world, uint32_t index, int32_t due)
{
    struct account *account = &world->accounts[index];
    if (account->state == ACCOUNT_OPENING)
        event_account(world, EVENT_ACCOUNT_ABANDONED, index, 0);
    if (account->assumed != NOBODY)
        event_contact(world, EVENT_IDENTITY_ASSUMED_NO_MORE, account->assumed, index, 0);
    if (account->state == ACCOUNT_OPEN) {
        event_account(world, EVENT_ACCOUNT_CLOSED, index, account->contact_count);
        world->platforms[account->platform].operating[account->credential]--;
        count_identity(world, account, -1);
    }
    if (account->state != ACCOUNT_CLOSED)
        account->due = due;
    if (account->identity != NOBODY) {
        world->persons.traits[account->identity] &= (uint16_t)~TRAIT_IDENTITY_USED;
        account->identity = NOBODY;
    }
    account->state = ACCOUNT_CLOSED;
    account->assumed = NOBODY;
    account->contact_count = 0;
}

void account_assume(struct world *world, uint32_t index, uint32_t person, int32_t until)
{
    struct account *account = &world->accounts[index];
    if (account->assumed != NOBODY)
        event_contact(world, EVENT_IDENTITY_ASSUMED_NO_MORE, account->assumed, index, 0);
    count_identity(world, account, -1);
    account->assumed = person;
    account->assumed_until = until;
    count_identity(world, account, 1);
    if (person != NOBODY)
        event_contact(world, EVENT_IDENTITY_ASSUMED, person, index, 0);
}

enum status offender_bar(struct world *world, uint32_t offender_index, int platform, struct error *error)
{
    struct offender *offender = &world->offenders[offender_index];
    int days = world->params->platforms[platform].ban_days;
    event_person(world, EVENT_BARRED, offender->person, platform, days);
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].platform == platform && world->accounts[a].credential == CREDENTIAL_OWN)
            account_close(world, a, world->day);
    if (offender->banned_until[platform] < world->day + days)
        offender->banned_until[platform] = world->day + days;
    return world->persons.platform[offender->person] == platform ? person_suspend(world, offender->person, days, error)
                                                                 : STATUS_OK;
}

/* The innocent owner of a burned identity is barred as if guilty, until cleared. */
static enum status bar_owner(struct world *world, uint32_t index, uint32_t owner, int platform, struct error *error)
{
    if (world->persons.platform[owner] != platform)
        return STATUS_OK;
    tally(world, M_OWNERS_BARRED, platform, 1);
    event_contact(world, EVENT_OWNER_BARRED, owner, index, 0);
    return person_suspend(world, owner, (int)world->params->moderation.clearing_days, error);
}

/* Displacement: one whose account was closed may go on elsewhere. */
static void displace(struct world *world, uint32_t index)
{
    struct account *account = &world->accounts[index];
    uint32_t person = world->offenders[account->owner].person;
    struct rng rng;
    rng_open(&rng, world->key, RNG_DISPLACEMENT, person, index - world->offenders[account->owner].first_account,
             (uint32_t)world->day);
    if (!rng_chance(&rng, world->params->moderation.displacement))
        return;
    int platform = account->platform, other = person_other_platform(world, &rng, person, platform);
    if (other == NO_PLATFORM)
        return;
    account->platform = (uint8_t)other;
    event_account(world, EVENT_ACCOUNT_DISPLACED, index, platform);
}

void account_seize(struct world *world, uint32_t index)
{
    bool open = world->accounts[index].state == ACCOUNT_OPEN;
    if (open)
        event_account(world, EVENT_ACCOUNT_SEIZED, index, 0);
    account_close(world, index, world->day);
    if (open)
        displace(world, index);
}

enum status account_suspend(struct world *world, uint32_t index, struct error *error)
{
    struct account *account = &world->accounts[index];
    int platform = account->platform;
    uint32_t identity = account->identity;
    enum credential credential = (enum credential)account->credential;
    enum status status = STATUS_OK;
    account_close(world, index, world->day);
    if (credential == CREDENTIAL_OWN)
        status = offender_bar(world, account->owner, platform, error);
    if (credential == CREDENTIAL_FALSE && identity != NOBODY)
        status = bar_owner(world, index, identity, platform, error);
    displace(world, index);
    return status;
}
