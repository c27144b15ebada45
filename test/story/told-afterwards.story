# Under the Act the authority hears of an exclusion within thirty days; a contract that is signed is
# changed after the standstill that the notice of its change promised, and a copy is published.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=6,000,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 5500000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 5400000.00"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga inquire inquiry=1 lot=1 bidder=cora about=exclusion ground=mandatory until="2026-02-12 12:00" text="A director was convicted."
2026-02-13 09:00 olga exclusion-told lot=1 bidder=cora moment="2026-02-13 08:00" reference="?" ! exclusion-untellable
olga resolve inquiry=1 ruling=upheld reason="No reply." with=bill
olga exclude lot=1 bidder=cora ground=mandatory-ground reason="Fraud." with=bill
expect told olga "lot 1: tell the authority of an exclusion, and enter when: cora, by the end of Saturday 14 March 2026"
2026-03-02 09:00 olga exclusion-told lot=1 bidder=bela moment="2026-03-02 08:00" reference="?" ! exclusion-untellable
olga exclusion-told lot=1 bidder=cora moment="2026-02-13 08:00" reference="?" ! exclusion-untellable
olga exclusion-told lot=1 bidder=cora moment="2026-03-02 08:00" reference="PRU 7"
olga exclusion-told lot=1 bidder=cora moment="2026-03-02 08:00" reference="PRU 7" ! exclusion-untellable
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
finn scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="To Bela"
olga summary lot=1 bidder=cora paper="To Cora"
2026-03-03 09:00 olga notice-published notice=award lot=1 published="2026-03-03 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-03-12
2026-03-13 09:00 olga contract lot=1 bidder=bela value=5,500,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill
olga notice-published notice=contract lot=1 published="2026-03-12 23:59" reference="?" ! notice-out-of-turn
olga notice-published notice=termination lot=1 published="2026-03-12 23:59" reference="?" ! notice-out-of-turn
olga notice-published notice=contract lot=1 published="2026-03-13 08:00" reference="UK7 9-2026"
expect told olga nothing

> A year on it is to grow. No standstill of a change without its notice, and none shorter than eight days.
2027-03-01 09:00 olga standstill lot=1 basis=voluntary last=2027-03-10 ! not-now
olga notice-published notice=change-copy lot=1 published="2027-03-01 08:00" reference="?" ! notice-out-of-turn
olga notice-published notice=change lot=1 published="2026-03-12 08:00" reference="?" ! notice-out-of-turn
olga notice-published notice=change lot=1 published="2027-03-01 08:30" reference="UK10 1-2027"
expect told olga "lot 1: change the contract as its notice says"
olga standstill lot=1 basis=mandatory last=2027-03-10 ! standstill-basis-wrong
olga standstill lot=1 basis=voluntary last=2027-03-09 ! voluntary-too-short
olga standstill lot=1 basis=voluntary last=2027-03-10
expect told olga "lot 1: change the contract as its notice says, not before Thursday 11 March 2027"

> What was promised is not undone by the notice once more, nor a claim by another notice after it.
2027-03-10 17:00 olga notice-published notice=change lot=1 published="2027-03-01 08:30" reference="UK10 1-2027" ! change-standing
olga contract-change lot=1 value=5,900,000 until=2028-04-30 paper="Change 1" reason="Another station: Schedule 8 paragraph 8." with=bill ! change-standing

> Cora's claim came while that standstill ran: it holds the change back, as it would a signature, until a court lifts that.
2027-03-10 17:30 olga claim lot=1 claim=1 notified="2027-03-09 10:00" reference="HT-2027-000012: another contract by now"
2027-03-11 09:00 olga contract-change lot=1 value=5,900,000 until=2028-04-30 paper="Change 1" reason="Schedule 8 paragraph 8." with=bill ! claim-blocks
olga notice-published notice=change lot=1 published="2027-03-11 08:30" reference="UK10 2-2027" ! claim-blocks
olga order lot=1 effect=lifts reference="Order of 11 March" with=bill
olga contract-change lot=1 value=5,900,000 until=2026-04-30 paper="Change 1" reason="?" with=bill ! contract-backwards
olga contract-change lot=1 value=5,900,000 until=2028-04-30 paper="Change 1" reason="Another station: Schedule 8 paragraph 8." with=bill
expect told olga "lot 1: publish a copy of the contract's change and enter it, by the end of Tuesday 8 June 2027"

> A second change with a notice is a small one, after which nothing is worth a copy: that of the first is owed all the same.
2027-04-01 09:00 olga order lot=1 effect=blocks reference="Order of 1 April" with=bill
olga notice-published notice=change lot=1 published="2027-04-01 08:30" reference="UK10 2-2027"
olga contract-change lot=1 value=4,900,000 until=2028-04-30 paper="Change 2" reason="Schedule 8 paragraph 2." with=bill ! claim-blocks
olga order lot=1 effect=lifts reference="Order of 1 April, later" with=bill
olga contract-change lot=1 value=4,900,000 until=2028-04-30 paper="Change 2" reason="Schedule 8 paragraph 2." with=bill
expect told olga "lot 1: publish a copy of the contract's change and enter it, by the end of Tuesday 8 June 2027"
2027-06-09 09:00 expect told olga "lot 1: publish a copy of the contract's change at once: its time is over"
olga notice-published notice=change-copy lot=1 published="2027-06-09 08:00" reference="Copy"
expect told olga nothing

> When it is over its notice follows, and nothing of it is changed any more.
2028-05-02 09:00 olga contract-change lot=1 value=4,900,000 until=2028-12-31 paper="Change 3" reason="?" with=bill ! contract-over
expect told olga "lot 1: publish the notice of the contract's end and enter it, by the end of Monday 29 May 2028"
olga notice-published notice=termination lot=1 published="2028-05-02 08:30" reference="UK11 3-2028"
expect told olga nothing
