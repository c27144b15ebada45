/* form.h - an act from a form: what follows from the book is filled in, what is typed still
 * counts. */
#ifndef DESK_FORM_H
#define DESK_FORM_H

#include "desk/wording.h"

/* Of the act `padlock` no field, but what was made ready of one on its holder's own disk. */
#define FORM_PADLOCK "padlock"

/* The procedure, or that there is none yet, is the wording's; of `begin` and of the office's acts
 * it says no more than how moments are read. A list of the box, a sheet of marks, an award to the
 * first, a contract with who won it and a padlock are filled in from the procedure; the key of who
 * registers or enrols is its own.
 * Fails: as act_of_pairs(), award_act(), contract_act(), padlock_act(),
 * padlock_ready_act(). */
Result act_of_form(ActKind, const Pairs *, Wording, const Actor *, Str origin, Act *, Shelf *,
                   Arena *);

/* The same, and all that is wrong is kept, with the name of the field; "" where what would be
 * filled in cannot be. */
void act_of_form_all(ActKind, const Pairs *, Wording, const Actor *, Str origin, Act *, Shelf *,
                     Troubles *, Arena *);

/* Need nobody type this field? It is filled in from the procedure, or by what closes a batch. Of
 * who enrols, number and key are asked for: it may be somebody else. */
bool form_fills(ActKind, const Field *);

#endif
