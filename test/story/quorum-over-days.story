# Holders turn when they can, here over two days. Until enough have, everything stays shut; and prices
# stay shut until the marks are locked, however many holders there are.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Quality"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=3 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill

> Tuesday: one holder. Wednesday: the second. Thursday morning: the third.
2026-02-10 15:00 hana turn lot=1 envelope=quality
expect told hana nothing
expect told ivo "lot 1: turn your padlock for the first envelopes"
olga open lot=1 envelope=quality ! padlocks-shut
2026-02-11 09:00 ivo turn lot=1 envelope=quality
hana turn lot=1 envelope=quality ! turned-twice
olga open lot=1 envelope=quality ! padlocks-shut
2026-02-12 09:00 jade turn lot=1 envelope=quality
olga open lot=1 envelope=quality

> All three are there, and no price opens: the marks are not locked.
hana looks lot=1 envelope=price ! prices-shut
jade turn lot=1 envelope=price ! prices-shut
olga open lot=1 envelope=price ! padlocks-shut

> Their tools refuse by themselves. Who had a tool that asks nobody is refused by the clerk.
hana forces lot=1 envelope=price ! prices-shut
ivo forces lot=1 envelope=price ! prices-shut
jade forces lot=1 envelope=price ! prices-shut
olga open lot=1 envelope=price ! padlocks-shut
expect told hana nothing
expect told eva "lot 1: mark every bid and close your sheet"
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
ivo turn lot=1 envelope=price ! prices-shut
olga lock-scores lot=1 with=bill
2026-02-16 09:00 ivo turn lot=1 envelope=price
2026-02-16 17:00 jade turn lot=1 envelope=price
olga open lot=1 envelope=price ! padlocks-shut
2026-02-17 09:00 hana turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela totals 100
