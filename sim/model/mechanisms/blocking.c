/* blocking.c - a platform that becomes blocked loses its users where it is (ODD, section 15).
 *
 * Not a mechanism that a scenario can switch off: whoever cannot reach a platform is not on it. */
#include "regimesim/model/blocking.h"

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/sign_up.h"
#include "regimesim/model/vpn.h"

static bool out_of_reach(const struct world *world, uint32_t person, int platform)
{
    return platform != NO_PLATFORM && !person_reaches(world, person, platform);
}

void blocking_lose(struct world *world, uint32_t person)
{
    uint32_t index = world->persons.offender[person];
    if (out_of_reach(world, person, world->persons.at[person].platform)) {
        tally(world, M_CUT_OFF, world->persons.at[person].jurisdiction, 1);
        event_person(world, EVENT_CUT_OFF, person, world->persons.at[person].platform, 0);
        sign_up_elsewhere(world, person);
    }
    if (index == NOBODY)
        return;
    const struct offender *offender = &world->offenders[index];
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].state != ACCOUNT_CLOSED && out_of_reach(world, person, world->accounts[a].platform)) {
            event_account(world, EVENT_ACCOUNT_CUT_OFF, a, 0);
            account_close(world, a, world->day);
        }
}

/* Whoever had reason to be there decides: a VPN, or what is left without. */
static void answer(struct world *world, uint32_t person)
{
    if (world->params->mechanisms.vpn)
        vpn_decide(world, person);
    blocking_lose(world, person);
}

static bool lives_in(const struct world *world, uint32_t person, set_mask where)
{
    return where >> world->persons.at[person].jurisdiction & 1u;
}

static bool has_account_on(const struct world *world, const struct offender *offender, int platform)
{
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].state != ACCOUNT_CLOSED && world->accounts[a].platform == platform)
            return true;
    return false;
}

static void cut_off(struct world *world, int platform, set_mask where)
{
    for (uint32_t i = 0; i < world->persons.count; i++)
        if (world->persons.at[i].platform == platform && lives_in(world, i, where))
            answer(world, i);
    for (size_t k = 0; k < world->motivated.count; k++) {
        const struct offender *offender = &world->offenders[world->motivated.items[k]];
        if (lives_in(world, offender->person, where) && has_account_on(world, offender, platform))
            answer(world, offender->person);
    }
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    for (int p = 0; p < world->params->platform_count; p++) {
        set_mask now = world->params->platforms[p].blocked_in, before = world->platforms[p].blocked_before;
        world->platforms[p].blocked_before = now;
        if (now & ~before)
            cut_off(world, p, now & ~before);
    }
    return STATUS_OK;
}

const struct mechanism blocking_mechanism = {
    .name = "blocking",
    .doc = "users of a newly blocked platform take up a VPN, move or leave",
    .switch_offset = MECHANISM_ALWAYS,
    .step = step,
};
