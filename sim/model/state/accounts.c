/* accounts.c - opening and closing operating accounts (ODD: entities; sections 1, 7 and 8). */
#include "regimesim/model/events.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/registration.h"

static void count_identity(struct world *world, const struct account *account, int sign)
{
    if (!account_true_identity(account))
        world->platforms[account->platform].operating_false_identity += (uint32_t)sign;
}

/* An offender is back where moderation had suspended one of the accounts before. */
static void count_return(struct world *world, const struct account *account)
{
    int32_t last = world->offenders[account->owner].suspended_last[account->platform];
    if (last == 0)
        return;
    tally(world, M_REOPENED, account->platform, 1);
    tally(world, M_REENTRY_DAYS, account->platform, world->day - (last - 1));
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
    count_return(world, account);
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
        world->persons.at[account->identity].traits &= (uint16_t)~TRAIT_IDENTITY_USED;
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
    return world->persons.at[offender->person].platform == platform
               ? person_suspend(world, offender->person, days, error)
               : STATUS_OK;
}

/* The innocent owner of a burned identity is barred as if guilty, until cleared. */
static enum status bar_owner(struct world *world, uint32_t index, uint32_t owner, int platform, struct error *error)
{
    if (world->persons.at[owner].platform != platform)
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

/* Where they are durable, who lost a pseudonym gets no other one for ban_days. */
static void bar_pseudonym(struct world *world, struct offender *offender, int platform)
{
    int days = world->params->platforms[platform].ban_days;
    if (!registration_durable(world, platform))
        return;
    event_person(world, EVENT_PSEUDONYM_BARRED, offender->person, platform, days);
    if (offender->pseudonym_barred_until[platform] < world->day + days)
        offender->pseudonym_barred_until[platform] = world->day + days;
}

/* What a suspension means for who is behind the account. Where nobody keeps identities, nobody can be told by one. */
static enum status bar_holder(struct world *world, uint32_t index, int platform, uint32_t identity, struct error *error)
{
    const struct account *account = &world->accounts[index];
    if (account->credential == CREDENTIAL_UNVERIFIED)
        bar_pseudonym(world, &world->offenders[account->owner], platform);
    if (world->params->platforms[platform].registry_keeper == KEEPER_NOBODY)
        return STATUS_OK;
    if (account->credential == CREDENTIAL_OWN)
        return offender_bar(world, account->owner, platform, error);
    return account->credential == CREDENTIAL_FALSE && identity != NOBODY
               ? bar_owner(world, index, identity, platform, error)
               : STATUS_OK;
}

enum status account_suspend(struct world *world, uint32_t index, struct error *error)
{
    const struct account *account = &world->accounts[index];
    int platform = account->platform;
    uint32_t identity = account->identity;
    account_close(world, index, world->day);
    world->offenders[account->owner].suspended_last[platform] = world->day + 1;
    enum status status = bar_holder(world, index, platform, identity, error);
    displace(world, index);
    return status;
}
