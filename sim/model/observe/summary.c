/* summary.c - one number a run for each summary metric (ODD: observation). */
#include <math.h>
#include <stdlib.h>

#include "regimesim/model/observation.h"
#include "regimesim/model/persons.h"

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static int descending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a < b) - (a > b);
}

/* Shares of offences by the most active: the tenth of those ever motivated, and the hundredth of all persons. */
struct top_shares {
    double decile, percent;
};

static enum status find_top(const struct world *world, struct top_shares *shares, struct error *error)
{
    uint32_t n = world->offender_count, *counts = malloc((n + 1) * sizeof *counts);
    uint32_t tenth = (n + 9) / 10, hundredth = (world->persons.count + 99) / 100;
    double decile = 0, percent = 0, all = 0;
    if (!counts)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t i = 0; i < n; i++)
        counts[i] = world->offenders[i].offences;
    qsort(counts, n, sizeof *counts, descending);
    for (uint32_t i = 0; i < n; i++) {
        all += counts[i];
        decile += i < tenth ? counts[i] : 0;
        percent += i < hundredth ? counts[i] : 0;
    }
    free(counts);
    *shares = (struct top_shares){ratio(decile, all), ratio(percent, all)};
    return STATUS_OK;
}

static double total(const struct world *world, enum metric metric)
{
    return observe_sum(world, metric, world->tallies->total);
}

/* A rate over the second half: what is in the total but was not yet there at half time. */
static double second_half_rate(const struct world *world, enum metric metric)
{
    const struct tallies *t = world->tallies;
    double sums[METRIC_COUNT][MAX_JURISDICTIONS];
    for (int m = 0; m < METRIC_COUNT; m++)
        for (int e = 0; e < MAX_JURISDICTIONS; e++)
            sums[m][e] = t->total[m][e] - t->first_half[m][e];
    return observe_rate(world, metric, sums);
}

/* Of the offenders ever identified (adults, minors), the share identified more than once. */
static double reidentified(const struct world *world, bool adults, bool minors)
{
    double once = 0, again = 0;
    for (uint32_t i = 0; i < world->offender_count; i++) {
        const struct offender *offender = &world->offenders[i];
        if (person_has(world, offender->person, TRAIT_MINOR) ? !minors : !adults)
            continue;
        once += offender->identified > 0;
        again += offender->identified > 1;
    }
    return ratio(again, once);
}

static double value_of(const struct world *world, enum metric metric)
{
    const struct tallies *t = world->tallies;
    double days = world->params->run.days, years = days / YEAR, persons = world->persons.count;
    double account_days = total(world, M_ACCOUNT_DAYS), victimisations = total(world, M_VICTIMISATIONS);
    switch (metric) {
    case M_SUM_RATE_ALL: return observe_rate(world, M_RATE_ALL, t->total);
    case M_SUM_RATE_AUTHENTIC: return observe_rate(world, M_RATE_AUTHENTIC, t->total);
    case M_SUM_RATE_FICTITIOUS: return observe_rate(world, M_RATE_FICTITIOUS, t->total);
    case M_SUM_RATE_VERIFIED: return observe_rate(world, M_RATE_VERIFIED, t->total);
    case M_SUM_RATE_UNVERIFIED: return observe_rate(world, M_RATE_UNVERIFIED, t->total);
    case M_SUM_RATE_SECOND_HALF: return second_half_rate(world, M_RATE_ALL);
    case M_SUM_RATE_AUTHENTIC_SECOND_HALF: return second_half_rate(world, M_RATE_AUTHENTIC);
    case M_SUM_HARM: return ratio(total(world, M_HARM) * 1000 * 30, account_days);
    case M_SUM_RATE_INCIVILITY: return observe_rate(world, M_RATE_INCIVILITY, t->total);
    case M_SUM_PREVALENCE_YEAR: return world->victims_year / persons;
    case M_SUM_PREVALENCE: return world->victims / persons;
    case M_SUM_REPEAT: return ratio(world->repeat_victims_year, world->victims_year);
    case M_SUM_DISCLOSURE_RATIO: return observe_disclosure_ratio(world);
    case M_SUM_KNOWN: return ratio(total(world, M_VICTIMISATIONS_KNOWN), victimisations);
    case M_SUM_ASSUMED: return ratio(total(world, M_VICTIMISATIONS_ASSUMED) * 1000 * 30, account_days);
    case M_SUM_HOP1:
        return !world->params->run.hops ? NAN : ratio(total(world, M_VICTIMISATIONS_HOP1) * 1000 * 30, account_days);
    case M_SUM_HOP2:
        return !world->params->run.hops ? NAN : ratio(total(world, M_VICTIMISATIONS_HOP2) * 1000 * 30, account_days);
    case M_SUM_RING_VICTIMS:
        return ratio(total(world, M_RING_PUBLICATIONS) + total(world, M_RING_HARASSMENT), victimisations);
    case M_SUM_REIDENTIFIED: return reidentified(world, true, true);
    case M_SUM_REIDENTIFIED_ADULTS: return reidentified(world, true, false);
    case M_SUM_REIDENTIFIED_MINORS: return reidentified(world, false, true);
    case M_SUM_WRONG_ACCUSATIONS: return total(world, M_WRONGLY_ACCUSED) * 1e5 / persons / years;
    case M_SUM_ACCEPT_STRANGER: return ratio(total(world, M_ACCEPTED_STRANGER), total(world, M_REQUESTS_STRANGER));
    case M_SUM_ACCEPT_MUTUAL: return ratio(total(world, M_ACCEPTED_MUTUAL), total(world, M_REQUESTS_MUTUAL));
    case M_SUM_FALSE_STOCK: return world->sum_false_stock / days;
    case M_SUM_OWN_CREDENTIAL: return world->sum_own / days;
    case M_SUM_AUTHENTIC_SHARE: return world->sum_authentic / days;
    case M_SUM_FALSE_SHARE: return world->sum_false / days;
    case M_SUM_EXPOSURE: return world->sum_exposure / days;
    case M_SUM_BREACHED: return (total(world, M_BREACHED) + total(world, M_REGISTER_BREACHED)) / persons;
    case M_SUM_WRONGFUL: return ratio(total(world, M_WRONGFUL_SUSPENSIONS) * 1000 * YEAR, account_days);
    case M_SUM_BARRED: return total(world, M_OWNERS_BARRED) * 1e5 / persons / years;
    case M_SUM_EXIT: return (total(world, M_LEFT) + total(world, M_MOVED)) / persons;
    case M_SUM_WITHHELD: return ratio(total(world, M_POSTS_WITHHELD), total(world, M_POSTS_SENSITIVE));
    case M_SUM_REMOVED: return ratio(total(world, M_POSTS_REMOVED) * 1000, total(world, M_POSTS));
    case M_SUM_AUTHORS: return total(world, M_AUTHORS_IDENTIFIED) * 1e5 / persons / years;
    case M_SUM_TARGETED: return ratio(total(world, M_POSTS_TARGETED) * 1000, total(world, M_POSTS));
    case M_SUM_WITHHELD_VULNERABLE:
        return ratio(total(world, M_POSTS_WITHHELD_VULNERABLE), total(world, M_POSTS_WITHHELD));
    case M_SUM_AUTHORS_SANCTIONED: return total(world, M_AUTHORS_SANCTIONED) * 1e5 / persons / years;
    case M_SUM_LOOKUPS: return total(world, M_REGISTRY_LOOKUPS) * 1e5 / persons / years;
    case M_SUM_CREDIT_BLACKLISTED: return world->sum_credit_listed / days;
    case M_SUM_PETTY_SANCTIONS: return total(world, M_PETTY_SANCTIONS) * 1000 / persons / years;
    case M_SUM_VPN: return world->sum_vpn / days;
    case M_SUM_MIGRATED: return total(world, M_MIGRATED) / persons;
    case M_SUM_RETURNED: return total(world, M_RETURNED) / persons;
    case M_SUM_SELLER_SANCTION: return ratio(total(world, M_SELLER_SENTENCES), total(world, M_SELLERS_PROSECUTED));
    case M_SUM_REPORTS_HANDLED: return ratio(total(world, M_REPORTS_HANDLED) * 1000 * YEAR, account_days);
    case M_SUM_EXCLUDED: return total(world, M_EXCLUDED_BY_FEE) / persons;
    case M_SUM_REOPENED: return ratio(total(world, M_REOPENED), total(world, M_OPENED));
    case M_SUM_REENTRY: return ratio(total(world, M_REENTRY_DAYS), total(world, M_REOPENED));
    case M_SUM_STAFF: return ratio(total(world, M_STAFF_CAPACITY) * 1000 * YEAR, account_days);
    case M_SUM_BUNCHING: return observe_bunching(world);
    case M_SUM_CASES: return total(world, M_CASES_OPENED) * 1e5 / persons / years;
    default: return NAN;
    }
}

/* Of offences with a victim. */
static double reported_share(const struct world *world)
{
    double all = 0, reported = 0;
    for (uint32_t i = 0; i < world->offence_count; i++) {
        all += world->offences[i].victim != NOBODY;
        reported += world->offences[i].victim != NOBODY && world->offences[i].flags & OFFENCE_REPORTED_POLICE;
    }
    return ratio(reported, all);
}

enum status observe_end(struct world *world, struct error *error)
{
    struct top_shares top = {NAN, NAN};
    double gini = NAN;
    enum status status = find_top(world, &top, error);
    if (!status)
        status = observe_victim_gini(world, &gini, error);
    if (!status)
        status = observe_row(world, M_SUM_VICTIM_GINI, -1, 0, gini, error);
    if (!status)
        status = observe_row(world, M_SUM_TOP_DECILE, -1, 0, top.decile, error);
    if (!status)
        status = observe_row(world, M_SUM_TOP_PERCENT, -1, 0, top.percent, error);
    if (!status)
        status = observe_row(world, M_SUM_REPORTED_POLICE, -1, 0, reported_share(world), error);
    for (int m = 0; m < METRIC_COUNT && !status; m++)
        if (metric_table[m].kind == METRIC_SUMMARY)
            status = observe_row(world, (enum metric)m, -1, 0, value_of(world, (enum metric)m), error);
    return status ? status : observe_detection(world, error);
}
