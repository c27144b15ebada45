#!/bin/bash
# template_test.sh - what a template may not say is refused when the program is built, with its line.
set -u
cd "$(dirname "$0")/.."
TEMPLATE=$PWD/build/release/src/page/template
suite=template top=$PWD work=$(mktemp -d)
. test/sentences.bash
trap 'rm -rf "$work"' EXIT
cd "$work"

# page LINE... - a template that says this.
page() { { echo '{page LotCard in "page/lot.h"}'; printf '%s\n' "$@"; } >page.html; }
# writes TEXT LINE... - the C made of it has this text.
writes() { page "${@:2}"; "$TEMPLATE" page.html >made.c && grep -qF "$1" made.c; }
# not_taken WORDS LINE... - it is refused, by these words and the line 2.
not_taken() { page "${@:2}"; refused "$what" 1 "page.html:[0-9]*: .*$1" "$TEMPLATE" page.html; }

is 'a field is escaped as text' writes 'html_put(t, page->title, a);' '<p>{title}</p>'
is 'in a value, too' writes 'html_put(t, page->title, a);' '<p title="{title}">x</p>'
is 'as part of an address, by its bytes' writes 'html_part(t, page->name, a);' '<a href="/t/{name}">x</a>'
is 'as a whole address, if it is one of ours' writes 'html_link(t, page->next, a);' '<a href="{next}">x</a>'
is 'as JSON, where a program reads it' writes 'html_json(t, page->signed_text, a);' \
    '<script type="application/json">{signed_text}</script>'
is 'a list is gone through' writes 'for (each(const __typeof__(*(page->lots).at), lot, page->lots)) {' \
    '{#each lot in lots}<p>{lot.title}</p>{/each}'
is 'by the name of its thing' writes 'html_put(t, lot->title, a);' '{#each lot in lots}<p>{lot.title}</p>{/each}'
is 'lists within lists' writes 'html_put(t, bid->who, a);' \
    '{#each lot in lots}<ul>{#each bid in lot.bids}<li>{bid.who}</li>{/each}</ul>{/each}'
is 'what is not so, too' writes 'if (!html_says(page->open)) {' '{#if not open}<p>shut</p>{/if}'
is 'a brace of its own stays' writes '"<p>{</p>' '<p>{{</p>'
is 'an attribute stands or not' writes 'if (html_says(page->chosen)) {' '<option{#if chosen} selected{/if}>x</option>'
is 'what surrounds pages is at hand' writes 'html_put(t, frame->person, a);' '<p>{frame.person}</p>'
is 'the compiler names the line of the template' writes '#line 3 "page.html"' '<p>x</p>' '<p>{title}</p>'
echo '<p>{title}</p>' >row.html
is 'a part comes from its own file' writes '#line 1 "row.html"' '{>row}'
is 'a picture writes itself' writes 'graphic_svg(t, figure->graphic, a);' \
    '{#each figure in figures}<div>{graphic figure.graphic}</div>{/each}'

what='a picture within a value is refused' not_taken 'between elements' '<p title="{graphic picture}">x</p>'
what='and within a script' not_taken 'between elements' \
    '<script type="application/json">{graphic picture}</script>'
what='a value without quotes is refused' not_taken 'quotes' '<p title={title}>x</p>'
what='and one in other quotes' not_taken 'quotes' "<p title='{title}'>x</p>"
what='a field as a name is refused' not_taken 'name of something' '<p {title}="x">x</p>'
what='as the name of an element, too' not_taken 'name of something' '<{title}>x</p>'
what='a handler is refused' not_taken 'onclick' '<p onclick="x">x</p>'
what='in capitals, too' not_taken 'onclick' '<p onClick="x">x</p>'
what='a style is refused' not_taken 'style=' '<p style="color: red">x</p>'
what='a sheet within the page is refused' not_taken 'style' '<style>p {{ }</style>'
what='a script within the page is refused' not_taken 'script within' '<script>x</script>'
what='also one that names its source' not_taken 'script within' '<script src="/x.js">x</script>'
what='a frame is refused' not_taken 'iframe' '<iframe src="/x"></iframe>'
what='an element that does not close is refused' not_taken 'open at the end' '<p>x'
what='one that closes in another order is refused' not_taken '</p> closes <b>' '<p><b>x</p></b>'
what='a branch that opens what it does not close is refused' not_taken 'open at its end' \
    '{#if open}<p>{/if}x</p>'
what='so is its other branch' not_taken 'open at {#else}' '{#if open}<p>{#else}</p>{/if}'
what='a list without an end is refused' not_taken 'open at the end' '{#each lot in lots}<p>x</p>'
what='an end without a beginning is refused' not_taken 'ends nothing' '<p>x</p>{/if}'
what='code is refused where a field is meant' not_taken 'neither a field' '<p>{system(1)}</p>'
what='a part that is not there is named' not_taken 'there is no' '{>nowhere}'
what='a brace that stays open is refused' not_taken 'without its' '<p>{title</p>'
what='a comment for the reader of the page is refused' not_taken 'reads the template' '<!-- x -->'

echo "$suite: $passed passed, $failed failed, 0 skipped"
[ $failed = 0 ]
