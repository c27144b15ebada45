#!/bin/bash
# machines_test.sh - people who sit at machines of their own: each has a folder with one key file, and
# nothing goes from one to the other but what is sent.
#
# The clock is moved by faketime; everything else is real.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
VERIFY=$PWD/build/release/src/tenderbox-verify
passed=0 failed=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
unset ASAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD
export TZ=UTC TENDERBOX_BOOK=$work/book
command -v faketime >/dev/null || { echo "machines: 0 passed, 0 failed, 1 skipped"; exit 0; }

now='2026-01-05 09:00:00'
# at PERSON COMMAND... - on that person's machine, with the key that lies there
at() { (cd "$work/$1" && shift && faketime -f "@$now" "$TB" "$@"); }
# send FROM FILE TO
send() { cp -p "$work/$1/$2" "$work/$3/"; }

is() {
    local sentence=$1; shift
    if "$@" >"$work/out" 2>"$work/err"; then passed=$((passed + 1)); return; fi
    echo "FAILED machines: $sentence"; sed 's/^/    /' "$work/out" "$work/err"; failed=$((failed + 1))
}
refused() {
    local sentence=$1 code=$2 reason=$3 got=0; shift 3
    "$@" >"$work/out" 2>"$work/err" || got=$?
    if [ $got = "$code" ] && grep -q -- "$reason" "$work/out" "$work/err"; then
        passed=$((passed + 1)); return
    fi
    echo "FAILED machines: $sentence (exit $got, wanted $code $reason)"
    sed 's/^/    /' "$work/out" "$work/err"; failed=$((failed + 1))
}

# ---- two officers
"$TB" init "$work/book" --origin tender.example.org/log --tick 86400:4 --rush 1:4:60 >/dev/null 2>&1
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
is 'nothing was entered by that' sh -c "'$TB' show | grep -q 'No procedure yet'"
is 'it is told in JSON' at olga enter begin.tbx --json
cp "$work/out" "$work/json"
is 'that a program can read' python3 -c 'import json, sys; assert json.load(open(sys.argv[1]))["act"] == "begin"' \
    "$work/json"
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
refused 'once' 75 agreement-used at olga enter short.tbx --as my.key
is 'Bill agrees once more' agree_role late.tbx
send bill late.tbx olga
now='2026-01-11 09:00:00'
refused 'after two days it is over' 1 agreement-expired at olga enter late.tbx --as my.key

# ---- two people of one bidder
for who in hana ivo; do
    mkdir "$work/$who"
    is "$who makes a padlock" at $who padlock new my.key $who; cp "$work/out" "$work/olga/$who.pub"
    # shellcheck disable=SC2046
    is "$who is enrolled" at olga act person $(grep ^person= "$work/olga/$who.pub") name=$who --as my.key $P
    is "$who holds" at olga act role person="$(sed -n 's/^number //p' "$work/$who/my.key")" role=holder \
        lot=0 --as my.key $P
    is "$who brings a padlock" at $who act padlock --as my.key $P
done
is 'a fact' at olga act fact fact=electronic value=yes reason=x --as my.key $P
is 'another' at olga act fact fact=all-documents value=yes reason=x --as my.key $P
cat >"$work/bill/definitions" <<'D'
lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="Stations" least_basis="Area" most_basis="Area"
mark scale=1 mark=0 says="Nothing"
mark scale=1 mark=5 says="Excellent"
criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Quality"
criterion lot=1 criterion=2 kind=price weight=40 title="Price"
formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
round round=1 kind=tender needed=2 padded=65536
timetable round=1 event=deadline moment="2026-02-13 12:00"
D
now='2026-01-12 12:00:00'
is 'Bill agrees to the notice and all its definitions' at bill agree publish \
    retention="2036-06-01 00:00" notice=UK4 --batch definitions --as my.key $P --out notice.tbx
send bill notice.tbx olga
now='2026-01-14 12:00:00'
is 'Olga publishes two days later' at olga enter notice.tbx --as my.key
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
is 'a bundle is written' at olga export bundle --edition public $P --out public.tbx
is 'and is good' "$VERIFY" "$work/olga/public.tbx" --policy "$work/book/policy"
cp "$work/out" "$work/page"
is 'what it could not check it says' grep -q 'identifiers of bidders are not here: whether one was registered twice' \
    "$work/page"
is 'Dan is not in it' sh -c "! tar xOf '$work/olga/public.tbx' acts | grep -q '^act delegate'"
for edition in overseer court "bidder --bidder $bela"; do
    # shellcheck disable=SC2086
    is "for $edition" at olga export bundle --edition $edition $P --out "${edition%% *}.tbx"
    is "it is good for $edition" "$VERIFY" "$work/olga/${edition%% *}.tbx" --policy "$work/book/policy"
    is "and Dan is in it" sh -c "tar xOf '$work/olga/${edition%% *}.tbx' acts | grep -q '^act delegate'"
done

# ---- who left signs no more
is 'Bela ends it' at bela act delegate-ended \
    person="$(sed -n 's/^delegate //p' "$work/dan/my.key")" --as my.key $P
refused 'Dan signs no more' 3 signature-foreign at dan act question text="And now?" --as my.key $P

echo "machines: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
