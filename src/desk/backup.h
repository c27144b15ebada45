/* backup.h - a copy of a book that one can go on from, kept in a folder of its own.
 *
 *     backup            which copy counts, and what it holds: a text, put there last
 *     copy-<chance>/    book.db, people.db, policy, and the log's key where that was asked for
 *     sealed/<sha256>   sealed files, which never change: each is copied once
 *
 * It is taken while a server writes, and shows the book of one moment. What it holds of bids is
 * sealed: opened files are not copied. Killed at any point the copy before it still counts. All of
 * it is its owner's alone. Source: doc/serve.md, backups. */
#ifndef DESK_BACKUP_H
#define DESK_BACKUP_H

#include "base/hash.h"

typedef struct Backup {
    Str     folder;          /* of the copy, within the backup's */
    Str     origin;          /* which log */
    Instant at;
    int64_t entries;
    Hash    root;
    int64_t sealed, bytes;   /* sealed files that the book names, and their size in all */
    int64_t lost;            /* of them, those that were nowhere any more */
    int64_t people, key;     /* 1: people.db, log.key is in it */
    Hash    book, accounts, policy;  /* SHA-256 of book.db, people.db, policy; none: is not there */
    int64_t copied;          /* sealed files that were copied just now; not kept */
} Backup;

/* Copies what is not there yet, looks at it again as backup_check() does, and lets it count. The
 * book's folder remembers when. Fails: backup-busy, backup-other (the folder holds another book's,
 * or something else), backup-inside, backup-lacks (it counts, but sealed files that the book names
 * were gone); backup-broken, disk-full, as book_open_spare(). */
typedef struct BackupWanted { const char *book, *to; bool with_key; Instant at; } BackupWanted;
Result backup_take(const BackupWanted *, Backup *, Arena *);

/* Is all there, and is it what it was? every_byte: of sealed files all bytes are read, else whether
 * they are there in their size. Fails: backup-missing, backup-broken, with what is. */
Result backup_check(const char *from, bool every_byte, Backup *, Arena *);

/* Makes a book of it in a folder that is new or empty, whole or not at all, and looks at all of it
 * before that. key: a file with the log's key, or NULL. The book does not go on by itself:
 * book_brought_back(). Fails: as backup_check(); folder-taken, key of another log: log-key-foreign,
 * as actor_read(). */
Result backup_bring_back(const char *from, const char *to, const char *key, Backup *, Arena *);

/* The same into a folder within the backup's that goes again; and where `book` is not NULL: is it
 * that book as it was? Fails: backup-other, as backup_bring_back(). */
Result backup_drill(const char *from, const char *book, Backup *, Arena *);

/* What the book's folder remembers of the last one; at 0: there was none. */
typedef struct LastBackup { Instant at; int64_t entries; Str to; } LastBackup;
Result backup_last(const char *book, LastBackup *, Arena *);

extern const Reason backup_busy, backup_other, backup_inside, backup_lacks, backup_missing,
    backup_broken, backup_taken;

#endif
