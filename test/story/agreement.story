# Two officers on two days: one agrees, in a file, and the other enters it.
2026-01-05 09:00 olga office
bill office
> Bill agrees on Monday that a procedure begins; he thinks better of it, and agrees anew.
bill begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning of stations" buyer="Arden Constabulary" agreed=first
bill takes-back first
2026-01-05 09:01 olga enters first ! agreement-withdrawn
bill begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning of stations" buyer="Arden Constabulary" agreed=second
bill enters second ! agreement-foreign
2026-01-07 09:00 olga enters second
bill takes-back second
2026-01-07 09:05 olga enters second ! never-now
olga enlist cleo chair
olga enlist eva evaluator
olga enlist finn evaluator
olga enlist hana holder
olga enlist ivo holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
finn conflict finding=none
hana lock
ivo lock
olga fact fact=electronic value=yes reason="This box only"
olga fact fact=all-documents value=yes reason="All are published"
> He agrees to the whole of the publication, definitions and all. Then a role changes.
2026-01-12 09:00 bill publish retention="2036-01-01 00:00" notice="UK4 notice 31-2026" agreed=notice {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-12 12:00"
}
olga enlist mara manager
2026-01-14 09:00 olga enters notice ! agreement-unsettled
bill publish retention="2036-01-01 00:00" notice="UK4 notice 31-2026" agreed=anew days=7 {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-12 12:00"
}
> What was agreed on the draft's name dies when the draft is published.
bill key-change person=ivo key=ivo reason="The old one may be known." agreed=of-draft
2026-01-16 09:00 olga enters anew
olga enters of-draft ! wrong-name
2026-01-19 09:00 olga suspend lot=1 reason="A question of scope." with=bill
> Agreed on Monday, entered on Wednesday; once, and not again when it is suspended again.
bill resume lot=1 reason="It is answered." agreed=goes-on
2026-01-21 09:00 olga enters goes-on
olga suspend lot=1 reason="Another question." with=bill
olga enters goes-on ! agreement-used
bill takes-back goes-on ! agreement-used
> An agreement of two days is over on the third, and one for longer than thirty is none.
bill resume lot=1 reason="That, too." agreed=short days=2
bill resume lot=1 reason="That, too." agreed=long days=31 ! agreement-expired
bill answer answer=1 text="See document 1." agreed=alone ! agreement-superfluous
2026-01-23 09:01 olga enters short ! agreement-expired
> A complaint comes between: the officers look again.
bill resume lot=1 reason="That, too." agreed=before
olga complaint lot=1 received="2026-01-23 09:30" text="The scope is too narrow."
olga enters before ! agreement-unsettled
bill resume lot=1 reason="That, too, and the complaint." agreed=after
bill conflict finding=interest reason="A cousin bids."
olga enters after ! not-declared
bill conflict finding=none ! interest-waits
olga enters after ! not-declared
olga ruling person=bill ruling=may-stay reason="No influence."
olga enters after
expect phase lot=1 open
