# Bela was told that it won; then a ground of exclusion is upheld and Cora wins. Bela's last letter must
# not be the one that says it won: before the contract it is told of its exclusion, under every law.
include prelude.story
2026-01-12 12:00 olga publish retention="2045-01-01 00:00" notice="N" with=bill  {
  lot lot=1 regime=pa-2023 least=1 least_basis="A" most=900,000,000 most_basis="A" months=24  title="L1"
  mark scale=1 mark=0 says="0"
  mark scale=1 mark=1 says="1"
  mark scale=1 mark=2 says="2"
  mark scale=1 mark=3 says="3"
  mark scale=1 mark=4 says="4"
  mark scale=1 mark=5 says="5"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="M"
  criterion lot=1 criterion=2 kind=price weight=50 title="P"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="bela Ltd"
bela seal lot=1 quality="x.pdf 3000" price="1 2026 1 100.00"
bela deposit lot=1
cora interest name="cora Ltd"
cora seal lot=1 quality="x.pdf 3000" price="1 2026 1 125.00"
cora deposit lot=1
dray interest name="dray Ltd"
dray seal lot=1 quality="x.pdf 3000" price="1 2026 1 110.00"
dray deposit lot=1
2026-03-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="C." with=bill
olga admit lot=1 bidder=cora reason="C." with=bill
olga admit lot=1 bidder=dray reason="C." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-03-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="S." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=5 reason="S." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=4 reason="S." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="S." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="S." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=4 reason="S." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="A." present="E, F"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="A." present="E, F"
cleo consensus lot=1 bidder=dray criterion=1 mark=4 reason="A." present="E, F"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
2026-03-12 09:00 olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="S"
olga summary lot=1 bidder=cora paper="S"
olga summary lot=1 bidder=dray paper="S"
2026-03-13 09:00 olga notice-published notice=award lot=1 published="2026-03-13 08:30" reference="N"
olga standstill lot=1 basis=mandatory last=2026-03-25
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=mandatory until="2026-03-15 00:00" text="t"
2026-03-15 09:00 olga resolve inquiry=1 ruling=upheld reason="r" with=bill
olga exclude lot=1 bidder=bela ground=mandatory-ground reason="r" with=bill
olga award-first lot=1 with=bill
olga summary lot=1 bidder=cora paper="S"
olga summary lot=1 bidder=dray paper="S"
2026-03-16 09:00 olga notice-published notice=award lot=1 published="2026-03-16 08:30" reference="N2"
olga standstill lot=1 basis=mandatory last=2026-03-26
2026-03-27 12:00 expect told olga "lot 1: give an excluded bidder its letter: bela" "lot 1: tell the authority of an exclusion, and enter when: bela, by the end of Monday 13 April 2026"
olga contract lot=1 bidder=cora value=125 from=2026-05-01 until=2028-04-30 paper="C" with=bill ! summary-missing
olga summary lot=1 bidder=bela paper="Your bid was excluded, and why"
olga summary lot=1 bidder=bela paper="Again" ! summary-twice
olga contract lot=1 bidder=cora value=125 from=2026-05-01 until=2028-04-30 paper="C" with=bill
