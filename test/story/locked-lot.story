# Prices of one lot tell something about the other. The southern lot is locked, the northern is not:
# every holder's tool refuses the southern prices, whatever an officer says.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 group=1 title="North" least_basis="Area" most_basis="Area"
  lot lot=2 regime=pa-2023 least=100,000 most=200,000 months=24 group=1 title="South" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  criterion lot=2 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=2 criterion=2 kind=price weight=50 title="Price"
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-02-03 09:00 bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 140000.00"
bela deposit lot=2
cora seal lot=2 quality="c.pdf 3000" price="1 2026 1 110000.00"
cora deposit lot=2
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
olga open lot=2 envelope=quality
2026-02-11 09:00 eva score lot=2 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=2 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=2
finn score lot=2 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=2 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=2
cleo consensus lot=2 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=2 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=2 with=bill
expect phase lot=2 scores
2026-02-12 09:00 hana looks lot=2 envelope=price ! prices-shut
ivo looks lot=2 envelope=price ! prices-shut
jade looks lot=2 envelope=price ! prices-shut
expect told hana nothing

> The officers are in a hurry: they write to the holders, they record an order, they suspend and go on.
olga complaint lot=2 received="2026-02-12 08:00" text="The southern prices should be opened today."
olga order lot=2 effect=lifts reference="A letter from the office, not from a court" with=bill
hana looks lot=2 envelope=price ! prices-shut
olga suspend lot=1 reason="The north can wait."
ivo looks lot=2 envelope=price ! prices-shut
olga resume lot=1 reason="It cannot." with=bill
jade looks lot=2 envelope=price ! prices-shut

> Ivo is talked into a tool that asks nobody. The clerk asks.
ivo forces lot=2 envelope=price ! prices-shut
olga open lot=2 envelope=price ! padlocks-shut
olga award-first lot=2 with=bill ! prices-unopened
2026-02-13 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
jade looks lot=2 envelope=price ! prices-shut
olga lock-scores lot=1 with=bill
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
olga open lot=2 envelope=price
expect rank lot=2 bela cora totals 89.29 80
olga award-first lot=2 with=bill
