#!/bin/bash
# cli_test.sh - several people run a tender on one machine with the program they would use.
#
# The clock is moved by faketime; everything else is real: keys, padlocks, envelopes, the book.
set -u
cd "$(dirname "$0")/.."
TB=$PWD/build/release/src/tenderbox
VERIFY=$PWD/build/release/src/tenderbox-verify
. test/witness/cosign.sh
suite=cli top=$PWD work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
. test/sentences.bash
unset ASAN_OPTIONS UBSAN_OPTIONS LD_PRELOAD
export TZ=UTC TENDERBOX_BOOK=$work/book
command -v faketime >/dev/null || { echo "cli: 0 passed, 0 failed, 1 skipped"; exit 0; }
acts=$(sed -n 's/^### //p' doc/acts.md)
cd "$work"

now='2026-01-05 09:00:00'

# ---- the ground
is 'help stands on its own' "$TB" help
refused 'a slip of the finger gets a hint' 2 'did you mean "deposit"' "$TB" depositt
refused 'also in the order of letters' 2 'did you mean "show"' "$TB" shwo
refused 'an unknown option is named' 2 '--colour' "$TB" show --colour
refused 'and one that is near it' 2 'did you mean --procedure' "$TB" show --procedrue=2026-1
refused 'what is missing is named, with what it is' 2 'deposit: --as KEYFILE is needed: who you are' \
    "$TB" deposit bid
refused 'and an example' 2 'example: tenderbox deposit bid --as bela.key' "$TB" deposit bid
refused 'a number that is none is shown' 2 '--lot takes a number, not "one"' "$TB" -p2026-1 paper --lot=one opening -ox
is 'help on an act names its fields' "$TB" help act publish
is 'with what they may be' sh -c "'$TB' help act publish | grep -q 'retention .*2026-02-10 12:00'"
is 'and of a choice each word that is one' sh -c "'$TB' help act begin | grep -q '^ *northern-ireland  *Northern Ireland$'"
is 'and where words are codes, the codes' sh -c "'$TB' help act begin | grep -q '^ *AED AFN ALL'"
is 'and what is wanted' sh -c "'$TB' help act publish | grep -q 'Three years from now at least'"
for act in $acts; do "$TB" help act "$act"; done >helps
is 'on every act, in lines of 80 columns' sh -c "grep -q 'Last year' helps && ! grep -E '^.{81}' helps"
refused 'an act must be one' 2 'act-unknown: pubish; did you mean "publish"' "$TB" help act pubish
refused 'an option is given once' 2 'procedure was given twice' "$TB" show -p 2026-1 --procedure 2026-2
is 'the version is told' sh -c "'$TB' --version | grep -q '^tenderbox [0-9]'"
is 'and that of the verifier' sh -c "'$VERIFY' -V | grep -q '^tenderbox-verify [0-9]'"
refused 'which names what it does not understand' 2 'not understood: --polcy' "$VERIFY" --polcy x
refused 'a number is one' 2 '--lot takes a number' "$TB" paper opening --lot one -p 2026-1 -o x
refused 'no book is no answer' 2 no-book-named env TENDERBOX_BOOK= "$TB" show
refused 'a wrong command is said in JSON too' 2 '"reason": "wrong-use"' "$TB" shwo --json
refused 'what nobody hears was not said' 74 'standard output' sh -c "'$TB' help >/dev/full"
refused 'nor into a stream that is closed' 74 'standard output' sh -c "'$TB' help >&-"
refused 'a name is one line' 2 key-name-unfit "$TB" key --no-passphrase two.key "$(printf 'Olga\nnumber 1')"
refused 'and says something' 2 key-name-unfit "$TB" key --no-passphrase two.key ""
refused 'a key needs a folder that is there' 74 'file-unwritable: nowhere/olga.key: No such file or directory' \
    "$TB" key --no-passphrase nowhere/olga.key
is 'nothing of it was made' test ! -e two.key
refused 'a book must be there' 4 book-missing tb show
ln -s loop loop                      # what is there and nobody can look into, root neither
refused 'a book that cannot be read is not one that is missing' 74 \
    'book-broken: loop/book.db: Too many levels of symbolic links' tb show --book loop
refused 'nor is a key' 74 'file-unreadable: loop: Too many levels' "$TB" padlock check loop
refused 'nor a passphrase' 74 'file-unreadable: loop: Too many levels' "$TB" key two.key --passphrase-file loop
is 'an empty book is made' tb init book --origin tender.example.org/log --tick 86400:4 --rush 1:4:60
cp err said
is 'and says which copy it would not notice' grep -q 'copy of the whole folder, put back, is not noticed' said
mkdir taken; echo mine >taken/file
refused 'nor where something lies already' 1 'folder-taken: taken' tb init taken --origin tender.example.org/log
rm -r taken
refused 'a book is never made twice' 1 'book-exists: book' tb init book --origin tender.example.org/log

for who in olga bill ines cleo eva bela cora; do is "$who makes a key" tb key $who.key "$who"; cp out $who.pub; done
for who in hana ivo jade kemal lena; do is "$who makes a padlock" tb padlock new $who.key "$who"; cp out $who.pub; done
is 'a padlock is checked' tb padlock check hana.key
refused 'a key is never overwritten' 1 key-file-exists tb key olga.key
cp olga.key open.key; chmod 644 open.key
refused 'a key that others can read is not used' 2 'key-file-open: open.key has mode 0644, 0600 would be right: chmod 600 open.key' \
    tb act enrol name=Olga --as open.key

# ---- passphrases
# To stretch one takes most of a second, and does where age is on the other side.
is 'stretching is made cheap' cc -shared -fPIC -I "$top" -o cheap.so "$top/test/cheap.c"
cheaply() { LD_PRELOAD=$work/cheap.so "$@"; }
printf 'correct horse battery\n' >words; printf 'another horse\n' >other
refused 'a key wants a passphrase, and nobody can be asked' 2 passphrase-needed "$TB" key secret.key Sam
refused 'a short one is none' 2 passphrase-unfit "$TB" key secret.key Sam --passphrase-file /dev/null
is 'a key is made under one' cheaply "$TB" key secret.key Sam --passphrase-file words
is 'as an age file' grep -q '^age-encryption.org/v1$' secret.key
keyless() { ! grep -aq seed "$@"; }
is 'in which nothing of it lies open' keyless secret.key
is 'a padlock, too' cheaply "$TB" padlock new lock2.key Sam --passphrase-file words
is 'which opens with it' cheaply "$TB" padlock check lock2.key --passphrase-file words
printf '\xef\xbb\xbfcorrect horse battery\r\n' >marked; printf '\xef\xbb\xbfhorses\r\n' >horses
is 'also from a file of another machine' cheaply "$TB" padlock check lock2.key --passphrase-file marked
refused 'whose mark makes a short one no longer' 2 passphrase-unfit "$TB" key short.key Sam --passphrase-file horses
refused 'and with no other' 3 'passphrase-wrong: lock2.key' cheaply "$TB" padlock check lock2.key --passphrase-file other
refused 'nor with none' 2 'key-file-sealed: lock2.key' setsid -w "$TB" padlock check lock2.key
typed() { python3 "$top/test/typed.py" "$@"; }
is 'somebody at a terminal is asked' cheaply typed 'correct horse battery' "$TB" padlock check lock2.key
cp out said
is 'and nothing of it is shown' sh -c 'grep -q "Passphrase of" said && ! grep -q horse said'
is 'for a new one twice' typed 'battery staple|battery staple' "$TB" key typed.key Tess
refused 'and both are the same' 2 'passphrase-differs: typo.key' typed 'battery staple|battery stable' "$TB" key typo.key Tess
# Only the administrator may look.
if [ "$(id -u)" = 0 ]; then
    is 'what was typed lies in memory that is locked and in no dump, and leaves no core' \
        python3 "$top/test/secrets.py" 'battery staple' "$TB" key held.key Tess
    is 'nor does a core lie here' sh -c '! ls core* 2>/dev/null | grep .'
fi
refused 'a short one is refused at once' 2 passphrase-unfit typed 'short|short' "$TB" key brief.key Tess
cp out said
is 'and not asked for again' sh -c 'grep -q "A passphrase" said && ! grep -q "once more" said'
aged() { PINENTRY_PROGRAM= typed "$@"; }                                # rage asks at the terminal, too
is 'one that lies open' "$TB" padlock new open2.key Ann --no-passphrase
printf 'battery staple\n' >staple; skipped=0
for other in age rage; do
    command -v $other >/dev/null || { echo "    skipped: no $other here"; skipped=$((skipped + 1)); continue; }
    is "$other opens it" aged 'battery staple' $other -d -o typed.txt typed.key
    is 'and what is in it is the key' grep -q '^tenderbox/key/v1' typed.txt
    is "$other closes" aged 'battery staple|battery staple' $other -p -o $other.key open2.key
    chmod 600 $other.key; rm -f typed.txt
    is 'and it opens here' "$TB" padlock check $other.key --passphrase-file staple
done
sed 's/$/\r/; 1s/^/\xef\xbb\xbf/' hana.key >crlf.key; chmod 600 crlf.key
is 'a key file of another machine is read' tb padlock check crlf.key
refused 'a key that is not there is said so' 4 file-missing tb act enrol name=Olga --as nobody.key
cp -r book copy
is 'closed streams do not open onto the book' sh -c "'$TB' show --book copy <&- >&- 2>&-; test \$? = 74"
is 'which is as it was' tb show --book copy
# What --json says is kept: at the end all of it is read, by one table.
mkdir spoken
json() {
    local typed=$1 got=0
    case $1 in tb|"$TB") typed=${2:-none} ;; esac
    "$@" --json >out 2>err || got=$?
    cp out "spoken/$(ls spoken | wc -l).${typed##*/}"
    return $got
}
json_refused() { # EXIT REASON COMMAND...
    local code=$1 reason=$2 got=0; shift 2
    json "$@" || got=$?
    [ $got = "$code" ] && grep -q "\"done\": false, \"reason\": \"$reason\"" out
}
is 'help is told in JSON' json "$TB" help
is 'on a command' json "$TB" help seal
is 'behind it, too' json "$TB" seal --help
is 'on an act, with its fields and what they may be' json "$TB" help act begin
cp out page
is 'word by word' grep -q '{"word": "open", "says": ' page
is 'the version' json "$TB" --version
for c in $("$TB" help | sed -n '/^Commands/,/^$/s/^  \([a-z-]*\).*/\1/p'); do
    is "a wrong use is one object: $c" json_refused 2 wrong-use "$TB" "$c" --colour
done
is 'of no command' json_refused 2 wrong-use "$TB"
is 'of help' json_refused 2 wrong-use "$TB" help nobody
is 'of help on an act' json_refused 2 act-unknown "$TB" help act nobody
is 'of the verifier' json_refused 2 wrong-use "$VERIFY" --polcy x
is 'which finds no file' json_refused 4 file-missing "$VERIFY" nowhere --policy nowhere
is 'and tells its version' json "$VERIFY" -V
is 'a story is told' json "$TB" demo vehicle-recovery
is 'a page for one'"'"'s own disk is written' json "$TB" tool holder holder.html
is 'and another one' json "$TB" tool seal seal.html
is 'neither over what is there' json_refused 74 file-unwritable "$TB" tool seal seal.html
is 'of a tool that is none' json_refused 2 wrong-use "$TB" tool hammer
is 'a draft is begun' json "$TB" draft new new.draft
is 'and checked' json "$TB" draft check new.draft
is 'and shown' json "$TB" draft show new.draft
is 'or written' json "$TB" draft show new.draft -o draft.html
is 'a key is told in JSON' json tb key json.key Jason
is 'a padlock' json tb padlock new lock.key Jason
is 'and looking at it' json tb padlock check lock.key
printf 'a second passphrase\n' >second.words; printf 'of an open file none\n' >first.words
is 'a copy is made for a second person' cheaply json tb padlock copy lock.key second.key --new-passphrase-file second.words
is 'which opens with their passphrase' cheaply tb padlock check second.key --passphrase-file second.words
refused 'and with no other' 3 passphrase-wrong cheaply tb padlock check second.key --passphrase-file first.words
refused 'it is written over nothing' 1 key-file-exists tb padlock copy lock.key second.key --new-passphrase-file second.words
refused 'nor without a passphrase that was said' 2 passphrase-needed setsid -w "$TB" padlock copy lock.key third.key
is 'an empty book is shown in JSON' json tb show
is 'a new book' json tb init second --origin second.example.org/log

# ---- a second high-water mark
for place in /dev/shm "$top/build" /tmp; do
    if [ -w "$place" ] && [ "$(stat -c %d "$place")" != "$(stat -c %d .)" ]; then break; fi
done
other=$(mktemp -d -p "$place")
trap 'rm -rf "$work" "$other"' EXIT
third() { tb act enrol name="Olga Hart" --as olga.key --book third; }
is 'a second mark is made with the book' tb init third --origin third.example.org/log --mark third.mark
cp err said
is 'and the copy that is noticed now is named' grep -q 'copy of the whole folder, put back, is refused' said
is 'on the same disk is said to be weak' grep -q 'same file system' said
is 'it is moved' json tb mark "$other/mark" --book third
cp out page
[ "$(stat -c %d "$other")" = "$(stat -c %d .)" ] || is 'to another disk' grep -q '"apart": true' page
refused 'over no other file' 1 mark-taken tb mark third.mark --book third
refused 'and not into the folder' 2 mark-inside tb mark third/mark --book third
cp -r third third.old
is 'the book goes on with it' third
refused 'an older copy of the whole folder is refused' 70 'the book has 0 entries; .*mark promised 1' tb show --book third.old
mv "$other/mark" "$other/away"
refused 'when its disk is away nothing is entered' 74 mark-missing third
is 'though whoever looks may look' tb show --book third
refused 'it is not given up unasked' 74 mark-missing tb mark "$other/new" --book third
is 'but in so many words' tb mark "$other/new" --old-is-lost --book third
is 'and the book goes on' tb act enrol name="Bill Okafor" --as bill.key --book third

# ---- what an administrator must know
finds() { local health=$1 about=$2 says=$3; shift 3
    tb doctor "$@" >page 2>&1; tr -s ' \n' ' ' <page | grep -q "$health $about .*$says"; }
is 'a book that is well says so' tb doctor --book third
is 'with the mark that took the place of a lost one' finds good 'second mark' 'said to be lost' --book third
is 'in one object' json tb doctor --book third
is 'without a second mark it says what is not noticed' finds weak 'second mark' 'put back, is not noticed' --book second
is 'and that nobody vouches for the log' finds weak witnesses 'names none' --book second
mv "$other/new" "$other/gone"
refused 'a mark that is away is bad' 1 'book-unwell: second mark' tb doctor --book third
refused 'for programs too' 1 '"well": false' tb doctor --book third --json
cp out page
is 'in one object, not two' python3 -m json.tool page
mv "$other/gone" "$other/new"

# ---- a copy to go on from
is 'somebody may make an account' "$TB" invite ann@arden.example --book third
is 'a backup is taken' json tb backup kept --book third
cp out page
is 'which says what it holds' grep -q '"entries": 2, "root": "[0-9a-f]\{64\}", "sealed": 0' page
is 'with the accounts' test -e kept/copy-*/people.db
is 'and without the key of the log' test ! -e kept/copy-*/log.key
is 'unless it is asked for' tb backup kept --with-key --book third
is 'the copy before it goes' test -e kept/copy-*/log.key
refused 'it is taken over no other book'"'"'s' 1 backup-other tb backup kept --book second
refused 'nor among other files' 1 backup-other tb backup . --book third
is 'the doctor says of when it is' finds good backup 'of 2 entries, taken' --book third
is 'and that there is none' finds weak backup 'none was taken' --book second
is 'it says who has an account' finds good people '0 people can sign in' --book third
is 'it is tried whether one could go on from it' json tb restore kept --drill --book third
refused 'not from nothing' 4 backup-missing tb restore --drill nowhere
refused 'it is brought back over nothing that is there' 1 backup-folder-taken tb restore kept second
is 'it is brought back' json tb restore kept again --book third
cp err said
is 'and the mark says that nothing newer was signed' grep -q 'promised no more' said
is 'with its key it is well' finds good 'log key' 'this log' --book again
is 'and accounts' test -e again/people.db
is 'a book without a second mark' tb backup plain --book second
refused 'of which nobody has the key' 1 log-key-foreign tb restore plain plain.back --log-key book/log.key
is 'leaves nothing' test ! -e plain.back
is 'with it it comes back' tb restore plain plain.back --log-key second/log.key
refused 'and enters nothing' 70 book-restored tb tick --book plain.back
is 'though whoever looks may look' tb show --book plain.back
is 'until somebody says that nothing newer is anywhere' tb mark "$other/plain" --old-is-lost --book plain.back
is 'then it goes on' tb tick --book plain.back
printf x | dd of="$(echo plain/copy-*/book.db)" bs=1 seek=9000 conv=notrunc 2>/dev/null
refused 'one that is spoilt is not brought back' 74 'backup-broken: .*book.db: its bytes changed' tb restore plain spoilt.back
is 'and leaves nothing' test ! -e spoilt.back
is 'without a folder' json_refused 2 wrong-use tb restore kept
chmod 644 third/log.key
refused 'and a key that others may read' 1 'BAD *log key *key-file-open' tb doctor --book third
cp book/log.key third/log.key 2>/dev/null; chmod 600 third/log.key
refused 'and one of another log' 1 'BAD *log key *log-key-foreign' tb doctor --book third
mv "$other/away" "$other/mark"
refused 'and an older copy' 1 'BAD *book *book-older' tb doctor --book third.old
cp -r second spoilt
dd if=/dev/zero of=spoilt/book.db bs=4096 seek=6 count=1 conv=notrunc 2>/dev/null; rm -f spoilt/book.db-*
refused 'and a spoilt page of the database' 1 'BAD *database *book-broken' tb doctor --book spoilt
refused 'where no book is there is nothing to look at' 4 book-missing tb doctor --book nowhere

# ---- what strangers write steers no terminal: the programs; test/terminal_test.c types every command
evil=$'\e[31mred\e]0;title\a \xc2\x9b2J \xe2\x80\xaegnp\xe2\x81\xa6 \x9b\r'
steers() { LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|(?<![\x80-\xf4])[\x80-\xbf]' "$@"; }
printf '%s\n' "$evil" >evil
is 'this would' steers evil
unsteered() { ! steers "$@"; }
for words in "$evil" "demo evil"; do "$TB" $words; "$TB" $words --json; done >said 2>&1
for words in "$evil" "evil --policy evil" "receipt evil --policy $evil"; do "$VERIFY" $words; "$VERIFY" $words --json; done >>said 2>&1
is 'it is printed back' sh -c 'test $(grep -ac red said) -gt 4'
is 'and steers nothing' unsteered said
printf '> %s\n2026-01-05 09:00 olga begin year=2026 number=1 kind=open title="%s" buyer=x with=bill\n' "$evil" "$evil" >evil.story
"$TB" demo evil.story >said 2>&1
is 'a story is told' grep -q red said
is 'and steers nothing' unsteered said

number() { sed -n 's/^number //p' "$1.key"; }
act() { tb act "$@"; }

is 'Olga enrols' act enrol name="Olga Hart" --as olga.key
is 'Bill enrols' act enrol name="Bill Okafor" --as bill.key
is 'a receipt is told in JSON' json tb receipt 0
begin=(begin year=2026 number=42 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom
       title="Vehicle recovery" buyer="Arden Constabulary" --as olga.key)
refused 'one officer cannot begin alone' 1 agreement-missing act "${begin[@]}"
refused 'nor with herself' 3 agreement-foreign act "${begin[@]}" --with olga.key
refused 'a field that is no field is refused' 2 field-unknown act "${begin[@]}" --with bill.key colour=blue
refused 'and named, with those that there are' 2 'colour; begin has the fields year, number' \
    act "${begin[@]}" --with bill.key colour=blue
refused 'and one that is near' 2 'did you mean "division"' act "${begin[@]}" --with bill.key divsion=x
refused 'and a word to choose' 2 'one of: .*open.*did you mean "open"' act begin kind=opne --as olga.key
refused 'and how a field is written' 2 'written FIELD=VALUE' act begin open --as olga.key
refused 'a field counts once' 2 'field-twice: year' act "${begin[@]}" --with bill.key year=2027
refused 'only what closes a batch takes one' 2 'closes no --batch' tb act fact fact=urgency value=yes \
    reason=x --batch bill.key --as olga.key
is 'two officers open the file' act "${begin[@]}" --with bill.key
P='-p 2026-42'

person() { # NAME ROLE...
    local who=$1; shift
    # shellcheck disable=SC2046
    is "$who is enrolled" act person $(grep ^person= "$who.pub") name="$who" --as olga.key $P
    for role; do is "$who becomes $role" act role person="$(number "$who")" role="$role" --as olga.key $P; done
}
person cleo chair; person eva evaluator
is 'Ines is named with one command' tb enlist ines.pub ines approver --as olga.key $P
is 'another role later' json tb enlist ines.pub ines overseer --as olga.key $P
cp out page
is 'is all that is entered then' grep -qE '"leaves": \[[0-9]+\]' page
refused 'the same role again is refused' 1 'said-already: role=overseer' \
    tb enlist ines.pub ines overseer --as olga.key $P
refused 'and another name' 1 'is "ines" here, and not "Agnes"' tb enlist ines.pub Agnes manager --as olga.key $P
refused 'a key is no public half' 2 public-half-unreadable tb enlist olga.key Olga chair --as olga.key $P
refused 'a role is one' 2 'there is no role "judge"' tb enlist ines.pub ines judge --as olga.key $P
for who in hana ivo jade kemal lena; do person $who holder; done
refused 'a holder is never an evaluator' 1 roles-clash act role person="$(number hana)" role=evaluator --as olga.key $P
for who in olga bill ines cleo eva; do is "$who declares" act conflict finding=none --as $who.key $P; done
refused 'a key without a padlock brings none' 2 'key-without-padlock: olga' act padlock --as olga.key $P
refused 'nor is one checked' 2 'key-without-padlock: olga.key' tb padlock check olga.key
for who in hana ivo jade kemal lena; do is "$who brings a padlock" act padlock --as $who.key $P; done
is 'a fact' act fact fact=electronic value=yes reason="This box only" --as olga.key $P
is 'another' act fact fact=all-documents value=yes reason="All are published" --as olga.key $P

is 'the buyer is named' act buyer buyer=1 part=lead name="Arden Constabulary" --as olga.key $P
cat >definitions <<'D'
lot lot=1 regime=pa-2023 least=3,000,000 most=5,000,000 months=48 title="Vehicle recovery" least_basis="Volumes of 2025" most_basis="Volumes of 2025"
service service=1 title="Recovery"
activity service=1 activity=1 power=open title="Tow" article="none"
include lot=1 service=1 activity=1
cell lot=1 service=1 year=2026 buyer=1 volume=9000 unit="Vehicles"
cell lot=1 service=1 year=2027 buyer=1 volume=9000 unit="Vehicles"
blanks lot=1 rule=void
baseline buyer=1 service=1 year=2026 amount=1,100,000 basis="Accounts of 2025"
target buyer=1 amount=50,000 from=2026 until=2027 basis="Plan"
mark scale=1 mark=0 says="Nothing"
mark scale=1 mark=3 says="Meets it"
mark scale=1 mark=5 says="Excellent"
criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Quality"
criterion lot=1 criterion=2 kind=price weight=40 title="Price"
formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=1
round round=1 kind=tender needed=3 padded=65536
timetable round=1 event=deadline moment="2026-02-10 12:00"
ticks
tools
D
publish=(publish retention="2036-01-01 00:00" notice="UK4 notice" policy=@book/policy --batch definitions --as olga.key $P)
now='2026-01-12 12:00:00'
sed 's/weight=40/weight=30/' definitions >wrong
refused 'weights must add up' 1 weights-do-not-add act publish retention="2036-01-01 00:00" notice="UK4" \
    --batch wrong --as olga.key --with bill.key $P
refused 'a dry run says the same' 1 weights-do-not-add act publish retention="2036-01-01 00:00" notice="UK4" \
    --batch wrong --as olga.key --with bill.key $P --dry-run
tb show --json >before 2>err
is 'or for programs' json act "${publish[@]}" --with bill.key --dry-run
cp out page
is 'that nothing is done' grep -q '"done": false, "dry_run": true, "act": "publish"' page
is 'or that it would be entered' act "${publish[@]}" --with bill.key --dry-run
cp out page
is 'in so many words' grep -q '^publish would be entered now; nothing is entered' page
tb show --json >after 2>err
is 'and nothing is' cmp before after
refused 'by one officer alone it would not' 1 agreement-missing act "${publish[@]}" --dry-run
is 'nor is anything begun' json act begin year=2026 number=43 kind=open rules=2026-01-05 zone=Europe/London \
    division=united-kingdom title=x buyer=y --as olga.key --with bill.key --dry-run
cp -r book stopped; sed '/^lot /{p;s/lot=1/lot=2/}; /^criterion.*=price/{p;s/lot=1 criterion=2/lot=2 criterion=1/;s/=40/=100/}
    /^formula/{p;s/lot=1/lot=2/;s/ tie=1//}; s/^tools$/tools seal='"$(printf %064d 7)"'/' definitions >two.lots
sed 's/^ticks$/ticks seconds=5 entries=1 near_seconds=5 near_entries=1 near_within=9 rush_seconds=5 rush_entries=1 rush_within=9/' \
    definitions >other.ticks
refused 'nothing is promised that the box does not do' 1 'ticks-unkept: seconds=5 .*; right is seconds=' \
    act "${publish[@]/%definitions/other.ticks}" --with bill.key
is 'the tender is published' act "${publish[@]}" --with bill.key
refused 'and only once' 1 never-now act "${publish[@]}" --with bill.key
is 'it names the files for sealing by their fingerprints' sh -c "'$TB' show tools $P | grep -q \"\$('$TB' tool seal)\""
is 'which are those that the program brings' json tb tool seal $P
cp out tool.json
is 'and it says so' grep -q "\"named\": \"$("$TB" tool seal)\"" tool.json
is 'it is shown' tb -p2026-42 show
cp out page
is 'it says what is next and by when' grep -q 'bidder: lot 1: seal and hand in your bid, before Tuesday 10 February 2026, 12:00 GMT  (deposit)' page
is 'json says what is next' json tb show $P
cp out next.json
is 'as data, with its moment' grep -q '"who": "bidder", "person": 0, "lot": 1, .*"by": "2026-02-10T12:00:00Z"' next.json
is 'and in which currency amounts are' grep -q '"currency": "GBP", "vat": "excluding VAT"' next.json
is 'and of a lot what it is, by which law and until when' grep -q \
    '"title": "Vehicle recovery", "regime": "pa-2023", "law": "Procurement Act 2023", .*"deadline": "2026-02-10T12:00:00Z"' next.json
is 'which the page says, too' grep -q 'Amounts in GBP, excluding VAT' page
is 'that a program can read' python3 -c 'import json; assert len(json.load(open("next.json"))["duties"]) > 0'
is 'the page says when the box closes' grep -q 'Tuesday 10 February 2026, 12:00 GMT' page

is 'the criteria are shown' tb show criteria $P
cp out page
is 'with their weights' grep -q ': 60$' page
is 'and what the marks stand for' grep -q 'Excellent' page
is 'one of them by its number' sh -c "TENDERBOX_BOOK=$TENDERBOX_BOOK '$TB' show criterion 2 $P | grep -q Price"
is 'the schedule of prices' tb show schedule $P
cp out page
is 'with what is to be priced' grep -q 'Vehicles' page
is 'the page says what else there is' sh -c "'$TB' show $P | grep -q 'More: tenderbox show criteria (2), schedule (2)'"
is 'the notice is to be had as the file it is' tb show publish $P --out notice.file
is 'byte by byte' sh -c 'test "$(cat notice.file)" = "UK4 notice"'
refused 'what has no paper is no file' 2 'there is no paper of that' tb show criterion 1 $P --out x.file
refused 'what is no word is answered with one' 2 'did you mean "criteria"' tb show critera $P
refused 'a number that is none of theirs is told which are' 4 'criterion 9; here: 1, 2' tb show criterion 9 $P
refused 'no thing has the number 0' 2 'from 1 on' tb show criterion 0 $P
refused 'nor has the log every entry' 4 'entries are counted from 0' tb receipt 99999999
refused 'a number is one' 2 'behind the word comes a number' tb show answer three $P
refused 'things are of a procedure' 2 '--procedure NAME is needed' tb show criteria
is 'the dates of the law are shown' tb dates $P
cp out page
is 'with the derivation of each' grep -q '25 days, the first Tuesday 13 January 2026 (the day after)' page
is 'with its article and how well it was read' grep -q 's.54(4) row 7 (read in the law itself)' page
is 'and what was published' grep -q 'published: Tuesday 10 February 2026, 12:00 GMT' page
is 'json says the same dates' json tb dates $P
cp out dates.json
is 'as data' grep -q '"last": "2026-02-06", "law": "pa-2023"' dates.json
is 'that a program can read' python3 -c 'import json; assert json.load(open("dates.json"))["schema"] == 1'
is 'its times are ISO 8601, in UTC' grep -q '"published": "2026-02-10T12:00:00Z"' dates.json
is 'also those from which it counts' python3 -c 'import json, re
for date in json.load(open("dates.json"))["dates"]: assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date["event"])'
refused 'dates are of a procedure' 2 '--procedure NAME is needed' tb dates
refused 'of one that is there' 4 no-such-procedure tb dates -p 2026-99

# ---- bidding
now='2026-01-14 09:00:00'
for who in bela cora; do is "$who registers" act interest name="$who Ltd" --as $who.key $P; done
for who in cora bela cora; do is "$who asks" act question text="Asked by $who?" --as $who.key $P; done
tb show questions $P >page 2>err
is 'nobody else is shown questions' grep -q 'None that is shown to you' page
tb show questions $P --as olga.key >page 2>err
is 'officers are' grep -q 'Asked by bela?' page
is 'with the number of each' grep -q '^question 3 ' page
is 'who answers' act answer answer=1 text="$(printf 'Yes.\nTwice.')" --as olga.key $P
tb show answer 1 $P >page 2>err
is 'everybody sees that, line by line' grep -q '^    Twice\.$' page
tb show answer 1 $P --json >page.json 2>err
is 'programs under the names of fields' python3 -c 'import json; t = json.load(open("page.json"))["things"]
assert t[0]["answer"] == 1 and t[0]["text"] == "Yes.\nTwice." and t[0]["at"] == "2026-01-14T09:00:00Z", t'
is 'it is put right' act answer answer=2 corrects=1 text="No." --as olga.key $P
is 'and put right again' act answer answer=3 corrects=1 text="Once." --as olga.key $P
tb show $P >page 2>err
is 'the first of them says which counts' grep -q 'answer 1, corrected since by answer 2 and 3 (the last counts),' page
is 'the last, what it corrects' grep -q 'answer 3, which corrects answer 1 and 2,' page
refused 'none corrects one that is not there' 4 'corrects=9 .*there are 1, 2, 3' \
    act answer answer=4 corrects=9 text="?" --as olga.key $P
mkfifo slowly
for batch in '' yes; do
    if [ $batch ]; then writes=("${publish[@]/%definitions/slowly}"); else
        writes=(question text=@slowly --as olga.key $P)
    fi
    tb act "${writes[@]}" >slow.out 2>slow.err & slow=$!
    exec 8>slowly                    # goes on once the act reads
    is "who writes slowly ($batch) holds nobody up" tb tick
    echo '# Is a crane needed?' >&8; exec 8>&-
    wait $slow; is 'and is answered when all is read' grep -q 'not-your-act\|agreement-missing' slow.err
done
is 'quotes are words like others' act question 'text=What is "a' --as bela.key $P
tb show $P --as bela.key >page 2>err
is 'and stay as they are' grep -q 'your question 2: What is "a$' page
tb show $P --as cora.key >page 2>err
is 'an asker sees its own questions under its own numbers' grep -q 'your question 2: Asked by cora?' page
is 'and what it is to do itself' grep -q '  you: lot 1: seal and hand in your bid' page
is 'and no others' sh -c '! grep -q "bela?" page && ! grep -q "question 3" page'
is 'a paper lies in the data room' act exhibit exhibit=1 vetting=basic paper="Staff by station" \
    title="Staff" --as olga.key $P
is 'Cora sends a reader' act reader reader=1 bidder="$(number cora)" vetting=basic \
    agreement="Signed" name="Rhys Corr" --as olga.key $P
is 'who is shown it' act reading reader=1 exhibit=1 --as olga.key $P
is 'the reader leaves the employer' act reader-ended reader=1 cause=left-employer reason="Letter" \
    --as olga.key $P
refused 'and reads no more' 1 access-ended act reading reader=1 exhibit=1 --as olga.key $P
tb show $P >page 2>err
is 'what was read stays on record' grep -q 'reader 1 of .*: exhibit 1, Wednesday 14 January 2026' page
head -c 200000 /dev/urandom >method.pdf
printf '1 2026 1 960000.00\n1 2027 1 960000.00\n' >bela.price
printf '1 2026 1 1040000.00\n1 2027 1 1040000.00\n' >cora.price
seal() { tb seal --lot 1 --quality method.pdf --price "$1" --out bad.bid --as bela.key $P; }
refused 'a price sheet that nobody could read is not sealed' 2 price-sheet-unreadable seal method.pdf
refused 'nor an empty one' 2 price-sheet-unreadable seal /dev/null
refused 'nor one that is not there' 4 file-missing seal nowhere
sheet() { printf "$1" >wrong.price; seal wrong.price; }
refused 'nor one in pence, with where it is and what is right' 2 \
    'line 2, column 10: a price in GBP with all its decimals and nothing else, like 96000000.00, or 960000.00 if its last' \
    sheet '1 2026 1 960000.00\n1 2027 1 96000000\n'
refused 'nor one with a figure too many' 1 'line 3, column 1: service 1, year 2028, buyer 1 is not asked for' \
    sheet '1 2026 1 1.00\n1 2027 1 1.00\n1 2028 1 1.00\n'
refused 'nor one with a figure too few, where that makes it void' 1 'blanks-void.*service 1, year 2027, buyer 1' \
    sheet '1 2026 1 1.00\n'
# a form to be filled in
is 'the price schedule is written to be filled in' tb seal --lot 1 --price-form form.price $P
is 'with what is asked for' sh -c "grep -qx '1 2027 1 ?  *# 9000 Vehicles, for Arden Constabulary' form.price"
is 'under its title' grep -qx '# Recovery' form.price
is 'and in which money' grep -q '^# Prices in GBP, excluding VAT' form.price
refused 'a form is never written over' 74 'file-unwritable: form.price: File exists' tb seal --lot 1 --price-form form.price $P
refused 'for a lot that is there' 4 no-such-lot tb seal --lot 7 --price-form seven.price $P
refused 'an empty one is no sheet' 2 'no line has a price' seal form.price
line=$(grep -n '^1 2026' form.price | cut -d: -f1)
sed '/^1 2026/s/?/96000000/' form.price >wrong.price
refused 'what is wrong is told by the line of the form' 2 "line $line, column 10: a price in GBP" seal wrong.price
sed '/^1 2026/s/?/1.00/; /^1 2027/s/1 2027 1 ?/1 2028 1 1.00/' form.price >wrong.price
refused 'what is not asked for, too' 1 "line $((line + 1)), column 1: service 1, year 2028" seal wrong.price
sed '/^1 2026/s/?/1.00/' form.price >wrong.price
refused 'what is left open is left out' 1 'blanks-void.*service 1, year 2027, buyer 1' seal wrong.price
sed '1s/^/\xef\xbb\xbf/; /^1 2026/s/?/960000.00/; s/$/\r/; /^1 2027/s/ ?/\t  960000.00/' form.price >wrong.price
slow() { typed - faketime -f "@$now x100000" "$TB" seal --lot 1 --quality method.pdf --price wrong.price --as bela.key $P "$@"; }
is 'who waits long at a terminal' slow --out slow.bid
size=$(stat -c %s method.pdf) all=$((2 * size))
cp out page
is 'sees how far it is' grep -q "Sealing: $size of $all bytes read" page
is 'to the end' grep -q "Sealing: $all of $all bytes read" page
is 'or asks for quiet' slow --out quiet.bid --quiet
cp out page
is 'and is not told' sh -c '! grep -q "Sealing: " page'
is 'a form is sealed as the sheet that it is' tb seal --lot 1 --quality method.pdf --price wrong.price --out form.bid \
    --as bela.key $P
cp err said
is 'with its total' grep -q 'Total GBP 1,920,000.00, excluding VAT' said
refused 'what sealing needs is said' 2 'quality FILE is needed' tb seal --lot 1 --price form.price --out no.bid --as bela.key $P
refused 'a lot must be there' 4 no-such-lot tb seal --lot 7 --quality method.pdf --price bela.price \
    --out bad.bid --as bela.key $P
refused 'every file must be there' 74 'file-unreadable: nowhere: No such file or directory' tb seal --lot 1 --quality nowhere \
    --price bela.price --out bad.bid --as bela.key $P
is 'and nothing is left lying' test ! -e bad.bid
is 'what was sealed is told in JSON' json tb seal --lot 1 --quality method.pdf --price bela.price \
    --out json.bid --as bela.key $P
cp out sealed.json
is 'with total and blanks' grep -q '"currency": "GBP", "total": "1920000.00", "blanks": 0' sealed.json
: >empty
refused 'a file without a byte is asked about' 1 'unconfirmed: Without a single byte: empty' \
    tb seal --lot 1 --quality empty --price bela.price --out empty.bid --as bela.key $P
refused 'but not before every file is there' 74 'file-unreadable: nowhere: No such file or directory' tb seal --lot 1 \
    --quality empty --quality nowhere --price bela.price --out bad.bid --as bela.key $P
is 'and sealed where that is meant' tb seal --lot 1 --quality empty --price bela.price --out empty.bid --as bela.key $P --yes
cp err said
is 'what is sealed is said, by name and size' grep -q 'quality: empty, 0 bytes' said
is 'and which version of which bid it is' grep -q 'Version 1 of this bid. Nothing is submitted yet' said
refused 'prices are asked for where there are some' 2 '--price FILE is needed: this round asks for prices' \
    tb seal --lot 1 --quality method.pdf --out no.bid --as bela.key $P
refused 'who is no bidder seals nothing' 3 not-your-act \
    tb seal --lot 1 --quality method.pdf --price bela.price --out no.bid --as eva.key $P
is 'and nothing is left of it' test ! -e no.bid

# ---- whole or not there
sealing() { tb seal --lot 1 --quality "$1" --price bela.price --out "${2:-odd.bid}" --as bela.key $P; }
mkfifo pipe
refused 'a device is no file of a bid' 2 'file-not-plain: /dev/zero is a device' sealing /dev/zero
refused 'nor is a pipe, which nobody waits for' 2 'file-not-plain: pipe is a pipe' sealing pipe
refused 'nor a folder' 2 'file-not-plain: book is a folder' sealing book
ln -s elsewhere led.bid
refused 'a link is followed nowhere' 74 'file-unwritable: led.bid: File exists' sealing method.pdf led.bid
is 'not even to nothing' test ! -e elsewhere
mkdir own.bid; echo mine >own.bid/1.age
refused 'what others made stays' 74 'file-unwritable: own.bid: File exists' sealing method.pdf own.bid
is 'as it is' grep -qx mine own.bid/1.age
nothing() { ! find . -maxdepth 1 -name 'tenderbox-*.part' | grep . && ! [ -e odd.bid ]; }
is 'and nothing half made lies beside it' nothing
(ulimit -f 100; sealing method.pdf cut.bid) >out 2>err
is 'a kill leaves no folder that says it is a bid' test ! -e cut.bid
is 'and stands in no way' sealing method.pdf cut.bid
is 'of which others can read nothing' test "$(stat -c %a cut.bid cut.bid/heads cut.bid/1.age | tr '\n' ' ')" = '700 600 600 '
rm -rf tenderbox-*.part
full() { # SIZE COMMAND... - with a disk of that size, in the folder full
    local size=$1; shift
    mkdir -p full
    SIZE=$size unshare -rm sh -c 'mount -t tmpfs -o size=$SIZE none full || exit 99; code=0; "$@" || code=$?
        [ -z "$(ls -A full)" ] || echo "left: $(ls -A full)"; exit $code' - "$@"
}
if full 1m true; then
    # Two pages: one for the folder, and one for what is too much for it.
    for line in "key full/k --no-passphrase" "draft new full/d" "export bundle $P --out full/e" \
        "seal --lot 1 --price-form full/f $P" "show publish $P --out full/n" "receipt 0 --out full/r"; do
        # shellcheck disable=SC2086
        refused "a full disk is told: ${line%% full*}" 74 'file-unwritable: full/.: No space left on device' \
            full 4k sh -c "cat /dev/zero >full/zero 2>/dev/null; $TB $line; code=\$?; rm full/zero; exit \$code"
        is 'and nothing is left on it' sh -c "! grep left: $work/out"
    done
    refused 'so is one that fills while it is sealed' 74 'file-unwritable: full/x/1.age: No space left on device' \
        full 100k faketime -f "@$now" "$TB" seal --lot 1 --quality method.pdf --price bela.price --out full/x --as bela.key $P
    is 'and nothing is left on it' sh -c "! grep left: $work/out"
    refused 'or while a book is made' 74 'No space left on device' \
        full 12k "$TB" init full/town --origin full.example.org/log
    is 'and nothing is left on it' sh -c "! grep left: $work/out"
fi
TENDERBOX_BOOK=$work/stopped         # of two lots, of which one is suspended
is 'a tender of two lots is published' act "${publish[@]/%definitions/two.lots}" --with bill.key
refused 'whose notice names a file of another program' 1 'tool-differs.*: 0*7; this program brings' tb tool seal $P
is 'for one of the two alone' tb tool holder $P
is 'Bela registers there, too' act interest name="Bela Ltd" --as bela.key $P
is 'and seals' tb seal --lot 1 --quality method.pdf --price bela.price --out stopped.bid --as bela.key $P
is 'the other lot is suspended' act suspend lot=2 reason="A claim" --as olga.key --with bill.key $P
is 'a bid may lie ready meanwhile' json tb deposit stopped.bid --ready --as bela.key $P
cp out page; cp err said
is 'of which no program is told when it goes in' sh -c 'grep -q arrived page && ! grep -q due page && ! grep -q 9999 page said'
is 'people hear' tb deposit stopped.bid --ready --as bela.key $P
cp err said
is 'that it waits' grep -q 'is suspended: your bid waits until that goes on' said
TENDERBOX_BOOK=$work/book
now='2026-02-10 11:59:05'
for who in bela cora; do
    is "$who seals" tb seal --lot 1 --quality method.pdf --price $who.price --out $who.bid --as $who.key $P
    cp err said
    is 'and is shown the total before signing' grep -Eq 'Total GBP (1,92|2,08)0,000.00, excluding VAT' said
    is 'and that nothing is left out' grep -q 'No figure of the price schedule is left out' said
    if [ $who = bela ]; then
        refused 'nothing lies ready yet' 4 nothing-ready act call-back lot=1 --as bela.key $P
        is 'it may lie ready for the deadline' tb deposit bela.bid --ready --as bela.key $P
        tb show --as bela.key $P >page 2>err
        is 'its bidder is told so, and of which version' grep -q \
            'your bid of lot 1, version 1: lies ready, not submitted; into the box at the deadline' page
        tb show --json --as bela.key $P >ready.json 2>err
        is 'that is what it has to do' grep -q 'you: lot 1: your bid lies ready for the deadline; another version' page
        is 'a program is told, too' python3 -c 'import json; assert json.load(open("ready.json"))["ready"] == [
            {"round": 1, "lot": 1, "version": 1}]'
        tb show --as cora.key $P >page 2>err
        is 'and nobody else' sh -c '! grep -q "lies ready" page'
    fi
done
exec 9<book/lock; flock 9
refused 'who cannot enter it says that it is not handed in' 75 'book-locked: it was NOT handed in; type it again: tenderbox deposit cora.bid --as' \
    faketime -f "@2026-02-09 12:00:00 x500" "$TB" deposit cora.bid --as cora.key $P
exec 9<&-
cp err said
is 'and not that it is' sh -c "! grep -q 'It is here' said"
tb deposit cora.bid --as cora.key $P >said 2>told
is 'a bid is taken at once' grep -q '^deposit taken, arrived 2026-02-10 11:59:0. GMT' said
is 'and its bidder hears how long that is' grep -Eq 'That is in [0-9]+ second' told
tb show --as cora.key $P >page 2>err
is 'nobody is told to hand in what is handed in' grep -q \
    'you: lot 1: your bid is handed in and waits for its tick; another version may still take its place, before' page
tb show deposit --as cora.key $P >page 2>err
is 'and is shown where it lies' grep -q 'your bid of lot 1, version 1: deposit taken' page
is 'a program is told, too' sh -c "TENDERBOX_BOOK=$TENDERBOX_BOOK faketime -f '@$now' '$TB' show deposit --as cora.key $P --json | grep -q '\"version\": 1, \"ready\": false'"
tb show deposit --as bela.key $P >page 2>err
is 'and nobody else is' sh -c '! grep -q "deposit taken" page'
is 'and its bidder hears when it goes into the log' grep -q 'with the tick of .* when it arrived is what counts' told
is 'again before that tick it is taken already' sh -c "faketime -f '@$now' $TB deposit cora.bid --as cora.key $P | grep -q 'version 1, taken, in the log with one of the next ticks'"
rot() { python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as book: book.execute(sys.argv[2])' "$TENDERBOX_BOOK/book.db" "$1"; }
rot "INSERT INTO waiting (id, file, round, bidder, ready, arrived, once, body)
     VALUES (77, 2, 1, 1, 0, 1, zeroblob(32), 'act')"
tb show >page 2>told
is 'what waits and cannot be read is counted' grep -q 'for the box 1 cannot be read' told
is 'and where it lies is said' grep -q 'table waiting of book.db, id 77, and is not entered' told
tb show --json >book.json 2>told
is 'to a program, too, beside all procedures' python3 -c 'import json
page = json.load(open("book.json"))
assert page["unread"] == [77] and page["procedures"][0]["published"] and page["procedures"][0]["title"]'
tb deposit bela.bid --wait --as bela.key $P >said 2>told
is 'to who enters something, too' grep -q 'for the box 1 cannot be read' told
rot 'DELETE FROM waiting WHERE id = 77'
tb show >page 2>told
is 'and nothing is said where all can be read' sh -c '! grep -q "cannot be read" told'
is 'who waits hears of the entry' grep -q '^deposit entered as entry ' said
entry=$(sed -n 's/^deposit entered as entry \([0-9]*\) .*/\1/p' said)
tb show --as bela.key $P >page 2>err
is 'which is all it has to do' grep -q 'you: lot 1: your bid is handed in; another version may still' page
is 'the very bid again is no other bid' tb deposit bela.bid --as bela.key $P
cp out said
is 'it is told where it stands' grep -q "^this very bid stands in the box: version 1, entry $entry, arrived 2026-02-10 11:59:" said
is 'a program is told, too' sh -c "faketime -f '@$now' $TB deposit bela.bid --as bela.key --json $P | grep -q '\"leaf\": $entry, \"arrived\": \"2026-02-10T11:59:'"
refused 'another of the same version does not count' 1 version-wrong tb deposit form.bid --as bela.key $P
refused 'nobody lists the box early' 5 not-now act box-list clock=operator reason="Clock checked" \
    --as olga.key --with bill.key $P
refused 'whose clock a list rests on is not assumed' 2 \
    'field-missing: clock (Clock that it rests on: Witnessed' act box-list \
    reason="Clock checked" --as olga.key --with bill.key $P
refused 'what cannot be read is shown beside what is wanted' 2 \
    'field-unreadable: clock=sundial (Clock that it rests on: Witnessed' act box-list \
    clock=sundial reason="Clock checked" --as olga.key --with bill.key $P
tb show --as bela.key $P >page 2>err
is 'what was submitted overtakes what lay ready' sh -c '! grep -q "lies ready" page'
is 'and its bidder sees it in the box' grep -q 'your bid of lot 1, version 1: stands in the box' page
tb show $P >page 2>err
is 'before the box is listed nothing is said of bids' sh -c '! grep -q "bid of" page'

# ---- reading: not even with the log's key, and while another process holds the book
prints() { (cd book && find . ! -name '*-shm' -printf '%p %T@\n' ! -type d -exec sha256sum {} \;) | sort; }
reads() { # SENTENCE COMMAND...
    prints >before
    is "$@"
    prints >after
    is 'and changes no file' cmp before after
}
mv book/log.key away
exec 9<book/lock; flock 9
late=$now now='2026-02-10 12:30:00'              # ticks are owed by now
reads 'all procedures are shown' tb show
reads 'one is shown' tb show $P
reads 'its bidder sees the bid' tb show $P --as bela.key
reads 'the dates are shown' tb dates $P
reads 'a receipt is given' tb receipt 0
reads 'a bundle is written' tb export bundle $P --out early.tbx
reads 'and recomputed' tb verify early.tbx --policy book/policy
reads 'a paper is written' tb paper opening $P -o early.html
reads 'a bid is sealed' tb seal --lot 1 --quality method.pdf --price bela.price --out spare.bid --as bela.key $P --yes
refused 'too late is asked about' 1 'unconfirmed: The deadline of this round was Tuesday' tb seal --lot 1 \
    --quality method.pdf --price bela.price --out late.bid --as bela.key $P
reads 'a padlock is checked' tb padlock check hana.key $P
exec 9<&-
mv away book/log.key
now=$late
sealed_off=$(mktemp -d) as=
cp -r book "$sealed_off/book"; chmod 755 "$sealed_off"; chmod -R a-w "$sealed_off/book"
[ "$(id -u)" != 0 ] || { chown -R 65534 "$sealed_off/book"; as='setpriv --reuid=65534 --clear-groups'; }
# shellcheck disable=SC2086
if $as test -x "$TB"; then is 'a folder in which one may not write is read' $as "$TB" show --book "$sealed_off/book"; fi
chmod -R u+w "$sealed_off"; rm -rf "$sealed_off"

# ---- opening
now='2026-02-10 12:02:00'
is 'what stands in the box still does' tb deposit bela.bid --as bela.key $P
cp out said
is 'and its bidder is told so' grep -q "^this very bid stands in the box: version 1, entry $entry, arrived" said
before=$(ls book/sealed)
refused 'late is late' 5 not-now tb deposit spare.bid --as bela.key $P
cp err said
is 'and its files are not taken' test "$(ls book/sealed)" = "$before"
tb key stranger.key Stranger >/dev/null 2>&1
refused 'a stranger hands in nothing' 3 '' tb deposit spare.bid --as stranger.key $P
is 'nor files' test "$(ls book/sealed)" = "$before"
refused 'late or ready is asked before' 2 'late or --ready' tb deposit spare.bid --late --ready --as bela.key $P
is 'so files are not taken, either' test "$(ls book/sealed)" = "$before"
is 'by how much' grep -Eq 'arrived 2026-02-10 12:02:0. GMT, 2 minutes( [0-9] seconds?)? after the deadline' said
is 'and how to hand in all the same' grep -q 'tenderbox deposit spare.bid --late --as' said
is 'and what anybody can reckon again' grep -q "SHA-256 of its file heads is $(sha256sum spare.bid/heads | cut -d' ' -f1)" said
is 'and what shows when it came' grep -q 'a receipt of the log.s entry [0-9]' said
refused 'a bidder is called by a name that somebody has' 2 'bidder=Nobody (Bidder); right is' act admit lot=1 \
    bidder=Nobody reason="Complete" --as olga.key --with bill.key $P
is 'the box is listed' act box-list clock=operator reason="Clock checked" --as olga.key --with bill.key $P
refused 'a box that is listed takes no more, and never will' 1 'never-now: lot 1 stands at "box listed' \
    tb deposit spare.bid --as bela.key $P
cp err said
is 'by the law of the lot' grep -q '^  (Procurement Act 2023 s.96)$' said
for who in bela cora; do
    is "$who is admitted" act admit lot=1 bidder="$(number $who)" reason="Complete" --as olga.key --with bill.key $P
done
refused 'whoever is waited for is named' 1 'sheets-open: evaluator [0-9]* (eva)' act score-lock lot=1 \
    sheet="$(printf 'f%.0s' $(seq 64))" --as olga.key --with bill.key $P
name=$(grep -oE '^[a-z2-7]{32}$' page)
refused 'a holder turns only for the name in the notice' 1 name-not-pinned \
    tb turn --lot 1 --envelope quality --as hana.key $P
turn() { tb turn --lot 1 --envelope "$1" --as "$2.key" -p "$name" "${@:3}"; }
is 'a padlock stands in the published list' tb padlock check hana.key $P
refused 'where no server asks, nobody is shown that it is there' 75 server-unreachable tb padlock there hana.key $P

# ---- practice
is 'bids that are nobody'"'"'s are sealed for these padlocks' json tb practice seal try $P
is 'a holder turns for them' json tb practice turn try --as hana.key
is 'another one too' tb practice turn try --as jade.key
refused 'with too few nothing opens, and it is said who is missing' 1 'practice-short: 2 of the 3' tb practice open try
cp err said
is 'by number' grep -q 'padlock 2, holder [0-9]*: MISSING' said
cp try/turn-3 try/turn-2
refused 'a turn under another number is none' 1 'practice-short: 2 of the 3' tb practice open try
cp err said
is 'and said to be wrong' grep -q 'padlock 2, holder [0-9]*: what it turned is WRONG' said
rm try/turn-2
is 'the third turns' tb practice turn try --as ivo.key
is 'with enough of them all open' json tb practice open try
cp out said
is 'and who was missing is told' grep -q '"padlocks_missing": \[4, 5\]' said
cp -r try real; sed -i "s/practicepracticepracticepractice/$name/" real/1.head
refused 'no padlock turns for what says that it is of a tender' 1 practice-foreign tb practice turn real --as lena.key
cp -r try swapped; cp swapped/2.capsule swapped/1.capsule
refused 'nor for a capsule that was dealt for another head' 1 capsule-unproved tb practice turn swapped --as lena.key
refused 'who holds none of these padlocks cannot' 1 padlock-not-yours tb practice turn try --as lock.key
tb padlock new stray.key >/dev/null 2>&1
refused 'a padlock that is not listed is said so' 1 padlock-not-yours tb padlock check stray.key $P
cp book/policy mine; ln -s book/policy linked
refused 'a holder says first whom she believes' 2 'Whom do you believe' turn quality hana
for path in book/policy linked "$work/book/../book/policy"; do
    refused "not whom the book says: $path" 1 "policy-of-the-book: $path" turn quality hana --policy "$path"
done
cp book/policy kept.policy; ln -sf "$work/kept.policy" book/policy
refused 'nor where a link leads out of it' 1 policy-of-the-book turn quality hana --policy book/policy
cp --remove-destination kept.policy book/policy
refused 'somebody or nobody' 2 '--policy or --no-policy' turn quality hana --policy mine --no-policy 'I know none'
refused 'who believes nobody says why' 2 'why-unfit: --no-policy is given without a word' turn quality hana --no-policy ''
cp err said
is 'and is not told of another thing' sh -c "! grep -q 'turn once more' said"
export TMPDIR=$work/nowhere
refused 'what she looks at may be larger than memory and lies in a file' 74 \
    'file-unwritable: a file without a name in TMPDIR: No such file' turn quality hana --policy mine
unset TMPDIR
late=$now now='2026-02-10 12:00:59'
refused 'a holder looks at the own clock' 1 deadline-ahead turn quality hana --policy mine
now=$late
cp err said
is 'as kept, for it is' grep -q '^From now on you believe, as hana.key.policy keeps it' said
is 'whom she believes was said in words' grep -q '^  the log tender.example.org/log+' said
is 'and what it means that nobody else looks' grep -q "rests on the operator's word alone" said
is 'it is kept' cmp mine hana.key.policy
for file in seen policy turned; do
    ln -s loop lena.key.$file
    refused "not never looked: $file" 74 "file-unreadable: lena.key.$file: Too many levels" \
        turn quality lena --policy mine
    ln -sfn nowhere lena.key.$file
    refused "nor by a link to nothing: $file" 4 "file-missing: lena.key.$file" turn quality lena --policy mine
    rm lena.key.*
done
witness=$(witness_key)
# cosign TIME - the log's latest checkpoint, cosigned by the union at that moment
cosign() {
    tb receipt 0 | sed '1,/^$/d' >note
    cosign_note note "$(date -d "$1" +%s)" >cosigned
}
sed "s|^quorum none|witness union $witness\nquorum union|" book/policy >strict
refused 'witnesses that are asked for must have seen the log' 1 quorum-missing \
    turn quality kemal --policy strict
refused 'nobody talks her out of whom she believes' 1 'policy-changed: hana.key.policy' turn quality hana --policy strict
sed "s|^quorum|witness union $witness\nquorum|" book/policy >added
cosign '2026-02-10 12:00:59'
refused 'and after the deadline, whatever the clerk says of the time' 1 deadline-unseen \
    turn quality kemal --policy strict --checkpoint cosigned
cp err said
is 'of witnesses it is said which' grep -q 'once it was seen, and after the deadline, by union (union.example/witness)' said
printf 'tenderbox/journal/v1\nturned %s %s 1 1 quality %064d -\n' "$name" "$(number hana)" 0 >hana.key.turned
refused 'a holder never turns for other bids at one stage' 1 turned-otherwise turn quality hana
rm hana.key.turned
is 'a turn is written into a file' json turn quality hana --out turn.tbx
is 'which counts for nine minutes' grep -q '"file": "turn.tbx", "until": "2026-02-10T12:1' spoken/*.turn
apart() { tb turn --lot 1 --envelope "$1" --as "$2.key" -p "$name" --bundle "${@:3}"; }
is 'what is to be turned is one file' tb export bundle --edition overseer --out whole.tbx $P
cp jade.key apart.key
refused 'from it, too, a holder says first whom she believes' 2 'Whom do you believe' apart quality apart whole.tbx --out apart.tbx
is 'a holder turns from it, without the book' json tb turn --lot 1 --envelope quality --as apart.key -p "$name" \
    --bundle whole.tbx --out apart.tbx --policy mine
apart quality apart whole.tbx --out words.tbx >out 2>said
is 'and is told which bids open' grep -q 'opens, with those of others, the quality envelopes of these bids for lot 1' said
refused 'which goes into a file' 2 '--bundle goes with --out' apart quality apart whole.tbx
refused 'and needs no book' 2 '--book or --bundle' apart quality apart whole.tbx --out 2.tbx --book book
refused 'whom she believes no bundle says' 2 '--bundle goes with --policy' apart quality apart whole.tbx --out 2.tbx --no-policy 'I know none'
refused 'nor who cosigned it' 2 '--checkpoint goes with --book' apart quality apart whole.tbx --out 2.tbx --checkpoint cosigned
tb export bundle --out open.tbx $P >/dev/null 2>&1
refused 'the edition for everybody is not enough' 2 'edition-short: public' apart quality apart open.tbx --out 2.tbx
refused 'prices stay shut' 1 prices-shut apart price apart whole.tbx --out 2.tbx
printf '%s %064d\n' "$(cut -d' ' -f1 apart.key.seen)" 0 >apart.key.seen
refused 'another log than the last time is no log' 70 log-forked apart quality apart whole.tbx --out 2.tbx
rm apart.key*
is 'Hana turns' turn quality hana
cp err said
is 'and it is said that the log goes on' grep -q 'goes on from where you saw it last' said
is 'what her tool wrote down is hers' test "$(stat -c %a hana.key.turned hana.key.seen | tr '\n' ' ')" = '600 600 '
is 'and is warned that the operator is trusted' grep -q '^WARNING: .*hana.key.policy asks for no witnesses' said
is 'whom she believes is not said again' sh -c '! grep -q "the log tender.example.org" said'
is 'the journal knows for which bids' \
    grep -qE "^turned $name $(number hana) 1 1 quality [0-9a-f]{64} -$" hana.key.turned
printf '%s %064d\n' 3 0 >jade.key.seen
refused 'another log than the last time is no log' 70 log-forked turn quality jade --policy strict
rm jade.key.seen
refused 'two of five are too few' 1 padlocks-shut tb open --lot 1 --envelope quality --out opened \
    --as olga.key $P
cp -r book slow; cp lena.key other.key; cp kemal.key patient.key
TENDERBOX_BOOK=$work/slow                # in which a witness signs what it was shown long before
cosign '2026-02-10 12:40:00'
is 'a slow witness is taken home' tb witness-add cosigned --policy strict
is 'though something was entered meanwhile' turn quality other --policy mine
cosign '2026-02-10 12:41:00'
is 'and another' tb witness-add cosigned --policy strict
refused 'a holder does not wait for the slow' 70 stamped-early turn quality patient --policy strict
refused 'how slow one may be is a number' 2 '--witness-lag 1 to 2592000' turn quality patient --witness-lag 0
is 'unless the holder knows that it is slow' turn quality patient --policy strict --witness-lag 3600
if full 1m true; then                    # room for once and a half of what is looked at
    cosign '2026-02-10 12:42:00'
    cp jade.key once.key
    is 'an overseer may see as much' tb export bundle --edition overseer $P --out looked.tbx
    is 'what a holder brings is written down with the rest, and not all of it again' \
        full $(($(stat -c %s looked.tbx) * 3 / 2048))k env TMPDIR=full faketime -f "@$now" "$TB" turn --lot 1 \
        --envelope quality --as once.key -p "$name" --policy strict --checkpoint cosigned --witness-lag 3600
fi
"$TB" key --no-passphrase fay.key Fay >fay.pub 2>err
late=(tb enlist fay.pub Fay evaluator --as olga.key $P)
refused 'two officers name who comes to the panel late' 2 'with KEYFILE is needed' "${late[@]}"
refused 'and say why' 2 'because WORDS is needed' "${late[@]}" --with bill.key
refused 'before anybody is named' 2 'person=Fay' act role person=Fay role=manager --as olga.key $P
is 'then everybody may read it' "${late[@]}" --with bill.key --because 'Eva is ill'
tb show people $P >page 2>err
is 'and does' grep -q 'Reasons: Eva is ill' page
TENDERBOX_BOOK=$work/book
cosign '2026-02-10 12:02:00'
is 'Jade turns, her witnesses saw the deadline pass' \
    tb turn --lot 1 --envelope quality --as jade.key -p "$name" --policy strict --checkpoint cosigned
cp err said
is 'who never looked is not told that it goes on' sh -c '! grep -q "you saw it last" said'
is 'and is not warned' sh -c '! grep -q WARNING said'
cosign '2026-02-10 12:02:00'
refused 'what only the log signed is no witness' 1 nothing-cosigned tb witness-add note
is 'what a stranger signed is kept' tb witness-add cosigned
cp err said
is 'as a stranger'"'"'s' grep -q 'not checked: union.example/witness' said
is 'and as a witness'"'"'s to who knows it' tb witness-add cosigned --policy strict
cp err said
is 'by its name' grep -q 'Signed by: union$' said
sed 's/^\(— union.*\)....$/\1AAA=/' cosigned >forged
refused 'no line under its name is believed' 1 signature-wrong tb witness-add forged --policy strict
sed 's|^tender.example.org/log$|tender.example.com/log|' cosigned >foreign
refused 'nor is that of another log' 1 origin-foreign tb witness-add foreign
is 'Kemal turns, the book has what the witnesses saw' \
    turn quality kemal
refused 'prices stay shut' 1 prices-shut turn price ivo --no-policy 'I know of no witness'
is 'who knows of nobody has the key of the log, and why' grep -q '^# no policy: I know of no witness$' ivo.key.policy
sealed=book/sealed/$(sha256sum bela.bid/1.age | cut -d' ' -f1)
printf '~~~~' | dd of="$sealed" bs=1 seek=900 conv=notrunc 2>/dev/null
refused 'a rotten file stays shut alone' 70 sealed-file-differs \
    tb open --lot 1 --envelope quality --out opened --as olga.key $P
cp err said
is 'and is said whose' grep -q "bidder $(number bela) stays shut; the others" said
is 'the others are open' cmp method.pdf "opened/quality/$(number cora)/1-method.pdf"
rm "$sealed"
refused 'so does one that is gone' 4 sealed-missing \
    tb open --lot 1 --envelope quality --out opened --as olga.key $P --json
cp out page
is 'in one object' python3 -c 'import json; assert json.load(open("page"))["reason"] == "sealed-missing"'
cp bela.bid/1.age "$sealed"
is 'a copy of it opens' tb open --lot 1 --envelope quality --out opened --as olga.key $P
is 'what was sealed comes out' cmp method.pdf "opened/quality/$(number bela)/1-method.pdf"
refused 'what is open is open' 1 nothing-to-open tb open --lot 1 --envelope quality --as olga.key $P
is 'its files are written again' tb open --lot 1 --envelope quality --out lost --as olga.key $P
cp err said
is 'and nothing is entered' grep -q 'files are in lost, and nothing is entered' said
for who in bela cora; do is "$who's, as they were" cmp method.pdf "lost/quality/$(number $who)/1-method.pdf"; done
echo note >"lost/quality/$(number bela)/2-notes"
is 'what somebody adds to them stays' tb open --lot 1 --envelope quality --out lost --as olga.key $P
is 'as it is' grep -qx note "lost/quality/$(number bela)/2-notes"

# ---- evaluating
is 'Eva sees what she must do, over all tenders' tb todo --as eva.key
is 'in one object' json tb todo --as eva.key
cp out page
is 'with the tender and the form' grep -q '"procedure": "2026-42", "link": "/t/2026-42/score' page
refused 'a key is needed' 2 wrong-use tb todo
for who in bela cora; do
    mark=3; [ $who = cora ] && mark=5
    is "Eva marks $who" act score lot=1 bidder="$(number $who)" criterion=1 mark=$mark reason="As seen" \
        file=1 page=2 --as eva.key $P
done
refused 'a mark off the scale' 1 mark-unpublished act score lot=1 bidder="$(number bela)" criterion=1 mark=4 \
    reason="?" --as eva.key $P
tb show marks $P --as eva.key >page 2>err
is 'Eva sees what she gave' grep -q ': 5$' page
tb show marks $P --as cleo.key >page 2>err
is 'and the chair nothing before she closes her sheet' grep -q 'None that is shown to you' page
is 'Eva closes her sheet' act scores-done lot=1 --as eva.key $P
tb show marks $P --as cleo.key >page 2>err
is 'then the chair sees each, with its reason' grep -q 'As seen' page
tb show marks $P --as olga.key >page 2>err
is 'officers before they are locked do not' grep -q 'None that is shown to you' page
for who in bela cora; do
    mark=3; [ $who = cora ] && mark=5
    is "the panel agrees on $who" act consensus lot=1 bidder="$(number $who)" criterion=1 mark=$mark \
        reason="Agreed" present="Eva, Cleo" --as cleo.key $P
done
is 'the scores are locked' act score-lock lot=1 --as olga.key --with bill.key $P
for who in ivo lena; do is "$who turns for the price" json turn price $who --policy mine; done
bids=$(sed -n 's/^turned .* price \([0-9a-f]*\) .*/\1/p' lena.key.turned)
printf 'turned %s %s 1 1 price %s %064d\n' "$name" "$(number hana)" "$bids" 7 >>hana.key.turned
mkdir stick; mv hana.key.seen stick/seen; ln -s stick/seen hana.key.seen; before=$(cat stick/seen)
refused 'Hana turned for the prices before, when other marks were locked' 1 marks-changed turn price hana
cp err said
is 'what she saw is kept where its link leads' test -L hana.key.seen -a "$before" != "$(cat stick/seen)"
cp said err
refused 'she says why in one line' 2 why-unfit tb turn --lot 1 --envelope price --as hana.key -p "$name" \
    --because 'two
lines'
is 'she says why, and turns' tb turn --lot 1 --envelope price --as hana.key -p "$name" \
    --because 'The first was lost, says Olga'
is 'her journal keeps what she said' \
    grep -qE "^turned $name $(number hana) 1 1 price $bids [0-9a-f]{64} The first was lost, says Olga$" hana.key.turned
kept=opened/price/$(number cora)
mkdir -p "$kept"; echo mine >"$kept/1-price"
refused 'over what others made there nothing is opened' 74 "file-unwritable: $kept: Directory not empty" \
    tb open --lot 1 --envelope price --out opened --as olga.key $P
cp cora.price "$kept/1-price"            # as a kill leaves it, before the act is entered
is 'the prices open, beside what was opened before' json tb open --lot 1 --envelope price --out opened --as olga.key $P
cp out page
is 'every bid is told' grep -qE '"leaves": \[[0-9]+, [0-9]+\]' page
is 'as it was sealed' cmp bela.price "opened/price/$(number bela)/1-price"


# ---- one object each
for thing in people criteria schedule publish questions answers marks opened turns box-list consensus; do
    is "shown to programs: $thing" json tb show $thing $P --as olga.key
done
is 'or written as a file' json tb show publish $P --out notice.again
is 'what stands in the box already' json tb deposit bela.bid --as bela.key $P
is 'a price schedule' json tb seal --lot 1 --price-form json.price $P
is 'a receipt as a file' json tb receipt 0 --out json.proof
is 'the clock of the box' json tb tick
is 'what witnesses signed' json tb witness-add cosigned --policy strict
is 'a letter' json tb paper opening $P -o json.html
is 'what one officer agreed to' json tb agree abandon lot=1 reason="No money" --as bill.key $P --out agreed.tbx
is 'is looked at' json tb enter agreed.tbx
is 'and would be entered' json tb enter agreed.tbx --as olga.key --dry-run
is 'whoever is nobody is told so' json_refused 4 file-missing tb act fact fact=urgency value=yes reason=x --as nobody.key $P
is 'and what is not possible now' json_refused 1 never-now act "${publish[@]}" --with bill.key

is 'the bundle for everybody is written' tb export bundle --edition public $P --out shown.tbx
is 'with two journals it is verified' json tb verify shown.tbx --policy book/policy \
    --journal hana.key.turned --journal ivo.key.turned
cp out page
is 'their lines are counted' grep -qF '"journal_turns":4' page
tb verify shown.tbx --policy book/policy --journal hana.key.turned >page 2>&1
is 'Hana turned on marks that this log never locked' grep -q 'on marks that this log does not show' page
is 'the small verifier says so, too' sh -c "$VERIFY shown.tbx --policy book/policy --journal hana.key.turned | grep -q 'on marks that this log does not show'"
head -c 5000 shown.tbx >torn.tbx
echo 'log nobody' >torn.policy
for program in "tb verify" "$VERIFY"; do
    refused 'a journal that is none' 2 journal-unreadable $program shown.tbx --policy book/policy --journal hana.key.turned --journal book/policy
    cp err page; is 'it is named' grep -qF 'book/policy' page
    for lag in 0 soon 2592001; do
        refused "a witness is not slow by $lag" 2 . $program shown.tbx --policy book/policy --witness-lag $lag
    done
    is 'it may be by a month' $program shown.tbx --policy book/policy --witness-lag 2592000 -q
    refused 'a policy that is none' 2 policy-unreadable $program shown.tbx --policy torn.policy
    cp err page; is 'so is this' grep -qF 'torn.policy' page
    refused 'a bundle that is torn off' 2 bundle-short $program torn.tbx --policy book/policy
    cp err page; is 'and this' grep -qF 'torn.tbx' page
done

# ---- awarding
refused 'a round that is not named is the latest, also where the bidder is' 1 award-not-first act award lot=1 \
    bidder="$(number bela)" total=1 price=1 report="Report" --as olga.key --with bill.key $P
signs() { act contract lot=1 from=2026-05-01 paper="As signed" --as olga.key --with bill.key $P "$@"; }
refused 'no contract before the award' 5 'not-now: lot 1 is not awarded' signs until=2026-06-30
is 'the award follows' act award lot=1 report="Report" --as olga.key --with bill.key $P
is 'it is Cora' sh -c "faketime -f '@$now' $TB show $P | grep -q 'awarded  to .*($(number cora))'"
refused 'a contract is with the winner, at its price' 1 notice-missing signs until=2026-06-30
refused 'whoever else is named hears who and what is right' 1 \
    "contract-not-winner: right would be bidder=$(number cora) and a value of GBP 2,080,000.00$" \
    signs until=2026-06-30 bidder="$(number bela)"
refused 'and so does another value' 1 "contract-not-winner: right would be bidder=$(number cora) and" signs until=2026-06-30 value=1
refused 'its days are not made up' 2 'field-missing: until' signs
refused 'a last day is no first' 2 'contract-backwards: from=2026-05-01 until=2026-04-30' signs until=2026-04-30
is 'what it saves is shown' sh -c "faketime -f '@$now' $TB show $P | grep -A1 'saved GBP 60,000.00' | grep -q 'reached with GBP 10,000.00 to spare'"
is 'the award report is written' tb paper award-report --lot 1 $P -o report.html
cp err page
is 'it says what it lacks' grep -q 'give a bidder its assessment summary' page
is 'and so does the page' grep -q 'Still to do: ' report.html
is 'a summary is written as PDF' tb paper summary --lot 1 --bidder bela --pdf $P -o bela.pdf --json
cp out page
is 'JSON lists the tasks' grep -q '"missing": \[{"who": "officer", "what": "give this summary to bela Ltd' page
is 'it is a PDF' sh -c 'head -c 5 bela.pdf | grep -q %PDF-'
is 'the opening is written' tb paper opening $P -o opening.html
refused 'a paper is never written over' 74 file-unwritable tb paper opening $P -o opening.html
refused 'there is no such paper' 2 'award-report, summary' tb paper poem $P -o poem.html
refused 'a bidder must be one' 2 bidder-unnamed tb paper summary --bidder nobody $P -o x.html
refused 'nobody is excluded here' 1 bid-not-excluded tb paper disregard --bidder cora $P -o x.html
refused 'nor is there a gate' 4 no-such-gate tb paper approvals --gate 1 $P -o x.html
is 'a bundle is written' tb export bundle --edition court $P --out court.tbx
is 'another for the public' tb export bundle --edition public $P --out public.tbx
is 'which everybody may read' test "$(stat -c %a public.tbx)" = 644
is 'but nobody else what a court is shown' test "$(stat -c %a court.tbx)" = 600
is 'nor what one bidder is told' test "$(stat -c %a bela.pdf)" = 600
refused 'a quorum has not seen the end of it' 1 quorum-missing "$VERIFY" public.tbx --policy strict
is 'but something before, and that is written too' \
    tb export bundle --policy strict $P --out seen.tbx
is 'and satisfies it' "$VERIFY" seen.tbx --policy strict
is 'tar lists it' tar tf court.tbx
is 'the verifier says good' "$VERIFY" court.tbx --policy book/policy
is 'of the public one too' "$VERIFY" public.tbx --policy book/policy
is 'who publishes without witnesses leaves others free to add some' "$VERIFY" public.tbx --policy added
refused 'the bidder edition is some bidder'"'"'s' 2 'goes with --bidder' tb export bundle --edition bidder $P --out x.tbx
waiting() { typed - faketime -f "@$now x100000" "$TB" "$@"; }
is 'who waits for a bundle at a terminal' waiting export bundle $P --out slow.tbx
cp out page
is 'sees how much of it is written' grep -qE 'Exporting: [0-9]+ bytes written' page
is 'and who waits for the check' waiting verify slow.tbx --policy book/policy
cp out page
is 'how much is looked at' grep -qE 'Checking: [0-9]+ of [0-9]+ entries, words and files' page
for how in --json -q; do
    is "not so with $how" waiting verify slow.tbx --policy book/policy $how
    cp out page
    is 'which is without a word of that' sh -c '! grep -q "Checking: " page'
done
is 'JSON names the file' json tb export bundle $P --out json.tbx
is 'and holds the verdict' json tb verify public.tbx --policy book/policy
refused 'a file that is not there is not a bad one' 4 file-missing tb verify nowhere.tbx --policy book/policy
size=$(stat -c %s court.tbx)
dd if=court.tbx bs=1 skip=$((size / 2)) count=1 2>/dev/null | tr '\000-\377' '\001-\377\000' |
    dd of=court.tbx bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
refused 'a changed byte is found' 1 'A FAULT WAS FOUND' "$VERIFY" court.tbx --policy book/policy
refused 'the other program says the same' 1 bundle-not-good tb verify court.tbx --policy book/policy
refused 'in one object' 1 '"verdict":"fault"' tb verify court.tbx --policy book/policy --json
cp out page
is 'that a program can read' python3 -m json.tool page
is 'what nobody reads has no verdict' sh -c "'$VERIFY' public.tbx --policy book/policy >/dev/full; test \$? = 74"
mv "$sealed" gone.age
refused 'the doctor misses it' 1 'BAD *sealed files *of .* that the book names, 1 is missing' tb doctor
is 'without a file the court has its edition' tb export bundle --edition court $P --out less.tbx
cp err said
is 'and hears which is missing' grep -q "without the sealed file ${sealed##*/}: sealed-missing" said
refused 'the verifier goes to the end without it' 1 'sealed-lost' "$VERIFY" less.tbx --policy book/policy
cp out page
is 'and says whose it is' grep -q "bidder $(number bela) for lot 1.*\"quality\" is lost" page
is 'what it saves is shown without it' tb show $P
mv gone.age "$sealed"
is 'once it is back the book is well' finds good 'sealed files' 'none is missing'
for price in book/sealed/*; do mv "$price" away.age; tb show $P >out; mv away.age "$price"
    grep -A 1 '^Savings' out; done >all 2>err
is 'without the price file it says that savings are not known' \
    grep -q 'not known, sealed-missing' all
is 'a receipt is written' tb receipt 3 --out my.tlog-proof
is 'it begins as the standard says' grep -q '^c2sp.org/tlog-proof@v1$' my.tlog-proof
is 'anybody can check it' "$VERIFY" receipt my.tlog-proof --policy book/policy
cp out page
is 'and reads what it proves' grep -q '^  signed ' page
is 'with the other program too' tb verify receipt my.tlog-proof --policy book/policy --bundle public.tbx
cp out page
is 'a bundle holds that very entry' grep -q 'holds this very entry; its act it shows' page
is 'a program is told' json tb verify receipt my.tlog-proof --policy book/policy --bundle public.tbx
refused 'who asks for witnesses is not satisfied by the log alone' 1 quorum-missing \
    "$VERIFY" receipt my.tlog-proof --policy strict
is 'a receipt is written for witnesses' tb receipt 3 --policy strict --out seen.tlog-proof
is 'and satisfies them' "$VERIFY" receipt seen.tlog-proof --policy strict --bundle seen.tbx
sed 's/^index 3$/index 4/' my.tlog-proof >wrong.tlog-proof
refused 'a receipt is of one entry' 1 proof-wrong "$VERIFY" receipt wrong.tlog-proof --policy book/policy
refused 'in one object' 1 '"reason":"proof-wrong"' \
    tb verify receipt wrong.tlog-proof --policy book/policy --json
refused 'a bundle needs a receipt beside it' 2 'needed' \
    "$VERIFY" public.tbx --policy book/policy --bundle public.tbx
refused 'in the other program too' 2 'goes with verify receipt' \
    tb verify public.tbx --policy book/policy --bundle public.tbx
refused 'a receipt knows no slow witness' 2 'needed' \
    "$VERIFY" receipt my.tlog-proof --policy book/policy --witness-lag 60
refused 'in the other program either' 2 'go with verify BUNDLE' \
    tb verify receipt my.tlog-proof --policy book/policy --witness-lag 60

# ---- files of every kind, and what goes wrong with them
is 'a bundle may come through a pipe' sh -c "cat public.tbx | '$VERIFY' /dev/stdin --policy book/policy"
is 'and everything else' sh -c "cat book/policy | '$VERIFY' public.tbx --policy /dev/stdin"
is 'in the other program too' sh -c "cat public.tbx | '$TB' verify /dev/stdin --policy book/policy"
refused 'half of one is called short' 2 bundle-short \
    sh -c "head -c 20000 public.tbx | '$VERIFY' /dev/stdin --policy book/policy"
refused 'and nothing is no bundle' 2 bundle-short "$VERIFY" /dev/null --policy book/policy
refused 'a policy without an end is too large' 2 too-large \
    sh -c "head -c 100000 /dev/zero | '$VERIFY' public.tbx --policy /dev/stdin"
mkfifo fifo
# meanwhile DOING COMMAND... - does it when the command has opened its policy and waits for the bundle
meanwhile() {
    local doing=$1 code=0 pid; shift
    cp book/policy mine
    "$@" fifo --policy mine & pid=$!
    exec 9>fifo
    eval "$doing"
    cat public.tbx >&9 2>/dev/null
    exec 9>&-
    wait "$pid" || code=$?
    return $code
}
is 'who waits for its bundle gets it' meanwhile : "$VERIFY"
refused 'a file that becomes shorter while it is read is no verdict' 74 'mine: changed while read' \
    meanwhile ': >mine' "$VERIFY"
refused 'and a program gets its object' 74 '^{"schema": 1, "done": false, "reason": "file-unreadable".*}$' \
    meanwhile ': >mine' "$VERIFY" --json
refused 'nor is one that was set back' 74 'mine: changed while read' \
    meanwhile 'cp -p mine mine.was; sed -i.x s/none/nine/ mine; cp mine.was mine; touch -r mine.was mine' "$VERIFY"
refused 'nor is one that goes on' 74 'mine: changed while read' meanwhile 'echo >>mine' "$VERIFY"
refused 'a mistake of ours is told, and is no verdict' 70 'this is no verdict' \
    meanwhile 'kill -ABRT $pid' "$VERIFY"

# ---- demonstrations
printf '%s\n' '2026-01-05 09:00 olga office' 'bill office' \
    'olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning" buyer="Arden" with=bill' \
    >short.story
is 'a story that awards nothing is shown and ends well' "$TB" demo short.story --keep short
cp out page
is 'it says so, and why' grep -q '^Nothing is awarded: ' page
is 'what there is was checked' grep -q '^  GOOD: ' page
is 'and a figure that there is is changed' grep -q 'one digit of the year of the procedure in the file: 2026 becomes 2126' page
is 'which is found out' grep -q 'NOT GOOD: commit-differs' page
is 'it says what to try next' grep -q '^WHAT TO TRY NEXT' page
printf '%s\n' '2026-01-05 09:00 olga office' >office.story
is 'a story that begins nothing ends well, too' "$TB" demo office.story
is 'all that the check looked at is told where asked for' sh -c \
    "'$TB' demo short.story --full | grep -q 'TENDERBOX AUDIT'"
mkdir parts; sed -n 1,2p short.story >parts/office.story
{ echo 'include office.story'; sed 1,2d short.story; } >parts/whole.story
is 'a story includes the lines of one beside it' "$TB" demo parts/whole.story --keep included
cp short.story wrong.story
echo 'olga sits-down lot=1' >>wrong.story
refused 'a line that is not as it should be is named and said' 1 'line 4:' "$TB" demo wrong.story
cat out err >page
is 'as it stands there' grep -q '^ *olga sits-down lot=1$' page
echo 'expect rank lot=3 bela' >>parts/whole.story
refused 'by its number in its own file, and not that of what is included' 1 'line 3: refused: no-such-lot' \
    "$TB" demo parts/whole.story
echo 'bill sits-down' >>parts/office.story
refused 'in the file that is included too' 1 'line 3 of parts/office.story: there is no such act' \
    "$TB" demo parts/whole.story
sed -i 's/office.story/offices.story/' parts/whole.story
refused 'one that is not there is named' 4 'parts/offices.story' "$TB" demo parts/whole.story
mkdir -p parts/deep; echo 'include ../begun.story' >parts/deep/two.story; echo 'include deep/two.story' >parts/one.story
echo 'include ../short.story' >parts/begun.story
is 'stories that are included include others, each from its own folder' "$TB" demo parts/one.story
echo 'bill sits-down' >>parts/deep/two.story
refused 'and each has its own lines' 1 'line 2 of parts/deep/two.story: there is no such act' "$TB" demo parts/one.story
echo 'include one.story' >parts/begun.story
refused 'going round in a circle ends' 1 'eight deep at most\|8 deep at most' "$TB" demo parts/one.story

witnessed() {
    "$TB" witness new eye union.example/eye --json >"spoken/$(ls spoken | wc -l).witness" &&
        "$TB" witness add eye "$(sed -n 's/^log \([^ ]*\).*/\1/p' book/policy)" --json >"spoken/$(ls spoken | wc -l).witness"
}
is 'a witness is made, and told of the log' witnessed
watches() { until_says '"address"' "spoken/$(ls spoken | wc -l).witness" "$TB" witness eye --listen 127.0.0.1:0 --json; }
is 'it says where it is, and ends when it is asked to' watches
invited() { "$TB" invite ada@town.example "to look around" --book book --json >"spoken/$(ls spoken | wc -l).invite"; }
is 'somebody is invited' invited
served() { until_says '"address"' "spoken/$(ls spoken | wc -l).serve" "$TB" serve book --clock-is-right --listen 127.0.0.1:0 --json; }
is 'a server says where it is, and ends when it is asked to' served
refused 'where nobody serves there is nothing to be copied' 1 'not-served' "$TB" mirror copied --book book
mirrored() {
    "$TB" serve book --clock-is-right --listen 127.0.0.1:0 --json >watched & local server=$!
    for _ in $(seq 1200); do
        "$TB" mirror copied --book book --json >"spoken/$(ls spoken | wc -l).mirror" 2>/dev/null && break
        rm -f spoken/*.mirror; sleep 0.1
    done
    "$TB" watch "$(sed -n 's|.*"address": "\([^"]*\)/".*|\1|p' watched)/log" --state seen --policy book/policy \
        --json >"spoken/$(ls spoken | wc -l).watch"
    kill $server; wait $server
    [ -e copied/index.html ] && [ -e seen/latest ]
}
is 'all public pages are copied as files, and the log is watched' mirrored
is 'what programs are told is one object each, of the names and types of doc/json.md' \
    python3 "$top/test/json_types.py" "$top/doc/json.md" "$TB" spoken/*
for c in $("$TB" help | sed -n '/^Commands/,/^$/s/^  \([a-z-]*\).*/\1/p'); do
    is "of every command: $c" test -n "$(grep -lE '"done": *true|"dry_run": true' spoken/*."$c")"
done
# ---- at an address
# Nobody listens there: a command asks there, or says why it is done where the book lies.
cat >elsewhere <<END
mark: mark $work/elsewhere.mark
doctor: doctor
backup: backup nowhere
restore: restore nowhere elsewhere
padlock: padlock check hana.key -p 2026-42
tool: tool seal -p 2026-42
act: act question text=x --as bela.key -p 2026-42
draft: draft check elsewhere -p 2026-42
agree: agree abandon lot=1 reason=x --as bill.key -p 2026-42 --out nowhere.tbx
enter: enter agreed.tbx
enlist: enlist hana.pub Hana holder --as olga.key -p 2026-42
seal: seal --lot 1 --price-form nowhere.price -p 2026-42
deposit: deposit bela.bid --as bela.key -p 2026-42
turn: turn --lot 1 --envelope quality --as hana.key -p 6raew6q3csfuwwleoqhnlilmx5hbaaqq --policy strict --checkpoint cosigned
open: open --lot 1 --envelope quality --out nowhere --as olga.key -p 2026-42
show: show
todo: todo --as olga.key
dates: dates -p 2026-42
receipt: receipt 0 --out nowhere
tick: tick
serve: serve
mirror: mirror nowhere
invite: invite
witness-add: witness-add cosigned
paper: paper opening -p 2026-42 -o nowhere
practice: practice seal nowhere -p 2026-42
export: export bundle -p 2026-42 --out nowhere
END
"$TB" help --json | python3 -c 'import json, sys
for c in json.load(sys.stdin)["commands"]:
    if any(o["option"] == "--book" for o in c["options"]): print(c["command"], c.get("here", "-"))' >at_a_book
# Who asks there asks again, some seconds long: so all ask beside each other, and what each got is looked at then.
typed_as() { sed -n "s/^$1: //p" elsewhere; }
mkdir asked
asks() { # COMMAND
    # shellcheck disable=SC2046
    "$TB" $(typed_as "$1") --book http://127.0.0.1:9 </dev/null >"asked/$1.out" 2>"asked/$1.err"
    echo $? >"asked/$1.code"
}
got() { cat "asked/$1.out"; cat "asked/$1.err" >&2; return "$(cat "asked/$1.code")"; }
asking=()
while read -r c _; do asks "$c" & asking+=($!); done <at_a_book
wait "${asking[@]}"
while read -r c here; do
    is "how $c is typed at an address is known here" test -n "$(typed_as "$c")"
    if [ "$here" = - ]; then
        refused "$c asks at the address" 75 server-unreachable got "$c"
    else
        refused "$c says why it is done where the book lies" 2 "$here; not at http" got "$c"
    fi
done <at_a_book
refused 'which lines of witnesses count says who keeps the book' 2 'the policy in its book' \
    "$TB" witness-add cosigned --policy strict --book http://127.0.0.1:9

# The exit codes of help, the manual and the README are those of one table.
"$TB" help --json | python3 -c 'import json, sys
for row in json.load(sys.stdin)["exits"]: print(row["exit"], row["says"])' >exits
exits_in() { while read -r code says; do grep -qF -- "$code" "$1" && grep -qF -- "$says" "$1" || return 1; done <exits; }
"$TB" help >helps
is 'help tells every exit code' exits_in helps
is 'and so does README.md' exits_in "$top/README.md"
"$top/build/release/tools/manual" man >helps
is 'and the manual' exits_in helps

# ---- bad hands
cp -r book older; now='2026-02-11 09:00:00'
is 'the book goes on' act complaint lot=1 received="2026-02-11 08:00" text="Late by a minute" --as olga.key $P
unmoved() { FAKETIME_DONT_FAKE_MONOTONIC=1 act complaint lot=1 received="2026-02-11 08:30" text="Again" --as olga.key $P "$@"; }
refused 'a clock that leapt is not followed' 70 clock-leapt unmoved
unmoved_tick() { FAKETIME_DONT_FAKE_MONOTONIC=1 tb tick; }
refused 'nor do ticks go by it' 70 clock-leapt unmoved_tick
is 'until a person says that it is right' unmoved --clock-is-right
cp older/book.db* book/ 2>/dev/null; rm -f book/book.db-wal book/book.db-shm; cp older/book.db* book/
refused 'an older copy is refused in plain words' 70 book-older tb show
refused 'json says the same' 70 book-older tb show --json
echo "cli: $passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
