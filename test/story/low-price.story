# A price far below the others: the bidder is asked, replies and is ruled on. One explains it and
# cannot be rejected for it; one says nothing and is excluded. The program rejects nobody.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 60000.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 50000.00"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
olga inquire inquiry=1 lot=1 bidder=cora about=low-price until="2026-02-20 12:00" text="How can it be so low?" ! inquiry-unfit
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
2026-02-13 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga exclude lot=1 bidder=cora ground=abnormally-low reason="Far below the others." with=bill ! price-unquestioned
olga inquire inquiry=1 lot=1 bidder=cora about=low-price until="2026-02-13 09:00" text="How can it be so low?" ! reply-time-missing
olga inquire inquiry=1 lot=1 bidder=cora about=low-price until="2026-02-20 12:00" text="How can it be so low? Show labour and plant."
olga inquire inquiry=1 lot=1 bidder=dray about=low-price until="2026-02-20 12:00" text="And yours?" ! number-taken
olga inquire inquiry=2 lot=1 bidder=dray about=low-price until="2026-02-20 12:00" text="How can it be so low? Show labour and plant."
olga exclude lot=1 bidder=cora ground=abnormally-low reason="Far below the others." with=bill ! price-unquestioned
olga award-first lot=1 with=bill ! price-inquiry-open
olga resolve inquiry=1 ruling=unexplained reason="?" with=bill ! reply-awaited
olga resolve inquiry=1 ruling=explained reason="?" ! agreement-missing
2026-02-18 10:00 bela reply inquiry=1 text="Cora cannot do it." ! no-such-inquiry
cora reply inquiry=1 text="Our machines clean at night and are paid for; the sheet is attached."
cora reply inquiry=1 text="And again." ! decided-already
olga resolve inquiry=1 ruling=upheld reason="?" with=bill ! ruling-unfit
olga resolve inquiry=1 ruling=explained reason="Costs of labour and plant add up." with=bill
olga resolve inquiry=1 ruling=unexplained reason="?" with=bill ! decided-already

> Cora explained its price. It stays, and nobody can be turned away for a price that was explained.
olga exclude lot=1 bidder=cora ground=abnormally-low reason="Still too low for us." with=bill ! price-explained
2026-02-20 12:00 dray reply inquiry=2 text="It is what it is." ! reply-late
olga resolve inquiry=2 ruling=explained reason="?" with=bill ! reply-missing
olga resolve inquiry=2 ruling=unexplained reason="No reply came." with=bill
olga exclude lot=1 bidder=dray ground=abnormally-low reason="Not explained; wages fall below the minimum." with=bill
expect rank lot=1 cora bela totals 80 70
olga award-first lot=1 with=bill
