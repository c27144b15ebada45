/* figures_inside.h - what the files of figures share; for the files of this room only. */
#ifndef LETTERS_FIGURES_INSIDE_H
#define LETTERS_FIGURES_INSIDE_H

#include "core/view/trials.h"
#include "draw/forms.h"
#include "letters/figures.h"
#include "letters/inside.h"

Figure *figure_add(Figures *, const char *word, Str heading, Arena *);
void    figure_column(Figure *, Str title, bool number, Arena *);
void    figure_cell(Figure *, Str, Arena *);
void    figure_end(Figure *);

/* One more row: has it room in the table? */
bool    figure_takes(const Letter *, Figure *);
Measure    money_unit(const Procedure *, Money greatest, Arena *);

/* The lead, scores, price and quality, what one change would do; of the letter's ranking. */
void    figures_ranked(Letter *, Results *);
void    figure_firsts(Letter *, const Trials *, Figures *);
void    figures_panel(Letter *, Results *);
void    figures_saved(Letter *, Figures *);
void    figure_times(Letter *, Figures *);

#endif
