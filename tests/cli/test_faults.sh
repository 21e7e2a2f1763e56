# A few of the faults that `make faults` injects: memory that runs out, writes that fail, and a kill.
. tests/cli/lib.sh
build=${REGIMESIM%/regimesim}
tiny="--set network.persons=60 --set network.mean_degree=6 --set network.clustering=0.1 --set run.days=40 --set run.follow_up=20
    --threads 1 --quiet --replicates 1 --no-figures"
two="$regimes/anonymous.yaml $regimes/mixed.yaml"
batch="$REGIMESIM compare $two $tiny --out $work/batch"
expect "memory runs out while scenarios are read" 0 sh tests/faults/allocations.sh "$build" 41 - "$REGIMESIM" check $two
expect "memory runs out in a batch" 0 sh tests/faults/allocations.sh "$build" 1511 "$work/batch" $batch
if command -v strace >/dev/null 2>&1 && strace -o /dev/null true 2>/dev/null; then
    expect "writing fails, or the process is killed there" 0 sh tests/faults/writes.sh 61 "$work/batch" $batch
fi
expect "killed at random moments" 0 sh tests/faults/kills.sh "$REGIMESIM" 2
finish
