# Two are wanted, and the second place is shared: both go on.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 round=1 kind=quality weight=50 scale=1 title="Experience"
  criterion lot=1 criterion=4 round=1 kind=quality weight=50 scale=1 title="Staff"
  criterion lot=1 criterion=2 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=tender needed=2 padded=65536
  candidates round=1 lot=1 least=2 most=2
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="N"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
bela seal lot=1 quality="x.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="x.pdf 3000"
cora deposit lot=1
dray seal lot=1 quality="x.pdf 3000"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=qualification
ivo turn lot=1 envelope=qualification
olga open lot=1 envelope=qualification
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=bela criterion=4 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
eva score lot=1 bidder=cora criterion=4 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=5 reason="Seen." file=1 page=1
eva score lot=1 bidder=dray criterion=4 mark=3 reason="Seen." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=bela criterion=4 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Seen." file=1 page=1
finn score lot=1 bidder=cora criterion=4 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=5 reason="Seen." file=1 page=1
finn score lot=1 bidder=dray criterion=4 mark=3 reason="Seen." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=bela criterion=4 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=4 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=4 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill

> Nobody goes on while a ground of exclusion is open.
olga inquire inquiry=1 lot=1 bidder=bela about=exclusion ground=mandatory until="2026-02-12 12:00" text="Was a director convicted?"
olga select lot=1 bidder=bela outcome=selected reason="First." ! exclusion-open
olga resolve inquiry=1 ruling=dropped reason="It was another firm." with=bill
olga select lot=1 bidder=bela outcome=selected reason="First."
olga select lot=1 bidder=cora outcome=declined reason="Second."
olga select lot=1 bidder=dray outcome=declined reason="Second."
expect told olga "lot 1: decide anew: fewer go on than the notice said"
olga select lot=1 bidder=cora outcome=selected reason="Second."
olga select lot=1 bidder=dray outcome=declined reason="There is no place left."
expect told olga "lot 1: decide anew: equal candidates are parted"

> Nobody chooses between equals, and nobody is told that there is no place.
olga summary lot=1 bidder=dray paper="Letter to Dray" ! equals-parted
2026-02-20 09:00 olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! equals-parted {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
}
olga select lot=1 bidder=dray outcome=selected reason="As many points as Cora: both go on."

> Nor is anybody invited who is to be excluded.
olga inquire inquiry=2 lot=1 bidder=cora about=exclusion ground=mandatory until="2026-02-22 00:00" text="Was a director convicted?"
2026-02-22 00:00 olga resolve inquiry=2 ruling=upheld reason="In 2025." with=bill
expect told olga "lot 1: exclude a bid: the ground was upheld: cora"
olga select lot=1 bidder=cora outcome=selected reason="Second." ! exclusion-binds
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! exclusion-binds {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
  invited round=2 lot=1 bidder=dray
}
olga inquire inquiry=3 lot=1 bidder=cora about=exclusion again=2 until="2026-02-24 12:00" text="What have you put right?"
cora reply inquiry=3 text="The director has left."
olga resolve inquiry=3 ruling=cured reason="Seen." with=bill
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
  invited round=2 lot=1 bidder=dray
}
