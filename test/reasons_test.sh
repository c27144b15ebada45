#!/bin/bash
# reasons_test.sh - every refusal of the law, of its proofs, of the holder's tool and of an act's
# words is provoked by a sentence or a story, and every act is done in one: its name stands there. And
# every story is told of on the page of stories.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C

# Sentences name a reason as it is called in C, outside their lists of externs, or by its code;
# scripts and stories by its code.
named() {
    awk '/^extern const Reason/ { list = 1 } !list; /;/ { list = 0 }' test/*_test.c |
        grep -oE '[a-z0-9_]+' | tr _ -
    { grep -hoE '"[a-z0-9-]+"' test/*_test.c; cat test/cli_test.sh test/draft_test.sh
        grep -hE '! |^expect' test/story/*.story demo/*.story; } | grep -oE '[a-z0-9-]+'
}
refusals() {
    # What ends a walk says nothing to anybody.
    sed -nE '/, "", "" \};/d; s/^(static )?const Reason ([a-z_0-9]+) = .*/\2/p' \
        $(find src/law src/count src/core src/proof -name '*.c' 2>/dev/null) \
        $(find src -name verify.c -o -name wording.c) | tr _ -
}

# An act stands in a story after who does it, and in a sentence likewise: "olga lot lot=1".
acts() { sed -nE 's/^    \.name = "([a-z0-9-]+)",.*/\1/p' src/core/stage/*.c; }
acted() {
    sed -E '/^ *[#>]/d; s/"[^"]*"//g; s/[a-z_]+=[^ ]*//g' test/story/*.story demo/*.story
    grep -ohE '[a-z]+(\+[a-z0-9]+)? [a-z-]+( [a-z_]+=|"|\\n)' test/*.c | sed -E 's/^[^ ]* ([a-z-]+).*/\1/'
}

missing=$(comm -23 <(refusals | sort -u) <(named | sort -u))
all=$(refusals | sort -u | wc -l)
failed=0
for code in $missing; do
    echo "    nothing provokes $code"
    failed=$((failed + 1))
done
for act in $(comm -23 <(acts | sort -u) <(acted | grep -oE '[a-z0-9-]+' | sort -u)); do
    echo "    nobody does $act"
    failed=$((failed + 1))
done
all=$((all + $(acts | sort -u | wc -l)))
for story in test/story/*.story; do
    all=$((all + 1))
    name=${story##*/}
    if [ "$name" = prelude.story ] || grep -qF "]($name)" test/story/README.md; then continue; fi
    echo "    test/story/README.md does not tell of $name"
    failed=$((failed + 1))
done
echo "reasons: $((all - failed)) passed, $failed failed, 0 skipped"
[ $failed = 0 ]
