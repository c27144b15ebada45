#include "law/cites.h"

#include <string.h>

enum { EC = 1 << EC_2004_18, EU = 1 << EU_2014_24, PCR = 1 << PCR_2015, PA = 1 << PA_2023 };

/* statute: a cite of it is the law's own; a judgment or an order beside it is not enough. */
static const struct { const char *name; unsigned laws; bool statute; } named[] = {
    { "2004/18/EC", EC, true },          { "2014/24/EU", EU, true },
    { "89/665/EEC", EC | EU, true },     { "PCR 2015", PCR, true },
    { "Public Contracts Regulations 2015", PCR, true },
    { "Procurement Act 2023", PA, true },
    { "CJEU ", EC | EU | PCR, false },   { "Case C-", EC | EU | PCR, false },
    { "SI 2024/", PCR | PA, false },
};

/* One line is one matter, as each law has it; of several lines with the same article the first one
 * counts. Paragraphs differ from law to law, so that none is named. */
enum { LAWS_CITED = 4 };
static const unsigned law_cited[LAWS_CITED] = { EC, EU, PCR, PA };
static const char *const matters[][LAWS_CITED] = {
#define MATTER(ec, eu, pcr, pa) { ec, eu, pcr, pa },
#define D04(n) "2004/18/EC " n
#define D14(n) "2014/24/EU " n
#define R15(n) "PCR 2015 reg. " n
#define A23(n) "Procurement Act 2023 s." n
#define REMEDY(n) "89/665/EEC art. " n
    MATTER(D04("art. 2"),     D14("art. 18"),  R15("18"), A23("12"))    /* equal treatment */
    MATTER(D04("art. 9"),     D14("art. 5"),   R15("6"),  A23("4"))     /* value */
    MATTER(D04("art. 4"),     D14("art. 19"),  R15("19"), NULL)         /* groups */
    MATTER(D04("art. 6"),     D14("art. 21"),  R15("21"), A23("94"))    /* confidentiality */
    MATTER(D04("art. 42"),    D14("art. 22"),  R15("22"), A23("96"))    /* communication */
    MATTER(D04("Annex X"),    D14("Annex IV"), R15("22"), A23("96"))
    MATTER(D04("art. 2"),     D14("art. 24"),  R15("24"), A23("82"))    /* interests */
    MATTER(D04("art. 2"),     D14("art. 24"),  R15("24"), A23("83"))
    MATTER(D04("art. 38"),    D14("art. 27"),  R15("27"), A23("54"))    /* times */
    MATTER(D04("art. 38"),    D14("art. 28"),  R15("28"), A23("54"))
    MATTER(D04("art. 38"),    D14("art. 47"),  R15("47"), A23("54"))
    MATTER(D04("art. 29"),    D14("art. 30"),  R15("30"), A23("20"))    /* dialogue */
    MATTER(NULL,              D14("art. 38"),  R15("38"), NULL)         /* buying together */
    MATTER(D04("art. 23"),    D14("art. 42"),  R15("42"), A23("56"))    /* what is described */
    MATTER(D04("art. 9"),     D14("art. 46"),  R15("46"), A23("18"))    /* lots */
    MATTER(D04("Annex VII A"), D14("Annex V"), R15("49"), A23("21"))    /* notices */
    MATTER(D04("art. 35"),    D14("art. 50"),  R15("50"), A23("53"))
    MATTER(D04("art. 39"),    D14("art. 53"),  R15("53"), A23("12"))    /* answers to everybody */
    MATTER(D04("art. 40"),    D14("art. 54"),  R15("54"), NULL)         /* invitations */
    MATTER(D04("art. 41"),    D14("art. 55"),  R15("55"), A23("50"))    /* who is told why */
    MATTER(D04("art. 41"),    D14("art. 55"),  R15("55"), A23("55"))
    MATTER(D04("art. 51"),    D14("art. 56"),  R15("56"), A23("19"))    /* what is asked about */
    MATTER(D04("art. 55"),    D14("art. 69"),  R15("69"), A23("19"))    /* low prices */
    MATTER(D04("art. 45"),    D14("art. 57"),  R15("57"), A23("26"))    /* exclusion */
    MATTER(D04("art. 45"),    D14("art. 57"),  R15("57"), A23("58"))
    MATTER(D04("art. 44"),    D14("art. 58"),  R15("58"), A23("22"))    /* selection */
    MATTER(D04("art. 48"),    D14("art. 63"),  R15("63"), A23("22"))
    MATTER(D04("art. 44"),    D14("art. 65"),  R15("65"), A23("20"))
    MATTER(D04("art. 44"),    D14("art. 66"),  R15("66"), A23("20"))
    MATTER(D04("art. 53"),    D14("art. 67"),  R15("67"), A23("23"))    /* award criteria */
    MATTER(D04("art. 53"),    D14("art. 67"),  R15("67"), A23("24"))
    MATTER(NULL,              D14("art. 72"),  R15("72"), A23("74"))    /* changes of a contract */
    MATTER(NULL,              D14("art. 72"),  R15("72"), A23("76"))
    MATTER(NULL,              D14("art. 72"),  R15("72"), A23("77"))
    MATTER(D04("art. 43"),    D14("art. 84"),  R15("84"), A23("98"))    /* records */
    MATTER(REMEDY("2a"),      REMEDY("2a"),    R15("87"), A23("51"))    /* standstill */
    MATTER(REMEDY("2b"),      REMEDY("2b"),    R15("86"), A23("51"))
    MATTER(REMEDY("2"),       REMEDY("2"),     R15("96"), A23("102"))   /* orders and claims */
    MATTER(REMEDY("2"),       REMEDY("2"),     R15("95"), A23("101"))
#undef MATTER
#undef D04
#undef D14
#undef R15
#undef A23
#undef REMEDY
};

/* ---- a cite taken apart ------------------------------------------------------------ */

typedef struct Cite { Str text, law; unsigned laws; bool statute; } Cite;
typedef LIST(Str) Cited;

/* The next one of a source: "2014/24/EU art. 5, 18(1)". */
static bool cite_cut(Str *rest, Cite *cite)
{
    if (!rest->len)
        return false;
    *cite = (Cite){ .text = str_trim(str_cut(rest, ';')) };
    for (ptrdiff_t i = 0; i < countof(named); i++)
        if (str_starts(cite->text, named[i].name)) {
            cite->law = (Str){ cite->text.at, (ptrdiff_t)strlen(named[i].name) };
            cite->laws = named[i].laws;
            cite->statute = named[i].statute;
        }
    return true;
}

static bool is_figure(char c) { return c >= '0' && c <= '9'; }
static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_great(char c) { return c >= 'A' && c <= 'Z'; }

/* The next article or annex that it names, without paragraphs: "5", "2a", "IV". */
static bool article_cut(Str *rest, Str *article)
{
    int depth = 0;
    for (; rest->len; *rest = str_after(*rest, 1)) {
        ptrdiff_t len = 0;
        bool annex = str_starts(*rest, "Annex ");
        depth += *rest->at == '(' ? 1 : *rest->at == ')' ? -1 : 0;
        if (depth || !(annex || is_figure(*rest->at)))
            continue;
        if (annex)
            *rest = str_after(*rest, 6);
        while (len < rest->len && (annex ? is_great(rest->at[len])
                                         : is_figure(rest->at[len]) || is_small(rest->at[len])))
            len++;
        *article = (Str){ rest->at, len };
        *rest = str_after(*rest, len);
        return true;
    }
    return false;
}

static Str behind_law(const Cite *cite) { return str_after(cite->text, cite->law.len); }

static bool is_matter(const char *cell, Str law, Str article)
{
    Cite one;
    Str  rest = cell ? str(cell) : S(""), own = { 0 }, first = { 0 };
    if (!cite_cut(&rest, &one))
        return false;
    own = behind_law(&one);
    return article_cut(&own, &first) && str_same(one.law, law) && str_same(first, article);
}

/* ---- as a law has it ---------------------------------------------------------------- */

static void cite_once(Cited *out, Str cite, Arena *a)
{
    for (each(const Str, there, *out))
        if (str_same(*there, cite))
            return;
    *list_add(out, a) = cite;
}

/* What stands in the place of that article; nothing where the law has none. */
static void cite_instead(Cited *out, Str law, Str article, int under, Arena *a)
{
    for (ptrdiff_t i = 0; i < countof(matters); i++)
        for (int from = 0; from < LAWS_CITED; from++) {
            if (!is_matter(matters[i][from], law, article))
                continue;
            if (matters[i][under])
                cite_once(out, str(matters[i][under]), a);
            return;
        }
}

/* By the first cite that has an answer: those beside it are of the same matter. */
static void cite_translated(Cited *out, Str source, int under, Arena *a)
{
    Cite cite;
    for (ptrdiff_t before = out->len; out->len == before && cite_cut(&source, &cite);) {
        Str rest = behind_law(&cite), article;
        while (cite.statute && article_cut(&rest, &article))
            cite_instead(out, cite.law, article, under, a);
    }
}

Str source_under(const char *source, unsigned laws, Arena *a)
{
    Cited    out = { 0 };
    unsigned cited = 0;
    Cite     cite;
    Text     t = { 0 };
    if (!laws)
        return str(source);
    for (Str rest = str(source); cite_cut(&rest, &cite);) {
        if (!cite.laws || cite.laws & laws)
            cite_once(&out, cite.text, a);
        cited |= cite.statute ? cite.laws : 0u;
    }
    for (int under = 0; cited && under < LAWS_CITED; under++)
        if (laws & ~cited & law_cited[under])
            cite_translated(&out, str(source), under, a);
    for (each(const Str, it, out))
        text_put(&t, a, t.len ? "; {}" : "{}", *it);
    return t.len ? text_str(&t) : S("doc/acts.md");
}
