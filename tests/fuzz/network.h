/* network.h - a network file, as `--network` reads it; NETWORK_NAME says by its ending which format it is in. */
#include "fuzz.h"
#include "regimesim/model/network.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fault_list faults = {0};
    struct error error;
    struct graph graph = {0};
    enum status status = network_read(fuzz_file(NETWORK_NAME, bytes, size), &graph, NULL, &faults);
    fuzz_check_faults(status, &faults);
    if (status)
        return 0;
    fuzz_need(graph_edges(&graph) > 0 && graph_verify(&graph, &error) == STATUS_OK, "the network is sound");
    graph_free(&graph);
    return 0;
}
