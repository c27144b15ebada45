# Three people of one bidder, each with a key of their own, and two firms under one identifier.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 group=1 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Quality"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd" identifier="GB 12-345"
cora interest name="Cora Ltd" identifier="gb12345"

> Bela sends Dan and Dee. Nobody else is told before the box is listed.
bela delegate dan "Dan Field"
bela delegate dee "Dee Marsh"
dan delegate eric ! registered-key-only
dan question text="Is the yard included?"
dan seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
dee deposit lot=1
2026-02-02 09:00 dee seal lot=1 quality="b.pdf 3500" price="1 2026 1 140000.00"
2026-02-03 09:00 bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 160000.00"
cora deposit lot=1

> Dan leaves the firm; what he signed stands, and he signs no more. Dee ends herself.
2026-02-04 09:00 dee delegate-ended person=dan ! registered-key-only
bela delegate-ended person=dan
dan question text="And the gate?" ! signature-foreign
bela delegate-ended person=dan ! no-such-delegate
dee delegate-ended person=dee
dee question text="And the gate?" ! signature-foreign
bela question text="And the gate?"

2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela replaced stands
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete, under the same identifier as Bela." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
