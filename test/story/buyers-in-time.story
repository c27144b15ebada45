# Who buys changes what is bought. While bids come in, nobody joins or leaves so late that bidders
# cannot take it in: the deadline is lengthened first, or it waits until the deadline is over.
include prelude.story
olga buyer buyer=1 part=lead name="West Midlands"
olga buyer buyer=2 part=partner name="Surrey"
olga buyer buyer=3 part=other name="Kent"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=900,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-01-26 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1

> In time: two weeks before the deadline.
2026-01-27 09:00 olga leave buyer=3 ruling=not-needed reason="A fiftieth of the volume." notice="To all: Kent leaves" with=bill

> Too late, whatever the ruling; unless the tender ends by it.
2026-02-05 09:00 olga leave buyer=2 ruling=not-needed reason="It is in a hurry." notice="n" with=bill ! buyers-unlengthened
2026-02-10 11:59 olga leave buyer=2 ruling=continue reason="It is in a hurry." notice="n" with=bill ! buyers-unlengthened
olga join buyer=4 part=other name="Moor" ruling=continue reason="It is in a hurry." notice="n" with=bill ! buyers-unlengthened
olga amend reason="Surrey leaves" notice="UK4 changed" with=bill {
  timetable round=1 event=deadline moment="2026-02-24 12:00"
}
olga leave buyer=2 ruling=continue reason="Services and terms stay." notice="To all: Surrey leaves" with=bill

> A stop over the deadline gives its time back: bidders still bid, and have a day for it.
2026-02-23 12:00 olga suspend lot=1 reason="A court looks at it." with=bill
2026-02-24 13:00 olga join buyer=4 part=other name="Moor" ruling=not-needed reason="It is in a hurry." notice="n" with=bill ! buyers-unlengthened
olga join buyer=4 part=other name="Moor" ruling=continue reason="It is in a hurry." notice="n" with=bill ! buyers-unlengthened
2026-02-24 14:00 olga resume lot=1 reason="It was dismissed." with=bill
expect deadline round=1 2026-02-25 14:00
2026-02-25 14:00 olga leave buyer=3 ruling=continue reason="?" notice="n" with=bill ! no-such-buyer
2026-02-25 14:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela stands
