# The report of each kind of results: one file that needs nothing else, same bytes each time, nothing overwritten.
. tests/cli/lib.sh
tiny="--set network.persons=300 --set network.mean_degree=10 --set run.days=120 --set run.follow_up=60
    --set population.motivated_share=0.1 --quiet"
root=$PWD

# A parser where there is one; else every tag that must be closed is, as often as it is opened.
well_formed() {
    if command -v xmllint >/dev/null 2>&1; then
        xmllint --noout "$1"
        return
    fi
    for tag in section table thead tbody tr figure details ul dl article div svg g; do
        opened=$(grep -o "<$tag[ >]" "$1" | wc -l)
        closed=$(grep -o "</$tag>" "$1" | wc -l)
        [ "$opened" -eq "$closed" ] || return 1
    done
}
no_id_twice() { [ -z "$(grep -o ' id="[^"]*"' "$1" | sort | uniq -d)" ]; }
# Addresses may stand in the text of sources, and XML's own names in attributes; nothing else may lead outside.
needs_nothing() {
    ! grep -qE '<(script|img|iframe|object|embed|link rel="stylesheet)|@import|@font-face|url\(' "$1" &&
        ! grep -oE '(href|src)="[^"]*"' "$1" | grep -vE '="(#|data:,)' | grep -q .
}
links_lead_somewhere() {
    grep -o 'href="#[^"]*"' "$1" | sed 's/href="#//; s/"//' | sort -u | while read -r id; do
        grep -q " id=\"$id\"" "$1" || { echo "$id"; exit 1; }
    done
}
drawings() { grep -o '<svg role="img"' "$1" | wc -l; }
tables() { grep -o '<summary>The numbers behind' "$1" | wc -l; }

look_at() { # NAME FILE SECTIONS...
    name=$1
    page=$2
    shift 2
    check "$name: well-formed" well_formed "$page"
    check "$name: no id stands twice" no_id_twice "$page"
    check "$name: nothing from outside" needs_nothing "$page"
    check "$name: every link has its target" links_lead_somewhere "$page"
    for section in "$@"; do
        check "$name: section $section" grep -q "<section id=\"$section\"" "$page"
    done
    check "$name: the command" grep -q "regimesim.*network.persons=300" "$page"
    check "$name: what the model cannot say" grep -q "What speech is worth" "$page"
}
sections="question outcome regimes assumed limits reproduce"

printf 'title: "<script>alert(1)</script> & \\"quotes\\""\nextends: %s/%s/mixed.yaml\ninterventions:\n  law: {start: 30, changes: [platforms.domestic.verification = mandatory]}\n' \
    "$root" $regimes >"$work/hostile.yaml"

# One regime, with a title that would like to be a program.
expect "a run" 0 "$REGIMESIM" run "$work/hostile.yaml" $tiny --replicates 3 --no-figures --out "$work/run"
expect "its report" 0 "$REGIMESIM" report "$work/run"
check "the note says where it is" grep -q "report: $work/run/report.html" "$err"
page=$work/run/report.html
look_at run "$page" $sections figures scorecard
check "the title is text" grep -q "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;" "$page"
check "the law stands with its day" grep -q "<strong>law</strong>, from day 30 on" "$page"
check "figures are drawn" test "$(drawings "$page")" -ge 5
check "each has its numbers" test "$(tables "$page")" = "$(drawings "$page")"
check "the drawings leave nothing behind" test ! -e "$work/run/victimisation.svg"
cp "$page" "$work/first.html"
expect "a report is not overwritten" 73 "$REGIMESIM" report "$work/run"
check "one line says so" test "$(wc -l <"$err")" = 1
expect "unless that is asked for" 0 "$REGIMESIM" report "$work/run" --force --quiet
check "same bytes again" cmp "$work/first.html" "$page"
expect "a report elsewhere" 0 "$REGIMESIM" report "$work/run" --out "$work/elsewhere.html"
check "is the same" cmp "$work/first.html" "$work/elsewhere.html"
expect "nor is that overwritten" 73 "$REGIMESIM" report "$work/run" --out "$work/elsewhere.html"
expect "an impossible place" 73 "$REGIMESIM" report "$work/run" --out "$work/no/such/place.html"

# Several regimes.
expect "a comparison" 0 "$REGIMESIM" compare $regimes/anonymous.yaml $regimes/real-name.yaml $tiny --replicates 4 \
    --no-figures --out "$work/compare"
expect "its report" 0 "$REGIMESIM" report "$work/compare"
page=$work/compare/report.html
look_at compare "$page" $sections figures scorecard
check "differences are in words" grep -qE "(higher|lower) \([0-9]|no difference shown" "$page"
check "the scorecard is drawn" grep -q '<svg role="img" aria-labelledby="scorecard-name"' "$page"
check "values differ by regime" grep -q "<li>Real name back stage: mandatory</li>" "$page"
check "replacing the batch takes the report along" sh -c "'$REGIMESIM' compare $regimes/anonymous.yaml \
    $regimes/mixed.yaml $(echo $tiny) --replicates 2 --no-figures --out $work/compare --force && test ! -e $page"

# Many regimes with long names: a short heading, and texts that are not cut.
long="that takes a line of its own $(printf 'and goes on and on %.0s' 1 2 3 4 5 6)"
for i in 10 11 12 13 14 15 16 17 18 19 20 21; do
    printf 'title: "Regime %d %s"\nextends: %s/%s/mixed.yaml\n' $i "$long" "$root" $regimes >"$work/long$i.yaml"
done
expect "a comparison of twelve" 0 "$REGIMESIM" compare "$work"/long??.yaml $tiny --replicates 2 --no-figures --out "$work/twelve"
expect "its report" 0 "$REGIMESIM" report "$work/twelve"
page=$work/twelve/report.html
check "the heading names one, and how many others" grep -q "<h1>Regime 10 .* and 11 other regimes</h1>" "$page"
check "each is in the text of a figure, to the end" grep -qE "<li>victimisation rate, all users.*Regime 21 [^:]*: [^<]*\.</li>" "$page"

# A sweep over one parameter, and over two.
cat >"$work/one.yaml" <<END
title: How strong
scenario: $root/$regimes/real-name.yaml
reference: $root/$regimes/anonymous.yaml
metrics: [victimisation_rate, detection_rate]
axes: [{parameter: platforms.domestic.strength, values: [0, 0.9, 0.99]}]
variants: [{name: plain}, {name: breach, set: {platforms.domestic.breach_day: 50}}]
END
sed 's/^axes:.*/axes: [{parameter: platforms.domestic.strength, values: [0, 0.9]}, {parameter: offending.rate, values: [0.1, 1]}]/' \
    "$work/one.yaml" >"$work/two.yaml"
for axes in one two; do
    expect "a sweep over $axes" 0 "$REGIMESIM" sweep "$work/$axes.yaml" $tiny --replicates 2 --no-figures --out "$work/s$axes"
    expect "its report" 0 "$REGIMESIM" report "$work/s$axes"
    look_at "sweep over $axes" "$work/s$axes/report.html" $sections figures
    check "the figures of $axes are drawn" test "$(drawings "$work/s$axes/report.html")" -ge 1
done

# Claims.
cat >"$work/claim.yaml" <<END
id: R1
argument: More offending means <more> victims.
source: A & B
section: 7
arms:
  - {name: first, scenario: $root/$regimes/anonymous.yaml}
  - {name: second, scenario: $root/$regimes/anonymous.yaml, set: {offending.rate: 3}}
metric: victimisation_rate
relation: greater
smallest_effect: 1
replicates: 4
END
expect "claims" 0 "$REGIMESIM" claims "$work/claim.yaml" $tiny --out "$work/claims"
expect "their report" 0 "$REGIMESIM" report "$work/claims"
page=$work/claims/report.html
look_at claims "$page" $sections
check "the argument is there" grep -q "More offending means &lt;more&gt; victims." "$page"
check "and its verdict" grep -q "Holds: in the model" "$page"
check "regimes that read alike stand once, by the names that the claim gives them" \
    grep -q "In the claims: first, second</p>" "$page"
check "what all verdicts are worth" grep -q "is at most 5 %" "$page"
rm "$work/claims/arguments.csv"
expect "claims of before arguments were written" 0 "$REGIMESIM" report "$work/claims" --force

# Without gnuplot: tables, and a note.
mkdir "$work/bin"
expect "a report without gnuplot" 0 env PATH="$work/bin" "$REGIMESIM" report "$work/run" --out "$work/bare.html"
check "it is told" grep -q "no drawings: gnuplot was not found" "$err"
look_at "without gnuplot" "$work/bare.html" $sections figures scorecard
check "it has no drawing" test "$(drawings "$work/bare.html")" = 0
check "but the numbers" test "$(tables "$work/bare.html")" -ge 5

# What is no folder of results.
expect "no folder is no input" 66 "$REGIMESIM" report "$work/absent"
check "one line" test "$(wc -l <"$err")" = 1
expect "a file is no folder" 66 "$REGIMESIM" report "$work/one.yaml"
mkdir "$work/empty"
expect "an empty folder has no results" 66 "$REGIMESIM" report "$work/empty"
check "it says what was expected" grep -q "holds no results; expected the folder of" "$err"
check "and leaves it empty" test -z "$(ls -A "$work/empty")"
cp -r "$work/run" "$work/damaged"
printf 'no database' >"$work/damaged/results.sqlite"
expect "a damaged record is bad data" 65 "$REGIMESIM" report "$work/damaged" --force
cp -r "$work/sone/manifest.json" "$work/run/manifest.json"
expect "a manifest of another batch is bad data" 65 "$REGIMESIM" report "$work/run" --force
printf '{"kind": "run"' >"$work/run/manifest.json"
expect "a damaged manifest is bad data" 65 "$REGIMESIM" report "$work/run" --force
check "told with its place" grep -q "manifest.json:1:15: is no JSON" "$err"
check "the old report still stands" cmp "$work/first.html" "$work/run/report.html"
rm "$work/run/manifest.json"
expect "an unfinished batch is bad data" 65 "$REGIMESIM" report "$work/run" --force
check "it says how to finish" grep -q -- "--resume" "$err"
expect "no argument is a usage error" 64 "$REGIMESIM" report
expect "an option of others is a usage error" 64 "$REGIMESIM" report "$work/compare" --replicate 3
finish
