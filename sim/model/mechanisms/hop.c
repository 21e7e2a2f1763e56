/* hop.c - distance of a victim from earlier victims of the same offender. */
#include "regimesim/model/hop.h"

enum hop hop_from_past(const struct world *world, const struct offender *offender, uint32_t victim)
{
    enum hop nearest = HOP_FURTHER;
    for (int i = 0; i < offender->past_count && nearest > HOP_SAME; i++) {
        uint32_t past = offender->past[i].victim;
        if (past == victim)
            nearest = HOP_SAME;
        else if (nearest > HOP_FRIEND && graph_adjacent(world->graph, past, victim))
            nearest = HOP_FRIEND;
        else if (nearest > HOP_SECOND && graph_share_friend(world->graph, past, victim))
            nearest = HOP_SECOND;
    }
    return nearest;
}
