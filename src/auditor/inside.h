/* inside.h - what the files of this room share: auditor.c (the way through), log.c (entries and
 * checkpoints), acts.c (judging and proving), stamps.c (moments, against witnesses), marks.c
 * (marks opened again, and journals of turns), ticks.c (how often the box ticked), mind.c (what is
 * to be borne in mind), after.c (what only the whole shows), report.c, receipt.c (one entry
 * alone). */
#ifndef AUDITOR_INSIDE_H
#define AUDITOR_INSIDE_H

#include "auditor/auditor.h"
#include "core/entry.h"
#include "core/view/warnings.h"
#include "proof/journal.h"
#include "proof/proof.h"

enum {
    SCRATCH    = 1 << 30,              /* of one act; taken as needed */
    LONG_WAIT  = 600,                  /* seconds from the door to the book */
    SHOWN_MOST = 120,                  /* characters of what people wrote */
};

/* A round whose box was listed. */
typedef struct Punctual {
    Id      round;
    Instant deadline, listed;
    bool    says_witnessed;            /* the box-list */
    int64_t in_time, on_clock, late, withdrawn, lay_ready;
} Punctual;

/* A time in which the deadlines of open boxes stayed the same: after `from` and up to `until`.
 * owed: the entries that were promised before it. */
typedef struct Ticking { Instant from, until; Deadlines deadlines; int64_t owed; } Ticking;

/* What fell behind its promise most, between two moments: so many entries of so many. */
typedef struct Behind { Instant from, until; int64_t came, owed, leaf; } Behind;

/* Marks on which prices could be turned, and where they were opened again. */
typedef struct LockedMarks {
    Id      round, lot;
    Hash    sheets;                    /* of all lots whose prices open together with this one */
    Id      nth;                       /* of the last lock with these marks */
    Id      reopened_nth;              /* 0: not opened again */
    int64_t reopened_leaf;
    bool    said_unknown;              /* the reopening: no price is known or could be */
} LockedMarks;

/* The last acts that are shown have one `at`, for which the ticks that were owed then came too; the
 * ones before them another. */
typedef struct Moment {
    Instant at, before;
    int64_t boxed, boxed_before;       /* box entries up to the last act of either */
    bool    open;                      /* a box was, when the moment came */
} Moment;

/* Acts whose moments lie apart, and the entry of those that do most. */
typedef struct Longest { int64_t count, leaf; Instant most; } Longest;

/* The latest moment at which a quorum had seen the log without an entry, and the earliest at which
 * one had seen it with it; 0: none did. */
typedef struct SeenEntry { Instant without, with; } SeenEntry;

/* An act that by its moment alone was in time, and what would not have been. */
typedef struct Rests { const char *says; const Act *act; int64_t more; } Rests;

typedef struct Auditing {
    Audit     *out;
    Arena     *a;
    Bundle     b;
    Policy     policy;
    Capsules   capsules;               /* of the box so far */
    Act       *acts;                   /* as many as b.acts; at the same places */
    Sightings  points;                 /* as b.checkpoints */
    LIST(Punctual)  rounds;
    Index      erased;                 /* named by an erase act; heads where a sealed bid went */
    Index      spoilt;                 /* sealed files with other bytes: left aside */
    Result     lost;                   /* the first sealed file that is spoilt or lost */
    Found      lost_at;
    bool       whole;                  /* the audit went to its end */
    Procedure  office, *p;
    LIST(LockedMarks) locked;
    LIST(JournalLine) journal;         /* lines of this procedure in the journals shown */
    Name       draft;
    ptrdiff_t  next_withheld;
    bool       early;                  /* it begins before the office's last act that counts */
    int64_t    boxed;                  /* box entries so far */
    Moment     moment;                 /* of the last acts that are shown */
    Longest    waited;                 /* from the door to the book, open acts */
    Longest    ahead;                  /* of what witnesses saw */
    int64_t    lag;                    /* seconds; of a witness behind the log */
    LIST(Ticking) ticking;             /* where the notice promises how often the box ticks */
    Behind     behind;                 /* owed 0: nothing did */
    SeenEntry *seen;                   /* before each of `points`, and after the last */
    int64_t    last_leaf;              /* of the act before */
    LIST(Rests) rests;
    int64_t    minded;                 /* acts that mind.c told of */
    Warnings   warned;                 /* what could go wrong when something was published */
} Auditing;

/* One way over the entries at hand, however many: there is nothing to come back to. */
typedef struct Walk {
    Str        rest, text;             /* of the entry where it stands; with its newline */
    int64_t    leaf;
    const Act *act;                    /* that is shown of it, or NULL */
    ptrdiff_t  next;                   /* of the acts that are shown */
} Walk;
Walk   entries_walk(const Auditing *);
bool   walk_on(const Auditing *, Walk *);
EntryLine walk_line(const Walk *);     /* once each was read: audit_entries() */

void   at_entry(Auditing *, int64_t leaf, Id nth, const char *what);
void   at_act(Auditing *, const Act *);
void   at_part(Auditing *, const char *part);
void   warn(Auditing *, const char *form, const Str *, ptrdiff_t);
#define warning(w, form, ...)                                                                      \
    warn((w), (form), (const Str[]){ __VA_ARGS__ }, countof(((const Str[]){ __VA_ARGS__ })))
Papers papers_of(Auditing *);
Str    who_is(const Auditing *, Id);            /* "101 (Bela Ltd)" where the name is here */
bool   is_erased(const Auditing *, Hash);
void   lose(Auditing *, Result);       /* a sealed file: the audit goes on without it */

Result audit_shelf(Auditing *);        /* every hash */
Result audit_entries(Auditing *);      /* lines, acts' commits, places */
Result audit_checkpoints(Auditing *);
Result audit_acts(Auditing *);
Result journals_read(Auditing *, const JournalTexts *);
void   stamps_begin(Auditing *);
Result stamps_check(Auditing *, const Procedure *, const Act *, Instant last, Arena *scratch);
void   stamps_warn(Auditing *);
void   longest_note(Longest *, const Act *, Instant span);
void   ticks_follow(Auditing *, const Act *);   /* of the procedure, before it is folded */
void   ticks_warn(Auditing *);
void   mind_follow(Auditing *, const Act *);    /* of the procedure, before it is folded */
void   mind_warn(Auditing *);
void   marks_follow(Auditing *, const Act *);   /* of the procedure, after it was folded */
void   marks_warn(Auditing *);
Result audit_after(Auditing *);
void   report_write(Auditing *);

/* "name":"value", and the comma. */
void   json_field(FILE *, const char *name, Str value);
void   json_verdict(FILE *, Result fault, Str source);

/* Not in this bundle: counted, never a fault by itself. */
extern const Reason paper_absent, sealed_absent;

#endif
