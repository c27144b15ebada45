/* What a padlock is asked, and what it answers. A question that is read is written as it was, and
 * its answer holds for the padlock that gave it and for no other; an answer that is read has such a
 * question in front. Nothing else is proved with a padlock. */
#include "desk/there.h"
#include "fuzz.h"

#include <string.h>

static void asked_law(Str s, Arena *a)
{
    ThereAsked q, again;
    Possession proof;
    PadlockSecret secret = { { { 7 } } }, other = { { { 8 } } };
    Padlock h, strange;
    Str answer;
    if (failed(there_asked(s, &q, a))) {
        law(failed(there_answer(s, &secret, &answer, a)));
        return;
    }
    was_read = true;
    law(!failed(padlock_of(&secret, &h)) && !failed(padlock_of(&other, &strange)));
    law(!failed(there_answer(s, &secret, &answer, a)));
    law(!failed(there_answered(answer, &again, &proof, a)));
    law(str_same(there_question(&q, a), there_question(&again, a)));
    law(!failed(there_holds(&again, &proof, &(Lock){ .h = h.h }, a)));
    law(failed(there_holds(&again, &proof, &(Lock){ .h = strange.h }, a)));
}

static void answered_law(Str s, Arena *a)
{
    ThereAsked q, again;
    Possession proof;
    if (failed(there_answered(s, &q, &proof, a)))
        return;
    was_read = true;
    law(!failed(there_asked(there_question(&q, a), &again, a)));
    law(memmem(s.at, (size_t)s.len, "proof ", 6) != NULL);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 20);
    Str   s = { (const char *)bytes, (ptrdiff_t)count };
    asked_law(s, &a);
    answered_law(s, &a);
    arena_end(&a);
}
