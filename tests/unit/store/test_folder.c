/* test_folder.c - output folders and files: nothing overwritten unasked, nothing half written, no two writers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/store/folder.h"

static struct scratch scratch;

static int set_up(void **state)
{
    (void)state;
    scratch_open(&scratch);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static void put(struct folder *folder, const char *name, const char *text)
{
    struct file file;
    struct error error;
    assert_int_equal(folder_create(folder, name, &file, &error), STATUS_OK);
    fputs(text, file.stream);
    assert_int_equal(file_commit(&file, &error), STATUS_OK);
}

static void expect_content(const char *path, const char *text)
{
    char *content = slurp(path, NULL);
    assert_non_null(content);
    assert_string_equal(content, text);
    free(content);
}

static void a_new_folder_is_made_with_its_parents(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "a//b/c/", path), FOLDER_NEW, &error), STATUS_OK);
    put(&folder, "x.csv", "1\n");
    folder_close(&folder);
    expect_content(scratch_path(&scratch, "a/b/c/x.csv", path), "1\n");
}

static void results_are_not_overwritten_unasked(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH], file[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    put(&folder, "x.csv", "old");
    folder_close(&folder);
    assert_int_equal(folder_open(&folder, path, FOLDER_NEW, &error), STATUS_CANT_CREATE);
    assert_non_null(strstr(error.message, "--force"));
    assert_non_null(strstr(error.message, "--resume"));
    expect_content(scratch_path(&scratch, "out/x.csv", file), "old");
}

static void resuming_keeps_what_is_there(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH], file[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    put(&folder, "x.csv", "old");
    folder_close(&folder);
    assert_int_equal(folder_open(&folder, path, FOLDER_RESUME, &error), STATUS_OK);
    put(&folder, "y.csv", "new");
    folder_close(&folder);
    expect_content(scratch_path(&scratch, "out/x.csv", file), "old");
    expect_content(scratch_path(&scratch, "out/y.csv", file), "new");
}

static void replacing_removes_own_files_and_no_others(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH], file[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    put(&folder, "x.csv", "old");
    put(&folder, "x.csv", "newer");
    folder_close(&folder);
    scratch_write(&scratch, "out/notes.txt", "mine", file);
    assert_int_equal(folder_open(&folder, path, FOLDER_REPLACE, &error), STATUS_OK);
    assert_false(exists(scratch_path(&scratch, "out/x.csv", file)));
    folder_close(&folder);
    expect_content(scratch_path(&scratch, "out/notes.txt", file), "mine");
}

static void a_tampered_list_removes_nothing_outside_the_folder(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH], file[SCRATCH_PATH];
    scratch_folder(&scratch, "out");
    scratch_write(&scratch, "outside", "mine", file);
    scratch_write(&scratch, "out/.regimesim", "../outside\n\n.\n", file);
    scratch_write(&scratch, "out/notes", "", file);
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_REPLACE, &error),
                     STATUS_CANT_CREATE);
    assert_true(exists(scratch_path(&scratch, "outside", file)));
}

static void a_folder_of_other_files_is_refused_in_every_mode(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH], file[SCRATCH_PATH];
    scratch_folder(&scratch, "home");
    scratch_write(&scratch, "home/thesis.tex", "mine", file);
    scratch_path(&scratch, "home", path);
    assert_int_equal(folder_open(&folder, path, FOLDER_NEW, &error), STATUS_CANT_CREATE);
    assert_int_equal(folder_open(&folder, path, FOLDER_REPLACE, &error), STATUS_CANT_CREATE);
    assert_int_equal(folder_open(&folder, path, FOLDER_RESUME, &error), STATUS_CANT_CREATE);
    assert_non_null(strstr(error.message, "did not write"));
    assert_true(exists(file));
    assert_false(exists(scratch_path(&scratch, "home/.regimesim", file)));
}

static void an_empty_folder_may_be_used(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_folder(&scratch, "empty");
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "empty", path), FOLDER_NEW, &error), STATUS_OK);
    folder_close(&folder);
}

static void a_file_in_the_way_is_named(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_write(&scratch, "file", "x", path);
    assert_int_equal(folder_open(&folder, path, FOLDER_NEW, &error), STATUS_CANT_CREATE);
    assert_non_null(strstr(error.message, "a file of that name"));
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "file/below", path), FOLDER_NEW, &error),
                     STATUS_CANT_CREATE);
    assert_int_equal(folder_open(&folder, "", FOLDER_NEW, &error), STATUS_CANT_CREATE);
}

/* Exit status of another process that tries to open the folder. */
static int open_elsewhere(const char *path, enum folder_mode mode)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct folder folder;
        struct error error;
        enum status opened = folder_open(&folder, path, mode, &error);
        bool told = opened && strstr(error.message, "another regimesim");
        _exit(opened == STATUS_OK ? 0 : told ? 1 : 2);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

static void two_processes_cannot_write_one_folder(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    put(&folder, "x.csv", "1");
    assert_int_equal(open_elsewhere(path, FOLDER_RESUME), 1);
    assert_int_equal(open_elsewhere(path, FOLDER_REPLACE), 1);
    folder_close(&folder);
    assert_int_equal(open_elsewhere(path, FOLDER_RESUME), 0);
}

static void remains_of_a_killed_process_are_cleared_away(void **state)
{
    (void)state;
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH], part[SCRATCH_PATH];
    scratch_folder(&scratch, "out");
    scratch_write(&scratch, "out/.regimesim", "", part);
    scratch_write(&scratch, "out/.x.csv.part", "half", part);
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error), STATUS_OK);
    assert_false(exists(part));
    folder_close(&folder);
}

static void a_file_appears_only_when_whole(void **state)
{
    (void)state;
    struct file file;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_write(&scratch, "x.csv", "old", path);
    assert_int_equal(file_create(&file, path, &error), STATUS_OK);
    fputs("new", file.stream);
    fflush(file.stream);
    expect_content(path, "old");
    assert_int_equal(file_commit(&file, &error), STATUS_OK);
    expect_content(path, "new");
    assert_false(exists(file.temporary));
}

static void a_discarded_file_leaves_no_trace(void **state)
{
    (void)state;
    struct file file;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_path(&scratch, "x.csv", path);
    assert_int_equal(file_create(&file, path, &error), STATUS_OK);
    file_discard(&file);
    file_discard(&file);
    assert_false(exists(path));
    assert_false(exists(file.temporary));
}

static void a_full_disk_keeps_the_old_file(void **state)
{
    (void)state;
    struct file file;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_write(&scratch, "x.csv", "old", path);
    assert_int_equal(file_create(&file, path, &error), STATUS_OK);
    assert_non_null(freopen("/dev/full", "w", file.stream));
    for (int i = 0; i < 10000; i++)
        fputs("too much", file.stream);
    assert_int_equal(file_commit(&file, &error), STATUS_IO);
    expect_content(path, "old");
    assert_false(exists(file.temporary));
}

static void paths_never_look_like_options_or_commands(void **state)
{
    (void)state;
    struct folder folder = {.path = "|touch x"};
    char path[FILE_PATH_SIZE];
    assert_string_equal(folder_path(&folder, "y", path), "./|touch x/y");
    strcpy(folder.path, "-o");
    assert_string_equal(folder_path(&folder, "y", path), "./-o/y");
    strcpy(folder.path, "/tmp");
    assert_string_equal(folder_path(&folder, "y", path), "/tmp/y");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_folder_is_made_with_its_parents, set_up, tear_down),
        cmocka_unit_test_setup_teardown(results_are_not_overwritten_unasked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(resuming_keeps_what_is_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replacing_removes_own_files_and_no_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_tampered_list_removes_nothing_outside_the_folder, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_of_other_files_is_refused_in_every_mode, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_folder_may_be_used, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_in_the_way_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_processes_cannot_write_one_folder, set_up, tear_down),
        cmocka_unit_test_setup_teardown(remains_of_a_killed_process_are_cleared_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_appears_only_when_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_discarded_file_leaves_no_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_keeps_the_old_file, set_up, tear_down),
        cmocka_unit_test(paths_never_look_like_options_or_commands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
