# coverage_claims.awk - claims, tested or silent. Reads the claim files and then, as kind=silent, silent.tsv. Without
# `mode` it writes scenarios/claims/COVERAGE.md; with mode=check it prints what is wrong, and exits with 1 if anything is.
function fault(text) {
    if (mode == "check") print text
    faults++
}

# The claim that "C36-domestic" belongs to.
function claim_of(id) {
    sub(/-.*/, "", id)
    return id
}

function known(id) { return id ~ /^C[1-9][0-9]*$/ && substr(id, 2) + 0 <= wanted }

function file_name(path) {
    sub(/.*\//, "", path)
    return path
}

BEGIN { wanted = 61 }
kind == "silent" && FNR == 1 { FS = "\t"; $0 = $0 }
kind == "silent" {
    if (/^#/ || /^$/) next
    if (!known($1)) fault("silent.tsv:" FNR ": no claim is called " $1)
    if ($1 in why) fault("silent.tsv:" FNR ": " $1 " stands there twice")
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
        if (!known(claim)) fault(file_name(FILENAME) ": no claim is called " claim)
        tests[claim]++
        files[claim] = files[claim] (files[claim] ? ", " : "") file_name(FILENAME)
        link[claim] = link[claim] (link[claim] ? "; " : "") "[" value "](" file_name(FILENAME) ") by `"
    }
    if (key == "argument:") words[claim] = words[claim] (words[claim] ? " " : "") value
    if (key == "metric:") link[claim] = link[claim] value "`"
    if (key == "relation:") link[claim] = link[claim] ", " value
    next
}
key == "argument:" && /^  [^ ]/ {
    sub(/^  /, "")
    words[claim] = words[claim] (words[claim] ~ /[^ ]$/ ? " " : "") $0
    next
}
{ key = "" }
END {
    if (mode != "check") {
        print "# Coverage of the claims\n"
        print "Every argument that was taken from the three sources, and what tests it in this model, or why none does."
        print "How the tests come out: [RESULTS.md](RESULTS.md). That an argument is tested does not say how well: the"
        print "first lines of its file say how it was translated, and what of it the model does not have.\n"
        print "Generated from the claim files and `silent.tsv` by `make docs`. A test compares, and checks that every"
        print "argument stands here once.\n"
        print "| | argument | tested by |\n|---|---|---|"
    }
    for (i = 1; i <= wanted; i++) {
        id = "C" i
        if (!(id in tests) && !(id in why)) fault(id " is neither tested nor silent")
        if (mode == "check") continue
        if (id in tests) printf "| %s | %s | %s |\n", id, words[id], link[id]
        else printf "| %s | %s | *silent*: %s |\n", id, item[id], why[id]
    }
    exit mode == "check" && faults > 0
}
