# One tender under the Procurement Act 2023, open procedure, one lot, two envelopes.
# Firms and people are invented.

> THE TENDER. Arden Constabulary needs somebody to recover, store and return vehicles. Five people
> bring padlocks; any three of them open the box. Two officers sign whatever binds the buyer.
2026-01-05 09:00 olga office "Olga Hart"
bill office "Bill Okafor"
olga begin year=2026 number=42 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Vehicle recovery and storage" buyer="Arden Constabulary" with=bill
2026-01-05 10:00 olga enlist ines approver "Ines Varga, Police and Crime Commissioner's office"
olga enlist cleo chair "Cleo Stamp, chair of the panel"
olga enlist eva evaluator "Eva Marsh"
olga enlist finn evaluator "Finn Adeyemi"
olga enlist gita evaluator "Gita Rao"
olga enlist hana holder "Hana Lowe, for the buyer"
olga enlist ivo holder "Ivo Brandt, Commissioner's office"
olga enlist jade holder "Jade Osei, external auditor"
olga enlist kemal holder "Kemal Aydin, Police Federation"
olga enlist lena holder "Lena Fox, chamber of commerce"
olga enlist opal overseer "Opal Brandreth, public audit"
olga enlist hana evaluator ! roles-clash
olga gate gate=1 approver=ines before=publish title="Commissioner: may it be published?"
olga gate gate=2 approver=ines before=contract title="Commissioner: may it be signed?"

> Everybody who influences a decision declares their interests before the notice.
2026-01-06 09:00 olga conflict finding=none
bill conflict finding=none
ines conflict finding=none
cleo conflict finding=none
eva conflict finding=none
finn conflict finding=interest reason="My cousin drives for Bela Recovery."
gita conflict finding=none

> Each holder makes a padlock on their own machine and brings its public half.
2026-01-07 09:00 hana lock
ivo lock
jade lock
kemal lock
lena lock

2026-01-08 09:00 olga fact fact=electronic value=yes reason="Tenders come through this box only."
olga fact fact=all-documents value=yes reason="Every document is published with the notice."
2026-01-09 10:00 ines approval gate=1 decision=approved version=1 paper="Board paper 12: vehicle recovery" reason="Within the budget of the plan."

> The first try to publish: an interest waits for a ruling, and the law wants 25 days.
2026-01-12 11:00 olga publish retention="2036-01-01 00:00" notice="UK4 tender notice" with=bill ! conflict-missing {
  lot lot=1 regime=pa-2023 least=3,000,000 most=5,000,000 months=48 title="Vehicle recovery and storage" least_basis="Call volumes 2022 to 2025" most_basis="Call volumes 2022 to 2025"
  service service=1 title="Vehicle recovery"
  activity service=1 activity=1 power=open title="Recover and store vehicles" article="No power is needed"
  activity service=1 activity=2 power=reserved title="Seize a vehicle" article="Road Traffic Act 1988 s.165A: a constable"
  include lot=1 service=1 activity=1
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=1 says="Weak"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=4 says="Goes beyond it where it helps"
  mark scale=1 mark=5 says="Excellent throughout"
  criterion lot=1 criterion=1 kind=quality weight=60 title="Quality" guide="-"
  criterion lot=1 criterion=2 parent=1 kind=quality weight=35 scale=1 least=2 title="Response on the road"
  criterion lot=1 criterion=3 parent=1 kind=quality weight=25 scale=1 title="Care for owners and evidence"
  criterion lot=1 criterion=4 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=2
  round round=1 kind=tender needed=3 padded=65536
  timetable round=1 event=questions moment="2026-01-30 17:00"
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  document document=1 version=1 paper="Specification, version 1" title="Specification"
}
olga ruling person=finn ruling=must-leave reason="A cousin in a bidder's pay is near enough to be seen."
olga publish retention="2036-01-01 00:00" notice="UK4 tender notice" with=bill ! deadline-too-near {
  lot lot=1 regime=pa-2023 least=3,000,000 most=5,000,000 months=48 title="Vehicle recovery and storage" least_basis="Call volumes 2022 to 2025" most_basis="Call volumes 2022 to 2025"
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=5 says="Excellent throughout"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Quality"
  criterion lot=1 criterion=4 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=3 padded=65536
  timetable round=1 event=deadline moment="2026-02-05 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4 tender notice" with=bill ! activity-reserved {
  lot lot=1 regime=pa-2023 least=3,000,000 most=5,000,000 months=48 title="Vehicle recovery and storage" least_basis="Call volumes 2022 to 2025" most_basis="Call volumes 2022 to 2025"
  service service=1 title="Vehicle recovery"
  activity service=1 activity=2 power=reserved title="Seize a vehicle" article="Road Traffic Act 1988 s.165A: a constable"
  include lot=1 service=1 activity=2
}

> Published. From here on the rules are frozen.
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4 tender notice 001234-2026" with=bill {
  lot lot=1 regime=pa-2023 least=3,000,000 most=5,000,000 months=48 title="Vehicle recovery and storage" least_basis="Call volumes 2022 to 2025" most_basis="Call volumes 2022 to 2025"
  service service=1 title="Vehicle recovery"
  activity service=1 activity=1 power=open title="Recover and store vehicles" article="No power is needed"
  activity service=1 activity=2 power=reserved title="Seize a vehicle" article="Road Traffic Act 1988 s.165A: a constable"
  include lot=1 service=1 activity=1
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=1 says="Weak"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=4 says="Goes beyond it where it helps"
  mark scale=1 mark=5 says="Excellent throughout"
  criterion lot=1 criterion=1 kind=quality weight=60 title="Quality" guide="-"
  criterion lot=1 criterion=2 parent=1 kind=quality weight=35 scale=1 least=2 title="Response on the road"
  criterion lot=1 criterion=3 parent=1 kind=quality weight=25 scale=1 title="Care for owners and evidence"
  criterion lot=1 criterion=4 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=2
  round round=1 kind=tender needed=3 padded=65536
  timetable round=1 event=questions moment="2026-01-30 17:00"
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  document document=1 version=1 paper="Specification, version 1" title="Specification"
}
expect phase lot=1 open

> BIDDING. Four firms register with their own keys. Questions are answered to all, askers unnamed.
2026-01-14 09:00 bela interest name="Bela Recovery Ltd" identifier="GB-COH 00000011; 1 Mill Lane, Arden; tenders@bela.example"
cora interest name="Cora Fleet Services plc" identifier="GB-COH 00000012; 20 Ford Road, Arden; bids@cora.example"
dray interest name="Dray Motor Group" identifier="GB-COH 00000013; 3 Dray Yard, Arden; office@dray.example"
elm interest name="Elm Lane Garages" identifier="GB-COH 00000014; 7 Elm Lane, Arden; elm@elm.example"
2026-01-20 10:00 cora question text="Is night cover needed at all four yards?"
2026-01-21 15:00 olga answer answer=1 text="Night cover is needed at two yards; the specification now names them."
2026-01-22 11:00 olga amend reason="Night cover made clear; two days more for everybody." notice="UK4 tender notice 001234-2026, amended" with=bill {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
  timetable round=1 event=deadline moment="2026-02-12 12:00"
}

> They seal on their own machines: a quality and a price envelope each. Nobody here can look inside.
2026-02-09 10:00 bela seal lot=1 quality="Method statement.pdf 180000; Yards and lorries.pdf 90000" price="1 2026 1 980000.00; 1 2027 1 980000.00; 1 2028 1 990000.00; 1 2029 1 990000.00"
bela deposit lot=1
2026-02-10 16:00 cora seal lot=1 quality="How we work.pdf 240000" price="1 2026 1 1045000.00; 1 2027 1 1045000.00; 1 2028 1 1045000.00; 1 2029 1 1045000.00"
cora deposit lot=1
2026-02-11 09:30 elm seal lot=1 quality="Elm Lane.pdf 30000" price="1 2026 1 700000.00"
elm deposit lot=1
2026-02-12 11:40 bela seal lot=1 quality="Method statement.pdf 181000; Yards and lorries.pdf 90000" price="1 2026 1 960000.00; 1 2027 1 960000.00; 1 2028 1 970000.00; 1 2029 1 970000.00"
bela deposit lot=1
2026-02-12 11:45 elm withdraw lot=1
2026-02-12 11:50 dray seal lot=1 quality="Dray tender.pdf 150000" price="1 2026 1 910000.00; 1 2027 1 910000.00; 1 2028 1 910000.00; 1 2029 1 910000.00"
2026-02-12 12:00 dray deposit lot=1 ! not-now
2026-02-12 12:03 dray late-deposit lot=1
expect phase lot=1 closed

> OPENING. The box is listed first; then three of five holders turn, each alone.
2026-02-12 12:10 hana turn lot=1 envelope=quality ! not-now
olga list round=1 reason="Operator's clock checked against two time servers at 11:00 and 12:00." with=bill
olga admit lot=1 bidder=bela reason="Complete and in time." with=bill
olga admit lot=1 bidder=elm reason="?" with=bill ! no-such-bid
olga admit lot=1 bidder=cora reason="Complete and in time." with=bill
2026-02-12 14:00 hana turn lot=1 envelope=quality
2026-02-12 15:00 olga open lot=1 envelope=quality ! padlocks-shut
2026-02-13 09:00 jade turn lot=1 envelope=quality
hana turn lot=1 envelope=price ! prices-shut
2026-02-13 11:00 kemal turn lot=1 envelope=quality
2026-02-13 11:30 olga open lot=1 envelope=quality

> A bidder may say which pages are nobody else's business; others are then told the reason instead.
2026-02-13 16:00 bela confidential lot=1 file=1 page=0 until=2 reason="?" ! pages-wrong
cora confidential lot=1 file=1 page=30 until=32 reason="How we log evidence is our own method."

> EVALUATION. Marks come before any price. Each evaluator marks alone, with reason and page.
2026-02-16 09:00 eva score lot=1 bidder=bela criterion=2 mark=4 reason="Two crews on call day and night." file=1 page=12
eva score lot=1 bidder=bela criterion=3 mark=3 reason="Owners are told within a day." file=1 page=20
eva score lot=1 bidder=cora criterion=2 mark=5 reason="Own control room, 30 minutes in town." file=1 page=7
eva score lot=1 bidder=cora criterion=3 mark=4 reason="Evidence bags and a log for each car." file=1 page=31
eva score lot=1 bidder=cora criterion=3 mark=4.5 reason="?" file=1 page=31 ! mark-unpublished
finn score lot=1 bidder=bela criterion=2 mark=5 reason="Splendid." file=1 page=1 ! not-your-act
eva scores-done lot=1
2026-02-17 10:00 gita score lot=1 bidder=bela criterion=2 mark=3 reason="Crews are shared with the county." file=1 page=13
gita score lot=1 bidder=bela criterion=3 mark=3 reason="Meets what is asked." file=1 page=20
cleo consensus lot=1 bidder=bela criterion=2 mark=3 reason="?" present="Eva, Gita, Cleo" ! sheets-open
gita score lot=1 bidder=cora criterion=2 mark=4 reason="Strong, but one yard is far." file=1 page=8
gita score lot=1 bidder=cora criterion=3 mark=4 reason="Clear duties for evidence." file=1 page=30
gita scores-done lot=1
2026-02-18 14:00 cleo consensus lot=1 bidder=bela criterion=2 mark=4 reason="Page 14 names the crews that are ours alone." present="Eva, Gita, Cleo"
cleo consensus lot=1 bidder=bela criterion=3 mark=3 reason="Owners are told within a day, as is asked; page 20 goes no further." present="Eva, Gita, Cleo"
cleo consensus lot=1 bidder=cora criterion=2 mark=4 reason="The far yard costs the fifth mark." present="Eva, Gita, Cleo"
cleo consensus lot=1 bidder=cora criterion=3 mark=4 reason="Evidence is bagged and logged car by car; who signs the log at night is left open." present="Eva, Gita, Cleo"
olga lock-scores lot=1 with=bill
expect phase lot=1 scores

> The marks are locked in the log. Only now do the price padlocks turn.
2026-02-19 09:00 hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
lena turn lot=1 envelope=price
2026-02-19 10:00 olga open lot=1 envelope=price

expect rank lot=1 cora bela totals 84.94 83

> AWARD. The ranking is a function; the award must follow from it. Somebody tries the cheapest bid,
> somebody else rounds up a little.
olga award lot=1 bidder=bela total=83 price=3,860,000 report="Award report" with=bill ! award-not-first
olga award lot=1 bidder=cora total=85 price=4,180,000 report="Award report" with=bill ! award-figures-differ
2026-02-23 09:00 olga award-first lot=1 report="Award report" with=bill
2026-02-23 10:00 olga notice-published notice=award lot=1 published="2026-02-23 09:59" reference="UK6 002345-2026" ! summary-missing
olga summary lot=1 bidder=bela paper="Assessment summary for Bela Recovery"
olga summary lot=1 bidder=cora paper="Assessment summary for Cora Fleet"
2026-02-24 09:00 olga notice-published notice=award lot=1 published="2026-02-24 08:30" reference="UK6 002345-2026"
olga standstill lot=1 basis=mandatory last=2026-03-04 ! standstill-too-short
olga standstill lot=1 basis=mandatory last=2026-03-05
2026-02-26 09:00 olga complaint lot=1 received="2026-02-25 16:00" text="Dray: our bid was three minutes late."
2026-02-27 09:00 olga claim lot=1 claim=1 notified="2026-02-26 15:00" reference="HT-2026-000099"
2026-03-06 09:00 ines approval gate=2 decision=approved version=1 paper="Board paper 19: contract" reason="As recommended."
olga contract lot=1 bidder=cora value=4,180,000 from=2026-04-01 until=2030-03-31 paper="Contract" with=bill ! claim-blocks
2026-03-16 09:00 olga claim-ended lot=1 claim=1 reference="Withdrawn on 13 March" with=bill
olga contract lot=1 bidder=cora value=4,180,000 from=2026-04-01 until=2030-03-31 paper="Contract" with=bill
expect phase lot=1 contract
2026-03-20 09:00 olga notice-published notice=contract lot=1 published="2026-03-20 08:45" reference="UK7 003456-2026"

> From now on somebody looks after what was promised.
2026-03-23 09:00 olga enlist mona manager "Mona Reyes, fleet contracts"
