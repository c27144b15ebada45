#include "page/doctor.h"

#include "accounts/care.h"
#include "clerk/clerk.h"
#include "desk/actor.h"
#include "desk/backup.h"
#include "desk/sealed.h"
#include "desk/verify.h"
#include "sys/folder.h"

#include <sys/statvfs.h>

const Reason book_unwell = { REFUSED, "book-unwell", "doc/book.md, the folder",
    "Something is wrong with this book or its machine: see what is said to be BAD." };

const char *const health_words[] = { [WELL] = "good", [WEAK] = "weak", [UNWELL] = "BAD" };

enum { MIB = 1 << 20, ROOM_LITTLE = 1024, ROOM_NONE = 100 };         /* of the disk, in MiB */

typedef struct Doctor {
    const char *folder;
    const Wall *wall;
    bool       brief;                  /* for a page that officers see */
    Book       *book;
    Checkup   *out;
    Arena      *a;
} Doctor;

static Text *found(Doctor *d, const char *about, Health health)
{
    Checked *f = list_add(d->out, d->a);
    *f = (Checked){ .about = about, .health = health };
    return &f->says;
}

static void found_failure(Doctor *d, const char *about, Result r)
{
    text_put(found(d, about, UNWELL), d->a, r.detail.len ? "{}: {}. {}" : "{}{}. {}",
             str(r.why->code), str_plain(r.detail, 400, d->a), str(r.why->says));
}

static Str number(Doctor *d, int64_t n) { return str_of_number(n, d->a); }

/* ---- the book -------------------------------------------------------------------- */

static bool look_at_book(Doctor *d)
{
    Result r = book_open(&d->book, d->folder, true, 0, d->a);
    if (failed(r))
        found_failure(d, "book", r);
    else
        text_put(found(d, "book", WELL), d->a, "it opens, with {}",
                 str_counted(book_size(d->book), "entry", "entries", d->a));
    return !failed(r);
}

static void look_at_database(Doctor *d)
{
    Result r = book_integrity(d->book, d->a);
    if (failed(r))
        found_failure(d, "database", r);
    else
        text_our(found(d, "database", WELL), "SQLite finds every page in order", d->a);
}

static void look_at_high_water(Doctor *d)
{
    text_put(found(d, "high water", WELL), d->a, "promised, and there: {}",
             str_counted(book_promised(d->book), "entry", "entries", d->a));
}

static void look_at_second_mark(Doctor *d)
{
    SecondMark m = book_mark(d->book);
    Health health = m.path && !m.there ? UNWELL : m.apart ? WELL : WEAK;
    Text  *says = found(d, "second mark", health);
    if (!m.path)
        text_our(says, "none, so an older copy of the whole folder, put back, is not noticed; "
                       "witnesses would see it. tenderbox mark PATH sets one", d->a);
    else
        text_put(says, d->a, m.there ? "{}, which is there"
                                     : "{} is not there or cannot be read: nothing can be entered",
                 str_plain(str(m.path), 400, d->a));
    if (m.there && !m.apart)
        text_our(says, "; on the same file system as the book, so one copy takes both", d->a);
    if (m.after_loss)
        text_put(says, d->a, "; set {} in place of one that was said to be lost",
                 str_of_moment(m.set_at, UTC, d->a));
}

/* ---- sealed files ---------------------------------------------------------------- */

typedef struct Sealing { Book *book; int64_t named, missing; } Sealing;

/* By name and size; what an act erased is not missing. */
static Result sealed_look(void *sealing, const Head *head)
{
    Sealing *s = sealing;
    Arena    a = arena_begin(1 << 16);
    int64_t  bytes;
    bool there = sealed_there(s->book, head->sha256, &bytes) && bytes == head->size;
    s->named++;
    s->missing += !there && sealed_check(s->book, head->sha256, &a).why == &sealed_missing;
    arena_end(&a);
    return DONE;
}

static Str how_many(int64_t missing, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, missing == 1 ? "{} is" : "{} are", str_of_number(missing, a));
    return text_str(&t);
}

static void look_at_sealed(Doctor *d)
{
    Sealing s = { .book = d->book };
    Result  r = sealed_named(d->book, sealed_look, &s);
    if (failed(r))
        found_failure(d, "sealed files", r);
    else
        text_put(found(d, "sealed files", s.missing ? UNWELL : WELL), d->a,
                 "of {} that the book names, {} missing or not whole", number(d, s.named),
                 s.missing ? how_many(s.missing, d->a) : S("none is"));
}

/* ---- the log's key and the witnesses --------------------------------------------- */

static void look_at_key(Doctor *d)
{
    const Settings *of = book_settings(d->book);
    Result r = log_key_check(path_in(d->folder, "log.key", d->a), of->origin, of->log_key, d->a);
    if (failed(r))
        found_failure(d, "log key", r);
    else
        text_our(found(d, "log key", WELL), "log.key is this log's, and its owner's alone", d->a);
}

static int64_t witnesses_named(const Policy *p)
{
    int64_t count = 0;
    for (each(const Voter, v, p->voters))
        count += !v->need;
    return count;
}

static void say_witnesses(Doctor *d, int64_t named, const LastSeen *last)
{
    Text *says = found(d, "witnesses", last->at ? WELL : WEAK);
    if (!named)
        text_our(says, "the policy names none: nobody but the operator vouches for the log", d->a);
    else if (!last->at)
        text_put(says, d->a, "the policy names {}; nothing that counts under it came home yet",
                 number(d, named));
    else
        text_put(says, d->a, "the policy names {}; the latest signed {}, of {} entries of {}",
                 number(d, named), str_of_moment(last->at, UTC, d->a), number(d, last->size),
                 number(d, book_size(d->book)));
}

static void look_at_witnesses(Doctor *d)
{
    Policy   policy;
    LastSeen last;
    Result r = policy_file(path_in(d->folder, "policy", d->a), &policy, d->a);
    if (!failed(r))
        r = book_last_seen(d->book, &policy, &last);
    if (failed(r))
        found_failure(d, "witnesses", r);
    else
        say_witnesses(d, witnesses_named(&policy), &last);
}

/* ---- a copy of it ---------------------------------------------------------------- */

/* A day and a bit: whoever takes one every night is not told so in the evening. */
enum { BACKUP_OLD = 36 * 3600 };

static void say_backup(Doctor *d, const LastBackup *last)
{
    int64_t age = d->wall->now(d->wall->where) - last->at;
    bool    late = last->at && age > BACKUP_OLD;
    Text   *says = found(d, "backup", last->at && !late ? WELL : WEAK);
    if (!last->at)
        text_our(says, "none was taken: where this disk breaks all is lost. tenderbox backup DIR, "
                       "on another disk, every night", d->a);
    else
        text_put(says, d->a, "of {}, taken {}, in {}",
                 str_counted(last->entries, "entry", "entries", d->a),
                 str_of_moment(last->at, UTC, d->a), str_plain(last->to, 400, d->a));
    if (late)
        text_put(says, d->a, ": that is {} ago. Take one every night",
                 str_counted(age / 3600, "hour", "hours", d->a));
}

static void look_at_backup(Doctor *d)
{
    LastBackup last;
    Result r = backup_last(d->folder, &last, d->a);
    if (failed(r))
        found_failure(d, "backup", r);
    else
        say_backup(d, &last);
}

/* ---- its people ------------------------------------------------------------------ */

static void say_mail(Doctor *d, const Care *c)
{
    Text *says = found(d, "mail", c->mail_back ? WEAK : WELL);
    text_put(says, d->a, c->mail_waiting == 1 ? "{} waits to be sent" : "{} wait to be sent",
             number(d, c->mail_waiting));
    if (c->mail_back)
        text_put(says, d->a, "; what went to {} was given up: ask those people for another address "
                             "(the page /people says whom)",
                 str_counted(c->mail_back, "address", "addresses", d->a));
}

static void say_people(Doctor *d, const Care *c)
{
    Text *says = found(d, "people", c->one_way ? WEAK : WELL);
    text_put(says, d->a, "{} can sign in", str_counted(c->accounts, "person", "people", d->a));
    if (c->one_way)
        text_put(says, d->a, "; of {} only one way opens a signing key, and where that is lost so "
                             "is the key: they add a second way on their page /me",
                 number(d, c->one_way));
}

static void look_at_people(Doctor *d)
{
    People *people;
    Care    care = { 0 };
    Result  r = people_look(&people, d->folder, d->a);
    if (!failed(r) && people)
        r = care_of(people, &care);
    if (failed(r)) {
        found_failure(d, "people", r);
    } else if (people) {
        say_mail(d, &care);
        say_people(d, &care);
    }
}

/* ---- the machine ----------------------------------------------------------------- */

static void look_at_clock(Doctor *d)
{
    Result r = d->book ? book_clock(d->book, d->wall, d->a) : DONE;
    if (failed(r))
        found_failure(d, "clock", r);
    else
        text_put(found(d, "clock", d->wall->synchronised ? WELL : WEAK), d->a,
                 d->wall->synchronised ? "it says {}, and the kernel calls it synchronised"
                                       : "it says {}, and nobody keeps it right (adjtimex): "
                                         "deadlines go by it. Install chrony or "
                                         "systemd-timesyncd",
                 str_of_moment(d->wall->now(d->wall->where), UTC, d->a));
}

/* By what is free, looked at again and again, officers would see each bid come, and how large it
 * is. */
static void say_room(Doctor *d, int64_t free)
{
    Text *says = found(d, "disk", free < ROOM_NONE ? UNWELL : free < ROOM_LITTLE ? WEAK : WELL);
    if (!d->brief)
        text_put(says, d->a, "{} MiB are free", number(d, free));
    else
        text_our(says, free < ROOM_LITTLE ? "there is little room" : "there is room", d->a);
    if (free < ROOM_LITTLE)
        text_our(says, ": make room, or bidders cannot hand in", d->a);
}

static void look_at_disk(Doctor *d)
{
    struct statvfs disk;
    if (statvfs(d->folder, &disk)) {
        text_our(found(d, "disk", UNWELL), "how much is free cannot be said", d->a);
        return;
    }
    say_room(d, (int64_t)(disk.f_bavail / (MIB / 1024) * disk.f_frsize / 1024));
}

/* ---- all of it ------------------------------------------------------------------- */

static const struct { void (*look)(Doctor *); bool brief; } looks[] = {
    { look_at_database, false }, { look_at_high_water, true }, { look_at_second_mark, true },
    { look_at_sealed, false }, { look_at_key, true }, { look_at_witnesses, true },
    { look_at_backup, true }, { look_at_people, true },
};

static void look_at_all(const char *folder, const Wall *wall, bool brief, Checkup *out, Arena *a)
{
    Doctor d = { .folder = folder, .wall = wall, .brief = brief, .out = out, .a = a };
    *out = (Checkup){ 0 };
    if (look_at_book(&d)) {
        for (int i = 0; i < countof(looks); i++)
            if (looks[i].brief || !brief)
                looks[i].look(&d);
    } else
        d.book = NULL;
    look_at_clock(&d);
    look_at_disk(&d);
}

void page_doctor(const char *folder, const Wall *wall, Checkup *out, Arena *a)
{
    look_at_all(folder, wall, false, out, a);
}

void page_doctor_briefly(const char *folder, const Wall *wall, Checkup *out, Arena *a)
{
    look_at_all(folder, wall, true, out, a);
}

Result checkup_judge(const Checkup *checkup, Arena *a)
{
    Text unwell = { 0 };
    for (each(const Checked, f, *checkup))
        if (f->health == UNWELL)
            text_put(&unwell, a, unwell.len ? ", {}" : "{}", str(f->about));
    return unwell.len ? because_of(&book_unwell, text_str(&unwell)) : DONE;
}
