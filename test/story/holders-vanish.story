# Seven holders, four are needed. Four of them cannot be reached when prices should open: second
# custodians hold copies of their padlocks. The old keys are gone, so two officers name new ones,
# everybody sees it, and 24 hours pass. Meanwhile tenders would lapse; all are asked to be bound for
# longer, and one refuses.
include prelude.story
olga enlist kemal holder
olga enlist lena holder
olga enlist mona holder
olga enlist nils holder
kemal lock
lena lock
mona lock
nils lock
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 most=200,000 months=24 title="North" least_basis="Area" most_basis="Area"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=4 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  timetable round=1 event=validity moment="2026-03-10 12:00"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 120000.00"
cora deposit lot=1
dray interest name="Dray Ltd"
dray seal lot=1 quality="d.pdf 3000" price="1 2026 1 100000.00"
dray deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
kemal turn lot=1 envelope=quality
olga open lot=1 envelope=quality ! padlocks-shut
lena turn lot=1 envelope=quality
olga open lot=1 envelope=quality
2026-02-11 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=3 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill

> Hana, Ivo, Kemal and Lena were on one boat. Three of seven padlocks are left.
2026-02-20 09:00 jade turn lot=1 envelope=price
mona turn lot=1 envelope=price
nils turn lot=1 envelope=price
olga open lot=1 envelope=price ! padlocks-shut
2026-02-23 09:00 hugo takes-over hana
hana turn lot=1 envelope=price ! signer-unknown
olga key-change person=hana key=hana reason="Cannot be reached; Hugo Reyes holds the second copy." with=bill
iris takes-over ivo
olga key-change person=ivo key=ivo reason="Cannot be reached; Iris Bonn holds the second copy."  ! agreement-missing
olga key-change person=ivo key=ivo reason="Cannot be reached; Iris Bonn holds the second copy." with=bill
hana turn lot=1 envelope=price ! signature-foreign

> While they wait, the tenders near their end. Everybody is asked; Dray says no.
olga extend-validity lot=1 until="2026-03-10 12:00" reason="?" ! validity-not-longer
bela consent-validity lot=1 ! extension-missing
olga extend-validity lot=1 until="2026-05-10 12:00" reason="Padlocks are being replaced."
bela consent-validity lot=1
bela consent-validity lot=1 ! decided-already
olga lapse lot=1 bidder=dray ! still-binding
expect told dray "lot 1: say whether you are bound for longer; if not, your bid lapses, before Tuesday 10 March 2026, 12:00 GMT"
expect told bela nothing
expect told hana "keep your key, if the new one that officers entered for you is not yours, before Tuesday 24 February 2026, 09:00 GMT" "lot 1: turn your padlock for the prices, not before Tuesday 24 February 2026, 09:00 GMT, before Tuesday 10 March 2026, 12:00 GMT"
2026-03-09 15:00 cora consent-validity lot=1
2026-03-10 12:00 dray consent-validity lot=1 ! bid-lapsed
olga lapse lot=1 bidder=bela ! still-binding
hana turn lot=1 envelope=price
olga open lot=1 envelope=price
expect told hana nothing
expect rank lot=1 bela dray cora totals 83.33 80 71.67

> Dray is out; Bela and Cora stand as they stood.
olga award-first lot=1 with=bill ! bid-lapsed
expect told olga "lot 1: enter that a bid lapsed: dray"
olga lapse lot=1 bidder=dray
olga lapse lot=1 bidder=dray ! decided-already
ivo turn lot=1 envelope=price
expect rank lot=1 bela cora totals 90 80
olga award-first lot=1 with=bill
