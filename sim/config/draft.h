/* draft.h - a scenario while it is put together from files and overrides: what the steps of loading share.
 *
 * Steps: extends_read (which files), elements_add (names of list elements), apply_file (values), override_apply, and
 * at last rules_check. Every step reports what it finds wrong and goes on. */
#ifndef REGIMESIM_CONFIG_DRAFT_H
#define REGIMESIM_CONFIG_DRAFT_H

#include <stdbool.h>

#include "findings.h"
#include "regimesim/config/document.h"
#include "regimesim/config/scenario.h"
#include "source.h"

enum { DRAFT_SECTIONS = 64 };

struct draft {
    struct scenario *scenario;
    struct findings *findings;
    bool incomplete; /* a file of the chain could not be read: names that it may bring are not judged, nor the rules */
    /* Sections with a fault: a rule broken there may only be its consequence, and is not reported. */
    char doubtful[DRAFT_SECTIONS][NAME_SIZE];
    int doubtful_count;
};

/* draft.c */
/* The number of `path` in scenario.files, where it is added if need be; -1 when they are full. */
int draft_file(struct draft *draft, const char *path);
/* Mark the section that a path ("offending.rate") begins with. */
void draft_doubt(struct draft *draft, const char *path);
bool draft_is_doubtful(const struct draft *draft, const char *path);
/* Whether a file that could not be read may be what this path or reference lacks. */
bool draft_cannot_judge(const struct draft *draft, const char *path, const struct param_row *row);
/* Read a scenario file and what it extends into the scenario. `asked` says where its name stands in another file, or
 * has file NULL. False when not even the file itself could be read. */
bool draft_read(struct draft *draft, const char *path, struct place asked);

/* extends.c: the files of a scenario, parsed; the file itself first. */
struct chain {
    struct node *roots[SCENARIO_FILES];
    int count;
};
void extends_read(struct draft *draft, const char *path, struct place asked, struct chain *chain);
void extends_free(struct chain *chain);

/* elements.c: new elements of platforms, jurisdictions, offences, agreements and interventions. */
void elements_add(struct draft *draft, const struct source *source, const struct node *root);

/* apply.c: values. apply_text leaves a message in *error instead of reporting it. */
void apply_file(struct draft *draft, const struct source *source, const struct node *root);
void apply_value(struct draft *draft, const struct source *source, struct param_ref ref, const struct node *value);
enum status apply_text(struct draft *draft, const char *file, struct param_ref ref, const char *text,
                       struct error *error);

/* override.c */
void override_apply(struct draft *draft, const struct override *override);
/* "--set", or what else the override came as. */
const char *override_label(const struct override *override);
/* The last of the overrides that sets this value, or NULL. */
const struct override *override_find(const struct draft *draft, const struct override *overrides, size_t count,
                                     struct param_ref ref);

/* rules.c: the rules between fields, reported where the value to blame was set. */
void rules_check(struct draft *draft, const struct override *overrides, size_t count);

#endif
