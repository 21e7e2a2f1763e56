/* naive_meeting.c - sections 6 and 7 of the ODD: layers, connection requests, and who is picked as a victim. */
#include <math.h>

#include "naive.h"

static const struct naive_meeting nobody = {.person = NAIVE_NONE};

static int friends(const struct naive_world *w, int person)
{
    return person == NAIVE_NONE ? 0 : (int)graph_degree(w->graph, (uint32_t)person);
}

static int friend_of(const struct naive_world *w, int person, int k)
{
    return (int)graph_friends(w->graph, (uint32_t)person)[k];
}

static bool are_friends(const struct naive_world *w, int a, int b)
{
    for (int k = 0; k < friends(w, a); k++)
        if (friend_of(w, a, k) == b)
            return true;
    return false;
}

/* Layer 1: contacts, real friends of an own persona, friends of the assumed person. */
static int near_count(const struct naive_world *w, int person, const struct naive_account *a)
{
    return a->contacts + (a->own_persona ? friends(w, person) : 0) + friends(w, a->acts_as);
}

static struct naive_meeting near_one(struct naive_world *w, int person, const struct naive_account *a)
{
    int k = naive_below(w, near_count(w, person, a));
    if (k < a->contacts)
        return (struct naive_meeting){.person = a->contact[k], .layer = 1};
    k -= a->contacts;
    if (a->own_persona && k < friends(w, person))
        return (struct naive_meeting){.person = friend_of(w, person, k), .layer = 1, .friend = true};
    k -= a->own_persona ? friends(w, person) : 0;
    return (struct naive_meeting){.person = friend_of(w, a->acts_as, k), .layer = 1, .assumed = true};
}

static struct naive_meeting second_one(struct naive_world *w, int person, const struct naive_account *a)
{
    int middle = near_one(w, person, a).person;
    if (friends(w, middle) == 0)
        return nobody;
    return (struct naive_meeting){.person = friend_of(w, middle, naive_below(w, friends(w, middle))), .layer = 2};
}

static struct naive_meeting stranger(struct naive_world *w, const struct naive_account *a)
{
    return a->limited ? nobody : (struct naive_meeting){.person = naive_random_user(w), .layer = 3};
}

static bool is_contact(const struct naive_account *a, int person)
{
    for (int k = 0; k < a->contacts; k++)
        if (a->contact[k] == person)
            return true;
    return false;
}

double naive_badge_trust(const struct naive_world *w, const struct naive_account *a)
{
    return a->credential == UNVERIFIED ? w->trust_plain : w->trust_badge;
}

static void request(struct naive_world *w, int person, struct naive_account *a)
{
    const struct params *params = w->params;
    double alpha = params->population.caution_a, beta = params->population.caution_b;
    bool mutual = naive_chance(w, params->infiltration.mutual_share) && near_count(w, person, a) > 0;
    int to = mutual ? second_one(w, person, a).person : stranger(w, a).person;
    if (to == NAIVE_NONE || to == person || is_contact(a, to) || !naive_active(w, to))
        return;
    double accept = mutual ? params->infiltration.accept_mutual : params->infiltration.accept_stranger;
    double p = naive_badge_trust(w, a) * accept * (1 - naive_caution(w, &w->person[to])) / (beta / (alpha + beta));
    w->result[mutual ? N_REQUESTS_MUTUAL : N_REQUESTS_STRANGER]++;
    if (!naive_chance(w, fmin(1, p)))
        return;
    w->result[mutual ? N_ACCEPTED_MUTUAL : N_ACCEPTED_STRANGER]++;
    a->contact[a->contacts++] = to;
}

void naive_infiltration(struct naive_world *w)
{
    for (int i = 0; i < w->count; i++)
        for (int k = 0; naive_at_large(w, &w->person[i]) && k < w->person[i].accounts; k++) {
            struct naive_account *a = &w->person[i].account[k];
            int requests = a->state == OPEN ? naive_poisson(w, w->params->infiltration.requests) : 0;
            while (requests-- > 0 && a->contacts < NAIVE_CONTACTS)
                request(w, i, a);
        }
}

double naive_visible(const struct naive_world *w, int type, int victim, int layer)
{
    double seen = 0, all = 0;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        if (w->params->offences[type].attributes & (1u << a)) {
            all++;
            seen += naive_seen_from(&w->person[victim], a) >= layer;
        }
    return all > 0 ? seen / all : 0;
}

/* Share of authentic profiles among the ordinary accounts with, or without, a badge. */
double naive_authentic_share(const struct naive_world *w, bool badge)
{
    double authentic = 0, all = 0;
    for (int i = 0; i < w->count; i++)
        if (naive_active(w, i) && (w->person[i].credential != UNVERIFIED) == badge) {
            all++;
            authentic += w->person[i].authentic;
        }
    return all > 0 ? authentic / all : 0;
}

static bool allowed(const struct naive_world *w, int offender, int type, int victim)
{
    return victim != NAIVE_NONE && victim != offender && naive_active(w, victim) &&
           (!w->params->offences[type].against_minors || w->person[victim].minor);
}

static struct naive_meeting past_victim(struct naive_world *w, int person, int place)
{
    struct naive_person *p = &w->person[person];
    const struct naive_account *a = &p->account[place];
    if (!naive_chance(w, w->params->offending.return_share) || p->pasts == 0)
        return nobody;
    struct naive_past past = p->past[naive_below(w, p->pasts < NAIVE_PAST ? p->pasts : NAIVE_PAST)];
    if (past.account == place && past.serial == a->serial && !past.meeting.assumed)
        return past.meeting;
    if (a->own_persona && are_friends(w, person, past.meeting.person))
        return (struct naive_meeting){.person = past.meeting.person, .layer = 1, .friend = true};
    if (a->limited)
        return nobody;
    return (struct naive_meeting){.person = past.meeting.person, .layer = 3};
}

static struct naive_meeting candidate(struct naive_world *w, int person, const struct naive_account *a, int type)
{
    const struct offence_params *o = &w->params->offences[type];
    double u = naive_uniform(w) * (o->reach_friend + o->reach_second + o->reach_stranger);
    int layer = u < o->reach_friend ? 1 : u < o->reach_friend + o->reach_second ? 2 : 3;
    int near = near_count(w, person, a);
    if (layer < 3 && near > 0 && naive_chance(w, near / (near + w->params->infiltration.contacts_half)))
        return layer == 1 ? near_one(w, person, a) : second_one(w, person, a);
    return stranger(w, a);
}

/* The number of friends that others can count. */
static double counted_friends(const struct naive_world *w, int person)
{
    return w->person[person].purged ? w->params->platforms[0].prominent_friends : friends(w, person);
}

/* What a friend, contact or friend of a friend guesses from at most nine friends of the victim. */
double naive_guessed(const struct naive_world *w, int type, int victim, int layer)
{
    double sum = 0, all = 0;
    int asked = friends(w, victim) < 9 ? friends(w, victim) : 9;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        if (!(w->params->offences[type].attributes & (1u << a)))
            continue;
        all++;
        if (naive_seen_from(&w->person[victim], a) >= layer)
            continue;
        for (int k = 0; k < asked; k++) {
            int f = friend_of(w, victim, k * friends(w, victim) / asked);
            if (w->person[f].member && w->person[f].authentic && naive_seen_from(&w->person[f], a) == 3)
                sum += 1.0 / asked;
        }
    }
    return layer < 3 && all > 0 ? w->params->disclosure.inference * sum / all : 0;
}

struct naive_meeting naive_pick(struct naive_world *w, int person, int place, int type, const double authentic[2])
{
    const struct naive_account *a = &w->person[person].account[place];
    struct naive_meeting best = past_victim(w, person, place);
    if (allowed(w, person, type, best.person))
        return best;
    double most = -1;
    best = nobody;
    for (int k = 0; k < w->params->offending.candidates; k++) {
        struct naive_meeting c = candidate(w, person, a, type);
        if (!allowed(w, person, type, c.person))
            continue;
        double attraction = naive_visible(w, type, c.person, c.layer) *
                            authentic[w->person[c.person].credential != UNVERIFIED] *
                            (1 + w->params->offending.prominence * log2(1 + counted_friends(w, c.person)));
        if (attraction > most) {
            most = attraction;
            best = c;
        }
    }
    return best;
}

/* Without an account: a random few of the real friends who have an account anywhere. */
struct naive_meeting naive_pick_friend(struct naive_world *w, int person, int type)
{
    double most = -1;
    struct naive_meeting best = nobody;
    for (int k = 0; k < w->params->offending.candidates && friends(w, person) > 0; k++) {
        int c = friend_of(w, person, naive_below(w, friends(w, person)));
        if (!w->person[c].member || (w->params->offences[type].against_minors && !w->person[c].minor))
            continue;
        if (naive_visible(w, type, c, 1) > most) {
            most = naive_visible(w, type, c, 1);
            best = (struct naive_meeting){.person = c, .layer = 1, .friend = true};
        }
    }
    return best;
}
