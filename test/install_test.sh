#!/bin/bash
# install_test.sh - what is installed: programs, manual pages and completions that other programs read.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
is() {
    local sentence=$1; shift
    if "$@" >"$work/said" 2>&1; then passed=$((passed + 1)); return; fi
    failed=$((failed + 1)); echo "FAILED install: $sentence"; tail -n 5 "$work/said" | sed 's/^/    /'
}
skip() { skipped=$((skipped + 1)); echo "    skipped: $1"; }
end() { echo "install: $passed passed, $failed failed, $skipped skipped"; [ $failed = 0 ]; exit; }
[ -x build/release/src/tenderbox ] || { skip "there is no program yet"; end; }
cp -r build/release/meson-logs "$work/logs"
is 'it is installed below another root' env DESTDIR="$work/root" meson install -C build/release --no-rebuild --quiet
top=$(dirname "$(find "$work/root" -type d -name bin)")
for file in bin/tenderbox bin/tenderbox-verify share/man/man1/tenderbox.1 share/man/man1/tenderbox-verify.1 \
    share/bash-completion/completions/tenderbox share/zsh/site-functions/_tenderbox \
    share/fish/vendor_completions.d/tenderbox.fish share/bash-completion/completions/tenderbox-verify \
    share/doc/tenderbox/LICENSE share/doc/tenderbox/{book,acts,tour,draft,walk,json,law-gaps,README}.md \
    share/doc/tenderbox/example.draft share/doc/tenderbox/why/001-one-licence-file.md; do
    is "$file is there" test -s "$top/$file"
done
is 'the installed program runs' "$top/bin/tenderbox" --version

# Every command and every act, wherever they are told of.
tb=$top/bin/tenderbox
commands=$("$tb" help | sed -n '/^Commands/,/^$/s/^  \([a-z-]*\) .*/\1/p')
has_all() { for word in $commands; do grep -q -- "$word" "$1" || { echo "without $word"; return 1; }; done; }
for file in share/man/man1/tenderbox.1 share/bash-completion/completions/tenderbox \
    share/zsh/site-functions/_tenderbox share/fish/vendor_completions.d/tenderbox.fish; do
    is "$file knows every command" has_all "$top/$file"
done
if command -v groff >/dev/null; then
    quiet() { ! groff -man -Tutf8 -ww -z "$@" 2>&1 | grep .; }
    is 'roff reads the manual without a word' quiet "$top/share/man/man1/tenderbox.1"
    is 'and that of the verifier' quiet "$top/share/man/man1/tenderbox-verify.1"
else
    skip "no groff"
fi

# What bash would offer behind these words.
offers() {
    bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        compopt() { :; }
        _tenderbox tenderbox "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf "%s\n" "${COMPREPLY[@]}"' "$top/share/bash-completion/completions/tenderbox" "$@"
}
offered() { local word=$1; shift; offers "$@" | grep -qx -- "$word"; }
is 'bash offers commands' offered deposit tenderbox dep
is 'options of this one' offered --late tenderbox deposit --la
refuses() { ! offered "$@"; }
is 'and no other' refuses --late tenderbox seal --la
is 'acts' offered publish tenderbox act pub
is 'their fields' offered retention= tenderbox act publish ret
is 'what a field may be, as bash parts words' offered restricted tenderbox act begin kind = res
is 'or in one' offered restricted tenderbox act begin kind=res
is 'of an option' offered overseer tenderbox export bundle --edition ov
is 'of a command' offered award-report tenderbox paper aw
is 'of a draft' offered check tenderbox draft ch
export PATH=$top/bin:$PATH TENDERBOX_BOOK=$work/story/book
is 'a story is played' "$tb" demo vehicle-recovery --keep "$work/story"
is 'the numbers of procedures' offered 2026-42 tenderbox show -p 20
is 'and of their lots' offered 1 tenderbox paper opening -p 2026-42 --lot ''
is 'also as a field' offered 1 tenderbox act award -p 2026-42 lot=
if command -v zsh >/dev/null; then
    is 'zsh reads its own' zsh -n "$top/share/zsh/site-functions/_tenderbox"
else
    skip "no zsh"
fi
if command -v fish >/dev/null; then
    is 'fish reads its own' fish -n "$top/share/fish/vendor_completions.d/tenderbox.fish"
else
    skip "no fish"
fi
is 'it is taken away again' ninja -C build/release uninstall
is 'and nothing is left' sh -c "! find '$work/root' -type f | grep ."
rm -rf build/release/meson-logs; cp -r "$work/logs" build/release/meson-logs
end
