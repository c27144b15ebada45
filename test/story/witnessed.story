# The list of the box rests on what a witness signed, not on the operator's clock.
include prelude.story
union witness
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" policy=told with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Quality"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  ticks
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
2026-02-10 11:00 union cosigns
2026-02-10 11:59 bela deposit lot=1

> Bela's bid came in the last minute. What the witness saw an hour ago does not hold it.
2026-02-10 12:00:30 union cosigns
2026-02-10 12:10 olga list round=1 clock=witnessed with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill

> A holder asks for the witness. It has not signed since the list.
hana turn lot=1 envelope=quality ! deadline-unseen
union cosigns
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill

> Nor does a holder take the operator's word that the marks are locked.
jade turn lot=1 envelope=price ! prices-shut
union cosigns
jade turn lot=1 envelope=price
hana turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela totals 100
olga award-first lot=1 with=bill
union cosigns
