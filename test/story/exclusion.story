# Nobody is excluded unheard: notice of the ground, representations, decision. Who has put right
# what was wrong stays. A court undoes an exclusion: the padlocks turn again for that bid alone.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 100000.00"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga exclude lot=1 bidder=cora ground=mandatory-ground reason="A director was convicted." with=bill ! representations-missing
olga inquire inquiry=1 lot=1 bidder=cora about=exclusion ground=mandatory until="2026-02-12 12:00" text="A director was convicted in 2025. You are heard on it."
olga inquire inquiry=2 lot=1 bidder=dray about=exclusion ground=discretionary until="2026-02-12 12:00" text="A contract with another force ended for breach. You are heard on it."
olga exclude lot=1 bidder=cora ground=mandatory-ground reason="A director was convicted." with=bill ! representations-missing
olga resolve inquiry=1 ruling=upheld reason="?" with=bill ! reply-awaited
cora reply inquiry=1 text="He left in June 2025; a compliance officer was appointed."
olga resolve inquiry=1 ruling=cured reason="He left, and the board has new rules." with=bill
olga exclude lot=1 bidder=cora ground=mandatory-ground reason="A director was convicted." with=bill ! exclusion-unfounded
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality ! bids-undecided
2026-02-12 12:00 olga resolve inquiry=2 ruling=cured reason="?" with=bill ! reply-missing
olga resolve inquiry=2 ruling=upheld reason="The other force confirms it." with=bill
olga reinstate lot=1 bidder=dray ground=decision reason="?" with=bill ! not-excluded
olga exclude lot=1 bidder=dray ground=discretionary-ground reason="Breach of contract in 2024." with=bill
olga inquire inquiry=3 lot=1 bidder=dray about=exclusion until="2026-02-20 12:00" text="?" ! decided-already
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-13 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela cora totals 90 80
olga award-first lot=1 with=bill
expect phase lot=1 awarded

> A court finds that the breach was the other force's own. The bid is admitted again; the award falls.
2026-02-24 09:00 olga reinstate lot=1 bidder=dray ground=order reason="Order of 23 February: no breach." with=bill ! order-unrecorded
olga order lot=1 effect=directs reference="Order of 23 February: no breach" with=bill
olga reinstate lot=1 bidder=dray ground=order reason="Order of 23 February: no breach." with=bill
expect phase lot=1 scores
olga award-first lot=1 with=bill ! prices-unopened
hana turn lot=1 envelope=price ! prices-shut
olga open lot=1 envelope=price ! padlocks-shut
olga reopen lot=1 prices=known ground=order reason="A bid came back that nobody has marked." with=bill
olga open lot=1 envelope=quality ! padlocks-shut
hana turn lot=1 envelope=quality
hana turn lot=1 envelope=quality ! turned-twice
olga open lot=1 envelope=quality ! padlocks-shut
jade turn lot=1 envelope=quality
olga open lot=1 envelope=quality

> All other prices are known by now: the marks of the others stay as they were locked.
2026-02-25 09:00 eva score lot=1 bidder=bela criterion=1 mark=0 reason="I have changed my mind." file=1 page=1 ! mark-kept
eva score lot=1 bidder=dray criterion=1 mark=5 reason="All." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=dray criterion=1 mark=5 reason="All." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=3 reason="Agreed." present="Eva, Finn" ! mark-kept
cleo consensus lot=1 bidder=dray criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
ivo turn lot=1 envelope=price
jade turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 dray bela cora totals 100 83.33 71.67
olga award-first lot=1 with=bill
