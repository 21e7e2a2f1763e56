#!/bin/sh
# Run every test program of a build folder, two at a time, then the command-line tests; show what fails in full.
# The last line is "N passed, N failed".
set -u
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export TMPDIR="$work" CMOCKA_MESSAGE_OUTPUT=stdout OMP_NUM_THREADS=2

run_one() { # one program; its output and exit code are kept
    name=$(printf '%s' "$1" | tr '/' '_')
    case "$1" in
    *.sh) REGIMESIM="$PWD/$build/regimesim" sh "$1" >"$work/$name.out" 2>&1 ;;
    *) "$1" >"$work/$name.out" 2>&1 ;;
    esac
    echo $? >"$work/$name.code"
}

list=$(find "$build/tests" -type f -name 'test_*' -perm -u+x | sort; ls tests/cli/test_*.sh)
running=0
for test in $list; do
    run_one "$test" &
    running=$((running + 1))
    if [ "$running" -eq 2 ]; then
        wait
        running=0
    fi
done
wait

passed=0
failed=0
for test in $list; do
    name=$(printf '%s' "$test" | tr '/' '_')
    code=$(cat "$work/$name.code" 2>/dev/null || echo 1)
    good=$(grep -cE '^(\[       OK \]|ok )' "$work/$name.out")
    bad=$(grep -cE '^(\[  FAILED  \] [A-Za-z_]|not ok )' "$work/$name.out")
    if [ "$code" -ne 0 ] || [ "$good" -eq 0 ]; then
        [ "$bad" -gt 0 ] || bad=1
        echo "== $test (exit $code)"
        cat "$work/$name.out"
    else
        bad=0
        printf '%-60s %3d passed\n' "${test#"$build"/tests/}" "$good"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
