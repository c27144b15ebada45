# Where the witness looked too early or too late, the list rests on the operator's clock, with a reason.
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
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
2026-02-10 11:00 union cosigns
2026-02-10 11:59 bela deposit lot=1
2026-02-10 12:01:01 union cosigns
2026-02-10 12:10 olga list round=1 clock=witnessed with=bill ! not-witnessed
olga list round=1 reason="The witness was out of reach from 11:30 to 12:01." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
union cosigns
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
union cosigns
