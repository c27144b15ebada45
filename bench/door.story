# The tender whose bids are handed in over HTTP, today: one lot, three of five padlocks, few ticks.
{-40} 09:00 olga office
bill office
olga begin year={year} number=1 kind=open rules={-40} zone=Europe/London division=united-kingdom title="T" buyer="B" with=bill
olga enlist h1 holder
olga enlist h2 holder
olga enlist h3 holder
olga enlist h4 holder
olga enlist h5 holder
olga conflict finding=none
bill conflict finding=none
h1 lock
h2 lock
h3 lock
h4 lock
h5 lock
{-39} 12:00 olga publish retention="{year+10}-01-01 00:00" notice="N" with=bill {
  lot lot=1 regime=pa-2023-light least=1 least_basis="B" most=2 most_basis="B" months=1 title="L"
  mark scale=1 mark=0 says="0"
  mark scale=1 mark=5 says="5"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Q"
  criterion lot=1 criterion=2 kind=price weight=40 title="P"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=3 padded=4096
  timetable round=1 event=deadline moment="{+40} 12:00"
}
{-1} 11:00 olga wait
