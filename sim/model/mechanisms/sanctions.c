/* sanctions.c - what happens to the identified, and release (ODD, section 11).
 *
 * The ban from platforms at home is carried out when accounts are closed (investigation.c). */
#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

enum step_of_ladder { EDUCATION, WARNING, DETENTION, SENTENCE };

/* Minors are educated, where the law exempts them; else a warning, administrative detention, or a sentence, by the
 * number of identifications. A sentence also by the quantity proven, where the law has a threshold. */
static enum step_of_ladder ladder(const struct world *world, const struct offender *offender,
                                  const struct jurisdiction_params *law)
{
    if (law->minors_educated && person_has(world, offender->person, TRAIT_MINOR))
        return EDUCATION;
    if (offender->identified >= (uint32_t)law->sentence_from ||
        (law->sentence_quantity > 0 && offender->quantity >= (uint32_t)law->sentence_quantity))
        return SENTENCE;
    return offender->identified >= (uint32_t)law->detention_from ? DETENTION : WARNING;
}

static void count_sanction(struct world *world, enum step_of_ladder step, int home)
{
    if (step == EDUCATION)
        tally(world, M_EDUCATIONS, home, 1);
    if (step == WARNING)
        tally(world, M_WARNINGS, home, 1);
    if (step == SENTENCE)
        tally(world, M_SENTENCES, home, 1);
}

static void tell(const struct world *world, enum step_of_ladder step, const struct offender *offender, int days)
{
    static const enum event_kind kind_of[] = {[EDUCATION] = EVENT_EDUCATED,
                                              [WARNING] = EVENT_WARNED,
                                              [DETENTION] = EVENT_DETAINED,
                                              [SENTENCE] = EVENT_SENTENCED};
    int home = world->persons.at[offender->person].jurisdiction;
    const struct jurisdiction_params *law = &world->params->jurisdictions[home];
    bool by_quantity = step == SENTENCE && offender->identified < (uint32_t)law->sentence_from;
    event_person(world, by_quantity ? EVENT_SENTENCED_BY_QUANTITY : kind_of[step], offender->person, home, days);
    if (law->permanent_file)
        event_person(world, EVENT_FILED, offender->person, home, 0);
    if (law->blacklist)
        event_person(world, EVENT_BLACKLISTED, offender->person, home, law->blacklist_days);
}

static void sanction(struct world *world, struct offender *offender)
{
    int home = world->persons.at[offender->person].jurisdiction;
    const struct jurisdiction_params *law = &world->params->jurisdictions[home];
    enum step_of_ladder step = ladder(world, offender, law);
    int days = step == SENTENCE ? law->sentence_days : step == DETENTION ? law->detention_days : 0;
    int32_t until = world->day + days;
    count_sanction(world, step, home);
    tell(world, step, offender, days);
    if (days > 0)
        tally(world, M_DETENTIONS, home, 1);
    if (offender->detained_until < until)
        offender->detained_until = until;
    if (law->blacklist)
        offender->blacklisted_until = world->day + law->blacklist_days;
    offender->release_due = true;
    offender->release_day = offender->detained_until > world->day ? offender->detained_until : world->day;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].due < offender->release_day)
            world->accounts[a].due = offender->release_day;
    world->jurisdictions[home].sanctions_today++;
}

/* On release an identified offender desists with some probability. */
static void release(struct world *world, uint32_t index)
{
    struct offender *offender = &world->offenders[index];
    struct rng rng;
    rng_open(&rng, world->key, RNG_RELEASE, offender->person, 0, (uint32_t)world->day);
    offender->release_due = false;
    if (!rng_chance(&rng, world->params->learning.desist_on_release))
        return;
    tally(world, M_DESISTANCES, 0, 1);
    event_person(world, EVENT_DESISTED_ON_RELEASE, offender->person, world->persons.at[offender->person].jurisdiction,
                 0);
    offender_desist(world, index);
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    for (size_t k = 0; k < world->identified.count; k++) {
        struct offender *offender = &world->offenders[world->identified.items[k]];
        if (offender->motivated)
            sanction(world, offender);
    }
    /* Backwards: desisting moves the last one into the freed place. */
    for (size_t k = world->motivated.count; k-- > 0;) {
        const struct offender *offender = &world->offenders[world->motivated.items[k]];
        if (offender->release_due && offender->release_day <= world->day)
            release(world, world->motivated.items[k]);
    }
    return STATUS_OK;
}

const struct mechanism sanctions_mechanism = {
    .name = "sanctions",
    .doc = "the identified are educated, warned, detained, sentenced, blacklisted; some desist on release",
    .switch_offset = MECHANISM_SWITCH(sanctions),
    .step = step,
};
