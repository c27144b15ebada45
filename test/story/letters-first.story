# Where no notice starts the standstill but the letters to bidders: everybody is told, who was excluded
# as well, and the last letter counts. A claim that the buyer knows of blocks, whenever it came.
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
2020-06-01 10:00 olga publish retention="2045-01-01 00:00" notice="Contract notice" with=bill {
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
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 160000.00"
dray deposit lot=1
2020-07-06 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
olga exclude lot=1 bidder=cora ground=not-compliant reason="Form 7 is not signed." with=bill
olga summary lot=1 bidder=cora paper="Why the bid of Cora is not considered"
hana turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
olga open lot=1 envelope=price
2020-07-07 16:00 olga award-first lot=1 with=bill

> How the letters go is said before the first of them, by two officers.
2020-07-08 09:00 olga fact fact=sent-electronic value=yes reason="To the addresses of the tenders." ! agreement-missing
olga fact fact=sent-electronic value=yes reason="To the addresses of the tenders." with=bill
olga fact fact=no-standstill value=yes reason="We are in a hurry." with=bill ! standstill-exempt
olga summary lot=1 bidder=bela paper="To Bela, with the last day of the standstill"
olga summary lot=1 bidder=dray paper="To Dray, with the last day of the standstill"
expect told olga "lot 1: give an excluded bidder its letter: cora"
olga standstill lot=1 basis=mandatory last=2020-07-19 ! standstill-too-short
olga standstill lot=1 basis=mandatory last=2020-07-20

> Cora was told why it is out, and never to whom the lot goes and until when it can go to court.
2020-07-21 09:00 olga contract lot=1 bidder=bela value=150,000 from=2020-08-01 until=2022-07-31 paper="Contract" with=bill ! summary-missing
2020-07-22 09:00 olga summary lot=1 bidder=cora paper="To Cora, with the last day of the standstill"
olga summary lot=1 bidder=cora paper="?" ! summary-twice
expect told olga "lot 1: sign the contract, not before Tuesday 4 August 2020"
2020-07-31 09:00 olga contract lot=1 bidder=bela value=150,000 from=2020-08-01 until=2022-07-31 paper="Contract" with=bill ! standstill-running

> Cora's claim comes when the standstill is over. Under this law it blocks all the same.
2020-08-04 09:00 olga claim lot=1 claim=1 notified="2020-08-04 08:30" reference="HT-2020-77"
olga contract lot=1 bidder=bela value=150,000 from=2020-08-05 until=2022-08-04 paper="Contract" with=bill ! claim-blocks
2020-09-01 09:00 olga order lot=1 effect=lifts reference="Order of 31 August: the suspension ends" with=bill
olga contract lot=1 bidder=bela value=150,000 from=2020-09-02 until=2022-09-01 paper="Contract" with=bill
expect phase lot=1 contract
