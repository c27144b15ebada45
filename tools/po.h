/* po.h - reads words and what they are in another language, as gettext keeps them (.po).
 *
 * Read are msgid, msgid_plural, msgstr, msgstr[0] to msgstr[5] and the lines in quotes that go on
 * with them; other lines are for translators. An empty msgstr is one that is missing. Refused: the
 * same msgid twice, and a translation whose fields ("{}", "{lot.title}") are not those of the
 * English, so that no number and no name gets lost on the way. */
#ifndef TOOLS_PO_H
#define TOOLS_PO_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PO_FORMS = 6, PO_MOST = 1024, PO_BYTES = 1 << 18 };

typedef struct PoEntry { char *english, *many, *form[PO_FORMS]; int line; } PoEntry;

static PoEntry po_entry[PO_MOST];
static int     po_entries;
static char    po_words[2 * PO_BYTES];       /* all of them, each ended by 0 */
static size_t  po_used;

static _Noreturn void po_refuse(const char *path, int line, const char *why)
{
    fprintf(stderr, "%s:%d: %s\n", path, line, why);
    exit(1);
}

static char *po_begin(void) { return &po_words[po_used++]; }

/* "...", at the end of the words that were begun last. */
static void po_go_on(const char *path, int line, const char *quoted)
{
    const char *c = quoted + 1;
    for (; *c && *c != '"'; c++) {
        if (*c == '\\' && c[1])
            c++;
        if (po_used + 2 > sizeof po_words)
            po_refuse(path, line, "this is too long");
        po_words[po_used - 1] = *c == 'n' && c[-1] == '\\' ? '\n' : *c;
        po_words[po_used++] = 0;
    }
    if (*c != '"')
        po_refuse(path, line, "a line without its closing quote");
}

/* The word that the line begins, and where its quotes begin. */
static void po_line(const char *path, int number, const char *line)
{
    const char *quoted = strchr(line, '"');
    PoEntry *e = po_entries ? &po_entry[po_entries - 1] : NULL;
    if (line[0] == '#' || !quoted)
        return;
    if (!strncmp(line, "msgid ", 6)) {
        if (po_entries == PO_MOST)
            po_refuse(path, number, "too many words");
        e = &po_entry[po_entries++];
        e->line    = number;
        e->english = po_begin();
    } else if (e && !strncmp(line, "msgid_plural ", 13))
        e->many = po_begin();
    else if (e && !strncmp(line, "msgstr ", 7))
        e->form[0] = po_begin();
    else if (e && !strncmp(line, "msgstr[", 7) && line[7] >= '0' && line[7] < '0' + PO_FORMS)
        e->form[line[7] - '0'] = po_begin();
    else if (!e || line[0] != '"')
        po_refuse(path, number, "neither msgid, msgid_plural nor msgstr");
    po_go_on(path, number, quoted);
}

/* The first field from there on, with its braces; length 0: there is none. */
static size_t po_field(const char **at)
{
    *at += strcspn(*at, "{");
    return **at ? strcspn(*at, "}") + 1 : 0;
}

static bool po_holds_fields(const char *of, const char *in)
{
    for (size_t length; (length = po_field(&of)) > 0; of += length) {
        char field[256];
        snprintf(field, sizeof field, "%.*s", (int)length, of);
        if (length < sizeof field && !strstr(in, field))
            return false;
    }
    return true;
}

static int po_order(const void *x, const void *y)
{
    return strcmp(((const PoEntry *)x)->english, ((const PoEntry *)y)->english);
}

static void po_check(const char *path, const PoEntry *e)
{
    for (int i = 0; i < PO_FORMS; i++) {
        const char *form = e->form[i];
        if (!form || !*form || !*e->english)
            continue;
        if (!po_holds_fields(form, e->many ? e->many : e->english))
            po_refuse(path, e->line, "a field that the English does not have");
        if (!e->many && !po_holds_fields(e->english, form))
            po_refuse(path, e->line, "a field of the English is missing");
    }
}

static void po_read(const char *path)
{
    char  line[4096];
    FILE *in = fopen(path, "r");
    if (!in)
        po_refuse(path, 0, "it is not there");
    for (int number = 1; fgets(line, sizeof line, in); number++)
        po_line(path, number, line);
    fclose(in);
    for (int i = 0; i < po_entries; i++)
        po_check(path, &po_entry[i]);
    qsort(po_entry, (size_t)po_entries, sizeof *po_entry, po_order);
    for (int i = 1; i < po_entries; i++)
        if (!po_order(&po_entry[i - 1], &po_entry[i]))
            po_refuse(path, po_entry[i].line, "the same msgid a second time");
}

/* NULL: not there. */
static inline const PoEntry *po_find(const char *english)
{
    PoEntry sought = { .english = (char *)(size_t)english };
    return bsearch(&sought, po_entry, (size_t)po_entries, sizeof *po_entry, po_order);
}

#endif
