# network describe and generate, and files of all kinds as networks.
. tests/cli/lib.sh

expect "generate to a file" 0 "$REGIMESIM" network generate --set network.persons=500 --set network.mean_degree=10 --out "$work/g.txt"
expect "describe what was generated" 0 "$REGIMESIM" network describe --network "$work/g.txt"
check "it has 500 nodes" grep -Eq 'nodes +500$' "$out"
cp "$out" "$work/first"
expect "generate again" 0 "$REGIMESIM" network generate --set network.persons=500 --set network.mean_degree=10
check "the same network" cmp "$out" "$work/g.txt"
expect "describe as JSON" 0 "$REGIMESIM" network describe --network "$work/g.txt" --json
check "JSON names the giant component" grep -q giant_share "$out"
expect "an existing file is not overwritten" 73 "$REGIMESIM" network generate --set network.persons=500 --out "$work/g.txt"
expect "unless asked" 0 "$REGIMESIM" network generate --set network.persons=500 --set network.mean_degree=10 --out "$work/g.txt" --force
expect "describe writes no file" 64 "$REGIMESIM" network describe --network "$work/g.txt" --out "$work/x"
expect "an unknown action" 64 "$REGIMESIM" network paint

printf 'from,to\n# comment\n1,2\n2,1\n3,3\n2,7\n' >"$work/commas.csv"
expect "commas, header, gaps, repetition, loop" 0 "$REGIMESIM" network describe --network "$work/commas.csv"
check "four persons left" grep -Eq 'nodes +4$' "$out"
check "two friendships left" grep -Eq 'edges +2$' "$out"
check "what was dropped is said" grep -q "dropped 1 loops and 1 repeated" "$err"
for source in erdos_renyi barabasi_albert watts_strogatz block_model; do
    expect "generator $source" 0 "$REGIMESIM" network describe --set network.source=$source --set network.persons=400 \
        --set network.mean_degree=8
done
printf 'graph [ node [ id 0 ] node [ id 1 ] node [ id 2 ] edge [ source 0 target 1 ] edge [ source 1 target 2 ] ]\n' >"$work/g.gml"
expect "GML" 0 "$REGIMESIM" network describe --network "$work/g.gml"
printf '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Edges\n1 2\n2 3\n' >"$work/g.net"
expect "Pajek" 0 "$REGIMESIM" network describe --network "$work/g.net"
printf '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>' >"$work/g.graphml"
expect "GraphML" 0 "$REGIMESIM" network describe --network "$work/g.graphml"
expect "a run on a file" 0 "$REGIMESIM" run $regimes/mixed.yaml --network "$work/g.txt" --set run.days=100 \
    --set run.follow_up=50 --replicates 2 --quiet --no-figures --out "$work/run"

# Real graphs, where they stand beside the project: file, nodes, friendships.
while read -r file nodes edges; do
    [ -e "../shared/networks/$file" ] || continue
    expect "real network $file" 0 "$REGIMESIM" network describe --network "../shared/networks/$file"
    check "$file has $nodes nodes" grep -Eq "nodes +$nodes\$" "$out"
    check "$file has $edges friendships" grep -Eq "edges +$edges\$" "$out"
done <<END
facebook_combined.txt 4039 88234
fb100_Reed98_edges.txt 962 18812
fb100_Amherst41_edges.txt 2235 90954
lastfm_asia_edges.csv 7624 27806
twitch_ENGB_edges.csv 7126 35324
END
finish
