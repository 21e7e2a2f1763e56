# The example scenarios beside the tests: they are sound, and what they add happens.
. tests/cli/lib.sh

# Is the sum of a metric (with this word in the row) above 0?
counted() {
    awk -F, -v metric="$2" -v word="$3" '$7 == metric && index($0, word) { sum += $8 } END { exit !(sum > 0) }' "$1"
}

expect "every example is sound" 0 "$REGIMESIM" check tests/scenarios/*.yaml
busy="--set network.persons=2000 --set network.mean_degree=20 --set run.days=200 --set run.follow_up=100 --set offending.rate=2"

expect "a scenario with types of its own runs" 0 "$REGIMESIM" run scenarios/cases/finer-offences.yaml $busy --replicates 1 --quiet \
    --no-figures --out "$work/grooming"
for type in grooming malware witness_intimidation commercial_data_theft; do
    check "offences of the type $type happen" counted "$work/grooming/series.csv" offences $type
done
check "minors are counted among the victims" counted "$work/grooming/series.csv" victimisations_minors domestic

expect "an example with rings runs" 0 "$REGIMESIM" run tests/scenarios/ring-case.yaml $busy --set rings.formation=300 \
    --set rings.needed=5 --set population.motivated_share=0.05 --replicates 1 --quiet --no-figures --out "$work/ring"
for metric in ring_publications ring_harassment pile_on ring_reports; do
    check "$metric are counted" counted "$work/ring/series.csv" $metric domestic
done

expect "a ring publishes by a type with a victim" 65 "$REGIMESIM" check tests/scenarios/ring-case.yaml \
    --set rings.publishes=incivility
check "its message names the parameter" grep -q "rings.publishes" "$err"
expect "a type added in a file can be referred to" 0 "$REGIMESIM" check scenarios/cases/finer-offences.yaml --set rings.harasses=grooming
expect "a type that does not exist cannot" 65 "$REGIMESIM" check tests/scenarios/ring-case.yaml --set rings.harasses=harasment
check "the nearest type is suggested" grep -q "harassment" "$err"
finish
