# A holder turns for the prices; whoever runs the server keeps the turn back and, with one other
# holder, may know the prices. The marks are opened again "with prices unknown", changed and locked.
# The holder's own tool asks before it turns on other marks; the journal keeps the answer.
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
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=3 reason="Enough." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=bela criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=3 reason="Agreed." present="Eva, Finn, Cleo"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn, Cleo"
olga lock-scores lot=1 with=bill

> Hana turns for the prices. Her turn never reaches the log; Ivo, who has said nothing, helps.
2026-02-12 09:00 hana turn-kept-back lot=1 envelope=price
2026-02-12 10:00 olga reopen lot=1 prices=unknown ground=error panel=same reason="A page was overlooked." with=bill
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=9
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=9
eva scores-done lot=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Page 9." present="Eva, Finn, Cleo"
olga lock-scores lot=1 with=bill

> Hana's journal knows of other marks. She asks; then she turns, and the journal keeps what she was told.
2026-02-12 15:00 hana turn lot=1 envelope=price ! marks-changed
hana turn lot=1 envelope=price because="Olga says that my turn of this morning was lost. I told the auditor."
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela cora totals 90 80
