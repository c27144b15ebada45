/* powers.c - a power of a constable for one named person, for work under a signed contract.
 *
 * Whether it holds on a day is derived (designation_holds): it lapses with its last day, with the
 * contract and with its end on record, and no timer has to fire for that. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason power_not_designated = { REFUSED, "power-not-designated",
    "Police Reform Act 2002 s.39",
    "Only for an activity that needs a designation and is in the lot is anybody designated." };
const Reason designation_outside = { REFUSED, "designation-outside",
    "Police Reform Act 2002 s.39, 42",
    "A designation lies within its contract, and its end within the designation." };
const Reason no_such_designation = { MISSING, "no-such-designation", "doc/acts.md designate",
    "There is no such designation, or it has ended." };

static Result judge_designate(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Lot *lot = lot_of(p, act->designate.lot);
    Id service = act->designate.service, number = act->designate.activity;
    const Activity *activity = activity_of(p, service, number);
    if (designation_of(p, act->designate.designation))
        return because_value(&number_taken, p, act, "designation", a);
    if (!activity)
        return because(&no_such_service);
    if (activity->power == POWER_RESERVED)
        return because(&activity_reserved);
    if (activity->power != POWER_DESIGNATED || !number || !lot_holds(p, lot->id, service, number))
        return because(&power_not_designated);
    bool inside = lot->contract_from <= act->designate.from &&
                  act->designate.until <= lot->contract_until;
    bool order = act->designate.from <= act->designate.until;
    return inside && order ? DONE : because(&designation_outside);
}

static void fold_designate(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->designations, a) = (Designation){
        .id = act->designate.designation, .lot = act->designate.lot,
        .service = act->designate.service, .activity = act->designate.activity,
        .from = act->designate.from, .until = act->designate.until };
}

const ActRow row_designate = {
    .name = "designate", .says = "Give one person one power for work under a contract",
    .who = OFFICER | APPROVER, .when = SIGNED, .shown = TO_ALL,
    .source = "Police Reform Act 2002 s.39",
    .fields = {
        NEW(designate, designation, A_DESIGNATION, "Number of the designation"),
        OF_LOT(designate), OF_SERVICE(designate),
        N(designate, activity, .refers = AN_ACTIVITY, .label = "Activity",
          .hint = "One that needs a designation and is in the lot."),
        D(designate, from, .label = "First day",
          .hint = "Not before the first day of the contract."),
        D(designate, until, .label = "Last day", .hint = "Not after the last day of the contract."),
        NAME(designate, TO_OVERSEERS),
        W(designate, power, TO_ALL, .label = "Power",
          .hint = "Like Search, schedule 4 part 3; everybody will read this."),
        PAPER_(designate, evidence, TO_OVERSEERS, .label = "Evidence",
               .hint = "Of training and vetting; only overseers and courts will read this."),
        W(designate, scope, TO_ALL, .label = "Scope",
          .hint = "Where and for what it is used; everybody will read this.")
    },
    .judge = judge_designate, .fold = fold_designate,
};

static Result judge_designation_ended(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Designation *d = designation_of(p, act->designation_ended.designation);
    Day on = act->designation_ended.on;
    if (!d || d->ended)
        return because(&no_such_designation);
    return d->from <= on && on <= d->until ? DONE : because(&designation_outside);
}

static void fold_designation_ended(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Designation *d = designation_of(p, act->designation_ended.designation);
    d->ended    = true;
    d->ended_on = act->designation_ended.on;
}

static const Choices endings = LIST_OF(
    { "left-employer", "left the employer" }, { "revoked", "revoked" },
    { "unfit", "no longer fit" });
const ActRow row_designation_ended = {
    .name = "designation-ended", .says = "End a designation before its last day",
    .who = OFFICER | APPROVER, .when = SIGNED, .shown = TO_ALL,
    .source = "Police Reform Act 2002 s.39, 42",
    .fields = {
        N(designation_ended, designation, .refers = A_DESIGNATION, .label = "Designation"),
        C(designation_ended, cause, endings, .label = "Cause"),
        D(designation_ended, on, .label = "Ends on",
          .hint = "A day within it; from this day on it holds no more."),
        REASON(designation_ended, TO_OVERSEERS)
    },
    .judge = judge_designation_ended, .fold = fold_designation_ended,
};
