"""A tender of many bids and questions carried to its end: three evaluators mark, the panel agrees, prices are opened, the lot
is awarded, everybody has a letter; and as many running contracts in a book of their own. Prints for each page, picture
and paper how many bytes it has and what it takes of the processor. By hand, for the tender takes a while.

decided.py [BIDS [CRITERIA [CONTRACTS [FOLDER]]]]      500 40 1000; the books stay in FOLDER, to be served and looked at"""
import datetime, os, shutil, subprocess, sys, tempfile

from played import (OFFICE, TB, begun, firms_of, listed_on, looked_at, lot_of, marked, played, served, written)

BIDS, CRITERIA, CONTRACTS = [int(n) for n in sys.argv[1:4]] + [500, 40, 1000][len(sys.argv) - 1:]
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
PANEL, TENDER, LOTS = ("eva", "finn", "gita"), "/t/2026-1", 10

# ---- marks and prices

def found(bid, criterion, nth):
    """By no chance, and spread over the scale."""
    good = (bid * 7919 + criterion * 104729) % 97
    return min(5, max(0, 1 + good // 24 + (bid + criterion * 3 + nth * 5) % 4 - 1))

def agreed(bid, criterion):
    return sorted(found(bid, criterion, n) for n in range(len(PANEL)))[1]

def price(bid):
    return f"{90000 + bid * 31337 % 60000}.{bid % 100:02d}"

def scored(bids, criteria):
    firms, day = firms_of(bids), listed_on(bids) + datetime.timedelta(days=7)
    lines = [f"{day} 09:00 olga wait"]
    for nth, who in enumerate(PANEL):
        lines += [f'{who} score lot=1 bidder={firm} criterion={c} mark={found(bid, c, nth)} reason="As page 1 shows." file=1 page=1'
                  for bid, firm in enumerate(firms) for c in range(1, criteria + 1)]
        lines += [f"{who} scores-done lot=1"]
    lines += [f'cleo consensus lot=1 bidder={firm} criterion={c} mark={agreed(bid, c)} reason="Weekends are left open on page 1." '
              'present="Eva, Finn, Gita"' for bid, firm in enumerate(firms) for c in range(1, criteria + 1)]
    return lines + ["olga lock-scores lot=1 with=bill"], day

def story():
    firms = firms_of(BIDS)
    lines, day = scored(BIDS, CRITERIA)
    lines = marked(BIDS, CRITERIA, PANEL, least=1, price=price) + lines
    lines += [f"{day} 10:00 hana turn lot=1 envelope=price", f"{day} 11:00 olga open lot=1 envelope=price",
              'olga award-first lot=1 report="Award report" with=bill']
    lines += [f'olga summary lot=1 bidder={firm} paper="Assessment summary of {firm}"' for firm in firms]
    return lines

# ---- contracts

def lots_of(tender):
    return range(1, min(LOTS, CONTRACTS - tender * LOTS) + 1)

def tenders(lines_of):
    lines = []
    for t in range((CONTRACTS + LOTS - 1) // LOTS):
        lines += [f"tender 2026-{t + 1}", *lines_of(lots_of(t))]
    return lines

def notice(t):
    lines = [begun(t + 1, f"Tender {t + 1} of many").rstrip()]
    for lot in lots_of(t):
        lines += [lot_of(lot, f"Lot {lot} of tender {t + 1}").rstrip(), f'  criterion lot={lot} criterion=1 kind=price weight=100 title="P"']
    return lines + ["  round round=1 kind=tender needed=1 padded=4096", '  timetable round=1 event=deadline moment="2026-02-12 12:00"', "}"]

def each_lot(*forms):
    return lambda lots: [form.format(lot=lot) for form in forms for lot in lots]

def contracts():
    listed = listed_on(CONTRACTS)
    lines = [OFFICE.rstrip()]
    for t in range((CONTRACTS + LOTS - 1) // LOTS):
        lines += notice(t)
    lines += ["2026-01-20 10:00 olga wait"] + tenders(lambda lots: ['f0 interest name="Firm f0" identifier="X f0"'])
    lines += tenders(lambda lots: [line for lot in lots for line in
                                   (f'f0 seal lot={lot} quality="Method.txt 600" price="1 2026 1 100.00"', f"f0 deposit lot={lot}")])
    lines += [f"{listed} 09:10 olga wait"] + tenders(lambda lots: ['olga list round=1 reason="Clock checked." with=bill'])
    lines += tenders(each_lot('olga admit lot={lot} bidder=f0 reason="Complete." with=bill', "hana turn lot={lot} envelope=quality",
                              "olga open lot={lot} envelope=quality", "eva scores-done lot={lot}",
                              "olga lock-scores lot={lot} with=bill", "hana turn lot={lot} envelope=price",
                              "olga open lot={lot} envelope=price", 'olga award-first lot={lot} report="R" with=bill',
                              'olga summary lot={lot} bidder=f0 paper="S"'))
    lines += [f"{listed} 18:00 olga wait"]
    return lines + tenders(each_lot(
        f'olga notice-published notice=award lot={{lot}} published="{listed} 17:00" reference="UK6 {{lot}}"',
        'olga contract lot={lot} bidder=f0 value=100 from=2027-01-01 until=2029-12-31 paper="Contract" with=bill'))

# ---- what is looked at

FIRM, WINNER = "f7", "f0"
PAGES = [("olga", f"{TENDER}/{page}") for page in (
    "manage", "results", "results.csv?lot=1&picture=scores", "results.csv?lot=1&picture=panel", "moderation/1", "letters",
    "do", "opened", "oversee")]
PAGES += [("olga", "/home"), ("olga", "/oversee"), ("cleo", f"{TENDER}/moderation/1"), ("eva", f"{TENDER}/score/1"),
          (FIRM, f"{TENDER}/results"), (FIRM, "/home"), ("", TENDER), ("", f"{TENDER}/award"), ("", f"{TENDER}/opening"),
          ("", f"{TENDER}/results")]
RUNNING = [("", "/contracts"), ("", "/contracts?page=10"), ("", "/contracts.csv"), ("", "/t/2026-1"), ("", "/t/2026-1/contract"),
           ("", "/"), ("olga", "/home"), ("olga", "/oversee"), ("olga", "/t/2026-1/manage"), ("olga", "/t/2026-1/contract/manage"),
           ("olga", "/t/2026-1/results")]

def papers(book, folder):
    """What the command line makes of it: the report and one letter."""
    for name, more in (("award-report", []), ("summary", ["--bidder", "Firm f7"])):
        for form in ("html", "pdf"):
            out, before = f"{folder}/{name}.{form}", os.times()
            if os.path.exists(out):
                os.remove(out)
            subprocess.run([TB, "paper", name, "--lot", "1", *more, *(["--pdf"] if form == "pdf" else []), "--book", book, "-p",
                            "2026-1", "-o", out, "-q"], check=True, stdout=subprocess.DEVNULL)
            after = os.times()
            print(f"| {name}, {form} | command line | {os.path.getsize(out)} | "
                  f"{(after.children_user + after.children_system - before.children_user - before.children_system) * 1000:.0f} ms |",
                  flush=True)

def looked_into(folder, told, people, pages):
    p = None
    try:
        if not os.path.exists(f"{folder}/book"):
            os.makedirs(folder)
            played(folder, written(folder, "many", told()), people)
        p, port = served(f"{folder}/book")
        looked_at(p, port, pages, 3)
    finally:
        if p:
            p.terminate()
            p.wait()

def main():
    folder = FOLDER or tempfile.mkdtemp(prefix="decided-")
    try:
        print(f"| page, with {BIDS} bids of {CRITERIA} criteria and {CONTRACTS} contracts | as | bytes | CPU |\n|---|---|---|---|")
        looked_into(f"{folder}/bids", story, f"olga|bill|cleo|eva|{FIRM}|{WINNER}", PAGES)
        papers(f"{folder}/bids/book", f"{folder}/bids")
        looked_into(f"{folder}/contracts", contracts, "olga|f0", RUNNING)
    finally:
        if not FOLDER:
            shutil.rmtree(folder)

main()
