#!/bin/sh
# reasons.sh - prints every reason of the rooms that decide, law, count and core, that nothing
# provokes: neither a sentence in test/*_test.c, which names it, nor a line of a story, which ends
# with "! its-code".
set -eu
export LC_ALL=C
find src/law src/count src/core -name '*.c' 2>/dev/null | sort | xargs cat | tr '\n' ' ' |
    grep -oE 'const Reason [a-z_]+ = \{[^"]*"[a-z-]+"' |
    sed 's/const Reason \([a-z_]*\) .*"\([a-z-]*\)"/\1 \2/' | sort -u |
    while read -r reason code; do
        grep -qwE "$reason" test/*_test.c ||
            grep -qE "! $code( \{)?$" demo/*.story test/story/*.story ||
            echo "nothing provokes $reason ($code)"
    done
