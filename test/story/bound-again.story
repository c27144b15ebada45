# Every tender ends before the award. Asked after that, as all are, a bidder may bind itself again; who
# does not is out. Nobody is held to a contract by a bid that has ended.
include prelude.story
2026-01-12 12:00 olga publish retention="2045-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  timetable round=1 event=validity moment="2026-02-12 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 105.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 125.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 110.00"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price

> The bids ended on Thursday. What is asked for lies in the future.
2026-02-13 09:00 olga award-first lot=1 with=bill ! bid-lapsed
olga extend-validity lot=1 until="2026-02-12 18:00" reason="We are late." ! validity-not-longer
olga extend-validity lot=1 until="2026-02-20 12:00" reason="We are late."
expect told bela "lot 1: say whether you are bound by your bid again; it binds you no more, before Friday 20 February 2026, 12:00 GMT"
bela consent-validity lot=1
cora consent-validity lot=1
olga award-first lot=1 with=bill ! bid-lapsed
expect told olga "lot 1: enter that a bid lapsed, unless its bidder is bound again: dray"
olga lapse lot=1 bidder=dray
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="To Bela"
olga summary lot=1 bidder=cora paper="To Cora"
olga summary lot=1 bidder=dray paper="To Dray"
2026-02-16 09:00 olga notice-published notice=award lot=1 published="2026-02-16 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-02-25
expect told olga "lot 1: ask all to be bound for longer: the winner's bid ends before the contract may be signed: bela"

> Nobody asked, and the bids ended once more. For who did not win nothing is to be entered.
2026-02-26 09:00 olga contract lot=1 bidder=bela value=105 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! bid-lapsed
expect told olga "lot 1: ask all to be bound again, or enter that the winner's bid lapsed: bela"
olga extend-validity lot=1 until="2026-03-06 12:00" reason="To sign."
2026-03-06 12:00 bela consent-validity lot=1 ! bid-lapsed
olga extend-validity lot=1 until="2026-03-20 12:00" reason="To sign."
bela consent-validity lot=1
olga contract lot=1 bidder=bela value=105 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill
expect phase lot=1 contract
