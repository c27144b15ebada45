# A tender of an EU body, in Brussels and in euro, by nobody's saying so: whoever names no currency means
# that of the place. A comma parts groups of three digits; what looks like decimals is refused.
2026-01-05 09:00 olga office
bill office
olga begin year=2026 number=7 kind=open rules=2026-01-05 zone=Europe/Brussels division=eu-institutions title="Cleaning of stations" buyer="European School Brussels" with=bill
olga enlist cleo chair
olga enlist eva evaluator
olga enlist finn evaluator
olga enlist hana holder
olga enlist ivo holder
olga enlist jade holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
finn conflict finding=none
hana lock
ivo lock
jade lock
olga fact fact=electronic value=yes reason="This box only"
olga fact fact=all-documents value=yes reason="All are published"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! amount-unreadable {
  lot lot=1 regime=eu-2014-24 least=100,000 least_basis="Area" most=200.000,00 most_basis="Area" months=24 title="Lot 1"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up 
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! amount-unreadable {
  lot lot=1 regime=eu-2014-24 least=1,50 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up 
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! amount-unreadable {
  lot lot=1 regime=eu-2014-24 least=100,000.005 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up 
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! amount-unreadable {
  lot lot=1 regime=eu-2014-24 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50,5 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up 
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=eu-2014-24 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up 
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="a.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-03-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela cora totals 90 80
2026-03-11 09:00 olga award lot=1 bidder=bela total=90 price=150,00 report="Award report" with=bill ! amount-unreadable
olga award lot=1 bidder=bela total=90 price=150,000 report="Award report" with=bill
