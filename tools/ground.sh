#!/bin/sh
# ground.sh BUILD_DIR - what is always true of the source and of the objects in a plain build.
#
# A check is a function named as a sentence that prints what is wrong with it. Silence passes.
set -eu
export LC_ALL=C
build=$1
banned='strcpy strcat sprintf vsprintf strtok strncpy strncat gets atoi atol atof gmtime localtime
    ctime asctime system rand srand tmpnam mktemp scanf fscanf sscanf vscanf vfscanf vsscanf'
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
find src -name '*.[ch]' | sort | xargs awk -f tools/code.awk >"$tmp/code"

rooms_look_down_only() { find src -name '*.[ch]' | sort | xargs awk -f tools/rooms.awk; }

# The pure rooms that exist, with those below them whose functions each may use.
pure() {
    for room in base 'draw base' 'law base' 'count base' 'tree base' 'core law count tree base'; do
        [ -z "$(find "src/${room%% *}" -name '*.c' 2>/dev/null)" ] || echo "$room"
    done
}

# objects ROOM... - those that a plain build made of them.
objects() {
    for room; do
        [ ! -d "$build/lib$room.a.p" ] || find "$build/lib$room.a.p" -name '*.o'
    done
}

# takes_from_outside ROOM BELOW... - The compiler's own are 128-bit division, the stack guard and the
# table of addresses.
takes_from_outside() {
    {
        sed -n "s/^$1 /may /p" tools/symbols.txt
        # shellcheck disable=SC2046
        nm -P --defined-only $(objects "$@")
        # shellcheck disable=SC2046
        nm -P -A -u $(objects "$1")
    } | awk '
        $1 == "may"                         { may[$2] = 1; next }
        $1 !~ /:$/                          { may[$1] = 1; next }
        $3 != "U" && $3 != "w"              { next }
        $2 ~ /^__(u?div|u?mod|mul|u?divmod)o?ti[0-9]$/ { next }
        $2 == "__stack_chk_fail" || $2 == "_GLOBAL_OFFSET_TABLE_" { next }
        { name = $2; if (sub(/_chk$/, "", name)) sub(/^__/, "", name)
          if (!(name in may)) print $1 " takes " $2 ", which tools/symbols.txt does not allow" }'
}
pure_rooms_take_nothing_unlisted_from_outside() {
    # shellcheck disable=SC2086
    pure | while read -r rooms; do takes_from_outside $rooms; done
}

# Tables of constant pointers lie in .data.rel.ro, which is read-only when the program runs.
pure_rooms_remember_nothing() {
    pure | while read -r room _; do
        objects "$room" | while read -r object; do
            size -A "$object" | awk -v object="$object" '
                $1 ~ /^\.t?(data|bss)$/ && $2 > 0 { print object " has a variable in " $1 }'
        done
    done
}

# What people's own tools and the server share: who prints, has a command line and looks at a clock is
# above it.
the_desk_prints_nothing_and_looks_at_no_clock() {
    # shellcheck disable=SC2046
    [ -z "$(objects desk)" ] || nm -P -A -u $(objects desk) | awk '
        { name = $2; sub(/_chk$/, "", name); sub(/^__/, "", name) }
        name ~ /^(std(in|out|err)|v?[fds]?n?printf|puts|fputs|putchar|f?putc|perror|_IO_putc)$/ ||
        name ~ /^(time|clock|ftime|gettimeofday|clock_gettime|timespec_get)$/ ||
        name ~ /^(getopt|getopt_long|getenv|program_invocation_name)$/ { print $1 " uses " $2 }'
    awk '/^src\/desk\// && /[^A-Za-z0-9_]arg[cv][^A-Za-z0-9_]/' "$tmp/code"
}

# The objects show what macros hid, the source what the compiler replaced by something else.
no_banned_function_is_used() {
    find "$build" -name '*.o' ! -path "$build/test/*" \
        -exec nm -P -A -u {} + |
        awk -v banned="$banned" '
            BEGIN { for (n = split(banned, b); n; n--) is[b[n]] = 1 }
            { name = $2; sub(/_chk$/, "", name); sub(/^__(isoc(99|23)_)?/, "", name)
              if (name in is) print $1 " uses " $2 }'
    awk -v banned="$banned" '
        BEGIN { gsub(/[ \n]+/, "|", banned); call = "[^A-Za-z0-9_](" banned ")[ \t]*[(]" }
        $0 ~ call' "$tmp/code"
}

no_comment_begins_with_two_slashes() { awk '/\/\//' "$tmp/code"; }

# Lengths on paper float, in the one file that draws: doc/why/007-letters.md.
no_floating_point_but_on_paper() {
    awk '!/^src\/letters\/pdf\.c:/ && /^src\// &&
        /[^A-Za-z0-9_](float|double)[^A-Za-z0-9_]/' "$tmp/code"
}

# Columns are characters: the later bytes of one in UTF-8 are not counted.
no_line_is_longer_than_100_columns() {
    find src test -name '*.[ch]' | sort | xargs awk '
        { line = $0; gsub(/[\200-\277]/, "", line) }
        length(line) > 100 { print FILENAME ":" FNR ": " length(line) " columns" }'
}

only_tests_look_at_shared_data() {
    grep -rInF '..''/shared' . --exclude-dir=.git --exclude-dir=build --exclude-dir=test \
        --exclude-dir=node_modules || [ $? = 1 ]
}

every_warning_is_an_error() {
    awk '/"command":/ && !/ -Werror / { print "without -Werror: " $NF }' \
        "$build/compile_commands.json"
}

the_page_of_acts_is_what_the_table_says() {
    [ ! -x "$build/tools/acts_doc" ] || "$build/tools/acts_doc" | diff doc/acts.md -
}

# "(428 KB)" may be a tenth away from the truth, since compilers differ.
the_readme_says_how_large_the_verifier_is() {
    [ -e "$build/src/tenderbox-verify" ] || return 0
    says=$(sed -n 's/.*tenderbox-verify.* (\([0-9]*\) KB).*/\1/p' README.md | head -n 1)
    is=$(($(stat -c %s "$build/src/tenderbox-verify") / 1000))
    [ "$((is * 9))" -le "$((${says:-0} * 10))" ] && [ "$((${says:-0} * 10))" -le "$((is * 11))" ] ||
        echo "README.md says ${says:-nothing}, tenderbox-verify has $is KB"
}

pages_in_welsh_have_no_word_that_is_not_welsh() {
    for page in entered entry tender; do
        [ ! -e "src/page/$page.html" ] || "$build/src/page/template" "src/page/$page.html" text/cy.po 2>&1 >/dev/null
    done
}
every_reason_of_the_law_has_a_sentence() { tools/reasons.sh; }

passed=0 failed=0
for sentence in rooms_look_down_only pure_rooms_take_nothing_unlisted_from_outside \
    pure_rooms_remember_nothing the_desk_prints_nothing_and_looks_at_no_clock \
    no_banned_function_is_used \
    no_comment_begins_with_two_slashes no_floating_point_but_on_paper \
    every_reason_of_the_law_has_a_sentence pages_in_welsh_have_no_word_that_is_not_welsh \
    the_page_of_acts_is_what_the_table_says \
    no_line_is_longer_than_100_columns the_readme_says_how_large_the_verifier_is \
    only_tests_look_at_shared_data every_warning_is_an_error
do
    code=0
    "$sentence" >"$tmp/said" 2>&1 || code=$?
    if [ "$code" = 0 ] && [ ! -s "$tmp/said" ]; then
        passed=$((passed + 1))
    else
        sed 's/^/    /' "$tmp/said"
        echo "FAILED ground: $sentence"
        failed=$((failed + 1))
    fi
done
echo "ground: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
