# The officers come back more than an hour after the box was out of reach. Nothing is listed, so all
# get the same time from the record on; once it is listed, none.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  timetable round=1 event=validity moment="2026-02-10 14:00"
  outage-rule round=1 least=300 within=3600 margin=1800
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-02-10 11:00 cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
2026-02-10 11:45 server stops
2026-02-10 12:05 server starts
cora late-deposit lot=1
2026-02-10 13:16 olga outage round=1 from="2026-02-10 11:45" until="2026-02-10 12:05" reason="Power" with=bill ! outage-late
olga outage round=1 from="2026-02-10 11:45" until="2026-02-10 12:05" reason="Power" late="Both officers were at lunch." with=bill ! validity-ends-early
olga amend reason="Bids bind for longer." notice="Correction" with=bill {
  timetable round=1 event=validity moment="2026-04-10 12:00"
}
olga outage round=1 from="2026-02-10 11:45" until="2026-02-10 12:05" reason="Power" late="Both officers were at lunch." with=bill
expect deadline round=1 2026-02-10 14:06
expect phase lot=1 open
2026-02-10 14:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 cora stands
olga outage round=1 from="2026-02-10 13:30" until="2026-02-10 13:50" reason="Power" with=bill ! never-now
olga outage round=1 from="2026-02-10 13:30" until="2026-02-10 13:50" reason="Power" late="Found in the journal after the list." with=bill
expect deadline round=1 2026-02-10 14:06
