/* fake_batch.h - a batch around made-up results, as the store layer is given it. */
#ifndef TESTS_SUPPORT_FAKE_BATCH_H
#define TESTS_SUPPORT_FAKE_BATCH_H

#include "fake_results.h"
#include "regimesim/experiment/batch.h"

enum { FAKE_ARMS = 8 };

struct fake_batch {
    struct results results;
    struct arm arms[FAKE_ARMS];
    struct batch batch;
};

/* fake_results, and arms that point to them. The test fills in results.arms[i].params first if it needs real ones. */
void fake_batch(struct fake_batch *fake, int arms, int replicates, int interval);
void fake_batch_free(struct fake_batch *fake);

#endif
