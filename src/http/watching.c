/* watching.c - what an administrator's tools ask. Nothing here tells how many bids there are: all
 * that grows with a deposit is not counted, and the log grows by its clock. */
#include "accounts/outbox.h"
#include "desk/backup.h"
#include "http/site.h"
#include "http/witnessing.h"

static void plain(Answer *answer, int status, Str body)
{
    *answer = (Answer){ .status = status, .type = "text/plain; charset=utf-8", .body = body };
}

void healthy(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)s; (void)r; (void)rest; (void)a;
    plain(answer, 200, S("alive\n"));
}

void ready(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Result well = clerk_well(s->clerk, a);
    if (failed(well))
        answer_failed(s, r, answer, well, a);
    else
        plain(answer, 200, S("ready\n"));
    answer->status = failed(well) ? 503 : 200;
}

typedef struct Figure { const char *name, *type, *says; int64_t is; } Figure;

/* Source: Prometheus, text exposition format 0.0.4. */
static void figure_put(Text *t, const Figure *f, Arena *a)
{
    text_put(t, a, "# HELP tenderbox_{} {}\n# TYPE tenderbox_{} {}\ntenderbox_{} {}\n",
             str(f->name), str(f->says), str(f->name), str(f->type), str(f->name),
             str_of_number(f->is, a));
}

/* Of the checkpoint's second line, for that is what everybody knows. */
static int64_t log_size(Server *s, Arena *a)
{
    Text note = { 0 };
    int64_t size = 0;
    if (failed(clerk_checkpoint(s->clerk, &note, a)))
        return -1;
    Str rest = text_str(&note);
    str_cut(&rest, '\n');
    str_number(str_cut(&rest, '\n'), &size);
    return size;
}

/* Receipts are left out: their number is that of bids. */
static int64_t mail_waiting(Server *s)
{
    int64_t count = -1;
    return failed(outbox_waiting(s->people, &count)) ? -1 : count;
}

/* Since the last one was taken; -1: none was, or it is not known. */
static int64_t backup_age(Server *s, Arena *a)
{
    LastBackup last;
    Result r = backup_last(s->folder, &last, a);
    return failed(r) || !last.at ? -1 : clerk_now(s->clerk) - last.at;
}

void metrics(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)r; (void)rest;
    Traffic traffic = engine_traffic(s->engine);
    const Figure figures[] = {
        { "up", "gauge", "1 while acts are entered.",
          !failed(clerk_well(s->clerk, a)) },
        { "started_seconds", "gauge", "When this process began, in seconds UTC.", s->begun },
        { "log_entries", "gauge", "Entries that the latest checkpoint covers.", log_size(s, a) },
        { "requests_total", "counter", "Requests answered.", traffic.requests },
        { "refused_total", "counter", "Of them, refused before anybody looked.", traffic.refused },
        { "cut_off_total", "counter", "Connections that took too long.", traffic.cut_off },
        { "connections", "gauge", "Connections now.", traffic.connected },
        { "mail_waiting", "gauge", "Mails that wait to be sent, without receipts.",
          mail_waiting(s) },
        { "backup_age_seconds", "gauge", "Since the last backup was taken; -1: none was.",
          backup_age(s, a) },
    };
    Text t = { 0 };
    for (int i = 0; i < countof(figures); i++)
        figure_put(&t, &figures[i], a);
    witnessing_figures(s, &t, a);
    plain(answer, 200, text_str(&t));
    answer->type = "text/plain; version=0.0.4; charset=utf-8";
}
