#!/bin/sh
# need.sh run|test|bench - installs the Debian packages that this needs and the machine lacks.
set -eu

build='gcc libc6-dev meson ninja-build pkgconf libsqlite3-dev libssl-dev libsodium-dev
    libcairo2-dev libpango1.0-dev fonts-liberation libmicrohttpd-dev libcurl4-openssl-dev nodejs npm
    libfido2-dev libjansson-dev zlib1g-dev clang lld wasi-libc'
test='age python3 git sqlite3 faketime openssl
    poppler-utils tidy chromium curl python3-aiosmtpd nginx-light haproxy oathtool'

# Where installing starts services the scanner's updater would fetch its whole database at once.
[ ! -x /usr/sbin/policy-rc.d ] || test="$test clamav-daemon"

# What clang links with is packaged apart, once for each version of it: for the sanitizers, and for
# WebAssembly.
clang_runtime() {
    version=$(clang -dumpversion 2>/dev/null ||
        apt-cache show clang 2>/dev/null | sed -n 's/^Version: \([0-9]*:\)\{0,1\}//p' | head -n 1)
    version=${version%%.*}
    echo "libclang-rt-${version:-14}-dev${1:-}"
}

# The browser without its windows does the same with half the work, where the release has it.
windowless() { ! apt-cache show chromium-headless-shell >/dev/null 2>&1 || echo chromium-headless-shell; }

wanted() {
    case $1 in
        run)       echo "$build $(clang_runtime -wasm32)" ;;
        bench)     echo "$build $(clang_runtime -wasm32) age openssl libgmp-dev nginx-light wrk curl python3" ;;
        test)      echo "$build $test $(clang_runtime) $(clang_runtime -wasm32) $(windowless)" ;;
    esac
}

# dpkg-query fails when a name is unknown to it: that is an answer, not an error. Node of another
# origin than Debian's brings npm along, and Debian's npm cannot stand beside it.
missing() {
    for package in $(wanted "$1"); do
        case $package in nodejs|npm) ! command -v npm >/dev/null || continue ;; esac
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || printf '%s ' "$package"
    done
}

quietly() {
    $sudo env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}

case ${1:-} in run|test|bench) ;; *) sed -n '2s/^# //p' "$0" >&2; exit 64 ;; esac
if ! command -v dpkg-query >/dev/null; then
    echo "not a Debian system: have these yourself: $(wanted "$1")" >&2
    exit 0
fi
[ -n "$(missing "$1")" ] || exit 0

sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
log=$(mktemp); trap 'rm -f "$log"' EXIT
quietly apt-get -qq update
# Asked again: only now apt can tell which clang this release has.
packages=$(missing "$1")
echo "installing $packages"
# shellcheck disable=SC2086
quietly apt-get -qq install -y --no-install-recommends $packages
