#!/bin/sh
# play.sh [PROGRAM] - plays the demonstration anew and serves it on this machine alone: at port PORT,
# or at FIRST_PORT (8080) or the next one that nobody has. DEMONSTRATION says in which folder.
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/release/src/tenderbox}
folder=${DEMONSTRATION:-build/demonstration}

# Connections of this machine in wait at a port, by their number in the system: both kinds of address.
listening() {
    port=$(printf '%04X' "$1")
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
        awk -v port=":$port" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }'
}

# Which program has it; nothing where the system does not tell, as of somebody else's.
holder() {
    for inode in $(listening "$1"); do
        open=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\\[$inode\\]" -print -quit 2>/dev/null) || true
        [ -n "$open" ] || continue
        process=${open%/fd/*}
        echo "$(cat "$process/comm") (process ${process#/proc/})"
        return
    done
}

# A connection that goes out from a port keeps it, too, and nobody waits there.
refuses() {
    ! python3 -c 'import socket, sys
wait = socket.socket()
wait.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
wait.bind(("127.0.0.1", int(sys.argv[1])))
wait.listen()' "$1" 2>/dev/null
}

taken() { [ -n "$(listening "$1")" ] || refuses "$1"; }

say_taken() {
    who=$(holder "$1")
    echo "Port $1 is taken by ${who:-another program}."
}

if [ -n "${PORT:-}" ] && taken "$PORT"; then
    say_taken "$PORT" >&2
    echo "Choose another one: make run PORT=8090; or none, and the next free one is taken." >&2
    exit 1
fi

# Somebody may still be served from there; it is theirs until they end.
if [ -e "$folder/book/lock" ] && ! flock -n "$folder/book/lock" true; then
    echo "$folder is being served just now: end that (Ctrl-C), or say DEMONSTRATION=another-folder" >&2
    exit 1
fi
rm -rf "$folder"
echo "Playing three stories: a tender of 2012, one of 2026, and three that are under way today ..."
"$program" demo --living --keep "$folder"
echo
port=${PORT:-${FIRST_PORT:-8080}}                # looked for now: while it was played, one may have gone
while [ -z "${PORT:-}" ] && taken "$port" && [ "$port" -lt 65535 ]; do
    say_taken "$port"
    port=$((port + 1))
done
trap : INT TERM                # the server ends in its own time, and we after it
code=0
"$program" serve "$folder/book" --demonstration --listen "127.0.0.1:$port" || code=$?
echo
echo "It ended. The book lies in $folder/book. To serve it again, as you left it:"
echo "  $program serve $folder/book --demonstration --listen 127.0.0.1:$port"
exit "$code"
