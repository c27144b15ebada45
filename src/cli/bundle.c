/* bundle.c - bundles and receipts: written, with what witnesses signed, and recomputed. */
#include "cli/inside.h"

#include "desk/verify.h"

#include <string.h>

/* NULL where none is given. */
static Result policy_option(const Line *line, const Policy **policy)
{
    Policy *read = make(line->life, Policy, 1);
    *policy = NULL;
    if (!line->option[OPT_POLICY])
        return DONE;
    TRY(policy_file(line->option[OPT_POLICY], read, line->life));
    *policy = read;
    return DONE;
}

/* Who is told to keep a policy with a quorum finds no bundle good whose end the quorum has not
 * seen. */
static void say_unseen(const Line *line, const Visit *v)
{
    Book  *b = v->onlooker.book;
    Papers papers = book_papers(b);
    Policy told;
    Str    note;
    int64_t size;
    if (failed(proof_policy(v->procedure, &papers, &told, line->life)) ||
        !failed(book_seen(b, &told, book_size(b), &note, &size, line->life)))
        return;
    say(line, "WARNING: the witnesses of the published policy have not seen the end of it. Given "
              "--policy,\n  it ends where they looked last, and is good under that policy{}",
        S("."));
}

static Result wrong_number(const Line *line, const char *of, const char *given)
{
    Text t = { 0 };
    text_put(&t, line->life, "{} takes a number here, not \"{}\"", str(of), str(given));
    return because_of(&wrong_use, text_str(&t));
}

static Result edition_asked(const Line *line, Edition *edition, Id *bidder)
{
    if (strcmp(line->argument[0], "bundle"))
        return word_unknown(line, "export", line->argument[0],
                            (const char *const[]){ "bundle", NULL });
    if (line->option[OPT_EDITION] && !str_edition(str(line->option[OPT_EDITION]), edition))
        return word_unknown(line, "--edition", line->option[OPT_EDITION],
            (const char *const[]){ "public", "bidder", "overseer", "court", NULL });
    if (line->option[OPT_BIDDER] && !str_number(str(line->option[OPT_BIDDER]), bidder))
        return wrong_number(line, "--bidder", line->option[OPT_BIDDER]);
    bool both = (*edition == OWN_BIDDER) == (line->option[OPT_BIDDER] != NULL);
    return both ? DONE : because_of(&wrong_use, S("--edition bidder goes with --bidder"));
}

/* Of a policy that goes to a server: its text; empty where there is none. */
static Result policy_text(const Line *line, Str *text)
{
    *text = (Str){ 0 };
    return line->option[OPT_POLICY] ? file_read(line->option[OPT_POLICY], POLICY_BYTES, text,
                                                line->life)
                                    : DONE;
}

static Result write_file(void *file, Str bytes)
{
    bool whole = fwrite(bytes.at, 1, (size_t)bytes.len, file) == (size_t)bytes.len;
    return whole ? DONE : because(&file_unwritable);
}

/* As the server wrote it. Whose edition it is follows there from who asks. */
static Result export_from_far(Visit *v, Edition edition)
{
    const Line *line = v->line;
    const char *out = line->option[OPT_OUT];
    Fresh file;
    Str   policy;
    TRY(policy_text(line, &policy));
    if (!fresh_file(&file, out, edition == PUBLIC ? AS_UMASK : OWNER_ALONE, line->life))
        return not_made(line, out);
    return kept_whole(line, &file,
                      far_bundle(v->door, edition, str(line->option[OPT_PROCEDURE]), policy,
                                 (BundleOut){ write_file, file.file }, line->life));
}

static Result export_here(Visit *v, Edition edition, Id bidder, Spoilt *spoilt)
{
    const Line *line = v->line;
    const Policy *policy;
    if (v->far)
        return export_from_far(v, edition);
    TRY(policy_option(line, &policy));
    return export_to_file(v->onlooker.book, v->name, edition, bidder, policy,
                          line->option[OPT_OUT], spoilt, line->life);
}

Result run_export(const Line *line)
{
    Visit v;
    Id   bidder = 0;
    Edition edition = PUBLIC;
    Spoilt  spoilt = { 0 };
    const Policy *policy;
    TRY(edition_asked(line, &edition, &bidder));
    TRY(policy_option(line, &policy));
    TRY(visit_look(&v, line));
    TRY(export_here(&v, edition, bidder, &spoilt));
    give_file(line, line->option[OPT_OUT]);
    for (each(const Hash, hash, spoilt))
        say(line, "  without the sealed file {}: sealed-missing, it is not here or not whole",
            str_of_hash(*hash, line->life));
    if (!policy && !v.far)
        say_unseen(line, &v);
    say(line, "Anybody can check it: tenderbox-verify {} --policy POLICY",
        str(line->option[OPT_OUT]));
    return DONE;
}

static Result receipt_here(Visit *v, int64_t leaf, Text *t)
{
    const Line *line = v->line;
    const Policy *policy;
    Str text, receipt;
    TRY(policy_option(line, &policy));
    if (!v->far)
        return book_receipt(v->onlooker.book, leaf, policy, t, line->life);
    TRY(policy_text(line, &text));
    TRY(far_receipt(v->door, leaf, text, &receipt, line->life));
    text_add(t, receipt, line->life);
    return DONE;
}

Result run_receipt(const Line *line)
{
    Visit v;
    Text t = { 0 };
    Id   leaf;
    if (!str_number(str(line->argument[0]), &leaf))
        return wrong_number(line, "receipt", line->argument[0]);
    TRY(visit_look(&v, line));
    TRY(receipt_here(&v, leaf, &t));
    if (line->option[OPT_OUT])
        TRY(file_write_private(line->option[OPT_OUT], text_str(&t), line->life));
    give(line, line->option[OPT_OUT] ? (Str){ 0 } : text_str(&t),
         (Given[]){ { "entry", str_of_number(leaf, line->life), true },
                    { "receipt", text_str(&t) } }, 2);
    return DONE;
}

/* Whoever looks enters nothing: of what was taken for a tick nobody sees anything before it. */
Result run_tick(const Line *line)
{
    Visit v;
    TRY(visit_propose(&v, line));
    TRY(visit_tick(&v));
    Str size = str_of_number(book_size(visit_book(&v)), line->life);
    give(line, (Str){ 0 }, (Given[]){ { "size", size, true } }, 1);
    say(line, "The log has {}.", str_counted(book_size(visit_book(&v)), "entry", "entries",
                                             line->life));
    return DONE;
}

static Str names_listed(const Str *names, ptrdiff_t count, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < count; i++)
        text_put(&t, a, i ? ", {}" : "{}", str_plain(names[i], 80, a));
    return text_str(&t);
}

static void tell_cosigners(const Line *line, const Cosigners *who)
{
    Arena *a = line->life;
    Str known = names_listed(who->known.at, who->known.len, a);
    Str unknown = names_listed(who->unknown.at, who->unknown.len, a);
    give(line, (Str){ 0 },
         (Given[]){ { "size", str_of_number(who->size, a), true },
                    { "known", json_list(who->known.at, who->known.len, a), true },
                    { "unknown", json_list(who->unknown.at, who->unknown.len, a), true } }, 3);
    say(line, known.len || unknown.len ? "Kept, for the log of {}."
                                       : "Nothing of it is new, for the log of {}.",
        str_counted(who->size, "entry", "entries", a));
    if (known.len)
        say(line, "Signed by: {}", known);
    if (unknown.len)
        say(line, "Of keys that the policy does not name, and not checked: {}", unknown);
    if (cosigned_late(who))
        say(line, "It was signed when the log had gone on: to readers who do not say\n"
                  "--witness-lag {} what was entered meanwhile looks dated back.",
            str_of_number(who->signed_at - who->next_at, a));
}

/* Whose lines count, and how late, there says who keeps the book. */
static Result witness_add_there(const Line *line, const DoorPlace *place, Str note)
{
    Door     *door;
    Cosigners who;
    int64_t   kept;
    Option    ours = line->option[OPT_LATE] ? OPT_LATE : OPT_POLICY;
    Text      t = { 0 };
    text_put(&t, line->life, "--{} is for who keeps the book: a server goes by the policy in its "
                             "book's folder", str(options[ours].name));
    if (line->option[ours])
        return because_of(&book_elsewhere, text_str(&t));
    TRY(door_find(&door, place, line->life));
    TRY(send_cosigned(door, note, &who, &kept, line->life));
    tell_cosigners(line, &who);
    return DONE;
}

static bool is_served(const char *folder, Arena *a)
{
    Door *door;
    return !failed(door_find(&door, &(DoorPlace){ .folder = folder }, a)) && door_open(door);
}

Result run_witness_add(const Line *line)
{
    Visit  v;
    Str    note;
    Policy policy;
    Cosigners who;
    const char *folder, *path = line->option[OPT_POLICY];
    TRY(file_read(line->argument[0], NOTE_BYTES, &note, line->life));
    if (book_is_far(line))
        return witness_add_there(line, &(DoorPlace){ .url = book_address(line),
                                                     .ca = line->option[OPT_CA] }, note);
    TRY(book_named(line, &folder));
    if (!path && !line->option[OPT_LATE] && is_served(folder, line->life))
        return witness_add_there(line, &(DoorPlace){ .folder = folder }, note);
    TRY(policy_file(path ? path : path_in(folder, "policy", line->life), &policy, line->life));
    TRY(visit_owns(&v, line));
    TRY(clerk_witness(v.clerk, note, &policy, line->option[OPT_LATE], &who, line->life));
    tell_cosigners(line, &who);
    return DONE;
}

Result verify_told(FILE *to, const Verifying *v, Told told, Arena *a)
{
    Audit *audited = make(a, Audit, 1);
    Result r = verify_file(v, audited, a);
    if (failed(r) && r.why != &bundle_not_good)
        return r;
    if (told == TOLD_PROGRAMS)
        audit_json(to, audited, a);
    if (told == TOLD_PEOPLE)
        fwrite(audited->report.at, 1, (size_t)audited->report.len, to);
    return r;
}

static Result receipt_told(const Line *line, Told told)
{
    ReceiptAudit *looked = make(line->life, ReceiptAudit, 1);
    Result r = verify_receipt(line->argument[1], line->option[OPT_POLICY], line->option[OPT_BUNDLE],
                              looked, line->life);
    if (failed(r) && r.why != &bundle_not_good)
        return r;
    if (told == TOLD_PROGRAMS)
        receipt_json(stdout, looked);
    if (told == TOLD_PEOPLE)
        fwrite(looked->report.at, 1, (size_t)looked->report.len, stdout);
    return r;
}

Result lag_given(const Line *line, Id *lag)
{
    *lag = line->option[OPT_LAG] ? number_option(line, OPT_LAG) : WITNESS_LAG;
    bool fits = *lag >= 1 && *lag <= WITNESS_LAG_MOST;
    return fits ? DONE : because_of(&wrong_use, S("--witness-lag 1 to 2592000"));
}

Result run_verify(const Line *line)
{
    Told told = line->option[OPT_JSON]    ? TOLD_PROGRAMS
                : line->option[OPT_QUIET] ? TOLD_NOBODY
                                          : TOLD_PEOPLE;
    Id lag;
    bool receipt = line->arguments == 2 && !strcmp(line->argument[0], "receipt");
    if (line->arguments == 2 && !receipt)
        return word_unknown(line, "verify", line->argument[0],
                            (const char *const[]){ "receipt", NULL });
    if (line->option[OPT_BUNDLE] && !receipt)
        return because_of(&wrong_use, S("--bundle goes with verify receipt"));
    if (receipt && (line->several_count || line->option[OPT_LAG]))
        return because_of(&wrong_use, S("--journal and --witness-lag go with verify BUNDLE"));
    TRY(lag_given(line, &lag));
    Verifying v = { .bundle = line->argument[0],
                    .policy = line->option[OPT_POLICY],
                    .journals = line->several,
                    .witness_lag = lag,
                    .journal_count = line->several_count };
    return receipt ? receipt_told(line, told) : verify_told(stdout, &v, told, line->life);
}
