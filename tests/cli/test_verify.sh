# The verification ladder: its cheap rungs pass, the table is also a CSV, and a false claim is seen to fail.
. tests/cli/lib.sh

ladder=$(dirname "$REGIMESIM")/tests/verification/verify
expect "cheap rungs hold" 0 "$ladder" --csv "$work/rows.csv" random closed credentials
check "they are many" grep -Eq '^[3-9][0-9] rows, 0 failed$' "$out"
check "the CSV has the same rows" test "$(grep -c ' holds$' "$out")" = "$(($(wc -l <"$work/rows.csv") - 1))"
cp "$out" "$work/first"
expect "again" 0 "$ladder" random closed credentials
check "the same numbers" cmp "$out" "$work/first"
expect "a false claim fails" 1 "$ladder" false
check "and says so" grep -q 'FAILS$' "$out"
expect "an unknown rung" 64 "$ladder" attic
expect "a CSV that cannot be written" 73 "$ladder" --csv "$work/none/rows.csv" random

# Every rung is documented, and every row of the document's table names a rung there is.
for rung in $("$ladder" attic 2>&1 | sed -n 's/^rungs: //p'); do
    check "README.md tells of $rung" grep -q "^| \`$rung\.\|^### $rung\$\|\`$rung\`" tests/verification/README.md
done
finish
