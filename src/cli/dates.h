/* dates.h - the dates of a procedure at the terminal: derived, published, and by which law. */
#ifndef CLI_DATES_H
#define CLI_DATES_H

#include "clerk/clerk.h"
#include "cli/command.h"

/* What dates_of() gives, with each derivation in words; with --json a list of objects. */
Result show_dates(Clerk *, const Procedure *, const Line *);

#endif
