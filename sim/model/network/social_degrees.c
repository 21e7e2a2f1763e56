/* social_degrees.c - how many friends everyone has, in the social generator.
 *
 * Degree X = exp(mu + sigma Z), clamped to [1, cap]; mu solves E[clamp(X)] = mean. The draw is stratified: with n
 * persons, rank r receives the quantile (r + u)/n, u uniform, so that mean, median and spread of the sample hardly
 * stray from those of the distribution. Fractions are rounded up or down at random. Which person has which rank
 * is a random permutation.
 *
 * The cap is a quarter of all persons, as in the largest hubs of samples of online friendship graphs, and at most
 * 5,000, Facebook's limit (Ugander et al. 2011); where the mean would be out of reach it rises to twice the mean. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "social.h"

static const double FRIEND_LIMIT = 5000;
static const double SMALLEST_SIGMA = 1e-6; /* below, everyone has the same degree for all purposes */

struct clamped_lognormal {
    double mu, sigma, cap;
};

/* E[min(max(X, 1), cap)] = P(X < 1) + exp(mu + sigma^2/2) (Phi(b - sigma) - Phi(a - sigma)) + cap P(X > cap),
 * a = -mu/sigma, b = (ln cap - mu)/sigma. */
static double clamped_mean(const struct clamped_lognormal *x)
{
    double a = -x->mu / x->sigma, b = (log(x->cap) - x->mu) / x->sigma;
    double inside = gsl_cdf_ugaussian_P(b - x->sigma) - gsl_cdf_ugaussian_P(a - x->sigma);
    return gsl_cdf_ugaussian_P(a) + exp(x->mu + x->sigma * x->sigma / 2) * inside + x->cap * gsl_cdf_ugaussian_Q(b);
}

static struct clamped_lognormal with_mean(double mean, double sigma, double cap)
{
    struct clamped_lognormal x = {0, fmax(sigma, SMALLEST_SIGMA), cap};
    double low = -10 * x.sigma - 1, high = log(cap) + 10 * x.sigma + 1;
    for (int i = 0; i < 100; i++) {
        x.mu = (low + high) / 2;
        if (clamped_mean(&x) < mean)
            low = x.mu;
        else
            high = x.mu;
    }
    return x;
}

static double quantile(const struct clamped_lognormal *x, double share)
{
    return fmin(fmax(exp(x->mu + x->sigma * gsl_cdf_ugaussian_Pinv(share)), 1), x->cap);
}

/* Rounding left neighbours out of order; degrees are small numbers, so counting sorts them. */
static enum status put_in_order(struct social_degrees *degrees, uint32_t most, struct error *error)
{
    uint32_t *count = calloc((size_t)most + 1, sizeof *count), rank = 0;
    if (!count)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t i = 0; i < degrees->persons; i++)
        count[degrees->degree[i]]++;
    for (uint32_t degree = 0; degree <= most; degree++)
        for (uint32_t i = 0; i < count[degree]; i++)
            degrees->degree[rank++] = degree;
    free(count);
    return STATUS_OK;
}

static void shuffle_persons(struct social_degrees *degrees, struct rng *rng)
{
    for (uint32_t i = 0; i < degrees->persons; i++) {
        uint32_t j = rng_below(rng, i + 1);
        degrees->person[i] = degrees->person[j];
        degrees->person[j] = i;
    }
}

enum status social_degrees_draw(struct social_degrees *degrees, uint32_t persons, double mean, double sigma,
                                struct rng *rng, struct error *error)
{
    memset(degrees, 0, sizeof *degrees);
    degrees->persons = persons;
    degrees->degree = malloc((size_t)persons * sizeof *degrees->degree);
    degrees->person = malloc((size_t)persons * sizeof *degrees->person);
    if (!degrees->degree || !degrees->person) {
        social_degrees_free(degrees);
        return error_set(error, STATUS_INTERNAL, "out of memory");
    }
    double cap = fmin(fmax(fmin(persons / 4.0, FRIEND_LIMIT), 2 * mean), persons - 1.0);
    struct clamped_lognormal x = with_mean(mean, sigma, cap);
    for (uint32_t rank = 0; rank < persons; rank++) {
        double share = (rank + fmax(rng_uniform(rng), 1e-9)) / persons;
        degrees->degree[rank] = rng_round(rng, quantile(&x, share));
        degrees->sum += degrees->degree[rank];
    }
    shuffle_persons(degrees, rng);
    enum status status = put_in_order(degrees, (uint32_t)ceil(cap), error);
    if (status)
        social_degrees_free(degrees);
    else
        degrees->median = degrees->degree[persons / 2];
    return status;
}

void social_degrees_free(struct social_degrees *degrees)
{
    free(degrees->degree);
    free(degrees->person);
    memset(degrees, 0, sizeof *degrees);
}
