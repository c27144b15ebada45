#!/bin/bash
# reader_test.sh - the second reader, in another language, over the golden files and over bundles
# that the program itself makes; and over bundles with one byte changed, which it must refuse.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0
reader=test/reader/reader.py
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# expect CODE NAME COMMAND...
expect() {
    local wanted=$1 name=$2 code=0
    shift 2
    "$@" >"$scratch/said" 2>&1 || code=$?
    if [ "$code" = "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED reader_test: $name ended with $code, not $wanted"
        tail -n 3 "$scratch/said" | sed 's/^/    /'
    fi
}

skip() {
    skipped=$((skipped + 1))
    echo "    skipped: $1"
}

end() {
    echo "reader_test: $passed passed, $failed failed, $skipped skipped"
    [ $failed = 0 ]
    exit
}

# altered FILE AT - a copy with one bit of one byte changed
altered() {
    local byte
    cp "$1" "$scratch/altered.tbx"
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    printf '%b' "\\x$(printf %02x $((byte ^ 1)))" |
        dd of="$scratch/altered.tbx" bs=1 seek="$2" conv=notrunc status=none
}

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then
    skip "no python3"
    end
fi
expect 0 "the golden files" python3 $reader test/golden
cp -r test/golden "$scratch/golden"
sed -i 's/^mine 5$/mine 6/' "$scratch/golden/acts"
expect 1 "golden files with one counter changed" python3 $reader "$scratch/golden"

expect 0 "the demonstration" tools/kept.sh
kept=$(tail -n 1 "$scratch/said")
for story in vehicle-recovery business-partnering; do
    expect 0 "$story, public edition" \
        python3 $reader --policy "$kept/$story/policy" "$kept/$story/public.tbx"
done
expect 0 "vehicle-recovery, court edition" python3 $reader \
    --policy "$kept/vehicle-recovery/policy" "$kept/vehicle-recovery/court.tbx"

# What a witness signed, and a witness whose key nobody here can use.
. test/witness/cosign.sh
tender=$kept/vehicle-recovery
program=$PWD/build/release/src/tenderbox
reader=$PWD/$reader
cd "$scratch" || exit
cp -r "$tender/book" book
witness=$(witness_key)
log=$(grep '^log ' "$tender/policy")
printf '%s\nwitness union %s\nwitness later example.com/w+0badcafe+BgcICQ==\ngroup both any union later\n' \
    "$log" "$witness" >policy
cp policy strict; echo 'quorum both' >>policy; echo 'quorum later' >>strict
"$program" receipt 0 --book book 2>/dev/null | sed '1,/^$/d' >note
cosign_note note 1800000000 >cosigned
expect 0 "what a witness signed is kept" \
    "$program" witness-add cosigned --policy policy --book book
expect 0 "and written" "$program" export bundle --policy policy -p 2026-42 --book book --out seen.tbx
expect 0 "and read" python3 "$reader" --policy policy seen.tbx
expect 1 "what no witness signed that can be checked" python3 "$reader" --policy strict seen.tbx
expect 1 "nor by the program" "$program" verify seen.tbx --policy strict
cd - >/dev/null || exit
for edition in court public; do
    bundle=$kept/vehicle-recovery/$edition.tbx
    policy=$kept/vehicle-recovery/policy
    size=$(stat -c %s "$bundle")
    for part in 1 2 3; do
        altered "$bundle" $((size * part / 4))
        expect 1 "the $edition edition with byte $((size * part / 4)) changed" \
            python3 $reader --policy "$policy" "$scratch/altered.tbx"
    done
done
end
