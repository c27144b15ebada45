# Each tender is judged by a law that was in force when it began and that knows its kind; no law that
# ended is chosen for what begins later, whatever rule book is named.
2026-06-01 09:00 olga office
bill office
olga begin year=2026 number=7 kind=open rules=2024-06-01 zone=Europe/London division=england-wales title="Towing" buyer="Arden Constabulary" with=bill
olga enlist eva evaluator
olga enlist finn evaluator
olga enlist cleo chair
olga enlist hana holder
olga conflict finding=none
bill conflict finding=none
eva conflict finding=none
finn conflict finding=none
cleo conflict finding=none
hana lock
olga fact fact=not-central value=yes reason="A police force"
olga fact fact=only-preselected value=yes reason="A mistake: this is an open procedure"
olga fact fact=agreed value=yes reason="A mistake as well"

> The Regulations of 2015 ended in February 2025, the Directive of 2004 in 2016; the rule book named
> is of 2024, when the Act was not in force either.
2026-06-01 10:00 olga publish retention="2045-01-01 00:00" notice="UK4" with=bill ! law-not-in-force {
  lot lot=1 regime=pcr-2015 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Towing"
}
olga publish retention="2045-01-01 00:00" notice="UK4" with=bill ! law-not-in-force {
  lot lot=1 regime=pcr-2015-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Towing"
}
olga publish retention="2045-01-01 00:00" notice="UK4" with=bill ! law-not-in-force {
  lot lot=1 regime=ec-2004-18 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Towing"
}
olga publish retention="2045-01-01 00:00" notice="UK4" with=bill ! law-not-in-force {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Towing"
}
