/* social_chance.c - how often two persons become friends by chance alone.
 *
 * The simple graph of most entropy in which everyone expects the number of friends he seeks: persons of weights v and w
 * are joined with probability v w/(1 + v w), and the weights solve sum_j v w_j/(1 + v w_j) = number sought by v (Park
 * and Newman 2003, Origin of degree correlations in the Internet and other networks, Phys. Rev. E 68, 026112). In
 * sparse graphs this is x y/R, but it also holds where those with many friends saturate each other. */
#include "social_chance.h"

#include <math.h>

enum { ITERATIONS = 24 };

static void fill_bins(struct chance *chance, const double *sought, uint32_t count, double sum, double each)
{
    uint32_t i = 0;
    double passed = 0;
    for (int b = 0; b < CHANCE_BINS; b++) {
        double in_bin = 0, squares = 0;
        for (; i < count && passed < sum * (b + 1) / CHANCE_BINS; i++) {
            passed += sought[i];
            in_bin += sought[i];
            squares += sought[i] * sought[i];
        }
        chance->seeks[b] = in_bin > 0 ? squares / in_bin : 0;
        chance->persons[b] = in_bin > 0 ? each * in_bin / chance->seeks[b] : 0;
    }
}

double chance_joined(double weight_a, double weight_b)
{
    return weight_a * weight_b / (1 + weight_a * weight_b);
}

/* One step towards the weight that gives `acquaintances`; halfway in the logarithm, so that it cannot oscillate. */
static double nearer(const struct chance *chance, double acquaintances, double weight)
{
    double reached = 0;
    for (int b = 0; b < CHANCE_BINS; b++)
        reached += chance->persons[b] * chance->weight[b] / (1 + weight * chance->weight[b]);
    return reached > 0 ? sqrt(weight * acquaintances / reached) : 0;
}

void chance_prepare(struct chance *chance, const double *sought, uint32_t count, double each)
{
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += sought[i];
    fill_bins(chance, sought, count, sum, each);
    for (int b = 0; b < CHANCE_BINS; b++)
        chance->weight[b] = chance->seeks[b] / sqrt(fmax(sum * each, 1));
    for (int i = 0; i < ITERATIONS; i++)
        for (int b = 0; b < CHANCE_BINS; b++)
            chance->weight[b] = nearer(chance, chance->seeks[b], chance->weight[b]);
}

double chance_weight(const struct chance *chance, double acquaintances)
{
    double weight = chance->weight[0];
    for (int i = 0; i < ITERATIONS; i++)
        weight = nearer(chance, acquaintances, weight);
    return weight;
}

/* Share of the acquaintances of a person of weight `weight` who come from bin b. */
static double from_bin(const struct chance *chance, double weight, int b)
{
    return chance->persons[b] * chance_joined(weight, chance->weight[b]);
}

/* One of the acquaintances that a person of bin b seeks is the one through whom he was met. */
static double weight_left(const struct chance *chance, int b)
{
    return chance->seeks[b] > 1 ? chance->weight[b] * (chance->seeks[b] - 1) / chance->seeks[b] : 0;
}

double chance_one(const struct chance *chance, double weight, double other)
{
    double joined = 0, all = 0;
    for (int b = 0; b < CHANCE_BINS; b++) {
        double share = from_bin(chance, weight, b);
        joined += share * chance_joined(other, weight_left(chance, b));
        all += share;
    }
    return all > 0 ? joined / all : 0;
}

double chance_two(const struct chance *chance, double weight)
{
    double joined = 0, all = 0;
    for (int b = 0; b < CHANCE_BINS; b++) {
        double share = from_bin(chance, weight, b);
        joined += share * chance_one(chance, weight, weight_left(chance, b));
        all += share;
    }
    return all > 0 ? joined / all : 0;
}
