# Every scenario that ships: it says what it shows, is valid, and runs.
REGIMESIM=${REGIMESIM:-build/release-gcc/regimesim}
. tests/cli/lib.sh

"$REGIMESIM" metrics >"$work/metrics"
"$REGIMESIM" params >"$work/params"

# What the third line names exists: figures, scenario files, metrics or parameters in back quotes.
names_exist() {
    for word in $(sed -n 3p "$1" | grep -o '`[^`]*`\|[a-z-]*\.svg\|[a-z/-]*\.yaml' | tr -d '`'); do
        case $word in
        victimisation.svg | prevalence.svg | detection.svg | authenticity.svg | badge.svg | scorecard.svg) ;;
        *.svg) echo "no figure $word" && return 1 ;;
        *.yaml) test -f "$word" || test -f "$(dirname "$1")/$word" || test -f "$(dirname "$1")/../regimes/$word" || return 1 ;;
        compare | *=*) ;;
        *) grep -qw -- "$word" "$work/metrics" || grep -qw -- "$word" "$work/params" || return 1 ;;
        esac
    done
}

for file in scenarios/regimes/*.yaml scenarios/history/*.yaml scenarios/cases/*.yaml scenarios/bench/*.yaml; do
    regime=$(basename "$file" .yaml)
    check "$regime begins with three lines of comment and its title" \
        sh -c "sed -n '1,3s/^# ...*/x/p;4s/^title: .*/x/p' '$file' | grep -c x | grep -qx 4"
    check "$regime says which figure or metric to look at" sh -c "sed -n 3p '$file' | grep -q 'Look at'"
    check "$regime points at what there is" names_exist "$file"
    check "$regime is valid" sh -c "'$REGIMESIM' check '$file' >/dev/null"
    check "$regime runs" sh -c "'$REGIMESIM' run '$file' --replicates 1 --set network.persons=600 \
        --set network.mean_degree=20 --quiet --no-figures --out '$work/$regime' >/dev/null && test -s '$work/$regime/summary.csv'"
done
finish
