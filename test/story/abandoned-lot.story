# Both lots are marked and locked; the southern one is abandoned before any price opens. Its prices
# stay shut for good, and the northern lot goes on to its contract.
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
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
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
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
eva score lot=2 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=2 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=2
finn score lot=2 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=2 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=2
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=2 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=2 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
2026-02-12 09:00 olga abandon lot=2 reason="The southern stations are sold." with=bill
expect phase lot=2 ended
expect told olga "lot 2: tell a bidder why the lot ended: bela" "lot 2: tell a bidder why the lot ended: cora" "lot 2: publish the notice of its end and enter its number"
olga summary lot=2 bidder=bela paper="The southern stations are sold."
olga summary lot=2 bidder=cora paper="The southern stations are sold."
olga notice-published notice=termination lot=2 published="2026-02-12 09:00" reference="UK12 77-2026"

> Nobody turns for the south any more, neither by the tool nor past it.
hana looks lot=2 envelope=price ! never-now
hana forces lot=2 envelope=price ! never-now
ivo turn lot=2 envelope=price ! never-now
jade turn lot=2 envelope=price ! never-now
olga award-first lot=2 with=bill ! prices-unopened
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price ! padlocks-shut
expect rank lot=1 bela cora totals 90 80
2026-02-16 09:00 olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary for Bela"
olga summary lot=1 bidder=cora paper="Assessment summary for Cora"
2026-02-17 09:00 olga notice-published notice=award lot=1 published="2026-02-17 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-02-26
2026-02-27 09:00 olga contract lot=1 bidder=bela value=150,000 from=2026-04-01 until=2028-03-31 paper="Contract" with=bill
expect phase lot=1 contract
