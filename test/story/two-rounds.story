# A restricted procedure: three ask to take part, two are invited to tender, one is not.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! rule-missing {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Experience"
  criterion lot=1 criterion=2 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}

olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Experience"
  criterion lot=1 criterion=2 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
dray seal lot=1 quality="d.pdf 3000"
dray ready-deposit lot=1
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! round-order
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=qualification
ivo turn lot=1 envelope=price ! envelope-unknown
ivo turn lot=1 envelope=qualification
olga open lot=1 envelope=qualification
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva score lot=1 bidder=cora criterion=2 mark=3 reason="?" file=1 page=1 ! not-scored
eva score lot=1 bidder=dray criterion=1 mark=0 reason="Nothing." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=0 reason="Nothing." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=0 reason="Agreed." present="Eva, Finn"
olga select lot=1 bidder=bela outcome=selected reason="First." ! marks-open
olga lock-scores lot=1 with=bill
olga select lot=1 bidder=dray outcome=selected reason="?" ! candidate-fails
olga select lot=1 bidder=bela outcome=declined reason="?"
olga select lot=1 bidder=cora outcome=selected reason="Meets the threshold."
olga award lot=1 bidder=bela total=100 price=0 report="Report" with=bill ! round-not-final
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! selection-open
olga select lot=1 bidder=dray outcome=declined reason="No experience shown."
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! selection-not-by-merit {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=cora
}
olga select lot=1 bidder=bela outcome=selected reason="First."
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! candidates-differ {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=cora
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! candidate-uninformed {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=cora
  invited round=2 lot=1 bidder=bela
}
olga summary lot=1 bidder=bela paper="Letter to Bela" ! summary-early
olga summary lot=1 bidder=dray paper="Letter to Dray: no experience was shown"
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=cora
  invited round=2 lot=1 bidder=bela
}
olga select round=1 lot=1 bidder=bela outcome=declined reason="?" ! round-over
2026-02-20 09:00 dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 150000.00"
dray deposit lot=1 ! not-invited
elm interest name="Elm Ltd" ! not-invited
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-03-10 12:10 olga list round=2 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
jade turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=2 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=2 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=2 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=2 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
olga select lot=1 bidder=bela outcome=selected reason="?" ! round-final
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela cora totals 90 80
olga award-first lot=1 with=bill ! finances-untested
olga retest bidder=bela what=finances outcome=passes paper="Accounts to January" reason="Turnover as asked." with=bill
olga award-first lot=1 with=bill
