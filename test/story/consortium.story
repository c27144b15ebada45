# A member of the winner's consortium becomes insolvent while the standstill runs. The firm that
# should replace it fails the test; the next ranked bid follows, with its own notice and its own
# standstill. Meanwhile a complaint blocks nothing, and a notified claim blocks the signature.
2026-01-05 09:00 olga office
bill office
olga begin year=2026 number=7 kind=flexible rules=2026-01-05 zone=Europe/London division=united-kingdom title="Cleaning of stations" buyer="Arden Constabulary" with=bill
olga enlist cleo chair
olga enlist eva evaluator
olga enlist finn evaluator
olga enlist hana holder
olga enlist ivo holder
olga enlist jade holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
finn conflict finding=none
hana lock
ivo lock
jade lock
olga fact fact=electronic value=yes reason="This box only"
olga fact fact=all-documents value=yes reason="All are published"
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Partners"
bela member member=1 part=lead identifier="GB-COH 00000001" name="Bela Ltd"
bela member member=2 part=member identifier="GB-COH 00000002" name="Ash Ltd"
bela member member=2 part=member name="Ash Ltd again" ! number-taken
bela member member=3 part=lead name="Beech Ltd" ! lead-twice
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga select lot=1 bidder=bela outcome=declined reason="?" ! reduction-unpublished
olga select lot=1 bidder=bela outcome=selected reason="Able."
olga select lot=1 bidder=cora outcome=selected reason="Able."
olga reinstate round=1 lot=1 bidder=cora ground=decision reason="?" with=bill ! not-excluded
2026-02-16 09:00 olga invite round=2 reason="Invitation" paper="Invitation to tender" with=bill {
  timetable round=2 event=deadline moment="2026-03-20 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
}
bela member member=3 part=member name="Beech Ltd" ! round-over
2026-03-01 09:00 bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
2026-03-20 12:10 olga list round=2 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-03-23 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
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
olga award-first lot=1 with=bill ! finances-untested
olga retest bidder=olga what=finances outcome=passes paper="Accounts" reason="?" with=bill ! no-such-person
olga retest bidder=bela what=finances outcome=passes paper="Accounts to January" reason="Turnover as asked." with=bill
2026-03-30 09:00 olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary for Bela"
olga summary lot=1 bidder=cora paper="Assessment summary for Cora"
2026-03-31 09:00 olga notice-published notice=award lot=1 published="2026-03-31 08:30" reference="UK6 78-2026"
olga standstill lot=1 basis=mandatory last=2026-04-14

> Ash Ltd becomes insolvent. Bela names Beech Ltd in its place.
2026-04-02 09:00 olga complaint lot=1 received="2026-04-01 16:00" text="Cora: the consortium is not what it was."
olga member-change bidder=bela member=9 name="Beech Ltd" reason="?" with=bill ! no-such-member
olga member-change bidder=bela member=2 name="Beech Ltd" reason="Ash Ltd went into administration on 1 April." with=bill
expect told olga "lot 1: test a changed consortium again: bela"

> Cora's complaint is on record and stops nothing; its claim does.
2026-04-07 09:00 olga claim lot=1 claim=1 notified="2026-04-07 08:00" reference="HT-2026-000123"
2026-04-15 09:00 olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! claim-blocks
olga claim-ended lot=1 claim=1 reference="Withdrawn on 14 April" with=bill
olga contract lot=1 bidder=bela value=150,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! retest-pending
olga retest bidder=bela what=members outcome=fails paper="Accounts of Beech Ltd" reason="Two years without turnover." with=bill
expect phase lot=1 scores
expect rank lot=1 cora totals 80
olga award lot=1 bidder=bela total=90 price=150,000 report="Award report" with=bill ! award-not-first
olga award-first lot=1 with=bill ! finances-untested
olga retest bidder=cora what=finances outcome=passes paper="Accounts to March" reason="Turnover as asked." with=bill
olga award-first lot=1 with=bill

> The next in rank has its own notice and its own standstill; those of the first serve nobody.
olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! notice-missing
olga notice-published notice=award lot=1 published="2026-03-31 08:30" reference="UK6 78-2026" ! notice-out-of-turn
olga standstill lot=1 basis=mandatory last=2026-04-28 ! notice-missing
olga summary lot=1 bidder=cora paper="Assessment summary for Cora"
olga summary lot=1 bidder=bela paper="Why Bela is excluded"
2026-04-17 09:00 olga notice-published notice=award lot=1 published="2026-04-17 08:30" reference="UK6 91-2026"
olga standstill lot=1 basis=mandatory last=2026-04-28
2026-04-28 09:00 olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! standstill-running
2026-04-29 09:00 olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill ! finances-untested
olga retest bidder=cora what=finances outcome=passes paper="Accounts to April" reason="Turnover as asked." with=bill
olga contract lot=1 bidder=cora value=120,000 from=2026-05-01 until=2028-04-30 paper="Contract" with=bill
expect phase lot=1 contract
