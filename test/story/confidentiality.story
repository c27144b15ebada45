# A bidder claims pages as confidential. The buyer may disagree, but only after it asked: the ruling
# waits for the reply, or for the end of the time to reply. What was heard and overruled is not
# claimed again. Keeping a secret needs nobody's reply.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd" identifier="GB-COH 00000001; 1 Mill Lane, Arden; bids@bela.example"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd" identifier="GB-COH 00000002; 2 Ford Road, Arden; bids@cora.example"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 160000.00"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality

> Bela claims three pages, Cora all of its bid, Dray its price list.
2026-02-11 09:00 bela confidential lot=1 file=1 page=3 until=5 reason="How we log evidence is our own method."
cora confidential lot=1 file=1 page=1 until=40 reason="Everything."
cora confidential lot=1 file=2 page=1 until=2 reason="Names of our staff."
dray confidential lot=1 file=1 page=7 until=7 reason="Our prices to others."
olga inquire inquiry=1 lot=1 bidder=cora about=confidentiality file=1 page=41 until="2026-02-20 12:00" text="?" ! inquiry-unfit
olga inquire inquiry=1 lot=1 bidder=cora about=confidentiality until="2026-02-20 12:00" text="?" ! inquiry-unfit
olga inquire inquiry=1 lot=1 bidder=cora about=confidentiality file=1 page=1 until="2026-02-20 12:00" text="All of it cannot be a secret: which pages, and what harm would follow?"
olga inquire inquiry=2 lot=1 bidder=bela about=confidentiality file=1 page=4 until="2026-02-20 12:00" text="What harm would follow?"
olga inquire inquiry=3 lot=1 bidder=dray about=confidentiality file=1 page=7 until="2026-02-20 12:00" text="What harm would follow?"
expect told cora "lot 1: reply to what you were asked about your bid, before Friday 20 February 2026, 12:00 GMT"

> Nobody is overruled unheard.
olga resolve inquiry=1 ruling=overruled reason="?" with=bill ! reply-awaited
olga resolve inquiry=1 ruling=explained reason="?" with=bill ! ruling-unfit
olga resolve inquiry=1 ruling=overruled reason="?" ! agreement-missing
olga resolve inquiry=2 ruling=kept reason="A method of its own, and not known outside." with=bill
2026-02-13 10:00 cora reply inquiry=1 text="Pages 10 to 12 have our rates of pay."
olga resolve inquiry=1 ruling=overruled reason="A general claim is none; Cora may name pages again, beyond file 1." with=bill
cora confidential lot=1 file=1 page=10 until=12 reason="Rates of pay." ! claim-overruled
cora confidential lot=1 file=3 page=1 until=3 reason="Rates of pay."
olga inquire inquiry=4 lot=1 bidder=cora about=confidentiality file=1 page=10 until="2026-02-20 12:00" text="?" ! inquiry-unfit
olga resolve inquiry=3 ruling=overruled reason="?" with=bill ! reply-awaited
2026-02-20 12:00 olga resolve inquiry=3 ruling=overruled reason="No harm was shown, and no reply came in time." with=bill
dray confidential lot=1 file=1 page=6 until=8 reason="Our prices to others." ! claim-overruled

> The tender goes on meanwhile and ends.
eva score lot=1 bidder=bela criterion=1 mark=5 reason="Bagged and logged." file=1 page=4
eva score lot=1 bidder=cora criterion=1 mark=5 reason="A van for every district." file=1 page=11
eva score lot=1 bidder=dray criterion=1 mark=0 reason="Nothing." file=1 page=7
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="Bagged and logged." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="A van for every district." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=0 reason="Nothing." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Bagged and logged, both found." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="A van for every district, both found." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=0 reason="No method at all." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 cora bela dray
olga award-first lot=1 with=bill
