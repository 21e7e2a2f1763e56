/* fake_batch.c - a batch around made-up results. */
#include "fake_batch.h"

#include <string.h>

void fake_batch(struct fake_batch *fake, int arms, int replicates, int interval)
{
    fake_results(&fake->results, arms, replicates, interval);
    for (int i = 0; i < arms; i++) {
        const struct result_arm *from = &fake->results.arms[i];
        memcpy(fake->arms[i].name, from->name, sizeof fake->arms[i].name);
        memcpy(fake->arms[i].title, from->title, sizeof fake->arms[i].title);
        fake->arms[i].params = &from->params;
    }
    fake->batch = (struct batch){.arms = fake->arms,
                                 .arm_count = arms,
                                 .first_replicate = fake->results.first_replicate,
                                 .replicates = replicates,
                                 .seed = 42};
}

void fake_batch_free(struct fake_batch *fake)
{
    fake_results_free(&fake->results);
}
