#!/bin/bash
# across_test.sh - a whole tender whose people sit at machines of their own: all that they have of the
# book is an address. What they type is what they would type beside it.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
VERIFY=$PWD/build/release/src/tenderbox-verify
suite=across top=$PWD work=$(mktemp -d) now=
. test/sentences.bash
pids=()
trap 'kill "${pids[@]}" $(cat server/pid) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
people='olga bill cleo eva finn hana ivo jade bela cora dora'

# The server's clock and everybody's are as far ahead of the machine's.
at() { ahead=$(($(TZ=Europe/London date -d "$1" +%s) - $(date +%s))); }
there() { faketime -f "+${ahead}s" "$@"; }
port=$(free_port) url=http://127.0.0.1:$port
served() {
    there sh -c 'echo $$ >server/pid; exec "$@"' sh "$TB" serve server/book --listen "127.0.0.1:$port" \
        --clock-is-right >server/out 2>server/err &
    server=$!
    until_so curl -sf "$url/healthz"
}
stopped() { kill -"${1:-TERM}" "$(cat server/pid)"; wait "$server"; } 2>/dev/null
# moment "2027-01-04 09:00" - another day: the server starts again, for its machine has slept
moment() { stopped; at "$1"; is "the server is there on $1" served; }

# WHO types ... - at their own machine, with their own key
types() {
    local who=$1; shift
    (cd "$who" && XDG_CACHE_HOME=$work/$who/cache TENDERBOX_BOOK=$url there "$TB" "$@" ${public-"--as"} ${public-key})
}
types_p() { local who=$1; shift; types "$who" "$@" -p "$p"; }
asks() { curl -s --max-time 60 "$@"; }

at '2027-01-04 09:00'
mkdir server $people
is 'a book is made, where the server is' "$TB" init server/book --origin tender.example.org/log --tick 60:4 --near 10:4:86400 --rush 1:16:900 -q
is 'and served' served
for who in olga bill cleo eva finn bela cora dora; do
    (cd $who; "$TB" key key "$who" --no-passphrase -q >public)
done
for who in hana ivo jade; do (cd $who; "$TB" padlock new key "$who" --no-passphrase -q >public); done
for who in $people; do cp server/book/policy $who/; done
with_bill='--with ../bill/key'

# ---- people
is 'an officer enrols herself from her own machine' types olga act enrol name="Olga Hart"
is 'and a second one' types bill act enrol name="Bill Okafor"
is 'a procedure begins' types olga act begin year=2027 number=42 kind=open rules=2027-01-04 \
    zone=Europe/London division=united-kingdom title="Cleaning of stations" buyer="Arden Constabulary" $with_bill
p=2027-42
is 'its officers see it in the list' sh -c "cd olga; XDG_CACHE_HOME=\$PWD/cache faketime -f +${ahead}s '$TB' show --book $url --as key | grep -q '2027-42 .*draft .*Cleaning'"
public=
is 'everybody else does not see a draft there' sh -c "! XDG_CACHE_HOME=\$PWD/cora/cache faketime -f +${ahead}s '$TB' show --book $url | grep 2027-42"
refused 'nor by its number' 4 no-such-procedure types cora show -p 2027-42
unset public
refused 'nor with a key that is nobody'"'"'s there' 4 no-such-procedure types cora show -p 2027-42
for role in 'cleo chair' 'eva evaluator' 'finn evaluator' 'hana holder' 'ivo holder' 'jade holder'; do
    set -- $role
    is "$1 is named" types_p olga enlist ../$1/public "${1^} Lowe" $2
done
for who in olga bill cleo eva finn; do is "$who declares no interest" types_p $who act conflict finding=none; done
for who in hana ivo jade; do is "$who brings a padlock" types_p $who act padlock; done

# ---- the notice
moment '2027-02-01 09:00'
sed -n '/^cat > olga\/draft/,/^END$/p' "$top/doc/walk.md" | sed '1d;$d' >olga/draft
is 'a draft is checked against what is there' types_p olga draft check draft
refused 'what would be refused is refused' 1 agreement-missing types_p olga act publish retention="2037-06-01 00:00" \
    notice="UK4 of 1 February 2027" policy=@policy --batch draft
is 'two officers publish' types_p olga act publish retention="2037-06-01 00:00" notice="UK4 of 1 February 2027" \
    policy=@policy --batch draft $with_bill
name=$(sed 's/.* //' out)
public=
is 'everybody reads it, without a key' types cora show criteria -p $p
is 'and is told its dates' types cora dates -p $p
unset public

# ---- bids
moment '2027-03-09 15:00'
# fills WHO 2027 2028
fills() {
    types_p "$1" seal --lot 1 --price-form prices &&
        sed -i "/^1 2027/s/?/$2/; /^1 2028/s/?/$3/" "$1/prices"
}
for who in bela cora dora; do is "$who registers" types_p $who act interest name="${who^} Ltd"; done
is 'Bela gets the price schedule, and fills it in' fills bela 60000.00 62000.00
is 'and Cora' fills cora 55000.00 55000.00
is 'and Dora' fills dora 70000.00 70000.00
for who in bela cora dora; do echo "The method of $who" >$who/method.txt; done
head -c 100000000 /dev/urandom >bela/large.bin
seals() { types_p "$1" seal --lot 1 --quality method.txt "${@:2}" --price prices --out bid --yes; }
is 'Bela seals at home, a large file as well' seals bela --quality large.bin
is 'and Cora' seals cora
is 'and Dora' seals dora
refused 'nobody hands in for somebody else' 3 not-your-act types_p olga deposit ../bela/bid --no-wait
before=$(asks "$url/api/1/extract/$p" | sha256sum)
# Her line is cut once two parts are there.
(cd bela; XDG_CACHE_HOME=$work/bela/cache TENDERBOX_BOOK=$url exec faketime -f "+${ahead}s" sh -c 'echo $$ >pid; exec "$@"' \
    sh "$TB" deposit bid --no-wait --as key -p $p) >/dev/null 2>&1 &
give_up=$((SECONDS + 60))                    # no process is begun meanwhile: the rest comes soon
until compgen -G 'server/book/uploads/*/*/1' >/dev/null || [ $SECONDS -gt $give_up ]; do :; done
kill -KILL "$(<bela/pid)"; wait $! 2>/dev/null
is 'her line is cut with some parts there, and others not' sh -c '[ $(ls server/book/uploads/*/* | wc -l) -lt 12 ]'
stopped KILL
is 'the server starts again after both were cut off' served
missing=$((100000000 - 8388608 * $(ls server/book/uploads/*/* | wc -l)))
is 'Bela types it again, and it is taken' types_p bela deposit bid --no-wait
cp out taken
written() { [ "$(sed -n 's/wchar: //p' "/proc/$(cat server/pid)/io")" -lt $((missing * 3 / 2 + 12000000)) ]; }
is 'and what was missing is written once, but for its first part' written
is 'which she is told' grep -q 'deposit taken' taken
is 'and once more: it stands' types_p bela deposit bid --no-wait
is 'she sees her own' sh -c "cd bela; XDG_CACHE_HOME=\$PWD/cache faketime -f +${ahead}s '$TB' show --book $url --as key -p $p | grep -qi 'version 1'"
is 'nobody else is told anything' test "$before" = "$(asks "$url/api/1/extract/$p" | sha256sum)"
is 'Cora hands in' types_p cora deposit bid --no-wait
is 'and Dora, who waits until it is in the log' types_p dora deposit bid --wait
cp out taken
is 'which she is told' grep -q 'entered as entry' taken
leaf=$(sed -n 's/.*entered as entry \([0-9]*\).*/\1/p' taken)
is 'and she gets the receipt of it' types dora receipt $leaf --out receipt
refused 'which nobody else gets' 3 entry-withheld types cora receipt $leaf
refused 'nor is told whether there is an act behind another entry of the box' 3 entry-withheld types cora receipt 20000
is 'and whoever looks at all of it sees nothing' test "$before" = "$(asks "$url/api/1/extract/$p" | sha256sum)"

# ---- whoever asks for what is not theirs
# signed WHO METHOD TARGET SECONDS [FILE] - the header with which WHO would ask so many seconds from now
signed() {
    local key body at=$(($(date +%s) + ahead + $4)) sign
    key=$(sed -n 's/.*key=\([0-9a-f]\{64\}\).*/\1/p' "$1/public")
    body=$(sha256sum "${5:-/dev/null}" | cut -d' ' -f1)
    printf 'tenderbox/ask/v1\norigin tender.example.org/log\nmethod %s\ntarget %s\nat %s\nbody %s\n' "$2" "$3" "$at" "$body" >ask
    python3 -c 'import sys; sys.stdout.buffer.write(bytes.fromhex("302e020100300506032b657004220420" + sys.argv[1]))' \
        "$(sed -n 's/^seed //p' "$1/key")" >ask.key
    sign=$(openssl pkeyutl -sign -inkey ask.key -keyform DER -rawin -in ask | python3 -c 'import sys; print(sys.stdin.buffer.read().hex())')
    echo "Authorization: Tenderbox key=$key, at=$at, body=$body, sign=$sign"
}
asks_as() { asks -H "$(signed "$1" GET "$2" 0)" "$url$2"; }
# wrong SENTENCE STATUS REASON curl's words ...
wrong() {
    local sentence=$1 status=$2 reason=$3; shift 3
    is "$sentence" sh -c '[ "$(curl -s --max-time 60 -o answer -w "%{http_code}" "$@")" = '"$status"' ] && grep -q -- '"'$reason'"' answer' sh "$@"
}
x=/api/1/extract/$p part=/api/1/part/$p/$(printf 'a%.0s' $(seq 64))
asks_as bela "$x" >bela.tar; asks_as cora "$x" >cora.tar; asks "$url$x" >public.tar
acts_in() { tar tf "$1" | grep '^acts/' | sort; }
acts_in bela.tar >bela.acts; acts_in public.tar >public.acts; acts_in cora.tar >cora.acts
is 'which is one deposit more than the public sees' test "$(comm -23 bela.acts public.acts | wc -l)" = 1
is 'and not the one that Cora sees' sh -c '! comm -23 bela.acts public.acts | grep -qxF -f cora.acts'
is 'and lacks nothing of what the public sees' test -z "$(comm -13 bela.acts public.acts)"
wrong 'a signature that is too old is refused, with the right time' 403 ask-stale -H "$(signed bela GET "$x" -70)" "$url$x"
wrong 'and one from the future' 403 ask-stale -H "$(signed bela GET "$x" 70)" "$url$x"
wrong 'one for another address is none' 403 ask-false -H "$(signed bela GET /api/1/procedures 0)" "$url$x"
wrong 'nor one for another method' 403 ask-false -X POST -H "$(signed bela GET "/api/1/bundle/public/$p" 0)" "$url/api/1/bundle/public/$p"
wrong 'nor one for other bytes' 403 ask-false -X POST --data-binary @bela/policy -H "$(signed bela POST "/api/1/bundle/public/$p" 0)" "$url/api/1/bundle/public/$p"
wrong 'a bidder gets no edition but its own' 403 edition-withheld -X POST -H "$(signed bela POST "/api/1/bundle/overseer/$p" 0)" "$url/api/1/bundle/overseer/$p"
wrong 'and no sealed file' 404 sealed-missing -H "$(signed bela GET "/api/1/sealed/$p/$(sha256sum cora/bid/1.age | cut -d' ' -f1)" 0)" "$url/api/1/sealed/$p/$(sha256sum cora/bid/1.age | cut -d' ' -f1)"
wrong 'nor does an officer, before the box is listed' 404 sealed-missing -H "$(signed olga GET "/api/1/sealed/$p/$(sha256sum cora/bid/1.age | cut -d' ' -f1)" 0)" "$url/api/1/sealed/$p/$(sha256sum cora/bid/1.age | cut -d' ' -f1)"
head -c 1000 /dev/urandom >part
wrong 'nobody uploads who does not say who they are' 403 upload-strange -X PUT --data-binary @part "$url$part/1000/0"
wrong 'nor an officer' 403 upload-strange -X PUT --data-binary @part -H "$(signed olga PUT "$part/1000/0" 0 part)" "$url$part/1000/0"
wrong 'a part has its length' 400 upload-unfit -X PUT --data-binary @part -H "$(signed cora PUT "$part/1001/0" 0 part)" "$url$part/1001/0"
wrong 'and is one of those that there are' 400 upload-unfit -X PUT --data-binary @part -H "$(signed cora PUT "$part/1000/1" 0 part)" "$url$part/1000/1"
wrong 'a file has a fingerprint for its name, and no path' 400 upload-unfit -X PUT --data-binary @part "$url/api/1/part/$p/book.db/1000/0"
wrong 'nor dots' 400 'cannot be read' --path-as-is -X PUT --data-binary @part "$url/api/1/part/$p/../../1000/0"
head -c 17000000 /dev/zero >long
wrong 'a part is not too long' 413 'too large' -X PUT --data-binary @long "$url$part/17000000/0"
asks -X PUT --data-binary @part -H "$(signed cora PUT "$part/1000/0" 0 part)" "$url$part/1000/0" >/dev/null
w=/api/1/upload/${part#/api/1/part/}/1000
wrong 'what is not the file that it was to be never gets on the shelf' 400 sealed-differs -X POST -H "$(signed cora POST "$w" 0)" "$url$w"
wrong 'and is sent anew' 200 '"parts": "0"' -H "$(signed cora GET "$w" 0)" "$url$w"

# ---- over TLS, with a proxy in front
if command -v nginx >/dev/null; then
    mkdir -p nginx
    openssl req -x509 -newkey ed25519 -nodes -days 30000 -subj /CN=tender -addext subjectAltName=IP:127.0.0.1 \
        -keyout nginx/key.pem -out nginx/cert.pem 2>/dev/null
    tls=$(free_port)
    {
        echo "daemon off; user root; pid $work/nginx/pid; error_log $work/nginx/error; events { }"
        echo "http { access_log off; client_body_temp_path $work/nginx; proxy_temp_path $work/nginx;"
        echo "fastcgi_temp_path $work/nginx; uwsgi_temp_path $work/nginx; scgi_temp_path $work/nginx;"
        sed -e "s/127.0.0.1:8080/127.0.0.1:$port/" -e "s/listen 443 ssl http2/listen 127.0.0.1:$tls ssl http2/" \
            -e "s|/etc/ssl/private/tender.example.org.key|$work/nginx/key.pem|" \
            -e "s|/etc/ssl/tender.example.org.pem|$work/nginx/cert.pem|" "$top/doc/deploy/nginx.conf"
        echo "}"
    } >nginx/conf
    nginx -p "$work/nginx" -c "$work/nginx/conf" >/dev/null 2>&1 & pids+=($!)
    until_so curl -sk "https://127.0.0.1:$tls/log/checkpoint"
    over_tls() { (cd dora && XDG_CACHE_HOME=$work/dora/tls there "$TB" "$@" --book "https://127.0.0.1:$tls" --as key -p $p); }
    refused 'a certificate that nobody vouches for is not believed' 1 server-untrusted over_tls show
    is 'with --ca it is' over_tls show --ca ../nginx/cert.pem
    is 'and an act goes through' over_tls act question text="Is it raining?" --ca ../nginx/cert.pem
    is 'an upload as well' sh -c 'rm -rf dora/bid2' &&
        is 'a new version is sealed' over_tls seal --lot 1 --quality method.txt --price prices --out bid2 --yes --ca ../nginx/cert.pem
    is 'and handed in' over_tls deposit bid2 --no-wait --ca ../nginx/cert.pem
fi
refused 'a book on another machine wants https' 2 address-unfit "$TB" show --book http://192.0.2.1/
refused 'what only its keeper does says where' 2 book-elsewhere "$TB" doctor --book "$url"
cp -r server/book older

# ---- the box
# ---- what nobody hands in
head -c 100 /dev/urandom >small
idle=$(sha256sum small | cut -d' ' -f1) begun=$(printf 'c%.0s' $(seq 64))
puts() { asks -f -X PUT --data-binary @small -H "$(signed cora PUT "$1" 0 small)" "$url$1"; }
whole() { asks -f -X POST -H "$(signed cora POST "$1" 0)" "$url$1"; }
is 'a file goes up that nobody will hand in' puts "/api/1/part/$p/$idle/100/0"
is 'and is whole' whole "/api/1/upload/$p/$idle/100"
is 'and of another one a part' puts "/api/1/part/$p/$begun/8388708/1"
is 'both are there' sh -c "test -e server/book/sealed/$idle && ls server/book/uploads/*/$begun/1"
moment '2027-03-10 12:05'
is 'two officers list the box' types_p olga act box-list clock=operator reason="Checked against the radio clock" $with_bill
for who in bela cora dora; do
    is "${who^} is admitted" types_p olga act admit lot=1 bidder="${who^} Ltd" reason="Complete" $with_bill
done
turns() { for who in "${@:2}"; do is "$who looks at the log and turns for $1" types $who turn --lot 1 --envelope $1 -p $name --policy policy; done; }
turns quality hana
asks "$url/log/checkpoint" >checkpoint
is 'Jade brings the checkpoint that she looks as far as' types jade turn --lot 1 --envelope quality -p $name --policy policy \
    --checkpoint ../checkpoint
is 'Olga opens what was turned for' types_p olga open --lot 1 --envelope quality --out opened
is 'and has the files of all bidders' sh -c "cmp bela/large.bin \$(find olga/opened -name '*large.bin') && [ \$(ls olga/opened/quality | wc -l) = 3 ]"

# ---- marks
moment '2027-03-15 10:00'
is 'what never became whole goes a day after the deadline' until_so sh -c "! ls -d server/book/uploads/*/$begun"
for who in eva finn; do
    for bidder in 'Bela 5' 'Cora 3' 'Dora 3'; do
        set -- $bidder
        is "$who marks $1" types_p $who act score lot=1 bidder="$1 Ltd" criterion=1 mark=$2 reason="As shown" file=1 page=1
    done
    is "and is done" types_p $who act scores-done lot=1
done
for bidder in 'Bela 5' 'Cora 3' 'Dora 3'; do
    set -- $bidder
    is "Cleo records what they agreed on of $1" types_p cleo act consensus lot=1 bidder="$1 Ltd" criterion=1 mark=$2 \
        reason="As shown" present="Eva, Finn, Cleo"
done
is 'the marks are locked' types_p olga act score-lock lot=1 $with_bill
turns price ivo jade
is 'the prices are opened' types_p olga open --lot 1 --envelope price --out opened
is 'and all officers see the ranking' types_p bill show
cp out ranking
is 'with Bela first' grep -q '1  Bela Ltd' ranking

# ---- the award
moment '2027-03-17 10:00'
is 'the report is written' types_p olga paper award-report --lot 1 -o report.html
is 'and the award made' types_p olga act award lot=1 report=@report.html $with_bill
for bidder in "Bela Ltd" "Cora Ltd" "Dora Ltd"; do
    is "$bidder gets its summary" types_p olga paper summary --lot 1 --bidder "$bidder" -o "$bidder.html"
    is 'which is entered' types_p olga act summary lot=1 bidder="$bidder" paper="@$bidder.html"
done
is 'a whole file that no deposit names is there for a week' test -e "server/book/sealed/$idle"
moment '2027-03-17 15:00'
is 'and goes then' until_so sh -c "! test -e server/book/sealed/$idle && ! ls server/book/unnamed/*"
is 'what a deposit names stays' sh -c 'for f in */bid/*.age; do test -e server/book/sealed/$(sha256sum $f | cut -c-64) || exit; done'
is 'the notice is entered' types_p olga act notice-published notice=award lot=1 published="2027-03-17 14:00" reference="UK6"
refused 'a day too few is refused, by the law' 1 standstill types_p olga act standstill lot=1 basis=mandatory last=2027-03-30
is 'the standstill runs' types_p olga act standstill lot=1 basis=mandatory last=2027-03-31
moment '2027-04-01 10:00'
is 'the contract is signed' types_p olga act contract lot=1 from=2027-05-01 until=2029-04-30 paper="As signed" $with_bill

# ---- for whoever doubts
public=
is 'anybody gets the public edition' types cora export bundle --out public.tbx -p $p
unset public
is 'and finds it good' "$VERIFY" cora/public.tbx --policy cora/policy
is 'a bidder gets its own' types cora export bundle --edition bidder --bidder 1 --out own.tbx -p $p
is 'and finds it good' "$VERIFY" cora/own.tbx --policy cora/policy
refused 'and no other' 3 edition-withheld types cora export bundle --edition court --out court.tbx -p $p
is 'officers get the edition of courts' types_p olga export bundle --edition court --out court.tbx
is 'which is good' "$VERIFY" olga/court.tbx --policy olga/policy
is 'a receipt is checked with it' "$TB" verify receipt dora/receipt --policy dora/policy --bundle olga/court.tbx
is 'asked to end it ends' stopped
mv server/book server/newer; mv older server/book
is 'an older copy of the book is served' served
refused 'and whoever looked before sees that it is not the log that they saw' 70 log-forked types cora show -p $p
stopped; mv server/book older; "$TB" init server/book --origin tender.example.org/log -q
is 'another book is served' served
refused 'which is seen as well' 70 log-changed types cora show -p $p
stopped

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
