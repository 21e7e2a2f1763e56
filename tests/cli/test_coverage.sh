# scenarios/COVERAGE.md: every item stands there once, what it names exists, the scenarios do what they are said to do.
. tests/cli/lib.sh
coverage=tests/support/coverage.sh

expect "the coverage is complete and true" 0 sh $coverage check "$REGIMESIM"
head -20 "$out"

# A copy with a fault of each kind, and two scenarios to name in it: one that only inherits, one without a mechanism.
printf 'title: heir\nextends: %s\n' "$PWD/$regimes/real-name.yaml" >"$work/heir.yaml"
printf 'title: less\nextends: %s\nmechanisms: {trust: off}\n' "$PWD/$regimes/anonymous.yaml" >"$work/less.yaml"
near=$(realpath --relative-to=scenarios "$work")
awk -F '\t' -v OFS='\t' -v near="$near" '
    $1 == "M1" { next }
    $1 == "M2" { print }
    $1 == "M3" { $3 = "disclosure.passive_rat" }
    $1 == "M9" { $5 = "acceptance_of_strangers" }
    $1 == "M10" { $4 = "regimes/nowhere.yaml" }
    $1 == "M14" { $3 = "mechanisms.trust"; $4 = near "/less.yaml" }
    $1 == "I1" { $3 = "jurisdictions.home.bans" }
    $1 == "I16" { $3 = "jurisdictions.*.surveillance" }
    $1 == "I29" { $3 = "platforms.*.verification"; $4 = near "/heir.yaml" }
    $1 == "O5" { $3 = "offences.defamation" }
    $1 == "I22" { $4 = "" }
    $1 == "O9" { $5 = "" }
    $1 == "A35" { print; $1 = "A36" }
    { print }' scenarios/coverage.tsv >"$work/broken.tsv"
sh $coverage write "$work/broken.tsv" >"$work/broken.md"
expect "a broken list is refused" 1 sh $coverage check "$REGIMESIM" "$work/broken.tsv" "$work/broken.md"
for fault in "M1 is missing" "M2 stands in line [0-9]* already" "M3: no parameter disclosure.passive_rat\$" \
    "M9: no metric acceptance_of_strangers" "M10: scenarios/regimes/nowhere.yaml is missing" \
    "M14: mechanisms.trust is off in" "I1: no parameter jurisdictions.home.bans" \
    "I16: no scenario of this row sets jurisdictions" "O5: no offence type offences.defamation" \
    "I22: outside the model, but not why" "O9: expected id, item" "no item is called A36"; do
    check "it is told: $fault" grep -q "$fault" "$out"
done
check "what a scenario inherits counts as set" sh -c "! grep -q 'I29:' '$out'"
check "a file that fits its list is not blamed" sh -c "! grep -q 'COVERAGE.md is not' '$out'"

sed 's/| M1 |/| M0 |/' scenarios/COVERAGE.md >"$work/edited.md"
expect "an edited file is refused" 1 sh $coverage check "$REGIMESIM" scenarios/coverage.tsv "$work/edited.md"
check "with what to do" grep -q "make docs" "$out"

# The claims: sound, each argument once; results of all of them are written down.
expect "the claims cover every argument" 0 sh $coverage check-claims "$REGIMESIM"
head -20 "$out"
for id in $(sed -n 's/^id: //p' scenarios/claims/*.yaml); do
    check "there is a result of $id" grep -q "^| \[$id\](" scenarios/claims/RESULTS.md
done
mkdir "$work/claims"
sed "s|\.\./|$PWD/scenarios/|; s/^metric: .*/metric: nothing/" scenarios/claims/c08-disclosure.yaml >"$work/claims/c08.yaml"
sed 's/^id: .*/id: C99/' "$work/claims/c08.yaml" >"$work/claims/c99.yaml"
awk -F '\t' -v OFS='\t' '$1 == "C1" { next } $1 == "C5" { $3 = "" } $1 == "C6" { print } { print }
    END { print "C8", "more", "why"; print "C62", "more", "why" }' scenarios/claims/silent.tsv >"$work/claims/silent.tsv"
expect "claims with faults are refused" 1 sh $coverage check-claims "$REGIMESIM" "$work/claims"
for fault in "c08.yaml:[0-9]*:.*'nothing' is no summary metric" "c99.yaml: no claim is called C99" "^C1 is neither tested" \
    "C5\$\|: expected id, item, why" "C6 stands there twice" "C8 is tested by c08.yaml" "no claim is called C62" \
    "^C2 is neither tested" "make docs"; do
    check "it is told: $fault" grep -q "$fault" "$out"
done
finish
