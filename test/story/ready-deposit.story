# Bids that lie ready and are lodged at the deadline by themselves: replaced, overtaken, called back,
# and kept while the server is down.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Depots"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
elm interest name="Elm Ltd"

> Four firms have a bid ready, and none wants to submit it yet. Each says beforehand: lodge it at the
> deadline.
2026-02-02 10:00 bela call-back lot=1 ! nothing-ready
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela ready-deposit lot=1
expect ready lot=1 bela 1
expect ready lot=2 bela nothing
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora ready-deposit lot=1
elm seal lot=1 quality="e.pdf 3000" price="1 2026 1 110000.00"
elm ready-deposit lot=1
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 140000.00"
dray deposit lot=1

> Bela finishes a better one: it takes the place of what lay ready. Her bid for the other lot goes in
> at once, and changes nothing of it.
2026-02-04 10:00 bela seal lot=1 quality="b.pdf 4000" price="1 2026 1 130000.00"
bela ready-deposit lot=1
bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 90000.00"
bela deposit lot=2
dray seal lot=1 quality="d.pdf 3500" price="1 2026 1 139000.00"
dray ready-deposit lot=1
expect ready lot=1 dray 2

> Cora submits herself after all: that counts, and nothing lies ready any more. Dray takes his bid back,
> and with it the one that lay ready. Elm calls hers back.
2026-02-06 10:00 cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 115000.00"
cora deposit lot=1
dray withdraw lot=1
elm call-back lot=1
expect ready lot=1 elm nothing
2026-02-07 09:00 server stops
2026-02-08 09:00 server starts
expect ready lot=1 bela 1
expect ready lot=1 cora nothing
expect ready lot=1 dray nothing
expect ready lot=1 elm nothing
elm call-back lot=1 ! nothing-ready

> The deadline is lengthened by a day. What lies ready goes with it.
2026-02-09 10:00 olga amend reason="The plans came late." notice="Correction" with=bill {
  timetable round=1 event=deadline moment="2026-02-11 12:00"
}
2026-02-10 12:05 expect ready lot=1 bela 1
expect box lot=1 bela
expect box lot=1 cora stands
expect box lot=2 bela stands

> On the day itself the server is out of reach from half past eleven until after the deadline. The ticks
> that it owes are paid when it is back, and with the last of them what lay ready.
2026-02-11 11:30 server stops
2026-02-11 12:05 server starts
expect ready lot=1 bela nothing
expect box lot=1 bela stands
expect box lot=1 cora stands
expect box lot=1 dray withdrawn
expect box lot=1 elm
elm seal lot=1 quality="e.pdf 3000" price="1 2026 1 110000.00"
elm ready-deposit lot=1 ! not-now
elm call-back lot=1 ! not-now
olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
