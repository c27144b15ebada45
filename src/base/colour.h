/* colour.h - colours of a screen (sRGB), and how well white words are read on them. */
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include "base/base.h"

/* Of ordinary words, in hundredths. Source: WCAG 2.2, 1.4.3. */
enum { CONTRAST_LEAST = 450 };

typedef struct Colour { unsigned char part[3]; } Colour;     /* red, green, blue */

/* "#0b2d5b", also without "#" and in capitals. */
bool colour_read(Str, Colour *, Arena *);
Str  colour_str(Colour, Arena *);                            /* "#0b2d5b" */

/* The contrast with white in hundredths, rounded down: 450 is 4.5:1. Source: WCAG 2.2, relative
 * luminance and contrast ratio. */
int64_t contrast_with_white(Colour);

/* So many 255ths of its light, step by step: the same hue, darker. */
Colour colour_part(Colour, int parts);

/* The lightest of these on which white words have CONTRAST_LEAST: itself, where it has that. */
Colour colour_readable(Colour);

#endif
