/* verify.c - what must be true of the state after every day; for tests. */
#include <math.h>
#include <string.h>

#include "regimesim/model/credit.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/policy.h"
#include "regimesim/model/registration.h"
#include "regimesim/model/report.h"
#include "regimesim/model/rings.h"

#define REQUIRE(condition, ...)                                                                                        \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            return error_set(error, STATUS_INTERNAL, __VA_ARGS__);                                                     \
    } while (0)

static bool is_probability(double p)
{
    return p >= 0 && p <= 1;
}

static enum status verify_persons(const struct world *world, struct error *error)
{
    const struct persons *p = &world->persons;
    uint32_t victims = 0, repeat = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        REQUIRE(p->at[i].platform == NO_PLATFORM || p->at[i].platform < world->params->platform_count,
                "person %u: platform %d does not exist", i, p->at[i].platform);
        REQUIRE(person_has(world, i, TRAIT_OFFENDER) == (p->offender[i] != NOBODY), "person %u: offender or not", i);
        REQUIRE(p->at[i].friends == graph_degree(world->graph, i), "person %u: friends miscounted", i);
        REQUIRE(p->at[i].jurisdiction < world->params->jurisdiction_count, "person %u: no such jurisdiction", i);
        REQUIRE(p->at[i].credential < CREDENTIAL_COUNT, "person %u: no such credential", i);
        REQUIRE(is_probability(person_caution(world, i)), "person %u: caution %g", i, person_caution(world, i));
        REQUIRE(!(p->at[i].credential == CREDENTIAL_FALSE && person_has(world, i, TRAIT_AUTHENTIC)),
                "person %u: authentic under a false credential", i);
        REQUIRE(person_public_floor(world, i, p->at[i].exposure) == p->at[i].exposure,
                "person %u: took back what is public", i);
        REQUIRE(p->at[i].platform == NO_PLATFORM || person_reaches(world, i, p->at[i].platform),
                "person %u: on a platform out of reach", i);
        REQUIRE(!person_has(world, i, TRAIT_VPN_BOUGHT) || person_has(world, i, TRAIT_VPN), "person %u: bought no VPN",
                i);
        REQUIRE(p->offender[i] == NOBODY || world->offenders[p->offender[i]].person == i,
                "person %u: offender record of somebody else", i);
        victims += p->at[i].victimised > 0;
        repeat += p->at[i].victimised > 1;
    }
    REQUIRE(victims == world->victims, "victims: %u counted, %u kept", victims, world->victims);
    REQUIRE(repeat == world->repeat_victims, "repeat victims: %u counted, %u kept", repeat, world->repeat_victims);
    return STATUS_OK;
}

static enum status verify_platform_users(const struct world *world, int platform, struct error *error)
{
    const struct platform_state *kept = &world->platforms[platform];
    struct platform_state counted = {0};
    for (uint32_t i = 0; i < world->persons.count; i++) {
        if (!person_active(world, i, platform))
            continue;
        bool authentic = person_has(world, i, TRAIT_AUTHENTIC);
        int exposed = exposure_count(world->persons.at[i].exposure, LAYER_STRANGER);
        counted.users[world->persons.at[i].credential][authentic]++;
        counted.normative[world->persons.at[i].credential] += person_has(world, i, TRAIT_NORMATIVE);
        counted.named[world->persons.at[i].credential] += person_has(world, i, TRAIT_REAL_NAME);
        counted.exposed += exposed;
        counted.exposed_authentic += authentic ? exposed : 0;
    }
    for (int c = 0; c < CREDENTIAL_COUNT; c++) {
        for (int a = 0; a < 2; a++)
            REQUIRE(counted.users[c][a] == kept->users[c][a], "platform %d: users[%d][%d] %u counted, %u kept",
                    platform, c, a, counted.users[c][a], kept->users[c][a]);
        REQUIRE(counted.named[c] == kept->named[c], "platform %d: real names miscounted", platform);
        REQUIRE(counted.normative[c] == kept->normative[c], "platform %d: normative aggressors miscounted", platform);
    }
    REQUIRE(counted.exposed == kept->exposed && counted.exposed_authentic == kept->exposed_authentic,
            "platform %d: exposure miscounted", platform);
    return STATUS_OK;
}

static enum status verify_platforms(const struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (int p = 0; p < world->params->platform_count && !status; p++) {
        const struct platform_state *platform = &world->platforms[p];
        REQUIRE(is_probability(platform->belief), "platform %d: belief %g", p, platform->belief);
        REQUIRE(platform->attention >= 0 && isfinite(platform->attention), "platform %d: attention %g", p,
                platform->attention);
        REQUIRE(platform->hired >= 0 && platform->hired <= world->params->platforms[p].hiring_limit,
                "platform %d: %g hired", p, platform->hired);
        REQUIRE(platform->trust_verified >= 0 && platform->trust_unverified >= 0, "platform %d: negative trust", p);
        status = verify_platform_users(world, p, error);
    }
    return status;
}

/* Is there an intervention that changes the platform's rule on pseudonyms, now or later? */
static bool pseudonyms_may_change(const struct world *world, int platform)
{
    const struct param_row *row = param_row_find("platforms.*", "durable_pseudonyms");
    for (int i = 0; world->policy && i < world->base->intervention_count; i++) {
        const struct change_list *list = &world->policy->interventions[i].changes;
        for (int k = 0; k < list->count; k++)
            if (list->items[k].ref.row == row && list->items[k].ref.element == platform)
                return true;
    }
    return false;
}

/* Where pseudonyms are durable from the start to the end: an unverified account beside another one, or of a barred
 * holder. */
static bool a_second_pseudonym(const struct world *world, uint32_t index)
{
    const struct account *a = &world->accounts[index];
    const struct platform_params *rule = &world->params->platforms[a->platform];
    return rule->durable_pseudonyms && rule->law_day == 0 && a->credential == CREDENTIAL_UNVERIFIED &&
           !credential_pseudonym_free(world, index) && !pseudonyms_may_change(world, a->platform);
}

static enum status verify_account(const struct world *world, uint32_t index, struct error *error)
{
    const struct account *a = &world->accounts[index];
    const struct offender *owner = &world->offenders[a->owner];
    REQUIRE(index >= owner->first_account && index < owner->first_account + owner->account_count,
            "account %u: not among its owner's", index);
    REQUIRE(a->contact_count <= CONTACTS_MAX, "account %u: %u contacts", index, a->contact_count);
    if (a->state != ACCOUNT_OPEN) {
        REQUIRE(a->contact_count == 0 && a->assumed == NOBODY, "account %u: closed, but not empty", index);
        return STATUS_OK;
    }
    REQUIRE(owner->motivated, "account %u: open, but its owner desisted", index);
    REQUIRE(a->platform < world->params->platform_count, "account %u: open nowhere", index);
    REQUIRE(person_reaches(world, owner->person, a->platform), "account %u: open where its owner cannot reach", index);
    REQUIRE((a->credential == CREDENTIAL_FALSE) == (a->identity != NOBODY),
            "account %u: identity and credential differ", index);
    REQUIRE(!a_second_pseudonym(world, index), "account %u: a second durable pseudonym", index);
    REQUIRE(a->credential != CREDENTIAL_OWN || a->own_persona, "account %u: own credential, invented persona", index);
    int rule = world->platforms[a->platform].verification;
    REQUIRE(!a->limited || rule == VERIFICATION_TIERED || rule == VERIFICATION_MANDATORY,
            "account %u: limited by a rule that was repealed", index);
    for (uint32_t k = 0; k < a->contact_count; k++)
        REQUIRE(account_contacts(world, index)[k] < world->persons.count &&
                    account_contacts(world, index)[k] != owner->person,
                "account %u: contact %u is nobody or its owner", index, k);
    for (uint32_t k = 0; k < a->contact_count; k++)
        REQUIRE(account_has_contact(world, index, account_contacts(world, index)[k]), "account %u: contact %u unmarked",
                index, k);
    return STATUS_OK;
}

static enum status verify_accounts(const struct world *world, struct error *error)
{
    uint32_t open[MAX_PLATFORMS][CREDENTIAL_COUNT] = {{0}}, false_identity[MAX_PLATFORMS] = {0};
    for (uint32_t i = 0; i < world->account_count; i++) {
        const struct account *a = &world->accounts[i];
        enum status status = verify_account(world, i, error);
        if (status)
            return status;
        if (a->state != ACCOUNT_OPEN)
            continue;
        open[a->platform][a->credential]++;
        false_identity[a->platform] += !account_true_identity(a);
    }
    for (int p = 0; p < world->params->platform_count; p++) {
        for (int c = 0; c < CREDENTIAL_COUNT; c++)
            REQUIRE(open[p][c] == world->platforms[p].operating[c], "platform %d: operating[%d] miscounted", p, c);
        REQUIRE(false_identity[p] == world->platforms[p].operating_false_identity, "platform %d: F miscounted", p);
    }
    return STATUS_OK;
}

static enum status verify_offenders(const struct world *world, struct error *error)
{
    uint32_t motivated = 0;
    for (uint32_t i = 0; i < world->offender_count; i++) {
        const struct offender *o = &world->offenders[i];
        motivated += o->motivated;
        REQUIRE(is_probability(o->perceived), "offender %u: perceived certainty %g", i, o->perceived);
        REQUIRE(!o->motivated || (o->place < world->motivated.count && world->motivated.items[o->place] == i),
                "offender %u: misplaced among the motivated", i);
        REQUIRE(world->persons.offender[o->person] == i, "offender %u: not its person's record", i);
    }
    REQUIRE(motivated == world->motivated.count, "motivated: %u counted, %zu kept", motivated, world->motivated.count);
    return STATUS_OK;
}

static enum status verify_offences(const struct world *world, struct error *error)
{
    for (uint32_t i = 0; i < world->offence_count; i++) {
        const struct offence *o = &world->offences[i];
        REQUIRE(i == 0 || world->offences[i - 1].day <= o->day, "offence %u: out of order", i);
        REQUIRE(o->detected < 0 || o->detected >= o->day, "offence %u: detected before it happened", i);
        REQUIRE(o->detected < 0 || o->flags & OFFENCE_REPORTED_POLICE, "offence %u: detected, not reported", i);
        REQUIRE(o->victim == NOBODY || o->victim != world->offenders[o->offender].person, "offence %u: on oneself", i);
    }
    return STATUS_OK;
}

static enum status verify_ring(const struct world *world, uint32_t index, struct error *error)
{
    const struct ring *r = &world->rings[index];
    REQUIRE(r->member_count >= 2 && r->member_count <= RING_MEMBERS && r->leader_count >= 1 &&
                r->leader_count <= r->member_count,
            "ring %u: %d members, %d leaders", index, r->member_count, r->leader_count);
    REQUIRE(r->member_count == RING_MEMBERS || r->known >> r->member_count == 0, "ring %u: knows too many", index);
    REQUIRE((r->pooled & ~EXPOSURE_LOW) == 0, "ring %u: pooled what does not exist", index);
    REQUIRE(r->active || r->target == NOBODY, "ring %u: dissolved, but has a target", index);
    REQUIRE(!r->published || r->target != NOBODY, "ring %u: published about nobody", index);
    for (int k = 0; k < r->member_count; k++) {
        REQUIRE(r->members[k] < world->offender_count && ring_place(r, r->members[k]) == k,
                "ring %u: member %d is nobody, or twice a member", index, k);
        REQUIRE(r->target != world->offenders[r->members[k]].person, "ring %u: attacks its member %d", index, k);
    }
    return STATUS_OK;
}

static enum status verify_rings(const struct world *world, struct error *error)
{
    uint32_t doxed = 0;
    enum status status = STATUS_OK;
    for (uint32_t k = 0; k < world->ring_count && !status; k++)
        status = verify_ring(world, k, error);
    for (uint32_t i = 0; i < world->offender_count && !status; i++) {
        uint32_t ring = world->offenders[i].ring;
        REQUIRE(ring <= world->ring_count, "offender %u: in a ring that does not exist", i);
        REQUIRE(!ring || (world->rings[ring - 1].active && ring_place(&world->rings[ring - 1], i) >= 0),
                "offender %u: in a ring that dissolved or does not know it", i);
    }
    for (uint32_t i = 0; i < world->offence_count && !status; i++) {
        const struct offence *o = &world->offences[i];
        REQUIRE(o->ring <= world->ring_count, "offence %u: by a ring that does not exist", i);
        REQUIRE(!o->ring || ring_place(&world->rings[o->ring - 1], o->offender) >= 0,
                "offence %u: for a ring by one who never joined", i);
        REQUIRE(!o->ring == (o->attempt < RING_ATTEMPTS), "offence %u: numbered in the wrong range", i);
    }
    for (uint32_t i = 0; i < world->persons.count && !status; i++)
        doxed += person_has(world, i, TRAIT_DOXED);
    REQUIRE(status || doxed == world->doxed_count, "doxed: %u counted, %u kept", doxed, world->doxed_count);
    return status;
}

/* A waiting report of an open account is marked, so that reports are merged. */
static enum status verify_queues(const struct world *world, struct error *error)
{
    for (int p = 0; p < world->params->platform_count; p++) {
        const struct fifo *queue = &world->platforms[p].reports;
        for (size_t k = 0; k < queue->count; k++) {
            uint64_t report = queue->items[(queue->head + k) & (queue->capacity - 1)];
            uint32_t index = (uint32_t)report;
            if (report & REPORT_ON_PERSON)
                REQUIRE(person_has(world, index, TRAIT_REPORTED), "person %u: report waits unmarked", index);
            else if (world->accounts[index].state == ACCOUNT_OPEN &&
                     report == report_pack_account(index, world->accounts[index].serial))
                REQUIRE(world->accounts[index].reported, "account %u: report waits unmarked", index);
        }
    }
    return STATUS_OK;
}

/* A parameter differs from its base value only while an intervention that changes it is in force. */
static enum status verify_policy(const struct world *world, struct error *error)
{
    int in_force = 0;
    if (!world->policy)
        return STATUS_OK;
    struct params undone;
    memcpy(&undone, &world->policy->today, sizeof undone);
    undone.intervention_count = world->base->intervention_count;
    REQUIRE(world->params == &world->policy->today, "interventions: the parameters are not today's");
    for (int i = 0; i < world->base->intervention_count; i++) {
        const struct intervention_state *state = &world->policy->interventions[i];
        in_force += state->since >= 0;
        REQUIRE(state->since <= world->day, "intervention %d: begins in the future", i);
        for (int k = 0; k < state->changes.count && state->since >= 0; k++)
            param_store(&undone, state->changes.items[k].ref,
                        param_get_number(world->base, state->changes.items[k].ref));
    }
    REQUIRE(in_force == world->policy->in_force, "interventions: %d counted, %d kept", in_force,
            world->policy->in_force);
    REQUIRE(memcmp(&undone, world->base, sizeof undone) == 0, "interventions: a parameter did not return");
    return STATUS_OK;
}

static enum status verify_jurisdictions(const struct world *world, struct error *error)
{
    for (int k = 0; k < world->params->jurisdiction_count; k++) {
        const struct jurisdiction_state *law = &world->jurisdictions[k];
        double budget = world->params->jurisdictions[k].lookup_budget * law->population / 1e5;
        REQUIRE(is_probability(law->fear), "jurisdiction %d: fear %g", k, law->fear);
        REQUIRE(world->params->jurisdictions[k].lookup_budget < 0 || law->lookups_today <= ceil(budget),
                "jurisdiction %d: %u look-ups", k, law->lookups_today);
    }
    return STATUS_OK;
}

static enum status verify_listed(const struct world *world, uint32_t person, struct error *error)
{
    REQUIRE(person_has(world, person, TRAIT_BLACKLISTED), "person %u: listed unmarked", person);
    REQUIRE(world->credit[person].listed_until > world->day, "person %u: listed past the term", person);
    return STATUS_OK;
}

static enum status verify_credit(const struct world *world, struct error *error)
{
    uint32_t listed = 0;
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        listed += person_has(world, i, TRAIT_BLACKLISTED);
        if (world->credit)
            REQUIRE(credit_score(world, i) >= CREDIT_LOWEST && credit_score(world, i) <= CREDIT_HIGHEST,
                    "person %u: score %g", i, credit_score(world, i));
    }
    REQUIRE(listed == world->credit_listed.count, "listed: %u counted, %zu kept", listed, world->credit_listed.count);
    for (size_t k = 0; k < world->credit_listed.count && !status; k++)
        status = verify_listed(world, world->credit_listed.items[k], error);
    return status;
}

static enum status verify_vpn(const struct world *world, struct error *error)
{
    uint32_t users[MAX_JURISDICTIONS] = {0}, buyers[MAX_JURISDICTIONS] = {0};
    for (uint32_t i = 0; i < world->persons.count; i++) {
        users[world->persons.at[i].jurisdiction] += person_has(world, i, TRAIT_VPN);
        buyers[world->persons.at[i].jurisdiction] += person_has(world, i, TRAIT_VPN_BOUGHT);
    }
    for (int k = 0; k < world->params->jurisdiction_count; k++) {
        const struct jurisdiction_state *law = &world->jurisdictions[k];
        REQUIRE(users[k] == law->vpn_users && buyers[k] == law->vpn_buyers, "jurisdiction %d: VPN users miscounted", k);
        REQUIRE(law->alarm >= 0 && isfinite(law->alarm), "jurisdiction %d: fear %g", k, law->alarm);
        REQUIRE(law->prosecution >= 0, "jurisdiction %d: perceived prosecution %g", k, law->prosecution);
    }
    REQUIRE(world->price_vpn >= 0 && isfinite(world->price_vpn), "price of access %g", world->price_vpn);
    return STATUS_OK;
}

static enum status verify_sellers(const struct world *world, struct error *error)
{
    for (int g = 0; g < GOOD_COUNT; g++) {
        const struct seller_market *market = &world->markets[g];
        REQUIRE(market->unsold == (world->params->mechanisms.sellers && market->count == 0), "good %d: unsold or not",
                g);
        REQUIRE(market->sales >= 0 && isfinite(market->sales), "good %d: sales %g", g, market->sales);
        for (uint32_t k = 0; k < market->count; k++) {
            const struct seller *seller = &market->items[k];
            REQUIRE(seller->jurisdiction < world->params->jurisdiction_count, "seller %u: nowhere", seller->serial);
            REQUIRE(seller->serial < world->seller_serial && seller->since <= world->day, "seller %u: not yet there",
                    seller->serial);
            REQUIRE(seller->turnover >= seller->today && seller->today >= 0 && seller->income >= 0,
                    "seller %u: turnover %g, today %g", seller->serial, seller->turnover, seller->today);
        }
    }
    return STATUS_OK;
}

enum status world_verify(const struct world *world, struct error *error)
{
    REQUIRE(is_probability(world->awareness), "awareness %g", world->awareness);
    REQUIRE(world->price >= 0 && isfinite(world->price), "price %g", world->price);
    enum status (*const checks[])(const struct world *, struct error *) = {
        verify_persons, verify_platforms, verify_accounts,      verify_offenders, verify_offences, verify_queues,
        verify_policy,  verify_rings,     verify_jurisdictions, verify_credit,    verify_vpn,      verify_sellers};
    for (size_t k = 0; k < sizeof checks / sizeof checks[0]; k++) {
        enum status status = checks[k](world, error);
        if (status)
            return status;
    }
    return STATUS_OK;
}
