/* sweep_kind.c - telling sweeps from scenarios. */
#include "input.h"
#include "regimesim/config/document.h"
#include "regimesim/config/sweep_file.h"

bool sweep_file_is(const char *path)
{
    struct input input;
    struct error error;
    struct node *root = NULL;
    struct fault_list faults = {0};
    if (input_read(path, false, &input, &error))
        return false;
    document_parse(path, input.bytes, input.size, &root, &faults);
    bool is_sweep = root && node_member(root, "axes");
    document_free(root);
    faults_free(&faults);
    input_free(&input);
    return is_sweep;
}
