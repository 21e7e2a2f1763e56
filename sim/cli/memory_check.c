/* memory_check.c - the memory that a batch will need, against what there is. */
#include "regimesim/cli/memory_check.h"

#include <math.h>
#include <stdio.h>

#include "regimesim/model/memory.h"
#include "regimesim/model/network.h"
#include "regimesim/util/memory.h"

/* The program with its libraries, the database and what is printed: measured. */
static const double PROGRAM_BYTES = 12e6;

/* What a whole batch needs: the largest of its runs so many times over, and the results of all. */
struct batch_need {
    struct memory_need run; /* of the arm that needs most */
    int at_a_time;
    double peak, kept, total;
};

static enum status count_file(const struct params *params, uint64_t *persons, uint64_t *friendships)
{
    struct fault_list faults = {0};
    struct graph graph;
    if (network_read(params->network.file, &graph, NULL, &faults))
        return cli_faults(&faults);
    *persons = graph.nodes;
    *friendships = graph_edges(&graph);
    graph_free(&graph);
    return STATUS_OK;
}

static enum status add_arm(const struct batch *batch, int arm, bool read_files, struct batch_need *need)
{
    const struct params *params = batch->arms[arm].params;
    uint64_t persons = 0, friendships = 0;
    struct memory_need run;
    enum status status = STATUS_OK;
    if (params->network.source == NETWORK_FILE && read_files)
        status = count_file(params, &persons, &friendships);
    if (status)
        return status;
    memory_of_run(params, persons, friendships, batch->events > 0, &run);
    need->kept += run.results * batch->replicates;
    if (memory_peak(&run) <= need->peak)
        return STATUS_OK;
    need->run = run;
    need->peak = memory_peak(&run);
    return STATUS_OK;
}

static enum status sum_up(const struct batch *batch, bool read_files, struct batch_need *need)
{
    int runs = batch->arm_count * batch->replicates;
    *need = (struct batch_need){.at_a_time = batch->threads < runs ? batch->threads : runs};
    for (int arm = 0; arm < batch->arm_count; arm++) {
        enum status status = add_arm(batch, arm, read_files, need);
        if (status)
            return status;
    }
    need->total = PROGRAM_BYTES + fmax(need->at_a_time * need->peak, need->kept);
    return STATUS_OK;
}

static void print_line(const char *what, double bytes)
{
    printf("  %-44s %12.1f MB\n", what, bytes / 1e6);
}

static void print_need(const struct batch_need *need, double available, const char *limit)
{
    const struct memory_need *run = &need->run;
    printf("memory of a run\n");
    print_line("friendships", run->graph);
    print_line("making them, before there are persons", run->making);
    print_line("persons", run->persons);
    print_line("offenders", run->offenders);
    print_line("accounts of offenders, with contacts", run->accounts);
    print_line("log of offences, about", run->offences);
    print_line("queues, at most", run->queues);
    print_line("results", run->results);
    print_line("at most at a time", need->peak);
    printf("in all\n");
    printf("  %-44s %12d\n", "runs at a time (--threads)", need->at_a_time);
    print_line("results of all runs, at the end", need->kept);
    print_line("the largest sum at any time", need->total);
    print_line("there is", available);
    printf("%s; %s\n", need->total <= available ? "it fits" : "it does not fit", limit);
}

enum status memory_check(const struct batch *batch, const struct options *options)
{
    struct batch_need need;
    struct error error;
    const char *limit;
    enum status status = sum_up(batch, options->dry_run, &need);
    if (status)
        return status;
    double available = memory_available(&limit), alone = need.total - (need.at_a_time - 1) * need.peak;
    if (options->dry_run)
        print_need(&need, available, limit);
    if (need.total <= available)
        return STATUS_OK;
    if (need.at_a_time > 1 && alone <= available)
        error_set(&error, STATUS_INTERNAL,
                  "%d runs at a time need %.0f MB of memory; there are %.0f (%s): with --threads 1 it takes %.0f",
                  need.at_a_time, need.total / 1e6, available / 1e6, limit, alone / 1e6);
    else
        error_set(&error, STATUS_INTERNAL, "a run needs %.0f MB of memory; there are %.0f (%s)", alone / 1e6,
                  available / 1e6, limit);
    return cli_fail(&error);
}
