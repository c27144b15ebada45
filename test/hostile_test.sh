#!/bin/bash
# hostile_test.sh - what whoever attacks sends over bare sockets to the real server, and whether who must
# act still can; nginx, where it is, refuses nothing that we let pass.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=hostile top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

is 'tenders are under way' "$top/test/living" kept
port=$(free_port) at=http://127.0.0.1:$port
"$TB" serve kept/book --listen "127.0.0.1:$port" --clock-is-right --json >served 2>served.err & pids+=("$!")
is 'and served' until_so grep -q address served

theirs=
if command -v nginx >/dev/null; then
    theirs=$(free_port)
    {
        echo "daemon off; worker_processes 1; pid $work/pid; error_log $work/errors; events {}"
        echo "http { access_log off;"
        for way in client_body proxy fastcgi uwsgi scgi; do echo "${way}_temp_path $work/tmp;"; done
        echo "server { listen 127.0.0.1:$theirs; location / { return 200 page; } } }"
    } >nginx.conf
    nginx -c "$work/nginx.conf" 2>/dev/null & pids+=($!)
    until_so curl -so /dev/null "http://127.0.0.1:$theirs/"
fi
# shellcheck disable=SC2086
is 'nothing that is sent is read in two ways' python3 "$top/test/hostile.py" "$port" $theirs
is 'and the server serves on' curl -sf -o /dev/null "$at/help"
is 'what cannot be done there is said with what can' sh -c \
    "curl -si -X TRACE $at/help | tr -d '\r' | grep -q '^Allow: GET, HEAD$'"
is 'and where there is nothing, that there is' sh -c "curl -s -o /dev/null -w '%{http_code}' -X TRACE $at/none | grep -q 404"

# ---- strangers who send too much
printf 'receipt=x%.0s' 1 >one; printf '&a=b%.0s' $(seq 4000) >many
sends() { curl -s -o said -w '%{http_code} ' --data-binary "@$1" "$at/verify"; tr -d '\n' <said; }
refused 'a receipt with four thousand fields is told that it is too much, and not that it is our fault' 0 \
    '^400 .*Too much was sent: a receipt is one field' sends many
refused 'what is no form is told that it cannot be read' 0 '^400 .*cannot be read as a form' sends /dev/stdin <<<'receipt=%zz'
is 'and one field is looked at' sh -c "curl -s -o /dev/null -w '%{http_code}' --data-binary @one $at/verify | grep -qx 200"

# ---- strangers who act in the name of others
open=$(date +%Y)-103
name=$("$TB" show -p "$open" --book kept/book | grep -Eox '[a-z2-7]{32}')
number=$(sed -n 's/^number //p' kept/people/living/wren.key)
unsigned() { python3 "$top/test/forge.py" "$port" "$name" "$number" "$@"; }
is 'what counts on the clerk'"'"'s word counts for no stranger in an officer'"'"'s name' \
    test "$(unsigned reading reader=1 exhibit=1)" = act-unsigned

# ---- strangers who take all that they may
export XDG_CACHE_HOME=$work/cache
bidder() { "$TB" "$@" --book "$at" -p "$open" --as kept/people/living/copper.key; }
is 'a bidder looks at the tender' bidder show
mkfifo until
python3 "$top/test/strangers.py" "$port" <until >let & pids+=("$!")
exec 8>until
until_so grep -q . let
is 'of 64 places strangers get 48' grep -qx 48 let
head -c 100000 /dev/zero >batch.txt
stranger() { curl -s -o /dev/null -w '%{http_code}' --data-binary @batch.txt -H 'X-Forwarded-For: 198.51.100.7' "$at/api/1/acts"; }
refused 'one more has no place' 0 '^503$' stranger
is 'the bidder acts all the same' bidder act member member=1 part=member name=Tarn identifier=GB-COH-1
exec 8>&-

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
