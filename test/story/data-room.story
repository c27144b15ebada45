# Sensitive papers are read in a room, by vetted people of the bidders; who read what stays on record.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-01-20 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
olga exhibit exhibit=1 vetting=basic paper="Staff numbers by station" title="Staff"
olga exhibit exhibit=2 vetting=security paper="Plans of the cells" title="Plans"
olga exhibit exhibit=2 vetting=none paper="?" title="?" ! number-taken
olga reader reader=1 bidder=bela vetting=security agreement="Signed 19 January" name="Rhys Bell"
olga reader reader=2 bidder=bela vetting=basic agreement="Signed 19 January" name="Sara Bell"
olga reader reader=3 bidder=cora vetting=developed agreement="Signed 20 January" name="Tom Corr"
olga reader reader=3 bidder=cora vetting=none agreement="?" name="?" ! number-taken
olga reader reader=4 bidder=eva vetting=none agreement="?" name="?" ! no-such-person

> Who shows a paper records it: the buyer's officer, or the bidder for its own people.
2026-01-21 10:00 olga reading reader=1 exhibit=1
bela reading reader=1 exhibit=2
bela reading reader=2 exhibit=1
bela reading reader=2 exhibit=2 ! vetting-too-low
bela reading reader=3 exhibit=1 ! not-your-reader
olga reading reader=3 exhibit=2
olga reading reader=9 exhibit=1 ! no-such-reader
olga reading reader=3 exhibit=9 ! no-such-exhibit
eva reading reader=3 exhibit=1 ! not-your-act

> Rhys Bell leaves Bela. His access ends, the list of what he read stays.
2026-01-28 09:00 olga reader-ended reader=1 cause=left-employer reason="Bela's letter of 27 January"
bela reading reader=1 exhibit=1 ! access-ended
olga reading reader=1 exhibit=2 ! access-ended
olga reader-ended reader=1 cause=breach reason="?" ! access-ended
olga reader-ended reader=9 cause=breach reason="?" ! no-such-reader
olga reading reader=3 exhibit=1
expect readings reader=1 1 2
expect readings reader=2 1
bela reading reader=2 exhibit=1
expect readings reader=2 1 1
expect readings reader=3 2 1
