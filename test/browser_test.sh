#!/bin/bash
# browser_test.sh - what runs in the browser: in Node, byte by byte beside the program, and in Chromium,
# as people meet it. Pictures of every page lie in build/screenshots.
set -u
cd "$(dirname "$0")/.."
if ! command -v node >/dev/null || [ ! -d browser/node_modules/playwright-core ]; then
    echo "    skipped: no node here, or nothing is built"
    echo "browser: 0 passed, 0 failed, 1 skipped"
    exit 0
fi
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
unset LD_PRELOAD
export ASAN_OPTIONS=detect_leaks=0
# Many look at the same tenders under way: they are played once, and each has a copy.
if [ -z "${TENDERBOX_LIVING:-}" ] && test/living "$work/living" >/dev/null; then export TENDERBOX_LIVING=$work/living; fi
# What axe found nothing in is not looked through again in another file.
export SOUND_PAGES=$work/sound
mkdir "$SOUND_PAGES"
# Four files at once, for test, browser and server wait for each other, and some for a clock; and the longest first, so
# that none is left alone at the end.
longest=(test/browser/{walk,own,bid,browser,people,holder,notice,roles,site,check,chosen,drafts,score,full,reader,forged,back,many}.test.mjs)
mapfile -t files < <({ printf '%s\n' "${longest[@]}"; ls test/browser/*.test.mjs; } | awk '!seen[$0]++')
TMPDIR=$work node test/browser/run.mjs 4 "${files[@]}" >"$work/said" 2>&1
ended=$?
count() { sed -n "s/^# $1 \([0-9]*\)$/\1/p" "$work/said"; }
passed=$(count pass) failed=$(count fail) skipped=$(count skipped)
if [ "$ended" != 0 ]; then grep -E -A24 '^ *not ok' "$work/said" || tail -n 20 "$work/said"; fi
[ "$ended" = 0 ] || [ "${failed:-0}" != 0 ] || failed=1
echo "browser: ${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
[ "${failed:-0}" = 0 ]
