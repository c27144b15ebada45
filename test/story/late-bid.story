# A late bid stays shut, unless two officers accept it under the published test and before anything
# opens: the fault was the box's own and is on record, or the bytes were sealed in time. Nobody's own
# fault is accepted.
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
2026-02-10 11:30 cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"

> The box is out of reach at noon, and no rule for that was published. Cora was ready; Dray was not.
2026-02-10 11:50 server stops
2026-02-10 12:05 server starts
olga outage round=1 from="2026-02-10 11:50" until="2026-02-10 12:05" reason="?" with=bill ! outage-unpublished
cora deposit lot=1 ! not-now
cora late-deposit lot=1
2026-02-10 12:20 dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 130000.00"
dray late-deposit lot=1
2026-02-11 09:00 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela stands
expect box lot=1 cora late
expect box lot=1 dray late
expect told olga "lot 1: accept a late bid before a padlock turns, or leave it shut: cora" "lot 1: accept a late bid before a padlock turns, or leave it shut: dray" "lot 1: admit or exclude a bid: bela"
olga admit lot=1 bidder=cora reason="?" with=bill ! no-such-bid
olga accept-late lot=1 bidder=cora ground=portal-fault reason="?" ! agreement-missing
olga accept-late lot=1 bidder=bela ground=portal-fault reason="?" with=bill ! not-late
olga accept-late lot=1 bidder=cora ground=portal-fault reason="The box was out of reach." with=bill ! outage-unrecorded
olga accept-late lot=1 bidder=cora ground=sealed-in-time reason="Sealed at 11:30; the box was out of reach from 11:50." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality

> A padlock has turned. Dray's bid is not accepted any more, and it never opens.
olga accept-late lot=1 bidder=dray ground=sealed-in-time reason="?" with=bill ! opening-begun
olga admit lot=1 bidder=dray reason="?" with=bill ! no-such-bid
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
finn scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect box lot=1 cora late-accepted
expect box lot=1 dray late
expect rank lot=1 cora bela totals 100 93.33
olga award-first lot=1 with=bill
