# Three tenders under the Procurement Act 2023 that are under way today, whatever day that is. Days are
# reckoned from the one on which the story is played: {-20} lies twenty days back, {+1} is tomorrow.
# Buyers, firms and people are invented.

> THREE BUYERS share one server. A hospital trust, a harbour trust and a transport authority each have two
> officers; a district auditor holds a padlock in all of their boxes.
{-60} 09:00 nadia office "Nadia Okoro, Fernley Hospitals"
tom office "Tom Ridley, Fernley Hospitals"
petra office "Petra Voss, Saltmarsh Harbour"
luca office "Luca Marsh, Saltmarsh Harbour"
wren office "Wren Ashdown, Tarn Valley Transport"
otis office "Otis Bell, Tarn Valley Transport"

> THE HOSPITAL. Four thousand meals a day on eleven wards and in two kitchens.
{-59} 09:30 nadia begin year={year} number=101 kind=open rules={-59} zone=Europe/London division=england-wales title="Patient meals at Fernley and Northgate" buyer="Fernley Hospitals NHS Trust" with=tom
nadia enlist cleo chair "Cleo Stamp, head of nutrition"
nadia enlist eva evaluator "Eva Marsh, dietitian"
nadia enlist finn evaluator "Finn Adeyemi, ward manager"
nadia enlist gita evaluator "Gita Rao, for the patients' council"
nadia enlist hana holder "Hana Lowe, trust secretary"
nadia enlist jude holder "Jude Amadi, district auditor"
nadia enlist kemal holder "Kemal Aydin, staff side"
nadia enlist rhys overseer "Rhys Calder, regional audit"
nadia enlist ursula overseer "Ursula Bright, health workers' union"
nadia conflict finding=none
tom conflict finding=none
cleo conflict finding=none
eva conflict finding=none
finn conflict finding=none
gita conflict finding=none
{-58} 10:00 hana lock
jude lock
kemal lock
nadia fact fact=electronic value=yes reason="Tenders come through this box only."
nadia fact fact=all-documents value=yes reason="Every document is published with the notice."
{-52} 12:00 nadia publish retention="{year+10}-01-01 00:00" notice="UK4 tender notice: patient meals" with=tom {
  lot lot=1 regime=pa-2023 least=3,600,000 most=4,800,000 months=48 title="Patient meals at Fernley and Northgate" least_basis="Meals served in the last three years" most_basis="The same, with the new ward"
  service service=1 title="Catering"
  activity service=1 activity=1 power=open title="Cook and bring meals" article="No power is needed"
  include lot=1 service=1 activity=1
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=1 says="Weak"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=4 says="Goes beyond it where it helps"
  mark scale=1 mark=5 says="Excellent throughout"
  criterion lot=1 criterion=1 kind=quality weight=60 title="Quality" guide="-"
  criterion lot=1 criterion=2 parent=1 kind=quality weight=25 scale=1 least=2 title="Food that patients eat" guide="Menus, tasting and what comes back on the plate."
  criterion lot=1 criterion=3 parent=1 kind=quality weight=20 scale=1 least=2 title="Allergies and special diets" guide="Who checks each tray, and how it is recorded."
  criterion lot=1 criterion=4 parent=1 kind=quality weight=15 scale=1 title="Less waste" guide="Measured, not promised."
  criterion lot=1 criterion=5 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=2
  round round=1 kind=tender needed=2 padded=16384
  timetable round=1 event=questions moment="{-33} 17:00"
  timetable round=1 event=deadline moment="{-24} 12:00"
  timetable round=1 event=validity moment="{+70} 17:00"
  document document=1 version=1 paper="Wards, kitchens, hours and the menus of last year." title="What is asked"
  enclosure lot=1 envelope=quality required=yes name="Menus.pdf" title="Menus of four weeks"
  tools
}
{-52} 14:00 nadia notice-published notice=tender published="{-52} 13:30" reference="UK4 000101-{year}"
{-46} 11:00 bramble interest name="Bramble Kitchens Ltd" identifier="GB-COH 00000101; 4 Orchard Row, Fernley; tenders@bramble.example"
oatfield interest name="Oatfield Catering plc" identifier="GB-COH 00000102; 90 Mill Street, Northgate; bids@oatfield.example"
ladle interest name="The Ladle Co-operative" identifier="GB-COH 00000103; 1 Hop Yard, Fernley; hello@ladle.example"

> THE HARBOUR. The inner basin has silted up, and the lifeboat touches ground at low water.
{-45} 10:00 petra begin year={year} number=102 kind=open rules={-45} zone=Europe/London division=england-wales title="Dredging of the inner harbour" buyer="Saltmarsh Harbour Trust" with=luca
petra enlist rosa chair "Rosa Lindqvist, harbour engineer"
petra enlist sam evaluator "Sam Teague, harbour master"
petra enlist theo evaluator "Theo Nairn, county ecologist"
petra enlist jude holder "Jude Amadi, district auditor"
petra enlist mae holder "Mae Trelawney, fishermen's association"
petra enlist noor holder "Noor Bashir, clerk to the trust"
petra enlist rhys overseer "Rhys Calder, regional audit"
petra conflict finding=none
luca conflict finding=none
rosa conflict finding=none
sam conflict finding=none
theo conflict finding=none
{-44} 10:00 jude lock
mae lock
noor lock
petra fact fact=electronic value=yes reason="Tenders come through this box only."
petra fact fact=all-documents value=yes reason="Every document is published with the notice."

> THE BUSES. The last bus up the valley leaves at seven; the late shift walks home.
{-43} 09:00 wren begin year={year} number=103 kind=open rules={-43} zone=Europe/London division=england-wales title="Night buses in the Tarn valley" buyer="Tarn Valley Transport Authority" with=otis
wren enlist abel approver "Abel Quayle, chair of the authority"
wren enlist vera chair "Vera Holm, head of network"
wren enlist yusuf evaluator "Yusuf Demir, timetables"
wren enlist zoe evaluator "Zoe Partridge, passengers' forum"
wren enlist jude holder "Jude Amadi, district auditor"
wren enlist ivy holder "Ivy Calder, solicitor to the authority"
wren enlist ned holder "Ned Foley, drivers' union"
wren enlist rhys overseer "Rhys Calder, regional audit"
wren gate gate=1 approver=abel before=publish title="Authority: may it be published?"
wren conflict finding=none
otis conflict finding=none
abel conflict finding=none
vera conflict finding=none
yusuf conflict finding=interest reason="My aunt sells tickets at Heron's office in Tarnfoot."
zoe conflict finding=none
wren ruling person=yusuf ruling=may-stay reason="She sells tickets and has no say; it is on record for everybody who asks."
{-42} 10:00 jude lock
ivy lock
ned lock
wren fact fact=electronic value=yes reason="Tenders come through this box only."
wren fact fact=all-documents value=yes reason="Every document is published with the notice."

tender {year}-102
{-40} 12:00 petra publish retention="{year+10}-01-01 00:00" notice="UK4 tender notice: inner harbour" with=luca {
  lot lot=1 regime=pa-2023 least=700,000 most=950,000 months=12 title="Dredging of the inner harbour" least_basis="Survey of the basin, depth by depth" most_basis="The same, with the approach"
  service service=1 title="Dredging"
  activity service=1 activity=1 power=open title="Dredge and take away silt" article="No power is needed"
  include lot=1 service=1 activity=1
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=5 says="Excellent throughout"
  criterion lot=1 criterion=1 kind=quality weight=30 scale=1 least=2 title="Working round boats and tides"
  criterion lot=1 criterion=2 kind=quality weight=20 scale=1 title="Where the silt goes" guide="Licence, tests and the eelgrass by the east mole."
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=1
  round round=1 kind=tender needed=2 padded=16384
  timetable round=1 event=questions moment="{-9} 17:00"
  timetable round=1 event=deadline moment="{0} 09:00"
  timetable round=1 event=validity moment="{+90} 17:00"
  document document=1 version=1 paper="Depths, tides, moorings and what the survey found in the silt." title="What is asked"
  tools
}
{-40} 14:00 petra notice-published notice=tender published="{-40} 13:30" reference="UK4 000102-{year}"

tender {year}-103
{-38} 15:00 abel approval gate=1 decision=approved version=1 paper="Authority paper 7: night buses" reason="Within the budget; the late shift has waited long enough."
{-37} 12:00 wren publish retention="{year+10}-01-01 00:00" notice="UK4 tender notice: night buses" with=otis {
  lot lot=1 regime=pa-2023 least=1,800,000 most=2,600,000 months=48 title="Night buses in the Tarn valley" least_basis="Miles of the timetable at today's rates" most_basis="The same, with Sundays"
  service service=1 title="Buses"
  activity service=1 activity=1 power=open title="Run buses at night" article="No power is needed"
  include lot=1 service=1 activity=1
  mark scale=1 mark=0 says="No evidence"
  mark scale=1 mark=1 says="Weak"
  mark scale=1 mark=2 says="Short of what is needed"
  mark scale=1 mark=3 says="Meets what is needed"
  mark scale=1 mark=4 says="Goes beyond it where it helps"
  mark scale=1 mark=5 says="Excellent throughout"
  criterion lot=1 criterion=1 kind=quality weight=30 scale=1 least=2 title="Buses that come" guide="Drivers, spare buses and what happens when it snows."
  criterion lot=1 criterion=2 kind=quality weight=25 scale=1 title="Safe at night" guide="Stops, lighting and somebody to ring."
  criterion lot=1 criterion=3 kind=price weight=45 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up tie=1
  round round=1 kind=tender needed=2 padded=16384
  timetable round=1 event=questions moment="{-8} 17:00"
  timetable round=1 event=deadline moment="{-1} 12:00"
  timetable round=1 event=validity moment="{+120} 17:00"
  document document=1 version=1 paper="The 9:40, the 10:50 and the 12:15 up the valley, Monday to Saturday." title="Timetable and stops"
  document document=2 version=1 paper="Buses with low floors, heating and a ramp that works." title="Buses"
  enclosure lot=1 envelope=quality required=yes name="Drivers.pdf" title="Drivers and rosters"
  tools
}
{-37} 14:00 wren notice-published notice=tender published="{-37} 13:30" reference="UK4 000103-{year}"

> Bids for the hospital's meals: three firms seal on their own machines.
tender {year}-101
{-35} 10:00 ladle question text="May breakfast be cooked on the wards?"
{-34} 15:00 nadia answer answer=1 text="Toast and porridge may; both kitchens stay in use for the rest."

> The harbour answers a question, and firms hand in.
tender {year}-102
{-30} 09:00 eider interest name="Eider Marine Works Ltd" identifier="GB-COH 00000111; The Slip, Saltmarsh; office@eider.example"
harrow interest name="Harrow & Plumb Dredging" identifier="GB-COH 00000112; 2 Quay Street, Saltmarsh; tenders@harrow.example"
gannet interest name="Gannet Aggregates plc" identifier="GB-COH 00000113; Wharf Road, Northgate; bids@gannet.example"

tender {year}-103
{-29} 09:00 heron interest name="Heron Coaches Ltd" identifier="GB-COH 00000121; Station Yard, Tarnfoot; tenders@heron.example"
rook interest name="Two Bridges Bus Co-operative" identifier="GB-COH 00000123; The Depot, Two Bridges; bids@twobridges.example"
copper interest name="Copperfield & Daughters Ltd" identifier="GB-COH 00000122; 7 Chapel Hill, Upper Tarn; maud@copperfield.example"
{-28} 09:00 heron delegate ines "Ines Rahal, Heron Coaches"

tender {year}-101
{-26} 16:00 bramble seal lot=1 quality="Menus.pdf 60000; How we cook.pdf 90000" price="1 {year+1} 1 1040000.00; 1 {year+2} 1 1050000.00; 1 {year+3} 1 1060000.00; 1 {year+4} 1 1070000.00"
bramble deposit lot=1
{-25} 11:00 oatfield seal lot=1 quality="Menus.pdf 80000; Method.pdf 120000" price="1 {year+1} 1 930000.00; 1 {year+2} 1 930000.00; 1 {year+3} 1 930000.00; 1 {year+4} 1 930000.00"
oatfield deposit lot=1
{-24} 10:30 ladle seal lot=1 quality="Menus.pdf 40000; Who we are.pdf 50000" price="1 {year+1} 1 990000.00; 1 {year+2} 1 995000.00; 1 {year+3} 1 1000000.00; 1 {year+4} 1 1005000.00"
ladle deposit lot=1
expect phase lot=1 open

> The box is listed, and two of three padlocks open the first envelopes. Prices stay shut.
{-24} 12:20 nadia list round=1 reason="The operator's clock was compared with two time servers at noon." with=tom
nadia admit lot=1 bidder=bramble reason="Complete and in time." with=tom
nadia admit lot=1 bidder=oatfield reason="Complete and in time." with=tom
nadia admit lot=1 bidder=ladle reason="Complete and in time." with=tom
{-23} 09:40 hana turn lot=1 envelope=quality
{-23} 14:10 jude turn lot=1 envelope=quality
{-22} 10:00 nadia open lot=1 envelope=quality

tender {year}-103
{-21} 10:00 heron question text="Must the 12:15 wait for the last train?"
{-20} 15:00 wren answer answer=1 text="Yes, for ten minutes; the timetable now says so, and everybody has two days more."

tender {year}-101
{-20} 16:00 oatfield confidential lot=1 file=2 page=12 until=14 reason="How we chill and reheat is our own method."

> The answer changes a document, so everybody gets two days more: the box closes tomorrow at noon.
tender {year}-103
{-19} 11:00 wren amend reason="The 12:15 waits for the last train; two days more for everybody." notice="UK4 tender notice: night buses, amended" with=otis {
  document document=1 version=2 paper="The 9:40, the 10:50 and the 12:15 up the valley; the 12:15 waits ten minutes for the last train." title="Timetable and stops"
  timetable round=1 event=deadline moment="{+1} 12:00"
}

tender {year}-102
{-18} 11:00 gannet question text="May the silt be landed at the old ferry slip?"
{-17} 10:00 petra answer answer=1 text="Yes, between October and March; the trust has the licence."

tender {year}-103
{-16} 14:00 copper question text="Is a bus of 2019 new enough, if its ramp works?"
{-15} 10:00 wren answer answer=2 text="Yes. No age is asked for; low floor, heating and ramp are."

> Marks. Eva is through and has closed her sheet; Finn is half-way; Gita has not begun.
tender {year}-101
{-6} 10:00 eva score lot=1 bidder=bramble criterion=2 mark=4 reason="Menus change with the season, and patients tasted them." file=1 page=6
eva score lot=1 bidder=bramble criterion=3 mark=3 reason="Two checks for each tray, as is asked." file=2 page=11
eva score lot=1 bidder=bramble criterion=4 mark=3 reason="Plates are weighed once a month." file=2 page=20
eva score lot=1 bidder=oatfield criterion=2 mark=3 reason="Sound menus; little for who cannot chew." file=1 page=9
eva score lot=1 bidder=oatfield criterion=3 mark=5 reason="Each tray is scanned against the ward's list." file=2 page=8
eva score lot=1 bidder=oatfield criterion=4 mark=2 reason="A promise and no figure." file=2 page=31
eva score lot=1 bidder=ladle criterion=2 mark=5 reason="Cooked on site; what came back fell by a third elsewhere." file=1 page=4
eva score lot=1 bidder=ladle criterion=3 mark=3 reason="Meets what is asked; one person signs for all." file=2 page=7
eva score lot=1 bidder=ladle criterion=4 mark=5 reason="Weighed daily, with two years of figures." file=2 page=15
eva scores-done lot=1

> Heron has a bid in the box, and changed it once. Two Bridges has sealed one and not handed it in.
> Copperfield & Daughters has registered, asked, and sealed nothing yet.
tender {year}-103
{-4} 15:30 ines seal lot=1 quality="Drivers.pdf 50000; Buses and garages.pdf 90000" price="1 {year+1} 1 545000.00; 1 {year+2} 1 551000.00; 1 {year+3} 1 557000.00; 1 {year+4} 1 563000.00"
ines deposit lot=1

tender {year}-101
{-3} 14:00 finn score lot=1 bidder=bramble criterion=2 mark=3 reason="Good food, and late on the last ward." file=1 page=12
finn score lot=1 bidder=bramble criterion=3 mark=4 reason="The second check is done by a nurse." file=2 page=11
finn score lot=1 bidder=bramble criterion=4 mark=3 reason="Measured, though seldom." file=2 page=20
finn score lot=1 bidder=oatfield criterion=2 mark=2 reason="Reheated food is what our patients send back." file=1 page=3

tender {year}-102
{-3} 15:00 eider seal lot=1 quality="Method and tides.pdf 70000; Silt and eelgrass.pdf 60000" price="1 {year+1} 1 842000.00"
eider deposit lot=1

tender {year}-103
{-1} 10:15 heron seal lot=1 quality="Drivers.pdf 52000; Buses and garages.pdf 90000" price="1 {year+1} 1 538000.00; 1 {year+2} 1 544000.00; 1 {year+3} 1 550000.00; 1 {year+4} 1 556000.00"
heron deposit lot=1

tender {year}-102
{-1} 16:20 harrow seal lot=1 quality="Our plan.pdf 110000" price="1 {year+1} 1 798000.00"
harrow deposit lot=1

tender {year}-103
{-1} 17:40 rook seal lot=1 quality="Drivers.pdf 30000; How we run.pdf 60000" price="1 {year+1} 1 499000.00; 1 {year+2} 1 505000.00; 1 {year+3} 1 511000.00; 1 {year+4} 1 517000.00"

> THE HARBOUR, this morning: one firm changes its bid at the last minute, one comes four minutes late.
tender {year}-102
{0} 08:50 eider seal lot=1 quality="Method and tides.pdf 71000; Silt and eelgrass.pdf 60000" price="1 {year+1} 1 815000.00"
eider deposit lot=1
{0} 08:58 gannet seal lot=1 quality="Gannet tender.pdf 90000" price="1 {year+1} 1 760000.00"
{0} 09:00 gannet deposit lot=1 ! not-now
{0} 09:04 gannet late-deposit lot=1
expect phase lot=1 closed
# The box waits for its list, and then for two of three padlocks.

tender {year}-103
{0} 09:30 wren wait
expect phase lot=1 open
