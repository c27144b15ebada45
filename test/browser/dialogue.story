# What the people of a dialogue do often, once: sessions with minutes, a disclosure, the data room, a
# solution left out, criteria taken apart, and a firm that is heard before it is excluded.
include ../story/prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=40 title="Price"
  criterion lot=1 criterion=3 round=2 kind=quality weight=100 scale=1 title="The outline"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  reserve lot=1 what=sub-criteria text="How the method is marked may be taken apart at the invitation."
  reserve lot=1 what=reduction text="One solution at least may be left out after the dialogue."
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=dialogue needed=2 padded=65536
  round round=3 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
dray seal lot=1 quality="d.pdf 3000"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
olga select lot=1 bidder=bela outcome=selected reason="Qualifies."
olga select lot=1 bidder=cora outcome=selected reason="Qualifies."
olga select lot=1 bidder=dray outcome=selected reason="Qualifies."
olga invite round=2 reason="Dialogue" paper="Invitation to the dialogue" with=bill {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
  invited round=2 lot=1 bidder=dray
}
2026-02-20 09:00 olga session session=1 lot=1 bidder=bela kind=dialogue scored=no starts="2026-02-24 10:00" agenda="Cells and escorts"
olga session session=2 lot=1 bidder=cora kind=dialogue scored=no starts="2026-02-24 12:00" agenda="Cells and escorts"
olga session session=3 lot=1 bidder=dray kind=dialogue scored=no starts="2026-02-24 14:00" agenda="Cells and escorts"
2026-02-24 17:00 olga minute session=1 present="Bela, Olga" paper="Minutes of the session with Bela"
olga minute session=2 present="Cora, Olga" paper="Minutes of the session with Cora"
olga minute session=3 present="Dray, Olga" paper="Minutes of the session with Dray"
bela agree session=1
cora agree session=2
dray agree session=3
bela item item=1 session=1 text="A video link spares one escort in four."
bela consent item=1 decision=yes
olga exhibit exhibit=1 vetting=security paper="Plans of the cells" title="Plans of the cells"
olga reader reader=1 bidder=bela vetting=security agreement="Signed by Rhys Bell" name="Rhys Bell"
bela reading reader=1 exhibit=1
olga reader-ended reader=1 cause=finished reason="All is read."
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
dray seal lot=1 quality="d.pdf 3000"
dray deposit lot=1

> Dray's solution is left out, as was reserved, and the method is taken apart.
2026-03-10 12:10 olga list round=2 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=3 mark=5 reason="All of it." file=1 page=1
eva score lot=1 bidder=cora criterion=3 mark=5 reason="All of it." file=1 page=1
eva score lot=1 bidder=dray criterion=3 mark=0 reason="Nothing of the nights." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=3 mark=5 reason="All of it." file=1 page=1
finn score lot=1 bidder=cora criterion=3 mark=5 reason="All of it." file=1 page=1
finn score lot=1 bidder=dray criterion=3 mark=0 reason="Nothing of the nights." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=3 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=3 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=3 mark=0 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
olga dialogue-close lot=1 reason="All is said." with=bill
olga select lot=1 bidder=bela outcome=selected reason="Goes on."
olga select lot=1 bidder=cora outcome=selected reason="Goes on."
olga select lot=1 bidder=dray outcome=declined reason="It leaves the nights open."
olga summary round=2 lot=1 bidder=dray paper="Letter: why your solution was left out"
olga invite round=3 reason="Tender" paper="Invitation to tender" with=bill {
  timetable round=3 event=deadline moment="2026-04-20 12:00"
  criterion lot=1 criterion=11 parent=1 kind=quality weight=40 scale=1 title="Staff"
  criterion lot=1 criterion=12 parent=1 kind=quality weight=20 scale=1 title="Vehicles"
  refinement round=3 lot=1 progressed=no reason="Both stood in what a method was to say."
  invited round=3 lot=1 bidder=bela
  invited round=3 lot=1 bidder=cora
}
2026-03-20 09:00 bela seal lot=1 quality="b.pdf 3000" price="1 2027 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2027 1 145000.00"
cora deposit lot=1

> Cora sealed another one in time, and was four minutes late with it: two officers let it in.
2026-04-20 11:50 cora seal lot=1 quality="c.pdf 3000" price="1 2027 1 144000.00"
2026-04-20 12:04 cora late-deposit lot=1

> Cora is asked about a broken contract and about a conviction, before anything of its tender is opened.
2026-04-20 12:10 olga list round=3 reason="Clock checked." with=bill
olga accept-late lot=1 bidder=cora ground=sealed-in-time reason="Sealed ten minutes before the deadline." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga inquire inquiry=1 lot=1 bidder=cora about=exclusion ground=discretionary until="2026-04-24 12:00" text="A contract of 2024 ended for breach. What do you say?"
olga inquire inquiry=2 lot=1 bidder=cora about=exclusion ground=mandatory until="2026-04-24 12:00" text="A director was convicted of bribery. What do you say?"
2026-04-21 09:00 cora reply inquiry=2 text="He has left; the appeal is under way."
2026-04-22 09:00 olga resolve inquiry=2 ruling=upheld reason="The conviction stands, and nothing was put right." with=bill
olga exclude lot=1 bidder=cora ground=mandatory-ground reason="Convicted of bribery; heard; nothing put right." with=bill

