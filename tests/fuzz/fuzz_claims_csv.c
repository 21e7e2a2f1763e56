/* fuzz_claims_csv.c - claims.csv and arguments.csv, as `regimesim report` reads them: the input up to its first zero
 * byte is the one, what follows the other. */
#include <string.h>

#include "fuzz.h"
#include "regimesim/store/claims_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct claims_record record;
    struct error error = {0};
    char folder[SCRATCH_PATH];
    const uint8_t *zero = size ? memchr(bytes, 0, size) : NULL;
    size_t first = zero ? (size_t)(zero - bytes) : size;
    fuzz_file("claims.csv", bytes, first);
    fuzz_file("arguments.csv", bytes + (zero ? first + 1 : 0), zero ? size - first - 1 : size);
    enum status status = claims_import(scratch_path(fuzz_scratch(), "case", folder), &record, &error);
    fuzz_check_error(status, &error);
    claims_record_free(&record);
    return 0;
}
