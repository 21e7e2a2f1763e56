/* claims.h - testing claims: which runs they need, adding replicates until their intervals are narrow enough, verdicts.
 *
 * Family-wise error: every test (a claim under one form of trust, or with an ablation) gets the same share CLAIMS_ERROR
 * / tests of the allowed error (Bonferroni), so the chance that any verdict of the family is wrong is at most
 * CLAIMS_ERROR, whatever depends on what. Bonferroni rather than Holm: each interval shown is then the one that
 * decided, and all of them hold together.
 *
 * Replicates by precision: CLAIMS_FIRST, then doubled, until the half-width of the widest interval that decides is
 * below `precision` times the smallest effect, or `most` are done. Only widths (and the first arm's mean, for an effect
 * relative to it, which is taken as known) are looked at in between, never a verdict. With a precision of 0.5 an
 * interval ends narrower than the smallest effect, so that `less` and `greater` are undetermined only after `most`. */
#ifndef REGIMESIM_EXPERIMENT_CLAIMS_H
#define REGIMESIM_EXPERIMENT_CLAIMS_H

#include "regimesim/config/claim_file.h"
#include "regimesim/experiment/batch.h"
#include "regimesim/experiment/verdict.h"
#include "regimesim/params/metrics.h"

#define CLAIMS_ERROR 0.05
enum { CLAIMS_FIRST = 8, SIDE_NAME = 4 * NAME_SIZE + 8, DIFFERENCE_NAME = 2 * SIDE_NAME + 16 };

/* Which forms of trust (trust.form) a claim is tested under. A claim that sets trust.form itself, or is given --set
 * trust.form, is tested once, as written. Without any badge both forms are the same, and share their runs. Ablations
 * are tested under the relative form, or as written. */
enum claims_trust { CLAIMS_RELATIVE = 1, CLAIMS_ABSOLUTE = 2, CLAIMS_BOTH = 3 };

struct claim_test {
    const struct claim_file *claim;
    const char *trust; /* "relative", "absolute", "as written" */
    int ablation;      /* of claim->ablations; -1: the claim as it stands */
    int points;        /* as in verdict_question */
    int arms[VERDICT_POINTS];
    int columns[CLAIM_ARMS]; /* of each arm: position in claims.columns */
    int replicates;
    double smallest; /* in the metric's unit */
    struct verdict_answer answer;
    bool narrow; /* by precision: is the interval as narrow as asked for? */
    bool done;
};

/* What is kept of each run: a summary metric, or the measure of a pattern's arm. */
struct claims_column {
    int metric;                    /* without a measure */
    const struct measure *measure; /* NULL: none */
};

/* One arm: a hash of its parameters, and its values[replicate * column_count + column], replicates from 0; NaN: does
 * not exist. */
struct claims_values {
    uint64_t hash;
    double *values;
    int count; /* replicates done */
};

/* Arms are distinct: points with the same parameters, in whatever claim, share one. */
struct claims {
    struct claim_test *tests;
    int test_count;
    struct arm *arms;
    struct params *params;
    const struct scenario **scenarios; /* what each arm was made from */
    struct claims_values *values;
    int arm_count;
    struct claims_column *columns;
    int column_count;
    int runs; /* done so far */
};

/* `files` must outlive the claims; their ablations are tested as well if asked for. Free with claims_free, also after a
 * failure. */
enum status claims_make(struct claims *claims, struct claim_file *const *files, int count, enum claims_trust trust,
                        bool ablations, struct error *error);
void claims_free(struct claims *claims);

struct claims_plan {
    int replicates; /* for all claims; 0: as each claim says */
    int threads;    /* 0: as many as OpenMP offers */
    const volatile sig_atomic_t *stop;
    /* After each run: how many are done, and how many there are as far as is known. May be NULL. */
    void (*progress)(void *context, int done, int total);
    void *context;
};

/* Simulate what is missing and judge every test. STATUS_INTERRUPTED when stopped. */
enum status claims_run(struct claims *claims, const struct claims_plan *plan, struct error *error);

/* What a test takes from a run at one of its points; NaN where that does not exist. */
double claims_value(const struct claims *claims, const struct claim_test *test, int point, int replicate);
/* Mean of that at a point over the replicates of the test; NaN when it exists in none. */
double claims_mean(const struct claims *claims, const struct claim_test *test, int point);
/* What a point of a test is called: the arm's name, with the value where there is one. Returns buffer. */
const char *claims_point_name(const struct claim_test *test, int point, char *buffer, size_t size);
/* What a comparison sets against what: a point's name, or where two points are set against two "both - other". */
const char *claims_from_name(const struct claim_test *test, const struct verdict_comparison *comparison, char *buffer,
                             size_t size);
const char *claims_to_name(const struct claim_test *test, const struct verdict_comparison *comparison, char *buffer,
                           size_t size);
/* The difference: "b - a", or "(both - other) - (one - neither)", with the given sign between. */
const char *claims_difference_name(const struct claim_test *test, const struct verdict_comparison *comparison,
                                   const char *minus, char *buffer, size_t size);
/* What an ablation is called in words: its label, else what it sets. */
const char *claims_ablation_words(const struct claim_test *test);
/* How many tests of claims as they stand, without ablations, came out so. */
int claims_count(const struct claims *claims, enum verdict verdict);
/* The claim as it stands under the same form of trust; NULL of what is no ablation. */
const struct claim_test *claims_unablated(const struct claims *claims, const struct claim_test *test);
/* Has this ablation another verdict than the claim as it stands? False of what is no ablation. */
bool claims_changed(const struct claims *claims, const struct claim_test *test);

#endif
