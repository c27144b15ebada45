# A debrief shows that a page was overlooked. Prices are known: one mark is opened again, all others stay.
include prelude.story
olga enlist ines approver "Ines, board"
ines conflict finding=none
olga gate gate=1 approver=ines before=award title="Board: award?"
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
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-13 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed, without page 7." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
ines approval gate=1 decision=approved version=1 paper="Version 1" reason="Sound."
2026-02-16 09:00 olga award-first lot=1 with=bill

> The buyer names the mark. "All of them" is not an answer once the prices lie open.
2026-02-20 09:00 olga reopen lot=1 prices=unknown ground=error bidder=cora criterion=1 reason="Page 7 was overlooked." with=bill ! prices-known-wrong
olga reopen lot=1 prices=known ground=error reason="Page 7 was overlooked." with=bill ! reopen-unnamed
olga reopen lot=1 prices=known ground=error bidder=cora criterion=2 reason="Page 7 was overlooked." with=bill ! not-scored
olga reopen lot=1 prices=known ground=error bidder=cora criterion=1 reason="Page 7 was overlooked." with=bill
eva score lot=1 bidder=cora criterion=1 mark=5 reason="Page 7 has the rest." file=1 page=7
finn score lot=1 bidder=bela criterion=1 mark=0 reason="On reflection." file=1 page=1 ! mark-kept
eva scores-done lot=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=3 reason="On reflection." present="Eva, Finn" ! mark-kept
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="Page 7 has the rest." present="Eva, Finn"
olga lock-scores lot=1 with=bill
expect rank lot=1 cora bela totals 100 90
olga award-first lot=1 with=bill ! approval-lapsed
ines approval gate=1 decision=approved version=2 paper="Version 2" reason="The mark follows from page 7."
olga award-first lot=1 with=bill
expect paper award-report lot=1 "Agreed, without page 7."
expect paper award-report lot=1 "Page 7 has the rest."
expect paper award-report lot=1 "knowing the prices of Bela Ltd (GBP 150,000.00), Cora Ltd (GBP 120,000.00)"
