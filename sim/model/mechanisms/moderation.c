/* moderation.c - platforms work through reports, first come first served (ODD, section 8). */
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/report.h"

/* A report is void once its account is closed, or its person gone from here. */
static bool is_void(const struct world *world, int platform, uint64_t report)
{
    uint32_t index = (uint32_t)report;
    if (report & REPORT_ON_PERSON)
        return !person_active(world, index, platform);
    const struct account *account = &world->accounts[index];
    return account->state != ACCOUNT_OPEN || report != report_pack_account(index, account->serial);
}

static void clear_mark(struct world *world, uint64_t report)
{
    if (report & REPORT_ON_PERSON)
        world->persons.at[(uint32_t)report].traits &= (uint16_t) ~(TRAIT_REPORTED | TRAIT_REPORT_TRUE);
    else
        world->accounts[(uint32_t)report].reported = false;
}

static enum status decide_account(struct world *world, int platform, uint32_t index, double luck, struct error *error)
{
    bool stands = luck >= world->params->platforms[platform].sensitivity;
    event_account(world, stands ? EVENT_REPORT_DISMISSED : EVENT_TAKEDOWN, index, 0);
    if (stands)
        return STATUS_OK;
    tally(world, M_TAKEDOWNS, platform, 1);
    return account_suspend(world, index, error);
}

static enum status decide_person(struct world *world, int platform, uint32_t person, double luck, struct error *error)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    bool is_true = person_has(world, person, TRAIT_REPORT_TRUE);
    bool stands = luck >= (is_true ? rule->sensitivity : 1 - rule->specificity);
    event_person(world,
                 stands    ? EVENT_PERSON_REPORT_DISMISSED
                 : is_true ? EVENT_PERSON_TAKEDOWN
                           : EVENT_PERSON_TAKEDOWN_WRONGLY,
                 person, platform, 0);
    if (stands)
        return STATUS_OK;
    tally(world, is_true ? M_TAKEDOWNS : M_WRONGFUL_SUSPENSIONS, platform, 1);
    return person_suspend(world, person, rule->suspension_days, error);
}

static enum status handle(struct world *world, int platform, uint64_t report, double luck, struct error *error)
{
    uint32_t index = (uint32_t)report;
    enum status status = report & REPORT_ON_PERSON ? decide_person(world, platform, index, luck, error)
                                                   : decide_account(world, platform, index, luck, error);
    tally(world, M_REPORTS_HANDLED, platform, 1);
    return status;
}

/* Luck belongs to who is reported, not to the place in the queue. */
static double luck_of(const struct world *world, uint64_t report)
{
    struct rng rng;
    uint32_t index = (uint32_t)report, sub = 0, person = index;
    if (!(report & REPORT_ON_PERSON)) {
        const struct offender *owner = &world->offenders[world->accounts[index].owner];
        person = owner->person;
        sub = 1 + index - owner->first_account;
    }
    rng_open(&rng, world->key, RNG_MODERATION, person, sub, (uint32_t)world->day);
    return rng_uniform(&rng);
}

/* Mean number of reports that can be handled in a day, those who were hired included. */
static double daily_capacity(const struct world *world, int platform)
{
    const struct platform_state *state = &world->platforms[platform];
    uint32_t accounts = platform_all_users(state) + platform_operating(state);
    return (world->params->platforms[platform].moderation_capacity + state->hired) * accounts / 1000;
}

/* In the evening, for tomorrow: hired = min(limit, hired·(1 − attrition) + hiring·[more than the backlog waits]). */
static void hire(struct world *world, int platform)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    struct platform_state *state = &world->platforms[platform];
    bool backlog = (double)state->reports.count > rule->hiring_backlog * daily_capacity(world, platform);
    double hired = state->hired * (1 - rule->attrition) + (backlog ? rule->hiring : 0);
    state->hired = fmin(rule->hiring_limit, hired);
}

static enum status work(struct world *world, int platform, struct error *error)
{
    struct platform_state *state = &world->platforms[platform];
    struct rng rng;
    rng_open(&rng, world->key, RNG_MODERATION, (uint32_t)platform, 0xFFFFFFu, (uint32_t)world->day);
    uint32_t capacity = rng_round(&rng, daily_capacity(world, platform));
    enum status status = STATUS_OK;
    tally(world, M_STAFF_CAPACITY, platform, capacity);
    while (!status && state->reports.count) {
        uint64_t report = fifo_first(&state->reports);
        bool empty = is_void(world, platform, report);
        if (!empty && capacity == 0)
            break;
        fifo_pop(&state->reports);
        if (!empty) {
            capacity--;
            status = handle(world, platform, report, luck_of(world, report), error);
        }
        /* A closed account's mark was already cleared, and may be set again by a report of its successor. */
        if (!empty || report & REPORT_ON_PERSON)
            clear_mark(world, report);
    }
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (int p = 0; p < world->params->platform_count && !status; p++)
        status = work(world, p, error);
    for (int p = 0; p < world->params->platform_count && !status; p++)
        hire(world, p);
    return status;
}

const struct mechanism moderation_mechanism = {
    .name = "moderation",
    .doc = "platforms decide on reports within their capacity",
    .switch_offset = MECHANISM_SWITCH(moderation),
    .step = step,
};
