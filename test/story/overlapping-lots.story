# A lot is the whole of two others, and the notice says that the cheapest of all ways is awarded:
# the whole, its parts, or a part kept in house. What overlaps with an award can only be ended.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  service service=1 title="Keys"
  activity service=1 activity=1 power=open title="Custody" article="None"
  activity service=1 activity=2 power=open title="Cleaning" article="None"
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 group=1 title="All" least_basis="2025" most_basis="2025"
  lot lot=2 regime=pa-2023 least=40,000 most=80,000 months=24 group=1 title="Custody" least_basis="2025" most_basis="2025"
  lot lot=3 regime=pa-2023 least=60,000 most=140,000 months=24 group=1 title="Cleaning" least_basis="2025" most_basis="2025"
  include lot=1 service=1 activity=1
  include lot=1 service=1 activity=2
  include lot=2 service=1 activity=1
  include lot=3 service=1 activity=2
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  criterion lot=3 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=budget-saving a=200,000 where=total places=2 how=half-up
  formula lot=2 formula=budget-saving a=100,000 where=total places=2 how=half-up
  formula lot=3 formula=budget-saving a=200,000 where=total places=2 how=half-up
  objective how=least-cost reason="One price is paid for all."
  keep lot=2 cost=62,000 basis="The pay of two who do it now."
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora plc"
dora interest name="Dora LLP"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 180000.00"
bela deposit lot=1
cora seal lot=2 quality="c.pdf 3000" price="1 2026 1 60000.00"
cora deposit lot=2
dora seal lot=3 quality="d.pdf 3000" price="1 2026 1 115000.00"
dora deposit lot=3
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
olga admit lot=3 bidder=dora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
hana turn lot=3 envelope=quality
ivo turn lot=3 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
olga open lot=3 envelope=quality
2026-02-11 09:00 eva scores-done lot=1
eva scores-done lot=2
eva scores-done lot=3
finn scores-done lot=1
finn scores-done lot=2
finn scores-done lot=3
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
hana turn lot=2 envelope=price ! prices-shut
olga lock-scores lot=3 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
hana turn lot=3 envelope=price
ivo turn lot=3 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price
olga award-first lot=2 with=bill ! prices-unopened
olga open lot=3 envelope=price
# 180,000 for the whole; 60,000 and 115,000 for the parts; 62,000 to keep custody in house.
expect rank lot=1 bela totals 10
olga award-first lot=1 with=bill ! award-not-optimal
olga award-first lot=2 with=bill
olga award-first lot=1 with=bill ! lot-overlaps
olga award-first lot=3 with=bill
expect phase lot=3 awarded
2026-02-12 09:00 olga abandon lot=1 reason="Awarded in its parts." with=bill
expect phase lot=1 ended
