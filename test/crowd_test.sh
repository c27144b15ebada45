#!/bin/bash
# crowd_test.sh - twelve hand in within the last six seconds; who waits for the log keeps nobody waiting.
#
# The tender is that of doc/walk.md, up to its notice. The clock lies in a file and the book's lock in
# our hands, so that nothing here hangs on how fast the machine is.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=crowd top=$PWD work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. test/sentences.bash
unset ASAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD TENDERBOX_BOOK TENDERBOX_PROCEDURE
export TZ=UTC
command -v faketime >/dev/null || { echo "crowd: 0 passed, 0 failed, 1 skipped"; exit 0; }
bidders=$(seq -w 12)
cd "$work"

# blocks FROM UNTIL - what the page types from a heading on, up to another
blocks() { awk -v from="$1" -v until="$2" '/^## /{on = on || index($0, from); if (index($0, until)) exit}
    on && /^```sh$/{typing = 1; next} /^```/{typing = 0} typing' "$top/doc/walk.md"; }
tenderbox() { faketime -f "@$now" "$TB" "$@"; }
typed() { local code; code=$(blocks "$1" "$2"); set -e; eval "$code"; set +e; }
now='2027-01-04 09:00:00' && typed 'Monday 4 January' 'Monday 1 February' >typed.out 2>&1
now='2027-02-01 09:00:00' && typed 'Monday 1 February' 'Tuesday 9 March' >>typed.out 2>&1
is 'the tender is published' grep -q '^publish entered' published

# ---- who waits
now='2027-03-10 11:00:00'
for n in $bidders 99; do
    tb key b$n.key "Firm $n" >/dev/null 2>&1
    is "firm $n registers" tb act interest name="Firm $n" --as b$n.key
    tb seal --lot 1 --price-form b$n.prices >/dev/null 2>&1
    sed -i "s/?  /600$n.00/" b$n.prices
    mkdir f$n; echo "Every night." >f$n/method.txt
    is "firm $n seals" tb seal --lot 1 --quality f$n/method.txt --price b$n.prices --out b$n.bid --as b$n.key
done
clock() { echo "$1" >clock.new; mv clock.new clock; }
# by_clock COMMAND... - by the clock in the file: it stands still, or goes on from there with "@"
by_clock() { LD_PRELOAD=$FAKED FAKETIME_TIMESTAMP_FILE=$work/clock FAKETIME_NO_CACHE=1 "$TB" "$@"; }
said() { until grep -q "$1" "$2"; do sleep 0.05; kill -0 "$3" 2>/dev/null || grep -q "$1" "$2" || return 1; done; }

clock '2027-03-10 11:30:00'
by_clock deposit b99.bid --wait --as b99.key >b99.out 2>b99.err &
waits=$!
is 'it is taken' said 'It is taken, and in the log within about' b99.err $waits
is 'another gets in' by_clock act delegate person=300111222 key="$(printf '%064d' 7)" name=Dan --as b01.key
is 'while the first one waits' kill -0 $waits
clock '@2027-03-10 11:31:00'
is 'until it is in the log' wait $waits
is 'and hears so' grep -q '^deposit entered as entry ' b99.out

# ---- the last six seconds
is 'somebody else is at the book' by_clock tick
exec 9<book/lock; flock 9
clock '2027-03-10 11:59:54'
for n in $bidders; do
    how=--no-wait; [ $((10#$n % 2)) = 0 ] || how=--wait
    by_clock deposit b$n.bid $how --as b$n.key >b$n.out 2>b$n.err 9<&- &
    pid[10#$n]=$!
done
for n in $bidders; do is "what firm $n hands in is here" said '^Its files are here' b$n.err "${pid[10#$n]}"; done
clock '@2027-03-10 12:00:05'
flock -u 9; exec 9<&-
for n in $bidders; do
    is "firm $n is in" wait "${pid[10#$n]}"
    is 'by the moment at which it came' grep -Eq '(^deposit taken, arrived 2027-03-10 11:59:54|^deposit entered)' b$n.out
done
clock '2027-03-10 12:02:00'
is 'the box is listed' by_clock act box-list clock=operator reason="Checked against the radio clock" \
    --as olga/key --with bill/key
by_clock show >page 2>err
is 'and all thirteen are in it' test "$(grep -c 'waits for a decision' page)" = 13

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
