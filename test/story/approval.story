# A body of three, two of whom must agree: a paper is rejected, a revised one approved; and nothing
# is signed before the last day of the standstill is over.
include prelude.story
olga enlist ines approver "Ines Varga, board"
olga enlist otis approver "Otis Reed, board"
olga enlist pia approver "Pia Lund, board"
ines conflict finding=none
otis conflict finding=none
pia conflict finding=none
olga gate gate=1 approver=ines needed=2 before=contract title="Joint board: may it be signed?"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! seats-too-few {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  round round=1 kind=tender needed=2 padded=65536
}
olga seat gate=9 approver=otis ! no-such-gate
olga seat gate=1 approver=eva ! no-such-person
olga seat gate=1 approver=ines ! said-already
olga seat gate=1 approver=otis
olga seat gate=1 approver=pia
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
olga seat gate=1 approver=pia ! never-now
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary for Bela"
2026-02-16 09:00 olga notice-published notice=award lot=1 published="2026-02-16 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-02-24 ! standstill-too-short
olga standstill lot=1 basis=mandatory last=2026-02-25

> The board meets. Two of three reject the first paper; that cannot be mended by a third vote.
2026-02-18 10:00 otis approval gate=1 decision=rejected version=1 paper="Board paper 7" reason="The exit clause is missing."
otis approval gate=1 decision=approved version=1 reason="?" ! paper-old
pia approval gate=1 decision=approved version=1 paper="Another paper 7" reason="?" ! paper-differs
expect told pia "lot 1: decide at the gate before signature"
expect told otis nothing
pia approval gate=1 decision=rejected version=1 paper="Board paper 7" reason="So I think."
ines approval gate=1 decision=approved version=1 reason="Good value." ! paper-old
expect told ines "lot 1: decide at the gate before signature"
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! standstill-running

> A revised paper: two agree, and that is enough.
2026-02-20 10:00 ines approval gate=1 decision=approved version=1 reason="?" ! paper-old
ines approval gate=1 decision=approved version=2 paper="Board paper 7, with an exit clause" reason="Good value."

> The last day of the standstill ends at midnight, and not a minute sooner.
expect told olga nothing
2026-02-25 23:59 olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! standstill-running
2026-02-26 00:00 olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! approval-missing
2026-02-26 09:00 otis approval gate=1 decision=approved version=2 reason="The clause is there."
pia approval gate=1 decision=rejected version=2 reason="?" ! paper-old
expect told olga "lot 1: sign the contract"
olga standstill lot=1 basis=mandatory last=2026-02-25 ! standstill-over
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill
expect phase lot=1 contract
