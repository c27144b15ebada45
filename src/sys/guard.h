/* guard.h - nobody looks into the memory of a program that holds keys; and no file that changes
 * ends a program without a word. */
#ifndef SYS_GUARD_H
#define SYS_GUARD_H

/* From now on the process leaves no core, and only the system's administrator may trace it or read
 * its memory. Once, before a secret is read. */
void memory_guard(void);

/* Where a file that is mapped (given.h) has become shorter there is nothing to read on with. Then,
 * from now on, the process ends with `code` and one line on standard error, "<program>: <path>:
 * changed while read"; and with `object`, a line, on standard output, where programs listen (else
 * NULL). Without this call a signal ends it without a word. Of the process. */
void given_guard(const char *program, const char *object, int code);

#endif
