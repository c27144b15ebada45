#!/bin/bash
# machines_test.sh - people who sit at machines of their own: each has a folder with one key file, and
# nothing goes from one to the other but what is sent.
#
# The clock is moved by faketime; everything else is real.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
VERIFY=$PWD/build/release/src/tenderbox-verify
suite=machines work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. test/sentences.bash
unset ASAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD
export TZ=UTC TENDERBOX_BOOK=$work/book
for tool in faketime openssl python3; do
    command -v $tool >/dev/null || { echo "machines: 0 passed, 0 failed, 1 skipped"; exit 0; }
done
follow=$PWD/test/witness/follow.py

now='2026-01-05 09:00:00'
# at PERSON COMMAND... - on that person's machine, with the key that lies there
at() {
    local who=$1; shift
    case "$1 ${2:-}" in key\ *|padlock\ new) set -- "$@" --no-passphrase ;; esac
    (cd "$work/$who" && faketime -f "@$now" "$TB" "$@")
}
# send FROM FILE TO
send() { cp -p "$work/$1/$2" "$work/$3/"; }
number() { sed -n 's/^number //p' "$work/$1/my.key"; }

# both SENTENCE ACT FIELD... - Bill agrees and sends it, Olga enters it; on another day when `enters`
# says so
both() {
    local sentence=$1; shift
    rm -f "$work/bill/both.tbx"
    is "Bill agrees: $sentence" at bill agree "$@" --as my.key $P --out both.tbx
    send bill both.tbx olga
    now=${enters:-$now}
    is "Olga enters: $sentence" at olga enter both.tbx --as my.key
}

# look WHO - the officer writes the public bundle anew and sends it
look() {
    rm -f "$work/olga/public.tbx"
    is "what everybody may see is written" at olga export bundle --edition public $P "${@:2}" --out public.tbx
    cp "$work/err" "$work/olga/said"
    send olga public.tbx "$1"
}
follow() { (cd "$work/witness" && faketime -f "@$now" python3 "$follow" "$log" "${1:-public.tbx}" >cosigned); }
# seen - the witness is shown the log as it stands, and what it signs comes home
seen() {
    is 'what is due is entered' at olga tick
    look witness
    is "the witness signs at $now" follow
    send witness cosigned olga
    is 'and that comes home' at olga witness-add cosigned --policy policy
}

# ---- a witness, whom nobody here can make sign
"$TB" init "$work/book" --origin tender.example.org/log --tick 86400:4 --rush 1:4:60 >"$work/log.vkey" 2>/dev/null
log=$(cat "$work/log.vkey")
mkdir "$work/witness"
is 'a witness makes a key' sh -c "cd '$work/witness' && python3 '$follow' new union.example/witness >vkey"

# ---- two officers
for who in olga bill; do
    mkdir "$work/$who"
    is "$who makes a key" at $who key my.key "$who"
    is "$who enrols" at $who act enrol name="$who of Arden" --as my.key
done
begin=(year=2026 number=42 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom
       title="Vehicle recovery" buyer="Arden Constabulary")
is 'Bill agrees to begin' at bill agree begin "${begin[@]}" --as my.key --out begin.tbx
is 'in a file that only he reads' test "$(stat -c %a "$work/bill/begin.tbx")" = 600
refused 'which is never written over' 74 file-unwritable at bill agree begin "${begin[@]}" --as my.key \
    --out begin.tbx
is 'tar lists it' sh -c "tar tf '$work/bill/begin.tbx' | head -n 3 | tr '\n' ' ' |
    grep -q '^agreement signed definitions '"
send bill begin.tbx olga
now='2026-01-07 09:00:00'
is 'Olga looks at it first' at olga enter begin.tbx
cp "$work/out" "$work/page"
is 'who agreed' grep -q '^bill of Arden agreed 2026-01-05' "$work/page"
is 'to what, in words' grep -q '^  Title: Vehicle recovery' "$work/page"
is 'and of a choice not the word but what it is called' grep -q '^  Whose holidays count: the whole United Kingdom' "$work/page"
is 'nothing was entered by that' sh -c "'$TB' show | grep -q 'No procedure yet'"
is 'it is told in JSON' at olga enter begin.tbx --json
cp "$work/out" "$work/json"
is 'that a program can read' python3 -c 'import json, sys; assert json.load(open(sys.argv[1]))["act"] == "begin"' \
    "$work/json"
is 'with its times as programs write them' grep -qE '"agreed": "2026-01-05T[0-9:]{8}Z", "until": "2026-0[12]-[0-9]{2}T[0-9:]{8}Z"' "$work/json"
refused 'who agreed does not enter it' 3 agreement-foreign at bill enter begin.tbx --as my.key
python3 - "$work/olga/begin.tbx" "$work/olga/changed.tbx" <<'P'
import sys
raw = open(sys.argv[1], "rb").read()
open(sys.argv[2], "wb").write(raw.replace(b"number 42\n", b"number 43\n"))
P
refused 'a changed one is not what was agreed' 2 agreement-false at olga enter changed.tbx --as my.key
head -c 1536 "$work/olga/begin.tbx" >"$work/olga/half.tbx"
refused 'half a file is none' 2 parcel-unreadable at olga enter half.tbx --as my.key
refused 'nor is a key' 2 parcel-unreadable at olga enter my.key --as my.key
refused 'nor one of another log' 2 agreement-false env TENDERBOX_BOOK="$work/other" sh -c "
    '$TB' init '$work/other' --origin other.example.org/log >/dev/null 2>&1
    cd '$work/olga' && '$TB' enter begin.tbx --as my.key"
is 'Olga enters it on Wednesday' at olga enter begin.tbx --as my.key
P='-p 2026-42'
for who in olga bill; do is "$who declares" at $who act conflict finding=none --as my.key $P; done

# ---- agreed, withdrawn, expired
change() { at "$1" agree hold on=yes reason=x --as my.key $P --out x.tbx; }
refused 'what one does alone is not agreed to' 2 agreement-superfluous change bill
refused 'an agreement counts for thirty days at most' 2 '--days 1 to 30' at bill agree key-change \
    person=1 key="$(printf 'ab%.0s' $(seq 32))" reason=x --days 31 --as my.key $P --out x.tbx
role=(person="$(sed -n 's/^number //p' "$work/olga/my.key")" role=officer lot=0)
agree_role() { at bill agree role "${role[@]}" --as my.key $P --days 2 --out "$1"; }
is 'Bill agrees for two days' agree_role short.tbx
is 'and again, and thinks better of it' agree_role regret.tbx
serial=$(sed -n 's/^serial=//p' "$work/out")
is 'he withdraws it' at bill act withdraw-agreement serial="$serial" --as my.key $P
refused 'once' 1 agreement-withdrawn at bill act withdraw-agreement serial="$serial" --as my.key $P
send bill short.tbx olga; send bill regret.tbx olga
refused 'it counts no more' 1 agreement-withdrawn at olga enter regret.tbx --as my.key
now='2026-01-08 09:00:00'
is 'the other one does' at olga enter short.tbx --as my.key
refused 'once' 1 agreement-used at olga enter short.tbx --as my.key
is 'Bill agrees once more' agree_role late.tbx
send bill late.tbx olga
now='2026-01-11 09:00:00'
refused 'after two days it is over' 1 agreement-expired at olga enter late.tbx --as my.key

# ---- who opens and who marks
# joins WHO ROLE COMMAND... - makes a key by that command, sends its public half, and is enrolled
joins() {
    local who=$1 role=$2; shift 2
    mkdir "$work/$who"
    is "$who makes a key" at "$who" "$@" my.key "$who"; grep ^person= "$work/out" >"$work/$who/$who.pub"
    send "$who" "$who.pub" olga
    # shellcheck disable=SC2046
    is "$who is enrolled" at olga act person $(cat "$work/olga/$who.pub") name="$who" --as my.key $P
    is "$who becomes $role" at olga act role person="$(number "$who")" role="$role" lot=0 --as my.key $P
}
for who in hana ivo jade; do
    joins $who holder padlock new
    is "$who brings a padlock" at $who act padlock --as my.key $P
done
joins eva evaluator key; joins cleo chair key
for who in eva cleo; do is "$who declares" at $who act conflict finding=none --as my.key $P; done
is 'a fact' at olga act fact fact=electronic value=yes reason=x --as my.key $P
is 'another' at olga act fact fact=all-documents value=yes reason=x --as my.key $P
cat >"$work/bill/definitions" <<'D'
lot lot=1 regime=pa-2023 least=100,000 most=1,000,000 months=24 title="Stations" least_basis="Area" most_basis="Area"
mark scale=1 mark=0 says="Nothing"
mark scale=1 mark=5 says="Excellent"
criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Quality"
criterion lot=1 criterion=2 kind=price weight=40 title="Price"
formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
round round=1 kind=tender needed=2 padded=65536
timetable round=1 event=deadline moment="2026-02-13 12:00"
D
send witness vkey bill
{ echo "log $log"; echo "witness union $(cat "$work/bill/vkey")"; echo 'quorum union'; } >"$work/bill/policy"
for who in olga hana ivo jade; do send bill policy $who; done
now='2026-01-12 12:00:00'
is 'Bill agrees to the notice and all its definitions' at bill agree publish \
    retention="2036-06-01 00:00" notice=UK4 policy=@policy --batch definitions --as my.key $P --out notice.tbx
send bill notice.tbx olga
now='2026-01-14 12:00:00'
is 'Olga publishes two days later' at olga enter notice.tbx --as my.key
seen

# ---- two people of one bidder
for who in bela cora; do
    mkdir "$work/$who"
    is "$who makes a key" at $who key my.key $who
    is "$who registers" at $who act interest name="$who Ltd" identifier="GB 12-345" --as my.key $P
done
bela=$(sed -n 's/^number //p' "$work/bela/my.key")
mkdir "$work/dan"
refused 'a bidder is a number' 2 '--bidder takes a number' at dan key no.key Dan --bidder Bela
is 'Dan makes a key to sign for Bela' at dan key my.key "Dan Field" --bidder "$bela"
cp "$work/out" "$work/bela/dan.pub"
is 'in which the number is Bela'"'"'s' grep -qx "number $bela" "$work/dan/my.key"
refused 'it does not count yet' 3 signer-unknown at dan act question text="Open?" --as my.key $P
# shellcheck disable=SC2046
is 'Bela names Dan' at bela act delegate $(cat "$work/bela/dan.pub") name="Dan Field" --as my.key $P
is 'Dan asks in the name of Bela' at dan act question text="Is the yard open?" --as my.key $P
head -c 20000 /dev/urandom >"$work/dan/method.pdf"
printf '1 2026 1 960000.00\n' >"$work/dan/price"
now='2026-02-13 11:59:05'
is 'Dan seals' at dan seal --lot 1 --quality method.pdf --price price --out bid --as my.key $P
cp -r "$work/dan/bid" "$work/bela/"
is 'Bela deposits what Dan sealed' at bela deposit bid --as my.key $P
is 'who shows it sees it as the bidder' sh -c "cd '$work/dan' &&
    faketime -f '@$now' '$TB' show --as my.key $P | grep -q 'your bid of lot 1, version 1'"
is 'an officer is told of the same identifier' sh -c "cd '$work/olga' &&
    '$TB' show --as my.key $P | grep -q 'bela Ltd ($bela) and cora Ltd ('"
is 'and a bidder is not' sh -c "cd '$work/bela' && '$TB' show --as my.key $P >page &&
    ! grep -q 'same identifier' page"

# ---- everybody checks it, while the box is open
now='2026-02-13 11:59:20'
seen
look hana --policy policy
is 'a bundle that the witness saw is good' "$VERIFY" "$work/hana/public.tbx" --policy "$work/bill/policy"
cp "$work/out" "$work/page"
is 'what it could not check it says' grep -q 'identifiers of bidders are not here: whether one was registered twice' \
    "$work/page"
is 'Dan is not in it' sh -c "! tar xOf '$work/olga/public.tbx' acts | grep -q '^act delegate'"
is 'that somebody named one is' sh -c "tar xOf '$work/olga/public.tbx' withheld | grep -q ' delegate '"
for edition in overseer court "bidder --bidder $bela"; do
    # shellcheck disable=SC2086
    is "for $edition" at olga export bundle --edition $edition $P --policy policy --out "${edition%% *}.tbx"
    is "it is good for $edition" "$VERIFY" "$work/olga/${edition%% *}.tbx" --policy "$work/bill/policy"
    is "and Dan is in it" sh -c "tar xOf '$work/olga/${edition%% *}.tbx' acts | grep -q '^act delegate'"
done

# ---- who left signs no more
now='2026-02-13 11:59:25'
head -c 24000 /dev/urandom >"$work/dan/method.pdf"
printf '1 2026 1 940000.00\n' >"$work/dan/price"
is 'Dan seals another' at dan seal --lot 1 --quality method.pdf --price price --out second --as my.key $P
is 'and deposits it himself' at dan deposit second --as my.key $P
is 'a third is left lying' at dan seal --lot 1 --quality method.pdf --price price --out third --as my.key $P
now='2026-02-13 11:59:30'
is 'Bela ends it' at bela act delegate-ended \
    person="$(sed -n 's/^delegate //p' "$work/dan/my.key")" --as my.key $P
refused 'Dan signs no more' 3 signature-foreign at dan act question text="And now?" --as my.key $P
refused 'nor deposits' 3 signature-foreign at dan deposit third --as my.key $P
head -c 9000 /dev/urandom >"$work/cora/method.pdf"
printf '1 2026 1 990000.00\n' >"$work/cora/price"
is 'Cora seals' at cora seal --lot 1 --quality method.pdf --price price --out bid --as my.key $P
is 'and deposits' at cora deposit bid --as my.key $P

# ---- the deadline, by the clock of others
now='2026-02-13 12:00:10'
seen
is 'a bid that was in time still stands after the deadline' at cora deposit bid --as my.key $P
now='2026-02-13 12:05:00'
refused 'what the witness never saw is not said to be' 1 'tenderbox witness-add' at olga verify public.tbx --policy policy
is 'as Olga heard who wrote it' grep -q '^WARNING: the witnesses .* have not seen the end' "$work/olga/said"
both 'the list of the box, as witnesses saw it' box-list clock=witnessed
both 'Bela is admitted' admit lot=1 bidder="$bela" reason=Complete
both 'Cora is admitted' admit lot=1 bidder="$(number cora)" reason=Complete

# ---- the holders, each on their own
name=$(at olga show $P | grep -oE '^[a-z2-7]{32}$')
turn() { at "$1" turn --lot 1 --envelope "$2" --as my.key -p "$name" --policy policy; }
now='2026-02-16 09:00:00'
refused 'the witness must have seen the list, too' 1 deadline-unseen turn hana quality
seen
look hana --policy policy
is 'Hana checks what she was sent' at hana verify public.tbx --policy policy
is 'and turns' turn hana quality
now='2026-02-16 15:00:00'
refused 'one of three is not enough' 1 padlocks-shut at olga open --lot 1 --envelope quality --out opened \
    --as my.key $P
is 'Jade turns' turn jade quality
is 'Olga opens' at olga open --lot 1 --envelope quality --out opened --as my.key $P
is 'what Dan sealed last comes out' cmp "$work/dan/method.pdf" "$work/olga/opened/quality/$bela/1-method.pdf"

# ---- marks
cp -r "$work/olga/opened" "$work/eva/"
now='2026-02-17 09:00:00'
for who in bela cora; do
    mark=0; [ $who = bela ] && mark=5
    mark_of=(lot=1 bidder="$(number $who)" criterion=1 mark=$mark reason=Read)
    is "Eva marks $who" at eva act score "${mark_of[@]}" file=1 page=2 --as my.key $P
done
is 'Eva closes her sheet' at eva act scores-done lot=1 --as my.key $P
for who in bela cora; do
    mark=0; [ $who = bela ] && mark=5
    mark_of=(lot=1 bidder="$(number $who)" criterion=1 mark=$mark reason=Read)
    is "the panel agrees on $who" at cleo act consensus "${mark_of[@]}" present="Eva, Cleo" --as my.key $P
done
enters='2026-02-18 09:00:00' both 'the marks are locked' score-lock lot=1

# ---- prices
refused 'the lock must have been seen' 1 prices-shut turn ivo price
cp "$work/err" "$work/said"
is 'which is what he is told' grep -q '^Your witnesses saw its first [0-9]* entries; what came later' "$work/said"
now='2026-02-19 09:00:00'
seen
for who in ivo hana; do is "$who turns for the price" turn $who price; done
is 'the prices open' at olga open --lot 1 --envelope price --out opened --as my.key $P

# ---- the award, over a weekend
now='2026-02-20 16:00:00'
enters='2026-02-23 09:00:00' both 'the award' award lot=1 report=Report
for who in bela cora; do
    is "the summary for $who is written" at olga paper summary --lot 1 --bidder "$(number $who)" $P -o $who.html
    is 'and given' at olga act summary lot=1 bidder="$(number $who)" paper=@$who.html --as my.key $P
    send olga $who.html $who
done
now='2026-02-24 09:00:00'
is 'the notice' at olga act notice-published notice=award lot=1 published="2026-02-24 08:30" reference="UK6 1-2026" \
    --as my.key $P
is 'the standstill' at olga act standstill lot=1 basis=mandatory last=2026-03-05 --as my.key $P
contract=(contract lot=1 from=2026-04-01 until=2028-03-31 paper=Contract)
now='2026-03-05 09:00:00'
is 'Bill agrees while it stands still' at bill agree "${contract[@]}" --as my.key $P --out early.tbx
send bill early.tbx olga
refused 'it is not entered before it ends' 1 standstill-running at olga enter early.tbx --as my.key
now='2026-03-06 09:00:00'
enters='2026-03-09 09:00:00' both 'the contract' "${contract[@]}"
is 'its notice' at olga act notice-published notice=contract lot=1 published="2026-03-09 08:30" reference="UK7 1-2026" \
    --as my.key $P

# ---- somebody who believes nobody
seen
mkdir "$work/sceptic"
look sceptic --policy policy
rm "$work/olga/court.tbx"
is 'the bundle for a court' at olga export bundle --edition court $P --policy policy --out court.tbx
for file in court.tbx policy; do send olga $file sceptic; done
for edition in public court; do
    is "the $edition bundle is good" sh -c "cd '$work/sceptic' && exec env -i '$VERIFY' $edition.tbx --policy policy"
    cp "$work/out" "$work/page"
    is 'every bid came in time as the witness saw' grep -q '^  3 deposits in time as witnesses saw, 0 on the operator' "$work/page"
done

# ---- another book behind one's back
cp -r "$work/book" "$work/fork"
TENDERBOX_BOOK=$work/fork is 'the copy goes its own way' at olga act complaint lot=1 received="2026-03-09 08:00" text=No \
    --as my.key $P
TENDERBOX_BOOK=$work/fork look witness
is 'a log that goes on is signed' follow
is 'the book goes on otherwise' at olga act complaint lot=1 received="2026-03-09 08:00" text=Yes --as my.key $P
is 'and further' at olga act complaint lot=1 received="2026-03-09 08:10" text=Yes --as my.key $P
look witness
refused 'of two logs the witness signs one' 1 'not the log of the last time' follow

echo "machines: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
