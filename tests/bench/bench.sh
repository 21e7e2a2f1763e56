#!/bin/sh
# Speed and memory: sh tests/bench/bench.sh [--quick] BUILD. Prints one table; CSV files in out/bench.
# One thread is timed by the processor time of its process, more by the clock on the wall; the fastest of several runs counts.
# So busy neighbours do little to the rows with one thread, and much to the others.
set -eu
quick=
if [ "$1" = --quick ]; then
    quick=yes
    shift
fi
bench=$1/tests/bench/bench
machine=$1/tests/bench/machine
out=out/bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$out"

# A row that needs more memory than there is is left out, and that is said.
fits() { # persons copies bytes-a-person what
    available=$(awk '/^MemAvailable/ { print $2 * 1024 }' /proc/meminfo)
    awk -v need="$(($1 * $2 * $3))" -v have="$available" 'BEGIN { exit !(need < 0.9 * have) }' && return 0
    echo "left out: $4 needs $(($1 * $2 * $3 / 1000000)) MB, more than there is" >&2
    return 1
}

note() { echo "  $*" >&2; }

speed() { # scenario threads mode runs persons days
    copies=1
    [ "$3" = replicates ] && copies=$2
    note "$(basename "$1" .yaml), $5 persons, $6 days, $2 threads, $3"
    fits "$5" "$copies" 900 "$3 of $5 persons" || return 0
    "$bench" "$1" "$2" "$3" "$4" "network.persons=$5" "run.days=$6" >>"$work/speed.csv"
}

default=scenarios/bench/default.yaml
reference=scenarios/bench/reference.yaml
: >"$work/speed.csv"
: >"$work/mechanisms.csv"
: >"$work/machine.csv"

while read -r persons days runs form; do
    [ -n "$quick" ] && [ "$form" = full ] && continue
    speed $default 1 single "$runs" "$persons" "$days"
    speed $default 2 single "$runs" "$persons" "$days"
    speed $default 2 replicates "$runs" "$persons" "$days"
done <<END
10000 365 5 both
100000 365 2 both
1000000 365 1 full
10000000 365 1 full
END

while read -r persons days runs form; do
    [ -n "$quick" ] && [ "$form" = full ] && continue
    [ -z "$quick" ] && [ "$form" = quick ] && continue
    speed $reference 1 single "$runs" "$persons" "$days"
    speed $reference 2 single "$runs" "$persons" "$days"
    [ "$persons $form" = "1000000 quick" ] || speed $reference 2 replicates "$runs" "$persons" "$days"
done <<END
10000 100 3 both
100000 20 1 quick
1000000 10 1 quick
100000 100 3 full
1000000 100 2 full
END

most=1000000
[ -n "$quick" ] && most=100000
for scenario in $default $reference; do
    note "shares of the mechanisms, $(basename $scenario .yaml)"
    "$bench" $scenario 1 steps 1 network.persons=$most >>"$work/mechanisms.csv"
done

# The list of friends of 10,000 persons with 30 friends each has 1.2 MB, and so on.
sizes="1.2 12 120 1200"
[ -n "$quick" ] && sizes="12 120"
for size in $sizes; do
    note "the machine's limits, $size MB"
    "$machine" "$size" 1 >>"$work/machine.csv"
    "$machine" "$size" 2 >>"$work/machine.csv"
done

save() { # name header
    { echo "$2" && cat "$work/$1.csv"; } >"$out/$1.csv"
}
save speed "workload,persons,days,threads,mode,seconds,person_days_per_s,attempts,attempts_per_s,ns_per_attempt,generation_edges_per_s,generation_s,bytes_per_person,bytes_per_person_beside_graph,generation_bytes_per_person"
save mechanisms "workload,persons,step,seconds,share"
save machine "measure,megabytes,threads,value,unit"

awk -F, '
function big(x) { return sprintf(x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x) }
FILENAME ~ /speed/ && FNR == 1 {
    printf "%-10s %9s %5s %7s %-10s %9s %12s %12s %9s %12s %13s %13s\n", "workload", "persons", "days", "threads", "mode", "seconds",
        "million", "million", "ns an", "bytes a", "... beside", "million edges"
    printf "%-10s %9s %5s %7s %-10s %9s %12s %12s %9s %12s %13s %13s\n", "", "", "", "", "", "", "person-d/s", "attempts/s", "attempt",
        "person", "the graph", "generated/s"
}
FILENAME ~ /speed/ && FNR > 1 {
    printf "%-10s %9d %5d %7d %-10s %9s %12s %12s %9d %12d %13d %13s\n", $1, $2, $3, $4, $5, big($6), big($7 / 1e6), big($9 / 1e6), $10,
        $13, $14, big($11 / 1e6)
}
FILENAME ~ /mechanisms/ && FNR == 1 { print ""; print "share of each step in the time" }
FILENAME ~ /mechanisms/ && FNR > 1 && $5 >= 0.005 { printf "%-10s %9d %-20s %5.1f %%\n", $1, $2, $3, 100 * $5 }
FILENAME ~ /machine/ && FNR == 1 { print ""; print "limits of the machine" }
FILENAME ~ /machine/ && FNR > 1 { printf "%-24s %7s MB %2d threads %9s %s\n", $1, $2, $3, big($4), $5 }
' "$out/speed.csv" "$out/mechanisms.csv" "$out/machine.csv"
