# One service of three activities: the open one can be bought, the designated one needs a power for
# each person, the reserved one cannot be in any lot; nor can a bid bring a service that the lot
# does not hold.
include prelude.story
olga buyer buyer=1 part=lead name="Arden Constabulary"

> Arrest is a constable's. No lot holds it, whatever the notice says.
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! activity-reserved {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  service service=1 title="Detain suspects"
  activity service=1 activity=3 power=reserved title="Arrest" article="Police and Criminal Evidence Act 1984 s.24"
  include lot=1 service=1 activity=3
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! blanks-unruled {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  service service=1 title="Detain suspects"
  activity service=1 activity=1 power=open title="Run the suite" article="none"
  include lot=1 service=1 activity=1
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  cell lot=1 service=1 year=2027 buyer=1 volume=1200 unit="Detained persons"
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! no-such-service {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  service service=1 title="Detain suspects"
  service service=2 title="Patrol"
  activity service=2 activity=1 power=reserved title="Patrol on sight" article="none"
  cell lot=1 service=2 year=2027 buyer=1 volume=1 unit="Hours"
}

> The open activity and the one that needs a designation are published; arrest and patrol stay named as
> what cannot be bought.
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  service service=1 title="Detain suspects"
  service service=2 title="Patrol"
  activity service=1 activity=1 power=open title="Run the suite" article="none"
  activity service=1 activity=2 power=designated title="Search a detained person" article="Police Reform Act 2002 sch.4 part 3"
  activity service=1 activity=3 power=reserved title="Arrest" article="Police and Criminal Evidence Act 1984 s.24"
  activity service=1 activity=4 power=designated title="Take fingerprints" article="Police Reform Act 2002 sch.4 part 3"
  activity service=2 activity=1 power=reserved title="Patrol on sight" article="none"
  include lot=1 service=1 activity=1
  include lot=1 service=1 activity=2
  cell lot=1 service=1 year=2027 buyer=1 volume=1200 unit="Detained persons"
  cell lot=1 service=1 year=2028 buyer=1 volume=1250 unit="Detained persons"
  blanks lot=1 rule=ask
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2027 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2027 1 40000.00; 1 2028 1 40000.00; 2 2027 1 1.00" ! price-line-unknown
cora seals-blindly lot=1 quality="c.pdf 3000" price="1 2027 1 40000.00; 1 2028 1 40000.00; 2 2027 1 1.00"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price

> Cora priced patrol, which the lot does not hold: its price is void. Bela left out a year; before
> the award it must confirm what that means.
expect void lot=1 envelope=price cora price-line-unknown
expect rank lot=1 bela totals 100
expect told olga "lot 1: ask what the prices that it left out mean: bela"
olga award-first lot=1 with=bill ! price-unconfirmed
olga inquire inquiry=1 lot=1 bidder=bela about=price-schedule until="2026-02-17 12:00" text="2028 has no price."
bela reply inquiry=1 text="2028 is free of charge."
olga resolve inquiry=1 ruling=confirmed reason="As the bidder says." with=bill
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary for Bela"
olga summary lot=1 bidder=cora paper="Assessment summary for Cora"
2026-02-16 09:00 olga notice-published notice=award lot=1 published="2026-02-16 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-02-25
2026-02-26 09:00 olga designate designation=1 lot=1 service=1 activity=2 from=2026-05-01 until=2028-04-30 name="?" power="?" evidence="?" scope="?" ! not-now
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill

> Under the contract one named person gets one named power: with evidence, and for a named place.
olga designate designation=1 lot=1 service=1 activity=2 from=2026-05-01 until=2027-04-30 name="Tom Ash" power="Search, schedule 4 part 3" scope="Suite of Arden" ! field-missing
olga designate designation=1 lot=1 service=1 activity=2 from=2026-05-01 until=2027-04-30 name="Tom Ash" power="Search, schedule 4 part 3" evidence="Certificate of training" ! field-missing
olga designate designation=1 lot=1 service=1 activity=1 from=2026-05-01 until=2028-04-30 name="?" power="?" evidence="?" scope="?" ! power-not-designated
olga designate designation=1 lot=1 service=1 activity=3 from=2026-05-01 until=2028-04-30 name="?" power="?" evidence="?" scope="?" ! activity-reserved
olga designate designation=1 lot=1 service=1 activity=4 from=2026-05-01 until=2028-04-30 name="?" power="?" evidence="?" scope="?" ! power-not-designated
olga designate designation=1 lot=1 service=1 activity=9 from=2026-05-01 until=2028-04-30 name="?" power="?" evidence="?" scope="?" ! no-such-service
olga designate designation=1 lot=1 service=1 activity=2 from=2026-05-01 until=2028-05-01 name="?" power="?" evidence="?" scope="?" ! designation-outside
olga designate designation=1 lot=1 service=1 activity=2 from=2026-05-01 until=2027-04-30 name="Tom Ash" power="Search, schedule 4 part 3" evidence="Certificate of training" scope="Suite of Arden"
olga designate designation=1 lot=1 service=1 activity=2 from=2026-05-01 until=2027-04-30 name="?" power="?" evidence="?" scope="?" ! number-taken
olga designate designation=2 lot=1 service=1 activity=2 from=2026-05-01 until=2028-04-30 name="Una Birch" power="Search, schedule 4 part 3" evidence="Certificate of training" scope="Suite of Arden"
expect designated designation=1 on=2026-04-30 no
expect designated designation=1 on=2026-05-01 yes
expect designated designation=1 on=2027-04-30 yes
expect designated designation=1 on=2027-05-01 no
expect designated designation=2 on=2028-04-30 yes
2026-09-01 09:00 olga designation-ended designation=3 cause=unfit on=2026-09-01 reason="?" ! no-such-designation
olga designation-ended designation=2 cause=left-employer on=2028-05-01 reason="?" ! designation-outside

> Una Birch leaves the contractor: her power ends with that day, whatever its last day was.
olga designation-ended designation=2 cause=left-employer on=2026-09-01 reason="Left the contractor."
olga designation-ended designation=2 cause=unfit on=2026-09-02 reason="?" ! no-such-designation
expect designated designation=2 on=2026-08-31 yes
expect designated designation=2 on=2026-09-01 no
