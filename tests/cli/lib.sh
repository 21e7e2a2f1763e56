# lib.sh - for the tests of the program from outside. $REGIMESIM is the program; the working directory is the project.
# `expect NAME STATUS COMMAND...` runs a command and checks its exit code; output is kept in $out and $err.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
out=$work/stdout
err=$work/stderr
failures=0

pass() { echo "ok $1"; }
fail() {
    echo "not ok $1"
    shift
    [ $# -eq 0 ] || printf '    %s\n' "$@"
    failures=$((failures + 1))
}

expect() {
    name=$1
    wanted=$2
    shift 2
    "$@" >"$out" 2>"$err"
    got=$?
    if [ "$got" -eq "$wanted" ]; then pass "$name"; else fail "$name" "exit $got, expected $wanted" "$(head -c 600 "$err")"; fi
}

# A condition as a command: `check NAME grep -q word file`.
check() {
    name=$1
    shift
    if "$@" >/dev/null 2>&1; then pass "$name"; else fail "$name" "does not hold: $*"; fi
}

finish() { [ "$failures" -eq 0 ]; }

# A world small enough for tests.
small="--set network.persons=400 --set network.mean_degree=12 --set run.days=200 --set run.follow_up=100"
regimes=scenarios/regimes
