#!/bin/bash
# witnessing_test.sh - a server has its log cosigned: by witnesses of ours and by one made without us, of
# which some are down, some lie and some are killed; and it signs nothing where one saw another log.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox VERIFY=$PWD/build/release/src/tenderbox-verify
suite=witnessing top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

# serve BOOK - sets `at`, `server`; the journal is in BOOK.journal
serve() {
    rm -f "$1.served"
    "$TB" serve "$1" --listen 127.0.0.1:0 --clock-is-right --json >"$1.served" 2>"$1.journal" &
    server=$!; pids+=("$server")
    until_so grep -q address "$1.served" || return
    at=$(sed -n 's|.*"address": "\(http://[^"]*\)/".*|\1|p' "$1.served")
}
ends() { kill -TERM "$1"; wait "$1"; }
# witness DIR PORT - one of ours listens; sets `eye`
witness() {
    "$TB" witness "$1" --listen "127.0.0.1:$2" --json >"$1.says" 2>"$1.err" &
    eye=$!; pids+=("$eye")
    until_so grep -q address "$1.says"
}
# other NAME PORT HOW - one made without us; sets `key`
other() {
    python3 "$top/test/witness.py" "$2" "$1" "$1" "$3" >"key.$2" &
    liar=$!; pids+=("$liar")
    until_so test -s "key.$2"
    key=$(cat "key.$2")
}
figure() { curl -s "$at/metrics" | sed -n "s/^tenderbox_witness_lag_seconds{witness=\"$1\"} //p"; }
signed_by() { curl -s "$at/log" | grep -q "<li>.*$1"; }
size() { curl -s "$at/log/checkpoint" | sed -n 2p; }
# add OLD FILE PORT - add-checkpoint with no proof, by hand
add() { { printf 'old %s\n\n' "$1"; cat "$2"; } | curl -s -o said -w '%{http_code}' --data-binary @- "http://127.0.0.1:$3/add-checkpoint"; }
gives() { [ "$(add "${@:2}")" = "$1" ]; }

book=town
is 'a book is begun' "$TB" init town --origin town.example.org/log -q
for who in olga bill; do "$TB" key $who.key "$who" --no-passphrase -q >$who.public; done
is 'an officer enrols' "$TB" act enrol name="Olga Hart" --as olga.key --book town
is 'and another' "$TB" act enrol name="Bill Okafor" --as bill.key --book town
year=2026
# The log grows.
grows() {
    year=$((year + 1))
    "$TB" act begin year=$year number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom \
        title="Cleaning" buyer="Arden" --as olga.key --with bill.key --book "${1:-town}" -q
}
is 'a procedure begins' grows
log=$(sed -n 's/^log \([^ ]*\).*/\1/p' town/policy)

# ---- one of ours
is 'a witness is made' sh -c "'$TB' witness new eye union.example/eye >eye.key"
refused 'not over another' 1 witness-taken "$TB" witness new eye union.example/eye
is 'it has a name of its own' grep -q '^union.example/eye+' eye.key
refused 'what is none is not opened' 4 no-witness "$TB" witness nowhere
is 'it learns of a log' "$TB" witness add eye "$log" -q
is 'twice is once' "$TB" witness add eye "$log" -q
refused 'not by the key of a witness' 2 key-unreadable "$TB" witness add eye "$(cat eye.key)"
other_log=$("$TB" init strange --origin "${log%%+*}" -q)
refused 'nor of another log by that name' 1 log-known "$TB" witness add eye "$other_log"
port=$(free_port)
is 'it listens' witness eye "$port"
refused 'nobody else has its folder meanwhile' 1 witness-busy "$TB" witness add eye "$log"

is 'the log is served' serve $book
curl -s "$at/log/checkpoint" >note
is 'a checkpoint that it never saw is signed' gives 200 0 note "$port"
is 'by a line of its own' grep -q '^— union.example/eye ' said
cp said line
is 'from nothing it is not shown twice' gives 409 0 note "$port"
is 'it says how far it saw' test "$(cat said)" = "$(size)"
is 'the same is signed again' gives 200 "$(size)" note "$port"
is 'more than there is was never seen' gives 400 999999 note "$port"
sed '2s/.*/1/' note >small
is 'what the log did not sign is not signed here' gives 403 0 small "$port"
sed '1s/.*/elsewhere.example\/log/' note >foreign
is 'nor what is of a log that it does not know' gives 404 0 foreign "$port"
is 'what is no checkpoint is not understood' gives 400 0 eye.key "$port"
is 'nor is a proof of other things' sh -c "[ \"\$(printf 'old 0\nx\n\nx' | curl -s -o said -w '%{http_code}' --data-binary @- http://127.0.0.1:$port/add-checkpoint)\" = 400 ]"
is 'a body has a limit' sh -c "[ \"\$(head -c 100000 /dev/zero | curl -s -o said -w '%{http_code}' --data-binary @- http://127.0.0.1:$port/add-checkpoint)\" = 413 ]"

# ---- brought by hand
brings() { curl -s -o said -w '%{http_code}' --data-binary @"$1" "$at/log/cosignature"; }
cat note line >cosigned
refused 'nobody can say whose line it is where the policy names no witness' 0 policy-names-nobody \
    sh -c "curl -s --data-binary @cosigned $at/log/cosignature"
refused 'who types that is told what to do about it' 1 'writes a line for each witness' \
    "$TB" witness-add cosigned --book town
ends "$server"

# ---- four, of which one is down, and one was made without us
down=$(free_port) second=$(free_port) theirs=$(free_port)
"$TB" witness new two guild.example/two >two.key 2>two.err
"$TB" witness add two "$log" -q
"$TB" witness new gone gone.example/gone >gone.key 2>gone.err
"$TB" witness add gone "$log" -q
"$TB" witness new nat nat.example/nat >nat.key 2>nat.err
"$TB" witness add nat "$log" -q
is 'a second one listens' witness two "$second"; two=$eye
is 'one that was made without us is there' other theirs.example/theirs "$theirs" good; good=$liar
cat >policy <<END
log $log
witness eye $(cat eye.key) http://127.0.0.1:$port
witness two $(cat two.key) http://127.0.0.1:$second/
witness gone $(cat gone.key) http://127.0.0.1:$down
witness theirs $key http://127.0.0.1:$theirs
witness nat $(cat nat.key)
group most 2 eye two gone
quorum most
END
cp policy town/policy
is 'the server starts though one is down' serve town
is 'one signs' until_so signed_by guild.example/two
is 'another too' until_so signed_by union.example/eye
is 'so does the one that was made without us' until_so signed_by theirs.example/theirs
is 'the one that is down is named' until_so grep -q '^witness gone: no answer: ' town.journal
is 'who signed all is behind by nothing' until_so sh -c "curl -s $at/metrics | grep -q 'lag_seconds{witness=\"eye\"} 0'"
is 'who signed nothing is behind' until_so sh -c "curl -s $at/metrics | grep -q 'lag_seconds{witness=\"gone\"} [1-9]'"
is 'the log grows' grows
signs_all() { rm -f all.receipt; "$TB" receipt $(($(size) - 1)) --policy policy --book town -q --out all.receipt; }
is 'and the new end is signed by the quorum' until_so signs_all
refused 'the server hears from nobody about a log that is not its own' 0 origin-foreign \
    sh -c "sed '1s/.*/elsewhere.example\/log/; 2s/.*/999999/' cosigned | curl -s --data-binary @- $at/log/cosignature"
python3 -c 'import base64, sys
name, id = open("nat.key").read().split("+")[:2]
print("— " + name, base64.b64encode(bytes.fromhex(id) + bytes(72)).decode())' >forged
refused 'nor a line that does not verify' 0 signature-wrong sh -c \
    "{ curl -s $at/log/checkpoint; cat forged; } | curl -s --data-binary @- $at/log/cosignature"
cat note line | sed 's|^— union.example/eye|— union.example/eve|' >unknown
is 'of a key that the policy does not name nothing is kept' sh -c "[ \$(curl -s -o said -w '%{http_code}' --data-binary @unknown $at/log/cosignature) = 200 ] && grep -q 'Nothing of it is new' said"
cp -r nat nat2
is 'whom nobody reaches comes by itself' "$TB" witness nat --pull "$at/log" -q
is 'and its line is kept' until_so signed_by nat.example/nat
is 'a second time nothing is new, and nothing wrong' "$TB" witness nat --pull "$at/log" -q
before=$eye by_hand=$(free_port)
is 'the log grows once more' grows
curl -s "$at/log/checkpoint" >note2
is 'the same witness is asked by hand' witness nat2 "$by_hand"
is 'and signs' gives 200 0 note2 "$by_hand"
cat note2 said >brought
ends "$eye" 2>/dev/null; eye=$before
is 'what it signed is brought to the address' "$TB" witness-add brought --book "$at"
cp err told
is 'which says whose it is' grep -q 'Signed by: nat' told
is 'brought once more, beside the book, it is not new' "$TB" witness-add brought --book town
cp err told
is 'which is said' grep -q 'Nothing of it is new' told
refused 'a log that it does not know it does not sign' 70 log-strange sh -c \
    "'$TB' witness new none none.example/none -q >none.key && '$TB' witness none --pull $at/log"
refused 'nor where there is none' 1 web-unreachable "$TB" witness nat --pull "http://127.0.0.1:$down/log"

# ---- killed, and back
kill -KILL "$two"; wait "$two" 2>/dev/null
is 'one is killed, and the log grows' grows
is 'that it is down is said' until_so grep -q '^witness two: no answer' town.journal
is 'it comes back' witness two "$second"; two=$eye
is 'the one that was down comes, too' witness gone "$down"; gone=$eye
is 'and signs, though it saw nothing of the beginning' until_so signed_by gone.example/gone
is 'all of it is signed again' until_so signs_all
kill -KILL "$server"; wait "$server" 2>/dev/null
is 'the server is killed, and starts' serve town
is 'it enters what comes' grows
is 'and it is signed' until_so signs_all
ends "$server"

# ---- older copies, and other logs
cp -r town older
is 'the newest grows' grows
is 'and is served until that is signed' serve town
is 'by the quorum' until_so signs_all
is 'and by who comes by itself' "$TB" witness nat --pull "$at/log" -q
ends "$server"
is 'an older copy is served' serve older
refused 'it enters nothing' 0 start-would-fork curl -s "$at/readyz"
refused 'whoever proposes hears why, and what to do' 70 'bring back the newest' grows older
is 'with what was seen, and by whom' sh -c "curl -s $at/readyz | grep -qE '(eye|two|gone) signed a checkpoint of [0-9]+ entries; here are [0-9]+'"
is 'what is there can be read' gives 404 0 foreign "$port"
is 'its pages too' sh -c "[ \$(curl -s -o said -w '%{http_code}' $at/log) = 200 ]"
ends "$server"
# The same key went on from the older copy where no witness was asked.
cp -r older forked; sed '/^witness\|^group\|^quorum/d' town/policy >forked/policy; echo 'quorum none' >>forked/policy
for n in 1 2 3; do year=$((year + 1)); is "another log grows $n" grows forked; done
cp policy forked/policy
is 'it is served' serve forked
refused 'and enters nothing: its entries are not those that were seen' 0 'start-would-fork' curl -s "$at/readyz"
is 'that is said' sh -c "curl -s $at/readyz | grep -qE 'saw [0-9]+ entries that are not those'"
refused 'who comes by itself signs none of it' 70 witness-refuses "$TB" witness nat --pull "$at/log"
ends "$server"

# ---- somebody who believes nobody
watch() { "$TB" watch "$at/log" --state "$@"; }
is 'the newest is served' serve town
refused 'whoever looks first says whom to believe' 4 watch-policy "$TB" watch "$at/log" --state seen
is 'then it is looked at' watch seen --policy policy -q
is 'and again without' sh -c "'$TB' watch $at/log --state seen 2>&1 | grep -q 'begins with all'"
is 'a friend looks, too' watch friend --policy policy -q
is 'the log grows' grows
is 'it begins with what was seen' watch seen -q
is 'the friend was shown the same log' sh -c "'$TB' watch $at/log --state seen --compare friend/latest 2>&1 | grep -q 'shown the same log'"
sed 's/^quorum .*/quorum none/' policy >otherwise
refused 'another policy is not believed later' 1 watch-policy-changed watch seen --policy otherwise
ends "$server"
cp -r seen seen.newest
is 'the other log is served' serve forked
refused 'who looked before sees that it is another' 70 'two-logs\|log-shrank' watch seen
is 'both checkpoints are kept' sh -c 'grep -c "^— town.example.org/log" seen/two-logs-* | grep -q "^2$"'
is 'a friend who only knew the beginning sees nothing' watch third --policy policy -q
refused 'until both compare' 70 'two-logs\|log-shrank' watch third --compare seen.newest/latest
is 'and both have the proof' sh -c 'grep -c "^— town.example.org/log" third/two-logs-* | grep -q "^2$"'
ends "$server"
is 'an older copy is served' serve older
refused 'it shrank' 70 log-shrank watch seen.newest
refused 'a friend is told, too' 70 log-shrank watch fourth --policy policy --compare seen.newest/latest
ends "$server"
rm -r forked

# ---- who lies
kill "$good"; wait "$good" 2>/dev/null
lied() {
    is "$1: a witness lies" other theirs.example/theirs "$theirs" "$1"
    is "$1: the server starts" serve town
}
stopped() { ends "$server"; kill "$liar"; wait "$liar" 2>/dev/null; }
for how in forges strange; do
    lied $how
    is "$how: what it says is not believed" until_so grep -q '^witness theirs: no answer: ' town.journal
    is "$how: and stops nobody" sh -c "[ \$(curl -s $at/readyz) = ready ]"
    is "$how: the log grows" grows
    is "$how: and the others sign it" until_so signs_all
    stopped
done
for how in ahead other; do
    lied $how
    is "$how: it answers" until_so grep -q '^witness theirs: start-would-fork' town.journal
    refused "$how: nobody can tell whether it lies: nothing is entered" 0 start-would-fork curl -s "$at/readyz"
    refused "$how: what to do is said" 70 "take its line out of the book's file policy" grows
    stopped
done
is 'what was said once is not kept: without it the server enters' serve town
is 'what comes' grows
ends "$server"

# ---- what the public is given
is 'a tender is there' "$TB" demo vehicle-recovery --keep kept -q
public=$(sed -n 's/^log \([^ ]*\).*/\1/p' kept/book/policy)
kill -TERM "$gone" "$two"; wait "$gone" "$two" 2>/dev/null
is 'a witness learns of a second log' "$TB" witness add two "$public" -q
is 'and listens' witness two "$second"
printf 'log %s\nwitness two %s http://127.0.0.1:%s\nquorum two\n' "$public" "$(cat two.key)" "$second" | tee kept/book/policy >policy
is 'it is served' serve kept/book
is 'and signed' until_so signed_by guild.example/two
receipt() {
    for leaf in $(seq 60); do
        curl -sf "$at/log/entry/$leaf/receipt" >cosigned.receipt && grep -q '^index' cosigned.receipt && return
    done
    return 1
}
is 'somebody takes the receipt of an entry' receipt
is 'it is good under a policy that asks for the witness' "$VERIFY" receipt cosigned.receipt --policy policy
ends "$server"

# ---- behind a proxy that speaks TLS
if command -v nginx >/dev/null; then
    mkdir nginx; secure=$(free_port)
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1 \
        -addext subjectAltName=IP:127.0.0.1 -keyout nginx/key.pem -out nginx/cert.pem 2>/dev/null
    cat >nginx/conf <<END
daemon off; user root; pid $work/nginx/pid; error_log $work/nginx/error; events { }
http { access_log $work/nginx/log; client_body_temp_path $work/nginx; proxy_temp_path $work/nginx;
fastcgi_temp_path $work/nginx; uwsgi_temp_path $work/nginx; scgi_temp_path $work/nginx;
server { listen 127.0.0.1:$secure ssl; ssl_certificate $work/nginx/cert.pem; ssl_certificate_key $work/nginx/key.pem;
location / { proxy_pass http://127.0.0.1:$second; } } }
END
    nginx -p "$work/nginx" -c "$work/nginx/conf" >/dev/null 2>&1 & pids+=($!)
    is 'a proxy stands before the witness' until_so curl -s --cacert nginx/cert.pem "https://127.0.0.1:$secure/"
    sed -i "s|http://127.0.0.1:$second|https://127.0.0.1:$secure|" kept/book/policy
    is 'the log is served' serve kept/book
    is 'whose certificate nobody vouches for is not asked' until_so grep -qi '^witness two: no answer: .*certificate' kept/book.journal
    is 'and was shown nothing' sh -c '! grep -q add-checkpoint nginx/log'
    ends "$server"
    export SSL_CERT_FILE=$work/nginx/cert.pem
    is 'where that certificate is named' serve kept/book
    is 'it is asked and answers' until_so grep -qE 'POST /add-checkpoint [^"]*" (200|409)' nginx/log
    is 'and nothing is said against it' sh -c '! grep -q "^witness two: no answer" kept/book.journal'
    ends "$server"
    unset SSL_CERT_FILE
fi
echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
