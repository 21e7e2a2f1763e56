#!/bin/sh
# A small comparison, with resume and figures off, under valgrind: fails on any leak or invalid access.
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
valgrind --quiet --error-exitcode=1 --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect \
    "$program" compare scenarios/regimes/anonymous.yaml scenarios/regimes/real-name.yaml scenarios/regimes/two-jurisdictions.yaml \
    --set network.persons=400 --set network.mean_degree=12 --set run.days=500 --replicates 2 --trace --threads 1 --no-figures --quiet \
    --out "$work/out" >/dev/null
echo "valgrind: no leak, no invalid access"
