# Two forces buy together; one leaves after requests have closed, another joins. What they leave
# behind is cut anew, ruled on, and goes on to the next round.
include prelude.story
olga enlist ines approver "Ines Varga, commissioner of Arden"
olga enlist sura approver "Sura Bell, commissioner of Downs"
ines conflict finding=none
sura conflict finding=none
olga buyer buyer=1 part=lead name="Arden Constabulary"
olga buyer buyer=2 part=lead name="Downs Police" ! lead-not-one
olga buyer buyer=1 part=partner name="Downs Police" ! number-taken
olga buyer buyer=2 part=partner name="Downs Police"
olga gate gate=1 buyer=7 approver=ines before=award title="?" ! no-such-buyer
olga gate gate=1 buyer=1 approver=ines before=award title="Commissioner of Arden"
olga gate gate=2 buyer=2 approver=sura before=award title="Commissioner of Downs"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=300,000,000 least_basis="Both forces" most=1,500,000,000 most_basis="More forces join" months=84 title="All services"
  service service=1 title="Custody"
  service service=2 title="Finance"
  activity service=1 activity=1 power=open title="Run the suite" article="none"
  activity service=2 activity=1 power=open title="Pay bills" article="none"
  include lot=1 service=1 activity=1
  include lot=1 service=2 activity=1
  takes lot=1 buyer=1 service=1
  takes lot=1 buyer=1 service=2
  takes lot=1 buyer=2 service=2
  baseline buyer=1 service=1 year=2027 amount=40,000,000 basis="Budget 2025-26"
  baseline buyer=1 service=1 year=2028 amount=41,000,000 basis="Budget 2025-26"
  baseline buyer=1 service=2 year=2027 amount=10,000,000 basis="Budget 2025-26"
  baseline buyer=2 service=2 year=2027 amount=6,000,000 basis="Budget 2025-26"
  target buyer=1 amount=12,000,000 from=2027 until=2027 basis="Medium-term plan"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga select lot=1 bidder=bela outcome=selected reason="Able."
olga select lot=1 bidder=cora outcome=selected reason="Able."

> Downs Police leave. Requests have closed, so two officers must rule what that means.
2026-02-16 09:00 olga recut lot=1 least=1 least_basis="?" most=2 most_basis="?" reason="?" with=bill ! recut-unfounded
olga leave buyer=1 ruling=continue reason="?" notice="?" with=bill ! lead-leaves
olga leave buyer=9 ruling=continue reason="?" notice="?" with=bill ! no-such-buyer
olga leave buyer=2 ruling=not-needed reason="The panel of Downs voted no." notice="Notice to all" with=bill ! materiality-unruled
olga leave buyer=2 ruling=continue reason="Nobody stayed away because of a tenth of the value." with=bill ! field-missing
olga leave buyer=2 ruling=continue reason="Nobody stayed away because of a tenth of the value." notice="Notice to all" with=bill
olga leave buyer=2 ruling=continue reason="?" notice="?" with=bill ! no-such-buyer
sura approval gate=2 decision=approved version=1 paper="?" reason="?" ! no-such-gate
expect told olga "lot 1: cut the lot's value anew: a buyer left or joined" "lot 1: invite to the next round"
olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill ! recut-missing {
  timetable round=2 event=deadline moment="2026-03-20 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
}
olga recut lot=1 least=270,000,000 least_basis="?" most=200,000,000 most_basis="?" reason="?" with=bill ! value-backwards
olga recut lot=1 least=270,000,000 least_basis="?" most=9,000,000,000 most_basis="?" reason="Prices rose." with=bill ! recut-beyond
olga recut lot=1 least=270,000,000 least_basis="Arden alone" most=1,350,000,000 most_basis="More forces join" reason="Without Downs." with=bill

> Who joins and leaves again lifts nothing, and what was lifted for it comes down.
olga join buyer=4 part=other ruling=continue name="Fen Police" reason="It asked to." notice="Notice to all" with=bill
olga leave buyer=4 ruling=continue reason="Its panel voted no." notice="Notice to all" with=bill
olga recut lot=1 least=270,000,000 least_basis="?" most=1,400,000,000 most_basis="?" reason="?" with=bill ! recut-beyond
olga join buyer=5 part=other ruling=continue name="Wold Police" reason="It asked to." notice="Notice to all" with=bill
olga recut lot=1 least=270,000,000 least_basis="With Wold" most=9,000,000,000 most_basis="With Wold" reason="With Wold." with=bill
olga leave buyer=5 ruling=continue reason="Its panel voted no." notice="Notice to all" with=bill
expect told olga "lot 1: cut the lot's value anew: a buyer left or joined" "lot 1: invite to the next round"
olga recut lot=1 least=270,000,000 least_basis="?" most=9,000,000,000 most_basis="?" reason="?" with=bill ! recut-beyond
olga recut lot=1 least=270,000,000 least_basis="Arden alone" most=1,350,000,000 most_basis="More forces join" reason="Without them." with=bill

> A third force joins; what it brings is asked for from the next round on.
olga join buyer=3 part=lead ruling=continue name="Moor Police" reason="?" notice="?" with=bill ! lead-not-one
olga join buyer=3 part=other ruling=not-needed name="Moor Police" reason="?" notice="?" with=bill ! materiality-unruled
olga join buyer=3 part=other ruling=continue name="Moor Police" reason="It was named in the notice as one that may join." notice="Notice to all" with=bill
olga gate gate=3 buyer=1 approver=ines before=award title="?" ! never-now
olga recut lot=1 least=280,000,000 least_basis="Arden and Moor" most=1,350,000,000 most_basis="More forces join" reason="With Moor." with=bill
2026-02-16 10:00 olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill {
  takes lot=1 buyer=3 service=1
  baseline buyer=3 service=1 year=2027 amount=5,000,000 basis="Budget 2025-26"
  timetable round=2 event=deadline moment="2026-03-20 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
}
2026-03-01 09:00 bela seal lot=1 quality="b.pdf 3000" price="1 2027 1 30000000.00; 1 2027 3 5100000.00; 1 2028 1 32000000.00; 2 2027 1 7000000.00; 2 2028 1 1000000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2027 1 39000000.00; 1 2028 1 40000000.00; 2 2027 1 9000000.00"
cora deposit lot=1
2026-03-20 12:10 olga list round=2 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=5 reason="All." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
olga retest bidder=bela what=finances outcome=passes paper="Accounts" reason="Turnover as asked." with=bill

> Everybody is told of each change by a notice of its own. Only the gates of those who are still there are asked; the commissioner of Arden retires, and her
> successor takes over.
olga award-first lot=1 with=bill ! approval-missing
olga enlist nora approver "Nora Quist, the next commissioner of Arden"
nora conflict finding=none
olga replace person=sura by=0 reason="Downs has left." notice="Notice to all" with=bill
olga replace person=ines by=0 reason="?" notice="?" with=bill ! gate-unmanned
olga replace person=ines by=nora reason="The term of office ended." with=bill ! field-missing
olga replace person=ines by=nora reason="The term of office ended." notice="Notice to all" with=bill
ines approval gate=1 decision=approved version=1 paper="?" reason="?" ! not-your-act
nora approval gate=1 decision=approved version=1 paper="Award to Bela" reason="Within the plan."
olga award-first lot=1 with=bill
expect savings lot=1 buyer=1 22,000,000.00 beyond 1,000,000.00
expect savings lot=1 buyer=1 year=2028 9,000,000.00
expect savings lot=1 buyer=3 -100,000.00
expect savings lot=1 21,900,000.00
