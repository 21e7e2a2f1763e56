# Events and the stories told from them: they agree with events.csv, come out the same however they are made, and what
# `compare --trace` says of a person is true.
. tests/cli/lib.sh
quick="--quiet --no-figures"
two="$regimes/real-name.yaml $regimes/mixed.yaml"
pair="$two $small --replicates 2"

# awk over events.csv: scenario 1, replicate 2, sequence 3, day 4, event 5, person 6, other 7, third 8, offence 9.
rows() { awk -F, "$1" "$work/t1/events.csv"; }

expect "compare --events" 0 "$REGIMESIM" compare $pair --events --threads 1 $quick --out "$work/t1"
expect "the same on two threads" 0 "$REGIMESIM" compare $pair --events --threads 2 $quick --out "$work/t2"
expect "the same without events" 0 "$REGIMESIM" compare $pair $quick --out "$work/none"
for file in results.sqlite events.csv data_dictionary.csv series.csv summary.csv; do
    check "1 and 2 threads: same bytes of $file" cmp "$work/t1/$file" "$work/t2/$file"
done
for file in series.csv summary.csv cohorts.csv delays.csv; do
    check "$file is what it is without events" cmp "$work/t1/$file" "$work/none/$file"
done
check "without --events there is no events.csv" test ! -e "$work/none/events.csv"
check "the manifest says that events are recorded" grep -q '"events_recorded": true' "$work/t1/manifest.json"
check "the dictionary explains the events" grep -q '^events.csv,event,contact_won,' "$work/t1/data_dictionary.csv"

# Killed and resumed.
killed=0
for moment in 0.02 0.05 0.1 0.15 0.2; do
    rm -rf "$work/k"
    "$REGIMESIM" compare $pair --events --threads 1 $quick --out "$work/k" >/dev/null 2>&1 &
    pid=$!
    sleep $moment
    kill -9 $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null
    "$REGIMESIM" compare $pair --events $quick --out "$work/k" --resume >"$out" 2>"$err" || fail "resume after $moment s" "$(cat "$err")"
    cmp "$work/k/results.sqlite" "$work/t1/results.sqlite" >/dev/null || fail "killed after $moment s: another database"
    cmp "$work/k/events.csv" "$work/t1/events.csv" >/dev/null || fail "killed after $moment s: other events"
done
check "some batches were really killed" test "$killed" -ge 1
expect "a batch without events is not resumed with them" 65 "$REGIMESIM" compare $pair --events $quick --out "$work/none" --resume

# A victim: every offence in the story, each on its day, and their number in the summary.
victim=$(rows '$1 == "mixed" && $2 == 2 && $5 == "offence" { print $6; exit }')
expect "trace of a victim" 0 "$REGIMESIM" trace "$work/t1" --person "$victim" --arm mixed --replicate 2
cp "$out" "$work/story"
suffered=$(rows '$1 == "mixed" && $2 == 2 && $5 == "offence" && $6 == '"$victim" | wc -l)
check "the summary counts the offences suffered" grep -Eq "(^| )$suffered offences? suffered" "$work/story"
rows '$1 == "mixed" && $2 == 2 && $5 == "offence" && $6 == '"$victim"' { print $4, $7, $9 }' >"$work/offences"
while read -r day offender offence; do
    check "offence $offence is in it" grep -q "Person $offender commits offence $offence," "$work/story"
    check "... on day $day" awk -v day="$day" -v what="commits offence $offence," \
        '/^Day/ { now = $2 } index($0, what) && now == day { found = 1 } END { exit !found }' "$work/story"
done <"$work/offences"
check "it begins with who the person is" grep -Eq "^person +The person lives in home and has [0-9]+ friends" "$work/story"
check "no sentence is left unfilled" test -z "$(grep -F '{' "$work/story")"
expect "the same as JSON" 0 "$REGIMESIM" trace "$work/t1" --person "$victim" --arm mixed --replicate 2 --json
check "JSON has as many offences" test "$(grep -c '"event": "offence"' "$out")" -ge "$suffered"

# An offender: as many offences as events.csv tells.
offender=$(rows '$1 == "real-name" && $2 == 1 && $5 == "offence" { print $7; exit }')
expect "trace of an offender" 0 "$REGIMESIM" trace "$work/t1" --offender "$offender"
committed=$(rows '$1 == "real-name" && $2 == 1 && $5 == "offence" && $7 == '"$offender" | wc -l)
check "the summary counts the offences committed" sh -c "tr '\n' ' ' <'$out' | grep -Eq ' $committed offences? committed against'"

# A case that was solved: opened, solved and sanctioned on the days of events.csv.
solved=$(rows '$1 == "real-name" && $2 == 1 && $5 == "case_solved" { print $9; exit }')
check "a case was solved" test -n "$solved"
expect "trace of a case" 0 "$REGIMESIM" trace "$work/t1" --case "$solved" --arm real-name
committed=$(rows '$1 == "real-name" && $2 == 1 && $5 == "offence" && $9 == '"$solved"' { print $4 }')
ended=$(rows '$1 == "real-name" && $2 == 1 && $5 == "case_solved" && $9 == '"$solved"' { print $4 }')
check "it names the day of the offence" grep -Eq "^Day +$committed  Person [0-9]+ commits offence $solved," "$out"
check "it ends with the days until it was solved" grep -q "Offence $solved was solved: its offender was identified, $((ended - committed)) day" "$out"

# A publication by a doxing ring: how its publisher came to the victim, and what everyone sees since.
ring="scenarios/cases/doxing-ring.yaml $small --set rings.formation=4000 --set rings.size=6"
expect "a world with rings" 0 "$REGIMESIM" run $ring --events --replicates 1 $quick --out "$work/ring"
set -- $(awk -F, '$5 == "ring_published" { print $9, $4, $6, $7, $15; exit }' "$work/ring/events.csv")
published=$1 day=$2 victim=$3 publisher=$4 number=$5
check "a ring publishes" test -n "$published"
expect "trace of a publication" 0 "$REGIMESIM" trace "$work/ring" --case "$published"
tr -s '\n ' ' ' <"$out" >"$work/case"
check "it tells how the publisher came into the ring" grep -q "Person $publisher and others form doxing ring $number" "$work/case"
check "... whom the ring chose" grep -q "chooses person $victim as its target" "$work/case"
check "... that the offence is for a ring" grep -Eq "Person $publisher commits offence $published, [a-z ]+, on person $victim, [^.]*, for a doxing ring\." "$work/case"
check "... and that it is the ring's publication" grep -q "Offence $published is the publication by doxing ring $number" "$work/case"
check "on its day" grep -Eq "^Day +$day  " "$out"
expect "trace of the doxed person" 0 "$REGIMESIM" trace "$work/ring" --person "$victim"
tr -s '\n ' ' ' <"$out" >"$work/doxed"
check "what was published is named" grep -Eq "what was published about the person: [a-z]" "$work/doxed"
times=$(awk -F, '$5 == "doxed" && $6 == '"$victim" "$work/ring/events.csv" | wc -l)
check "the summary counts the publications" grep -Eq " $times publications? by (a )?doxing rings?" "$work/doxed"
check "and no story has a mark left" test -z "$(cat "$work/case" "$work/doxed" | grep -F '{')"

# Blacklisted by score: the drop before the term, each on the day of events.csv; an intervention in the head.
cat >"$work/listed.yaml" <<END
title: Credit with a blacklist, and ten days of zeal
extends: $PWD/scenarios/cases/credit-blacklist.yaml
interventions:
  zeal:
    start: 50
    until: 60
    changes: [credit.petty_certainty = 1]
END
expect "a world with scores" 0 "$REGIMESIM" run "$work/listed.yaml" $small --events --replicates 1 $quick --out "$work/score"
set -- $(awk -F, '$5 == "blacklisted_by_score" { print $6, $4, $15; exit }' "$work/score/events.csv")
person=$1 day=$2 term=$3
check "somebody is blacklisted by score" test -n "$person"
expect "trace of that person" 0 "$REGIMESIM" trace "$work/score" --person "$person"
tr -s '\n ' ' ' <"$out" >"$work/listed"
check "the score falls, then the term begins" grep -Eq "falls to [0-9]+[^.]*\. So low a score puts the person on the blacklist of home for $term days" "$work/listed"
check "on that day" awk -v day="$day" '/^Day/ { now = $2 } /So low a score/ && now == day { found = 1 } END { exit !found }' "$out"
check "the summary counts the terms" grep -Eq "[0-9]+ times? blacklisted by score" "$work/listed"
check "the head names the intervention" grep -q "^intervention        zeal, from day 50 to day 59$" "$out"

# What is wrong is told, with a way out.
expect "no events recorded" 65 "$REGIMESIM" trace "$work/none" --person 1
check "the message says how to record them" grep -q -- "--events" "$err"
expect "no results at all" 66 "$REGIMESIM" trace "$work/nowhere" --person 1
expect "an unknown person" 65 "$REGIMESIM" trace "$work/t1" --person 400
expect "an unknown regime" 65 "$REGIMESIM" trace "$work/t1" --person 1 --arm anonymus
check "the message names the regimes" grep -q "real-name, mixed" "$err"
expect "a replicate that is not there" 65 "$REGIMESIM" trace "$work/t1" --person 1 --replicate 3
expect "an unknown offence" 65 "$REGIMESIM" trace "$work/t1" --case 99999
expect "no story asked for" 64 "$REGIMESIM" trace "$work/t1"
expect "two stories asked for" 64 "$REGIMESIM" trace "$work/t1" --person 1 --case 1
expect "a number that is none" 64 "$REGIMESIM" trace "$work/t1" --person -1
expect "a story is no JSON object" 64 "$REGIMESIM" compare $pair --trace --json $quick --out "$work/json"
"$REGIMESIM" compare $two $small --replicates 400 --events --threads 1 $quick --out "$work/half" >/dev/null 2>&1 &
pid=$!
sleep 1
kill -INT $pid
wait $pid
expect "an unfinished batch" 65 "$REGIMESIM" trace "$work/half" --person 1
check "the message names --resume" grep -q -- --resume "$err"

# A law that comes on day 60 of one regime only: until then both are the same for everybody, to the last event.
late="$regimes/anonymous.yaml $regimes/real-name.yaml $small --set platforms.domestic.law_day=60"
expect "compare --trace" 0 "$REGIMESIM" compare $late --replicates 3 --trace $quick --out "$work/late"
cp "$out" "$work/parting"
before() { awk -F, -v arm="$1" '$1 == arm && $4 < 60' "$work/late/events.csv" | cut -d, -f2-; }
before anonymous >"$work/before1"
before real-name >"$work/before2"
check "something happens before the law" test "$(wc -l <"$work/before1")" -gt 1000
check "and it is the same under both regimes" cmp "$work/before1" "$work/before2"
check "events of the first replicate only" test "$(awk -F, 'NR > 1 { print $2 }' "$work/late/events.csv" | sort -u)" = 1
expect "no story of the others" 65 "$REGIMESIM" trace "$work/late" --person 1 --replicate 2
check "the message says of which" grep -q "replicates 1 to 1" "$err"
sentence=$(grep -E '^Person [0-9]+ is victimised under' "$work/parting")
set -- $sentence # Person N is victimised under X (on day D) and never under Y. Until that day:
person=$2 victim_of=$6 day=${9%)} spared_by=${13%.}
parted=$(sed -n 's/^The two paths part on day \([0-9]*\)\.$/\1/p' "$work/parting")
victimised() { awk -F, -v arm="$1" -v person="$person" '$1 == arm && $5 == "offence" && $6 == person { print $4 }' "$work/late/events.csv"; }
path() { awk -F, -v OFS=, -v arm="$1" -v person="$person" -v last="$2" \
    '$1 == arm && $4 <= last && ($6 == person || $7 == person || $8 == person) { print $4, $5, $6, $7, $8, $11, $12, $13, $14, $15 }' "$work/late/events.csv"; }
check "somebody is found" test -n "$person"
check "victimised there on that day first" test "$(victimised "$victim_of" | head -n 1)" = "$day"
check "and never here" test -z "$(victimised "$spared_by")"
check "nobody with a smaller number" test -z "$(awk -F, -v person="$person" '$5 == "offence" && $6 < person { print $1, $6 }' "$work/late/events.csv" | sort -u | awk '{ n[$2]++ } END { for (p in n) if (n[p] == 1) print p }')"
check "the paths part after the law, not before" test "$parted" -ge 60
check "and before the offence or with it" test "$parted" -le "$day"
path "$victim_of" $((parted - 1)) >"$work/path1"
path "$spared_by" $((parted - 1)) >"$work/path2"
check "there is a path before they part" test -s "$work/path1"
check "until then it is the same" cmp "$work/path1" "$work/path2"
check "on that day it is not" test "$(path "$victim_of" "$parted")" != "$(path "$spared_by" "$parted")"
check "the same regime twice: nobody" sh -c "'$REGIMESIM' compare $regimes/mixed.yaml $regimes/mixed.yaml $small --replicates 1 --trace $quick --out '$work/same' | grep -q '^Nobody is victimised under one'"
finish
