/* reading.c - the data room: which person of a bidder may read what, and who has read it. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

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

static Result judge_reader(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *bidder = person_of(p, act->reader.bidder);
    if (reader_of(p, act->reader.reader))
        return because_value(&number_taken, p, act, "reader", a);
    return bidder && bidder->bidder ? DONE : because(&no_such_person);
}

static void fold_reader(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->readers, a) = (Reader){ act->reader.reader, act->reader.bidder,
                                          (Vetting)act->reader.vetting, false };
}

static const Choices vettings = LIST_OF(
    { "none", "none" }, { "basic", "basic" }, { "counter-terrorist", "counter-terrorist check" },
    { "security", "security check" }, { "developed", "developed vetting" });
const ActRow row_reader = {
    .name = "reader", .says = "Let a bidder's person into the data room",
    .who = OFFICER, .when = RUNNING, .rules = NEEDS_ALL, .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 21(2)",
    .fields = {
        NEW(reader, reader, A_READER, "Number of the reader"),
        OF_BIDDER(reader),
        C(reader, vetting, vettings, .label = "Vetting",
          .hint = "The highest that this person holds."),
        PAPER_(reader, agreement, TO_ITS_BIDDER, .label = "Confidentiality agreement",
               .hint = READ_TO_ITS_BIDDER),
        NAME(reader, TO_ITS_BIDDER)
    },
    .judge = judge_reader, .fold = fold_reader,
};

static Result judge_reader_ended(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Reader *reader = reader_of(p, act->reader_ended.reader);
    if (!reader)
        return because(&no_such_reader);
    return reader->ended ? because(&access_ended) : DONE;
}

static void fold_reader_ended(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Reader *reader = reader_of(p, act->reader_ended.reader);
    if (reader)                              /* else of a list that this reader was not shown */
        reader->ended = true;
}

static const Choices causes = LIST_OF(
    { "left-employer", "left the employer" }, { "finished", "finished" },
    { "breach", "broke the agreement" });
const ActRow row_reader_ended = {
    .name = "reader-ended", .says = "End a reader's access",
    .who = OFFICER, .when = PUBLISHED, .rules = NEEDS_ALL | THOUGH_HALTED | THOUGH_ENDED,
    .shown = TO_ITS_BIDDER,
    .source = "2014/24/EU art. 21(2)",
    .fields = {
        OF_READER(reader_ended), C(reader_ended, cause, causes, .label = "Cause"),
        REASON(reader_ended, TO_ITS_BIDDER)
    },
    .judge = judge_reader_ended, .fold = fold_reader_ended,
};

static Result judge_exhibit(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return exhibit_of(p, act->exhibit.exhibit)
               ? because_value(&number_taken, p, act, "exhibit", a) : DONE;
}

static void fold_exhibit(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->exhibits, a) = (Exhibit){ act->exhibit.exhibit, (Vetting)act->exhibit.vetting };
}

const ActRow row_exhibit = {
    .name = "exhibit", .says = "Lay a document out in the data room",
    .who = OFFICER, .when = RUNNING, .rules = NEEDS_ALL, .shown = TO_OVERSEERS,
    .source = "2014/24/EU art. 21(2), 53(1)",
    .fields = {
        NEW(exhibit, exhibit, AN_EXHIBIT, "Number of the exhibit"),
        C(exhibit, vetting, vettings, .label = "Vetting", .hint = "The lowest that may read it."),
        PAPER_(exhibit, paper, TO_COURTS, .label = "Document",
               .hint = "Readers see it in the data room as far as they are vetted; officers, "
                       "overseers and courts in the record."),
        TITLE(exhibit, TO_OVERSEERS)
    },
    .judge = judge_exhibit, .fold = fold_exhibit,
};

/* The buyer's officer shows a paper to any reader; a bidder records readings of its own people. */
static Result judge_reading(const Procedure *p, const Act *act, Arena *a)
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

static void fold_reading(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->readings, a) = (Reading){ act->reading.reader, act->reading.exhibit, act->at };
}

const ActRow row_reading = {
    .name = "reading", .says = "Record that a reader was shown an exhibit",
    .who = OFFICER | BIDDER, .when = RUNNING, .rules = CLERKS_WORD | NEEDS_ALL,
    .shown = TO_ITS_BIDDER,
    .most = 10000,
    .source = "2014/24/EU art. 21(2)",
    .fields = {
        OF_READER(reading),
        N(reading, exhibit, .refers = AN_EXHIBIT, .label = "Exhibit",
          .hint = "One for which the reader's vetting is high enough.")
    },
    .judge = judge_reading, .fold = fold_reading,
};
