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
    $(head -1 "$work/one/explore.csv" | tr , '\n' | wc -l) + 1))" = "$(wc -l <"$work/one/data_dictionary.csv")"
check "the manifest knows the points" grep -q '"points": 20' "$work/one/manifest.json"
check "and the runs: 2 arms, 4 replicates, 21 points" grep -q '"runs_finished": 168' "$work/one/manifest.json"
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
check "the cost is told before" grep -q "C31: .* 16 points and at the defaults, 2 arms, 2 replicates: 68 runs" "$err"
if gnuplot --version >/dev/null 2>&1; then
    expect "figures" 0 "$REGIMESIM" claims C31 $tiny --quiet --explore 16 --replicates 2 --out "$work/drawn"
    check "one for each form of trust" test -s "$work/drawn/explore-C31-relative.png" -a -s "$work/drawn/explore-C31-absolute.svg"
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
