# The clock of the law runs from the contract notice as it was sent, where that is later than the
# publication here. A deadline that has become too near is lengthened before the box is listed, even
# when it is over: nobody has looked.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
expect told olga "enter the time at which the contract notice was sent: the law counts from it"
2026-01-21 09:00 olga notice-published notice=tender lot=0 published="2026-01-22 08:00" reference="UK4 17-2026" ! notice-in-future
olga notice-published notice=tender lot=0 published="2026-01-21 08:00" reference="UK4 17-2026"
expect told olga "lengthen the deadline: counted from the notice as sent it is too near, before Tuesday 10 February 2026, 12:00 GMT"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 11:00 cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"

> Nobody lengthened it. Twenty-five days from 21 January end with 15 February.
2026-02-10 12:05 cora late-deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill ! deadline-too-near
olga amend reason="Counted from the notice" notice="UK4 changed" with=bill ! deadline-backwards {
  timetable round=1 event=deadline moment="2026-02-10 12:10"
}
olga amend reason="Counted from the notice" notice="UK4 changed" with=bill {
  timetable round=1 event=deadline moment="2026-02-16 12:00"
}
expect phase lot=1 open
2026-02-16 12:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela stands
expect box lot=1 cora stands
