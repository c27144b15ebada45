# What bids are an answer to changes only with more time for everybody, and in time; and so is what is
# asked answered. What came too late is corrected by a later deadline or not at all.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill ! validity-ends-early {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  timetable round=1 event=validity moment="2026-02-10 12:00"
}
olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  criterion lot=1 criterion=1 kind=price weight=100 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=questions moment="2026-01-30 17:00"
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  timetable round=1 event=validity moment="2026-02-20 12:00"
  document document=1 version=1 paper="Specification, version 1" title="Specification"
  enclosure lot=1 envelope=quality required=yes name="method.pdf" title="Method"
  tools
}
olga amend reason="The same program" notice="UK4 changed" with=bill ! said-already {
  tools
}
olga notice-published notice=tender lot=0 published="2026-01-12 11:30" reference="UK4 17-2026"
2026-01-20 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
expect told bela "ask what is unclear, before Friday 30 January 2026, 17:00 GMT" "lot 1: seal and hand in your bid, with 1 expected file, before Tuesday 10 February 2026, 12:00 GMT"

> A question on the last day. The answer is in time until the sixth day before the deadline.
2026-01-30 16:59 bela question text="May we use our own robots?"
expect told olga "answer what was asked, to everybody, by the end of Wednesday 4 February 2026"
2026-02-04 18:00 olga answer answer=1 text="Robots may be used."
olga answer answer=2 corrects=3 text="?" ! no-such-answer
2026-02-05 09:00 olga answer answer=2 corrects=1 text="Robots may not be used." ! answer-late

> A change comes with a later deadline; one that changes nothing for a bid says so, and not late.
olga amend reason="Thirty per cent fewer staff" notice="UK4 changed" with=bill ! change-unlengthened {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
}
olga amend reason="A misprint" minor="A comma" notice="UK4 changed" with=bill ! change-unlengthened {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
}
olga amend reason="Thirty per cent fewer staff" notice="UK4 changed" with=bill ! change-unlengthened {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
  timetable round=1 event=deadline moment="2026-02-10 18:00"
}
olga amend reason="Thirty per cent fewer staff" notice="UK4 changed" with=bill ! validity-ends-early {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
  timetable round=1 event=deadline moment="2026-02-20 12:00"
}
olga amend reason="Thirty per cent fewer staff" minor="Few will mind." notice="UK4 changed" with=bill ! field-superfluous {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
  timetable round=1 event=deadline moment="2026-02-19 12:00"
}
olga amend reason="Thirty per cent fewer staff" notice="UK4 changed" with=bill {
  document document=1 version=2 paper="Specification, version 2" title="Specification"
  timetable round=1 event=deadline moment="2026-02-19 12:00"
}
expect deadline round=1 2026-02-19 12:00
olga answer answer=2 corrects=1 text="Robots may not be used."
2026-02-06 09:00 cora seal lot=1 quality="c.pdf 3000" price="1 2026 1 140000.00"
cora deposit lot=1

> A newer program takes no time from anybody: its files are named, and the deadline stays.
olga amend reason="A newer program" notice="UK4 changed" with=bill {
  tools seal=4f2f0d6a3b1c5e7d9f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6 holder=00f20d6a3b1c5e7d9f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6
}
expect deadline round=1 2026-02-19 12:00

> The last minutes, and after them. A longer time alone changes nothing that bids answer to.
2026-02-19 11:55 olga answer answer=3 text="And the twentieth from May." ! answer-late
olga amend reason="Again" minor="A comma" notice="UK4 changed" with=bill ! change-unlengthened {
  document document=1 version=3 paper="Specification, version 3" title="Specification"
}
olga amend reason="Everybody gets an hour more." minor="An hour" notice="UK4 changed" with=bill ! field-superfluous {
  timetable round=1 event=deadline moment="2026-02-19 13:00"
}
olga amend reason="Everybody gets an hour more." notice="UK4 changed" with=bill {
  timetable round=1 event=deadline moment="2026-02-19 13:00"
}
2026-02-19 13:01 olga amend reason="Again" minor="A comma" notice="UK4 changed" with=bill ! change-too-late {
  document document=1 version=3 paper="Specification, version 3" title="Specification"
}
olga answer answer=3 text="And the twentieth from May." ! answer-late
2026-02-19 13:10 olga list round=1 reason="Clock checked." with=bill
olga amend reason="Again" minor="A comma" notice="UK4 changed" with=bill ! change-too-late {
  document document=1 version=3 paper="Specification, version 3" title="Specification"
}
olga answer answer=3 text="And the twentieth from May." ! answer-late
