#!/bin/bash
# twins_test.sh - one tender served twice, with no new bid in its box and with twenty: whoever is no
# bidder sees the same, byte by byte, but for what is chance.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
FORGER=$PWD/build/check/test/forger
suite=twins top=$PWD now=
work=$(mktemp -d)
. test/sentences.bash
for tool in faketime curl sqlite3 python3; do
    command -v $tool >/dev/null || { echo "twins: 0 passed, 0 failed, 1 skipped"; exit 0; }
done
[ -x "$FORGER" ] || FORGER=$PWD/build/release/test/forger
trap 'kill $(cat "$work/pid" 2>/dev/null) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
unset ASAN_OPTIONS
export TZ=Europe/London p=2025-103 name=

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
url=http://127.0.0.1:$port
cat >conf <<END
site      Tarn Valley
address   https://tender.tarn.example
mail      smtp://127.0.0.1:9
from      tenders@tarn.example
END
# serves BOOK MOMENT - all clocks stand still at that moment
serves() {
    clock=$2 ahead=$(($(date -d "$2" +%s) - $(date +%s)))
    faketime -f "$clock" sh -c 'echo $$ >pid; exec "$@"' sh "$TB" serve "$1/book" --demonstration --config conf \
        --listen "127.0.0.1:$port" --clock-is-right >served 2>served.err &
    server=$!
    until_so curl -sf "$url/healthz"
}
stops() { kill -TERM "$(cat pid)"; wait "$server"; } 2>/dev/null
does() { local who=$1; shift; TENDERBOX_BOOK=$url XDG_CACHE_HOME=$work/cache faketime -f "$clock" "$TB" "$@" --as "$twin/people/living/$who.key" -p $p; }
# be WHO - comes as the demonstration lets them, and has an account from then on
be() {
    rm -f jar
    key=$(curl -s -c jar "$url/demonstration" | grep -o 'name="form_key" value="[^"]*"' | head -n 1 | cut -d'"' -f4)
    curl -sf -b jar -c jar --data-urlencode "form_key=$key" -d "id=living-$1" "$url/demonstration" -o /dev/null
}

# ---- one book, and its copy
twin=none
is 'a tender is under way' cp -a "$("$top/tools/kept.sh")/september" none
is 'and served' serves none '2025-09-03 10:01:00'
for who in wren otis zoe jude copper; do is "$who has an account" be $who; done
seq 20 | sed "s/.*/firm& $p bid honest sealed/" >bids
seq 20 | sed "s/.*/firm& $p register honest Firm-&/" >firms
"$FORGER" "$ahead" "$url" none/book none/people/living <firms >registered
is 'twenty firms register' test "$(grep -c taken registered)" = 20
stops
cp -r none twenty
mkdir -p sealed

# ---- what can be seen
# sees WHERE - all that strangers and people who are no bidders are given, each in a file of its own
sees() {
    local n=0 path asked=()
    mkdir -p "$1"
    rm -rf cache && mkdir -p cache
    for path in / '/?status=open' /tenders.csv /feed.atom /deadlines.ics /contracts /t/$p /t/$p/opening \
        /t/$p/opening/still /t/$p/award /t/$p/results /t/$p/turn /t/$p/bundle /log /log/checkpoint /log/entry/1100 \
        /log/tile/0/004 /log/tile/entries/004 /api/1/tenders /api/1/t/$p /api/1/t/$p/opening /api/1/log \
        /api/1/book /api/1/entries/0 /api/1/entries/12300 /api/1/extract/$p /api/1/extract/office \
        "/api/1/sealed/$p/$(printf 'a%.0s' $(seq 64))" "/api/1/upload/$p/$(printf 'a%.0s' $(seq 64))/100" \
        /healthz /readyz /metrics; do
        n=$((n + 1))
        asked+=(-o "$1/$n.body" "$url$path")
    done
    curl -s -D "$1/heads" "${asked[@]}"
    curl -s -b jar -o "$1/home" "$url/home"
    curl -s -b jar -o "$1/tender" "$url/t/$p"
    does wren show >"$1/show" 2>&1
    does wren act box-list round=1 clock=operator reason="At noon." --with $twin/people/living/otis.key >"$1/list" 2>&1
    does wren act interest name="Wren Ltd" identifier=1 >"$1/interest" 2>&1
    does copper act withdraw lot=1 version=1 >"$1/withdraw" 2>&1
    does zoe act score lot=1 bidder=1 criterion=1 mark=3 reason=So file=1 page=1 >"$1/score" 2>&1
    sqlite3 "$twin/book/people.db" 'SELECT * FROM post' >"$1/mails"
}
cat >plain.py <<'END'
"""What is not chance: texts without keys, salts, roots and filler; of bytes how many they are."""
import re, sys
for path in sys.argv[1:]:
    raw = open(path, "rb").read()
    if path.endswith("heads"):                                                 # that of figures is the last
        raw = re.sub(rb"(?im)^(etag|set-cookie):.*\n", b"", raw)
        raw = re.sub(rb"(?i)content-length: [0-9]+(?!.*content-length)", b"", raw, flags=re.S)
    raw = re.sub(rb"(_(requests|connections)[a-z_]*) \d+", rb"\1 #", raw)      # of who looks here
    raw = re.sub(rb"(equest\"?:|equest number) [0-9]{9}\b", rb"\1 #", raw)
    text = re.sub(rb"[0-9a-f]{16,}|[A-Za-z0-9+/]{43,}=*|[A-Za-z0-9_-]{43,}|&#\d+;", b"#", raw)
    print(path.split("/")[-1], text.decode() if b"\0" not in raw else len(raw))
END
# the_same SENTENCE
the_same() {
    python3 plain.py none.seen/* >none.plain
    python3 plain.py twenty.seen/* >twenty.plain
    is "$1" diff none.plain twenty.plain
    is 'of much that was looked at' test "$(wc -c <none.plain)" -gt 100000
    rm -rf none.seen twenty.seen
}
in_the_box() { sqlite3 "$twin/book/book.db" "SELECT count(*) FROM act WHERE body LIKE 'act deposit%procedure $name%'"; }
for twin in none twenty; do
    is "$twin is served" serves $twin '2025-09-03 10:20:00'
    be wren
    if [ $twin = twenty ]; then
        "$FORGER" "$ahead" "$url" twenty/book twenty/people/living <bids >handed
        is 'twenty bids are handed in' test "$(grep -c taken handed)" = 20
    fi
    sees $twin.seen
    stops
done
the_same 'while they wait for their ticks nobody can tell'
for twin in none twenty; do
    is "$twin is served when they are in the log" serves $twin '2025-09-03 11:30:00'
    be wren
    sees $twin.seen
    name=$(does wren show | grep -oE '^[a-z2-7]{32}$')
    in_the_box >$twin.box
    stops
done
is 'there are twenty more in one log' test $(($(cat none.box) + 20)) = "$(cat twenty.box)"
the_same 'and nobody can tell'
for twin in none twenty; do
    is "$twin is served when the box is closed" serves $twin '2025-09-04 12:00:30'
    be wren
    sees $twin.seen
    is 'people get mail by now' test -s $twin.seen/mails
    stops
done
the_same 'nor when the deadline has passed and nobody has listed the box'

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
