# The figures of a price schedule are published with their volumes, and so is what becomes of a figure
# that is left out: it makes the price void, it counts nothing, or the bidder is asked. A total is the sum
# of its figures; no bidder states one, so none can be wrong.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! blanks-unruled {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  service service=1 title="Cleaning"
  activity service=1 activity=1 power=open title="Clean" article="none"
  include lot=1 service=1 activity=1
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  cell lot=1 service=1 year=2026 buyer=0 volume=1200 unit="Square metres"
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! field-missing {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  cell lot=1 service=1 year=2026 buyer=0 volume=1200
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  lot lot=2 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="South"
  lot lot=3 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="West"
  service service=1 title="Cleaning"
  activity service=1 activity=1 power=open title="Clean" article="none"
  activity service=1 activity=2 power=open title="Clean in the south" article="none"
  activity service=1 activity=3 power=open title="Clean in the west" article="none"
  include lot=1 service=1 activity=1
  include lot=2 service=1 activity=2
  include lot=3 service=1 activity=3
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  criterion lot=2 criterion=1 kind=price weight=100 title="Price"
  criterion lot=3 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=2 formula=lowest-ratio where=total places=2 how=half-up
  formula lot=3 formula=lowest-ratio where=total places=2 how=half-up
  cell lot=1 service=1 year=2026 buyer=0 volume=1200 unit="Square metres"
  cell lot=1 service=1 year=2027 buyer=0 volume=1250 unit="Square metres"
  cell lot=2 service=1 year=2026 buyer=0 volume=800 unit="Square metres"
  cell lot=2 service=1 year=2027 buyer=0 volume=850 unit="Square metres"
  cell lot=3 service=1 year=2026 buyer=0 volume=600 unit="Square metres"
  cell lot=3 service=1 year=2027 buyer=0 volume=650 unit="Square metres"
  blanks lot=1 rule=void
  blanks lot=2 rule=zero
  blanks lot=3 rule=ask
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}

> Nobody adds a figure once bids are asked for.
olga amend reason="One more year" notice="UK4 amended" with=bill ! never-now {
  cell lot=1 service=1 year=2028 buyer=0 volume=1300 unit="Square metres"
}

> Bela leaves out 2027 everywhere, Cora nowhere. In the north its own tool says so before anything is
> sealed; it seals with another that does not look.
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 0 60000.00" ! blanks-void
bela seals-blindly lot=1 quality="b.pdf 3000" price="1 2026 0 60000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2026 0 70000.00; 1 2027 0 75000.00"
cora deposit lot=1
2026-02-02 09:00 bela seal lot=2 quality="b.pdf 3000" price="1 2026 0 60000.00"
bela deposit lot=2
cora seal lot=2 quality="c.pdf 3000" price="1 2026 0 70000.00; 1 2027 0 75000.00"
cora deposit lot=2
2026-02-03 09:00 bela seal lot=3 quality="b.pdf 3000" price="1 2026 0 60000.00"
bela deposit lot=3
cora seal lot=3 quality="c.pdf 3000" price="1 2026 0 70000.00; 1 2027 0 75000.00"
cora deposit lot=3
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=2 bidder=bela reason="Complete." with=bill
olga admit lot=2 bidder=cora reason="Complete." with=bill
olga admit lot=3 bidder=bela reason="Complete." with=bill
olga admit lot=3 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
hana turn lot=2 envelope=quality
ivo turn lot=2 envelope=quality
hana turn lot=3 envelope=quality
ivo turn lot=3 envelope=quality
olga open lot=1 envelope=quality
olga open lot=2 envelope=quality
olga open lot=3 envelope=quality
eva scores-done lot=1
eva scores-done lot=2
eva scores-done lot=3
finn scores-done lot=1
finn scores-done lot=2
finn scores-done lot=3
olga lock-scores lot=1 with=bill
olga lock-scores lot=2 with=bill
olga lock-scores lot=3 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
hana turn lot=2 envelope=price
ivo turn lot=2 envelope=price
hana turn lot=3 envelope=price
ivo turn lot=3 envelope=price
olga open lot=1 envelope=price
olga open lot=2 envelope=price
olga open lot=3 envelope=price

> North: a price with a gap is void by the published rule, and nobody is asked about it.
expect void lot=1 envelope=price bela blanks-void
expect rank lot=1 cora totals 100
olga award lot=1 bidder=cora total=100 price=144,999.99 report="Award report" with=bill ! award-figures-differ
olga award lot=1 bidder=cora total=100 price=145,000 report="Award report" with=bill

> South: a gap counts nothing. Bela confirms that it means so, or is not awarded.
expect rank lot=2 bela cora totals 100 41.38
olga award-first lot=2 with=bill ! price-unconfirmed
olga inquire inquiry=1 lot=2 bidder=bela about=low-price until="2026-02-17 12:00" text="How can it be so low?"
olga inquire inquiry=2 lot=2 bidder=bela about=price-schedule until="2026-02-17 12:00" text="2027 has no price."
olga resolve inquiry=2 ruling=confirmed reason="?" with=bill ! reply-awaited
bela reply inquiry=1 text="2027 is free of charge."
bela reply inquiry=2 text="2027 is free of charge."
olga resolve inquiry=1 ruling=explained reason="It owns the machines." with=bill
olga award-first lot=2 with=bill ! price-unconfirmed
olga resolve inquiry=2 ruling=confirmed reason="As the bidder says." with=bill
olga award lot=2 bidder=bela total=100 price=60,000 report="Award report" with=bill

> West: Bela says nothing. Its price is not confirmed, so it cannot be awarded, and it is excluded.
olga inquire inquiry=3 lot=3 bidder=bela about=price-schedule until="2026-02-17 12:00" text="2027 has no price."
2026-02-17 12:00 bela reply inquiry=3 text="We forgot." ! reply-late
olga resolve inquiry=3 ruling=confirmed reason="?" with=bill ! reply-missing
olga resolve inquiry=3 ruling=unconfirmed reason="No reply came." with=bill
olga award-first lot=3 with=bill ! price-unconfirmed
olga exclude lot=3 bidder=bela ground=not-compliant reason="A year has no price." with=bill
expect rank lot=3 cora totals 100
olga award-first lot=3 with=bill
