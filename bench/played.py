"""What lists.py, scoring.py and decided.py begin with: a tender as a story, played into a book, served, and asked for pages
as browsers ask."""
import datetime, http.client, os, re, subprocess, urllib.parse

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TB = f"{TOP}/build/release/src/tenderbox"
BOX_ENTRIES_A_DAY = 8
STORY_BYTES = 1 << 20                    # of one file; others are included

# ---- a tender as a story

OFFICE = """2026-01-05 09:00 olga office
bill office
"""

def begun(number, title="Much of it", panel=("eva",)):
    """A tender with its people, up to the lines of its notice."""
    return "\n".join(
        [f'olga begin year=2026 number={number} kind=open rules=2026-01-05 zone=Europe/London division=united-kingdom '
         f'title="{title}" buyer="B" with=bill', "olga enlist cleo chair"]
        + [f"olga enlist {who} evaluator" for who in panel]
        + ["olga enlist hana holder"]
        + [f"{who} conflict finding=none" for who in ("olga", "bill", "cleo", *panel)]
        + ["hana lock", '2026-01-12 12:00 olga publish retention="2036-01-01 00:00" notice="N" with=bill {\n'])

def lot_of(lot, title="L"):
    return (f'  lot lot={lot} regime=pa-2023-light least=1 least_basis="B" most=200,000 most_basis="B" months=48 title="{title}"\n'
            f"  formula lot={lot} formula=lowest-ratio where=total places=2 how=half-up\n")

def firms_of(bids):
    return [f"f{n}" for n in range(bids)]

def registered(firms):
    return [f'{firm} interest name="Firm {firm}" identifier="X {firm}"' for firm in firms]

def handed_in(firms, quality, price="100.00"):
    lines = []
    for n, firm in enumerate(firms):
        lines += [f'{firm} seal lot=1 quality="{quality}" price="1 2026 1 {price(n) if callable(price) else price}"',
                  f"{firm} deposit lot=1"]
    return lines

def listed_on(bids):
    """The day on which all of them are in the box's part of the log."""
    return datetime.date(2026, 2, 14) + datetime.timedelta(days=bids // BOX_ENTRIES_A_DAY)

def admitted(firms):
    return [f'olga admit lot=1 bidder={firm} reason="Complete." with=bill' for firm in firms]

def marked(bids, criteria, panel=("eva",), least=0, price="100.00"):
    """A tender of so many bids and questions, as far as to the first envelopes, opened: evaluators can begin."""
    firms, listed = firms_of(bids), listed_on(bids)
    lines = [OFFICE + begun(1, "T", panel) + lot_of(1).rstrip()]
    lines += [f'  mark scale=1 mark={mark} says="Meets {mark} of what is needed"' for mark in range(6)]
    lines += [f'  criterion lot=1 criterion={n} kind=quality weight=2 scale=1 title="How is question {n} answered?"'
              + (f" least={least}" if n == 1 and least else "") for n in range(1, criteria + 1)]
    lines += [f'  criterion lot=1 criterion=900 kind=price weight={100 - 2 * criteria} title="P"',
              "  round round=1 kind=tender needed=1 padded=4096",
              '  timetable round=1 event=deadline moment="2026-02-12 12:00"', "}", "2026-01-20 10:00 olga wait"]
    lines += registered(firms) + handed_in(firms, "Method.txt 600", price)
    lines += [f'{listed} 09:10 olga list round=1 reason="Clock checked." with=bill', *admitted(firms)]
    return lines + [f"{listed} 10:00 hana turn lot=1 envelope=quality", f"{listed} 11:00 olga open lot=1 envelope=quality"]

# ---- a book

def written(folder, name, lines):
    """A story, in as many files as it needs; the last one includes the others."""
    parts, part, size = [], [], 0
    for line in lines:
        if size + len(line) + 1 > STORY_BYTES and not line.startswith(("  ", "}")):
            parts.append(part)
            part, size = [], 0
        part.append(line)
        size += len(line) + 1
    for n, one in enumerate(parts):
        with open(f"{folder}/{name}-{n}.story", "w") as f:
            f.write("\n".join(one) + "\n")
    with open(f"{folder}/{name}.story", "w") as f:
        f.write("\n".join([f"include {name}-{n}.story" for n in range(len(parts))] + part) + "\n")
    return f"{folder}/{name}.story"

def played(folder, story, people):
    """folder/book; of its people only these can be signed in as, for a server takes fewer than there are."""
    subprocess.run(["ninja", "-C", f"{TOP}/build/release", "bench/played"], check=True, stdout=subprocess.DEVNULL)
    os.makedirs(folder, 0o700, exist_ok=True)
    subprocess.run([f"{TOP}/build/release/bench/played", story, folder], check=True)
    at = f"{folder}/book/demonstration/people"
    with open(at) as f:
        kept = [line for line in f if re.match(rf"tenderbox/|file=story-({people})[.]", line)]
    with open(at, "w") as f:
        f.writelines(kept)
    return f"{folder}/book"

# ---- who asks

def served(book):
    p = subprocess.Popen([TB, "serve", book, "--demonstration", "--listen", "127.0.0.1:0", "--json", "--clock-is-right"],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    while "http://127.0.0.1" not in (line := p.stdout.readline()):
        if not line:
            raise SystemExit("it does not start")
    return p, int(re.search(r"http://127\.0\.0\.1:(\d+)", line)[1])

def ticks(p):
    """Milliseconds of the processor that it took so far."""
    with open(f"/proc/{p.pid}/stat") as f:
        return sum(int(n) for n in f.read().rsplit(")", 1)[1].split()[11:13]) * 10

class Line:
    """A connection of a browser, kept open."""
    def __init__(self, port, cookie=""):
        self.http, self.cookie = http.client.HTTPConnection("127.0.0.1", port, timeout=120), cookie

    def get(self, method, path, fields=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.http.request(method, path, None if fields is None else urllib.parse.urlencode(fields), headers)
        answer = self.http.getresponse()
        body = answer.read()
        came = re.match(r"([^;]*)", answer.getheader("Set-Cookie") or "")[1]
        self.cookie = came or self.cookie
        return answer.status, body

    def ask(self, method, path, fields=None):
        status, body = self.get(method, path, fields)
        return status, body.decode(errors="replace")

def form_key(text):
    return re.search(r'name="form_key" value="([^"]*)"', text)[1]

def signed_in(port, who):
    line = Line(port)
    if who:
        line.ask("POST", "/demonstration", {"form_key": form_key(line.ask("GET", "/demonstration")[1]), "id": f"story-{who}"})
    return line

def measured(p, line, path, times=10):
    """Status, bytes, and milliseconds of the processor for each time that it is asked for after the first."""
    status, body = line.get("GET", path)
    began = ticks(p)
    for _ in range(times):
        line.get("GET", path)
    return status, len(body), (ticks(p) - began) / times

def looked_at(p, port, pages, times=10):
    """Rows of a table: who, which page, how large, how long."""
    cookies = {}
    for who, path in pages:
        cookies[who] = cookies.get(who) or signed_in(port, who).cookie
        status, size, cpu = measured(p, Line(port, cookies[who]), path, times)         # who waits long loses a line
        print(f"| `{path}` | {who or 'anybody'} | {size}{'' if status == 200 else f' (status {status})'} | {cpu:.0f} ms |",
              flush=True)
