/* claim_size.c - the smallest effect of a claim that matters, and how many replicates it is tested with. */
#include "claim.h"
#include "regimesim/util/text.h"

enum { LEAST_REPLICATES = 2 };

/* A number above 0 and at most `most`; false, and reported, when it is none. */
static bool read_positive(struct study *study, const struct node *value, double most, const char *expected,
                          double *number)
{
    char quoted[QUOTE_SIZE];
    const char *text = study_text(study, value, expected);
    if (!text)
        return false;
    if (text_parse_number(text, number) == 0 && *number > 0 && *number <= most)
        return true;
    findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "%s is %s; expected %s",
                 value->key, findings_quote(text, quoted), expected);
    return false;
}

static void read_runs(struct study *study, const struct node *value, int *count)
{
    *count = study_replicates(study, value);
    if (*count > 0 && *count < LEAST_REPLICATES)
        study_report(study, value, "one replicate has no interval; expected at least 2");
}

/* Exactly one of two keys; the one that is there, or NULL. */
static const struct node *one_of(struct study *study, const struct node *root, const char *first, const char *second,
                                 const char *expected)
{
    const struct node *a = node_member(root, first), *b = node_member(root, second);
    if (!a && !b)
        study_needs(study, root, first, expected);
    if (a && b)
        findings_add(&study->findings, STATUS_DATA, source_key(&study->source, b),
                     "'%s' beside '%s'; expected one of them", second, first);
    return a ? a : b;
}

/* The range of a pattern takes the place of a smallest effect, and its number of runs is fixed. */
static void read_pattern_size(struct claim_reading *reading, const struct node *root)
{
    static const char *const useless[] = {"smallest_effect", "smallest_share", "precision", "most"};
    const struct node *runs = node_member(root, "replicates");
    for (size_t i = 0; i < sizeof useless / sizeof *useless; i++)
        claim_refuse(reading, node_member(root, useless[i]));
    if (runs)
        read_runs(&reading->study, runs, &reading->claim->replicates);
    else
        study_needs(&reading->study, root, "replicates", "a number of runs");
}

void claim_size_read(struct claim_reading *reading, const struct node *root)
{
    if (reading->known && claim_file_is_pattern(reading->claim)) {
        read_pattern_size(reading, root);
        return;
    }
    struct study *study = &reading->study;
    struct claim_file *claim = reading->claim;
    const struct node *smallest = one_of(study, root, "smallest_effect", "smallest_share",
                                         "the smallest effect that matters, or 'smallest_share'");
    const struct node *runs =
        one_of(study, root, "replicates", "precision", "a number of runs, or 'precision' with 'most'");
    const struct node *precision = node_member(root, "precision"), *most = node_member(root, "most");
    claim->relative = smallest && smallest == node_member(root, "smallest_share");
    if (smallest)
        read_positive(study, smallest, 1e300, "a number above 0", &claim->smallest);
    if (runs && runs != precision)
        read_runs(study, runs, &claim->replicates);
    if (precision)
        read_positive(study, precision, 10, "a share of the smallest effect, above 0 (0.5 is usual)",
                      &claim->precision);
    if (precision && !most)
        study_needs(study, root, "most", "the number of replicates after which it ends anyway");
    if (most && !precision)
        findings_add(&study->findings, STATUS_DATA, source_key(&study->source, most),
                     "'most' without 'precision'; expected both or neither");
    if (most)
        read_runs(study, most, &claim->most);
}
