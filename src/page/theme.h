/* theme.h - where officers of the office say how pages look, and the sheet that makes them so. */
#ifndef PAGE_THEME_H
#define PAGE_THEME_H

#include "base/colour.h"
#include "page/frame.h"

/* What is wrong stands beside its field. */
#define THEME_PAGE(IS)                                                                             \
    IS(ThemePage, TEXT, done, , "What was just done.")                                             \
    IS(ThemePage, FLAG, wrong, , "Something was, and nothing was changed.")                        \
    IS(ThemePage, FLAG, again, , "A logo was chosen, and must be once more.")                      \
    IS(ThemePage, TEXT, name, , "Whose these pages are; empty: as the settings say.")              \
    IS(ThemePage, TEXT, usual, , "What the settings say.")                                         \
    IS(ThemePage, TEXT, name_wrong, , "What is wrong with it.")                                    \
    IS(ThemePage, TEXT, colour, , "Of the header and of buttons: #0b2d5b; empty: as it comes.")    \
    IS(ThemePage, TEXT, contrast, , "Of white words on it.")                                       \
    IS(ThemePage, TEXT, colour_wrong, , "What is wrong with it.")                                  \
    IS(ThemePage, TEXT, logo, , "Where the logo is; empty: there is none.")                        \
    IS(ThemePage, NUMBER, wide, , "Its width in dots.")                                            \
    IS(ThemePage, NUMBER, high, , "Its height in dots.")                                           \
    IS(ThemePage, TEXT, logo_wrong, , "What is wrong with it.")                                    \
    IS(ThemePage, TEXT, says, , "What it shows, in words.")                                        \
    IS(ThemePage, TEXT, says_wrong, , "What is wrong with that.")                                  \
    IS(ThemePage, TEXT, changed, , "Who changed it last, and when.")
SHAPE(ThemePage, THEME_PAGE)

/* "4.56:1" */
Str page_contrast(int64_t hundredths, Arena *);

/* Why white words on it cannot be read, and which colour to take; empty: they can. */
Str page_colour_wrong(Colour, Arena *);

/* One sheet after the other one, for screens: paper has no brand. */
void theme_sheet(Colour, Text *, Arena *);

void theme_html(const Frame *, const ThemePage *, Text *, Arena *);

#endif
