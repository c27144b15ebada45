#!/bin/bash
# site.sh - a page of a whole tender, and the first page of a list of 10,000, given by tenderbox and by nginx,
# which has the same bytes in files: processor time for each request, as rows of the table in README.md.
set -eu
cd "$(dirname "$0")/.."
command -v wrk >/dev/null && command -v nginx >/dev/null || exit 0
TB=$PWD/build/release/src/tenderbox work=$(mktemp -d) pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
until_there() { for _ in $(seq 100); do ! curl -so /dev/null "$1" || return 0; sleep 0.05; done; return 1; }

"$TB" demo vehicle-recovery --keep "$work/kept" -q >/dev/null
build/release/bench/site_bench "$work"
# serve BOOK: its process is the last of `pids`, its port is in `ours`.
serve() {
    ours=$(port)
    "$TB" serve "$1" --listen "127.0.0.1:$ours" --clock-is-right >/dev/null 2>&1 & pids+=($!)
    until_there "http://127.0.0.1:$ours/healthz"
}
chmod 755 "$work"                # nginx reads as nobody
mkdir -p "$work/html" "$work/tmp"
serve "$work/kept/book"
page=http://127.0.0.1:$ours/t/2026-42
serve "$work/book"
list=http://127.0.0.1:$ours/
curl -s "$page" >"$work/html/page.html"
curl -s "$list" >"$work/html/list.html"
grep -q '10001 tenders' "$work/html/list.html"
theirs=$(port)
{
    echo "daemon off; worker_processes 1; pid $work/pid; error_log $work/errors; events {}"
    echo "http { access_log off; sendfile on; types { text/html html; }"
    for at in client_body proxy fastcgi uwsgi scgi; do echo "${at}_temp_path $work/tmp;"; done
    echo "server { listen 127.0.0.1:$theirs; root $work/html; } }"
} >"$work/nginx.conf"
nginx -c "$work/nginx.conf" 2>/dev/null & pids+=($!)
until_there "http://127.0.0.1:$theirs/page.html"
cmp -s <(curl -s "http://127.0.0.1:$theirs/page.html") "$work/html/page.html"      # not its 403

# ticks PID - of processor time of a process and its children, in hundredths of a second.
ticks() {
    for p in "$1" $(pgrep -P "$1" || true); do sed 's/^.*) //' "/proc/$p/stat"; done |
        awk '{ n += $12 + $13 } END { print n }'
}
# each PID URL - microseconds of processor time for each request.
each() {
    local began ended count
    began=$(ticks "$1")
    count=$(wrk -t1 -c32 -d4s "$2" | awk '/requests in/ { print $1 }')
    ended=$(ticks "$1")
    awk -v n="$count" -v t="$((ended - began))" 'BEGIN { printf "%.1f", t * 10000 / n }'
}
# row NAME PID URL FILE GOAL
row() {
    local us them
    us=$(each "$2" "$3") them=$(each "${pids[2]}" "http://127.0.0.1:$theirs/$4")
    awk -v name="$1" -v a="$us" -v b="$them" -v kb="$(($(wc -c <"$work/html/$4") / 1000))" -v goal="$5" 'BEGIN {
        printf "| %s, %d KB, given again | %.2f x (%s microseconds CPU) | %s | nginx, the same bytes in a file, %s microseconds |\n", name, kb, a / b, a, goal, b }'
}
row "a tender's page" "${pids[0]}" "$page" page.html '2 x'
row 'a list of 10,000 tenders, its first page' "${pids[1]}" "$list" list.html -
