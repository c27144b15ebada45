#!/bin/bash
# pages_test.sh - the documents that the demonstration keeps, looked at by others' programs: is the
# HTML sound, does it fit a narrow screen, does it print, has the PDF what a PDF should have.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
program=$PWD/build/release/src/tenderbox
kept=$work/kept

is() {
    local sentence=$1; shift
    if "$@" >"$work/said" 2>&1; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1)); echo "FAILED pages: $sentence"; tail -n 5 "$work/said" | sed 's/^/    /'
}
have() {
    command -v "$1" >/dev/null && return
    skipped=$((skipped + 1)); echo "    skipped: no $1"
    return 1
}
end() { echo "pages: $passed passed, $failed failed, $skipped skipped"; [ $failed = 0 ]; exit; }

is 'the demonstration is kept' tools/kept.sh
played=$(tail -n 1 "$work/said")
mkdir "$kept"
cp "$played"/vehicle-recovery/*.html "$played"/vehicle-recovery/*.pdf "$kept"
again() { # of what is to be borne in mind: sentences that stand there twice
    build/release/src/tenderbox-verify "$1/court.tbx" --policy "$1/policy" | sed '1,/^TO BEAR IN MIND/d' |
        sed 's/As published: //' | sort | uniq -d | grep .
}
again "$played/business-partnering" >"$work/again"
is 'what is to be borne in mind is told once' test ! -s "$work/again"
is 'it says what it wrote' grep -q 'Written from the record: award-report.html and .pdf, loser' "$played/told"

# The programme of several rounds: what its letters say, and what they keep to themselves.
paper() {
    "$program" paper "$@" -p 2012-1 --book "$played/business-partnering/book" -q
}
is 'who asked to take part in vain gets a letter' paper summary --lot 1 --bidder Gorse -o "$kept/left-out.html"
is 'it gives the reason' grep -q 'Below the threshold of experience' "$kept/left-out.html"
is 'it gives the points' grep -q 'Points in all: 40' "$kept/left-out.html"
is 'it names no other firm' sh -c "! grep -E 'Averley|Briar|Cresset|Dunmore|Fenwright' '$kept/left-out.html'"
is 'who leaves a dialogue gets one too' paper summary --lot 1 --bidder Dunmore -o "$work/dunmore.html"
is 'with the criterion of that round alone' sh -c \
    "grep -q 'outline solution' '$work/dunmore.html' && ! grep -q 'Ability and experience' '$work/dunmore.html'"
is 'whose lot ended is told why' paper summary --lot 2 --bidder Eastlea -o "$work/eastlea.html"
is 'in the words of the decision' grep -q 'Custody is part of lot 1, which is awarded' "$work/eastlea.html"
is 'the report tells of every round' sh -c \
    "grep -q 'Round 1, requests to take part' '$played/business-partnering/award-report.html' &&
     grep -q 'Round 3, dialogue' '$played/business-partnering/award-report.html'"
is 'and of what is saved, beside the target' \
    grep -q 'GBP 945,000.00 more than the target of GBP 126,000,000.00' "$played/business-partnering/award-report.html"
is 'and of who left the buyers' grep -q 'Surrey Police left the buyers' "$played/business-partnering/award-report.html"
"$program" show -p 2012-1 --book "$played/business-partnering/book" >"$work/shown" 2>&1
is 'everybody is told who left, and when' grep -q '17 September 2012.*Surrey Police left the buyers' "$work/shown"
is 'the paper of a body names its members' paper approvals --gate 3 --lot 1 -o "$kept/gate.html"
is 'all that are left' grep -q 'Jo Whitlock, chief constable, joint board; Hugh Rowntree' "$kept/gate.html"
cp "$played/business-partnering/award-report.html" "$kept/rounds.html"

if have tidy; then
    for page in award-report loser-summary left-out gate rounds; do
        # The new attributes of HTML 5 are known to it; a warning is a fault.
        is "$page is sound HTML" sh -c "tidy -q -e '$kept/$page.html' 2>&1 | tee /dev/stderr | (! grep .)"
    done
fi
if have pdfinfo; then
    for page in award-report loser-summary; do
        pdfinfo "$kept/$page.pdf" >"$work/$page.info" 2>&1
        is "$page.pdf has a title" grep -qE '^Title: +(Award report|Assessment summary)' "$work/$page.info"
        is "$page.pdf is tagged" grep -qE '^Tagged: +yes' "$work/$page.info"
        is "$page.pdf is A4" grep -q 'A4' "$work/$page.info"
        is "$page.pdf says the state it shows" grep -q 'after act' "$work/$page.info"
    done
    pages=$(sed -n 's/^Pages: *//p' "$work/award-report.info")
    is 'every page is numbered' sh -c "pdftotext '$kept/award-report.pdf' - | grep -c '^Page .* of $pages\$' | grep -qx $pages"
    is 'the structure has tables and headings' sh -c \
        "pdfinfo -struct '$kept/award-report.pdf' | grep -q Table && pdfinfo -struct '$kept/award-report.pdf' | grep -q H1"
fi

# browser OPTIONS... - one headless page. One that hangs goes on turning its wheels: it is given up,
# long after the busiest machine has shown a page.
# Each time a profile of its own: the one before may still be going.
browser() {
    timeout 600 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
        --user-data-dir="$(mktemp -d -p "$work")" "$@" 2>&1
}

# A page in a frame of 320 px that says by itself whether anything sticks out: the document may
# not run a script, so another one looks at it from outside.
outside() {
    cat >"$work/outside.html" <<H
<!DOCTYPE html><title>?</title><iframe id=f width=320 height=600 style="border:0" src="$1"></iframe>
<script>
f.onload = () => {
    const d = f.contentDocument, wide = d.documentElement.scrollWidth;
    const cut = [...d.querySelectorAll("h1,h2,h3,p,li,dt,dd")].filter(e => e.scrollWidth > e.clientWidth + 1);
    const thin = [...d.querySelectorAll(".scroll")].filter(e => e.tabIndex !== 0 || !e.getAttribute("aria-label"));
    document.title = wide <= 320 && !cut.length && !thin.length ? "fits" : "wide " + wide + " cut " + cut.length;
    document.body.append(document.title);
};
</script>
H
    browser --allow-file-access-from-files --virtual-time-budget=5000 --dump-dom "file://$work/outside.html"
}

if have chromium; then
    for page in left-out gate rounds; do
        is "$page fits 320 px" sh -c "grep -q '<title>fits</title>'" < <(outside "file://$kept/$page.html")
    done
    for page in award-report loser-summary; do
        is "$page fits 320 px" sh -c "grep -q '<title>fits</title>'" < <(outside "file://$kept/$page.html")
        browser --print-to-pdf="$work/$page-printed.pdf" --no-pdf-header-footer "file://$kept/$page.html" >"$work/said"
        is "$page prints" sh -c "head -c 5 '$work/$page-printed.pdf' | grep -q %PDF-"
        browser --screenshot="$work/$page.png" --window-size=320,1200 "file://$kept/$page.html" >"$work/said"
        is "$page is seen at 320 px" test -s "$work/$page.png"
    done
    if have pdftotext; then
        is 'as a document for print it tells what is saved in which year' sh -c \
            "pdftotext -layout '$played/business-partnering/award-report.pdf' - | grep -q '^2013  *GBP 19,110,000.00'"
        # What the browser prints and what we draw are the same words, whatever breaks where.
        words() { pdftotext -raw "$1" - | grep -vE '^(Page )?[0-9]+ of [0-9]+$' | tr -cs '[:alnum:]' '\n' | sort; }
        is 'printed from the browser it has the words of the PDF' sh -c \
            '! comm -3 "$1" "$2" | grep .' sh <(words "$work/loser-summary-printed.pdf" | uniq) \
            <(words "$kept/loser-summary.pdf" | uniq)
    fi
fi
end
