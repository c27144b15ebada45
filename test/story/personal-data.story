# A reason names somebody's illness. It goes before retention ends, and what it was for stands.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
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
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete; its signatory, Ann Orr, is in hospital." with=bill
expect paper opening lot=1 "Ann Orr, is in hospital."

> Two officers sign; a paper waits for its date, and a court that may ask stops both.
2026-02-11 09:00 olga erases act=publish field=notice ground=personal-data reason="A health matter." with=bill ! erase-words-only
olga erases act=admit field=reason ground=retention reason="A health matter." with=bill ! retention-running
olga erases act=admit field=reason ground=personal-data reason="A health matter." ! agreement-missing
olga hold on=yes reason="A claim may come."
olga erases act=admit field=reason ground=personal-data reason="A health matter." with=bill ! on-hold
olga hold on=no reason="None came."
olga erases act=admit field=reason ground=personal-data reason="A health matter." with=bill
expect paper opening lot=1 "erased under act"
