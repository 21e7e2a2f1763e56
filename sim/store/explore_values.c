/* explore_values.c - point_values.csv of an exploration. */
#include "regimesim/store/explore_values.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv_table.h"
#include "explore_internal.h"
#include "regimesim/util/text.h"

enum { V_CLAIM, V_HASH, V_POINT, V_ARM, V_REPLICATE, V_VALUE };
const struct csv_column explore_values_columns[EXPLORE_VALUES_COLUMNS] = {
    {"claim", "", "identifier of the claim"},
    {"hash", "", "of all that the claim's values follow from"},
    {"point", "", "number of the point, as in points.csv"},
    {"arm", "", "number of the arm within the claim's exploration, from 0"},
    {"replicate", "", "number of the replicate, from 1"},
    {"value", "of the metric", "the claim's metric in this run; empty: does not exist"},
};

enum { HASH_SIZE = 24 };

static void write_hash(const struct explore *explore, const char *version, char *text)
{
    uint64_t hash = explore_hash(explore);
    snprintf(text, HASH_SIZE, "%016" PRIx64, text_hash(hash, version, strlen(version)));
}

static void put_item(FILE *stream, const struct explore *explore, const char *version)
{
    char hash[HASH_SIZE];
    write_hash(explore, version, hash);
    for (int point = 0; point <= explore->points; point++)
        for (int arm = 0; arm < explore->claims.arm_count && !explore->left_out[point]; arm++)
            for (int r = 0; r < explore_replicates(explore, point); r++) {
                csv_text(stream, explore->claim->id);
                csv_next_text(stream, hash);
                csv_next_number(stream, point);
                csv_next_number(stream, arm);
                csv_next_number(stream, r + 1);
                csv_next_number(stream, *explore_metric(explore, point, arm, r));
                fputc('\n', stream);
            }
}

enum status explore_values_write(const struct explore *items, int count, const char *version, struct folder *folder,
                                 struct error *error)
{
    struct file file;
    enum status status = folder_create(folder, EXPLORE_VALUES, &file, error);
    if (status)
        return status;
    csv_header(file.stream, explore_values_columns, EXPLORE_VALUES_COLUMNS);
    fputc('\n', file.stream);
    for (int i = 0; i < count; i++)
        if (items[i].done)
            put_item(file.stream, &items[i], version);
    return file_commit(&file, error);
}

/* The items with their hashes, and how many values of each were found. */
struct found {
    struct explore *items;
    int count;
    char (*hashes)[HASH_SIZE];
    int *values;
};

static int find_item(const struct found *found, const struct csv_table *table)
{
    for (int i = 0; i < found->count; i++)
        if (strcmp(found->items[i].claim->id, csv_table_field(table, V_CLAIM)) == 0 &&
            strcmp(found->hashes[i], csv_table_field(table, V_HASH)) == 0)
            return i;
    return -1;
}

static enum status take_row(struct found *found, const struct csv_table *table, struct error *error)
{
    int item = find_item(found, table);
    double point, arm, replicate, value;
    if (item < 0)
        return STATUS_OK;
    const struct explore *explore = &found->items[item];
    bool sound = csv_table_number(table, V_POINT, &point) && csv_table_number(table, V_ARM, &arm) &&
                 csv_table_number(table, V_REPLICATE, &replicate) && csv_table_number(table, V_VALUE, &value);
    if (!sound || !(point >= 0 && point <= explore->points) || !(arm >= 0 && arm < explore->claims.arm_count) ||
        !(replicate >= 1 && replicate <= explore_replicates(explore, (int)point)))
        return csv_table_damaged(table, "a value of a row", error);
    *explore_metric(explore, (int)point, (int)arm, (int)replicate - 1) = value;
    found->values[item]++;
    return STATUS_OK;
}

static enum status read_rows(struct found *found, const char *path, struct error *error)
{
    struct csv_table table;
    const char *columns[EXPLORE_VALUES_COLUMNS + 1] = {NULL};
    bool any = false;
    for (int i = 0; i < EXPLORE_VALUES_COLUMNS; i++)
        columns[i] = explore_values_columns[i].name;
    enum status status = csv_table_open(&table, path, columns, EXPLORE_VALUES_COLUMNS, error);
    while (csv_table_next(&table, &status, error))
        status = take_row(found, &table, error);
    for (int i = 0; i < found->count && !status; i++) {
        if (found->values[i] != explore_runs(&found->items[i]))
            continue;
        status = explore_judge(&found->items[i], error);
        any = true;
    }
    if (!status && !any && table.reader.line > 2) /* a header, and rows */
        status = error_at(error, STATUS_DATA, path, 0, 0,
                          "has nothing of what is asked for; expected the claims and options of before, or --force");
    csv_table_close(&table);
    return status;
}

enum status explore_values_read(struct explore *items, int count, const char *version, const struct folder *folder,
                                struct error *error)
{
    char path[FILE_PATH_SIZE];
    enum status status = STATUS_OK;
    if (access(folder_path(folder, "manifest.json", path), F_OK) == 0 &&
        access(folder_path(folder, EXPLORE_VALUES, path), F_OK))
        return error_at(error, STATUS_DATA, folder->path, 0, 0, "holds other results; expected another --out");
    if (access(folder_path(folder, EXPLORE_VALUES, path), F_OK))
        return STATUS_OK;
    struct found found = {.items = items, .count = count};
    found.hashes = calloc((size_t)count, sizeof *found.hashes);
    found.values = calloc((size_t)count, sizeof *found.values);
    if (!found.hashes || !found.values)
        status = error_set(error, STATUS_INTERNAL, "out of memory for %d claims", count);
    for (int i = 0; i < count && !status; i++)
        write_hash(&items[i], version, found.hashes[i]);
    if (!status)
        status = read_rows(&found, path, error);
    free(found.hashes);
    free(found.values);
    return status;
}
