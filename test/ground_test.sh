#!/bin/bash
# ground_test.sh - tools/ground.sh passes a small good tree and refuses each bad one, by the
# sentence that is broken and by no other.
set -eu
cd "$(dirname "$0")/.."
top=$PWD
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
passed=0 failed=0

# A tree of three rooms that breaks no rule, though its comments and strings talk of breaking some.
good() {
    rm -rf "$place"/* && cd "$place"
    mkdir -p src/base src/core src/cli test build
    cp -r "$top/tools" .
    echo 'int base_add(int, int);' >src/base/base.h
    echo 'int base_add(int a, int b) { return a + b; }' >src/base/base.c
    cat >src/core/law.c <<'C'
#include "base/base.h"
#include <string.h>
/* No double system( here, see https://example.org and
 * float rand( there. */
static const char *const says[] = { "a \" // float", "system(1)" };
int law(const char *s) { return base_add(s[0] == '"', (int)strlen(says[s[0] & 1])); }
C
    echo '#include "core/law.h"' >src/cli/cli.c
    touch src/core/law.h
    echo '"command": "cc -Werror -c law.c",' >build/compile_commands.json
}

compile() {
    local file room
    for file in $(find src -name '*.c'); do
        room=${file#src/}
        room=${room%%/*}
        mkdir -p "build/lib$room.a.p"
        gcc -O2 -fPIC -Isrc -c "$file" -o "build/lib$room.a.p/$(basename "$file").o"
    done
}

# sees NAME SENTENCE... - what ground.sh says of the tree here is exactly these failures.
sees() {
    local name=$1 wanted got
    shift
    compile
    wanted=$(printf 'FAILED ground: %s\n' "$@")
    got=$(tools/ground.sh build | grep '^FAILED' || true)
    if [ "${wanted#FAILED ground: }" = "${got#FAILED ground: }" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '    wanted: %s\n    got: %s\nFAILED ground_test: %s\n' "$wanted" "$got" "$name"
    fi
}

good
sees a_good_tree_passes ''

good; echo '#include "core/law.h"' >>src/base/base.c
sees looking_up_is_refused rooms_look_down_only
good; mkdir src/law src/count; touch src/law/law.h; echo '#include "law/law.h"' >src/count/count.h
sees looking_sideways_is_refused rooms_look_down_only
good; echo '#include "../core/law.h"' >>src/cli/cli.c
sees a_way_round_is_refused rooms_look_down_only
good; mkdir src/util; echo 'int util;' >src/util/util.h
sees an_unknown_room_is_refused rooms_look_down_only

good; mkdir src/core/stage; echo '#include "cli/cli.h"' >src/core/stage/one.h
sees a_folder_of_a_room_is_on_its_floor rooms_look_down_only
good; mkdir src/core/stage; echo '#include "core/law.h"' >src/core/stage/one.h
sees a_folder_of_a_room_may_look_at_its_room ''
good; mkdir src/sys; touch src/sys/file.h; echo '#include "sys/file.h"' >>src/core/law.c
sees a_pure_room_that_looks_at_the_machine_is_refused rooms_look_down_only

good; echo 'long time(long *); long now(void) { return time(0); }' >>src/core/law.c
sees a_clock_in_the_core_is_refused pure_rooms_take_nothing_unlisted_from_outside
good; mkdir src/core/stage
echo 'long time(long *); long then(void) { return time(0); }' >src/core/stage/one.c
sees a_clock_in_a_folder_of_the_core_is_refused pure_rooms_take_nothing_unlisted_from_outside
good; mkdir src/law; echo 'long time(long *); long now(void) { return time(0); }' >src/law/day.c
sees a_clock_in_the_law_is_refused pure_rooms_take_nothing_unlisted_from_outside
good; echo 'long time(long *); long now(void) { return time(0); }' >>src/base/base.c
sees a_clock_in_base_is_refused pure_rooms_take_nothing_unlisted_from_outside
good; mkdir src/count; echo 'int base_add(int, int); int two(void) { return base_add(1, 1); }' >src/count/two.c
sees a_pure_room_may_use_the_one_below ''
good; mkdir src/law; echo 'int law(const char *); int two(void) { return law(""); }' >src/law/two.c
sees a_pure_room_must_not_use_the_one_above pure_rooms_take_nothing_unlisted_from_outside
good; echo 'int count; int next(void) { return ++count; }' >>src/core/law.c
sees a_variable_in_the_core_is_refused pure_rooms_remember_nothing

good; mkdir src/desk; echo 'long time(long *); long now(void) { return time(0); }' >src/desk/now.c
sees a_clock_on_the_desk_is_refused the_desk_prints_nothing_and_looks_at_no_clock
good; mkdir src/desk
printf '#include <stdio.h>\nvoid say(int n) { printf("%%d", n); }\n' >src/desk/say.c
sees a_desk_that_prints_is_refused the_desk_prints_nothing_and_looks_at_no_clock
good; mkdir src/desk; printf '#include <stdio.h>\nvoid *out(void) { return stdout; }\n' >src/desk/out.c
sees a_desk_that_knows_where_to_print_is_refused the_desk_prints_nothing_and_looks_at_no_clock
good; mkdir src/desk; echo 'char run(char **argv) { return **argv; }' >src/desk/run.c
sees a_desk_with_a_command_line_is_refused the_desk_prints_nothing_and_looks_at_no_clock

good; printf '#include <time.h>\nvoid *now(time_t t) { return gmtime(&t); }\n' >>src/cli/cli.c
sees a_banned_function_is_refused no_banned_function_is_used
good; printf '#include <stdlib.h>\nint n(char *s) { return atoi (s); }\n' >>src/cli/cli.c
sees a_banned_function_that_the_compiler_replaced_is_refused no_banned_function_is_used
good; printf '#include <stdlib.h>\nint n(char *s) { return atoi(s); }\n' >>src/base/base.c
sees base_may_not_use_them_either pure_rooms_take_nothing_unlisted_from_outside \
    no_banned_function_is_used

good; echo 'int a; // a note' >>src/cli/cli.c
sees a_comment_of_two_slashes_is_refused no_comment_begins_with_two_slashes
good; mkdir src/letters; echo 'double half(double x) { return x / 2; }' >src/letters/pdf.c
sees lengths_on_paper_may_float ''
good; mkdir src/letters; echo 'double half(double x) { return x / 2; }' >src/letters/html.c
sees other_letters_may_not no_floating_point_but_on_paper
good; echo 'double half(double x) { return x / 2; }' >>src/base/base.c
sees floating_point_is_refused no_floating_point_but_on_paper
good; printf '/* %0100d */\n' 0 >>src/cli/cli.c
sees a_long_line_is_refused no_line_is_longer_than_100_columns
good; { printf '/*'; printf 'é%.0s' {1..96}; echo '*/'; } >>src/cli/cli.c
sees a_letter_of_two_bytes_is_one_column ''
good; printf 'see %s/data\n' '..''/shared' >README.md
sees naming_the_test_data_is_refused only_tests_look_at_shared_data
good; echo '"command": "cc -c law.c",' >>build/compile_commands.json
sees a_warning_let_through_is_refused every_warning_is_an_error

good; mkdir build/src; head -c 500000 /dev/zero >build/src/tenderbox-verify
echo 'tenderbox-verify is a program (400 KB)' >README.md
sees a_verifier_that_outgrew_the_readme_is_seen the_readme_says_how_large_the_verifier_is

echo "ground_test: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
