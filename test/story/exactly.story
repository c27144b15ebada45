# Figures are compared exactly, and shown in as many places as tell them apart. Two parts of three at
# 2,000,000.00 is 30,000.00 a point, all at 2,999,990.00 is 29,999.90: quality is never rounded first.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=5,000,000 months=24 title="Figures" least_basis="Area" most_basis="Area"
  lot lot=2 regime=pa-2023 least=100,000 most=5,000,000 months=24 title="Near" least_basis="Area" most_basis="Area"
  lot lot=3 regime=pa-2023 least=100,000 most=5,000,000 months=24 title="Nine places" least_basis="Area" most_basis="Area"
  lot lot=4 regime=pa-2023 least=100,000 most=5,000,000 months=24 title="Worth" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=2 says="Two parts of it"
  mark scale=1 mark=3 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=100 scale=1 title="Method"
  formula lot=1 formula=price-per-quality-point where=exact
  criterion lot=2 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=2 criterion=2 kind=price weight=50 title="Price"
  formula lot=2 formula=lowest-ratio where=exact
  criterion lot=3 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=3 criterion=2 kind=price weight=50 title="Price"
  formula lot=3 formula=lowest-ratio where=total places=9 how=half-up
  criterion lot=4 criterion=1 kind=quality weight=100 scale=1 title="Method"
  formula lot=4 formula=monetised-quality a=500.00 where=total places=0 how=half-even
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b1.pdf 3000" price="1 2026 1 2000000.00"
bela deposit lot=1
cora seal lot=1 quality="c1.pdf 3000" price="1 2026 1 2999990.00"
cora deposit lot=1
bela seal lot=2 quality="b2.pdf 3000" price="1 2026 1 1000000.00"
bela deposit lot=2
cora seal lot=2 quality="c2.pdf 3000" price="1 2026 1 1000000.01"
cora deposit lot=2
bela seal lot=3 quality="b3.pdf 3000" price="1 2026 1 1000000.00"
bela deposit lot=3
cora seal lot=3 quality="c3.pdf 3000" price="1 2026 1 1000000.01"
cora deposit lot=3
bela seal lot=4 quality="b4.pdf 3000" price="1 2026 1 33301.83"
bela deposit lot=4
cora seal lot=4 quality="c4.pdf 3000" price="1 2026 1 49987.50"
cora deposit lot=4
2026-03-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
olga admit lot=3 bidder=bela reason="Complete." with=bill
olga admit lot=3 bidder=cora reason="Complete." with=bill
olga admit lot=4 bidder=bela reason="Complete." with=bill
olga admit lot=4 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
olga open lot=2 envelope=quality
hana turn lot=3 envelope=quality
ivo turn lot=3 envelope=quality
olga open lot=3 envelope=quality
hana turn lot=4 envelope=quality
ivo turn lot=4 envelope=quality
olga open lot=4 envelope=quality
2026-03-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=2 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
eva score lot=2 bidder=bela criterion=1 mark=3 reason="Seen." file=1 page=1
eva score lot=2 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=2
finn score lot=2 bidder=bela criterion=1 mark=3 reason="Seen." file=1 page=1
finn score lot=2 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=2
cleo consensus lot=2 bidder=bela criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=2 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=2 with=bill
eva score lot=3 bidder=bela criterion=1 mark=3 reason="Seen." file=1 page=1
eva score lot=3 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=3
finn score lot=3 bidder=bela criterion=1 mark=3 reason="Seen." file=1 page=1
finn score lot=3 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=3
cleo consensus lot=3 bidder=bela criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=3 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=3 with=bill
eva score lot=4 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
eva score lot=4 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=4
finn score lot=4 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
finn score lot=4 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=4
cleo consensus lot=4 bidder=bela criterion=1 mark=2 reason="Agreed." present="Eva, Finn"
cleo consensus lot=4 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=4 with=bill
2026-03-13 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
olga open lot=2 envelope=price
hana turn lot=3 envelope=price
ivo turn lot=3 envelope=price
olga open lot=3 envelope=price
hana turn lot=4 envelope=price
ivo turn lot=4 envelope=price
olga open lot=4 envelope=price
expect rank lot=1 cora bela totals 29999.9 30000
expect rank lot=2 bela cora totals 100 99.9999995
expect rank lot=3 bela cora totals 100 99.9999995
expect rank lot=4 bela cora totals -32 -12
olga award lot=1 bidder=bela total=30000 price=2,000,000 report="Award report" with=bill ! award-not-first
olga award lot=1 bidder=cora total=29999.9 price=2,999,990 report="Award report" with=bill
olga award lot=2 bidder=bela total=99.9999995 price=1,000,000 report="Award report" with=bill ! award-figures-differ
olga award lot=2 bidder=bela total=100 price=1,000,000 report="Award report" with=bill
olga award-first lot=3 with=bill
olga award lot=4 bidder=bela total=-32 price=33,301.83 report="Award report" with=bill
