# Figures of run, compare and sweep, and doing without gnuplot.
. tests/cli/lib.sh

expect "compare draws" 0 "$REGIMESIM" compare $regimes/anonymous.yaml $regimes/mixed.yaml $small --replicates 3 --quiet --out "$work/c"
for figure in victimisation prevalence detection time-to-detection authenticity badge scorecard; do
    check "$figure.svg" test -s "$work/c/$figure.svg"
    check "$figure.png" test -s "$work/c/$figure.png"
done
cp "$work/c/badge.svg" "$work/badge.svg"
rm "$work/c/badge.svg"
expect "plot draws again" 0 "$REGIMESIM" plot "$work/c" --quiet
check "the same figure" cmp "$work/badge.svg" "$work/c/badge.svg"
expect "plot of no folder" 66 "$REGIMESIM" plot "$work/nothing"

cat >"$work/sweep.yaml" <<END
title: 'A hostile "title"; system "touch $work/pwned" \`touch $work/pwned\`'
scenario: $PWD/$regimes/real-name.yaml
reference: $PWD/$regimes/anonymous.yaml
replicates: 2
metrics: [victimisation_rate, detection_rate]
axes:
  - parameter: platforms.domestic.strength
    scale: one_minus_log
    values: [0, 0.9, 0.99]
END
expect "sweep draws" 0 "$REGIMESIM" sweep "$work/sweep.yaml" $small --quiet --out "$work/s"
check "sweep.svg" test -s "$work/s/sweep.svg"
check "sweep.csv" test -s "$work/s/sweep.csv"
check "a hostile title does nothing" test ! -e "$work/pwned"

mkdir "$work/bin"
expect "without gnuplot all else works" 0 env PATH="$work/bin" "$REGIMESIM" run $regimes/anonymous.yaml $small --replicates 1 --out "$work/n"
check "and the program says so" grep -q "no figures" "$err"
check "results are there" test -s "$work/n/series.csv"
finish
