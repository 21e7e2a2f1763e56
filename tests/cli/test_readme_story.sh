# The story in the README is what the commands above it print. Renew it with `sh tests/cli/test_readme_story.sh --renew`.
REGIMESIM=${REGIMESIM:-build/release-gcc/regimesim}
. tests/cli/lib.sh

set -- "${1:-}" scenarios/regimes/real-name.yaml 14107
"$REGIMESIM" run "$2" --replicate 1 --events --quiet --no-figures --out "$work/one" >/dev/null
{
    echo "\$ regimesim run $2 --replicate 1 --events --out out/one"
    echo "\$ regimesim trace out/one --person $3"
    "$REGIMESIM" trace "$work/one" --person "$3"
} >"$work/story"
if [ "$1" = --renew ]; then
    awk -v story="$work/story" '/^```console$/ { print; while ((getline line < story) > 0) print line; inside = 1; next }
        /```$/ { if (inside) { print "```"; inside = 0; next } } !inside' README.md >"$work/readme" && cat "$work/readme" >README.md
else
    awk '/^```console$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md >"$work/shown"
    check "the README's story is not empty" test "$(wc -l <"$work/shown")" -gt 10
    check "the story in the README is the present one" cmp "$work/shown" "$work/story"
fi
finish
