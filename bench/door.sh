#!/bin/bash
# door.sh - the server with many at its door: lines on which nothing happens, listeners, and pages asked for
# while people act; beside nginx, which has the same page in a file. Rows of the table in README.md.
# DOOR_SECONDS (60): for so long pages are asked for.
set -eu
cd "$(dirname "$0")/.."
command -v wrk >/dev/null && command -v nginx >/dev/null || exit 0
TB=$PWD/build/release/src/tenderbox top=$PWD work=$(mktemp -d) pids=() seconds=${DOOR_SECONDS:-60}
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
ulimit -n "$(ulimit -Hn)"
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
until_there() { for _ in $(seq 100); do ! curl -so /dev/null "$1" || return 0; sleep 0.05; done; return 1; }

"$TB" demo --living --keep "$work/kept" -q >/dev/null
ours=$(port) theirs=$(port) page=/t/2026-42
"$TB" serve "$work/kept/book" --demonstration --listen "127.0.0.1:$ours" >/dev/null 2>&1 & pids+=($!) server=$!
until_there "http://127.0.0.1:$ours/healthz"
chmod 755 "$work"                # nginx reads as nobody
mkdir -p "$work/html/t" "$work/tmp"
curl -s "http://127.0.0.1:$ours$page" >"$work/html$page"
{
    echo "daemon off; worker_processes 1; pid $work/pid; error_log $work/errors; events { worker_connections 12000; }"
    echo "http { access_log off; sendfile on; keepalive_timeout 75; keepalive_requests 100000000; default_type text/html;"
    for at in client_body proxy fastcgi uwsgi scgi; do echo "${at}_temp_path $work/tmp;"; done
    echo "server { listen 127.0.0.1:$theirs; root $work/html; } }"
} >"$work/nginx.conf"
nginx -c "$work/nginx.conf" 2>/dev/null & pids+=($!) peer=$!
until_there "http://127.0.0.1:$theirs$page"

idle() { python3 bench/idle.py "$@"; }
read -r us answered slow < <(idle "$server" "$ours" $page 5000 $page)
read -r them _ slow_there < <(idle "$peer" "$theirs" $page 5000 $page)
awk -v a="$us" -v b="$them" -v n="$answered" -v s="$slow" -v t="$slow_there" 'BEGIN {
    printf "| a line on which nothing happens, of 5,000 (%d answered) | %.1f KiB, %.1f x | 16 KiB | nginx, %.1f KiB; a page meanwhile within %s ms, nginx %s ms |\n", n, a / 1024, a / b, b / 1024, s, t }'
read -r us answered slow < <(idle "$server" "$ours" /log/events 5000 $page)
awk -v a="$us" -v n="$answered" -v s="$slow" 'BEGIN {
    printf "| a listener to events, of 5,000 (%d answered) | %.1f KiB | 16 KiB | a page meanwhile within %s ms |\n", n, a / 1024, s }'

python3 test/drive.py "$ours" "$work/kept/book" load $((seconds + 2)) >"$work/driven" & pids+=($!) driving=$!
sleep 1
asked() { wrk -t1 -c16 -d"${seconds}s" --latency "http://127.0.0.1:$1$page" >"$work/wrk.$1"; }
asked "$ours"
wait "$driving" || { echo "an act or a page was not answered as it should be:" >&2; cat "$work/driven" >&2; exit 1; }
seconds=5
asked "$theirs"
at() { awk -v what="$2" '$1 == what { print $2 }' "$work/wrk.$1"; }
ms() { awk -v t="$1" 'BEGIN { n = t + 0; if (t ~ /us$/) n /= 1000; else if (t !~ /ms$/) n *= 1000; printf "%.2f", n }'; }
slowest=$(ms "$(awk '$1 == "Latency" { print $4; exit }' "$work/wrk.$ours")")
errors=$(grep -cE 'Non-2xx|Socket errors' "$work/wrk.$ours" || true)
a=$(ms "$(at "$ours" '99%')") b=$(ms "$(at "$theirs" '99%')")
awk -v a="$a" -v b="$b" -v e="$errors" -v slowest="$slowest" -v acts="$(sed -n 's/.* \([0-9]*\) acts,.*/\1/p' "$work/driven")" \
    -v n="$(awk '/requests in/ { print $1 }' "$work/wrk.$ours")" 'BEGIN {
    printf "| %d pages while %d acts are entered, 99 of 100, %s | %.2f ms, %.1f x; the slowest %.0f ms | 1,000 ms | nginx, and nobody acts, %.2f ms |\n", n, acts, e ? "with errors" : "no error", a, a / b, slowest, b }'
