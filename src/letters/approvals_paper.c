/* approvals_paper.c - what a body needs to know before it decides at its gate. */
#include "letters/inside.h"

/* What the gate's limit is held against; false: it is not known yet. */
static bool figure_of(const Letter *l, const Gate *gate, Money *figure)
{
    *figure = 0;
    if (gate->before == BEFORE_PUBLISH)
        for (each(const Lot, lot, l->p->lots))
            *figure = lot->most > INT64_MAX - *figure ? INT64_MAX : *figure + lot->most;
    if (gate->before == BEFORE_PUBLISH)
        return l->p->lots.len > 0;
    if (gate->before == BEFORE_CONTRACT || (l->lot && l->lot->awarded))
        return *figure = l->lot ? l->lot->price_awarded : 0, l->lot && l->lot->awarded;
    bool ranked = !failed(l->unranked) && l->ranking.lines.len && !l->ranking.lines.at[0].out;
    return ranked ? *figure = l->ranking.lines.at[0].price, true : false;
}

/* An approval counts from the last change of figures on, and before signature from the award. */
static bool lapsed(const Letter *l, const Gate *gate)
{
    Id award = gate->before == BEFORE_CONTRACT && l->lot ? l->lot->award_nth : 0;
    return gate->since < l->p->changed || gate->since < award;
}

static Str figure_later(const Gate *gate)
{
    return gate->before == BEFORE_PUBLISH
               ? S("the greatest values of all lots together; the limit is held against them when "
                   "the tender is published")
               : S("not known yet");
}

static Str members(const Letter *l, const Gate *gate)
{
    Text names = { 0 };
    text_add(&names, who_of(l, gate->approver), l->a);
    for (each(const Id, seat, gate->seats))
        text_put(&names, l->a, "; {}", who_of(l, *seat));
    return text_str(&names);
}

static Str version_due(const Letter *l, const Gate *gate)
{
    if (!gate->version)
        return S("1, the first");
    if (!gate_decided(l->p, gate))
        return put(l, "{}, on which {} of {} have decided", n_of(l, gate->version),
                   n_of(l, gate->votes.len), n_of(l, gate->seats.len + 1));
    return put(l, "{} was decided on last; the next is {}", n_of(l, gate->version),
               n_of(l, gate->version + 1));
}

static void asked(Letter *l, const Gate *gate)
{
    Money figure;
    bool  known = figure_of(l, gate, &figure);
    doc_heading(l->d, 2, S("What is to be decided"));
    doc_fact(l->d, gate->seats.len ? "Who decide" : "Who decides", members(l, gate));
    if (gate->needed)
        doc_fact(l->d, "Members who must approve", n_of(l, gate->needed));
    doc_fact(l->d, "Before", str(choice_label(act_field(ACT_GATE, "before"), gate->before)));
    doc_fact(l->d, "Figure", known ? money_of(l, figure) : figure_later(gate));
    doc_fact(l->d, "Limit of this body", gate->limit ? money_of(l, gate->limit) : S("none"));
    doc_fact(l->d, "Within the limit", !gate->limit ? S("there is none")
                                       : !known     ? S("not known yet")
                                       : figure > gate->limit ? S("no: another body must decide")
                                                              : S("yes"));
    doc_fact(l->d, "Version of the paper", version_due(l, gate));
}

static void decided(Letter *l, const Gate *gate)
{
    doc_heading(l->d, 2, S("What was decided before"));
    if (!gate->version) {
        doc_says(l->d, S("Nothing yet."));
        return;
    }
    doc_table(l->d, S("Decisions at this gate"), { S("Version") }, { S("Who") },
              { S("Decision") }, { S("When") }, { S("Reason") });
    for (each(const Act, act, l->r->acts))
        if (act->kind == ACT_APPROVAL && act->approval.gate == gate->id)
            doc_row(l->d, n_of(l, act->approval.version), who_of(l, act->actor),
                    str(act->approval.decision == APPROVED ? "approved" : "rejected"),
                    moment_of(l, act->at), words_of(l, act->approval.reason));
    if (gate->approved && lapsed(l, gate))
        doc_says(l->d, S("A figure changed after the approval, so it lapsed."));
}

/* Acts after the last decision that change what it rests on. */
static bool matters(const Letter *l, const Act *act)
{
    bool here = !l->lot || !act_lot(act) || act_lot(act) == l->lot->id;
    return here && act_rows[act->kind]->rules & WEIGHS;
}

static void changed(Letter *l, const Gate *gate)
{
    ptrdiff_t before;
    doc_heading(l->d, 2, gate->version ? S("What changed since") : S("What has happened so far"));
    before = l->d->blocks.len;
    for (each(const Act, act, l->r->acts))
        if (act->nth > gate->since && matters(l, act))
            doc_item(l->d, put(l, "{} (act {}, {}, {})", str(act_rows[act->kind]->says),
                               n_of(l, act->nth), moment_of(l, act->at), signers(l, act)));
    if (l->d->blocks.len == before)
        doc_says(l->d, S("Nothing that this decision rests on."));
}

/* What the gate stands before has happened: nobody has to decide on it any more. */
static bool step_taken(const Letter *l, const Gate *gate)
{
    switch (gate->before) {
    case BEFORE_PUBLISH:  return l->p->published > 0;
    case BEFORE_AWARD:    return l->lot && l->lot->awarded;
    case BEFORE_CONTRACT: return l->lot && l->lot->signed_;
    }
    return false;
}

static void missing(Letter *l, const Gate *gate)
{
    Money figure;
    bool  known = figure_of(l, gate, &figure);
    Id    due = gate->version + (!gate->version || gate_decided(l->p, gate));
    if (step_taken(l, gate))
        return;
    if (!known && gate->before != BEFORE_PUBLISH)
        todo(l, "officer", put(l, "bring the figure: it is not known before {}",
                               str(gate->before == BEFORE_AWARD ? "prices are opened"
                                                                : "the award")),
             "standing orders");
    if (known && gate->limit && figure > gate->limit)
        todo(l, "officer", put(l, "ask a body with a higher limit than {}",
                               money_of(l, gate->limit)), "standing orders; approval-beyond");
    if (!gate->approved)
        todo(l, "approver", put(l, "{}: decide on version {} of the paper", members(l, gate),
                                n_of(l, due)), "approval");
    else if (lapsed(l, gate))
        todo(l, "approver", put(l, "{}: decide again, the approval of version {} lapsed",
                                members(l, gate), n_of(l, gate->version)),
             "approval; approval-lapsed");
}

static void lots(Letter *l)
{
    doc_heading(l->d, 2, S("What is tendered"));
    doc_table(l->d, S("Lots"), { S("Lot") }, { S("Law") }, { S("Least value"), true },
              { S("Greatest value"), true }, { S("State") });
    for (each(const Lot, lot, l->p->lots)) {
        const Act *act = record_lot(l->r, lot->id);
        doc_row(l->d, put(l, "{} {}", n_of(l, lot->id),
                          act ? words_of(l, act->lot.title) : S("")),
                str(regime_titles[lot->regime]), money_of(l, lot->least),
                money_of(l, lot->most),
                str(phase_name(phase_at(l->p, 0, lot->id, l->r->now))));
    }
}

void approvals_paper(Letter *l)
{
    const Gate *gate = gate_of(l->p, l->gate);
    missing(l, gate);
    asked(l, gate);
    if (gate->before != BEFORE_PUBLISH && l->lot) {
        doc_heading(l->d, 2, S("Ranking"));
        part_ranking(l);
    }
    changed(l, gate);
    decided(l, gate);
    lots(l);
    doc_heading(l->d, 2, S("About what"));
    part_identity(l);
}
