#!/bin/bash
# run.sh - measures in one run and prints one table: ratios, not seconds, are what counts.
set -eu
cd "$(dirname "$0")/.."
targets='bench/seal_bench bench/verify_bench bench/growth bench/long_bench bench/large_bench bench/site_bench bench/page_bench bench/score_bench bench/door_bench'
! ninja -C build/release -t targets all | grep -q '^bench/rank_bench:' || targets="$targets bench/rank_bench"
[ ! -e bench/clerk_bench.c ] || targets="$targets bench/clerk_bench"
# shellcheck disable=SC2086
ninja -C build/release $targets >build/bench.log 2>&1 ||
    { cat build/bench.log >&2; exit 1; }
at=build/release/bench
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U %S'

# cpu COMMAND - user and system seconds, the least of three
cpu() {
    local i best= t
    for i in 1 2 3; do
        t=$( { time sh -c "$1" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }')
        best=$(echo "$t ${best:-9999}" | awk '{ print ($1 < $2) ? $1 : $2 }')
    done
    echo "$best"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f x (%.2f s CPU)", a / b, a }'; }

echo "| work | measured | goal | against |"
echo "|---|---|---|---|"
head -c 1G /dev/zero >"$work/gib"
age-keygen -o "$work/key" 2>/dev/null
to=$(age-keygen -y "$work/key")
age=$(cpu "age -r $to <$work/gib")
sha=$(cpu "openssl dgst -sha256 $work/gib")
plain=$(cpu "$at/seal_bench seal <$work/gib")
hashed=$(cpu "$at/seal_bench hash <$work/gib")
peak=$("$at/seal_bench" hash <"$work/gib" 2>&1 >/dev/null | sed -n 's/.*peak \([0-9]*\) KiB.*/\1/p')
echo "| seal 1 GiB | $(ratio "$plain" "$age") | 0.7 x | Debian age -r, $age s |"
echo "| the same with SHA-256 of the output | $(ratio "$hashed" "$sha") | 1.6 x | openssl dgst -sha256, $sha s |"
echo "| its peak memory | $((peak / 1024)) MB | 16 MB | - |"
"$at/seal_bench" capsule 2>&1 | sed -n 's/^3 of 5: check \([0-9.]*\) ms (\([0-9.]*\) of.*/| check a 3-of-5 capsule | \2 x (\1 ms) | 1.5 x | 30 ristretto255 multiplications |/p'
[ ! -x "$at/clerk_bench" ] || "$at/clerk_bench"
"$at/verify_bench"
"$at/long_bench"
"$at/large_bench"
"$at/site_bench"
"$at/page_bench"
"$at/score_bench"
"$at/door_bench"
bench/site.sh
bench/door.sh
[ ! -x "$at/rank_bench" ] || "$at/rank_bench"
echo
"$at/growth" bench/growth.svg
