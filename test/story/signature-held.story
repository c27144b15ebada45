# What holds up a signature under the Act of 2023, and what does not: a claim in the standstill does,
# until a court lifts that; one after it does not; nor is the contract for more than was published.
# What people were told of the standstill is not taken back by a fact that comes later.
include prelude.story
olga fact fact=urgency value=yes reason="Winter is near." ! agreement-missing
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=115,000 most_basis="Area" months=24 title="South"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  objective how=published-order reason="As numbered"
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
olga fact fact=urgency value=yes reason="Winter is near." ! agreement-missing
olga fact fact=urgency value=yes reason="Winter is near." with=bill ! fact-relied-on
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=1
bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 120000.00"
bela deposit lot=2
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
olga open lot=2 envelope=quality
eva scores-done lot=1
finn scores-done lot=1
eva scores-done lot=2
finn scores-done lot=2
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
olga open lot=2 envelope=price
2026-02-16 09:00 olga award-first lot=1 despite="To be safe." with=bill ! field-superfluous
olga award-first lot=1 with=bill
olga fact fact=no-standstill value=yes reason="We are in a hurry." ! agreement-missing
olga fact fact=no-standstill value=yes reason="We are in a hurry." with=bill ! standstill-exempt
olga award-first lot=2 with=bill
olga summary lot=1 bidder=bela paper="To Bela"
olga summary lot=2 bidder=bela paper="To Bela"
2026-02-17 09:00 olga notice-published notice=award lot=1 published="2026-02-17 08:30" reference="UK6 78-2026"
olga notice-published notice=award lot=2 published="2026-02-17 08:30" reference="UK6 79-2026"
olga standstill lot=1 basis=mandatory last=2026-02-26
olga standstill lot=2 basis=mandatory last=2026-02-26

> Lot 1: a claim within the standstill. The court lifts the suspension, and the claim goes on.
2026-02-20 09:00 olga claim lot=1 claim=1 notified="2026-02-20 08:00" reference="HT-2026-1"
2026-03-02 09:00 olga contract lot=1 bidder=bela value=110,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! claim-blocks
expect told olga "lot 1: wait: a notified claim blocks the signature" "lot 2: sign the contract"
olga order lot=1 effect=blocks reference="Order of 2 March: until the hearing" with=bill
olga contract lot=1 bidder=bela value=110,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! claim-blocks
2026-03-09 09:00 olga order lot=1 effect=lifts reference="Order of 9 March: damages suffice" with=bill
olga contract lot=1 bidder=bela value=110,000 from=2026-05-01 until=2028-05-01 paper="Contract" with=bill ! contract-beyond
olga contract lot=1 bidder=bela value=110,000 from=2026-05-01 until=2028-04-30 paper="Contract" beyond="To be safe." with=bill ! field-superfluous
olga contract lot=1 bidder=bela value=110,000 from=2026-05-01 until=2028-04-30 paper="Contract" despite="To be safe." with=bill ! field-superfluous
olga contract lot=1 bidder=bela value=110,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill

> Lot 2: the claim comes after the standstill and blocks nothing. But the price is above what was
> published, and so is the contract's value.
olga claim lot=2 claim=1 notified="2026-03-10 08:00" reference="HT-2026-2" ! claim-in-future
olga claim lot=2 claim=1 notified="2026-03-09 08:00" reference="HT-2026-2"
expect told olga "lot 1: publish the contract's notice and enter its number, by the end of Tuesday 7 April 2026" "lot 2: sign the contract"
olga contract lot=2 bidder=bela value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! contract-beyond
olga contract lot=2 bidder=bela value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" beyond="Wages rose by law; no bid was lower, and the change is not substantial." with=bill
expect phase lot=2 contract
