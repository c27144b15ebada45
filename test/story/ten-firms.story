# Ten firms hand in on one day, and the box ticks once a day with eight entries: the last two go in
# with the tick of the day after. One lot is suspended while bids wait, another ends.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 2"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
2026-02-01 09:00 firm1 interest name="Firm1 Ltd"
firm2 interest name="Firm2 Ltd"
firm3 interest name="Firm3 Ltd"
firm4 interest name="Firm4 Ltd"
firm5 interest name="Firm5 Ltd"
firm6 interest name="Firm6 Ltd"
firm7 interest name="Firm7 Ltd"
firm8 interest name="Firm8 Ltd"
firm9 interest name="Firm9 Ltd"
firm10 interest name="Firm10 Ltd"
firm1 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm1 deposit lot=1
firm2 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm2 deposit lot=1
firm3 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm3 deposit lot=1
firm4 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm4 deposit lot=1
firm5 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm5 deposit lot=1
firm6 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm6 deposit lot=1
firm7 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm7 deposit lot=1
firm8 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm8 deposit lot=1
firm9 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm9 deposit lot=1
firm10 seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm10 deposit lot=1
firm10 seal lot=2 quality="a.pdf 3000" price="1 2026 1 150000.00"
firm10 deposit lot=2

> What was taken before the suspension goes in, what comes after it is refused.
2026-02-01 09:01 olga suspend lot=1 reason="A complaint is looked into." with=bill
olga abandon lot=2 reason="No need for it any more." with=bill
2026-02-01 09:02 firm1 withdraw lot=1 ! suspended
firm10 withdraw lot=2 ! never-now
2026-02-02 12:00 olga resume lot=1 reason="It came to nothing." with=bill
expect box lot=1 firm1 stands
expect box lot=1 firm8 stands
expect box lot=1 firm9
expect box lot=1 firm10
2026-02-03 12:00 expect box lot=1 firm9 stands
expect box lot=1 firm10 stands
expect box lot=2 firm10 stands

> The procedure is abandoned: the box has a last tick, and what was taken goes in.
firm1 withdraw lot=1
firm2 seal lot=1 quality="a.pdf 3000" price="1 2026 1 140000.00"
firm2 deposit lot=1
2026-02-03 13:00 olga abandon lot=0 reason="The money is gone." with=bill
expect box lot=1 firm1 withdrawn
expect box lot=1 firm2 replaced stands
firm3 withdraw lot=1 ! box-shut
