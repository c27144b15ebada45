# The law is a property of each lot. Three lots of one procedure: cleaning under the whole Procurement
# Act 2023, custody and escort under its light touch. One deadline must be long enough for the
# strictest of them; the standstill and the contract's notice are each lot's own.
include prelude.story

> Nine days would do for a light touch contract alone; with cleaning beside it the Act wants 25.
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! deadline-too-near {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Cleaning"
  lot lot=2 regime=pa-2023-light law="Public order services, CPV 75241000" least=600,000 least_basis="Cells" most=800,000 most_basis="Cells" months=24 title="Custody"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-01-21 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! deadline-too-near {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Cleaning"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-06 00:00"
}

> An end of the range of value without its basis is not even read.
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! field-missing {
  lot lot=2 regime=pa-2023-light least=600,000 most=800,000 most_basis="Cells" months=24 title="Custody"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! field-missing {
  lot lot=2 regime=pa-2023-light least=600,000 least_basis="Cells" most=800,000 months=24 title="Custody"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Cleaning"
  lot lot=2 regime=pa-2023-light law="Public order services, CPV 75241000" least=600,000 least_basis="Cells" most=800,000 most_basis="Cells" months=24 title="Custody"
  lot lot=3 regime=pa-2023-light law="Public order services, CPV 75241000" least=100,000 least_basis="Journeys" most=200,000 most_basis="Journeys" months=24 title="Escort"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  criterion lot=3 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=3 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-07 00:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-02 09:00 bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 700000.00"
bela deposit lot=2
2026-02-03 09:00 bela seal lot=3 quality="b.pdf 3000" price="1 2026 1 140000.00"
bela deposit lot=3
2026-02-09 09:00 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
olga admit lot=3 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
hana turn lot=3 envelope=quality
ivo turn lot=3 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
olga open lot=3 envelope=quality
eva scores-done lot=1
eva scores-done lot=2
eva scores-done lot=3
finn scores-done lot=1
finn scores-done lot=2
finn scores-done lot=3
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
olga lock-scores lot=3 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
hana turn lot=3 envelope=price
ivo turn lot=3 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price
olga open lot=3 envelope=price
olga award-first lot=1 with=bill
olga award-first lot=2 with=bill
olga award-first lot=3 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary, cleaning"
olga summary lot=2 bidder=bela paper="Assessment summary, custody"
olga summary lot=3 bidder=bela paper="Assessment summary, escort"
2026-02-16 09:00 olga notice-published notice=award lot=1 published="2026-02-16 08:30" reference="UK6 78-2026"
olga notice-published notice=award lot=2 published="2026-02-16 08:30" reference="UK6 79-2026"
olga notice-published notice=award lot=3 published="2026-02-16 08:30" reference="UK6 80-2026"
expect told olga "lot 1: declare the standstill" "lot 2: declare a standstill, if you grant one: the law demands none" "lot 2: sign the contract" "lot 3: declare a standstill, if you grant one: the law demands none" "lot 3: sign the contract"

> Cleaning: eight working days, and they are mandatory.
olga standstill lot=1 basis=voluntary last=2026-02-25 ! standstill-basis-wrong
olga standstill lot=1 basis=mandatory last=2026-02-24 ! standstill-too-short
olga standstill lot=1 basis=mandatory last=2026-02-25

> Custody: none is demanded. One that is granted all the same has eight working days, too, and binds.
olga standstill lot=2 basis=mandatory last=2026-02-25 ! standstill-basis-wrong
olga standstill lot=2 basis=voluntary last=2026-02-24 ! voluntary-too-short
olga standstill lot=2 basis=voluntary last=2026-02-25
olga contract lot=2 bidder=bela value=700,000 from=2026-04-01 until=2028-03-31 paper="Contract, custody" with=bill ! standstill-running

> Escort is signed on the day of its notice; cleaning is not.
olga contract lot=1 bidder=bela value=150,000 from=2026-04-01 until=2028-03-31 paper="Contract, cleaning" with=bill ! standstill-running
olga contract lot=3 bidder=bela value=140,000 from=2026-04-01 until=2028-03-31 paper="Contract, escort" with=bill
expect phase lot=3 contract
expect told olga "lot 1: sign the contract, not before Thursday 26 February 2026" "lot 2: sign the contract, not before Thursday 26 February 2026" "lot 3: publish the contract's notice and enter its number, by the end of Monday 15 June 2026"
2026-02-26 00:00 olga contract lot=1 bidder=bela value=150,000 from=2026-04-01 until=2028-03-31 paper="Contract, cleaning" with=bill
olga contract lot=2 bidder=bela value=700,000 from=2026-04-01 until=2028-03-31 paper="Contract, custody" with=bill

> 30 days for the notice of the contract on cleaning, 120 for those of the light touch.
expect told olga "lot 1: publish the contract's notice and enter its number, by the end of Friday 27 March 2026" "lot 2: publish the contract's notice and enter its number, by the end of Thursday 25 June 2026" "lot 3: publish the contract's notice and enter its number, by the end of Monday 15 June 2026"
olga notice-published notice=contract lot=1 published="2026-02-26 00:00" reference="UK7 11-2026"
expect told olga "lot 2: publish the contract's notice and enter its number, by the end of Thursday 25 June 2026" "lot 3: publish the contract's notice and enter its number, by the end of Monday 15 June 2026"
