/* verify_main.c - tenderbox-verify: one bundle or receipt, one policy, one verdict.
 *
 * Small on purpose: no database, no network, no server. Whoever doubts the platform builds this
 * from the same source and runs it at home. */
#include "auditor/auditor.h"
#include "sys/given.h"
#include "sys/going.h"
#include "sys/guard.h"
#include "sys/json.h"
#include "sys/screen.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { GOOD = 0, SAYS_NO = 1, WRONG_USE = 2, UNREADABLE = 2, NOT_FOUND = 4, BUG = 70, IO = 74 };

static const char help[] =
    "tenderbox-verify BUNDLE --policy FILE [--journal FILE]... [--witness-lag SECONDS]\n"
    "                 [--json] [--quiet]\n"
    "tenderbox-verify receipt FILE --policy FILE [--bundle BUNDLE] [--json] [--quiet]\n"
    "\n"
    "Recomputes a procurement procedure from its bundle: the log, every act, every\n"
    "signature, the box, the padlocks, the opened bids, the ranking. It trusts nobody\n"
    "but the keys in the policy, which you got from somewhere else than the bundle.\n"
    "\n"
    "Of a receipt it says which entry of the log it proves, what stands in it, and which\n"
    "witnesses had seen it; with a bundle, whether that holds the very same entry.\n"
    "\n"
    "  --policy FILE   keys of the log and its witnesses (c2sp.org/tlog-policy)\n"
    "  --journal FILE  what a padlock holder's own tool wrote down of its turns; may come again\n"
    "  --witness-lag SECONDS\n"
    "                  how long a witness may take to sign what it is shown (60)\n"
    "  --bundle FILE   with a receipt: a bundle of the same log\n"
    "  --json          one line for programs instead of the page\n"
    "  --quiet, -q     nothing but the exit code\n"
    "  --version, -V   the program's version\n"
    "  --help, -h      this text\n"
    "\n"
    "  tenderbox-verify 2026-0042-court.tar --policy policy.txt\n"
    "  tenderbox-verify bundle.tar --policy policy.txt --json\n"
    "  tenderbox-verify public.tar --policy policy.txt --journal hana.key.turned\n"
    "  tenderbox-verify receipt my.tlog-proof --policy policy.txt --bundle bundle.tar\n"
    "  tar tf bundle.tar          lists what is in a bundle\n"
    "\n"
    "Each file may be a pipe, as in: xz -dc bundle.tar.xz | tenderbox-verify /dev/stdin\n"
    "--policy policy.txt\n"
    "\n"
    "It ends with 0 when everything in the file is as it should be, 1 when it is not,\n"
    "2 when it was called wrongly or a file is none of its kind, 4 when a file is not\n"
    "there, 70 for a mistake of its own and 74 when a file cannot be read, or changed\n"
    "while it was read.\n";

enum { JOURNALS = 64, DETAIL_MOST = 4000 };

typedef struct Order {
    const char *word[2];               /* a bundle; or "receipt" and a receipt */
    int         words;
    const char *file, *policy, *bundle, *lag, *journal[JOURNALS];
    int64_t     witness_lag;           /* seconds; 0: not said */
    int         journals;
    bool        receipt, json, quiet, help, version;
    const char *odd;                   /* a word that is not understood */
} Order;

static bool value_read(int argc, char **argv, int *i, const char *name, const char **to)
{
    if (strcmp(argv[*i], name) || *i + 1 >= argc || *to)
        return false;
    *to = argv[++*i];
    return true;
}

static bool journal_read(int argc, char **argv, int *i, Order *o)
{
    const char *journal = NULL;
    if (o->journals == JOURNALS || !value_read(argc, argv, i, "--journal", &journal))
        return false;
    o->journal[o->journals++] = journal;
    return true;
}

static bool switch_read(const char *word, const char *name, bool *on)
{
    bool same = !strcmp(word, name);
    *on = *on || same;
    return same;
}

static bool word_read(int argc, char **argv, int *i, Order *o)
{
    const char *word = argv[*i];
    if (switch_read(word, "--json", &o->json) || switch_read(word, "--quiet", &o->quiet) ||
        switch_read(word, "-q", &o->quiet) || switch_read(word, "--help", &o->help) ||
        switch_read(word, "-h", &o->help) || switch_read(word, "--version", &o->version) ||
        switch_read(word, "-V", &o->version) ||
        value_read(argc, argv, i, "--policy", &o->policy) ||
        value_read(argc, argv, i, "--bundle", &o->bundle) ||
        value_read(argc, argv, i, "--witness-lag", &o->lag) || journal_read(argc, argv, i, o))
        return true;
    if (word[0] == '-' || o->words == 2)
        return false;
    o->word[o->words++] = word;
    return true;
}

/* Whoever reads what we say may not be able to read anything else. */
static bool asks_for_json(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--json"))
            return true;
    return false;
}

static bool lag_fits(Order *o)
{
    return !o->lag || (str_number(str(o->lag), &o->witness_lag) && o->witness_lag >= 1 &&
                       o->witness_lag <= WITNESS_LAG_MOST);
}

static bool order_read(int argc, char **argv, Order *o)
{
    *o = (Order){ 0 };
    for (int i = 1; i < argc; i++)
        if (!word_read(argc, argv, &i, o)) {
            o->odd = argv[i];
            o->json = o->json || asks_for_json(argc, argv);
            return false;
        }
    o->receipt = o->words == 2 && !strcmp(o->word[0], "receipt");
    o->file    = o->words ? o->word[o->words - 1] : NULL;
    if (!lag_fits(o)) {
        o->odd = "--witness-lag takes 1 to 2592000 seconds";
        return false;
    }
    bool fits = o->receipt ? !o->journals && !o->lag : o->words == 1 && !o->bundle;
    return o->help || o->version || (o->file && o->policy && fits);
}

/* What has no verdict: one object with --json, as the other program gives, and words for people. */
static int no_verdict(const Order *o, const char *reason, const char *says, Str detail, int code)
{
    if (o->json) {
        printf("{\"schema\": 1, \"done\": false, \"reason\": \"%s\", \"says\": ", reason);
        json_str(stdout, str(says));
        printf(", \"source\": \"tenderbox-verify --help\", \"detail\": ");
        json_str(stdout, detail);
        printf(", \"exit\": %d}\n", code);
        fflush(stdout);
    }
    fprintf(stderr, "tenderbox-verify: %.*s%s%s\n", (int)detail.len, detail.len ? detail.at : "",
            detail.len ? ": " : "", says);
    return code;
}

/* ---- files ----------------------------------------------------------------------- */

/* All that was given; it stays where it is, for the guard looks for the name of a file there. */
typedef struct Files { Given at[JOURNALS + 3]; int count; } Files;

/* 0, or what to end with. */
static int file_take(const Order *o, Files *files, const char *path, Str *bytes)
{
    Given *g = &files->at[files->count];
    if (given_open(g, path)) {
        files->count++;
        *bytes = g->bytes;
        return GOOD;
    }
    int  why = errno;
    bool missing = why == ENOENT || why == ENOTDIR;
    return no_verdict(o, missing ? "file-missing" : "file-unreadable", strerror(why), str(path),
                      missing ? NOT_FOUND : IO);
}

/* Who changes a file while it is looked at gets no verdict on it. */
static int unchanged(const Order *o, const Files *files)
{
    for (int i = 0; i < files->count; i++)
        if (!given_same(&files->at[i]))
            return no_verdict(o, "file-unreadable", "changed while read", str(files->at[i].path),
                              IO);
    return GOOD;
}

/* ---- verdicts -------------------------------------------------------------------- */

static int ended(Result r)
{
    bool whole = !fflush(stdout) && !ferror(stdout);
    return !whole ? IO : failed(r) ? SAYS_NO : GOOD;
}

static void print(Str s)
{
    if (s.len)
        fwrite(s.at, 1, (size_t)s.len, stdout);
}

/* What cannot be read has no verdict and no page. */
static void say_unread(const Order *o, const Audit *out, Arena *a)
{
    const char *path = out->unread == POLICY_UNREAD    ? o->policy
                       : out->unread == JOURNAL_UNREAD ? o->journal[out->unread_journal]
                                                       : o->file;
    const Reason *why = out->fault.why;
    Str detail = str_plain(out->fault.detail, DETAIL_MOST, a);
    fprintf(stderr, "tenderbox-verify: %s: %s\n  %s%s%.*s\n", path, why->says, why->code,
            detail.len ? ": " : "", (int)detail.len, detail.len ? detail.at : "");
}

static void say_audit(const Order *o, const Audit *out, Arena *a)
{
    if (!o->quiet && o->json)
        audit_json(stdout, out, a);
    else if (!o->quiet && out->unread)
        say_unread(o, out, a);
    else if (!o->quiet)
        print(text_str(&out->report));
}

static void say_receipt(const Order *o, const ReceiptAudit *out)
{
    if (!o->quiet && o->json)
        receipt_json(stdout, out);
    else if (!o->quiet)
        print(text_str(&out->report));
}

static int verify(const Order *o, Files *files, Str policy, Str bundle, Arena *a)
{
    Audit  out;
    AuditBeside beside = { .witness_lag = o->witness_lag };
    for (int i = 0; i < o->journals; i++) {
        int code = file_take(o, files, o->journal[i], list_add(&beside.journals, a));
        if (code)
            return code;
    }
    Result r = audit_with(bundle, policy, &beside, &out, a);
    if (unchanged(o, files))
        return IO;
    say_audit(o, &out, a);
    int code = ended(r);
    return out.unread && code == SAYS_NO ? UNREADABLE : code;
}

static int verify_receipt(const Order *o, const Files *files, Str policy, Str receipt, Str bundle,
                          Arena *a)
{
    ReceiptAudit out;
    Result r = audit_receipt(receipt, policy, bundle, &out, a);
    if (unchanged(o, files))
        return IO;
    say_receipt(o, &out);
    return ended(r);
}

/* Room for what an audit makes of a bundle. */
static Arena room_for(Str bundle) { return arena_begin(bundle.len * 8 + (INT64_C(2) << 30)); }

static int look(const Order *o, Files *files)
{
    Str file, policy, bundle = { 0 };
    int code = file_take(o, files, o->policy, &policy);
    if (!code)
        code = file_take(o, files, o->file, &file);
    if (!code && o->bundle)
        code = file_take(o, files, o->bundle, &bundle);
    if (code)
        return code;
    Arena a = room_for(o->receipt ? bundle : file);
    code = o->receipt ? verify_receipt(o, files, policy, file, bundle, &a)
                      : verify(o, files, policy, file, &a);
    arena_end(&a);
    return code;
}

/* ---- the program ----------------------------------------------------------------- */

/* A broken promise inside ends the process; that is our fault and no verdict. Here is done only
 * what may be done in a signal. */
static void give_up(int signal_number)
{
    static const char says[] = "tenderbox-verify: a mistake of this program ended it: this is no "
                               "verdict. Please tell us, with the file if you may.\n";
    ssize_t told = write(STDERR_FILENO, says, sizeof says - 1);
    (void)signal_number; (void)told;
    _exit(BUG);
}

static void never_without_a_word(void)
{
    static const int deaths[] = { SIGABRT, SIGSEGV, SIGFPE, SIGILL };
    for (int i = 0; i < (int)countof(deaths); i++)
        signal(deaths[i], give_up);
}

static const char file_changed[] =
    "{\"schema\": 1, \"done\": false, \"reason\": \"file-unreadable\", \"says\": "
    "\"changed while read\", \"source\": \"tenderbox-verify --help\", \"detail\": \"\", "
    "\"exit\": 74}\n";

static int not_understood(const Order *o)
{
    Arena a = arena_begin(1 << 20);
    Text  t = { 0 };
    if (o->odd)
        text_put(&t, &a, "not understood: {}", str(o->odd));
    int code = no_verdict(o, "wrong-use", "a bundle, or receipt and a receipt, and --policy FILE "
                          "are needed; --help says more", text_str(&t), WRONG_USE);
    arena_end(&a);
    return code;
}

int main(int argc, char **argv)
{
    static Files files;
    Order o;
    never_without_a_word();
    screen_guard();
    if (!order_read(argc, argv, &o))
        return not_understood(&o);
    if (o.json && (o.help || o.version)) {
        printf("{\"schema\": 1, \"done\": true, \"program\": \"tenderbox-verify\", "
               "\"release\": \"" TENDERBOX_VERSION "\", \"says\": ");
        json_str(stdout, str(help));
        puts("}");
        return ended(DONE);
    }
    if (o.help || o.version) {
        fputs(o.help ? help : "tenderbox-verify " TENDERBOX_VERSION "\n", stdout);
        return ended(DONE);
    }
    given_guard("tenderbox-verify", o.json ? file_changed : NULL, IO);
    if (!o.quiet && !o.json)
        going_aloud();
    int code = look(&o, &files);
    for (int i = 0; i < files.count; i++)
        given_close(&files.at[i]);
    return code;
}
