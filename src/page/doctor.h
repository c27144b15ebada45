/* doctor.h - what whoever runs a book must know of it and of its machine, in words: does it open,
 * is everything there, what would not be noticed. Nothing is changed. */
#ifndef PAGE_DOCTOR_H
#define PAGE_DOCTOR_H

#include "sys/clock.h"

/* WEAK: all goes on, but something could be lost or done to it unseen. */
typedef enum Health { WELL, WEAK, UNWELL } Health;
extern const char *const health_words[];             /* "good", "weak", "BAD" */

typedef struct Checked { const char *about; Health health; Text says; } Checked;
typedef LIST(Checked) Checkup;

/* One line each, in a fixed order; what a book that does not open cannot tell is left out. */
void page_doctor(const char *folder, const Wall *, Checkup *, Arena *);

/* The same for a page that officers see: what takes long is left out, and so is what tells how many
 * bids there are. */
void page_doctor_briefly(const char *folder, const Wall *, Checkup *, Arena *);

/* Fails: book-unwell, with what is. */
Result checkup_judge(const Checkup *, Arena *);

extern const Reason book_unwell;

#endif
