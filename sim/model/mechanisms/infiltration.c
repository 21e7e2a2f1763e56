/* infiltration.c - operating accounts win contacts (ODD, section 6).
 *
 * Acceptance 0.193 without and 0.591 with a mutual friend: Boshmaf et al. (2011), 976 of 5,053 and 2,079 of 3,517
 * requests. Dividing by E[1 - g] keeps these means in a population whose caution varies. */
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/parts.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/search.h"

/* P(accept) = clamp(T · α · (1 − g_j) / E[1 − g]) */
static double acceptance(const struct world *world, const struct account *account, uint32_t person, bool mutual)
{
    const struct params *p = world->params;
    const struct platform_state *platform = &world->platforms[account->platform];
    double trust = account_looks_verified(account) ? platform->trust_verified : platform->trust_unverified;
    double alpha = mutual ? p->infiltration.accept_mutual : p->infiltration.accept_stranger;
    double mean_openness = p->population.caution_b / (p->population.caution_a + p->population.caution_b);
    double chance = trust * alpha * (1 - person_caution(world, person)) / mean_openness;
    return chance < 1 ? chance : 1;
}

/* The requests of one account on one day. */
struct outreach {
    uint32_t account;
    unsigned left; /* requests still to send */
    bool mutual;   /* the present one goes to a friend of a contact */
    struct rng rng;
    struct circle circle;
    struct search search;
};

/* Words of a request: mutual or not, whom, accepted or not. */
enum { REQUEST_WORDS = 2 * RNG_UNIFORM_WORDS + SEARCH_WORDS };

/* Whom to ask: a friend of a contact, or a stranger. False: nobody, as a limited account meets no strangers. */
static bool choose(const struct world *world, struct outreach *outreach)
{
    outreach->mutual =
        rng_chance(&outreach->rng, world->params->infiltration.mutual_share) && outreach->circle.size > 0;
    outreach->search = (struct search){.layer = outreach->mutual ? LAYER_SECOND : LAYER_STRANGER,
                                       .circle = &outreach->circle,
                                       .rng = &outreach->rng,
                                       .person = NOBODY};
    return outreach->mutual || outreach->circle.meets_strangers;
}

/* What came of the requests of a part of the offenders, by [to a friend of a contact]. */
struct answers {
    uint32_t requests[2][MAX_PLATFORMS], accepted[2][MAX_PLATFORMS];
};

/* Changes nothing but the account's own contacts. */
static void ask(const struct world *world, struct outreach *outreach, struct answers *answers)
{
    uint32_t index = outreach->account, target = outreach->search.person;
    struct account *account = &world->accounts[index];
    double luck = rng_uniform(&outreach->rng);
    if (target == NOBODY || target == outreach->circle.self || !person_active(world, target, account->platform) ||
        account_has_contact(world, index, target))
        return;
    bool accepted = luck < acceptance(world, account, target, outreach->mutual);
    answers->requests[outreach->mutual][account->platform]++;
    if (!accepted)
        return;
    answers->accepted[outreach->mutual][account->platform]++;
    account_add_contact(world, index, target);
    outreach->circle.contact_count++;
    outreach->circle.size++;
    event_contact(world, EVENT_CONTACT_WON, target, index, outreach->mutual ? EVENT_MUTUAL : 0);
}

/* One request of each. */
static void request(const struct world *world, struct outreach *const open[], int count, struct answers *answers)
{
    struct search_group group;
    struct rng *streams[SEARCHES];
    search_group_clear(&group);
    for (int i = 0; i < count; i++)
        streams[i] = &open[i]->rng;
    rng_fill(streams, count, REQUEST_WORDS);
    for (int i = 0; i < count; i++) {
        __builtin_prefetch(&world->contacts[open[i]->account]);
        if (choose(world, open[i]))
            search_group_add(&group, &open[i]->search);
    }
    search_all(world, &group);
    for (int i = 0; i < count; i++) {
        ask(world, open[i], answers);
        open[i]->left--;
    }
}

/* Where a walk over the operating accounts stands. */
struct walk {
    struct part part; /* first: the present offender */
    uint32_t place;   /* among the offender's accounts */
    double none;      /* probability that an account sends no request on a day */
};

/* Begin the day of the next account that could win a contact; false when there is none. */
static bool next(const struct world *world, struct walk *walk, struct outreach *outreach)
{
    for (; walk->part.first < walk->part.end; walk->part.first++, walk->place = 0) {
        const struct offender *offender = offender_fetched(world, walk->part.first);
        if (!offender_at_large(world, offender))
            continue;
        while (walk->place < offender->account_count) {
            uint32_t place = walk->place++, index = offender->first_account + place;
            if (world->accounts[index].state != ACCOUNT_OPEN || world->accounts[index].contact_count >= CONTACTS_MAX)
                continue;
            outreach->account = index;
            rng_open(&outreach->rng, world->key, RNG_INFILTRATION, offender->person, place, (uint32_t)world->day);
            return true;
        }
    }
    return false;
}

/* How many requests the accounts open[0] to open[count - 1] send; those who send any come to the front. Returns how
 * many these are. */
static int draw_requests(const struct world *world, const struct walk *walk, struct outreach *open[], int count)
{
    enum { COUNT_WORDS = 4 * RNG_UNIFORM_WORDS }; /* enough for three requests */
    struct rng *streams[SEARCHES];
    for (int i = 0; i < count; i++)
        streams[i] = &open[i]->rng;
    rng_fill(streams, count, COUNT_WORDS);
    for (int i = 0; i < count;) {
        struct outreach *outreach = open[i];
        outreach->left = rng_poisson(&outreach->rng, world->params->infiltration.requests, walk->none);
        if (outreach->left > 0) {
            outreach->circle = circle_of(world, outreach->account);
            i++;
        } else {
            open[i] = open[--count];
            open[count] = outreach;
        }
    }
    return count;
}

/* Take accounts in until `most` are at work; returns how many are. */
static int take_in(const struct world *world, struct walk *walk, struct outreach *open[], int count, int most)
{
    while (count < most) {
        int fresh = 0;
        while (count + fresh < most && next(world, walk, open[count + fresh]))
            fresh++;
        if (fresh == 0)
            break;
        count += draw_requests(world, walk, open + count, fresh);
    }
    return count;
}

/* Requests of many accounts are under way together. What an account does depends on no other; but events are told in
 * the order of the accounts, so that one is done with before the next begins when they are recorded. */
static void reach_out(const struct world *world, struct part part, struct answers *answers)
{
    struct outreach slots[SEARCHES], *open[SEARCHES];
    struct walk walk = {part, 0, exp(-world->params->infiltration.requests)};
    int most = world->events ? 1 : SEARCHES, count = 0;
    for (int i = 0; i < most; i++)
        open[i] = &slots[i];
    while ((count = take_in(world, &walk, open, count, most)) > 0) {
        request(world, open, count, answers);
        for (int i = count; i-- > 0;) {
            struct outreach *done = open[i];
            if (done->left > 0 && world->accounts[done->account].contact_count < CONTACTS_MAX)
                continue;
            open[i] = open[--count];
            open[count] = done;
        }
    }
}

static void count_answers(struct world *world, const struct answers *answers)
{
    for (int p = 0; p < world->params->platform_count; p++) {
        tally(world, M_REQUESTS_STRANGER, p, answers->requests[0][p]);
        tally(world, M_REQUESTS_MUTUAL, p, answers->requests[1][p]);
        tally(world, M_ACCEPTED_STRANGER, p, answers->accepted[0][p]);
        tally(world, M_ACCEPTED_MUTUAL, p, answers->accepted[1][p]);
    }
}

/* What the threads share. */
struct campaign {
    const struct world *world;
    struct answers *parts; /* each part of the offenders its own */
};

static void work(void *context, size_t number)
{
    struct campaign *campaign = context;
    reach_out(campaign->world, part_of(campaign->world, number), &campaign->parts[number]);
}

static enum status step(struct world *world, struct error *error)
{
    size_t count = part_count(world);
    struct campaign campaign = {world, calloc(count + 1, sizeof *campaign.parts)};
    if (!campaign.parts)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    crew_do(world->events ? NULL : world->crew, count, work, &campaign);
    for (size_t p = 0; p < count; p++)
        count_answers(world, &campaign.parts[p]);
    free(campaign.parts);
    return STATUS_OK;
}

const struct mechanism infiltration_mechanism = {
    .name = "infiltration",
    .doc = "operating accounts send connection requests",
    .switch_offset = MECHANISM_SWITCH(infiltration),
    .step = step,
};
