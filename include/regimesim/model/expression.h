/* expression.h - the parts of expression: groups of authors, how an authority finds them, attention (ODD, section 5).
 */
#ifndef REGIMESIM_MODEL_EXPRESSION_H
#define REGIMESIM_MODEL_EXPRESSION_H

#include "regimesim/model/world.h"

/* Active ordinary accounts that are alike, and what is written on a platform on a day. */
struct author_group {
    int platform;
    enum credential credential;
    bool named;
    uint32_t authors;
};

struct platform_posts {
    unsigned posts, harmless, removed, sanctioned;
};

/* authors.c: how many of the sensitive posts published by the group cost their author's anonymity. Draws once from
 * `rng`, and what else it needs from a stream of its own. */
unsigned authors_identify(struct world *world, const struct author_group *group, unsigned published, bool vulnerable,
                          struct rng *rng);

/* attention.c: more is written in the targeted category the more attention removals have drawn; today's removals draw
 * more. Adds to what was written today. */
void attention_step(struct world *world, struct platform_posts today[MAX_PLATFORMS]);

#endif
