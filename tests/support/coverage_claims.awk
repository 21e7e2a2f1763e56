# coverage_claims.awk - claims, tested or silent. Reads the claim files and then, as kind=silent, silent.tsv. Without
# `mode` it writes scenarios/claims/COVERAGE.md; with mode=check it prints what is wrong, and exits with 1 if anything is.
# With what=pattern the same for patterns, of which a part ("PT3-premium") may be silent beside others that are tested, and
# whose sources must stand in SOURCES.md (read first, as kind=sources).
function fault(text) {
    if (mode == "check") print text
    faults++
}

# The claim that "C36-domestic" belongs to.
function claim_of(id) {
    sub(/-.*/, "", id)
    return id
}

function known(id) { return id ~ ("^" letter "[1-9][0-9]*$") && substr(id, length(letter) + 1) + 0 <= wanted }

function file_name(path) {
    sub(/.*\//, "", path)
    return path
}

BEGIN {
    patterns = what == "pattern"
    if (!what) what = "claim"
    wanted = patterns ? 14 : 61
    letter = patterns ? "PT" : "C"
}
kind == "sources" {
    if (/^## /) source[$2] = 1
    next
}
kind == "silent" && FNR == 1 { FS = "\t"; $0 = $0 }
kind == "silent" {
    if (/^#/ || /^$/) next
    root = patterns ? claim_of($1) : $1
    if (!known(root)) fault("silent.tsv:" FNR ": no " what " is called " $1)
    if ($1 in why) fault("silent.tsv:" FNR ": " $1 " stands there twice")
    parts[root] = parts[root] ($1 == root ? "" : "; *silent* on " tolower(substr($2, 1, 1)) substr($2, 2) ": " $3)
    if ($1 in tests) fault("silent.tsv:" FNR ": " $1 " is tested by " files[$1])
    if (NF != 3 || $2 == "" || $3 == "") fault("silent.tsv:" FNR ": expected id, item, why")
    item[$1] = $2
    why[$1] = $3
    next
}
FNR == 1 { key = "" }
/^[a-z_]+:/ {
    key = $1
    value = $0
    sub(/^[a-z_]+: */, "", value)
    if (value == ">-") value = ""
    if (key == "id:") {
        claim = claim_of(value)
        if (!known(claim)) fault(file_name(FILENAME) ": no " what " is called " claim)
        tests[claim]++
        files[claim] = files[claim] (files[claim] ? ", " : "") file_name(FILENAME)
        link[claim] = link[claim] (link[claim] ? "; " : "") "[" value "](" file_name(FILENAME) ")" (patterns ? "" : " by `")
    }
    if (key == "argument:") words[claim] = words[claim] (words[claim] ? " " : "") value
    if (key == "metric:") link[claim] = link[claim] value "`"
    if (key == "relation:") link[claim] = link[claim] ", " value
    if (key == "calibrated:" && value != "no") link[claim] = link[claim] (value == "yes" ? " (calibrated on)" : " (built in)")
    count = key == "source:" && patterns ? split(value, keys, " ") : 0
    for (i = 1; i <= count; i++)
        if (!(keys[i] in source)) fault(file_name(FILENAME) ": SOURCES.md has no entry " keys[i])
    next
}
key == "argument:" && /^  [^ ]/ {
    sub(/^  /, "")
    words[claim] = words[claim] (words[claim] ~ /[^ ]$/ ? " " : "") $0
    next
}
{ key = "" }
END {
    if (mode != "check" && !patterns) {
        print "# Coverage of the claims\n"
        print "Every argument that was taken from the three sources, and what tests it in this model, or why none does."
        print "How the tests come out: [RESULTS.md](RESULTS.md). That an argument is tested does not say how well: the"
        print "first lines of its file say how it was translated, and what of it the model does not have.\n"
        print "Generated from the claim files and `silent.tsv` by `make docs`. A test compares, and checks that every"
        print "argument stands here once.\n"
        print "| | argument | tested by |\n|---|---|---|"
    }
    if (mode != "check" && patterns) {
        print "# Coverage of the patterns\n"
        print "Every pattern from the world that the model was asked to show, and the files that hold it against the model, or"
        print "why none does. How they come out: [RESULTS.md](RESULTS.md). *Calibrated on*: parameters were set from the very"
        print "figure; *built in*: the model presupposes it; neither is evidence.\n"
        print "Generated from the pattern files and `silent.tsv` by `make docs`. A test compares, and checks that every"
        print "pattern stands here once, and every source in [SOURCES.md](../SOURCES.md).\n"
        print "| | pattern | files |\n|---|---|---|"
    }
    for (i = 1; i <= wanted; i++) {
        id = letter i
        if (!(id in tests) && !(id in why)) fault(id " is neither tested nor silent")
        if (mode == "check") continue
        if (id in tests) printf "| %s | %s | %s%s |\n", id, words[id], link[id], parts[id]
        else printf "| %s | %s | *silent*: %s |\n", id, item[id], why[id]
    }
    exit mode == "check" && faults > 0
}
