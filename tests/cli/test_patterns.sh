# Patterns from the world: faults before any run, verdicts, what is calibrated apart, files, JSON and Markdown.
. tests/cli/lib.sh
few="--set network.persons=400 --set network.mean_degree=10 --set run.days=120 --set run.follow_up=60
    --set population.motivated_share=0.1 --quiet"
root=$PWD

# pattern NAME LOW HIGH CALIBRATED: that more offending brings more victims, by so many times
pattern() {
    printf 'id: %s\nargument: Test of %s.\nsource: kcc2024\nsection: none\nobserved: {figure: seen, low: %s, high: %s, range: ours}\ncalibrated: %s\nmeasure: {metric: victimisations, per: account_days, days: [20, 120]}\narms:\n  - {name: first, scenario: %s/%s/anonymous.yaml}\n  - {name: second, scenario: %s/%s/anonymous.yaml, set: {offending.rate: 2}}\nrelation: ratio_within\nreplicates: 6\nreach: Ends here.\n' \
        "$1" "$1" "$2" "$3" "$4" "$root" $regimes "$root" $regimes >"$work/$1.yaml"
}
verdict() { awk -F, -v id="$1" '$1 == id { print $(NF - 1) }' "$work/results/patterns.csv"; }
pattern true 1.5 20 no
pattern false 0.1 0.9 no
pattern fitted 1.5 20 "yes
parameters: [offending.rate]"
pattern given 0.1 0.9 "built_in
parameters: [offending.rate]"

# Faults: told with their place, before anything runs or is created.
sed 's/metric: victimisations/metric: victimisatons/' "$work/true.yaml" >"$work/bad.yaml"
sed 's/^calibrated: .*/calibrated: nearly/' "$work/true.yaml" >"$work/nearly.yaml"
sed '/^observed:/d' "$work/true.yaml" >"$work/blind.yaml"
expect "bad patterns are bad data" 65 "$REGIMESIM" patterns "$work/true.yaml" "$work/bad.yaml" "$work/nearly.yaml" \
    "$work/blind.yaml" $few --out "$work/none"
check "an unknown metric, with the nearest" grep -q "bad.yaml:7:19: .*did you mean 'victimisations'" "$err"
check "an unknown answer" grep -q "nearly.yaml:6:13: unknown answer 'nearly'" "$err"
check "no figure from the world" grep -q "blind.yaml:1:1: no 'observed' here" "$err"
check "nothing is created" test ! -e "$work/none"
expect "check knows patterns" 65 "$REGIMESIM" check "$work/bad.yaml"
expect "a claim is no pattern" 65 "$REGIMESIM" patterns scenarios/claims/c08-disclosure.yaml
check "and who it is for is told" grep -q "regimesim claims" "$err"
expect "a pattern is no claim" 65 "$REGIMESIM" claims "$work/true.yaml"
check "and who it is for is told" grep -q "regimesim patterns" "$err"
expect "an unknown identifier is no input" 66 "$REGIMESIM" patterns PT99
expect "patterns are not explored" 64 "$REGIMESIM" patterns PT8 --explore 4

# Verdicts; a deliberately false pattern fails, and what that says is told.
expect "patterns that fail are a result" 0 "$REGIMESIM" patterns "$work/true.yaml" "$work/false.yaml" \
    "$work/fitted.yaml" "$work/given.yaml" $few --out "$work/results"
cp "$out" "$work/table"
check "a true pattern holds" test "$(verdict true)" = holds
check "a false one fails" test "$(verdict false)" = fails
check "a calibrated one is judged alike" test "$(verdict fitted)" = holds
check "what is calibrated is counted apart" grep -q "^2 not calibrated on: 1 hold, 1 fail, 0 undetermined." "$work/table"
check "so is what is built in" grep -q "^1 built in: 0 hold, 1 fail, 0 undetermined." "$work/table"
check "the parameter is named" grep -q "not independent of offending.rate" "$work/table"
check "what it says about the reach" grep -q "reach: Ends here." "$work/table"
check "equal arms are simulated once: 6 + 6 runs" grep -q '"runs_finished": 12' "$work/results/manifest.json"
check "the record says what it is" grep -q '"kind": "patterns"' "$work/results/manifest.json"
check "each value is kept" test "$(grep -c '^true,' "$work/results/values.csv")" = 12
check "each file is described" grep -q '^patterns.csv,.*reach' "$work/results/data_dictionary.csv"
expect "the same on one thread" 0 "$REGIMESIM" patterns "$work/true.yaml" "$work/false.yaml" "$work/fitted.yaml" \
    "$work/given.yaml" $few --threads 1
check "gives the same table" cmp "$out" "$work/table"
expect "as JSON" 0 "$REGIMESIM" patterns "$work/false.yaml" $few --json
check "JSON has the verdict" grep -q '"verdict": "fails"' "$out"
expect "as a page" 0 "$REGIMESIM" patterns "$work/false.yaml" "$work/fitted.yaml" $few --markdown
check "a failing one is bold" grep -q '^| \[false\](false.yaml) | Test of false. | seen (\[kcc2024\](../SOURCES.md#kcc2024)) | 0.1 to 0.9 | .*| \*\*fails\*\* |$' "$out"
check "with what it says" grep -q '^- \*\*false\*\* (fails): Ends here.$' "$out"
expect "by identifier" 0 "$REGIMESIM" patterns pt8 $few --replicates 2
check "it is there" grep -q '^PT8 ' "$out"
expect "as a web page" 0 "$REGIMESIM" report "$work/results" --out "$work/page.html"
check "the page has the verdicts" grep -q "Fails" "$work/page.html"
check "and sets apart what is no evidence" grep -q "no evidence" "$work/page.html"

# The patterns of the project: each stands somewhere, its sources exist, and results of all are written down.
expect "the patterns are covered" 0 sh tests/support/coverage.sh check-patterns "$REGIMESIM"
head -20 "$out"
for id in $(sed -n 's/^id: //p' scenarios/patterns/*.yaml); do
    check "there is a result of $id" grep -q "^| \[$id\](" scenarios/patterns/RESULTS.md
done
mkdir "$work/patterns"
sed "s|\.\./|$PWD/scenarios/|; s/^source: .*/source: nowhere2000/" scenarios/patterns/pt08-mutual-friend.yaml \
    >"$work/patterns/pt08.yaml"
printf 'PT8\tAll of it\tWhy\nPT15\tmore\tWhy\nPT1\tx\n' >"$work/patterns/silent.tsv"
expect "patterns with faults are refused" 1 sh tests/support/coverage.sh check-patterns "$REGIMESIM" "$work/patterns"
for fault in "pt08.yaml: SOURCES.md has no entry nowhere2000" "PT8 is tested by pt08.yaml" "no pattern is called PT15" \
    "expected id, item, why" "^PT2 is neither tested nor silent" "make docs"; do
    check "it is told: $fault" grep -q "$fault" "$out"
done
finish
