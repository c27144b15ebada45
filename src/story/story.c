#include "story/inside.h"

#include "desk/named.h"
#include "sys/going.h"

#include <string.h>
#include <sys/stat.h>

const Reason story_wrong = { REFUSED, "story-wrong", "src/story/story.h",
    "The story did not go as it is written." };

/* ---- trouble --------------------------------------------------------------------- */

Result wrong(Story *s, Str what)
{
    Text t = { 0 };
    text_put(&t, s->life, s->file.len ? "line {} of {}: {}\n    {}" : "line {}{}: {}\n    {}",
             str_of_number(s->began, s->life), s->file, what, s->under_way);
    s->end->trouble = text_str(&t);
    return because_of(&story_wrong, s->end->trouble);
}

Result wrong_refusal(Story *s, Result r)
{
    Text t = { 0 };
    const Procedure *p = NULL;
    if (!failed(here(s, &p)))
        r = with_names(r, p, clerk_book(s->clerk), s->life);
    text_put(&t, s->life, "refused: {} ({}) {}", str(r.why->code), str(r.why->says), r.detail);
    return wrong(s, text_str(&t));
}

/* ---- people ---------------------------------------------------------------------- */

const Actor *find_actor(void *story, Str name)
{
    Story *s = story;
    for (each(ActorAt, actor, s->people))
        if (str_same((*actor)->name, name))
            return *actor;
    return NULL;
}

/* Whoever is named for the first time gets keys. */
static Actor comes(Story *s, Str name)
{
    const StoryBook *book = s->book;
    return book->person ? book->person(book->with, s->clerk, name) : actor_new(name);
}

const Actor *actor(Story *s, Str name)
{
    const Actor *known = find_actor(s, name);
    if (known)
        return known;
    Actor *fresh = make(s->life, Actor, 1);
    *fresh = comes(s, str_copy(name, s->life));
    *list_add(&s->people, s->life) = fresh;
    return fresh;
}

Result here(Story *s, const Procedure **p) { return clerk_procedure(s->clerk, s->name, p); }

/* ---- proposing ------------------------------------------------------------------- */

/* The expected reason of a line, cut off its end: "... ! not-now". */
Str expected_of(Str *line)
{
    for (ptrdiff_t i = line->len - 1; i > 0; i--)
        if (line->at[i] == '!' && line->at[i - 1] == ' ') {
            Str reason = str_trim(str_after(*line, i + 1));
            line->len = i;
            *line = str_trim(*line);
            return reason;
        }
    return (Str){ 0 };
}

Result as_expected(Story *s, Str expected, Result r)
{
    if (!failed(r) && !expected.at)
        return s->end->acts++, DONE;
    if (!failed(r))
        return wrong(s, S("was entered, though it should have been refused"));
    if (!expected.at || !str_is(expected, r.why->code))
        return wrong_refusal(s, r);
    return s->end->refusals++, DONE;
}

static Deed deed_of(Story *s, const Actor *who, Act *acts, ptrdiff_t count, const Shelf *shelf)
{
    return (Deed){ .acts = acts, .count = count, .shelf = shelf, .by = who, .procedure = s->name,
                   .now = s->now };
}

Result propose_with(Story *s, const Actor *who, const Actor *with, Act *acts, ptrdiff_t count,
                    const Shelf *shelf, Str expected)
{
    Proposal proposal;
    const Act *last = &acts[count - 1];
    Deed deed = deed_of(s, who, acts, count, shelf);
    deed.with = with;
    Result r = s->book->way ? s->book->way(s->book->with, s->clerk, &deed, &proposal, s->life)
                            : deed_propose(s->clerk, &deed, &proposal, s->life);
    tell(s, who, act_rows[last->kind]->says, gist(s, who->number, last, shelf, s->life), r.why);
    if (!failed(r) && !name_is_office(proposal.name))
        s->name = s->end->procedure = proposal.name;
    if (!failed(r))
        titles_keep(s, acts, count, shelf);
    return as_expected(s, expected, r);
}

Result propose(Story *s, const Actor *who, Act *acts, ptrdiff_t count, const Shelf *shelf, Str line,
               Str expected)
{
    Str with = pair_value(line, "with");
    return propose_with(s, who, with.at ? actor(s, with) : NULL, acts, count, shelf, expected);
}

/* Nothing is entered: the file lies where the other officer finds it. */
static Result agree(Story *s, const Actor *who, const Acts *acts, const Shelf *shelf, Str line,
                    Str expected)
{
    const Act *last = &acts->at[acts->len - 1];
    Deed    deed = deed_of(s, who, acts->at, acts->len, shelf);
    Text    bytes = { 0 };
    Parcel  parcel;
    Id      days = number_of(line, "days");
    const Procedure *p = NULL;
    if (last->kind != ACT_BEGIN)
        TRY(here(s, &p));
    Result  r = deed_agree(&deed, p, clerk_origin(s->clerk),
                           s->now + (days ? days * DAY : LONGEST_AGREEMENT), &parcel, s->life);
    if (!failed(r)) {
        parcel_write(&bytes, &parcel, s->life);
        r = file_write_private(path_of(s, pair_value(line, "agreed"), "parcel"), text_str(&bytes),
                               s->life);
    }
    tell(s, who, "Agree to what another officer will enter", str(act_rows[last->kind]->name),
         r.why);
    return as_expected(s, expected, r);
}

/* ---- acts from words ------------------------------------------------------------- */

/* Where nobody says which program the people of the story have. */
static const Tools *invented_tools(Arena *a)
{
    Tools *tools = make(a, Tools, 1);
    *tools = (Tools){ .seal = sha256(S("tenderbox-seal.html")),
                      .holder = sha256(S("tenderbox-holder.html")) };
    return tools;
}

static Wording wording(Story *s)
{
    static const char *const callers[] = { "with", "agreed", "days", NULL };
    const Procedure *p = NULL;
    if (failed(here(s, &p)))
        p = NULL;
    return (Wording){ .zone = s->zone, .procedure = p, .actor = find_actor, .people = s,
                      .callers = callers,
                      .ticks = settings_ticks(book_settings(clerk_book(s->clerk))),
                      .tools = s->book->tools ? s->book->tools : invented_tools(s->life) };
}

static Result line_next(Story *s, Str *line)
{
    *line = str_trim(str_cut(&s->rest, '\n'));
    s->line++;
    going_on(1);
    return DONE;
}

/* The lines of a batch, up to "}". */
static Result batch_cut(Story *s, Str *lines)
{
    Str line;
    for (*lines = (Str){ s->rest.at, 0 }; s->rest.len; lines->len = s->rest.at - lines->at) {
        TRY(line_next(s, &line));
        if (str_is(line, "}"))
            return DONE;
    }
    return wrong(s, S("the batch has no end"));
}

/* "policy=told" is the one that everybody in the story is told to keep. */
static void policy_told(const Story *s, Pairs *pairs)
{
    for (each(Pair, pair, *pairs))
        if (str_is(pair->name, "policy") && str_is(pair->value, "told"))
            pair->value = s->end->policy;
}

/* The act of a line behind its name, and the definitions of its batch. */
static Result acts_of_line(Story *s, const Actor *who, ActKind kind, Str line, Str batch,
                           Acts *acts, Shelf *shelf)
{
    Pairs   pairs = { 0 };
    Act     act;
    Wording w = wording(s);
    TRY(acts_of_lines(batch, &w, acts, shelf, s->life));
    TRY(pairs_of_words(line, &pairs, s->life));
    policy_told(s, &pairs);
    TRY(act_of_form(kind, &pairs, w, who, clerk_origin(s->clerk), &act, shelf, s->life));
    TRY(paper_again(clerk_book(s->clerk), w.procedure, &act, shelf, s->life));
    *list_add(acts, s->life) = act;
    return DONE;
}

static Result batch_of_line(Story *s, Str *line, Str *batch)
{
    *batch = (Str){ 0 };
    if (!line->len || line->at[line->len - 1] != '{')
        return DONE;
    line->len--;
    *line = str_trim(*line);
    return batch_cut(s, batch);
}

static Result do_act(Story *s, const Actor *who, ActKind kind, Str line)
{
    Str     batch;
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    TRY(batch_of_line(s, &line, &batch));
    Str    expected = expected_of(&line);
    Result r = acts_of_line(s, who, kind, line, batch, &acts, &shelf);
    if (failed(r))
        return as_expected(s, expected, r);
    if (pair_value(line, "agreed").at)
        return agree(s, who, &acts, &shelf, line, expected);
    return propose(s, who, acts.at, acts.len, &shelf, line, expected);
}

/* ---- lines ----------------------------------------------------------------------- */

Result story_clerk_begin(Story *s)
{
    int64_t missed;
    s->clerk_life = arena_begin((ptrdiff_t)1 << 30);
    return clerk_open(&s->clerk, s->folder, &s->log_key, wall_played(&s->now), 0, &missed,
                      &s->clerk_life);
}

void story_clerk_end(Story *s)
{
    arena_end(&s->clerk_life);
    s->clerk = NULL;
}

/* Ticks come when they are due, one after the other, before the story's next moment. */
static Result move_to(Story *s, Instant to)
{
    if (to < s->now)
        return wrong(s, S("time goes backwards"));
    for (Instant tick; s->clerk && (tick = clerk_next_tick(s->clerk)) && tick <= to;) {
        s->now = tick > s->now ? tick : s->now;
        clerk_work(s->clerk);
    }
    s->now = to;
    return DONE;
}

/* tender 2026-42: what follows is of that one. */
static Result go_to(Story *s, Str line)
{
    File    file;
    Str     number = line, year = str_cut(&number, '-');
    int64_t y, n;
    if (!str_number(year, &y) || !str_number(str_trim(number), &n))
        return wrong(s, S("tender YEAR-NUMBER"));
    TRY(book_file_numbered(clerk_book(s->clerk), y, n, &file));
    s->name = name_same(file.name, (Name){ 0 }) ? file.draft : file.name;
    s->end->procedure = s->name;
    return DONE;
}

static bool is_moment(Str line) { return line.len > 15 && line.at[4] == '-' && line.at[10] == ' '; }

static Result play_line(Story *s, Str line)
{
    if (is_moment(line)) {
        ptrdiff_t len = line.len > 18 && line.at[16] == ':' ? 19 : 16;
        Instant at;
        if (!str_moment((Str){ line.at, len }, s->zone, &at))
            return wrong(s, S("this moment cannot be read"));
        TRY(move_to(s, at));
        line = str_trim(str_after(line, len));
    }
    Str first = word_cut(&line);
    if (str_is(first, "expect"))
        return story_expects(s, line);
    if (str_is(first, "tender") && s->clerk)
        return go_to(s, line);
    const Actor *who = actor(s, first);
    Str word = word_cut(&line);
    ActKind kind = act_kind(word);
    if (!s->clerk && !str_is(word, "starts"))
        return wrong(s, S("the server is out of reach"));
    Doing *doing = story_doing(word);
    if (doing) {
        Str expected = expected_of(&line);
        return doing(s, who, line, expected);
    }
    return kind ? do_act(s, who, kind, line) : wrong(s, S("there is no such act or doing"));
}

/* "17" or "1 of test/story/prelude.story", as story_read() has it. */
static void follow_mark(Story *s, Str mark)
{
    Str     number = word_cut(&mark);
    int64_t next   = 1;
    (void)str_number(number, &next);
    word_cut(&mark);
    s->line = next - 1;
    s->file = str_trim(mark);
}

static Result play(Story *s)
{
    Str line;
    while (s->rest.len) {
        TRY(line_next(s, &line));
        if (str_starts(line, STORY_MARK))
            follow_mark(s, str_after(line, sizeof STORY_MARK - 1));
        if (line.len && line.at[0] == '>')
            timeline_aloud(&s->timeline, str_after(line, 1));
        if (!line.len || line.at[0] == '#' || line.at[0] == '>')
            continue;
        s->under_way = line;
        s->began     = s->line;
        Result r = play_line(s, line);
        if (failed(r))
            return r.why == &story_wrong ? r : wrong_refusal(s, r);
    }
    return DONE;
}

static Result play_aloud(Story *s)
{
    int64_t lines = 0;
    for (Str rest = s->rest; rest.len; lines++)
        str_cut(&rest, '\n');
    going_begin("Playing", "lines", lines);
    Result r = play(s);
    going_end();
    return r;
}

Result story_believes(Story *s, Str text)
{
    s->end->policy = text;
    s->policy = path_in(s->folder, "policy", s->life);
    Result r = file_write_again(s->policy, text, s->life);
    return failed(r) ? wrong(s, S("the policy cannot be written")) : DONE;
}

/* One tick a day keeps a story of months short; on the last one an hour, then one a minute. */
static const Tier few_ticks[] = { { DAY, 8, 0 }, { HOUR, 4, DAY }, { MINUTE, 4, 15 * MINUTE } };

/* The log's key, and whom to believe about it, lie in the book, as init leaves them: it can be gone
 * on with. */
static Result book_make(Story *s, const Tier *ticks)
{
    Vkey vkey;
    Text text = { 0 }, policy = { 0 };
    Settings settings = { .origin = S("tender.example.org/log"),
                          .tick = ticks[0], .near = ticks[1], .rush = ticks[2] };
    Actor log = actor_new(settings.origin);
    TRY(vkey_of(settings.origin, KEY_NOTE, &log.key, &vkey));
    vkey_write(&vkey, &text, s->life);
    settings.log_key = text_str(&text);
    text_put(&policy, s->life, "log {}\nquorum none\n", settings.log_key);
    s->log_key = log.key;
    TRY(book_create(s->folder, &settings, s->life));
    TRY(actor_write(path_in(s->folder, "log.key", s->life), &log, s->life));
    return story_believes(s, text_str(&policy));
}

/* Nobody of an earlier story is known to this one. */
static void story_begin(Story *s, const StoryPart *part, StoryEnd *end)
{
    s->people.len = s->ready.len = s->criteria.len = 0;
    *end = (StoryEnd){ .policy = s->end->policy, .log_key = s->log_key };
    s->end  = end;
    s->name = (Name){ 0 };
    s->rest = part->text;
    s->line = 0;
    s->file = (Str){ 0 };
}

static void story_finish(Story *s)
{
    timeline_flush(&s->timeline);
    s->end->entries = s->clerk ? book_size(clerk_book(s->clerk)) : 0;
    s->end->now     = s->now;
}

static Result play_part(Story *s, const StoryPart *part, const char *people)
{
    TRY(keeping_begin(s, people, part));
    TRY(play_aloud(s));
    return people ? keeping_end(s) : DONE;
}

static Result play_all(Story *s, const StoryPart *parts, ptrdiff_t count, const StoryBook *book,
                       StoryEnd *ends)
{
    Result r = story_clerk_begin(s);
    for (ptrdiff_t i = 0; i < count && !failed(r); i++) {
        story_begin(s, &parts[i], &ends[i]);
        r = play_part(s, &parts[i], book->people);
        if (!failed(r) && i == count - 1 && book->until > s->now)
            r = move_to(s, book->until);
        story_finish(s);
    }
    return failed(r) || !book->people ? r : keeping_list(s);
}

Result stories_play(const StoryPart *parts, ptrdiff_t count, const StoryBook *book, StoryEnd *ends,
                    Arena *a)
{
    Story   *s = make(a, Story, 1);
    StoryEnd made = { 0 };
    memset(ends, 0, (size_t)count * sizeof *ends);
    *s = (Story){
        .life = a, .folder = book->folder, .book = book, .end = &made, .zone = LONDON,
        .timeline = { .to = book->tell, .zone = LONDON, .life = a },
    };
    TRY(book_make(s, book->ticks ? book->ticks : few_ticks));
    Result r = play_all(s, parts, count, book, ends);
    story_clerk_end(s);
    return r;
}

Result story_play(Str text, const char *folder, FILE *tell_to, StoryEnd *end, Arena *a)
{
    StoryPart part = { .text = text };
    StoryBook book = { .folder = folder, .tell = tell_to };
    return stories_play(&part, 1, &book, end, a);
}
