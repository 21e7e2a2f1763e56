/* fuzz_manifest.c - manifest.json, as `regimesim report` reads it. */
#include "fuzz.h"
#include "regimesim/store/manifest_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct manifest_record record;
    struct error error = {0};
    enum status status = manifest_read(fuzz_file("manifest.json", bytes, size), &record, &error);
    fuzz_check_error(status, &error);
    manifest_free(&record);
    return 0;
}
