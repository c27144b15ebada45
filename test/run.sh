#!/bin/bash
# run.sh - runs all that make test has built, and adds up what it says.
#
# Every program ends with "<name>: N passed, N failed, N skipped". What it wrote is kept in
# build/log. The last line of all is the sum: "N passed, N failed, N skipped".
set -eu
cd "$(dirname "$0")/.."
unset TENDERBOX_SHARED        # the tests look at ../shared/data, and skip without it
export LC_ALL=C ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

log=build/log
rm -rf "$log" && mkdir -p "$log"

now() { echo "${EPOCHREALTIME/./}"; }
seconds() { printf '%d.%02d s' $(($1 / 1000000)) $(($1 / 10000 % 100)); }

# spent SESSION - processor time that its processes have had, and those of theirs that ended.
spent() {
    cat /proc/[0-9]*/stat 2>/dev/null |
        awk -v session="$1" '{ sub(/^.*\) /, "") } $4 == session { n += $12 + $13 + $14 + $15 }
            END { print n + 0 }'
}

# How long work takes is the machine's affair. What has had no processor time in ten minutes stands
# still and is ended; what has had ten minutes of it in one process goes round in circles.
end_when_still() {
    local had=none has
    while has=$(spent "$1"); [ "$has" != "$had" ]; do
        had=$has
        read -rt 600 <> <(:) || true         # a sleep that leaves nobody behind when it is ended
    done
    echo "ended: it stood still for ten minutes"
    kill -KILL -- "-$1"
}

# one NAME COMMAND... - one program, in a session of its own.
one() {
    local name=$1 began code=0 line took program watch p=0 f=0 s=0
    shift
    began=$(now)
    (ulimit -t 600; exec setsid "$@") >>"$log/$name.txt" 2>&1 &
    program=$!
    end_when_still "$program" >>"$log/$name.txt" 2>&1 &
    watch=$!
    wait "$program" || code=$?
    kill "$watch" 2>/dev/null || true
    took=$(($(now) - began))
    line=$(grep -aE '^[^:]+: [0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$log/$name.txt" |
        tail -n 1) || true
    grep -avxF "${line:-no line at all}" "$log/$name.txt" || true
    if [ -n "$line" ]; then
        read -r p _ f _ s _ <<<"${line##*: }"
        echo "$line  ($(seconds $took))"
    fi
    # A leak is found, and a guard of the compiler can fire, after the line was written.
    if [ -z "$line" ] || { [ $code != 0 ] && [ "$f" = 0 ]; }; then
        echo "FAILED $name: died with $code, counted as one failure  ($(seconds $took))"
        f=$((f + 1))
    fi
    echo "$p $f $s" >"$log/$name.sum"
    echo "$took $name" >"$log/$name.took"
}

# run NAME COMMAND... - the same beside three others, for many wait for the disk; what each says stays
# together.
run() {
    while [ "$(jobs -rp | wc -l)" -ge 4 ]; do wait -n || true; done
    { said=$(one "$@" 2>&1); echo "$said"; } &
}

began=$(now)
run ground tools/ground.sh build/release

# Sentences are about pure rooms, from memory to memory. The others read big sets of vectors, seal
# and open, write to disks that fail, and are killed; they go by their length, the longest first.
machines=' accounts tamper http altered limits witness onlooker document fault unread kill capsule proof twin door
    book clerk age auditor seal '
sentences=$(now)
for program in build/check/test/*_test; do
    name=$(basename "$program" _test)
    case $machines in *[[:space:]]"$name"[[:space:]]*) continue ;; esac
    if [ -x "$program" ]; then run "${name}_test" "$program"; fi
done
wait
sentences=$(($(now) - sentences))
run fuzz test/fuzz/run.sh build/fuzz/test/fuzz       # two at once by itself
for name in $machines; do
    program=build/check/test/${name}_test
    if [ -x "$program" ]; then run "${name}_test" "$program"; fi
done

if [ -x build/release/src/tenderbox ]; then tools/kept.sh >"$log/kept.txt" 2>&1 & fi
if [ -x build/check/test/story ]; then
    run demo build/check/test/story demo/*.story
    run story build/check/test/story test/story/*.story bench/*.story
fi
for script in test/*.sh; do
    if [ "$script" != test/run.sh ]; then run "$(basename "$script" .sh)" "$script"; fi
done

wait
read -r passed failed skipped < <(cat "$log"/*.sum |
    awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }')
longest=$(sort -rn "$log"/*.took | head -n 6 | while read -r took name; do
    echo "$name $(seconds "$took"), "
done)
echo "the longest: ${longest%,*}" | tr -s '\n' ' '; echo
echo "tenderbox-verify has $(($(stat -c %s build/release/src/tenderbox-verify) / 1000)) KB"
echo "sentences took $(seconds $sentences) of 5 s, all of it $(seconds $(($(now) - began))) of 90 s"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
