#!/bin/bash
# editions_test.sh - what each of the four editions shows of a tender, before anything is erased,
# under a hold and after; and that nothing private is in the one for everybody.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$PWD/build/release/src/tenderbox verify=$PWD/build/release/src/tenderbox-verify

is() {
    local sentence=$1; shift
    if "$@" >"$work/said" 2>&1; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1)); echo "FAILED editions: $sentence"; tail -n 5 "$work/said" | sed 's/^/    /'
}
end() { echo "editions: $passed passed, $failed failed, $skipped skipped"; [ $failed = 0 ]; exit; }
[ -x "$program" ] || { skipped=1; echo "    skipped: no $program"; end; }

cp test/story/prelude.story "$work"

# play NAME STORY [UNTIL] - into $work/NAME, up to the line that begins with UNTIL
play() {
    awk -v until="${3:-}" '
        until != "" && index($0, until) == 1 { exit }
        { print }' "test/story/$2.story" >"$work/$1.story"
    "$program" demo "$work/$1.story" --keep "$work/$1" >"$work/$1.told" 2>&1
}
number() {
    "$program" show -p 2026-7 --book "$work/$1/book" 2>/dev/null |
        sed -n "s/^  lot 1  $2.* (\([0-9]*\)), version.*/\1/p" | head -n 1
}
# edition NAME EDITION - exported, and what the verifier says of it. own: Bela's; rival: Cora's.
edition() {
    local of=(--edition "$2")
    case $2 in
        own)   of=(--edition bidder --bidder "$(number "$1" Bela)") ;;
        rival) of=(--edition bidder --bidder "$(number "$1" "$loser")") ;;
    esac
    "$program" export bundle "${of[@]}" -p 2026-7 --book "$work/$1/book" --out "$work/$1.$2" -q &&
        "$verify" "$work/$1.$2" --policy "$work/$1/policy" >"$work/$1.$2.report"
}
editions() { for e in public own rival overseer court; do is "$1: the $e edition is good" edition "$1" $e; done; }
shows() { grep -qaF -e "$2" "$work/$1"; }
keeps() { ! shows "$@"; }
says() { grep -qF -e "$2" "$work/$1.report"; }
sealed() { test "$(tar tf "$work/$1" | grep -c '^sealed/')" = "$2"; }

is 'a tender is played to its contract' play before retention '> Not yet'
is 'under a hold' play hold retention '2036-02-02 09:00'
is 'and until its bids are gone' play after retention
loser=Cora
editions before
editions hold
loser='(erased, or not here)'
editions after

# ---- before
for text in 'Cora Ltd' 'Dray Ltd' 'bids@cora.example' 'May lorries be older' 'Bagged and logged.' \
    'Vans too few' 'Bagged and logged, both found.' 'Eva, Finn' 'Unsigned form of tender.' \
    'Assessment summary for' 'AGE-SECRET-KEY' 'total 14000000' 'clarification 0' 'act scores-done' \
    'act consensus' 'act question' 'act summary'; do
    for edition in before hold after; do is "nobody else is told: $text" keeps $edition.public "$text"; done
done
is 'everybody is told who won' shows before.public 'Bela Ltd'
is 'and by what it is known' shows before.public 'GB-COH 00000001'
is 'and for how much' shows before.public 'total 15000000'
for text in 'Bela Ltd' 'Bagged and logged, both found.' 'GB-COH 00000001' 'total 15000000'; do
    is "the winner sees its own: $text" shows before.own "$text"
done
for text in 'Cora Ltd' 'Dray Ltd' 'May lorries' 'Vans too few' 'Unsigned form' 'total 14000000' 'Eva, Finn'; do
    is "and of others not: $text" keeps before.own "$text"
done
for text in 'Cora Ltd' 'May lorries' 'Vans too few, in the end.' 'total 14000000' 'total 15000000'; do
    is "a loser sees its own, and the winner's price: $text" shows before.rival "$text"
done
for text in 'Bagged and logged, both found.' 'Dray Ltd' 'Unsigned form' 'Eva, Finn'; do
    is "and no reason of others: $text" keeps before.rival "$text"
done
for text in 'Cora Ltd' 'Dray Ltd' 'May lorries' 'Vans too few.' 'Unsigned form' 'Eva, Finn' 'total 14000000'; do
    is "the overseer sees: $text" shows before.overseer "$text"
done
is 'and no key' keeps before.overseer 'AGE-SECRET-KEY'
is 'and no sealed file' sealed before.overseer 0
is 'the court has the keys' shows before.court 'AGE-SECRET-KEY'
is 'and all sealed files' sealed before.court 6
is 'of which nothing is withheld' says before.court '0 acts, 0 texts or papers and 0 sealed files are not shown'
is 'nor erased' says before.court '0 texts or papers were erased'

# ---- under a hold
is 'under a hold nothing goes' shows hold.court 'Cora Ltd'
is 'no sealed file either' sealed hold.court 6

# ---- after
for edition in public own rival overseer court; do
    for text in 'Cora Ltd' 'bids@cora.example' 'May lorries' 'Vans too few, in the end.' \
        'Assessment summary for Cora'; do
        is "after it was erased the $edition edition has no more: $text" keeps after.$edition "$text"
    done
    is "$edition: what is erased is never said to be correct" says after.$edition 'cannot be recomputed here'
done
is 'the court still has what was not erased' shows after.court 'Vans too few.'
is 'and is told how much was' says after.court '8 texts or papers were erased by an act that says so'
is 'the sealed bid of the excluded went, and the price of the loser' sealed after.court 3
is 'and that is said' says after.court '3 sealed files are gone, and an act says so: what was in cannot be recomputed here'
is 'they are off the disk' test "$(find "$work/after/book/sealed" -type f | wc -l)" = 3
is 'the log is what it was: the tender still counts as good' says after.public 'GOOD'
paper() { "$program" paper "$@" -p 2026-7 --book "$work/after/book" --out "$work/paper.html" -q; }
is 'a letter is still made' paper award-report
is 'and says what was erased, and by which act' grep -q 'erased under act 66' "$work/paper.html"

# ---- two boxes
is 'a tender of two rounds is played' play rounds two-rounds
is 'its public edition is good' edition rounds public
box() { sed -n "/^THE BOX OF ROUND $1/,/^\$/p" "$work/rounds.public.report" | grep -q "$2"; }
is 'what lay ready is told of its own box' box 1 '1 was signed beforehand'
is 'the other has a deadline, too' box 2 '^  Deadline'
not_so() { ! "$@"; }
is 'and nothing that lay ready' not_so box 2 beforehand

end
