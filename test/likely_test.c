/* Is an act offered whenever somebody does it? All that was done in the stories of the
 * demonstration was likely when it was done; and what cannot be done, whatever is typed, is not. */
#include "core/view/likely.h"
#include "desk/onlooker.h"
#include "desk/paper.h"
#include "story/story.h"
#include "test/folder.h"
#include "test/test.h"

#include <string.h>

enum { LIFE = 1 << 30 };

typedef struct Played { Onlooker o; Procedure *p; StoryEnd end; } Played;

static Played *play(const char *story, Arena *a)
{
    Played *played = make(a, Played, 1);
    Arena   life = arena_begin(LIFE);
    Str     text;
    const char *folder = folder_new(a);
    expect_done(story_read(story, &text, &life));
    expect_done(story_play(text, folder, NULL, &played->end, &life));
    played->end.policy = (Str){ 0 };
    arena_end(&life);
    played->p = make(a, Procedure, 1);
    expect_done(onlooker_come(&played->o, folder, played->end.now, a));
    expect_done(onlooker_procedure(&played->o, played->end.procedure, played->p, a));
    return played;
}

/* The line is a batch's, or what is taken for the box. */
static bool is_asked(const Act *act)
{
    bool closes = act_rows[act->kind]->rules & CLOSES;
    return !closes && !act->in_batch && !act_is_box(act) && act->kind != ACT_BEGIN;
}

static int unlikely(const Played *t, Arena *a)
{
    Record r;
    Procedure p = procedure_new(&t->o.office, t->p->draft);
    int found = 0;
    expect_done(paper_record_marks(t->o.book, t->p, t->o.now, &r, a));
    for (each(const Act, act, r.acts)) {
        Result says = is_asked(act) ? act_likely(&p, act->kind, act->actor, act->arrived, a) : DONE;
        if (failed(says)) {
            printf("    %s, act %lld: %s\n", act_rows[act->kind]->name, (long long)act->nth,
                   says.why->code);
            found++;
        }
        act_fold(&p, act, a);
    }
    return found;
}

TEST(what_was_done_in_a_small_tender_was_likely)
{
    Arena life = arena_begin(LIFE);
    (void)a;
    expect(!unlikely(play("demo/vehicle-recovery.story", &life), &life));
    arena_end(&life);
}

TEST(what_was_done_in_a_large_one_was_likely)
{
    Arena life = arena_begin(LIFE);
    (void)a;
    expect(!unlikely(play("demo/business-partnering.story", &life), &life));
    arena_end(&life);
}

TEST(without_a_session_nobody_writes_its_minutes)
{
    Arena life = arena_begin(LIFE);
    (void)a;
    Played *t = play("demo/vehicle-recovery.story", &life);
    Record  r;
    Procedure p = procedure_new(&t->o.office, t->p->draft);
    int     refused = 0;
    expect_done(paper_record_marks(t->o.book, t->p, t->o.now, &r, &life));
    for (each(const Act, act, r.acts)) {
        act_fold(&p, act, &life);
        if (act->kind != ACT_PUBLISH)
            continue;
        static const ActKind never[] = { ACT_SESSION, ACT_MINUTE, ACT_DIALOGUE_CLOSE, ACT_RESOLVE };
        for (int i = 0; i < countof(never); i++)
            refused += failed(act_likely(&p, never[i], act->actor, act->at, &life));
        expect(refused == countof(never));
        expect_done(act_likely(&p, ACT_SUSPEND, act->actor, act->at, &life));
    }
    expect(refused);
    arena_end(&life);
}

RUN("likely",
    T(what_was_done_in_a_small_tender_was_likely),
    T(what_was_done_in_a_large_one_was_likely),
    T(without_a_session_nobody_writes_its_minutes))
