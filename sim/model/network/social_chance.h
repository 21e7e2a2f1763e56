/* social_chance.h - how often two persons become friends by chance alone; used by social_fit.c. */
#ifndef REGIMESIM_MODEL_NETWORK_SOCIAL_CHANCE_H
#define REGIMESIM_MODEL_NETWORK_SOCIAL_CHANCE_H

#include <stdint.h>

enum { CHANCE_BINS = 32 };

/* Everybody, in bins that seek the same number of acquaintances altogether. */
struct chance {
    double seeks[CHANCE_BINS];   /* by a person of the bin */
    double persons[CHANCE_BINS]; /* in the bin */
    double weight[CHANCE_BINS];  /* two persons are joined with probability v w/(1 + v w) */
};

/* From the numbers sought by `count` persons in ascending order, each of whom stands for `each` persons. */
void chance_prepare(struct chance *chance, const double *sought, uint32_t count, double each);

/* The weight of one who seeks `acquaintances`. */
double chance_weight(const struct chance *chance, double acquaintances);

double chance_joined(double weight_a, double weight_b);

/* For a person of this weight: how probably an acquaintance of his is joined to somebody of weight `other`, and two
 * acquaintances of his with each other. */
double chance_one(const struct chance *chance, double weight, double other);
double chance_two(const struct chance *chance, double weight);

#endif
