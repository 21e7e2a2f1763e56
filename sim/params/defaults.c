/* defaults.c - the world before a scenario changes it: one platform, one jurisdiction, ten offence types.
 *
 * Weights, success and base leverage come from the fitting of the anonymous baseline; reporting from published surveys where there are
 * any (fraud: ONS 2020, 15 % of incidents reported; harassment: Pew 2014, 5 % told the police). Attributes, reach and severity are
 * assumptions: which of the paper's sixteen attributes help an offender, how far away victims are sought, and harm on
 * an ordinal scale. */
#include "regimesim/params/params.h"

#include <stdio.h>
#include <string.h>

#define HAS(name) (1u << ATTRIBUTE_##name)

static const struct offence_params offence_presets[] = {
    {.name = "fraud", .weight = 0.30, .success = 0.08, .base_leverage = 0.30,
     .attributes = HAS(FINANCES) | HAS(CONSUMPTION) | HAS(FAMILY) | HAS(RELATIVES) | HAS(WORK) | HAS(PSYCHOLOGY),
     .reach_friend = 0.25, .reach_second = 0.25, .reach_stranger = 0.50, .severity = 3,
     .report_platform = 0.30, .report_police = 0.15, .proactive = 0.05},
    {.name = "harassment", .weight = 0.30, .success = 0.20, .base_leverage = 0.50,
     .attributes = HAS(POLITICS) | HAS(PSYCHOLOGY) | HAS(PHYSICAL) | HAS(ACTIVITIES) | HAS(FAMILY),
     .reach_friend = 0.40, .reach_second = 0.25, .reach_stranger = 0.35, .severity = 2,
     .report_platform = 0.25, .report_police = 0.06, .proactive = 0.05},
    {.name = "stalking", .weight = 0.05, .success = 0.12, .base_leverage = 0.10,
     .attributes = HAS(ACTIVITIES) | HAS(TRAVEL) | HAS(HOUSING) | HAS(WORK) | HAS(EDUCATION) | HAS(PHYSICAL),
     .reach_friend = 0.45, .reach_second = 0.25, .reach_stranger = 0.30, .severity = 4,
     .report_platform = 0.30, .report_police = 0.20, .proactive = 0.02},
    {.name = "impersonation", .weight = 0.06, .success = 0.15, .base_leverage = 0.10,
     .attributes = HAS(DEMOGRAPHICS) | HAS(EDUCATION) | HAS(WORK) | HAS(HOBBIES) | HAS(FAMILY) | HAS(ACHIEVEMENTS),
     .reach_friend = 0.20, .reach_second = 0.40, .reach_stranger = 0.40, .severity = 3,
     .report_platform = 0.40, .report_police = 0.10, .proactive = 0.05, .assumes_identity = 1},
    {.name = "account_takeover", .weight = 0.18, .success = 0.14, .base_leverage = 0.30,
     .attributes = HAS(DEMOGRAPHICS) | HAS(FAMILY) | HAS(RELATIVES) | HAS(HOBBIES) | HAS(EDUCATION),
     .reach_friend = 0.15, .reach_second = 0.25, .reach_stranger = 0.60, .severity = 3,
     .report_platform = 0.40, .report_police = 0.05, .proactive = 0.05, .assumes_identity = 0.5},
    {.name = "doxing", .weight = 0.015, .success = 0.12, .base_leverage = 0,
     .attributes = HAS(DEMOGRAPHICS) | HAS(HOUSING) | HAS(WORK) | HAS(FAMILY) | HAS(RELATIVES) | HAS(TRAVEL),
     .reach_friend = 0.20, .reach_second = 0.30, .reach_stranger = 0.50, .severity = 5,
     .report_platform = 0.50, .report_police = 0.20, .proactive = 0.05},
    {.name = "offline_theft", .weight = 0.01, .success = 0.04, .base_leverage = 0.05,
     .attributes = HAS(HOUSING) | HAS(TRAVEL) | HAS(FINANCES) | HAS(VEHICLE) | HAS(ACTIVITIES),
     .reach_friend = 0.30, .reach_second = 0.30, .reach_stranger = 0.40, .severity = 5,
     .report_platform = 0.02, .report_police = 0.70, .offline = true},
    {.name = "offline_violence", .weight = 0.005, .success = 0.04, .base_leverage = 0.02,
     .attributes = HAS(ACTIVITIES) | HAS(TRAVEL) | HAS(HOUSING) | HAS(PHYSICAL) | HAS(PSYCHOLOGY),
     .reach_friend = 0.40, .reach_second = 0.30, .reach_stranger = 0.30, .severity = 10,
     .report_platform = 0.15, .report_police = 0.60, .offline = true},
    {.name = "incitement", .kind = OFFENCE_VICTIMLESS, .rate = 0.006, .severity = 4,
     .report_platform = 0.10, .report_police = 0.02, .proactive = 0.05},
    {.name = "incivility", .kind = OFFENCE_INCIVILITY, .rate = 0.002, .severity = 0.2,
     .report_platform = 0.02},
};

static void section_defaults(struct params *params, enum param_scope scope, int element)
{
    for (size_t i = 0; i < param_table_size; i++)
        if (param_table[i].scope == scope)
            param_store(params, (struct param_ref){&param_table[i], element}, param_table[i].value);
}

int params_element_add(struct params *params, enum param_scope scope, const char *name)
{
    int element = params_list_count(params, scope);
    if (element >= params_list_capacity(scope))
        return -1;
    switch (scope) {
    case SCOPE_PLATFORM:
        params->platform_count++;
        snprintf(params->platforms[element].name, NAME_SIZE, "%s", name);
        break;
    case SCOPE_JURISDICTION:
        params->jurisdiction_count++;
        snprintf(params->jurisdictions[element].name, NAME_SIZE, "%s", name);
        break;
    case SCOPE_OFFENCE:
        params->offence_count++;
        snprintf(params->offences[element].name, NAME_SIZE, "%s", name);
        break;
    case SCOPE_AGREEMENT:
        params->agreement_count++;
        snprintf(params->agreements[element].name, NAME_SIZE, "%s", name);
        break;
    case SCOPE_INTERVENTION:
        params->intervention_count++;
        snprintf(params->interventions[element].name, NAME_SIZE, "%s", name);
        break;
    default:
        return -1;
    }
    section_defaults(params, scope, element);
    return element;
}

void params_defaults(struct params *params)
{
    memset(params, 0, sizeof *params);
    section_defaults(params, SCOPE_ROOT, -1);
    params_element_add(params, SCOPE_JURISDICTION, "home");
    params_element_add(params, SCOPE_PLATFORM, "domestic");
    size_t count = sizeof offence_presets / sizeof offence_presets[0];
    memcpy(params->offences, offence_presets, sizeof offence_presets);
    params->offence_count = (int)count;
}
