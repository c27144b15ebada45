/* guard.h - nobody looks into the memory of a program that holds keys. */
#ifndef SYS_GUARD_H
#define SYS_GUARD_H

/* From now on the process leaves no core, and only the system's administrator may trace it or read
 * its memory. Once, before a secret is read. */
void memory_guard(void);

#endif
