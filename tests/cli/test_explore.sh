# Where claims hold: points over plausible ranges, the same for all arms; shares, ranks and boxes; files; interrupts.
. tests/cli/lib.sh
tiny="--set network.persons=300 --set network.mean_degree=10 --set run.days=100 --set run.follow_up=50"
few="$tiny --quiet --trust relative"
points() { awk -F, -v row="$1" -v column="$2" 'NR == row { print $column }' "$work/one/points.csv"; }

# Faults: before anything runs or is created.
expect "too few points are a usage error" 64 "$REGIMESIM" claims C31 $few --explore 15
expect "no number of points is a usage error" 64 "$REGIMESIM" claims C31 $few --explore many
expect "--vary without --explore is a usage error" 64 "$REGIMESIM" claims C31 $few --vary trust.bonus
expect "an unknown parameter is bad data" 65 "$REGIMESIM" claims C31 $few --explore 16 --vary trust.bonis --out "$work/none"
check "the nearest is suggested" grep -q "did you mean 'trust.bonus'" "$err"
expect "what has no range cannot be varied" 65 "$REGIMESIM" claims C31 $few --explore 16 \
    --vary platforms.domestic.verification
expect "what the claim sets cannot be varied" 65 "$REGIMESIM" claims C31 $few --explore 16 --vary platforms.domestic.strength
expect "one replicate tells nothing" 65 "$REGIMESIM" claims C31 $few --explore 16 --replicates 1
expect "endless work is refused" 65 "$REGIMESIM" claims C31 $few --explore 10000 --replicates 100000
check "nothing is created" test ! -e "$work/none"

# Results: a row a point, the same with any number of threads.
expect "an exploration" 0 "$REGIMESIM" claims C31 $few --explore 20 --threads 1 --no-figures --out "$work/one"
cp "$out" "$work/table"
expect "with two threads" 0 "$REGIMESIM" claims C31 $few --explore 20 --threads 2 --no-figures --out "$work/two"
check "same table" cmp "$work/table" "$out"
check "same points" cmp "$work/one/points.csv" "$work/two/points.csv"
check "same ranks and boxes" cmp "$work/one/explore.csv" "$work/two/explore.csv"
check "20 points and the defaults" test "$(grep -c '^C31,relative,' "$work/one/points.csv")" = 21
check "half of the points find boxes" test "$(grep -c ',finding,' "$work/one/points.csv")" = 10
check "verdicts add up" awk -F, '$3 == "points" { exit !($20 + $21 + $22 == 20) }' "$work/one/explore.csv"
check "the table tells shares" grep -q "At [0-9]* of 20 points it holds" "$work/table"
check "policy is not varied" sh -c "! head -1 $work/one/points.csv | grep -q 'platforms.domestic.strength\|network\|run\.'"
check "each column is explained" test "$(($(head -1 "$work/one/points.csv" | tr , '\n' | wc -l) + \
    $(head -1 "$work/one/explore.csv" | tr , '\n' | wc -l) + $(head -1 "$work/one/robustness.csv" | tr , '\n' | wc -l) + \
    $(head -1 "$work/one/point_values.csv" | tr , '\n' | wc -l) + 1))" = "$(wc -l <"$work/one/data_dictionary.csv")"
check "the manifest knows the points" grep -q '"points": 20' "$work/one/manifest.json"
check "and the runs: 2 arms, 4 replicates at 20 points, 32 at the defaults" grep -q '"runs_finished": 224' "$work/one/manifest.json"
expect "results are not overwritten" 73 "$REGIMESIM" claims C31 $few --explore 20 --out "$work/one"

# A point is the claim with the values of that point set: the same difference, by another way.
sets=$(awk -F, 'NR == 1 { for (i = 15; i <= NF; i++) name[i] = $i }
    NR == 5 { for (i = 15; i <= NF; i++) printf " --set %s=%s", name[i], $i }' "$work/one/points.csv")
expect "the claim at the values of point 3" 0 "$REGIMESIM" claims C31 $few $sets --replicates 4 --out "$work/point"
check "has the difference of point 3" test "$(points 5 12)" = "$(awk -F, 'NR == 2 { print $(NF - 7) }' "$work/point/claims.csv")"
check "which is none of the defaults" test "$(points 5 12)" != "$(points 2 12)"

# Policy when named; several claims; JSON; what it costs is told first.
expect "a policy, named, in JSON" 0 "$REGIMESIM" claims C8 C31 $tiny --explore 16 --replicates 2 --json --trust absolute \
    --vary platforms.domestic.warnings --set credentials.price=0.1
check "both claims are there" sh -c "grep -q '\"claim\": \"C8\"' $out && grep -q '\"claim\": \"C31\"' $out"
check "the policy is varied" grep -q '"parameter": "platforms.domestic.warnings"' "$out"
check "what --set sets is not" sh -c "! grep -q credentials.price\\\" $out"
check "the cost is told before" grep -q "C31: .* 16 points, 2 replicates, and 32 at the defaults, 2 arms: 128 runs" "$err"
check "and how robust they are" grep -q '"most_fragile"' "$out"

# How robust: shares that add up, sorted; a sentence; the same as a page.
three="claims C8 C20 C31 $few --explore 16 --replicates 3 --no-figures"
expect "several claims" 0 "$REGIMESIM" $three --out "$work/several"
cp "$out" "$work/several.txt"
check "are sorted" grep -q "^How robust the claims are, the most robust first" "$work/several.txt"
check "the most robust are named" grep -q "^Most robust: C[0-9]* (.* of [0-9]* decided points)" "$work/several.txt"
check "and the most fragile" grep -q "^Most fragile: C[0-9]* (" "$work/several.txt"
check "counts add up" awk -F, 'NR > 1 { if ($6 + $7 + $8 != $5 || $9 != $6 + $7 || $5 != 16) bad = 1; n++ }
    END { exit !(n == 3 && !bad) }' "$work/several/robustness.csv"
check "what is kept has the verdict of the defaults" awk -F, 'NR > 1 && $3 != "undetermined" {
    if ($10 != ($3 == "holds" ? $6 : $7)) bad = 1 } END { exit bad }' "$work/several/robustness.csv"
check "the most robust come first" awk -F, 'NR > 1 { if ($14 > last && last != "") bad = 1; last = $14 }
    END { exit bad }' "$work/several/robustness.csv"
check "one claim has nothing to be sorted with" sh -c "! grep -q 'How robust' $work/table"

# Going on after a stop: what was finished is not run again, and the end is the same.
mkdir "$work/half"
cp "$work/several/.regimesim" "$work/half"
grep -v '^C20' "$work/several/point_values.csv" >"$work/half/point_values.csv"
loud=$(echo "$three" | sed 's/ --quiet//')
expect "going on" 0 "$REGIMESIM" $loud --out "$work/half" --resume
check "two were there" grep -q "2 of 3 claims were finished before" "$err"
check "one is run" grep -q "^160 runs in" "$err"
check "same table as at once" cmp "$work/several.txt" "$out"
for file in point_values points explore robustness data_dictionary; do
    check "same $file.csv" cmp "$work/several/$file.csv" "$work/half/$file.csv"
done
expect "as a page, without a run" 0 "$REGIMESIM" $loud --markdown --out "$work/half" --resume
check "no run" grep -q "^0 runs in" "$err"
check "a row for each claim, linked to its file" grep -q "^| \[C20\](c20-governments.yaml) | " "$out"
check "the page tells points, replicates and world" sh -c "grep -q '^16 points' $out && grep -q '300 persons with 10 friends' $out"
expect "other options are not mixed with it" 65 "$REGIMESIM" $three --seed 2 --out "$work/half" --resume
check "told what was expected" grep -q "expected the claims and options of before" "$err"
sed '9s/.*/C8,x,0/' "$work/several/point_values.csv" >"$work/half/point_values.csv"
expect "a damaged file is bad data" 65 "$REGIMESIM" $three --out "$work/half" --resume
check "with its line" grep -q "point_values.csv:9:1: is damaged" "$err"
expect "a folder of other results is left alone" 65 "$REGIMESIM" $three --out "$work/point" --resume
expect "a report is not made of it" 65 "$REGIMESIM" report "$work/several"
check "it says of what it is, and what there is instead" sh -c "grep -q 'run, compare, sweep or claims' $err && grep -q -- --markdown $err"
expect "--resume needs a folder" 64 "$REGIMESIM" $three --resume
expect "and an exploration" 64 "$REGIMESIM" claims C31 $few --resume --out "$work/none"

if gnuplot --version >/dev/null 2>&1; then
    expect "figures" 0 "$REGIMESIM" claims C31 $tiny --quiet --explore 16 --replicates 2 --out "$work/drawn"
    check "one for each form of trust" test -s "$work/drawn/explore-C31-relative.png" -a -s "$work/drawn/explore-C31-absolute.svg"
    cp "$work/drawn/explore-C31-relative.svg" "$work/before.svg"
    rm "$work/drawn"/*.svg
    expect "plot does not draw them" 65 "$REGIMESIM" plot "$work/drawn"
    check "it says what does" grep -q "the command that made it, with --resume in place of --force" "$err"
    expect "that command" 0 "$REGIMESIM" claims C31 $tiny --quiet --explore 16 --replicates 2 --out "$work/drawn" --resume
    check "draws them again" cmp "$work/before.svg" "$work/drawn/explore-C31-relative.svg"
fi

"$REGIMESIM" claims C31 --explore 500 --set network.persons=3000 --set network.mean_degree=20 --quiet \
    --out "$work/stopped" >/dev/null 2>"$err" &
pid=$!
sleep 1
kill -INT $pid
wait $pid
check "an interrupted exploration ends with 130" test $? -eq 130
check "and says so" grep -q interrupted "$err"
check "and leaves no results" test ! -e "$work/stopped/points.csv"
finish
