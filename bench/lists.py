"""Pages with many rows: an officer with so many drafts, and one tender with as many bidders, questions, answers and bids that
were listed and wait; and another book with as many opened envelopes, sessions, minutes, readers and documents. Prints
for each page how many bytes it has and what it takes of the processor. By hand.

lists.py [ROWS [FOLDER]]            1000; the books stay in FOLDER, to be served and looked at"""
import datetime, os, shutil, sys, tempfile

from played import (OFFICE, admitted, begun, firms_of, handed_in, listed_on, looked_at, lot_of, played, registered, served, written)

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
TENDER = "/t/2026-42"

BEGUN = begun(42) + lot_of(1) + """  mark scale=1 mark=0 says="0"
  mark scale=1 mark=5 says="5"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Q"
  criterion lot=1 criterion=2 kind=price weight=40 title="P"
"""
TENDERED = BEGUN + """  round round=1 kind=tender needed=1 padded=4096
  timetable round=1 event=questions moment="2026-02-10 12:00"
  timetable round=1 event=deadline moment="2026-02-12 12:00"
}
2026-01-20 10:00 olga wait
"""
TALKS = BEGUN + """  round round=1 kind=selection needed=1 padded=4096
  round round=2 kind=dialogue needed=1 padded=4096
  round round=3 kind=tender needed=1 padded=4096
  timetable round=1 event=deadline moment="2026-02-12 12:00"
}
2026-01-20 10:00 olga wait
"""

# Everybody who handed in talks, minutes are agreed, something is disclosed and read.
def talks():
    firms, listed = firms_of(ROWS), listed_on(ROWS)
    lines = [TALKS.rstrip(), *registered(firms)]
    for firm in firms:
        lines += [f'{firm} seal lot=1 quality="Method.txt 100; Team.txt 100; Plan.txt 100"', f"{firm} deposit lot=1"]
    lines += [f'{listed} 09:10 olga list round=1 reason="Clock checked." with=bill', *admitted(firms)]
    lines += [f"{listed} 10:00 hana turn lot=1 envelope=qualification", f"{listed} 11:00 olga open lot=1 envelope=qualification"]
    lines += [f'olga select lot=1 bidder={firm} outcome=selected reason="Qualifies."' for firm in firms]
    invited, held = listed + datetime.timedelta(days=1), listed + datetime.timedelta(days=5)
    lines += [f'{invited} 09:00 olga invite round=2 reason="Dialogue" paper="Invitation" with=bill {{',
              f'  timetable round=2 event=deadline moment="{listed + datetime.timedelta(days=60)} 12:00"']
    lines += [f"  invited round=2 lot=1 bidder={firm}" for firm in firms] + ["}"]
    lines += [f'olga session session={n + 1} lot=1 bidder={firm} kind=dialogue scored=no starts="{held} 10:00" agenda="Cells"'
              for n, firm in enumerate(firms)]
    lines += [f"{held} 17:00 olga wait"]
    for n, firm in enumerate(firms):
        lines += [f'olga minute session={n + 1} present="Firm {firm}, Olga" paper="Minutes {n + 1}"', f"{firm} agree session={n + 1}",
                  f'{firm} item item={n + 1} session={n + 1} text="A video link spares one escort in four."',
                  f'olga exhibit exhibit={n + 1} vetting=basic paper="Plans {n + 1}" title="Plan {n + 1}"',
                  f'olga reader reader={n + 1} bidder={firm} vetting=security agreement="Signed {n + 1}" name="Reader {n + 1}"',
                  f"{firm} reading reader={n + 1} exhibit=1"]
    return [OFFICE.rstrip(), *lines]

def story():
    firms = firms_of(ROWS)
    lines = [f'olga begin year=2026 number={1000 + n} kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom '
             f'title="Tender {n} of many" buyer="B" with=bill' for n in range(ROWS)]
    lines += [TENDERED.rstrip(), *registered(firms)]
    lines += [f'{firm} question text="What {firm} does not understand?"' for firm in firms]
    lines += [f'olga answer answer={n + 1} text="Answer {n + 1}, to everybody."' for n in range(ROWS)]
    lines += handed_in(firms, "Method.txt 600")
    lines += [f'{listed_on(ROWS)} 12:10 olga list round=1 reason="Clock checked." with=bill']
    return [OFFICE.rstrip(), *lines]

FIRM = "f7" if ROWS > 7 else "f0"
PAGES = [("olga", path) for path in ("/home", "/oversee", f"{TENDER}/manage", f"{TENDER}/questions", f"{TENDER}/questions?page=20",
         f"{TENDER}/oversee", f"{TENDER}/do", f"{TENDER}/do/admit", f"{TENDER}/do/answer", f"{TENDER}/agreements", "/people", "/admin",
         TENDER)]
PAGES += [("eva", "/home"), ("eva", f"{TENDER}/score"), (FIRM, f"{TENDER}/bid"), ("", "/"), ("", TENDER),
          ("", f"{TENDER}/answers"), ("", f"{TENDER}/answers?page=20"), ("", f"{TENDER}/opening"), ("", "/log"), ("", "/contracts")]

TALKED = [("olga", f"{TENDER}/{page}") for page in ("manage", "do", "open", "opened", "opened?page=25", "dialogue", "dialogue/2?page=20",
          "dialogue/1", "room", "room?page=10", "letters", "contract/manage")]
TALKED += [("olga", "/home"), (FIRM, f"{TENDER}/dialogue"), (FIRM, f"{TENDER}/room"), (FIRM, f"{TENDER}/late"), (FIRM, f"{TENDER}/opened")]

def looked_into(folder, told, pages):
    p = None
    try:
        if not os.path.exists(f"{folder}/book"):
            os.makedirs(folder)
            played(folder, written(folder, "many", told()), "olga|eva|f0|f7")
        p, port = served(f"{folder}/book")
        looked_at(p, port, [(who, path) for who, path in pages if ROWS or who[:1] != "f"])
    finally:
        if p:
            p.terminate()
            p.wait()

def main():
    folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="lists-")
    try:
        print(f"| page with {ROWS} rows | as | bytes | CPU |\n|---|---|---|---|")
        looked_into(f"{folder}/many", story, PAGES)
        looked_into(f"{folder}/talks", talks, TALKED)
    finally:
        if len(sys.argv) < 3:
            shutil.rmtree(folder)

main()
