# Memory: what a scenario needs is told, and what does not fit is refused before it begins. That it is what a run takes is
# tested in tests/property/model/test_memory.c.
. tests/cli/lib.sh
scenario=scenarios/bench/default.yaml
large="--set network.persons=200000 --set run.days=10 --threads 1"

# The number in the line of --dry-run that begins with these words.
needed() { sed -n "s/^ *$1 *\([0-9.]*\)\( MB\)\{0,1\}$/\1/p" "$out"; }
near() { awk -v a="$1" -v b="$2" -v share="$3" 'BEGIN { exit !(a > b * (1 - share) && a < b * (1 + share)) }'; }

expect "what is needed is told" 0 "$REGIMESIM" run $scenario $large --dry-run --out "$work/dry"
check "nothing is written for that" test ! -e "$work/dry"
check "friendships take 8 bytes each, and 8 a person" near "$(needed friendships)" $((200000 * 15 * 8 / 1000000 + 2)) 0.05
check "it fits" grep -q "^it fits" "$out"

expect "two runs at a time need twice as much" 0 "$REGIMESIM" run $scenario --set network.persons=200000 --replicates 2 \
    --threads 2 --dry-run
check "both are counted" near "$(needed "the largest sum at any time")" "$(awk -v n="$(needed "at most at a time")" 'BEGIN { print 2 * n + 12 }')" 0.01
expect "several regimes are compared as dry" 0 "$REGIMESIM" compare $regimes/anonymous.yaml $regimes/mixed.yaml $small --dry-run
check "the same table is printed" grep -q "^memory of a run" "$out"
expect "a sweep as well" 0 "$REGIMESIM" sweep scenarios/sweeps/strength.yaml --dry-run

# A network of three persons: read, counted and not simulated.
printf '0 1\n1 2\n2 0\n' >"$work/net.txt"
expect "a network from a file is read for it" 0 "$REGIMESIM" run $scenario --network "$work/net.txt" --dry-run
expect "a broken one is told" 65 sh -c "echo '0 x' >$work/bad.txt; $REGIMESIM run $scenario --network $work/bad.txt --dry-run"

# Beyond any machine: refused at once, with the figure, and nothing is left behind.
expect "what does not fit is refused" 70 "$REGIMESIM" run $scenario --set network.persons=200000000 --set network.mean_degree=5000 \
    --out "$work/huge"
check "the message names the figure" grep -q "a run needs [0-9]\{7,\} MB of memory; there are" "$err"
check "nothing is left behind" test ! -e "$work/huge"
expect "as dry it is told and refused" 70 "$REGIMESIM" run $scenario --set network.persons=200000000 --set network.mean_degree=5000 \
    --dry-run
check "it does not fit" grep -q "^it does not fit" "$out"

# ulimit -v counts what is mapped, and sanitizers map more than any limit.
if (ulimit -v 600000 && "$REGIMESIM" --version) >/dev/null 2>&1; then
    limited() { (ulimit -v 600000 && "$@"); }
    many="--set network.persons=5000000"
    expect "a limit of address space is heeded" 70 limited "$REGIMESIM" run $scenario $many --threads 1 --out "$work/limited"
    check "the message names the limit" grep -q "ulimit -v" "$err"
    expect "within the limit a run ends as always" 0 limited "$REGIMESIM" run $scenario $large --no-figures --out "$work/within"
    expect "fewer threads are suggested where that helps" 70 limited "$REGIMESIM" run $scenario --set network.persons=800000 \
        --replicates 4 --threads 4 --out "$work/threads"
    check "the message says so" grep -q "with --threads 1 it takes" "$err"
fi
finish
