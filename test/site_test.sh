#!/bin/bash
# site_test.sh - what anybody sees of two whole tenders in a browser or with curl, and what nobody
# may see there.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=site_pages top=$PWD work=$(mktemp -d)
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

# serve FOLDER - and sets `at`.
serve() {
    local port; port=$(free_port)
    "$TB" serve "$1" --listen "127.0.0.1:$port" --clock-is-right --json >"served.$port" 2>&1 &
    pids+=($!)
    at=http://127.0.0.1:$port
    until_so grep -q address "served.$port"
}
get() { curl -s --max-time 60 "$@"; }
gives() { [ "$(get -o /dev/null -w '%{http_code}' "${@:2}")" = "$1" ]; }
# says ADDRESS WORDS... - each of them stands on the page. lacks: none does.
page() { get "$at$1" | tr '\n' ' '; }
says() { local p; p=$(page "$1"); for w in "${@:2}"; do [[ $p == *"$w"* ]] || { echo "no: $w"; return 1; }; done; }
lacks() { local p; p=$(page "$1"); for w in "${@:2}"; do [[ $p != *"$w"* ]] || { echo "there: $w"; return 1; }; done; }

is 'a tender is there' "$TB" demo vehicle-recovery --keep recovery -q
is 'and a greater one' "$TB" demo business-partnering --keep partnering -q

is 'the site is there' serve recovery/book
recovery=$at
is 'the list names it' says / 'Vehicle recovery and storage' 'Arden Constabulary' '2026-42' 'Contract signed'
is 'it is found by its words' says '/?words=RECOVERY+arden' '1 tender' 'Vehicle recovery'
is 'by its number' says '/?words=2026-42' '1 tender'
is 'not by others' says '/?words=bridge' 'No tenders' 'Nothing matches'
is 'by where it stands' says '/?status=awarded' '1 tender'
is 'and not elsewhere' says '/?status=open' 'No tenders'
is 'by year' says '/?year=2026' '1 tender'
is 'a year that is none finds nothing' says '/?year=x' 'No tenders'
is 'what is searched for is no markup' lacks '/?words=%3Cscript%3Ealert(1)%3C/script%3E' '<script>alert'
is 'a page beyond the last is empty' gives 200 "$at/?page=999"
is 'the list is JSON' sh -c "curl -s '$at/api/1/tenders' | python3 -c '
import json, sys; p = json.load(sys.stdin)
assert p[\"count\"] == 1 and p[\"rows\"][0][\"number\"] == \"2026-42\"'"
is 'and a table' sh -c "curl -s $at/tenders.csv | python3 -c '
import csv, sys; r = list(csv.DictReader(sys.stdin))
assert r[0][\"number\"] == \"2026-42\", r'"

is 'the tender says what everybody may know' says /t/2026-42 'Awarded to <strong>Cora Fleet Services plc</strong>' \
    'GBP 4,180,000.00' 'Any 3 of 5 padlocks' 'Seize a vehicle' 'Night cover is needed at two yards' \
    'moved from <del>' 'Specification</span>, version 2' 'Replaced' 'Response on the road' 'W × lowest ÷ P' \
    'The tender was published' '5 padlocks were made' 'Ivo Brandt, Commissioner'
is 'and that it names no file for sealing' says /t/2026-42 'This tender names no fingerprint of it'
is 'and nothing that is not for everybody' lacks /t/2026-42 Bela Dray Elm '3,860,000' '83.00' 'Olga' 'Ines' 'Cleo' \
    'Is night cover needed' 'three minutes late'
is 'nor its JSON' lacks /api/1/t/2026-42 Bela Dray Elm '3,860,000' '83.00' 'Olga' 'Ines' 'Cleo' 'Is night cover needed'
is 'its opening is told to everybody' says /t/2026-42/opening 'sealed bids lay in it' 'Open</strong>' \
    '4 envelopes have been opened so far' 'Late: stays shut' 'Not turned' 'Every padlock that is needed has turned.'
is 'and nothing of it that is not for everybody' lacks /t/2026-42/opening Bela Dray Elm '3,860,000' '83.00'
is 'nor for programs' lacks /api/1/t/2026-42/opening Bela Dray Elm '3,860,000' '83.00'
is 'it does not fetch itself anew once all is over' lacks /t/2026-42/opening 'http-equiv="refresh"'
is 'it is found by its name, too' sh -c "curl -sf $at/t/\$(curl -s $at/api/1/t/2026-42 |
    python3 -c 'import json, sys; print(json.load(sys.stdin)[\"name\"])') | grep -q 'Vehicle recovery'"
is 'a version of a document is a file' sh -c "curl -si $at/t/2026-42/documents/1/2 >got &&
    grep -qi '^content-disposition: attachment; filename=\"specification' got &&
    grep -qi '^content-security-policy: default-src .none.; sandbox' got && grep -qi '^x-content-type-options: nosniff' got"
for none in 2026-43 2026-042 26-42 x ..%2fbook 2026-42%00 2026-42/documents/1/3 2026-42/documents/0/1 \
    2026-42/documents/1/1/1 2026-42/documents/-1/1 2026-42/documents/99999999999999999999/1 %F0%9F%94%92; do
    is "there is no $none" sh -c "curl -s -o /dev/null -w '%{http_code}' '$at/t/$none' | grep -qE '404|400'"
done
is 'a page is packed for who takes it, and the same' sh -c "curl -s --compressed $at/t/2026-42 >packed &&
    curl -s $at/t/2026-42 | cmp - packed"
etag=$(curl -si "$at/t/2026-42" | sed -n 's/^ETag: //p' | tr -d '\r')
is 'who has it already is told so' gives 304 -H "If-None-Match: $etag" "$at/t/2026-42"
is 'and it may be kept by anybody who asks again' sh -c "curl -si $at/t/2026-42 | grep -qi '^vary: accept-encoding, cookie' &&
    curl -si $at/t/2026-42 | grep -qi '^cache-control: no-cache'"
is 'other methods are told which there are' sh -c "curl -si -X DELETE $at/t/2026-42 | grep -q '^Allow: GET, HEAD'"
is 'HEAD has no body' sh -c "[ -z \"\$(curl -sI $at/t/2026-42 | sed '1,/^\r$/d')\" ]"

# ---- what came of it, and the log
is 'how it was decided' says /t/2026-42/award 'Cora Fleet Services plc' 'GBP 4,180,000.00' '84.94' \
    'To the end of Thursday 5 March 2026' '2 bids were made for this lot; 2 were ranked'
is 'and nothing of who lost' lacks /t/2026-42/award Bela Dray Elm '3,860,000' '83.00'
is 'so are the results, as far as everybody may know' says /t/2026-42/results \
    'Awarded to Cora Fleet Services plc at GBP 4,180,000.00, with 84.94.' 'Timetable' '<svg class="tb-draw"'
is 'and nothing of who lost' lacks /t/2026-42/results Bela Dray Elm '3,860,000' '83.00' 'Scores by bidder'
is 'nor for programs, who get no picture' lacks /api/1/t/2026-42/results Bela Dray '3,860,000' svg graphic
is 'nor in a table' sh -c "! curl -sf '$at/t/2026-42/results.csv?lot=1&picture=scores'"
is 'the table of a picture is for a spreadsheet' sh -c "curl -sf '$at/t/2026-42/results.csv?lot=0&picture=timetable' |
    python3 -c 'import csv, sys; assert len(list(csv.DictReader(sys.stdin))) > 4'"
is 'the contract' says /t/2026-42/contract 'Cora Fleet Services plc' 'Wednesday 1 April 2026'
is 'is among all contracts' says /contracts 'Vehicle recovery and storage' 'GBP 4,180,000.00'
is 'also in a table' sh -c "curl -s $at/contracts.csv | python3 -c '
import csv, sys; assert list(csv.DictReader(sys.stdin))[0][\"supplier\"] == \"Cora Fleet Services plc\"'"
is 'news are Atom' sh -c "curl -s $at/feed.atom | python3 -c '
import sys, xml.etree.ElementTree as E; f = E.parse(sys.stdin).getroot(); a = \"{http://www.w3.org/2005/Atom}\"
assert f.tag == a + \"feed\" and len(f.findall(a + \"entry\")) == 5 and all(e.find(a + \"id\") is not None for e in f.findall(a + \"entry\"))'"
is 'deadlines are a calendar' sh -c "curl -s $at/deadlines.ics | head -1 | grep -q '^BEGIN:VCALENDAR'"
is 'its public record is good' sh -c "curl -s $at/t/2026-42/bundle >got.tbx && '$top/build/release/src/tenderbox-verify' got.tbx --policy recovery/policy"
is 'and the same file for everybody' sh -c "curl -s $at/t/2026-42/bundle | cmp - got.tbx && [ \$(ls recovery/book/made | wc -l) = 1 ]"
size=$(get "$at/log/checkpoint" | sed -n 2p)
is 'the log says how far it goes' says /log "$size" 'tender.example.org/log' 'None has cosigned'
award=$(get "$at/api/1/t/2026-42/award" | python3 -c 'import json, sys; print(json.load(sys.stdin)["lots"][0]["entry"])')
is 'an entry says what was done' says "/log/entry/$award" 'Award a lot' 'Cora Fleet Services plc' 'Not shown to everybody'
get "$at/log/entry/$award/receipt" >receipt
is 'its receipt is good' "$TB" verify receipt receipt --policy recovery/policy
is 'also where it is pasted' sh -c "curl -s $at/verify --data-urlencode receipt@receipt | grep -q 'This receipt is good'"
is 'another one is not' sh -c "sed 's/^index.*/index 7/' receipt | curl -s $at/verify --data-urlencode receipt@- | grep -q 'proves nothing'"
is 'nor is anything else' sh -c "curl -s $at/verify --data-urlencode 'receipt=<b>x</b>' | grep -q 'proves nothing'"
# pastes ADDRESS - what stands on that page to be typed, beside what its links gave
pastes() {
    get "$at$1" | sed -n '/aria-label="What to type"/{s/.*<pre[^>]*>//; s/<.*//p}' >pasted/line.sh
    [ -s pasted/line.sh ] && (cd pasted && PATH="$top/build/release/src:$PATH" bash line.sh)
}
mkdir pasted
get "$at/log" | sed -n '/aria-label="The least policy"/,/<\/pre>/{s/.*<pre[^>]*>//; s/<.*//; p}' | sed '/^$/d' >pasted/policy
(cd pasted; for link in /t/2026-42/bundle "/log/entry/$award/receipt" /log/entry/61/receipt; do curl -sOJ "$at$link"; done)
for page in /t/2026-42 "/log/entry/$award" /verify; do
    is "what $page says to type is typed, and works" pastes "$page"
done
sed -i 's/^index.*/index 7/' "pasted/entry-$award.tlog-proof"
not() { ! "$@"; }
is 'and finds what is not so' not pastes "/log/entry/$award"
is 'an entry of the box says nothing' says /log/entry/300 'nobody can tell'
for none in 300/receipt 0/receipt "$size" -1 x 540/x "$award/receipt/x"; do
    is "there is no entry $none" gives 404 "$at/log/entry/$none"
done
is 'there is help' says /help 'Sealed bids'
is 'and what is said of access' says /accessibility 'we do not say that they comply'

is 'the greater site is there' serve partnering/book
is 'whose tender named files of another program, and in which entry' says /t/2012-1 'Not the published one' \
    "fingerprint <span class=\"tb-code\">$(printf tenderbox-seal.html | sha256sum | cut -c 1-64)</span>" '/log/entry/202'
is 'and none is called the published one' lacks /t/2012-1 'As published'
is 'it says how all rounds stand' says /t/2012-1 'Averley Partnership' 'Surrey Police' 'Round 4: Tenders' \
    'Surrey Police has left' 'without a contract' 'Memorandum of information</span>, version 2'
is 'and names nobody who lost' lacks /t/2012-1 Briarwood Cresset Eastlea '722,085,000' '62,300,000' Averley.Ltd

# ---- whoever writes programs
is 'the document of the API says what is there' python3 "$top/test/openapi.py" "$recovery" 2026-42

echo "$suite: $passed passed, $failed failed, 0 skipped"
