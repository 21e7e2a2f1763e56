/* test_claim_folder.c - the claims that ship: each says which assumptions carry it. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "../../support/expect.h"
#include "regimesim/config/claim_file.h"

#define FOLDER "scenarios/claims"

static bool alters_an_arm(const struct claim_file *claim, const struct claim_ablation *ablation)
{
    for (int i = 0; i < claim->arm_count; i++)
        if (params_hash(&ablation->scenarios[i]->params) != params_hash(&claim->arms[i].scenario->params))
            return true;
    return false;
}

static void check_claim(const char *path)
{
    struct fault_list faults = {0};
    struct claim_file *claim;
    if (claim_file_load(path, NULL, 0, &claim, &faults) != STATUS_OK)
        fail_msg("%s cannot be read: %s", path, faults.items[0].message);
    if (claim->ablation_count == 0)
        fail_msg("%s names no ablation; expected what a critic would say that it hangs on", path);
    for (int i = 0; i < claim->ablation_count; i++) {
        const struct claim_ablation *ablation = &claim->ablations[i];
        if (!ablation->label[0])
            fail_msg("%s does not say in words what the world is like with %s", path, ablation->name);
        if (!alters_an_arm(claim, ablation))
            fail_msg("%s: %s alters no arm", path, ablation->name);
        for (int k = 0; k < i; k++)
            if (strcmp(claim->ablations[k].label, ablation->label) == 0)
                fail_msg("%s: two ablations are called '%s'", path, ablation->label);
    }
    claim_file_free(claim);
}

static void every_claim_names_what_carries_it(void **state)
{
    char path[TEXT_SIZE];
    int count = 0;
    DIR *folder = opendir(FOLDER);
    (void)state;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        const char *dot = strrchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".yaml") != 0)
            continue;
        snprintf(path, sizeof path, FOLDER "/%s", entry->d_name);
        check_claim(path);
        count++;
    }
    closedir(folder);
    assert_true(count >= 55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_claim_names_what_carries_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
