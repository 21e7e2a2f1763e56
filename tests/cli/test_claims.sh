# Claims and break-even: faults before any run, verdicts, sequential replicates, files; a crossing that is known.
. tests/cli/lib.sh
tiny="--set network.persons=400 --set network.mean_degree=10 --set run.days=120 --set run.follow_up=60
    --set population.motivated_share=0.1"
few="$tiny --quiet"
root=$PWD

# claim NAME RELATION SET-OF-THE-SECOND-ARM MORE-LINES: more or less offending than in the first arm
claim() {
    printf 'id: %s\nargument: Test of %s.\nsource: none\nsection: none\narms:\n  - {name: first, scenario: %s/%s/anonymous.yaml}\n  - {name: second, scenario: %s/%s/anonymous.yaml, set: {%s}}\nmetric: victimisation_rate\nrelation: %s\n%s\n' \
        "$1" "$1" "$root" $regimes "$root" $regimes "$3" "$2" "$4" >"$work/$1.yaml"
}
verdicts() { awk -F, -v id="$1" 'NR > 1 && $1 == id { print $(NF - 1) }' "$work/results/claims.csv" | sort -u; }
runs_of() { awk -F, -v id="$1" 'NR > 1 && $1 == id { print $NF }' "$work/results/claims.csv" | sort -u; }

fixed="smallest_effect: 1
replicates: 6"
claim right greater "offending.rate: 2" "$fixed"
claim false less "offending.rate: 2" "$fixed"
claim same greater "offending.rate: 0.28" "$fixed"
claim equal about_equal "offending.rate: 0.28" "$fixed"
claim quick greater "offending.rate: 2" "smallest_effect: 1000
precision: 0.5
most: 64"
claim slow greater "offending.rate: 2" "smallest_effect: 0.001
precision: 0.5
most: 20"

# Faults: told with their place, before anything runs or is created.
sed 's/^metric:.*/metric: victimisation_rte/; s/^relation:.*/relation: gretaer/' \
    "$work/right.yaml" >"$work/bad.yaml"
sed 's/anonymous.yaml}/anonymos.yaml}/' "$work/right.yaml" >"$work/armless.yaml"
expect "a bad claim is bad data" 65 "$REGIMESIM" claims "$work/right.yaml" "$work/bad.yaml" "$work/armless.yaml" $few \
    --out "$work/none"
check "an unknown arm is told with its place" grep -q "armless.yaml:6:29: .*anonymos.yaml" "$err"
check "an unknown metric, with the nearest" grep -q "bad.yaml:8:9: .*did you mean 'victimisation_rate'" "$err"
check "an unknown relation, with the nearest" grep -q "bad.yaml:9:11: .*did you mean 'greater'" "$err"
check "nothing is created" test ! -e "$work/none"
expect "check knows claims" 65 "$REGIMESIM" check "$work/bad.yaml"
expect "a bad --set is bad data" 65 "$REGIMESIM" claims "$work/right.yaml" --set offending.rat=1
expect "the same claim twice is bad data" 65 "$REGIMESIM" claims "$work/right.yaml" "$work/right.yaml"
expect "an unknown identifier is no input" 66 "$REGIMESIM" claims C999
expect "a missing file is no input" 66 "$REGIMESIM" claims "$work/absent.yaml"
expect "an unknown form of trust is a usage error" 64 "$REGIMESIM" claims "$work/right.yaml" --trust none
expect "--resume is not for claims" 64 "$REGIMESIM" claims "$work/right.yaml" --resume
expect "one replicate tells nothing" 65 "$REGIMESIM" claims "$work/right.yaml" --replicates 1
printf 'run: {days: 90}\n' >"$work/short.yaml"
sed "s|$root/$regimes/anonymous.yaml, set|$work/short.yaml, set|" "$work/right.yaml" >"$work/unlike.yaml"
expect "arms on different runs are bad data" 65 "$REGIMESIM" claims "$work/unlike.yaml"
check "told at the arm" grep -q "unlike.yaml:7:.*run.days" "$err"

# Verdicts.
expect "claims that fail are a result" 0 "$REGIMESIM" claims "$work/right.yaml" "$work/false.yaml" "$work/same.yaml" \
    "$work/equal.yaml" "$work/quick.yaml" "$work/slow.yaml" $few --trust relative --out "$work/results"
cp "$out" "$work/table"
check "a true claim holds" test "$(verdicts right)" = holds
check "a false claim fails" test "$(verdicts false)" = fails
check "more on identical arms fails" test "$(verdicts same)" = fails
check "equality of identical arms holds" test "$(verdicts equal)" = holds
check "a wide aim is met by the first few runs" test "$(runs_of quick)" = 8
check "an effect too small to matter fails" test "$(verdicts quick)" = fails
check "a narrow aim ends with the runs allowed" test "$(runs_of slow)" = 20
check "and the table says so" grep -q "20\* " "$work/table"
check "the table says what the verdicts are worth" grep -q "Bonferroni" "$work/table"
check "and counts them" grep -q "^6 tests: 3 hold, 3 fail, 0 undetermined" "$work/table"
check "equal arms are simulated once: 20 + 20 runs" test "$(sed -n 's/.*"runs_finished": \([0-9]*\).*/\1/p' "$work/results/manifest.json")" = 40
check "each value is kept: 12 of a claim" test "$(grep -c '^right,' "$work/results/values.csv")" = 12
expect "a run of the first arm" 0 "$REGIMESIM" run $regimes/anonymous.yaml $few --replicates 6 --no-figures --out "$work/run"
grep ',victimisation_rate,' "$work/run/summary.csv" | cut -d, -f2- >"$work/of-run"
grep '^right,relative,,first,' "$work/results/values.csv" | cut -d, -f5- >"$work/of-claim"
check "values are those of a run with the same seed" cmp "$work/of-run" "$work/of-claim"
expect "results are not overwritten" 73 "$REGIMESIM" claims "$work/right.yaml" $few --out "$work/results"

# Both forms of trust, unless the claim says which; a fixed number of runs; any number of threads; JSON.
claim trusted greater "offending.rate: 2, trust.form: absolute" "$fixed"
for threads in 1 2; do
    expect "claims on $threads threads" 0 "$REGIMESIM" claims "$work/right.yaml" "$work/trusted.yaml" "$work/slow.yaml" \
        $few --replicates 5 --threads $threads --out "$work/t$threads"
    cp "$out" "$work/table$threads"
done
check "same table with 1 and 2 threads" cmp "$work/table1" "$work/table2"
check "same values with 1 and 2 threads" cmp "$work/t1/values.csv" "$work/t2/values.csv"
check "without badges both forms share their runs: 5 of three arms" grep -q '"runs_finished": 15' "$work/t1/manifest.json"
for form in relative absolute; do
    "$REGIMESIM" run $regimes/anonymous.yaml $few --set trust.form=$form --replicates 2 --no-figures --out "$work/$form" >/dev/null
done
check "for then they are the same" cmp "$work/relative/summary.csv" "$work/absolute/summary.csv"
check "a claim is tested under both forms" test "$(grep -c '^right,\(relative\|absolute\),' "$work/t1/claims.csv")" = 2
check "one that sets the form, as written" test "$(grep -c '^trusted,as written,' "$work/t1/claims.csv")" = 1
check "--replicates is for all" test "$(awk -F, 'NR > 1 { print $NF }' "$work/t1/claims.csv" | sort -u)" = 5
expect "claims as JSON" 0 "$REGIMESIM" claims "$work/right.yaml" $few --json
check "JSON has the verdict" grep -q '"verdict": "holds"' "$out"
expect "claims by identifier" 0 "$REGIMESIM" claims C31 c22 $few --replicates 2 --json
check "both are there" sh -c "grep -q '\"claim\": \"C31\"' $out && grep -q '\"claim\": \"C22\"' $out"
expect "all claims of the project" 0 "$REGIMESIM" claims $few --set run.days=400 --replicates 2 --trust relative
check "eight at least" test "$(grep -c '^C[0-9]' "$out")" -ge 8

# Ablations: the claim once more with something else in both arms; which changes the verdict here, for both are alike then.
claim carried greater "offending.rate: 2" "$fixed
ablations:
  - offending.rate: 2
  - {label: all offend more, offending.rate: 2, offending.candidates: 1}
  - mechanisms.incivility: off"
expect "a claim with ablations" 0 "$REGIMESIM" claims "$work/carried.yaml" $few --out "$work/ablated"
check "both forms of trust, and each ablation once" test "$(cut -d, -f1-3 "$work/ablated/claims.csv" | grep -c '^carried,')" = 5
check "the verdict of the claim itself" sh -c "grep -c '^carried,[a-z]*,,.*,holds,6' $work/ablated/claims.csv | grep -qx 2"
check "the verdict where both arms are alike" grep -q '^carried,relative,offending.rate=2,,.*,fails,6' "$work/ablated/claims.csv"
check "where nothing matters that was changed" grep -q '^carried,relative,mechanisms.incivility=off,.*,holds,6' "$work/ablated/claims.csv"
check "the table says which" grep -q "with offending.rate=2, offending.candidates=1 (all offend more) the verdict is another:" "$out"
check "and what carries it" sh -c "tr -s ' \n' ' ' <$out | grep -q 'It holds, but fails where offending.rate=2, or where all offend more. It holds as well where mechanisms.incivility=off.'"
check "the words are kept" grep -q 'candidates=1",all offend more,victimisation_rate' "$work/ablated/claims.csv"
check "it counts them apart" grep -q "^2 tests: 2 hold, 0 fail, 0 undetermined. With something else assumed: 3, of which 2 differ." "$out"
expect "their report" 0 "$REGIMESIM" report "$work/ablated"
check "the report counts ablations apart" grep -q '2 tests: holds 2, fails 0' "$work/ablated/report.html"
check "and says what they assume" grep -q 'where all offend more (<code>offending.rate=2, offending.candidates=1</code>)' "$work/ablated/report.html"
expect "none under the absolute form" 0 "$REGIMESIM" claims "$work/carried.yaml" $few --trust absolute --json
check "then JSON has none" sh -c "! grep -q '\"ablation\"' $out"
expect "ablations as JSON" 0 "$REGIMESIM" claims "$work/carried.yaml" $few --trust relative --json
check "JSON says what they change" test "$(grep -c '"changes_verdict": true' "$out")" = 2
expect "as a page" 0 "$REGIMESIM" claims "$work/carried.yaml" $few --markdown
check "the page links to the file" grep -q '^| \[carried\](carried.yaml) | Test of carried. | `victimisation_rate`: greater | relative | holds |' "$out"
check "and marks what differs" grep -q '^| \[carried\](carried.yaml) | all offend more | `offending.rate=2, offending.candidates=1` | \*\*fails\*\* |' "$out"
check "after a sentence" grep -q '^- \[carried\](carried.yaml): It holds, but fails where offending.rate=2, or where' "$out"

# Four arms: twice the rate of attempts, and twice the success of one type; both together are more than their sum.
sed -e '/^  - {name: second/d' -e 's/^metric/  - {name: rate, scenario: A, set: {offending.rate: 2}}\
  - {name: success, scenario: A, set: {offences.fraud.success: 0.8}}\
  - {name: both, scenario: A, set: {offending.rate: 2, offences.fraud.success: 0.8}}\
metric/; s/^relation:.*/relation: compounds/' -e 's/^id:.*/id: four/' "$work/right.yaml" | sed "s|A, set|$root/$regimes/anonymous.yaml, set|" >"$work/four.yaml"
expect "a claim of four arms" 0 "$REGIMESIM" claims "$work/four.yaml" $few --trust relative --out "$work/compound"
check "it holds" grep -q '^four,relative,,.*,compounds,rate - first,both - success,6,.*,holds,holds,6' "$work/compound/claims.csv"
check "the table names the difference" grep -q "(both - success) - (rate - first)" "$out"
expect "its report" 0 "$REGIMESIM" report "$work/compound"
check "which says what is compared" grep -q 'both - success, against rate - first' "$work/compound/report.html"
sed '/name: both/d' "$work/four.yaml" >"$work/three.yaml"
expect "three arms are bad data" 65 "$REGIMESIM" check "$work/three.yaml"
check "told with their place" grep -q "three.yaml:6:3: 3 arms; expected 4 for 'compounds'" "$err"

# Break-even. The second regime equals the first where its rate is the first's: at 0.28 the difference is exactly 0.
equal="$regimes/anonymous.yaml $regimes/anonymous.yaml --metric victimisation_rate --parameter offending.rate"
expect "a known crossing" 0 "$REGIMESIM" breakeven $equal --from 0.05 --to 2 --tolerance 0.01 --only-b $few --replicates 8 --json
value=$(sed -n '/"differences"/q; s/.*"value": \([0-9.]*\).*/\1/p' "$out")
low=$(sed -n '/"differences"/q; s/.*"low": \([0-9.]*\).*/\1/p' "$out")
high=$(sed -n '/"differences"/q; s/.*"high": \([0-9.]*\).*/\1/p' "$out")
check "its interval holds 0.28" awk "BEGIN { exit !($low <= 0.28 && 0.28 <= $high && $low <= $value && $value <= $high) }"
check "and is no wider than the range of luck" awk "BEGIN { exit !($high - $low < 0.5) }"
expect "identical regimes: none is shown" 0 "$REGIMESIM" breakeven $equal --from 0.1 --to 2 $few --replicates 4
check "it says so, and where the parameter is set" sh -c "grep -q 'Not shown' $out && grep -q 'both regimes' $out"
expect "no crossing in the range" 0 "$REGIMESIM" breakeven $equal --from 2 --to 6 --only-b $few --replicates 4
check "it says that there is none" grep -q "None in this range" "$out"
expect "an unknown metric" 65 "$REGIMESIM" breakeven $regimes/anonymous.yaml $regimes/mixed.yaml \
    --metric victimisation_rte --parameter offending.rate --from 0 --to 1
check "the nearest is suggested" grep -q "did you mean 'victimisation_rate'" "$err"
expect "an unknown parameter" 65 "$REGIMESIM" breakeven $regimes/anonymous.yaml $regimes/mixed.yaml \
    --metric victimisation_rate --parameter offending.rat --from 0 --to 1
expect "one replicate tells nothing of it" 65 "$REGIMESIM" breakeven $equal --from 0.1 --to 1 --replicates 1
expect "an end out of range" 65 "$REGIMESIM" breakeven $equal --from 0 --to 1000
expect "no range is a usage error" 64 "$REGIMESIM" breakeven $equal --from 1
expect "a range upside down is a usage error" 64 "$REGIMESIM" breakeven $equal --from 2 --to 1

# An interrupt leaves nothing behind and says so.
"$REGIMESIM" claims "$work/slow.yaml" --set run.days=2000 --quiet >/dev/null 2>"$err" &
pid=$!
sleep 1
kill -INT $pid
wait $pid
code=$?
check "interrupted claims end with 130" test "$code" -eq 130
check "and say so" grep -q interrupted "$err"
finish
