# A buyer leaves after tenders have come in: its figures count in no price, and another one wins.
include prelude.story
olga buyer buyer=1 part=lead name="West Midlands"
olga buyer buyer=2 part=partner name="Surrey"
olga enlist kemal holder "Kemal, Surrey" buyer=2
olga enlist lena holder "Lena, Surrey" buyer=2
kemal lock
lena lock
olga enlist ines approver "Board of West Midlands"
ines conflict finding=none
olga gate gate=1 buyer=1 approver=ines before=award title="West Midlands"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=900,000 months=24 title="Custody" least_basis="Area" most_basis="Area"
  service service=1 title="Custody"
  activity service=1 activity=1 power=open title="Run" article="none"
  include lot=1 service=1 activity=1
  takes lot=1 buyer=1 service=1
  takes lot=1 buyer=2 service=1
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  cell lot=1 service=1 year=2026 buyer=1 volume=10 unit="u"
  cell lot=1 service=1 year=2026 buyer=2 volume=5 unit="u"
  blanks lot=1 rule=void
  round round=1 kind=tender needed=4 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 200000.00; 1 2026 2 50000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 160000.00; 1 2026 2 110000.00"
cora deposit lot=1
2026-02-10 13:00 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
jade turn lot=1 envelope=quality
kemal turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
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
jade turn lot=1 envelope=price
lena turn lot=1 envelope=price
olga open lot=1 envelope=price
expect rank lot=1 bela cora totals 100 96.30
ines approval gate=1 decision=approved version=1 paper="Both forces" reason="Sound."
olga award-first lot=1 with=bill

> Surrey's authority votes to leave. What was to be paid for Surrey counts no more: Cora is cheaper for the force that stays.
2026-02-16 09:00 olga leave buyer=2 ruling=not-needed reason="?" notice="n" with=bill ! materiality-unruled
olga leave buyer=2 ruling=continue reason="A third of the value; nobody stayed away for it." notice="To all: Surrey leaves" with=bill
expect phase lot=1 scores
expect rank lot=1 cora bela totals 100 90
expect paper award-report lot=1 "The award of act"
expect paper award-report lot=1 "Surrey has left the buyers: its figures count in no price of this lot."
expect paper opening lot=1 "Padlock 4 is with a holder of buyer 2, which has left."
expect paper opening lot=1 "3 of the 5 padlocks are with those who still buy, and 4 open."
expect paper opening lot=1 "Without holders of a buyer that has left nothing opens: 1 of them must turn."
olga recut lot=1 least=100,000 least_basis="West Midlands only" most=600,000 most_basis="West Midlands only" reason="Surrey left." with=bill
ines approval gate=1 decision=approved version=2 paper="West Midlands alone" reason="Sound."
olga award lot=1 bidder=bela total=100 price=250,000 report="r" with=bill ! award-not-first
olga award-first lot=1 with=bill
expect paper summary lot=1 bidder=cora "GBP 160,000.00"
olga summary lot=1 bidder=bela paper="Summary for Bela"
olga summary lot=1 bidder=cora paper="Summary for Cora"
2026-02-17 09:00 olga notice-published notice=award lot=1 published="2026-02-17 08:30" reference="UK6"
olga standstill lot=1 basis=mandatory last=2026-02-26
2026-02-27 09:00 olga contract lot=1 bidder=cora value=270,000 from=2026-05-01 until=2028-04-30 paper="With Surrey's share" with=bill ! contract-not-winner
olga contract lot=1 bidder=cora value=160,000 from=2026-05-01 until=2028-04-30 paper="West Midlands" with=bill
