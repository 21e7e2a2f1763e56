# Every input of the fuzzers' corpus, read by the program itself: it is accepted or refused, and that quickly. What a fuzzer
# has once stopped at stays in the corpus.
. tests/cli/lib.sh
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
corpus=tests/fuzz/corpus
mkdir "$work/case"
ln -s "$PWD/$regimes" "$work/regimes"
read_it() { # FILE COMMAND...: exit 0, 65 or 66
    file=$1
    shift
    timeout 20 "$@" >"$out" 2>"$err"
    got=$?
    case $got in
    0 | 65 | 66) pass "${file#"$corpus"/}: $got" ;;
    *) fail "${file#"$corpus"/}" "exit $got" "$(head -c 600 "$err")" ;;
    esac
}
for kind in scenario sweep claim; do
    for file in $corpus/$kind/*; do
        cp "$file" "$work/case/input.yaml"
        read_it "$file" "$REGIMESIM" check "$work/case/input.yaml"
    done
done
for pair in edges:txt graphml:graphml gml:gml pajek:net; do
    for file in $corpus/${pair%:*}/*; do
        cp "$file" "$work/case/input.${pair#*:}"
        read_it "$file" "$REGIMESIM" network describe --network "$work/case/input.${pair#*:}" --quiet
    done
done
for file in $corpus/override/*; do
    while IFS= read -r line; do
        read_it "$file: $line" "$REGIMESIM" check $regimes/anonymous.yaml --set "$line"
    done <"$file"
done
mkdir "$work/claims"
for file in $corpus/claims_csv/*; do
    tr '\000' '\n' <"$file" >"$work/claims/claims.csv"
    read_it "$file" "$REGIMESIM" report "$work/claims"
done
"$REGIMESIM" run $regimes/anonymous.yaml --set network.persons=60 --set network.mean_degree=6 --set network.clustering=0.1 \
    --set run.days=30 --replicates 1 --no-figures --quiet --out "$work/r" >/dev/null || fail "a small run"
for file in $corpus/manifest/*; do
    cp "$file" "$work/r/manifest.json"
    read_it "$file" env PATH="$work" "$REGIMESIM" report "$work/r" --force
done
finish
