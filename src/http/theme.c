/* theme.c - where officers of the office say how pages look; and what makes them look so. */
#include "http/own.h"

#include "http/theming.h"
#include "page/theme.h"

/* ---- what pages bring along ------------------------------------------------------ */

void theme_colour(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)r; (void)rest;
    Colour colour;
    Text   sheet = { 0 };
    if (!colour_read(theming_now(s->theming, a).is.colour, &colour, a))
        return;
    theme_sheet(colour, &sheet, a);
    *answer = (Answer){ .status = 200, .type = "text/css; charset=utf-8",
                        .body = text_str(&sheet) };
}

void theme_logo(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)r; (void)rest;
    Str logo = theming_logo(s->theming, a);
    if (logo.len)
        *answer = (Answer){ .status = 200, .type = "image/png", .body = logo };
}

/* ---- the page -------------------------------------------------------------------- */

/* What was done says the address, so that looking again does nothing again. */
static Str done_words(const Request *r, Arena *a)
{
    return str_is(just_done(r, a), "yes") ? S("Every page looks like this from now on.")
                                              : (Str){ 0 };
}

static Str changed_words(const Own *o, const Theme *is)
{
    Text t = { 0 };
    if (is->edition)
        text_put(&t, o->a, "Last changed by {}, {}.", own_name(o, is->by, "somebody"),
                 own_moment(o, is->at));
    return text_str(&t);
}

static ThemePage page_of(const Own *o, const Themed *now)
{
    Colour    colour;
    ThemePage page = { .name = now->is.name, .usual = o->server->config.site,
                       .colour = now->is.colour, .says = now->is.says, .wide = now->wide,
                       .high = now->high, .changed = changed_words(o, &now->is) };
    page.logo = now->etag.len ? S("/theme/logo.png") : (Str){ 0 };
    if (colour_read(now->is.colour, &colour, o->a))
        page.contrast = page_contrast(contrast_with_white(colour), o->a);
    return page;
}

static void theme_page(Own *o, int status, const ThemePage *page)
{
    Frame frame = own_frame(o, "How these pages look", "");
    own_shown(o, status, &frame, theme, ThemePage, page);
}

void admin_theme(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    (void)rest;
    if (!own_come(&o, s, r, answer, a) || !own_officer(&o))
        return;
    Themed    now = theming_now(s->theming, a);
    ThemePage page = page_of(&o, &now);
    page.done = done_words(r, a);
    theme_page(&o, 200, &page);
}

/* ---- what is typed there --------------------------------------------------------- */

static Str line_wrong(Str s, ptrdiff_t most, const char *what, Arena *a)
{
    Text t = { 0 };
    if (!str_shows(s))
        text_put(&t, a, "{} has a sign that does not show. Type it anew.", str(what));
    else if (s.len > most)
        text_put(&t, a, "{} is too long. Use at most {} letters.", str(what),
                 str_of_number(most, a));
    return text_str(&t);
}

/* A megabyte is typed by nobody. */
static Str shown_again(Str s) { return s.len > 1000 ? (Str){ 0 } : s; }

static void colour_take(Str typed, Theme *theme, ThemePage *page, Arena *a)
{
    Colour colour;
    theme->colour  = (Str){ 0 };
    page->contrast = (Str){ 0 };
    if (!typed.len)
        return;
    if (!colour_read(typed, &colour, a)) {
        page->colour_wrong = S("The colour is not # and six digits, 0 to 9 and a to f, such as "
                               "#0b2d5b.");
        return;
    }
    theme->colour = colour_str(colour, a);
    page->colour_wrong = page_colour_wrong(colour, a);
}

/* A file that was not chosen stays as it was. */
static void logo_take(const Pairs *typed, Theme *theme, ThemePage *page, Arena *a)
{
    Str chosen = pair_of(typed, "logo");
    if (str_is(pair_of(typed, "away"), "yes"))
        theme->logo = theme->says = (Str){ 0 };
    else if (chosen.len) {
        theme->logo = chosen;
        page->logo_wrong = logo_wrong(chosen, a);
    }
    if (theme->logo.len && !theme->says.len)
        page->says_wrong = S("Say in words what the logo shows, for who cannot see it.");
}

/* What is wrong stands in the page. */
static Theme taken(const Own *o, const Pairs *typed, ThemePage *page)
{
    Theme theme = { .name = str_trim(pair_of(typed, "name")),
                    .says = str_trim(pair_of(typed, "says")),
                    .logo = theming_logo(o->server->theming, o->a),
                    .by = o->visitor.account, .at = o->now };
    Str colour = str_trim(pair_of(typed, "colour"));
    page->name = shown_again(theme.name);
    page->says = shown_again(theme.says);
    page->colour = shown_again(colour);
    page->name_wrong = line_wrong(theme.name, THEME_NAME, "The name", o->a);
    colour_take(colour, &theme, page, o->a);
    logo_take(typed, &theme, page, o->a);
    if (!page->says_wrong.len)
        page->says_wrong = line_wrong(theme.says, THEME_SAYS, "What the logo shows", o->a);
    page->wrong = page->name_wrong.len || page->colour_wrong.len || page->logo_wrong.len ||
                  page->says_wrong.len;
    page->again = page->wrong && pair_of(typed, "logo").len;
    return theme;
}

void admin_theme_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_officer(&o))
        return;
    Themed    now = theming_now(s->theming, a);
    ThemePage page = page_of(&o, &now);
    Theme     theme = taken(&o, &typed, &page);
    if (page.wrong)
        theme_page(&o, 422, &page);
    else
        own_done(&o, theming_set(s, &theme), own_failed, "/admin/theme?done=yes");
}
