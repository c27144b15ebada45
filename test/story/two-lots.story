# Two lots whose prices could influence each other: no price opens before both are locked. One
# lot is abandoned before that; its prices stay shut and the other goes on.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 group=1 title="North" least_basis="Area" most_basis="Area"
  lot lot=2 regime=pa-2023 least=100,000 most=200,000 months=24 group=1 title="South" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Quality"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  criterion lot=2 criterion=1 kind=quality weight=50 scale=1 title="Quality"
  criterion lot=2 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=linear-benchmark a=200,000 b=100,000 where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-02 09:00 bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 140000.00"
bela deposit lot=2
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
expect phase lot=1 scores
hana turn lot=1 envelope=price ! prices-shut
hana turn lot=2 envelope=price ! prices-shut
olga lock-scores lot=2 with=bill ! sheets-open
2026-02-12 09:00 olga suspend lot=2 reason="The southern stations may be sold."
eva score lot=2 bidder=bela criterion=1 mark=5 reason="?" file=1 page=1 ! suspended
2026-02-13 09:00 olga abandon lot=2 reason="The southern stations are sold." with=bill
expect phase lot=2 ended
hana turn lot=2 envelope=price ! never-now
hana turn lot=1 envelope=price
jade turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela totals 75
olga award-first lot=1 with=bill
olga notice-published notice=termination lot=2 published="2026-02-13 09:00" reference="UK12 77-2026"
