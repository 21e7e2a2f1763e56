/* study.h - a file that asks something of scenarios (a sweep, a claim) while it is read: what both kinds share.
 *
 * Everything here reports what it finds wrong, with its place, and goes on. */
#ifndef SIM_CONFIG_STUDY_H
#define SIM_CONFIG_STUDY_H

#include "draft.h"

struct study {
    struct findings findings;
    struct source source; /* the study's own file */
    const struct override *overrides;
    size_t override_count;
};

/* Begin to read `path`. The parsed file, or NULL; reported. Free it with document_free. */
struct node *study_open(struct study *study, const char *path, const struct override *overrides, size_t override_count,
                        struct fault_list *faults);
/* The value of `key` at the top level of the YAML file `path`, as a copy on the heap; NULL when there is none, or when
 * the file cannot be read. A value that is no single one is "". STATUS_INTERNAL when memory is out, else STATUS_OK. */
enum status study_peek(const char *path, const char *key, char **copy);

/* study.c. study_keys reports the keys of a mapping that are not among `keys`; study_list says whether a value is a
 * list of 1 to `most` items; study_needs reports that a mapping lacks a key. */
void study_keys(struct study *study, const struct node *mapping, const char *const *keys, size_t count,
                const char *where);
bool study_list(struct study *study, const struct node *list, int most, const char *what);
void study_needs(struct study *study, const struct node *mapping, const char *key, const char *expected);
void study_report(struct study *study, const struct node *value, const char *message);
void study_memory(struct study *study);
/* The text of a single value that is not empty, or NULL. */
const char *study_text(struct study *study, const struct node *value, const char *expected);
/* A name (text_is_name), valid where it is. False when it is none. */
bool study_name(struct study *study, const struct node *value, char name[NAME_SIZE]);
/* Which of the words a single value is, or -1; `what` names the kind of word: "scale". */
int study_word(struct study *study, const struct node *value, const char *const *words, size_t count, const char *what);
/* The number of a summary metric, or -1. */
int study_metric(struct study *study, const struct node *value);
/* How many runs, in the range of run.replicates; 0 when it is no such number. */
int study_replicates(struct study *study, const struct node *value);

/* study_scenario.c. Start a draft (until its scenario is read nothing that it may bring can be judged; false when
 * memory is out), and read the scenario that `value` names into it. */
bool study_draft(struct study *study, struct draft *draft);
void study_scenario(struct study *study, struct draft *draft, const struct node *value);
/* What may not be set because the study varies it; and a key that stands among what is set and sets nothing, or NULL.
 */
struct study_varied {
    const char *paths[2];
    int count;
    const char *aside;
};
/* A copy of the draft's scenario with what `set` (a mapping, or NULL) and the command line set, its rules checked. NULL
 * when memory is out. */
struct scenario *study_derive(struct study *study, const struct draft *from, const struct node *set,
                              const struct study_varied *varied);
/* The value of a `set:`: itself when it is a mapping, else NULL. */
const struct node *study_set(struct study *study, const struct node *set);

/* study_parameter.c. Find the parameter that `value` names, one that can be varied in order. */
bool study_parameter(struct study *study, const struct draft *draft, const struct node *value, struct param_ref *ref);
/* Read a value of the parameter, which must be above *before when that is not NULL. */
bool study_value(struct study *study, const struct node *item, const struct params *params, struct param_ref ref,
                 const double *before, double *value);

#endif
