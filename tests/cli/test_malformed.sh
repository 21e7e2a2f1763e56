# A hundred malformed scenario and network files, each given to `run`: exit 65 or 66, a message with an exact position, and
# no output folder. One line a file: kind (the ending), exit code, position expected (LINE:COLUMN), content (printf %b).
. tests/cli/lib.sh

table=$work/table
cat >"$table" <<'END'
yaml|65|1:1|
yaml|65|1:1|nonsense: 1\n
yaml|65|1:1|- a\n- b\n
yaml|65|1:1|just a word\n
yaml|65|1:8|title: [a, b]\n
yaml|65|1:8|title: {a: b}\n
yaml|66|1:10|extends: missing.yaml\n
yaml|65|1:10|extends: [a]\n
yaml|65|1:1|ofending:\n  rate: 1\n
yaml|65|2:3|offending:\n  raet: 1\n
yaml|65|2:9|offending:\n  rate: fast\n
yaml|65|2:9|offending:\n  rate: -1\n
yaml|65|2:9|offending:\n  rate: 1e9\n
yaml|65|2:9|offending:\n  rate: nan\n
yaml|65|2:9|offending:\n  rate: .inf\n
yaml|65|2:9|offending:\n  rate: 0x10\n
yaml|65|2:9|offending:\n  rate: [1]\n
yaml|65|2:9|offending:\n  rate: {a: 1}\n
yaml|65|2:8|offending:\n  rate:\n
yaml|65|3:3|offending:\n  rate: 1\n  rate: 2\n
yaml|65|3:1|offending: {rate: 1}\nrun: {days: 10}\noffending: {rate: 2}\n
yaml|65|2:15|offending:\n  candidates: 2.5\n
yaml|65|2:15|offending:\n  candidates: 0\n
yaml|65|2:15|offending:\n  candidates: 65\n
yaml|65|1:12|offending: 3\n
yaml|65|1:12|offending: [rate]\n
yaml|65|2:9|run:\n  days: 0\n
yaml|65|2:9|run:\n  days: 40000\n
yaml|65|2:9|run:\n  days: 1.5\n
yaml|65|2:9|run:\n  days: ten\n
yaml|65|2:9|run:\n  seed: -1\n
yaml|65|2:9|run:\n  seed: 99999999999\n
yaml|65|2:15|run:\n  replicates: 0\n
yaml|65|3:13|run:\n  days: 10\n  interval: 20\n
yaml|65|2:11|network:\n  source: facebok\n
yaml|65|2:11|network:\n  source: file\n
yaml|65|2:12|network:\n  persons: 3\n
yaml|65|3:16|network:\n  persons: 100\n  mean_degree: 80\n
yaml|65|2:15|network:\n  clustering: 0.9\n
yaml|65|2:9|trust:\n  form: maybe\n
yaml|65|2:10|mechanisms:\n  trust: perhaps\n
yaml|65|2:3|mechanisms:\n  trusts: on\n
yaml|65|2:10|mechanisms:\n  trust: 2\n
yaml|65|3:19|platforms:\n  domestic:\n    verification: mandatroy\n
yaml|65|3:15|platforms:\n  domestic:\n    strength: 1.5\n
yaml|65|3:15|platforms:\n  domestic:\n    strength: yes\n
yaml|65|3:11|platforms:\n  domestic:\n    home: nowhere\n
yaml|65|3:18|platforms:\n  domestic:\n    blocked_in: [abroad]\n
yaml|65|3:17|platforms:\n  domestic:\n    blocked_in: home\n
yaml|65|3:5|platforms:\n  domestic:\n    strenght: 0.5\n
yaml|65|2:3|platforms:\n  domestc:\n    strength: 0.5\n
yaml|65|2:3|platforms:\n  9th:\n    home: home\n
yaml|65|2:3|platforms:\n  "a b":\n    home: home\n
yaml|65|1:12|platforms: domestic\n
yaml|65|2:13|platforms:\n  domestic: 4\n
yaml|65|3:17|platforms:\n  domestic:\n    user_share: 0.5\n
yaml|65|3:17|platforms:\n  domestic:\n    breach_day: 800\n
yaml|65|3:15|platforms:\n  domestic:\n    ban_days: -3\n
yaml|65|3:18|platforms:\n  domestic:\n    front_stage: masked\n
yaml|65|2:3|jurisdictions:\n  abroad:\n    limitation: 10\n
yaml|65|3:23|jurisdictions:\n  home:\n    population_share: 0.5\n
yaml|65|4:20|jurisdictions:\n  home:\n    detention_from: 5\n    sentence_from: 2\n
yaml|65|3:17|jurisdictions:\n  home:\n    limitation: 0\n
yaml|65|3:14|offences:\n  fraud:\n    success: 2\n
yaml|65|3:18|offences:\n  fraud:\n    attributes: [money]\n
yaml|65|3:11|offences:\n  fraud:\n    kind: serious\n
yaml|65|2:3|offences:\n  hoax:\n    success: 0.1\n
yaml|65|3:13|offences:\n  fraud:\n    weight: -1\n
yaml|65|5:9|interventions:\n  law:\n    start: 5\n    changes:\n      - platforms.domestic.verificaton = mandatory\n
yaml|65|6:9|interventions:\n  law:\n    start: 5\n    changes:\n      - trust.bonus = 1\n      - network.persons *= 2\n
yaml|65|4:14|interventions:\n  law:\n    start: 5\n    changes: trust.bonus = 1; trust.bonus *= 2\n
yaml|65|3:14|interventions:\n  law:\n    changes: trust.bonus = 1\n
yaml|65|4:12|interventions:\n  law:\n    start: 5\n    until: 5\n    changes: trust.bonus = 1\n
yaml|65|2:3|interventions:\n  law:\n    start: 5\n
yaml|65|3:14|agreements:\n  pact:\n    parties: home\n
yaml|65|2:22|disclosure:\n  audience_everyone: 0.9\n
yaml|65|2:14|disclosure:\n  disclosed: 1.01\n
yaml|65|1:6|run: {days: 10\n
yaml|65|2:1|run:\n\tdays: 10\n
yaml|65|1:6|run: &anchor {days: 10}\n
yaml|65|2:12|run: {days: 10}\noffending: *run\n
yaml|65|1:6|run: !!map {days: 10}\n
yaml|65|2:1|run: {days: 10}\n---\nrun: {days: 20}\n
yaml|65|1:8|title: "unfinished\n
yaml|65|1:10|title: 'a\001b'\n
yaml|65|1:1|\377\376r\000u\000n\000
yaml|65|1:8|title: \300\257\n
yaml|65|1:4|run\000: 3\n
yaml|65|1:3|? [a, b]\n: c\n
yaml|65|3:3|run:\n   days: 10\n  seed: 1\n
txt|65|1:1|
txt|65|1:1|# only a comment\n
txt|65|2:1|0 1\nx y\n
txt|65|2:3|0 1\n1 x\n
txt|65|2:2|0 1\n2\n
txt|65|1:1|-1 2\n
txt|65|1:3|0 -2\n
txt|65|1:3|0 4294967295\n
txt|65|1:3|0 99999999999999999999\n
txt|65|2:1|0 1\n1.5 2\n
txt|65|2:3|0 1\n1 2.5\n
txt|65|3:1|0 1\n1 2\n0x3 4\n
txt|65|1:2|0\000 1\n
txt|65|2:1|0 1\n\377\376\n
txt|65|1:1|3 3\n
csv|65|3:1|from,to\n0,1\nfrom,to\n
csv|65|2:3|from,to\n0,\n
csv|65|2:1|from,to\n,1\n
gml|65|1:1|
gml|65|1|graph [ node [ id 0 ]
gml|65|1|graph [ node [ id 0 ] edge [ source 0 target 5 ] ]
gml|65|1|this is no gml
net|65|1|*Vertices two\n
net|65|1|*Vertices 2\n*Edges\n1 9\n
net|65|1|1 2\n
graphml|65|1|<graphml>
graphml|65|1|not xml at all
graphml|65|1|<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected"><node id="a"/><edge source="a"/></graph></graphml>
END

count=0
while IFS='|' read -r kind code position content; do
    count=$((count + 1))
    file=$work/bad$count.$kind
    printf '%b' "$content" >"$file"
    if [ "$kind" = yaml ]; then
        "$REGIMESIM" run "$file" --quiet --no-figures --out "$work/o$count" >"$out" 2>"$err"
    else
        "$REGIMESIM" run $regimes/anonymous.yaml --network "$file" --set run.days=10 --quiet --no-figures --out "$work/o$count" \
            >"$out" 2>"$err"
    fi
    got=$?
    problem=
    [ "$got" -eq "$code" ] || problem="exit $got, expected $code"
    grep -q "^[^ ]*bad$count.$kind:$position[: ]" "$err" || problem="$problem; no fault at $position"
    [ ! -e "$work/o$count" ] || problem="$problem; an output folder was made"
    if [ -z "$problem" ]; then pass "malformed file $count ($kind)"; else fail "malformed file $count ($kind): $content" "$problem" "$(head -n 3 "$err")"; fi
done <"$table"
check "at least a hundred files were tried" test "$count" -ge 100

for path in "$work" /dev/null "$work/none.yaml"; do
    expect "no scenario: $path" 66 "$REGIMESIM" run "$path" --quiet --out "$work/none"
    expect "no network: $path" 66 "$REGIMESIM" run $regimes/anonymous.yaml --network "$path" --quiet --out "$work/none"
done
mkfifo "$work/fifo"
expect "a FIFO is no scenario" 66 timeout 5 "$REGIMESIM" run "$work/fifo" --quiet --out "$work/none"
expect "a FIFO is no network" 66 timeout 5 "$REGIMESIM" run $regimes/anonymous.yaml --network "$work/fifo" --quiet --out "$work/none"
check "no output folder came of it" test ! -e "$work/none"

expect "a network that cannot be made" 65 "$REGIMESIM" run $regimes/anonymous.yaml --set network.persons=500 --set network.mean_degree=2 \
    --set network.clustering=0.6 --quiet --out "$work/impossible"
check "the message says what is possible" grep -q clustering "$err"
check "and nothing is left behind" test ! -e "$work/impossible"

for source in erdos_renyi barabasi_albert watts_strogatz block_model; do
    expect "no such $source network" 65 "$REGIMESIM" run $regimes/anonymous.yaml --set network.source=$source \
        --set network.persons=100 --set network.mean_degree=120 --quiet --out "$work/impossible"
done
check "still nothing is left behind" test ! -e "$work/impossible"
printf 'extends: %s/%s/anonymous.yaml\nnetwork: {persons: 900}\n' "$PWD" $regimes >"$work/fewer.yaml"
expect "regimes on different persons are not compared" 65 "$REGIMESIM" compare $regimes/anonymous.yaml "$work/fewer.yaml" \
    --quiet --out "$work/impossible"
check "the message names the difference" grep -q "fewer.yaml:1:1: network.persons is 900" "$err"
printf 'scenario: fewer.yaml\nreference: %s/%s/anonymous.yaml\nmetrics: [victimisation_rate]\naxes:\n  - parameter: offending.rate\n    values: [0.1, 0.2]\n' \
    "$PWD" $regimes >"$work/uneven.yaml"
expect "nor is a sweep with its reference" 65 "$REGIMESIM" sweep "$work/uneven.yaml" --quiet --out "$work/impossible"
expect "too many threads" 64 "$REGIMESIM" run $regimes/anonymous.yaml --threads 100000

printf 'offending:\n  raet: 1\n  candidates: 0\nrunn: {}\n' >"$work/several.yaml"
expect "several faults" 65 "$REGIMESIM" check "$work/several.yaml"
check "all are reported at once" test "$(grep -c several.yaml: "$err")" -eq 3
check "with the nearest known key" grep -q "rate" "$err"
finish
