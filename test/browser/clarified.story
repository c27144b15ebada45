# A tender under way today, for the page of a mark: bidders were asked about their bids, and what they replied either says
# no more than the bid, or would change it. Buyer, firms and people are invented.
{-60} 09:00 olga office "Olga Brandt, Arden Constabulary"
bill office "Bill Tarrant, Arden Constabulary"
olga begin year={year} number=301 kind=open rules={-60} zone=Europe/London division=england-wales title="Cleaning of stations" buyer="Arden Constabulary" with=bill
olga enlist eva evaluator "Eva Lind, estates"
olga enlist finn evaluator "Finn Moss, custody"
olga enlist hana holder "Hana Reid, audit"
olga conflict finding=none
bill conflict finding=none
eva conflict finding=none
finn conflict finding=none
hana lock
olga fact fact=electronic value=yes reason="This box only"
olga fact fact=all-documents value=yes reason="All are published"
{-55} 12:00 olga publish retention="2055-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="Stations"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=30 scale=1 title="Method"
  criterion lot=1 criterion=2 kind=quality weight=20 scale=1 title="Staff"
  criterion lot=1 criterion=3 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=1 padded=65536
  timetable round=1 event=deadline moment="{-10} 12:00"
}
olga notice-published notice=tender lot=0 published="{-55} 12:00" reference="UK4 17"
{-20} 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="method.pdf 3000" price="1 2030 1 150000.00"
bela deposit lot=1
cora interest name="Cora Ltd"
cora seal lot=1 quality="method.pdf 3000" price="1 2030 1 140000.00"
cora deposit lot=1
{-10} 12:10 olga list round=1 reason="Clock checked." with=bill
olga admit lot=1 bidder=bela reason="Complete." with=bill
olga admit lot=1 bidder=cora reason="Complete." with=bill
hana turn lot=1 envelope=quality
olga open lot=1 envelope=quality
olga inquire inquiry=1 lot=1 bidder=bela about=clarification until="{-7} 12:00" text="Who cleans on <Sundays> & at night?"
olga inquire inquiry=2 lot=1 bidder=bela about=clarification until="{-7} 12:00" text="How many crews are there?"
olga inquire inquiry=3 lot=1 bidder=bela about=clarification until="{-7} 12:00" text="Which plan counts?"
{-9} 09:00 bela reply inquiry=1 text="The <second> crew, as page 4 says."
bela reply inquiry=2 text="Three, no longer two."
{-6} 09:00 olga resolve inquiry=1 ruling=clarifies reason="Page 4 says so." with=bill
olga resolve inquiry=2 ruling=changes reason="The bid says two." with=bill
