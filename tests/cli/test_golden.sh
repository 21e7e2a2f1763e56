# Golden runs: summaries of small runs, kept to the last digit. A difference is a change of the model (or of the numbers'
# path through it): explain it in the ODD, and renew with `sh tests/cli/test_golden.sh --renew`.
REGIMESIM=${REGIMESIM:-build/release-gcc/regimesim}
. tests/cli/lib.sh

for regime in anonymous real-name mixed tiered two-jurisdictions; do
    "$REGIMESIM" run $regimes/$regime.yaml --set network.persons=1000 --set network.mean_degree=20 --set run.days=500 \
        --set run.follow_up=200 --replicates 2 --quiet --no-figures --out "$work/$regime" >/dev/null
    if [ "${1:-}" = --renew ]; then
        cp "$work/$regime/summary.csv" tests/golden/$regime.csv
    else
        check "golden run of $regime" cmp tests/golden/$regime.csv "$work/$regime/summary.csv"
    fi
done
finish
