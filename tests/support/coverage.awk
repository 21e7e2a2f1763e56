# coverage.awk - check scenarios/coverage.tsv. The first input files tell what exists, one kind a file, in the order of
# the variable `kind`, which stands before each on the command line:
#   params    path, default, basis        metrics   name        settings  scenario, path, value, file that sets it
# then, as kind=rows, the list itself. Prints every fault as "coverage.tsv:LINE: what"; exit 1 if there is any.
BEGIN {
    FS = "\t"
    wanted["M"] = 34; wanted["I"] = 32; wanted["O"] = 28; wanted["A"] = 35
}

function fault(line, text) {
    printf "coverage.tsv:%d: %s\n", line, text
    faults++
}

kind == "params" { default_of[$1] = $2; basis_of[$1] = $3; next }
kind == "metrics" { is_metric[$1] = 1; next }
kind == "settings" {
    path = $2
    if (path ~ /^offences\.[^.]*\.(weight|rate)$/ && $3 != 0) {
        sub(/\.[^.]*$/, "", path)
        has_type[$1, path] = 1
        is_type[path] = 1
        path = $2
    }
    if (path ~ /^[^.]*\.[^.]*\.[^.]*$/) sub(/\.[^.]*\./, ".*.", path)
    if (path ~ /^mechanisms\./) is_on[$1, path] = $3 == "on"
    # A regime extends another one and inherits its lines: what these only repeat is no setting of its own.
    if ($4 == $1 || ($4 != "" && $3 != default_of[path])) sets[$1, path] = 1
    known[$1] = 1
    next
}

# Is its default the absence of what it governs, so that a scenario must set it? Policies, and what is zero or off.
function is_optional(token) {
    if (token ~ /^mechanisms\./) return default_of[token] == "off"
    return basis_of[token] == "policy" || default_of[token] ~ /^(0|-1|off|none)$/
}

function check_token(token,    i, used) {
    if (token ~ /^offences\.[^.*]*$/) {
        if (!(token in is_type)) fault(FNR, $1 ": no offence type " token)
        for (i = 1; i <= scenario_count; i++)
            if (token in is_type && scenario[i] in known && !((scenario[i], token) in has_type))
                fault(FNR, $1 ": " scenario[i] " has no " token)
        return
    }
    if (!(token in default_of)) {
        fault(FNR, $1 ": no parameter " token)
        return
    }
    for (i = 1; i <= scenario_count; i++) {
        used += (scenario[i], token) in sets || !(scenario[i] in known) # a missing one is told once
        if (token ~ /^mechanisms\./ && scenario[i] in known && !is_on[scenario[i], token])
            fault(FNR, $1 ": " token " is off in " scenario[i])
    }
    if (is_optional(token) && token !~ /^mechanisms\./ && !used)
        fault(FNR, $1 ": no scenario of this row sets " token)
}

# A scenario that sets nothing of what the row is about does not exercise it.
function check_use(name, tokens, count,    i, optional, used) {
    for (i = 1; i <= count; i++) {
        optional += tokens[i] in default_of && is_optional(tokens[i])
        used += (name, tokens[i]) in sets
    }
    if (optional && !used) fault(FNR, $1 ": " name " sets nothing that this row names")
}

/^#/ || /^$/ { next }
{
    letter = substr($1, 1, 1)
    if ($1 !~ /^[MIOA][1-9][0-9]*$/ || substr($1, 2) + 0 > wanted[letter]) fault(FNR, "no item is called " $1)
    if ($1 in seen) fault(FNR, $1 " stands in line " seen[$1] " already")
    else seen[$1] = FNR
    if ($2 == "") fault(FNR, $1 ": the item has no words")
}
$3 == "outside" {
    if (NF != 4 || $4 == "") fault(FNR, $1 ": outside the model, but not why")
    next
}
{
    if (NF != 5 || $3 == "" || $4 == "" || $5 == "") {
        fault(FNR, $1 ": expected id, item, parameters, scenarios, metrics")
        next
    }
    token_count = split($3, token, " ")
    scenario_count = split($4, scenario, " ")
    metric_count = split($5, metric, " ")
    for (s = 1; s <= scenario_count; s++) {
        scenario[s] = "scenarios/" scenario[s]
        if (!(scenario[s] in known)) fault(FNR, $1 ": " scenario[s] " is missing or not sound")
        else check_use(scenario[s], token, token_count)
    }
    for (t = 1; t <= token_count; t++) check_token(token[t])
    for (m = 1; m <= metric_count; m++)
        if (!(metric[m] in is_metric)) fault(FNR, $1 ": no metric " metric[m])
}
END {
    for (letter in wanted)
        for (i = 1; i <= wanted[letter]; i++)
            if (!((letter i) in seen)) fault(FNR, (letter i) " is missing")
    exit faults > 0
}
