/* rung_random.c - the generator: published answers, and uniform, independent streams. */
#include <math.h>
#include <stdint.h>

#include "ladder.h"
#include "regimesim/util/philox.h"
#include "regimesim/util/rng.h"

/* Known answers that Salmon et al. (2011) publish with Random123: all zeros, all ones, digits of pi. */
static int wrong_words(void)
{
    static const struct {
        uint32_t counter[4], key[2], answer[4];
    } known[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t out[4];
        philox4x32_10(known[i].counter, known[i].key, out);
        for (int k = 0; k < 4; k++)
            wrong += out[k] != known[i].answer[k];
    }
    return wrong;
}

static double first_of(uint32_t entity, uint32_t sub, uint32_t day)
{
    struct rng rng;
    rng_open(&rng, rng_key_make(12, 0), RNG_TEST, entity, sub, day);
    return rng_uniform(&rng);
}

/* Chi-square of a million first numbers of a stream each, over 1,000 equal bins. */
static double chi_square(void)
{
    static double bins[1000];
    double sum = 0;
    for (uint32_t i = 0; i < 1000000; i++)
        bins[(int)(1000 * first_of(i, 0, 3))]++;
    for (int k = 0; k < 1000; k++)
        sum += (bins[k] - 1000) * (bins[k] - 1000) / 1000;
    return sum;
}

/* Correlation of the first numbers of neighbouring streams; 1/sqrt(n) is its standard error. */
static double correlation(uint32_t entity, uint32_t sub, uint32_t day)
{
    double sum = 0;
    enum { N = 200000 };
    for (uint32_t i = 0; i < N; i++)
        sum += (first_of(i, 7, 9) - 0.5) * (first_of(i + entity, 7 + sub, 9 + day) - 0.5);
    return 12 * sum / N;
}

void rung_random(struct ladder *ladder)
{
    ladder_near(ladder, "random.philox", "words of the published answers of Philox4x32-10 that are wrong", 0,
                wrong_words(), 0, "exact");
    ladder_count(ladder, "random.uniform", "chi-square of first numbers of a million streams, 999 degrees of freedom",
                 999, 2 * 999, chi_square());
    ladder_count(ladder, "random.entities", "correlation of the streams of neighbouring entities", 0, 1 / 200000.0,
                 correlation(1, 0, 0));
    ladder_count(ladder, "random.subs", "correlation of streams of one entity and day", 0, 1 / 200000.0,
                 correlation(0, 1, 0));
    ladder_count(ladder, "random.days", "correlation of streams of one entity on two days", 0, 1 / 200000.0,
                 correlation(0, 0, 1));
}
