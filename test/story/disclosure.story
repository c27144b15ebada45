# What one bidder discloses in dialogue reaches another only with its consent to just that.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=dialogue needed=2 padded=65536
  round round=3 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
  document document=1 version=1 paper="Requirements, version 1" title="Requirements"
}
olga notice-published notice=tender lot=0 published="2026-01-12 12:00" reference="UK4 17-2026"
2026-02-01 09:00 bela interest name="Bela Ltd"
cora interest name="Cora Ltd"
dray interest name="Dray Ltd"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga session session=1 round=1 lot=1 bidder=bela kind=dialogue scored=no starts="2026-02-24 10:00" agenda="?" ! dialogue-closed
olga select lot=1 bidder=bela outcome=selected reason="Qualifies."
olga select lot=1 bidder=cora outcome=selected reason="Qualifies."
olga invite round=2 reason="Dialogue" paper="Invitation to the dialogue" with=bill {
  timetable round=2 event=deadline moment="2026-03-10 12:00"
  invited round=2 lot=1 bidder=bela
  invited round=2 lot=1 bidder=cora
}

> DIALOGUE. One session with each candidate; Dray is none.
2026-02-20 09:00 olga session session=1 lot=1 bidder=dray kind=dialogue scored=no starts="2026-02-24 10:00" agenda="?" ! not-invited
olga session session=1 lot=1 bidder=eva kind=dialogue scored=no starts="2026-02-24 10:00" agenda="?" ! no-such-person
olga session session=1 lot=1 bidder=bela kind=dialogue scored=yes starts="2026-02-24 10:00" agenda="?" ! event-unreserved
olga session session=1 lot=1 bidder=bela kind=dialogue scored=no starts="2026-02-24 10:00" agenda="Cells and escorts"
olga session session=1 lot=1 bidder=cora kind=dialogue scored=no starts="2026-02-26 10:00" agenda="?" ! number-taken
olga session session=2 lot=1 bidder=cora kind=dialogue scored=no starts="2026-02-26 10:00" agenda="Cells and escorts"
olga amend reason="A misprint" minor="Nothing else is asked for." notice="Requirements, version 2" with=bill {
  document document=1 version=2 paper="Requirements, version 2" title="Requirements"
}
olga minute session=1 present="Bela, Olga" paper="?" ! session-early
olga minute session=7 present="Bela, Olga" paper="?" ! no-such-session
2026-02-24 12:00 bela agree session=1 ! minute-missing
bela agree session=7 ! no-such-session
olga minute session=1 present="Bela, Olga" paper="Minutes of the first session with Bela"
cora agree session=1 ! not-your-session
olga minute session=1 present="Bela, Olga, Bill" paper="Minutes of the first session with Bela, corrected"
bela agree session=1
bela agree session=1 ! decided-already
olga minute session=1 present="?" paper="?" ! decided-already

> Bela named two things. It lets others have item 3, not item 4.
bela item item=3 session=1 text="A video link spares one escort in four."
olga item item=4 session=1 text="Bela's own booking software plans the rest."
bela item item=4 session=1 text="?" ! number-taken
cora item item=5 session=1 text="?" ! not-your-session
bela item item=5 session=7 text="?" ! no-such-session
cora consent item=3 decision=yes ! not-your-session
bela consent item=9 decision=yes ! no-such-item
bela consent item=3 decision=yes
bela consent item=4 decision=no

> The requirements change. Where the change comes from is declared, or it is not issued; and all get
> more time for it.
olga amend reason="Video links" notice="Requirements, version 3" with=bill ! source-undeclared {
  document document=1 version=3 paper="Requirements with video links" title="Requirements"
}
olga amend reason="Video links" notice="Requirements, version 3" with=bill ! consent-missing {
  document document=1 version=3 paper="Requirements with planning software" title="Requirements"
  source document=1 version=3 item=4 reason="From the session"
}
olga amend reason="Video links" notice="Requirements, version 3" with=bill ! no-such-item {
  document document=1 version=3 paper="Requirements with video links" title="Requirements"
  source document=1 version=3 item=8 reason="From the session"
}
olga amend reason="Video links" notice="Requirements, version 3" with=bill ! no-such-document {
  source document=1 version=3 item=3 reason="From the session"
}
olga amend reason="Video links" notice="Requirements, version 3" with=bill ! change-unlengthened {
  document document=1 version=3 paper="Requirements with video links" title="Requirements"
  source document=1 version=3 item=3 reason="Bela's session; Bela consents"
}
olga amend reason="Video links" notice="Requirements, version 3" with=bill {
  document document=1 version=3 paper="Requirements with video links" title="Requirements"
  source document=1 version=3 item=3 reason="Bela's session; Bela consents"
  timetable round=2 event=deadline moment="2026-03-12 12:00"
}
olga amend reason="Opening hours" minor="They say when the doors open, no more." notice="Requirements, version 4" with=bill {
  document document=1 version=4 paper="Requirements with opening hours" title="Requirements"
  source document=1 version=4 item=0 reason="The county's decision of 24 February"
}

> The end of dialogue: each candidate as many sessions as the others, minuted and agreed.
2026-03-02 09:00 olga minute session=2 present="Cora, Olga" paper="Minutes of the first session with Cora"
bela seal lot=1 quality="b.pdf 3000"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000"
cora deposit lot=1
2026-03-12 12:10 olga list round=2 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga dialogue-close lot=1 reason="All is said." with=bill ! dialogue-unequal
cora agree session=2
olga select lot=1 bidder=bela outcome=selected reason="Goes on."
olga select lot=1 bidder=cora outcome=declined reason="?" ! reduction-unreserved
olga select lot=1 bidder=cora outcome=selected reason="Goes on."
olga invite round=3 reason="Tender" paper="Invitation to tender" with=bill ! dialogue-open {
  timetable round=3 event=deadline moment="2026-04-20 12:00"
  invited round=3 lot=1 bidder=bela
  invited round=3 lot=1 bidder=cora
}
olga dialogue-close lot=1 reason="All is said." with=bill
olga dialogue-close lot=1 reason="Once more." with=bill ! dialogue-closed
olga session session=3 lot=1 bidder=bela kind=dialogue scored=no starts="2026-03-12 10:00" agenda="?" ! dialogue-closed
olga session session=3 lot=1 bidder=bela kind=visit scored=no starts="2026-03-12 10:00" agenda="The cells in town"
olga invite round=3 reason="Tender" paper="Invitation to tender" with=bill ! source-undeclared {
  timetable round=3 event=deadline moment="2026-04-20 12:00"
  document document=1 version=5 paper="Requirements, final" title="Requirements"
  invited round=3 lot=1 bidder=bela
  invited round=3 lot=1 bidder=cora
}
olga invite round=3 reason="Tender" paper="Invitation to tender" with=bill {
  timetable round=3 event=deadline moment="2026-04-20 12:00"
  document document=1 version=5 paper="Requirements, final" title="Requirements"
  source document=1 version=5 item=0 reason="Numbers of 2025 put in"
  source document=1 version=5 item=3 reason="Video links once more"
  invited round=3 lot=1 bidder=bela
  invited round=3 lot=1 bidder=cora
}
expect phase lot=1 open

> THE TENDER, and what the winner promised. What was said in dialogue is confirmed, not changed.
2026-03-20 09:00 bela seal lot=1 quality="b.pdf 3000" price="1 2027 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 2027 1 145000.00"
cora deposit lot=1
2026-04-20 12:10 olga list round=3 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
eva score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=0 reason="Nothing." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=0 reason="Nothing." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="Agreed." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=0 reason="Agreed." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price
expect told olga "lot 1: test a bidder's finances again: bela"
olga retest bidder=bela what=finances outcome=passes paper="Accounts to March" reason="Sound." with=bill
expect told olga "lot 1: award: bela"
olga award-first lot=1 with=bill
olga summary lot=1 bidder=bela paper="Assessment summary for Bela"
olga summary lot=1 bidder=cora paper="Assessment summary for Cora"
2026-04-22 09:00 olga notice-published notice=award lot=1 published="2026-04-22 08:30" reference="UK6 92-2026"
olga retest bidder=bela what=finances outcome=passes paper="Accounts to April" reason="Sound." with=bill
expect told olga "lot 1: ask the winner to confirm what it promised: bela" "lot 1: declare a standstill, if you grant one: the law demands none"
olga contract lot=1 bidder=bela value=150,000 from=2026-06-01 until=2028-05-31 paper="Contract" with=bill ! commitments-unconfirmed
olga inquire inquiry=1 lot=1 bidder=cora about=commitments until="2026-04-24 12:00" text="?" ! inquiry-unfit
olga inquire inquiry=1 lot=1 bidder=bela about=commitments until="2026-04-24 12:00" text="Video links in all cells from the first day?"
olga contract lot=1 bidder=bela value=150,000 from=2026-06-01 until=2028-05-31 paper="Contract" with=bill ! commitments-unconfirmed
bela reply inquiry=1 text="Yes, as tendered."
olga resolve inquiry=1 ruling=confirmed reason="As tendered." with=bill
olga contract lot=1 bidder=bela value=150,000 from=2026-06-01 until=2028-05-31 paper="Contract" with=bill
expect phase lot=1 contract
