#!/bin/sh
# Kill a batch at random moments and finish it with --resume: kills.sh PROGRAM TIMES. Each time the results must have the
# bytes of an undisturbed batch. The moments are the same each time this is run (awk's generator, seed 1).
set -u
program=$1
times=$2
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
arguments="compare scenarios/regimes/anonymous.yaml scenarios/regimes/mixed.yaml --set network.persons=400 --set network.mean_degree=12
    --set run.days=200 --set run.follow_up=100 --replicates 6 --quiet --no-figures"
batch() { "$program" $arguments "$@"; }
start=$(date +%s%N)
batch --out "$work/whole" >/dev/null || exit 1
span=$((($(date +%s%N) - start) / 1000000))
killed=0 failed=0
for moment in $(awk -v n="$times" -v span="$span" 'BEGIN { srand(1); for (i = 0; i < n; i++) printf "%.3f\n", rand() * span / 1000 }'); do
    rm -rf "$work/k"
    "$program" $arguments --out "$work/k" >/dev/null 2>&1 &
    pid=$!
    sleep "$moment"
    kill -KILL $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null # until it is gone, and its lock with it
    batch --out "$work/k" --resume >/dev/null || failed=$((failed + 1))
    for file in "$work"/whole/*; do
        case "$file" in
        */manifest.json) ;;
        *) cmp "$file" "$work/k/${file##*/}" || failed=$((failed + 1)) ;;
        esac
    done
    for file in "$work"/k/.*.part "$work"/k/*-journal; do
        [ ! -e "$file" ] || failed=$((failed + 1))
    done
done
echo "killed $killed times in $times, within $span ms; $failed problems"
[ "$failed" -eq 0 ]
