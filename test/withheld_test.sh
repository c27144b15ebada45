#!/bin/bash
# withheld_test.sh - nothing private of the two demonstrations is in the edition for everybody, nor
# what is another's in a bidder's own. What is private is read from the story, by a list of what
# may be told that knows nothing of the program: all that it does not name must not be found.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$PWD/build/release/src/tenderbox

is() {
    local sentence=$1; shift
    if "$@" >"$work/said" 2>&1; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1)); echo "FAILED withheld: $sentence"
    head -n 5 "$work/said" | sed 's/^/    /'
}
end() { echo "withheld: $passed passed, $failed failed, $skipped skipped"; [ $failed = 0 ]; exit; }
[ -x "$program" ] || { skipped=1; echo "    skipped: no $program"; end; }

# What everybody may read, and what a bidder may of itself: act and fields.
cat >"$work/told" <<'END'
all begin title buyer
all buyer name
all gate title
all fact reason
all lot title law least_basis most_basis
all service title
all activity title article
all objective reason
all criterion title guide
all mark says
all reserve text
all baseline basis
all target basis
all document paper title
all publish notice
all amend reason notice
all answer text
all list reason
all invite reason
all refinement reason
all dialogue-close reason
all suspend reason
all resume reason
all abandon reason
all leave reason notice
all recut least_basis most_basis reason
all replace notice
all notice-published reference
all designate power scope
bidders invite paper
own interest name identifier
own question text
own member name
own confidential reason
own select reason
own admit reason
own exclude reason
own retest reason
own session agenda
own minute present paper
own item text
own reader agreement name
own reader-ended reason
own inquire text
own reply text
own resolve reason
own score reason
own consensus reason
own summary paper
END

# texts STORY - a line "who<tab>whose<tab>text" for each text: who may read it (all, bidders, own,
# nobody; sealed: nobody in the clear; never: it was refused), and whose it is.
cat >"$work/texts.awk" <<'END'
FILENAME != story { for (i = 3; i <= NF; i++) told[$2, $i] = $1; next }
/^#|^>|^expect|^$/ { next }
/^}/ { refused = 0; next }
{
    line = $0
    sub(/^[0-9]+-[0-9]+-[0-9]+ [0-9:]+ /, "", line)
    split(line, word, " ")
    batch = line ~ /^ /
    actor = batch ? "" : word[1]
    kind = batch ? word[1] : word[2]
    if (!batch) refused = line ~ / ! [a-z0-9-]+( [{])?$/
    whose = value("bidder")
    if (whose == "") whose = owner["session " value("session")]
    if (whose == "") whose = owner["inquiry " value("inquiry")]
    if (whose == "") whose = owner["reader " value("reader")]
    if (whose == "") whose = actor
    if (!refused && kind ~ /^(session|inquire|reader)$/) {
        thing = kind == "inquire" ? "inquiry" : kind
        owner[thing " " value(thing)] = whose
    }
    if (!refused && kind ~ /^(withdraw|late-deposit|exclude)$/) shut[whose " " value("lot")] = 1
    rest = line
    while (match(rest, /[a-z_]*=?"[^"]*"/)) {
        pair = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        key = pair; sub(/=?".*/, "", key)
        text = pair; sub(/^[^"]*"/, "", text); sub(/"$/, "", text)
        if (key ~ /^(moment|starts|until|published|received|retention|notified)$/) continue
        if (key == "price") { priced(text); continue }
        if (key == "quality") { sealed(text); continue }
        who = (kind, key) in told ? told[kind, key] : "nobody"
        if (kind == "interest" && whose == winner) who = "all"
        if (kind == "enlist" && word[4] == "holder") who = "all"
        tell(refused ? "never" : who, text)
    }
}
# A bid that was sealed again has the later price. What came late, went or was excluded stays shut.
END {
    for (bid in total) {
        split(bid, of, " ")
        whose = of[1]
        tell(bid in shut ? "sealed" : whose == winner && of[2] == 1 ? "all" : "own",
             "total " total[bid])
    }
}
function value(key,   i, pair) {
    for (i = 1; i in word; i++)
        if (index(word[i], key "=") == 1) { pair = word[i]; sub(/^[a-z]*=/, "", pair); return pair }
    return ""
}
function tell(who, text) { if (length(text) > 4) print who "\t" whose "\t" text }
function sealed(text,   files, i, n) {
    n = split(text, files, "; ")
    for (i = 1; i <= n; i++) { sub(/ [0-9]+$/, "", files[i]); tell("sealed", files[i]) }
}
function priced(text,   cells, cell, i, n, units) {
    n = split(text, cells, "; ")
    for (i = 1; i <= n; i++) { split(cells[i], cell, " "); sub(/\./, "", cell[4]); units += cell[4] }
    total[whose " " value("lot")] = sprintf("%.0f", units)
}
END
texts() {
    awk -v winner="$winner" -v story="demo/$1.story" -f "$work/texts.awk" "$work/told" \
        "demo/$1.story" | sort -u >"$work/texts"
}

# told READER - texts that one may read; not_told READER - those of others that no such text holds.
# A reader is all, court, or a bidder by the story's name.
told() {
    awk -F '\t' -v me="$1" '$1 == "all" || ($1 == "bidders" && me != "all") || ($1 == "own" && $2 == me) ||
        (me == "court" && $1 !~ /^(sealed|never)$/) { print $3 }' "$work/texts" | sort -u
}
not_told() {
    told "$1" >"$work/may"
    cut -f 3 "$work/texts" | sort -u | awk -v may="$work/may" '
        BEGIN { while ((getline line < may) > 0) all = all "\n" line }
        !index(all, $0)'
}
holds_none() { ! grep -aoF -f <(not_told "$2") "$1"; }
holds_all() {
    told "$2" | while IFS= read -r text; do
        grep -qaF -e "$text" "$1" || echo "$text"
    done | (! grep .)
}
some() { test "$(not_told "$1" | wc -l)" -gt "$2"; }

# alone BUNDLE BIDDER WINNER - no act about another but what was agreed on, and opened, of the
# winner. Bidder 0 is everybody: the winner's price, and no more.
alone() {
    tar xOf "$1" acts | awk -v me="$2" -v winner="$3" '
        /^act [a-z]/ { say(); kind = $2; split("", f) }
        { f[$1] = $2 }
        END { say() }
        function say() {
            about = "bidder" in f ? f["bidder"] : f["actor"]
            if (kind == "scores-done") print kind, about
            if (kind ~ /^(consensus|opened)$/ && about == winner &&
                (me || f["envelope"] == "price")) return
            if (kind ~ /^(score|consensus|opened|summary|inquire|session|reader|member-change)$/ ||
                kind ~ /^(question|reply|item|consent|agree|member|confidential)$/)
                if (about != me) print kind, about
        }' | (! grep .)
}
# The number of who registered under this name, as the court reads it.
number() {
    local file
    file=$(grep -rlaF -e "$1" "$work/court/words" | while read -r each; do
        [ "$(tail -c +33 "$each")" = "$1" ] && basename "$each"; done)
    for each in $file; do
        awk -v name="$each" '/^act [a-z]/ { kind = $2 } /^actor / { actor = $2 }
            kind == "interest" && $1 == "name" && $2 == name { print actor }' "$work/court/acts"
    done | head -n 1
}
own() {
    rm -f "$work/own"
    "$program" export bundle --edition bidder --bidder "$2" -p "$3" \
        --book "$kept/$1/book" --out "$work/own" -q
}
# demonstration STORY NUMBER BIDDERS - each named as in its story.
demonstration() {
    local story=$1 id=$2 name bidder; shift 2
    texts "$story"
    rm -rf "$work/court"; mkdir "$work/court"
    is "$story: the court's edition" tar xf "$kept/$story/court.tbx" -C "$work/court"
    is "$story: the court reads all that was entered" holds_all "$kept/$story/court.tbx" court
    is "$story: and neither what was refused nor what is in an envelope" \
        holds_none "$kept/$story/court.tbx" court
    is "$story: everybody reads what is public" holds_all "$kept/$story/public.tbx" all
    is "$story: much is not" some all 40
    is "$story: and of that nothing is in the edition for everybody" \
        holds_none "$kept/$story/public.tbx" all
    first=$(number "$(name_of "$winner" "$story")")
    is "$story: nor any act about a bidder but the winner's price" \
        alone "$kept/$story/public.tbx" 0 "$first"
    for bidder; do
        name=$(name_of "$bidder" "$story")
        is "$name: its own edition" own "$story" "$(number "$name")" "$id"
        is "$name reads its own" holds_all "$work/own" "$bidder"
        is "$name: much is of others" some "$bidder" 35
        is "$name reads nothing of others" holds_none "$work/own" "$bidder"
        is "$name sees no act about others but what was agreed on of the winner" \
            alone "$work/own" "$(number "$name")" "$first"
    done
}
name_of() { sed -n "s/^.*$1 interest name=\"\([^\"]*\)\".*/\1/p" "demo/$2.story"; }

is 'the demonstration is kept' tools/kept.sh
kept=$(tail -n 1 "$work/said")
winner=cora
demonstration vehicle-recovery 2026-42 bela cora dray elm
winner=averley
demonstration business-partnering 2012-1 averley briar cresset dunmore eastlea fenwright gorse hazel
end
