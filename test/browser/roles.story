# Two tenders under way today, for the pages of approvers, of letters, of dialogue and of the data room.
# Buyer, firms and people are invented.
{-70} 09:00 olga office "Olga Brandt, Arden Constabulary"
bill office "Bill Tarrant, Arden Constabulary"

> THE STATIONS. Awarded; nobody has a letter yet, and a board of three wants to see the contract.
{-69} 09:00 olga begin year={year} number=201 kind=open rules={-69} zone=Europe/London division=england-wales title="Cleaning of stations" buyer="Arden Constabulary" with=bill
olga enlist cleo chair "Cleo Hart, estates"
olga enlist eva evaluator "Eva Lind, estates"
olga enlist finn evaluator "Finn Moss, custody"
olga enlist hana holder "Hana Reid, audit"
olga enlist ivo holder "Ivo Bell, staff side"
olga enlist ines approver "Ines Varga, board"
olga enlist otis approver "Otis Reed, board"
olga enlist pia approver "Pia Lund, board"
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
finn conflict finding=none
ines conflict finding=none
otis conflict finding=none
pia conflict finding=none
hana lock
ivo lock
olga fact fact=electronic value=yes reason="This box only"
olga fact fact=all-documents value=yes reason="All are published"
olga gate gate=1 approver=ines needed=2 before=contract title="Joint board: may it be signed?"
olga seat gate=1 approver=otis
olga seat gate=1 approver=pia

> THE CELLS. A dialogue with two firms; one of them reads in the data room.
{-68} 09:00 olga begin year={year} number=202 kind=open rules={-68} zone=Europe/London division=england-wales title="Cells and escorts" buyer="Arden Constabulary" with=bill
olga enlist hana holder "Hana Reid, audit"
olga enlist ivo holder "Ivo Bell, staff side"
olga enlist cleo chair "Cleo Hart, estates"
olga enlist eva evaluator "Eva Lind, estates"
olga enlist mona manager "Mona Ash, contracts"
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
mona conflict finding=none
hana lock
ivo lock
olga fact fact=electronic value=yes reason="This box only"
olga fact fact=all-documents value=yes reason="All are published"

tender {year}-201
{-60} 12:00 olga publish retention="{year+10}-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=3 says="Enough"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="{-25} 12:00"
  timetable round=1 event=validity moment="{+90} 17:00"
}

tender {year}-202
{-60} 12:00 olga publish retention="{year+10}-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023-light least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Custody"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=price weight=40 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  reserve lot=1 what=reduction text="One solution at least may be left out after the dialogue."
  round round=1 kind=selection needed=2 padded=65536
  round round=2 kind=dialogue needed=2 padded=65536
  round round=3 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="{-30} 12:00"
  document document=1 version=1 paper="Requirements, version 1" title="Requirements"
}

tender {year}-201
{-60} 14:00 olga notice-published notice=tender published="{-60} 13:30" reference="UK4 000201-{year}"

tender {year}-202
{-60} 14:00 olga notice-published notice=tender published="{-60} 13:30" reference="UK4 000202-{year}"

tender {year}-201
{-40} 09:00 olga enlist quin approver "Quin Ray, board"
bela interest name="Bela & Daughters Ltd"
cora interest name="Cora Cleaning plc"
dray interest name="Dray Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 {year+1} 1 150000.00"
bela deposit lot=1
cora seal lot=1 quality="c.pdf 3000" price="1 {year+1} 1 140000.00"
cora deposit lot=1
dray seal lot=1 quality="d.pdf 3000" price="1 {year+1} 1 190000.00"
dray deposit lot=1

tender {year}-202
{-40} 10:00 kite interest name="Kite Custody Ltd"
lark interest name="Lark <b>Escorts</b> Ltd"
kite seal lot=1 quality="k.pdf 3000"
kite deposit lot=1
lark seal lot=1 quality="l.pdf 3000"
lark deposit lot=1
{-30} 12:20 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=kite reason="Complete." with=bill
olga admit lot=1 bidder=lark reason="Complete." with=bill
olga select lot=1 bidder=kite outcome=selected reason="Qualifies, with three custody suites."
olga select lot=1 bidder=lark outcome=selected reason="Qualifies, with two."
olga invite round=2 reason="Dialogue" paper="Invitation to the dialogue" with=bill {
  timetable round=2 event=deadline moment="{+40} 12:00"
  invited round=2 lot=1 bidder=kite
  invited round=2 lot=1 bidder=lark
}

tender {year}-201
{-25} 12:20 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
olga admit lot=1 bidder=dray reason="Complete." with=bill
hana turn lot=1 envelope=quality
ivo turn lot=1 envelope=quality
olga open lot=1 envelope=quality
{-20} 09:00 eva score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
eva score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
eva score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
eva scores-done lot=1
finn score lot=1 bidder=bela criterion=1 mark=5 reason="All of it." file=1 page=1
finn score lot=1 bidder=cora criterion=1 mark=3 reason="Enough." file=1 page=1
finn score lot=1 bidder=dray criterion=1 mark=3 reason="Enough." file=1 page=1
finn scores-done lot=1
cleo consensus lot=1 bidder=bela criterion=1 mark=5 reason="All of it, with names." present="Eva, Finn"
cleo consensus lot=1 bidder=cora criterion=1 mark=3 reason="Enough, and no more." present="Eva, Finn"
cleo consensus lot=1 bidder=dray criterion=1 mark=3 reason="Enough, and no more." present="Eva, Finn"
olga lock-scores lot=1 with=bill
hana turn lot=1 envelope=price
ivo turn lot=1 envelope=price
olga open lot=1 envelope=price

tender {year}-202
{-15} 09:00 olga session session=1 lot=1 bidder=kite kind=dialogue scored=no starts="{-14} 10:00" agenda="Cells and escorts"
olga session session=2 lot=1 bidder=lark kind=dialogue scored=no starts="{-13} 10:00" agenda="Cells and escorts"
{-14} 15:00 olga minute session=1 present="Kite, Olga" paper="Minutes of the first session with Kite"
kite item item=1 session=1 text="A video link spares one escort in four."
kite item item=2 session=1 text="Our own booking software plans the rest."
kite consent item=2 decision=no
{-12} 09:00 olga exhibit exhibit=1 vetting=security paper="Plans with doors and cameras" title="Plans of the cells"
olga reader reader=1 bidder=kite vetting=security agreement="Signed by Rhys Bell" name="Rhys Bell"
olga reader reader=2 bidder=lark vetting=basic agreement="Signed by Sara Dunn" name="Sara Dunn"
olga reading reader=1 exhibit=1

tender {year}-201
{-10} 10:00 otis approval gate=1 decision=rejected version=1 paper="For decision: Joint board: may it be signed?" reason="The exit clause is missing."
ines approval gate=1 decision=rejected version=1 reason="So I think."
{-6} 09:00 olga award-first lot=1 with=bill
