#!/bin/sh
# reasons.sh - prints every reason of src/core that no sentence in test/*.c expects.
set -eu
export LC_ALL=C
sed -n 's/^const Reason \([a-z_]*\).*/\1/p' src/core/*.c | sort -u | while read -r reason; do
    grep -qwE "$reason" test/*_test.c || echo "no sentence expects $reason"
done
