#!/bin/bash
# reasons_test.sh - every refusal of the law, of its proofs, of the holder's tool and of an act's
# words is provoked by a sentence or a story: its name stands in one of them.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C

# Sentences name a reason as it is called in C, outside their lists of externs, or by its code;
# scripts and stories by its code.
named() {
    awk '/^extern const Reason/ { list = 1 } !list; /;/ { list = 0 }' test/*_test.c |
        grep -oE '[a-z0-9_]+' | tr _ -
    { grep -hoE '"[a-z0-9-]+"' test/*_test.c; cat test/cli_test.sh
        grep -hE '! |^expect' test/story/*.story demo/*.story; } | grep -oE '[a-z0-9-]+'
}
refusals() {
    sed -nE 's/^(static )?const Reason ([a-z_0-9]+) = .*/\2/p' \
        \
        $(find src/law src/count src/core src/proof -name '*.c' 2>/dev/null) \
        $(find src -name verify.c -o -name wording.c) | tr _ -
}

missing=$(comm -23 <(refusals | sort -u) <(named | sort -u))
all=$(refusals | sort -u | wc -l)
failed=0
for code in $missing; do
    echo "    nothing provokes $code"
    failed=$((failed + 1))
done
echo "reasons: $((all - failed)) passed, $failed failed, 0 skipped"
[ $failed = 0 ]
