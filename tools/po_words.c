/* po_words.c - turns words in another language into the table that page/words.c looks them up in.
 *
 *     po_words text/cy.po  >  cy.po.c
 *
 * There stands  const Said said_cy[] = { { "English", "{} many", { "form 0", ... } }, ... },  in
 * the order of strcmp(), and its length, said_cy_count. What has no translation is left out. */
#include "po.h"

static void put_quoted(const char *words)
{
    putchar('"');
    for (const unsigned char *c = (const unsigned char *)words; *c; c++) {
        if (*c == '"' || *c == '\\')
            printf("\\%c", *c);
        else if (*c < ' ' || *c > '~')
            printf("\\%03o", *c);
        else
            putchar(*c);
    }
    putchar('"');
}

static void put_entry(const PoEntry *e)
{
    printf("    { ");
    put_quoted(e->english);
    printf(", { ");
    for (int i = 0; i < PO_FORMS; i++) {
        const char *form = e->form[i] && *e->form[i] ? e->form[i] : e->form[0];
        put_quoted(form);
        printf(i + 1 < PO_FORMS ? ", " : " } },\n");
    }
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 64;
    const char *slash = strrchr(argv[1], '/'), *name = slash ? slash + 1 : argv[1];
    int length = (int)strcspn(name, ".");
    po_read(argv[1]);
    printf("/* Made by tools/po_words from %s: edit that. */\n#include \"page/words.h\"\n\n"
           "const Said said_%.*s[] = {\n", name, length, name);
    for (int i = 0; i < po_entries; i++)
        if (*po_entry[i].english && po_entry[i].form[0] && *po_entry[i].form[0])
            put_entry(&po_entry[i]);
    printf("};\nconst int said_%.*s_count = countof(said_%.*s);\n", length, name, length, name);
    return 0;
}
