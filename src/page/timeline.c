#include "page/timeline.h"

enum { WIDTH = 100, NAMES_AT = 11, WORDS_AT = 21 };

static void pad(FILE *to, ptrdiff_t columns) { fprintf(to, "%*s", (int)columns, ""); }

void wrap(FILE *to, Str words, ptrdiff_t from, ptrdiff_t width)
{
    ptrdiff_t column = from;
    while (words.len) {
        Str word = str_cut(&words, ' ');
        if (column > from && column + 1 + word.len > width) {
            fputc('\n', to);
            pad(to, column = from);
        } else if (column > from) {
            fputc(' ', to), column++;
        }
        fwrite(word.at, 1, (size_t)word.len, to);
        column += word.len;
    }
    fputc('\n', to);
}

static void print_day(Timeline *t)
{
    Day day = day_at(t->at, t->zone);
    if (day == t->day)
        return;
    Str words = str_of_day_words(day, t->life);
    fprintf(t->to, "\n  %.*s\n", (int)words.len, words.at);
    t->day = day;
}

static void print_waiting(Timeline *t)
{
    Text line = { 0 };
    Str  moment = str_of_moment(t->at, t->zone, t->life);
    if (!t->waiting)
        return;
    print_day(t);
    text_put(&line, t->life, t->details.len ? "{}: {}" : "{}{}", t->what, text_str(&t->details));
    fprintf(t->to, "    %.5s  %-*.*s ", moment.at + NAMES_AT, WORDS_AT - NAMES_AT - 1,
            (int)t->who.len, t->who.at);
    wrap(t->to, text_str(&line), WORDS_AT, WIDTH);
    if (t->others.len) {
        line.len = 0;
        text_put(&line, t->life, "so do {}", text_str(&t->others));
        pad(t->to, WORDS_AT);
        wrap(t->to, text_str(&line), WORDS_AT, WIDTH);
    }
    t->waiting = false;
}

/* A part of a detail, up to ", ": amounts have commas of their own. */
static Str part_cut(Str *rest)
{
    Str part = *rest;
    for (ptrdiff_t i = 0; i + 1 < rest->len; i++)
        if (rest->at[i] == ',' && rest->at[i + 1] == ' ') {
            part.len = i;
            *rest = str_after(*rest, i + 2);
            return part;
        }
    *rest = (Str){ 0 };
    return part;
}

/* What of a detail the one before it does not say already: they begin alike, part by part. */
static Str detail_anew(Str before, Str now)
{
    Str anew = now;
    while (before.len && now.len && str_same(part_cut(&before), part_cut(&now)))
        anew = now.len ? now : anew;
    return anew;
}

/* One more of the same person's, or the same by another; nothing that fits neither. */
static bool joins(Timeline *t, Instant at, Str who, Str what, Str detail)
{
    if (!t->waiting || t->at != at || !str_same(t->what, what))
        return false;
    if (str_same(t->who, who) && !t->others.len && detail.len) {
        text_put(&t->details, t->life, "; {}", detail_anew(t->detail, detail));
        t->detail = detail;
        return true;
    }
    if (str_same(t->who, who) || !str_same(t->detail, detail) || t->details.len != detail.len)
        return false;
    text_put(&t->others, t->life, t->others.len ? ", {}" : "{}", who);
    return true;
}

void timeline_tell(Timeline *t, Instant at, Str who, Str what, Str detail, const Reason *refused)
{
    if (!t->to || (!refused && joins(t, at, who, what, detail)))
        return;
    print_waiting(t);
    t->aloud = false;
    t->waiting = true;
    t->at = at, t->who = who, t->what = what, t->detail = detail;
    t->details.len = t->others.len = 0;
    text_add(&t->details, detail, t->life);
    if (!refused)
        return;
    Text line = { 0 };
    print_waiting(t);
    text_put(&line, t->life, "REFUSED, {}: {}", str(refused->code), str(refused->says));
    pad(t->to, WORDS_AT);
    wrap(t->to, text_str(&line), WORDS_AT, WIDTH);
}

void timeline_aloud(Timeline *t, Str words)
{
    if (!t->to)
        return;
    print_waiting(t);
    fprintf(t->to, "%s%.*s\n", t->aloud ? "" : "\n", (int)words.len, words.at);
    t->aloud = true;
}

void timeline_flush(Timeline *t)
{
    if (t->to)
        print_waiting(t);
}
