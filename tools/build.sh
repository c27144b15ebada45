#!/bin/sh
# build.sh release|check|fuzz|threads ... - sets up what is not set up, then builds it, in build/<name>.
#
#   release  gcc, optimised and hardened; the programs people use
#   check    clang with the address and undefined behaviour sanitizers and what libFuzzer counts; the
#            tests and the fuzz targets
#   fuzz     the same, and every comparison traced, for a longer hunt: tests take a third more in it
#   threads  gcc with the sanitizer that sees two threads at one place; tools/threads.sh drives it
set -eu
cd "$(dirname "$0")/.."

# quietly NAME COMMAND... - shows what it said only when it fails
quietly() {
    log=build/$1.log
    shift
    "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}

# What it takes longest to compile is the sanitizers' own: at -O1 a third less.
sanitize='-Dbuildtype=debug -Doptimization=1 -Db_sanitize=address,undefined -Db_lundef=false -Dfuzz=true'

options() {
    case $1 in
        release) echo "-Dbuildtype=release" ;;
        check)   echo "$sanitize -Dc_args=-fno-sanitize-coverage=trace-cmp" ;;
        fuzz)    echo "$sanitize" ;;
        threads) echo "-Dbuildtype=debugoptimized -Db_sanitize=thread" ;;
        *)       sed -n '2s/^# //p' "$0" >&2; exit 64 ;;
    esac
}

# Meson lists the fuzz targets, statements and templates when it sets up, and ninja does not see a file
# come or go: the folder's time tells. Everything else ninja notices itself.
stale() {
    [ -n "$(find tools/build.sh test/fuzz sql/query src/page sql/people sql/lists -prune -newer "$1/build.ninja")" ]
}

for name; do
    dir=build/$name
    options=$(options "$name")
    compiler=clang
    case $name in release|threads) compiler=gcc ;; esac
    # What was set up for the other compiler is set up anew.
    grep -Eqs "^ command = (.* )?$compiler " "$dir/build.ninja" || rm -rf "$dir"
    linker=; [ "$name" = release ] || linker=CC_LD=lld     # where the tests are a hundred programs are linked
    if [ ! -e "$dir/build.ninja" ] || stale "$dir"; then
        # After a setup that failed half-way, meson takes nothing but --reconfigure.
        again=; [ ! -e "$dir/meson-private/coredata.dat" ] || again=--reconfigure
        mkdir -p build
        # shellcheck disable=SC2086
        quietly "$name" env CC=$compiler $linker meson setup $again $options "$dir"
    fi
    # shellcheck disable=SC2086
    quietly "$name" ninja ${NINJAFLAGS:-} -C "$dir"
    # What nothing makes any more must be neither run nor looked at.
    quietly "$name" ninja -C "$dir" -t cleandead
done
