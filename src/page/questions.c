#include "page/questions.h"

#include "core/view/likely.h"
#include "desk/paper.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/show.h"

SHAPE_OF(AskedRow, ASKED_ROW)
SHAPE_OF(QuestionsPage, QUESTIONS_PAGE)

enum { QUESTIONS_SHOWN = 50,          /* on a page, and as many answers */
       DRAFTED = 20 };                /* in one answer */

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Record  record;
    Arena  *a;
} Look;

static Str words(const Look *l, Instant at) { return str_of_moment_words(at, l->p->zone, l->a); }

static int64_t last_answer(const Look *l)
{
    const Act *last = record_last(&l->record, ACT_ANSWER, 0, 0);
    return last ? last->leaf : -1;
}

/* The latest first; numbered in the order in which they came. */
static void add_asked(const Look *l, Portion *shown, QuestionsPage *page)
{
    int64_t answered = last_answer(l), number = l->p->questions.len;
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act *act = &l->record.acts.at[i];
        int64_t question = number;
        number -= act->kind == ACT_QUESTION;
        if (act->kind == ACT_QUESTION && portion_takes(shown))
            *list_add(&page->asked, l->a) =
                (AskedRow){ .question = question, .at = words(l, act->arrived),
                            .text = page_words(l->o, act->question.text, l->a),
                            .entry = act->leaf, .waits = act->leaf > answered };
    }
}

static void add_answers(const Look *l, Portion *shown, QuestionsPage *page)
{
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act *act = &l->record.acts.at[i];
        if (act->kind == ACT_ANSWER && portion_takes(shown))
            *list_add(&page->answers, l->a) =
                (AnswerShown){ .answer = act->answer.answer, .at = words(l, act->at),
                               .text = page_words(l->o, act->answer.text, l->a),
                               .corrects = act->answer.corrects, .entry = act->leaf,
                               .corrected = answer_corrected(l->p, act->answer.answer) };
    }
}

/* All that wait, as they came, to be worded anew so that nobody can tell who asked: one answer ends
 * the waiting of all that were asked before it. */
static Str waiting_draft(const Look *l, int64_t *waiting)
{
    Text t = { 0 };
    int64_t answered = last_answer(l);
    for (each(const Act, act, l->record.acts)) {
        if (act->kind != ACT_QUESTION || act->leaf <= answered)
            continue;
        if (*waiting < DRAFTED)
            text_put(&t, l->a, "{}Question: {}\n\nAnswer: ", str(*waiting ? "\n\n" : ""),
                     page_words(l->o, act->question.text, l->a));
        *waiting += 1;
    }
    return text_str(&t);
}

static void add_form(const Look *l, Id asker, QuestionsPage *page)
{
    if (failed(act_likely(l->p, ACT_ANSWER, asker, l->o->now, l->a)))
        return;
    int64_t waiting = 0;
    page->next    = l->p->answers + 1;
    page->draft   = waiting_draft(l, &waiting);
    page->waiting = waiting > 1 ? waiting : 0;
}

static void add_duties(const Look *l, Id asker, Str at, QuestionsPage *page)
{
    Duties duties = { 0 };
    duties_of(l->p, l->o->now, &duties, l->a);
    for (each(const Duty, duty, duties)) {
        Str  why = str(duty->why);
        bool answers = duty_act(duty) == ACT_ANSWER || str_starts(why, "amend, answer");
        if (answers && duty_is_of(l->p, duty, asker))
            *list_add(&page->duties, l->a) = page_duty(l->o, l->p, duty, asker, at, l->a);
    }
}

static void show_portion(const Look *l, const Portion *shown, QuestionsPage *page)
{
    Str at = str_put(l->a, "{}/questions", page->back);
    portion_rows(page, shown, "Questions and answers", at, "asked", l->a);
}

Result page_questions(const Onlooker *o, const Procedure *p, Id asker, Str at, int64_t nth,
                      QuestionsPage *page, Arena *a)
{
    Portion asked = portion_of(nth, QUESTIONS_SHOWN), answers = asked;
    Look l = { .o = o, .p = p, .a = a };
    const Round *r = round_of(p, 0);
    *page = (QuestionsPage){ .procedure = page_words(o, p->title, a), .back = at,
                             .number = procedure_number(p, a) };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    if (r && r->questions_until) {
        page->until = words(&l, r->questions_until);
        page->over  = o->now >= r->questions_until;
    }
    add_asked(&l, &asked, page);
    add_answers(&l, &answers, page);
    show_portion(&l, asked.all > answers.all ? &asked : &answers, page);
    add_form(&l, asker, page);
    add_duties(&l, asker, at, page);
    return DONE;
}
