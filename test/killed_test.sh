#!/bin/bash
# killed_test.sh - a server that is killed again and again, while people act in browsers and a bidder hands
# in long bids from another machine: what was acknowledged is there, once, and everybody goes on.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=killed top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

is 'tenders are under way' "$top/test/living" kept
port=$(free_port)
open=$(date +%Y)-103
export XDG_CACHE_HOME=$work/cache
as="-p $open --as kept/people/living/copper.key"
head -c 30000000 /dev/urandom >Drivers.pdf
# shellcheck disable=SC2086
is 'a bidder writes prices' "$TB" seal --lot 1 --price-form prices --book kept/book $as
sed -i 's/?$/960000.00/' prices
# shellcheck disable=SC2086
is 'and seals a long bid' "$TB" seal --lot 1 --quality Drivers.pdf --price prices --out bid --book kept/book $as

# What was brought before the line was cut is not brought again; in the end it is in.
hands_in() {
    # shellcheck disable=SC2086
    until "$TB" deposit bid --no-wait --book "http://127.0.0.1:$port" $as >bid.out 2>bid.err; do
        echo again >>cut
        sleep 0.1
    done
    touch handed
}
hands_in & pids+=("$!")
until [ -s cut ]; do sleep 0.05; done        # nobody is there yet, and later again and again not
is 'what is acknowledged is there when the server was killed eight times' python3 "$top/test/drive.py" \
    "$port" kept/book killed 8 handed "$TB" serve kept/book --demonstration --listen "127.0.0.1:$port"
# shellcheck disable=SC2086
"$TB" show --book kept/book $as >seen 2>&1
is 'a bidder whom nobody answered went on, and has handed in' grep -q 'your bid of lot 1, version 1' seen
is 'which is the file that was sealed' test "$(find kept/book/sealed -size +29M | wc -l)" = 1
# ---- what one may have here
long=$(find kept/book/uploads -name whole -size +29M)
sized() { test "$(stat -c %s "$long")" = "$(stat -c %s "$(find kept/book/sealed -size +29M)")"; }
is 'what became whole counts as what one has here' sized
is 'and takes no room' test "$(du -k kept/book/uploads | tail -n 1 | cut -f 1)" -lt 100
rm -rf bid
head -c 100000 /dev/urandom >Drivers.pdf
# shellcheck disable=SC2086
is 'another bid' "$TB" seal --lot 1 --quality Drivers.pdf --price prices --out bid --book kept/book $as
truncate -s 128G "$long"
"$TB" serve kept/book --demonstration --listen "127.0.0.1:$port" >served 2>&1 & pids+=("$!") server=$!
until curl -sf -o /dev/null "http://127.0.0.1:$port/healthz"; do kill -0 "$server" || break; sleep 0.05; done
# shellcheck disable=SC2086
hands_in_once() { "$TB" deposit bid --no-wait --book "http://127.0.0.1:$port" $as; }
refused 'is not taken of who has as much as one may' 1 upload-too-much hands_in_once
truncate -s 1G "$long"
is 'and is of who has less' hands_in_once
kill -TERM "$server"; wait "$server"

is 'the book is sound' "$TB" doctor --book kept/book
is 'and so is people.db' sh -c "python3 -c 'import sqlite3
print(sqlite3.connect(\"kept/book/people.db\").execute(\"PRAGMA integrity_check\").fetchall())' | grep -q \"'ok'\""

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
