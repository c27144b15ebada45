# All is equal, the published criterion too: nobody is chosen, and nobody marks again to choose.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=4 says="Most of it"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=25 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=quality weight=25 scale=1 title="Staff"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=1 how=half-up tie=1
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 150000.00"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=4 reason="Most." file=1 page=1
eva score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=4 reason="Most." file=1 page=1
eva score lot=1 bidder=cora criterion=2 mark=5 reason="All." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=4 reason="Most." file=1 page=1
finn score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=2 mark=4 reason="Most." file=1 page=1
finn scores-done lot=1
2026-02-12 09:00 cleo consensus lot=1 bidder=bela criterion=1 mark=4 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=bela criterion=2 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=4 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=2 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
2026-02-13 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela cora totals 95 95
olga award-first lot=1 with=bill ! award-tied
2026-02-16 09:00 expect told olga "lot 1: end it and tender anew: the first places are equal, and no published rule parts them"
olga reopen lot=1 prices=known ground=error reason="The panel looks at both again." with=bill ! reopen-unnamed
olga abandon lot=1 reason="The tenders are equal, and no published rule parts them." with=bill
expect paper award-report lot=1 "Lot 1 was ended on Monday 16 February 2026"
