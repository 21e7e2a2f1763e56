/* batch_record.c - the hash that tells one batch from another, and where an arm's values come from. */
#include "regimesim/store/batch_record.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "regimesim/util/text.h"

const char *const batch_kind_names[BATCH_KINDS] = {"run", "compare", "sweep", "claims", "map", "explore", "patterns"};

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(number >> 8 * i);
    return text_hash(hash, bytes, sizeof bytes);
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    return text_hash(hash, text, strlen(text) + 1);
}

static enum status hash_content(const char *path, uint64_t *hash, struct error *error)
{
    char block[1 << 14];
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_at(error, error_system(errno, STATUS_NO_INPUT), path, 0, 0, "cannot be read: %s", strerror(errno));
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        *hash = text_hash(*hash, block, count);
    bool failed = ferror(file);
    fclose(file);
    if (failed)
        return error_at(error, STATUS_NO_INPUT, path, 0, 0, "cannot be read to its end");
    return STATUS_OK;
}

/* The arms of a sweep mostly share one network file: it is read again only when the name changes. */
struct content {
    const char *path;
    uint64_t hash;
};

static enum status hash_network(const struct params *params, struct content *last, uint64_t *hash, struct error *error)
{
    if (params->network.source != NETWORK_FILE)
        return STATUS_OK;
    if (!last->path || strcmp(last->path, params->network.file)) {
        *last = (struct content){params->network.file, TEXT_HASH_START};
        enum status status = hash_content(last->path, &last->hash, error);
        if (status)
            return status;
    }
    *hash = hash_number(*hash, last->hash);
    return STATUS_OK;
}

enum status batch_record_hash(const struct batch_record *record, uint64_t *hash, struct error *error)
{
    const struct batch *batch = record->batch;
    struct content last = {NULL, 0};
    *hash = hash_text(TEXT_HASH_START, batch_kind_names[record->kind]);
    *hash = hash_number(*hash, batch->seed);
    *hash = hash_number(*hash, (uint64_t)batch->first_replicate);
    *hash = hash_number(*hash, (uint64_t)batch->replicates);
    *hash = hash_number(*hash, batch->summary_only);
    if (batch->events) /* without events a batch is what it was before there were any */
        *hash = hash_number(*hash, (uint64_t)batch->events);
    if (batch->points)
        *hash = hash_number(*hash, (uint64_t)batch->points);
    for (int arm = 0; arm < batch->arm_count; arm++) {
        *hash = hash_text(*hash, batch->arms[arm].name);
        *hash = hash_number(*hash, params_hash(batch->arms[arm].params));
        enum status status = hash_network(batch->arms[arm].params, &last, hash, error);
        if (status)
            return status;
    }
    return STATUS_OK;
}

const char *batch_record_origin(const struct batch_record *record, int arm, struct param_ref ref, char *buffer,
                                size_t size)
{
    char here[TEXT_SIZE], there[TEXT_SIZE];
    const struct scenario *scenario = record->scenarios[arm];
    param_format(record->batch->arms[arm].params, ref, here, sizeof here);
    param_format(&scenario->params, ref, there, sizeof there);
    if (strcmp(here, there)) {
        snprintf(buffer, size, "sweep");
        return buffer;
    }
    return scenario_origin(scenario, ref, buffer, size);
}
