# A lot is suspended over its deadline. The box waits, and who has bid stays in; when it goes on, all of
# the round get back the time that the stop took.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="South"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=questions moment="2026-02-06 12:00"
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  timetable round=1 event=validity moment="2026-05-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-01-20 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 130000.00"
dray ready-deposit lot=1

> A short stop in January takes a day, and gives it back. While a box is open two officers stop a lot.
2026-01-21 09:00 olga suspend lot=1 reason="A question of scope." ! agreement-missing
olga suspend lot=1 reason="A question of scope." with=bill
2026-01-22 09:00 olga resume lot=1 reason="It is answered." with=bill
expect deadline round=1 2026-02-11 12:00

> One in February takes more. Bela's bid stays where it is, Dray's lies ready still; Cora's waits until the lot goes on.
2026-02-05 09:00 olga suspend lot=1 reason="A court looks at it." with=bill
expect told bela "ask what is unclear, before Saturday 7 February 2026, 12:00 GMT" "lot 1: wait: it is suspended; what you handed in stays in the box, and nothing comes in until it goes on" "lot 2: seal and hand in your bid, before Wednesday 11 February 2026, 12:00 GMT"
2026-02-09 09:00 cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
cora deposit lot=1 ! suspended
2026-02-11 11:00 olga suspend lot=2 reason="A question of both." with=bill
2026-02-11 12:10 olga list round=1 reason="Clock checked." with=bill ! box-suspended
expect told olga "lot 1: it is suspended: go on with it, which moves the deadline by as long as it lasted, or end it" "lot 2: it is suspended: go on with it, which moves the deadline by as long as it lasted, or end it"
expect ready lot=1 dray 1
expect box lot=1 dray
2026-02-12 11:00 cora deposit lot=1 ! suspended

> Whichever goes on first, the deadline is the one of both: seven days and three hours later, and a minute.
2026-02-12 12:00 olga resume lot=2 reason="It is answered." with=bill
expect deadline round=1 2026-02-18 15:00
2026-02-12 12:01 olga resume lot=1 reason="It was dismissed." with=bill
expect deadline round=1 2026-02-18 15:01
expect phase lot=1 open
expect phase lot=2 open
cora deposit lot=1
2026-02-18 15:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela stands
expect box lot=1 cora stands
expect ready lot=1 dray nothing
expect box lot=1 dray stands

> After the list a stop moves no deadline, and one officer is enough.
olga suspend lot=2 reason="The south may be sold."
2026-02-20 09:00 olga resume lot=2 reason="It is not." with=bill
expect deadline round=1 2026-02-18 15:01
