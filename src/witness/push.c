#include "witness/push.h"

#include "base/calendar.h"
#include "witness/web.h"

static bool is_of(const Signature *s, const Vkey *key)
{
    return s->id == key->id && str_same(s->name, key->name);
}

/* The note with the lines of these keys alone. */
static Note only(const Note *note, const Vkey *log, const Vkey *witness, Arena *a)
{
    Note n = { .text = note->text };
    for (each(const Signature, s, note->signatures))
        if (is_of(s, log) || (witness && is_of(s, witness)))
            *list_add(&n.signatures, a) = *s;
    return n;
}

Str push_body(int64_t old, const Path *path, const Note *note, const Vkey *log, Arena *a)
{
    Text t = { 0 };
    Note own = only(note, log, NULL, a);
    text_put(&t, a, "old {}\n", str_of_number(old, a));
    for (int i = 0; i < path->len; i++) {
        text_base64(&t, &path->at[i], sizeof path->at[i], a);
        text_byte(&t, '\n', a);
    }
    text_byte(&t, '\n', a);
    note_write(&own, &t, a);
    return text_str(&t);
}

/* ---- what came back -------------------------------------------------------------- */

static void silent(Pushed *p, Str says)
{
    p->end  = SILENT;
    p->says = says;
}

/* Its lines, behind ours: of these the one of the witness's key must verify. */
static void cosigned(Str lines, const Note *note, const Voter *w, const Vkey *log, Instant now,
                     Pushed *p, Arena *a)
{
    Text t = { 0 };
    Note own = only(note, log, NULL, a), all;
    note_write(&own, &t, a);
    text_add(&t, lines, a);
    Result r = note_read(text_str(&t), &all, a);
    if (!failed(r)) {
        p->note = only(&all, log, &w->key, a);
        r = note_verify(&p->note, &w->key, &p->at, a);
    }
    if (failed(r))
        silent(p, str(r.why->says));
    else if (p->at > now + WITNESS_LAG || p->at < now - HOUR)
        silent(p, S("its clock is wrong"));
    else
        p->end = COSIGNED;
}

/* "text/x.tlog.size", and the number as a line. */
static bool size_said(const WebAnswer *answer, int64_t *size)
{
    Str body = answer->body;
    Str line = str_cut(&body, '\n');
    return str_starts(answer->type, "text/x.tlog.size") && !body.len && str_number(line, size);
}

static void status_strange(int status, Pushed *p, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "it answered with status {}", str_of_number(status, a));
    silent(p, text_str(&t));
}

void push(const Voter *w, Str body, const Note *note, const Vkey *log, Instant now, Pushed *p,
          Arena *a)
{
    WebAnswer answer;
    Text url = { 0 };
    Str  base = w->url;
    *p = (Pushed){ 0 };
    while (base.len && base.at[base.len - 1] == '/')
        base.len--;
    text_put(&url, a, "{}/add-checkpoint", base);
    WebLimits limits = { PUSH_BYTES, PUSH_SECONDS };
    Result r = web_ask(text_str(&url), body, limits, &answer, a);
    if (failed(r)) {
        silent(p, r.detail);
        return;
    }
    switch (answer.status) {
    case 200: cosigned(answer.body, note, w, log, now, p, a); break;
    case 403:
    case 404: p->end = UNKNOWN_THERE; break;
    case 409: p->end = size_said(&answer, &p->size) ? KNOWS : DIFFERS; break;
    case 422: p->end = DIFFERS; break;
    default:  status_strange(answer.status, p, a);
    }
}
