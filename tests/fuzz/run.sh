#!/bin/sh
# Run the fuzzers of a build folder for some seconds each, two at a time: run.sh BUILD SECONDS [NAME...]
# What they learn stays in BUILD/fuzz/NAME, so that the next run goes on from there; an input that they stop at is kept
# in BUILD/fuzz/found. The last lines say how many inputs each has tried.
set -u
build=$1
seconds=$2
shift 2
mkdir -p "$build/fuzz/found"
# libyaml, igraph and SQLite are not instrumented; a fuzzer that stops at their memory says so all the same
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"

# Words that mean something to the readers, so that they need not be guessed letter by letter.
words=$build/fuzz/words
{
    grep -ohE '[a-z_]{3,40}' scenarios/PARAMETERS.md scenarios/METRICS.md | sort -u | head -n 1500
    printf '%s\n' title extends scenario reference replicates metrics axes parameter scale label values variants name set \
        argument source section arms relation smallest_effect smallest_share precision most ablations crosses direction \
        interventions agreements start until changes Vertices Arcs Edges Edgeslist Arcslist Matrix graph node edge \
        graphml target UPDATE DELETE INSERT INTO meta value element arm parameter metric run
} | sed 's/.*/"&"/' >"$words"

seeds() { # the project's own files, beside the corpus
    case "$1" in
    scenario) echo scenarios/regimes scenarios/history scenarios/cases ;;
    sweep) echo scenarios/sweeps ;;
    claim) echo scenarios/claims ;;
    esac
}

fuzz() {
    mkdir -p "$build/fuzz/$1"
    "$build/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=3000 -max_len=4096 -print_final_stats=1 \
        -dict="$words" -artifact_prefix="$build/fuzz/found/$1-" "$build/fuzz/$1" "tests/fuzz/corpus/$1" $(seeds "$1") \
        >"$build/fuzz/$1.log" 2>&1
    echo $? >"$build/fuzz/$1.code"
}

[ $# -gt 0 ] || set -- $(ls "$build"/tests/fuzz/ | sed -n 's/^fuzz_\([a-z_]*\)$/\1/p')
running=0
for name in "$@"; do
    fuzz "$name" &
    running=$((running + 1))
    if [ "$running" -eq 2 ]; then
        wait
        running=0
    fi
done
wait

failed=0
for name in "$@"; do
    log=$build/fuzz/$name.log
    tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    if [ "$(cat "$build/fuzz/$name.code")" -eq 0 ]; then
        echo "$name: ${tried:-0} inputs tried, none of them a find"
    else
        failed=1
        echo "$name: stopped; see $log"
        grep -E 'ERROR|SUMMARY|does not hold|runtime error|Test unit written' "$log" | head -n 8
    fi
done
exit "$failed"
