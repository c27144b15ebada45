# Under the Regulations of 2015 ends what had its notice out while they were law. A file that was
# opened then and published later begins anew, under the law of the day of its notice.
2025-02-20 09:00 olga office
bill office
olga begin year=2025 number=7 kind=open rules=2025-02-20 zone=Europe/London division=united-kingdom title="Towing" buyer="Arden Constabulary" with=bill
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
2025-02-24 00:01 olga publish retention="2045-01-01 00:00" notice="UK4" with=bill ! law-not-in-force {
  lot lot=1 regime=pcr-2015 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Towing"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=65536
  timetable round=1 event=deadline moment="2025-04-10 12:00"
}
olga publish retention="2045-01-01 00:00" notice="UK4" with=bill ! law-not-in-force {
  lot lot=1 regime=pcr-2015-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Towing"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=65536
  timetable round=1 event=deadline moment="2025-04-10 12:00"
}
