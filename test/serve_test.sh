#!/bin/bash
# serve_test.sh - the server as whoever runs it, watches the log, or attacks it meets it: alone, and
# behind nginx, HAProxy and Caddy as they are on Debian.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=serve top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

# until COMMAND... - for five seconds

# serve BOOK PORT... - and waits until it says where it is
serve() {
    rm -f "served.$2"                    # what the one before said there is not news of this one
    "$TB" serve "$1" --listen "127.0.0.1:$2" --json ${3:-} >"served.$2" 2>"served.$2.err" &
    server=$!
    pids+=("$server")
    until_so grep -q address "served.$2"
}
get() { curl -s --max-time 60 "$@"; }
status() { get -o /dev/null -w '%{http_code}' "$@"; }
gives() { [ "$(status "${@:2}")" = "$1" ]; }

is 'a tender is there' "$TB" demo vehicle-recovery --keep kept -q
cp -r kept/book second
book=kept/book
port=$(free_port) at=http://127.0.0.1:$port
is 'a server starts though the clock is in doubt' serve $book "$port"
refused 'but says that it enters nothing, and why' 0 'clock-doubted' curl -s "$at/readyz"
is 'with a status that says so' gives 503 "$at/readyz"
kill -TERM "$server"; wait "$server"
is 'it says where it is, in JSON' serve $book "$port" --clock-is-right
is 'and that is so' grep -q "\"address\": \"$at/\"" "served.$port"

# ---- whoever runs it
is 'the process is alive' gives 200 "$at/healthz"
is 'and enters what comes' gives 200 "$at/readyz"
get "$at/metrics" >figures
is 'its figures are as Prometheus reads them' sh -c \
    "grep -q '^# TYPE tenderbox_log_entries gauge' figures && grep -q '^tenderbox_up 1' figures"
refused 'somebody for whom a proxy asks sees none of this' 0 '^404' status -H 'X-Forwarded-For: 192.0.2.1' "$at/metrics"


beyond() { until_says 'put a proxy that speaks TLS in front' beyond.said sh -c "exec '$TB' serve second --listen 0.0.0.0:0 --clock-is-right 2>&1"; }
is 'a server may listen to others' beyond
is 'and says then what belongs in front' grep -q 'put a proxy that speaks TLS in front' beyond.said
refused 'a port that is taken is named' 1 'address-taken: 127.0.0.1' "$TB" serve second --listen "127.0.0.1:$port"
refused 'an address must be one' 2 address-wrong "$TB" serve second --listen 8080

# ---- whoever watches the log
is 'a monitor recomputes the tree from what it fetches' sh -c "python3 '$top/test/tiles.py' $at/log >monitored"
is 'and has looked at every entry' grep -qE ': [0-9]{3,} entries' monitored
etag=$(curl -si "$at/log/checkpoint" | sed -n 's/^ETag: //p' | tr -d '\r')
is 'who has it already is told so' gives 304 -H "If-None-Match: $etag" "$at/log/checkpoint"
is 'what a proxy weakened likewise' gives 304 -H "If-None-Match: W/$etag" "$at/log/checkpoint"
is 'and another one is not it' gives 200 -H 'If-None-Match: "0"' "$at/log/checkpoint"
is 'a tile may be kept for ever' sh -c "curl -si $at/log/tile/0/000 | grep -q 'Cache-Control: public, max-age=31536000, immutable'"
for none in tile/0/999 tile/9/000 tile/entries/000.p/0 tile/entries/000.p/256 tile/0/0 tile/0/x000/001 tile/64/000 tile/-1/000 tile/0/; do
    is "there is no $none" gives 404 "$at/log/$none"
done
is 'nobody can write there' gives 405 -X POST -d x "$at/log/checkpoint"
is 'and is told what can be done' sh -c "curl -si -X PUT $at/log/checkpoint | grep -q '^Allow: GET, HEAD'"
allows() { curl -si -X "$2" "$at$3" | tr -d '\r' | grep -qx "Allow: $1"; }
is 'each of it once' allows 'GET, HEAD, POST' PUT /t/2026-42/do/note
is 'what a padlock is asked is there to be read' allows 'GET, HEAD' PUT /api/1/padlock/2026-42/1
is 'and no answer is taken there' allows 'GET, HEAD' POST /api/1/padlock/2026-42/1
is 'but where it is for the tender' allows POST PUT /api/1/padlock/2026-42
is 'a head is asked for without its body' sh -c "curl -sI $at/log/checkpoint | grep -q '^Content-Length: [1-9]'"

# ---- what pages bring along
sheet=$(sed -n 's|^.*"\(/assets/tenderbox-[0-9a-f]*\.css\)".*|\1|p' "$top/build/release/browser/assets_made.c")
is 'the sheet of style is there' gives 200 "$at$sheet"
is 'is what npm built' cmp -s <(get "$at$sheet") "$top/build/release/browser/made/${sheet##*/}"
is 'and the same for who takes it packed' cmp -s <(get --compressed "$at$sheet") "$top/build/release/browser/made/${sheet##*/}"
is 'who takes it packed is sent less' sh -c "test \$(curl -s -H 'Accept-Encoding: br, gzip' $at$sheet | wc -c) -lt 20000"
refused 'who forbids it is not' 0 '@charset\|:root' get -H 'Accept-Encoding: gzip;q=0' "$at$sheet"
is 'it may be kept for ever' sh -c "curl -si $at$sheet | grep -q 'Cache-Control: public, max-age=31536000, immutable'"
is 'as two things, packed and not' sh -c "curl -si $at$sheet | grep -q 'Vary: Accept-Encoding'"
is 'another one of that name is not there' gives 404 "$at/assets/tenderbox-0000000000000000.css"
is 'what others wrote of it is named, and on what terms' sh -c \
    "curl -s $at/assets/licences.txt | grep -q '^govuk-frontend .* (MIT)'"

# ---- behind what stands in front of it in public
proxied() {
    local name=$1 url=$2
    is "$name: a monitor recomputes the tree through it" python3 "$top/test/tiles.py" "$url/log"
    is "$name: figures are for nobody on the other side" gives 404 "$url/metrics"
    is "$name: nor is whether it lives" gives 404 "$url/healthz"
    is "$name: an address in another spelling is none" gives 400 --path-as-is "$url/log/%2e%2e/metrics"
    is "$name: nor with a slash that is written otherwise" gives 400 "$url/log%2fcheckpoint"
}
port_of_proxy=$(free_port)
if command -v nginx >/dev/null; then
    mkdir -p nginx
    {
        echo "daemon off; pid $work/nginx/pid; error_log $work/nginx/error; events { }"
        echo "http { access_log off; client_body_temp_path $work/nginx; proxy_temp_path $work/nginx;"
        echo "fastcgi_temp_path $work/nginx; uwsgi_temp_path $work/nginx; scgi_temp_path $work/nginx;"
        sed -e "s/127.0.0.1:8080/127.0.0.1:$port/" -e "s/listen 443 ssl http2/listen 127.0.0.1:$port_of_proxy/" \
            -e '/ssl_/d' "$top/doc/deploy/nginx.conf"
        echo "}"
    } >nginx/conf
    nginx -p "$work/nginx" -c "$work/nginx/conf" >/dev/null 2>&1 & pids+=($!)
    until_so gives 200 "http://127.0.0.1:$port_of_proxy/log/checkpoint"
    proxied nginx "http://127.0.0.1:$port_of_proxy"
fi
port_of_proxy=$(free_port)
if command -v haproxy >/dev/null; then
    sed -e "s/127.0.0.1:8080/127.0.0.1:$port/" -e "s/bind :443 .*/bind 127.0.0.1:$port_of_proxy/" \
        "$top/doc/deploy/haproxy.cfg" >haproxy.cfg
    haproxy -db -f haproxy.cfg >/dev/null 2>&1 & pids+=($!)
    until_so gives 200 "http://127.0.0.1:$port_of_proxy/log/checkpoint"
    proxied haproxy "http://127.0.0.1:$port_of_proxy"
fi

port_of_proxy=$(free_port)
if command -v caddy >/dev/null; then
    {
        printf '{\n admin off\n auto_https off\n storage file_system %s\n}\n' "$work/caddy"
        sed -e "s/127.0.0.1:8080/127.0.0.1:$port/" -e "s|^tender.example.org|http://127.0.0.1:$port_of_proxy|" \
            "$top/doc/deploy/Caddyfile"
    } >Caddyfile
    HOME=$work caddy run --config Caddyfile --adapter caddyfile >/dev/null 2>&1 & pids+=($!)
    until_so gives 200 "http://127.0.0.1:$port_of_proxy/log/checkpoint"
    proxied caddy "http://127.0.0.1:$port_of_proxy"
fi

# ---- who is on the same machine types on
first=$server
is 'a book is begun' "$TB" init town --origin town.example.org/log -q
for who in olga bill; do "$TB" key $who.key "$who" --no-passphrase -q >$who.public; done
ln -s "$work/elsewhere" town/door.sock
refused 'what lies in the place of the door is not replaced unless it is one' 1 'address-taken.*door.sock' \
    "$TB" serve town --listen 127.0.0.1:0
rm town/door.sock
is 'a second server starts, of another book' serve town "$(free_port)"
towns=$server
is 'its door is for its owner alone' test "$(stat -c %a town/door.sock)" = 600
is 'while it serves, an act goes through that door' "$TB" act enrol name="Olga Hart" --as olga.key --book town
refused 'and is judged as ever' 1 number-taken \
    "$TB" act enrol name="Olga Hart" --as olga.key --book town
is 'another officer likewise' "$TB" act enrol name="Bill Okafor" --as bill.key --book town
is 'a procedure begins with both' "$TB" act begin year=2027 number=7 kind=open rules=2026-01-05 zone=Europe/London \
    division=united-kingdom title="Cleaning" buyer="Arden" --as olga.key --with bill.key --book town
is 'and is there for who looks' sh -c "'$TB' show --book town | grep -q '2027-7 .*Cleaning'"
"$TB" padlock new hana.key Hana --no-passphrase -q >hana.public
is 'a padlock holder is named' "$TB" enlist hana.public Hana holder --as olga.key -p 2027-7 --book town
is 'brings a padlock' "$TB" act padlock --as hana.key -p 2027-7 --book town
is 'and shows the server that it is there' "$TB" padlock there hana.key -p 2027-7 --book town
"$TB" padlock new other.key Other --no-passphrase -q >other.public
refused 'with another padlock nobody does' 1 padlock-not-yours "$TB" padlock there other.key -p 2027-7 --book town
refused 'of a draft strangers are asked nothing' 0 no-such-procedure \
    curl -s --unix-socket town/door.sock http://localhost/api/1/padlock/2027-7/1
is 'the ticks are the server'"'"'s' "$TB" tick --book town
refused 'a second server of the same book is refused' 75 book-locked "$TB" serve town --listen 127.0.0.1:0
cp err said
is 'and why it waits was told' grep -q 'Another process is writing in this book. Waiting for it, 10 seconds at most' said
knock() { curl -s --unix-socket town/door.sock "$@"; }
refused 'no acts are no act' 0 errand-unreadable knock -X POST --data-binary 'none' http://localhost/api/1/acts
refused 'whoever does not say who they are, in the form that is asked for, is told so' 0 ask-unreadable \
    knock -X POST -H 'Authorization: Tenderbox key=1' --data-binary none http://localhost/api/1/acts
refused 'a signature of somebody else is none' 0 '"ask-false"' knock -X POST --data-binary none \
    -H "Authorization: Tenderbox key=$(printf '0%.0s' $(seq 64)), at=1, body=$(printf '0%.0s' $(seq 64)), sign=$(printf '0%.0s' $(seq 128))" \
    http://localhost/api/1/acts
kill -KILL "$towns"; wait "$towns" 2>/dev/null
is 'killed, it leaves a door that nobody opens: then one writes as ever' "$TB" tick --book town
is 'and the next server replaces it' serve town "$(free_port)"
is 'so that acts go through' "$TB" tick --book town
kill -TERM "$server"; wait "$server"
is 'at its end the door is gone' test ! -e town/door.sock
server=$first

# ---- the end, and what comes after
kill -TERM "$server"
ended=0; wait "$server" || ended=$?
is 'asked to end it ends well' test $ended = 0
is 'and holds the book no more' "$TB" tick --book $book --clock-is-right
is 'it starts again' serve $book "$port"
kill -KILL "$server"; wait "$server" 2>/dev/null
is 'killed, it has lost nothing' sh -c "'$TB' doctor --book $book | grep -q 'good *book'"
is 'and starts again at once, on the same port' serve $book "$port"
is 'with the same log' python3 "$top/test/tiles.py" "$at/log"

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
