"""Drives a served demonstration as many people do at once, and says what was acknowledged.

drive.py PORT BOOK load SECONDS            readers, listeners and people who act, until it is over
drive.py PORT BOOK killed TIMES UNTIL COMMAND...
    the same while the server is killed again and again, and then until the file UNTIL is there; COMMAND is the
    server, which is started here
Each act that was acknowledged must be in the book at the end, once, by what it says; each session must live
on; what was refused is an error. Prints what was done, and what is not so; then it ends with 1."""
import http.client, os, re, signal, sqlite3, subprocess, sys, threading, time, urllib.parse

PORT, BOOK, HOW = int(sys.argv[1]), sys.argv[2], sys.argv[3]
YEAR = time.strftime("%Y")
TENDER = f"/t/{YEAR}-103"
# Two who act for one bidder at one moment: the slower one is told so.
COLLEAGUE = ("This number stands for something else already", "own counter does not follow the last one")
over = threading.Event()
counts, wrong = {}, []
lock = threading.Lock()

def count(what):
    with lock:
        counts[what] = counts.get(what, 0) + 1

def plain(page):
    """What a page says, without its frame."""
    main = page.split("<main")[-1].split("</main")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())[:400]

class Gone(Exception):
    """Nobody answers: the server was killed, or is not there yet."""

class Browser:
    """One person's, with cookies and no more than one connection."""
    def __init__(self):
        self.cookies, self.line = {}, None

    def ask(self, method, path, fields=None):
        body = urllib.parse.urlencode(fields) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line = self.line or http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            self.line = None
            raise Gone
        if answer.getheader("Connection") == "close":
            self.line = None
        cookie = re.match(r"([^=]+)=([^;]*)", answer.getheader("Set-Cookie") or "")
        if cookie:
            self.cookies[cookie[1]] = cookie[2]
        return answer.status, answer.getheader("Location") or "", text

def form_key(text):
    return re.search(r'name="form_key" value="([^"]*)"', text)[1]

class Person(Browser):
    def __init__(self, who):
        super().__init__()
        self.who, self.tried, self.entered = who, 0, {}
        _, _, page = self.ask("GET", "/demonstration")
        status, _, _ = self.ask("POST", "/demonstration", {"form_key": form_key(page), "id": who})
        assert status == 303, status

    def act(self):
        """Names a member of the consortium: typed, looked at, signed. True: it was acknowledged."""
        self.tried += 1
        name = f"Firm {self.who[-3:]}-{self.tried}"
        status, _, page = self.ask("GET", f"{TENDER}/do/member")
        assert status == 200, (status, plain(page))
        number = re.search(r'name="member"[^>]*value="(\d+)"', page) or re.search(r'value="(\d+)"[^>]*name="member"', page)
        status, check, page = self.ask("POST", f"{TENDER}/do/member", {
            "form_key": form_key(page), "member": number[1], "part": "member", "name": name, "identifier": f"X {self.tried}"})
        if COLLEAGUE[0] in page:
            return False
        assert status == 303, (status, plain(page))
        status, _, page = self.ask("GET", check)
        if status == 404:
            return False                 # what was typed went with the server
        status, came, page = self.ask("POST", check, {"form_key": form_key(page)})
        if status == 404 or any(said in page for said in COLLEAGUE):
            return False
        assert status == 303, (status, plain(page))
        self.entered[came] = name
        return True

    def all_there(self, book):
        """In the book itself, which no server has open any more."""
        for came, name in self.entered.items():
            act = book.execute("SELECT body FROM act WHERE leaf = ?", (int(came.split("/")[-1]),)).fetchone()
            said = re.search(r"^name ([0-9a-f]{64})$", act[0], re.M) if act else None
            words = said and book.execute("SELECT bytes FROM words WHERE hash = ?", (bytes.fromhex(said[1]),)).fetchone()
            if not words or words[0] != name.encode():
                wrong.append(f"{self.who}: {came} ({name}) was acknowledged, and is not there")
            count("acknowledged acts found again")

    def is_signed_in(self):
        self.line = None                 # that one led to the server before
        if self.ask("GET", "/home")[0] != 200:
            wrong.append(f"{self.who} is not signed in any more")

def bidders():
    page = Browser().ask("GET", "/demonstration")[2]
    part = page.split(f"({YEAR}-103)</h2>")[1].split("<h2")[0]
    for person in part.split("<li>")[1:]:
        if "bidder" in re.search(r'<span class="govuk-body">(.*?)</span>', person, re.S)[1]:
            yield re.search(r'name="id" value="([^"]*)"', person)[1]

def until_over(step, patient):
    """patient: that nobody answers is to be expected."""
    while not over.is_set():
        try:
            step()
        except Gone:
            if not patient:
                wrong.append("a line was cut, or nobody answered")
                return
            time.sleep(0.02)
        except AssertionError as e:
            wrong.append(str(e)[:2000])
            return

PAGES = ["/", "/tenders.csv", "/contracts", "/feed.atom", "/deadlines.ics", TENDER, "/log", "/help",
         f"/api/1{TENDER}", "/log/checkpoint", "/api/1/tenders", "/api/1/extract/office", "/log/entry/0",
         "/t/2026-42/award", "/t/2026-42/contract", "/t/2026-42"]

def reader(n):
    b, at = Browser(), [n]
    def step():
        at[0] += 1
        path = PAGES[at[0] * 7 % len(PAGES)]
        status, _, page = b.ask("GET", path)
        assert status == 200, (path, status, plain(page))
        count("pages")
    return step

def listener(n):
    def step():
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        try:
            line.request("GET", ["/log/events", f"{TENDER}/events"][n % 2])
            answer = line.getresponse()
            assert answer.status == 200, answer.status
            answer.read(14)
            count("streams")
            over.wait(0.2)
        except (OSError, http.client.HTTPException):
            raise Gone
        finally:
            line.close()
    return step

def actor(person):
    def step():
        if person.act():
            count("acts")
    return step

def started(steps, patient):
    threads = [threading.Thread(target=until_over, args=(s, patient)) for s in steps]
    for t in threads:
        t.start()
    return threads

def serving():
    for _ in range(600):
        try:
            if Browser().ask("GET", "/healthz")[0] == 200:
                return
        except Gone:
            time.sleep(0.05)
    sys.exit("nobody serves")

def load(seconds):
    people = [Person(who) for who in bidders()]
    steps = [actor(p) for p in people] + [reader(n) for n in range(6)] + [listener(n) for n in range(4)]
    threads = started(steps, False)
    over.wait(seconds)
    return people, threads

def killed(times, until, command):
    def serve():
        p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        serving()
        return p
    server = serve()
    people = [Person(who) for who in bidders()]
    threads = started([actor(p) for p in people] + [reader(0), listener(0), listener(1)], True)
    for n in range(times):
        # Never before somebody was acknowledged anew: a kill that hits nothing tells nothing.
        before = counts.get("acts", 0)
        while counts.get("acts", 0) < before + 3 + n and not wrong:
            time.sleep(0.01)
        server.send_signal(signal.SIGKILL)
        server.wait()
        server = serve()
    while not os.path.exists(until) and not wrong:
        time.sleep(0.05)
    return people, threads, server

server = None
if HOW == "load":
    people, threads = load(float(sys.argv[4]))
else:
    people, threads, server = killed(int(sys.argv[4]), sys.argv[5], sys.argv[6:])
over.set()
for t in threads:
    t.join()
for p in people:
    p.is_signed_in()
if server:
    server.terminate()
    server.wait()
book = sqlite3.connect(f"file:{BOOK}/book.db?mode=ro", uri=True)
for p in people:
    p.all_there(book)
names = [name for p in people for name in p.entered.values()]
twice = book.execute("SELECT count(*) - count(DISTINCT bytes) FROM words WHERE bytes LIKE 'Firm %'").fetchone()[0]
if twice:
    wrong.append(f"{twice} acts were entered twice")
print(", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
print("\n".join(wrong))
sys.exit(1 if wrong or not names else 0)
