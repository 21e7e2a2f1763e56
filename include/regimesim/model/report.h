/* report.h - an item of a platform's moderation queue, packed into 64 bits.
 *
 * A report names an operating account (and its serial: the report is void once that account is closed) or a person's
 * ordinary account. Reports on one account are merged while one waits. */
#ifndef REGIMESIM_MODEL_REPORT_H
#define REGIMESIM_MODEL_REPORT_H

#include "regimesim/model/world.h"

#define REPORT_ON_PERSON (1ull << 63)

static inline uint64_t report_pack_account(uint32_t account, uint32_t serial)
{
    return (uint64_t)(serial & 0x7FFFFFFFu) << 32 | account;
}

static inline uint64_t report_pack_person(uint32_t person)
{
    return REPORT_ON_PERSON | person;
}

/* Put a report of the open operating account, or of the person's ordinary account, in its platform's queue. */
enum status report_account(struct world *world, uint32_t account, struct error *error);
enum status report_person(struct world *world, uint32_t person, bool is_true, struct error *error);

#endif
