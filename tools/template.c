/* template.c - turns a page's template into the C function that writes it.
 *
 *     template src/page/tender.html              >  tender.html.c
 *     template src/page/tender.html text/cy.po   >  tender_cy.html.c
 *
 * The first line says of what: {page TenderPage in "page/tender.h"}; there stands
 *
 *     void tender_html(const Frame *, const TenderPage *, Text *, Arena *);
 *
 * and of the second tender_cy_html(): the same in Welsh. Its words are those of cy.po; where that
 * lacks some, they stay English, and are named on standard error. Words are what stands between two
 * elements or blocks, with its fields ("Given {answer.at},"), and the values of attributes that are
 * read out. An address is put in the place of another where cy.po has one.
 *
 * In a template stand
 *
 *     {title}  {lot.title}              a field of the page, or of what a list is gone through with
 *     {frame.person}                    of what surrounds every page (page/frame.h)
 *     {#each lot in lots} ... {/each}   once for each
 *     {#if open} ... {#else} ... {/if}  also {#if not open}; a text says something or not
 *     {>row}                            row.html, which stands beside it
 *     {graphic figure.graphic}          a picture (draw/draw.h), which writes itself
 *     {! for who reads the template}    {{ is a brace
 *
 * and nothing else. Fields are escaped for the place where they stand: text, the value of an
 * attribute, a part of an address, JSON. A field that the struct lacks does not compile. What would
 * let words become more than words is refused here: values without quotes, on...=, style, scripts
 * and styles within the page, a field in a name. Elements must close in the order in which they
 * opened, in each branch as well. */
#include "po.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = 64, DEPTH = 64, SOURCE = 1 << 18, INCLUDED = 8 };

typedef struct Source { char path[2048]; char *at; int line; } Source;

static Source source[INCLUDED];              /* the last one is read; below it who included it */
static char   text[INCLUDED][SOURCE];
static int    included;

static _Noreturn void refuse(const char *form, ...)
{
    va_list args;
    const Source *s = &source[included ? included - 1 : 0];
    fprintf(stderr, "%s:%d: ", s->path, s->line);
    va_start(args, form);
    vfprintf(stderr, form, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

/* ---- in another language --------------------------------------------------------- */

static const char *language;                 /* "cy"; NULL: English, as it is written */
static char  said[SOURCE];                   /* the text of a source, said in it */
static int   said_length;

static void say_bytes(const char *at, size_t length)
{
    if (said_length + length >= SOURCE)
        refuse("this is too long");
    memcpy(said + said_length, at, length);
    said_length += (int)length;
}

static bool is_field(const char *at)
{
    size_t length = at[0] == '{' ? strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_.") : 0;
    return length && at[1 + length] == '}';
}

static bool has_letters(const char *at, const char *end)
{
    for (; at < end; at++) {
        if (*at == '{')
            at += strcspn(at, "}");
        else if (*at == '&')
            at += strcspn(at, ";");
        else if (isalpha((unsigned char)*at))
            return true;
    }
    return false;
}

/* These words in the language; what stands before and behind them is left alone. */
static void say_words(const char *at, const char *end, bool wanted)
{
    char english[4096];
    const char *first = at, *last = end;
    while (first < last && isspace((unsigned char)*first))
        first++;
    while (last > first && isspace((unsigned char)last[-1]))
        last--;
    snprintf(english, sizeof english, "%.*s", (int)(last - first), first);
    const PoEntry *e = *english ? po_find(english) : NULL;     /* "" is the head of the file */
    const char *words = e && e->form[0] && *e->form[0] ? e->form[0] : NULL;
    if (!words && wanted && has_letters(first, last))
        fprintf(stderr, "%s: not said in %s: %s\n", source[included - 1].path, language, english);
    if (words && strpbrk(words, "<>\""))
        refuse("markup in what is said in %s for: %s", language, english);
    say_bytes(at, (size_t)(first - at));
    say_bytes(words ? words : first, words ? strlen(words) : (size_t)(last - first));
    say_bytes(last, (size_t)(end - last));
}

/* The value of an attribute that begins there; how long it is. */
static size_t say_value(const char *tag, const char *at)
{
    static const char *const read_out[] = { " aria-label=", " title=", " alt=", " data-then=",
                                            " data-instead=" };
    size_t length = strcspn(at, "\"");
    bool   wanted = false, address = at - tag > 6 && !strncmp(at - 7, " href=", 6);
    address |= at - tag > 6 && !strncmp(at - 7, " lang=", 6);
    for (size_t i = 0; i < sizeof read_out / sizeof *read_out; i++) {
        size_t name = strlen(read_out[i]);
        wanted |= (size_t)(at - tag) > name && !strncmp(at - 1 - name, read_out[i], name);
    }
    if (wanted || address)
        say_words(at, at + length, wanted);
    else
        say_bytes(at, length);
    return length;
}

/* From "<" to ">". */
static const char *say_tag(const char *tag)
{
    const char *at = tag;
    while (*at && *at != '>') {
        size_t length = *at == '{' ? strcspn(at, "}") : 0;
        say_bytes(at, length + 1);
        at += length + 1;
        if (at[-1] == '"') {
            at += say_value(tag, at);
            say_bytes(at, *at ? 1 : 0);
            at += *at ? 1 : 0;
        }
    }
    say_bytes(at, *at ? 1 : 0);
    return at + (*at ? 1 : 0);
}

static const char *words_end(const char *at)
{
    while (*at && *at != '<' && (*at != '{' || is_field(at)))
        at++;
    return at;
}

static bool is_exact(const char *tag)        /* what is in it is typed or read as it stands */
{
    return !strncmp(tag, "<pre", 4) || !strncmp(tag, "<code", 5) || !strncmp(tag, "<script", 7);
}

static void say_all(char *from)
{
    bool exact = false;
    said_length = 0;
    for (const char *at = from, *end; *at; at = end) {
        if (*at == '<') {
            exact = is_exact(at);
            end = say_tag(at);
        } else if (*at == '{' && !is_field(at)) {
            end = at + strcspn(at, "}");
            end += *end ? 1 : 0;
            say_bytes(at, (size_t)(end - at));
        } else {
            end = words_end(at);
            if (exact)
                say_bytes(at, (size_t)(end - at));
            else
                say_words(at, end, true);
        }
    }
    memcpy(from, said, (size_t)said_length);
    from[said_length] = 0;
}

/* ---- where the bytes come from ---------------------------------------------------- */

static void include(const char *path)
{
    FILE *in = fopen(path, "r");
    if (included == INCLUDED)
        refuse("too many files within each other");
    if (!in)
        refuse("there is no %s", path);
    Source *s = &source[included++];
    snprintf(s->path, sizeof s->path, "%s", path);
    s->at   = text[included - 1];
    s->line = 1;
    size_t length = fread(s->at, 1, SOURCE - 1, in);
    if (length == SOURCE - 1)
        refuse("this is too long");
    s->at[length] = 0;
    fclose(in);
    if (language)
        say_all(s->at);
}

/* "src/page/tender.html", "row": "src/page/row.html" */
static void include_beside(const char *name)
{
    char path[2048];
    const char *slash = strrchr(source[0].path, '/');
    int folder = slash ? (int)(slash + 1 - source[0].path) : 0;
    snprintf(path, sizeof path, "%.*s%s.html", folder, source[0].path, name);
    include(path);
}

/* The next byte, 0 at the end of everything. */
static int look(void)
{
    while (included > 1 && !*source[included - 1].at)
        included--;
    return (unsigned char)*source[included - 1].at;
}

static int take(void)
{
    int c = look();
    Source *s = &source[included - 1];
    if (c)
        s->at++;
    s->line += c == '\n';
    return c;
}

/* ---- what is written ------------------------------------------------------------- */

static char literal[SOURCE];
static int  pending;

static void literal_flush(void)
{
    if (!pending)
        return;
    printf("    html_ours(t, \"");
    for (int i = 0; i < pending; i++) {
        unsigned char c = (unsigned char)literal[i];
        if (c == '\n')
            printf("\\n%s", i + 1 < pending ? "\"\n        \"" : "");
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < ' ' || c > '~')
            printf("\\%03o", c);
        else
            putchar(c);
    }
    printf("\", a);\n");
    pending = 0;
}

static void literal_add(int c)
{
    if (pending == SOURCE - 1)
        refuse("this is too long");
    literal[pending++] = (char)c;
}

/* A line of C that the compiler complains of by the template's line. */
static void code(const char *form, ...)
{
    va_list args;
    const Source *s = &source[included - 1];
    literal_flush();
    printf("#line %d \"%s\"\n    ", s->line, s->path);
    va_start(args, form);
    vprintf(form, args);
    va_end(args);
    putchar('\n');
}

/* ---- where in a page we are ------------------------------------------------------ */

typedef enum Place { TEXT, TAG_NAME, TAG, ATTRIBUTE, BEFORE_VALUE, VALUE, COMMENT } Place;

static Place place;
static char  tag[NAME], attribute[NAME];     /* the one that we are in */
static bool  closing, value_begun;           /* </x>; something stands in the value already */
static char  open_tags[DEPTH][NAME];
static int   opened;

static bool is_one_of(const char *word, const char *words)
{
    char spaced[NAME + 2];
    snprintf(spaced, sizeof spaced, " %s ", word);
    return strstr(words, spaced) != NULL;
}

static void name_add(char *name, int c)
{
    size_t length = strlen(name);
    if (length == NAME - 1)
        refuse("a name is too long: %s", name);
    name[length]     = (char)c;
    name[length + 1] = 0;
}

static bool is_void(const char *name)
{
    return is_one_of(name, " area base br col embed hr img input link meta source track wbr "
                           "!doctype path rect circle line use ");
}

static void tag_ends(bool closed_at_once)
{
    place = TEXT;
    if (closing) {
        if (!opened || strcmp(open_tags[opened - 1], tag) != 0)
            refuse("</%s> closes <%s>", tag, opened ? open_tags[opened - 1] : "nothing");
        opened--;
    } else if (!is_void(tag) && !closed_at_once) {
        if (opened == DEPTH)
            refuse("too many elements within each other");
        snprintf(open_tags[opened++], NAME, "%s", tag);
    }
}

static void attribute_begins(void)
{
    if (!strncmp(attribute, "on", 2) || !strcmp(attribute, "style"))
        refuse("%s= may not stand in a page", attribute);
}

static bool in_element(const char *name)
{
    return opened && !strcmp(open_tags[opened - 1], name);
}

/* What is in it is read by programs; only JSON for them, or nothing. */
static bool json;
static bool source_named;
static void tag_begins_inside(void)
{
    if (closing)
        return;
    if (is_one_of(tag, " style iframe object embed base "))
        refuse("<%s> may not stand in a page", tag);
    if (!strcmp(tag, "script") && !json && !source_named)
        refuse("a script within the page");
}

static void follow_text(int c)
{
    if (c == '<') {
        place = TAG_NAME;
        tag[0] = 0;
        closing = json = source_named = false;
    } else if (c == '>' && !in_element("script"))
        refuse("a > by itself: write &gt;");
    else if (in_element("script") && !isspace(c))
        refuse("a script within the page");
}

static void follow_tag_name(int c)
{
    if (c == '/' && !tag[0])
        closing = true;
    else if (isalnum(c) || c == '!' || c == '-')
        name_add(tag, tolower(c));
    else if (!strcmp(tag, "!--") || !tag[0])
        refuse("write {! ...} for who reads the template, and &lt; for <");
    else if (c == '>')
        tag_begins_inside(), tag_ends(false);
    else if (isspace(c))
        place = TAG;
    else
        refuse("%c in the name of an element", c);
}

static void follow_tag(int c)
{
    static int before;
    if (c == '>')
        tag_begins_inside(), tag_ends(before == '/');
    else if (isalpha(c)) {
        place = ATTRIBUTE;
        attribute[0] = 0;
        name_add(attribute, tolower(c));
    } else if (!isspace(c) && c != '/')
        refuse("%c in <%s>", c, tag);
    before = c;
}

static void follow_attribute(int c)
{
    if (isalnum(c) || c == '-' || c == ':' || c == '_')
        name_add(attribute, tolower(c));
    else if (c == '=')
        attribute_begins(), place = BEFORE_VALUE;
    else if (isspace(c))
        attribute_begins(), place = TAG;
    else if (c == '>')
        attribute_begins(), tag_begins_inside(), tag_ends(false);
    else
        refuse("%c in the name of an attribute", c);
}

static char value[NAME];                     /* how what we are in begins */

static void value_ends(void)
{
    json |= !strcmp(attribute, "type") && !strcmp(value, "application/json");
    source_named |= !strcmp(attribute, "src");
    place = TAG;
}

static void follow_value(int c)
{
    if (c == '"')
        value_ends();
    else {
        if (strlen(value) < NAME - 1)
            name_add(value, c);
        value_begun = true;
    }
}

static void follow(int c)
{
    switch (place) {
    case TEXT:      follow_text(c);      break;
    case TAG_NAME:  follow_tag_name(c);  break;
    case TAG:       follow_tag(c);       break;
    case ATTRIBUTE: follow_attribute(c); break;
    case BEFORE_VALUE:
        if (c != '"')
            refuse("%s= wants a value in quotes", attribute);
        place = VALUE;
        value[0] = 0;
        value_begun = false;
        break;
    case VALUE:     follow_value(c);     break;
    case COMMENT:   break;
    }
}

/* ---- fields ---------------------------------------------------------------------- */

typedef struct Block { char word[8]; char item[NAME]; int opened; Place place; } Block;

static Block block[DEPTH];
static int   blocks;

static bool is_item(const char *name, size_t length)
{
    if (length == 5 && !strncmp(name, "frame", length))
        return true;
    for (int i = 0; i < blocks; i++)
        if (strlen(block[i].item) == length && !strncmp(block[i].item, name, length))
            return true;
    return false;
}

/* "lot.title" where lot is gone through: "lot->title"; else "page->lot.title". What surrounds every
 * page is there as if it were gone through. */
static const char *expression(const char *path)
{
    static char made[4 * NAME];
    size_t first = strcspn(path, ".");
    for (const char *c = path; *c; c++)
        if (!isalnum(*c) && *c != '_' && *c != '.')
            refuse("{%s} is neither a field nor anything else", path);
    if (!is_item(path, first))
        snprintf(made, sizeof made, "page->%s", path);
    else if (path[first])
        snprintf(made, sizeof made, "%.*s->%s", (int)first, path, path + first + 1);
    else
        snprintf(made, sizeof made, "*%s", path);
    return made;
}

static bool is_address(const char *name)
{
    return is_one_of(name, " href src action formaction poster cite ");
}

static void field(const char *path)
{
    const char *what = expression(path);
    if (place == TEXT && in_element("script"))
        code("html_json(t, %s, a);", what);
    else if (place == TEXT)
        code("html_put(t, %s, a);", what);
    else if (place == VALUE && is_address(attribute))
        code(value_begun ? "html_part(t, %s, a);" : "html_link(t, %s, a);", what);
    else if (place == VALUE)
        code("html_put(t, %s, a);", what);
    else
        refuse(place == BEFORE_VALUE ? "a value wants quotes: ={%s}"
                                     : "{%s} stands in the name of something", path);
    value_begun = true;
}

/* ---- blocks ---------------------------------------------------------------------- */

/* <option{#if chosen} selected{/if}> */
static void name_ends(void)
{
    if (place == ATTRIBUTE)
        attribute_begins();
    if (place == ATTRIBUTE || (place == TAG_NAME && tag[0]))
        place = TAG;
}

static Block *block_begin(const char *word)
{
    if (blocks == DEPTH)
        refuse("too many blocks within each other");
    name_ends();
    if (place != TEXT && place != TAG && place != VALUE)
        refuse("{#%s} stands in the name of something", word);
    Block *b = &block[blocks++];
    *b = (Block){ .opened = opened, .place = place };
    snprintf(b->word, sizeof b->word, "%s", word);
    return b;
}

static void block_same(const Block *b, const char *where)
{
    name_ends();
    if (b->opened != opened || b->place != place)
        refuse("elements that {#%s} opened are open at %s, or the other way round", b->word,
               where);
}

/* The next one of a line; false: there is none, or it is too long. */
static bool word(char **rest, char *into)
{
    *rest += strspn(*rest, " ");
    size_t length = strcspn(*rest, " ");
    snprintf(into, NAME, "%.*s", (int)length, *rest);
    *rest += length;
    return length && length < NAME;
}

static void each_begins(char *rest)
{
    char item[NAME], in[NAME], list[NAME];
    if (!word(&rest, item) || !word(&rest, in) || strcmp(in, "in") != 0 || !word(&rest, list))
        refuse("write {#each lot in lots}");
    code("for (each(const __typeof__(*(%s).at), %s, %s)) {", expression(list), item,
         expression(list));
    snprintf(block_begin("each")->item, NAME, "%s", item);
}

static void if_begins(char *rest)
{
    bool not = !strncmp(rest, "not ", 4);
    code("if (%shtml_says(%s)) {", not ? "!" : "", expression(rest + (not ? 4 : 0)));
    block_begin("if");
}

static void block_else(void)
{
    if (!blocks || strcmp(block[blocks - 1].word, "if") != 0)
        refuse("{#else} outside of an {#if}");
    block_same(&block[blocks - 1], "{#else}");
    code("} else {");
}

static void block_ends(const char *word)
{
    if (!blocks || strcmp(block[blocks - 1].word, word) != 0)
        refuse("{/%s} ends nothing", word);
    block_same(&block[blocks - 1], "its end");
    code("}");
    blocks--;
}

/* The compiler sees that it is one: nothing else can be written as it is. */
static void graphic(const char *path)
{
    if (place != TEXT || in_element("script"))
        refuse("a picture stands between elements");
    code("graphic_svg(t, %s, a);", expression(path));
}

static void directive(char *words)
{
    if (!strncmp(words, "#each ", 6))
        each_begins(words + 6);
    else if (!strncmp(words, "#if ", 4))
        if_begins(words + 4);
    else if (!strcmp(words, "#else"))
        block_else();
    else if (!strncmp(words, "graphic ", 8))
        graphic(words + 8);
    else if (words[0] == '/')
        block_ends(words + 1);
    else if (words[0] == '>')
        include_beside(words + 1);
    else if (words[0] != '!')
        field(words);
}

/* ---- a template ------------------------------------------------------------------ */

static void braces(char *words, size_t room)
{
    size_t length = 0;
    int c;
    while ((c = take()) != '}') {
        if (!c || length == room - 1)
            refuse("a { without its }");
        words[length++] = (char)c;
    }
    words[length] = 0;
}

/* Lines of a template are indented for its readers. */
static void line_begins(void)
{
    while (place == TEXT && !in_element("pre") && (look() == ' ' || look() == '\t'))
        take();
}

static void body(void)
{
    char words[1024];
    line_begins();
    for (int c; (c = take()) != 0;) {
        if (c == '{' && look() != '{') {
            braces(words, sizeof words);
            directive(words);
            bool alone = !pending && place == TEXT && look() == '\n';
            if (alone && strchr("#/>!", words[0]))
                take(), line_begins();
            continue;
        }
        if (c == '{')
            take();
        follow(c);
        literal_add(c);
        if (c == '\n')
            line_begins();
    }
    if (blocks || opened || place != TEXT)
        refuse("<%s> or {#%s} is open at the end", opened ? open_tags[opened - 1] : "",
               blocks ? block[blocks - 1].word : "");
}

static void head(void)
{
    static const char form[] = "the first line is {page Type in \"room/file.h\"}";
    char words[1024], first[NAME], type[NAME], in[NAME], header[NAME], *rest = words;
    const char *slash = strrchr(source[0].path, '/');
    const char *name = slash ? slash + 1 : source[0].path;
    if (take() != '{')
        refuse(form);
    braces(words, sizeof words);
    if (!word(&rest, first) || strcmp(first, "page") != 0 || !word(&rest, type) ||
        !word(&rest, in) || strcmp(in, "in") != 0 || !word(&rest, header))
        refuse(form);
    take();
    printf("/* Made by tools/template from %s: edit that. */\n", name);
    printf("#include %s\n#include \"page/html.h\"\n\n", header);
    printf("void %.*s%s%s_html(const Frame *frame, const %s *page, Text *t, Arena *a)\n{\n"
           "    (void)frame, (void)page;\n", (int)strcspn(name, "."), name, language ? "_" : "",
           language ? language : "", type);
}

int main(int argc, char **argv)
{
    static char named[NAME];
    if (argc != 2 && argc != 3)
        return 64;
    if (argc == 3) {
        const char *slash = strrchr(argv[2], '/'), *name = slash ? slash + 1 : argv[2];
        snprintf(named, sizeof named, "%.*s", (int)strcspn(name, "."), name);
        language = named;
        po_read(argv[2]);
    }
    include(argv[1]);
    head();
    body();
    literal_flush();
    printf("}\n");
    return 0;
}
