/* faulty.h - a disk on which the n-th write, sync, truncation or renaming fails or is the last.
 *
 * What SQLite does goes through a VFS of ours; what the book does beside it (high-water, sealed
 * files) goes through functions of the same names as those of the C library, which this program
 * finds first. Both are counted together, in the order in which they come.
 *
 * Most of what SQLite reads it has in memory. What cannot be read is therefore told to a whole
 * statement: it is interrupted before its first row, which its caller cannot tell from a page that
 * the disk does not give. */
#ifndef TEST_FAULTY_H
#define TEST_FAULTY_H

#include <stdbool.h>

typedef enum Fault {
    FAULT_IO,                /* nothing was done */
    FAULT_FULL,              /* nothing was done: the disk is full */
    FAULT_QUOTA,             /* nothing was done: what this user may have is used up */
    FAULT_READ_ONLY,         /* nothing was done: the disk may only be read now */
    FAULT_SHORT,             /* half of a write was done */
    FAULT_DONE,              /* all was done, and yet it is said to have failed */
    FAULTS,
    FAULT_READ = FAULTS      /* operations are statements, and this one cannot read on */
} Fault;

/* Makes it SQLite's default; call it before anything is opened. */
void faulty_register(void);

/* From now on operation number `nth` (from 1; 0: none) fails in this way; lasting: and all that
 * come after it. Counting begins again. */
void faulty_arm(int nth, Fault, bool lasting);

/* The process is killed at operation number `nth`, when that was done which the fault says. */
void faulty_kill(int nth, Fault);
void faulty_disarm(void);
int  faulty_count(void);     /* operations since arming */
bool faulty_struck(void);

#endif
