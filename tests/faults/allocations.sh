#!/bin/sh
# Fail the allocations of a command one by one: allocations.sh BUILD STEP OUT [VARIABLE=VALUE...] COMMAND...
# Every STEP-th allocation is tried (1: all), alone, and every 10 STEP-th with all that come after it. The command writes
# its results to the folder OUT, which is made anew each time ("-": to none). Each time it must end with exit code 70 and
# "out of memory" (or the C library's words for it), or with 0 and the same results as without a fault, and leave no temporary file and no half of one.
# WITH=VARIABLE=VALUE: an environment of the command alone. MAY_CRASH=N: so many crashes are tolerated, for what other libraries do.
set -u
build=$1
step=$2
folder=$3
shift 3
library=$PWD/$build/tests/faults/failing.so
# In memory where there is such a folder: the disk is not what is tested.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0:allocator_may_return_null=1"
export OMP_NUM_THREADS=1
tried=0 crashes=0 refused=0 harmless=0 failed=0

problem() {
    failed=$((failed + 1))
    echo "allocation $mark: $*"
    sed 's/^/    /' "$work/err" | tail -n 12
}

same() { # the file of this name is that of the undisturbed command
    case "$1" in
    manifest.json | report.html | results.sqlite | .regimesim) return 0 ;; # hold times, or runs so far
    *) cmp -s "$folder/$1" "$work/whole/$1" ;;
    esac
}

look_at_files() { # what is there is whole
    for file in "$folder"/* "$folder"/.*; do
        name=${file##*/}
        case "$name" in
        . | .. | '*' | '.*') ;;
        .*.part) problem "left $name" ;;
        *) same "$name" || problem "half of $name, or another" ;;
        esac
    done
}

attempt() { # one allocation
    mark=$1
    shift
    [ "$folder" = - ] || { rm -rf "$folder"; [ ! -d "$work/before" ] || cp -r "$work/before" "$folder"; }
    env LD_PRELOAD="$library" REGIMESIM_FAIL="$mark" ${WITH:-} "$@" >"$work/out" 2>"$work/err"
    code=$?
    tried=$((tried + 1))
    if [ "$code" -eq 70 ]; then
        refused=$((refused + 1))
        grep -qE 'out of memory|Cannot allocate memory' "$work/err" || problem "exit 70 without a reason"
    elif [ "$code" -eq 0 ]; then
        harmless=$((harmless + 1))
        [ "$folder" = - ] || [ ! -d "$work/whole" ] || [ -n "${FIGURES_MAY_LACK:-}" ] ||
            [ "$(ls "$folder")" = "$(ls "$work/whole")" ] || problem "says it succeeded, but files are missing"
    elif [ "$code" -eq 139 ] && [ "$crashes" -lt "${MAY_CRASH:-0}" ]; then
        crashes=$((crashes + 1))
    else
        problem "exit $code"
    fi
    [ "$folder" = - ] || look_at_files
}

[ "$folder" = - ] || [ ! -d "$folder" ] || cp -r "$folder" "$work/before"
env LD_PRELOAD="$library" REGIMESIM_FAIL_COUNT="$work/count" ${WITH:-} "$@" >"$work/out" 2>"$work/err" || {
    echo "does not even succeed without a fault: $*"
    cat "$work/err"
    exit 1
}
[ "$folder" = - ] || cp -r "$folder" "$work/whole"
total=$(cat "$work/count")
at=1
while [ "$at" -le "$total" ]; do
    attempt "$at" "$@"
    [ $((at % (10 * step))) -ne $((1 % (10 * step))) ] || attempt "$at+" "$@"
    at=$((at + step))
    [ "$failed" -lt "${MOST_PROBLEMS:-20}" ] || break
done
echo "$tried faults in $total allocations: $refused refused, $harmless harmless, $failed problems${MAY_CRASH:+, $crashes crashes within igraph}"
[ "$failed" -eq 0 ]
