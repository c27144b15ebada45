# The business partnering programme of 2012, played to an end that it never reached.
# The figures are the programme's; firms and people are invented, and so is all that happens after
# the summer of 2012.

> THE PROGRAMME. In January 2012 West Midlands Police and Surrey Police look for a business partner:
> two lots, £300m to £1.5bn in seven years, £126m to be saved in four, "preserving the integrity of
> the office of constable". Nobody trusted that tender, and it died. Here it runs in the open.
2012-01-04 09:00 olga office "Olga Hart, West Midlands Police"
otto office "Otto Lindqvist, West Midlands Police"
olga begin year=2012 number=1 kind=dialogue rules=2012-01-04 zone=Europe/London division=england-wales title="Business partnering for police" buyer="West Midlands Police with Surrey Police" with=otto
2012-01-04 10:00 olga buyer buyer=1 part=lead name="West Midlands Police"
olga buyer buyer=2 part=partner name="Surrey Police"
olga enlist sue officer "Sue Marchetti, Surrey Police" with=otto
olga enlist paul approver "Paul Adair, West Midlands Police Authority"
olga enlist petra approver "Petra Holm, Surrey Police Authority"
olga enlist jo approver "Jo Whitlock, chief constable, joint board"
olga enlist clare approver "Clare Nunn, chief constable, joint board"
olga enlist hugh approver "Hugh Rowntree, major projects review, joint board"
olga enlist cleo chair "Cleo Stamp, chair of the panel"
olga enlist eva evaluator "Eva Marsh"
olga enlist finn evaluator "Finn Adeyemi"
olga enlist ines evaluator "Ines Varga"
olga enlist hal holder "Hal Perrin, West Midlands Police"
olga enlist sam holder "Sam Ockley, Surrey Police"
olga enlist ada holder "Ada Brill, police authority"
olga enlist nora holder "Nora Keane, Home Office, sponsor"
olga enlist aubrey holder "Aubrey Flint, external auditor"
olga enlist una holder "Una Delaney, union"
olga enlist saul holder "Saul Berger, solicitor"
olga enlist una evaluator ! roles-clash
olga enlist opal overseer "Opal Brandreth, public audit"
olga enlist ursula overseer "Ursula Bright, police staff union"

> Every force decides for itself, and together they decide by two of three.
olga gate gate=1 buyer=1 approver=paul before=publish title="West Midlands Police Authority: may it be published?"
olga gate gate=2 buyer=2 approver=petra before=publish title="Surrey Police Authority: may it be published?"
olga gate gate=3 approver=jo needed=2 before=award title="Joint board: may it be awarded?"
olga seat gate=3 approver=clare
olga seat gate=3 approver=hugh
olga gate gate=4 buyer=1 approver=paul before=contract limit=800,000,000 title="Police authority, later the commissioner: may it be signed?"

> Who influences a decision declares interests before the notice. One evaluator worked for a likely
> bidder: the officers rule that he must leave.
2012-01-09 09:00 olga conflict finding=none
otto conflict finding=none
sue conflict finding=none
paul conflict finding=none
petra conflict finding=none
jo conflict finding=none
clare conflict finding=none
hugh conflict finding=none
cleo conflict finding=none
eva conflict finding=none
ines conflict finding=none
finn conflict finding=interest reason="Until 2010 I was paid by Cresset Services."
olga ruling person=finn ruling=must-leave reason="Two years are too near for a reasonable observer."
olga enlist gita evaluator "Gita Rao"
gita conflict finding=none

> Seven padlocks, four of them open: two forces, authority, sponsor, auditor, union, solicitor.
2012-01-12 09:00 hal lock
sam lock
ada lock
nora lock
aubrey lock
una lock
saul lock
2012-01-13 09:00 olga fact fact=notice-electronic value=yes reason="The notice was drawn up and sent electronically."
2012-01-16 10:00 paul approval gate=1 decision=rejected version=1 paper="Authority paper 3, version 1" reason="It does not say what stays with constables."
petra approval gate=2 decision=approved version=1 paper="Surrey paper 8" reason="As recommended."

> The first tries to publish: a gate said no; then a reserved power lies in a lot; then the time is
> too short. Each is refused with its reason, and nothing is lost.
2012-01-17 10:00 olga publish retention="2027-01-01 00:00" notice="OJ contract notice, draft" with=otto ! approval-missing {
  lot lot=1 regime=ec-2004-18 law="A mixed contract whose greater part is in annex II A of the directive" least=300,000,000 least_basis="The two forces alone, seven years, budgets of 2011" most=1,500,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="All services"
  lot lot=2 regime=ec-2004-18 law="As lot 1, so that nobody gains by splitting" least=60,000,000 least_basis="The two forces alone" most=210,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="Custody services"
  round round=1 kind=selection needed=4 padded=65536
  round round=2 kind=dialogue needed=4 padded=65536
  round round=3 kind=dialogue needed=4 padded=65536
  round round=4 kind=tender needed=4 padded=65536
  timetable round=1 event=deadline moment="2012-03-09 12:00"
}
2012-01-24 10:00 paul approval gate=1 decision=approved version=2 paper="Authority paper 3, version 2" reason="The reserved powers are listed now."
2012-01-25 10:00 olga publish retention="2027-01-01 00:00" notice="OJ contract notice, draft" with=otto ! activity-reserved {
  lot lot=1 regime=ec-2004-18 law="A mixed contract whose greater part is in annex II A of the directive" least=300,000,000 least_basis="The two forces alone, seven years, budgets of 2011" most=1,500,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="All services"
  lot lot=2 regime=ec-2004-18 law="As lot 1, so that nobody gains by splitting" least=60,000,000 least_basis="The two forces alone" most=210,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="Custody services"
  objective how=published-order reason="Custody is part of lot 1: where lot 1 is awarded, lot 2 closes"
  service service=1 title="Custody and escort"
  service service=2 title="Investigation support"
  service service=3 title="Contact and control rooms"
  service service=4 title="Forensic services"
  service service=5 title="Finance, people and legal support"
  service service=6 title="Technology, fleet and buildings"
  service service=7 title="Neighbourhood patrol"
  activity service=1 activity=1 power=designated title="Detention officer duties" article="Police Reform Act 2002 s.39 and Schedule 4 Part 3"
  activity service=1 activity=2 power=designated title="Escort of detained people" article="Police Reform Act 2002 s.39 and Schedule 4 Part 4"
  activity service=1 activity=3 power=open title="Cleaning, catering and care of custody suites" article="No power is needed"
  activity service=1 activity=4 power=reserved title="Authorise detention" article="Police and Criminal Evidence Act 1984 s.36-37: a custody officer"
  activity service=2 activity=1 power=open title="Build case files, take statements by appointment" article="No power is needed"
  activity service=2 activity=2 power=reserved title="Arrest a suspect" article="Police and Criminal Evidence Act 1984 s.24: a constable"
  activity service=3 activity=1 power=open title="Answer calls and log incidents" article="No power is needed"
  activity service=4 activity=1 power=open title="Laboratory and scene support" article="No power is needed"
  activity service=5 activity=1 power=open title="Finance, payroll, recruitment, legal support" article="No power is needed"
  activity service=6 activity=1 power=open title="Technology, vehicles, buildings" article="No power is needed"
  activity service=7 activity=1 power=reserved title="Visible patrol with the powers of a constable" article="Common law and Police Act 1996 s.30: a constable"
  include lot=1 service=1 activity=1
  include lot=2 service=1 activity=1
  include lot=1 service=1 activity=2
  include lot=2 service=1 activity=2
  include lot=1 service=1 activity=3
  include lot=2 service=1 activity=3
  include lot=1 service=2 activity=2
}
olga publish retention="2027-01-01 00:00" notice="OJ contract notice, draft" with=otto ! deadline-too-near {
  lot lot=1 regime=ec-2004-18 law="A mixed contract whose greater part is in annex II A of the directive" least=300,000,000 least_basis="The two forces alone, seven years, budgets of 2011" most=1,500,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="All services"
  lot lot=2 regime=ec-2004-18 law="As lot 1, so that nobody gains by splitting" least=60,000,000 least_basis="The two forces alone" most=210,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="Custody services"
  objective how=published-order reason="Custody is part of lot 1: where lot 1 is awarded, lot 2 closes"
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=1 says="Weak"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=4 says="Goes beyond it where it helps"
  mark scale=1 mark=5 says="Excellent throughout"
  mark scale=2 mark=0 says="Fails"
  mark scale=2 mark=1 says="Passes"
  criterion lot=1 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Ability and experience"
  criterion lot=1 criterion=2 round=1 kind=pass scale=2 title="Economic and financial standing"
  criterion lot=2 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Ability and experience"
  criterion lot=2 criterion=2 round=1 kind=pass scale=2 title="Economic and financial standing"
  criterion lot=1 criterion=3 round=3 kind=quality weight=100 scale=1 title="How well the outline solution meets the need"
  criterion lot=1 criterion=20 kind=quality weight=60 title="Quality"
  criterion lot=1 criterion=21 parent=20 kind=quality weight=25 scale=1 least=2 title="Service to the public"
  criterion lot=1 criterion=22 parent=20 kind=quality weight=20 scale=1 least=3 title="Integrity of the office of constable"
  criterion lot=1 criterion=23 parent=20 kind=quality weight=15 scale=1 title="People and transition"
  criterion lot=1 criterion=24 kind=price weight=40 title="Price"
  criterion lot=2 criterion=20 kind=quality weight=60 title="Quality"
  criterion lot=2 criterion=21 parent=20 kind=quality weight=35 scale=1 least=2 title="Care for people in custody"
  criterion lot=2 criterion=22 parent=20 kind=quality weight=25 scale=1 least=3 title="Integrity of the office of constable"
  criterion lot=2 criterion=24 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=22
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up tie=22
  fallback lot=1 rule=lower-median
  fallback lot=2 rule=lower-median
  round round=1 kind=selection needed=4 padded=65536
  round round=2 kind=dialogue needed=4 padded=65536
  round round=3 kind=dialogue needed=4 padded=65536
  round round=4 kind=tender needed=4 padded=65536
  candidates round=1 lot=1 least=3 most=5
  candidates round=1 lot=2 least=3 most=5
  timetable round=1 event=deadline moment="2012-02-20 12:00"
}

> PUBLISHED. From here on the rules are frozen.
2012-01-26 12:00 olga publish retention="2027-01-01 00:00" notice="OJ contract notice 2012/S" with=otto {
  lot lot=1 regime=ec-2004-18 law="A mixed contract whose greater part is in annex II A of the directive" least=300,000,000 least_basis="The two forces alone, seven years, budgets of 2011" most=1,500,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="All services"
  lot lot=2 regime=ec-2004-18 law="As lot 1, so that nobody gains by splitting" least=60,000,000 least_basis="The two forces alone" most=210,000,000 most_basis="Every force that the notice names joins" months=84 group=1 title="Custody services"
  objective how=published-order reason="Custody is part of lot 1: where lot 1 is awarded, lot 2 closes"
  service service=1 title="Custody and escort"
  service service=2 title="Investigation support"
  service service=3 title="Contact and control rooms"
  service service=4 title="Forensic services"
  service service=5 title="Finance, people and legal support"
  service service=6 title="Technology, fleet and buildings"
  service service=7 title="Neighbourhood patrol"
  activity service=1 activity=1 power=designated title="Detention officer duties" article="Police Reform Act 2002 s.39 and Schedule 4 Part 3"
  activity service=1 activity=2 power=designated title="Escort of detained people" article="Police Reform Act 2002 s.39 and Schedule 4 Part 4"
  activity service=1 activity=3 power=open title="Cleaning, catering and care of custody suites" article="No power is needed"
  activity service=1 activity=4 power=reserved title="Authorise detention" article="Police and Criminal Evidence Act 1984 s.36-37: a custody officer"
  activity service=2 activity=1 power=open title="Build case files, take statements by appointment" article="No power is needed"
  activity service=2 activity=2 power=reserved title="Arrest a suspect" article="Police and Criminal Evidence Act 1984 s.24: a constable"
  activity service=3 activity=1 power=open title="Answer calls and log incidents" article="No power is needed"
  activity service=4 activity=1 power=open title="Laboratory and scene support" article="No power is needed"
  activity service=5 activity=1 power=open title="Finance, payroll, recruitment, legal support" article="No power is needed"
  activity service=6 activity=1 power=open title="Technology, vehicles, buildings" article="No power is needed"
  activity service=7 activity=1 power=reserved title="Visible patrol with the powers of a constable" article="Common law and Police Act 1996 s.30: a constable"
  include lot=1 service=1 activity=1
  include lot=2 service=1 activity=1
  include lot=1 service=1 activity=2
  include lot=2 service=1 activity=2
  include lot=1 service=1 activity=3
  include lot=2 service=1 activity=3
  include lot=1 service=2 activity=1
  include lot=1 service=3 activity=1
  include lot=1 service=4 activity=1
  include lot=1 service=5 activity=1
  include lot=1 service=6 activity=1
  takes lot=1 buyer=1 service=1
  takes lot=1 buyer=1 service=2
  takes lot=1 buyer=1 service=3
  takes lot=1 buyer=1 service=4
  takes lot=1 buyer=1 service=5
  takes lot=1 buyer=1 service=6
  takes lot=2 buyer=1 service=1
  takes lot=1 buyer=2 service=1
  takes lot=1 buyer=2 service=2
  takes lot=1 buyer=2 service=3
  takes lot=1 buyer=2 service=4
  takes lot=1 buyer=2 service=5
  takes lot=1 buyer=2 service=6
  takes lot=2 buyer=2 service=1
  baseline buyer=1 service=1 year=2013 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=1 year=2014 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=1 year=2015 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=1 year=2016 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=1 year=2017 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=1 year=2018 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=1 year=2019 amount=14,200,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2013 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2014 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2015 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2016 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2017 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2018 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=2 year=2019 amount=31,500,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2013 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2014 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2015 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2016 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2017 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2018 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=3 year=2019 amount=28,400,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2013 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2014 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2015 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2016 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2017 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2018 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=4 year=2019 amount=9,800,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2013 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2014 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2015 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2016 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2017 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2018 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=5 year=2019 amount=18,900,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2013 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2014 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2015 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2016 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2017 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2018 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  baseline buyer=1 service=6 year=2019 amount=33,700,000 basis="Budget book 2011, prices of 2011"
  target buyer=1 amount=126,000,000 from=2013 until=2016 basis="Savings that the force must find in four financial years"
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=1 says="Weak"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=4 says="Goes beyond it where it helps"
  mark scale=1 mark=5 says="Excellent throughout"
  mark scale=2 mark=0 says="Fails"
  mark scale=2 mark=1 says="Passes"
  criterion lot=1 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Ability and experience"
  criterion lot=1 criterion=2 round=1 kind=pass scale=2 title="Economic and financial standing"
  criterion lot=2 criterion=1 round=1 kind=quality weight=100 scale=1 least=3 title="Ability and experience"
  criterion lot=2 criterion=2 round=1 kind=pass scale=2 title="Economic and financial standing"
  criterion lot=1 criterion=3 round=3 kind=quality weight=100 scale=1 title="How well the outline solution meets the need"
  criterion lot=1 criterion=20 kind=quality weight=60 title="Quality"
  criterion lot=1 criterion=21 parent=20 kind=quality weight=25 scale=1 least=2 title="Service to the public"
  criterion lot=1 criterion=22 parent=20 kind=quality weight=20 scale=1 least=3 title="Integrity of the office of constable"
  criterion lot=1 criterion=23 parent=20 kind=quality weight=15 scale=1 title="People and transition"
  criterion lot=1 criterion=24 kind=price weight=40 title="Price"
  criterion lot=2 criterion=20 kind=quality weight=60 title="Quality"
  criterion lot=2 criterion=21 parent=20 kind=quality weight=35 scale=1 least=2 title="Care for people in custody"
  criterion lot=2 criterion=22 parent=20 kind=quality weight=25 scale=1 least=3 title="Integrity of the office of constable"
  criterion lot=2 criterion=24 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=22
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up tie=22
  fallback lot=1 rule=lower-median
  fallback lot=2 rule=lower-median
  reserve lot=1 what=sub-criteria text="People and transition may be divided before final tenders."
  reserve lot=1 what=reduction text="One solution at least may be left out after the second round of dialogue."
  round round=1 kind=selection needed=4 padded=65536
  round round=2 kind=dialogue needed=4 padded=65536
  round round=3 kind=dialogue needed=4 padded=65536
  round round=4 kind=tender needed=4 padded=65536
  candidates round=1 lot=1 least=3 most=5
  candidates round=1 lot=2 least=3 most=5
  timetable round=1 event=questions moment="2012-02-24 17:00"
  document document=1 version=1 paper="Memorandum of information, version 1" title="Memorandum of information"
  ticks
  tools
  timetable round=1 event=deadline moment="2012-03-09 12:00"
}

> 264 firms show interest; eight of them come back with a request to take part.
2012-01-27 09:00 crowd interests count=256 name="Interested firm"
2012-02-01 10:00 averley interest name="Averley Partnership" identifier="GB-COH 00000021; 1 Invention Row, London"
briar interest name="Briarwood Alliance" identifier="GB-COH 00000022; 2 Invention Row, London"
cresset interest name="Cresset Services plc" identifier="GB-COH 00000023; 3 Invention Row, London"
dunmore interest name="Dunmore Pike Consortium" identifier="GB-COH 00000024; 4 Invention Row, London"
eastlea interest name="Eastlea Group plc" identifier="GB-COH 00000025; 5 Invention Row, London"
fenwright interest name="Fenwright Consortium" identifier="GB-COH 00000026; 6 Invention Row, London"
gorse interest name="Gorse Hill Ltd" identifier="GB-COH 00000027; 7 Invention Row, London"
hazel interest name="Hazel and Co" identifier="GB-COH 00000028; 8 Invention Row, London"
averley member member=1 part=lead name="Averley Group plc"
averley member member=2 part=member name="Tarn Systems Ltd"
averley member member=3 part=member name="Holloway Custody Care Ltd"
briar member member=1 part=lead name="Briarwood plc"
briar member member=2 part=member name="Keld Analytics Ltd"
dunmore member member=1 part=lead name="Dunmore Ltd"
dunmore member member=2 part=member name="Pike Engineering Ltd"
fenwright member member=1 part=lead name="Fenwright plc"
fenwright member member=2 part=member name="Marl Logistics Ltd"
2012-02-08 10:00 cresset question text="May staff with powers of detention move between the two forces?"
2012-02-10 10:00 olga answer answer=1 text="Each designation names the person, the power and the force; it does not move."

> They seal their requests on their own machines. How many there are shows nowhere before the list.
2012-03-05 10:00 averley seal lot=1 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
briar seal lot=1 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
cresset seal lot=1 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
dunmore seal lot=1 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
fenwright seal lot=1 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
gorse seal lot=1 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
averley deposit lot=1
briar deposit lot=1
cresset deposit lot=1
dunmore deposit lot=1
fenwright deposit lot=1
gorse deposit lot=1
2012-03-06 10:00 averley seal lot=2 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
briar seal lot=2 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
cresset seal lot=2 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
eastlea seal lot=2 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
hazel seal lot=2 quality="Request to take part.pdf 45000; Accounts of three years.pdf 20000"
averley deposit lot=2
briar deposit lot=2
cresset deposit lot=2
eastlea deposit lot=2
hazel deposit lot=2
2012-03-08 10:00 hal turn lot=1 envelope=qualification ! deadline-ahead

> ROUND 1: who can do it. The box is listed, four of seven turn, the panel marks.
2012-03-09 12:10 olga list round=1 reason="The operator's clock was checked against two time servers." with=otto
olga admit lot=1 bidder=averley reason="Complete and in time." with=otto
olga admit lot=1 bidder=briar reason="Complete and in time." with=otto
olga admit lot=1 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=1 bidder=dunmore reason="Complete and in time." with=otto
olga admit lot=1 bidder=fenwright reason="Complete and in time." with=otto
olga admit lot=1 bidder=gorse reason="Complete and in time." with=otto
olga admit lot=2 bidder=averley reason="Complete and in time." with=otto
olga admit lot=2 bidder=briar reason="Complete and in time." with=otto
olga admit lot=2 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=2 bidder=eastlea reason="Complete and in time." with=otto
olga admit lot=2 bidder=hazel reason="Complete and in time." with=otto
2012-03-12 10:00 hal turn lot=1 envelope=qualification
hal turn lot=2 envelope=qualification
sam turn lot=1 envelope=qualification
sam turn lot=2 envelope=qualification
2012-03-13 10:00 ada turn lot=1 envelope=qualification
ada turn lot=2 envelope=qualification
una turn lot=1 envelope=qualification
una turn lot=2 envelope=qualification
2012-03-13 15:00 olga open lot=1 envelope=qualification
olga open lot=2 envelope=qualification
2012-03-19 09:00 eva score lot=1 bidder=averley criterion=1 mark=5 reason="Ten years with three forces, each reference good." file=1 page=25
eva score lot=1 bidder=averley criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=1 bidder=briar criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=1 bidder=briar criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=1 bidder=cresset criterion=1 mark=3 reason="Two contracts of this kind, both in order." file=1 page=19
eva score lot=1 bidder=cresset criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=1 bidder=dunmore criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=1 bidder=dunmore criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=1 bidder=fenwright criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=1 bidder=fenwright criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=1 bidder=gorse criterion=1 mark=2 reason="Work of this size is only planned." file=1 page=16
eva score lot=1 bidder=gorse criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=2 bidder=averley criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=2 bidder=averley criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=2 bidder=briar criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=2 bidder=briar criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=2 bidder=cresset criterion=1 mark=5 reason="Ten years with three forces, each reference good." file=1 page=25
eva score lot=2 bidder=cresset criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=2 bidder=eastlea criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=2 bidder=eastlea criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
eva score lot=2 bidder=hazel criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=22
eva score lot=2 bidder=hazel criterion=2 mark=0 reason="Turnover is a tenth of what the notice asks." file=2 page=4
eva scores-done lot=1
eva scores-done lot=2
2012-03-20 09:00 gita score lot=1 bidder=averley criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=23
gita score lot=1 bidder=averley criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=1 bidder=briar criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=23
gita score lot=1 bidder=briar criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=1 bidder=cresset criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=23
gita score lot=1 bidder=cresset criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=1 bidder=dunmore criterion=1 mark=3 reason="Two contracts of this kind, both in order." file=1 page=20
gita score lot=1 bidder=dunmore criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=1 bidder=fenwright criterion=1 mark=5 reason="Ten years with three forces, each reference good." file=1 page=26
gita score lot=1 bidder=fenwright criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=1 bidder=gorse criterion=1 mark=1 reason="One small contract, long ago." file=1 page=14
gita score lot=1 bidder=gorse criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=2 bidder=averley criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=23
gita score lot=2 bidder=averley criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=2 bidder=briar criterion=1 mark=3 reason="Two contracts of this kind, both in order." file=1 page=20
gita score lot=2 bidder=briar criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=2 bidder=cresset criterion=1 mark=5 reason="Ten years with three forces, each reference good." file=1 page=26
gita score lot=2 bidder=cresset criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=2 bidder=eastlea criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=23
gita score lot=2 bidder=eastlea criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
gita score lot=2 bidder=hazel criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=23
gita score lot=2 bidder=hazel criterion=2 mark=0 reason="Turnover is a tenth of what the notice asks." file=2 page=4
gita scores-done lot=1
gita scores-done lot=2
2012-03-21 09:00 ines score lot=1 bidder=averley criterion=1 mark=5 reason="Ten years with three forces, each reference good." file=1 page=27
ines score lot=1 bidder=averley criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=1 bidder=briar criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=1 bidder=briar criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=1 bidder=cresset criterion=1 mark=3 reason="Two contracts of this kind, both in order." file=1 page=21
ines score lot=1 bidder=cresset criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=1 bidder=dunmore criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=1 bidder=dunmore criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=1 bidder=fenwright criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=1 bidder=fenwright criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=1 bidder=gorse criterion=1 mark=2 reason="Work of this size is only planned." file=1 page=18
ines score lot=1 bidder=gorse criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=2 bidder=averley criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=2 bidder=averley criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=2 bidder=briar criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=2 bidder=briar criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=2 bidder=cresset criterion=1 mark=5 reason="Ten years with three forces, each reference good." file=1 page=27
ines score lot=2 bidder=cresset criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=2 bidder=eastlea criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=2 bidder=eastlea criterion=2 mark=1 reason="Turnover and ratios stand." file=2 page=4
ines score lot=2 bidder=hazel criterion=1 mark=4 reason="Four contracts, with named references." file=1 page=24
ines score lot=2 bidder=hazel criterion=2 mark=0 reason="Turnover is a tenth of what the notice asks." file=2 page=4
ines scores-done lot=1
ines scores-done lot=2
2012-03-23 14:00 cleo consensus lot=1 bidder=averley criterion=1 mark=5 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=averley criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=1 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=1 mark=3 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=dunmore criterion=1 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=dunmore criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=fenwright criterion=1 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=fenwright criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=gorse criterion=1 mark=2 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=gorse criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=averley criterion=1 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=averley criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=briar criterion=1 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=briar criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=cresset criterion=1 mark=5 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=cresset criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=eastlea criterion=1 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=eastlea criterion=2 mark=1 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=hazel criterion=1 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=hazel criterion=2 mark=0 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
olga lock-scores lot=1 with=otto
olga lock-scores lot=2 with=otto

> Six groups are chosen for the dialogue. One has too little experience, one too small a turnover.
2012-03-26 10:00 olga select round=1 lot=1 bidder=gorse outcome=selected reason="?" ! candidate-fails
olga select round=1 lot=1 bidder=averley outcome=selected reason="Passes, and among the best."
olga select round=1 lot=1 bidder=briar outcome=selected reason="Passes, and among the best."
olga select round=1 lot=1 bidder=cresset outcome=selected reason="Passes, and among the best."
olga select round=1 lot=1 bidder=dunmore outcome=selected reason="Passes, and among the best."
olga select round=1 lot=1 bidder=fenwright outcome=selected reason="Passes, and among the best."
olga select round=1 lot=1 bidder=gorse outcome=declined reason="Below the threshold of experience."
olga select round=1 lot=2 bidder=averley outcome=selected reason="Passes, and among the best."
olga select round=1 lot=2 bidder=briar outcome=selected reason="Passes, and among the best."
olga select round=1 lot=2 bidder=cresset outcome=selected reason="Passes, and among the best."
olga select round=1 lot=2 bidder=eastlea outcome=selected reason="Passes, and among the best."
olga select round=1 lot=2 bidder=hazel outcome=declined reason="Fails economic and financial standing."
olga summary round=1 lot=1 bidder=gorse paper="Letter: why you were not selected"
olga summary round=1 lot=2 bidder=hazel paper="Letter: why you were not selected"

> ROUND 2: a first dialogue. Outline solutions are sealed too; then each candidate is heard alone.
2012-04-02 10:00 olga invite round=2 reason="Dialogue, first round" paper="Invitation to the dialogue" with=otto ! candidates-differ {
  timetable round=2 event=deadline moment="2012-05-04 12:00"
  invited round=2 lot=1 bidder=averley
  invited round=2 lot=1 bidder=briar
  invited round=2 lot=1 bidder=cresset
  invited round=2 lot=1 bidder=dunmore
  invited round=2 lot=1 bidder=fenwright
  invited round=2 lot=1 bidder=gorse
  invited round=2 lot=2 bidder=averley
  invited round=2 lot=2 bidder=briar
  invited round=2 lot=2 bidder=cresset
  invited round=2 lot=2 bidder=eastlea
}
2012-04-02 10:00 olga invite round=2 reason="Dialogue, first round" paper="Invitation to the dialogue" with=otto {
  timetable round=2 event=deadline moment="2012-05-04 12:00"
  invited round=2 lot=1 bidder=averley
  invited round=2 lot=1 bidder=briar
  invited round=2 lot=1 bidder=cresset
  invited round=2 lot=1 bidder=dunmore
  invited round=2 lot=1 bidder=fenwright
  invited round=2 lot=2 bidder=averley
  invited round=2 lot=2 bidder=briar
  invited round=2 lot=2 bidder=cresset
  invited round=2 lot=2 bidder=eastlea
}
2012-05-02 10:00 averley seal lot=1 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
briar seal lot=1 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
cresset seal lot=1 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
dunmore seal lot=1 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
fenwright seal lot=1 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
averley deposit lot=1
briar deposit lot=1
cresset deposit lot=1
dunmore deposit lot=1
fenwright deposit lot=1
2012-05-03 10:00 averley seal lot=2 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
briar seal lot=2 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
cresset seal lot=2 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
eastlea seal lot=2 quality="Outline solution.pdf 75000; Draft plan of transition.pdf 35000"
averley deposit lot=2
briar deposit lot=2
cresset deposit lot=2
eastlea deposit lot=2
2012-05-04 12:10 olga list round=2 reason="The operator's clock was checked against two time servers." with=otto
olga admit lot=1 bidder=averley reason="Complete and in time." with=otto
olga admit lot=1 bidder=briar reason="Complete and in time." with=otto
olga admit lot=1 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=1 bidder=dunmore reason="Complete and in time." with=otto
olga admit lot=1 bidder=fenwright reason="Complete and in time." with=otto
olga admit lot=2 bidder=averley reason="Complete and in time." with=otto
olga admit lot=2 bidder=briar reason="Complete and in time." with=otto
olga admit lot=2 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=2 bidder=eastlea reason="Complete and in time." with=otto
2012-05-08 10:00 hal turn lot=1 envelope=quality
hal turn lot=2 envelope=quality
ada turn lot=1 envelope=quality
ada turn lot=2 envelope=quality
2012-05-09 10:00 nora turn lot=1 envelope=quality
nora turn lot=2 envelope=quality
aubrey turn lot=1 envelope=quality
aubrey turn lot=2 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
2012-05-11 09:00 olga session session=1 round=2 lot=1 bidder=averley kind=dialogue scored=no starts="2012-05-14 10:00" agenda="Services, risks, people; equal time for each"
olga session session=2 round=2 lot=1 bidder=briar kind=dialogue scored=no starts="2012-05-14 14:00" agenda="Services, risks, people; equal time for each"
olga session session=3 round=2 lot=1 bidder=cresset kind=dialogue scored=no starts="2012-05-15 10:00" agenda="Services, risks, people; equal time for each"
olga session session=4 round=2 lot=1 bidder=dunmore kind=dialogue scored=no starts="2012-05-15 14:00" agenda="Services, risks, people; equal time for each"
olga session session=5 round=2 lot=1 bidder=fenwright kind=dialogue scored=no starts="2012-05-16 10:00" agenda="Services, risks, people; equal time for each"
olga session session=6 round=2 lot=2 bidder=averley kind=dialogue scored=no starts="2012-05-16 14:00" agenda="Services, risks, people; equal time for each"
olga session session=7 round=2 lot=2 bidder=briar kind=dialogue scored=no starts="2012-05-17 10:00" agenda="Services, risks, people; equal time for each"
olga session session=8 round=2 lot=2 bidder=cresset kind=dialogue scored=no starts="2012-05-17 14:00" agenda="Services, risks, people; equal time for each"
olga session session=9 round=2 lot=2 bidder=eastlea kind=dialogue scored=no starts="2012-05-18 10:00" agenda="Services, risks, people; equal time for each"
2012-05-14 17:00 olga minute session=1 present="Olga, Sue, Eva; two of Averley" paper="Minute of the session with Averley"
olga minute session=2 present="Olga, Sue, Eva; two of Briar" paper="Minute of the session with Briar"
2012-05-15 17:00 olga minute session=3 present="Olga, Sue, Eva; two of Cresset" paper="Minute of the session with Cresset"
olga minute session=4 present="Olga, Sue, Eva; two of Dunmore" paper="Minute of the session with Dunmore"
2012-05-16 17:00 olga minute session=5 present="Olga, Sue, Eva; two of Fenwright" paper="Minute of the session with Fenwright"
olga minute session=6 present="Olga, Sue, Eva; two of Averley" paper="Minute of the session with Averley"
2012-05-17 17:00 olga minute session=7 present="Olga, Sue, Eva; two of Briar" paper="Minute of the session with Briar"
olga minute session=8 present="Olga, Sue, Eva; two of Cresset" paper="Minute of the session with Cresset"
2012-05-18 17:00 olga minute session=9 present="Olga, Sue, Eva; two of Eastlea" paper="Minute of the session with Eastlea"
2012-05-22 10:00 averley agree session=1
briar agree session=2
cresset agree session=3
dunmore agree session=4
fenwright agree session=5
averley agree session=6
briar agree session=7
cresset agree session=8
eastlea agree session=9

> The data room: a reader has a name, a vetting and an agreement; what was read stays on record.
2012-05-24 10:00 olga exhibit exhibit=1 vetting=security paper="Plans of the custody suites" title="Custody suites"
olga reader reader=1 bidder=averley vetting=security agreement="Signed on 30 May 2012" name="Rhys Bell"
olga reader reader=2 bidder=cresset vetting=basic agreement="Signed on 31 May 2012" name="Sara Dunn"
2012-05-25 10:00 averley reading reader=1 exhibit=1
cresset reading reader=2 exhibit=1 ! vetting-too-low
2012-06-01 10:00 olga reader-ended reader=1 cause=left-employer reason="Letter of Averley of 31 May"
averley reading reader=1 exhibit=1 ! access-ended
expect readings reader=1 1

> What one candidate says reaches another only with its consent, item by item.
2012-06-11 10:00 briar item item=1 session=2 text="One custody control desk for both forces."
briar item item=2 session=2 text="Our rota algorithm."
briar consent item=1 decision=yes
briar consent item=2 decision=no
averley consent item=2 decision=yes ! not-your-session
olga amend reason="One control desk may be offered." notice="Memorandum of information, changed" with=otto ! source-undeclared {
  document document=1 version=2 paper="Memorandum of information, version 2" title="Memorandum of information"
}
olga amend reason="One control desk may be offered." notice="Memorandum of information, changed" with=otto ! consent-missing {
  document document=1 version=2 paper="Memorandum of information, version 2" title="Memorandum of information"
  source document=1 version=2 item=2 reason="From the dialogue, with consent"
}
olga amend reason="One control desk may be offered." notice="Memorandum of information, changed" with=otto {
  document document=1 version=2 paper="Memorandum of information, version 2" title="Memorandum of information"
  source document=1 version=2 item=1 reason="From the dialogue, with consent"
}

> Summer 2012: Surrey halts, then leaves. Everybody is told; the figures are cut again
> before another round begins. The rest goes on.
2012-07-13 10:00 olga suspend lot=2 reason="Surrey asks for time."
2012-09-03 10:00 olga resume lot=2 reason="West Midlands goes on either way." with=otto
2012-09-17 10:00 olga leave buyer=2 ruling=not-needed reason="Surrey's authority voted to leave." notice="To all candidates: Surrey leaves" with=otto ! materiality-unruled
olga leave buyer=1 ruling=continue reason="?" notice="?" with=otto ! lead-leaves
olga leave buyer=2 ruling=continue reason="The services and the terms stay; the volume stays within the published range." notice="To all candidates: Surrey leaves" with=otto
2012-09-18 10:00 olga select round=2 lot=1 bidder=averley outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=1 bidder=briar outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=1 bidder=cresset outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=1 bidder=dunmore outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=1 bidder=fenwright outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=2 bidder=averley outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=2 bidder=briar outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=2 bidder=cresset outcome=selected reason="No one is left out after the first round."
olga select round=2 lot=2 bidder=eastlea outcome=selected reason="No one is left out after the first round."
olga dialogue-close round=2 lot=1 reason="Everybody was heard once, for the same time." with=otto
olga dialogue-close round=2 lot=2 reason="Everybody was heard once, for the same time." with=otto
2012-09-19 10:00 olga invite round=3 reason="Dialogue, second round" paper="Invitation to the second round" with=otto ! recut-missing {
  timetable round=3 event=deadline moment="2012-10-26 12:00"
  invited round=3 lot=1 bidder=averley
  invited round=3 lot=1 bidder=briar
  invited round=3 lot=1 bidder=cresset
  invited round=3 lot=1 bidder=dunmore
  invited round=3 lot=1 bidder=fenwright
  invited round=3 lot=2 bidder=averley
  invited round=3 lot=2 bidder=briar
  invited round=3 lot=2 bidder=cresset
  invited round=3 lot=2 bidder=eastlea
}
2012-09-20 10:00 olga recut lot=1 least=300,000,000 least_basis="West Midlands alone, seven years, fewer services" most=1,500,000,000 most_basis="Every force that the notice names joins" reason="Surrey left." with=otto
olga recut lot=2 least=40,000,000 least_basis="West Midlands alone" most=210,000,000 most_basis="Every force that the notice names joins" reason="Surrey left." with=otto
olga replace person=clare by=0 reason="Surrey left the joint board." notice="To all: the joint board has two members" with=otto
olga replace person=sue by=0 reason="Surrey left." notice="To all: Surrey's officer leaves" with=otto

> ROUND 3: a second dialogue. The notice reserved that a solution may be left out after it.
2012-09-24 10:00 olga invite round=3 reason="Dialogue, second round" paper="Invitation to the second round" with=otto {
  timetable round=3 event=deadline moment="2012-10-26 12:00"
  invited round=3 lot=1 bidder=averley
  invited round=3 lot=1 bidder=briar
  invited round=3 lot=1 bidder=cresset
  invited round=3 lot=1 bidder=dunmore
  invited round=3 lot=1 bidder=fenwright
  invited round=3 lot=2 bidder=averley
  invited round=3 lot=2 bidder=briar
  invited round=3 lot=2 bidder=cresset
  invited round=3 lot=2 bidder=eastlea
}
2012-10-23 10:00 averley seal lot=1 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
briar seal lot=1 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
cresset seal lot=1 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
dunmore seal lot=1 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
fenwright seal lot=1 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
averley deposit lot=1
briar deposit lot=1
cresset deposit lot=1
dunmore deposit lot=1
fenwright deposit lot=1
2012-10-24 10:00 averley seal lot=2 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
briar seal lot=2 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
cresset seal lot=2 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
eastlea seal lot=2 quality="Detailed solution.pdf 125000; Plan of transition.pdf 45000"
averley deposit lot=2
briar deposit lot=2
cresset deposit lot=2
eastlea deposit lot=2
2012-10-26 12:10 olga list round=3 reason="The operator's clock was checked against two time servers." with=otto
olga admit lot=1 bidder=averley reason="Complete and in time." with=otto
olga admit lot=1 bidder=briar reason="Complete and in time." with=otto
olga admit lot=1 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=1 bidder=dunmore reason="Complete and in time." with=otto
olga admit lot=1 bidder=fenwright reason="Complete and in time." with=otto
olga admit lot=2 bidder=averley reason="Complete and in time." with=otto
olga admit lot=2 bidder=briar reason="Complete and in time." with=otto
olga admit lot=2 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=2 bidder=eastlea reason="Complete and in time." with=otto
2012-10-29 10:00 ada turn lot=1 envelope=quality
ada turn lot=2 envelope=quality
sam turn lot=1 envelope=quality
sam turn lot=2 envelope=quality
2012-10-30 10:00 una turn lot=1 envelope=quality
una turn lot=2 envelope=quality
saul turn lot=1 envelope=quality
saul turn lot=2 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
2012-11-02 09:00 olga session session=10 round=3 lot=1 bidder=averley kind=dialogue scored=no starts="2012-11-05 10:00" agenda="What remains open; equal time for each"
olga session session=11 round=3 lot=1 bidder=briar kind=dialogue scored=no starts="2012-11-05 14:00" agenda="What remains open; equal time for each"
olga session session=12 round=3 lot=1 bidder=cresset kind=dialogue scored=no starts="2012-11-06 10:00" agenda="What remains open; equal time for each"
olga session session=13 round=3 lot=1 bidder=dunmore kind=dialogue scored=no starts="2012-11-06 14:00" agenda="What remains open; equal time for each"
olga session session=14 round=3 lot=1 bidder=fenwright kind=dialogue scored=no starts="2012-11-07 10:00" agenda="What remains open; equal time for each"
olga session session=15 round=3 lot=2 bidder=averley kind=dialogue scored=no starts="2012-11-07 14:00" agenda="What remains open; equal time for each"
olga session session=16 round=3 lot=2 bidder=briar kind=dialogue scored=no starts="2012-11-08 10:00" agenda="What remains open; equal time for each"
olga session session=17 round=3 lot=2 bidder=cresset kind=dialogue scored=no starts="2012-11-08 14:00" agenda="What remains open; equal time for each"
olga session session=18 round=3 lot=2 bidder=eastlea kind=dialogue scored=no starts="2012-11-09 10:00" agenda="What remains open; equal time for each"
2012-11-05 17:00 olga minute session=10 present="Olga, Otto, Eva; two of Averley" paper="Minute of the session with Averley"
olga minute session=11 present="Olga, Otto, Eva; two of Briar" paper="Minute of the session with Briar"
2012-11-06 17:00 olga minute session=12 present="Olga, Otto, Eva; two of Cresset" paper="Minute of the session with Cresset"
olga minute session=13 present="Olga, Otto, Eva; two of Dunmore" paper="Minute of the session with Dunmore"
2012-11-07 17:00 olga minute session=14 present="Olga, Otto, Eva; two of Fenwright" paper="Minute of the session with Fenwright"
olga minute session=15 present="Olga, Otto, Eva; two of Averley" paper="Minute of the session with Averley"
2012-11-08 17:00 olga minute session=16 present="Olga, Otto, Eva; two of Briar" paper="Minute of the session with Briar"
olga minute session=17 present="Olga, Otto, Eva; two of Cresset" paper="Minute of the session with Cresset"
2012-11-09 17:00 olga minute session=18 present="Olga, Otto, Eva; two of Eastlea" paper="Minute of the session with Eastlea"
2012-11-13 10:00 averley agree session=10
briar agree session=11
cresset agree session=12
dunmore agree session=13
fenwright agree session=14
averley agree session=15
briar agree session=16
cresset agree session=17
eastlea agree session=18

> November 2012: an elected commissioner takes the authority's place at its gates.
2012-11-22 10:00 olga enlist noel approver "Noel Castle, Police and Crime Commissioner"
noel conflict finding=none
olga replace person=paul by=noel reason="The authority was abolished; the commissioner was elected." notice="To all: the commissioner decides now" with=otto
2012-11-23 09:00 olga score lot=1 bidder=averley criterion=3 mark=5 reason="?" file=1 page=1 ! not-your-act
2012-11-26 09:00 eva score lot=1 bidder=averley criterion=3 mark=5 reason="Answers every need and shows how." file=1 page=30
eva score lot=1 bidder=briar criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=28
eva score lot=1 bidder=cresset criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=28
eva score lot=1 bidder=dunmore criterion=3 mark=2 reason="Leaves the night desk open." file=1 page=24
eva score lot=1 bidder=fenwright criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=28
eva scores-done lot=1
2012-11-27 09:00 gita score lot=1 bidder=averley criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=29
gita score lot=1 bidder=briar criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=29
gita score lot=1 bidder=cresset criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=29
gita score lot=1 bidder=dunmore criterion=3 mark=3 reason="Answers most of the needs." file=1 page=27
gita score lot=1 bidder=fenwright criterion=3 mark=3 reason="Answers most of the needs." file=1 page=27
gita scores-done lot=1
2012-11-28 09:00 ines score lot=1 bidder=averley criterion=3 mark=5 reason="Answers every need and shows how." file=1 page=32
ines score lot=1 bidder=briar criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=30
ines score lot=1 bidder=cresset criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=30
ines score lot=1 bidder=dunmore criterion=3 mark=2 reason="Leaves the night desk open." file=1 page=26
ines score lot=1 bidder=fenwright criterion=3 mark=4 reason="Answers every need, with one cost open." file=1 page=30
ines scores-done lot=1
2012-11-30 14:00 cleo consensus lot=1 bidder=averley criterion=3 mark=5 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=3 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=3 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=dunmore criterion=3 mark=2 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=fenwright criterion=3 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
olga lock-scores lot=1 with=otto
2012-12-10 10:00 olga select round=3 lot=1 bidder=averley outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=1 bidder=briar outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=1 bidder=cresset outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=1 bidder=dunmore outcome=declined reason="Fewest points in the round."
olga select round=3 lot=1 bidder=fenwright outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=2 bidder=averley outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=2 bidder=briar outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=2 bidder=cresset outcome=selected reason="Goes on to final tenders."
olga select round=3 lot=2 bidder=eastlea outcome=selected reason="Goes on to final tenders."
olga summary round=3 lot=1 bidder=dunmore paper="Letter: why your solution was left out"
2012-12-14 10:00 olga dialogue-close round=3 lot=1 reason="The solutions that can meet the need are known." with=otto
olga dialogue-close round=3 lot=2 reason="The solutions that can meet the need are known." with=otto

> ROUND 4: final tenders, in two envelopes. Sub-criteria are refined, as the notice reserved.
2013-01-07 10:00 olga invite round=4 reason="Final tenders" paper="Invitation to tender" with=otto ! refinement-unanswered {
  criterion lot=1 criterion=25 parent=23 kind=quality weight=8 scale=1 title="How staff move over"
  criterion lot=1 criterion=26 parent=23 kind=quality weight=7 scale=1 title="The first hundred days"
  timetable round=4 event=deadline moment="2013-02-15 12:00"
  timetable round=4 event=validity moment="2013-08-31 17:00"
  invited round=4 lot=1 bidder=averley
  invited round=4 lot=1 bidder=briar
  invited round=4 lot=1 bidder=cresset
  invited round=4 lot=1 bidder=fenwright
  invited round=4 lot=2 bidder=averley
  invited round=4 lot=2 bidder=briar
  invited round=4 lot=2 bidder=cresset
  invited round=4 lot=2 bidder=eastlea
}
2013-01-07 10:00 olga invite round=4 reason="Final tenders" paper="Invitation to tender" with=otto {
  criterion lot=1 criterion=25 parent=23 kind=quality weight=8 scale=1 title="How staff move over"
  criterion lot=1 criterion=26 parent=23 kind=quality weight=7 scale=1 title="The first hundred days"
  refinement round=4 lot=1 progressed=no reason="Nobody was left out on people and transition."
  timetable round=4 event=deadline moment="2013-02-15 12:00"
  timetable round=4 event=validity moment="2013-08-31 17:00"
  invited round=4 lot=1 bidder=averley
  invited round=4 lot=1 bidder=briar
  invited round=4 lot=1 bidder=cresset
  invited round=4 lot=1 bidder=fenwright
  invited round=4 lot=2 bidder=averley
  invited round=4 lot=2 bidder=briar
  invited round=4 lot=2 bidder=cresset
  invited round=4 lot=2 bidder=eastlea
}
2013-02-12 10:00 averley seal lot=1 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 12212000.00; 1 2014 1 11076000.00; 1 2015 1 10366000.00; 1 2016 1 9940000.00; 1 2017 1 9940000.00; 1 2018 1 9940000.00; 1 2019 1 9940000.00; 2 2013 1 27090000.00; 2 2014 1 24570000.00; 2 2015 1 22995000.00; 2 2016 1 22050000.00; 2 2017 1 22050000.00; 2 2018 1 22050000.00; 2 2019 1 22050000.00; 3 2013 1 24424000.00; 3 2014 1 22152000.00; 3 2015 1 20732000.00; 3 2016 1 19880000.00; 3 2017 1 19880000.00; 3 2018 1 19880000.00; 3 2019 1 19880000.00; 4 2013 1 8428000.00; 4 2014 1 7644000.00; 4 2015 1 7154000.00; 4 2016 1 6860000.00; 4 2017 1 6860000.00; 4 2018 1 6860000.00; 4 2019 1 6860000.00; 5 2013 1 16254000.00; 5 2014 1 14742000.00; 5 2015 1 13797000.00; 5 2016 1 13230000.00; 5 2017 1 13230000.00; 5 2018 1 13230000.00; 5 2019 1 13230000.00; 6 2013 1 28982000.00; 6 2014 1 26286000.00; 6 2015 1 24601000.00; 6 2016 1 23590000.00; 6 2017 1 23590000.00; 6 2018 1 23590000.00; 6 2019 1 23590000.00"
briar seal lot=1 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 12496000.00; 1 2014 1 11360000.00; 1 2015 1 10650000.00; 1 2016 1 10224000.00; 1 2017 1 10224000.00; 1 2018 1 10082000.00; 1 2019 1 10082000.00; 2 2013 1 27720000.00; 2 2014 1 25200000.00; 2 2015 1 23625000.00; 2 2016 1 22680000.00; 2 2017 1 22680000.00; 2 2018 1 22365000.00; 2 2019 1 22365000.00; 3 2013 1 24992000.00; 3 2014 1 22720000.00; 3 2015 1 21300000.00; 3 2016 1 20448000.00; 3 2017 1 20448000.00; 3 2018 1 20164000.00; 3 2019 1 20164000.00; 4 2013 1 8624000.00; 4 2014 1 7840000.00; 4 2015 1 7350000.00; 4 2016 1 7056000.00; 4 2017 1 7056000.00; 4 2018 1 6958000.00; 4 2019 1 6958000.00; 5 2013 1 16632000.00; 5 2014 1 15120000.00; 5 2015 1 14175000.00; 5 2016 1 13608000.00; 5 2017 1 13608000.00; 5 2018 1 13419000.00; 5 2019 1 13419000.00; 6 2013 1 29656000.00; 6 2014 1 26960000.00; 6 2015 1 25275000.00; 6 2016 1 24264000.00; 6 2017 1 24264000.00; 6 2018 1 23927000.00; 6 2019 1 23927000.00"
cresset seal lot=1 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 11928000.00; 1 2014 1 10934000.00; 1 2015 1 10224000.00; 1 2016 1 9798000.00; 1 2017 1 9798000.00; 1 2018 1 9798000.00; 1 2019 1 9798000.00; 2 2013 1 26460000.00; 2 2014 1 24255000.00; 2 2015 1 22680000.00; 2 2016 1 21735000.00; 2 2017 1 21735000.00; 2 2018 1 21735000.00; 2 2019 1 21735000.00; 3 2013 1 23856000.00; 3 2014 1 21868000.00; 3 2015 1 20448000.00; 3 2016 1 19596000.00; 3 2017 1 19596000.00; 3 2018 1 19596000.00; 3 2019 1 19596000.00; 4 2013 1 8232000.00; 4 2014 1 7546000.00; 4 2015 1 7056000.00; 4 2016 1 6762000.00; 4 2017 1 6762000.00; 4 2018 1 6762000.00; 4 2019 1 6762000.00; 5 2013 1 15876000.00; 5 2014 1 14553000.00; 5 2015 1 13608000.00; 5 2016 1 13041000.00; 5 2017 1 13041000.00; 5 2018 1 13041000.00; 5 2019 1 13041000.00; 6 2013 1 28308000.00; 6 2014 1 25949000.00; 6 2015 1 24264000.00; 6 2016 1 23253000.00; 6 2017 1 23253000.00; 6 2018 1 23253000.00; 6 2019 1 23253000.00"
fenwright seal lot=1 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 11360000.00; 1 2014 1 10650000.00; 1 2015 1 9940000.00; 1 2016 1 9372000.00; 1 2017 1 9372000.00; 1 2018 1 9372000.00; 1 2019 1 9372000.00; 2 2013 1 25200000.00; 2 2014 1 23625000.00; 2 2015 1 22050000.00; 2 2016 1 20790000.00; 2 2017 1 20790000.00; 2 2018 1 20790000.00; 2 2019 1 20790000.00; 3 2013 1 22720000.00; 3 2014 1 21300000.00; 3 2015 1 19880000.00; 3 2016 1 18744000.00; 3 2017 1 18744000.00; 3 2018 1 18744000.00; 3 2019 1 18744000.00; 4 2013 1 7840000.00; 4 2014 1 7350000.00; 4 2015 1 6860000.00; 4 2016 1 6468000.00; 4 2017 1 6468000.00; 4 2018 1 6468000.00; 4 2019 1 6468000.00; 5 2013 1 15120000.00; 5 2014 1 14175000.00; 5 2015 1 13230000.00; 5 2016 1 12474000.00; 5 2017 1 12474000.00; 5 2018 1 12474000.00; 5 2019 1 12474000.00; 6 2013 1 26960000.00; 6 2014 1 25275000.00; 6 2015 1 23590000.00; 6 2016 1 22242000.00; 6 2017 1 22242000.00; 6 2018 1 22242000.00; 6 2019 1 22242000.00"
averley deposit lot=1
briar deposit lot=1
cresset deposit lot=1
fenwright deposit lot=1
2013-02-13 10:00 averley seal lot=2 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 12900000.00; 1 2014 1 12900000.00; 1 2015 1 12900000.00; 1 2016 1 12900000.00; 1 2017 1 12900000.00; 1 2018 1 12900000.00; 1 2019 1 12900000.00"
cresset seal lot=2 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 11800000.00; 1 2014 1 11800000.00; 1 2015 1 11800000.00; 1 2016 1 11800000.00; 1 2017 1 11800000.00; 1 2018 1 11800000.00; 1 2019 1 11800000.00"
eastlea seal lot=2 quality="Method statement.pdf 150000; People and transition.pdf 60000; Custody.pdf 40000" price="1 2013 1 8900000.00; 1 2014 1 8900000.00; 1 2015 1 8900000.00; 1 2016 1 8900000.00; 1 2017 1 8900000.00; 1 2018 1 8900000.00; 1 2019 1 8900000.00"
averley deposit lot=2
cresset deposit lot=2
> Eastlea says beforehand: lodge it at the deadline, unless I think again.
eastlea ready-deposit lot=2
2013-02-15 11:30 briar seal lot=2 quality="Method statement.pdf 100000" price="1 2013 1 12400000.00; 1 2014 1 12400000.00; 1 2015 1 12400000.00; 1 2016 1 12400000.00; 1 2017 1 12400000.00; 1 2018 1 12400000.00; 1 2019 1 12400000.00"
2013-02-15 11:40 averley withdraw lot=2
2013-02-15 12:03 briar deposit lot=2 ! not-now
briar late-deposit lot=2
2013-02-15 12:05 olga amend reason="Ten minutes more for Briarwood." notice="?" with=otto ! deadline-backwards {
  timetable round=4 event=deadline moment="2013-02-15 12:30"
}

> OPENING: one bid came late, one was withdrawn, one firm is excluded after it was heard. Their prices
> stay shut for good.
2013-02-15 12:10 olga list round=4 reason="The operator's clock was checked against two time servers." with=otto
olga admit lot=1 bidder=averley reason="Complete and in time." with=otto
olga admit lot=1 bidder=briar reason="Complete and in time." with=otto
olga admit lot=1 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=2 bidder=cresset reason="Complete and in time." with=otto
olga admit lot=2 bidder=eastlea reason="Complete and in time." with=otto
2013-02-18 10:00 olga exclude lot=1 bidder=fenwright ground=mandatory-ground reason="A director of its lead was convicted of bribery." with=otto ! representations-missing
olga inquire inquiry=1 round=4 lot=1 bidder=fenwright about=exclusion ground=mandatory until="2013-02-25 17:00" text="A director of your lead was convicted of bribery. What do you say?"
2013-02-22 10:00 fenwright reply inquiry=1 text="The director has left; the appeal is under way."
2013-02-26 10:00 olga resolve inquiry=1 ruling=upheld reason="The conviction stands and nothing was done before we asked." with=otto
olga exclude lot=1 bidder=fenwright ground=mandatory-ground reason="Convicted of bribery; heard; nothing put right." with=otto
2013-02-27 10:00 hal turn lot=1 envelope=quality
hal turn lot=2 envelope=quality
nora turn lot=1 envelope=quality
nora turn lot=2 envelope=quality
2013-02-28 10:00 una turn lot=1 envelope=quality
una turn lot=2 envelope=quality
aubrey turn lot=1 envelope=quality
aubrey turn lot=2 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
averley confidential lot=1 file=2 page=12 until=14 reason="How we move staff is our own method."
hal turn lot=1 envelope=price ! prices-shut
2013-03-04 10:00 olga inquire inquiry=2 round=4 lot=1 bidder=briar about=clarification until="2013-03-08 17:00" text="Is the night desk in Birmingham part of your price?"
2013-03-06 10:00 briar reply inquiry=2 text="No, but we would now add it at no cost."
olga resolve inquiry=2 ruling=changes reason="It adds what the tender did not hold; the panel will not see it." with=otto

> EVALUATION, before any price. One clarification would have changed the bid: it never reaches the panel.
2013-03-11 09:00 eva score lot=1 bidder=briar criterion=21 mark=4 reason="The night desk is included." clarification=2 file=0 page=0 ! clarification-kept-out
2013-03-11 09:00 eva score lot=1 bidder=averley criterion=21 mark=5 reason="Excellent on service to the public; every step can be checked." file=1 page=51
eva score lot=1 bidder=averley criterion=22 mark=5 reason="Excellent on how powers stay with constables; every step can be checked." file=1 page=52
eva score lot=1 bidder=averley criterion=25 mark=4 reason="Strong on the move of staff, with names and dates." file=2 page=52
eva score lot=1 bidder=averley criterion=26 mark=4 reason="Strong on the first hundred days, with names and dates." file=2 page=53
eva score lot=1 bidder=briar criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=1 page=46
eva score lot=1 bidder=briar criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=47
eva score lot=1 bidder=briar criterion=25 mark=4 reason="Strong on the move of staff, with names and dates." file=2 page=50
eva score lot=1 bidder=briar criterion=26 mark=3 reason="Meets what is asked on the first hundred days." file=2 page=48
eva score lot=1 bidder=cresset criterion=21 mark=3 reason="Meets what is asked on service to the public." file=1 page=45
eva score lot=1 bidder=cresset criterion=22 mark=5 reason="Excellent on how powers stay with constables; every step can be checked." file=1 page=52
eva score lot=1 bidder=cresset criterion=25 mark=2 reason="Thin on the move of staff: one paragraph." file=2 page=46
eva score lot=1 bidder=cresset criterion=26 mark=3 reason="Meets what is asked on the first hundred days." file=2 page=50
eva score lot=2 bidder=cresset criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=3 page=48
eva score lot=2 bidder=cresset criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=49
eva score lot=2 bidder=eastlea criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=3 page=48
eva score lot=2 bidder=eastlea criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=49
eva scores-done lot=1
eva scores-done lot=2
2013-03-12 09:00 gita score lot=1 bidder=averley criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=1 page=50
gita score lot=1 bidder=averley criterion=22 mark=5 reason="Excellent on how powers stay with constables; every step can be checked." file=1 page=54
gita score lot=1 bidder=averley criterion=25 mark=4 reason="Strong on the move of staff, with names and dates." file=2 page=54
gita score lot=1 bidder=averley criterion=26 mark=5 reason="Excellent on the first hundred days; every step can be checked." file=2 page=58
gita score lot=1 bidder=briar criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=1 page=48
gita score lot=1 bidder=briar criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=49
gita score lot=1 bidder=briar criterion=25 mark=3 reason="Meets what is asked on the move of staff." file=2 page=49
gita score lot=1 bidder=briar criterion=26 mark=3 reason="Meets what is asked on the first hundred days." file=2 page=50
gita score lot=1 bidder=cresset criterion=21 mark=3 reason="Meets what is asked on service to the public." file=1 page=47
gita score lot=1 bidder=cresset criterion=22 mark=5 reason="Excellent on how powers stay with constables; every step can be checked." file=1 page=54
gita score lot=1 bidder=cresset criterion=25 mark=3 reason="Meets what is asked on the move of staff." file=2 page=51
gita score lot=1 bidder=cresset criterion=26 mark=3 reason="Meets what is asked on the first hundred days." file=2 page=52
gita score lot=2 bidder=cresset criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=3 page=50
gita score lot=2 bidder=cresset criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=51
gita score lot=2 bidder=eastlea criterion=21 mark=3 reason="Meets what is asked on service to the public." file=3 page=47
gita score lot=2 bidder=eastlea criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=51
gita scores-done lot=1
gita scores-done lot=2
2013-03-13 09:00 ines score lot=1 bidder=averley criterion=21 mark=5 reason="Excellent on service to the public; every step can be checked." file=1 page=55
ines score lot=1 bidder=averley criterion=22 mark=5 reason="Excellent on how powers stay with constables; every step can be checked." file=1 page=56
ines score lot=1 bidder=averley criterion=25 mark=4 reason="Strong on the move of staff, with names and dates." file=2 page=56
ines score lot=1 bidder=averley criterion=26 mark=4 reason="Strong on the first hundred days, with names and dates." file=2 page=57
ines score lot=1 bidder=briar criterion=21 mark=3 reason="Meets what is asked on service to the public." file=1 page=47
ines score lot=1 bidder=briar criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=51
ines score lot=1 bidder=briar criterion=25 mark=4 reason="Strong on the move of staff, with names and dates." file=2 page=54
ines score lot=1 bidder=briar criterion=26 mark=3 reason="Meets what is asked on the first hundred days." file=2 page=52
ines score lot=1 bidder=cresset criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=1 page=52
ines score lot=1 bidder=cresset criterion=22 mark=5 reason="Excellent on how powers stay with constables; every step can be checked." file=1 page=56
ines score lot=1 bidder=cresset criterion=25 mark=5 reason="Excellent on the move of staff; every step can be checked." file=2 page=59
ines score lot=1 bidder=cresset criterion=26 mark=3 reason="Meets what is asked on the first hundred days." file=2 page=54
ines score lot=2 bidder=cresset criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=3 page=52
ines score lot=2 bidder=cresset criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=53
ines score lot=2 bidder=eastlea criterion=21 mark=4 reason="Strong on service to the public, with names and dates." file=3 page=52
ines score lot=2 bidder=eastlea criterion=22 mark=4 reason="Strong on how powers stay with constables, with names and dates." file=1 page=53
ines scores-done lot=1
ines scores-done lot=2
2013-03-15 14:00 cleo consensus lot=1 bidder=averley criterion=21 mark=5 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=averley criterion=22 mark=5 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=averley criterion=25 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=averley criterion=26 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=21 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=22 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=25 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=briar criterion=26 mark=3 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=21 mark=3 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=22 mark=5 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=25 mark=3 reason="Two, three and five: the plan is good but names no union talks; three is what it shows." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=1 bidder=cresset criterion=26 mark=3 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=cresset criterion=21 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=cresset criterion=22 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=eastlea criterion=21 mark=4 reason="Agreed after each had shown the pages." present="Cleo, Eva, Gita, Ines"
cleo consensus lot=2 bidder=eastlea criterion=22 mark=4 reason="Agreed as marked." present="Cleo, Eva, Gita, Ines"
olga lock-scores lot=1 with=otto
olga lock-scores lot=2 with=otto

> All marks of both overlapping lots are locked in the log; Averley and Cresset tie on the integrity of
> the office, and both get its full points. Only now do the price padlocks turn.
2013-03-19 10:00 hal turn lot=1 envelope=price
hal turn lot=2 envelope=price
ada turn lot=1 envelope=price
ada turn lot=2 envelope=price
2013-03-20 10:00 una turn lot=1 envelope=price
una turn lot=2 envelope=price
saul turn lot=1 envelope=price
saul turn lot=2 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price
expect rank lot=1 averley briar cresset totals 96.38 85.09 84
expect rank lot=2 eastlea cresset totals 88 78.17

> One price for lot 2 is far below the other. The program rejects nobody: people ask, and rule.
2013-03-25 10:00 olga inquire inquiry=3 round=4 lot=2 bidder=eastlea about=low-price until="2013-04-05 17:00" text="Your price is a quarter below the next. How is it kept?"
olga exclude lot=2 bidder=eastlea ground=abnormally-low reason="Too cheap." with=otto ! price-unquestioned
2013-04-02 10:00 eastlea reply inquiry=3 text="Our suites run at 94 percent use in four other contracts; accounts enclosed."
2013-04-08 10:00 olga resolve inquiry=3 ruling=explained reason="The accounts bear it out; wages are above the rates of the region." with=otto
olga exclude lot=2 bidder=eastlea ground=abnormally-low reason="Too cheap all the same." with=otto ! price-explained

> AWARD. It must follow from the marks and the prices, and two bodies must agree.
2013-04-15 10:00 olga retest bidder=averley what=finances outcome=passes paper="Accounts of 2012, tested again" reason="Ratios above the threshold." with=otto
olga award-first lot=1 report="Award report" with=otto ! approval-missing
2013-04-22 10:00 jo approval gate=3 decision=approved version=1 paper="Joint board paper: award of lot 1" reason="As recommended."
olga award-first lot=1 report="Award report" with=otto ! approval-missing
hugh approval gate=3 decision=approved version=1 reason="The review found no gap in the record."
2013-04-24 10:00 olga award-first lot=1 report="Award report" with=otto
olga award-first lot=2 report="Award report" with=otto ! lot-overlaps
olga abandon lot=2 reason="Custody is part of lot 1, which is awarded." with=otto

> What is saved, force by force and year by year, against the frozen baseline: 126.9 of the 126 million
> that four years had to bring. Surrey left, so nothing of it is counted.
expect savings lot=1 buyer=1 249,795,000.00 beyond 945,000.00
expect savings lot=1 buyer=1 year=2013 19,110,000.00
> Under this law it is the letters that start the standstill, the last of them; no notice does.
2013-04-29 09:00 olga fact fact=sent-electronic value=yes reason="All letters go electronically, today." with=otto
olga summary lot=1 bidder=averley paper="Letter: marks, reasons and the winner's"
olga summary lot=1 bidder=briar paper="Letter: marks, reasons and the winner's"
olga summary lot=1 bidder=cresset paper="Letter: marks, reasons and the winner's"
olga summary lot=1 bidder=fenwright paper="Letter: marks, reasons and the winner's"
olga summary lot=2 bidder=cresset paper="Letter: lot 2 ends without award, and why"
olga summary lot=2 bidder=eastlea paper="Letter: lot 2 ends without award, and why"
olga standstill lot=1 basis=mandatory last=2013-05-08 ! standstill-too-short
olga standstill lot=1 basis=mandatory last=2013-05-09
2013-05-02 10:00 olga complaint lot=1 received="2013-05-01 10:00" text="Union: how are transferred staff protected?"
olga inquire inquiry=4 round=4 lot=1 bidder=averley about=commitments until="2013-05-17 17:00" text="Do you confirm every commitment and figure of your final tender?"
2013-05-07 10:00 averley reply inquiry=4 text="We confirm each of them."
olga resolve inquiry=4 ruling=confirmed reason="Nothing was changed." with=otto
2013-05-08 10:00 noel approval gate=4 decision=approved version=3 paper="Commissioner's paper 1" reason="The record can be checked by anybody."
2013-05-09 23:00 olga contract lot=1 bidder=averley value=705,705,000.00 from=2013-07-01 until=2020-06-30 paper="Contract" with=otto ! standstill-running
2013-05-10 10:00 olga retest bidder=averley what=finances outcome=passes paper="Bank statement of May 2013" reason="Stands as in April." with=otto

> CONTRACT. What stays reserved stays reserved; powers are given person by person, and lapse.
olga contract lot=1 bidder=averley value=705,705,000.00 from=2013-07-01 until=2020-06-30 paper="Contract" with=otto
expect phase lot=1 contract
2013-06-03 10:00 olga notice-published notice=contract lot=1 published="2013-06-03 09:00" reference="OJ contract award notice, lot 1"
olga notice-published notice=termination lot=2 published="2013-06-03 09:00" reference="OJ contract award notice, lot 2: not awarded"
2013-06-10 10:00 olga enlist marcus manager "Marcus Dene, contract team"
2013-06-24 10:00 noel designate designation=1 lot=1 service=1 activity=1 from=2013-07-01 until=2014-06-30 name="A. Whitcombe, detention officer" power="Schedule 4 Part 3: search, fingerprints, keeping in custody" evidence="Training record and vetting of June 2013" scope="Perry Barr custody suite"
noel designate designation=2 lot=1 service=2 activity=2 from=2013-07-01 until=2014-06-30 name="B. Lyle" power="Arrest" evidence="?" scope="?" ! activity-reserved
2014-02-17 10:00 noel designation-ended designation=1 cause=left-employer on=2014-02-14 reason="Left Averley."
