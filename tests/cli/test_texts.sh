# Text that goes to gnuplot, HTML, SQL, CSV, Markdown and the terminal: whatever stands in titles, labels and names of files
# is quoted or refused, and nothing of it is ever run.
# In memory where there is such a folder: the disk is not what is tested.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
. tests/cli/lib.sh
tiny="--set network.persons=100 --set network.mean_degree=8 --set run.days=60 --set run.follow_up=30 --replicates 2"
project=$PWD
bait="touch $work/pwned"

is_xml() { # well formed, as far as the tool is there
    if command -v xmllint >/dev/null 2>&1; then xmllint --noout --nonet "$1"; else grep -q '</' "$1"; fi
}
nothing_ran() { check "$1: nothing was run" test ! -e "$work/pwned"; }

# One of each: quotes and backslashes, shell, gnuplot, HTML, SQL, CSV, Markdown, formats of C, marks of the direction of writing
cat >"$work/texts" <<END
a "quote" 'another' \`$bait\` \\\\ \\\\" \\\\n
\$($bait); $bait | sh && $bait
"; system "$bait"; set output "$work/pwned"; #
\`system("$bait")\` @plot !$bait
<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&#x3c; ]]> --> <!--
'); DROP TABLE value; ATTACH '$work/pwned' AS x; --
x =HYPERLINK("http://example.org","x") ,;"" +1 -1 @SUM(A1)
| a | b | **bold** [link](javascript:alert(1)) # head
%s %n %1000000d %% \$GPVAL_TERM {/Symbol a}^{b}_{c} ~a{b}
$(printf 'nothing \342\200\213 wide, \357\273\277 mark, \342\200\217 right, \357\277\275')
END
count=0
while IFS= read -r text; do
    count=$((count + 1))
    quoted=$(printf '%s' "$text" | sed "s/'/''/g")
    printf "title: '%s'\nextends: %s/scenarios/regimes/anonymous.yaml\n" "$quoted" "$project" >"$work/a$count.yaml"
    printf "title: '%s'\nextends: %s/scenarios/regimes/mixed.yaml\n" "$quoted" "$project" >"$work/b$count.yaml"
    draw=--no-figures
    [ $((count % 4)) -ne 3 ] || draw=
    expect "text $count: compare" 0 "$REGIMESIM" compare "$work/a$count.yaml" "$work/b$count.yaml" $tiny $draw --quiet --out "$work/o$count"
    nothing_ran "text $count"
    check "text $count: no control characters on the terminal" sh -c '! LC_ALL=C tr -d "\n" <"$1" | LC_ALL=C grep -q "[[:cntrl:]]"' - "$out"
    for file in "$work/o$count"/*.svg; do
        [ ! -e "$file" ] || is_xml "$file" || fail "text $count: ${file##*/} is not well formed"
        [ ! -e "$file" ] || ! grep -qi '<script' "$file" || fail "text $count: a script in ${file##*/}"
    done
    if [ -n "$draw" ]; then pages=$work; else pages=$PATH; fi # without gnuplot it is quicker
    expect "text $count: report" 0 env PATH="$pages" "$REGIMESIM" report "$work/o$count" --quiet
    check "text $count: the page is well formed" is_xml "$work/o$count/report.html"
    check "text $count: the page has no script, event or link that runs" \
        sh -c '! grep -qiE "<script|<[a-z][^>]* on[a-z]+=|href=.?javascript" "$1"' - "$work/o$count/report.html"
    check "text $count: the direction of writing is not turned" sh -c '! LC_ALL=C grep -q "$(printf "\342\200\256")" "$1"' - "$work/o$count/report.html"
    expect "text $count: the record is read again" 0 "$REGIMESIM" compare "$work/a$count.yaml" "$work/b$count.yaml" $tiny --no-figures --quiet \
        --out "$work/o$count" --resume
    nothing_ran "text $count, report"
done <"$work/texts"
check "ten texts were tried" test "$count" -eq 10

# Labels of a sweep, and what a claim says
text="\"; system \"$bait\"; \`$bait\` <script>x</script> \$($bait)"
printf "title: '%s'\nscenario: %s\nmetrics: [victimisation_rate]\nreplicates: 2\naxes:\n  - parameter: offending.rate\n    label: '%s'\n    values: [0.1, 0.2]\nvariants:\n  - name: v\n    title: '%s'\n    set: {trust.bonus: 1}\n" \
    "$text" "$project/$regimes/real-name.yaml" "$text" "$text" >"$work/sweep.yaml"
expect "labels of a sweep" 0 "$REGIMESIM" sweep "$work/sweep.yaml" $tiny --quiet --out "$work/sweep"
check "are drawn" is_xml "$work/sweep/sweep.svg"
expect "and reported" 0 "$REGIMESIM" report "$work/sweep" --quiet
check "the page is well formed" is_xml "$work/sweep/report.html"
printf "id: T1\nargument: '%s | x'\nsource: '%s'\nsection: '%s'\narms:\n  - {name: a, scenario: %s}\n  - {name: b, scenario: %s}\nmetric: victimisation_rate\nrelation: less\nsmallest_effect: 1\nreplicates: 2\n" \
    "$text" "$text" "$text" "$project/$regimes/anonymous.yaml" "$project/$regimes/real-name.yaml" >"$work/claim.yaml"
expect "a claim" 0 "$REGIMESIM" claims "$work/claim.yaml" $tiny --markdown --quiet --out "$work/claim"
check "no markup in the Markdown page" sh -c '! grep -q "<script" "$1"' - "$out"
expect "and reported" 0 "$REGIMESIM" report "$work/claim" --quiet
check "the page is well formed" is_xml "$work/claim/report.html"
nothing_ran "sweep and claim"

# CSV: no field is a formula to a spreadsheet. Names are words; a text that begins as formulas do is refused.
for first in = + - @; do
    printf "title: '%sHYPERLINK(1)'\nextends: %s/%s/anonymous.yaml\n" "$first" "$project" "$regimes" >"$work/formula.yaml"
    expect "no title begins with $first" 65 "$REGIMESIM" check "$work/formula.yaml"
    check "it says why" grep -q "formula.yaml:1:8: .*title begins with $first, as formulas" "$err"
    for key in argument section label; do
        case $key in label) file=sweep ;; *) file=claim ;; esac
        sed "s/$key: '/$key: '$first/" "$work/$file.yaml" >"$work/formula.yaml"
        expect "no $key begins with $first" 65 "$REGIMESIM" check "$work/formula.yaml"
    done
done
check "no field of a CSV file is a formula" sh -c '! grep -hE "(^|,)\"?([=+@]|-[^0-9])" "$@"' - "$work"/o1/*.csv "$work"/claim/[cv]*.csv

# Names: of files and folders
odd="\$($bait);\`$bait\`'\"<b>&%s -x"
odd=$(printf '%s' "$odd" | tr '/' '_')
mkdir "$work/$odd"
printf 'extends: %s/%s/anonymous.yaml\n' "$project" "$regimes" >"$work/$odd/$odd.yaml"
expect "a file and a folder with such a name" 0 "$REGIMESIM" run "$work/$odd/$odd.yaml" $tiny --quiet --out "$work/$odd/out $odd"
check "figures are drawn" is_xml "$work/$odd/out $odd/victimisation.svg"
expect "and reported" 0 "$REGIMESIM" report "$work/$odd/out $odd" --quiet
check "the page is well formed" is_xml "$work/$odd/out $odd/report.html"
(cd "$work" && mkdir -- -o && cp "$project/$regimes/anonymous.yaml" ./-x.yaml)
expect "a name that looks like an option" 0 sh -c 'cd "$1" && shift && "$@"' - "$work" "$(cd "$(dirname "$REGIMESIM")" && pwd)/regimesim" run ./-x.yaml $tiny --quiet --no-figures --out -o/r
control=$(printf 'a\033[31mb\nc')
expect "an unknown file with control characters" 66 "$REGIMESIM" check "$work/$control.yaml"
check "they do not get to the terminal" sh -c '! LC_ALL=C tr -d "\n" <"$1" | LC_ALL=C grep -q "[[:cntrl:]]"' - "$err"
for mark in '\342\200\256' '\342\201\246' '\033' '\357\277\276' '\177'; do
    printf "title: 'a${mark}b'\n" >"$work/mark.yaml"
    expect "no title has $mark" 65 "$REGIMESIM" check "$work/mark.yaml"
done
for bad in '../up' 'a/b' '$(x)' 'a b' 'x;y' '<b>' "a'b" 'a"b' '' .; do
    printf 'platforms:\n  "%s": {home: home}\n' "$(printf '%s' "$bad" | sed 's/"/\\"/g')" >"$work/name.yaml"
    expect "no platform is called '$bad'" 65 "$REGIMESIM" check "$work/name.yaml"
done
nothing_ran "names"

# gnuplot that is missing, too old, failing, hanging, or says something else: a note, and the results are kept
fake() {
    mkdir -p "$work/bin"
    printf '#!/bin/sh\n%s\n' "$1" >"$work/bin/gnuplot"
    chmod +x "$work/bin/gnuplot"
}
drawing() { # NAME WORDS: the note of a run with the gnuplot in $work/bin
    expect "gnuplot $1" 0 env PATH="$work/bin:/usr/bin:/bin" REGIMESIM_GNUPLOT_SECONDS=0.5 timeout 60 \
        "$REGIMESIM" run $regimes/anonymous.yaml $tiny --out "$work/g" --force
    check "gnuplot $1: the note says why" grep -qE "no figures: .*$2" "$err"
    check "gnuplot $1: the results are there" test -s "$work/g/manifest.json" -a -s "$work/g/series.csv"
    check "gnuplot $1: no figure, and no half of one" test -z "$(ls -A "$work/g" | grep -E 'svg|png|part')"
}
fake 'exit 0'; drawing "that says nothing" "does not tell its version"
# ... though it would draw
fake '[ "$1" = --version ] && echo gnuplot 4.6 patchlevel 6 && exit; exec /usr/bin/gnuplot "$@"'; drawing "that is too old" "too old"
fake 'echo gnuplot x.y'; drawing "with no number" "too old"
fake '[ "$1" = --version ] && echo gnuplot 6.0 && exit; echo "line 3: no such terminal" >&2; exit 1'; drawing "that fails" "no such terminal"
fake '[ "$1" = --version ] && echo gnuplot 6.0 && exit; kill -SEGV $$'; drawing "that crashes" "gnuplot failed"
fake '[ "$1" = --version ] && echo gnuplot 6.0 && exit; exit 0'; drawing "that draws nothing" "was not written"
fake 'sleep 30'; drawing "that hangs" "did not end within"
fake '[ "$1" = --version ] && echo gnuplot 6.0 && exit; sleep 30'; drawing "that hangs at a figure" "did not end within"
printf 'no program' >"$work/bin/gnuplot"; chmod 644 "$work/bin/gnuplot"
expect "gnuplot that is none" 0 env PATH="$work/bin" "$REGIMESIM" run $regimes/anonymous.yaml $tiny --out "$work/g" --force
check "the note says so" grep -q "no figures" "$err"

check "no command is built for a shell" sh -c '! grep -rnE "\<(system|popen|execl|execlp|wordexp) *\(" sim include'
finish
