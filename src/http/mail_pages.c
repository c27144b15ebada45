/* mail_pages.c - which mails somebody gets, ending them without signing in, and what came back. */
#include "http/mail_pages.h"

#include "http/mails.h"

/* What a mail reader, or whoever fills a link by guessing, may ask for. */
static const Rate end_rate = { 30, 30 };

const Reason ending_too_often = { CONFLICT, "ending-too-often", "doc/serve.md, mail",
    "From your address this was asked for very often. Try again in a minute." };

/* ---- what came back -------------------------------------------------------------- */

/* The latest comes first: of one address it says what, the earliest since when. */
static MailBack *back_of(MailBacks *backs, Str to)
{
    for (each(MailBack, back, *backs))
        if (str_same(back->to, to))
            return back;
    return NULL;
}

static void backs_put(Own *o, const Posts *posts, MailBacks *backs)
{
    for (each(const Post, post, *posts)) {
        MailBack *back = back_of(backs, post->to);
        if (!back)
            *(back = list_add(backs, o->a)) =
                (MailBack){ .to = post->to, .trouble = post->trouble,
                            .over = post->state == POST_GIVEN_UP };
        back->since = own_moment(o, post->due);
    }
}

Result mail_backs(Own *o, MailBacks *backs)
{
    Posts posts = { 0 };
    TRY(outbox_failures(o->server->people, &posts, o->a));
    backs_put(o, &posts, backs);
    return DONE;
}

/* ---- one's own ------------------------------------------------------------------- */

Result mail_choices(Own *o, MePage *page)
{
    bool  wanted[TOPICS];
    Posts posts = { 0 };
    MailBacks backs = { 0 };
    TRY(mail_wanted(o->server->people, o->visitor.account, wanted));
    TRY(outbox_failures_of(o->server->people, o->visitor.account, &posts, o->a));
    for (Topic topic = TOPIC_MUST; topic < TOPICS; topic++)
        if (topic_can_end(topic))
            *list_add(&page->mails, o->a) =
                (MailChoice){ .topic = topic, .label = str(topic_words[topic].label),
                              .says = str(topic_words[topic].says), .wanted = wanted[topic] };
    backs_put(o, &posts, &backs);
    if (backs.len) {
        Text t = { 0 };
        text_put(&t, o->a, "{}, since {}", backs.at[0].trouble, backs.at[0].since);
        page->mail_back = text_str(&t);
    }
    return DONE;
}

/* The first stands for none of one's own. */
static const struct { const char *value, *label; } clocks[] = {
    { "tenders", "That of your tenders" }, { "Europe/London", "London" },
    { "Europe/Brussels", "Brussels, Paris, Berlin" }, { "UTC", "UTC: the same all year" },
};

void zone_choices(Own *o, Str zone, MePage *page)
{
    for (int i = 0; i < countof(clocks); i++)
        *list_add(&page->zones, o->a) =
            (ZoneChoice){ .value = str(clocks[i].value), .label = str(clocks[i].label),
                          .chosen = zone.len ? str_is(zone, clocks[i].value) : i == 0 };
}

static bool is_ticked(const Pairs *typed, Topic topic)
{
    int64_t number;
    for (each(const Pair, pair, *typed))
        if (str_is(pair->name, "topic") && str_number(pair->value, &number) && number == topic)
            return true;
    return false;
}

void me_mails(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Result done = DONE;
    if (!own_sent(&o, s, r, &typed, answer, a))
        return;
    for (Topic topic = TOPIC_MUST; topic < TOPICS && !failed(done); topic++)
        if (topic_can_end(topic))
            done = mail_want(s->people, o.visitor.account, topic, is_ticked(&typed, topic));
    Str zone = pair_of(&typed, "zone");
    if (!failed(done) && zone.len)
        done = account_zone_set(s->people, o.visitor.account,
                                str_is(zone, clocks[0].value) ? (Str){ 0 } : zone);
    own_done(&o, done, own_failed, "/me?done=mails");
}

/* ---- without signing in ---------------------------------------------------------- */

static Result link_look(Server *s, const Request *r, Str link, Id *account, Topic *topic)
{
    if (!rate_take(s->people, visitor_address(r), end_rate, clerk_now(s->clerk)))
        return because(&ending_too_often);
    return end_link_read(s->people, link, account, topic);
}

static void unsubscribe_page(Server *s, const Request *r, Topic topic, bool done, Answer *answer,
                             Arena *a)
{
    UnsubscribePage page = { .label = str(topic_words[topic].label),
                             .says = str(topic_words[topic].says), .action = r->path,
                             .done = done };
    Frame frame = frame_for(s, r, S("No more of these mails"), IN_NONE, a);
    answer_page(answer, &frame, unsubscribe, &page, a);
}

/* Looking ends nothing: programs look at links in mails. */
void unsubscribe(Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    Id    account;
    Topic topic;
    Result read = link_look(s, r, link, &account, &topic);
    if (failed(read))
        answer_failed(s, r, answer, read, a);
    else
        unsubscribe_page(s, r, topic, false, answer, a);
}

/* By a mail reader, too, in one step and without a cookie: the link says who it is. Source: RFC
 * 8058, 3.1. */
void unsubscribe_sent(Server *s, const Request *r, Str link, Answer *answer, Arena *a)
{
    Id    account;
    Topic topic;
    Result done = link_look(s, r, link, &account, &topic);
    if (!failed(done))
        done = mail_want(s->people, account, topic, false);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
    else
        unsubscribe_page(s, r, topic, true, answer, a);
}
