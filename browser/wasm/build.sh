#!/bin/sh
# build.sh FOLDER OUT - compiles the rooms that audit a bundle and turn a padlock to WebAssembly: the very
# files of src/, and beside them those of this folder. In FOLDER only what changed is compiled again, and
# by one at a time.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1 out=$2

# The groups of points, ciphers and chance are the page's; sealing and threads are nobody's here.
without='src/seal/crypt.c src/seal/secret.c src/seal/hasher.c'
apart='actor errand holder parcel tools turner'

clang=$(command -v clang || true)
library=/usr/lib/wasm32-wasi/libc.a
if [ -z "$clang" ] || ! command -v wasm-ld >/dev/null || [ ! -e "$library" ]; then
    echo "The page of a padlock holder has the program's own rooms in it as WebAssembly, and something that
compiles them is missing. On Debian: tools/need.sh run installs clang, lld, wasi-libc and the runtime of clang
for wasm32." >&2
    exit 1
fi

sources() {
    cd "$top"
    for room in base law count tree core core/stage core/view proof share auditor seal; do
        ls src/$room/*.c
    done
    for file in $apart; do echo "src/desk/$file.c"; done
    echo src/sys/json.c src/book/missing.c src/clerk/shelve.c | tr ' ' '\n'
    ls browser/wasm/*.c
}

mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
{
    echo "cc = $(command -v ccache || true) $clang --target=wasm32-wasi --sysroot=/usr"
    echo "flags = -O2 -std=c17 -D_GNU_SOURCE -DTENDERBOX_VERSION=\"\\\"wasm\\\"\" -ffunction-sections" \
        "-fdata-sections -fno-strict-aliasing -Wall -Wextra -Wno-missing-field-initializers"
    echo 'rule cc'
    echo "  command = \$cc \$flags -I$top/browser/wasm -I$top/src -MD -MF \$out.d -c \$in -o \$out"
    echo '  deps = gcc'
    echo '  depfile = $out.d'
    echo 'rule link'
    echo "  command = \$cc -mexec-model=reactor -Wl,--gc-sections -Wl,--strip-all -Wl,-z,stack-size=1048576 \$in -o \$out"
    objects=
    for file in $(sources); do
        case " $without " in *" $file "*) continue ;; esac
        object=$(echo "$file" | tr / _).obj
        echo "build $object: cc $top/$file"
        objects="$objects $object"
    done
    echo "build turner.wasm: link$objects"
} >"$folder/build.ninja.new"
cmp -s "$folder/build.ninja.new" "$folder/build.ninja" && rm "$folder/build.ninja.new" ||
    mv "$folder/build.ninja.new" "$folder/build.ninja"
ninja -C "$folder" ${NINJAFLAGS:-} >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
cmp -s "$folder/turner.wasm" "$out" || cp "$folder/turner.wasm" "$out"
