# Usage, references, validation: what needs no run.
. tests/cli/lib.sh

expect "no command is a usage error" 64 "$REGIMESIM"
check "usage names the commands" grep -q compare "$err"
expect "help is asked for" 0 "$REGIMESIM" --help
check "help goes to standard output" grep -q compare "$out"
expect "version" 0 "$REGIMESIM" --version
expect "an unknown command is a usage error" 64 "$REGIMESIM" comprae
expect "an unknown option is a usage error" 64 "$REGIMESIM" compare --replicats 3 a b
check "the nearest option is suggested" grep -q -- "--replicates" "$err"
expect "a missing argument is a usage error" 64 "$REGIMESIM" compare $regimes/anonymous.yaml
expect "force and resume exclude each other" 64 "$REGIMESIM" run $regimes/anonymous.yaml --force --resume
for command in run compare sweep claims breakeven check params metrics network plot trace map report; do
    expect "$command --help" 0 "$REGIMESIM" $command --help
done

expect "every scenario and sweep is sound" 0 "$REGIMESIM" check $(find scenarios -name '*.yaml')
expect "a missing file is no input" 66 "$REGIMESIM" check "$work/none.yaml"
expect "a value out of range on the command line is bad data" 65 "$REGIMESIM" check $regimes/anonymous.yaml --set offending.rate=-1
check "its message names the option" grep -q -- "--set" "$err"
expect "an unknown path is bad data" 65 "$REGIMESIM" check $regimes/anonymous.yaml --set ofending.rate=1
check "the nearest path is suggested" grep -q "offending.rate" "$err"

expect "params" 0 "$REGIMESIM" params offending
check "params tell the basis" grep -q "calibrated: chalfin2017" "$out"
expect "params of nothing" 65 "$REGIMESIM" params nosuchthing
expect "metrics" 0 "$REGIMESIM" metrics
check "metrics list detection" grep -q detection_rate "$out"

"$REGIMESIM" params --markdown >"$work/PARAMETERS.md"
check "PARAMETERS.md is up to date" cmp "$work/PARAMETERS.md" scenarios/PARAMETERS.md
"$REGIMESIM" metrics --markdown >"$work/METRICS.md"
check "METRICS.md is up to date" cmp "$work/METRICS.md" scenarios/METRICS.md

printf 'title: New offence and regime\nextends: %s/%s/anonymous.yaml\noffences:\n  cyberflashing: {weight: 0.02, success: 0.1, report_platform: 0.3}\nplatforms:\n  domestic: {verification: tiered, strength: 0.99}\n' \
    "$PWD" $regimes >"$work/new.yaml"
expect "an offence type and a regime need no code" 0 "$REGIMESIM" run "$work/new.yaml" $small --replicates 1 --quiet \
    --no-figures --out "$work/new"
check "the new offence is counted" grep -q cyberflashing "$work/new/series.csv"

# Links of the documents to files lead somewhere.
for document in *.md scenarios/*.md scenarios/claims/*.md sim/model/*.md; do
    for link in $(grep -o '](\([^)#]*\)' "$document" | sed 's/](//' | grep -v '^http' | sort -u); do
        test -e "$(dirname "$document")/$link" || echo "$document: $link"
    done
done >"$work/broken"
check "every link of the documents leads to a file" test ! -s "$work/broken"
finish
