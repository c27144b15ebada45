# An open procedure has no pre-selected suppliers, whatever facts are recorded: its tenders take the
# days of an open one. Regulations of the directives count whole days, to their last midnight.
include prelude.story
olga fact fact=not-central value=yes reason="A police force"
olga fact fact=only-preselected value=yes reason="A mistake: this is an open procedure"
olga fact fact=agreed value=yes reason="A mistake as well"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! deadline-too-near {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-01-12 13:00"
}

> Thirty days of Directive 2014/24/EU from Monday 12 January end with Wednesday 11 February, whose
> last hour is part of them; twenty-five of the Act end with the day of the deadline.
olga publish retention="2036-01-01 00:00" notice="Contract notice" with=bill ! deadline-too-near {
  lot lot=1 regime=eu-2014-24 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-11 12:00"
}
olga publish retention="2036-01-01 00:00" notice="Contract notice" with=bill {
  lot lot=1 regime=eu-2014-24 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Depots"
  lot lot=3 regime=eu-2014-24-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Meals"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  criterion lot=3 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=3 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-12 00:00"
}
