# The ground of an exclusion is the one on which the bidder was heard, for a whole day at least. A ruling that
# was a mistake is looked at again. Where nobody is left, the officers are told what to do.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="South"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  objective how=published-order reason="As numbered"
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1

> Nobody bid for lot 2.
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
expect told olga "lot 1: admit or exclude a bid: bela" "lot 1: admit or exclude a bid: cora" "lot 2: end it: there is no bid"
olga abandon lot=2 reason="No bid came in time." with=bill

> One minute, the same evening, or not quite the next day, is no time to be heard in.
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=discretionary until="2026-02-10 12:11" text="A contract ended for breach." ! reply-time-missing
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=discretionary until="2026-02-10 23:59" text="A contract ended for breach." ! reply-time-missing
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=discretionary until="2026-02-11 23:59" text="A contract ended for breach." ! reply-time-missing
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion until="2026-02-12 00:00" text="What can be said for you?" ! ground-missing
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=discretionary until="2026-02-12 00:00" text="A contract ended for breach. You are heard on it."
olga inquire inquiry=2 lot=1 bidder=cora about=exclusion ground=conflict until="2026-02-12 00:00" text="Your adviser wrote the specification. You are heard on it."
2026-02-12 00:00 olga resolve inquiry=1 ruling=upheld reason="The other force confirms it." with=bill
olga exclude lot=1 bidder=bela ground=mandatory-ground reason="Bribery." with=bill ! representations-missing
olga exclude lot=1 bidder=bela ground=conflict reason="Its adviser." with=bill ! representations-missing

> The other force confused two firms of that name: the ruling itself is looked at again.
olga admit lot=1 bidder=bela reason="Complete." with=bill ! exclusion-binds
olga inquire inquiry=3 lot=1 bidder=bela about=exclusion ground=mandatory until="2026-02-14 12:00" text="Was it you?"
olga resolve inquiry=3 ruling=dropped reason="It was another firm." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill ! exclusion-binds
olga inquire inquiry=4 lot=1 bidder=cora about=exclusion again=1 until="2026-02-14 12:00" text="?" ! inquiry-unfit
olga inquire inquiry=4 lot=1 bidder=bela about=exclusion again=3 until="2026-02-14 12:00" text="?" ! inquiry-unfit
olga inquire inquiry=4 lot=1 bidder=bela about=exclusion again=1 until="2026-02-14 12:00" text="The other force withdraws what it said. Do you wish to add to it?"
olga resolve inquiry=4 ruling=dropped reason="It was another firm." with=bill
olga exclude lot=1 bidder=bela ground=discretionary-ground reason="Breach." with=bill ! exclusion-unfounded
olga admit lot=1 bidder=bela reason="Complete." with=bill

> Cora was heard on a conflict. When both withdraw, nobody is left.
olga resolve inquiry=2 ruling=kept reason="?" with=bill ! ruling-unfit
olga resolve inquiry=2 ruling=upheld reason="It wrote chapter 3." with=bill
olga exclude lot=1 bidder=cora ground=discretionary-ground reason="?" with=bill ! representations-missing
olga exclude lot=1 bidder=cora ground=conflict reason="It wrote chapter 3." with=bill
olga exclusion-told lot=1 bidder=cora moment="2026-02-12 00:00" reference="D" ! exclusion-untellable

> Who is excluded is asked about the ruling on which that rests, on its ground, and about nothing else.
olga inquire inquiry=5 lot=1 bidder=cora about=exclusion until="2026-02-14 12:00" text="?" ! decided-already
olga inquire inquiry=5 lot=1 bidder=cora about=exclusion again=2 ground=mandatory until="2026-02-14 12:00" text="?" ! inquiry-unfit
olga reinstate lot=1 bidder=cora ground=decision reason="It was another adviser." with=bill ! exclusion-binds
olga inquire inquiry=5 lot=1 bidder=cora about=exclusion again=2 until="2026-02-14 12:00" text="Was it another adviser of that name?"
olga resolve inquiry=5 ruling=dropped reason="It was." with=bill
expect told olga "lot 1: admit a bid again: its ground of exclusion holds no more: cora" "lot 2: publish the notice of its end and enter its number"
olga reinstate lot=1 bidder=cora ground=decision reason="It was another adviser." with=bill
olga exclude lot=1 bidder=cora ground=withdrawn paper="We withdraw, too." reason="Its letter." with=bill
olga exclude lot=1 bidder=bela ground=withdrawn paper="We withdraw." reason="Its letter." with=bill
expect told olga "lot 1: end it: no bid is left" "lot 2: publish the notice of its end and enter its number"
hana turn lot=1 envelope=quality
olga abandon lot=1 reason="Nobody is left." with=bill
expect phase lot=1 ended
