/* marks.c - marks that were opened again as if no price could be known, and who had turned for
 * prices on them: by the log, and by the journals that holders show. */
#include "auditor/inside.h"

/* ---- as the acts go by ----------------------------------------------------------- */

static LockedMarks *locked_as(Auditing *w, Id round, Id lot, Hash sheets)
{
    for (each(LockedMarks, m, w->locked))
        if (m->round == round && m->lot == lot && hash_same(m->sheets, sheets))
            return m;
    return NULL;
}

/* The same marks locked once more begin anew: what was turned on them before is lawful again. */
static void locks_follow(Auditing *w, const Act *act, const Lot *of)
{
    Id round = act->score_lock.round;
    for (each(const Lot, lot, w->p->lots)) {
        if (!same_group(lot, of))
            continue;
        Hash sheets = sheets_locked(w->p, round, lot->id, PRICE, w->a);
        LockedMarks *m = locked_as(w, round, lot->id, sheets);
        if (!m)
            m = list_add(&w->locked, w->a);
        *m = (LockedMarks){ .round = round, .lot = lot->id, .sheets = sheets, .nth = act->nth };
    }
}

static void reopening_follow(Auditing *w, const Act *act, const Lot *of)
{
    for (each(LockedMarks, m, w->locked))
        if (m->round == act->reopen.round && same_group(lot_of(w->p, m->lot), of) &&
            !m->reopened_nth) {
            m->reopened_nth  = act->nth;
            m->reopened_leaf = act->leaf;
            m->said_unknown  = act->reopen.prices == NO;
        }
}

void marks_follow(Auditing *w, const Act *act)
{
    if (act->kind == ACT_SCORE_LOCK)
        locks_follow(w, act, lot_of(w->p, act->score_lock.lot));
    if (act->kind == ACT_REOPEN)
        reopening_follow(w, act, lot_of(w->p, act->reopen.lot));
}

/* ---- who had turned -------------------------------------------------------------- */

static bool is_entered(const Auditing *w, const JournalLine *line)
{
    for (each(const Turned, t, w->p->turned))
        if (t->holder == line->holder && t->round == line->round && t->lot == line->lot &&
            t->envelope == line->envelope && hash_same(t->sheets, line->sheets))
            return true;
    return false;
}

static int turned_in_log(const Auditing *w, const LockedMarks *m)
{
    int count = 0;
    for (each(const Turned, t, w->p->turned))
        count += t->envelope == PRICE && t->round == m->round && t->lot == m->lot &&
                 t->nth > m->nth && t->nth < m->reopened_nth;
    return count;
}

/* Two journals may be copies of one. */
static int turned_by_journals(const Auditing *w, const LockedMarks *m)
{
    uint64_t seen = 0;
    int count = 0;
    for (each(const JournalLine, line, w->journal)) {
        const Lock *lock = lock_of_holder(w->p, line->holder);
        if (!lock || line->envelope != PRICE || line->round != m->round || line->lot != m->lot ||
            !hash_same(line->sheets, m->sheets) || is_entered(w, line))
            continue;
        count += !(seen >> lock->index & 1);
        seen |= UINT64_C(1) << lock->index;
    }
    return count;
}

static void locked_warn(Auditing *w, const LockedMarks *m)
{
    Hash now = sheets_locked(w->p, m->round, m->lot, PRICE, w->a);
    int  log = turned_in_log(w, m), kept = turned_by_journals(w, m);
    if (!m->said_unknown || hash_same(now, m->sheets) || log + kept == 0)
        return;
    warning(w, "The marks for lot {} in round {} were opened again at entry {} as if no price "
               "could be known, and locked anew. Of the {} padlocks that open its prices {} had "
               "turned before: {} by this log, {} by a holder's journal and not in this log.",
            str_of_number(m->lot, w->a), str_of_number(m->round, w->a),
            str_of_number(m->reopened_leaf, w->a),
            str_of_number(round_of(w->p, m->round)->needed, w->a), str_of_number(log + kept, w->a),
            str_of_number(log, w->a), str_of_number(kept, w->a));
}

/* A journal that knows of more than this log: another log, or a later one. */
static void journal_warn(Auditing *w, const JournalLine *line)
{
    bool known = lock_of_holder(w->p, line->holder) && round_of(w->p, line->round) &&
                 (line->envelope != PRICE || locked_as(w, line->round, line->lot, line->sheets));
    if (!known)
        warning(w, "A journal says that {} turned for lot {} in round {}, with a padlock or on "
                   "marks that this log does not show: it ends before, or another log was shown "
                   "there.",
                str_of_number(line->holder, w->a), str_of_number(line->lot, w->a),
                str_of_number(line->round, w->a));
}

void marks_warn(Auditing *w)
{
    for (each(const LockedMarks, m, w->locked))
        locked_warn(w, m);
    for (each(const JournalLine, line, w->journal))
        journal_warn(w, line);
}

/* ---- journals -------------------------------------------------------------------- */

Result journals_read(Auditing *w, const JournalTexts *texts)
{
    Journal journal;
    at_part(w, "journal");
    w->out->unread = JOURNAL_UNREAD;
    for (each(const Str, text, *texts)) {
        w->out->unread_journal = (int)(text - texts->at);
        TRY(journal_read(*text, &journal, w->a));
        for (each(const JournalLine, line, journal))
            if (name_same(line->procedure, w->b.head.procedure))
                *list_add(&w->journal, w->a) = *line;
    }
    w->out->counted.journal_turns = w->journal.len;
    return DONE;
}
