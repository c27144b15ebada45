#!/bin/bash
# home.sh [TENDERS] - the page /home of an officer who has a part in so many drafts (200): processor time for
# each time that it is asked for, as a row of the table in README.md. By hand.
set -eu
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox work=$(mktemp -d) many=${1:-200} times=100 server=
trap 'kill $server 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
export TENDERBOX_BOOK=$work/book
"$TB" init book --origin home.example.org/log -q >/dev/null
for who in olga bill; do
    "$TB" key $who.key "$who" --no-passphrase -q
    "$TB" act enrol name=$who --as $who.key -q
done >/dev/null
for i in $(seq "$many"); do
    "$TB" act begin year=2026 number="$i" kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom \
        title="Tender $i" buyer=Arden --as olga.key --with bill.key -q
done >/dev/null
mkdir -m 700 book/demonstration
cp olga.key book/demonstration/
printf 'tenderbox/demonstration/v1\nfile=olga.key tender=2026-1 name="Olga" roles="officer" firm="" title="T"\n' \
    >book/demonstration/people
chmod 600 book/demonstration/*
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
at=http://127.0.0.1:$port
"$TB" serve book --demonstration --listen "127.0.0.1:$port" --clock-is-right >served 2>&1 & server=$!
until curl -sf -o /dev/null "$at/healthz"; do kill -0 "$server"; sleep 0.05; done
key=$(curl -s -c jar "$at/demonstration" | grep -o 'name="form_key" value="[^"]*"' | head -n 1 | cut -d'"' -f4)
curl -s -b jar -c jar --data-urlencode "form_key=$key" -d id=olga -o /dev/null "$at/demonstration"
curl -s -b jar "$at/home" >home.html
[ "$(grep -c 'what you can do' home.html)" = $((many < 100 ? many : 100)) ]        # on one page
ticks() { sed 's/^.*) //' "/proc/$server/stat" | awk '{ print $12 + $13 }'; }
began=$(ticks)
for _ in $(seq "$times"); do curl -s -b jar -o /dev/null "$at/home"; done
awk -v t="$(($(ticks) - began))" -v n="$times" -v many="$many" 'BEGIN {
    printf "| /home of an officer with %d drafts | %.1f ms CPU | 50 ms | - |\n", many, t * 10 / n }'
