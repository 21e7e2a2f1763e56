/* social.c - the social generator: a friendship graph with heavy-tailed degrees and clustering.
 *
 * Method. (1) Everyone draws how many friends he has from a clamped lognormal (social_degrees.c). (2) Persons with
 * about as many friends as each other share circles - families, classes, workplaces -, in which any two are friends
 * with a probability that depends on the number of friends; people with few friends have one tight circle, people with
 * many have three loose ones (social_circles.c). (3) The friends that are still lacking are acquaintances, joined at
 * random with all degrees kept (social_acquaintances.c). How tight circles must be for the clustering asked for follows
 * from an equation that also counts links by chance (social_fit.c, social_chance.c); nothing is tuned by trial graphs.
 *
 * Literature. Circles of persons of like degree, filled up at random, are the block two-level Erdos-Renyi model of
 * Seshadhri, Kolda and Pinar (2012), Phys. Rev. E 85, 056109, doi:10.1103/PhysRevE.85.056109. Different here: several
 * overlapping circles a person instead of one block, a configuration model instead of Chung and Lu's for the rest (so
 * that degrees are met exactly), one at least of a person's friends outside his circle (so that the graph hangs
 * together), and the correction for chance. Overlapping groups as the origin of clustering: Newman (2003), Phys. Rev. E
 * 68, 026121, doi:10.1103/PhysRevE.68.026121. Targets: Ugander et al. (2011), arXiv:1111.4503.
 *
 * Parameters. `mean_degree` from 1 to below half of the persons. `degree_sigma` from 0: standard deviation of the
 * logarithm of the degree before clamping; median/mean is exp(-sigma^2/2), so Facebook's 99/191 needs 1.15.
 * `clustering` from 0 to about 0.6 is the mean local clustering of persons within 10 % of the median degree. With 5,000
 * persons or more, a mean degree from 5 to 200 and sigma up to 1.3 it is met within 0.02 plus a tenth, unless chance
 * alone links more: then as little as can be had is given. Clustering falls with degree^-0.3, as in samples of online
 * friendships (fitted exponents 0.12 to 0.41). Where a small median makes the clustering impossible the answer is
 * STATUS_DATA and what is possible.
 *
 * Not modelled: communities larger than a circle, homophily in anything but the number of friends.
 * Cost: O(friendships) time and memory; about 0.1 microseconds and 16 bytes a friendship. */
#include <math.h>
#include <stdlib.h>

#include "regimesim/model/network.h"
#include "social.h"

static enum status check(uint32_t persons, double mean_degree, double degree_sigma, double clustering,
                         struct error *error)
{
    if (!(mean_degree >= 1))
        return error_set(error, STATUS_DATA, "mean degree %g is too small; expected at least 1", mean_degree);
    if (!(mean_degree < persons / 2.0))
        return error_set(error, STATUS_DATA, "mean degree %g is too large for %lu persons; expected less than %g",
                         mean_degree, (unsigned long)persons, persons / 2.0);
    if (!(degree_sigma >= 0) || isinf(degree_sigma))
        return error_set(error, STATUS_DATA, "degree sigma %g is no spread; expected 0 or more", degree_sigma);
    if (!(clustering >= 0 && clustering <= 1))
        return error_set(error, STATUS_DATA, "clustering %g is no share; expected 0 to 1", clustering);
    return STATUS_OK;
}

/* Degrees, and the rule for circles: what can fail for the parameters' sake, and cheap. */
static enum status plan(uint32_t persons, double mean_degree, double degree_sigma, double clustering, struct rng *rng,
                        struct social_degrees *degrees, struct circle_rule *rule, struct error *error)
{
    enum status status = check(persons, mean_degree, degree_sigma, clustering, error);
    if (!status)
        status = social_degrees_draw(degrees, persons, mean_degree, degree_sigma, rng, error);
    return status ? status : circle_rule_fit(degrees, clustering, rule, error);
}

enum status network_social_check(uint32_t persons, double mean_degree, double degree_sigma, double clustering,
                                 struct rng_key key, struct error *error)
{
    struct social_degrees degrees = {0};
    struct circle_rule rule;
    struct rng rng;
    rng_open(&rng, key, RNG_NETWORK, 0, 0, 0);
    enum status status = plan(persons, mean_degree, degree_sigma, clustering, &rng, &degrees, &rule, error);
    social_degrees_free(&degrees);
    return status;
}

static enum status draw(const struct social_degrees *degrees, const struct circle_rule *rule, struct rng *rng,
                        bool keep, bool *again, struct graph *graph, struct error *error)
{
    struct pair_list pairs = {0};
    uint32_t *got = NULL;
    /* what circles overshoot and mending adds is far below a tenth */
    enum status status = pair_list_reserve(&pairs, degrees->sum / 2 + degrees->sum / 20, error);
    if (!status)
        status = circles_link(degrees, rule, rng, &pairs, &got, error);
    if (!status)
        status = acquaintances_link(degrees, got, rng, &pairs, keep, again, graph, error);
    pair_list_free(&pairs);
    free(got);
    return status;
}

static enum status make(uint32_t persons, double mean_degree, double degree_sigma, double clustering,
                        struct rng_key key, bool keep, bool *again, struct graph *graph, struct error *error)
{
    struct social_degrees degrees = {0};
    struct circle_rule rule;
    struct rng rng;
    *graph = (struct graph){0};
    rng_open(&rng, key, RNG_NETWORK, 0, 0, 0);
    enum status status = plan(persons, mean_degree, degree_sigma, clustering, &rng, &degrees, &rule, error);
    if (!status)
        status = draw(&degrees, &rule, &rng, keep, again, graph, error);
    social_degrees_free(&degrees);
    return status;
}

bool social_keeps_pairs(double persons, double mean_degree)
{
    return persons * mean_degree / 2 < PAIRS_KEPT;
}

/* Large networks hardly ever need mending, and are made without a second copy of all friendships; if one does, it is
 * drawn again, the same, with one. */
enum status network_social(uint32_t persons, double mean_degree, double degree_sigma, double clustering,
                           struct rng_key key, struct graph *graph, struct error *error)
{
    bool keep = social_keeps_pairs(persons, mean_degree), again = false;
    enum status status = make(persons, mean_degree, degree_sigma, clustering, key, keep, &again, graph, error);
    return again ? make(persons, mean_degree, degree_sigma, clustering, key, true, &again, graph, error) : status;
}

size_t social_person_bytes(void)
{
    struct social_degrees degrees;
    uint32_t *got;
    return sizeof *degrees.degree + sizeof *degrees.person + sizeof *got;
}
