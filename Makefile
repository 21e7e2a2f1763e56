# regimesim - see README.md. `make run` and `make test` are all a newcomer needs; `make help` lists the rest.

VARIANT ?= release
CC := $(if $(filter default,$(origin CC)),gcc,$(CC))
BUILD := build/$(VARIANT)-$(notdir $(CC))

# A layer may use those before it in this list; each test links its own layer and the lower ones only.
LAYERS := util params config model experiment store report cli

STANDARD := -std=c17 -D_POSIX_C_SOURCE=200809L
WARNINGS := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wformat=2 \
            -Wwrite-strings -Wundef
# -ffp-contract=off: the same bytes from gcc and clang.
COMMON := $(STANDARD) $(WARNINGS) -Iinclude -I/usr/include/igraph -fopenmp -ffp-contract=off -MMD -MP
CFLAGS_debug := -O0 -g3
CFLAGS_release := -O2 -g
CFLAGS_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined,float-cast-overflow -fno-sanitize-recover=all \
               -fno-omit-frame-pointer -fsanitize-coverage-ignorelist=tests/fuzz/uncounted.txt
ifeq ($(filter $(VARIANT),debug release san fuzz),)
$(error VARIANT is '$(VARIANT)'; expected debug, release, san or fuzz)
endif
CFLAGS_ALL := $(COMMON) $(CFLAGS_$(VARIANT)) $(CFLAGS)
LDLIBS := -ligraph -lsqlite3 -lyaml -lgsl -lgslcblas -lm

sources = $(sort $(shell find sim/$(1) -name '*.c'))
objects = $(patsubst %.c,$(BUILD)/%.o,$(call sources,$(1)))
archive = $(BUILD)/lib$(1).a
ARCHIVES := $(foreach layer,$(LAYERS),$(call archive,$(layer)))
PROGRAM := $(BUILD)/regimesim

# Lower layers of a layer, nearest first: the link order.
upto = $(if $(filter $(1),$(firstword $(2))),$(1),$(firstword $(2)) $(call upto,$(1),$(wordlist 2,99,$(2))))
reverse = $(if $(1),$(call reverse,$(wordlist 2,99,$(1))) $(firstword $(1)))
links = $(foreach layer,$(call reverse,$(call upto,$(1),$(LAYERS))),$(call archive,$(layer)))

# tests/KIND/LAYER/test_NAME.c is one program
TEST_SOURCES := $(sort $(wildcard tests/unit/*/test_*.c tests/property/*/test_*.c tests/verification/*/test_*.c \
                  tests/golden/*/test_*.c))
TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(TEST_SOURCES))
SUPPORT := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/support/*.c)))

# The verification ladder: one program that prints a table
VERIFY := $(BUILD)/tests/verification/verify
VERIFY_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(shell find tests/verification -name '*.c')))

FORMATTED = $(sort $(shell find sim include tests -name '*.[ch]' ! -path sim/params/table.c ! -path sim/params/metrics.c ! -path sim/params/defaults.c))

.DEFAULT_GOAL := all
.PHONY: all
all: $(PROGRAM)

# The figures' templates, and the texts that reports quote, are taken into the program when it is built.
$(BUILD)/sim/report/templates.o: $(wildcard plots/*.gp) sim/report/html.css sim/model/ODD.md scenarios/SOURCES.md

$(BUILD)/%.o: %.c | packages
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -c -o $@ $<

define layer_archive
$(call archive,$(1)): $(call objects,$(1))
	@rm -f $$@
	ar rcsD $$@ $$^
endef
$(foreach layer,$(LAYERS),$(eval $(call layer_archive,$(layer))))

$(PROGRAM): $(call links,cli)
	$(CC) $(CFLAGS_ALL) -Wl,--whole-archive $(call archive,cli) -Wl,--no-whole-archive \
	    $(filter-out $(call archive,cli),$^) -o $@ $(LDLIBS)

define test_program
$(BUILD)/tests/$(1): $(BUILD)/tests/$(1).o $(SUPPORT) $(call links,$(2))
	$(CC) $(CFLAGS_ALL) -o $$@ $$^ -lcmocka $(LDLIBS)
endef
$(foreach t,$(TEST_SOURCES),$(eval $(call test_program,$(patsubst tests/%.c,%,$(t)),$(word 3,$(subst /, ,$(t))))))

$(VERIFY): $(VERIFY_OBJECTS) $(SUPPORT) $(call links,model)
	$(CC) $(CFLAGS_ALL) -o $@ $^ -lcmocka $(LDLIBS)

.PHONY: packages
packages:
	@sh tests/support/packages.sh build

# Fuzzers are programs of clang's libFuzzer, which brings main(). tests/fuzz/README.md
FUZZERS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
FUZZ_SECONDS ?= 60

$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/support.o $(SUPPORT) $(call links,store)
	$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

.PHONY: fuzzers
fuzzers: $(FUZZERS)

REGIMES := $(addprefix scenarios/regimes/,anonymous.yaml real-name.yaml mixed.yaml)

.PHONY: run
run: ## compare the paper's three regimes; tables on the terminal, figures in out/compare
	@sh tests/support/packages.sh build figures
	@$(MAKE) --no-print-directory -s -j2 all
	@$(PROGRAM) compare $(REGIMES) --out out/compare --force

.PHONY: test
test: ## the whole test suite
	@sh tests/support/packages.sh build test figures
	@$(MAKE) --no-print-directory -s -j2 all tests
	@sh tests/support/run_tests.sh $(BUILD)

.PHONY: tests
tests: $(TESTS) $(VERIFY) $(BUILD)/tests/faults/failing.so

# Memory that runs out: a library for LD_PRELOAD, never part of the program.
$(BUILD)/tests/faults/failing.so: tests/faults/failing.c | packages
	@mkdir -p $(@D)
	$(CC) $(STANDARD) $(WARNINGS) -O2 -g -shared -fPIC -o $@ $<

BENCH := $(BUILD)/tests/bench
$(BENCH)/%: $(BENCH)/%.o $(BENCH)/measure.o $(BUILD)/tests/support/resident.o $(call links,model)
	$(CC) $(CFLAGS_ALL) -o $@ $^ $(LDLIBS)

.PHONY: bench
bench: all $(BENCH)/bench $(BENCH)/machine $(BENCH)/bare ## measure speed and memory, six minutes (QUICK=1: under a minute); CSV in out/bench
	@sh tests/bench/bench.sh $(if $(QUICK),--quick) $(BUILD)

.PHONY: docs
docs: all ## renew the generated references
	$(PROGRAM) params --markdown > scenarios/PARAMETERS.md
	$(PROGRAM) metrics --markdown > scenarios/METRICS.md
	sh tests/support/coverage.sh write > scenarios/COVERAGE.md
	sh tests/support/coverage.sh write-claims > scenarios/claims/COVERAGE.md
	sh tests/support/coverage.sh write-patterns > scenarios/patterns/COVERAGE.md

.PHONY: claims
claims: all ## test every claim, some ten minutes: renew scenarios/claims/RESULTS.md
	$(PROGRAM) claims --out out/claims --force --markdown > $(BUILD)/RESULTS.md
	mv $(BUILD)/RESULTS.md scenarios/claims/RESULTS.md

.PHONY: verify
verify: ## the verification ladder: expected, measured, tolerance, verdict (tests/verification/README.md)
	@sh tests/support/packages.sh build test
	@$(MAKE) --no-print-directory -s -j2 $(VERIFY)
	@mkdir -p out
	@$(VERIFY) --csv out/verify.csv

.PHONY: patterns
patterns: all ## hold the model against every pattern, a minute or two: renew scenarios/patterns/RESULTS.md
	$(PROGRAM) patterns --out out/patterns --force --markdown > $(BUILD)/PATTERNS.md
	mv $(BUILD)/PATTERNS.md scenarios/patterns/RESULTS.md

# After a stop `make explore EXPLORE=--resume` goes on; values from before a change of the model must not be taken over.
EXPLORE := --force
EXPLORE_WORLD := --set network.persons=4000 --set network.mean_degree=40
.PHONY: explore
explore: all ## where do claims hold? Twenty minutes and more: renew scenarios/claims/EXPLORATION.md
	$(PROGRAM) claims --explore 24 --trust relative $(EXPLORE_WORLD) --out out/explore $(EXPLORE) --no-figures \
	    --markdown > $(BUILD)/EXPLORATION.md
	mv $(BUILD)/EXPLORATION.md scenarios/claims/EXPLORATION.md

.PHONY: fuzz
fuzz: ## made-up input for every reader, FUZZ_SECONDS=60 each
	@sh tests/support/packages.sh build clang
	@$(MAKE) --no-print-directory -s -j2 CC=clang VARIANT=fuzz fuzzers
	@sh tests/fuzz/run.sh build/fuzz-clang $(FUZZ_SECONDS)

FAULT_STEP ?= 1
.PHONY: faults
faults: ## fail every allocation and every write in turn, kill at a hundred moments (FAULT_STEP=10: a tenth of that)
	@sh tests/support/packages.sh build test faults
	@$(MAKE) --no-print-directory -s -j2 all $(BUILD)/tests/faults/failing.so
	@sh tests/faults/run.sh $(BUILD) $(FAULT_STEP)

.PHONY: valgrind
valgrind: ## a small run under valgrind: no leak, no invalid access
	@sh tests/support/packages.sh build tools
	@$(MAKE) --no-print-directory -s VARIANT=debug all
	@sh tests/support/valgrind.sh build/debug-$(notdir $(CC))/regimesim

.PHONY: format
format: ## lay the sources out by .clang-format
	@sh tests/support/packages.sh tools
	clang-format -i $(FORMATTED)

.PHONY: check-format
check-format:
	@sh tests/support/packages.sh tools
	@clang-format --dry-run -Werror $(FORMATTED)

.PHONY: clean
clean: ## remove what was built (results in out/ stay)
	rm -rf build

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile

-include $(shell test -d $(BUILD) && find $(BUILD) -name '*.d')
