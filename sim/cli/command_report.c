/* command_report.c - a folder of results as one HTML page. */
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "regimesim/cli/cli.h"
#include "regimesim/cli/folder_kind.h"
#include "regimesim/report/figures.h"
#include "regimesim/report/gnuplot.h"
#include "regimesim/report/html_page.h"
#include "regimesim/store/database.h"

#define REPORT_FILE "report.html"

/* What a heading may hold. */
enum { TITLES_MOST = 4, TITLES_LENGTH = 160 };

/* What a page is made from, as read. */
struct material {
    struct manifest_record manifest;
    struct database *database;
    struct results results;
    struct claims_record claims;
    struct folder figures; /* temporary; path is empty when there is none */
    char title[4 * TEXT_SIZE];
    struct error no_figures;
};

static bool is_there(const char *folder, const char *name)
{
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

/* Results, but not such as a page is made of. */
static enum status check_kind(const char *folder, struct error *error)
{
    static const char of_these[] = "a page is made of the results of run, compare, sweep or claims";
    enum batch_kind kind = folder_kind(folder);
    if (kind == BATCH_MAP)
        return error_at(error, STATUS_DATA, folder, 0, 0,
                        "holds a dilemma map; %s; the map is in map.svg, its numbers in map.csv", of_these);
    if (kind == BATCH_EXPLORE)
        return error_at(error, STATUS_DATA, folder, 0, 0,
                        "holds an exploration of claims; %s; the command that made it, with --resume --markdown, "
                        "writes one of its own",
                        of_these);
    return STATUS_OK;
}

static enum status check_folder(const char *folder, struct error *error)
{
    struct stat what;
    if (strlen(folder) >= TEXT_SIZE || stat(folder, &what))
        return error_at(error, STATUS_NO_INPUT, folder, 0, 0, "there is no such folder");
    if (!S_ISDIR(what.st_mode))
        return error_at(error, STATUS_NO_INPUT, folder, 0, 0, "is no folder; expected one that holds results");
    enum status status = check_kind(folder, error);
    if (status)
        return status;
    if (!is_there(folder, DATABASE_FILE) && !is_there(folder, "claims.csv") && !is_there(folder, "patterns.csv"))
        return error_at(error, STATUS_NO_INPUT, folder, 0, 0,
                        "holds no results; expected the folder of a run, compare, sweep, claims or patterns --out");
    return STATUS_OK;
}

/* A manifest is written last. */
static enum status read_manifest(const char *folder, struct material *material, struct error *error)
{
    char path[FILE_PATH_SIZE];
    snprintf(path, sizeof path, "%s/manifest.json", folder);
    if (access(path, F_OK))
        return error_at(error, STATUS_DATA, folder, 0, 0,
                        "the batch has no manifest.json yet; the same command with --resume finishes it");
    return manifest_read(path, &material->manifest, error);
}

static enum status check_finished(const char *folder, struct material *material, struct error *error)
{
    char hash[24];
    const struct database_info *info = database_info(material->database);
    int runs = info->arm_count * info->replicates;
    if (info->done < runs)
        return error_at(error, STATUS_DATA, folder, 0, 0,
                        "%d of %d runs are there; the same command with --resume finishes the batch", info->done, runs);
    enum status status = read_manifest(folder, material, error);
    snprintf(hash, sizeof hash, "%016" PRIx64, info->hash);
    if (!status && (strcmp(hash, material->manifest.hash) || info->kind != material->manifest.kind))
        status = error_at(error, STATUS_DATA, folder, 0, 0, "manifest.json is of another batch than " DATABASE_FILE);
    return status;
}

/* "Anonymous, Real name and Mixed"; of more, or of long names, the first and how many others. */
static void join_titles(struct material *material)
{
    const struct results *results = &material->results;
    size_t used = 0, room = sizeof material->title, length = 0;
    for (int arm = 0; arm < results->arm_count; arm++)
        length += strlen(results->arms[arm].title);
    if (results->arm_count > 2 && (results->arm_count > TITLES_MOST || length > TITLES_LENGTH)) {
        snprintf(material->title, room, "%s and %d other regimes", results->arms[0].title, results->arm_count - 1);
        return;
    }
    for (int arm = 0; arm < results->arm_count && used < room; arm++)
        used += (size_t)snprintf(material->title + used, room - used, "%s%s",
                                 arm == 0                        ? ""
                                 : arm == results->arm_count - 1 ? " and "
                                                                 : ", ",
                                 results->arms[arm].title);
}

static enum status read_batch(const char *folder, struct material *material, struct error *error)
{
    enum status status = database_read(folder, &material->database, error);
    if (!status)
        status = check_finished(folder, material, error);
    if (!status)
        status = database_load(material->database, &material->results, error);
    if (!status && database_info(material->database)->kind == BATCH_SWEEP)
        snprintf(material->title, sizeof material->title, "%s", database_info(material->database)->title);
    else if (!status)
        join_titles(material);
    return status;
}

static enum status read_claims(const char *folder, struct material *material, struct error *error)
{
    enum status status = claims_import(folder, &material->claims, error);
    if (!status)
        status = read_manifest(folder, material, error);
    bool patterns = material->claims.pattern_count > 0;
    if (!status && (material->manifest.kind != (patterns ? BATCH_PATTERNS : BATCH_CLAIMS) ||
                    material->manifest.scenario_count == 0))
        status = error_at(error, STATUS_DATA, folder, 0, 0, "manifest.json is not of tests of %s",
                          patterns ? "patterns" : "claims");
    snprintf(material->title, sizeof material->title, patterns ? "Patterns from the world" : "Tests of claims");
    return status;
}

static void remove_figures(struct folder *folder)
{
    char path[FILE_PATH_SIZE];
    DIR *directory = folder->path[0] ? opendir(folder->path) : NULL;
    if (directory) {
        for (struct dirent *entry; (entry = readdir(directory));)
            if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
                unlink(folder_path(folder, entry->d_name, path));
        closedir(directory);
        rmdir(folder->path);
    }
    folder_close(folder);
    folder->path[0] = '\0';
}

static enum status draw_in(struct material *material, struct error *error)
{
    char path[TEXT_SIZE];
    const char *place = getenv("TMPDIR");
    struct gnuplot gnuplot;
    const struct database_info *info = database_info(material->database);
    enum status status = gnuplot_find(&gnuplot, error);
    if (status)
        return status;
    snprintf(path, sizeof path, "%.900s/regimesim-XXXXXX", place && *place ? place : "/tmp");
    if (!mkdtemp(path))
        return error_set(error, STATUS_CANT_CREATE, "no temporary folder for them: %.300s", path);
    status = folder_open(&material->figures, path, FOLDER_NEW, error);
    return status ? status
                  : figures_draw(&material->results, info->kind == BATCH_SWEEP ? &info->sweep : NULL,
                                 &material->figures, error);
}

/* Drawn anew in a folder of their own: the results stay as they are, and what is taken in is gnuplot's for sure.
 * Drawings are the one thing a report can do without. */
static void draw(struct material *material)
{
    if (draw_in(material, &material->no_figures))
        remove_figures(&material->figures);
    else
        material->no_figures.message[0] = '\0';
}

static enum status write_page(const struct material *material, FILE *stream, struct error *error)
{
    const struct database_info *info = material->database ? database_info(material->database) : NULL;
    struct html_page page = {
        .kind = info ? info->kind : material->manifest.kind,
        .title = material->title,
        .manifest = &material->manifest,
        .results = info ? &material->results : NULL,
        .sweep = info && info->kind == BATCH_SWEEP ? &info->sweep : NULL,
        .claims = info ? NULL : &material->claims,
        .figures = material->figures.path[0] ? material->figures.path : NULL,
        .no_figures = material->no_figures.message,
    };
    return html_page(&page, stream, error);
}

static enum status check_target(const char *path, bool force, struct error *error)
{
    if (!force && access(path, F_OK) == 0)
        return error_at(error, STATUS_CANT_CREATE, path, 0, 0, "is there already; expected --force or another --out");
    return STATUS_OK;
}

/* In the folder of results the page is a file of the batch, which goes when the batch is replaced. */
static enum status write_file(const struct options *options, const struct material *material, struct error *error)
{
    struct folder folder = {.lock = -1};
    struct file file = {0};
    enum status status = STATUS_OK;
    if (options->out) {
        status = file_create(&file, options->out, error);
    } else {
        status = folder_open(&folder, options->arguments[0], FOLDER_RESUME, error);
        if (!status)
            status = folder_create(&folder, REPORT_FILE, &file, error);
    }
    if (!status) {
        status = write_page(material, file.stream, error);
        if (status)
            file_discard(&file);
        else
            status = file_commit(&file, error);
    }
    folder_close(&folder);
    return status;
}

static enum status make(const struct options *options, struct material *material, const char *target,
                        struct error *error)
{
    const char *folder = options->arguments[0];
    enum status status = check_folder(folder, error);
    if (!status)
        status = check_target(target, options->force, error);
    if (!status && is_there(folder, DATABASE_FILE)) {
        status = read_batch(folder, material, error);
        if (!status)
            draw(material);
    } else if (!status) {
        status = read_claims(folder, material, error);
    }
    return status ? status : write_file(options, material, error);
}

static enum status run(const struct options *options)
{
    char target[FILE_PATH_SIZE];
    struct error error;
    struct material *material = calloc(1, sizeof *material);
    enum status status = STATUS_OK;
    if (!material)
        status = error_set(&error, STATUS_INTERNAL, "out of memory");
    snprintf(target, sizeof target, "%s%s", options->out ? options->out : options->arguments[0],
             options->out ? "" : "/" REPORT_FILE);
    if (!status) {
        material->figures.lock = -1;
        status = make(options, material, target, &error);
        if (!status && material->no_figures.message[0])
            cli_note(options, "no drawings: %s", material->no_figures.message);
        remove_figures(&material->figures);
        results_free(&material->results);
        claims_record_free(&material->claims);
        manifest_free(&material->manifest);
        database_close(material->database);
    }
    free(material);
    if (status)
        return cli_fail(&error);
    cli_note(options, "report: %s", target);
    return STATUS_OK;
}

const struct command report_command = {
    .name = "report",
    .arguments = "DIR",
    .summary = "Write a folder of results as one web page that needs nothing else",
    .help =
        "DIR holds the results of run, compare, sweep, claims or patterns (not of map, nor of claims --explore). The\n"
        "page goes to DIR/" REPORT_FILE
        " unless --out says where. It is meant for readers without statistics, and holds figures,\n"
        "tables, assumptions, limits and how to repeat it; it loads nothing from elsewhere. Without gnuplot it has\n"
        "tables only.\n",
    .options = OPT_PAGE,
    .least = 1,
    .most = 1,
    .run = run,
};
