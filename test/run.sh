#!/bin/bash
# run.sh - runs all that make test has built, and adds up what it says.
#
# Every program ends with "<name>: N passed, N failed, N skipped". What it wrote is kept in
# build/log. The last line of all is the sum: "N passed, N failed, N skipped".
set -eu
cd "$(dirname "$0")/.."
unset TENDERBOX_SHARED        # the tests look at ../shared/data, and skip without it
# What Debian brings comes first: a python3 that chooses among versions runs forty programs to begin one.
export PATH=/usr/bin:$PATH
# What was freed is kept aside by the sanitizer until 16 MB of it lie there, not 256: every fork copies it.
export LC_ALL=C ASAN_OPTIONS=detect_leaks=1:quarantine_size_mb=16 UBSAN_OPTIONS=print_stacktrace=1

log=build/log
rm -rf "$log" && mkdir -p "$log"

now() { echo "${EPOCHREALTIME/./}"; }
seconds() { printf '%d.%02d s' $(($1 / 1000000)) $(($1 / 10000 % 100)); }

# Hundredths of a second of processor time, of what `times` wrote: "0m1.204s 0m0.310s", twice.
processor() { awk -F '[ms ]+' '{ n += 60 * ($1 + $3) + $2 + $4 } END { printf "%d", 100 * n }'; }

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
    times >"$log/$name.times"                # of this shell, and of what it waited for
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
    echo "$took $(processor <"$log/$name.times") $name" >"$log/$name.took"
}

# run NAME COMMAND... - the same beside three others, for many wait for the disk; what each says stays
# together.
run() {
    while [ "$(jobs -rp | wc -l)" -ge 4 ]; do wait -n || true; done
    { said=$(one "$@" 2>&1); echo "$said"; } &
}

# What a test writes and syncs is gone when it ends: it lies in memory where that has room, for no
# test is about power cuts. TMPDIR says otherwise.
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) || true
if [ -z "${TMPDIR:-}" ] && [ "${room:-0}" -ge 4000000 ] && [ -w /dev/shm ]; then
    TMPDIR=$(mktemp -d -p /dev/shm tenderbox.XXXXXX)
    chmod 711 "$TMPDIR"                      # a test looks at a book as somebody else
    export TMPDIR
    trap 'rm -rf "$TMPDIR"' EXIT
fi

began=$(now)

# Many look at the same tenders: they are played once, beside each other, and each has a copy.
if [ -x build/release/src/tenderbox ]; then tools/kept.sh >"$log/kept.txt" 2>&1 & fi
if [ -n "${TMPDIR:-}" ] && test/living "$TMPDIR/living" >/dev/null; then export TENDERBOX_LIVING=$TMPDIR/living; fi

# start NAME - a script, which is NAME.sh in the log, a program, or one of those that are neither.
start() {
    local script=test/$1_test.sh program=build/check/test/$1_test story=build/check/test/story
    case $1 in
        fuzz) run fuzz test/fuzz/run.sh build/check/test/fuzz; return ;;       # two at once by itself
        story) [ ! -x $story ] || run story $story test/story/*.story bench/*.story; return ;;
        demo) [ ! -x $story ] || run demo $story demo/*.story; return ;;
    esac
    [ ! -e "$script" ] || run "$1.sh" "$script"
    [ ! -x "$program" ] || run "$1_test" "$program"
}

run ground tools/ground.sh build/release

# What takes longest begins first, so that nothing long is left alone at the end: play, seal and open, read big sets
# of vectors, write to disks that fail, and are killed. Scripts without a name here come behind.
long='cli demonstration through across story fuzz fault accounts tamper attacked pages machines altered doing limits
    demo reader ground clerk document twins unread site killed witnessing auditor withheld capsule walk kill crowd
    witness http onlooker telling likely proof twin door book age seal'
named() { case " $(echo $long) browser " in *" $1 "*) true ;; *) false ;; esac; }

# Sentences are about pure rooms, from memory to memory.
sentences=$(now)
for program in build/check/test/*_test; do
    name=$(basename "$program" _test)
    if [ -x "$program" ] && ! named "$name"; then run "${name}_test" "$program"; fi
done
wait
sentences=$(($(now) - sentences))

for name in $long; do start "$name"; done
for script in test/*_test.sh; do
    name=$(basename "$script" _test.sh)
    named "$name" || run "$name.sh" "$script"
done

# Browsers begin when no more than one other is left, the longest: four files at once keep the machine busy.
while [ "$(jobs -rp | wc -l)" -gt 1 ]; do wait -n || true; done
start browser
wait
last=$(ls -t "$log"/*.took | grep -v /browser.sh | head -n 1)
without=$(($(stat -c %Y "$last") * 1000000 - began))
read -r passed failed skipped < <(cat "$log"/*.sum |
    awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }')
longest=$(sort -rn "$log"/*.took | head -n 6 | while read -r took _ name; do
    echo "$name $(seconds "$took"), "
done)
echo "the longest: ${longest%,*}" | tr -s '\n' ' '; echo
echo "tenderbox-verify has $(($(stat -c %s build/release/src/tenderbox-verify) / 1000)) KB"
echo "sentences took $(seconds $sentences) of 5 s, all of it $(seconds $(($(now) - began))) of 300 s"
echo "without browsers $(seconds $without) of 90 s"
awk '{ n += $2 } END { printf "processor time: %d s, of which:", n / 100 }' "$log"/*.took
sort -k 2 -rn "$log"/*.took | head -n 8 | awk '{ printf " %s %d s", $3, $2 / 100 } END { print "" }'
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
