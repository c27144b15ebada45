# Only an order of a court that came after a bid went out brings it back, whatever it went out by. No
# order, no way round a ground that the law commands.
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
  timetable round=1 event=validity moment="2026-02-20 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=1
bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=2
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=mandatory until="2026-02-12 12:00" text="A director was convicted of bribery. You are heard on it."
2026-02-12 12:00 olga resolve inquiry=1 ruling=upheld reason="Convicted." with=bill
olga exclude lot=1 bidder=bela ground=mandatory-ground reason="Bribery." with=bill
olga reinstate lot=1 bidder=bela ground=decision reason="x" with=bill ! exclusion-binds
olga reinstate lot=1 bidder=bela ground=order reason="x" with=bill ! order-unrecorded

> In lot 2 the bid ends with its time. No court ever said a word, in either lot.
2026-02-21 09:00 olga lapse lot=2 bidder=bela
olga reinstate lot=2 bidder=bela ground=order reason="Ordered." with=bill ! order-unrecorded
olga reinstate lot=1 bidder=bela ground=decision reason="We think better of it" with=bill ! exclusion-binds

> An order that Bela's bid complies is about compliance: the ground binds in both lots as it did.
2026-02-22 09:00 olga order lot=2 effect=directs reference="Bela's bid for lot 2 is to be considered" with=bill
olga reinstate lot=2 bidder=bela ground=order reason="Ordered." with=bill
olga reinstate lot=1 bidder=bela ground=decision reason="It complies." with=bill ! exclusion-binds

> An order about the ground clears it. The bid that ends with its time then is out on no ground.
2026-02-23 09:00 olga order lot=1 effect=directs reference="The conviction was quashed" with=bill
olga reinstate lot=1 bidder=bela ground=order reason="Quashed." with=bill
olga lapse lot=1 bidder=bela
olga exclusion-told lot=1 bidder=bela moment="2026-02-23 08:00" reference="?" ! exclusion-untellable
expect told olga "lot 1: end it: no bid is left" "lot 2: enter that a bid lapsed: bela"
