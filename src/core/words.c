/* words.c - what may stand in words: they say something, and a name or a title is one line that
 * shows as it is. Judges see hashes only; so this is asked wherever the words themselves are there:
 * when they are typed, by the clerk before they come to the shelf, and by the auditor. */
#include "core/flaws.h"

const Reason words_unfit = { INVALID, "words-unfit", "doc/book.md, shelf",
    "Words say something; a name or a title is one line, of characters that can be seen, of at "
    "most 200 bytes." };

enum { SHOWN_MOST = 40 };                    /* characters of what was wrong */

/* Source: Unicode 16.0, PropList.txt, White_Space; U+2800, U+3164 and U+FFA0 are as empty. */
static bool is_space(int32_t rune)
{
    return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0x85 || rune == 0xa0 ||
           rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200a) || rune == 0x2028 ||
           rune == 0x2029 || rune == 0x202f || rune == 0x205f || rune == 0x3000 ||
           rune == 0x2800 || rune == 0x3164 || rune == 0xffa0;
}

/* Bytes that are no text say something, too. */
static bool is_blank(Str words)
{
    int32_t rune;
    while (words.len)
        if (!str_rune(&words, &rune) || (!is_space(rune) && rune_shows(rune)))
            return false;
    return true;
}

/* The place of the first character that cannot be seen, counted from 1; 0: there is none. */
static int64_t unseen(Str words, int32_t *rune)
{
    for (int64_t place = 1; words.len; place++)
        if (!str_rune(&words, rune) || !rune_shows(*rune))
            return place;
    return 0;
}

static Result unfit(const Field *f, Str words, Str fault, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}=\"{}\" ({}): {}", str(f->name), str_plain(words, SHOWN_MOST, a),
             str(f->label), fault);
    return because_of(&words_unfit, text_str(&t));
}

static Result judge_line(const Field *f, Str words, Arena *a)
{
    Text    t = { 0 };
    int32_t rune = 0;
    int64_t place = unseen(words, &rune);
    if (words.len > NAME_BYTES)
        text_put(&t, a, "it has {} bytes, and {} are the most; shorten it",
                 str_of_number(words.len, a), str_of_number(NAME_BYTES, a));
    else if (!str_utf8(words))
        text_our(&t, "it is no text in UTF-8", a);
    else if (place)
        text_put(&t, a, "character {} (number {} in Unicode) cannot be seen, or ends the line; "
                 "leave it out", str_of_number(place, a), str_of_number(rune, a));
    return t.len ? unfit(f, words, text_str(&t), a) : DONE;
}

bool name_fits(Str words)
{
    int32_t rune;
    return !is_blank(words) && words.len <= NAME_BYTES && !unseen(words, &rune);
}

Result words_too_long(const Field *f, int64_t bytes, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} has {} bytes, and at most {} are read", str(f->name),
             str_of_number(bytes, a), str_of_number(shelved_most(f->type), a));
    return because_of(&too_large, text_str(&t));
}

Result words_judge(const Field *f, Str words, Arena *a)
{
    if (words.len > shelved_most(f->type))
        return words_too_long(f, words.len, a);
    if (is_blank(words))
        return unfit(f, words, S("nothing stands in it that can be seen; say what is meant"), a);
    return f->one_line ? judge_line(f, words, a) : DONE;
}
