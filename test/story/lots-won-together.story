# Three lots, of which one bidder may win two, and only the first and the third together. Bela is the
# cheapest everywhere and is passed over where it may not win.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! objective-twice {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  objective how=published-order most=2 reason="Two suppliers at least."
  objective how=least-cost reason="?"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="South"
  lot lot=3 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="West"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  criterion lot=3 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=3 formula=lowest-ratio where=total places=2 how=half-up
  objective how=published-order most=2 reason="Two suppliers at least."
  combination combination=1 lot=1
  combination combination=1 lot=3
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 100000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 125000.00"
cora deposit lot=1
2026-02-02 09:00 bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 100000.00"
bela deposit lot=2
cora seal lot=2 quality="c.pdf 3000" price="1 2026 1 125000.00"
cora deposit lot=2
2026-02-03 09:00 bela seal lot=3 quality="b.pdf 3000" price="1 2026 1 100000.00"
bela deposit lot=3
cora seal lot=3 quality="c.pdf 3000" price="1 2026 1 125000.00"
cora deposit lot=3
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
olga admit lot=3 bidder=bela reason="Complete." with=bill
olga admit lot=3 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
hana turn lot=3 envelope=quality
ivo turn lot=3 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
olga open lot=3 envelope=quality
eva scores-done lot=1
eva scores-done lot=2
eva scores-done lot=3
finn scores-done lot=1
finn scores-done lot=2
finn scores-done lot=3
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
olga lock-scores lot=3 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
hana turn lot=3 envelope=price
ivo turn lot=3 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price
olga open lot=3 envelope=price
expect rank lot=1 bela cora totals 100 80
expect rank lot=2 bela cora totals 100 80
expect rank lot=3 bela cora totals 100 80

> In the published order, for what is won in one lot decides on the next.
olga award lot=2 bidder=cora total=80 price=125,000 report="?" with=bill ! lots-out-of-order
olga award lot=3 bidder=bela total=100 price=100,000 report="?" with=bill ! lots-out-of-order
expect told olga "lot 1: ask why a price is so low: bela" "lot 1: award: bela" "lot 2: ask why a price is so low: bela" "lot 3: ask why a price is so low: bela"
olga award lot=1 bidder=bela total=100 price=100,000 report="Award report" with=bill

> The south is no combination with the north: it goes to Cora, who is dearer.
olga award lot=2 bidder=bela total=100 price=100,000 report="?" with=bill ! award-not-first
olga award lot=2 bidder=cora total=80 price=125,000 report="Award report" with=bill
olga award lot=3 bidder=cora total=80 price=125,000 report="?" with=bill ! award-not-first
olga award lot=3 bidder=bela total=100 price=100,000 report="Award report" with=bill
