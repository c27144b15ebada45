# What is kept until when, and what goes then. A tender is over; ten years later its bids, the names
# of who lost and the reasons go, when nobody claims any more. The log stays as it is.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd" identifier="GB-COH 00000001; 1 Mill Lane, Arden; bids@bela.example"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd" identifier="GB-COH 00000002; 2 Ford Road, Arden; bids@cora.example"
cora question text="May lorries be older than five years?"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 160000.00"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga exclude lot=1 bidder=dray ground=not-compliant reason="Unsigned form of tender." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Bagged and logged." file=1 page=4
eva score lot=1 bidder=cora criterion=1 mark=5 reason="A van for every district." file=1 page=11
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="Bagged and logged." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=0 reason="Vans too few." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Bagged and logged, both found." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=0 reason="Vans too few, in the end." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary for Bela"
olga summary lot=1 bidder=cora paper="Assessment summary for Cora"
olga summary lot=1 bidder=dray paper="Why the bid of Dray was not considered"
2026-02-12 09:00 olga notice-published notice=award lot=1 published="2026-02-12 08:30" reference="UK6 12-2026"
2026-02-20 09:00 olga contract lot=1 bidder=bela value=150,000 from=2026-03-01 until=2028-02-29 paper="Contract" with=bill

> Not yet: the date that was published with the tender has not come.
2035-12-31 23:59 olga erases act=interest field=name of=cora reason="Retention is over." with=bill ! retention-running
olga erases act=deposit field=heads of=dray reason="Retention is over." with=bill ! retention-running

> Nor while a court may still ask.
2036-01-02 09:00 olga hold on=yes reason="Letter before claim of 20 December"
olga erases act=interest field=name of=cora reason="Retention is over." with=bill ! on-hold
olga erases act=opened field=key of=cora envelope=price reason="Retention is over." with=bill ! on-hold
olga erases act=deposit field=heads of=dray reason="Retention is over." with=bill ! on-hold
2036-02-02 09:00 olga hold on=no reason="No claim was brought."

> Now. Two officers sign for each, and say what goes and why.
olga erases act=interest field=name of=cora reason="Retention is over." ! agreement-missing
# The reason is awaited as words, and an act that carries none of it refuses.
olga erase nth=1 what=sealed hash=1111111111111111111111111111111111111111111111111111111111111111 reason="?" with=bill ! erase-foreign
olga erases act=interest field=name of=cora reason="Retention is over." with=bill
olga erases act=interest field=identifier of=cora reason="Retention is over." with=bill
olga erases act=question field=text of=cora reason="Retention is over." with=bill
olga erases act=consensus field=reason of=cora reason="Retention is over." with=bill
olga erases act=opened field=key of=cora envelope=price reason="Retention is over." with=bill
olga erases act=turns field=paper of=hana reason="Retention is over." with=bill
olga erases act=award field=report reason="Retention is over." with=bill
olga erases act=summary field=paper of=cora reason="Retention is over." with=bill
olga erases act=deposit field=heads of=dray reason="Never opened, and retention is over." with=bill
