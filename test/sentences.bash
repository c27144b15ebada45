# sentences.bash - what scripts that type commands share: a sentence holds, or it does not. Who reads it
# has set suite, the name of the script; work, its folder; TB, the program; and sets now, the clock.
passed=0 failed=0
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$tests/clock/clock.bash"

# Keys lie open in their files: a passphrase costs a second each time.
tb() {
    case "$1 ${2:-}" in key\ *|padlock\ new) set -- "$@" --no-passphrase ;; esac
    LD_PRELOAD=$FAKED${LD_PRELOAD:+:$LD_PRELOAD} FAKETIME="@$now" "$TB" "$@"
}

# A port that nobody has, for a server whose address must be known before it starts.
free_port() { "$tests/port.py"; }

# until_so COMMAND... - waits until it does, for as long as a busy machine may need
until_so() { for _ in $(seq 2400); do "$@" >/dev/null 2>&1 && return; sleep 0.05; done; return 1; }

# until_says WORDS FILE COMMAND... - it writes into the file until the words stand there, and ends well when it is asked
until_says() {
    local words=$1 file=$2 it said=0; shift 2
    "$@" >"$file" & it=$!
    until_so grep -q -- "$words" "$file" || said=$?
    kill $it
    wait $it && return $said
}

# is SENTENCE COMMAND... - it must do
is() {
    local sentence=$1; shift
    if "$@" >"$work/out" 2>"$work/err"; then passed=$((passed + 1)); return; fi
    echo "FAILED $suite: $sentence"; sed 's/^/    /' "$work/out" "$work/err"; failed=$((failed + 1))
}

# refused SENTENCE EXIT REASON COMMAND... - it must fail with that exit code, naming the reason
refused() {
    local sentence=$1 code=$2 reason=$3 got=0; shift 3
    "$@" >"$work/out" 2>"$work/err" || got=$?
    if [ $got = "$code" ] && grep -q -- "$reason" "$work/out" "$work/err"; then
        passed=$((passed + 1)); return
    fi
    echo "FAILED $suite: $sentence (exit $got, wanted $code $reason)"
    sed 's/^/    /' "$work/out" "$work/err"; failed=$((failed + 1))
}
