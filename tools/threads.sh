#!/bin/bash
# threads.sh [SECONDS] - the server with the sanitizer that sees two threads at one place, driven for so long
# (180) by people who act in browsers, readers, listeners, a bidder who hands in and one who types beside it,
# and started again meanwhile. By hand, for it takes long: tools/build.sh threads release first.
set -eu
cd "$(dirname "$0")/.."
TS=$PWD/build/threads/src/tenderbox TB=$PWD/build/release/src/tenderbox seconds=${1:-180}
top=$PWD work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT
cd "$work"
free_port() { "$top/test/port.py"; }
"$TB" demo --living --keep kept -q
port=$(free_port) at=http://127.0.0.1:$port
as="-p $(date +%Y)-103 --as kept/people/living/copper.key"
export XDG_CACHE_HOME=$work/cache
export TSAN_OPTIONS="log_path=$work/report exitcode=66 history_size=7"
# shellcheck disable=SC2086
bids() {
    local n
    set +e                           # what is refused is no matter here
    head -c 20000000 /dev/urandom >Drivers.pdf
    rm -f prices; "$TB" seal --lot 1 --price-form prices --book "$at" $as
    sed -i 's/?$/960000.00/' prices
    for n in $(seq 1000); do
        rm -rf bid
        "$TB" seal --lot 1 --quality Drivers.pdf --price prices --out bid --book "$at" $as &&
            "$TB" deposit bid --no-wait --book "$at" $as
        "$TB" show --book "$at" $as
        "$TB" act conflict finding=none --book kept/book $as
        python3 "$top/test/hostile.py" "$port"
        curl -s "$at/t/2026-42/bundle" "$at/metrics" "$at/readyz"
    done
}
for round in 1 2 3; do
    "$TS" serve kept/book --demonstration --listen "127.0.0.1:$port" >served 2>&1 & server=$!
    until curl -sf -o /dev/null "$at/healthz"; do sleep 0.2; done
    bids >bids 2>&1 & bidding=$!
    python3 "$top/test/drive.py" "$port" kept/book load $((seconds / 3)) || true
    kill "$bidding" 2>/dev/null || true
    wait "$bidding" 2>/dev/null || true
    kill -TERM "$server"; wait "$server" || echo "the server ended with $?"
done
if ls report* >/dev/null 2>&1; then
    cat report*
    echo "threads: $(grep -c '^WARNING: ThreadSanitizer' report* | awk -F: '{ n += $NF } END { print n }') reports"
    exit 1
fi
echo "threads: no report"
