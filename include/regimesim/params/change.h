/* change.h - what an intervention changes, as text: "platforms.domestic.verification = mandatory; offending.rate *= 2".
 *
 * `=` sets a value, `*=` multiplies the value that holds without interventions; the product is cut to the valid range,
 * and rounded where the parameter is a whole number. */
#ifndef REGIMESIM_PARAMS_CHANGE_H
#define REGIMESIM_PARAMS_CHANGE_H

#include "regimesim/params/params.h"

enum { CHANGES_MAX = 16 };

struct change {
    struct param_ref ref;
    bool multiplies;
    double value; /* as param_get_number gives it, or the factor */
};

struct change_list {
    struct change items[CHANGES_MAX];
    int count;
};

/* Read a list of changes against the elements that `params` has. STATUS_DATA with what is wrong with the first faulty
 * one: unknown path, wrong value, a parameter that is fixed in a run, one that is changed twice, too many. */
enum status changes_parse(const struct params *params, const char *text, struct change_list *list, struct error *error);
/* The same text in its one form: single blanks around the operators, "; " between changes. `text` must be good. False
 * when it does not fit. */
bool changes_normalise(const char *text, char *buffer, size_t size);

/* The value that a change aims at, when `base` holds the values without interventions. */
double change_target(const struct change *change, const struct params *base);
/* Apply a change to `today`, as far as `share` (0 to 1) of the way from its value in `base`. What has no order of
 * values changes at once. */
void change_apply(const struct change *change, const struct params *base, double share, struct params *today);

#endif
