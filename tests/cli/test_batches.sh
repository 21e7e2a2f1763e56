# What a batch promises: same bytes with any threads, single replicates, resume after a kill, folders never overwritten.
. tests/cli/lib.sh
three="$regimes/anonymous.yaml $regimes/real-name.yaml $regimes/mixed.yaml"
quick="--quiet --no-figures"

same_results() { # two folders hold the same results, byte by byte
    for file in results.sqlite series.csv cohorts.csv delays.csv summary.csv data_dictionary.csv; do
        cmp "$1/$file" "$2/$file" || return 1
    done
}

for threads in 1 2 4; do
    expect "compare on $threads threads" 0 "$REGIMESIM" compare $three $small --replicates 8 --threads $threads $quick --out "$work/t$threads"
    cp "$out" "$work/table$threads"
done
check "1 and 2 threads: same bytes" same_results "$work/t1" "$work/t2"
check "1 and 4 threads: same bytes" same_results "$work/t1" "$work/t4"
check "1 and 4 threads: same table" cmp "$work/table1" "$work/table4"

expect "replicate 7 alone" 0 "$REGIMESIM" compare $three $small --replicates 8 --replicate 7 $quick --out "$work/seven"
for file in series summary; do
    awk -F, 'NR == 1 || $2 == 7' "$work/t1/$file.csv" >"$work/row7"
    check "replicate 7 equals row 7 of the batch: $file.csv" cmp "$work/row7" "$work/seven/$file.csv"
done

expect "an existing folder is not overwritten" 73 "$REGIMESIM" compare $three $small --replicates 8 $quick --out "$work/t1"
check "the message names the way out" grep -q -- --force "$err"
expect "--resume on a finished batch changes nothing" 0 "$REGIMESIM" compare $three $small --replicates 8 $quick --out "$work/t1" --resume
check "same bytes after --resume" same_results "$work/t1" "$work/t2"
expect "--resume refuses another batch" 65 "$REGIMESIM" compare $three $small --replicates 9 $quick --out "$work/t1" --resume
expect "--force replaces" 0 "$REGIMESIM" compare $three $small --replicates 8 $quick --out "$work/t1" --force
check "same bytes after --force" same_results "$work/t1" "$work/t2"

# Killed at ten moments of a batch: each time the resumed batch equals an undisturbed one.
killed=0
for moment in 0.02 0.05 0.08 0.11 0.14 0.18 0.22 0.27 0.33 0.40; do
    rm -rf "$work/k"
    "$REGIMESIM" compare $three $small --replicates 8 $quick --out "$work/k" >/dev/null 2>&1 &
    pid=$!
    sleep $moment
    kill -9 $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null
    "$REGIMESIM" compare $three $small --replicates 8 $quick --out "$work/k" --resume >"$out" 2>"$err" ||
        fail "resume after a kill at $moment s" "$(cat "$err")"
    same_results "$work/k" "$work/t1" || fail "killed at $moment s and resumed: other results"
done
check "at least three batches were really killed" test "$killed" -ge 3

# A signal ends a batch cleanly: it says so, and the batch can be resumed (75); before the end of its first run nothing is
# there to resume (130). A second signal ends it at once, and it can be resumed all the same.
begin() { # OUT REPLICATES OPTION...: in the background, until its database is there
    folder=$1
    replicates=$2
    shift 2
    "$REGIMESIM" compare $three --replicates "$replicates" $quick --out "$folder" "$@" >/dev/null 2>"$err" &
    pid=$!
    i=0
    while [ ! -e "$folder/results.sqlite" ] && [ $i -lt 200 ]; do sleep 0.02; i=$((i + 1)); done
}
ends() { # NAME CODE
    wait $pid
    code=$?
    check "$1: exit $2" test "$code" -eq "$2"
}
for signal in INT TERM; do
    rm -rf "$work/int"
    begin "$work/int" 400 $small
    sleep 0.5
    kill -$signal $pid
    ends "SIG$signal, with runs on disk" 75
    check "it says how to go on" grep -q "of 1200 runs are saved in .*--resume" "$err"
    long="--set network.persons=5000 --set network.mean_degree=12 --set run.days=20000 --threads 1"
    begin "$work/first$signal" 1 $long
    kill -$signal $pid
    sleep 0.1
    kill -$signal $pid # the run would take long; a second signal does not wait for it
    ends "SIG$signal twice" $([ $signal = INT ] && echo 130 || echo 143)
    rm -rf "$work/first$signal"
done
begin "$work/early" 8 $small --threads 1
kill -INT $pid
wait $pid
case $?:$(cat "$err") in
75:*" runs are saved in "*--resume* | 130:*"before the first run ended"*--resume*) pass "SIGINT at the first moment" ;;
*) fail "SIGINT at the first moment" "$(cat "$err")" ;;
esac
begin "$work/twice" 8 $small --threads 1
sleep 0.1
kill -INT $pid
kill -TERM $pid
wait $pid
expect "after two signals at once: --resume" 0 "$REGIMESIM" compare $three $small --replicates 8 $quick --out "$work/twice" --resume
check "same bytes as without" same_results "$work/twice" "$work/t1"

expect "a run that cannot write" 73 "$REGIMESIM" run $regimes/anonymous.yaml $small --replicates 1 $quick --out /proc/none
finish
