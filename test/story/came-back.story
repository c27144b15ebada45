# A bid comes back when the marks are locked and the prices known: holders, officers, evaluators and the
# chair are told whose envelope waits and which marks are open. An award that stood falls with its lot.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=30 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=quality weight=20 scale=1 title="People"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 120000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga exclude lot=1 bidder=cora ground=not-compliant reason="A form is missing." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
expect told eva "lot 1: mark every bid and close your sheet"
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva scores-done lot=1 ! sheet-incomplete
eva score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=1
eva scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn" ! sheets-open
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill ! consensus-missing
cleo consensus lot=1 bidder=bela criterion=2 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga award-first lot=1 with=bill

> The form was in another file. Cora is named to everybody who has something to do.
2026-02-12 09:00 olga reinstate lot=1 bidder=cora ground=decision reason="The form is in file 1." with=bill
expect told olga "lot 1: open the marks again: a bid was admitted after the lock and is not marked: cora"
expect told hana "lot 1: turn your padlock for the first envelopes: cora"
hana turn lot=1 envelope=price ! prices-shut
olga award-first lot=1 with=bill ! prices-unopened
olga reopen lot=1 prices=known ground=order reason="A bid came back." with=bill ! order-unrecorded
olga reopen lot=1 prices=known ground=error reason="A bid came back." with=bill
expect told ivo "lot 1: turn your padlock for the first envelopes: cora"
hana turn lot=1 envelope=quality
olga open lot=1 envelope=quality ! padlocks-shut
ivo turn lot=1 envelope=quality
expect told olga "lot 1: open the first envelopes: cora"
olga open lot=1 envelope=quality
expect told eva "lot 1: mark it and then close your sheet: cora"
2026-02-13 09:00 eva score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=2 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=2 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
expect told cleo "lot 1: record what the panel agrees on, and who was there: cora"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=2 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
expect told hana "lot 1: turn your padlock for the prices: cora"
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga reopen lot=1 prices=known bidder=bela criterion=2 ground=error reason="Two CVs were counted twice." with=bill
expect told eva "lot 1: mark criterion 2 and then close your sheet: bela"
eva scores-done lot=1
finn scores-done lot=1
olga lock-scores lot=1 with=bill
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="To Bela"
olga summary lot=1 bidder=cora paper="To Cora"

> The money is gone: the lot ends, and nobody has won it. Both are told why.
2026-02-16 09:00 olga abandon lot=1 reason="The budget was cut." with=bill
expect told olga "lot 1: tell a bidder why the lot ended: bela" "lot 1: tell a bidder why the lot ended: cora" "lot 1: publish the notice of its end and enter its number"
