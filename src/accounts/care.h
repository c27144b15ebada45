/* care.h - what whoever keeps the server must know of its people, in numbers. */
#ifndef ACCOUNTS_CARE_H
#define ACCOUNTS_CARE_H

#include "accounts/accounts.h"

typedef struct Care {
    int64_t accounts;                  /* that can sign in */
    int64_t one_way;                   /* of them: only one way opens a key of theirs */
    int64_t mail_waiting;              /* here and below: without what somebody did themselves */
    int64_t mail_back;                 /* addresses to which it was given up, and none went since */
} Care;

Result care_of(People *, Care *);

#endif
