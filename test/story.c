/* story.c - plays every story it is given through the real clerk, each in a book of its own, and
 * audits what every edition of it shows, each bidder's own among them. */
#include "desk/export.h"
#include "sys/folder.h"
#include "story/story.h"
#include "desk/verify.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Who sees less judges less, but never otherwise. */
static Result audit_one(Book *b, const StoryEnd *end, Edition e, Id bidder, Audit *out, Arena *a)
{
    char *path = scratch("tenderbox-edition", a);
    Str  bundle = { 0 };
    if (!mkdtemp(path))
        return because(&story_wrong);
    Text file = { 0 };
    text_put(&file, a, "{}/edition.tbx", str(path));
    const char *name = str_terminated(text_str(&file), a);
    Result r = export_to_file(b, end->procedure, e, bidder, NULL, name, NULL, a);
    if (!failed(r))
        bundle = file_whole(name, a);
    folder_remove(path);
    return failed(r) ? r : verify_bytes(bundle, end->policy, out, a);
}

static bool has_bid(const Procedure *p, Id bidder)
{
    for (each(const Bid, bid, p->bids))
        if (bid->bidder == bidder)
            return true;
    return false;
}

/* Every bidder's own edition, and that of one who only showed interest: all of those are alike. */
static Result audit_bidders(Book *b, const StoryEnd *end, const Procedure *p)
{
    bool idle = false;
    for (each(Person, person, p->people)) {
        if (!person->bidder || (idle && !has_bid(p, person->id)))
            continue;
        idle = idle || !has_bid(p, person->id);
        Arena  a = arena_begin((ptrdiff_t)1 << 30);
        Audit *out = make(&a, Audit, 1);
        Result r = audit_one(b, end, OWN_BIDDER, person->id, out, &a);
        if (failed(r))
            printf("  edition of bidder %lld: act %s\n", (long long)person->id,
                   out->found.act ? out->found.act : "-");
        arena_end(&a);
        TRY(r);
    }
    return DONE;
}

static Result audit_editions(const char *folder, const StoryEnd *end, Arena *a)
{
    static const Edition editions[] = { PUBLIC, OVERSEER_EDITION, COURT };
    Book  *b;
    Audit *out = make(a, Audit, countof(editions));
    TRY(book_open(&b, folder, true, 0, a));
    for (ptrdiff_t i = 0; i < countof(editions); i++) {
        Result r = audit_one(b, end, editions[i], 0, &out[i], a);
        if (failed(r))
            printf("  edition %d: act %s\n", (int)editions[i],
                   out[i].found.act ? out[i].found.act : "-");
        TRY(r);
    }
    return audit_bidders(b, end, out[1].procedure);
}

/* The story's own memory, and with it its clerk, ends before its book is read again. Where no
 * procedure was begun nothing is there to be audited. */
static Result play_story(const char *path, const char *folder, bool aloud, StoryEnd *end, Arena *a)
{
    Str    text;
    Arena  life = arena_begin((ptrdiff_t)1 << 30);
    Result r = story_read(path, &text, &life);
    if (!failed(r)) {
        text = story_dated(text, time(NULL), &life);
        r = story_play(text, folder, aloud ? stdout : NULL, end, &life);
    }
    r.detail = str_copy(r.detail, a);
    end->policy = str_copy(end->policy, a);
    arena_end(&life);
    bool begun = !name_same(end->procedure, (Name){ 0 });
    return failed(r) || !begun ? r : audit_editions(folder, end, a);
}

static bool play_one(const char *path, bool aloud)
{
    Arena a = arena_begin((ptrdiff_t)1 << 30);
    char *folder = scratch("tenderbox-story", &a);
    StoryEnd end = { 0 };
    bool well = false;
    if (mkdtemp(folder)) {
        Result r = play_story(path, folder, aloud, &end, &a);
        well = !failed(r);
        if (!well)
            printf("FAILED %s\n  %s: %.*s\n", path, r.why->code, (int)r.detail.len, r.detail.at);
        else
            printf("%s: %lld acts, %lld refusals, %lld entries\n", path, (long long)end.acts,
                   (long long)end.refusals, (long long)end.entries);
    }
    folder_remove(folder);
    arena_end(&a);
    return well;
}

int main(int argc, char **argv)
{
    int passed = 0, bad = 0, aloud = 0;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "-v")) {
            aloud = 1;
            continue;
        }
        if (strstr(argv[i], "prelude"))      /* only ever included */
            continue;
        if (play_one(argv[i], aloud))
            passed++;
        else
            bad++;
    }
    printf("stories: %d passed, %d failed, 0 skipped\n", passed, bad);
    return bad != 0;
}
