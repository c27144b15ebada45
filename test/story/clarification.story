# What a bidder says after the opening: what clarifies or completes is evidence, what changes the
# bid never reaches the panel. A bid that deviates is ruled on before anybody marks it.
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
elm interest name="Elm Lane Garages"
elm seal lot=1 quality="e.pdf 3000" price="1 2026 1 90000.00"
elm deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
olga admit lot=1 bidder=elm reason="Complete." with=bill
olga inquire inquiry=1 lot=1 bidder=bela about=clarification until="2026-02-12 12:00" text="Page 4?" ! inquiry-unfit
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
olga inquire inquiry=1 lot=1 bidder=bela about=clarification until="2026-02-12 12:00" text="Page 4 says 'crews', page 9 'crew'. Which?"
olga inquire inquiry=2 lot=1 bidder=cora about=clarification until="2026-02-12 12:00" text="Does night cover include Sundays?"
olga inquire inquiry=3 lot=1 bidder=dray about=deviation until="2026-02-12 12:00" text="Your method assumes that keys are fetched from the station."
olga inquire inquiry=4 lot=1 bidder=elm about=deviation until="2026-02-12 12:00" text="Your price leaves out windows."
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Two crews, they say." file=1 page=4 clarification=1 ! clarification-unruled
eva score lot=1 bidder=bela criterion=1 mark=5 reason="?" file=1 page=4 clarification=9 ! no-such-inquiry
eva score lot=1 bidder=bela criterion=1 mark=5 reason="?" file=1 page=4 clarification=2 ! no-such-inquiry
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1 ! deviation-unruled
bela reply inquiry=1 text="Two crews; page 9 is a slip of the pen."
cora reply inquiry=2 text="It does from now on."
olga resolve inquiry=1 ruling=accepted reason="?" with=bill ! ruling-unfit
olga resolve inquiry=1 ruling=clarifies reason="The staff table on page 12 says two." with=bill
olga resolve inquiry=2 ruling=changes reason="Sundays are in no line of the bid." with=bill
olga resolve inquiry=3 ruling=accepted reason="The specification allows it at 2.3." with=bill
olga resolve inquiry=4 ruling=rejected reason="Windows are asked for at 1.1." with=bill
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="Two crews." file=1 page=4 clarification=1
eva score lot=1 bidder=cora criterion=1 mark=5 reason="Sundays, they say." file=1 page=2 clarification=2 ! clarification-kept-out
eva score lot=1 bidder=cora criterion=1 mark=3 reason="No Sundays." file=1 page=2
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
eva score lot=1 bidder=elm criterion=1 mark=0 reason="No windows." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=elm criterion=1 mark=0 reason="Nothing." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=elm criterion=1 mark=0 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill ! deviation-rejected
olga exclude lot=1 bidder=elm ground=not-compliant reason="Windows are left out." with=bill
olga inquire inquiry=5 lot=1 bidder=dray about=clarification until="2026-02-16 12:00" text="Is page 3 yours?"
olga inquire inquiry=6 lot=1 bidder=cora about=deviation until="2026-02-16 12:00" text="A note on page 8 reserves a higher price."
olga lock-scores lot=1 with=bill ! clarification-open
2026-02-16 12:00 olga resolve inquiry=5 ruling=completes reason="?" with=bill ! reply-missing
olga resolve inquiry=5 ruling=changes reason="No reply; the bid is read as it is." with=bill
olga lock-scores lot=1 with=bill ! deviation-unruled
olga resolve inquiry=6 ruling=accepted reason="The note is struck out under 2.5." with=bill
olga lock-scores lot=1 with=bill
2026-02-17 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela dray cora totals 83.33 80 71.67
olga award-first lot=1 with=bill
