# A ground of exclusion that was upheld after a hearing binds, in every lot and whatever was entered
# first; one that is not ruled on holds up award and signature. Where the law leaves it to the buyer,
# the ruling may keep the bidder, with its reasons.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="South"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  objective how=published-order reason="As numbered"
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=1
bela seal lot=2 quality="b.pdf 3000" price="1 2026 1 110000.00"
bela deposit lot=2
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
cora seal lot=2 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=2
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 130000.00"
dray deposit lot=1

> Bela is asked about a conviction and is heard. In lot 1 it was admitted before the ruling.
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga inquire inquiry=1 lot=2 bidder=bela about=exclusion ground=mandatory until="2026-02-12 12:00" text="A director was convicted of bribery. You are heard on it."
olga inquire inquiry=2 lot=1 bidder=cora about=exclusion ground=discretionary until="2026-02-12 12:00" text="A contract ended for breach. You are heard on it."
olga inquire inquiry=9 lot=1 bidder=cora about=low-price ground=discretionary until="2026-02-12 12:00" text="?" ! inquiry-unfit
olga exclude lot=1 bidder=dray ground=conflict reason="Its adviser wrote the specification." with=bill ! representations-missing
olga resolve inquiry=1 ruling=kept reason="?" with=bill ! ruling-unfit
olga resolve inquiry=2 ruling=kept reason="One breach in ten contracts; it is trusted." with=bill
olga inquire inquiry=3 lot=2 bidder=cora about=exclusion ground=discretionary until="2026-02-12 12:00" text="Is the crew of the south the one of that breach?"
2026-02-12 12:00 olga resolve inquiry=1 ruling=upheld reason="Convicted, and nothing was put right." with=bill
olga resolve inquiry=3 ruling=upheld reason="It is." with=bill
expect told olga "lot 1: exclude a bid: the ground was upheld: bela" "lot 1: admit or exclude a bid: cora" "lot 1: admit or exclude a bid: dray" "lot 2: exclude a bid: the ground was upheld: bela" "lot 2: exclude a bid: the ground was upheld: cora"
olga admit lot=2 bidder=bela reason="Complete." with=bill ! exclusion-binds
olga admit lot=2 bidder=cora reason="Complete." with=bill ! exclusion-binds
olga exclude lot=2 bidder=cora ground=discretionary-ground reason="The crew." with=bill
olga reinstate lot=2 bidder=cora ground=decision reason="The crew is trained since; shown on 12 February." with=bill
olga admit lot=1 bidder=cora reason="Complete; kept, see the ruling." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
olga exclude lot=2 bidder=bela ground=mandatory-ground reason="Bribery." with=bill
olga reinstate lot=2 bidder=bela ground=decision reason="We think better of it." with=bill ! exclusion-binds
olga reinstate lot=2 bidder=bela ground=replacement reason="Nobody was replaced." with=bill ! exclusion-binds
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva scores-done lot=1
finn scores-done lot=1
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga award-first lot=1 with=bill ! exclusion-binds
olga exclude lot=1 bidder=bela ground=mandatory-ground reason="Bribery." with=bill

> Before the award another question comes up, and one more after it.
olga inquire inquiry=4 lot=1 bidder=cora about=exclusion ground=discretionary until="2026-02-14 12:00" text="Is there a petition of insolvency?"
olga award-first lot=1 with=bill ! exclusion-open
olga resolve inquiry=4 ruling=dropped reason="It was another firm of that name." with=bill
2026-02-16 09:00 olga award-first lot=1 with=bill
olga summary lot=1 bidder=cora paper="To Cora"
olga summary lot=1 bidder=dray paper="To Dray"
2026-02-17 09:00 olga notice-published notice=award lot=1 published="2026-02-17 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-02-26
olga inquire inquiry=5 lot=1 bidder=cora about=exclusion ground=discretionary until="2026-02-26 12:00" text="Is there a petition of insolvency now?"

> Who was excluded has its letter before the contract, too.
2026-02-27 09:00 olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! summary-missing
olga summary lot=1 bidder=bela paper="Why the bid of Bela is not considered, and to whom the lot goes"
olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! exclusion-open
olga resolve inquiry=5 ruling=upheld reason="The court made the order." with=bill
olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! exclusion-binds

> What is put right on another ground is nothing to what was upheld on this one.
olga inquire inquiry=6 lot=1 bidder=cora about=exclusion ground=conflict until="2026-03-03 12:00" text="And your adviser?"
cora reply inquiry=6 text="She left in January."
olga resolve inquiry=6 ruling=cured reason="Seen: her letter." with=bill
olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! exclusion-binds

> Cora shows that it was bought out of insolvency. What was upheld before binds no more.
olga inquire inquiry=7 lot=1 bidder=cora about=exclusion again=5 until="2026-03-03 12:00" text="What has changed?"
cora reply inquiry=7 text="The order was set aside on 27 February; the new owner guarantees."
olga resolve inquiry=7 ruling=cured reason="Seen: the order, the guarantee." with=bill
olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill
expect phase lot=1 contract

> It ends early, and its notice says so: from then on nothing of it is changed.
2026-09-01 09:00 olga notice-published notice=termination lot=1 published="2026-09-01 08:30" reference="UK11 3-2026"
olga contract-change lot=1 value=130,000 until=2028-04-30 paper="Change 1" reason="A third station." with=bill ! contract-over
olga notice-published notice=change lot=1 published="2026-09-01 08:45" reference="UK10 1-2026" ! notice-out-of-turn
