/* diary.h - what happened to an account, for whose it is: who tried to come in another way, what
 * was given back, what was changed. */
#ifndef ACCOUNTS_DIARY_H
#define ACCOUNTS_DIARY_H

#include "accounts/accounts.h"

enum { DIARY_KEPT = 200, DIARY_WORDS = 500 };

/* Kept as numbers: a new one goes to the end. */
typedef enum Happened {
    RECOVERY_WAS_ASKED = 1, RECOVERY_WAS_AGREED, RECOVERY_WAS_ENDED, RECOVERY_WAS_TAKEN,
    CODE_WAS_USED, CODES_WERE_MADE, PASSPHRASE_WAS_SET, PHONE_WAS_SET, PASSKEY_WAS_ADDED,
    PASSKEY_WAS_REMOVED, MOVE_WAS_ASKED, MOVE_WAS_ENDED, MAIL_WAS_CHANGED, KEY_WAS_ADDED,
    KEY_WAS_ENDED, WAY_WAS_ADDED, WAY_WAS_REMOVED, OTHERS_WERE_ENDED, HAPPENINGS,
} Happened;

/* by: an account; 0: whoever had a link or a code. words: which, why; may be empty. */
typedef struct DiaryLine { Instant at; Happened what; Id by; Str words; } DiaryLine;
typedef LIST(DiaryLine) Diary;

/* Words that are longer than DIARY_WORDS are left out; of one account DIARY_KEPT lines are kept.
 * Fails: account-missing. */
Result diary_note(People *, Id account, Happened, Id by, Str words, Instant now);

/* The newest first. */
Result diary_list(People *, Id account, Diary *, Arena *);

#endif
