# Nora is officer of the northern lot alone. She stops and ends that one; neither the southern lot nor
# all of them, and no other officer's word makes up for it.
include prelude.story
olga enlist nora
olga role person=nora role=officer lot=1 with=bill
nora conflict finding=none
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  lot lot=2 regime=pa-2023 least=100,000 most=200,000 months=24 title="South" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  criterion lot=2 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=2 criterion=2 kind=price weight=50 title="Price"
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-01-20 09:00 nora suspend lot=0 reason="Everything waits." ! not-every-lot
nora suspend lot=2 reason="The south waits." ! not-your-act
nora suspend lot=1 reason="The north waits." with=olga
nora abandon lot=0 reason="All is over." with=olga ! not-every-lot
olga abandon lot=0 reason="All is over." with=nora ! agreement-foreign
nora role person=finn role=manager lot=0 ! not-every-lot
nora role person=finn role=manager lot=1
nora abandon lot=1 reason="The northern stations are sold." with=olga
expect phase lot=1 ended
expect phase lot=2 open
olga abandon lot=0 reason="The southern ones are sold, too." with=bill
expect phase lot=2 ended
