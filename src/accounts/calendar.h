/* calendar.h - the private address of somebody's calendar. Whoever has it reads what that person
 * must do and by when, and nothing else. */
#ifndef ACCOUNTS_CALENDAR_H
#define ACCOUNTS_CALENDAR_H

#include "accounts/accounts.h"

extern const Reason calendar_missing;

/* A fresh secret; the one before counts no more. What is kept of it is its fingerprint alone. */
Result calendar_make(People *, Id account, Instant now, Token *);

/* It is no error where there is none. */
Result calendar_end(People *, Id account);

/* made: since when; 0: there is none. */
Result calendar_of(People *, Id account, Instant *made);

/* Whose it is. Fails: calendar-missing (never was, or ended, or they cannot sign in any more). */
Result calendar_find(People *, Str secret, Id *account, Str *name, Arena *);

#endif
