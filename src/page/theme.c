#include "page/theme.h"

SHAPE_OF(ThemePage, THEME_PAGE)

Str page_contrast(int64_t hundredths, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}:1", str_of_decimal(hundredths, 2, a));
    return text_str(&t);
}

Str page_colour_wrong(Colour c, Arena *a)
{
    Text    t = { 0 };
    int64_t is = contrast_with_white(c);
    Colour  better = colour_readable(c);
    if (is >= CONTRAST_LEAST)
        return (Str){ 0 };
    text_put(&t, a, "White words on {} have a contrast of {}; they need at least 4.5:1. Take a "
             "darker one, such as {} with {}.", colour_str(c, a), page_contrast(is, a),
             colour_str(better, a), page_contrast(contrast_with_white(better), a));
    return text_str(&t);
}

/* Buttons that say something by their colour, or have the focus, keep theirs. */
#define BUTTON ".govuk-button:not(.govuk-button--secondary, .govuk-button--warning, "              \
               ".govuk-button--inverse, :focus)"

/* A button is a little darker under the pointer, and its lower edge darker still. */
enum { UNDER_THE_POINTER = 204, EDGE = 128 };

void theme_sheet(Colour c, Text *t, Arena *a)
{
    text_put(t, a, "@media screen {\n:root {\n  --govuk-brand-colour: {};\n}\n", colour_str(c, a));
    text_put(t, a, BUTTON " {\n  background-color: {};\n  box-shadow: 0 2px {};\n}\n",
             colour_str(c, a), colour_str(colour_part(c, EDGE), a));
    text_put(t, a, BUTTON ":hover:not([disabled]) {\n  background-color: {};\n}\n}\n",
             colour_str(colour_part(c, UNDER_THE_POINTER), a));
}
