# Somebody does it for nothing. That is asked about and may be explained; then the published formula
# gives it all points for the price and the others none. Under the act of 2023 nobody has to ask.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=eu-2014-24 least=100,000 most=5,000,000 months=24 title="Data base" least_basis="Area" most_basis="Area"
  lot lot=2 regime=pa-2023 least=100,000 most=5,000,000 months=24 title="Data base, hosted" least_basis="Area" most_basis="Area"
  lot lot=3 regime=pa-2023 least=100,000 most=5,000,000 months=24 title="Data base, printed" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=2 says="Two parts of it"
  mark scale=1 mark=3 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  criterion lot=2 criterion=1 kind=quality weight=100 scale=1 title="Method"
  formula lot=2 formula=price-per-quality-point where=exact
  criterion lot=3 criterion=1 kind=quality weight=100 scale=1 title="Method"
  formula lot=3 formula=vfm-index where=exact
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b1.pdf 3000" price="1 2026 1 0.00"
bela deposit lot=1
cora seal lot=1 quality="c1.pdf 3000" price="1 2026 1 30000.00"
cora deposit lot=1
bela seal lot=2 quality="b2.pdf 3000" price="1 2026 1 0.00"
bela deposit lot=2
cora seal lot=2 quality="c2.pdf 3000" price="1 2026 1 10.00"
cora deposit lot=2
bela seal lot=3 quality="b3.pdf 3000" price="1 2026 1 0.00"
bela deposit lot=3
cora seal lot=3 quality="c3.pdf 3000" price="1 2026 1 10.00"
cora deposit lot=3
2026-03-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
olga admit lot=3 bidder=bela reason="Complete." with=bill
olga admit lot=3 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
olga open lot=2 envelope=quality
hana turn lot=3 envelope=quality
ivo turn lot=3 envelope=quality
olga open lot=3 envelope=quality
2026-03-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=2 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
eva score lot=2 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
eva score lot=2 bidder=cora criterion=1 mark=0 reason="Seen." file=1 page=1
eva scores-done lot=2
finn score lot=2 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
finn score lot=2 bidder=cora criterion=1 mark=0 reason="Seen." file=1 page=1
finn scores-done lot=2
cleo consensus lot=2 bidder=bela criterion=1 mark=2 reason="Agreed." present="Eva, Finn"
cleo consensus lot=2 bidder=cora criterion=1 mark=0 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=2 with=bill
eva score lot=3 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
eva score lot=3 bidder=cora criterion=1 mark=0 reason="Seen." file=1 page=1
eva scores-done lot=3
finn score lot=3 bidder=bela criterion=1 mark=2 reason="Seen." file=1 page=1
finn score lot=3 bidder=cora criterion=1 mark=0 reason="Seen." file=1 page=1
finn scores-done lot=3
cleo consensus lot=3 bidder=bela criterion=1 mark=2 reason="Agreed." present="Eva, Finn"
cleo consensus lot=3 bidder=cora criterion=1 mark=0 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=3 with=bill
2026-03-13 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
olga open lot=2 envelope=price
hana turn lot=3 envelope=price
ivo turn lot=3 envelope=price
olga open lot=3 envelope=price
expect told olga "lot 1: ask why a price is so low: bela" "lot 2: ask why a price is so low: bela" "lot 2: award: bela" "lot 3: ask why a price is so low: bela" "lot 3: award: bela"
olga award-first lot=1 with=bill ! price-zero
olga inquire inquiry=1 lot=1 bidder=bela about=low-price until="2026-03-20 12:00" text="How can it be done for nothing?"
olga award-first lot=1 with=bill ! price-inquiry-open
2026-03-16 09:00 bela reply inquiry=1 text="We gain access to a new market and a reference."
olga resolve inquiry=1 ruling=explained reason="The reference is worth it to them; the contract is performed." with=bill
olga exclude lot=1 bidder=bela ground=abnormally-low reason="Nothing is not a price." with=bill ! price-explained
expect rank lot=1 bela cora totals 83.33 50
expect rank lot=2 bela totals 0
expect rank lot=3 bela cora totals 6666.667 0
olga award-first lot=1 with=bill
olga award-first lot=2 with=bill
olga award lot=3 bidder=bela total=6666.667 price=0 report="Award report" with=bill
