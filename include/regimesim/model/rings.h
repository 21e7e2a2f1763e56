/* rings.h - doxing rings: who belongs to one, what it knows, and its attack (ODD, section 7).
 *
 * A ring is named by its index in world.rings; records (offender.ring, offence.ring) hold 1 + that index, 0 for none.
 */
#ifndef REGIMESIM_MODEL_RINGS_H
#define REGIMESIM_MODEL_RINGS_H

#include "regimesim/model/attempt.h"
#include "regimesim/model/event_log.h"

/* A new ring without members, at rest; *ring receives its index. */
enum status ring_add(struct world *world, uint32_t *ring, struct error *error);
/* Take the offender in; the ring must have room, and the offender none. */
void ring_join(struct world *world, uint32_t ring, uint32_t offender);
/* Members who desisted are members no more. */
void ring_drop_desisted(struct world *world, uint32_t ring);
/* The ring acts no more. */
void ring_dissolve(struct world *world, uint32_t ring);

/* Tell the event log of each member now; the target is the second person. */
void ring_tell_members(const struct world *world, uint32_t ring, enum event_kind kind);
/* ... and of the target, that the ring turns away from it. Without a target there is nothing to tell. */
void ring_tell_end(const struct world *world, uint32_t ring);

/* Is the one who joined in this place a member now, and at large? */
bool ring_member_acts(const struct world *world, uint32_t ring, int place);
int ring_at_large(const struct world *world, uint32_t ring);
/* The place of one who ever joined; -1 for others. */
int ring_place(const struct ring *ring, uint32_t offender);

/* ring_target.c: where the target stands from an account; person is NOBODY where the account is not open on the
 * target's platform. */
struct candidate ring_view(const struct world *world, uint32_t account, uint32_t target);
/* Look for a target among active users; the ring's target stays NOBODY when none was found. */
void ring_choose_target(struct world *world, uint32_t ring);
/* Add what members see of the target today, and what they win by unlawful access. */
void ring_pool(struct world *world, uint32_t ring);

/* ring_attack.c: publish what is pooled, if a member has an account to do so; *done says whether. */
enum status ring_publish(struct world *world, uint32_t ring, bool *done, struct error *error);
/* A day of harassment, of insults by bystanders and of false reports. */
enum status ring_attack(struct world *world, uint32_t ring, struct error *error);

#endif
