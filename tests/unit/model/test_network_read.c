/* test_network_read.c - networks from files: what is read, what is refused and where, and what is written. */
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/scratch.h"
#include "regimesim/model/network.h"

static struct scratch scratch;

struct outcome {
    enum status status;
    struct graph graph;
    struct network_read_report report;
    struct fault_list faults;
};

static struct outcome read_path(const char *path)
{
    struct outcome outcome = {.faults = {0}};
    struct error error;
    outcome.status = network_read(path, &outcome.graph, &outcome.report, &outcome.faults);
    if (outcome.status == STATUS_OK) {
        assert_int_equal(outcome.faults.count, 0);
        assert_int_equal(graph_verify(&outcome.graph, &error), STATUS_OK);
    } else {
        assert_true(outcome.faults.count > 0);
        assert_null(outcome.graph.offset);
    }
    return outcome;
}

static struct outcome read_bytes(const char *name, const char *text, size_t size)
{
    char path[SCRATCH_PATH];
    return read_path(scratch_write_bytes(&scratch, name, text, size, path));
}

static struct outcome read_text(const char *name, const char *text)
{
    return read_bytes(name, text, strlen(text));
}

static void outcome_free(struct outcome *outcome)
{
    graph_free(&outcome->graph);
    faults_free(&outcome->faults);
}

/* A text, how many friendships among how many persons it holds. */
struct sound {
    const char *name, *text;
    uint32_t nodes;
    uint64_t edges;
};

static void expect_sound(const struct sound *sound)
{
    struct outcome outcome = read_text(sound->name, sound->text);
    if (outcome.status != STATUS_OK)
        print_error("%s: %s\n", sound->text, outcome.faults.items[0].message);
    assert_int_equal(outcome.status, STATUS_OK);
    assert_int_equal(outcome.graph.nodes, sound->nodes);
    assert_int_equal(graph_edges(&outcome.graph), sound->edges);
    outcome_free(&outcome);
}

static void edge_lists_of_all_kinds_are_read(void **state)
{
    (void)state;
    static const struct sound sounds[] = {
        {"spaces.txt", "0 1\n1 2\n", 3, 2},
        {"tabs.tsv", "0\t1\n1\t2\n", 3, 2},
        {"commas.csv", "0,1\n1,2\n", 3, 2},
        {"semicolons.csv", "0;1\n1;2\n", 3, 2},
        {"blanks.csv", "  0 ,  1  \n\t1\t;\t2\t\n", 3, 2},
        {"comments.txt", "# first\n% second\n0 1 # here\n1 2% and here\n  # end\n", 3, 2},
        {"header.csv", "source,target\n0,1\n", 2, 1},
        {"quoted.csv", "\"from\";\"to\";\"weight\"\n0;1;2.5\n", 2, 1},
        {"header-word.txt", "edges\n0 1\n", 2, 1},
        {"header-late.txt", "# a comment first\n\nnode_1 node_2\n0 1\n", 2, 1},
        {"weights.txt", "0 1 0.5 2016-01-01 friend\n1 2 -3e7\n", 3, 2},
        {"crlf.txt", "0 1\r\n1 2\r\n", 3, 2},
        {"cr.txt", "0 1\r1 2\r", 3, 2},
        {"mark.csv",
         "\xEF\xBB\xBF"
         "0,1\n",
         2, 1},
        {"mark-header.csv",
         "\xEF\xBB\xBF"
         "a,b\n0,1\n",
         2, 1},
        {"open-end.txt", "0 1\n1 2", 3, 2},
        {"empty-lines.txt", "\n\n0 1\n\n\n1 2\n\n", 3, 2},
        {"zeros.txt", "0000000000000000000000000000000001 2\n", 2, 1},
        {"largest.txt", "0 4294967294\n", 2, 1},
        {"gaps.txt", "100 7\n7 100000000\n", 3, 2},
        {"repeats.txt", "0 1\n1 0\n0 1\n1 1\n", 2, 1},
        {"foreign.txt", "# \xC3\xA9\xE2\x82\xAC\n0 1 \xC3\xA9\n", 2, 1},
        {"no-ending", "0 1\n", 2, 1},
    };
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++)
        expect_sound(&sounds[i]);
}

static void the_report_tells_what_was_read(void **state)
{
    (void)state;
    struct outcome outcome = read_text("report.csv", "a,b\n5,9\n9,5\n# no\n9,9\n700,5\n");
    assert_int_equal(outcome.report.header, 1);
    assert_int_equal(outcome.report.lines, 4);
    assert_int_equal(outcome.report.largest_id, 700);
    assert_int_equal(outcome.report.dropped.loops, 1);
    assert_int_equal(outcome.report.dropped.duplicates, 1);
    outcome_free(&outcome);
}

static void gaps_are_closed_in_ascending_order(void **state)
{
    (void)state;
    static const char *const texts[] = {"30 10\n20 10\n", "4000000000 10\n20 10\n"};
    for (size_t i = 0; i < 2; i++) {
        struct outcome outcome = read_text("order.txt", texts[i]);
        assert_int_equal(outcome.graph.nodes, 3);
        assert_true(graph_adjacent(&outcome.graph, 0, 1));
        assert_true(graph_adjacent(&outcome.graph, 0, 2));
        assert_false(graph_adjacent(&outcome.graph, 1, 2));
        outcome_free(&outcome);
    }
}

/* A text with a fault: where its first fault is, and part of what is said about it. */
struct unsound {
    const char *name, *text;
    size_t size; /* 0: up to the final NUL */
    int line, column;
    const char *fragment;
};

static void expect_unsound(const struct unsound *unsound)
{
    struct outcome outcome =
        read_bytes(unsound->name, unsound->text, unsound->size ? unsound->size : strlen(unsound->text));
    assert_int_equal(outcome.status, STATUS_DATA);
    const struct error *fault = &outcome.faults.items[0];
    if (fault->line != unsound->line || fault->column != unsound->column || !strstr(fault->message, unsound->fragment))
        print_error("%s: %d:%d: %s\n", unsound->name, fault->line, fault->column, fault->message);
    assert_int_equal(fault->code, STATUS_DATA);
    assert_int_equal(fault->line, unsound->line);
    assert_int_equal(fault->column, unsound->column);
    assert_non_null(strstr(fault->message, unsound->fragment));
    assert_non_null(strstr(fault->file, unsound->name));
    outcome_free(&outcome);
}

static void malformed_edge_lists_are_refused_where_they_are_wrong(void **state)
{
    (void)state;
    static const struct unsound unsounds[] = {
        {"negative.txt", "0 1\n-5 2\n", 0, 2, 1, "id -5 is negative; expected a whole number from 0"},
        {"negative-second.txt", "0 1\n5 -2\n", 0, 2, 3, "id -2 is negative"},
        {"negative-first-line.txt", "-1 2\n", 0, 1, 1, "id -1 is negative"},
        {"word.txt", "0 1\nx 2\n", 0, 2, 1, "'x' is no id; expected a whole number from 0 to 4294967294"},
        {"word-second.txt", "0 1\n2,  abc\n", 0, 2, 5, "'abc' is no id"},
        {"half-header.txt", "person 2\n0 1\n", 0, 1, 1, "'person' is no id"},
        {"second-header.txt", "a b\nc d\n0 1\n", 0, 2, 1, "'c' is no id"},
        {"late-header.txt", "0 1\nfrom to\n", 0, 2, 1, "'from' is no id"},
        {"mixed.txt", "0 1\n12x 3\n", 0, 2, 1, "'12x' is no id"},
        {"fraction.txt", "0 1\n1.0 2\n", 0, 2, 1, "'1.0' is no id"},
        {"exponent.txt", "1e3 2\n", 0, 1, 1, "'1e3' is no id"},
        {"plus.txt", "0 1\n+1 2\n", 0, 2, 1, "'+1' is no id"},
        {"hexadecimal.txt", "0x1F 2\n", 0, 1, 1, "'0x1F' is no id"},
        {"quotes.csv", "a,b\n\"1\",\"2\"\n", 0, 2, 1, "'\"1\"' is no id"},
        {"minus.txt", "0 1\n- 2\n", 0, 2, 1, "'-' is no id"},
        {"foreign.txt", "0 1\n\xD9\xA1 2\n", 0, 2, 1,
         "'?"
         "?' is no id"},
        {"long.txt", "0 1\nabcdefghijklmnopqrstuvwxyzabc 2\n", 0, 2, 1, "'abcdefghijklmnopqrstuvwx...' is no id"},
        {"single.txt", "0 1\n7\n", 0, 2, 2, "only one id on this line; expected two"},
        {"single-first.txt", "7", 0, 1, 2, "only one id on this line"},
        {"single-blank.txt", "0 1\n7  \n", 0, 2, 4, "only one id on this line"},
        {"single-comment.txt", "0 1\n  7 # 8\n", 0, 2, 5, "only one id on this line"},
        {"single-comma.csv", "0,1\n7,\n", 0, 2, 3, "only one id on this line"},
        {"cut-off.txt", "0 1\r\n1 2\r\n3", 0, 3, 2, "only one id on this line"},
        {"empty-first.csv", "0,1\n,2\n", 0, 2, 1, "empty field; expected an id"},
        {"empty-second.csv", "0,1\n1,,2\n", 0, 2, 3, "empty field; expected an id"},
        {"too-large.txt", "0 1\n4294967295 1\n", 0, 2, 1, "id 4294967295 is too large; expected at most 4294967294"},
        {"far-too-large.txt", "0 18446744073709551617\n", 0, 1, 3, "id 18446744073709551617 is too large"},
        {"huge.txt", "0 1\n1 99999999999999999999999999\n", 0, 2, 3, "id 999999999999999999999999... is too large"},
        {"nul.txt", "0 1\n1 \0 2\n", 9, 2, 3, "byte 0x00 does not belong in text"},
        {"nul-comment.txt", "# a\0b\n0 1\n", 10, 1, 4, "byte 0x00 does not belong in text"},
        {"nul-extra.txt", "0 1\n1 2 x\0\n", 11, 2, 6, "byte 0x00 does not belong in text"},
        {"zipped.txt", "\x1F\x8B\x08\x00", 4, 1, 1, "byte 0x1F does not belong in text; expected an edge list, not a"},
        {"utf16.txt",
         "\xFF\xFE"
         "0\0 \0001\0\n\0",
         10, 1, 4, "byte 0x00"},
        {"escape.txt", "0 1\n2\x1B[0m 3\n", 0, 2, 2, "byte 0x1B"},
        {"empty.txt", "", 0, 1, 1, "the file is empty; expected friendships"},
        {"comments.txt", "# nothing\n\n% here\n", 0, 1, 1, "no friendships in this file; expected lines with two ids"},
        {"header-only.csv", "a,b\n", 0, 1, 1, "no friendships in this file"},
        {"mark-only.csv", "\xEF\xBB\xBF", 0, 1, 1, "no friendships in this file"},
        {"loops.txt", "1 1\n2 2\n", 0, 1, 1, "no friendships between two persons; expected at least one"},
        {"mark.csv",
         "\xEF\xBB\xBF"
         "0,1\n\xEF\xBB\xBF"
         "1,2\n",
         0, 2, 1, "is no id"},
        {"mark-column.csv",
         "\xEF\xBB\xBF"
         "0,x\n",
         0, 1, 3, "'x' is no id"},
        {"cr.txt", "0 1\r2 x\r", 0, 2, 3, "'x' is no id"},
    };
    for (size_t i = 0; i < sizeof unsounds / sizeof *unsounds; i++)
        expect_unsound(&unsounds[i]);
}

static void all_faults_are_told_in_the_order_of_the_lines(void **state)
{
    (void)state;
    struct outcome outcome = read_text("three.txt", "0 1\nx 1\n1 2\n3\n4 -1 5\n6 7\n");
    assert_int_equal(outcome.faults.count, 3);
    assert_int_equal(outcome.faults.items[0].line, 2);
    assert_int_equal(outcome.faults.items[1].line, 4);
    assert_int_equal(outcome.faults.items[2].line, 5);
    outcome_free(&outcome);
}

static void after_twenty_faults_the_rest_is_not_shown(void **state)
{
    (void)state;
    char text[400] = "0 1\n";
    for (int i = 0; i < 20; i++)
        strcat(text, "x 1\n0 1\n");
    struct outcome twenty = read_text("twenty.txt", text);
    assert_int_equal(twenty.faults.count, 20);
    struct outcome more = read_text("more.txt", strcat(text, "y 2\nz 3\n"));
    assert_int_equal(more.faults.count, 21);
    assert_string_equal(more.faults.items[20].message, "further faults not shown");
    outcome_free(&twenty);
    outcome_free(&more);
}

static void positions_are_exact_far_into_a_large_file(void **state)
{
    (void)state;
    enum { LINES = 40000, LINE = 21 };
    char *text = malloc((size_t)LINES * LINE + 32), *at = text;
    assert_non_null(text);
    for (int i = 0; i < LINES; i++)
        at += sprintf(at, "%09d %09d\r\n", i, i + 1);
    strcpy(at, "123 45x\r\n");
    struct outcome outcome = read_text("large.txt", text);
    assert_int_equal(outcome.faults.count, 1);
    assert_int_equal(outcome.faults.items[0].line, LINES + 1);
    assert_int_equal(outcome.faults.items[0].column, 5);
    outcome_free(&outcome);
    *at = '\0';
    outcome = read_text("large.txt", text);
    assert_int_equal(outcome.graph.nodes, LINES + 1);
    assert_int_equal(graph_edges(&outcome.graph), LINES);
    outcome_free(&outcome);
    free(text);
}

#define GRAPHML_HEAD "<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"

static void graphml_gml_and_pajek_are_read(void **state)
{
    (void)state;
    static const struct sound sounds[] = {
        {"a.graphml",
         GRAPHML_HEAD "<graph edgedefault=\"undirected\">\n<node id=\"a\"/><node id=\"b\"/>"
                      "<node id=\"c\"/><node id=\"d\"/>\n<edge source=\"a\" target=\"b\"/>"
                      "<edge source=\"b\" target=\"c\"/>\n</graph></graphml>\n",
         4, 2},
        {"directed.GraphML",
         GRAPHML_HEAD "<key id=\"k\" for=\"node\" attr.name=\"n\" attr.type=\"string\"/>\n"
                      "<graph edgedefault=\"directed\"><node id=\"a\"><data key=\"k\">x</data></node>"
                      "<node id=\"b\"/><edge source=\"a\" target=\"b\"/><edge source=\"b\" target=\"a\"/>"
                      "<edge source=\"a\" target=\"a\"/></graph></graphml>\n",
         2, 1},
        {"a.gml",
         "graph [\n node [ id 3 label \"x\" ]\n node [ id 9 ]\n node [ id 4 ]\n"
         " edge [ source 3 target 9 value 1.5 ]\n]\n",
         3, 1},
        {"directed.gml",
         "graph [ directed 1 node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 ]\n"
         "edge [ source 1 target 0 ] ]\n",
         2, 1},
        {"a.net", "*Vertices 4\n1 \"a\"\n2 \"b\"\n3 \"c\"\n4 \"d\"\n*Edges\n1 2 1.5\n2 3\n", 4, 2},
        {"many.net", "*Vertices 200000\n*Edges\n1 200000\n", 200000, 1},
        {"arcs.paj", "*Vertices 3\n*Arcs\n1 2\n2 1\n3 1\n*Edges\n1 3\n", 3, 2},
    };
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++)
        expect_sound(&sounds[i]);
}

static void malformed_graphml_gml_and_pajek_are_refused_at_their_line(void **state)
{
    (void)state;
    static const struct unsound unsounds[] = {
        {"text.graphml", "hello", 0, 1, 1, "cannot be read as GraphML: "},
        {"other.graphml", "<html><body/></html>", 0, 1, 1, "cannot be read as GraphML: "},
        {"unclosed.graphml", GRAPHML_HEAD "<graph>\n<node id=\"a\">\n</graph></graphml>", 0, 5, 1, "mismatch"},
        {"cut.graphml", GRAPHML_HEAD "<graph>\n<node id=", 0, 4, 1, "cannot be read as GraphML: "},
        {"no-edges.graphml", GRAPHML_HEAD "<graph><node id=\"a\"/></graph></graphml>", 0, 1, 1, "no friendships"},
        {"empty.graphml", "", 0, 1, 1, "the file is empty"},
        {"text.gml", "hello", 0, 1, 1, "cannot be read as GML: "},
        {"bracket.gml", "graph [\n node [ id 0 ]\n node [ id 1\n", 0, 4, 1, "line 4"},
        {"sign.gml", "graph [\n node [ id 0 ]\n ??\n]\n", 0, 3, 1, "cannot be read as GML: "},
        {"stranger.gml", "graph [\n node [ id 0 ]\n edge [ source 0 target 7 ]\n]\n", 0, 3, 1, "Unknown target"},
        {"twice.gml", "graph [\n node [ id 0 ]\n node [ id 0 ]\n]\n", 0, 3, 1, "Duplicate node id"},
        {"half.gml", "graph [\n node [ id 0 ]\n\n edge [ source 0 ]\n]\n", 0, 4, 1, "No 'target'"},
        {"nul.gml", "\0\0", 2, 1, 1, "cannot be read as GML: "},
        {"text.net", "hello", 0, 1, 1, "cannot be read as Pajek: "},
        {"word.net", "*Vertices 3\n*Edges\n1 x\n", 0, 3, 1, "cannot be read as Pajek: "},
        {"single.net", "*Vertices 3\n*Edges\n1 2\n1\n", 0, 5, 1, "cannot be read as Pajek: "},
        {"range.net", "*Vertices 3\n*Edges\n1 9\n", 0, 1, 1, "cannot be read as Pajek: "},
        {"negative.net", "*Vertices -3\n*Edges\n1 2\n", 0, 1, 1, "cannot be read as Pajek: "},
        {"many.net", "*Vertices 1000100\n*Edges\n1 2\n", 0, 1, 1, "far more persons are announced"},
        {"bomb.net", "% x\n*Vertices 4000000000\n*Edges\n1 2\n", 0, 2, 1, "far more persons are announced"},
        {"no-edges.net", "*Vertices 3\n", 0, 1, 1, "no friendships between two persons"},
    };
    for (size_t i = 0; i < sizeof unsounds / sizeof *unsounds; i++)
        expect_unsound(&unsounds[i]);
}

static void expect_no_input(const char *path, const char *fragment)
{
    struct outcome outcome = read_path(path);
    assert_int_equal(outcome.status, STATUS_NO_INPUT);
    assert_int_equal(outcome.faults.count, 1);
    assert_int_equal(outcome.faults.items[0].line, 0);
    assert_string_equal(outcome.faults.items[0].file, path);
    assert_non_null(strstr(outcome.faults.items[0].message, fragment));
    outcome_free(&outcome);
}

static void what_is_no_file_is_no_input(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    expect_no_input(scratch_path(&scratch, "missing.txt", path), "No such file");
    expect_no_input(scratch_path(&scratch, "missing.gml", path), "No such file");
    scratch_folder(&scratch, "folder.graphml");
    expect_no_input(scratch_path(&scratch, "folder.graphml", path), "is a folder; expected a file");
    assert_int_equal(mkfifo(scratch_path(&scratch, "pipe.txt", path), 0600), 0);
    expect_no_input(path, "is a pipe or device; expected a regular file"); /* and does not wait for a writer */
    expect_no_input("/dev/null", "is a pipe or device");
    expect_no_input("", "No such file");
}

static void a_file_beyond_sixteen_gibibytes_is_refused_unread(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    int descriptor = open(scratch_path(&scratch, "sparse.txt", path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(descriptor >= 0);
    int grown = ftruncate(descriptor, ((off_t)16 << 30) + 1);
    close(descriptor);
    if (grown != 0)
        skip(); /* this file system knows no holes */
    struct outcome outcome = read_path(path);
    assert_int_equal(outcome.status, STATUS_DATA);
    assert_non_null(strstr(outcome.faults.items[0].message, "larger than 16 GiB"));
    outcome_free(&outcome);
}

static void expect_same_after_writing(const struct graph *graph, const char *comment)
{
    char path[SCRATCH_PATH];
    struct error error;
    FILE *file = fopen(scratch_path(&scratch, "written.txt", path), "w");
    assert_non_null(file);
    assert_int_equal(network_write(graph, comment, file, &error), STATUS_OK);
    fclose(file);
    struct outcome outcome = read_path(path);
    assert_int_equal(outcome.status, STATUS_OK);
    assert_int_equal(outcome.graph.nodes, graph->nodes);
    assert_memory_equal(outcome.graph.offset, graph->offset, (graph->nodes + 1) * sizeof *graph->offset);
    assert_memory_equal(outcome.graph.neighbour, graph->neighbour, 2 * graph_edges(graph) * sizeof *graph->neighbour);
    outcome_free(&outcome);
}

static void networks_written_are_read_back_equal(void **state)
{
    (void)state;
    static const uint32_t pairs[] = {1, 4, 4, 2};
    struct graph graph;
    struct error error;
    assert_int_equal(graph_from_pairs(&graph, 8, pairs, 2, NULL, &error), STATUS_OK); /* 0, 3, 5 to 7 have no friends */
    expect_same_after_writing(&graph, "a network\nof eight\x01");
    expect_same_after_writing(&graph, NULL);
    graph_free(&graph);
    assert_int_equal(network_social(3000, 12, 1.15, 0.14, rng_key_make(1, 0), &graph, &error), STATUS_OK);
    expect_same_after_writing(&graph, "");
    graph_free(&graph);
}

static void a_full_disk_is_noticed_when_writing(void **state)
{
    (void)state;
    struct graph graph;
    struct error error;
    FILE *file = fopen("/dev/full", "w");
    if (!file)
        skip();
    assert_int_equal(network_social(3000, 12, 1.15, 0.14, rng_key_make(1, 0), &graph, &error), STATUS_OK);
    assert_int_equal(network_write(&graph, NULL, file, &error), STATUS_IO);
    fclose(file);
    graph_free(&graph);
}

/* Good and bad files by turns, as threads of replicates might. */
static void *read_by_turns(void *context)
{
    char path[SCRATCH_PATH];
    size_t *wrong = context;
    for (int i = 0; i < 40; i++) {
        struct graph graph;
        struct fault_list faults = {0};
        int good = i % 2;
        enum status status =
            network_read(scratch_path(&scratch, good ? "good.gml" : "bad.gml", path), &graph, NULL, &faults);
        *wrong += good ? status != STATUS_OK || graph_edges(&graph) != 1 : status != STATUS_DATA || faults.count != 1;
        graph_free(&graph);
        faults_free(&faults);
    }
    return NULL;
}

static void files_may_be_read_in_several_threads(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    pthread_t threads[4];
    size_t wrong[4] = {0, 0, 0, 0};
    scratch_write(&scratch, "good.gml", "graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 ] ]\n", path);
    scratch_write(&scratch, "bad.gml", "graph [ node [ id 0 ] node [ id 0 ] ]\n", path);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_by_turns, &wrong[i]), 0);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(wrong[i], 0);
    }
}

static int open_scratch(void **state)
{
    (void)state;
    scratch_open(&scratch);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edge_lists_of_all_kinds_are_read),
        cmocka_unit_test(the_report_tells_what_was_read),
        cmocka_unit_test(gaps_are_closed_in_ascending_order),
        cmocka_unit_test(malformed_edge_lists_are_refused_where_they_are_wrong),
        cmocka_unit_test(all_faults_are_told_in_the_order_of_the_lines),
        cmocka_unit_test(after_twenty_faults_the_rest_is_not_shown),
        cmocka_unit_test(positions_are_exact_far_into_a_large_file),
        cmocka_unit_test(graphml_gml_and_pajek_are_read),
        cmocka_unit_test(malformed_graphml_gml_and_pajek_are_refused_at_their_line),
        cmocka_unit_test(what_is_no_file_is_no_input),
        cmocka_unit_test(a_file_beyond_sixteen_gibibytes_is_refused_unread),
        cmocka_unit_test(networks_written_are_read_back_equal),
        cmocka_unit_test(a_full_disk_is_noticed_when_writing),
        cmocka_unit_test(files_may_be_read_in_several_threads),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
