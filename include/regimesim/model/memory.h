/* memory.h - how much memory a run will take, told before it begins. */
#ifndef REGIMESIM_MODEL_MEMORY_H
#define REGIMESIM_MODEL_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "regimesim/params/params.h"

/* Bytes that will be resident, by what they are for. What is there from day 0 on follows from the sizes of the arrays;
 * what grows is a mean: offenders by onset, offences as if no account were ever closed. */
struct memory_need {
    double graph;    /* friendships, as long as the run lasts */
    double making;   /* beside them while the network is made, before there are persons */
    double persons;  /* with what a law, rings or social credit keep of each */
    double accounts; /* operating accounts and their contacts */
    double offenders;
    double offences; /* the log of offences, and what is sorted of it at the end */
    double queues;   /* cases and reports that wait */
    double results;  /* of one run: values, and events where they are asked for */
};

/* Measured with the defaults: 25 events in 1,000 days of a person's life. */
#define EVENTS_PER_PERSON_DAY 0.025

/* Of one run. With a file as network, `persons` and `friendships` are what is in it; for a generator they are ignored.
 */
void memory_of_run(const struct params *params, uint64_t persons, uint64_t friendships, bool events,
                   struct memory_need *need);

/* The largest sum at any time of the run: while the network is made, or at the end. */
double memory_peak(const struct memory_need *need);

#endif
