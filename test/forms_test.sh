#!/bin/bash
# forms_test.sh - a tender through its pages, as the invented people of a demonstration do it; and what
# whoever attacks its forms meets.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
suite=forms top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

is 'tenders are under way' "$top/test/living" kept
port=$(free_port) at=http://127.0.0.1:$port year=$(date +%Y)
"$TB" serve kept/book --demonstration --listen "127.0.0.1:$port" --json >served 2>served.err &
pids+=("$!")
is 'and served' until_so grep -q address served

# by WHO CURL... - in a browser of their own
by() { local who=$1; shift; curl -s --max-time 60 -b "$who.jar" -c "$who.jar" "$@"; }
key() { sed -n 's/.*name="form_key" value="\([^"]*\)".*/\1/p' "$1" | head -n 1; }
look() { by "$1" "$at$2" -o page -w '%{http_code} %{redirect_url}\n' >head; cat page; }

# answered STATUS WHO CURL...
answered() { [ "$(by "$2" -o page -w '%{http_code}' "${@:3}")" = "$1" ] || { cat page; return 1; }; }

# becomes WHO ID - signs in as somebody invented
becomes() {
    look "$1" /demonstration >/dev/null
    answered 303 "$1" --data-urlencode "form_key=$(key page)" -d "id=$2" "$at/demonstration" &&
        look "$1" /home >home.html && grep -q 'your work' home.html
}

# types WHO PLACE FIELD... - fills a form in and sends it: where the page to be checked is
types() {
    local who=$1 place=$2 field fields=(); shift 2
    look "$who" "$place" >/dev/null
    for field; do fields+=(--data-urlencode "$field"); done
    by "$who" -o page -w '%{http_code} %{redirect_url}\n' --data-urlencode "form_key=$(key page)" \
        "${fields[@]}" "$at$place" >head
    checked=$(sed -n "s|^303 $at||p" head)
    [ -n "$checked" ] || { cat head page; return 1; }
}
# signs WHO - the page that was typed last: where it says what became of it
signs() {
    look "$1" "$checked" >check.html
    by "$1" -o page -w '%{http_code} %{redirect_url}\n' \
        --data-urlencode "form_key=$(key check.html)" "$at$checked" >head
    came=$(sed -n "s|^303 $at||p" head)
    [ -n "$came" ] || { cat head page; return 1; }
}

# again WHO - the same form once more, as a button that was pressed twice sends it
again() {
    by "$1" -o page -w '%{http_code} %{redirect_url}\n' --data-urlencode "form_key=$(key check.html)" \
        "$at$checked" >head
    came=$(sed -n "s|^303 $at||p" head)
    [ -n "$came" ]
}

look nobody /demonstration >people.html
# somebody ROLE TENDER WHICH - the id of the first, or second, with these words behind it
somebody() {
    python3 - "$1" "$2" "$3" people.html <<'PY'
import re, sys
role, tender, which, page = sys.argv[1], sys.argv[2], int(sys.argv[3]), open(sys.argv[4]).read()
part = page.split("(%s)</h2>" % tender)[1].split("<h2")[0]
are = [re.search(r'name="id" value="([^"]*)"', person).group(1) for person in part.split("<li>")[1:]
       if role in re.search(r'<span class="govuk-body">(.*?)</span>', person, re.S).group(1)]
print(are[which - 1])
PY
}
open=$year-103
bidder=$(somebody bidder "$open" 1) other=$(somebody bidder "$open" 2)
olga=$(somebody officer "$open" 1) otto=$(somebody officer "$open" 2)

is 'a bidder comes in' becomes bidder "$bidder"
is 'and an officer' becomes olga "$olga"
is 'and another one' becomes otto "$otto"
is 'and another bidder' becomes other "$other"

# ---- one signs
is 'a bidder names a member of its consortium' types bidder "/t/$open/do/member" member=1 part=member \
    'name=Tarn <b>Coaches</b>' 'identifier=GB-COH 00000001'
is 'signs it' signs bidder
is 'having seen it in words, and exactly what is signed' sh -c \
    "grep -q 'Tarn &lt;b&gt;Coaches&lt;/b&gt;' check.html && grep -q tenderbox/act/v1 check.html"
look bidder "$came" >entered.html
is 'and has a receipt' grep -q '/receipt/' entered.html
receipt=$(sed -n 's/.*href="\([^"]*receipt[^"]*\)".*/\1/p' entered.html | head -n 1)
by bidder "$at$receipt" >receipt
is 'which anybody can check' "$TB" verify receipt receipt --policy kept/book/policy
first=$came
is 'sent again it is the same' again bidder
is 'and nothing more is entered' test "$first" = "$came"

# ---- two officers
types olga "/t/$open/do/suspend" lot=1 'reason=A mistake in the price sheet' >typed
is 'an officer agrees' signs olga
is 'which waits' test "$came" = "/t/$open/agreements"
look otto /home >home.html
waits=$(sed -n 's/.*href="\([^"]*\/agreements\/[0-9]*\)".*/\1/p' home.html | head -n 1)
is 'the other finds it among the work' test -n "$waits"
checked=$waits
is 'and enters it' signs otto
is 'a bidder sees none of it' answered 404 bidder "$at$waits"

# ---- a file
look bidder "/t/$open/do/member" >form.html
head -c 17000000 /dev/zero >giant
head -c 70000000 /dev/zero >giants
long() { answered "$1" bidder -F "form_key=$(key form.html)" -F "name-file=@$2" "$at/t/$open/do/member"; }
is 'a file that is too long is no form' long 400 giant
is 'and a form that is too long is not listened to' long 413 giants

# ---- whoever attacks
look bidder "/t/$open/do/member" >form.html
mine=$(key form.html)
is 'without its key a form changes nothing' answered 403 bidder -d 'name=x' "$at/t/$open/do/member"
is 'with the key of somebody else neither' answered 403 other -d "form_key=$mine" -d 'name=x' \
    "$at/t/$open/do/member"
is 'nor from another site' answered 403 bidder -H 'Sec-Fetch-Site: cross-site' -d "form_key=$mine" \
    -d 'name=x' "$at/t/$open/do/member"
is 'nor with another origin' answered 403 bidder -H 'Origin: https://evil.example' \
    -d "form_key=$mine" -d 'name=x' "$at/t/$open/do/member"
types bidder "/t/$open/do/member" member=2 part=member name=Wye >typed
is 'what one typed no other sees' answered 404 other "$at$checked"
is 'nor signs' answered 404 other -d "form_key=$(look other /demonstration >d.html; key d.html)" "$at$checked"
is 'a field that no act has is refused' answered 422 bidder -d "form_key=$mine" -d 'member=2&part=member&name=x&actor=1' \
    "$at/t/$open/do/member"
python3 -c 'print("&".join("f%d=1" % i for i in range(10000)), end="")' >many
is 'so are ten thousand' answered 400 bidder -d "form_key=$mine" -d @many "$at/t/$open/do/member"
is 'bytes that are no text' answered 400 bidder -d "form_key=$mine&name=%FF" "$at/t/$open/do/member"
is 'and a form that is none' answered 400 bidder -H 'Content-Type: text/plain' \
    -d "form_key=$mine&name=x" "$at/t/$open/do/member"
is 'who is nobody is asked to sign in' answered 303 nobody "$at/t/$open/do/member"
is 'what is not one'"'"'s to do has no page' answered 404 bidder "$at/t/$open/do/award"

echo "forms: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
