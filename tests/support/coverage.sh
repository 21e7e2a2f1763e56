#!/bin/sh
# What was asked of the model, and where it stands.
#   coverage.sh write [LIST]                 scenarios/COVERAGE.md, on standard output, from the list (coverage.tsv)
#   coverage.sh check PROGRAM [LIST [FILE]]  is the list complete, does all that it names exist, do the scenarios set
#                                            it, and is FILE (COVERAGE.md) what the list gives? Prints every fault
#   coverage.sh write-claims [FOLDER]          the same for arguments: scenarios/claims/COVERAGE.md, from the claim
#   coverage.sh check-claims PROGRAM [FOLDER]  files of the folder and its silent.tsv
#   coverage.sh write-patterns, check-patterns  the same for patterns: scenarios/patterns
set -eu

write() { # list
    awk -F '\t' '
    function code(words,    i, n, part, text) {
        n = split(words, part, " ")
        for (i = 1; i <= n; i++) text = text (i > 1 ? " " : "") "`" part[i] "`"
        return text
    }
    function links(words,    i, n, part, name, text) {
        n = split(words, part, " ")
        for (i = 1; i <= n; i++) {
            name = part[i]
            sub(/\.yaml$/, "", name)
            text = text (i > 1 ? ", " : "") "[" name "](" part[i] ")"
        }
        return text
    }
    BEGIN {
        title["M"] = "Mechanisms"; title["I"] = "Instruments"; title["O"] = "Offences"; title["A"] = "Actors"
        print "# Coverage\n"
        print "What a simulator of registration regimes was asked to cover, and where each item stands in this one:"
        print "mechanisms (M), instruments of policy (I), offences (O), actors (A).\n"
        print "Each row names what governs the item (parameters, offence types, and `mechanisms.`, the switches of"
        print "mechanisms), a scenario that exercises it, and the metrics that show it. A `*` stands for any element of a"
        print "list. `regimesim params PATH` tells what a parameter means, [METRICS.md](METRICS.md) what is measured, the"
        print "[ODD](../sim/model/ODD.md) what is computed. To see an item at work, run its scenario, then the same with"
        print "the mechanism off or the parameter changed (`--set`). An item that is *outside* the model says why."
        print "That an item is covered does not say how well: read what the ODD leaves out.\n"
        print "Generated from `coverage.tsv` by `make docs`. A test compares, and checks that every item stands here once,"
        print "that everything named exists, and that the scenarios set what they are said to exercise."
    }
    /^#/ || /^$/ { next }
    substr($1, 1, 1) != letter {
        letter = substr($1, 1, 1)
        print "\n## " title[letter] "\n\n| | item | governed by | scenario | shown by |\n|---|---|---|---|---|"
    }
    $3 == "outside" { printf "| %s | %s | *outside*: %s | | |\n", $1, $2, $4; next }
    { printf "| %s | %s | %s | %s | %s |\n", $1, $2, code($3), links($4), code($5) }' "$1"
}

# A small world: the record of a run tells each parameter, and the file that set it.
settings() { # program, scenario
    "$1" run "$2" --set network.persons=400 --set network.mean_degree=12 --replicates 1 --no-figures --quiet --force \
        --out "$work/run" >"$work/log" 2>&1 || return 0
    awk -v scenario="$2" '
    function bare(text) { sub(/^[^:]*: /, "", text); sub(/,$/, "", text); gsub(/"/, "", text); return text }
    /^        "[^"]*": \{$/ { split($0, part, "\""); path = part[2] }
    /^          "value": / { value = bare($0); if (value == "true") value = "on"; if (value == "false") value = "off" }
    /^          "origin": / {
        file = bare($0)
        if (file == "default" || file ~ /^--/) file = ""
        sub(/:[0-9]*$/, "", file)
        printf "%s\t%s\t%s\t%s\n", scenario, path, value, file
    }' "$work/run/manifest.json"
}

check() { # program, list, file
    "$1" params | awk '/^[^ ]/ { path = $1 } /^    default / { basis = $0; sub(/.*; /, "", basis); sub(/:.*/, "", basis)
        sub(/;$/, "", $2); printf "%s\t%s\t%s\n", path, $2, basis }' >"$work/params"
    "$1" metrics | awk '{ print $1 }' >"$work/metrics"
    for scenario in $(awk -F '\t' '!/^#/ && $3 != "outside" { print $4 }' "$2" | tr ' ' '\n' | sort -u); do
        settings "$1" "scenarios/$scenario"
    done >"$work/settings"
    faults=0
    awk -f tests/support/coverage.awk kind=params "$work/params" kind=metrics "$work/metrics" \
        kind=settings "$work/settings" kind=rows "$2" || faults=1
    write "$2" | cmp -s - "$3" || { echo "COVERAGE.md is not what coverage.tsv gives: make docs"; faults=1; }
    return $faults
}

claims() { # mode, folder, what
    awk -v what="$3" -f tests/support/coverage_claims.awk mode="$1" kind=sources scenarios/SOURCES.md kind= "$2"/*.yaml \
        kind=silent "$2/silent.tsv"
}

check_claims() { # program, folder, what
    faults=0
    "$1" check "$2"/*.yaml >"$work/sound" 2>&1 || { grep -v ': sound$' "$work/sound"; faults=1; }
    claims check "$2" "$3" || faults=1
    claims write "$2" "$3" | cmp -s - "$2/COVERAGE.md" || { echo "COVERAGE.md is not what the $3s give: make docs"; faults=1; }
    return $faults
}

case "${1-}" in
write-claims) claims write "${2-scenarios/claims}" claim ;;
write-patterns) claims write "${2-scenarios/patterns}" pattern ;;
check-claims | check-patterns)
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT INT TERM
    what=${1#check-}
    check_claims "$2" "${3-scenarios/$what}" "${what%s}"
    ;;
write) write "${2-scenarios/coverage.tsv}" ;;
check)
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT INT TERM
    check "$2" "${3-scenarios/coverage.tsv}" "${4-scenarios/COVERAGE.md}"
    ;;
*)
    echo "usage: coverage.sh write [LIST] | check PROGRAM [LIST [FILE]] |" >&2
    echo "       coverage.sh write-claims [FOLDER] | check-claims PROGRAM [FOLDER] |" >&2
    echo "       coverage.sh write-patterns [FOLDER] | check-patterns PROGRAM [FOLDER]" >&2
    exit 64
    ;;
esac
