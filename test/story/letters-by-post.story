# Letters that go by post: fifteen days from the last of them, or ten from the last receipt, whichever is
# over first. And who asks for its reasons in writing has them within fifteen days.
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
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 160000.00"
cora deposit lot=1
2020-07-06 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
olga open lot=1 envelope=price
2020-07-07 16:00 olga award-first lot=1 with=bill
olga received lot=1 bidder=cora moment="2020-07-07 15:00" proof="?" with=bill ! letter-untold
2020-07-08 09:00 olga summary lot=1 bidder=bela paper="To Bela"
olga summary lot=1 bidder=cora paper="To Cora, briefly"
olga standstill lot=1 basis=mandatory last=2020-07-22 ! standstill-too-short

> Cora has its letter the day after, and Bela two days after. Ten days from then end with Monday 20 July.
2020-07-10 17:00 olga received lot=1 bidder=cora moment="2020-07-09 11:00" proof="Signed for, RM 1" ! agreement-missing
olga received lot=1 bidder=cora moment="2020-07-11 11:00" proof="Signed for, RM 1" with=bill ! moment-ahead
olga received lot=1 bidder=cora moment="2020-07-09 11:00" proof="Signed for, RM 1" with=bill
olga standstill lot=1 basis=mandatory last=2020-07-20 ! standstill-too-short
olga received lot=1 bidder=bela moment="2020-07-10 11:00" proof="Signed for, RM 2" with=bill
olga standstill lot=1 basis=mandatory last=2020-07-19 ! standstill-too-short
olga standstill lot=1 basis=mandatory last=2020-07-20
expect told olga "lot 1: sign the contract, not before Tuesday 21 July 2020"

> Cora's letter was short, and it asks for more.
2020-07-13 09:00 olga reasons-asked lot=1 bidder=cora moment="2020-07-14 08:00" reference="Letter of 12 July" ! moment-ahead
olga reasons-asked lot=1 bidder=cora moment="2020-07-13 08:00" reference="Letter of 12 July"
expect told olga "lot 1: sign the contract, not before Tuesday 21 July 2020" "lot 1: give a bidder the reasons it asked for: cora, by the end of Tuesday 28 July 2020"

> What it is told then starts nothing anew: the days count from the first letters. It asks once more.
2020-07-14 09:00 olga summary lot=1 bidder=cora paper="To Cora, with reasons"
expect told olga "lot 1: sign the contract, not before Tuesday 21 July 2020"
2020-07-15 09:00 olga reasons-asked lot=1 bidder=cora moment="2020-07-15 08:00" reference="Letter of 14 July"
2020-07-20 23:59 olga contract lot=1 bidder=bela value=150,000 from=2020-08-01 until=2022-07-31 paper="Contract" with=bill ! standstill-running
2020-07-21 00:00 olga contract lot=1 bidder=bela value=150,000 from=2020-08-01 until=2022-07-31 paper="Contract" with=bill
2020-07-31 09:00 olga reasons-asked lot=1 bidder=cora moment="2020-07-06 12:09" reference="?" ! moment-before

> Whoever asks once more while nobody has answered has waited since the first time.
olga reasons-asked lot=1 bidder=cora moment="2020-07-31 08:00" reference="Letter of 30 July"
expect told olga "lot 1: publish the contract's notice and enter its number, by the end of Thursday 20 August 2020" "lot 1: give a bidder the reasons it asked for at once: the time is over: cora"
olga summary lot=1 bidder=cora paper="To Cora, with all reasons"
olga summary lot=1 bidder=cora paper="?" ! summary-twice
expect told olga "lot 1: publish the contract's notice and enter its number, by the end of Thursday 20 August 2020"
