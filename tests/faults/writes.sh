#!/bin/sh
# Fail the calls of a command that write, one by one, and end the command at each: writes.sh STEP OUT COMMAND...
# The command writes its results to OUT and knows --resume. Of each kind of call every STEP-th is tried. With a failure it
# must end with exit code 73 or 74 and a message (66 where a scenario could not be opened; 0 where it can do without: a sync
# of a folder), leave no half of a file, and be finished by --resume with the same bytes as an undisturbed one. Killed there
# instead (as by a power cut that spares the disk), --resume must do the same. Needs strace.
set -u
step=$1
folder=$2
shift 2
# In memory where there is such a folder: the disk is not what is tested.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export OMP_NUM_THREADS=1 ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" # which needs ptrace itself
calls="write pwrite64 openat mkdir rename unlink fsync fdatasync ftruncate"
tried=0 failed=0

problem() {
    failed=$((failed + 1))
    echo "$mark: $*"
    sed 's/^/    /' "$work/err" | tail -n 5
}

same() { # the bytes of an undisturbed command, but for times
    for file in "$work"/whole/*; do
        case "$file" in
        */manifest.json | */report.html) [ -s "$folder/${file##*/}" ] ;;
        *) cmp -s "$file" "$folder/${file##*/}" ;;
        esac || problem "${file##*/} differs"
    done
    [ "$(ls -A "$folder" | tr '\n' ' ')" = "$(ls -A "$work/whole" | tr '\n' ' ')" ] || problem "other files: $(ls -A "$folder" | tr '\n' ' ')"
}

whole_or_not() { # what is there is whole, and nothing temporary is left
    for file in "$folder"/* "$folder"/.*; do
        case "$file" in
        *'/*' | */. | */.. | */.regimesim | */manifest.json | */results.sqlite | */results.sqlite-journal | *'/.*') ;;
        *.part) problem "left ${file##*/}" ;;
        *) cmp -s "$file" "$work/whole/${file##*/}" || problem "half of ${file##*/}" ;;
        esac
    done
}

go_on() {
    "$@" --resume >"$work/out" 2>"$work/err" || problem "--resume: exit $?"
    same
}

attempt() { # CALL NUMBER HOW COMMAND...
    call=$1 number=$2 how=$3
    shift 3
    mark="$call $number, $how"
    rm -rf "$folder"
    strace -f -o /dev/null -e trace="$call" -e inject="$call:$how:when=$number" "$@" >"$work/out" 2>"$work/err"
    code=$?
    tried=$((tried + 1))
    case "$how $code" in
    error*' 0') same ;;
    error*' 73' | error*' 74')
        [ -s "$work/err" ] || problem "exit $code without a message"
        [ ! -d "$folder" ] || [ "$call" = unlink ] || whole_or_not
        go_on "$@" ;;
    error*' 66')
        grep -q 'yaml:.*cannot read' "$work/err" || problem "exit 66, but not for a scenario"
        go_on "$@" ;;
    signal*' 137') go_on "$@" ;;
    *) problem "exit $code" ;;
    esac
}

rm -rf "$folder"
strace -f -o "$work/trace" -e trace="$(echo $calls | tr ' ' ',')" "$@" >"$work/out" 2>"$work/err" || {
    echo "does not even succeed without a fault: $*"
    cat "$work/err"
    exit 1
}
cp -r "$folder" "$work/whole"
for call in $calls; do
    total=$(grep -c "$call(" "$work/trace")
    first=1
    # before main() the dynamic linker opens libraries
    [ "$call" != openat ] || first=$(grep 'openat(' "$work/trace" | grep -nE 'O_(WRONLY|RDWR|CREAT)|yaml' | head -n 1 | cut -d: -f1)
    number=$first
    while [ "$number" -le "$total" ] && [ "$failed" -lt 20 ]; do
        attempt "$call" "$number" error=ENOSPC "$@"
        [ "$call" = openat ] || attempt "$call" "$number" signal=KILL "$@"
        number=$((number + step))
    done
done
echo "$tried faults in $(grep -c '(' "$work/trace") calls, $failed problems"
[ "$failed" -eq 0 ]
