#include "desk/there.h"

#include "base/lines.h"

#include <string.h>

const Reason there_unreadable = { INVALID, "there-unreadable", "doc/book.md, padlocks",
    "This is not the question that the page of the padlocks gives, or not its answer. Save the "
    "question anew, and take it as it is." };

Str there_question(const ThereAsked *q, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "tenderbox/padlock-there/v1\norigin {}\nprocedure {}\npadlock {}\nday {}\n"
                    "challenge {}\n", q->origin, q->procedure, str_of_number(q->padlock, a),
             str_of_day(q->day, a), str_of_hash(q->challenge, a));
    return text_str(&t);
}

/* "day 2026-11-29": the value behind this name on the next line. */
static bool value_cut(Str *rest, const char *name, Str *value)
{
    Str line = str_cut(rest, '\n');
    *value = line;
    return str_is(str_cut(value, ' '), name) && value->len;
}

static Str plain_lines(Str s, Arena *a)
{
    Text t = { 0 };
    while (s.len && strchr("\r\n \t", s.at[s.len - 1]))
        s.len--;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != '\r')
            text_byte(&t, s.at[i], a);
    text_byte(&t, '\n', a);
    return text_str(&t);
}

static bool question_cut(Str *rest, ThereAsked *q)
{
    Str number, day, challenge, first = str_cut(rest, '\n');
    return str_is(first, "tenderbox/padlock-there/v1") && value_cut(rest, "origin", &q->origin) &&
           value_cut(rest, "procedure", &q->procedure) && value_cut(rest, "padlock", &number) &&
           value_cut(rest, "day", &day) && value_cut(rest, "challenge", &challenge) &&
           str_number(number, &q->padlock) && str_day(day, &q->day) &&
           str_hash(challenge, &q->challenge);
}

static bool is_whole(Str text, const ThereAsked *q, Arena *a)
{
    return str_same(text, there_question(q, a));
}

Result there_asked(Str question, ThereAsked *q, Arena *a)
{
    *q = (ThereAsked){ 0 };
    if (question.len > THERE_BYTES)
        return because(&there_unreadable);
    Str text = plain_lines(question, a), rest = text;
    return question_cut(&rest, q) && is_whole(text, q, a) ? DONE : because(&there_unreadable);
}

Result there_answered(Str answer, ThereAsked *q, Possession *proof, Arena *a)
{
    unsigned char bytes[64];
    Str hex;
    *q = (ThereAsked){ 0 };
    if (answer.len > THERE_BYTES)
        return because(&there_unreadable);
    Str text = plain_lines(answer, a), rest = text;
    if (!question_cut(&rest, q) || !is_whole((Str){ text.at, rest.at - text.at }, q, a) ||
        !value_cut(&rest, "proof", &hex) || rest.len || !str_bytes(hex, bytes, sizeof bytes))
        return because(&there_unreadable);
    memcpy(proof->e.byte, bytes, 32);
    memcpy(proof->z.byte, bytes + 32, 32);
    return DONE;
}

Result there_answer(Str question, const PadlockSecret *secret, Str *answer, Arena *a)
{
    ThereAsked q;
    Possession proof;
    Text t = { 0 };
    TRY(there_asked(question, &q, a));
    Str text = there_question(&q, a);
    TRY(padlock_prove(secret, text, &proof));
    text_put(&t, a, "{}proof ", text);
    text_bytes(&t, proof.e.byte, 32, a);
    text_bytes(&t, proof.z.byte, 32, a);
    text_byte(&t, '\n', a);
    *answer = text_str(&t);
    return DONE;
}

Result there_holds(const ThereAsked *q, const Possession *proof, const Lock *lock, Arena *a)
{
    return padlock_possessed((Padlock){ lock->h }, there_question(q, a), proof);
}
