/* test_document.c - reading YAML into a tree: positions, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/config/document.h"

static enum status parse(const char *text, struct node **root, struct fault_list *faults)
{
    return document_parse("f.yaml", (const unsigned char *)text, strlen(text), root, faults);
}

/* Expect exactly one fault, at that place and with that fragment, and whether a tree is left. */
static void expect_fault_bytes(const void *bytes, size_t size, int line, int column, const char *fragment, bool tree)
{
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(document_parse("f.yaml", bytes, size, &root, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.items[0].file, "f.yaml");
    assert_int_equal(faults.items[0].line, line);
    assert_int_equal(faults.items[0].column, column);
    assert_non_null(strstr(faults.items[0].message, fragment));
    assert_int_equal(root != NULL, tree);
    document_free(root);
    faults_free(&faults);
}

static void expect_fault(const char *text, int line, int column, const char *fragment, bool tree)
{
    expect_fault_bytes(text, strlen(text), line, column, fragment, tree);
}

static void every_key_and_value_has_its_position(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("# comment\n\xC3\xA9t\xC3\xA9: one\nb:\n  - x\n  - {k: 'y z'}\n", &root, &faults),
                     STATUS_OK);
    const struct node *first = node_member(root, "\xC3\xA9t\xC3\xA9"), *list = node_member(root, "b");
    assert_int_equal(root->kind, NODE_MAPPING);
    assert_string_equal(first->text, "one");
    assert_int_equal(first->key_line, 2);
    assert_int_equal(first->key_column, 1);
    assert_int_equal(first->line, 2);
    assert_int_equal(first->column, 6); /* in characters, not bytes */
    assert_int_equal(list->kind, NODE_SEQUENCE);
    assert_int_equal(list->first->line, 4);
    assert_int_equal(list->first->column, 5);
    const struct node *inner = node_member(list->first->next, "k");
    assert_string_equal(inner->text, "y z");
    assert_int_equal(inner->line, 5);
    assert_int_equal(inner->column, 9);
    assert_null(list->first->next->next);
    assert_null(node_member(root, "c"));
    document_free(root);
    faults_free(&faults);
}

static void an_absent_value_differs_from_an_empty_text(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("a:\nb: ''\n", &root, &faults), STATUS_OK);
    assert_true(node_member(root, "a")->bare);
    assert_false(node_member(root, "b")->bare);
    assert_string_equal(node_member(root, "b")->text, "");
    document_free(root);
}

static void a_byte_order_mark_moves_no_column(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("\xEF\xBB\xBF"
                           "a: 1\nb: 2\n",
                           &root, &faults),
                     STATUS_OK);
    assert_int_equal(node_member(root, "a")->key_column, 1);
    assert_int_equal(node_member(root, "b")->line, 2);
    document_free(root);
}

static void carriage_returns_end_lines(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("a: 1\r\nb: 2\r\n", &root, &faults), STATUS_OK);
    assert_int_equal(node_member(root, "b")->line, 2);
    assert_string_equal(node_member(root, "a")->text, "1");
    document_free(root);
}

static void duplicate_keys_are_refused_and_the_first_is_kept(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", &root, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 2);
    assert_int_equal(faults.items[0].line, 4);
    assert_int_equal(faults.items[0].column, 3);
    assert_non_null(strstr(faults.items[1].message, "duplicate key 'a'; it is already on line 1"));
    assert_string_equal(node_member(root, "a")->text, "1");
    document_free(root);
    faults_free(&faults);
}

static void anchors_aliases_and_tags_are_refused(void **state)
{
    (void)state;
    expect_fault("a: 1\nb: &x 2\n", 2, 4, "anchors are not supported", true);
    expect_fault("a: *x\n", 1, 4, "aliases are not supported", true);
    expect_fault("*x : 1\nb: 1\n", 1, 1, "aliases are not supported", true);
    expect_fault("<<: *base\n", 1, 5, "aliases are not supported", true);
    expect_fault("a: !!str b\n", 1, 4, "tags are not supported", true);
    expect_fault("a: !x [1]\n", 1, 4, "tags are not supported", true);
    expect_fault("&r\na: 1\n", 1, 1, "anchors are not supported", true);
}

static void an_alias_bomb_is_refused_without_being_expanded(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n", &root, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 7); /* two anchors, five aliases */
    document_free(root);
    faults_free(&faults);
}

static void keys_must_be_words(void **state)
{
    (void)state;
    expect_fault("a: 1\n? [b]\n: 2\n", 2, 3, "a list as a key", true);
    expect_fault("{b: 1}: 2\n", 1, 1, "a mapping as a key", false);
}

static void only_one_document_is_read(void **state)
{
    (void)state;
    expect_fault("a: 1\n---\nb: 1\n", 2, 1, "a second document", true);
    expect_fault("a: 1\n...\nb: 1\n", 3, 1, "only one document", false);
}

static void a_file_without_content_is_refused(void **state)
{
    (void)state;
    expect_fault("", 1, 1, "there is nothing in it", false);
    expect_fault("# only this\n", 1, 1, "there is nothing in it", false);
    expect_fault("---\n", 2, 1, "there is nothing in it", false);
    expect_fault("{}\n", 1, 1, "there is nothing in it", false);
    expect_fault("just text\n", 1, 1, "no keys", false);
    expect_fault("- a\n- b\n", 1, 1, "no keys", false);
}

static void bytes_that_are_no_text_have_a_position(void **state)
{
    (void)state;
    static const char nul[] = "a: 1\nb: x\0y\n";
    expect_fault_bytes(nul, sizeof nul - 1, 2, 5, "control character (code 0)", false);
    expect_fault("a: 1\nb: \xC3\xA9\xFF\n", 2, 5, "not valid UTF-8", false);
    expect_fault("a: \xC3", 1, 4, "not valid UTF-8", false);
    expect_fault("a: \xED\xA0\x80\n", 1, 4, "not valid UTF-8", false);
    expect_fault("\xFF\xFE"
                 "a\n",
                 1, 1, "not valid UTF-8", false);
}

static void control_characters_cannot_be_smuggled_in_by_escapes(void **state)
{
    (void)state;
    expect_fault("a: \"x\\0y\"\n", 1, 4, "control character", true);
    expect_fault("a: \"\\e[31m\"\n", 1, 4, "control character", true);
    expect_fault("a: \"\\x9B\"\n", 1, 4, "control character", true);
    expect_fault("a: |\n  x\n  y\n", 1, 4, "line break", true);
    expect_fault("\"a\\tb\": 1\nb: 1\n", 1, 1, "control character", true);
}

static void too_deep_a_file_is_refused(void **state)
{
    (void)state;
    expect_fault("a: [[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]\n", 1, 19, "nested too deeply", false);
    char *deep = malloc(100001);
    memset(deep, '[', 100000);
    deep[100000] = '\0';
    expect_fault(deep, 1, 17, "nested too deeply", false);
    free(deep);
}

static void sixteen_levels_are_fine(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    assert_int_equal(parse("a: [[[[[[[[[[[[[[1]]]]]]]]]]]]]]\n", &root, &faults), STATUS_OK);
    document_free(root);
}

static void too_many_nodes_are_refused(void **state)
{
    (void)state;
    size_t size = 8 + 3 * DOCUMENT_NODES, used;
    char *text = malloc(size);
    assert_non_null(text);
    used = (size_t)snprintf(text, size, "a: [");
    for (int i = 0; i < DOCUMENT_NODES; i++)
        used += (size_t)snprintf(text + used, size - used, "x, ");
    snprintf(text + used, size - used, "]\n");
    expect_fault(text, 1, 5 + 3 * (DOCUMENT_NODES - 3), "too many keys and values", false);
    free(text);
}

static void reading_ends_after_very_many_faults(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct node *root;
    char text[5 * 1000 + 8];
    size_t used = 0;
    for (int i = 0; i < 1000; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "a: 1\n");
    assert_int_equal(parse(text, &root, &faults), STATUS_DATA);
    assert_int_equal(faults.count, 200);
    assert_null(root);
    faults_free(&faults);
}

static void syntax_errors_are_said_in_plain_words(void **state)
{
    (void)state;
    expect_fault("a: b: c\n", 1, 5, "a ':' that does not belong here", false);
    expect_fault("a:\n\tb: 1\n", 2, 1, "spaces instead of tabs", false);
    expect_fault("a: 1\nb: \"x\n", 2, 4, "a quote that is never closed", false);
    expect_fault("a: [1, 2\nb: 3\n", 1, 4, "a list that is not closed", false);
    expect_fault("a: {b: 1\n", 1, 4, "a mapping that is not closed", false);
    expect_fault("a: 1\nb\n", 2, 1, "a line without ':'", false);
    expect_fault("a:\n  b: 1\n c: 2\n", 3, 2, "does not fit in here", false);
    expect_fault("a: \"\\q\"\n", 1, 5, "unknown escape", false);
    expect_fault("a: @x\n", 1, 4, "quotes around text", false);
    expect_fault("a: *\n", 1, 5, "aliases are not supported", false);
    expect_fault("%FOO\n---\na: 1\n", 1, 5, "not valid YAML", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_and_value_has_its_position),
        cmocka_unit_test(an_absent_value_differs_from_an_empty_text),
        cmocka_unit_test(a_byte_order_mark_moves_no_column),
        cmocka_unit_test(carriage_returns_end_lines),
        cmocka_unit_test(duplicate_keys_are_refused_and_the_first_is_kept),
        cmocka_unit_test(anchors_aliases_and_tags_are_refused),
        cmocka_unit_test(an_alias_bomb_is_refused_without_being_expanded),
        cmocka_unit_test(keys_must_be_words),
        cmocka_unit_test(only_one_document_is_read),
        cmocka_unit_test(a_file_without_content_is_refused),
        cmocka_unit_test(bytes_that_are_no_text_have_a_position),
        cmocka_unit_test(control_characters_cannot_be_smuggled_in_by_escapes),
        cmocka_unit_test(too_deep_a_file_is_refused),
        cmocka_unit_test(sixteen_levels_are_fine),
        cmocka_unit_test(too_many_nodes_are_refused),
        cmocka_unit_test(reading_ends_after_very_many_faults),
        cmocka_unit_test(syntax_errors_are_said_in_plain_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
