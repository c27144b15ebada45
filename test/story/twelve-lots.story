# One firm, twelve lots, all of it handed in within one second of the last minute: nothing that was
# taken is refused, and all goes in with one tick or the next.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 1"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 2"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=3 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 3"
  criterion lot=3 criterion=1 kind=price weight=100 title="Price"
  formula lot=3 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=4 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 4"
  criterion lot=4 criterion=1 kind=price weight=100 title="Price"
  formula lot=4 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=5 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 5"
  criterion lot=5 criterion=1 kind=price weight=100 title="Price"
  formula lot=5 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=6 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 6"
  criterion lot=6 criterion=1 kind=price weight=100 title="Price"
  formula lot=6 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=7 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 7"
  criterion lot=7 criterion=1 kind=price weight=100 title="Price"
  formula lot=7 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=8 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 8"
  criterion lot=8 criterion=1 kind=price weight=100 title="Price"
  formula lot=8 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=9 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 9"
  criterion lot=9 criterion=1 kind=price weight=100 title="Price"
  formula lot=9 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=10 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 10"
  criterion lot=10 criterion=1 kind=price weight=100 title="Price"
  formula lot=10 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=11 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 11"
  criterion lot=11 criterion=1 kind=price weight=100 title="Price"
  formula lot=11 formula=lowest-ratio where=total places=2 how=half-up
  lot lot=12 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Lot 12"
  criterion lot=12 criterion=1 kind=price weight=100 title="Price"
  formula lot=12 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-03-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"

> Fifty seconds before the deadline, at once. A tick has four entries then, so it takes three of them,
> two after the deadline: what counts is when each arrived. She withdraws one, and better bids follow.
bela seal lot=1 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=2 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=3 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=4 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=5 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=6 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=7 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=8 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=9 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=10 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=11 quality="a.pdf 3000" price="1 2026 1 150000.00"
bela seal lot=12 quality="a.pdf 3000" price="1 2026 1 150000.00"
2026-03-10 11:59:10 bela deposit lot=1
bela deposit lot=2
bela deposit lot=3
bela deposit lot=4
bela deposit lot=5
bela deposit lot=6
bela deposit lot=7
bela deposit lot=8
bela deposit lot=9
bela deposit lot=10
bela deposit lot=11
bela deposit lot=12
bela withdraw lot=7
bela seal lot=3 quality="a.pdf 3000" price="1 2026 1 140000.00"
bela deposit lot=3
2026-03-10 12:00 bela seal lot=5 quality="a.pdf 3000" price="1 2026 1 140000.00"
bela deposit lot=5 ! not-now

> The server goes and comes back meanwhile, and the list waits for what it took.
2026-03-10 12:00:30 server stops
2026-03-10 12:10 server starts
expect box lot=1 bela stands
expect box lot=2 bela stands
expect box lot=3 bela replaced stands
expect box lot=4 bela stands
expect box lot=5 bela stands
expect box lot=6 bela stands
expect box lot=7 bela withdrawn
expect box lot=8 bela stands
expect box lot=9 bela stands
expect box lot=10 bela stands
expect box lot=11 bela stands
expect box lot=12 bela stands
olga list round=1 reason="Clock checked." with=bill
