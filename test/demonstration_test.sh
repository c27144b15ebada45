#!/bin/bash
# demonstration_test.sh - a book to play with: it can be played on any day, tenders are where they
# should be then, its server holds the keys of its people, and no other book is served so.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=demonstration top=$PWD now=
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)       # thirty books: no disk need see them
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

# on MOMENT COMMAND... - by the wall of London.
on() { local moment=$1; shift; TZ=Europe/London faketime -f "@$moment" "$@"; }

# stands MOMENT BOOK TENDER WORDS DUTY - where it is, and what comes next
stands() {
    on "$1" "$TB" show --book "$2" -p "$3" >page &&
        grep -q "^Lot 1: $4\$" page && grep -q "^  $5" page || { cat page; return 1; }
}
good() {
    rm -f bundle.tbx
    on "$1" "$TB" export bundle --edition court --book "$2" -p "$3" --out bundle.tbx -q &&
        on "$1" "$TB" verify bundle.tbx --policy "$2/policy" >audit && grep -q GOOD audit
}

# lives DAY TIME YEAR - of the day that it is then: before half past nine still the one before
lives() {
    local moment="$1 $2" year=$3
    rm -rf day
    on "$moment" "$TB" demo living --keep day -q >told || { tail -n 20 told; return 1; }
    stands "$moment" day/book "$year-101" 'box listed, being evaluated' 'evaluator: lot 1: mark every bid' &&
        stands "$moment" day/book "$year-102" 'closed, sealed' 'officer: lot 1: list the box' &&
        stands "$moment" day/book "$year-103" 'open for bids' 'bidder: lot 1: seal and hand in' &&
        good "$moment" day/book "$year-101" && good "$moment" day/book "$year-102" &&
        good "$moment" day/book "$year-103"
}

# ---- any day: of each kind the first, marked by a star, and all of them with TENDERBOX_THOROUGH set
while read -r star day time year what; do
    [ "$star" = '*' ] || [ -n "${TENDERBOX_THOROUGH:-}" ] || continue
    is "it is played on $day, $what" lives "$day" "$time" "$year"
done <<'DAYS'
* 2026-06-07 12:00:00 2026 a Sunday
- 2026-12-24 12:00:00 2026 Christmas Eve
* 2026-12-25 10:00:00 2026 Christmas
* 2026-12-26 09:29:59 2026 before its morning is over
* 2026-12-28 09:30:00 2026 a substitute day
* 2026-12-31 23:59:59 2026 the last second of a year
* 2027-01-01 00:00:00 2026 the first second of a year
- 2027-01-01 09:30:00 2027 New Year
- 2027-01-02 15:00:00 2027 a holiday of Scotland
- 2027-02-28 08:00:00 2027 the last of February
- 2027-03-01 12:00:00 2027 the first of March
- 2027-03-26 12:00:00 2027 Good Friday
- 2027-03-27 23:30:00 2027 the evening before clocks go forward
* 2027-03-28 00:59:59 2027 a second before they do
- 2027-03-28 02:00:00 2027 just after
* 2027-03-28 12:00:00 2027 Easter, when they do
- 2027-03-29 11:00:00 2027 Easter Monday
- 2027-05-03 09:30:00 2027 the early bank holiday
- 2027-08-30 12:00:00 2027 the late one
- 2027-10-30 12:00:00 2027 the day before clocks go back
* 2027-10-31 01:30:00 2027 the hour that comes twice
* 2027-10-31 12:00:00 2027 the day on which they do
- 2027-11-01 09:30:00 2027 the day after
- 2028-02-28 12:00:00 2028 the day before the leap day
* 2028-02-29 12:00:00 2028 the leap day
- 2028-03-01 12:00:00 2028 the day after it
- 2028-04-17 12:00:00 2028 another Easter Monday
- 2028-12-31 12:00:00 2028 the last day of a leap year
- 2030-06-15 12:00:00 2030 a Saturday
- 2032-02-29 23:00:00 2032 a leap day on a Sunday
DAYS

is 'a clock that lies before the end of a story leaves that out' sh -c "
    TZ=Europe/London faketime -f '@2026-04-10 12:00:00' '$TB' demo --living --keep early 2>said &&
    ! grep -q 2026-42 said && grep -q 2026-103 said"
rm -rf early day

# ---- all in one book
is 'all stories are played into one book' sh -c "'$TB' demo --living --keep play --json >object 2>said"
is 'programs are told where it lies' grep -qF '"book": "play/book", "people": "play/people"' object
is 'and the five tenders are named' sh -c "test \$(grep -c '^  20[0-9][0-9]-[0-9]* ' said) = 5"
is 'its ticks come four times a day, then every five minutes, then every minute' sh -c \
    "sqlite3 play/book/book.db .dump | grep -q 21600"
year=$(sed -n 's/.*tender=\([0-9]*\)-103 .*/\1/p' play/book/demonstration/people | head -n 1)
for tender in 2012-1 2026-42 "$year-101" "$year-102" "$year-103"; do
    is "what $tender became can be checked by anybody" sh -c "
        '$TB' export bundle --book play/book -p $tender --out $tender.tbx -q &&
        '$TB' verify $tender.tbx --policy play/book/policy | grep -q GOOD"
done
is 'keys are for nobody else' sh -c \
    "test -z \"\$(find play/people play/book/demonstration -type f ! -perm 600)\""
is 'two Olgas are two people' sh -c \
    '! cmp -s play/people/vehicle-recovery/hana.key play/people/living/hana.key'
export TENDERBOX_BOOK=play/book TENDERBOX_PROCEDURE=$year-103
is 'who has sealed a bid hands it in from a command line' sh -c \
    "'$TB' deposit play/people/living/rook-* --as play/people/living/rook.key --no-wait"
is 'who has handed one in is told so' sh -c \
    "'$TB' show --as play/people/living/copper.key | grep -q 'seal and hand in your bid'"
is 'two officers list the box of this morning' "$TB" act box-list round=1 clock=operator \
    reason='Played.' --as play/people/living/petra.key --with play/people/living/luca.key -p "$year-102"
number() { sed -n 's/^number //p' "play/people/living/$1.key"; }
for firm in eider harrow; do
    is "the bid of $firm is admitted" "$TB" act admit lot=1 "bidder=$(number $firm)" reason=Complete \
        --as play/people/living/petra.key --with play/people/living/luca.key -p "$year-102"
done
name=$("$TB" show -p "$year-102" | sed -n 3p)
for holder in mae jude; do
    is "$holder looks and turns, and believes whom the story believed" "$TB" turn --lot 1 \
        --envelope quality --as play/people/living/$holder.key -p "$name"
done
is 'two of three padlocks open what was sealed in the story' "$TB" open --lot 1 --envelope quality \
    --out opened --as play/people/living/petra.key -p "$year-102"
is 'and its pages are there' sh -c "grep -aqr 'a page of an invented bid' opened"
is 'a name with spaces is whole' sh -c 'find opened -name "*-Method and tides.pdf" | grep -q .'
if command -v pdfinfo >/dev/null; then
    is 'and all that is called a PDF is one, of pages that any reader draws' sh -c \
        'for f in $(find opened -name "*.pdf" | tr " " "?"); do [ -f "$f" ] &&
            pdfinfo "$f" 2>&1 | grep -qE "^Pages: +[1-9]" && ! pdfinfo "$f" 2>&1 | grep -q Error || exit 1; done'
    is 'with a table of contents on the first' sh -c \
        'pdftotext -l 1 "$(find opened -name "*-Method and tides.pdf" | head -n 1)" - | grep -q "Method and tides, part 2 .* page 2"'
fi
unset TENDERBOX_BOOK TENDERBOX_PROCEDURE

# ---- served
serve() {
    "$TB" serve "$1" --demonstration --listen "127.0.0.1:$2" >"served.$2" 2>"served.$2.err" &
    server=$!
    pids+=("$server")
    until_so grep -q 'Beside it' "served.$2.err"
}
port=$(free_port)
is 'its server holds the keys of its people' serve play/book "$port"
is 'says that nothing in it is real' grep -q '^A DEMONSTRATION: ' "served.$port.err"
is 'and who could do what' grep -q 'as Finn Adeyemi: mark every bid' "served.$port.err"
is 'it is alive' curl -sf "http://127.0.0.1:$port/healthz"

# ---- from the makefile
served_from() { until_so grep -q 'Beside it' "$1" || { cat "$1"; return 1; }; }
taken=$port
refused 'a port that is taken is not taken away' 1 "Port $taken is taken by tenderbox (process $server)" \
    env PORT="$taken" DEMONSTRATION="$work/new" "$top/tools/play.sh" "$TB"
is 'and nothing was played' test ! -e new
refused 'a book that is being served is not played over' 1 'is being served just now' \
    env PORT="$(free_port)" DEMONSTRATION="$work/play" "$top/tools/play.sh" "$TB"
mkdir -p new/old
cat >again <<PLAYED
#!/bin/sh
[ "\$*" != "demo --living --keep $work/new" ] || exec cp -a "$work/play" "$work/new"     # as it was played above
exec "$TB" "\$@"
PLAYED
chmod +x again
python3 -c 'import socket, sys, time
taken = int(sys.argv[1])
out = socket.socket(); out.bind(("127.0.0.1", taken + 1)); out.connect(("127.0.0.1", taken)); print("out", flush=True)
time.sleep(600)' "$taken" >connected & pids+=("$!")
is 'a connection goes out from the port behind' until_so grep -q out connected
FIRST_PORT=$taken DEMONSTRATION=$work/new setsid "$top/tools/play.sh" "$PWD/again" >run 2>&1 &
running=$!
is 'it is played anew and served at the next port that is free' served_from run
is 'the one before is named' grep -q "^Port $taken is taken by tenderbox" run
is 'and so is the one in use by whom goes out from it' grep -q "^Port $((taken + 1)) is taken by another program" run
is 'what lay there is gone' test ! -e new/old
kill -TERM -- "-$running"; wait "$running"
is 'it ends well' test $? = 0
is 'and says how to go on' grep -q "serve $work/new/book --demonstration" run
kill -TERM "$server"; wait "$server"
is 'so does its server' test $? = 0

# ---- and no other book
is 'a book of one story is there' sh -c 'cp -r "$("$1/tools/kept.sh")/vehicle-recovery" other' sh "$top"
refused 'no other book is served so' 1 book-not-invented "$TB" serve other/book --demonstration
sed -i 's/roles="[^"]*"//' play/book/demonstration/people
refused 'a list that somebody changed is not believed' 70 'demonstration-unreadable: line 2' \
    "$TB" serve play/book --demonstration
sed -i '2,$s/file=[^ ]*/file=..\/log.key/' play/book/demonstration/people
refused 'and leads to no key outside' 70 demonstration-unreadable "$TB" serve play/book --demonstration
refused 'all is played into a folder that is named' 2 '--keep DIR' "$TB" demo --living
refused 'a story of one'"'"'s own is a file' 4 'file-missing: mine.story' "$TB" demo mine.story --living --keep more
is 'and no folder is made for one that is not there' test ! -e more
refused 'nothing is played over' 74 file-unwritable "$TB" demo --living --keep play

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
