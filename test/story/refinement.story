# What a later round may still refine was reserved with the notice: parts of a published criterion,
# the same for everybody, with an answer on record. Everything else is refused.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! candidates-wrong {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  round round=1 kind=selection needed=2 padded=65536
  candidates round=1 lot=1 least=4 most=3
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! said-already {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  reserve lot=1 what=sub-criteria text="How the method is marked may be taken apart."
  reserve lot=1 what=sub-criteria text="Once more."
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="South"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=40 title="Price"
  criterion lot=2 criterion=1 kind=quality weight=60 scale=1 title="Method"
  criterion lot=2 criterion=2 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=1
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=tender needed=2 padded=65536
  candidates round=1 lot=1 least=1 most=1
  reserve lot=1 what=sub-criteria text="How the method is marked may be taken apart at the invitation."
  reserve lot=1 what=scored-events text="A presentation may count for the method."
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}

> Bela and Cora ask to take part in lot 1, Cora in lot 2.
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
2026-02-02 09:00 cora seal lot=2 quality="c.pdf 3000"
cora deposit lot=2
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
olga select lot=1 bidder=bela outcome=selected reason="Qualifies."
olga select lot=1 bidder=cora outcome=selected reason="Qualifies."
olga select lot=2 bidder=cora outcome=selected reason="Qualifies."

> One candidate at most was published for lot 1, and two are selected.
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! candidates-too-many {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
  invited round=2 lot=2 bidder=cora
}
olga exclude lot=1 bidder=cora ground=withdrawn reason="Cora asks for lot 2 only." with=bill ! withdrawal-unproved
olga exclude lot=1 bidder=cora ground=withdrawn reason="Cora asks for lot 2 only." paper="Letter of Cora, 9 February" with=bill

> Lot 2 reserved nothing.
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-unreserved {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  criterion lot=2 criterion=11 parent=1 kind=quality weight=60 scale=1 title="Staff"
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-unreserved {
  refinement round=2 lot=2 progressed=no reason="?"
}

> A criterion of its own, a new threshold, a part of the price, another mark on a published scale: none
> of them was reserved.
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-beyond {
  criterion lot=1 criterion=3 kind=quality weight=10 scale=1 title="Local jobs"
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-beyond {
  criterion lot=1 criterion=11 parent=1 kind=quality weight=60 scale=1 least=5 title="Staff"
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! parent-wrong {
  criterion lot=1 criterion=21 parent=2 kind=price weight=40 title="Discount"
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-beyond {
  mark scale=1 mark=10 says="More than all"
}

> Parts that do not make the whole, and parts without the answer that the law asks for.
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! weights-do-not-add {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  criterion lot=1 criterion=11 parent=1 kind=quality weight=50 scale=1 title="Staff"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=2 bidder=cora
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-unanswered {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  criterion lot=1 criterion=11 parent=1 kind=quality weight=40 scale=1 title="Staff"
  criterion lot=1 criterion=12 parent=1 kind=quality weight=20 scale=1 title="Vehicles"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=2 bidder=cora
}
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! refinement-material {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  criterion lot=1 criterion=11 parent=1 kind=quality weight=40 scale=1 title="Staff"
  criterion lot=1 criterion=12 parent=1 kind=quality weight=20 scale=1 title="Vehicles"
  refinement round=2 lot=1 progressed=yes reason="A firm with its own vehicles would have come."
}

> An amendment is not the place for it either.
olga amend reason="Parts" notice="UK4 amended" with=bill ! invitation-only {
  criterion lot=1 criterion=11 parent=1 kind=quality weight=60 scale=1 title="Staff"
}
olga amend reason="Candidates" notice="UK4 amended" with=bill ! invitation-only {
  invited round=2 lot=1 bidder=bela
}

> Taken apart as it was reserved, on a scale of its own, with the answer on record.
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  mark scale=2 mark=0 says="None"
  mark scale=2 mark=1 says="Some"
  mark scale=2 mark=2 says="All own"
  criterion lot=1 criterion=11 parent=1 kind=quality weight=40 scale=1 title="Staff"
  criterion lot=1 criterion=12 parent=1 kind=quality weight=20 scale=2 title="Vehicles"
  refinement round=2 lot=1 progressed=no reason="Both parts stood in the specification's list of what a method says."
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=2 bidder=cora
}
olga amend reason="One more part" notice="UK4 amended" with=bill ! refinement-beyond {
  criterion lot=1 criterion=13 parent=1 kind=quality weight=10 scale=1 title="Depots"
}
olga session session=1 lot=1 bidder=bela kind=presentation scored=yes starts="2026-03-11 10:00" agenda="One hour, three questions"
olga session session=2 lot=2 bidder=cora kind=presentation scored=yes starts="2026-03-11 14:00" agenda="One hour" ! event-unreserved
2026-02-20 09:00 bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
2026-03-10 12:10 olga list round=2 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
olga minute session=1 present="Bela, Olga" paper="?" ! session-early
2026-03-12 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="?" file=1 page=1 ! not-scored
eva score lot=1 bidder=bela criterion=11 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=bela criterion=12 mark=1 reason="Two of three are rented." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=11 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=bela criterion=12 mark=1 reason="Rented ones." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=11 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=bela criterion=12 mark=1 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill ! minute-missing
olga minute session=1 present="Bela, Olga, Eva, Finn" paper="Minutes of the presentation"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela totals 90
olga award-first lot=1 with=bill ! finances-untested
olga retest bidder=bela what=finances outcome=passes paper="Accounts of 2025" reason="Sound." with=bill
olga award-first lot=1 with=bill
