/* A copy of a book to go on from: what it holds, what it does not believe, and what is left of it
 * when whoever takes it is killed. A moment is the number of an operation on the disk. */
#include "desk/backup.h"
#include "desk/wording.h"
#include "test/desk.h"
#include "test/faulty.h"
#include "test/test.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLS_MOST = 400 };

static void bid_in(Desk *d, Id bidder)
{
    Proposal *bid = bid_of_two(d, bidder, 1, 0);
    expect_done(clerk_put(d->clerk, bid, d->a));
    clerk_work(d->clerk);
    expect(bid->answered);
    expect_done(bid->result);
}

static Result take(Desk *d, const char *to, Backup *b)
{
    BackupWanted w = { .book = d->folder, .to = to, .at = d->now };
    return backup_take(&w, b, d->a);
}

static const char *first_in(const char *folder, Arena *a)
{
    DIR *names = opendir(folder);
    struct dirent *name = NULL;
    while (names && (name = readdir(names)) && *name->d_name == '.')
        ;
    const char *path = name ? path_in(folder, name->d_name, a) : NULL;
    expect(path && !closedir(names));
    return path;
}

static void spoil(const char *path, long at)
{
    FILE *f = fopen(path, "r+b");
    expect(f && !fseek(f, at, SEEK_SET));
    int byte = fgetc(f);
    expect(byte != EOF && !fseek(f, at, SEEK_SET) && fputc(byte ^ 1, f) != EOF && !fclose(f));
}

TEST(a_backup_is_of_one_moment_and_its_sealed_files_are_copied_once)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup first, second, seen;
    const char *to = folder_new(a);
    bid_in(d, BELA);
    expect_done(take(d, to, &first));
    expect(first.sealed == 2 && first.copied == 2 && !first.lost && !first.key);
    expect(first.entries == book_size(clerk_book(d->clerk)));
    expect(hash_same(first.root, book_root(clerk_book(d->clerk))));
    bid_in(d, CORA);
    expect_done(take(d, to, &second));
    expect(second.sealed == 4 && second.copied == 2);
    expect_done(backup_check(to, true, &seen, a));
    expect(seen.entries == second.entries && seen.at == d->now);
}

TEST(the_folder_of_the_book_remembers_the_last_one)
{
    Desk      *d = desk_at(OFFICE, a);
    Backup     b;
    LastBackup last;
    expect_done(backup_last(d->folder, &last, a));
    expect(!last.at);
    expect_done(take(d, folder_new(a), &b));
    expect_done(backup_last(d->folder, &last, a));
    expect(last.at == d->now && last.entries == b.entries);
}

TEST(nobody_else_may_read_it)
{
    struct stat about;
    Desk  *d = desk_at(OFFICE, a);
    Backup b;
    const char *to = path_in(folder_new(a), "kept", a);
    umask(0);
    expect_done(take(d, to, &b));
    umask(022);
    expect(!stat(to, &about) && (about.st_mode & 0777) == 0700);
    const char *copy = path_in(to, str_terminated(b.folder, a), a);
    expect(!stat(copy, &about) && (about.st_mode & 0777) == 0700);
    expect(!stat(path_in(copy, "book.db", a), &about) && (about.st_mode & 0777) == 0600);
    expect(access(path_in(copy, "log.key", a), F_OK));
}

TEST(a_folder_that_holds_another_books_is_left_alone)
{
    Settings other = desk_settings;
    Backup   b, seen;
    const char *to = folder_new(a);
    other.origin = S("elsewhere.example.org/log");
    Desk *d = desk_at(OFFICE, a);
    expect_done(take(d, to, &b));
    other.log_key = desk_log_vkey(&other, a);
    expect_because(take(desk_with(&other, NOTHING, a), to, &seen), backup_other);
    expect_done(backup_check(to, true, &seen, a));
    expect(seen.entries == b.entries);
    const char *full = folder_new(a);
    FILE *mine = fopen(path_in(full, "letters", a), "w");
    expect(mine && !fclose(mine));
    expect_because(take(d, full, &seen), backup_other);
    expect_because(backup_check(full, true, &seen, a), backup_missing);
}

TEST(none_is_taken_into_the_books_own_folder)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    bid_in(d, BELA);
    int before = folder_files(path_in(d->folder, "sealed", a));
    expect_because(take(d, d->folder, &b), backup_inside);
    expect_because(take(d, path_in(d->folder, "kept", a), &b), backup_inside);
    const char *linked = path_in(folder_new(a), "link", a);
    expect(!symlink(d->folder, linked));
    expect_because(take(d, linked, &b), backup_inside);
    expect(folder_files(path_in(d->folder, "sealed", a)) == before);
}

TEST(a_folder_may_be_named_with_a_slash_behind_it)
{
    Desk  *d = desk_at(OFFICE, a);
    Backup b;
    const char *to = path_in(folder_new(a), "kept/", a);
    expect_done(take(d, to, &b));
    expect_done(take(d, to, &b));
    expect_done(backup_check(to, true, &b, a));
}

TEST(what_changed_in_it_is_seen)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    const char *to = folder_new(a), *again = folder_new(a);
    bid_in(d, BELA);
    expect_done(take(d, to, &b));
    const char *copy = path_in(to, str_terminated(b.folder, a), a);
    folder_copy(to, again);
    spoil(path_in(copy, "book.db", a), 20000);
    expect_because(backup_check(to, false, &b, a), backup_broken);
    folder_copy(again, to);
    expect_done(backup_check(to, true, &b, a));
    const char *sealed = first_in(path_in(to, "sealed", a), a);
    spoil(sealed, 100);
    expect_done(backup_check(to, false, &b, a));
    expect_because(backup_check(to, true, &b, a), backup_broken);
    expect_because(backup_drill(to, NULL, &b, a), backup_broken);
    expect(!truncate(sealed, 10));
    expect_because(backup_check(to, false, &b, a), backup_broken);
}

/* Refused while it is only looked at, and leaving nothing where it is brought back. */
static void not_believed(const char *from, Arena *a)
{
    Backup b;
    const char *to = path_in(folder_new(a), "book", a);
    expect_because(backup_check(from, false, &b, a), backup_broken);
    expect_because(backup_bring_back(from, to, NULL, &b, a), backup_broken);
    expect(access(to, F_OK) != 0);
}

TEST(a_policy_that_names_other_witnesses_is_no_more_believed_than_another_book)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    const char *to = folder_new(a);
    Str policy = S("log one\nwitness two\n");
    expect_done(file_write_again(path_in(d->folder, "policy", a), policy, a));
    expect_done(take(d, to, &b));
    expect_done(backup_check(to, true, &b, a));
    const char *kept = path_in(path_in(to, str_terminated(b.folder, a), a), "policy", a);
    for (long at = 0; at < policy.len; at++) {
        spoil(kept, at);
        not_believed(to, a);
        spoil(kept, at);
    }
    expect(!truncate(kept, 8));
    not_believed(to, a);
    expect(!unlink(kept));
    not_believed(to, a);
    expect_done(take(d, to, &b));
    expect_done(backup_check(to, true, &b, a));
    expect(!unlink(path_in(d->folder, "policy", a)));
    expect_done(take(d, to, &b));
    expect_done(file_write_again(path_in(path_in(to, str_terminated(b.folder, a), a), "policy", a),
                                 policy, a));
    not_believed(to, a);
}

TEST(a_sealed_file_that_is_gone_from_the_book_stays_in_its_backup)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    const char *to = folder_new(a);
    bid_in(d, BELA);
    expect_done(take(d, to, &b));
    folder_empty(path_in(d->folder, "sealed", a));
    expect_done(take(d, to, &b));
    expect(b.sealed == 2 && !b.copied && !b.lost);
    expect_done(backup_check(to, true, &b, a));
    const char *other = folder_new(a);
    expect_because(take(d, other, &b), backup_lacks);
    expect(b.lost == 2);
    expect_done(backup_check(other, true, &b, a));
}

TEST(what_is_brought_back_enters_nothing_until_it_is_said_that_nothing_newer_is_anywhere)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    Book  *back;
    const char *to = folder_new(a), *place = path_in(folder_new(a), "back", a);
    const char *mark = path_in(folder_new(a), "mark", a);
    bid_in(d, BELA);
    expect_done(take(d, to, &b));
    expect_done(backup_bring_back(to, place, NULL, &b, a));
    Arena life = arena_begin(64 << 20);
    expect_done(book_open(&back, place, true, 0, &life));
    expect(book_size(back) == b.entries && hash_same(book_root(back), b.root));
    arena_end(&life);
    for (int i = 0; i < 2; i++) {                /* it is asked for each time */
        life = arena_begin(64 << 20);
        expect_because(book_open(&back, place, false, 0, &life), book_restored);
        arena_end(&life);
    }
    expect_done(book_mark_set(place, mark, true, d->now, 0, a));
    expect_done(book_open(&back, place, false, 0, a));
    expect(book_mark(back).after_loss);
}

TEST(where_the_second_mark_is_there_it_says_whether_anything_newer_was_promised)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    Book  *back;
    const char *to = folder_new(a), *place = path_in(folder_new(a), "back", a);
    const char *older = path_in(folder_new(a), "older", a);
    desk_mark(d);
    expect_done(take(d, to, &b));
    expect_done(backup_bring_back(to, place, NULL, &b, a));
    desk_close(d);
    Arena life = arena_begin(64 << 20);
    expect_done(book_open(&back, place, false, 0, &life));
    arena_end(&life);
    expect_done(desk_open(d));
    expect_done(says(d, "bela question text=1"));
    expect_done(backup_bring_back(to, older, NULL, &b, a));
    desk_close(d);
    expect_because(book_open(&back, older, false, 0, a), book_older);
}

TEST(a_drill_compares_with_the_book_and_leaves_nothing)
{
    Desk  *d = desk_at(INTERESTED, a);
    Backup b;
    const char *to = folder_new(a);
    expect_done(take(d, to, &b));
    bid_in(d, BELA);
    int before = folder_files(to);
    expect_done(backup_drill(to, d->folder, &b, a));
    expect(folder_files(to) == before);
    expect_because(backup_drill(to, desk_at(OFFICE, a)->folder, &b, a), backup_other);
    expect(folder_files(to) == before);
}

/* ---- killed ------------------------------------------------------------------------ */

/* False: it came to its end. */
static bool killed_while(Desk *d, const char *to, int nth, Fault how)
{
    int   status;
    pid_t pid = fork();
    if (!pid) {
        Backup b;
        faulty_kill(nth, how);
        _exit(failed(take(d, to, &b)));
    }
    expect(waitpid(pid, &status, 0) == pid);
    expect(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : !WEXITSTATUS(status));
    return WIFSIGNALED(status);
}

TEST(whoever_takes_it_may_be_killed_and_the_one_before_still_counts)
{
    static const Fault ways[] = { FAULT_IO, FAULT_SHORT, FAULT_DONE };
    Desk  *d = desk_at(INTERESTED, a);
    Backup before, seen;
    int    kills = 0;
    const char *to = folder_new(a);
    bid_in(d, BELA);
    expect_done(take(d, to, &before));
    bid_in(d, CORA);
    int64_t now = book_size(clerk_book(d->clerk));
    desk_close(d);
    faulty_register();
    while (killed_while(d, to, 1 + kills, ways[kills % 3])) {
        Arena one = arena_begin(64 << 20);
        expect_done(backup_check(to, true, &seen, &one));
        expect(seen.entries == before.entries || seen.entries == now);
        arena_end(&one);
        expect(++kills < KILLS_MOST);
    }
    expect(kills > 50);
    expect_done(backup_check(to, true, &seen, a));
    expect(seen.entries == now && seen.sealed == 4);
    expect(folder_files(to) == 4);               /* backup, the copy, sealed, lock */
}

RUN("backup", T(a_backup_is_of_one_moment_and_its_sealed_files_are_copied_once),
    T(the_folder_of_the_book_remembers_the_last_one),
    T(nobody_else_may_read_it),
    T(a_folder_that_holds_another_books_is_left_alone),
    T(none_is_taken_into_the_books_own_folder),
    T(a_folder_may_be_named_with_a_slash_behind_it),
    T(what_changed_in_it_is_seen),
    T(a_policy_that_names_other_witnesses_is_no_more_believed_than_another_book),
    T(a_sealed_file_that_is_gone_from_the_book_stays_in_its_backup),
    T(what_is_brought_back_enters_nothing_until_it_is_said_that_nothing_newer_is_anywhere),
    T(where_the_second_mark_is_there_it_says_whether_anything_newer_was_promised),
    T(a_drill_compares_with_the_book_and_leaves_nothing),
    T(whoever_takes_it_may_be_killed_and_the_one_before_still_counts))
