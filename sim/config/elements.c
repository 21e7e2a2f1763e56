/* elements.c - the names that a file adds to the lists, before any value is read: references may point forward. */
#include <stdio.h>
#include <string.h>

#include "draft.h"
#include "regimesim/util/text.h"

/* What a new element must say. Without this a misspelt name would quietly become one more element. */
struct requirement {
    const char *word;
    const char *either, * or ; /* members; `or` may be NULL */
};

static const struct requirement requirements[SCOPE_COUNT] = {
    [SCOPE_PLATFORM] = {"platform", "home", NULL},
    [SCOPE_JURISDICTION] = {"jurisdiction", "population_share", NULL},
    [SCOPE_OFFENCE] = {"offence", "weight", "rate"},
    [SCOPE_AGREEMENT] = {"agreement", "parties", NULL},
    [SCOPE_INTERVENTION] = {"intervention", "changes", NULL},
};

static bool is_met(const struct requirement *requirement, const struct node *members)
{
    return node_member(members, requirement->either) || (requirement->or &&node_member(members, requirement->or));
}

static void report_unmet(struct draft *draft, struct place place, enum param_scope scope, const char *name)
{
    const struct requirement *requirement = &requirements[scope];
    struct vocabulary words = {.count = 0};
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE], members[2 * NAME_SIZE];
    vocabulary_add_elements(&words, &draft->scenario->params, scope);
    vocabulary_advice(&words, name, advice);
    snprintf(members, sizeof members, "'%s'%s%s%s", requirement->either, requirement->or ? " or '" : "",
             requirement->or ? requirement->or : "", requirement->or ? "'" : "");
    findings_add(draft->findings, STATUS_DATA, place, "unknown %s %s; %s%s A new %s must give %s", requirement->word,
                 findings_quote(name, quoted), advice, strchr(advice, '?') ? "" : ".", requirement->word, members);
}

/* Add the element that `member` names, unless it is there. False when that was wrong; reported. */
static bool add_one(struct draft *draft, const struct source *source, enum param_scope scope, const struct node *member)
{
    struct params *params = &draft->scenario->params;
    struct place place = source_key(source, member);
    const char *word = requirements[scope].word;
    char quoted[QUOTE_SIZE];
    if (params_element_find(params, scope, member->key) >= 0)
        return true;
    if (!text_is_name(member->key) || strcmp(member->key, "none") == 0) {
        findings_add(draft->findings, STATUS_DATA, place,
                     "%s cannot name a new %s; expected letters, digits, - and _, a letter first, at most %d bytes",
                     findings_quote(member->key, quoted), word, NAME_SIZE - 1);
        return false;
    }
    bool met = member->kind != NODE_MAPPING || is_met(&requirements[scope], member) || draft->incomplete;
    if (!met)
        report_unmet(draft, place, scope, member->key);
    if (params_element_add(params, scope, member->key) >= 0)
        return met;
    findings_add(draft->findings, STATUS_DATA, place, "no room for another %s; expected at most %d", word,
                 params_list_capacity(scope));
    return false;
}

void elements_add(struct draft *draft, const struct source *source, const struct node *root)
{
    for (int scope = SCOPE_ROOT + 1; scope < SCOPE_COUNT; scope++) {
        const struct node *list = node_member(root, scope_sections[scope]);
        if (!list || list->kind != NODE_MAPPING)
            continue;
        for (const struct node *member = list->first; member && !findings_full(draft->findings); member = member->next)
            if (!add_one(draft, source, (enum param_scope)scope, member))
                draft_doubt(draft, scope_sections[scope]);
    }
}
