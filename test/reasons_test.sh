#!/bin/sh
# reasons_test.sh - every refusal of the law, of its proofs, of the holder's tool and of an act's
# words is provoked by a sentence or a story: its name stands in one of them.
set -eu
cd "$(dirname "$0")/.."
passed=0 failed=0

# Sentences name the reason as it is called in C, outside their lists of externs, or by its code;
# scripts and stories by its code.
sentences=$(awk '/^extern const Reason/ { list = 1 } !list; /;/ { list = 0 }' test/*_test.c)
codes=$({ grep -hoE '"[a-z0-9-]+"' test/*_test.c; cat test/cli_test.sh
    grep -hE '! |^expect' test/story/*.story demo/*.story; } | tr -d '"')

for reason in $(sed -nE 's/^(static )?const Reason ([a-z_0-9]+) = .*/\2/p' \
        src/core/*.c src/proof/*.c src/door/verify.c src/door/wording.c); do
    code=$(echo "$reason" | tr _ -)
    if echo "$sentences" | grep -qw -- "$reason" || echo "$codes" | grep -qwF -- "$code"; then
        passed=$((passed + 1))
    else
        echo "    nothing provokes $code"
        failed=$((failed + 1))
    fi
done
echo "reasons: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
