# A court orders a late bid in. What has turned by then turned for the others; for this bid the
# padlocks turn once more.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 12:05 cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
cora late-deposit lot=1
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 130000.00"
dray late-deposit lot=1
2026-02-11 09:00 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality

> Opened, not marked. A court orders Cora's bid in; nobody orders Dray's.
2026-02-16 09:00 olga accept-late lot=1 bidder=cora ground=sealed-in-time reason="?" with=bill ! opening-begun
olga accept-late lot=1 bidder=cora ground=court-order reason="Order of 13 February." ! agreement-missing
olga accept-late lot=1 bidder=cora ground=court-order reason="Order of 13 February." with=bill ! order-unrecorded
olga order lot=1 effect=directs reference="HT-2026-000077: Cora's tender is to be considered" with=bill
olga accept-late lot=1 bidder=cora ground=court-order reason="Order of 13 February: the clock of the portal was wrong." with=bill
expect box lot=1 cora late-accepted
jade turn lot=1 envelope=quality ! bids-undecided
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga open lot=1 envelope=quality ! padlocks-shut
hana turn lot=1 envelope=quality
jade turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
finn scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 cora bela totals 100 93.33
olga award-first lot=1 with=bill
expect phase lot=1 awarded

> Then Dray's is ordered in, too. The award falls, and nothing is awarded while the bid waits.
2026-02-23 09:00 olga accept-late lot=1 bidder=dray ground=court-order reason="Order of 20 February." with=bill
expect phase lot=1 scores
olga award-first lot=1 with=bill ! bids-undecided
expect told olga "lot 1: admit or exclude a bid: dray"
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
