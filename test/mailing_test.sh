#!/bin/bash
# mailing_test.sh - what lies in the outbox goes to a real mail server, once; what that puts off or
# refuses is seen; and who has a part in a tender is told what happens, whatever is killed.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=mailing top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
if ! /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null; then
    echo "    skipped: python3-aiosmtpd is not there"; echo "mailing: 0 passed, 0 failed, 1 skipped"; exit 0
fi
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

mkdir came
/usr/bin/python3 "$top/test/smtp.py" came >port 2>smtp.err &
pids+=($!)
until_so test -s port
"$TB" demo vehicle-recovery --keep kept -q >/dev/null
cat >conf <<END
site      Arden Constabulary
address   https://tender.arden.example
listen    127.0.0.1:0
mail      smtp://127.0.0.1:$(cat port)
from      tenders@arden.example
END
invites() { "$TB" invite "$1" "to look around" --book kept/book --config conf -q >"invited.${1%@*}"; }
is 'somebody is invited while nothing is served' invites ada@town.example
address=$(cat invited.ada)
is 'by an address that is whole' grep -q '^https://tender.arden.example/join/' invited.ada
is 'so is somebody whose server is busy' invites later@town.example
is 'and somebody whom it does not know' invites never@town.example
"$TB" serve kept/book --config conf --clock-is-right --json >served 2>journal &
server=$!; pids+=("$server")
is 'the server sends it' until_so test -s came/1
is 'to whom it is for' grep -q '^X-To: ada@town.example' came/1
is 'with the address at which it is taken' sh -c "tr -d '\r' <came/1 | sed -z 's/=\n//g' | grep -qF '$address'"
is 'the subject says what it is and by when' grep -q 'Subject: Arden Constabulary invites you: take it within seven days' came/1
is 'the journal names it by its number' until_so grep -q '^mail 1: sent' journal
is 'what is put off is tried again later' until_so grep -q '^mail 2: mail-unsent' journal
is 'what is refused is given up' until_so grep -q '^mail 3: mail-refused' journal
is 'no address and no secret is in the journal' sh -c "! grep -E 'town.example|join/' journal"
kill -TERM "$server"; wait "$server"
"$TB" serve kept/book --config conf --clock-is-right --json >served 2>journal &
server=$!; pids+=("$server")
is 'the server is there again' until_so grep -q address served
sleep 1
is 'and sends nothing twice' sh -c '[ "$(ls came | wc -l)" = 1 ]'
kill -TERM "$server"; wait "$server"
sed -i 's/^from/#from/' conf
refused 'a mail server without somebody to be from is refused' 2 'setting-wrong' \
    "$TB" serve kept/book --config conf
# ---- a tender under way: its people are told, once, whatever is killed
mkdir told
/usr/bin/python3 "$top/test/smtp.py" told >told.port 2>told.err &
pids+=($!)
until_so test -s told.port
is 'tenders are under way' "$top/test/living" play
year=$(sed -n 's/.*tender=\([0-9]*\)-103 .*/\1/p' play/book/demonstration/people | head -n 1)
cat >living.conf <<END
site      Tarn Valley
address   https://tender.tarn.example
listen    127.0.0.1:0
mail      smtp://127.0.0.1:$(cat told.port)
from      tenders@tarn.example
END
served() {
    rm -f living living.err
    "$TB" serve play/book --demonstration --config living.conf --json >living 2>living.err &
    server=$!; pids+=("$server")
    until_so grep -q address living || return 1
    here=$(sed -n 's/.*"address": "\([^"]*\)\/".*/\1/p' living | head -n 1)
}
killed() { kill -KILL "$server"; wait "$server" 2>/dev/null; true; }
# be ID - somebody of the demonstration comes, and so has an account
be() {
    rm -f jar
    key=$(curl -s -c jar "$here/demonstration" | grep -o 'name="form_key" value="[^"]*"' | head -n 1 | cut -d'"' -f4)
    curl -sf -b jar -c jar --data-urlencode "form_key=$key" -d "id=$1" "$here/demonstration" -o /dev/null
}
act() { local who=$1; shift; "$TB" act "$@" --as "play/people/living/$who.key" --book play/book -p "$year-103"; }
came() { cat told/[0-9]* | tr -d '\r'; }
# One a line: to whom, and the subject without the year. A letter that came again is the same letter.
heads() {
    /usr/bin/python3 - <<'PY'
import email, email.policy, pathlib, re
seen = {}
for path in pathlib.Path("told").glob("[0-9]*"):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    seen[mail["Message-ID"]] = mail
for mail in seen.values():
    subject = re.sub(r"\b20\d\d-103\b", "2026-103", str(mail["Subject"]))
    print(mail["X-To"].split("@")[0], "|", re.sub(r"(until|before) .*", r"\1 ...", subject))
PY
}
counted() { [ "$(heads | grep -c .)" = "$1" ]; }
is 'they are served' served
for who in wren otis heron ines rook copper; do is "$who comes" be "living-$who"; done
is 'two officers suspend one, while the server knows of mail' act wren suspend lot=1 \
    reason='The survey is looked at again.' --with play/people/living/otis.key
is 'everybody in it is told' until_so counted 4
is 'the server is killed' killed
is 'and comes back' served
is 'an officer records a complaint' act wren complaint lot=1 received="$(date -u +%Y-%m-%d) 00:00" text='Too slow.
Bcc: everybody@tarn.example'
is 'the server is killed at once' killed
is 'and comes back again' served
is 'the other officer is told all the same' until_so counted 5
is 'it goes on' act otis resume lot=1 reason='It was right.' --with play/people/living/wren.key
is 'the server is killed at once, once more' killed
is 'and is there' served
is 'and everybody is told that it goes on' until_so counted 9
killed; served
sleep 6
heads | sort >heads
is 'each is told once of what concerns them, and of nothing else' diff heads "$top/test/vectors/mailed.txt"
awk 'FNR == 1 { head = 1 } /^\r?$/ { head = 0 } head' told/[0-9]* >tops
is 'nobody puts a head into a mail' sh -c '! grep -qi ^bcc tops'
is 'what is no must says how it is ended' grep -q '^List-Unsubscribe: <https://tender.tarn.example/unsubscribe/' tops
link=$(came | sed -n 's/^List-Unsubscribe: <https:\/\/tender.tarn.example\(.*\)>/\1/p' | head -n 1)
is 'who looks at the link ends nothing' sh -c "curl -sf '$here$link' | grep -q 'No more of these mails?'"
is 'who sends it does, without a cookie' sh -c \
    "curl -sf -d List-Unsubscribe=One-Click '$here$link' | grep -q 'You get no more of these mails'"
is 'a link that was changed is none' sh -c "[ \$(curl -s -o none -w '%{http_code}' '$here${link}0') = 404 ]"
is 'a second complaint is recorded' act wren complaint lot=1 received="$(date -u +%Y-%m-%d) 00:01" text=Again
killed
is 'somebody is invited by an address that nobody has' \
    "$TB" invite never@town.example 'to look around' --book play/book --config living.conf -q
is 'it is served once more' served
is 'that mail comes back' until_so grep -q mail-refused living.err
is 'who ended such mails gets no more of them' counted 9
is 'an officer comes' be living-wren
is 'and sees what came back, and why' sh -c "curl -sf -b jar '$here/people' | tr '\n' ' ' |
    grep -q 'Mail that came back.*never@town.example.*550 5.1.1 Nobody of that name.*Given up'"
is 'and chooses which mails they get' sh -c "curl -sf -b jar '$here/me' | grep -q 'Save which mails I get'"
is 'figures say how many wait' sh -c "curl -sf '$here/metrics' | grep -q '^tenderbox_mail_waiting 0'"
killed

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
