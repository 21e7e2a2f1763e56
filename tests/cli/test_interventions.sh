# Interventions and agreements from outside: recorded like other parameters, read back for figures, moved by --set and by
# sweeps, the same bytes with any number of threads.
. tests/cli/lib.sh

cat >"$work/reform.yaml" <<END
title: A law, a month's campaign and a treaty
extends: $PWD/$regimes/two-jurisdictions.yaml
platforms:
  domestic: {law_day: 0, verification: none, grace_days: 30}
agreements:
  initiative:
    parties: [home, abroad]
    in_force: off
interventions:
  law:
    start: 50
    until: 150
    changes:
      - platforms.domestic.verification = mandatory
      - platforms.domestic.front_stage = real
  campaign:
    start: 100
    until: 130
    ramp_days: 5
    changes: jurisdictions.home.investigations *= 4
  treaty:
    trigger: left_share
    threshold: 0.01
    lasting: 60
    changes:
      - agreements.initiative.in_force = on
END

quick="--quiet --no-figures --replicates 2"
expect "a scenario with interventions is sound" 0 "$REGIMESIM" check "$work/reform.yaml"
expect "it runs" 0 "$REGIMESIM" run "$work/reform.yaml" $small $quick --threads 1 --out "$work/one"
expect "it runs on two threads" 0 "$REGIMESIM" run "$work/reform.yaml" $small $quick --threads 2 --out "$work/two"
check "with the same bytes" cmp "$work/one/results.sqlite" "$work/two/results.sqlite"
check "the law and the campaign are counted" grep -q '^[^,]*,1,120,,,,interventions_in_force,[23]$' "$work/one/series.csv"
check "they end" grep -q '^[^,]*,1,200,,,,interventions_in_force,[01]$' "$work/one/series.csv"
check "changes are on record" grep -q '"value": "agreements.initiative.in_force = on"' "$work/one/manifest.json"
check "with their origin" grep -q 'reform.yaml:14"' "$work/one/manifest.json"

expect "a stored batch is read back for figures" 0 "$REGIMESIM" plot "$work/one"
check "and drawn" test -s "$work/one/victimisation.png"
expect "a finished batch is recognised" 0 "$REGIMESIM" run "$work/reform.yaml" $small $quick --out "$work/one" --resume
expect "not with another intervention" 65 "$REGIMESIM" run "$work/reform.yaml" $small $quick --out "$work/one" --resume \
    --set interventions.law.start=51

expect "--set moves an intervention" 0 "$REGIMESIM" run "$work/reform.yaml" $small $quick --out "$work/moved" \
    --set interventions.law.start=149
check "which shows" grep -q '^[^,]*,1,90,,,,interventions_in_force,0$' "$work/moved/series.csv"
expect "--set refuses what cannot be" 65 "$REGIMESIM" check "$work/reform.yaml" --set interventions.law.start=150
check "and names it" grep -q "until is not after start" "$err"
expect "--set refuses a change of what is fixed" 65 "$REGIMESIM" check "$work/reform.yaml" \
    --set "interventions.law.changes=run.days = 5"

cat >"$work/when.yaml" <<END
scenario: reform.yaml
metrics: [victimisation_rate]
axes:
  - parameter: interventions.law.start
    values: [20, 80, 140]
END
expect "a sweep over the day of a law" 0 "$REGIMESIM" sweep "$work/when.yaml" $small $quick --out "$work/when"
check "has a point for each day" test "$(grep -c ',victimisation_rate,' "$work/when/sweep.csv")" -eq 6
finish
