# clock.bash - where there is faketime, its library is FAKED, and test/clock/faketime comes before it.
for _ in 1 2 3 4 5; do                       # its name in the system's memory may be taken: then with another one
    [ -z "${FAKED:-}" ] && command -v faketime >/dev/null || break
    FAKED=$(faketime -f +0 printenv LD_PRELOAD 2>/dev/null)
done
if [ -n "${FAKED:-}" ]; then
    export FAKED
    PATH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd):$PATH
fi
: "${FAKED:=}"
