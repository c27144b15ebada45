# Two officers want to hand in for a bidder: they enter a key of their own for her. Everybody is told,
# the box knows the key with which she registered, and she stops the next one herself.
include prelude.story
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="UK4" with=bill {
  lot lot=1 regime=pa-2023 least=100,000 least_basis="Area" most=200,000 most_basis="Area" months=24 title="North"
  mark scale=1 mark=0 says="Nothing"
  mark scale=1 mark=5 says="All of it"
  criterion lot=1 criterion=1 kind=quality weight=50 scale=1 title="Quality"
  criterion lot=1 criterion=2 kind=price weight=50 title="Price"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
  round round=1 kind=tender needed=2 padded=65536
  timetable round=1 event=deadline moment="2026-02-10 12:00"
}
2026-02-01 09:00 bela interest name="Bela Ltd"
bela seal lot=1 quality="b.pdf 3000" price="1 2026 1 150000.00"
bela deposit lot=1
bela key-kept reason="Nobody asked." ! no-key-waits

> A stranger's key is entered for Bela. She does not look for two days; from then on it would count.
2026-02-02 09:00 rita poses-as bela
olga key-change person=bela key=rita reason="Lost, we were told." with=bill
expect told bela "keep your key, if the new one that officers entered for you is not yours, before Tuesday 10 February 2026, 12:00 GMT" "lot 1: seal and hand in your bid, before Tuesday 10 February 2026, 12:00 GMT"
2026-02-05 09:00 rita withdraw lot=1 ! key-changed-since
rita delegate dan "Dan Field" ! key-changed-since
rita seal lot=1 quality="r.pdf 3000" price="1 2026 1 190000.00"
rita deposit lot=1 ! head-differs
rita ready-deposit lot=1 ! head-differs

> A second key does not make the box forget Bela's. She stops both: the key that she keeps is her own.
rosa poses-as bela
olga key-change person=bela key=rosa reason="Lost again." with=bill
bela key-kept reason="Never lost; we asked for no key."
bela key-kept reason="Never." ! no-key-waits
2026-02-06 10:00 rosa question text="Is the yard included?" ! signature-foreign
rosa withdraw lot=1 ! signature-foreign
bela question text="Is the yard included?"
bela seal lot=1 quality="b.pdf 3500" price="1 2026 1 140000.00"
bela deposit lot=1

> Cora looks only then: as long as the box is open her new key does not count, and she stops it.
cora interest name="Cora Ltd"
rex poses-as cora
olga key-change person=cora key=rex reason="Lost, too." with=bill
2026-02-08 09:00 expect told cora "keep your key, if the new one that officers entered for you is not yours, before Tuesday 10 February 2026, 12:00 GMT" "lot 1: seal and hand in your bid, before Tuesday 10 February 2026, 12:00 GMT"
cora key-kept reason="It was not lost."
cora key-kept reason="Never." ! no-key-waits

> What is done for an evaluator is told to her, too; what is done for the panel when bids are known, to all.
eva key-kept reason="?" ! no-key-waits
2026-02-10 12:10 olga list round=1 reason="Clock checked." with=bill
expect box lot=1 bela replaced stands
rudi poses-as eva
olga key-change person=eva key=rudi reason="On leave." with=bill
expect told eva "keep your key, if the new one that officers entered for you is not yours, before Wednesday 11 February 2026, 12:10 GMT"
eva key-kept reason="I am here."
olga enlist gus evaluator "Gus Hale" ! agreement-missing
olga enlist gus evaluator "Gus Hale" with=bill ! role-unexplained
olga enlist gus evaluator "Gus Hale" reason="Finn is ill." with=bill
olga suspend lot=1 reason=" " ! words-unfit

> The box is listed, and Bela's own key counts, neither of the two that were entered for her.
olga admit lot=1 bidder=bela reason="Complete." with=bill
rita confidential lot=1 file=1 page=1 until=1 reason="Whatever." ! signature-foreign
bela confidential lot=1 file=1 page=1 until=1 reason="Our method."
