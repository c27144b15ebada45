#include "http/api.h"
#include "http/asker.h"
#include "http/doing.h"
#include "http/multipart.h"
#include "http/reading.h"
#include "http/site.h"
#include "http/visitor.h"

#include "desk/errand.h"
#include "page/admin.h"
#include "page/award.h"
#include "page/back.h"
#include "page/bid.h"
#include "page/check.h"
#include "page/contracts.h"
#include "page/copy.h"
#include "page/deciding.h"
#include "page/demonstration.h"
#include "page/dialogue.h"
#include "page/doings.h"
#include "page/drafting.h"
#include "page/form.h"
#include "page/keys.h"
#include "page/notice.h"
#include "page/opened.h"
#include "page/late.h"
#include "page/letters.h"
#include "page/marking.h"
#include "page/managing.h"
#include "page/opening.h"
#include "page/oversight.h"
#include "page/own.h"
#include "page/padlocks.h"
#include "page/questions.h"
#include "page/record.h"
#include "page/registering.h"
#include "page/results.h"
#include "page/room.h"
#include "page/running.h"
#include "page/tender.h"
#include "page/team.h"
#include "page/tenders.h"
#include "page/theme.h"

/* Answered by a worker. */
#define SLOW { .slow = true }

/* What is typed about oneself is short, and what was typed wrongly is shown again in the room of
 * its request, some times as long as it came. */
enum { SHORT_BYTES = 64 << 10 };
#define SLOW_SHORT { .body_bytes = SHORT_BYTES, .slow = true }

const Route routes[] = {
    { GET, "/", ANYBODY, KEPT_ASKING, public_tenders, "the list of tenders" },
    { GET, "/api/1/tenders", ANYBODY, KEPT_ASKING, public_tenders, "the list of tenders",
      .gives = &shape_TendersPage, .asks = "words status year buyer page" },
    { GET, "/tenders.csv", ANYBODY, KEPT_ASKING, public_tenders_csv, "the same for a spreadsheet" },
    { GET, "/feed.atom", ANYBODY, KEPT_ASKING, public_feed, "what is new, as Atom" },
    { GET, "/deadlines.ics", ANYBODY, KEPT_ASKING, public_deadlines,
      "deadlines of open tenders, as iCalendar" },
    { GET, "/contracts", ANYBODY, KEPT_ASKING, public_contracts, "contracts that were signed" },
    { GET, "/api/1/contracts", ANYBODY, KEPT_ASKING, public_contracts, "contracts that were signed",
      .gives = &shape_ContractsPage, .asks = "page" },
    { GET, "/contracts.csv", ANYBODY, KEPT_ASKING, public_contracts_csv,
      "the same for a spreadsheet" },
    { GET, "/t/*/answers", ANYBODY, KEPT_ASKING, public_answers,
      "its answers to questions, the latest first" },
    { GET, "/t/*/award", ANYBODY, KEPT_ASKING, public_award, "how a tender was decided" },
    { GET, "/t/*/results", ANYBODY, KEPT_ASKING, results,
      "how its bids were judged, as pictures: to each what they may see", SLOW },
    { GET, "/t/*/results.csv", ANYBODY, KEPT_NOWHERE, results_table,
      "the table of one of these pictures", SLOW, .asks = "lot picture" },
    { GET, "/t/*/opening", ANYBODY, KEPT_ASKING, public_opening,
      "its opening, as it goes: which padlocks have turned, and what is missing" },
    { GET, "/t/*/opening/still", ANYBODY, KEPT_ASKING, public_opening_still,
      "the same page, which does not fetch itself anew" },
    { GET, "/t/*/turn", ANYBODY, KEPT_NOWHERE, turn_form,
      "a padlock's turn, made and signed elsewhere, is brought as a file" },
    { POST, "/t/*/turn", ANYBODY, KEPT_NOWHERE, turn_form_sent, "that file",
      { .body_bytes = FORM_FILE_BYTES + (1 << 20), .file = true, .slow = true } },
    { GET, "/t/*/turn/bundle", SIGNED_IN, KEPT_NOWHERE, turn_bundle,
      "padlock holders: what is to be turned, as one file that a turn is checked by", SLOW },
    { GET, "/t/*/contract", ANYBODY, KEPT_ASKING, public_contract, "its contract" },
    { GET, "/t/*/bundle", ANYBODY, KEPT_ASKING, public_bundle,
      "its public record as one file, to be recomputed", { .slow = true } },
    { GET, "/t/*/dates.ics", ANYBODY, KEPT_ASKING, tender_dates,
      "when bids are opened and until when they bind, as iCalendar", SLOW },
    { GET, "/t/*/events", ANYBODY, KEPT_NOWHERE, public_events, "what happens in it, as it does" },
    { GET, "/log/events", ANYBODY, KEPT_NOWHERE, public_log_events, "the log, as it grows" },
    { GET, "/t/*/documents/*", ANYBODY, KEPT_ASKING, public_document,
      "a version of a document, as a file" },
    { GET, "/demonstration", ANYBODY, KEPT_NOWHERE, demonstration,
      "of a demonstration: the invented people, to be one of them" },
    { POST, "/demonstration", ANYBODY, KEPT_NOWHERE, demonstration_sent, "signing in as one" },
    { GET, "/home", SIGNED_IN, KEPT_NOWHERE, home, "what one must do next, and where", SLOW },
    { GET, "/t/*/do", SIGNED_IN, KEPT_NOWHERE, act_doings,
      "what one may do there now, and what not yet" },
    { GET, "/t/*/do/*", SIGNED_IN, KEPT_NOWHERE, act_form, "the form of an act" },
    { POST, "/t/*/do/*", ANYBODY, KEPT_NOWHERE, act_form_sent, "what was typed in it",
      { .body_bytes = FORM_BYTES, .file = true, .slow = true } },
    { GET, "/t/*/check/*", SIGNED_IN, KEPT_NOWHERE, act_check,
      "an act, looked at before it is signed", SLOW },
    { POST, "/t/*/check/*", SIGNED_IN, KEPT_NOWHERE, act_sign_sent, "the same, signed",
      { .slow = true } },
    { GET, "/t/*/entered/*", SIGNED_IN, KEPT_NOWHERE, act_entered, "what became of it" },
    { GET, "/cy/t/+/entered/*", SIGNED_IN, KEPT_NOWHERE, act_entered,
      "the same of a bid in Welsh" },
    { GET, "/t/*/padlock-order", SIGNED_IN, KEPT_NOWHERE, padlock_order_file,
      "of a padlock holder: what a padlock that is elsewhere is made ready by" },
    { GET, "/t/*/receipt/*", SIGNED_IN, KEPT_NOWHERE, act_receipt,
      "the proof that it is in the log" },
    { GET, "/t/*/bid", SIGNED_IN, KEPT_NOWHERE, bids, "a bidder's own bids, a lot each" },
    { GET, "/t/*/bid/*", SIGNED_IN, KEPT_NOWHERE, bid,
      "one of them: what is in the box, and where another version is sealed" },
    { GET, "/t/*/late", SIGNED_IN, KEPT_NOWHERE, late,
      "what is held of a bidder's, what they tried, whether it was our fault, and how to complain",
      SLOW },
    { GET, "/t/*/padlocks", SIGNED_IN, KEPT_NOWHERE, padlocks,
      "officers, holders: whose padlock was last shown to be there, and when", SLOW },
    { POST, "/t/*/padlocks", SIGNED_IN, KEPT_NOWHERE, padlocks_sent, "a holder shows theirs",
      SLOW, .typed = true },
    { GET, "/t/*/manage", SIGNED_IN, KEPT_NOWHERE, managing,
      "who looks after it: what is done, what is to be done by whom, what cannot begin yet", SLOW },
    { GET, "/t/*/team", SIGNED_IN, KEPT_NOWHERE, team,
      "who looks after it: who has a part in it; officers: who could have one", SLOW },
    { POST, "/t/*/team", SIGNED_IN, KEPT_NOWHERE, team_sent,
      "officers: people who sign here get a role, to be looked at and signed", SLOW,
      .typed = true },
    { GET, "/t/*/questions", SIGNED_IN, KEPT_NOWHERE, questions,
      "who looks after it: what was asked, without the asker, and what was answered", SLOW },
    { GET, "/t/*/decide", SIGNED_IN, KEPT_NOWHERE, deciding,
      "who looks after it: the bodies whose approval a step waits for", SLOW },
    { GET, "/t/*/decide/+", SIGNED_IN, KEPT_NOWHERE, deciding,
      "one of them: its paper, what changed since the last one, and what was decided", SLOW },
    { POST, "/t/*/decide/+", ANYBODY, KEPT_NOWHERE, deciding_sent,
      "approvers: the decision, to be looked at and signed", SLOW },
    { GET, "/t/*/letters", SIGNED_IN, KEPT_NOWHERE, bid_letters,
      "who looks after it: letters to bidders, who has theirs, and the standstill", SLOW },
    { POST, "/t/*/letters", SIGNED_IN, KEPT_NOWHERE, bid_letters_sent,
      "officers: all of a lot that are due, or one, to be looked at and signed", SLOW },
    { GET, "/t/*/letters/*", SIGNED_IN, KEPT_NOWHERE, bid_letters,
      "one of them (LOT/BIDDER), and how it differs from another", SLOW },
    { GET, "/t/*/dialogue", SIGNED_IN, KEPT_NOWHERE, dialogue,
      "who looks after it, bidders their own: the latest round and what is said in it", SLOW },
    { GET, "/t/*/dialogue/+", SIGNED_IN, KEPT_NOWHERE, dialogue, "another round", SLOW },
    { GET, "/t/*/room", SIGNED_IN, KEPT_NOWHERE, data_room,
      "who looks after it, bidders their own: readers of the data room, and what they were shown",
      SLOW },
    { POST, "/t/*/room", SIGNED_IN, KEPT_NOWHERE, data_room_named,
      "officers, bidders of their own people: somebody who is to read there", SLOW,
      .typed = true },
    { POST, "/t/*/room/+", SIGNED_IN, KEPT_NOWHERE, data_room_sent,
      "one of them is let in, or struck", SLOW },
    { GET, "/t/*/reading", SIGNED_IN, KEPT_NOWHERE, reading_room,
      "of one who was named: the agreement, what their vetting allows, what they were shown",
      SLOW },
    { POST, "/t/*/reading", SIGNED_IN, KEPT_NOWHERE, reading_room_signed, "the agreement, signed",
      SLOW },
    { POST, "/t/*/reading/open", SIGNED_IN, KEPT_NOWHERE, reading_room_opened,
      "a document of the data room, once it is entered that it is shown", SLOW },
    { GET, "/t/*/contract/manage", SIGNED_IN, KEPT_NOWHERE, running_contract,
      "who looks after it: contracts, their changes, notices and savings, and what is due", SLOW },
    { GET, "/t/*/papers/*", SIGNED_IN, KEPT_NOWHERE, paper_given,
      "a paper of an act (NTH/FIELD) as a file, to whom it is shown", SLOW },
    { GET, "/t/*/oversee", SIGNED_IN, KEPT_NOWHERE, oversight,
      "officers, overseers: what to ask about, each with its entry", SLOW },
    { GET, "/oversee", SIGNED_IN, KEPT_NOWHERE, overseen_tenders,
      "officers, overseers: all their tenders, and how much there is to ask about", SLOW },
    { GET, "/t/*/agreements", SIGNED_IN, KEPT_NOWHERE, agreements,
      "what waits for another officer" },
    { POST, "/t/*/agreements/*/decline", SIGNED_IN, KEPT_NOWHERE, agreement_decline,
      "it is declined", .typed = true },
    { GET, "/t/*/agreements/*", SIGNED_IN, KEPT_NOWHERE, agreement_page,
      "one of it, looked at before it is signed" },
    { POST, "/t/*/agreements/*", SIGNED_IN, KEPT_NOWHERE, agreement_enter,
      "the same, signed and entered", { .slow = true } },
    { GET, "/t/*/register", SIGNED_IN, KEPT_NOWHERE, registering,
      "how a firm becomes a bidder: what is done, and what is missing" },
    { POST, "/t/*/register", SIGNED_IN, KEPT_NOWHERE, registering_sent, "the same, as typed",
      { .slow = true }, .typed = true },
    { GET, "/t/*/opening/record", ANYBODY, KEPT_ASKING, public_opening_record,
      "the record of the opening as a document, or with form=pdf as a PDF", SLOW },
    { GET, "/t/*/open", SIGNED_IN, KEPT_NOWHERE, open_page,
      "officers: envelopes to be opened with what holders turned" },
    { POST, "/t/*/open", SIGNED_IN, KEPT_NOWHERE, open_sent, "one of them", SLOW },
    { GET, "/t/*/opened", SIGNED_IN, KEPT_NOWHERE, opened, "the files of opened envelopes" },
    { GET, "/t/*/opened/*", SIGNED_IN, KEPT_NOWHERE, opened_one,
      "one of them: as it is, or read in a page", SLOW },
    { GET, "/t/*/score", SIGNED_IN, KEPT_NOWHERE, marking, "of an evaluator: what they mark",
      SLOW },
    { GET, "/t/*/score/*", SIGNED_IN, KEPT_NOWHERE, marking,
      "a lot, one mark of it (LOT/CRITERION/BIDDER), or what is ready to be signed (LOT/sheet)",
      SLOW },
    { POST, "/t/*/score/*", ANYBODY, KEPT_NOWHERE, marking_sent,
      "a mark, saved as a draft; or all that are ready, to be signed", SLOW },
    { GET, "/t/*/moderation", SIGNED_IN, KEPT_NOWHERE, marking,
      "what the panel agrees on, once everybody has closed their sheet", SLOW },
    { GET, "/t/*/moderation/*", SIGNED_IN, KEPT_NOWHERE, marking, "the same, as of marks", SLOW },
    { POST, "/t/*/moderation/*", ANYBODY, KEPT_NOWHERE, marking_sent, "the same, as of marks",
      SLOW },
    { GET, "/t/*/draft", SIGNED_IN, KEPT_NOWHERE, drafting, "what is to be published, as a text" },
    { POST, "/t/*/draft", ANYBODY, KEPT_NOWHERE, drafting_sent, "the same, saved and checked",
      { .body_bytes = FORM_BYTES, .file = true, .slow = true } },
    { GET, "/t/*/copy/*", SIGNED_IN, KEPT_NOWHERE, copying,
      "of the office: a new tender from one that was published, by its number", SLOW },
    { POST, "/t/*/copy/*", SIGNED_IN, KEPT_NOWHERE, copying_sent, "the same, as typed",
      { .slow = true }, .typed = true },
    { GET, "/t/*/draft/part/*", SIGNED_IN, KEPT_NOWHERE, notice,
      "a part of it, as inputs: lots, criteria, the formula tried on made-up bids, dates", SLOW },
    { POST, "/t/*/draft/part/*", ANYBODY, KEPT_NOWHERE, notice_sent,
      "the same, as typed: it changes the text", { .body_bytes = 1 << 20, .slow = true } },
    { GET, "/t/*/draft/*", SIGNED_IN, KEPT_NOWHERE, drafting,
      "what changes it, or opens the next round; and how bidders would see it" },
    { POST, "/t/*/draft/*", ANYBODY, KEPT_NOWHERE, drafting_sent, "the same, saved and checked",
      { .body_bytes = FORM_BYTES, .file = true, .slow = true } },
    { GET, "/t/*", ANYBODY, KEPT_ASKING, public_tender, "a tender, by its number or name" },
    { GET, "/cy/t/+", ANYBODY, KEPT_ASKING, public_tender, "the same in Welsh" },
    { GET, "/api/1/home", SIGNED_IN, KEPT_NOWHERE, home, "what one must do next, and where", SLOW,
      .gives = &shape_HomePage, .asks = "page" },
    { GET, "/api/1/t/*/do", SIGNED_IN, KEPT_NOWHERE, act_doings,
      "what one may do there now, and what not yet", .gives = &shape_DoingsPage },
    { GET, "/api/1/t/*/do/*", SIGNED_IN, KEPT_NOWHERE, act_form, "the form of an act",
      .gives = &shape_FormPage },
    { GET, "/api/1/t/*/check/*", SIGNED_IN, KEPT_NOWHERE, act_check,
      "an act, looked at before it is signed", SLOW, .gives = &shape_CheckPage,
      .asks = "which" },
    { GET, "/api/1/t/*/entered/*", SIGNED_IN, KEPT_NOWHERE, act_entered, "what became of it",
      .gives = &shape_EnteredPage },
    { GET, "/api/1/t/*/bid", SIGNED_IN, KEPT_NOWHERE, bids, "a bidder's own bids, a lot each",
      .gives = &shape_BidsPage },
    { GET, "/api/1/t/*/bid/*", SIGNED_IN, KEPT_NOWHERE, bid, "one of them",
      .gives = &shape_BidPage },
    { GET, "/api/1/t/*/late", SIGNED_IN, KEPT_NOWHERE, late,
      "what is held of a bidder's, what they tried, and whether it was our fault", SLOW,
      .gives = &shape_LatePage },
    { GET, "/api/1/t/*/padlocks", SIGNED_IN, KEPT_NOWHERE, padlocks,
      "officers, holders: whose padlock was last shown to be there, and when", SLOW,
      .gives = &shape_PadlocksPage },
    { GET, "/api/1/t/*/manage", SIGNED_IN, KEPT_NOWHERE, managing,
      "who looks after it: what is done, what is to be done by whom, what cannot begin yet", SLOW,
      .gives = &shape_ManagingPage },
    { GET, "/api/1/t/*/team", SIGNED_IN, KEPT_NOWHERE, team,
      "who looks after it: who has a part in it; officers: who could have one", SLOW,
      .gives = &shape_TeamPage, .asks = "page" },
    { GET, "/api/1/t/*/questions", SIGNED_IN, KEPT_NOWHERE, questions,
      "who looks after it: what was asked, without the asker, and what was answered", SLOW,
      .gives = &shape_QuestionsPage, .asks = "page" },
    { GET, "/api/1/t/*/decide", SIGNED_IN, KEPT_NOWHERE, deciding,
      "who looks after it: the bodies whose approval a step waits for", SLOW,
      .gives = &shape_GatesPage },
    { GET, "/api/1/t/*/decide/+", SIGNED_IN, KEPT_NOWHERE, deciding,
      "one of them: its paper, what changed since the last one, and what was decided", SLOW,
      .gives = &shape_DecidingPage },
    { GET, "/api/1/t/*/letters", SIGNED_IN, KEPT_NOWHERE, bid_letters,
      "who looks after it: letters to bidders, who has theirs, and the standstill", SLOW,
      .gives = &shape_LettersPage, .asks = "signed page" },
    { GET, "/api/1/t/*/letters/*", SIGNED_IN, KEPT_NOWHERE, bid_letters,
      "one of them (LOT/BIDDER), and how it differs from another", SLOW,
      .gives = &shape_LetterPage, .asks = "beside" },
    { GET, "/api/1/t/*/dialogue", SIGNED_IN, KEPT_NOWHERE, dialogue,
      "who looks after it, bidders their own: the latest round and what is said in it", SLOW,
      .gives = &shape_DialoguePage, .asks = "page" },
    { GET, "/api/1/t/*/dialogue/+", SIGNED_IN, KEPT_NOWHERE, dialogue, "another round", SLOW,
      .gives = &shape_DialoguePage, .asks = "page" },
    { GET, "/api/1/t/*/room", SIGNED_IN, KEPT_NOWHERE, data_room,
      "who looks after it, bidders their own: readers of the data room, and what they were shown",
      SLOW, .gives = &shape_RoomPage, .asks = "page" },
    { GET, "/api/1/t/*/reading", SIGNED_IN, KEPT_NOWHERE, reading_room,
      "of one who was named: the agreement, what their vetting allows, what they were shown", SLOW,
      .gives = &shape_ReaderPage, .asks = "page" },
    { GET, "/api/1/t/*/contract/manage", SIGNED_IN, KEPT_NOWHERE, running_contract,
      "who looks after it: contracts, their changes, notices and savings, and what is due", SLOW,
      .gives = &shape_RunningPage, .asks = "page" },
    { GET, "/api/1/t/*/oversee", SIGNED_IN, KEPT_NOWHERE, oversight,
      "officers, overseers: what to ask about, each with its entry", SLOW,
      .gives = &shape_OversightPage },
    { GET, "/api/1/oversee", SIGNED_IN, KEPT_NOWHERE, overseen_tenders,
      "officers, overseers: all their tenders, and how much there is to ask about", SLOW,
      .gives = &shape_OverseenPage, .asks = "page" },
    { GET, "/api/1/t/*/agreements", SIGNED_IN, KEPT_NOWHERE, agreements,
      "what waits for another officer", .gives = &shape_AgreementsPage },
    { GET, "/api/1/t/*/agreements/*", SIGNED_IN, KEPT_NOWHERE, agreement_page,
      "one of it, looked at before it is signed", .gives = &shape_CheckPage },
    { GET, "/api/1/t/*/register", SIGNED_IN, KEPT_NOWHERE, registering,
      "how a firm becomes a bidder: what is done, and what is missing",
      .gives = &shape_RegisteringPage },
    { GET, "/api/1/t/*/open", SIGNED_IN, KEPT_NOWHERE, open_page,
      "officers: envelopes to be opened with what holders turned", .gives = &shape_OpenedPage,
      .asks = "page" },
    { GET, "/api/1/t/*/opened", SIGNED_IN, KEPT_NOWHERE, opened, "the files of opened envelopes",
      .gives = &shape_OpenedPage, .asks = "envelope page" },
    { GET, "/api/1/t/*/score", SIGNED_IN, KEPT_NOWHERE, marking, "of an evaluator: what they mark",
      SLOW, .gives = &shape_ScorePage },
    { GET, "/api/1/t/*/score/*/sheet", SIGNED_IN, KEPT_NOWHERE, marking,
      "what of a lot is ready to be signed", SLOW, .gives = &shape_SheetPage, .asks = "from" },
    { GET, "/api/1/t/*/score/*/*/*", SIGNED_IN, KEPT_NOWHERE, marking,
      "one mark: of a lot, a criterion, a bidder", SLOW, .gives = &shape_MarkPage,
      .asks = "by file page" },
    { POST, "/api/1/t/*/score/*/*/*", SIGNED_IN, KEPT_NOWHERE, marking_sent,
      "the same, saved as a draft", SLOW, .gives = &shape_MarkSaved },
    { GET, "/api/1/t/*/score/*", SIGNED_IN, KEPT_NOWHERE, marking, "what is marked in a lot", SLOW,
      .gives = &shape_ScorePage, .asks = "by question bidder" },
    { GET, "/api/1/t/*/moderation", SIGNED_IN, KEPT_NOWHERE, marking, "what the panel agrees on",
      SLOW, .gives = &shape_PanelPage },
    { GET, "/api/1/t/*/moderation/*/sheet", SIGNED_IN, KEPT_NOWHERE, marking,
      "what the panel agreed on and is ready to be signed", SLOW, .gives = &shape_SheetPage,
      .asks = "from" },
    { GET, "/api/1/t/*/moderation/*/*/*", SIGNED_IN, KEPT_NOWHERE, marking,
      "one mark of the panel, with those of its members", SLOW, .gives = &shape_MarkPage,
      .asks = "by file page" },
    { POST, "/api/1/t/*/moderation/*/*/*", SIGNED_IN, KEPT_NOWHERE, marking_sent,
      "the same, saved as a draft", SLOW, .gives = &shape_MarkSaved },
    { GET, "/api/1/t/*/moderation/*", SIGNED_IN, KEPT_NOWHERE, marking,
      "what the panel agrees on in a lot", SLOW, .gives = &shape_PanelPage, .asks = "from" },
    { GET, "/api/1/t/*/copy/*", SIGNED_IN, KEPT_NOWHERE, copying,
      "of the office: what a copy of a tender would take along", SLOW, .gives = &shape_CopyPage },
    { GET, "/api/1/t/*/draft/part/*", SIGNED_IN, KEPT_NOWHERE, notice,
      "a part of what is to be published, and what can be said of it", SLOW,
      .gives = &shape_NoticePage },
    { GET, "/api/1/t/*/draft/preview", SIGNED_IN, KEPT_NOWHERE, drafting,
      "a draft, as bidders would see it", .gives = &shape_TenderPage },
    { GET, "/api/1/t/*/draft/amend/preview", SIGNED_IN, KEPT_NOWHERE, drafting,
      "the tender with a change that is drafted, as bidders would see it",
      .gives = &shape_TenderPage },
    { GET, "/api/1/t/*/draft", SIGNED_IN, KEPT_NOWHERE, drafting,
      "what is to be published, as a text", .gives = &shape_DraftingPage, .asks = "from" },
    { GET, "/api/1/t/*/draft/*", SIGNED_IN, KEPT_NOWHERE, drafting,
      "what changes it (amend), or opens the next round (invite)", .gives = &shape_DraftingPage,
      .asks = "from" },
    { GET, "/api/1/me", SIGNED_IN, KEPT_NOWHERE, me,
      "one's own page: ways to sign in, keys, sessions", .gives = &shape_MePage },
    { GET, "/api/1/me/keys/*", SIGNED_IN, KEPT_NOWHERE, me_key,
      "a signing key: what opens it, where it stands", SLOW, .gives = &shape_KeyPage },
    { GET, "/api/1/people", SIGNED_IN, KEPT_NOWHERE, people, "officers: who has an account",
      .gives = &shape_PeoplePage, .asks = "page" },
    { GET, "/api/1/people/recover/*", SIGNED_IN, KEPT_NOWHERE, people_recover,
      "officers: giving an account back", .gives = &shape_GiveBackPage },
    { GET, "/api/1/demonstration", ANYBODY, KEPT_NOWHERE, demonstration,
      "of a demonstration: the invented people", .gives = &shape_DemonstrationPage },
    { GET, "/api/1/t/*/answers", ANYBODY, KEPT_ASKING, public_answers,
      "its answers to questions, the latest first", .gives = &shape_AnswersPage, .asks = "page" },
    { GET, "/api/1/t/*/award", ANYBODY, KEPT_ASKING, public_award, "how it was decided",
      .gives = &shape_AwardPage },
    { GET, "/api/1/t/*/results", ANYBODY, KEPT_ASKING, results,
      "how its bids were judged: to each what they may see", SLOW, .gives = &shape_ResultsPage },
    { GET, "/api/1/t/*/opening", ANYBODY, KEPT_ASKING, public_opening, "how far its opening is",
      .gives = &shape_OpeningPage, .asks = "page" },
    { GET, "/api/1/t/*/contract", ANYBODY, KEPT_ASKING, public_contract, "its contract",
      .gives = &shape_ContractPage },
    { GET, "/api/1/t/*", ANYBODY, KEPT_ASKING, public_tender, "a tender, by its number or name",
      .gives = &shape_TenderPage },
    { GET, "/log", ANYBODY, KEPT_ASKING, public_log, "the log, for people" },
    { GET, "/api/1/log", ANYBODY, KEPT_ASKING, public_log, "the log, its latest first",
      .gives = &shape_LogPage },
    { GET, "/log/entry", ANYBODY, KEPT_NOWHERE, public_entry_asked,
      "the entry whose number was typed" },
    { GET, "/log/entry/*", ANYBODY, KEPT_ASKING, public_entry, "one entry of it, or its receipt",
      SLOW },
    { GET, "/cy/log/entry/+", ANYBODY, KEPT_ASKING, public_entry, "an entry in Welsh", SLOW },
    { GET, "/api/1/log/entry/*", ANYBODY, KEPT_ASKING, public_entry, "one entry of the log", SLOW,
      .gives = &shape_EntryPage },
    { GET, "/verify", ANYBODY, KEPT_ASKING, public_verify, "checking a receipt" },
    { POST, "/verify", ANYBODY, KEPT_NOWHERE, public_verify_asked, "the same, of one",
      { .body_bytes = 1 << 20, .slow = true } },
    { GET, "/help", ANYBODY, KEPT_ASKING, public_help, "how tenders work here" },
    { GET, "/accessibility", ANYBODY, KEPT_ASKING, public_accessibility,
      "what was done so that everybody can use these pages" },
    { GET, "/log/checkpoint", ANYBODY, KEPT_ASKING, log_checkpoint,
      "the log's latest checkpoint, as it signed it" },
    { GET, "/log/tile/*", ANYBODY, KEPT_FOR_EVER, log_tile,
      "tiles of hashes and bundles of entries, as c2sp.org/tlog-tiles names them", SLOW },
    { POST, "/log/cosignature", ANYBODY, KEPT_NOWHERE, log_cosignature,
      "a checkpoint of this log, as a witness of the policy cosigned it",
      { .body_bytes = 64 << 10, .slow = true } },
    { GET, "/assets/licences.txt", ANYBODY, KEPT_ASKING, asset_licences,
      "who wrote what pages bring along, and on what terms" },
    { GET, "/assets/*", ANYBODY, KEPT_FOR_EVER, asset_file,
      "the sheet of style and the scripts of pages, and pages that are kept as a file" },
    { GET, "/sign-in", ANYBODY, KEPT_NOWHERE, sign_in_form, "showing who one is" },
    { POST, "/sign-in", ANYBODY, KEPT_NOWHERE, sign_in_try, "the same, as typed" },
    { POST, "/sign-out", SIGNED_IN, KEPT_NOWHERE, sign_out, "ending one's session" },
    { POST, "/sign-in/passkey", ANYBODY, KEPT_NOWHERE, sign_in_passkey, "the same by passkey" },
    { GET, "/sign-in/printed", ANYBODY, KEPT_NOWHERE, sign_in_printed,
      "showing who one is by a printed code" },
    { POST, "/sign-in/printed", ANYBODY, KEPT_NOWHERE, sign_in_printed_try, "the same, as typed" },
    { GET, "/sign-in/lost", ANYBODY, KEPT_NOWHERE, sign_in_lost, "who cannot sign in asks" },
    { POST, "/sign-in/lost", ANYBODY, KEPT_NOWHERE, sign_in_lost_sent, "the same, as typed" },
    { GET, "/recover/*", ANYBODY, KEPT_NOWHERE, recover,
      "an account given back, as who has the link sees it" },
    { POST, "/recover/*", ANYBODY, KEPT_NOWHERE, recover_sent, "taking it" },
    { GET, "/mail/*", ANYBODY, KEPT_NOWHERE, mail_link,
      "another e-mail address, as who reads it sees it" },
    { POST, "/mail/*", ANYBODY, KEPT_NOWHERE, mail_link_sent, "taking it" },
    { GET, "/join/*", ANYBODY, KEPT_NOWHERE, join_form, "an invitation, as who has it sees it" },
    { POST, "/join/*", ANYBODY, KEPT_NOWHERE, join_sent, "taking it" },
    { GET, "/me", SIGNED_IN, KEPT_NOWHERE, me, "one's own page: ways to sign in, keys, sessions" },
    { POST, "/me/sessions", SIGNED_IN, KEPT_NOWHERE, me_session_end,
      "ending a session of one's own" },
    { GET, "/me/passphrase", SIGNED_IN, KEPT_NOWHERE, me_passphrase, "another passphrase" },
    { POST, "/me/passphrase", SIGNED_IN, KEPT_NOWHERE, me_passphrase_set, "the same, as typed" },
    { GET, "/me/mail", SIGNED_IN, KEPT_NOWHERE, me_mail, "another e-mail address" },
    { POST, "/me/mail", SIGNED_IN, KEPT_NOWHERE, me_mail_sent, "the same, as typed" },
    { POST, "/me/mail/stop", SIGNED_IN, KEPT_NOWHERE, me_mail_stop, "it is not wanted" },
    { POST, "/me/recovery", SIGNED_IN, KEPT_NOWHERE, me_recovery_stop,
      "stopping that one's account is given to whoever asked" },
    { GET, "/me/phone", SIGNED_IN, KEPT_NOWHERE, me_phone, "codes from a phone" },
    { POST, "/me/phone", SIGNED_IN, KEPT_NOWHERE, me_phone_confirm, "the first of them" },
    { POST, "/me/codes", SIGNED_IN, KEPT_NOWHERE, me_codes, "ten new printed codes" },
    { GET, "/me/passkeys/new", SIGNED_IN, KEPT_NOWHERE, me_passkey, "another passkey" },
    { POST, "/me/passkeys", SIGNED_IN, KEPT_NOWHERE, me_passkey_add, "the same, as made" },
    { POST, "/me/passkeys/remove", SIGNED_IN, KEPT_NOWHERE, me_passkey_remove,
      "taking a passkey away" },
    { POST, "/me/passkeys/name", SIGNED_IN, KEPT_NOWHERE, me_passkey_name,
      "calling a passkey otherwise" },
    { GET, "/me/keys/*", SIGNED_IN, KEPT_NOWHERE, me_key,
      "a signing key, made or brought in; or one that is there, and what is done with it", SLOW },
    { POST, "/me/keys/*/ways", SIGNED_IN, KEPT_NOWHERE, me_key_way, "another way to open it",
      SLOW_SHORT },
    { POST, "/me/keys/*/remove", SIGNED_IN, KEPT_NOWHERE, me_key_way_remove,
      "taking a way to open it away", SLOW_SHORT },
    { POST, "/me/keys/*/label", SIGNED_IN, KEPT_NOWHERE, me_key_label, "calling it otherwise",
      SLOW_SHORT },
    { POST, "/me/keys/*/end", SIGNED_IN, KEPT_NOWHERE, me_key_end, "its end", SLOW_SHORT },
    { POST, "/me/keys", SIGNED_IN, KEPT_NOWHERE, me_key_add, "the same, as made" },
    { GET, "/calendar/*", ANYBODY, KEPT_NOWHERE, calendar,
      "what somebody must do, as iCalendar, for who has the address", SLOW },
    { GET, "/me/calendar", SIGNED_IN, KEPT_NOWHERE, me_calendar, "the address of one's calendar" },
    { GET, "/api/1/me/calendar", SIGNED_IN, KEPT_NOWHERE, me_calendar,
      "since when one's calendar has an address", .gives = &shape_CalendarPage },
    { POST, "/me/calendar", SIGNED_IN, KEPT_NOWHERE, me_calendar_make,
      "an address is made; the one before ends" },
    { POST, "/me/calendar/end", SIGNED_IN, KEPT_NOWHERE, me_calendar_end, "it ends" },
    { POST, "/me/mails", SIGNED_IN, KEPT_NOWHERE, me_mails, "which mails one gets" },
    { GET, "/unsubscribe/*", ANYBODY, KEPT_NOWHERE, unsubscribe,
      "no more of some mails, as the link in one names them" },
    { POST, "/unsubscribe/*", ANYBODY, KEPT_NOWHERE, unsubscribe_sent, "the same, done" },
    { GET, "/admin", SIGNED_IN, KEPT_NOWHERE, admin,
      "officers: how this server is, its backup, its mail", SLOW },
    { GET, "/api/1/admin", SIGNED_IN, KEPT_NOWHERE, admin,
      "officers: how this server is, its backup, its mail", SLOW, .gives = &shape_AdminPage },
    { POST, "/admin/backup", SIGNED_IN, KEPT_NOWHERE, admin_backup, "officers: a backup is taken" },
    { POST, "/admin/mail", SIGNED_IN, KEPT_NOWHERE, admin_mail,
      "officers: mail that was put off is tried again" },
    { GET, "/admin/theme", SIGNED_IN, KEPT_NOWHERE, admin_theme,
      "officers: whose pages these are, their colour, a logo" },
    { GET, "/api/1/admin/theme", SIGNED_IN, KEPT_NOWHERE, admin_theme,
      "officers: whose pages these are, their colour, a logo", .gives = &shape_ThemePage },
    { POST, "/admin/theme", SIGNED_IN, KEPT_NOWHERE, admin_theme_sent, "the same, as typed",
      { .body_bytes = FORM_FILE_BYTES + (1 << 20), .file = true, .slow = true }, .typed = true },
    { GET, "/theme.css", ANYBODY, KEPT_ASKING, theme_colour,
      "the colour of these pages, where they have one of their own" },
    { GET, "/theme/logo.png", ANYBODY, KEPT_ASKING, theme_logo, "whose pages these are" },
    { GET, "/people", SIGNED_IN, KEPT_NOWHERE, people, "officers: who has an account" },
    { POST, "/people", SIGNED_IN, KEPT_NOWHERE, people_invite, "officers: an invitation",
      .typed = true },
    { POST, "/people/revoke", SIGNED_IN, KEPT_NOWHERE, people_revoke,
      "officers: taking an invitation back" },
    { GET, "/people/recover/*", SIGNED_IN, KEPT_NOWHERE, people_recover,
      "officers: giving an account back" },
    { POST, "/people/recover/*/agree", SIGNED_IN, KEPT_NOWHERE, people_recover_sent,
      "officers: the second agrees" },
    { POST, "/people/recover/*/withdraw", SIGNED_IN, KEPT_NOWHERE, people_recover_sent,
      "officers: it is called back" },
    { POST, "/people/recover/*/dismiss", SIGNED_IN, KEPT_NOWHERE, people_recover_sent,
      "officers: what was asked is put aside" },
    { POST, "/people/recover/*", SIGNED_IN, KEPT_NOWHERE, people_recover_sent,
      "officers: the first asks" },
    { GET, "/healthz", WATCHERS, KEPT_NOWHERE, healthy, "is this process alive" },
    { GET, "/readyz", WATCHERS, KEPT_NOWHERE, ready, "does it enter what comes" },
    { GET, "/metrics", WATCHERS, KEPT_NOWHERE, metrics, "figures for whoever watches it" },
    { GET, "/api/1/openapi.json", ANYBODY, KEPT_ASKING, api_document,
      "this document, which is made of these rows" },
    { POST, "/api/1/acts", ANYBODY, KEPT_NOWHERE, api_acts,
      "signed acts with their words and papers, to be entered",
      { .body_bytes = ERRAND_BYTES, .file = true, .slow = true } },
    { POST, "/api/1/cosignatures", ANYBODY, KEPT_NOWHERE, api_cosignatures,
      "a checkpoint of this log, as witnesses of its policy cosigned it",
      { .body_bytes = 64 << 10, .slow = true }, .gives = &shape_CosignedAnswer },
    { GET, "/api/1/book", ANYBODY, KEPT_NOWHERE, api_book, "the log's name, key and length", SLOW },
    { GET, "/api/1/entries/*", ANYBODY, KEPT_NOWHERE, api_entries,
      "the latest checkpoint, and the log's lines from that entry on", SLOW },
    { GET, "/api/1/procedures", ANYBODY, KEPT_NOWHERE, api_procedures,
      "what is tendered here; drafts to their people", SLOW },
    { GET, "/api/1/extract/*", ANYBODY, KEPT_NOWHERE, api_extract,
      "of a procedure, or of the office, all that the asker may see", SLOW },
    { GET, "/api/1/paper/*", ANYBODY, KEPT_NOWHERE, api_paper, "a paper of it", SLOW },
    { POST, "/api/1/bundle/*", ANYBODY, KEPT_NOWHERE, api_bundle,
      "a bundle, in an edition that is for the asker, to its end by a policy", SLOW },
    { POST, "/api/1/receipt/*", ANYBODY, KEPT_NOWHERE, api_receipt,
      "the proof that an entry is in the log", SLOW },
    { GET, "/api/1/sealed/*", ANYBODY, KEPT_NOWHERE, api_sealed,
      "a sealed file, for who opens it", SLOW },
    { GET, "/api/1/padlock/*/*", ANYBODY, KEPT_NOWHERE, api_padlock,
      "what a padlock is asked, whose answer shows that it is there", SLOW },
    { POST, "/api/1/padlock/+", ANYBODY, KEPT_NOWHERE, api_padlock_there, "the answer", SLOW,
      .gives = &shape_ThereAnswer },
    { PUT, "/api/1/part/*", ANYBODY, KEPT_NOWHERE, api_part, "a part of a bidder's sealed file",
      { .body_bytes = 16 << 20, .file = true, .slow = true }, api_part_place },
    { GET, "/api/1/upload/*", ANYBODY, KEPT_NOWHERE, api_upload, "which parts of it are here",
      SLOW },
    { POST, "/api/1/upload/*", ANYBODY, KEPT_NOWHERE, api_upload_whole,
      "its parts become one file on the shelf", SLOW },
};
const ptrdiff_t route_count = countof(routes);

/* ---- which one ------------------------------------------------------------------- */

/* The path's next part is whatever the pattern's "*" or "+" stands for. */
static Str part_skip(Str path)
{
    while (path.len && path.at[0] != '/')
        path = str_after(path, 1);
    return path;
}

static bool leads(const Route *route, Str path, Str *rest)
{
    const char *p = route->path;
    *rest = (Str){ 0 };
    for (; *p; p++) {
        bool part = *p == '*' || *p == '+';
        if (part && !rest->at)
            *rest = path;
        if (*p == '*' && !p[1])
            return path.len > 0 || p[-1] == '/';
        Str after = part ? part_skip(path) : path.len ? str_after(path, 1) : path;
        if (part ? after.len == path.len : !path.len || path.at[0] != *p)
            return false;
        path = after;
    }
    return !path.len;
}

/* A proxy says for whom it asks; then it is not somebody of this machine. */
static bool is_watcher(const Request *r)
{
    return (str_starts(r->from, "127.") || str_is(r->from, "::1") || str_is(r->from, "socket")) &&
           !header_there(r, "X-Forwarded-For") && !header_there(r, "Forwarded") &&
           !header_there(r, "Via");
}

static bool answers(const Route *route, const Request *r)
{
    return route->method == r->method || (route->method == GET && r->method == HEAD);
}

/* ---- what may be kept ------------------------------------------------------------ */

static Str etag_of(Str body, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(body);
    text_byte(&t, '"', a);
    text_bytes(&t, hash.byte, 16, a);
    text_byte(&t, '"', a);
    return text_str(&t);
}

static Str header_said(const Answer *answer, const char *name)
{
    for (each(const Pair, h, answer->headers))
        if (str_is(h->name, name))
            return h->value;
    return (Str){ 0 };
}

static void keeping_say(const Route *route, const Request *r, Answer *answer, Arena *a)
{
    static const char *const words[] = { "no-store", "no-cache",
                                         "public, max-age=31536000, immutable" };
    bool found = answer->status == 200;
    if (!header_said(answer, "Cache-Control").len)
        answer_header(answer, "Cache-Control",
                      str(words[found ? route->keeping : KEPT_NOWHERE]), a);
    if (!found || route->keeping != KEPT_ASKING)
        return;
    Str etag = header_said(answer, "ETag");
    if (!etag.len)
        answer_header(answer, "ETag", etag = etag_of(answer->body, a), a);
    if (etag_is_had(r, etag)) {
        answer->status = 304;
        answer->body   = (Str){ 0 };
        answer->type   = NULL;
    }
}

/* ---- answering ------------------------------------------------------------------- */

static const Route *route_of(const Request *r, Text *allowed, Str *rest, Arena *a)
{
    static const char *const names[] = { "GET, HEAD", "HEAD", "POST", "PUT", "DELETE" };
    unsigned said = 0;
    for (const Route *route = routes; route < routes + route_count; route++) {
        if (!leads(route, r->path, rest) || (route->who == WATCHERS && !is_watcher(r)))
            continue;
        if (answers(route, r))
            return route;
        if (!(said & 1u << route->method))
            text_put(allowed, a, allowed->len ? ", {}" : "{}", str(names[route->method]));
        said |= 1u << route->method;
    }
    return NULL;
}

/* RFC 9110, 15.5.6. */
static void not_so(Server *s, const Request *r, Answer *answer, Str allowed, Arena *a)
{
    answer_problem(s, r, answer, 405, DONE, a);
    answer_header(answer, "Allow", allowed, a);
}

/* What they do there when they are: go on where they were, if that can be looked at. */
static Str after_signing_in(const Request *r, Arena *a)
{
    Request looks = *r;
    Str  rest;
    Text allowed = { 0 };
    looks.method = GET;
    return route_of(&looks, &allowed, &rest, a) ? r->path : S("/home");
}

/* Whoever is not signed in is asked to. False: it is answered. */
static bool may(const Route *route, Server *s, const Request *r, Answer *answer, Arena *a)
{
    Visitor visitor;
    Text to = { 0 };
    if (route->who != SIGNED_IN)
        return true;
    Result who = visitor_of(s, r, &visitor, a);
    bool back = !failed(who) && route->typed && !is_of_api(r) &&
                doing_given_back(s, r, &visitor, answer, a);
    if (back || (!failed(who) && visitor.account))
        return !back;
    text_put(&to, a, "/sign-in?after={}", after_signing_in(r, a));
    if (failed(who))
        answer_failed(s, r, answer, who, a);
    else if (is_of_api(r)) {
        answer_problem(s, r, answer, 401, DONE, a);
        answer_header(answer, "WWW-Authenticate", S("Tenderbox"), a);
    } else
        answer_see(answer, text_str(&to), a);
    return false;
}

static void answered(Server *s, const Route *route, const Request *r, Answer *answer, Arena *a)
{
    reading_over(s, a);
    if (!answer->status)
        answer_problem(s, r, answer, 404, DONE, a);
    else if (route)
        keeping_say(route, r, answer, a);
}

/* What a handler finishes later. */
typedef struct Unfinished {
    Server        *server;
    const Route   *route;
    const Request *request;
    Later          later;
} Unfinished;

static void wait_for(Unfinished *, Answer *, Arena *);

static void tell(void *unfinished, void (*told)(void *of), void *of)
{
    Unfinished *u = unfinished;
    u->later.tell(u->later.with, told, of);
}

static void finish(void *unfinished, Answer *answer, Arena *a)
{
    Unfinished *u = unfinished;
    u->later.finish(u->later.with, answer, a);
    if (answer->later.tell)
        wait_for(u, answer, a);
    else
        answered(u->server, u->route, u->request, answer, a);
}

/* What it read so far is nobody's while it waits. */
static void wait_for(Unfinished *u, Answer *answer, Arena *a)
{
    u->later = answer->later;
    answer->later.tell   = tell;
    answer->later.finish = finish;
    answer->later.with   = u;
    reading_over(u->server, a);
}

void routes_answer(void *server, const Request *r, Answer *answer, Arena *a)
{
    Str  rest;
    Text allowed = { 0 };
    const Route *route = route_of(r, &allowed, &rest, a);
    if (route && may(route, server, r, answer, a))
        route->handle(server, r, rest, answer, a);
    else if (allowed.len && !route)
        not_so(server, r, answer, text_str(&allowed), a);
    if (answer->later.tell) {
        Unfinished *u = make(a, Unfinished, 1);
        *u = (Unfinished){ .server = server, .route = route, .request = r };
        wait_for(u, answer, a);
    } else
        answered(server, route, r, answer, a);
}

/* ---- whose ration ---------------------------------------------------------------- */

/* Who is signed in, or signs with a key that has counted here, is no stranger: of what there is
 * little some is kept for them (http/rations.h). */
static void ration_of(Server *s, const Request *r, Load *load, Arena *a)
{
    Key     key;
    Visitor visitor;
    Str     who = { 0 };
    load->who = visitor_address(r);
    if (asker_is_known(s, r, &key, a))
        who = who_of_key(key, a);
    else if (!failed(visitor_of(s, r, &visitor, a)) && visitor.account)
        who = who_of_account(visitor.account, a);
    load->known = who.len > 0;
    load->who   = load->known ? who : load->who;
}

Load routes_load(void *server, const Request *r, Arena *a)
{
    Str  rest;
    Text allowed = { 0 };
    const Route *route = route_of(r, &allowed, &rest, a);
    Load load = route ? route->load : (Load){ 0 };
    if (load.slow || load.file || r->method == POST)
        ration_of(server, r, &load, a);
    else
        load.who = visitor_address(r);
    if (!load.body_bytes)
        load.body_bytes = load.slow ? usual_limits.body_bytes : SHORT_BYTES;
    if (route && load.known && route->place)
        route->place(server, r, rest, &load, a);
    return load;
}
