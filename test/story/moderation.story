# Three evaluators differ. The panel agrees with a reason on one criterion, and on the other it
# cannot: the published fallback takes the lower middle mark, never an average. After a complaint a
# fresh panel marks again; what the first one wrote stays in the log and leaves the sheet.
include prelude.story
olga enlist gita evaluator
gita conflict finding=none
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! said-already {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=1 says="Little"
  mark scale=1 mark=2 says="Some"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=4 says="Most of it"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=25 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=quality weight=25 scale=1 title="Staff"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  fallback lot=1 rule=lower-median
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  fallback lot=1 rule=lowest
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=1 says="Little"
  mark scale=1 mark=2 says="Some"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=4 says="Most of it"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=25 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=quality weight=25 scale=1 title="Staff"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  fallback lot=1 rule=lower-median
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=2 reason="Some." file=1 page=1
finn score lot=1 bidder=bela criterion=1 mark=3 reason="Enough." file=1 page=2
gita score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=3
eva score lot=1 bidder=bela criterion=2 mark=1 reason="Little." file=1 page=2
finn score lot=1 bidder=bela criterion=2 mark=4 reason="Most." file=1 page=3
gita score lot=1 bidder=bela criterion=2 mark=5 reason="All." file=1 page=4
eva scores-done lot=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=3 reason="?" present="Eva, Finn" ! sheets-open
gita scores-done lot=1

> An agreement without a reason, or without those who were there, is none.
2026-02-12 14:00 cleo consensus lot=1 bidder=bela criterion=1 mark=3 present="Eva, Finn, Gita, Cleo" ! field-missing
cleo consensus lot=1 bidder=bela criterion=1 mark=3 reason="It has enough." ! field-missing
cleo consensus lot=1 bidder=bela criterion=1 mark=3.333 reason="The mean." present="Eva, Finn, Gita, Cleo" ! mark-unpublished
cleo consensus lot=1 bidder=bela criterion=1 mark=3 reason="Gita's page 9 is a promise without staff; Eva had overlooked page 4." present="Eva, Finn, Gita, Cleo"

> Two, three and five became three. On the second criterion one, four and five do not meet.
cleo consensus lot=1 bidder=bela criterion=2 mark=3 how=fallback reason="The panel cannot agree." present="Eva, Finn, Gita, Cleo" ! fallback-differs
cleo consensus lot=1 bidder=bela criterion=2 mark=4 how=fallback reason="The panel cannot agree; the lower middle mark." present="Eva, Finn, Gita, Cleo"
olga lock-scores lot=1 with=bill
2026-02-13 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela totals 85
olga award-first lot=1 with=bill

> Finn once worked for the bidder's landlord. The marks are opened again, for a fresh panel.
2026-02-16 09:00 olga reopen lot=1 prices=known ground=complaint panel=fresh reason="A complaint about one evaluator was upheld." with=bill
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1 ! panel-replaced
eva scores-done lot=1 ! panel-replaced
olga lock-scores lot=1 with=bill ! panel-empty
olga enlist gus evaluator "Gus Hale" ! agreement-missing
olga enlist gus evaluator "Gus Hale" with=bill ! role-unexplained
olga enlist gus evaluator "Gus Hale" reason="Finn's panel was replaced." with=bill
olga enlist hal evaluator "Hal Ford" reason="Finn's panel was replaced." with=bill
gus conflict finding=none
hal conflict finding=none
gus score lot=1 bidder=bela criterion=1 mark=4 reason="Most." file=1 page=1
gus score lot=1 bidder=bela criterion=2 mark=4 reason="Most." file=1 page=2
gus scores-done lot=1
hal score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
hal score lot=1 bidder=bela criterion=2 mark=4 reason="Most." file=1 page=2
hal scores-done lot=1
olga lock-scores lot=1 with=bill ! consensus-missing
cleo consensus lot=1 bidder=bela criterion=1 mark=4 how=fallback reason="No agreement on page 9." present="Gus, Hal, Cleo"
cleo consensus lot=1 bidder=bela criterion=2 mark=4 reason="Agreed." present="Gus, Hal, Cleo"
olga lock-scores lot=1 with=bill
expect rank lot=1 bela totals 90
olga award-first lot=1 with=bill
