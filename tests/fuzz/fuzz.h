/* fuzz.h - what the fuzzers share. Each is one program: libFuzzer (clang) calls LLVMFuzzerTestOneInput with made-up
 * bytes, again and again, and stops where the program would crash, leak, hang or compute nonsense. README.md tells how
 * to run them. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "../support/scratch.h"
#include "regimesim/util/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The folder for files, made at the first call: `regimes` in it are those that ship, inputs are written to `case`. */
const struct scratch *fuzz_scratch(void);

/* Write the input as the file case/NAME and return its path, which lives until the next call. */
const char *fuzz_file(const char *name, const uint8_t *bytes, size_t size);

/* Ends the program as a find of the fuzzer when this does not hold. */
void fuzz_need(int holds, const char *what);

/* A refusal says what is wrong, with a code of sysexits that means the input; success says nothing. */
void fuzz_check_faults(enum status status, struct fault_list *faults);
void fuzz_check_error(enum status status, const struct error *error);

#endif
