#!/bin/sh
# Install the Debian packages that a purpose needs and that are missing: packages.sh build|test|figures|clang|faults|tools
# Says what and why first; uses sudo when not root; names the packages and stops where apt-get is not to be had.
set -eu

needs() { # "package:file that shows it is there"
    case "$1" in
    build) echo libgsl-dev:/usr/include/gsl/gsl_rng.h libyaml-dev:/usr/include/yaml.h \
        libsqlite3-dev:/usr/include/sqlite3.h libigraph-dev:/usr/include/igraph/igraph.h ;;
    test) echo libcmocka-dev:/usr/include/cmocka.h libxml2-utils:/usr/bin/xmllint ;;
    figures) echo gnuplot-nox:/usr/bin/gnuplot fonts-dejavu-core:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ;;
    clang) echo clang:/usr/bin/clang libomp-dev:/usr/share/doc/libomp-dev libclang-rt-14-dev:/usr/share/doc/libclang-rt-14-dev ;;
    faults) echo strace:/usr/bin/strace ;;
    tools) echo valgrind:/usr/bin/valgrind clang-format:/usr/bin/clang-format ;;
    *) echo "packages.sh: unknown purpose '$1'" >&2; exit 64 ;;
    esac
}

missing=
for purpose in "$@"; do
    for pair in $(needs "$purpose"); do
        [ -e "${pair#*:}" ] || missing="$missing ${pair%%:*}"
    done
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "regimesim needs, for '$*':$missing (Debian's names). Please install them and run make again." >&2
    exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "regimesim needs, for '$*':$missing. Please run as root: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "Installing with apt-get, needed for '$*':$missing" >&2
log=$(mktemp)
if { $as_root apt-get -qq update &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install -y --no-install-recommends $missing; } >"$log" 2>&1; then
    rm -f "$log"
else
    cat "$log" >&2
    rm -f "$log"
    echo "regimesim: apt-get could not install$missing" >&2
    exit 1
fi
