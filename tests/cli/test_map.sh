# The dilemma map: faults before any run, files, a map that is the same with any number of threads, regimes of one's own.
. tests/cli/lib.sh
tiny="--set network.persons=600 --set network.mean_degree=10 --set run.days=120 --set run.follow_up=60
    --set population.motivated_share=0.1 --replicates 3"
quiet="$tiny --quiet --no-figures"

expect "a bad --set is bad data" 65 "$REGIMESIM" map --set offending.rat=1 --out "$work/none"
expect "a missing scenario is no input" 66 "$REGIMESIM" map "$work/absent.yaml" --out "$work/none"
expect "one replicate has no interval" 65 "$REGIMESIM" map $quiet --replicates 1 --out "$work/none"
printf 'run: {interval: 7}\n' >"$work/seven.yaml"
expect "regimes on different runs are bad data" 65 "$REGIMESIM" map $regimes/anonymous.yaml "$work/seven.yaml" $quiet \
    --out "$work/none"
check "told with the parameter" grep -q "run.interval is 7" "$err"
expect "--resume is not for maps" 64 "$REGIMESIM" map --resume
check "nothing is created" test ! -e "$work/none"

for threads in 1 2; do
    expect "a map on $threads threads" 0 "$REGIMESIM" map $quiet --threads $threads --out "$work/t$threads"
    cp "$out" "$work/table$threads"
done
check "same table with 1 and 2 threads" cmp "$work/table1" "$work/table2"
for file in ground paths tracks map data_dictionary; do
    check "same $file.csv with 1 and 2 threads" cmp "$work/t1/$file.csv" "$work/t2/$file.csv"
done
check "49 nodes, 3 replicates, the run and its only year, 5 measures" test "$(wc -l <"$work/t1/ground.csv")" = 1471
check "5 regimes without and with a breach" test "$(cut -d, -f1,2 "$work/t1/paths.csv" | sort -u | wc -l)" = 11
check "the strength of the second real name is the map's" grep -q "q = 0.99" "$work/table1"
check "the breach is at half time" grep -q "^real-name,60,1,0,1,120,false_share_mean" "$work/t1/paths.csv"
check "a row of tracks for each window" test "$(grep -c '^anonymous,,' "$work/t1/tracks.csv")" = 12
check "the manifest counts the runs" grep -q '"runs_finished": 177' "$work/t1/manifest.json"
expect "results are not overwritten" 73 "$REGIMESIM" map $quiet --out "$work/t1"

# Nobody is verified on the ground, so a breach there is none; the anonymous regime's values are those of a run.
grep '^anonymous,,' "$work/t1/paths.csv" | cut -d, -f3- >"$work/without"
grep '^anonymous,60,' "$work/t1/paths.csv" | cut -d, -f3- >"$work/with"
check "the anonymous regime has a path" test -s "$work/without"
check "a breach changes nothing where nobody is verified" cmp "$work/without" "$work/with"
expect "a run of the anonymous regime" 0 "$REGIMESIM" run $regimes/anonymous.yaml $quiet --out "$work/run"
of_run=$(sed -n 's/^anonymous,2,victimisation_rate_authentic,//p' "$work/run/summary.csv")
check "values are those of a run with the same seed" \
    grep -q "^anonymous,,2,0,1,120,victimisation_rate_authentic,$of_run\$" "$work/t1/paths.csv"

# A regime of one's own, JSON, and what is asked for twice.
expect "one scenario, as JSON" 0 "$REGIMESIM" map $regimes/real-name.yaml $quiet --set platforms.domestic.strength=0.5 \
    --json --out "$work/one"
check "it has its path, without and with a breach" test "$(grep -c '"scenario": "real-name"' "$out")" = 2
check "the ground has no rules, whatever the scenario" grep -q '"registration.own_persona": 0.8' "$out"
expect "the same scenario twice has two names" 0 "$REGIMESIM" map $regimes/mixed.yaml $regimes/mixed.yaml $quiet \
    --out "$work/two"
check "with a number" grep -q "^mixed-2,," "$work/two/paths.csv"
expect "without offenders there is no F, and no map" 65 "$REGIMESIM" map $quiet \
    --set population.motivated_share=0.0001 --out "$work/still"
check "told why" grep -q "own_persona does not lower F" "$err"

if command -v gnuplot >/dev/null; then
    expect "figures" 0 "$REGIMESIM" map $tiny --quiet --replicates 2 --out "$work/figures"
    for figure in map map-all; do
        check "$figure.png" test -s "$work/figures/$figure.png"
        check "$figure.svg has no error" grep -q "</svg>" "$work/figures/$figure.svg"
    done
    expect "plot does not draw them again" 65 "$REGIMESIM" plot "$work/figures"
    check "it says which command does" grep -q "holds a dilemma map: .*regimesim map" "$err"
fi
expect "a report is not made of a map" 65 "$REGIMESIM" report "$work/one"
check "it says of what it is" grep -q "run, compare, sweep or claims" "$err"
check "nothing is written" test ! -e "$work/one/report.html"
finish
