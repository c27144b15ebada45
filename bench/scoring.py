"""Marks of 500 bids on 40 criteria over HTTP: the tender is played, its first envelopes are opened, all 20,000 marks of one
evaluator are saved as drafts; then pages are asked for as evaluators ask, a hundred times a second, each at its moment
whether those before it are answered or not. Beside it the same rate of /healthz, which does nothing. Prints rows of the
table in README.md.

scoring.py [BIDS [CRITERIA [RATE [FOLDER]]]]          500 40 100, for 20 seconds; by hand, for the tender takes a while, and
stays in FOLDER"""
import http.client, os, queue, re, shutil, sys, tempfile, threading, time

from played import Line, form_key, marked, played, served, signed_in, ticks, written

BIDS, CRITERIA, RATE = [int(n) for n in sys.argv[1:4]] + [500, 40, 100][len(sys.argv) - 1:]
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
SECONDS, LINES, AT = 20, 64, "/t/2026-1/score/1"
REASON = ("Covers 93% of the area in 30 minutes with a model and past results, as annex C shows. Weekend cover starts only "
          "in month 4.")

# ---- who marks

def cells_of(line):
    """All marks there are, by their addresses: pages of the table show eight bidders and forty questions each."""
    cells = set()
    for bid in range(0, BIDS, 8):
        cells |= set(re.findall(rf"{AT}/\d+/\d+", line.ask("GET", f"{AT}?bidder={bid}")[1]))
    return sorted(cells)

def at_once(work, of):
    """Each of a list, by as many as there are lines."""
    waiting = queue.Queue()
    for one in of:
        waiting.put(one)
    def some():
        while True:
            try:
                one = waiting.get_nowait()
            except queue.Empty:
                return
            work(one)
    threads = [threading.Thread(target=some) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

class Evaluator:
    def __init__(self, port):
        self.port, self.lines, self.versions, self.wrong = port, queue.LifoQueue(), {}, []
        first = signed_in(port, "eva")
        self.cookie, self.cells = first.cookie, cells_of(first)
        self.key = form_key(first.ask("GET", self.cells[0])[1])
        for _ in range(LINES):
            self.lines.put(Line(port, self.cookie))

    def ask(self, method, path, fields=None):
        line = self.lines.get()
        try:
            status, text = line.ask(method, path, fields)
        except (OSError, http.client.HTTPException) as e:
            status, text, line = 0, str(e), Line(self.port, self.cookie)
        self.lines.put(line)
        if status != 200:
            self.wrong.append(f"{method} {path}: {status} {text[:200]}")
        return text

    def save(self, cell, mark="3"):
        """As the page's script saves what is typed."""
        said = self.ask("POST", "/api/1" + cell, {"form_key": self.key, "version": self.versions.get(cell, "0"), "mark": mark,
                                                  "reason": REASON, "file": "1", "page": "1"})
        self.versions[cell] = (re.search(r'"version": ?"?(\d+)', said) or [0, "0"])[1]

    def nth(self, n):
        """Of ten four look at a mark, five save one, and one looks at the table of all."""
        if n % 2:
            self.save(self.cells[n * 977 % len(self.cells)], str(n % 5))
        else:
            self.look(n)

    def look(self, n):
        self.ask("GET", f"{AT}?bidder={n * 7 % BIDS}" if n % 10 == 8 else self.cells[n * 977 % len(self.cells)])

# ---- measuring

def offered(work):
    """Seconds from the moment at which each was due until its last byte was there."""
    took, threads, begun = [], [], time.monotonic() + 0.2
    def one(n, due):
        work(n)
        took.append(time.monotonic() - due)
    for n in range(RATE * SECONDS):
        due = begun + n / RATE
        time.sleep(max(0, due - time.monotonic()))
        threads.append(threading.Thread(target=one, args=(n, due)))
        threads[-1].start()
    for t in threads:
        t.join()
    took.sort()
    return took[len(took) * 99 // 100] * 1000, took[len(took) // 2] * 1000, took[-1] * 1000

def ticks(p):
    with open(f"/proc/{p.pid}/stat") as f:
        return sum(int(n) for n in f.read().rsplit(")", 1)[1].split()[11:13]) * 10

def row(p, eva, what, work, nothing):
    began = ticks(p)
    late, half, slowest = offered(work)
    each = (ticks(p) - began) / (RATE * SECONDS)
    if eva.wrong:
        raise SystemExit(f"{len(eva.wrong)} were not answered as they should be: {eva.wrong[0]}")
    print(f"| `scoring.py`: {BIDS} bids of {CRITERIA} criteria, all marks drafts of one evaluator, {what}; {RATE} requests a second "
          f"over HTTP, 99 of 100 | {late:.1f} ms, {late / 50:.2f} x (half within {half:.1f} ms, the slowest {slowest:.0f} ms; "
          f"{each:.1f} ms CPU each) | 50 ms | {late / nothing[0]:.1f} x /healthz at the same rate, {nothing[0]:.1f} ms, half within "
          f"{nothing[1]:.1f} ms |", flush=True)

def main():
    work = FOLDER or tempfile.mkdtemp(prefix="scoring-")
    p = None
    try:
        os.makedirs(work, exist_ok=True)
        there = os.path.exists(f"{work}/kept/book")
        if not there:
            played(f"{work}/kept", written(work, "scored", marked(BIDS, CRITERIA)), "eva")
        p, port = served(f"{work}/kept/book")
        eva = Evaluator(port)
        if len(eva.cells) != BIDS * CRITERIA:
            raise SystemExit(f"{len(eva.cells)} marks, not {BIDS * CRITERIA}")
        if not there:
            at_once(eva.save, eva.cells)
        nothing = offered(lambda n: eva.ask("GET", "/healthz"))
        row(p, eva, "looked at", eva.look, nothing)
        row(p, eva, "looked at and saved in turn", eva.nth, nothing)
    finally:
        if p:
            p.terminate()
            p.wait()
        if not FOLDER:
            shutil.rmtree(work)

main()
