#!/bin/bash
# copy_test.sh - all public pages as files: given by a web server that knows nothing of us, every link
# followed, and written again only where something changed.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=copy top=$PWD work=$(mktemp -d)
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

# serve BOOK - and sets `at`.
serve() {
    local port; port=$(free_port)
    "$TB" serve "$1" --listen "127.0.0.1:$port" --clock-is-right -q >"served.$port" 2>&1 &
    pids+=($!)
    at=http://127.0.0.1:$port
    until_so curl -sf "$at/healthz"
}
ends() { kill "${pids[0]}"; wait "${pids[0]}"; }
mirror() { "$TB" mirror "$@" --book kept/book --json >said; }
said() { python3 -c 'import json, sys; print(json.load(open("said"))[sys.argv[1]])' "$1"; }
# of_files DIR - their names, bytes and times.
of_files() { (cd "$1" && find . -type f -printf '%p %T@ %i\n' | sort && find . -type f -exec sha256sum {} + | sort); }

is 'a tender is there' "$TB" demo vehicle-recovery --keep kept -q
refused 'while nobody serves it that is said' 1 'not-served' "$TB" mirror copy --book kept/book
is 'it is served' serve kept/book
echo 'address https://tender.arden.example' >conf
is 'its pages are copied' mirror copy --config conf
is 'all of them are new' test "$(said copied)" = "$(said written)"
of_files copy >before
is 'a second time nothing is written' sh -c "'$TB' mirror copy --book kept/book --config conf --json >said"
is 'and that is said' test "$(said written) $(said gone)" = '0 0'
of_files copy >after
is 'nor is a file touched' cmp before after

# ---- given by somebody else
theirs=$(free_port)
python3 -m http.server -b 127.0.0.1 -d copy "$theirs" >/dev/null 2>&1 & pids+=($!)
is 'another server gives them' until_so curl -sf "http://127.0.0.1:$theirs/"
is 'every link leads to a file, or to the server' python3 - "http://127.0.0.1:$theirs/" <<'END'
import re, sys, urllib.request, urllib.parse
begin, seen, todo = sys.argv[1], set(), [sys.argv[1]]
while todo:
    url = todo.pop()
    if url in seen: continue
    seen.add(url)
    with urllib.request.urlopen(url) as r:
        kind, text = r.headers.get_content_type(), r.read()
    if kind != "text/html": continue
    text = text.decode()
    assert "<form" not in text and "<script" not in text, url
    assert "These pages are a copy" in text or url.endswith("/record.html"), url
    assert "itself anew" not in text and "Refresh this page" not in text, url
    for link in re.findall(r'(?:href|src)="([^"]*)"', text):
        to = urllib.parse.urljoin(url, link.replace("&amp;", "&")).split("#")[0]
        assert not link.startswith("/"), (url, link)
        if to.startswith(begin): todo.append(to)
        else: assert to.startswith("https://tender.arden.example"), (url, link)
names = {u[len(begin):] for u in seen}
for name in ["t/2026-42/index.html", "contracts/index.html", "t/2026-42/award/index.html", "t/2026-42/results/index.html", "feed.atom", "tenders.csv",
             "t/2026-42/bundle.tbx", "log/index.html", "api/1/t/2026-42.json", "t/2026-42/opening/index.html",
             "t/2026-42/opening/record.html", "t/2026-42/opening/record.pdf", "api/1/t/2026-42/opening.json"]:
    assert name in names, name
assert any(n.startswith("t/2026-42/documents/1/2/") and n.endswith(".txt") for n in names), names
END
is 'the record that lies there is good' sh -c "curl -s http://127.0.0.1:$theirs/t/2026-42/bundle.tbx >got.tbx &&
    '$top/build/release/src/tenderbox-verify' got.tbx --policy kept/policy"
is 'the log is whole' python3 - copy <<'END'
import hashlib, os, sys
top = sys.argv[1] + "/log/"
size, root = (lambda n: (int(n[1]), n[2]))(open(top + "checkpoint").read().split("\n"))
def tile(kind, n, width):
    name = "%03d" % (n % 1000)
    assert n < 1000
    return open(top + f"tile/{kind}/{name}" + ("" if width == 256 else f".p/{width}"), "rb").read()
lines = []
for n in range((size + 255) // 256):
    data = tile("entries", n, min(256, size - 256 * n))
    while data:
        length = int.from_bytes(data[:2], "big"); lines.append(data[2:2 + length]); data = data[2 + length:]
assert len(lines) == size
def tree(l):
    if len(l) == 1: return hashlib.sha256(b"\0" + l[0]).digest()
    k = 1
    while k * 2 < len(l): k *= 2
    return hashlib.sha256(b"\1" + tree(l[:k]) + tree(l[k:])).digest()
import base64
assert base64.b64encode(tree(lines)).decode() == root
leaves = b"".join(hashlib.sha256(b"\0" + l).digest() for l in lines[:256])
assert tile("0", 0, 256) == leaves
END
is 'a feed leads to the server' grep -q 'href="https://tender.arden.example/t/2026-42"' copy/feed.atom

# ---- again and again
echo 'not ours' >copy/theirs.txt
rm copy/help/index.html; echo spoilt >copy/t/2026-42/index.html; echo spoilt >>copy/t/2026-42/bundle.tbx
echo spoilt >copy/log/tile/0/000
mkdir copy/t/2026-41; echo old >copy/t/2026-41/index.html; printf 't/2026-41/index.html\t\t\n' >>copy/.tenderbox-copy
printf '../kept/policy\t\t\n/etc/hostname\t\t\n.bashrc\t\t\n' >>copy/.tenderbox-copy
is 'what was spoilt is mended, what is no more goes' mirror copy --config conf
is 'and nothing else' test "$(said written) $(said gone)" = '4 1'
is 'with its folder' test ! -e copy/t/2026-41
is 'what is not ours stays' test -e copy/theirs.txt -a -e kept/policy
is 'the record, too' sh -c "curl -s http://127.0.0.1:$theirs/t/2026-42/bundle.tbx | cmp - got.tbx"
is 'the pages are as they were' sh -c "curl -s http://127.0.0.1:$theirs/t/2026-42/index.html | grep -q 'Vehicle recovery'"
rm copy/contracts.csv; mkdir copy/contracts.csv
refused 'what breaks off half-way says where' 70 'copy-unwritable: contracts.csv' "$TB" mirror copy --book kept/book
is 'and leaves what was there' test -s copy/index.html -a -s copy/t/2026-42/bundle.tbx -a -s copy/log/checkpoint
rmdir copy/contracts.csv
is 'the next one goes on' mirror copy --config conf
is 'with what was missing' test -s copy/contracts.csv
mkdir other; echo mine >other/file
refused 'a folder of other things is left alone' 1 'copy-folder-taken' mirror other
is 'and nothing is in it' test "$(ls -A other)" = file
is 'without an address' mirror bare
is 'links to the server lead nowhere' sh -c "! grep -rlE 'href=\"(https?:|/)' bare --include=*.html && grep -q '<a class=\"govuk-service-navigation__link\">Sign in' bare/index.html"
is 'over http, too' "$TB" mirror far --book "$at" -q
is 'where they lead there' grep -q "href=\"$at/sign-in\"" far/index.html
is 'the server goes' ends
refused 'without it nothing is taken away' 1 'not-served' mirror copy
refused 'nor where it is not reached' 75 'server-unreachable' "$TB" mirror far --book "$at"
is 'what was copied is readable' test -s far/index.html -a -s copy/t/2026-42/index.html

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
