# Hostile files and places: each is refused with a message and the right exit code; nothing hangs, nothing is lost, and no
# half of a file is left.
# In memory where there is such a folder: the disk is not what is tested.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. tests/cli/lib.sh
tiny="--set network.persons=60 --set network.mean_degree=6 --set network.clustering=0.1 --set run.days=40 --set run.follow_up=20
    --replicates 2 --no-figures --quiet"
two="$regimes/anonymous.yaml $regimes/mixed.yaml"
within="timeout 20"

says() { # the last command's message holds these words
    name=$1
    shift
    check "it says: $*" grep -qiE -- "$*" "$err"
}
no_remains() { # of a killed or refused writer
    for path in "$1"/.*.part "$1"/*-journal "$1"/*-wal; do
        if [ -e "$path" ]; then fail "remains in $1" "$path"; fi
    done
}

# Scenario files made to take all memory or time
repeat() { awk -v text="$1" -v count="$2" 'BEGIN { for (i = 0; i < count; i++) printf "%s", text }'; }
{ printf 'a: &a [x,x]\n'; for l in b c d e f g h i j; do printf '%s: &%s [*a,*a,*a]\n' $l $l; done; } >"$work/aliases.yaml"
{ printf 'run: '; repeat '[' 100000; } >"$work/depth.yaml"
{ printf 'run: '; repeat '{a: ' 50000; } >"$work/maps.yaml"
{ printf 'title: x\nrun: {'; repeat 'days: 1, ' 30000; printf '}\n'; } >"$work/members.yaml"
{ printf 'title: '; repeat 'xxxxxxxxxxxxxxxx' 70000; } >"$work/size.yaml"
{ printf 'title: "'; repeat '\\u0041' 100000; printf '"\n'; } >"$work/escapes.yaml"
{ printf 'interventions:\n'; i=0; while [ $i -lt 300 ]; do printf '  i%d: {start: 1, changes: trust.bonus = 1}\n' $i; i=$((i + 1)); done; } >"$work/elements.yaml"
for file in aliases depth maps members size escapes elements; do
    expect "a scenario of too much: $file" 65 $within "$REGIMESIM" run "$work/$file.yaml" --quiet --out "$work/none"
done
expect "more than 1 MiB" 65 "$REGIMESIM" check "$work/size.yaml"
says "size" "larger than 1 MiB"
expect "more than 16 levels" 65 "$REGIMESIM" check "$work/depth.yaml"
says "depth" "at most 16 levels"

# Numbers and encodings
for number in nan -nan NaN .nan inf -inf .inf 1e999 -1e999 1e-999x 0x1p3 1_000 ١٢ 1,5 "1 2" 99999999999999999999999999; do
    expect "offending.rate=$number" 65 "$REGIMESIM" check $regimes/anonymous.yaml --set "offending.rate=$number"
    expect "run.days=$number" 65 "$REGIMESIM" check $regimes/anonymous.yaml --set "run.days=$number"
done
printf '\377\376t\000i\000t\000l\000e\000:\000 \000x\000\n\000' >"$work/utf16.yaml"
printf '\376\377\000t\000i\000t\000l\000e\000:\000 \000x' >"$work/utf16be.yaml"
printf 'title: Vergn\374gen\n' >"$work/latin1.yaml"
printf 'title: \300\257\n' >"$work/overlong.yaml"
printf 'title: \355\240\200\n' >"$work/surrogate.yaml"
printf 'title: a\000b\n' >"$work/nul.yaml"
printf 'title: "a\\0b"\n' >"$work/nul-escape.yaml"
printf 'title: a\033[31mb\n' >"$work/escape.yaml"
for file in utf16 utf16be latin1 overlong surrogate nul nul-escape escape; do
    expect "not a text in UTF-8: $file" 65 "$REGIMESIM" check "$work/$file.yaml"
    check "$file: no control byte gets to the terminal" sh -c '! LC_ALL=C grep -q "[[:cntrl:]]" "$1"' - "$err"
done

# What looks like a file
mkfifo "$work/fifo.yaml" "$work/fifo.gml" "$work/fifo.txt"
mkdir "$work/folder.yaml"
for path in "$work/fifo.yaml" "$work/folder.yaml" /dev/zero /dev/null /dev/full /proc/self/mem; do
    expect "no scenario: ${path##*/}" 66 $within "$REGIMESIM" check "$path"
    expect "nothing to extend: ${path##*/}" 66 $within "$REGIMESIM" check $regimes/anonymous.yaml "$path"
done
for path in "$work/fifo.gml" "$work/fifo.txt" "$work" /dev/zero; do
    expect "no network: ${path##*/}" 66 $within "$REGIMESIM" network describe --network "$path"
done
printf 'extends: /dev/zero\n' >"$work/extends.yaml"
expect "extends /dev/zero" 66 $within "$REGIMESIM" check "$work/extends.yaml"

# Networks that a parser would take for ever with
{ printf 'graph [ node [ id 1 label "'; repeat 'xxxxxxxxxxxxxxxx' 20000; printf '" ] ]'; } >"$work/text.gml"
{ printf 'graph ['; repeat '                ' 20000; printf ']'; } >"$work/gap.gml"
{ printf '<graphml><node id="'; repeat 'xxxxxxxxxxxxxxxx' 20000; printf '"/></graphml>'; } >"$work/name.graphml"
{ printf '*Vertices 3\n*Edgeslist\n1'; repeat ' 2 3 2 3 2 3 2 3' 80000; } >"$work/line.net"
printf '*Vertices 99999999999\n*Edges\n1 2\n' >"$work/many.net"
for file in text.gml gap.gml name.graphml line.net many.net; do
    expect "a network of too much: $file" 65 $within "$REGIMESIM" network describe --network "$work/$file"
    check "$file: with its position" grep -q "$file:[0-9]" "$err"
done
# Entities of XML: none is expanded, no file is read in
cp tests/fuzz/corpus/graphml/laughs.graphml tests/fuzz/corpus/graphml/external.graphml "$work"
$within "$REGIMESIM" network generate --network "$work/laughs.graphml" >"$out" 2>"$err"
check "a billion laughs take no time" test $? -ne 124
"$REGIMESIM" network generate --network "$work/external.graphml" >"$out" 2>"$err"
check "no other file is read in" sh -c '! grep -q root: "$1" "$2"' - "$out" "$err"

# Files without permission; the superuser reads everything, so another user is asked
cp $regimes/anonymous.yaml "$work/locked.yaml"
chmod 000 "$work/locked.yaml"
chmod 755 "$work"
as=
[ "$(id -u)" -ne 0 ] || as="setpriv --reuid=65534 --regid=65534 --clear-groups"
if $as "$REGIMESIM" --version >/dev/null 2>&1; then
    expect "an unreadable scenario" 66 $as "$REGIMESIM" check "$work/locked.yaml"
    mkdir "$work/read-only"
    chmod 555 "$work/read-only"
    expect "a read-only place" 73 $as "$REGIMESIM" run $regimes/anonymous.yaml $tiny --out "$work/read-only/out"
    expect "a read-only folder" 73 $as "$REGIMESIM" run $regimes/anonymous.yaml $tiny --out "$work/read-only"
fi

# A folder of results that somebody has damaged
expect "a batch" 0 "$REGIMESIM" compare $two $tiny --out "$work/good"
damage() { rm -rf "$work/d"; cp -r "$work/good" "$work/d"; }
refused() { # NAME: by all who read results, and what was there stays
    sum=$(cksum <"$work/d/summary.csv")
    expect "$1: report" 65 $within "$REGIMESIM" report "$work/d" --out "$work/report.html"
    expect "$1: plot" 65 $within "$REGIMESIM" plot "$work/d"
    expect "$1: trace" 65 $within "$REGIMESIM" trace "$work/d" --person 1
    expect "$1: --resume" 65 $within "$REGIMESIM" compare $two $tiny --out "$work/d" --resume
    check "$1: nothing is lost" test "$(cksum <"$work/d/summary.csv")" = "$sum"
    check "$1: no report" test ! -e "$work/report.html"
    no_remains "$work/d"
}
poke() { printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null; }
damage; poke "$work/d/results.sqlite" 60 '\0000\0000\0000\0011'; refused "a newer format"; says newer "a newer version"
damage; poke "$work/d/results.sqlite" 68 'abcd'; refused "a foreign database"; says foreign "not a results database"
damage; : >"$work/d/results.sqlite"; refused "an empty database"
damage; head -c 30000 /dev/zero >"$work/d/results.sqlite"; refused "zeros"
damage; head -c 60000 "$work/good/results.sqlite" >"$work/d/results.sqlite"; refused "half of a database"
damage; rm "$work/d/results.sqlite"; mkfifo "$work/d/results.sqlite"; refused "a FIFO"
damage; dd if=/dev/zero of="$work/d/results.sqlite" bs=4096 seek=2 count=12 conv=notrunc 2>/dev/null; refused "a page of something else"
damage; printf 'garbage' >"$work/d/results.sqlite-journal"
expect "a journal of garbage" 0 "$REGIMESIM" compare $two $tiny --out "$work/d" --resume
check "changes nothing" cmp "$work/good/results.sqlite" "$work/d/results.sqlite"
for content in '' '{' '{"kind":"compare"}' 'null' '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['; do
    damage; printf '%s' "$content" >"$work/d/manifest.json"
    expect "manifest.json: '$content'" 65 $within "$REGIMESIM" report "$work/d"
done
damage; rm "$work/d/manifest.json"; mkfifo "$work/d/manifest.json"
expect "a FIFO for manifest.json" 66 $within "$REGIMESIM" report "$work/d"
damage; rm "$work/d/.regimesim"
expect "results without the mark of the program" 73 "$REGIMESIM" compare $two $tiny --out "$work/d" --force
check "are left" test -s "$work/d/summary.csv"
damage; printf '../good/summary.csv\n/etc/hostname\n' >>"$work/d/.regimesim"
expect "a list with other places in it" 0 "$REGIMESIM" compare $two $tiny --out "$work/d" --force
check "removes none of them" test -s "$work/good/summary.csv"

# Two at a time
"$REGIMESIM" compare $two $tiny --replicates 4000 --threads 1 --out "$work/busy" >/dev/null 2>&1 &
pid=$!
i=0
while [ ! -e "$work/busy/results.sqlite" ] && [ $i -lt 100 ]; do sleep 0.05; i=$((i + 1)); done
expect "a second process is turned away" 73 "$REGIMESIM" compare $two $tiny --out "$work/busy" --force
says busy "another regimesim is writing"
kill -INT $pid
wait $pid
check "the first is not disturbed" test $? -eq 75

# No room. `ulimit -f` counts 512 bytes.
for blocks in 1 8 64 300 420; do
    rm -rf "$work/full"
    (ulimit -f $blocks && exec "$REGIMESIM" compare $two $tiny --out "$work/full") >"$out" 2>"$err"
    code=$?
    check "no file larger than $((blocks / 2)) KiB: exit 73 or 74" test $code -eq 73 -o $code -eq 74
    check "with a message" grep -qE 'too large|full|I/O error|cannot|failed' "$err"
    no_remains "$work/full"
    expect "and with room again it is finished" 0 "$REGIMESIM" compare $two $tiny --out "$work/full" --resume
    for file in "$work"/good/*; do
        name=${file##*/}
        [ "$name" = manifest.json ] || cmp "$file" "$work/full/$name" >/dev/null || fail "$name differs after $blocks blocks"
    done
done
if [ -c /dev/full ]; then
    for command in "params" "metrics --markdown" "network generate --set network.persons=100 --set network.mean_degree=8" \
        "compare $two $tiny --out $work/t1" "run $regimes/anonymous.yaml $tiny --json --out $work/t2" "--help"; do
        "$REGIMESIM" $command >/dev/full 2>"$err"
        check "standard output is full: ${command%% *}" test $? -eq 74
    done
    expect "a device is not replaced" 73 env PATH="$work" "$REGIMESIM" report "$work/good" --out /dev/full --force
    check "it is still there" test -c /dev/full
fi
check "no output folder came of what was refused" test ! -e "$work/none"
finish
