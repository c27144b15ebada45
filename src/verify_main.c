/* verify_main.c - tenderbox-verify: one bundle, one policy, one verdict.
 *
 * Small on purpose: no database, no network, no server. Whoever doubts the platform builds this
 * from the same source and runs it at home. */
#include "auditor/auditor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { GOOD = 0, SAYS_NO = 1, WRONG_USE = 2, NOT_FOUND = 4, BUG = 70, IO = 74 };

static const char help[] =
    "tenderbox-verify BUNDLE --policy FILE [--journal FILE]... [--json] [--quiet]\n"
    "\n"
    "Recomputes a procurement procedure from its bundle: the log, every act, every\n"
    "signature, the box, the padlocks, the opened bids, the ranking. It trusts nobody\n"
    "but the keys in the policy, which you got from somewhere else than the bundle.\n"
    "\n"
    "  --policy FILE   keys of the log and its witnesses (c2sp.org/tlog-policy)\n"
    "  --journal FILE  what a padlock holder's own tool wrote down of its turns; may come again\n"
    "  --json          one line for programs instead of the page\n"
    "  --quiet         nothing but the exit code\n"
    "  --help          this text\n"
    "\n"
    "  tenderbox-verify 2026-0042-court.tar --policy policy.txt\n"
    "  tenderbox-verify bundle.tar --policy policy.txt --json\n"
    "  tenderbox-verify public.tar --policy policy.txt --journal hana.key.turned\n"
    "  tar tf bundle.tar          lists what is in a bundle\n"
    "\n"
    "It ends with 0 when everything in the bundle is as it should be, 1 when it is not,\n"
    "2 when it was called wrongly, 4 when a file is not there, 70 for a mistake of its\n"
    "own and 74 when a file cannot be read.\n";

enum { JOURNALS = 64 };

typedef struct Order {
    const char *bundle, *policy, *journal[JOURNALS];
    int         journals;
    bool        json, quiet, help;
} Order;

static bool order_read(int argc, char **argv, Order *o)
{
    *o = (Order){ 0 };
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--json"))
            o->json = true;
        else if (!strcmp(argv[i], "--quiet"))
            o->quiet = true;
        else if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            o->help = true;
        else if (!strcmp(argv[i], "--policy") && i + 1 < argc && !o->policy)
            o->policy = argv[++i];
        else if (!strcmp(argv[i], "--journal") && i + 1 < argc && o->journals < JOURNALS)
            o->journal[o->journals++] = argv[++i];
        else if (argv[i][0] != '-' && !o->bundle)
            o->bundle = argv[i];
        else
            return false;
    }
    return o->help || (o->bundle && o->policy);
}

/* The whole file as it lies on the disk; 0, or what to end with. */
static int file_map(const char *path, Str *out)
{
    struct stat is;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &is) || S_ISDIR(is.st_mode)) {
        int why = fd < 0 ? errno : EISDIR;
        fprintf(stderr, "tenderbox-verify: %s: %s\n", path, strerror(why));
        return why == ENOENT || why == ENOTDIR ? NOT_FOUND : IO;
    }
    *out = (Str){ "", is.st_size };
    void *at = is.st_size ? mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    close(fd);
    if (at == MAP_FAILED) {
        fprintf(stderr, "tenderbox-verify: %s: %s\n", path, strerror(errno));
        return IO;
    }
    if (at)
        out->at = at;
    return GOOD;
}

static int verify(const Order *o, Str bundle, Str policy, const JournalTexts *journals, Arena *a)
{
    Audit  out;
    Result r = audit_with(bundle, policy, journals, &out, a);
    if (!o->quiet && o->json)
        audit_json(stdout, &out, a);
    else if (!o->quiet && out.report.len)
        fwrite(out.report.at, 1, (size_t)out.report.len, stdout);
    bool whole = !fflush(stdout) && !ferror(stdout);
    return !whole ? IO : failed(r) ? SAYS_NO : GOOD;
}

/* A broken promise inside ends the process; that is our fault and no verdict. */
static void give_up(int signal_number)
{
    (void)signal_number;
    _exit(BUG);
}

int main(int argc, char **argv)
{
    Order o;
    Str   bundle, policy;
    signal(SIGABRT, give_up);
    if (!order_read(argc, argv, &o)) {
        fputs("tenderbox-verify: a bundle and --policy FILE are needed; --help says more\n",
              stderr);
        return WRONG_USE;
    }
    if (o.help)
        return fputs(help, stdout) < 0 || fflush(stdout) ? IO : GOOD;
    int code = file_map(o.policy, &policy);
    if (!code)
        code = file_map(o.bundle, &bundle);
    if (code)
        return code;
    Arena a = arena_begin(bundle.len * 8 + (INT64_C(2) << 30));
    JournalTexts journals = { 0 };
    for (int i = 0; i < o.journals && !code; i++)
        code = file_map(o.journal[i], list_add(&journals, &a));
    if (!code)
        code = verify(&o, bundle, policy, &journals, &a);
    arena_end(&a);
    return code;
}
