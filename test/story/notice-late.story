# When the notice was sent comes out after the box was listed: bidders had less time than the law gives
# them. Nothing gives it back, so two officers say why the award stands, or the lot ends.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
expect told olga "enter the time at which the contract notice was sent: the law counts from it"
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
finn scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect told olga "enter the time at which the contract notice was sent: the law counts from it" "lot 1: award: bela"

> It was sent on 20 January, and 25 days from then end with 14 February.
2026-02-16 09:00 olga notice-published notice=tender lot=0 published="2026-01-20 08:00" reference="UK4 17-2026"
expect told olga "lot 1: end it, or award it and say why it stands in spite of too short a time: bela"
olga award-first lot=1 with=bill ! notice-too-short
olga award-first lot=1 despite="Four days; the draft was out since December, and nobody asked for more." with=bill
olga summary lot=1 bidder=bela paper="To Bela"
2026-02-17 09:00 olga notice-published notice=award lot=1 published="2026-02-17 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-02-26
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! standstill-running

> A time that is put back shortens what the law gave: two officers say so. What was not begun was not sent.
2026-02-18 09:00 olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026" ! agreement-missing
olga notice-published notice=tender lot=0 published="2025-12-01 12:00" reference="UK4 17-2025" with=bill ! notice-out-of-turn

> The number was that of another notice. What was ruled was ruled of four days, not of seven.
2026-03-02 09:00 olga notice-published notice=tender lot=0 published="2026-01-23 08:00" reference="UK4 18-2026"
expect told olga "lot 1: end it, or sign the contract and say why it stands in spite of too short a time"
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! notice-too-short
bill contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" despite="Seven days; as before." agreed=c
2026-03-02 09:30 olga notice-published notice=tender lot=0 published="2026-02-09 08:00" reference="UK4 19-2026"

> Bill agreed to seven days, not to twenty-four.
olga enters c ! agreement-unsettled
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" despite="24 days: nobody else asked for it." with=bill
expect phase lot=1 contract
