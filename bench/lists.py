"""Pages with many rows: an officer with so many drafts, and one tender with as many bidders, questions, answers and bids that
were listed and wait; and another book with as many opened envelopes, sessions, minutes, readers and documents. Prints
for each page how many bytes it has and what it takes of the processor. By hand.

lists.py [ROWS [FOLDER]]            1000; the books stay in FOLDER, to be served and looked at"""
import datetime, http.client, os, re, shutil, subprocess, sys, tempfile, urllib.parse

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TB = f"{TOP}/build/release/src/tenderbox"
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
TIMES, TENDER, ENTRIES_A_DAY = 10, "/t/2026-42", 8          # of a box in a story

HEAD = """2026-01-05 09:00 olga office
bill office
"""
BEGUN = """olga begin year=2026 number=42 kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom title="Much of it" buyer="B" with=bill
olga enlist cleo chair
olga enlist eva evaluator
olga enlist hana holder
olga conflict finding=none
bill conflict finding=none
cleo conflict finding=none
eva conflict finding=none
hana lock
2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="N" with=bill {
  lot lot=1 regime=pa-2023-light least=1 least_basis="B" most=2 most_basis="B" months=1 title="L"
  mark scale=1 mark=0 says="0"
  mark scale=1 mark=5 says="5"
  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title="Q"
  criterion lot=1 criterion=2 kind=price weight=40 title="P"
  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up
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
    firms = [f"f{n}" for n in range(ROWS)]
    listed = datetime.date(2026, 2, 14) + datetime.timedelta(days=ROWS // ENTRIES_A_DAY)
    lines = [TALKS.rstrip()]
    lines += [f'{firm} interest name="Firm {firm}" identifier="X {firm}"' for firm in firms]
    for firm in firms:
        lines += [f'{firm} seal lot=1 quality="Method.txt 100; Team.txt 100; Plan.txt 100"', f"{firm} deposit lot=1"]
    lines += [f'{listed} 09:10 olga list round=1 reason="Clock checked." with=bill']
    lines += [f'olga admit lot=1 bidder={firm} reason="Complete." with=bill' for firm in firms]
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
    return HEAD + "\n".join(lines) + "\n"

def story():
    firms = [f"f{n}" for n in range(ROWS)]
    lines = [f'olga begin year=2026 number={1000 + n} kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom '
             f'title="Tender {n} of many" buyer="B" with=bill' for n in range(ROWS)]
    lines += [TENDERED.rstrip()]
    lines += [f'{firm} interest name="Firm {firm}" identifier="X {firm}"' for firm in firms]
    lines += [f'{firm} question text="What {firm} does not understand?"' for firm in firms]
    lines += [f'olga answer answer={n + 1} text="Answer {n + 1}, to everybody."' for n in range(ROWS)]
    for firm in firms:
        lines += [f'{firm} seal lot=1 quality="Method.txt 600" price="1 2026 1 100.00"', f"{firm} deposit lot=1"]
    listed = datetime.date(2026, 2, 14) + datetime.timedelta(days=ROWS // ENTRIES_A_DAY)
    lines += [f'{listed} 12:10 olga list round=1 reason="Clock checked." with=bill']
    return HEAD + "\n".join(lines) + "\n"

def played(folder, told):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/many.story", "w") as f:
        f.write(told())
    subprocess.run(["ninja", "-C", f"{TOP}/build/release", "bench/played"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([f"{TOP}/build/release/bench/played", f"{folder}/many.story", folder], check=True)
    people = f"{folder}/book/demonstration/people"                # of a demonstration a server takes fewer than these
    with open(people) as f:
        kept = [line for line in f if re.match(r"tenderbox/|file=story-(olga|eva|f0|f7)[.]", line)]
    with open(people, "w") as f:
        f.writelines(kept)

def served(book):
    p = subprocess.Popen([TB, "serve", book, "--demonstration", "--listen", "127.0.0.1:0", "--json", "--clock-is-right"],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    while "http://127.0.0.1" not in (line := p.stdout.readline()):
        if not line:
            raise SystemExit("it does not start")
    return p, int(re.search(r"http://127\.0\.0\.1:(\d+)", line)[1])

def ask(port, cookie, method, path, fields=None):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    body = None if fields is None else urllib.parse.urlencode(fields)
    headers = {"Cookie": cookie} if cookie else {}
    line.request(method, path, body, headers | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {}))
    answer = line.getresponse()
    return answer.status, answer.read().decode(errors="replace"), re.match(r"([^;]*)", answer.getheader("Set-Cookie") or "")[1]

def signed_in(port, who):
    _, page, cookie = ask(port, "", "GET", "/demonstration")
    key = re.search(r'name="form_key" value="([^"]*)"', page)[1]
    return ask(port, cookie, "POST", "/demonstration", {"form_key": key, "id": f"story-{who}"})[2] or cookie

def ticks(p):
    with open(f"/proc/{p.pid}/stat") as f:
        return sum(int(n) for n in f.read().rsplit(")", 1)[1].split()[11:13]) * 10

FIRM = "f7" if ROWS > 7 else "f0"
PAGES = [("olga", path) for path in ("/home", "/oversee", f"{TENDER}/manage", f"{TENDER}/questions", f"{TENDER}/questions?page=20",
         f"{TENDER}/oversee", f"{TENDER}/do", f"{TENDER}/do/admit", f"{TENDER}/do/answer", f"{TENDER}/agreements", "/people", "/admin",
         TENDER)]
PAGES += [("eva", "/home"), ("eva", f"{TENDER}/score"), (FIRM, f"{TENDER}/bid"), ("", "/"), ("", TENDER),
          ("", f"{TENDER}/answers"), ("", f"{TENDER}/answers?page=20"), ("", f"{TENDER}/opening"), ("", "/log"), ("", "/contracts")]

TALKED = [("olga", f"{TENDER}/{page}") for page in ("manage", "do", "open", "opened", "opened?page=25", "dialogue", "dialogue/2?page=20",
          "dialogue/1", "room", "room?page=10", "letters", "contract/manage")]
TALKED += [("olga", "/home"), (FIRM, f"{TENDER}/dialogue"), (FIRM, f"{TENDER}/room"), (FIRM, f"{TENDER}/late"), (FIRM, f"{TENDER}/opened")]

def looked_at(folder, told, pages):
    p = None
    try:
        if not os.path.exists(f"{folder}/book"):
            played(folder, told)
        p, port = served(f"{folder}/book")
        cookies = {who: signed_in(port, who) if who else "" for who, _ in pages if ROWS or who[:1] != "f"}
        for who, path in pages:
            if who not in cookies:
                continue
            status, text, _ = ask(port, cookies[who], "GET", path)
            began = ticks(p)
            for _ in range(TIMES):
                ask(port, cookies[who], "GET", path)
            print(f"| `{path}` | {who or 'anybody'} | {len(text)}{'' if status == 200 else f' (status {status})'} | "
                  f"{(ticks(p) - began) / TIMES:.0f} ms |", flush=True)
    finally:
        if p:
            p.terminate()
            p.wait()

def main():
    folder = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="lists-")
    try:
        print(f"| page with {ROWS} rows | as | bytes | CPU |\n|---|---|---|---|")
        looked_at(f"{folder}/many", story, PAGES)
        looked_at(f"{folder}/talks", talks, TALKED)
    finally:
        if len(sys.argv) < 3:
            shutil.rmtree(folder)

main()
