/* witness.c - a witness of one's own: made, told of a log, asked over HTTP, or going to the log by
 * itself. */
#include "cli/inside.h"

#include "http/engine.h"
#include "witness/cosigner.h"
#include "witness/push.h"
#include "witness/remote.h"
#include "witness/web.h"

#include <signal.h>
#include <time.h>

static Str key_text(const Cosigner *c, Arena *a)
{
    Text t = { 0 };
    vkey_write(cosigner_key(c), &t, a);
    return text_str(&t);
}

/* ---- new, add -------------------------------------------------------------------- */

static Result witness_new(const Line *line)
{
    Str vkey;
    if (line->arguments != 3)
        return because_of(&wrong_use, S("witness new DIR NAME, as new w union.example/witness"));
    TRY(cosigner_make(line->argument[1], str(line->argument[2]), &vkey, line->life));
    give(line, vkey, (Given[]){ { "witness_key", vkey } }, 1);
    say(line, "\nThis is the witness's key, for policies. Next, tell it of a log, by\n"
              "the key in the log's policy:  tenderbox witness add {} LOG-KEY",
        str(line->argument[1]));
    return DONE;
}

static Result witness_add(const Line *line)
{
    Cosigner *c;
    if (line->arguments != 3)
        return because_of(&wrong_use, S("witness add DIR LOG-KEY"));
    TRY(cosigner_open(&c, line->argument[1], line->life));
    TRY(cosigner_add(c, str(line->argument[2]), line->life));
    give(line, (Str){ 0 }, (Given[]){ { "witness_key", key_text(c, line->life) } }, 1);
    say(line, "It knows this log. The first checkpoint it takes on trust; from then on only what "
              "goes on from there.", (Str){ 0 });
    return DONE;
}

/* ---- asked over HTTP ------------------------------------------------------------- */

static void answer(void *cosigner, const Request *r, Answer *answer, Arena *a)
{
    Said said;
    Text t = { 0 };
    if (str_is(r->path, "/add-checkpoint") && r->method == POST) {
        cosigner_answer(cosigner, r->body, time(NULL), &said, a);
        *answer = (Answer){ .status = said.status, .type = said.type, .body = said.body };
    } else if (str_is(r->path, "/") && (r->method == GET || r->method == HEAD)) {
        text_put(&t, a, "A witness of logs (c2sp.org/tlog-witness). Its key:\n{}\n",
                 key_text(cosigner, a));
        *answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8",
                            .body = text_str(&t) };
    }
}

/* Blocked before any thread is made, so that all of them leave these to who waits. */
static sigset_t endings(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    return set;
}

static Result witness_listens(const Line *line, Cosigner *c)
{
    enum { ENDING_MS = 5000 };
    int      which;
    Engine  *engine;
    Text     url = { 0 };
    sigset_t asked = endings();
    Limits   limits = usual_limits;
    Str address = str(line->option[OPT_LISTEN] ? line->option[OPT_LISTEN] : "127.0.0.1:8081");
    limits.body_bytes = ADD_BYTES;
    limits.connections = 1024;
    signal(SIGPIPE, SIG_IGN);
    TRY(engine_start(&engine, address, &limits, answer, c, line->life));
    text_put(&url, line->life, "http://{}", engine_address(engine, line->life));
    give(line, (Str){ 0 }, (Given[]){ { "address", text_str(&url) },
                                      { "witness_key", key_text(c, line->life) } }, 2);
    say(line, "Cosigns at {}/add-checkpoint. Ctrl-C ends it.", text_str(&url));
    fflush(stdout);
    sigwait(&asked, &which);
    engine_stop(engine, ENDING_MS);
    return DONE;
}

/* ---- going to the log ------------------------------------------------------------ */

static const Reason witness_refuses = { BROKEN, "witness-refuses", "doc/witness.md",
    "What the log shows does not go on from what this witness saw, so it signs nothing. Keep the "
    "witness's folder and the file that is named: with them it can be shown." };

/* It signs as though it had been asked, by the very same rules. */
static Result pulled(Cosigner *c, Remote *log, const Note *note, const Checkpoint *point,
                     const Seen *seen, Text *cosigned, Arena *a)
{
    Said said;
    Path path;
    if (seen->size > point->size) {
        Text t = { 0 };
        text_put(&t, a, "the log shows {}; this witness saw {}",
                 str_counted(point->size, "entry", "entries", a), str_of_number(seen->size, a));
        return because_of(&witness_refuses, text_str(&t));
    }
    Tiles tiles = remote_tiles(log);
    TRY(tiles_consistency(&tiles, seen->size, point->size, &path, a));
    Str body = push_body(seen->size, &path, note, &seen->log, a);
    cosigner_answer(c, body, time(NULL), &said, a);
    if (said.status != 200)
        return because_of(&witness_refuses, str_trim(said.body));
    note_write(note, cosigned, a);
    text_add(cosigned, said.body, a);
    return DONE;
}

static Result brought(const Remote *log, Str note, Arena *a)
{
    WebAnswer answer;
    Text url = { 0 }, t = { 0 };
    text_put(&url, a, "{}/cosignature", log->url);
    TRY(web_ask(text_str(&url), note, (WebLimits){ 64 << 10, 20 }, &answer, a));
    if (answer.status == 200)
        return DONE;
    text_put(&t, a, "{}: status {}: {}", text_str(&url), str_of_number(answer.status, a),
             answer.body);
    return because_of(&log_strange, str_plain(text_str(&t), 300, a));
}

/* The log's name is that of its address, as c2sp.org/tlog-tiles has it; else it is the only log. */
static Result log_named(Cosigner *c, Remote *log, Seen *seen, Arena *a)
{
    Note note;
    Checkpoint point;
    WebAnswer answer;
    Text url = { 0 };
    bool known;
    text_put(&url, a, "{}/checkpoint", log->url);
    TRY(web_ask(text_str(&url), (Str){ 0 }, (WebLimits){ 64 << 10, 20 }, &answer, a));
    TRY(note_read(answer.body, &note, a));
    TRY(checkpoint_read(note.text, &point));
    TRY(cosigner_seen(c, point.origin, seen, &known, a));
    return known ? DONE : because_of(&log_strange, str_plain(point.origin, 80, a));
}

static Result witness_pulls(const Line *line, Cosigner *c)
{
    Seen   seen;
    Note   note;
    Checkpoint point;
    Arena *a = line->life;
    Text   cosigned = { 0 };
    Remote log = { str(line->option[OPT_PULL]), a };
    while (log.url.len && log.url.at[log.url.len - 1] == '/')
        log.url.len--;
    if (!web_url_fits(log.url))
        return because_of(&wrong_use, S("--pull https://tender.example.org/log"));
    TRY(log_named(c, &log, &seen, a));
    TRY(remote_checkpoint(&log, &seen.log, &note, &point, a));
    TRY(pulled(c, &log, &note, &point, &seen, &cosigned, a));
    TRY(brought(&log, text_str(&cosigned), a));
    give(line, (Str){ 0 }, (Given[]){ { "size", str_of_number(point.size, a), true } }, 1);
    say(line, "Cosigned, and brought: {}.", str_counted(point.size, "entry", "entries", a));
    return DONE;
}

Result run_witness(const Line *line)
{
    Cosigner *c;
    if (str_is(str(line->argument[0]), "new"))
        return witness_new(line);
    if (str_is(str(line->argument[0]), "add"))
        return witness_add(line);
    if (line->arguments != 1)
        return word_unknown(line, "witness", line->argument[0],
                            (const char *const[]){ "new", "add", NULL });
    TRY(cosigner_open(&c, line->argument[0], line->life));
    return line->option[OPT_PULL] ? witness_pulls(line, c) : witness_listens(line, c);
}
