/* memory.c - how much memory a run will take. Each size stands where what it is the size of is allocated. */
#include "regimesim/model/memory.h"

#include <math.h>

#include "regimesim/model/network.h"
#include "regimesim/model/observation.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

/* N (1 - (1 - f) exp(-mu days)): who is motivated on day 0 or becomes so; mu = f nu/(1 - f) (motivation.c). */
static double ever_motivated(const struct params *params, double persons)
{
    double f = params->population.motivated_share, days = params->run.days;
    double onset = params->mechanisms.motivation ? f * params->population.desistance / (1 - f) : 0;
    return persons * (1 - (1 - f) * exp(-onset * days));
}

/* Offences of an offender of propensity 1 and day, and how many of these are reported or found. */
struct offence_rates {
    double all, reported;
};

/* With a victim: rate times sum of w s (1 - E[g]) / sum of w, with trust 1 and all leverage. */
static struct offence_rates offence_rates(const struct params *params)
{
    struct offence_rates rates = {0, 0};
    double weights = 0, a = params->population.caution_a, b = params->population.caution_b;
    for (int o = 0; o < params->offence_count; o++)
        weights += params->offences[o].kind == OFFENCE_VICTIM ? params->offences[o].weight : 0;
    for (int o = 0; o < params->offence_count && params->mechanisms.offending; o++) {
        const struct offence_params *offence = &params->offences[o];
        double rate = 0;
        if (offence->kind == OFFENCE_VICTIM && weights > 0)
            rate = params->offending.rate * offence->weight / weights * offence->success * b / (a + b);
        else if (offence->kind == OFFENCE_VICTIMLESS)
            rate = offence->rate;
        rates.all += rate;
        rates.reported += rate * fmin(1, offence->report_platform + offence->report_police + offence->proactive);
    }
    return rates;
}

/* Rows that one run leaves: each metric by window or once, each element of its list. */
static double result_rows(const struct params *params)
{
    double windows = ceil((double)params->run.days / params->run.interval), rows = 0;
    for (int m = 0; m < METRIC_COUNT; m++)
        rows +=
            params_list_count(params, metric_table[m].scope) * (metric_table[m].kind == METRIC_SUMMARY ? 1 : windows);
    return rows;
}

/* Bytes kept of each person beside what everybody has. */
static double kept_besides(const struct params *params)
{
    double bytes = 0;
    for (int p = 0; p < params->platform_count; p++)
        if (params->platforms[p].law_day > 0)
            bytes += sizeof(uint32_t); /* days of decision (registration.c) */
    bytes += params->mechanisms.social_credit ? sizeof(struct credit_record) : 0;
    bytes += params->mechanisms.rings ? sizeof *((struct persons *)0)->doxed : 0;
    return bytes;
}

void memory_of_run(const struct params *params, uint64_t persons, uint64_t friendships, bool events,
                   struct memory_need *need)
{
    *need = (struct memory_need){0};
    network_memory(params, &persons, &friendships, &need->making);
    struct offence_rates rates = offence_rates(params);
    double n = (double)persons, offenders = ever_motivated(params, n);
    double offender_days = n * params->population.motivated_share * params->run.days;
    need->graph = graph_bytes(persons, friendships);
    need->persons = n * ((double)person_bytes() + kept_besides(params));
    need->offenders = offenders * (sizeof(struct offender) + sizeof(uint32_t));
    need->accounts = offenders * (1 + params->population.extra_accounts) * (double)account_bytes(params);
    need->offences = offender_days * rates.all * (double)(sizeof(struct offence) + observe_offence_bytes());
    need->queues = offender_days * rates.reported * sizeof(uint64_t);
    need->results = result_rows(params) * sizeof(struct outcome_row) +
                    (events ? EVENTS_PER_PERSON_DAY * n * params->run.days * sizeof(struct event) : 0);
}

double memory_peak(const struct memory_need *need)
{
    double run = need->persons + need->accounts + need->offenders + need->offences + need->queues + need->results;
    return need->graph + fmax(need->making, run);
}
