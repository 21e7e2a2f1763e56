/* gnuplot.c - running gnuplot without a shell. */
#include "regimesim/report/gnuplot.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "glyphs.h"
#include "regimesim/store/utf8.h"
#include "regimesim/util/text.h"
#include "spawn.h"
#include "templates.h"

/* `set table` into a block of data, which the maps need, came with 5.2. */
enum { OLDEST_MAJOR = 5, OLDEST_MINOR = 2 };

/* A figure takes a second or two. Whoever draws much more may give more time. */
static double patience(void)
{
    const char *text = getenv("REGIMESIM_GNUPLOT_SECONDS");
    double seconds = text ? strtod(text, NULL) : 0;
    return seconds > 0 && seconds < 1e6 ? seconds : 120;
}

static enum status run_gnuplot(char *const *arguments, const int streams[3], int *code, struct error *error)
{
    int failed = spawn_run(arguments, streams, patience(), code);
    if (failed == ENOENT || failed == EACCES || failed == ENOTDIR)
        return error_set(error, STATUS_CANT_CREATE, "gnuplot was not found; the figures need it (Debian: gnuplot-nox)");
    if (failed == ETIMEDOUT)
        return error_set(error, STATUS_CANT_CREATE, "gnuplot did not end within %g seconds and was stopped",
                         patience());
    if (failed)
        return error_set(error, error_system(failed, STATUS_CANT_CREATE), "gnuplot could not be started: %s",
                         strerror(failed));
    return STATUS_OK;
}

static bool is_too_old(const char *version)
{
    char *rest;
    long major = strtol(version, &rest, 10), minor = *rest == '.' ? strtol(rest + 1, NULL, 10) : 0;
    return major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR);
}

enum status gnuplot_find(struct gnuplot *gnuplot, struct error *error)
{
    static char program[] = "gnuplot", option[] = "--version";
    char *const arguments[] = {program, option, NULL};
    char line[128] = "";
    int code = 0;
    *gnuplot = (struct gnuplot){0};
    FILE *output = tmpfile();
    if (!output)
        return error_set(error, error_system(errno, STATUS_CANT_CREATE), "no temporary file for gnuplot: %s",
                         strerror(errno));
    const int streams[3] = {-1, fileno(output), -1};
    enum status status = run_gnuplot(arguments, streams, &code, error);
    rewind(output);
    bool failed = code != 0 || !fgets(line, sizeof line, output);
    fclose(output);
    if (status)
        return status;
    line[strcspn(line, "\n")] = '\0';
    if (failed || strncmp(line, "gnuplot ", 8))
        return error_set(error, STATUS_CANT_CREATE, "gnuplot does not tell its version; the figures need it");
    if (is_too_old(line + 8))
        return error_set(error, STATUS_CANT_CREATE, "%.60s is too old for the figures; they need %d.%d or newer", line,
                         OLDEST_MAJOR, OLDEST_MINOR);
    snprintf(gnuplot->version, sizeof gnuplot->version, "%.31s", line + 8);
    return STATUS_OK;
}

enum status gnuplot_begin(struct gnuplot_script *script, struct error *error)
{
    *script = (struct gnuplot_script){0};
    script->settings = open_memstream(&script->text, &script->size);
    return script->settings ? STATUS_OK : error_set(error, STATUS_INTERNAL, "out of memory");
}

void gnuplot_close(struct gnuplot_script *script)
{
    if (script->settings)
        fclose(script->settings);
    free(script->text);
    *script = (struct gnuplot_script){0};
}

/* Digits are spelled out as well: gnuplot would take one that follows an octal escape for a part of it. */
static bool is_plain(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == ' ';
}

static void put_bytes(FILE *script, const char *bytes)
{
    for (; *bytes; bytes++)
        fprintf(script, is_plain((unsigned char)*bytes) ? "%c" : "\\%03o", (unsigned char)*bytes);
}

void gnuplot_text(struct gnuplot_script *script, const char *name, const char *text)
{
    char drawable[FILE_PATH_SIZE];
    const char *rest = glyphs_drawable(text, drawable, sizeof drawable);
    fprintf(script->settings, "%s = \"", name);
    while (*rest) {
        char bytes[UTF8_BYTES + 1];
        uint32_t letter = utf8_next(&rest, bytes);
        bool control = (letter < 0x20 && letter != '\n') || (letter >= 0x7f && letter < 0xa0);
        put_bytes(script->settings, control ? " " : bytes);
    }
    fputs("\"\n", script->settings);
}

void gnuplot_number(struct gnuplot_script *script, const char *name, double value)
{
    char digits[32];
    fprintf(script->settings, "%s = %s\n", name, isnan(value) ? "NaN" : text_number(value, digits, sizeof digits));
}

/* The two files of a figure: where they belong, and where gnuplot writes them. */
struct targets {
    char name[2][TEXT_SIZE], path[2][FILE_PATH_SIZE], temporary[2][FILE_PATH_SIZE];
};

static enum status find_targets(struct targets *targets, const struct folder *folder, const char *figure,
                                struct error *error)
{
    static const char *const endings[2] = {"svg", "png"};
    enum status status = STATUS_OK;
    for (int i = 0; i < 2 && !status; i++) {
        snprintf(targets->name[i], sizeof targets->name[i], "%s.%s", figure, endings[i]);
        folder_path(folder, targets->name[i], targets->path[i]);
        status = file_temporary(targets->path[i], targets->temporary[i], error);
    }
    return status;
}

static enum status complete(struct gnuplot_script *script, const char *template, const struct targets *targets,
                            struct error *error)
{
    fputs(template_style, script->settings);
    for (int i = 0; i < 2; i++) {
        gnuplot_text(script, "terminal", i ? "png" : "svg");
        fputs("target = \"", script->settings);
        put_bytes(script->settings, targets->temporary[i]);
        fputs("\"\n", script->settings);
        fputs(template, script->settings);
        fputs("\nunset output\n", script->settings);
    }
    bool failed = ferror(script->settings);
    failed = fclose(script->settings) || failed;
    script->settings = NULL;
    return failed || !script->text ? error_set(error, STATUS_INTERNAL, "out of memory") : STATUS_OK;
}

/* gnuplot repeats its input, points to the place, then says "line N: what is wrong". The first such line is the cause
 * of the others; without any, the last line is the best there is. */
static void read_complaint(FILE *complaints, char *line, size_t size)
{
    char raw[1024], best[1024] = "it did not say why";
    bool found = false;
    rewind(complaints);
    while (!found && fgets(raw, sizeof raw, complaints)) {
        const char *start = raw + strspn(raw, " \t\r\n");
        found = strncmp(start, "line ", 5) == 0 || strncmp(start, "\"-\", line ", 10) == 0;
        if (*start && *start != '^')
            snprintf(best, sizeof best, "%s", start);
    }
    best[strcspn(best, "\n")] = '\0';
    utf8_fit(best, 160, line, size);
}

static enum status run(const struct gnuplot_script *script, const char *figure, struct error *error)
{
    /* -d: without the user's settings, which could change what the figures look like; -: the script is the input */
    static char program[] = "gnuplot", defaults[] = "-d", input_stream[] = "-";
    char *const arguments[] = {program, defaults, input_stream, NULL};
    FILE *input = tmpfile(), *complaints = tmpfile();
    enum status status = STATUS_OK;
    int code = 0;
    if (!input || !complaints || fwrite(script->text, 1, script->size, input) != script->size || fflush(input))
        status = error_set(error, error_system(errno, STATUS_IO), "no temporary file for gnuplot: %s", strerror(errno));
    else
        rewind(input);
    if (!status) {
        const int streams[3] = {fileno(input), -1, fileno(complaints)};
        status = run_gnuplot(arguments, streams, &code, error);
    }
    if (code) {
        char line[512];
        read_complaint(complaints, line, sizeof line);
        status = error_set(error, STATUS_IO, "gnuplot failed at figure '%.100s': %.300s", figure, line);
    }
    if (input)
        fclose(input);
    if (complaints)
        fclose(complaints);
    return status;
}

static enum status put_in_place(const struct targets *targets, struct folder *folder, struct error *error)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < 2 && !status; i++)
        status = folder_claim(folder, targets->name[i], error);
    for (int i = 0; i < 2 && !status; i++)
        status = file_replace(targets->temporary[i], targets->path[i], error);
    return status;
}

enum status gnuplot_draw(struct gnuplot_script *script, const char *template, struct folder *folder, const char *figure,
                         struct error *error)
{
    struct targets targets = {0};
    enum status status = find_targets(&targets, folder, figure, error);
    if (!status)
        status = complete(script, template, &targets, error);
    if (!status)
        status = run(script, figure, error);
    if (!status)
        status = put_in_place(&targets, folder, error);
    for (int i = 0; i < 2 && status; i++)
        unlink(targets.temporary[i]);
    gnuplot_close(script);
    return status;
}
