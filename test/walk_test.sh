#!/bin/bash
# walk_test.sh - doc/walk.md is typed word for word, by the clock of its headings, and what it shows is
# what comes out.
set -u
cd "$(dirname "$0")/.."
top=$PWD
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
unset ASAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD TENDERBOX_BOOK TENDERBOX_PROCEDURE
for tool in faketime python3; do
    command -v $tool >/dev/null || { echo "walk: 0 passed, 0 failed, 1 skipped"; exit 0; }
done
. test/clock/clock.bash
cat >"$work/walk.py" <<'P'
import datetime, pathlib, re, subprocess, sys

top, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
page = (top / "doc/walk.md").read_text().splitlines()
folder = work / "empty"
folder.mkdir()
passed = failed = 0

def sentence(says, held, *why):
    global passed, failed
    if held:
        passed += 1
        return
    failed += 1
    print("FAILED walk:", says)
    for text in why:
        print("    " + str(text).replace("\n", "\n    "))

# ---- the page: headings with a time, what is typed, what is shown after it
typed, shown, now, at = [], {}, None, 0
while at < len(page):
    heading = re.match(r"## (\w+) (\d+ \w+ \d{4}, \d\d:\d\d): ", page[at])
    if page[at].startswith("## "):
        sentence(f"line {at + 1}: a heading says when", heading, page[at])
    if heading:
        when = datetime.datetime.strptime(heading[2], "%d %B %Y, %H:%M")
        sentence(f"line {at + 1}: on the right day of the week", when.strftime("%A") == heading[1], when)
        sentence(f"line {at + 1}: later than what is above", not now or when > now, when)
        now = when
    if page[at].startswith("```"):
        end = page.index("```", at + 1)
        lines = page[at + 1:end]
        if page[at] == "```sh":
            typed.append((at + 1, now, "\n".join(lines)))
        else:
            shown[len(typed)] = (at + 1, lines)
        at = end
    at += 1

# ---- one shell for all of it
script = ["set -eu -o pipefail", "export TZ=UTC",
          f'tenderbox() {{ faketime -f "@$now" "{top}/build/release/src/tenderbox" "$@"; }}',
          f'tenderbox-verify() {{ "{top}/build/release/src/tenderbox-verify" "$@"; }}']
for n, (line, when, text) in enumerate(typed, 1):
    script += [f"now='{when}'", f"exec >../out.{n} 2>&1", text, f"echo {n} >../done"]
(work / "script").write_text("\n".join(script) + "\n")
subprocess.run(["bash", "../script"], cwd=folder)
done = int((work / "done").read_text()) if (work / "done").exists() else 0

def like(wanted):
    form = ""
    for line in wanted:
        form += r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + "\n"
    return form

for n, (line, when, text) in enumerate(typed, 1):
    said = (work / f"out.{n}").read_text() if (work / f"out.{n}").exists() else ""
    if n > done + 1:
        break                                # what comes after a step that failed says nothing
    sentence(f"what line {line} says is typed can be", n <= done, said)
    if n in shown and n <= done:
        at, wanted = shown[n]
        sentence(f"what line {at} shows comes out", re.fullmatch(like(wanted), said), said)
sentence("all of it is typed", done == len(typed))
sentence("the read-me leads here", "doc/walk.md" in (top / "README.md").read_text())
print(f"walk: {passed} passed, {failed} failed, 0 skipped")
sys.exit(failed != 0)
P
python3 "$work/walk.py" "$top" "$work"
