#!/bin/bash
# attacked_test.sh - a tender whose bidders and padlock holders lie, and whose server is late, full and
# killed: what is forged is refused by its name or void by its name, what is honest stands, and
# what is left can be checked by anybody.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
VERIFY=$PWD/build/release/src/tenderbox-verify
FORGER=$PWD/build/check/test/forger
suite=attacked top=$PWD now=
work=$(mktemp -d)
. test/sentences.bash
for tool in faketime curl sqlite3 prlimit; do
    command -v $tool >/dev/null || { echo "attacked: 0 passed, 0 failed, 1 skipped"; exit 0; }
done
[ -x "$FORGER" ] || FORGER=$PWD/build/release/test/forger
trap 'kill $(cat "$work/pid" 2>/dev/null) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
unset ASAN_OPTIONS
export TZ=Europe/London

# The server's clock and everybody's are as far ahead of the machine's; or, --at, all clocks stand still.
at() { ahead=$(($(date -d "$1" +%s) - $(date +%s))) clock=$(printf '%+ds' $ahead); }
at_a_second() { at "$1"; clock=$1; }
there() { faketime -f "$clock" "$@"; }
port=$(free_port) url=http://127.0.0.1:$port
serves() {
    there sh -c 'trap "" XFSZ; echo $$ >pid; exec "$@"' sh "$TB" serve kept/book --listen "127.0.0.1:$port" \
        --clock-is-right "$@" >served 2>served.err &
    server=$!
    until_so curl -sf "$url/healthz"
}
stops() { kill -"${1:-TERM}" "$(cat pid)"; wait "$server"; } 2>/dev/null
# moment "2027-01-04 09:00" - another day: the server starts again, for its machine has slept
moment() { stops; at "$1"; is "the server is there on $1" serves; }

p=2025-103 people=kept/people/living
# does WHO ... - over HTTP, with their own key
does() { local who=$1; shift; TENDERBOX_BOOK=$url XDG_CACHE_HOME=$work/cache there "$TB" "$@" --as $people/$who.key -p "${t:-$p}"; }
both() { does "$@" --with $people/otis.key; }
number() { sed -n 's/^number //p' $people/$1.key; }

# The same with the name of 32 letters, as holders must.
does_there() { t=$name does "$@"; }

# forged - sentences, each before a line for the forger and the reason that must come of it:
# a capsule that .. | capsule-unproved | copper 2025-103 bid misdealt one
forged() {
    local sentence want line
    while IFS='|' read -r sentence want line; do echo "${line# }"; done <lies >told
    "$FORGER" "$ahead" "$url" kept/book $people <told >became 2>became.err
    exec 3<became
    while IFS='|' read -r sentence want line; do
        read -r came <&3 || came="nothing $(cat became.err)"
        want=${want# }
        [[ "$came" == *": ${want% }"* ]] && passed=$((passed + 1)) && continue
        echo "FAILED $suite:${sentence% }: wanted ${want% }, came: $came"; failed=$((failed + 1))
    done <lies
    exec 3<&-
}

# ---- a tender that is under way
at '2025-09-03 10:00'
is 'a tender is under way' cp -a "$("$top/tools/kept.sh")/september" kept
is 'and served' serves
mkdir mal1 mal2 mal3 mal4 mal5 mal6
seq 6 | sed "s/.*/& registers as a bidder | taken | mal& $p register honest Mal&-Ltd/" >lies
forged

# ---- bidders who lie, and are told so
mkdir copper
heron=$(number heron)
cat >lies <<LIES
a capsule that would not open for every quorum | capsule-unproved | mal1 $p bid misdealt mal1
the bid of another, as it lies in the box | head-differs | mal1 $p bid copied mal1 $heron
the same, with one's own name on it | capsule-unproved | mal1 $p bid renamed mal1 $heron
a bid that was sealed for another tender | head-differs | mal1 $p bid tender mal1 $(printf 'a%.0s' $(seq 32))
for another lot | head-differs | mal1 $p bid lot mal1
for another round | head-differs | mal1 $p bid round mal1
for other padlocks | head-differs | mal1 $p bid lockset mal1
of another version | head-differs | mal1 $p bid version mal1
with a price envelope that is longer than all others | head-differs | mal1 $p bid price-longer mal1
bytes that are no sealed file | age- | mal1 $p bid garbage mal1
a file that is cut short | head-unreadable | mal1 $p bid cut mal1
a head that lies about the size | head-differs | mal1 $p bid size mal1
a file that nobody brought | sealed-missing | mal1 $p bid missing mal1
a bid in the name of another | signature-false | mal1 $p bid signed-for-another mal1 $heron
one that was changed on its way | signature-false | mal1 $p bid changed-on-its-way mal1
LIES
forged
# ---- bidders whose lie shows only at the opening
cat >lies <<LIES
a head that names another key | taken | mal1 $p bid recipient mal1
a file that is sealed for another | taken | mal2 $p bid sealed-for-another mal2
the sealed file of another, whose fingerprint somebody told | taken | mal3 $p bid file-of-another mal3 $heron
a file whose inside is noise | taken | mal4 $p bid payload mal4
a file that is no envelope inside | taken | mal5 $p bid inside mal5
LIES
forged

# ---- parts, and whose they are
echo 'Somebody drives.' >part
hash=$(sha256sum part | cut -d' ' -f1) size=$(stat -c %s part)
cat >lies <<LIES
a part is brought | taken | mal1 $p ask PUT /api/1/part/$p/$hash/$size/0 part
which another cannot make whole | upload-parts-missing | mal2 $p ask POST /api/1/upload/$p/$hash/$size
an officer cannot either | upload-strange | wren $p ask POST /api/1/upload/$p/$hash/$size
nor a bidder of another tender | upload-strange | eider $p ask POST /api/1/upload/$p/$hash/$size
nor is it whole by another name than its own | sealed-differs | mal1 $p ask POST /api/1/upload/$p/$hash/$size/${hash:1}0
LIES
forged

# ---- clocks that are wrong
own=$clock
clock=$(printf '%+ds' $((ahead + 50)))
is 'whose clock is most of a minute fast may act' does mal1 act member member=1 part=member name="Dark Ltd" identifier=1
clock=$(printf '%+ds' $((ahead - 50)))
is 'and whose clock is slow' does mal1 act member member=2 part=member name="Late Ltd" identifier=2
clock=$(printf '%+ds' $((ahead + 3600)))
refused 'whose clock is an hour fast is told so' 3 ask-stale does mal1 act member member=3 part=member name="Hour Ltd" identifier=3
cp err said
is 'and what time it is' grep -q "$(date -d @$(($(date +%s) + ahead)) +%Y-%m-%d)" said
clock=$own

# ---- two hundred files, named in all languages
names=(Angebot-für-Fahrer предложение 見積書 عرض הצעה प्रस्ताव προσφορά ข้อเสนอ 제안서 "tilboð með bili")
mkdir files
files=()
for n in $(seq 200); do
    name="files/${names[n % 10]} $n.txt"
    echo "$n" >"$name"
    files+=(--quality "$name")
done
echo 'Drivers' >files/Drivers.pdf
is 'Copper gets the price schedule' does copper seal --lot 1 --price-form prices
sed -i 's/?$/520000.00/' prices
is 'and seals two hundred files' does copper seal --lot 1 "${files[@]}" --quality files/Drivers.pdf --price prices --out bid --yes
is 'and hands them in' does copper deposit bid --no-wait
is 'Two Bridges sealed long ago, and waits' test -d $people/rook-*
is 'another one seals a large file' sh -c 'head -c 9000000 /dev/urandom >large.pdf'
is 'and Heron seals another version' does heron seal --lot 1 --quality large.pdf --price prices --out large --yes

# ---- a disk that is full
room() { prlimit --pid "$(cat pid)" --fsize="$1:unlimited"; }
is 'another firm seals a large file, too' does mal6 seal --lot 1 --quality large.pdf --price prices --out mal6/large --yes
room 1000000
refused 'where there is no room for a part it is said so' 70 disk-full does mal6 deposit mal6/large --no-wait
room 8500000
refused 'nor for the whole of it' 70 disk-full does mal6 deposit mal6/large --no-wait
room 1
refused 'nor for an act' 70 disk-full does mal6 act member member=7 part=member name="No room" identifier=7
room unlimited
is 'the server goes on' curl -sf "$url/readyz"
is 'and takes it once there is room' does mal6 deposit mal6/large --no-wait

# ---- the deadline: noon of the next day, by the server's clock
dd if=large/1.age of=part bs=8388608 count=1 2>/dev/null
hash=$(sha256sum large/1.age | cut -d' ' -f1) size=$(stat -c %s large/1.age)
stops; at_a_second '2025-09-04 11:59:58'; is 'two seconds before the deadline a server is there' serves
cat >lies <<LIES
a part of a large file comes in time | taken | heron $p ask PUT /api/1/part/$p/$hash/$size/0 part
LIES
forged
stops; at_a_second '2025-09-04 11:59:59'; is 'a second later it is there again' serves
is 'whose bid comes in the last second is in' does rook deposit $people/rook-* --no-wait
cat >lies <<LIES
and another one of the same second | taken | mal6 $p bid replay mal6
LIES
forged
stops; at_a_second '2025-09-04 12:00:00'; is 'the deadline passes while it is down' serves
cat >lies <<LIES
a second later it is too late, by its name | not-now | mal3 $p bid honest mal3
LIES
forged
refused 'and so it is for who had sent a part before' 5 not-now does heron deposit large --no-wait
cp err said
is 'who is told by how much' grep -q '0 seconds after the deadline' said
is 'how to hand it in late' grep -q 'deposit large --late' said
is 'and which file to keep' grep -q 'Keep the folder as it is' said
is 'late it is taken' does heron deposit large --late --no-wait
is 'and the part that came before was not sent again' test ! -e kept/book/uploads/*/$hash/1

# ---- the box
moment '2025-09-04 12:10'
name=$(does wren show | grep -oE '^[a-z2-7]{32}$')
is 'two officers list the box' both wren act box-list round=1 clock=operator reason="Compared with the radio at noon."
for who in heron rook copper mal1 mal2 mal3 mal4 mal5 mal6; do
    is "the bid of $who is admitted" both wren act admit lot=1 bidder="$(number $who)" reason="Complete."
done

# ---- holders who lie
cat >lies <<LIES
a turn that does not prove itself | turn-unproved | jude $p turn wrong quality
a turn that leaves a bid out | turns-differ | jude $p turn half quality
one with a bid in it twice | turns-differ | jude $p turn bid-twice quality
one that was made for another bid | turn-unproved | jude $p turn envelope-of-another-bid quality
one with the padlock of somebody else | turns-differ | jude $p turn padlock-of-another quality
one that was made for another tender | turns-differ | jude $p turn of-another-tender quality 2025-101
one for another list of the box | turns-differ | jude $p turn of-another-list quality
one in the name of another holder | signature-false | jude $p turn signed-for-another quality $(number ned)
one of an officer, who has no padlock | no-padlock | wren $p turn honest quality
one of a bidder | no-padlock | rook $p turn honest quality
one for prices while nobody has marked | prices-shut | jude $p turn honest price
a holder of another tender | signer-unknown | hana $p turn honest quality
LIES
forged
is 'an honest one counts' does_there jude turn --lot 1 --envelope quality
cat >lies <<LIES
and once | turned-twice | jude $p turn honest quality
LIES
forged
refused 'one padlock does not open' 1 padlocks-shut does wren open --lot 1 --envelope quality --out none
# ---- a turn that is brought as a file
page() { curl -s --max-time 60 -b jar -c jar "$@"; }
is 'Ivy turns at home, into a file' does_there ivy turn --lot 1 --envelope quality --out ivy.tbx
is 'which is hers alone' test "$(stat -c %a ivy.tbx)" = 600
turned() { curl -s "$url/api/1/t/$p/opening" | grep -o '"turned": true' | wc -l; }
is 'and enters nothing' test "$(turned)" = 1
form_key=$(page "$url/t/$p/turn" | sed -n 's/.*name="form_key" value="\([^"]*\)".*/\1/p')
# brings STATUS FILE WORDS [curl's words ...]
brings() { [ "$(page -o page -w '%{http_code}' -F "form_key=$form_key" -F "turn=@$2" "$url/t/$p/turn" "${@:4}")" = "$1" ] && grep -q "$3" page; }
head -c 2000 ivy.tbx >half.tbx
sed 's/\(bid [0-9]* [0-9a-f]* [0-9a-f]\{100\}\)./\10/' ivy.tbx >changed.tbx
: >nothing
is 'half of the file is no turn' brings 422 half.tbx 'This is no turn for this tender'
is 'nor is a key' brings 422 $people/ivy.key 'it has left your machine'
is 'nor no file' brings 422 nothing 'No file was chosen'
is 'one that was changed on its way is refused' brings 422 changed.tbx 'There is a problem'
is 'another site cannot send it' brings 403 ivy.tbx '' -H 'Origin: https://elsewhere.example'
is 'none of that turned' test "$(turned)" = 1
is 'brought as it is, it turns' brings 200 ivy.tbx 'The padlock of Ivy Calder, solicitor to the authority has turned'
is 'and brought twice it stands once' brings 200 ivy.tbx 'has turned'
is 'as everybody sees' test "$(turned)" = 2
is 'the opening tells of both ways' sh -c "curl -s $url/t/$p/opening | grep -q 'href=\"/t/$p/turn\"'"

# The server is killed once the first envelope is on record, and while it may be at the second.
does wren open --lot 1 --envelope quality --out opened >opening 2>said & opener=$!
until_so grep -q '^opened entered' opening
stops KILL
wait $opener 2>/dev/null
is 'killed in the middle of an opening it starts again' serves
does wren open --lot 1 --envelope quality --out opened >>opening 2>>said
is 'and the same command goes on' test $? = 0
is 'every envelope is on record once' test "$(sqlite3 kept/book/book.db "SELECT count(*) FROM act WHERE body LIKE 'act opened%round 1%envelope quality%' AND body LIKE '%procedure $name%'")" = 9
is 'and once more with other files in hand' does wren open --lot 1 --envelope quality --out again
is 'they are the same' diff -r opened again
is 'and what nothing came out of is named, with its reason' test "$(grep -c '^No file came out of the envelope of bidder' said)" = 5
# void SENTENCE WHO WORDS
void() { is "$1" grep -q "bidder $(number "$2")\\. The bid is void: $3" said; }
void 'a capsule that opens another key' mal1 'its capsule holds another key'
void 'a file that was sealed for another key' mal2 'the header of its file'
void 'the file of somebody else' mal3 'the header of its file'
void 'noise' mal4 'its file is cut short, altered'
void 'what is no envelope' mal5 'the inside of its envelope'
is 'and stands so where bids are listed' test "$(does wren show | grep -c 'version 1: admitted, quality void')" = 5
is 'two hundred names came through' test "$(ls "opened/quality/$(number copper)" | wc -l)" = 201
is 'with what stood in each' test "$(cat "opened/quality/$(number copper)"/*' 77.txt')" = 77

# ---- marks, of those that are left
for who in mal1 mal2 mal3 mal4 mal5 mal6; do
    is "what $who sealed is excluded" both wren act exclude lot=1 bidder="$(number $who)" ground=not-compliant reason="Nothing can be read."
done
each_mark() { for bidder in heron rook copper; do for criterion in 1 2; do "$@"; done; done; }
about() { echo lot=1 bidder="$(number $bidder)" criterion=$criterion mark=3; }
marks() { is "$1 marks $bidder" does "$1" act score $(about) reason="As shown." file=1 page=1; }
agrees() { is "the panel agrees on $bidder" does vera act consensus $(about) reason="As shown." present="All"; }
for who in yusuf zoe; do
    each_mark marks $who
    is "$who is done" does $who act scores-done lot=1
done
each_mark agrees
is 'the marks are locked' both wren act score-lock lot=1
for who in jude ned; do is "$who turns for the prices" does_there $who turn --lot 1 --envelope price; done
# An officer opens them on a page; the server is killed while it decrypts, and once before she signs.
be() {
    rm -f jar
    key=$(page "$url/demonstration" | grep -o 'name="form_key" value="[^"]*"' | head -n 1 | cut -d'"' -f4)
    page -f --data-urlencode "form_key=$key" -d "id=living-$1" "$url/demonstration" -o page
}
form_key_at() { page "$1" | tee page | sed -n 's/.*name="form_key" value="\([^"]*\)".*/\1/p' | head -n 1; }
opens() { page -o page -w '%{redirect_url}' -d "form_key=$form_key" -d "envelope=$1" "$url/t/$p/open"; }
stops; is 'a server of the demonstration starts' serves --demonstration
is 'Wren comes' be wren
form_key=$(form_key_at "$url/t/$p/open")
mapfile -t envelopes < <(sed -n 's|.*class="govuk-button" name="envelope" value="\([^"]*\)".*|\1|p' page)
is 'three prices are to be opened' test ${#envelopes[@]} = 3
opens "${envelopes[0]}" >/dev/null & asked=$!
until_so test -d kept/book/opened
stops KILL
wait $asked 2>/dev/null
is 'killed while it opens one it is there again' serves --demonstration
check=$(opens "${envelopes[0]}")
is 'the same button opens it' test -n "$check"
stops KILL; serves --demonstration
for envelope in "${envelopes[@]}"; do
    form_key=$(form_key_at "$url/t/$p/open")
    check=$(opens "$envelope")
    form_key=$(form_key_at "$check")
    is 'and it is signed and entered' test "$(page -o page -w '%{http_code}' -d "form_key=$form_key" "$check")" = 303
done
is 'each price is on record once' test "$(sqlite3 kept/book/book.db "SELECT count(*) FROM act WHERE body LIKE 'act opened%envelope price%' AND body LIKE '%procedure $name%'")" = 3
is 'a command line opens the same' does wren open --lot 1 --envelope price --out again
same() { for f in again/price/*/*; do cmp -s "$f" "$(find kept/book/opened -type f -size "$(stat -c %s "$f")c" -exec cmp -s "$f" {} \; -print -quit)" || return 1; done; }
is 'byte by byte' same
is 'and the cheapest is first' sh -c "'$TB' show --book kept/book -p $p --as $people/wren.key | grep -q '1  Two Bridges'"

# ---- whoever doubts
for edition in public court; do
    is "the $edition record is written" does wren export bundle --edition $edition --out $edition.tbx
    is 'and is good' "$VERIFY" $edition.tbx --policy kept/book/policy
done
echo "$suite: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
