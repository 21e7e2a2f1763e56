/* social_fit.c - which circles give the social generator's graph the clustering asked for.
 *
 * A person with d friends has the share f = L m p/d of them from circles; pairs of his friends that share a circle with
 * him are S = L m (m - 1) p^2/(d (d - 1)) of all pairs, and are linked there with probability p (symbols: see
 * social_circles.c). All other links between his friends are chance: they meet in yet another circle (q), or are joined
 * as acquaintances. With J the probabilities that two members of his circles, such a member and an acquaintance of his,
 * and two acquaintances are joined by chance (see social_chance.c), he expects the clustering
 *     S (1 - (1 - p)(1 - J_cc)) + (f^2 - S)(1 - (1 - q)(1 - J_cc)) + 2 f (1 - f) J_ca + (1 - f)^2 J_aa.
 * The chance terms vanish in large sparse graphs and rule in small dense ones. p and m follow from c, the clustering
 * by circles that never meet again; where they do, some mates are met twice, which is allowed for. The equation,
 * averaged over persons within 10 % of the median degree, is solved for c. It can have two solutions, because the share
 * of chance first falls as circles take its place: the larger one is taken. Where even the best c leaves more than was
 * asked for, that c is taken. */
#include <math.h>
#include <stdlib.h>

#include "social.h"
#include "social_chance.h"

enum { SCAN = 24, HALVINGS = 12, SAMPLED = 20000 };
static const double SHORTFALL = 0.05; /* of the clustering asked for; more is a fault */
static const double NEAR_MEDIAN = 0.1;
static const double MARGIN = 1.5; /* circles that meet again give less than they should, never by more */

struct fit {
    const struct social_degrees *degrees;
    uint32_t stride; /* every stride-th rank is looked at */
    double *sought;  /* acquaintances that it seeks under a trial rule */
    struct chance chance;
};

/* Share of a person's fellow members whom he has not met in an earlier layer already: of l earlier circles, each holds
 * him with the chance 1/circles; the mean over layers. */
static double new_faces(const struct circle_window *window)
{
    return 1 - (window->shape.layers - 1.0) / (2.0 * window->circles);
}

static double circle_friends(const struct circle_window *window)
{
    if (window->circles == 0)
        return 0;
    return (double)window->shape.layers * window->shape.others * window->shape.density * new_faces(window);
}

static void prepare_chance(struct fit *fit, const struct circle_rule *rule)
{
    const struct social_degrees *degrees = fit->degrees;
    uint32_t count = 0;
    for (uint32_t start = 0; start < degrees->persons;) {
        struct circle_window window = circle_window_at(degrees, rule, start);
        double inside = circle_friends(&window);
        for (; (uint64_t)count * fit->stride < window.end; count++)
            fit->sought[count] = fmax(degrees->degree[count * fit->stride] - inside, 0);
        start = window.end;
    }
    chance_prepare(&fit->chance, fit->sought, count, fit->stride);
}

/* The equation above, for a person with d friends in this window. */
static double clustering_of(const struct fit *fit, const struct circle_window *window, double d)
{
    const struct circle_shape *shape = &window->shape;
    double f = 0, same = 0, p = 0, again = 0;
    if (window->circles > 0) {
        p = shape->density;
        f = fmin(circle_friends(window) / d, 1);
        double linked = p * new_faces(window);
        same = shape->layers * (double)shape->others * (shape->others - 1.0) * linked * linked / (d * (d - 1));
        same = fmin(same, f * f);
        again = 1 - pow(1 - p / window->circles, shape->layers);
    }
    double weight = chance_weight(&fit->chance, d * (1 - f));
    double members_apart = 1 - chance_joined(weight, weight);
    return same * (1 - (1 - p) * members_apart) + (f * f - same) * (1 - (1 - again) * members_apart) +
           2 * f * (1 - f) * chance_one(&fit->chance, weight, weight) +
           (1 - f) * (1 - f) * chance_two(&fit->chance, weight);
}

/* Ranks of the window within 10 % of the median degree, and their mean degree. */
static uint32_t ordinary_in(const struct social_degrees *degrees, const struct circle_window *window, double *mean)
{
    double low = degrees->median * (1 - NEAR_MEDIAN), high = degrees->median * (1 + NEAR_MEDIAN), sum = 0;
    uint32_t count = 0;
    if (degrees->degree[window->end - 1] + 1 < low || degrees->degree[window->start] > high + 1)
        return 0;
    for (uint32_t rank = window->start; rank < window->end; rank++) {
        if (degrees->degree[rank] >= low && degrees->degree[rank] <= high) {
            sum += degrees->degree[rank];
            count++;
        }
    }
    *mean = count ? sum / count : 0;
    return count;
}

/* Clustering to be expected in the finished graph when circles alone give `by_circles`. */
static double outcome(struct fit *fit, double by_circles)
{
    const struct social_degrees *degrees = fit->degrees;
    struct circle_rule rule = {by_circles, degrees->median};
    prepare_chance(fit, &rule);
    double sum = 0, persons = 0;
    for (uint32_t start = 0; start < degrees->persons;) {
        struct circle_window window = circle_window_at(degrees, &rule, start);
        double mean, count = ordinary_in(degrees, &window, &mean);
        if (count > 0)
            sum += count * clustering_of(fit, &window, mean);
        persons += count;
        start = window.end;
    }
    return sum / persons;
}

static double halve(struct fit *fit, double clustering, double low, double high)
{
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (outcome(fit, middle) <= clustering)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* From the top down, so that of two solutions the larger is met first. */
static double solve(struct fit *fit, double clustering)
{
    double top = fmin(MARGIN * clustering, 1), best = 0, least = INFINITY;
    for (int i = SCAN; i >= 0; i--) {
        double trial = top * i / SCAN, result = outcome(fit, trial);
        if (result <= clustering)
            return i == SCAN ? trial : halve(fit, clustering, trial, top * (i + 1) / SCAN);
        if (result < least) {
            least = result;
            best = trial;
        }
    }
    return best;
}

enum status circle_rule_fit(const struct social_degrees *degrees, double clustering, struct circle_rule *rule,
                            struct error *error)
{
    *rule = (struct circle_rule){0, degrees->median};
    if (clustering <= 0)
        return STATUS_OK;
    if (degrees->median < 2)
        return error_set(error, STATUS_DATA,
                         "clustering %g cannot be reached: half of all persons have one friend only; expected a larger "
                         "mean degree, or clustering 0",
                         clustering);
    struct fit fit = {.degrees = degrees, .stride = degrees->persons / SAMPLED + 1};
    fit.sought = malloc(((size_t)SAMPLED + 2) * sizeof *fit.sought);
    if (!fit.sought)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    enum status status = STATUS_OK;
    double possible = outcome(&fit, 1);
    if (possible < (1 - SHORTFALL) * clustering)
        status = error_set(error, STATUS_DATA,
                           "clustering %g cannot be reached with a median of %g friends; expected at most %.2f",
                           clustering, degrees->median, possible);
    else
        rule->clustering = solve(&fit, clustering);
    free(fit.sought);
    return status;
}
