#!/bin/sh
# Speed and memory: sh tests/bench/bench.sh [--quick] [--only speed|mechanisms|scaling|bare|machine] BUILD. Prints one table; CSV
# files in out/bench. With --only the other files stay as they are.
# One thread is timed by the processor time of its process, more by the clock on the wall; the fastest of several runs counts.
# So busy neighbours do little to the rows with one thread, and much to the others: processor seconds stand beside.
set -eu
load=$(cut -d " " -f 1 /proc/loadavg)
quick=
only=
while [ $# -gt 1 ]; do
    case $1 in
    --quick) quick=yes ;;
    --only) only=$2 && shift ;;
    *) echo "bench.sh: unknown option $1" >&2 && exit 64 ;;
    esac
    shift
done
regimesim=$1/regimesim
bench=$1/tests/bench/bench
machine=$1/tests/bench/machine
bare=$1/tests/bench/bare
out=out/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$out"

# A row that needs more memory than there is is left out, and that is said.
fits() { # scenario copies persons
    "$regimesim" run "$1" --set "network.persons=$3" --replicates "$2" --threads "$2" --dry-run >"$work/need" 2>&1 && return 0
    note "left out: $(tail -n 1 "$work/need")"
    return 1
}

note() { echo "  $*" >&2; }

speed() { # scenario threads mode runs persons days
    copies=1
    [ "$3" = replicates ] && copies=$2
    note "$(basename "$1" .yaml), $5 persons, $6 days, $2 threads, $3"
    fits "$1" "$copies" "$5" || return 0
    "$bench" "$1" "$2" "$3" "$4" "network.persons=$5" "run.days=$6" >>"$work/speed.csv"
}

default=scenarios/bench/default.yaml
reference=scenarios/bench/reference.yaml
compared=scenarios/regimes/anonymous.yaml

# The forms of a row: in both, in the full or in the quick form only.
skip() { [ "$1" != both ] && [ "$1" != "${quick:+quick}" ] && [ "$1$quick" != full ]; }

all_forms() { # scenario, then a line for each size: persons days runs form
    while read -r persons days runs form; do
        skip "$form" && continue
        speed "$1" 1 single "$runs" "$persons" "$days"
        speed "$1" 2 single "$runs" "$persons" "$days"
        [ "$persons $form" = "1000000 quick" ] || speed "$1" 2 replicates "$runs" "$persons" "$days"
    done
}

measure_speed() {
    all_forms $default <<END
10000 365 5 both
20000 730 5 both
100000 365 3 both
1000000 365 2 full
10000000 365 1 full
END
    all_forms $compared <<END
20000 730 5 both
END
    all_forms $reference <<END
10000 100 3 both
100000 20 1 quick
1000000 10 1 quick
100000 100 3 full
1000000 100 2 full
END
}

measure_mechanisms() {
    most=1000000
    [ -n "$quick" ] && most=100000
    for scenario in $default $reference; do
        note "shares of the mechanisms, $(basename $scenario .yaml)"
        "$bench" $scenario 1 steps 1 network.persons=$most >>"$work/mechanisms.csv"
    done
}

# One thing at a time, from 10,000 persons, 365 days and the default rate of attempts.
grow() { # what persons days rate
    note "time against $1: $2 persons, $3 days, rate $4"
    runs=7
    [ "$2" -gt 100000 ] && runs=3
    row=$("$bench" $default 1 single $runs "network.persons=$2" "run.days=$3" "offending.rate=$4")
    echo "$row" | awk -F, -v what="$1" '{ print what "," $2 "," $3 "," $9 "," $7 }' >>"$work/scaling.csv"
}

measure_scaling() {
    persons="3000 10000 30000 100000"
    days="30 100 365 1000"
    rates="0.28 2.8 28"
    if [ -z "$quick" ]; then
        persons="$persons 300000 1000000"
        days="$days 3000"
        rates="0.28 0.9 2.8 9 28 90"
    fi
    for n in $persons; do grow persons "$n" 365 0.28; done
    for n in $days; do grow days 10000 "$n" 0.28; done
    for n in $rates; do grow attempts 10000 365 "$n"; done
}

# The reference workload in a program that can do nothing else: with a byte a person and cheap random numbers, and with
# records and keyed numbers as in the engine.
measure_bare() {
    sizes="10000 100000 1000000"
    [ -n "$quick" ] && sizes="10000 100000"
    for size in $sizes; do
        for threads in 1 2; do
            note "the reference workload written for itself, $size persons, $threads threads"
            "$bare" "$size" $threads 1 cheap >>"$work/bare.csv"
            "$bare" "$size" $threads 32 keyed >>"$work/bare.csv"
        done
    done
}

# The list of friends of 10,000 persons with 30 friends each has 1.2 MB, and so on.
measure_machine() {
    sizes="1.2 12 120 1200"
    [ -n "$quick" ] && sizes="12 120"
    for size in $sizes; do
        note "the machine's limits, $size MB"
        "$machine" "$size" 1 >>"$work/machine.csv"
        "$machine" "$size" 2 >>"$work/machine.csv"
    done
}

part() { # name header
    [ -n "$only" ] && [ "$only" != "$1" ] && return 0
    echo "$2" >"$work/$1.csv"
    "measure_$1"
    mv "$work/$1.csv" "$out/$1.csv"
}
part speed "workload,persons,days,threads,mode,seconds,cpu_seconds,person_days_per_s,attempts,attempts_per_s,ns_per_attempt,generation_edges_per_s,generation_s,bytes_per_person,bytes_per_person_beside_graph,generation_bytes_per_person"
part mechanisms "workload,persons,step,seconds,share"
part scaling "against,persons,days,attempts,seconds"
part bare "persons,threads,bytes,numbers,attempts,seconds,victimisations,bans"
part machine "measure,megabytes,threads,value,unit"

set --
for name in speed mechanisms scaling bare machine; do
    [ -f "$out/$name.csv" ] && set -- "$@" "$out/$name.csv"
done
echo "load of the machine before: $load; rows with 2 threads say little where it is 1 or more"
awk -F, '
function big(x) { return sprintf(x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x) }
FILENAME ~ /speed/ && FNR == 1 {
    head = "%-10s %9s %5s %7s %-10s %9s %9s %12s %12s %9s %8s %10s %12s\n"
    printf head, "workload", "persons", "days", "threads", "mode", "seconds", "processor", "million", "million", "ns an", "bytes a",
        "... beside", "million edges"
    printf head, "", "", "", "", "", "", "seconds", "person-d/s", "attempts/s", "attempt", "person", "the graph", "generated/s"
}
FILENAME ~ /speed/ && FNR > 1 {
    printf "%-10s %9d %5d %7d %-10s %9s %9s %12s %12s %9d %8d %10d %12s\n", $1, $2, $3, $4, $5, big($6), big($7), big($8 / 1e6),
        big($10 / 1e6), $11, $14, $15, big($12 / 1e6)
}
FILENAME ~ /mechanisms/ && FNR == 1 { print ""; print "share of each step in the time" }
FILENAME ~ /mechanisms/ && FNR > 1 && $5 >= 0.005 { printf "%-10s %9d %-20s %5.1f %%\n", $1, $2, $3, 100 * $5 }
FILENAME ~ /scaling/ && FNR == 1 { print ""; print "how the time grows" }
FILENAME ~ /scaling/ && FNR > 1 {
    printf "%-10s %9d persons %6d days %10d attempts %10s s\n", $1, $2, $3, $4, sprintf("%.4f", $5)
}
FILENAME ~ /bare/ && FNR == 1 { print ""; print "the reference workload in a program that can do nothing else" }
FILENAME ~ /bare/ && FNR > 1 {
    printf "%9d persons %2d threads %3d bytes a person %-6s numbers %9s million attempts/s\n", $1, $2, $3, $4, big($5 / $6 / 1e6)
}
FILENAME ~ /machine/ && FNR == 1 { print ""; print "limits of the machine" }
FILENAME ~ /machine/ && FNR > 1 { printf "%-24s %7s MB %2d threads %9s %s\n", $1, $2, $3, big($4), $5 }
' "$@"

if [ ! -f "$out/scaling.csv" ]; then
    note "no figure: how the time grows was not measured"
elif command -v gnuplot >/dev/null; then
    gnuplot plots/scaling.gp && note "figure: $out/scaling.png"
else
    note "no figure: gnuplot is not there"
fi
