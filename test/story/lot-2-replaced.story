# Two lots by one bidder; the second is replaced a minute before the deadline. The first stands as it
# was, and only the last version of the second opens.
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

> 11:59: another version for the south. Noon is too late for the north, and for the south.
2026-02-10 11:58 bela seal lot=2 quality="b2.pdf 3000" price="1 2026 1 120000.00"
2026-02-10 11:59 bela deposit lot=2
2026-02-10 12:00 bela seal lot=1 quality="b2.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=1 ! not-now
bela seal lot=2 quality="b3.pdf 3000" price="1 2026 1 100000.00"
bela deposit lot=2 ! not-now
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela stands
expect box lot=2 bela replaced stands
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
eva score lot=2 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
eva scores-done lot=1
eva scores-done lot=2
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
finn score lot=2 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
finn scores-done lot=1
finn scores-done lot=2
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=2 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price

> Lot 1 at the price of its first version, lot 2 at that of its second.
olga award lot=1 bidder=bela total=75 price=150,000 report="Award report" with=bill
olga award lot=2 bidder=bela total=100 price=140,000 report="?" with=bill ! award-figures-differ
olga award lot=2 bidder=bela total=100 price=120,000 report="Award report" with=bill
