# What would open void for its prices is not sealed: the sealer looks with the eyes of the opening, while it
# can still be mended. Whose tool looks at nothing finds out when it is too late.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up 
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
  service service=1 title="Lamps"
  activity service=1 activity=1 power=open title="Change lamps" article="none"
  include lot=1 service=1 activity=1
  cell lot=1 service=1 year=2026 buyer=0 volume=9000 unit="Lamps"
  cell lot=1 service=1 year=2027 buyer=0 volume=9000 unit="Lamps"
  blanks lot=1 rule=void
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"

> A year left out, a year mistyped, pence where pounds belong, a comma, the wrong order, one line twice.
bela seal lot=1 quality="a.pdf 3000" price="1 2026 0 96000.00" ! blanks-void
bela seal lot=1 quality="a.pdf 3000" price="1 2026 0 96000.00; 1 2028 0 96000.00" ! price-line-unknown
bela seal lot=1 quality="a.pdf 3000" price="1 2026 0 9600000; 1 2027 0 9600000" ! price-sheet-unreadable
bela seal lot=1 quality="a.pdf 3000" price="1 2026 0 96,000.00; 1 2027 0 96,000.00" ! price-sheet-unreadable
bela seal lot=1 quality="a.pdf 3000" price="1 2027 0 96000.00; 1 2026 0 96000.00" ! price-sheet-unordered
bela seal lot=1 quality="a.pdf 3000" price="1 2026 0 96000.00; 1 2026 0 96000.00" ! price-sheet-unordered
bela seal lot=9 quality="a.pdf 3000" price="1 2026 0 96000.00; 1 2027 0 96000.00" ! no-such-lot
bela seal lot=1 quality="a.pdf 3000" price="1 2026 0 96000.00; 1 2027 0 96000.00"
bela deposit lot=1
cora seals-blindly lot=1 quality="a.pdf 3000" price="1 2026 0 96000.00; 1 2028 0 96000.00"
cora deposit lot=1
dray seal lot=1 quality="a.pdf 3000" price="1 2026 0 99000.00; 1 2027 0 99000.00"
dray deposit lot=1
2026-03-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect void lot=1 envelope=price cora price-line-unknown
expect rank lot=1 bela dray
2026-03-11 09:00 olga award-first lot=1 with=bill
