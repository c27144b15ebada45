#include "test/welsh.h"

#include "test/test.h"

#include <ctype.h>
#include <string.h>

static Str after_words(Str s, const char *words)
{
    const char *at = memmem(s.at, (size_t)s.len, words, strlen(words));
    return at ? str_after(s, at - s.at) : (Str){ 0 };
}

/* Behind the tag with which it begins, and behind what that marks as English, or as what is typed
 * and read as it stands. */
static Str after_tag(Str page)
{
    Str tag = page, rest = after_words(page, ">");
    tag.len -= rest.len;
    if (str_starts(tag, "<div lang=\"en\""))
        return after_words(rest, "<h2 class=\"govuk-heading-l\"");
    return after_words(tag, "lang=\"en\"").at || str_starts(tag, "<pre") || str_starts(tag, "<code")
               ? after_words(rest, "</") : rest;
}

/* What of a page in Welsh is to be in Welsh: no name of somebody, and no number of a notice. */
static Str welsh_of(Str page, Arena *a)
{
    static const char name[] = "The name of this ", number[] = "The reference of this ";
    Text t = { 0 };
    while (page.len) {
        if (str_starts(page, name) || str_starts(page, number))
            page = after_words(page, "<");
        text_byte(&t, page.at[0] == '<' ? ' ' : page.at[0], a);
        page = page.at[0] == '<' ? after_tag(page) : str_after(page, 1);
    }
    return text_str(&t);
}

/* Words that no sentence in English does without, and that are none in Welsh. */
static bool is_english(Str word)
{
    static const char *const english[] = {
        "the", "of", "and", "is", "was", "were", "are", "by", "for", "with", "it", "that", "this",
        "who", "not", "nobody", "everybody", "bid", "bids", "envelope", "envelopes", "lot's",
        "bidder", "act", "erased", "none", "yes", "no", "opened", "your", "you", "until", "before",
        "after", "together", "once", "version", "received", "taken", "handed" };
    for (int i = 0; i < countof(english); i++)
        if (str_is(word, english[i]))
            return true;
    return false;
}

void expect_no_english(Str page, const char *at, Arena *a)
{
    Str  left = welsh_of(page, a);
    Text word = { 0 };
    expect(after_words(left, "Cymorth").at != NULL);
    for (ptrdiff_t i = 0; i < left.len; i++) {
        unsigned char c = (unsigned char)left.at[i];
        if (c >= 0x80 || isalpha(c) || c == '\'') {
            text_byte(&word, (char)tolower(c), a);
            continue;
        }
        if (is_english(text_str(&word)))
            expect_text(text_str(&word), at);
        word.len = 0;
    }
}
