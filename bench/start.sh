#!/bin/bash
# start.sh [COUNT...] - how long the server takes to start on books of so many tenders (100, 1,000 and
# 10,000), all of them open: for the first time, when lists are drawn, and again. Rows of the table in
# README.md. 10,000 take some minutes to be made.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d "${TMPDIR:-/var/tmp}/tenderbox-start-XXXXXX")
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- 100 1000 10000
for count; do
    build/release/bench/door_bench tenders "$work/$count" "$count"
    for when in "for the first time" "again"; do
        read -r ready cpu held listed after < <(python3 bench/start.py build/release/src/tenderbox "$work/$count/book")
        awk -v n="$count" -v w="$when" -v r="$ready" -v c="$cpu" -v m="$held" -v l="$listed" -v t="$after" 'BEGIN {
            printf "| start with %d tenders, %s | %.2f s (%.2f s CPU, %.0f MB); the first list %.2f s, %.0f MB then | 2 s | - |\n",
                n, w, r, c, m / 1024, l, t / 1024 }'
    done
    rm -rf "${work:?}/$count"
done
