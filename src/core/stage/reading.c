/* reading.c - the data room: which person of a bidder may read what, and who has read it. */
#include "core/stage/judges.h"

const Reason no_such_reader = { MISSING, "no-such-reader", "doc/acts.md reader",
    "There is no such reader of the data room." };
const Reason no_such_exhibit = { MISSING, "no-such-exhibit", "doc/acts.md exhibit",
    "There is no such exhibit in the data room." };
const Reason not_your_reader = { FORBIDDEN, "not-your-reader", "2014/24/EU art. 21(2)",
    "This reader is another bidder's." };
const Reason access_ended = { REFUSED, "access-ended", "2014/24/EU art. 21(2)",
    "This reader's access to the data room has ended." };
const Reason vetting_too_low = { REFUSED, "vetting-too-low", "2014/24/EU art. 21(2)",
    "This exhibit needs a higher vetting than the reader has." };

static const Exhibit *exhibit_of(const Procedure *p, Id id)
{
    for (each(Exhibit, e, p->exhibits))
        if (e->id == id)
            return e;
    return NULL;
}

Result judge_reader(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *bidder = person_of(p, act->reader.bidder);
    if (!act->reader.reader || reader_of(p, act->reader.reader))
        return because(&number_taken);
    return bidder && bidder->bidder ? DONE : because(&no_such_person);
}

void fold_reader(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->readers, a) = (Reader){ act->reader.reader, act->reader.bidder,
                                          (Vetting)act->reader.vetting, false };
}

Result judge_reader_ended(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Reader *reader = reader_of(p, act->reader_ended.reader);
    if (!reader)
        return because(&no_such_reader);
    return reader->ended ? because(&access_ended) : DONE;
}

void fold_reader_ended(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Reader *reader = reader_of(p, act->reader_ended.reader);
    if (reader)                              /* else of a list that this reader was not shown */
        reader->ended = true;
}

Result judge_exhibit(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bool taken = !act->exhibit.exhibit || exhibit_of(p, act->exhibit.exhibit);
    return taken ? because(&number_taken) : DONE;
}

void fold_exhibit(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->exhibits, a) = (Exhibit){ act->exhibit.exhibit, (Vetting)act->exhibit.vetting };
}

/* The buyer's officer shows a paper to any reader; a bidder records readings of its own people. */
Result judge_reading(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Reader  *reader = reader_of(p, act->reading.reader);
    const Exhibit *exhibit = exhibit_of(p, act->reading.exhibit);
    if (!reader)
        return because(&no_such_reader);
    if (person_of(p, act->actor)->bidder && reader->bidder != act->actor)
        return because(&not_your_reader);
    if (!exhibit)
        return because(&no_such_exhibit);
    if (reader->ended)
        return because(&access_ended);
    return reader->vetting < exhibit->vetting ? because(&vetting_too_low) : DONE;
}

void fold_reading(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->readings, a) = (Reading){ act->reading.reader, act->reading.exhibit, act->at };
}
