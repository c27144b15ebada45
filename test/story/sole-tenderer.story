# That no standstill is demanded is a case of the law, named, and borne out by the record: here one
# tender alone, and nobody else who could go to court.
2020-06-01 09:00 olga office
bill office
olga begin year=2020 number=7 kind=open rules=2020-06-01 zone=Europe/London division=england-wales title="Cleaning of stations" buyer="Arden Constabulary" with=bill
olga enlist cleo chair
olga enlist eva evaluator
olga enlist hana holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
hana lock
olga fact fact=electronic value=yes reason="This box only"

> Before the notice nobody knows who will bid, and no market is on record. What may be so of a light
> contract is not so of this one.
olga fact fact=no-standstill value=yes reason="We are in a hurry." with=bill ! standstill-exempt
olga fact fact=no-standstill value=yes exempt=sole-tenderer reason="Nobody else can do it." with=bill ! standstill-exempt
olga fact fact=no-standstill value=yes exempt=dynamic-market reason="?" with=bill ! standstill-exempt
olga fact fact=electronic value=yes exempt=light-touch reason="?" ! standstill-exempt
olga fact fact=no-standstill value=yes exempt=light-touch reason="Light, we thought." with=bill
2020-06-01 10:00 olga publish retention="2045-01-01 00:00" notice="Contract notice" with=bill ! standstill-exempt {
  lot lot=1 regime=pcr-2015 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=65536
  timetable round=1 event=deadline moment="2020-07-06 12:00"
}
olga fact fact=no-standstill value=no reason="It is not light." with=bill
olga publish retention="2045-01-01 00:00" notice="Contract notice" with=bill {
  lot lot=1 regime=pcr-2015 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=65536
  timetable round=1 event=deadline moment="2020-07-06 12:00"
}
olga notice-published notice=tender lot=0 published="2020-06-01 10:00" reference="2020/S 105-1"
bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
olga fact fact=no-standstill value=yes exempt=sole-tenderer reason="We know of no other." with=bill ! standstill-exempt
2020-07-06 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga fact fact=no-standstill value=yes exempt=sole-tenderer reason="One tender came." with=bill
hana turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
olga open lot=1 envelope=price
2020-07-07 16:00 olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="To Bela"
olga standstill lot=1 basis=mandatory last=2020-07-22 ! standstill-basis-wrong
olga contract lot=1 bidder=bela value=150,000 from=2020-08-01 until=2022-07-31 paper="Contract" with=bill
expect phase lot=1 contract
