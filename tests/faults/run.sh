#!/bin/sh
# All faults, or every STEP-th: run.sh BUILD STEP
set -u
build=$1
step=$2
program=$build/regimesim
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT INT TERM
regimes=$PWD/scenarios/regimes
tiny="--set network.persons=60 --set network.mean_degree=6 --set network.clustering=0.1 --set run.days=40 --set run.follow_up=20
    --threads 1 --quiet"
failed=0
few=$(((step + 6) / 7)) # for commands that allocate little

cat >"$place/claim.yaml" <<END
id: T1
argument: a
source: b
section: c
arms:
  - {name: a, scenario: $regimes/anonymous.yaml}
  - {name: b, scenario: $regimes/real-name.yaml}
metric: victimisation_rate
relation: less
smallest_effect: 1
replicates: 2
ablations:
  - mechanisms.trust: off
END
cat >"$place/sweep.yaml" <<END
scenario: $regimes/real-name.yaml
metrics: [victimisation_rate]
replicates: 1
axes:
  - parameter: offending.rate
    values: [0.1, 0.2]
END

allocations() { # NAME STEP OUT COMMAND...
    echo "== memory runs out: $1"
    shift
    sh tests/faults/allocations.sh "$build" "$@" || failed=1
}
allocations "reading scenarios, a sweep and a claim" $few - "$program" check "$regimes/two-jurisdictions.yaml" "$place/sweep.yaml" "$place/claim.yaml"
allocations "a batch with database, export and events" "$step" "$place/batch" "$program" compare "$regimes/anonymous.yaml" \
    "$regimes/two-jurisdictions.yaml" $tiny --replicates 1 --events --no-figures --out "$place/batch"
allocations "claims" $few "$place/claims" "$program" claims "$place/claim.yaml" $tiny --replicates 2 --out "$place/claims"
allocations "a sweep" "$step" "$place/sweep" "$program" sweep "$place/sweep.yaml" $tiny --no-figures --out "$place/sweep"
"$program" compare "$regimes/anonymous.yaml" "$regimes/mixed.yaml" $tiny --replicates 2 --events --no-figures --out "$place/results" >/dev/null
WITH="PATH=$place" allocations "a report" $few - "$PWD/$program" report "$place/results" --out "$place/report.html" --force
allocations "a story" $few - "$program" trace "$place/results" --person 3
for file in edges/plain.txt graphml/plain.graphml gml/plain.gml pajek/plain.net; do
    # igraph 0.10.2 follows a null pointer at one allocation of its GML reader, and at one of its Pajek reader
    MAY_CRASH=1 allocations "a network, ${file#*/}" $few - "$program" network describe --network "tests/fuzz/corpus/$file" --quiet
done
for source in erdos_renyi barabasi_albert watts_strogatz; do
    allocations "a network, $source" $few - "$program" network describe --set network.source=$source --set network.persons=40 \
        --set network.mean_degree=4 --quiet
done

echo "== writing fails, or the process is killed there"
sh tests/faults/writes.sh "$few" "$place/batch" "$program" compare "$regimes/anonymous.yaml" "$regimes/mixed.yaml" $tiny --replicates 2 \
    --no-figures --out "$place/batch" || failed=1

echo "== killed at random moments"
sh tests/faults/kills.sh "$program" $(((99 + step) / step)) || failed=1
exit $failed
