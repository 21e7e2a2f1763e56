/* victimisation.c - what follows at once from an offence that succeeds (ODD, section 7). */
#include "regimesim/model/victimisation.h"

#include "regimesim/model/events.h"
#include "regimesim/model/hop.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

static void count_hop(struct world *world, const struct attempt *attempt, int platform)
{
    switch (hop_from_past(world, &world->offenders[attempt->offender], attempt->victim)) {
    case HOP_SAME: tally(world, M_VICTIMISATIONS_AGAIN, platform, 1); break;
    case HOP_FRIEND: tally(world, M_VICTIMISATIONS_HOP1, platform, 1); break;
    case HOP_SECOND: tally(world, M_VICTIMISATIONS_HOP2, platform, 1); break;
    case HOP_FURTHER: break;
    }
}

static void count_victimisation(struct world *world, const struct attempt *attempt, int platform, int credential)
{
    static const enum metric by_layer[] = {[LAYER_FRIEND] = M_VICTIMISATIONS_FRIEND,
                                           [LAYER_SECOND] = M_VICTIMISATIONS_SECOND,
                                           [LAYER_STRANGER] = M_VICTIMISATIONS_STRANGER};
    static const enum metric by_credential[] = {[CREDENTIAL_UNVERIFIED] = M_VICTIMISATIONS_BY_UNVERIFIED,
                                                [CREDENTIAL_OWN] = M_VICTIMISATIONS_BY_OWN,
                                                [CREDENTIAL_FALSE] = M_VICTIMISATIONS_BY_FALSE};
    uint32_t victim = attempt->victim;
    bool authentic = person_has(world, victim, TRAIT_AUTHENTIC);
    bool badge = world->persons.at[victim].credential != CREDENTIAL_UNVERIFIED;
    tally(world, M_VICTIMISATIONS, platform, 1);
    tally(world, authentic ? M_VICTIMISATIONS_AUTHENTIC : M_VICTIMISATIONS_FICTITIOUS, platform, 1);
    tally(world, badge ? M_VICTIMISATIONS_VERIFIED : M_VICTIMISATIONS_UNVERIFIED, platform, 1);
    tally(world, by_layer[attempt->layer], platform, 1);
    tally(world, M_HARM, platform, world->params->offences[attempt->type].severity);
    if (attempt->known)
        tally(world, M_VICTIMISATIONS_KNOWN, platform, 1);
    if (attempt->assumed)
        tally(world, M_VICTIMISATIONS_ASSUMED, platform, 1);
    if (person_has(world, victim, TRAIT_MINOR))
        tally(world, M_VICTIMISATIONS_MINORS, platform, 1);
    if (attempt->account == NO_ACCOUNT)
        tally(world, M_OFFLINE_DISPLACED, 0, 1);
    else
        tally(world, by_credential[credential], platform, 1);
}

/* g += κ (1 − g), and with probability w all audiences narrow by a level, but for what cannot be taken back. */
static void mark_victim(struct world *world, uint32_t victim, struct rng *rng)
{
    uint16_t times = ++world->persons.at[victim].victimised;
    if (times == UINT16_MAX)
        world->persons.at[victim].victimised--;
    world->victims += times == 1;
    world->repeat_victims += times == 2;
    person_raise_caution(world, victim, world->params->offending.caution_gain);
    if (!rng_chance(rng, world->params->disclosure.withdrawal))
        return;
    person_set_exposure(world, victim,
                        person_public_floor(world, victim, exposure_narrow(world->persons.at[victim].exposure)));
    event_person(world, EVENT_WITHDREW, victim, EVENT_NO_ELEMENT,
                 exposure_count(world->persons.at[victim].exposure, LAYER_STRANGER));
}

static void remember_victim(struct offender *offender, const struct attempt *attempt, uint32_t serial)
{
    offender->past[offender->past_next] = (struct past_victim){.victim = attempt->victim,
                                                               .account = attempt->account,
                                                               .serial = serial,
                                                               .layer = attempt->layer,
                                                               .known = attempt->known,
                                                               .assumed = attempt->assumed};
    offender->past_next = (uint8_t)((offender->past_next + 1) % PAST_VICTIMS);
    if (offender->past_count < PAST_VICTIMS)
        offender->past_count++;
}

/* Whom the trace leads to first: the person acted as, or the owner of the identity behind a false credential. */
static uint32_t first_suspect(const struct attempt *attempt, const struct account *account)
{
    if (attempt->assumed)
        return account->assumed;
    return account->credential == CREDENTIAL_FALSE ? account->identity : NOBODY;
}

enum status victimisation_commit(struct world *world, const struct attempt *attempt, struct rng *rng,
                                 struct error *error)
{
    struct offender *offender = &world->offenders[attempt->offender];
    struct offence offence = {.day = world->day,
                              .detected = -1,
                              .offender = attempt->offender,
                              .victim = attempt->victim,
                              .account = attempt->account,
                              .suspect = NOBODY,
                              .previous_reported = NO_OFFENCE,
                              .ring = attempt->ring,
                              .attempt = attempt->number,
                              .type = attempt->type,
                              .layer = attempt->layer,
                              .platform = NO_PLATFORM};
    bool hidden = false;
    if (attempt->account != NO_ACCOUNT) {
        const struct account *account = &world->accounts[attempt->account];
        offence.serial = account->serial;
        offence.platform = account->platform;
        hidden = person_has(world, offender->person, TRAIT_VPN_BOUGHT);
        offence.credential = account->credential;
        offence.suspect = first_suspect(attempt, account);
    } else {
        offence.platform = world->persons.at[attempt->victim].platform;
    }
    offence.flags = (uint8_t)((attempt->known ? OFFENCE_KNOWN : 0) | (attempt->assumed ? OFFENCE_ASSUMED : 0) |
                              (hidden ? OFFENCE_HIDDEN : 0));
    event_offence(world, attempt->victim == NOBODY ? EVENT_VICTIMLESS_OFFENCE : EVENT_OFFENCE, &offence,
                  world->offence_count, attempt->type, offence.platform);
    tally(world, M_OFFENCES, attempt->type, 1);
    offender->offences_today++;
    if (attempt->victim == NOBODY) {
        tally(world, M_INCITEMENT, offence.platform, 1);
    } else {
        offender->offences++;
        count_victimisation(world, attempt, offence.platform, offence.credential);
        if (world->params->run.hops)
            count_hop(world, attempt, offence.platform);
        mark_victim(world, attempt->victim, rng);
        remember_victim(offender, attempt, offence.serial);
    }
    return offence_record(world, &offence, NULL, error);
}
