#!/bin/bash
# mailing_test.sh - what lies in the outbox goes to a real mail server, once; what that puts off or
# refuses is seen.
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
until_so() { for _ in $(seq 200); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done; return 1; }

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
echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
