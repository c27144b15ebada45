/* show.h - what people see of a book and of a procedure at the terminal. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "clerk/clerk.h"
#include "cli/command.h"

Result show_book(Clerk *, const Line *);

/* Where each lot stands, until when, what comes next and for whom. How many bids there are is
 * not said before the box is listed. asker: whose questions are shown; 0: nobody's. */
Result show_procedure(Clerk *, const Procedure *, Id asker, const Line *);

/* What the winner's prices save in a lot by buyer and year, where a baseline was frozen and a
 * price of the winner is open; nothing otherwise. */
void show_savings(Clerk *, const Procedure *, const Lot *);

#endif
