/* social_circles.c - the circles of the social generator: families, classes, workplaces.
 *
 * Persons with about as many friends as each other share circles. With d friends a person is in L circles with m others
 * each, L m < d, where any two members are friends with probability p. The linked share of his friend pairs is then
 *     c(d) = L m (m - 1) p^3 / (d (d - 1)),
 * because L m (m - 1)/2 pairs of fellow members each form a triangle with him with probability p^3. Given
 * c(d) = C (d/median)^-0.3 this yields p; L is the largest number, up to 3, that needs no denser circles than p = 0.85.
 * So people with few friends have one tight circle, people with many have several loose ones. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "social.h"

enum {
    MOST_LAYERS = 3,
    MOST_CIRCLES = 128, /* circles that exchange members between layers; a byte numbers them */
    LEAST_CIRCLES = 4   /* fewer would put the same people together in each layer */
};
static const double PROFILE = 0.3; /* c falls as degree^-0.3 */
static const double DENSE = 0.85;  /* prefer fewer circles to denser ones */
static const double ALIKE = 1.15;  /* most and least friends within a window, where it can be kept */
static const double NEAR_MEDIAN = 0.9;

static double wanted_clustering(const struct circle_rule *rule, uint32_t degree)
{
    return rule->clustering * pow(degree / rule->median, -PROFILE);
}

static double density_for(double clustering, uint32_t degree, uint32_t layers, uint32_t others)
{
    double pairs = (double)degree * (degree - 1.0);
    return cbrt(clustering * pairs / ((double)layers * others * (others - 1.0)));
}

struct circle_shape circle_shape_for(const struct circle_rule *rule, uint32_t degree)
{
    struct circle_shape shape = {0, 0, 0};
    if (degree < 2 || rule->clustering <= 0)
        return shape;
    double clustering = wanted_clustering(rule, degree);
    for (uint32_t layers = MOST_LAYERS; layers > 0; layers--) {
        uint32_t others = (degree - 1) / layers;
        if (others < 2)
            continue;
        shape = (struct circle_shape){layers, others, density_for(clustering, degree, layers, others)};
        if (shape.density <= DENSE)
            return shape;
    }
    /* A circle of all friends may close upon itself and leave the rest of the world, so it is the last resort,
     * and only where the clustering asked for is measured. */
    if (shape.density <= 1 && shape.others)
        return shape;
    if (degree >= NEAR_MEDIAN * rule->median)
        shape = (struct circle_shape){1, degree, density_for(clustering, degree, 1, degree)};
    shape.density = fmin(shape.density, 1);
    return shape;
}

/* First rank from `start` on whose degree is out of step with that at `start`. */
static uint32_t end_of_alike(const struct social_degrees *degrees, uint32_t start, uint64_t limit)
{
    uint64_t end = start, last = start + limit < degrees->persons ? start + limit : degrees->persons;
    while (end < last && degrees->degree[end] <= ALIKE * degrees->degree[start])
        end++;
    return (uint32_t)end;
}

struct circle_window circle_window_at(const struct social_degrees *degrees, const struct circle_rule *rule,
                                      uint32_t start)
{
    struct circle_window window = {.start = start, .shape = circle_shape_for(rule, degrees->degree[start])};
    uint64_t size = window.shape.others + 1, left = degrees->persons - start;
    window.end = end_of_alike(degrees, start, MOST_CIRCLES * size);
    if (window.shape.others == 0)
        return window;
    if (window.end - start < LEAST_CIRCLES * size) {
        uint64_t taken = LEAST_CIRCLES * size < left ? LEAST_CIRCLES * size : left;
        window.end = (uint32_t)(start + taken);
    } else {
        window.shape = circle_shape_for(rule, degrees->degree[start + (window.end - start) / 2]);
        size = window.shape.others + 1;
    }
    window.circles = (uint32_t)((window.end - start) / size);
    if (window.circles > MOST_CIRCLES)
        window.circles = MOST_CIRCLES;
    if (window.circles == 0) {
        window.circles = 1;
        window.shape.others = window.end - start - 1;
    }
    window.end = start + window.circles * (window.shape.others + 1);
    if (window.shape.layers > window.circles)
        window.shape.layers = window.circles;
    return window;
}

/* A person of a window, and the circles he is in, by layer. */
struct member {
    uint32_t rank;
    uint8_t circle[MOST_LAYERS];
};

static void shuffle(struct member *members, uint32_t n, struct rng *rng)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = rng_below(rng, i);
        struct member keep = members[i - 1];
        members[i - 1] = members[j];
        members[j] = keep;
    }
}

static int met_before(const struct member *a, const struct member *b, uint32_t layer)
{
    for (uint32_t i = 0; i < layer; i++)
        if (a->circle[i] == b->circle[i])
            return 1;
    return 0;
}

/* Two who have met in an earlier layer are left out: they had their chance. */
static void link_circle(const struct social_degrees *degrees, const struct circle_shape *shape, uint32_t layer,
                        const struct member *members, struct rng *rng, struct pair_list *pairs, uint32_t *got)
{
    uint64_t threshold = (uint64_t)(shape->density * 0x1p32);
    for (uint32_t i = 1; i <= shape->others; i++) {
        for (uint32_t j = 0; j < i; j++) {
            const struct member *a = &members[i], *b = &members[j];
            if (rng_bits(rng) >= threshold || met_before(a, b, layer))
                continue;
            pair_list_put(pairs, degrees->person[a->rank], degrees->person[b->rank]);
            got[a->rank]++;
            got[b->rank]++;
        }
    }
}

static enum status link_window(const struct social_degrees *degrees, const struct circle_window *window,
                               struct member *members, struct rng *rng, struct pair_list *pairs, uint32_t *got,
                               struct error *error)
{
    uint32_t size = window->shape.others + 1, persons = window->end - window->start;
    for (uint32_t i = 0; i < persons; i++)
        members[i].rank = window->start + i;
    for (uint32_t layer = 0; layer < window->shape.layers; layer++) {
        shuffle(members, persons, rng);
        for (uint32_t i = 0; i < persons; i++)
            members[i].circle[layer] = (uint8_t)(i / size);
        for (uint32_t first = 0; first < persons; first += size) {
            enum status status = pair_list_reserve(pairs, (uint64_t)size * (size - 1) / 2, error);
            if (status)
                return status;
            link_circle(degrees, &window->shape, layer, members + first, rng, pairs, got);
        }
    }
    return STATUS_OK;
}

enum status circles_link(const struct social_degrees *degrees, const struct circle_rule *rule, struct rng *rng,
                         struct pair_list *pairs, uint32_t **got, struct error *error)
{
    enum status status = STATUS_OK;
    struct member *members = malloc((size_t)degrees->persons * sizeof *members);
    *got = calloc(degrees->persons, sizeof **got);
    if (!members || !*got)
        status = error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t start = 0; !status && start < degrees->persons;) {
        struct circle_window window = circle_window_at(degrees, rule, start);
        if (window.circles > 0)
            status = link_window(degrees, &window, members, rng, pairs, *got, error);
        start = window.end;
    }
    free(members);
    return status;
}
