# The box is out of reach around the deadline. The published rule lengthens it by itself, equally
# for all; nobody lengthens it by hand once it has passed.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! outage-rule-wrong {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  round round=1 kind=tender needed=2 padded=65536
  outage-rule round=1 least=0 within=3600 margin=1800
}

> Published for both lots alike: an outage of five minutes or more in the last hour lengthens the
> deadline by its own length and by half an hour.
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
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
  outage-rule round=1 least=300 within=3600 margin=1800
}
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
2026-02-10 08:00 olga outage round=1 from="2026-02-10 07:00" until="2026-02-10 07:30" reason="?" with=bill ! outage-beside
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
expect deadline round=1 2026-02-10 12:00

> 11:57, and nobody gets in. 12:03, and the deadline has passed.
2026-02-10 11:57 server stops
2026-02-10 12:03 server starts
olga outage round=1 from="2026-02-10 11:57" until="2026-02-10 12:10" reason="?" with=bill ! outage-late
olga outage round=1 from="2026-02-10 12:00" until="2026-02-10 12:03" reason="?" with=bill ! outage-beside
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1 ! not-now
cora late-deposit lot=1
2026-02-10 12:04 olga amend reason="Everybody gets an hour more." notice="Correction" with=bill ! deadline-backwards {
  timetable round=1 event=deadline moment="2026-02-10 13:00"
}
2026-02-10 12:05 olga answer answer=1 text="The box was out of reach from 11:57 to 12:03." ! answer-late
olga complaint lot=1 received="2026-02-10 12:04" text="The box was out of reach from 11:57 to 12:03."
olga outage round=1 from="2026-02-10 12:00" until="2026-02-10 12:05:01" reason="?" with=bill ! outage-late
2026-02-10 12:06 olga outage round=1 from="2026-02-10 11:57" until="2026-02-10 12:06" reason="?" with=bill ! outage-contradicted
olga outage round=1 from="2026-02-10 11:57" until="2026-02-10 12:03" reason="?" ! agreement-missing
olga outage round=1 from="2026-02-10 11:57" until="2026-02-10 12:03" reason="Power failed in the server room." late="It is not late." with=bill ! field-superfluous
olga outage round=1 from="2026-02-10 11:57" until="2026-02-10 12:03" reason="Power failed in the server room." with=bill
expect deadline round=1 2026-02-10 12:36
expect phase lot=1 open
expect phase lot=2 open
olga outage round=1 from="2026-02-10 11:57" until="2026-02-10 12:03" reason="?" with=bill ! outage-beside

> Six minutes and half an hour: 12:36, for everybody, and by nobody's hand.
2026-02-10 12:10 olga amend reason="Everybody gets an hour more." notice="Correction" with=bill ! deadline-backwards {
  timetable round=1 event=deadline moment="2026-02-10 13:10"
}
expect deadline round=1 2026-02-10 12:36
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 140000.00"
2026-02-10 12:20 cora seal lot=2 quality="c.pdf 3000" price="1 2026 1 90000.00"
cora deposit lot=2
2026-02-10 12:35:59 dray deposit lot=1
2026-02-10 12:36 bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=1 ! not-now
olga list round=1 reason="Clock checked." with=bill ! box-too-early
2026-02-10 12:40 olga list round=1 reason="Clock checked." with=bill
olga outage round=1 from="2026-02-10 12:36" until="2026-02-10 12:40" reason="?" with=bill ! never-now
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="In time by the lengthened deadline." with=bill
olga admit lot=1 bidder=dray reason="In time by the lengthened deadline." with=bill
olga admit lot=2 bidder=cora reason="In time by the lengthened deadline." with=bill
expect box lot=1 bela stands
expect box lot=1 cora stands
expect box lot=1 dray stands
expect box lot=2 cora stands
