/* tiny_cases.h - offences that wait for the police, in a tiny world: for tests of investigation and what follows. */
#ifndef TESTS_SUPPORT_TINY_CASES_H
#define TESTS_SUPPORT_TINY_CASES_H

#include "tiny_world.h"

/* Three jurisdictions (home, foreign, third) and a platform `abroad` in the second; everybody lives at home. Cases are
 * all taken up on the first day and end the next; identification by traces alone has probability 0.2, by the registry
 * alone 0.75; nobody is accused wrongly and no other offence is cleared. */
static inline void tiny_cases_open(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    params_element_add(&t->params, SCOPE_JURISDICTION, "third");
    t->params.jurisdictions[2].population_share = 0;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    t->params.investigation.known_offender = 0.6;
    t->params.investigation.clears_others = 0;
    t->params.investigation.wrong_accusation = 0;
    for (int k = 0; k < 3; k++) {
        t->params.jurisdictions[k].investigations = 1e5;
        t->params.jurisdictions[k].duration = 0.1;
        t->params.jurisdictions[k].duration_shape = 100;
        t->params.jurisdictions[k].cooperation_delay = 0;
    }
    tiny_only_type(t);
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 29);
    tiny_blank(t);
}

/* An offence that was reported to the police of the victim's jurisdiction; returns its index. */
static inline uint32_t tiny_case(struct tiny_world *t, uint32_t account, uint32_t victim, int flags)
{
    struct error error;
    uint32_t index, owner = t->world.accounts[account].owner;
    const struct account *a = &t->world.accounts[account];
    struct offence offence = {.day = t->world.day,
                              .detected = -1,
                              .offender = owner,
                              .victim = victim,
                              .account = account,
                              .serial = a->serial,
                              .suspect = a->identity,
                              .previous_reported = t->world.offenders[owner].last_reported,
                              .attempt = (uint16_t)t->world.offence_count,
                              .platform = a->platform,
                              .credential = a->credential,
                              .layer = LAYER_STRANGER,
                              .flags = (uint8_t)(flags | OFFENCE_REPORTED_POLICE)};
    tiny_must(offence_record(&t->world, &offence, &index, &error), &error);
    t->world.offenders[owner].last_reported = index;
    struct jurisdiction_state *law = &t->world.jurisdictions[t->world.persons.at[victim].jurisdiction];
    tiny_must(fifo_push(&law->cases, index, &error), &error);
    return index;
}

static inline void tiny_investigate(struct tiny_world *t, int days)
{
    for (int day = 0; day < days; day++, t->world.day++) {
        t->world.identified.count = 0;
        tiny_step(t, &investigation_mechanism);
        tiny_verify(t);
    }
}

static inline uint32_t tiny_detected(const struct tiny_world *t)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->world.offence_count; i++)
        count += t->world.offences[i].detected >= 0;
    return count;
}

#endif
