#!/bin/bash
# draft_test.sh - a tender as a text: what the program writes for a beginner, everything that is wrong
# with a draft and where, and how a bidder reads it.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=draft top=$PWD work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. test/sentences.bash
unset ASAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD
export TZ=UTC TENDERBOX_BOOK=$work/book
command -v faketime >/dev/null || { echo "draft: 0 passed, 0 failed, 1 skipped"; exit 0; }
cd "$work"

now='2027-01-04 09:00:00'

# ---- what is written for a beginner
is 'a draft is begun' tb draft new tender.draft
is 'nothing is wrong with it' tb draft check tender.draft
is 'nobody has to say so' tb draft check tender.draft --quiet
is 'and nothing is said then' test ! -s out -a ! -s err
refused 'it is never written over' 74 file-unwritable tb draft new tender.draft
refused 'what is not there is said so' 4 file-missing tb draft check nowhere.draft
refused 'a word that is none is told which there are' 2 'there are new, check, show; did you mean "check"' tb draft chekc tender.draft
is 'the page of drafts shows the same text' sh -c "sed -n '/^This is what/,\$ { /^\`\`\`/,/^\`\`\`/ { /^\`\`\`/!p } }' \
    '$top/doc/draft.md' | cmp - tender.draft"

# ---- how a bidder reads it
is 'it is shown' tb draft show tender.draft
cp out page
for words in '^Lot 1, Cleaning of police stations$' '^Law  *Procurement Act 2023$' '^Value  *GBP 150,000.00 to GBP 220,000.00$' \
    '^2 Method (part of 1)  *40  weight .* mark / 5  *scale 1  *3$' '^scale 1, mark 3  Answers the question$' \
    '^The lowest price gets all points for the price' '^Totals are rounded to 2 decimal places' \
    '^1 Daily cleaning  2028  *9000  Square metres$' '^A price schedule with figures left out is void' \
    '^In the box before  *Wednesday 10 March 2027, 12:00 GMT$' '^Tenders bind until  *Friday 10 September 2027, 12:00 BST$' \
    '^method.pdf  *Method, criterion 2  *quality  *yes$' '^- 1, version 1: Specification (30 bytes)$' '^- Define what counts where the panel cannot agree. Lot: 1; What counts without agreement: the'; do
    is "a bidder reads $words" grep -q "$words" page
done
is 'in lines of 100 columns' sh -c "! LC_ALL=C.UTF-8 grep -E '^.{101}' page"
is 'as a page for browsers' tb draft show tender.draft -o tender.html
is 'which is one' grep -q '<h2[^>]*>Lot 1, Cleaning of police stations' tender.html

# ---- everything that is wrong
at() { is "$1" grep -q "^wrong.draft:$2: " out2; }
cat >wrong.draft <<'D'
# a comment counts as a line
lot lot=1 regime=pa-2023 months=24 title="Stations" \
    least=100,000 least_basis=Area \
    # so does this one, and it ends nothing
    most=2,00 colour=blue            # and what follows
lot lot=2 regime=pa-2023 least=5 least_basis=Area most=3 most_basis=Area title="Cells"
mark scale=1 mark=0 says=Nothing
mark scale=1 mark=5 says=Excellent
mark scale=2 mark=5 says="Excellent
criterion lot=1 criterion=1 kind=quality weight=60 title=Quality
criterion lot=1 criterion=2 parent=1 kind=quality weight=50 scale=1 least=6 title=Method
criterion lot=1 criterion=3 kind=quality weight=10 scale=3 title=Staff
criterion lot=1 criterion=4 kind=price weight=20 title=Price
criterion lot=2 criterion=1 kind=price weight=120 title=Price
criterion lot=3 criterion=1 kind=price weight=100 title=Price
formula lot=1 formula=budget-saving where=total places=2 how=half-up tie=9
formula lot=2 formula=linear-benchmark a=100 b=200 where=total places=2 how=half-up
service service=1 title=Guarding
activity service=1 activity=1 power=reserved title=Arrest article=s.24
include lot=1 service=1 activity=1
round round=1 kind=tender needed=4 padded=100
timetable round=1 event=deadline moment="2027-01-10 12:00"
document document=1 version=2 title=Plan paper=@nowhere.pdf
lott lot=1
enrol name=Olga
D
refused 'a draft with faults is none' 1 'draft-faulty: wrong.draft; faults: 21' tb draft check wrong.draft
cp out out2
at 'an amount is read by its own rule, on the line where it stands' '5: most'
at 'so is what is no field' '5: colour'
at 'what is missing is said where the act begins' '2: most_basis'
at 'values are in order' '6: least'
at 'quotes are closed' 9
at 'parts make their whole' '10: weight'
is 'with the sum that they have' grep -q 'criterion 2 with 50.000 make 50.000; right is 60.000, the weight of criterion 1' \
    <(tr -s '\n ' '  ' <out2)
is 'all make 100' grep -q 'criterion 1 with 60.000, criterion 3 with 10.000, criterion 4 with 20.000 make 90.000; right is 100.000' \
    <(tr -s '\n ' '  ' <out2)
at 'a threshold can be reached' '11: least'
at 'a scale is there' '12: scale'
at 'a weight is one' '14: weight'
at 'a lot is there' '15: lot'
is 'and those that there are, are said' grep -q 'lot=3 (Lot); there are 1, 2' out2
at 'a tie is decided by something' '16: tie'
at 'a constant fits its formula' '17: b'
is 'which says what it needs' grep -q 'linear-benchmark needs floor, from 0 and below cap' <(tr -s '\n ' '  ' <out2)
at 'nothing reserved is in a lot' '20: activity'
at 'a round has its size' '21: padded'
at 'a deadline leaves time' '22: moment'
is 'counted by the law' grep -q 's.54(4)' out2
at 'a document is there' '23: paper'
at 'a definition is one' 24
at 'what is no definition is none' 25
is 'the file alone is told where no line is meant' sh -c ': >empty; ! "$0" draft check empty >said; grep -q "^empty: Nothing is tendered" said' "$TB"
refused 'all of it as one object' 1 '"reason": "weight-empty"' tb draft check wrong.draft --json
cp out json
is 'that a program can read' python3 -c '
import json, sys
page = json.load(open(sys.argv[1]))
assert page["exit"] == 1 and len(page["faults"]) == 21 and page["faults"][0]["line"] == 2, page' json
refused 'what is not whole is not shown' 1 'tenderbox draft check wrong.draft' tb draft show wrong.draft
printf '\xEF\xBB\xBFlot lot=1 regime=pa-2023 least=1 least_basis=x most=2 most_basis=x title="A lot"\r\n' >dos.draft
refused 'the lines of other systems are read' 1 'faults: 3' tb draft check dos.draft

# ---- against a procedure
tb init book --origin tender.example.org/log >/dev/null 2>&1
for who in olga bill hana; do tb key $who.key $who >$who.pub 2>/dev/null; done
for who in olga bill; do tb act enrol name=$who --as $who.key >/dev/null; done
tb act begin year=2027 number=42 kind=open rules=2027-01-04 zone=Europe/London division=united-kingdom title=Cleaning \
    buyer=Arden --as olga.key --with bill.key >/dev/null
P='-p 2027-42'
refused 'padlocks, deadline and interests are looked at' 1 'padlocks that were brought: 0' tb draft check tender.draft $P
cp out out2
is 'of every person' test "$(grep -c 'Somebody who influences' out2)" = 2
is 'no line is named for what is in none' grep -q '^tender.draft: Somebody who influences' out2
for who in olga bill; do tb act conflict finding=none --as $who.key $P >/dev/null; done
sed 's/needed=2/needed=0/' tender.draft >none.draft
refused 'none is too few' 1 'needed=0' tb draft check none.draft $P
is 'nothing was entered by that' sh -c "'$TB' show $P | grep -q '5 acts\|4 acts\|3 acts'"
for who in ivo jade; do
    tb padlock new $who.key $who >$who.pub 2>/dev/null
    # shellcheck disable=SC2046
    tb act person $(grep ^person= $who.pub) name=$who --as olga.key $P >/dev/null
    tb act role person="$(sed -n 's/^number //p' $who.key)" role=holder lot=0 --as olga.key $P >/dev/null
    tb act padlock --as $who.key $P >/dev/null
done
is 'with padlocks nothing is wrong' tb draft check tender.draft $P
is 'its title is the procedure'"'"'s' sh -c "'$TB' draft show tender.draft $P | head -n 1 | grep -qx Cleaning"
refused 'a batch is read by the same rules' 2 'line 15' sh -c "sed '15s/lot=3/lot=x/; 5s/2,00/200/; 5s/colour=blue/most_basis=x/; 9s/\$/\"/; 23s/@nowhere.pdf/x/' wrong.draft >half
    faketime -f '@$now' '$TB' act publish retention='2037-06-01 00:00' notice=x --batch half --as olga.key --with bill.key $P"
is 'and this one is published' tb act publish retention="2037-06-01 00:00" notice=x --batch tender.draft --as olga.key \
    --with bill.key $P
refused 'after which there is nothing to draft' 1 'what changes it is an amend' tb draft check tender.draft $P

# ---- what a bid is expected to hold
tb key bela.key Bela >bela.pub 2>/dev/null
tb act interest name=Bela --as bela.key $P >/dev/null
is 'who looks is told what is expected' sh -c "'$TB' show $P | grep -q '^    method.pdf (Method, criterion 2), required$'"
is 'a bidder that it has files to bring' sh -c "faketime -f '@$now' '$TB' show $P --as bela.key |
    grep -q 'you: lot 1: seal and hand in your bid, with 2 expected files, before'"
is 'how many there are' sh -c "'$TB' show $P | grep -q 'enclosures (2)'"
is 'and each' sh -c "'$TB' show enclosures $P | grep -q 'Name of the file: staff'"
tb seal --lot 1 --price-form prices $P >/dev/null 2>&1
sed -i 's/?/100.00/' prices
echo "Every day" >METHOD.PDF; echo "Four people" >staff.odt; echo "Else" >else.txt
seal() { tb seal --lot 1 --price prices --as bela.key $P "$@"; }
refused 'a required file that is not there is asked about' 1 'unconfirmed.*method.pdf' \
    seal --quality staff.odt --out bid </dev/null
is 'and nothing is sealed' test ! -e bid
is 'a yes goes on: officers decide' seal --quality staff.odt --quality else.txt --out bid --yes --json </dev/null
cp out said.json; cp err said
is 'what is missing is said' grep -q 'expected, and MISSING: method.pdf (Method, criterion 2), required' said
is 'and what the notice does not know' grep -q 'else.txt: the notice names no file like this' said
is 'programs are told, too' python3 -c '
import json, sys
files = json.load(open(sys.argv[1]))["enclosures"]
assert [(f["name"], f["required"], f["here"]) for f in files] == [("method.pdf", True, False), ("staff", False, True)], files' said.json
is 'capital letters are the same' seal --quality METHOD.PDF --out bid-2 </dev/null
cp err said
is 'and what is not required is told alone' grep -q 'expected, and MISSING: staff (Staff, criterion 3)$' said
sed 's/envelope=quality required=no/envelope=qualification required=no/' tender.draft >none.draft
line=$(grep -n 'name="staff"' tender.draft | cut -d: -f1)
for name in Method.PDF method; do
    sed "${line}s/staff/$name/" tender.draft >twice.draft
    refused "two lines name one file: $name" 1 "^twice.draft:$line: name: Two lines name the same file" tb draft check twice.draft
done
sed "${line}s/staff/method.odt/" tender.draft >once.draft
is 'of two kinds they are two files' tb draft check once.draft
sed "${line}p;${line}s/staff/staff.odt/" tender.draft >twice.draft
refused 'nor is a batch with them entered' 2 "line $((line + 1)): name=staff.odt: lot 1; line $line names staff" \
    tb act publish retention='2037-06-01 00:00' notice=x --batch twice.draft --as olga.key --with bill.key $P
refused 'a file that no round asks for is none' 1 "none.draft:$(grep -n envelope=qualification none.draft | cut -d: -f1): envelope: .*" \
    tb draft check none.draft

echo "draft: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
